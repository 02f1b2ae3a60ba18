package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Who stands behind the verb speaks.
func TestInverted(t *testing.T) {
	mend(t, []mended{
		{"But we do not intend to shut the bridge - [S1 we] [C1 said] [Q1 Ilan Voss].", "Voss", "="},
		{"But [S1 we] do not intend to shut the bridge - [C1 said] [Q1 Ilan Voss].", "Voss", "Ilan Voss | said | But we do not intend to shut the bridge"},
		{"[S1 We] shut the bridge at noon - [C1 said] [Q1 the harbour master].", "", "the harbour master | said | We shut the bridge at noon"},
		{"It is no tax, as [S1 Osk] calls it, [C1 said] [Q1 the rival of the mayor Ilan Voss].", "Voss", "the rival of the mayor Ilan Voss | said | It is no tax, as Osk calls it"},
		{"[S1,2 The crew] [C1 fears] [Q1 that the roof falls] - [C2 said] [Q2 Ilan Voss].", "Voss", "Ilan Voss | said | The crew fears that the roof falls\nThe crew | fears | that the roof falls"},
		{"[Q1 “Shut it”] - [S1 he] [C1 announced] [Q1 Ilan Voss].", "Voss", "="},
		// these stay
		{"[S1 The mayor], who left at noon, [C1 said] [Q1 a prayer].", "", "="},
		{"[S1 Ilan Voss], the mayor, [C1 announced] [Q1 the closing of Velm Bridge].", "Velm", "="},
		{"[S1 The mayor], who left at noon, [C1 said] [Q1 Ilan Voss had lied].", "Voss", "="},
		{"[S1 The mayor] [C1 said] [Q1 Ilan Voss].", "Voss", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, n []text.Range) []hearsay.Quote {
		return Inverted(qs, 0, d, pos, tags, Known{Speakers: n}, n)
	})
}
