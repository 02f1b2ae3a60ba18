package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What tells which source is meant is the source's, and "according to" has one.
func TestAccording(t *testing.T) {
	mend(t, []mended{
		{"[Q1 A loaf costs twopence more], [C1 according to] [S1 the figures] [Q1 that the council opened this morning].", "", "the figures that the council opened this morning | according to | A loaf costs twopence more"},
		{"The mill will close in June, [C1 according to] [S1 papers] [Q1 that were leaked on Friday].", "", "papers that were leaked on Friday | according to | The mill will close in June"},
		{"The mill will close in June, [C1 according to] [S1 the mayor], [Q1 whose brother owns it].", "", "the mayor, whose brother owns it | according to | The mill will close in June"},
		{"[Q1 The bridge has], [C1 according to] [S1 the army, been taken].", "", "the army | according to | The bridge has … been taken"},
		{"[C1 According to] [S1 Voss], the boats, [Q1 which sail for Velm, left at noon].", "", "Voss | According to | the boats, which sail for Velm, left at noon"},
		{"According to figures that the council opened, bread costs twopence more.", "", "figures that the council opened | According to | bread costs twopence more"},
		{"According to the mayor, who owns the mill, bread costs twopence more.", "", "the mayor, who owns the mill | According to | bread costs twopence more"},
		{"Bread costs twopence more again, according to figures the council opened on Monday.", "", "figures the council opened on Monday | according to | Bread costs twopence more again"},
		{"[Q1 “The bridge is safe,”] [C1 said] the general, according to [S1 the Gull].", "", "the general | said | “The bridge is safe,”"},
		{"According to the mayor, [S1 Velia] [C1 attacked] [Q1 the bridge].", "", "Velia | attacked | the bridge\nthe mayor | According to | Velia attacked the bridge"},
		// these stay
		{"According to the law, bread costs twopence more.", "", ""},
		{"According to the mayor, bread and butter.", "", ""},
		{"According to new figures, the mill was shut, the mayor has said.", "", ""},
		{"According to our plan, the mill was shut - said the mayor.", "", ""},
		{"According to the mayor, [S1 Voss] [C1 said] [Q1 the mill was shut].", "", "="},
		{"[Q1 The mill was shut], [C1 according to] [S1 the mayor], [Q1 and the bridge was blown up].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return According(qs, 0, d, pos, tags)
	})
}
