package event

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
	"hearsay/sample"
)

// timed is a text with its tags and times.
func (k *kit) timed(t *testing.T, s string) (*text.Doc, []tag.Tag, []when.Expr) {
	t.Helper()
	d := new(text.Doc)
	d.Parse(s)
	pos := k.tags.Tag(nil, &tag.Work{}, d)
	times, err := when.New(k.tags)
	if err != nil {
		t.Fatal(err)
	}
	base := when.Published(hearsay.Time{UTC: time.Date(2025, 3, 6, 9, 0, 0, 0, time.UTC)})
	return d, pos, times.Find(nil, &when.Work{}, d, pos, base, when.Line{Date: when.None})
}

// openly is the plain definition of a clause: no verb and no edge stands in tokens [i, j).
func openly(cl *clause, i, j int) bool {
	for k := i; k < j; k++ {
		if cl.verb(k) || cl.edge(k) {
			return false
		}
	}
	return true
}

// What is around a word is what the plain definition leaves open, and a time in no such place is not its own.
func TestAround(t *testing.T) {
	k := newKit(t)
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, x := range all {
		d, pos, times := k.timed(t, x.Text)
		for _, s := range d.Sents {
			cl := clause{k.c, d, pos, s, whole}
			for i := s.Start; i < s.End; i++ {
				at := text.Range{Start: i, End: i + 1}
				a := cl.around(at, s)
				if !openly(&cl, a.Start, i) || !openly(&cl, i+1, a.End) || a.Start > s.Start && openly(&cl, a.Start-1, i) || a.End < s.End && openly(&cl, i+1, a.End+1) {
					t.Fatalf("%s: %q has %q around it", x.Ref, d.Text(i), d.Span(a).In(d.Src))
				}
				var best *when.Expr // nearest of all times of the text
				for m := range times {
					if f := &times[m]; f.Start >= s.Start && f.End <= s.End && cl.joins(f.Range, at, a) && (best == nil || apart(f.Range, at) < apart(best.Range, at)) {
						best = f
					}
				}
				if got := cl.time(times, at, s); got != best {
					t.Fatalf("%s: %q has the time %v, want %v", x.Ref, d.Text(i), got, best)
				}
				if best != nil {
					n++
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d words with a time", n)
	}
}

// A list without verbs gives a number no time from far away, so that numbers do not go through all of it each.
func TestTellReach(t *testing.T) {
	k := newKit(t)
	for n, want := range map[int]bool{10: true, 100: true, 1000: false} {
		d, pos, times := k.timed(t, "40 ferries"+strings.Repeat(" and a lamp", n/3)+" on Monday")
		if len(times) != 1 || len(d.Sents) != 1 {
			t.Fatalf("%d times, %d sentences", len(times), len(d.Sents))
		}
		x := k.c.Tell(d, pos, d.Sents[0], &Facts{Times: times}, &number.Quantity{Range: text.Range{Start: 0, End: 1}, Value: 40, Unit: "ferry"})
		if got := x.Period != nil; got != want {
			t.Errorf("%d words between: time %v, want %v", n, got, want)
		}
	}
}
