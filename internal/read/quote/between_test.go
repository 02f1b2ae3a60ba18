package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// A relative clause between commas ends at the second, and who speaks in it says nothing behind it.
func TestBetween(t *testing.T) {
	mend(t, []mended{
		{"The Selkie, [Q1 which] [S1 Velia] [C1 says] [Q1 maps cables], has entered [Q1 its waters twice this year].", "", "Velia | says | which … maps cables"},
		{"The Selkie, [Q1 which] [S1 Velia] [C1 says] [Q1 maps cables, has entered its waters twice this year].", "", "Velia | says | which … maps cables"},
		{"The crew, [Q1 which] [S1,2 Velia] [C1 says] [Q1 is a front], came by boat and later [C2 said] [Q2 that it had left].", "", "The crew | said | that it had left\nVelia | says | which … is a front"},
		{"[S1 The mayor] [C1 said] [Q1 he suspects the Selkie], [Q2 which] [S2 Velia] [C2 says] [Q2 belongs to Osk, of cutting a cable].", "", "The mayor | said | he suspects the Selkie, which Velia says belongs to Osk, of cutting a cable\nVelia | says | which … belongs to Osk"},
		// these stay
		{"The Selkie, [Q1 which] [S1 Velia] [C1 says] [Q1 maps cables, wires and pipes].", "", "="},
		{"[S1 Velia] [C1 says] [Q1 the Selkie maps cables, has entered its waters and left].", "", "="},
		{"[S1 Kestrian forces, a Velian spokesman] [C1 said], [Q1 opened fire first].", "", "a Velian spokesman | said | Kestrian forces … opened fire first"},
		{"[S1 Ilan Voss, a Velian spokesman,] [C1 said] [Q1 rebels opened fire first].", "", "="},
		{"Speaking after talks with [S1 Mayor Ilan Voss, Minister Mara Pell] [C1 said] [Q1 the port was open].", "", "Minister Mara Pell | said | the port was open"},
		{"After meeting [S1 Mayor Ilan Voss, Minister Mara Pell] [C1 said] [Q1 the port was open].", "", "Minister Mara Pell | said | the port was open"},
		{"After talks [S1 Mayor Ilan Voss, the owner of the port,] [C1 said] [Q1 the port was open].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Between(qs, 0, d, pos, tags)
	})
}

// What is claimed is no claimant, and the deed is no part of the verb.
func TestSwappedClaims(t *testing.T) {
	mend(t, []mended{
		{"[Q1 The Reed Watch] [C1 claimed] [S1 responsibility], but gave no proof.", "", "The Reed Watch | claimed | responsibility"},
		{"[S1 Hackers] [C1 claim attack on] [Q1 the port].", "", "Hackers | claim | attack on the port"},
		{"[S1 Hackers] [C1 claimed responsibility for] [Q1 the attack].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		Swapped(qs, 0, d, pos, tags)
		return qs
	})
}

// Who stands before ", whom Osk accuses," speaks, if he is the subject.
func TestSubjectsBeforeWhom(t *testing.T) {
	mend(t, []mended{
		{"The Reed Watch, [Q1 whom] [S1 Osk accuses of the fire,] [C1 said] [Q1 they had nothing to do with it].", "", "The Reed Watch | said | they had nothing to do with it"},
		{"Velia, [S1 whose mayor was in Osk,] [C1 said] [Q1 it was deeply concerned].", "", "Velia | said | it was deeply concerned"},
		{"The mayor spoke of the law, which [S1 he called new,] [C1 said] [Q1 that it was bad] and left.", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Subjects(qs, 0, d, pos, tags)
	})
}
