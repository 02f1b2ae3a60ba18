package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What the field found, and what is made of it.
func TestReferred(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct{ found, want string }{
		{"The bridge of Velm will stay shut. This was stated by the harbour master in Velm.", "[Q1 The bridge of Velm will stay shut]. This [C1 was stated] by [S1 the harbour master in Velm]."},
		{"The bridge of Velm will stay shut. [Q1 This] [C1 was announced] by Adviser [Q1 to the Mayor of Velm Mara Pell after talks].", "[Q1 The bridge of Velm will stay shut]. This [C1 was announced] by [S1 Adviser to the Mayor of Velm Mara Pell] after talks."},
		{"[S1 Osk] [C1 said] [Q1 the bridge of Velm will stay shut]. [Q2 This] [C2 was also stressed] by the mayor.", "[S1 Osk] [C1 said] [Q1 the bridge of Velm will stay shut]. [Q2 This] [C2 was also stressed] by [S2 the mayor]."},
		{"Will the bridge of Velm stay shut? This was announced by the mayor.", "Will the bridge of Velm stay shut? [Q1 This] [C1 was announced] by [S1 the mayor]."},
		// nobody, and others' words
		{"The bridge of Velm will stay shut. This was built by the harbour master.", "The bridge of Velm will stay shut. This was built by the harbour master."},
		{"The bridge of Velm will stay shut. This was confirmed by the tests.", "The bridge of Velm will stay shut. This was confirmed by the tests."},
		{"The bridge of Velm will stay shut. [Q1 This] [C1 was stated] in Velm.", "The bridge of Velm will stay shut. [Q1 This] [C1 was stated] in Velm."},
		{"The bridge of Velm is shut. [Q1 This was stated by the mayor], [S1 Osk] [C1 said].", "The bridge of Velm is shut. [Q1 This was stated by the mayor], [S1 Osk] [C1 said]."},
	} {
		src, got := gold(t, x.found)
		wanted, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got = Referred(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		for i := range got {
			got[i].Score, got[i].Kind = 0, ""
		}
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
