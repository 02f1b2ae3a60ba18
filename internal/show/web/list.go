package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/store"
)

// listPage is a list of articles, of all or of those that hold some words.
type listPage struct {
	Search   bool
	Query    string
	Heading  string
	Totals   store.Totals
	Outlets  int    // that have articles in the whole ledger or under the other restrictions
	About    string // the outlet that is chosen, if it has a page
	Filtered bool
	Total    int // that match; -1 if more than are counted
	Chips    []chip
	Path     string
	Clear    string // the list without the restrictions that are shown as chips
	Days     []dayRows
	Facets   []facet
	Strip    *strip
	Older    string
	Newest   string // the first page, if this is a later one
	View     listAddress
	Hidden   []chip // restrictions that the form of days keeps
	Since    string
	Until    string
}

// dayRows is the part of a page that falls on one day.
type dayRows struct {
	Day, Words, URL string
	Rows            []listRow
}

// listRow is one article in a list.
type listRow struct {
	store.ArticleRow
	Href     string
	Headline string
	Untitled bool
	Excerpt  string // "" where the headline is taken from it
	At       string // "10:05 UTC", "" where only the day is known
	Remark   string // on the time, such as "zone unknown"
	Unread   string
	Facts    string // genre, language, depth of reading
	ByOutlet string // the list of this outlet, "" if it is unknown
	ByStatus string
}

func (s *site) list(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v := viewOf(r)
	p := listPage{Search: v.path == "/search", Query: v.vals.Get("q"), View: v, Filtered: len(v.vals) > 0, Path: v.path, Clear: v.path}
	if p.Search && p.Query != "" {
		p.Clear += "?" + url.Values{"q": {p.Query}}.Encode()
	}
	sh := shell{Nav: "articles", Query: p.Query}
	if p.Search {
		sh.Nav = "search"
	}
	var err error
	if p.Totals, err = s.totals(ctx); err != nil {
		s.fail(w, r, err)
		return
	}
	if !p.Search || p.Filtered {
		if err := s.fillList(ctx, v, r.FormValue("after"), &p); err != nil {
			s.fail(w, r, err)
			return
		}
		sh.JSON, sh.CSV = v.as(".json"), v.as(".csv")
	}
	if x := v.vals.Get("outlet"); s.o.Asker != nil && hearsay.KnownOutlet(x) && p.Total != 0 {
		p.About = x
	}
	p.Heading = s.heading(&p)
	sh.Title, sh.Counted, sh.Body = p.Heading, counted(p.Totals.Articles, "article")+", "+counted(p.Totals.Quotes, "quote")+" in the ledger", p
	s.page(w, http.StatusOK, "list", sh)
}

func (s *site) fillList(ctx context.Context, v listAddress, after string, p *listPage) error {
	q := v.query()
	q.Limit, q.After = s.o.PerPage, after
	page, err := s.ledger.Articles(ctx, q)
	if err != nil {
		return err
	}
	facets, err := s.facets(ctx, q)
	if err != nil {
		return err
	}
	p.Total, p.Outlets = page.Total, len(facets.Outlets)
	p.Chips = s.chips(v)
	p.Since, p.Until = q.Since, q.Until
	for _, k := range filters {
		if x := v.vals.Get(k); x != "" && k != "since" && k != "until" && k != "day" {
			p.Hidden = append(p.Hidden, chip{Name: k, Value: x})
		}
	}
	p.Facets = []facet{
		v.facet("Outlets", "outlet", facets.Outlets, func(x string) string {
			if x == "" {
				return "unknown outlet"
			}
			return x
		}),
		v.facet("Days", "day", facets.Days, shortDay),
		v.facet("Languages", "lang", facets.Langs, s.language),
	}
	p.Strip = newStrip(v, facets.Days)
	for _, a := range page.Rows {
		day := a.Published.Day()
		if n := len(p.Days); n == 0 || p.Days[n-1].Day != day {
			d := dayRows{Day: day, Words: dayWords(day)}
			if day != "" && v.vals.Get("day") == "" {
				d.URL = v.with("day", day)
			}
			p.Days = append(p.Days, d)
		}
		d := &p.Days[len(p.Days)-1]
		d.Rows = append(d.Rows, s.newListRow(v, a))
	}
	if page.Next != "" {
		vals := url.Values{"after": {page.Next}}
		for k, x := range v.vals {
			vals[k] = x
		}
		p.Older = address(v.path, vals)
	}
	if after != "" {
		p.Newest = v.with("", "")
	}
	return nil
}

func (s *site) newListRow(v listAddress, a store.ArticleRow) listRow {
	r := listRow{ArticleRow: a, Href: "/articles/" + string(a.ID), Headline: a.Title, Excerpt: shorten(plainMarks(a.Excerpt), 190),
		Unread: statusWords(a.Status, a.Level)}
	r.Facts = strings.Join(slices.DeleteFunc([]string{genreWords(a.Genre), s.language(a.Lang), levelWords(a.Level)}, func(x string) bool { return x == "" }), " · ")
	if r.Headline == "" {
		r.Headline, r.Untitled, r.Excerpt = shorten(plainMarks(a.Excerpt), 80), true, ""
	} else if r.Excerpt != "" && len(a.Excerpt) >= 190 {
		r.Excerpt = closed(r.Excerpt)
	}
	r.At, r.Remark = clock(a.Published)
	switch {
	case a.Outlet == "":
	case s.o.Asker != nil && v.vals.Get("outlet") == "": // the facet beside the list has the outlet's articles
		r.ByOutlet = s.outletAddress(a.Outlet)
	default:
		r.ByOutlet = v.with("outlet", a.Outlet)
	}
	if a.Status != hearsay.StatusOK {
		r.ByStatus = v.with("status", string(a.Status))
	}
	return r
}

// closed ends an excerpt, which the ledger cuts at 200 characters, with "…".
func closed(s string) string {
	if s = shorten(s, 180); len(s) > 3 && s[len(s)-3:] != "…" {
		s += " …"
	}
	return s
}

// asQuery shows what was asked for, in marks unless it brings its own.
func asQuery(q string) string {
	q = shorten(q, 60)
	if strings.ContainsAny(q, `"“”„`) {
		return q
	}
	return "“" + q + "”"
}

// heading states what the list holds.
func (s *site) heading(p *listPage) string {
	n := counted(p.Total, "article")
	if p.Total < 0 {
		n = "More than 10,000 articles"
	}
	switch g := p.View.vals.Get; {
	case p.Search && !p.Filtered:
		return "Search the ledger"
	case p.Query != "" && p.Total == 0:
		return "No article for " + asQuery(p.Query)
	case p.Query != "":
		return n + " for " + asQuery(p.Query)
	case p.Totals.Articles == 0:
		return "The ledger is empty"
	case p.Total == 0:
		return "No article fits all of these"
	case g("outlet") != "" && g("day") != "":
		return n + " by " + g("outlet") + " on " + dayWords(g("day"))
	case g("outlet") != "":
		return n + " by " + g("outlet")
	case g("day") != "":
		return n + " on " + dayWords(g("day"))
	case p.Filtered:
		return n + " of " + number(p.Totals.Articles)
	}
	if days := period(p.Totals.First, p.Totals.Last); days != "" {
		return n + ", " + days
	}
	return n
}
