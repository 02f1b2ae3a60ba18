package eval

import (
	"math"
	"slices"
	"strconv"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/stat"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

// apart is how long nothing may be told of a deed for its next telling to be another one: as package incident has it.
const apart = 21 * 24 * time.Hour

// tickerBlame compares blame shares of a linked ticker with the true ones. A true incident is one deed at one place, told
// without a pause of three weeks, whoever is accused of it; an outlet reports it with every item that accuses somebody of
// it or tells a denial of it. (Who condemns or wants it explained tells of it, too, but not of whose it was: a ledger's incident
// is made of charges.) Shares are package blame's of these.
//
//	measures.blame.ticker.shown   outlets with ten true incidents or more whose shares are shown
//	measures.blame.ticker.within  of all outlets shown, cells outlet × accused (the accused states, and nobody named) whose
//	                              true share lies in the stated interval
//	measures.blame.ticker.error   mean difference of stated and true share over these cells, in points of per cent
//	measures.blame.ticker.wrong   reports that accuse somebody whom their item does not accuse, of all reports that accuse
//	measures.blame.ticker.read    items that accuse somebody of which blame has the accusation
//	measures.blame.ticker.one     pairs of items in one incident of the ledger that are of one true incident
//	measures.blame.ticker.whole   pairs of items of one true incident, both in some incident, that are in one together
func (m *measured) tickerBlame(l *embedded.Ledger, articles []hearsay.Article, truth *sample.TickerTruth) error {
	deed := trueDeeds(articles, truth)
	var want []blame.Report
	item := map[string]int{} // by ref
	for i := range truth.Items {
		it := &truth.Items[i]
		item[articles[i].Ref] = i
		if r := (blame.Report{Group: articles[i].Outlet, Incident: strconv.Itoa(deed[i]), ID: articles[i].Ref}); it.Accused != "" {
			r.Accused = []string{it.Accused}
			want = append(want, r)
		} else if it.Denied != "" {
			want = append(want, r)
		}
	}
	b, err := pipeline.ReadBlamed(m.ctx, l, pipeline.BlameQuery{By: "outlet", Per: "incident"})
	if err != nil {
		return err
	}
	got := slices.Clone(b.Reports)
	ref := map[string]string{}
	in := map[string][]int{} // items by incident
	if err := pipeline.EachView(m.ctx, l, store.KindIncident, func(v *store.View, body *view.Incident) {
		for i := range body.Quotes {
			q := &body.Quotes[i]
			ref[string(q.Article)] = q.Ref
			in[v.ID] = addSlot(in[v.ID], item[q.Ref])
		}
	}); err != nil {
		return err
	}
	accusing, wrong, read := 0, 0, map[int]bool{}
	for i := range got {
		r := &got[i]
		at := item[ref[r.ID]]
		r.Accused = slices.Clone(r.Accused)
		for k := range r.Accused {
			r.Accused[k] = b.Names[r.Accused[k]]
		}
		if len(r.Accused) > 0 {
			accusing++
			read[at] = true
			if len(r.Accused) > 1 || r.Accused[0] != truth.Items[at].Accused {
				wrong++
				m.miss("blame: ticker: %s accuses %q, read as %v", ref[r.ID], truth.Items[at].Accused, r.Accused)
			}
		}
	}
	m.blameCells(blame.Shares(want), blame.Shares(got))
	m.share("measures.blame.ticker.wrong", wrong, accusing)
	all := 0
	for i := range truth.Items {
		if truth.Items[i].Accused != "" {
			all++
			if !read[i] {
				m.miss("blame: ticker: %s accuses %q, and is in no incident as that", articles[i].Ref, truth.Items[i].Accused)
			}
		}
	}
	m.share("measures.blame.ticker.read", len(read), all)
	m.together(in, deed)
	return nil
}

// trueDeeds numbers the true incidents of a ticker's items.
func trueDeeds(articles []hearsay.Article, truth *sample.TickerTruth) []int {
	out := make([]int, len(truth.Items))
	type last struct {
		n  int
		at time.Time
	}
	of := map[string]last{}
	n := 0
	for i := range truth.Items { // in order of time
		d, at := truth.Claims[truth.Items[i].Claim].Deed, articles[i].Published.UTC
		x, ok := of[d]
		if !ok || at.Sub(x.at) > apart {
			n++
			x.n = n
		}
		x.at = at
		of[d], out[i] = x, x.n
	}
	return out
}

// blameCells compares the shares of outlets.
func (m *measured) blameCells(want, got []blame.Group) {
	accused := map[string]bool{"": true}
	for _, g := range want {
		for _, s := range g.Shares {
			accused[s.Accused] = true
		}
	}
	shown, of, within, cells, off := 0, 0, 0, 0, 0.0
	for _, w := range want {
		k := slices.IndexFunc(got, func(g blame.Group) bool { return g.Name == w.Name })
		if w.Shown {
			of++
		}
		if k < 0 || !got[k].Shown {
			continue
		}
		if w.Shown {
			shown++
		}
		for p := range accused {
			t, s := shareOf(&w, p), shareOf(&got[k], p)
			cells++
			off += math.Abs(t.Value - s.Value)
			if t.Value >= s.Lo-1e-9 && t.Value <= s.Hi+1e-9 {
				within++
			} else {
				m.miss("blame: ticker: %s, %q: %.0f %% (%.0f–%.0f of %d), truly %.0f %% of %d", w.Name, p, 100*s.Value, 100*s.Lo, 100*s.Hi, got[k].N, 100*t.Value, w.N)
			}
		}
	}
	m.share("measures.blame.ticker.shown", shown, of)
	m.share("measures.blame.ticker.within", within, cells)
	v := 100 * off / float64(max(cells, 1))
	m.rep.add("measures.blame.ticker.error", Figure{Value: v, Lo: v, Hi: v, N: cells})
}

// shareOf is the share of a party, that of none if the group has no row of it.
func shareOf(g *blame.Group, accused string) blame.Share {
	if k := slices.IndexFunc(g.Shares, func(s blame.Share) bool { return s.Accused == accused }); k >= 0 {
		return g.Shares[k]
	}
	lo, hi := stat.Wilson(0, g.N)
	return blame.Share{Accused: accused, Lo: lo, Hi: hi}
}

// together counts pairs of items that are of one incident, by the ledger and in truth.
func (m *measured) together(in map[string][]int, deed []int) {
	one, pairs, whole, same := 0, 0, 0, 0
	of := map[int][]string{} // incidents by item
	var items []int
	for id, list := range in {
		for k, i := range list {
			of[i] = append(of[i], id)
			items = addSlot(items, i)
			for _, j := range list[k+1:] {
				pairs++
				if deed[i] == deed[j] {
					one++
				}
			}
		}
	}
	for k, i := range items {
		for _, j := range items[k+1:] {
			if deed[i] != deed[j] {
				continue
			}
			same++
			if slices.ContainsFunc(of[i], func(id string) bool { return slices.Contains(of[j], id) }) {
				whole++
			}
		}
	}
	m.share("measures.blame.ticker.one", one, pairs)
	m.share("measures.blame.ticker.whole", whole, same)
}
