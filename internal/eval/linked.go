package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

// LinkedWorld is the sample world as a ledger holds it after linking, with views decoded.
type LinkedWorld struct {
	Slot      map[string]int // of an article's first version, by ref
	first     map[int]int    // slot → that of the article's first version
	Stories   []store.View
	Claims    []view.Claim
	Incidents []view.Incident
	Shared    []store.SharedRow
}

// LinkSample puts the sample world into a ledger in dir and links it. order, if not nil, gives the
// order in which the articles come.
func LinkSample(ctx context.Context, dir string, r *read.Reader, order []int) (*LinkedWorld, error) {
	l, err := embedded.Open(ctx, filepath.Join(dir, "sample.db"), embedded.Options{})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	outlets, err := sample.Outlets()
	if err != nil {
		return nil, err
	}
	if err := l.PutOutlets(ctx, outlets); err != nil {
		return nil, err
	}
	articles, err := sample.Articles()
	if err != nil {
		return nil, err
	}
	w := &LinkedWorld{Slot: map[string]int{}, first: map[int]int{}}
	for i, name := range sample.Names() {
		slot := sample.Slot(name)
		if _, ok := w.Slot[articles[i].Ref]; !ok {
			w.Slot[articles[i].Ref] = slot
		}
		w.first[slot] = w.Slot[articles[i].Ref]
	}
	if order == nil {
		for i := range articles {
			order = append(order, i)
		}
	}
	records := func(yield func(collect.Record) bool) {
		for _, i := range order {
			a := &articles[i]
			if !yield(collect.Record{Source: "sample", Pos: i + 1, At: sample.Seen(a), Status: hearsay.StatusOK, Article: a}) {
				return
			}
		}
	}
	if _, err := pipeline.Ingest(ctx, l, records, r, pipeline.Options{After: []func(context.Context) error{pipeline.NewCopies(l).CatchUp, pipeline.NewViews(l, r).CatchUp}}); err != nil {
		return nil, err
	}
	views, err := l.ViewsSince(ctx, never)
	if err != nil {
		return nil, err
	}
	for i := range views {
		switch v := &views[i]; v.Kind {
		case store.KindStory:
			w.Stories = append(w.Stories, *v)
		case store.KindClaim:
			c, err := decode[view.Claim](v)
			if err != nil {
				return nil, err
			}
			w.Claims = append(w.Claims, c)
		case store.KindIncident:
			x, err := decode[view.Incident](v)
			if err != nil {
				return nil, err
			}
			w.Incidents = append(w.Incidents, x)
		}
	}
	for row, err := range l.Shared(ctx, pipeline.CopiesStage, store.SharedQuery{}) {
		if err != nil {
			return nil, err
		}
		w.Shared = append(w.Shared, row)
	}
	return w, nil
}

// Plot measures how much of what is planted in the sample world linking finds, with a line for everything planted that
// was not found, and for shared text that was not planted.
func Plot(r *read.Reader) (*Report, []string, error) {
	dir, err := os.MkdirTemp("", "hearsay-plot")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	w, err := LinkSample(context.Background(), dir, r, nil)
	if err != nil {
		return nil, nil, err
	}
	plot, err := sample.LoadPlot()
	if err != nil {
		return nil, nil, err
	}
	p := plotScore{w: w, plot: plot, rep: &Report{Version: string(r.Version()), Corpus: "sample world, what its plot plants across articles (developed on)", Figures: map[string]Figure{}}}
	p.canonical()
	p.copies()
	p.origins()
	p.circles()
	p.attributions()
	p.status()
	p.synthetic()
	return p.rep, p.missing, nil
}

type plotScore struct {
	w       *LinkedWorld
	plot    *sample.Plot
	rep     *Report
	missing []string
}

// canonical lets the plot speak of articles, not of their versions.
func (p *plotScore) canonical() {
	all := func(list []int) {
		for i := range list {
			list[i] = p.w.first[list[i]]
		}
	}
	for i := range p.plot.Claims {
		all(p.plot.Claims[i].Slots)
		all(p.plot.Claims[i].Mentioned)
	}
	for i := range p.plot.Circles {
		all(p.plot.Circles[i].Path)
	}
	for i := range p.plot.Attributions {
		p.plot.Attributions[i].Slot = p.w.first[p.plot.Attributions[i].Slot]
	}
	for i := range p.plot.Status {
		p.plot.Status[i].Slot = p.w.first[p.plot.Status[i].Slot]
	}
}

func (p *plotScore) share(name string, hit, of int) {
	v := 100 * float64(hit) / float64(max(of, 1))
	p.rep.add(name, Figure{Value: v, Lo: v, Hi: v, N: of})
}

func (p *plotScore) miss(format string, args ...any) {
	p.missing = append(p.missing, fmt.Sprintf(format, args...))
}

// copies compares copies and reuses with those planted. Twins and versions of one article are
// neither.
func (p *plotScore) copies() {
	want, hit := map[[2]int]string{}, 0
	allowed := map[[2]int]bool{}
	for _, c := range p.plot.Copies {
		k := [2]int{min(c.A, c.B), max(c.A, c.B)}
		if c.Kind == "twin" {
			allowed[k] = true
			continue
		}
		want[k] = c.Kind
	}
	extra := 0
	for i := range p.w.Shared {
		s := &p.w.Shared[i]
		a, b := p.w.Slot[s.A.Ref], p.w.Slot[s.B.Ref]
		k := [2]int{min(a, b), max(a, b)}
		switch {
		case want[k] == s.Kind:
			hit++
			delete(want, k)
		case want[k] != "":
			p.miss("copies: %v is %s, found as %s", k, want[k], s.Kind)
			delete(want, k)
		case !allowed[k]:
			extra++
			p.miss("copies: %v was not planted (%s, %d words)", k, s.Kind, s.Shared)
		}
	}
	for k, kind := range want {
		p.miss("copies: %v (%s) was not found", k, kind)
	}
	total := 0
	for _, c := range p.plot.Copies {
		if c.Kind != "twin" {
			total++
		}
	}
	p.share("plot.copies.r", hit, total)
	p.share("plot.copies.p", hit, hit+extra)
}

// begins is when and where a claim was first told: ids of views depend on the reader's version, and must not decide what is compared.
func begins(v *view.Claim) (first string) {
	for i := range v.Quotes {
		q := &v.Quotes[i]
		if at := q.At.UTC().Format(time.RFC3339) + q.Ref; first == "" || at < first {
			first = at
		}
	}
	return first
}

// claimOf returns the view that holds most of a planted claim's slots among those that say so in
// words of its proposition, and how many; of equal ones the first that was told.
func (p *plotScore) claimOf(c *sample.PlotClaim) (*view.Claim, int) {
	var best *view.Claim
	most, bestOther := 0, 0
	for i := range p.w.Claims {
		v := &p.w.Claims[i]
		if !about(c, v) {
			continue
		}
		slots := map[int]bool{}
		other := 0
		for k := range v.Quotes {
			if v.Quotes[k].Stance != view.Asserts {
				continue
			}
			if s := p.w.Slot[v.Quotes[k].Ref]; slices.Contains(c.Slots, s) {
				slots[s] = true
			} else if !slices.Contains(c.Mentioned, s) {
				other++
			}
		}
		if n := len(slots); n > most || n == most && n > 0 && (other < bestOther || other == bestOther && begins(v) < begins(best)) {
			best, most, bestOther = v, n, other
		}
	}
	return best, most
}

// about reports whether a claim is about the planted one: by words (sampleplot.go) and accused.
func about(c *sample.PlotClaim, v *view.Claim) bool {
	words, ok := plotSubjects[c.ID]
	if !ok || !accusedFits(c.ID, v) {
		return false
	}
	for k := range v.Quotes {
		low := strings.ToLower(v.Quotes[k].Words)
		if v.Quotes[k].Stance == view.Asserts && slices.ContainsFunc(strings.Split(words, "|"), func(w string) bool { return strings.Contains(low, w) }) {
			return true
		}
	}
	return false
}

func accusedFits(id string, v *view.Claim) bool {
	list, ok := plotAccused[id]
	if !ok {
		return true
	}
	want := strings.Split(list, "|")
	if len(v.Accused) == 0 {
		return slices.Contains(want, "")
	}
	return slices.ContainsFunc(v.Accused, func(q partyOf) bool {
		return slices.ContainsFunc(want, func(s string) bool {
			return s != "" && (strings.Contains(strings.ToLower(q.Name), s) || q.Country == s)
		})
	})
}

// origins compares the interval of every planted claim that was found with the planted one. Of those found, the share that is
// exact falls with every claim that is newly found in a part of its reports; so the share of all planted claims stands beside it.
func (p *plotScore) origins() {
	found, touch, exact := 0, 0, 0
	for i := range p.plot.Claims {
		c := &p.plot.Claims[i]
		v, n := p.claimOf(c)
		if v == nil {
			p.miss("claims: %s was not found", c.ID)
			continue
		}
		found++
		o := v.Origins
		if o.Min <= c.Max && c.Min <= o.Max {
			touch++
		} else {
			p.miss("origins: %s has %d to %d, found %d to %d (%d of %d reports)", c.ID, c.Min, c.Max, o.Min, o.Max, n, len(c.Slots))
		}
		if o.Min == c.Min && o.Max == c.Max {
			exact++
		} else if o.Min <= c.Max && c.Min <= o.Max {
			p.miss("origins: %s has %d to %d, found %d to %d: they meet (%d of %d reports)", c.ID, c.Min, c.Max, o.Min, o.Max, n, len(c.Slots))
		}
	}
	p.share("plot.claims.found", found, len(p.plot.Claims))
	p.share("plot.origins.meet", touch, found)
	p.share("plot.origins.met", touch, len(p.plot.Claims))
	p.share("plot.origins.exact", exact, found)
	p.share("plot.origins.exact.all", exact, len(p.plot.Claims))
}

// circles looks for every planted circle: a path from its last report to its first.
func (p *plotScore) circles() {
	hit := 0
	for _, c := range p.plot.Circles {
		ok := false
		for i := range p.w.Claims {
			v := &p.w.Claims[i]
			for _, y := range v.Cycles {
				var slots []int
				for _, n := range y.Path {
					if v.Graph.Nodes[n].Kind == origin.KindReport {
						slots = append(slots, p.w.Slot[v.Graph.Nodes[n].Ref])
					}
				}
				inside := 0
				for _, s := range slots {
					if slices.Contains(c.Path, s) {
						inside++
					}
				}
				ok = ok || inside >= 3 && inside == len(slots)
			}
		}
		if ok {
			hit++
		} else {
			p.miss("circles: %s (%v) was not found", c.ID, c.Path)
		}
	}
	p.share("plot.circles", hit, len(p.plot.Circles))
}

// attributions looks for every step of who is said to have done it: an incident in which that
// slot's quote accuses, rejects or takes back so.
func (p *plotScore) attributions() {
	hit := 0
	for i := range p.plot.Attributions {
		a := &p.plot.Attributions[i]
		if p.attributed(a) {
			hit++
		} else {
			p.miss("attributions: %s: %s → %s (%s, slot %d, %q)", a.Incident, a.Accuser, a.Accused, a.Standing, a.Slot, a.Words)
		}
	}
	p.share("plot.attributions", hit, len(p.plot.Attributions))
}

func (p *plotScore) attributed(a *sample.PlotAttribution) bool {
	deny := a.Standing == "denied" || a.Standing == "withdrawn"
	for i := range p.w.Incidents {
		x := &p.w.Incidents[i]
		for k := range x.Quotes {
			q := &x.Quotes[k]
			if p.w.Slot[q.Ref] != a.Slot || (q.Stance == view.Denies) != deny || !sameWho(q, a) {
				continue
			}
			for _, t := range x.Attributions {
				if deny || strings.Contains(a.Accused, "unknown") || strings.Contains(strings.ToLower(t.Accused), strings.ToLower(a.Accused)) || strings.Contains(strings.ToLower(a.Accused), strings.ToLower(t.Accused)) {
					return true
				}
			}
			if deny && len(x.Attributions) == 0 {
				return true
			}
		}
	}
	return false
}

// sameWho compares the speaker of a quote with the planted accuser, leniently: one name holds
// the other, or an office of the state speaks for it.
func sameWho(q *view.Quote, a *sample.PlotAttribution) bool {
	if a.Own {
		return q.Own || q.Speaker == ""
	}
	x, y := strings.ToLower(q.Speaker), strings.ToLower(a.Accuser)
	if x == "" {
		return true // read without its speaker: the attribution is there, its accuser unknown
	}
	if strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	for _, s := range []string{"quillara", "ustrand", "caldrith", "pirrin"} {
		if strings.Contains(x, s) && strings.Contains(y, s) {
			return true
		}
	}
	return false
}

// status looks for every step of status: an incident with that step, carried by that slot or
// one of the same day.
func (p *plotScore) status() {
	hit, of := 0, 0
	for _, s := range p.plot.Status {
		if s.Status == "reported" {
			continue // every incident begins so
		}
		of++
		ok := false
		for i := range p.w.Incidents {
			for _, t := range p.w.Incidents[i].Steps {
				ok = ok || string(t.Status) == s.Status && (p.w.Slot[t.Ref] == s.Slot || !t.At.IsZero() && t.At.Sub(s.At).Abs().Hours() <= 24)
			}
		}
		if ok {
			hit++
		} else {
			p.miss("status: %s %s by slot %d (%s)", s.Incident, s.Status, s.Slot, s.Why)
		}
	}
	p.share("plot.status", hit, of)
}

// synthetic counts over made-up provenance trees: how often the interval covers the true number
// of origins, and how wide it is on average beside what it would be without any edge.
func (p *plotScore) synthetic() {
	const trees = 2000
	covered, width, widest := 0, 0, 0
	for seed := range uint64(trees) {
		reports, truth := origin.Synthetic(seed)
		c := origin.Build(reports).Count(0)
		if c.Min <= truth && truth <= c.Max {
			covered++
		}
		width += c.Max - c.Min
		widest += len(reports) - 1
	}
	p.share("origins.covered", covered, trees)
	for _, x := range []struct {
		name string
		sum  int
	}{{"origins.width", width}, {"origins.width.blind", widest}} {
		v := float64(x.sum) / trees
		p.rep.add(x.name, Figure{Value: v, Lo: v, Hi: v, N: trees})
	}
}
