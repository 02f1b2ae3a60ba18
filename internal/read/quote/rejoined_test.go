package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What a sentence answers in passing.
func TestRejoined(t *testing.T) {
	mend(t, []mended{
		{"[S1 Velia] [C1 blamed] [Q1 Kestria], which has denied any role.", "Kestria", "Velia | blamed | Kestria\nwhich | has denied | any role"},
		{"[S1,2 Velia] [C1 blamed] [Q1 Kestria], which [C2 rejects] [Q2 the charge].", "Kestria", "Velia | blamed | Kestria\nwhich | rejects | the charge"},
		{"[S1,2 Velia] [C1 says] [Q1 Kestria], which [C2 denies] the charge, [Q2 cut the cable].", "Kestria", "Velia | says | Kestria, which denies the charge, cut the cable\nwhich | denies | the charge"},
		{"[S1,2 Velia] [C1 said] [Q1 that Kestria], which rejects any blame, [C2 had ordered] [Q2 the fire].", "Kestria", "Velia | said | that Kestria, which rejects any blame, had ordered the fire\nwhich | rejects | any blame"},
		{"[S1 Velia] [C1 accused] [Q1 Kestria of cutting the cable], [Q1 a charge] Osk has always denied.", "Velia Osk", "Osk | has always denied | Velia accused Kestria of cutting the cable\nVelia | accused | Kestria of cutting the cable"},
		{"Kestria is accused of cutting the cable, [Q1 which] [S1 it] [C1 denies].", "", "it | denies | Kestria is accused of cutting the cable"},
		{"Officials see the hand of Osk in it, something [S1 the mayor] [C1 has dismissed] [Q1 as tea-room talk].", "", "the mayor | has dismissed | Officials see the hand of Osk in it"},
		// no answers
		{"The plan for the bridge, which the council rejected, was modest.", "", "="},
		{"Velia blamed Kestria, which has not denied any role.", "Kestria", "="},
		{"Velia blamed the flood, which denied any role in it.", "Velia", "="},
		{"Velia blamed Kestria, which denied the town a bridge.", "Kestria", "="},
		{"Velia offered a loan, a gift Kestria rejected.", "Kestria", "="},
		{"Velia accuses Kestria of theft, a charge nobody denies.", "Kestria", "="},
		{"Velia accuses Kestria of theft, a charge Kestria does not deny.", "Kestria", "="},
		{"Velia accuses Kestria of theft, a charge Kestria can deny.", "Kestria", "="},
		{`"Velia accuses us of theft, a charge Kestria denies," he said.`, "Kestria", "="},
		{"Velia accused Kestria, a charge [S1 Osk] [C1 denied and laid at the door of] [Q1 Velia].", "Osk", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, n []text.Range) []hearsay.Quote {
		return Rejoined(qs, 0, d, pos, tags, n)
	})
}
