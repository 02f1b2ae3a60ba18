package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Quotations that the field passed over, whose speaker is told beside them or spoke just before.
func TestSpoken(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct{ found, want string }{
		{"\"We shall build on until May,\" Mara Pell summed up.", "[Q1 \"We shall build on until May,\"] [S1 Mara Pell] [C1 summed up]."},
		{"\"We shall build on until May,\" Mara Pell, head of the office, summed up.", "[Q1 \"We shall build on until May,\"] [S1 Mara Pell, head of the office], [C1 summed up]."},
		{"\"We shall build on until May,\" reads the message.", "[Q1 \"We shall build on until May,\"] [C1 reads] [S1 the message]."},
		{"\"We shall build on until May\" - concludes the mayor.", "[Q1 \"We shall build on until May\"] - [C1 concludes] [S1 the mayor]."},
		{"The mayor adds, \"We shall build on until May.\"", "[S1 The mayor] [C1 adds], [Q1 \"We shall build on until May.\"]"},
		// behind who spoke
		{"[Q1 \"It is late,\"] [S1 the mayor] [C1 said] on Monday.\n\n\"We shall build on until May.\"\n\nThen it rained.", "[Q1 \"It is late,\"] [S1 the mayor] [C1 said] on Monday.\n\n[Q2 \"We shall build on until May.\"]\n\nThen it rained."},
		{"[S1 The mayor] [C1 said] [Q1 it was late].\n\n\"We shall build on until May.\"", "[S1 The mayor] [C1 said] [Q1 it was late].\n\n[Q2 \"We shall build on until May.\"]"},
		{"[S1 The mayor] [C1 said] [Q1 it was late]. \"We shall build on until May.\" Then it rained.", "[S1 The mayor] [C1 said] [Q1 it was late]. [Q2 \"We shall build on until May.\"] Then it rained."},
		// nobody's: a heading, a title, nobody before, somebody else's words
		{"[S1 The mayor] [C1 said] [Q1 it was late].\n\n\"We shall build on until May\"\n\nThen it rained.", "[S1 The mayor] [C1 said] [Q1 it was late].\n\n\"We shall build on until May\"\n\nThen it rained."},
		{"The law \"On how we shall build on\" was read.", "The law \"On how we shall build on\" was read."},
		{"It rained all day.\n\n\"We shall build on until May.\"", "It rained all day.\n\n\"We shall build on until May.\""},
		{"[S1 The mayor] [C1 said] [Q1 it was late]. It rained for nine days, and the river rose.\n\n\"We shall build on until May.\"", "[S1 The mayor] [C1 said] [Q1 it was late]. It rained for nine days, and the river rose.\n\n\"We shall build on until May.\""},
		{"\"We shall build on until May,\" the march continued to the river.", "\"We shall build on until May,\" the march continued to the river."},
	} {
		src, got := gold(t, x.found)
		wanted, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		for i := range got {
			got[i].Kind = hearsay.Direct
		}
		got = Spoken(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
