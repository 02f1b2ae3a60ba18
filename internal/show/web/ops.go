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

// operations is what a ledger may tell of its own state.
type operations interface {
	Gauges(ctx context.Context, now time.Time) (store.Gauges, error)
	Health(ctx context.Context) (store.Health, error)
	Feeds(ctx context.Context) ([]store.Feed, error)
	Following(ctx context.Context, now time.Time) (store.FollowTotals, error)
}

// opsState is what is read of the ledger at once, kept for a few seconds.
type opsState struct {
	gauges store.Gauges
	health store.Health
	feeds  []store.Feed
	follow store.FollowTotals
}

// opsPage tells whether collection is complete and whether the stages keep up.
type opsPage struct {
	Heading, Stand string
	Stats          []statCell
	Heat           heatPart
	Statuses       []statusRow
	Troubles       []troubleRow
	MoreTroubles   int
	Known          bool // the ledger tells of its own state
	Queue          []queueRow
	LastSeq        int
	Newest         string
	Following      bool
	Follow         store.FollowTotals
	FeedStatus     []store.Facet
	PageStatus     []store.Facet
	Oldest         string // how long the oldest due one waits
	Feeds          []feedRow
	MoreFeeds      int
	Refusals       []store.Facet
	Refused        int
	Clock          []clockRow
	ZoneLess       []facetValue
	Sizes          []facetValue
	Advice         []string
}

type statusRow struct {
	Status, Words, Href string
	N                   int
}

type troubleRow struct {
	Outlet, OutletHref, Status, Href string
	N, Of                            int
	Share                            string
}

// queueRow is a stage: how far behind the newest entry it is.
type queueRow struct {
	Stage  hearsay.StageVersion
	Seq    int
	Behind int
	State  string
}

// feedRow is something that is followed.
type feedRow struct {
	Name, URL, Web, Outlet, OutletHref, Status, Detail, Last, Changed, Due string
	Fails, Pages                                                           int
	State                                                                  string // failing, silent, late, paused, "" for all well
}

type clockRow struct {
	What string
	N    int
	Help string
}

// Bounds from which the page calls something trouble; doctor has the same.
const (
	failsMany     = 5
	silentAfter   = 7 * 24 * time.Hour
	lateAfter     = time.Hour
	shownTroubles = 40
	shownFeeds    = 60
)

func (s *site) ops(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	p, err := s.opsPage(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.page(w, http.StatusOK, "ops", shell{Title: "Is collection complete?", Nav: "ops", Body: p, JSON: "/explore/coverage.json", CSV: "/explore/coverage.csv"})
}

func (s *site) opsPage(ctx context.Context) (*opsPage, error) {
	v, err := s.outletCounts.get(ctx, "totals", func(ctx context.Context) (any, error) { return s.ledger.Totals(ctx) })
	if err != nil {
		return nil, err
	}
	totals := v.(store.Totals)
	p := &opsPage{Refused: totals.Refusals}
	for _, f := range totals.ByStatus {
		p.Statuses = append(p.Statuses, statusRow{f.Value, statusName(f.Value), address("/articles", url.Values{"status": {f.Value}}), f.Count})
	}
	p.Sizes = []facetValue{{Label: "articles", Count: totals.Articles, URL: "/articles"}, {Label: "versions", Count: totals.Revisions, URL: "/explore/edits"}, {Label: "quotes", Count: totals.Quotes, URL: "/explore/quotes"}, {Label: "outlets in the table", Count: totals.Outlets, URL: "/outlets"}}
	if p.Heat, err = s.heat(ctx, totals.Last); err != nil {
		return nil, err
	}
	l, ok := s.ledger.(operations)
	if ok {
		st, err := s.opsStates.get(ctx, "", func(ctx context.Context) (*opsState, error) { return readOps(ctx, l, s.o.Now()) })
		if err != nil {
			return nil, err
		}
		p.state(st, s.o.Reader, s.o.Now())
	}
	p.finding(totals.Articles)
	return p, nil
}

func readOps(ctx context.Context, l operations, now time.Time) (st *opsState, err error) {
	st = &opsState{}
	if st.gauges, err = l.Gauges(ctx, now); err != nil {
		return nil, err
	}
	if st.health, err = l.Health(ctx); err != nil {
		return nil, err
	}
	if st.feeds, err = l.Feeds(ctx); err != nil {
		return nil, err
	}
	st.follow, err = l.Following(ctx, now)
	return st, err
}

// state takes what the ledger tells of itself.
func (p *opsPage) state(st *opsState, reader hearsay.StageVersion, now time.Time) {
	p.Known, p.LastSeq, p.Refusals, p.Follow = true, int(st.gauges.LastSeq), st.gauges.Refusals, st.follow
	p.FeedStatus, p.PageStatus = st.gauges.FeedStatus, st.gauges.PageStatus
	if t := st.gauges.NewestSeen; !t.IsZero() {
		p.Newest = whenWords(t, "")
	}
	for _, x := range st.health.Troubles {
		if len(p.Troubles) == shownTroubles {
			p.MoreTroubles = len(st.health.Troubles) - shownTroubles
			break
		}
		row := troubleRow{Outlet: x.Outlet, Status: statusName(x.Status), N: x.Count, Of: x.Of, Share: percent(float64(x.Count) / float64(max(1, x.Of))), Href: address("/articles", url.Values{"outlet": {x.Outlet}, "status": {x.Status}})}
		if hearsay.KnownOutlet(x.Outlet) {
			row.OutletHref = outletHref(x.Outlet)
		} else {
			row.Outlet, row.Href = "unknown outlet", address("/articles", url.Values{"status": {x.Status}})
		}
		p.Troubles = append(p.Troubles, row)
	}
	p.queue(st.gauges.Cursors, reader)
	p.Following = st.follow.Feeds+st.follow.Pages > 0
	if t := st.gauges.OldestDue; !t.IsZero() && now.Sub(t) > 0 {
		p.Oldest = duration(now.Sub(t))
	}
	p.feeds(st.feeds, now)
	p.clock(&st.health, now)
}

// queue lists the stages, those that are behind first; a stage of another version than this program's waits for nothing.
func (p *opsPage) queue(cursors map[hearsay.StageVersion]int64, reader hearsay.StageVersion) {
	name, _, _ := strings.Cut(string(reader), "/")
	for stage, seq := range cursors {
		row := queueRow{Stage: stage, Seq: int(seq), Behind: max(0, p.LastSeq-int(seq)), State: "caught up"}
		family, _, _ := strings.Cut(string(stage), "/")
		switch {
		case reader != "" && family == name && stage != reader:
			row.State, row.Behind = "another version; this program reads with "+string(reader), 0
		case row.Behind > 0:
			row.State = counted(row.Behind, "entry") + " behind"
		}
		p.Queue = append(p.Queue, row)
	}
	slices.SortFunc(p.Queue, func(a, b queueRow) int {
		return cmp.Or(b.Behind-a.Behind, strings.Compare(string(a.Stage), string(b.Stage)))
	})
}

// feeds lists what is followed, trouble first.
func (p *opsPage) feeds(list []store.Feed, now time.Time) {
	rank := map[string]int{"failing": 0, "late": 1, "silent": 2, "": 3, "paused": 4}
	for i := range list {
		f := &list[i]
		row := feedRow{Name: cmp.Or(f.Title, f.URL), URL: f.URL, Web: webAddress(f.URL), Outlet: f.Outlet, Status: f.Status, Detail: shorten(f.Detail, 120), Fails: f.Fails, Pages: f.Pages, Last: whenOrNever(f.Last), Changed: whenOrNever(f.Changed), Due: "by itself never"}
		if f.Kind == store.FeedFolder {
			row.Name = cmp.Or(f.Title, "a folder")
		}
		if hearsay.KnownOutlet(f.Outlet) {
			row.OutletHref = outletHref(f.Outlet)
		}
		if !f.Due.IsZero() {
			row.Due = whenWords(f.Due, "")
		}
		since := f.Changed
		if since.IsZero() {
			since = f.Added
		}
		switch {
		case f.Paused:
			row.State, row.Due = "paused", "paused"
		case f.Fails >= failsMany:
			row.State = "failing"
		case !f.Due.IsZero() && now.Sub(f.Due) > lateAfter:
			row.State = "late"
		case now.Sub(since) > silentAfter && f.Kind != store.FeedPage && f.Kind != store.FeedFolder:
			row.State = "silent"
		}
		p.Feeds = append(p.Feeds, row)
	}
	slices.SortStableFunc(p.Feeds, func(a, b feedRow) int { return cmp.Or(rank[a.State]-rank[b.State], b.Fails-a.Fails) })
	if len(p.Feeds) > shownFeeds {
		p.MoreFeeds, p.Feeds = len(p.Feeds)-shownFeeds, p.Feeds[:shownFeeds]
	}
}

// listWords joins words: "a", "a and b", "a, b and c".
func listWords(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return strings.Join(list, "")
}

// statusName words a status of articles.
func statusName(status string) string {
	if status == string(hearsay.StatusOK) {
		return "whole"
	}
	return cmp.Or(statusWords(hearsay.Status(status), hearsay.L2), status)
}

func whenOrNever(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return whenWords(t, "")
}

// clock lists what does not fit together in time, and what to do about the state of the ledger.
func (p *opsPage) clock(h *store.Health, now time.Time) {
	c := &h.Clock
	p.Clock = []clockRow{{"published over a day after they were seen", c.Ahead, "kept, and used in no test of time"}, {"seen before they say they were published", c.Early, "a wrong zone in the table of outlets, or outlets that date ahead"},
		{"dated before 1990", c.TooOld, "kept, and not used"}, {"without any date", c.Undated, "on no calendar"}}
	for _, z := range c.ZoneLess {
		p.ZoneLess = append(p.ZoneLess, facetValue{Label: cmp.Or(z.Value, "unknown outlet"), Count: z.Count, URL: articlesOf(z.Value, "")})
	}
	if c.Newest.After(now.Add(10 * time.Minute)) {
		p.Advice = append(p.Advice, "This machine’s clock is before what the ledger has seen ("+whenWords(c.Newest, "")+"): set it right before anything else is taken in.")
	}
	if h.Scrub {
		p.Advice = append(p.Advice, "A redaction did not get to its end: run the same hearsay redact … --apply again.")
	}
}

// finding says in the heading what an editor has to know first.
func (p *opsPage) finding(articles int) {
	var bad []string
	if p.Heat.Gaps > 0 {
		bad = append(bad, counted(p.Heat.Gaps, "gap"))
	}
	failing, late := 0, 0
	for i := range p.Feeds {
		switch p.Feeds[i].State {
		case "failing":
			failing++
		case "late":
			late++
		}
	}
	if failing > 0 {
		bad = append(bad, counted(failing, "feed")+" failing")
	}
	if late > 0 {
		bad = append(bad, counted(late, "feed")+" late")
	}
	behind := 0
	for _, q := range p.Queue {
		behind = max(behind, q.Behind)
	}
	if behind > 0 {
		bad = append(bad, counted(behind, "entry")+" waiting to be read or linked")
	}
	switch {
	case articles == 0:
		p.Heading = "The ledger is empty"
	case len(bad) > 0:
		p.Heading = "Collection has " + listWords(bad)
	case p.Heat.Share != "":
		p.Heading = fmt.Sprintf("No alarm; %s of %s usual outlet-days are covered", p.Heat.Share, number(p.Heat.Expected))
	default:
		p.Heading = "No alarm, and no habit to judge by yet"
	}
	p.Stand = "Whether what outlets publish comes in, is read and is linked. What was named and could not be had is not silence."
	add := func(v, href, words string) { p.Stats = append(p.Stats, statCell{v, href, words}) }
	if p.Heat.Share != "" {
		add(p.Heat.Share, "/explore/coverage", fmt.Sprintf("of the %s outlet-days on which outlets usually publish were read, %s", number(p.Heat.Expected), p.Heat.Window))
	}
	add(number(p.Heat.Gaps), "#gaps", plural(p.Heat.Gaps, "gap")+" in that time")
	if p.Following {
		add(number(p.Follow.Due), "#feeds", "due now, of "+counted(p.Follow.Feeds, "feed")+" and "+counted(p.Follow.Pages, "page"))
	}
	if p.Known {
		add(number(behind), "#queue", plural(behind, "entry")+" not yet read or linked")
	}
	add(number(p.Refused), "#refused", plural(p.Refused, "input")+" refused")
}
