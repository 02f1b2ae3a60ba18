package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

// An adverb of time ends no source, unless the source is nothing else.
func TestTrim(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Voss tonight", "Voss"},
		{"the minister again later", "the minister"},
		{"tonight", "tonight"},
		{"today's speaker", "today's speaker"},
		{"Ilan Voss", "Ilan Voss"},
		{"", ""},
	} {
		var d text.Doc
		d.Parse(c.src)
		qs := []hearsay.Quote{{Source: []hearsay.Span{{Start: 0, End: len(c.src)}}}, {}}
		if c.src == "" {
			qs = qs[1:]
		}
		Trim(qs, &d)
		got := ""
		if len(qs[0].Source) > 0 {
			got = qs[0].Source[0].In(c.src)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.src, got, c.want)
		}
	}
}
