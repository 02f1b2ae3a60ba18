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
	"hearsay/internal/measure/concert"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// meetingRow is a row of hearsay concert --outlet A --with B.
type meetingRow struct {
	Story, Title string
	A, B         string
	IDs          [2]string
	Articles     [2]hearsay.ArticleID
	AtA          string   `json:"at_a"`
	AtB          string   `json:"at_b"`
	Lag          *int64   `json:"lag_s"`
	First        string   // a, b, ""
	Together     bool     //
	P            *float64 `json:"p_story"`
	Shared       bool
	Out          string
}

// meetPage is one pair: what chance would do, the common stories, what the finding does not say.
type meetPage struct {
	A, B, By, Window string
	Paid             string // what p is besides that of the picture, where several windows were tried
	Heading, Stand   string
	Back             string // all pairs
	Line             concertLine
	Wide, Narrow     *draw.Picture
	Finding          string
	Null             []nullLine
	Facts            []meetFact
	Stories          []meetLine
	Left             int
	RowsHref         string
	Common, Together int
	HrefA, HrefB     string
	Command          string
	Notes            []string
}

// nullLine is one count and how often chance gives it.
type nullLine struct {
	K, P string
	Mark string // "observed", "95 %", ""
}

type meetFact struct{ Name, Words, Href string }

// meetLine is one common story.
type meetLine struct {
	Title, Href  string
	Sides        [2]meetSide
	Apart, First string
	State        string // together, apart, out
	P            string
	Text         string // shared text
	Compare      string
	Out          string
}

type meetSide struct{ Name, When, Href string }

// meetMost bounds the table; all rows are a link away.
const meetMost = 150

func (s *site) concertPair(w http.ResponseWriter, r *http.Request) {
	if s.narrowed(w, r, "concert") {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	c, vals, _, err := s.askedConcert(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	row := c.find(r.PathValue("a"), r.PathValue("b"))
	ask := askWith(askWith(askOnly(vals, "by", "window", "since", "until"), "outlet", row.IDs[0]), "with", row.IDs[1])
	if w := vals.Get("window"); row.Window > 0 && (w == "" || strings.Contains(w, ",")) {
		ask.Set("window", windowFlag(row.Window))
	}
	met, notes, err := answered[meetingRow](ctx, s, "concert", ask)
	if err == nil && len(met) == 0 {
		err = fmt.Errorf("no common story of %q and %q: %w", row.IDs[0], row.IDs[1], store.ErrNotFound)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := newMeetPage(row, met, vals)
	for _, n := range c.notes { // what holds for the whole test
		if !slices.Contains(notes, n) {
			notes = append(slices.Clip(notes), n)
		}
	}
	p.Notes, p.Command, p.RowsHref = notes, s.o.Asker.Command("concert", ask), address("/explore/concert", ask)
	s.page(w, http.StatusOK, "meetings", shell{Title: p.A + " and " + p.B, Nav: "concert", Counted: counted(p.Common, "common story"), JSON: address("/explore/concert.json", ask), CSV: address("/explore/concert.csv", ask), Body: p})
}

// find returns the row of a pair, told by ids or names in any order; one that was never together has only those.
func (c *concertOf) find(a, b string) concertRow {
	for _, ids := range [][2]string{{a, b}, {b, a}} {
		if i, ok := c.pair[ids]; ok {
			return c.rows[i]
		}
	}
	for i := range c.rows {
		if x := &c.rows[i]; x.A == a && x.B == b || x.A == b && x.B == a {
			return *x
		}
	}
	return concertRow{A: a, B: b, IDs: [2]string{a, b}, Verdict: "too_few"}
}

func newMeetPage(row concertRow, met []meetingRow, vals url.Values) *meetPage {
	row.A, row.B, row.IDs = met[0].A, met[0].B, met[0].IDs
	p := &meetPage{A: row.A, B: row.B, By: cmp.Or(vals.Get("by"), "outlet"), Window: ownWindow(&row, vals), Back: address("/concert", vals), Common: len(met), Line: newConcertLine(&row, vals)}
	if strings.Contains(windowWords(vals), " or ") {
		p.Paid = "; p is taken as many times as windows were tried"
	}
	p.HrefA, p.HrefB = whoAddress(p.By, row.IDs[0], row.A), whoAddress(p.By, row.IDs[1], row.B)
	var chance []float64
	var lags []time.Duration
	first := map[string]int{}
	for i := range met {
		m := &met[i]
		if m.P != nil {
			chance = append(chance, *m.P)
		}
		if m.Together {
			p.Together++
			if m.First != "" {
				first[m.First]++
			}
			if m.Lag != nil {
				lags = append(lags, (time.Duration(*m.Lag) * time.Second).Abs())
			}
		}
		p.Stories = append(p.Stories, newMeetLine(m))
	}
	rank := map[string]int{"together": 0, "apart": 1, "out": 2}
	slices.SortStableFunc(p.Stories, func(a, b meetLine) int { return rank[a.State] - rank[b.State] })
	p.Left = max(0, len(p.Stories)-meetMost)
	p.Stories = p.Stories[:len(p.Stories)-p.Left]
	tested := p.Line.Expect != "–"
	p.words(tested, len(chance))
	if tested {
		p.null(chance)
	}
	p.facts(&row, tested, len(chance), first, lags)
	return p
}

// words sets heading and first sentence.
func (p *meetPage) words(tested bool, in int) {
	l := &p.Line
	p.Heading = fmt.Sprintf("%s and %s: together in %s of %s", p.A, p.B, number(p.Together), counted(in, "common story"))
	within := fmt.Sprintf("Together is within %s of each other.", p.Window)
	switch {
	case l.Verdict == "scheduled":
		p.Stand = "Both publish at fixed hours, so that times tell nothing of them. " + within
	case !tested:
		p.Stand = fmt.Sprintf("Too few to test: nothing is known of whether this is chance. %s", within)
	case l.Verdict == "together":
		p.Stand = fmt.Sprintf("By chance it would be %d to %d. %s A finding says that two move together; it does not say why, nor who told them to.", l.Range95[0], l.Range95[1], within)
	case l.Verdict == "syndicated":
		p.Stand = fmt.Sprintf("By chance it would be %d to %d; but without shared text and fixed releases no more is left than chance allows. %s", l.Range95[0], l.Range95[1], within)
	default:
		p.Stand = fmt.Sprintf("Chance allows that: in 95 of 100 cases it would be %d to %d for one pair, and many pairs were tested. %s", l.Range95[0], l.Range95[1], within)
	}
}

// null draws what chance gives, and lists it.
func (p *meetPage) null(chance []float64) {
	l, d := &p.Line, concert.Null(chance)
	p.Finding = fmt.Sprintf("By chance %d to %d of %s would be together, %.1f on average; %d were", l.Range95[0], l.Range95[1], counted(len(chance), "common story"), l.Expected, l.Together)
	verb := "publish"
	if p.By == "speaker" {
		verb = "speak"
	}
	wide, narrow, ok := draw.Null(draw.Chances{P: d, Lo: l.Range95[0], Hi: l.Range95[1], Observed: l.Together, Of: "stories in which both " + verb + " within " + p.Window}, p.Finding)
	if ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
	for k, v := range d {
		if v < 0.0005 && k != l.Together {
			continue
		}
		x := nullLine{K: number(k), P: chanceWords(v)}
		switch {
		case k == l.Together:
			x.Mark = "observed"
		case k >= l.Range95[0] && k <= l.Range95[1]:
			x.Mark = "within 95 %"
		}
		p.Null = append(p.Null, x)
	}
}

func (p *meetPage) facts(row *concertRow, tested bool, in int, first map[string]int, lags []time.Duration) {
	l := &p.Line
	add := func(name, words, href string) { p.Facts = append(p.Facts, meetFact{name, words, href}) }
	if tested {
		add("Effect", fmt.Sprintf("%s the expected %.1f", l.Effect, l.Expected), "#stories")
		add("p, q", l.PW+", "+l.QW+" over all tested pairs"+p.Paid, p.Back)
	}
	ordered := first[p.A] + first[p.B]
	if ordered > 0 {
		who := p.A
		if first[p.B] > first[p.A] {
			who = p.B
		}
		words := fmt.Sprintf("%s in %d of %d", who, first[who], ordered)
		if first[p.A] == first[p.B] {
			words = fmt.Sprintf("each in %d", first[p.A])
		} else if row.Leads == nil {
			words += ", which even odds allow"
		}
		add("First", words, "#stories")
	}
	if len(lags) > 0 {
		slices.Sort(lags)
		add("Apart when together", "median "+duration(lags[len(lags)/2]), "#stories")
	}
	if tested {
		own := l.Own + " together, p " + l.OwnPW
		if l.Own == "none" {
			own = "no common story is without"
		}
		add("Without shared text and fixed releases", own, "#stories")
	}
	if row.Power > 0 {
		add("Power", fmt.Sprintf("%.2f to find a pair with these stories that moves together in half of them", row.Power), "/method")
	}
	if row.Needed > 0 {
		add("Needed", fmt.Sprintf("%s for a power of 0.8", counted(row.Needed, "common story")), "/method")
	}
	if out := p.Common - in; out > 0 {
		add("Out of the test", counted(out, "common story")+", with the reason in the table", "#stories")
	}
	if row.Note != "" {
		add("Note", row.Note, "/method")
	}
}

func newMeetLine(m *meetingRow) meetLine {
	l := meetLine{Title: m.Title, Href: "/stories/" + url.PathEscape(m.Story), State: "apart", Apart: "–", First: m.First, P: "–", Out: m.Out}
	for k, at := range []string{m.AtA, m.AtB} {
		l.Sides[k] = meetSide{[2]string{m.A, m.B}[k], timeOfReport(at), "/articles/" + url.PathEscape(string(m.Articles[k]))}
	}
	switch {
	case m.Out != "":
		l.State = "out"
	case m.Together:
		l.State = "together"
	}
	if m.Lag != nil {
		l.Apart = duration((time.Duration(*m.Lag) * time.Second).Abs())
		if *m.Lag == 0 {
			l.Apart = "at one moment"
		}
	}
	if m.P != nil {
		l.P = chanceWords(*m.P)
	}
	l.Text = "own texts"
	if m.Shared {
		l.Text = "shared, or a fixed release"
	}
	if a, b := m.Articles[0], m.Articles[1]; a != b {
		if m.First == m.B {
			a, b = b, a
		}
		l.Compare = compareAddress(a, b)
	}
	return l
}

// timeOfReport writes a moment to the second where one is stated, or a day.
func timeOfReport(at string) string {
	t, err := parseMoment(at)
	switch {
	case err != nil:
		return cmp.Or(at, "no time")
	case len(at) == len(time.DateOnly):
		return shortDay(at)
	case t.Second() == 0:
		return t.UTC().Format("2 Jan 2006, 15:04")
	}
	return t.UTC().Format("2 Jan 2006, 15:04:05")
}
