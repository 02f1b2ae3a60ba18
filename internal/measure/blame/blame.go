// Package blame computes blame shares: of the incidents that an outlet, or a speaker, tells of, the
// share that it lays at each party's door.
//
// An incident weighs one, however many reports there are of it. Within it the weight goes in
// equal parts to the reports that accuse somebody, and within a report in equal parts to those
// it accuses; an incident of which no report accuses anybody goes to "nobody named" and stays
// in the denominator. So
//
//	share(p) = 1/N · Σ over incidents i of  mean over accusing reports r of i of  [p ∈ r] / |accused of r|
//
// with N the incidents told of, and the shares of a group add up to one. The interval is
// Wilson's (1927), for the weight rounded down (lower end) and up (upper end) to whole incidents: the
// incidents are the trials, so reports that copy each other do not narrow it, and split
// incidents make it wider than need be. Beside it stands a bootstrap over clusters (the stories that tell
// of the incidents), which does not take incidents of one story for independent. There is no model of chance: which incidents happened, and which
// an outlet chose to tell, is in the share. Opinion pieces are not reports; the caller leaves them
// out, and accusations below [Floor]. What was told counts, also if it was denied or withdrawn later; an
// admission is blame of oneself.
package blame

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/measure/stat"
)

// Least is how many incidents a share needs.
const Least = 10

// Floor is the score of the accused finder above which accusations are added up. Of those on
// EuRepoC [Precision] are right; on the half of it that was kept apart, [HeldOut] (hearsay eval
// accused: accused.p, accused.b.p).
const (
	Floor     = 0.6
	Precision = 0.951
	HeldOut   = 0.930
	// Recall is the share of EuRepoC's accusations that are found so, where the floor was chosen
	// (accused.r) and on the half kept apart (from accused.b.p and accused.b.f1).
	Recall        = 0.667
	RecallHeldOut = 0.627
)

// Report is one article, or one speaker's words in it, that tells of an incident.
type Report struct {
	Group    string // the outlet or speaker
	Incident string
	ID       string   // the article; several reports of one id are one
	Accused  []string // parties; empty if it names nobody
	Cluster  string   // of the incident: its story; "" for one of its own
}

// Share is the part of one accused party.
type Share struct {
	Accused   string // "" for nobody named
	Incidents int    // in which it is accused
	Weight    float64
	Value     float64 // Weight ÷ N
	Lo, Hi    float64
	// BootLo and BootHi are the bootstrap's interval; they mean nothing unless Group.Boot is set.
	BootLo, BootHi float64
}

// Group is an outlet, or a speaker, with its shares: the largest first, nobody named last.
type Group struct {
	Name   string
	N      int  // incidents
	Shown  bool // N is at least [Least]
	Boot   bool // there are at least [Clusters] clusters
	Shares []Share
}

// Shares adds up reports, the groups with most incidents first. Reports of no group ("") are
// left out. Cost is that of sorting the reports.
func Shares(reports []Report) []Group {
	type cell struct{ group, incident, id string }
	accused := map[cell][]string{}
	cluster := map[string]string{} // by incident: the least that a report gives
	var cells []cell
	for _, r := range reports {
		if r.Group == "" {
			continue
		}
		c := cell{r.Group, r.Incident, r.ID}
		if _, ok := accused[c]; !ok {
			cells = append(cells, c)
			accused[c] = nil
		}
		if k, ok := cluster[r.Incident]; r.Cluster != "" && (!ok || r.Cluster < k) {
			cluster[r.Incident] = r.Cluster
		}
		for _, p := range r.Accused {
			if p != "" && !slices.Contains(accused[c], p) {
				accused[c] = append(accused[c], p)
			}
		}
	}
	slices.SortFunc(cells, func(x, y cell) int {
		return cmp.Or(cmp.Compare(x.group, y.group), cmp.Compare(x.incident, y.incident), cmp.Compare(x.id, y.id))
	})
	var out []Group
	for len(cells) > 0 {
		g, n := Group{Name: cells[0].group}, 0
		weight, count := map[string]float64{}, map[string]int{}
		var units []unit
		for n < len(cells) && cells[n].group == g.Name {
			end := n
			for end < len(cells) && cells[end].group == g.Name && cells[end].incident == cells[n].incident {
				end++
			}
			g.N++
			var lists [][]string
			for _, c := range cells[n:end] {
				lists = append(lists, accused[c])
			}
			u := unit{cluster: cmp.Or(cluster[cells[n].incident], "\x00"+cells[n].incident), weight: incident(lists)}
			for p, w := range u.weight {
				weight[p] += w
				count[p]++
			}
			units = append(units, u)
			n = end
		}
		cells = cells[n:]
		g.Shown = g.N >= Least
		for p, w := range weight {
			s := Share{Accused: p, Incidents: count[p], Weight: w, Value: w / float64(g.N)}
			s.Lo, _ = stat.Wilson(int(math.Floor(w+1e-9)), g.N)
			_, s.Hi = stat.Wilson(int(math.Ceil(w-1e-9)), g.N)
			g.Shares = append(g.Shares, s)
		}
		slices.SortFunc(g.Shares, func(a, b Share) int {
			if (a.Accused == "") != (b.Accused == "") {
				if a.Accused == "" {
					return 1
				}
				return -1
			}
			if d := b.Weight - a.Weight; math.Abs(d) > 1e-9 {
				return cmp.Compare(d, 0)
			}
			return cmp.Compare(a.Accused, b.Accused)
		})
		bootstrap(&g, units)
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return b.N - a.N })
	return out
}

// incident splits the weight of one incident over those whom its reports accuse.
func incident(reports [][]string) map[string]float64 {
	out := map[string]float64{}
	accusing := 0
	for _, list := range reports {
		if len(list) > 0 {
			accusing++
		}
	}
	if accusing == 0 {
		out[""] = 1
	}
	for _, list := range reports {
		for _, p := range list {
			out[p] += 1 / float64(len(list)) / float64(accusing)
		}
	}
	return out
}
