// Package sources counts where the reports of an outlet have it from: another's text, another outlet that
// is named, a press room, named officials and other named speakers, somebody unnamed, or nobody.
//
// What counts is a report: one article that asserts one claim. It counts once, under the first
// kind in the order of [Kinds] that it shows, since what stands in another's text was taken over with the
// sources that it names; Any counts it under every kind that it shows. A report that goes back to an
// earlier one of the same outlet has it from where that one has it.
//
// Shares have Wilson's interval (1927) and no further model of chance. Reports of one story hang together,
// so intervals are too narrow where few stories hold them all. Outlets with fewer than [Least]
// reports get counts and no shares.
//
// What it does not know: texts that the ledger does not hold, so that copy of an agency nobody collects
// counts under whom it quotes; and who spoke to a reporter without being named. "Not told" is
// no reproach: the article may name its source in a sentence that was not read as such.
package sources

import (
	"cmp"
	"slices"

	"hearsay/internal/measure/stat"
)

// Least is how many reports a share needs.
const Least = 10

// Kind of a source, as far as a reader of the report can see.
type Kind string

const (
	Copy     Kind = "copy"       // text of an earlier report of another outlet
	Press    Kind = "press room" // text of a press room, or a press room that is named
	Cites    Kind = "cites"      // another outlet is named, or linked to
	Official Kind = "official"   // a named party that answers for a state
	Speaker  Kind = "speaker"    // another named party
	Unnamed  Kind = "unnamed"    // described, not named
	Own      Kind = "own voice"  // the outlet says it itself
	Untold   Kind = "not told"   // no source was read
)

// Kinds are all of them, in the order in which a report takes its first.
var Kinds = [...]Kind{Copy, Press, Cites, Official, Speaker, Unnamed, Own, Untold}

// Source is where a report has a claim from. Name is that of the other outlet, or the key of the state for
// which an official answers ("state:XXX"); "" for the other kinds.
type Source struct {
	Kind Kind
	Name string
}

// Report is an article that asserts a claim.
type Report struct {
	Outlet string
	From   []Source // none: not told; never of the kind [Untold]
}

// First is the source under which a report counts: of the first kind in order, the first that was given.
func (r *Report) First() Source {
	best := Source{Kind: Untold}
	for _, s := range r.From {
		if order(s.Kind) < order(best.Kind) {
			best = s
		}
	}
	return best
}

func order(k Kind) int { return slices.Index(Kinds[:], k) }

// Share is a part of an outlet's reports. Lo and Hi, the 95 % interval, mean nothing where the mix is not shown.
type Share struct {
	Source
	K      int // reports that count here
	Any    int // reports that show it at all
	Lo, Hi float64
}

// Mix is where the reports of one outlet have it from.
type Mix struct {
	Outlet string
	N      int     // reports
	Shown  bool    // N is at least [Least]
	Kinds  []Share // of kinds, in their order, empty ones left out; K adds up to N
	Named  []Share // of sources: as Kinds, apart by name, most reports first; K adds up to N
}

// Value is the share of k in the reports, in [0,1]; 0 for none.
func (m *Mix) Value(k int) float64 {
	if m.N == 0 {
		return 0
	}
	return float64(k) / float64(m.N)
}

// ByOutlet adds up, most reports first. Reports of an unknown outlet ("") are left out of the list, since unknown
// outlets are not one. all is the mix of every report, those of unknown outlets included; its Outlet
// is "". Order of the reports changes nothing. Cost is linear.
func ByOutlet(reports []Report) (list []Mix, all Mix) {
	at := map[string]*counter{}
	whole := newCounter("")
	for i := range reports {
		r := &reports[i]
		whole.add(r)
		if r.Outlet == "" {
			continue
		}
		c := at[r.Outlet]
		if c == nil {
			c = newCounter(r.Outlet)
			at[r.Outlet] = c
		}
		c.add(r)
	}
	list = make([]Mix, 0, len(at))
	for _, c := range at {
		list = append(list, c.mix())
	}
	slices.SortFunc(list, func(a, b Mix) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Outlet, b.Outlet)) })
	return list, whole.mix()
}

// counter counts the reports of one outlet.
type counter struct {
	outlet string
	n      int
	kinds  map[Source]*Share
	named  map[Source]*Share
}

func newCounter(outlet string) *counter {
	return &counter{outlet: outlet, kinds: map[Source]*Share{}, named: map[Source]*Share{}}
}

func (c *counter) add(r *Report) {
	c.n++
	first := r.First()
	share(c.kinds, Source{Kind: first.Kind}).K++
	share(c.named, first).K++
	for i, s := range r.From {
		if !slices.Contains(r.From[:i], s) {
			share(c.named, s).Any++
		}
		if !slices.ContainsFunc(r.From[:i], func(x Source) bool { return x.Kind == s.Kind }) {
			share(c.kinds, Source{Kind: s.Kind}).Any++
		}
	}
	if len(r.From) == 0 {
		share(c.kinds, first).Any++
		share(c.named, first).Any++
	}
}

func share(of map[Source]*Share, s Source) *Share {
	x := of[s]
	if x == nil {
		x = &Share{Source: s}
		of[s] = x
	}
	return x
}

func (c *counter) mix() Mix {
	m := Mix{Outlet: c.outlet, N: c.n, Shown: c.n >= Least}
	list := func(of map[Source]*Share) []Share {
		out := make([]Share, 0, len(of))
		for _, s := range of {
			s.Lo, s.Hi = stat.Wilson(s.K, c.n)
			out = append(out, *s)
		}
		return out
	}
	m.Kinds, m.Named = list(c.kinds), list(c.named)
	slices.SortFunc(m.Kinds, func(a, b Share) int { return order(a.Kind) - order(b.Kind) })
	slices.SortFunc(m.Named, func(a, b Share) int {
		return cmp.Or(b.K-a.K, b.Any-a.Any, order(a.Kind)-order(b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return m
}
