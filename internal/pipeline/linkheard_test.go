package pipeline

import (
	"cmp"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/view"
)

// charges is one article of n quotes, nested at random, of whom two states accuse each other, say something, or do not comment.
func charges(r *rand.Rand, n int) (*made, []*link.Report) {
	text := strings.Repeat("Ustrand said it was false. Quillara did not comment. ", 4)
	rev := &hearsay.Revision{Title: text, Text: text}
	parties := []link.Party{{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}, {Key: "state:QLR", Name: "Quillara", Kind: hearsay.KindState, Country: "QLR"}, {}, {Key: "outlet:x", Name: "X", Kind: hearsay.KindOutlet}}
	acts := []hearsay.Act{hearsay.Accuse, hearsay.Assert, hearsay.Assert, hearsay.Deny, hearsay.NoComment}
	m := &made{from: []int{0, n}}
	for range n {
		begin := r.IntN(len(text) - 60)
		q := &hearsay.Quote{Field: []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText}[r.IntN(2)], Claim: hearsay.Claim{Act: acts[r.IntN(len(acts))]}, Kind: []hearsay.QuoteKind{hearsay.Direct, hearsay.Indirect}[r.IntN(2)]}
		if r.IntN(8) > 0 {
			q.Content = []hearsay.Span{{Start: begin, End: begin + r.IntN(60)}}
		}
		x := claim.Quote{Q: q, Revision: rev, Reading: &hearsay.Reading{}, Speaker: parties[r.IntN(len(parties))]}
		if r.IntN(2) == 0 {
			x.Accused = []link.Party{parties[r.IntN(2)]}
		}
		m.quotes, m.report = append(m.quotes, x), append(m.report, 0)
	}
	return m, []*link.Report{{Revision: rev, Reading: &hearsay.Reading{}}}
}

// Who is heard is found as by going through all quotes of the article for each charge.
func TestHeardAsSlowly(t *testing.T) {
	in := inWorld(t)
	found := map[view.Heard]int{}
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 11))
		var m *made
		m, in.reports = charges(r, 1+r.IntN(12))
		for n := range m.quotes {
			for _, p := range m.quotes[n].Accused {
				got, at := in.heard(m, n, p, p.Country, "")
				want, first := slowHeard(in, m, n, p, p.Country, "")
				if found[got]++; got != want || (at == nil) != (first == nil) || at != nil && *at != *first {
					t.Fatalf("seed %d, quote %d: %v %+v, want %v %+v", seed, n, got, at, want, first)
				}
			}
		}
	}
	if len(found) < 3 {
		t.Errorf("only %v", found)
	}
}

// An article of many charges against two sides is looked through twice.
func TestHeardLooksOnce(t *testing.T) {
	in := inWorld(t)
	var m *made
	m, in.reports = charges(rand.New(rand.NewPCG(1, 1)), 300)
	lists := map[*answers]bool{}
	for n := range m.quotes {
		for _, p := range m.quotes[n].Accused {
			in.heard(m, n, p, p.Country, "")
			lists[in.answersOf(m, 0, side{p, p.Country})] = true
		}
	}
	if len(lists) != 2 || len(m.audienceOf(0).sides) != 2 {
		t.Errorf("%d lists, %d sides", len(lists), len(m.audienceOf(0).sides))
	}
}

func slowHeard(in *linking, m *made, n int, accused link.Party, speaksFor, tiedTo string) (view.Heard, *view.Answer) {
	i := m.report[n]
	mine := &m.quotes[n]
	whole := hull(mine.Q)
	out := view.HeardNo
	state := cmp.Or(tiedTo, speaksFor)
	var first *view.Answer
	for k := m.from[i]; k < m.from[i+1]; k++ {
		q := &m.quotes[k]
		if k == n || q.Q.Speaker.Via == hearsay.ViaOutlet && q.Speaker.Kind == hearsay.KindOutlet || !spoken(q) || !in.answering(m, k, accused, state) || slowWithin(in, m, k, accused, state) {
			continue
		}
		if h := hull(q.Q); q.Q.Field == mine.Q.Field && whole.Contains(h) && whole != h {
			continue
		}
		if q.Q.Act == hearsay.NoComment || putsOff(q) {
			if out == view.HeardNo {
				out = view.HeardAsked
			}
			continue
		}
		out = view.HeardYes
		if x := answerAt(in.reports[i], q); first == nil || x.Field == hearsay.FieldTitle && first.Field != x.Field || x.Field == first.Field && x.Span.Start < first.Span.Start {
			first = x
		}
	}
	if out == view.HeardNo {
		if _, ok := in.askedOf(in.reports[i].Revision.Text, accused, state); ok {
			out = view.HeardAsked
		}
	}
	return out, first
}

// Whose words stand within another party's is found as by going through all.
func TestWithinAsSlowly(t *testing.T) {
	in := inWorld(t)
	yes := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 12))
		m, _ := charges(r, 1+r.IntN(12))
		p := link.Party{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}
		for k := range m.quotes {
			got := m.audienceOf(0).within(&m.quotes[k], k, func(n int) bool { return !in.ofSide(&m.quotes[n], p, "UTD") })
			if want := slowWithin(in, m, k, p, "UTD"); got != want {
				t.Fatalf("seed %d, quote %d: %v, want %v", seed, k, got, want)
			} else if got {
				yes++
			}
		}
	}
	if yes < 100 {
		t.Errorf("only %d stand within another", yes)
	}
}

func slowWithin(in *linking, m *made, k int, accused link.Party, state string) bool {
	q := &m.quotes[k]
	whole := hull(q.Q)
	for n := range m.quotes {
		x := &m.quotes[n]
		if n == k || x.Q.Field != q.Q.Field || x.Speaker.Key == "" || x.Speaker.Kind == hearsay.KindOutlet || in.ofSide(x, accused, state) {
			continue
		}
		for _, c := range x.Q.Content {
			if c.Contains(whole) {
				return true
			}
		}
	}
	return false
}
