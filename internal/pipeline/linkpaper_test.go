package pipeline

import (
	"fmt"
	"slices"
	"testing"

	"hearsay/internal/collect"
)

// A paper that other papers name is the outlet whose own articles are in the ledger, without a table of outlets: it asserts a claim once.
func TestPaperIsOutlet(t *testing.T) {
	const own = "Ustrand cut the cable near Omberlane. We have seen the file."
	for _, x := range []struct {
		outlet, text string
		want         []string
	}{
		{"The Lark", "The Lark has blamed Ustrand for the cut cable.", []string{"The Lark"}},
		{"Lark", "The Lark has blamed Ustrand for the cut cable.", []string{"Lark"}},
		{"Quenby Lark", "The Quenby Lark has blamed Ustrand for the cut cable.", []string{"Quenby Lark"}},
		{"Harbour Gull", "The Lark has blamed Ustrand for the cut cable.", []string{"Harbour Gull", "a person (named in the source)"}},
		{"The Lark", "The Lark Brethren have blamed Ustrand for the cut cable.", []string{"The Lark", "a person (named in the source)"}},
	} {
		l := newLinked(t)
		var rs []collect.Record
		for i, y := range [][2]string{{x.outlet, own}, {"Harbour Post", x.text}} {
			r := told()[i]
			r.Article.Ref, r.Article.Outlet, r.Article.Title, r.Article.Text = fmt.Sprint("p", i), y[0], "Power cut in Quillara", y[1]
			rs = append(rs, r)
		}
		l.take(rs...)
		claims, _ := l.claims()
		var got []string
		for _, c := range claims {
			for _, v := range c.AssertedBy {
				got = append(got, v.Name)
			}
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, x.want) {
			t.Errorf("%s, %q: %q, want %q", x.outlet, x.text, got, x.want)
		}
	}
}
