package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

func TestPrefaced(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct{ found, want, name string }{
		{found: "[S1 Latest news from Velm]: the council [C1 calls for] [Q1 a second ferry].", want: "Latest news from Velm: [S1 the council] [C1 calls for] [Q1 a second ferry]."},
		{found: "[S1 The fire in Velm]: [Q1 the mill burned for days], [C1 says] the council.", want: "The fire in Velm: [Q1 the mill burned for days], [C1 says] [S1 the council]."},
		{found: "[S1 Minister Osk]: the council does not [C1 promise] [Q1 a second ferry].", want: "[S1 Minister Osk][C1 :] [Q1 the council does not promise a second ferry].", name: "Minister Osk"},
		{found: "[S1 Brandt]: the council [C1 promises] [Q1 a second ferry].", want: "Brandt: the council [C1 promises] [Q1 a second ferry]."},
		{found: "[S1 Deputies]: [C1 called for] [Q1 a second ferry].", want: "[S1 Deputies]: [C1 called for] [Q1 a second ferry]."},
		{found: "[S1 Minister Osk]: I have [C1 promised] [Q1 a second ferry].", want: "[S1 Minister Osk]: I have [C1 promised] [Q1 a second ferry].", name: "Minister Osk"},
		{found: "[S1 The council] [C1 says]: [Q1 there will be a second ferry].", want: "[S1 The council] [C1 says]: [Q1 there will be a second ferry]."},
	} {
		src, got := gold(t, c.found)
		wanted, want := gold(t, c.want)
		var d text.Doc
		d.Parse(src)
		Prefaced(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, known(&d, c.name), known(&d, c.name))
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
