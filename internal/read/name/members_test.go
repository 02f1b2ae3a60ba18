package name_test

import (
	"slices"
	"testing"

	"hearsay"
)

// A body that is called by those who make it up is named whole; a person's name in "s" is not joined to what is his.
func TestMembers(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text, want string // "" for no organisation
	}{
		{"The Workers' Party said that it would not vote.", "Workers' Party"},
		{"The Harbour Workers’ Union said that it would strike.", "Harbour Workers’ Union"},
		{"The Kestrian Millers' Guild promised to lower prices.", "Millers' Guild"},
		{"The Students’ Association of Velm said it would march.", "Students’ Association of Velm"},
		{"The Velm Women's Council warned that the bridge was not safe.", "Velm Women's Council"},
		{"Friends of Sanders' Party said so.", ""},
		{"The Tillers' Bridge was closed.", ""},
		{"Bernie Sanders' Committee said so.", ""},
		{"The farmer's Party hat was lost.", ""},
		{"The Boss' Club was closed.", ""},
	} {
		_, names := k.find(c.text)
		var got []string
		for _, n := range names {
			if n.Kind == hearsay.KindOrganisation {
				got = append(got, n.Name)
			}
		}
		if c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
