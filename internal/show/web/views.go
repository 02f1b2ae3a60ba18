package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// kindOf tells a list of views by its path.
var kindOf = map[string]string{"/stories": store.KindStory, "/claims": store.KindClaim, "/incidents": store.KindIncident}

// pathOf is the other way round.
func pathOf(kind string) string {
	for p, k := range kindOf {
		if k == kind {
			return p
		}
	}
	return ""
}

// viewsPage is a list of stories, claims or incidents, the latest first.
type viewsPage struct {
	Kind, Path, Heading string
	Filtered            bool
	Chips               []chip
	Rows                []viewRow
	Older, Newest       string
	Since, Until        string
	Article             string // the restriction that the form of days keeps
	Warning             *warning
	Clear               string
}

// viewRow is one of them.
type viewRow struct {
	Href, Title, Days string
	Size              int // articles
	Badge             badge
	Asserted, Denied  []whose
	More              int // parties that are left out of both
	Status            view.Status
	Accused           []whose
	Claims, Incidents int
	Reviewed          bool
	Within            string // how much of it a window has, "" where there is none
}

// whose is a party as lists name it; without a key, or with that of an outlet, it leads nowhere.
type whose struct{ Name, Key string }

// viewFilters are the restrictions of such a list.
var viewFilters = []string{"day", "since", "until", "article"}

// viewCut are the restrictions in an address.
func viewCut(r *http.Request) url.Values {
	cut := url.Values{}
	for _, k := range viewFilters {
		if x := r.FormValue(k); x != "" {
			cut.Set(k, x)
		}
	}
	return cut
}

// asViews reads the address of a list of views.
func (s *site) asViews(ctx context.Context, r *http.Request) (v listOf, q store.ViewQuery, err error) {
	v = listOf{listAddress{path: r.URL.Path, vals: url.Values{}}}
	for _, ext := range []string{".jsonl", ".json", ".csv"} {
		v.path = strings.TrimSuffix(v.path, ext)
	}
	v.vals = viewCut(r)
	q = store.ViewQuery{Kind: kindOf[v.path], Since: v.vals.Get("since"), Until: v.vals.Get("until"), After: r.FormValue("after")}
	if d := v.vals.Get("day"); d != "" {
		q.Since, q.Until = d, d
	}
	if a := v.vals.Get("article"); a != "" {
		x, err := s.ledger.Article(ctx, a, "")
		if err != nil {
			return v, q, err
		}
		q.Article = x.Item.ID
	}
	return v, q, nil
}

// listOf is the address of a list of views; its chips are worded for them.
type listOf struct{ listAddress }

func (v listOf) chips() []chip {
	var out []chip
	for _, k := range viewFilters {
		x := v.vals.Get(k)
		if x == "" {
			continue
		}
		name, value := map[string]string{"since": "from", "until": "to"}[k], shortDay(x)
		switch k {
		case "article":
			name, value = "article", x
		case "day":
			name = "day"
		}
		out = append(out, chip{name, value, v.with(k, "")})
	}
	return out
}

func (s *site) views(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, q, err := s.asViews(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	q.Limit = s.o.PerPage
	page, err := s.ledger.Views(ctx, q)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := viewsPage{Kind: q.Kind, Path: v.path, Filtered: len(v.vals) > 0, Chips: v.chips(), Since: v.vals.Get("since"), Until: v.vals.Get("until"), Article: v.vals.Get("article"), Clear: v.path}
	if q.Kind != store.KindStory {
		p.Warning = s.warning()
	}
	for i := range page.Rows {
		row, err := newViewRow(&page.Rows[i])
		if err != nil {
			s.fail(w, r, err)
			return
		}
		p.Rows = append(p.Rows, row)
	}
	if page.Next != "" {
		vals := url.Values{"after": {page.Next}}
		for k, x := range v.vals {
			vals[k] = x
		}
		p.Older = address(v.path, vals)
	}
	if q.After != "" {
		p.Newest = v.with("", "")
	}
	p.Heading = viewsHeading(q.Kind, page.Total, p.Filtered)
	s.page(w, http.StatusOK, "views", shell{Title: p.Heading, Nav: v.path[1:], Counted: viewCount(q.Kind, page.Total), Body: p, JSON: v.as(".json"), CSV: v.as(".csv")})
}

func viewCount(kind string, n int) string {
	if kind == store.KindStory && n != 1 {
		return number(n) + " stories"
	}
	return counted(n, kind)
}

func viewsHeading(kind string, n int, filtered bool) string {
	switch words := viewCount(kind, n); {
	case n == 0 && filtered:
		return "Nothing fits all of these"
	case n == 0 && kind == store.KindStory:
		return "No stories yet"
	case n == 0:
		return "No " + kind + "s yet"
	default:
		return words
	}
}

// newViewRow makes the row of a view.
func newViewRow(v *store.View) (viewRow, error) {
	switch v.Kind {
	case store.KindStory:
		x, err := rows.Decode[view.Story](v)
		r := bareRow(v)
		r.Badge, r.Claims, r.Incidents = newBadge(x.Tally, len(x.Claims) > 0, r.Href), len(x.Claims), len(x.Incidents)
		return r, err
	case store.KindClaim:
		x, err := rows.Decode[view.Claim](v)
		return claimViewRow(v, &x), err
	case store.KindIncident:
		x, err := rows.Decode[view.Incident](v)
		return incidentViewRow(v, &x), err
	}
	return bareRow(v), nil
}

// bareRow has what views of every kind have.
func bareRow(v *store.View) viewRow {
	return viewRow{Href: pathOf(v.Kind) + "/" + v.ID, Title: plainMarks(v.Title), Days: days(v.First, v.Last), Size: v.Size}
}

func claimViewRow(v *store.View, x *view.Claim) viewRow {
	r := bareRow(v)
	const shown = 3
	name := func(vs []view.Voice) (out []whose) {
		for i, x := range vs {
			if i == shown {
				r.More += len(vs) - shown
				break
			}
			out = append(out, whose{voiceName(x.Name, x.Key), x.Key})
		}
		return out
	}
	r.Title = shorten(x.Proposition, 300)
	r.Badge, r.Asserted, r.Denied = newBadge(x.Tally, x.Reports > 0, r.Href), name(x.AssertedBy), name(x.DeniedBy)
	return r
}

func incidentViewRow(v *store.View, x *view.Incident) viewRow {
	r := bareRow(v)
	var named columns
	r.Status, r.Badge = x.Status, badge{Reports: x.Reports, Publishers: x.Publishers, Href: r.Href}
	for _, a := range x.Attributions {
		k := named.of(&a)
		if k == len(r.Accused) {
			r.Accused = append(r.Accused, whose{Name: a.Accused})
		}
		r.Accused[k].Key = cmp.Or(r.Accused[k].Key, a.AccusedKey)
		r.Reviewed = r.Reviewed || a.Reviewed
	}
	if x.When != nil && x.When.From != "" {
		r.Days = whenPeriod(x.When)
	}
	return r
}

// whenPeriod writes a time that a text tells, as far as it tells one.
func whenPeriod(w *hearsay.When) string {
	from, to := w.From[:min(10, len(w.From))], w.To[:min(10, len(w.To))]
	switch {
	case from == "":
		return "until " + shortDay(to)
	case to == "":
		return "from " + shortDay(from)
	}
	if p := period(from, to); p != "" {
		return p
	}
	return from
}

// oneView finds a view of a kind by its id, or the beginning of one.
func (s *site) oneView(ctx context.Context, id, kind string) (store.View, error) {
	v, err := s.ledger.View(ctx, id)
	if err == nil && v.Kind != kind {
		err = fmt.Errorf("%s is a %s: %w", id, v.Kind, store.ErrNotFound)
	}
	return v, err
}

// moved sends whoever came by an id that a view had earlier, or by the beginning of one, to the address that a
// citation should have. It reports whether it did.
func moved(w http.ResponseWriter, r *http.Request, kind, id string) bool {
	if id == r.PathValue("id") {
		return false
	}
	to := pathOf(kind) + "/" + id
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Cache-Control", "no-cache") // it may come back when a statement is taken back
	http.Redirect(w, r, to, http.StatusFound)
	return true
}

// viewsShown is how many views a page looks up by their ids; it says how many more there are.
const viewsShown = 60

// viewRows looks up views by their ids; those that are no more are passed over.
func (s *site) viewRows(ctx context.Context, ids []string) (out []viewRow, left int, err error) {
	for i, id := range ids {
		if i == viewsShown {
			return out, len(ids) - i, nil
		}
		v, err := s.ledger.View(ctx, id)
		if isNone(err) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		r, err := newViewRow(&v)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, r)
	}
	return out, 0, nil
}
