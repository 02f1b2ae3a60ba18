package pipeline

import (
	"cmp"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
)

// storyTally counts reports and publishers of a story, and the texts of their own among them.
func (in *linking) storyTally(m *made, n int, claims []int) view.Tally {
	var t view.Tally
	publishers := map[string]bool{}
	for _, i := range m.stories[n] {
		r := in.reports[i]
		if r.Revision.Genre == hearsay.GenreOpinion {
			continue
		}
		t.Reports++
		publishers[cmp.Or(r.Outlet.Publisher(), string(r.Article))] = true
	}
	t.Publishers = len(publishers)
	reports := in.carriers(m, nil, m.stories[n]...)
	sources := make([][]string, len(reports))
	place := map[hearsay.ArticleID]int{}
	for k := range reports {
		place[reports[k].Article] = k
		i := in.at[reports[k].Article]
		r := in.reports[i]
		for q := m.from[i]; q < m.from[i+1]; q++ {
			x := &m.quotes[q]
			reports[k].Said = append(reports[k].Said, in.saidBy(r, x)...)
			for _, p := range voicesOf(x) {
				if p.Key == "" || p.Kind == hearsay.KindOutlet {
					continue
				}
				key := p.Key
				if c := answersFor(p); c != "" {
					key = "state:" + c
				}
				sources[k] = append(sources[k], key)
			}
		}
	}
	for _, c := range claims {
		if len(m.claims[c].Members) < 2 {
			continue
		}
		for _, x := range m.claims[c].Members {
			if k, ok := place[m.quotes[x.Quote].Article]; ok {
				sources[k] = append(sources[k], "claim:"+m.claimID[c])
			}
		}
	}
	t.Origins.Min, t.Origins.Max, t.Origins.Effective = origin.Texts(reports, func(i int) []string { return sources[i] })
	return t
}
