package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// storyPage is one story: its articles in order of time, what they claim, what is said to
// have been done.
type storyPage struct {
	Judged          string // an analyst's word on the whole, "" for none
	ID, Title, Days string
	Badge           badge
	Finding         string
	Articles        []storyArticle // that are shown
	All             int            // articles of the whole story
	Window          string         // what the window shows and when it is, "" for the whole story
	Whole           string         // the address of the whole story
	Copies          int
	Headless        bool // no article shown has a headline
	Claims          []viewRow
	ClaimsLeft      int
	Incidents       []viewRow
	IncidentsLeft   int
	Volume          *volumePart
	Positions       *positionsPart
	Warning         *warning

	ArticleRows, ClaimRows, IncidentRows []facetValue // links to the tables for programs
}

// storyShown is how many articles of a story stand open: the others are a list that nobody reads down.
const storyShown = 60

// storyRows are some of the articles of a story, for one table of them.
type storyRows struct {
	Articles []storyArticle
	Headless bool
	Copies   int
	Left     int // articles behind these
}

// Rows are the articles that stand open, or with rest those behind them; nil for none.
func (p *storyPage) Rows(rest bool) *storyRows {
	n := len(p.Articles)
	if n > storyShown+10 { // a handful is not folded away
		n = storyShown
	}
	out := &storyRows{Articles: p.Articles[:n], Headless: p.Headless, Copies: p.Copies}
	if rest {
		out.Articles = p.Articles[n:]
		out.Left = beyond(out.Articles)
		out.Articles = out.Articles[:len(out.Articles)-out.Left]
	}
	if len(out.Articles) == 0 {
		return nil
	}
	return out
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

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	if id, ok := strings.CutSuffix(r.PathValue("id"), ".json"); ok {
		s.storyJSON(w, r, id)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, in, ok := s.storyAt(ctx, w, r, r.PathValue("id"))
	if !ok || moved(w, r, store.KindStory, v.ID) {
		return
	}
	x, win, err := in.story, in.Span, error(nil)
	self := "/stories/" + v.ID
	p := storyPage{ID: v.ID, Judged: string(x.Judged), Title: plainMarks(v.Title), Days: days(v.First, v.Last), Badge: newBadge(x.Tally, len(x.Claims) > 0, "#articles"), Articles: storyArticles(x), All: len(x.Articles), Whole: self}
	p.ArticleRows, p.ClaimRows, p.IncidentRows = tableLinks(self, "articles", win.vals()), tableLinks(self, "claims", win.vals()), tableLinks(self, "incidents", win.vals())
	if p.Claims, p.ClaimsLeft, err = in.claimRows(ctx); err == nil {
		p.Incidents, p.IncidentsLeft, err = in.incidentRows(ctx)
	}
	if err == nil {
		p.Positions, err = in.positions(ctx, v.ID)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p.Volume = newVolume(p.Articles, win, self)
	p.count()
	p.Finding = storyFinding(&p)
	made := counted(p.All, "article")
	if win.Set() {
		p.Articles = slices.DeleteFunc(p.Articles, func(a storyArticle) bool { return !in.inside[a.ID] })
		p.count()
		made = number(len(p.Articles)) + " of " + made + ", " + win.Words()
		p.Window = made + "." + rejections(p.Claims)
	} else {
		p.Finding += rejections(p.Claims)
	}
	if p.Copies > 0 && !win.Set() {
		p.Finding += fmt.Sprintf(" %s text of another.", upper(counted(p.Copies, "article")+" "+haveHas(p.Copies)))
	}
	if len(p.Claims) > 0 || len(p.Incidents) > 0 {
		p.Warning = s.warning()
	}
	s.page(w, http.StatusOK, "story", shell{Title: p.Title, Nav: "stories", Counted: made, Body: &p, JSON: address(self+".json", win.vals()), Perma: address(self, win.vals())})
}

// storyFinding says how large the story is; reports, publishers and origins stand in the badge below it.
func storyFinding(p *storyPage) string {
	return counted(len(p.Articles), "article") + ", " + p.Days + "."
}

// rejections says how many claims somebody rejects, with a space before it; "" where there are none.
func rejections(claims []viewRow) string {
	n := 0
	for _, c := range claims {
		if len(c.Denied) > 0 {
			n++
		}
	}
	switch {
	case n > 0:
		return fmt.Sprintf(" %s of %s rejected by somebody.", number(n), counted(len(claims), "claim")+" "+areIs(n))
	case len(claims) > 0:
		return " " + counted(len(claims), "claim") + ", none rejected in these articles."
	}
	return ""
}

// count counts the articles shown that have text of another, and looks whether any has a headline.
func (p *storyPage) count() {
	p.Copies, p.Headless = 0, true
	for _, a := range p.Articles {
		p.Headless = p.Headless && a.Title == ""
		if a.Of != "" {
			p.Copies++
		}
	}
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
		return strings.Compare(a.Moment(), b.Moment())
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

func outletWords(name string) string {
	if name == "" {
		return "an unknown outlet"
	}
	return name
}
