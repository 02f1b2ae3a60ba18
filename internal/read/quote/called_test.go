package quote

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

// "What" alone is no content where the words behind it say what.
func TestCalled(t *testing.T) {
	for _, c := range []struct{ src, cue, inner, want string }{
		{`The ministry denied what it called "a fairy tale".`, "called", `"a fairy tale"`, `what it called "a fairy tale"`},
		{`The ministry denied what the city's mayor called "a fairy tale".`, "called", `"a fairy tale"`, "what"},
		{`The ministry denied what it heard. The mayor called it "a fairy tale".`, "called", `"a fairy tale"`, "what"},
	} {
		span := func(s string) []hearsay.Span {
			at := strings.Index(c.src, s)
			return []hearsay.Span{{Start: at, End: at + len(s)}}
		}
		var d text.Doc
		d.Parse(c.src)
		qs := []hearsay.Quote{{Source: span("The ministry"), Cue: span("denied"), Content: span("what")}, {Source: span("The ministry"), Cue: span(c.cue), Content: span(c.inner)}}
		Called(qs, &d)
		if got := qs[0].Content[0].In(c.src); got != c.want {
			t.Errorf("%s: %q, want %q", c.src, got, c.want)
		}
		if got := qs[1].Content[0].In(c.src); got != c.inner {
			t.Errorf("%s: the inner quote is %q", c.src, got)
		}
	}
}
