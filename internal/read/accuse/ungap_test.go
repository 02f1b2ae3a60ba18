package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// TestUngap: words between a cue and a clause behind "that" which say that it is not shown, or untrue, belong to what the quote says of it.
func TestUngap(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, cue, want string }{
		{"It found no proof that Tarnovia had burned the mill.", "found", "denied:TRN"},
		{"It found clear proof that Tarnovia had burned the mill.", "found", "TRN"},
		{"It found no mistake in the proof that Tarnovia had burned the mill.", "found", "TRN"},
		{"It called it absurd to suggest that Tarnovia burned the mill.", "called", "asked:TRN"},
		{"It rated as false the claim that Tarnovia burned the mill.", "the claim", "denied:TRN"},
		{"The story was false. It added that Tarnovia burned the mill.", "added", "TRN"},
	} {
		d, pos, names := k.parse(c.text)
		span := func(w string) []hearsay.Span {
			i := strings.Index(c.text, w)
			return []hearsay.Span{{Start: i, End: i + len(w)}}
		}
		that := strings.Index(c.text, "that Tarnovia")
		q := hearsay.Quote{Source: span("It"), Cue: span(c.cue), Content: []hearsay.Span{{Start: that, End: len(c.text) - 1}}}
		var w Work
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused, Denied: q.Denied, Asked: q.Asked, Supposed: q.Supposed}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
