package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// outletTable is what a ledger may know of outlets besides what came from them.
type outletTable interface {
	Outlets(ctx context.Context) ([]store.Outlet, error)
	Labels(ctx context.Context) ([]store.Label, error)
}

// Bounds of what is counted over the whole ledger for the pages of outlets.
const (
	sumsFresh    = 5 * time.Minute // how long sums over all claims are given without being made anew
	countTimeout = 5 * time.Minute // of one count
	countWait    = 2 * time.Second // of a page for its counts; what is not there by then is left out and told
	shownOutlets = 200             // rows of the list
)

// covered is a row of coverage.
type covered struct {
	Outlet, First, Last                                string
	Read, Part, Failed, Expected, Covered, Blind, Gaps int
	Share                                              *float64
}

// outletsPage is the list of outlets.
type outletsPage struct {
	Heading, Stand string
	Known          int
	Read           int
	ReadHref       string
	Gaps           int
	Chips          []facetValue
	Cols           []outletCol
	Rows           []outletRow
	More           int
	Late           []string
	Command        string
	Exports        []facetValue
}

type outletCol struct {
	Words, Sort, Help string
	Right, Chosen     bool
}

// outletRow is one outlet; what is not known is "".
type outletRow struct {
	Name, Href, Kind, Owner, OwnerKind, Country string
	Articles                                    int
	ArticlesHref, Days                          string
	Share                                       string // of its usual days, "" where these cannot be told
	Of                                          int
	ShareBar                                    *bar
	Gaps                                        int
	GapsHref                                    string
	Silent                                      int
	SilentHref                                  string
	SilentLate                                  bool
	Heard                                       *heardCell
	HeardLate                                   bool

	share float64
}

// heardCell is how often the accused is heard in the same article: counts, and from ten on the share.
type heardCell struct {
	K, Of      int
	Share, CI  string
	Href       string
	X, Lo, Len string // of the small picture
	value      float64
}

// outletOrders are the orders of the list, with the column that they belong to.
var outletOrders = []string{"name", "articles", "coverage", "edits", "replies"}

func (s *site) outlets(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	p, err := s.outletsPage(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p.shorten()
	s.page(w, http.StatusOK, "outlets", shell{Title: p.Heading, Nav: "outlets", Counted: counted(p.Known, "outlet"), Body: p, JSON: p.Exports[1].URL, CSV: p.Exports[0].URL})
}

func (s *site) outletsPage(ctx context.Context, r *http.Request) (*outletsPage, error) {
	order := cmp.Or(r.FormValue("sort"), "articles")
	if !slices.Contains(outletOrders, order) {
		return nil, fmt.Errorf("%w: outlets are sorted by %s, not %q", store.ErrQuery, strings.Join(outletOrders, ", "), order)
	}
	p := &outletsPage{Command: s.o.Asker.Command("coverage", nil), ReadHref: "/articles", Exports: formsOf("/outlets", outletCut(r.URL.Query()))}
	v, err := s.outletCounts.get(ctx, "articles", func(ctx context.Context) (any, error) { return s.ledger.Facets(ctx, store.ArticleQuery{}) })
	if err != nil {
		return nil, err
	}
	f := v.(store.Facets)
	cover, err := byOutlet(ctx, s, false, "coverage", nil, func(x *covered) string { return x.Outlet })
	if err != nil {
		return nil, err
	}
	table, err := s.outletTable(ctx)
	if err != nil {
		return nil, err
	}
	soon, cancel := context.WithTimeout(ctx, countWait)
	defer cancel()
	edits, err := part(soon, s, &p.Late, "silent edits", "edits", url.Values{"silent": {"1"}}, func(x *editOf) string { return x.Outlet })
	if err != nil {
		return nil, err
	}
	heard, err := part(soon, s, &p.Late, "answers of the accused", "replies", nil, func(x *rateOf) string { return x.Outlet })
	if err != nil {
		return nil, err
	}
	expected, read, usual := 0, 0, 0
	for _, x := range f.Outlets {
		if !hearsay.KnownOutlet(x.Value) {
			continue
		}
		row := outletRow{Name: x.Value, Href: outletHref(x.Value), Articles: x.Count, ArticlesHref: articlesOf(x.Value, ""), SilentHref: exploring("edits", "outlet", x.Value, "silent", "1"), SilentLate: edits == nil, HeardLate: heard == nil}
		row.told(table[x.Value])
		row.Silent = len(edits[x.Value])
		if c := cover[x.Value]; len(c) > 0 {
			row.covered(&c[0])
			expected, read, p.Gaps = expected+c[0].Expected, read+c[0].Covered, p.Gaps+c[0].Gaps
			if c[0].Expected > 0 {
				usual++
			}
		}
		if h := heard[x.Value]; len(h) > 0 {
			row.Heard = newHeard(&h[0].Same, exploring("replies", "outlet", x.Value, "detail", "1"))
		}
		p.Rows = append(p.Rows, row)
		p.Read += x.Count
	}
	p.Known = len(p.Rows)
	p.Heading, p.Stand = outletsFinding(p.Known, usual, read, expected), "What each outlet gave to this ledger, how much of what it usually publishes was read, what it changed without saying so, and whether it lets the accused speak. Open one for its sources, whom it blames, and its days."
	p.choose(r.URL.Query(), order)
	p.Cols = outletCols(r.URL.Query(), order)
	return p, nil
}

// outletsFinding says what the list holds; usual are the outlets whose habits can be told.
func outletsFinding(known, usual, read, expected int) string {
	switch {
	case known == 0:
		return "No outlet is known by name"
	case expected == 0:
		return counted(known, "outlet") + ", too new here to say on which days they usually publish"
	}
	who := "they usually publish"
	switch {
	case usual == known:
	case usual == 1:
		who = "one of them usually publishes"
	default:
		who = number(usual) + " of them usually publish"
	}
	return fmt.Sprintf("%s; an article was read on %s of the days on which %s", counted(known, "outlet"), percent(float64(read)/float64(expected)), who)
}

// outletTable is the user's table of outlets by name, empty where the ledger has none.
func (s *site) outletTable(ctx context.Context) (map[string]*store.Outlet, error) {
	out := map[string]*store.Outlet{}
	l, ok := s.ledger.(outletTable)
	if !ok {
		return out, nil
	}
	list, err := l.Outlets(ctx)
	for i := range list {
		out[list[i].Name] = &list[i]
	}
	return out, err
}

func (r *outletRow) told(o *store.Outlet) {
	if o != nil {
		r.Kind, r.Owner, r.OwnerKind, r.Country = o.Kind, o.Owner, o.OwnerKind, o.Country
	}
}

func (r *outletRow) covered(c *covered) {
	r.Gaps, r.GapsHref, r.share = c.Gaps, exploring("coverage", "outlet", r.Name, "gaps", "1"), -1
	if c.First != "" {
		r.Days = period(c.First, c.Last)
	}
	if c.Share != nil {
		r.share, r.Of = *c.Share, c.Expected
		r.Share, r.ShareBar = percent(*c.Share), &bar{W: fmt.Sprintf("%.1f", 80**c.Share)}
	}
}

// newHeard words a share of accusations.
func newHeard(c *shareOf, href string) *heardCell {
	h := &heardCell{K: c.K, Of: c.Of, Href: href, value: -1}
	if c.Share != nil && c.CI95 != nil {
		h.value, h.Share, h.CI = *c.Share, percent(*c.Share), ranged(c.CI95)
		h.X, h.Lo, h.Len = px(4+92**c.Share), px(4+92*c.CI95[0]), px(92*(c.CI95[1]-c.CI95[0]))
	}
	return h
}

// choose filters and sorts the rows.
func (p *outletsPage) choose(vals url.Values, order string) {
	p.Chips = outletChips(p.Rows, vals)
	kind, country := vals.Get("kind"), vals.Get("country")
	p.Rows = slices.DeleteFunc(p.Rows, func(r outletRow) bool {
		return kind != "" && r.Kind != kind || country != "" && r.Country != country
	})
	slices.SortStableFunc(p.Rows, func(a, b outletRow) int {
		byName := strings.Compare(a.Name, b.Name)
		switch order {
		case "articles":
			return cmp.Or(b.Articles-a.Articles, byName)
		case "coverage": // the least covered first; unknown last
			return cmp.Or(cmp.Compare(orLast(a.share, a.Share != ""), orLast(b.share, b.Share != "")), byName)
		case "edits":
			return cmp.Or(b.Silent-a.Silent, byName)
		case "replies":
			return cmp.Or(cmp.Compare(heardOrder(a.Heard), heardOrder(b.Heard)), byName)
		}
		return byName
	})
}

// shorten keeps as many rows as a page has room for.
func (p *outletsPage) shorten() {
	if len(p.Rows) > shownOutlets {
		p.More, p.Rows = len(p.Rows)-shownOutlets, p.Rows[:shownOutlets]
	}
}

func orLast(v float64, known bool) float64 {
	if !known {
		return 2
	}
	return v
}

func heardOrder(h *heardCell) float64 {
	if h == nil {
		return 3
	}
	return orLast(h.value, h.value >= 0)
}

// outletChips offer the kinds and countries of the table, where there are several.
func outletChips(rows []outletRow, vals url.Values) (out []facetValue) {
	for _, by := range []struct {
		key string
		of  func(*outletRow) string
	}{{"kind", func(r *outletRow) string { return r.Kind }}, {"country", func(r *outletRow) string { return r.Country }}} {
		n := map[string]int{}
		for i := range rows {
			if v := by.of(&rows[i]); v != "" {
				n[v]++
			}
		}
		if len(n) < 2 || len(n) > 16 {
			continue
		}
		var names []string
		for v := range n {
			names = append(names, v)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
		for _, v := range names {
			c := facetValue{Label: v, Count: n[v], Chosen: vals.Get(by.key) == v, URL: changed("/outlets", vals, by.key, v)}
			if c.Chosen {
				c.URL = changed("/outlets", vals, by.key, "")
			}
			out = append(out, c)
		}
	}
	return out
}

func outletCols(vals url.Values, order string) (out []outletCol) {
	for _, c := range []struct {
		words, key, help string
		right            bool
	}{{"Outlet", "name", "", false}, {"Owner", "", "as the table of outlets has it", false}, {"Articles", "articles", "all that the ledger holds", true}, {"Days covered", "coverage", "of those on which it usually publishes", true},
		{"Gaps", "", "stretches without a sign of it that are longer than chance makes them", true}, {"Silent edits", "edits", "meaning-bearing words changed, no notice", true}, {"Accused heard in the same article", "replies", "95 % interval; from ten accusations on", true}} {
		x := outletCol{Words: c.words, Help: c.help, Right: c.right, Chosen: c.key == order}
		if c.key != "" {
			x.Sort = changed("/outlets", vals, "sort", c.key)
		}
		out = append(out, x)
	}
	return out
}

// outletCut are the words of an address that choose and order outlets.
func outletCut(vals url.Values) url.Values {
	out := url.Values{}
	for _, k := range []string{"kind", "country", "sort"} {
		if v := vals.Get(k); v != "" {
			out.Set(k, v)
		}
	}
	return out
}

// changed is an address with one value set, or taken away if it is "".
func changed(path string, vals url.Values, key, value string) string {
	out := outletCut(vals)
	out.Del(key)
	if value != "" {
		out.Set(key, value)
	}
	return address(path, out)
}
