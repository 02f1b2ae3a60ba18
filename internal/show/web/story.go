package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// storyPage is one story: its articles in order of time, what they claim, what is said to
// have been done.
type storyPage struct {
	Judged          string // an analyst's word on the whole, "" for none
	ID, Title, Days string
	Badge           badge
	Finding         string
	Articles        []storyArticle
	Copies          int
	Claims          []viewRow
	ClaimsLeft      int
	Incidents       []viewRow
	IncidentsLeft   int
	Wide, Narrow    *draw.Picture
	Buckets         []bucket
	Caption         string
	Positions       *positionsPart
	Warning         *warning
}

// storyArticle is one article of a story.
type storyArticle struct {
	view.Article
	N          int
	Href, When string
	Of         string // the outlet whose text it has, "" for none
	How        string // copy, reuse
	Lag        string
	Compare    string
}

// bucket is a stretch of time with the articles that fell into it.
type bucket struct {
	Words string
	N     int
	Href  string
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	if id, ok := strings.CutSuffix(r.PathValue("id"), ".json"); ok {
		s.viewJSON(w, r, id, store.KindStory)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, err := s.oneView(ctx, r.PathValue("id"), store.KindStory)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if moved(w, r, store.KindStory, v.ID) {
		return
	}
	x, err := rows.Decode[view.Story](&v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := storyPage{ID: v.ID, Judged: string(x.Judged), Title: v.Title, Days: days(v.First, v.Last), Badge: newBadge(x.Tally, len(x.Claims) > 0, "#articles"), Articles: storyArticles(&x)}
	if p.Claims, p.ClaimsLeft, err = s.viewRows(ctx, x.Claims); err == nil {
		p.Incidents, p.IncidentsLeft, err = s.viewRows(ctx, x.Incidents)
	}
	if err == nil {
		p.Positions, err = s.positions(ctx, v.ID)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	for _, a := range p.Articles {
		if a.Of != "" {
			p.Copies++
		}
	}
	p.Finding = storyFinding(&p)
	p.volume()
	if len(p.Claims) > 0 || len(p.Incidents) > 0 {
		p.Warning = s.warning()
	}
	self := "/stories/" + v.ID
	s.page(w, http.StatusOK, "story", shell{Title: v.Title, Nav: "stories", Counted: counted(len(p.Articles), "article"), Body: p, JSON: self + ".json"})
}

// storyFinding says in one sentence what the story's figures come to.
func storyFinding(p *storyPage) string {
	out := counted(len(p.Articles), "article") + ", " + p.Days + "."
	if p.Badge.Origins != "–" {
		out += fmt.Sprintf(" %s by %s; they go back to %s %s.", upper(counted(p.Badge.Reports, "report")), counted(p.Badge.Publishers, "publisher"), p.Badge.Origins, originWord(p.Badge))
	}
	contested := 0
	for _, c := range p.Claims {
		if len(c.Denied) > 0 {
			contested++
		}
	}
	switch {
	case contested > 0:
		out += fmt.Sprintf(" %s of %s rejected by somebody.", number(contested), counted(len(p.Claims), "claim")+" "+areIs(contested))
	case len(p.Claims) > 0:
		out += " " + upper(counted(len(p.Claims), "claim")) + ", none rejected in these articles."
	}
	if p.Copies > 0 {
		out += fmt.Sprintf(" %s text of another.", counted(p.Copies, "article")+" "+haveHas(p.Copies))
	}
	return out
}

func originWord(b badge) string {
	if b.One {
		return "origin"
	}
	return "origins"
}

func areIs(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func haveHas(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

// storyArticles sets the articles in order of time; each names the earlier one whose text it
// has most of.
func storyArticles(x *view.Story) []storyArticle {
	all := slices.SortedStableFunc(slices.Values(x.Articles), func(a, b view.Article) int {
		return strings.Compare(articleMoment(a), articleMoment(b))
	})
	at := map[hearsay.ArticleID]int{}
	for i, a := range all {
		at[a.ID] = i
	}
	out := make([]storyArticle, len(all))
	most := make([]int, len(all))
	for i, a := range all {
		out[i] = storyArticle{Article: a, N: i + 1, Href: "/articles/" + string(a.ID), When: whenWords(a.At, a.Day)}
	}
	for _, l := range x.Copies {
		a, okA := at[l.A]
		b, okB := at[l.B]
		if !okA || !okB {
			continue
		}
		if b < a {
			a, b = b, a
		}
		if l.Words <= most[b] {
			continue
		}
		first, later := &out[a], &out[b]
		most[b] = l.Words
		later.Of, later.How, later.Compare, later.Lag = outletWords(first.Outlet), l.Kind, compareAddress(first.ID, later.ID), ""
		if !first.At.IsZero() && !later.At.IsZero() {
			later.Lag = lagWords(later.At.Sub(first.At))
		}
	}
	return out
}

func articleMoment(a view.Article) string {
	if a.At.IsZero() {
		if a.Day == "" {
			return "9"
		}
		return a.Day
	}
	return rows.Time(a.At)
}

func outletWords(name string) string {
	if name == "" {
		return "an unknown outlet"
	}
	return name
}

// volume draws the articles by hour, six hours or day, as fits the time between them.
func (p *storyPage) volume() {
	var first, last time.Time
	for _, a := range p.Articles {
		if a.At.IsZero() {
			continue
		}
		if first.IsZero() {
			first = a.At.UTC()
		}
		last = a.At.UTC()
	}
	if first.IsZero() {
		return
	}
	step, name, layout := 24*time.Hour, "day", "2 Jan 2006"
	switch d := last.Sub(first); {
	case d <= 36*time.Hour:
		step, name, layout = time.Hour, "hour", "2 Jan, 15:04"
	case d <= 8*24*time.Hour:
		step, name, layout = 6*time.Hour, "six hours", "2 Jan, 15:04"
	case d > 366*24*time.Hour:
		return // more bars than a picture has room for
	}
	begin := first.Truncate(step)
	counts := make([]draw.Count, int(last.Sub(begin)/step)+1)
	peak := 0
	for i := range counts {
		counts[i].At = begin.Add(time.Duration(i) * step)
	}
	for _, a := range p.Articles {
		if a.At.IsZero() {
			continue
		}
		i := int(a.At.UTC().Sub(begin) / step)
		if counts[i].N == 0 {
			counts[i].Href = fmt.Sprintf("#a%d", a.N)
		}
		counts[i].N++
		if counts[i].N > counts[peak].N {
			peak = i
		}
	}
	for i := range counts {
		c := &counts[i]
		c.Title = c.At.Format(layout) + ": " + counted(c.N, "article")
		if c.N > 0 {
			p.Buckets = append(p.Buckets, bucket{c.At.Format(layout), c.N, c.Href})
		}
	}
	finding := fmt.Sprintf("Articles per %s: most from %s, %d", name, counts[peak].At.Format(layout), counts[peak].N)
	wide, narrow, ok := draw.Bars(counts, finding, begin.Format(layout), counts[len(counts)-1].At.Format(layout))
	if !ok {
		p.Buckets = nil
		return
	}
	p.Wide, p.Narrow = &wide, &narrow
	p.Caption = finding + ". Times are UTC; where no bar stands, the ledger has no article of this story."
}
