package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/show/morning"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// Bounds of the morning list: stories looked at, claims and incidents of each, stories shown.
const (
	todayStories, todayClaims, todayIncidents = 60, 16, 8
	todayShown                                = 24
	railShown                                 = 6
)

// todayPage is one day: its stories ranked, and beside them what was answered, hardened, newly
// charged and collected.
type todayPage struct {
	Day, Heading   string
	Before, After  string // addresses of the days beside it, "" for none
	Articles       int
	ArticlesHref   string
	Outlets, Known int
	Chips          []todayChip
	Show           string
	Rows           []todayRow
	More           string // where all stories of the day are listed, "" if they stand here
	Left           int
	Answers        []railItem
	Losses         []railItem
	Charges        []railItem
	Statuses       []facetValue // articles of the day that could not be read
	Warning        *warning
}

type todayChip struct {
	Name, URL string
	N         int
	Chosen    bool
}

// todayRow is a story of the morning list.
type todayRow struct {
	N           int
	Href, Title string
	Stand       string
	Badge       badge
	Tags        []string
	New         string
	Lead        bool
	Spark       spark
}

// spark is a picture of seven days.
type spark struct {
	Label, Peak string
	Bars        []bar
}

// railItem is a line beside the list.
type railItem struct {
	Who, What, Href, About, From, Words, When string
	WhoKey, AboutKey                          string // of parties, "" for none
}

// morningOf is the ranked day, as far as addresses do not change it.
type morningOf struct {
	rows []morning.Row
	left int // stories of the day beyond those looked at
}

// kinds of rows, by the word of the address.
var todayKinds = []struct {
	word, name string
	is         func(*morning.Row) bool
}{
	{"", "All", func(*morning.Row) bool { return true }},
	{"contested", "Contested", func(r *morning.Row) bool { return r.Contested }},
	{"accused", "New accusation", func(r *morning.Row) bool { return len(r.Charges) > 0 }},
	{"answered", "Denial added", func(r *morning.Row) bool { return len(r.Answers) > 0 }},
	{"hardened", "Lost a hedge", func(r *morning.Row) bool { return len(r.Lost) > 0 }},
	{"single", "Single origin", func(r *morning.Row) bool { return r.Single }},
}

func (s *site) today(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	day, m, totals, err := s.dayOf(ctx, r)
	if err == nil && day == "" {
		s.list(w, r) // nothing with a date; an empty ledger says how to fill it
		return
	}
	show := r.FormValue("show")
	var p *todayPage
	if err == nil {
		p, err = s.todayPage(ctx, m, day, show, totals)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	cut := todayCut(day, show)
	s.page(w, http.StatusOK, "today", shell{Title: p.Heading, Nav: "today", Counted: counted(p.Articles, "article") + ", " + viewCount(store.KindStory, len(m.rows)+m.left), Body: p,
		JSON: address("/today.json", cut), CSV: address("/today.csv", cut), Perma: address("/", cut)})
}

// dayOf ranks the day of an address, else the last with articles; the day is "" where no article has a date.
func (s *site) dayOf(ctx context.Context, r *http.Request) (day string, m *morningOf, totals store.Totals, err error) {
	if totals, err = s.totals(ctx); err != nil {
		return "", nil, totals, err
	}
	if totals.Last == "" {
		return "", &morningOf{}, totals, nil
	}
	if day = r.FormValue("day"); day == "" {
		if day, err = s.lastDay(ctx, totals.Last); err != nil {
			return "", nil, totals, err
		}
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return "", nil, totals, fmt.Errorf("%w: day %q", store.ErrQuery, day)
	}
	m, err = s.mornings.get(ctx, day, func(ctx context.Context) (*morningOf, error) { return s.morning(ctx, day) })
	return day, m, totals, err
}

// lastDay is the last day with articles, today at the latest: one article that is dated ahead must not lead to a day
// without any. Where all are dated ahead it is today.
func (s *site) lastDay(ctx context.Context, last string) (string, error) {
	today := s.o.Now().UTC().Format(time.DateOnly)
	if last <= today {
		return last, nil
	}
	page, err := s.ledger.Articles(ctx, store.ArticleQuery{Until: today, Limit: 1})
	if err != nil || len(page.Rows) == 0 {
		return today, err
	}
	return cmp.Or(page.Rows[0].Published.Day(), today), nil
}

// morning ranks the stories of a day: first by who reports them, so that claims are looked up for
// the largest only.
func (s *site) morning(ctx context.Context, day string) (*morningOf, error) {
	out := &morningOf{}
	page, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindStory, Since: day, Until: day, Limit: 2000})
	if err != nil {
		return nil, err
	}
	var told []morning.Told
	for i := range page.Rows {
		v := &page.Rows[i]
		x, err := rows.Decode[view.Story](v)
		if err != nil {
			return nil, err
		}
		told = append(told, morning.Told{ID: v.ID, Title: v.Title, Story: &x})
	}
	first := morning.Rank(day, told)
	if len(first) > todayStories {
		out.left, first = len(first)-todayStories, first[:todayStories]
	}
	told = told[:0]
	for _, r := range first {
		t := r.Told
		if t.Claims, err = bodies[view.Claim](ctx, s, t.Story.Claims, todayClaims); err != nil {
			return nil, err
		}
		if t.Incidents, err = bodies[view.Incident](ctx, s, t.Story.Incidents, todayIncidents); err != nil {
			return nil, err
		}
		told = append(told, t)
	}
	out.rows = morning.Rank(day, told)
	return out, nil
}

// bodies looks up views by their ids, at most so many; those that are no more are passed over.
func bodies[T any](ctx context.Context, s *site, ids []string, most int) (out []morning.Of[T], err error) {
	for _, id := range ids[:min(len(ids), most)] {
		v, err := s.ledger.View(ctx, id)
		if isNone(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		x, err := rows.Decode[T](&v)
		if err != nil {
			return nil, err
		}
		out = append(out, morning.Of[T]{ID: v.ID, Body: &x})
	}
	return out, nil
}

func (s *site) todayPage(ctx context.Context, m *morningOf, day, show string, totals store.Totals) (*todayPage, error) {
	t, _ := time.Parse(time.DateOnly, day)
	p := &todayPage{Day: day, Heading: t.Format("Monday, 2 January 2006"), Show: show, ArticlesHref: "/articles?day=" + day, Known: totals.Outlets}
	self := func(day, show string) string {
		u := "/?day=" + day
		if show != "" {
			u += "&show=" + show
		}
		return u
	}
	if day > totals.First {
		p.Before = self(t.AddDate(0, 0, -1).Format(time.DateOnly), show)
	}
	if day < totals.Last {
		p.After = self(t.AddDate(0, 0, 1).Format(time.DateOnly), show)
	}
	facets, err := s.facets(ctx, store.ArticleQuery{Day: day})
	if err != nil {
		return nil, err
	}
	for _, f := range facets.Outlets {
		p.Articles += f.Count
		if f.Value != "" {
			p.Outlets++
		}
	}
	chosen := todayKinds[0].is
	for _, k := range todayKinds {
		c := todayChip{Name: k.name, URL: self(day, k.word), Chosen: k.word == show}
		for i := range m.rows {
			if k.is(&m.rows[i]) {
				c.N++
			}
		}
		if c.Chosen {
			chosen = k.is
		}
		if c.N > 0 || k.word == "" || c.Chosen {
			p.Chips = append(p.Chips, c)
		}
	}
	charged := false
	for i := range m.rows {
		r := &m.rows[i]
		charged = charged || len(r.Told.Incidents) > 0 || len(r.Charges) > 0
		if chosen(r) {
			if len(p.Rows) < todayShown {
				p.Rows = append(p.Rows, newTodayRow(r, len(p.Rows)+1, day))
			} else {
				p.Left++
			}
		}
		p.rail(r)
	}
	if p.Left += m.left; p.Left > 0 {
		p.More = "/stories?day=" + day
	}
	if charged {
		p.Warning = s.warning()
	}
	return p, nil
}

// rail adds what a story has of the day to the lists beside.
func (p *todayPage) rail(r *morning.Row) {
	for _, a := range r.Answers {
		p.Answers = railAdd(p.Answers, railItem{Who: a.Quote.Speaker, WhoKey: speakerKey(a.Quote), What: "rejects", Href: "/claims/" + a.Claim, About: shorten(a.Proposition, 70), Words: shorten(a.Quote.Words, 90), When: hourOf(a.Quote.At)})
	}
	for _, l := range r.Lost {
		what := "no hedge"
		if l.To.Own {
			what = "its own voice"
		}
		p.Losses = railAdd(p.Losses, railItem{Who: cmp.Or(l.To.Outlet, "unknown outlet"), What: what, From: strings.Join(l.From.Hedges, ", "), Href: "/claims/" + l.Claim, About: shorten(l.Proposition, 70), When: hourOf(l.To.At)})
	}
	for _, c := range r.Charges {
		x := railItem{Who: c.By.Accuser, WhoKey: c.By.AccuserKey, What: "accuses", About: accusedWords(c.By.Accused), AboutKey: c.By.AccusedKey, Href: "/incidents/" + c.Incident, Words: shorten(c.By.Words[0], 90), When: hourOf(c.By.First)}
		if bySelf(c.By) {
			x.What, x.About, x.AboutKey = "says that it did it itself", "", ""
		}
		p.Charges = railAdd(p.Charges, x)
	}
}

func railAdd(l []railItem, x railItem) []railItem {
	if len(l) == railShown || slices.Contains(l, x) {
		return l
	}
	return append(l, x)
}

func hourOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("15:04")
}

// newTodayRow words a story of the day.
func newTodayRow(r *morning.Row, n int, day string) todayRow {
	href := "/stories/" + r.Told.ID
	out := todayRow{N: n, Lead: n == 1, Href: href, Title: plainMarks(r.Told.Title), Badge: newBadge(r.Told.Story.Tally, len(r.Told.Story.Claims) > 0, href), Spark: newSpark(r, day), Stand: stand(r, day)}
	tag := func(n int, one string) {
		if n > 0 {
			out.Tags = append(out.Tags, counted(n, one))
		}
	}
	if r.Contested {
		out.Tags = append(out.Tags, "contested")
	}
	if r.Single {
		out.Tags = append(out.Tags, "single origin")
	}
	tag(len(r.Told.Story.Claims), "claim")
	tag(len(r.Told.Story.Incidents), "incident")
	news := []string{counted(r.New, "article")}
	for _, x := range []struct {
		n   int
		one string
	}{{len(r.Answers), "denial"}, {len(r.Charges), "accusation"}, {len(r.Lost), "lost hedge"}} {
		if x.n > 0 {
			news = append(news, counted(x.n, x.one))
		}
	}
	out.New = "new: " + strings.Join(news, ", ")
	return out
}

// newSpark draws seven days, the last one chosen.
func newSpark(r *morning.Row, day string) spark {
	const width, gap, height = 7.0, 2.0, 28.0
	s, peak := spark{}, 1
	words := make([]string, 0, morning.Days)
	for _, n := range r.Spark {
		peak = max(peak, n)
		words = append(words, fmt.Sprint(n))
	}
	end, err := time.Parse(time.DateOnly, day)
	for i, n := range r.Spark {
		if n == 0 {
			continue
		}
		h := max(2, float64(n)/float64(peak)*height)
		b := bar{X: px(float64(i) * (width + gap)), W: px(width), H: px(h), Y: px(30 - h), Chosen: i == morning.Days-1}
		if err == nil {
			b.Title = dayWords(end.AddDate(0, 0, i+1-morning.Days).Format(time.DateOnly)) + ": " + counted(n, "article")
		}
		s.Bars = append(s.Bars, b)
	}
	s.Label = "Articles a day for seven days: " + strings.Join(words, ", ")
	s.Peak = fmt.Sprintf("peak %d a day", peak)
	return s
}
