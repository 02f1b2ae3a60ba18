package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What the field found, and what is made of it.
func TestAstray(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct{ found, want string }{
		{"[Q1 \"The bridge is shut,\"] [C1 concludes] the lead author, Mara Pell. [S1 The board] disagrees.", "[Q1 \"The bridge is shut,\"] [C1 concludes] [S1 the lead author, Mara Pell]. The board disagrees."},
		{"[Q1 \"The bridge is shut,\"] [C1 said] the mayor on Monday. [S1 The board] disagrees.", "[Q1 \"The bridge is shut,\"] [C1 said] [S1 the mayor on Monday]. The board disagrees."},
		{"A man [C1 told] them [Q1 that \"nobody\" had the key]. [S1 A spokesman] denied it.", "A man [C1 told] them [Q1 that \"nobody\" had the key]. A spokesman denied it."},
		{"[Q1 \"I am tired of it,\"] [S1 the mayor] [C1 wrote]. The mayor was fined for [Q1 \"helping the war.\"]", "[Q1 \"I am tired of it,\"] [S1 the mayor] [C1 wrote]. The mayor was fined for \"helping the war.\""},
		{"The firm was fined for [Q1 \"aiding them\"]. [Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote].", "The firm was fined for \"aiding them\". [Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote]."},
		// where it belongs
		{"[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote]. [Q1 \"Nobody helps.\"]", "[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote]. [Q1 \"Nobody helps.\"]"},
		{"[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote]. If nobody helps, [Q1 \"then all of us are in trouble.\"]", "[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote]. If nobody helps, [Q1 \"then all of us are in trouble.\"]"},
		{"[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote], calling it [Q1 \"a shame.\"]", "[Q1 \"I am tired,\"] [S1 the mayor] [C1 wrote], calling it [Q1 \"a shame.\"]"},
		{"[Q1 \"The bridge is shut,\"] [C1 said] [S1 the mayor].", "[Q1 \"The bridge is shut,\"] [C1 said] [S1 the mayor]."},
		{"[S1 The mayor] came. [Q1 \"The bridge is shut,\"] [C1 adding].", "[S1 The mayor] came. [Q1 \"The bridge is shut,\"] [C1 adding]."},
	} {
		src, got := gold(t, x.found)
		wanted, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got = Astray(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		for i := range got {
			got[i].Score, got[i].Kind = 0, ""
		}
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
