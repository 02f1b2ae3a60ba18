package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// saysRow is a claim that a party asserts or rejects, with its latest words.
type saysRow struct {
	Href, Proposition   string
	Words               []piece
	When, Outlet, Quote string
	Times               int
	last                time.Time
}

// roleRow is what a party was called, and when.
type roleRow struct{ Role, Days string }

// Bounds of what a party says: articles looked at, as many as the time allows, and claims shown.
const (
	partyArticles = 25
	partyTime     = 250 * time.Millisecond
	partyClaims   = 8
)

// partySays fills in names, roles and the claims of the articles that name the party and came last.
func (s *site) partySays(ctx context.Context, p *partyPage, t *actorParty) error {
	if t.view == "" {
		return nil
	}
	v, err := s.ledger.View(ctx, t.view)
	if isNone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	a, err := rows.Decode[view.Actor](&v)
	if err != nil {
		return err
	}
	for _, r := range a.Roles {
		p.Roles = append(p.Roles, roleRow{r.Role, days(r.First, r.Last)})
	}
	p.Names, p.Why = a.Names, a.Why
	return s.partyClaims(ctx, p, t.key, v.Members)
}

func (s *site) partyClaims(ctx context.Context, p *partyPage, key string, members []store.Member) error {
	var articles []hearsay.ArticleID // members stand in the order in which they came
	for _, m := range slices.Backward(members) {
		if len(articles) < partyArticles && !slices.Contains(articles, m.Article) {
			articles = append(articles, m.Article)
		}
	}
	seen, begun := map[string]bool{}, time.Now()
	for _, id := range articles {
		if time.Since(begun) > partyTime {
			break
		}
		p.Looked++
		page, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindClaim, Article: id, Limit: viewsShown})
		if err != nil {
			return err
		}
		for i := range page.Rows {
			v := &page.Rows[i]
			if seen[v.ID] {
				continue
			}
			seen[v.ID] = true
			c, err := rows.Decode[view.Claim](v)
			if err != nil {
				return err
			}
			if r, ok := newSaysRow(v.ID, &c, c.AssertedBy, key, view.Asserts); ok {
				p.Asserts = append(p.Asserts, r)
			}
			if r, ok := newSaysRow(v.ID, &c, c.DeniedBy, key, view.Denies); ok {
				p.Rejects = append(p.Rejects, r)
			}
		}
	}
	for _, l := range []*[]saysRow{&p.Asserts, &p.Rejects} {
		slices.SortStableFunc(*l, func(x, y saysRow) int { return y.last.Compare(x.last) })
		*l = (*l)[:min(len(*l), partyClaims)]
	}
	return nil
}

// newSaysRow words what a party says of a claim, with its last words that have the stance.
func newSaysRow(id string, c *view.Claim, voices []view.Voice, key string, st view.Stance) (r saysRow, ok bool) {
	k := slices.IndexFunc(voices, func(v view.Voice) bool { return v.Key == key })
	if k < 0 {
		return r, false
	}
	r = saysRow{Href: "/claims/" + id, Proposition: shorten(c.Proposition, 200), Times: voices[k].Times, last: voices[k].Last}
	for _, q := range byTime(c.Quotes) {
		if q.SaidBy(key) && q.Stance == st {
			r.Words, r.When, r.Outlet, r.Quote = slanted(quoted(shorten(q.Words, 200)), strings.Join(q.Hedges, ", ")), whenWords(q.At, q.Day), q.Outlet, quoteAddress(q.Article, q.Revision, q.ID)
		}
	}
	return r, true
}

// partyCommitments is what a party threatens, promises and plans.
type partyCommitments struct {
	Rows    []commitRow
	Total   int
	Fates   string // what became of them: "3 open, 1 kept"
	Waiting bool   // it takes longer than a page may
	Explore string
	Command string
}

// commitRow is one of them.
type commitRow struct {
	Kind, What, Condition, Deadline, Status string
	When, Outlet, Href                      string
	ByWhen, ByHref                          string // of the sentence behind the status
}

// commitLine is a row of the command commitments.
type commitLine struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"`
	Key       string `json:"who_key"`
	Side      string `json:"side"`
	What      string `json:"what"`
	Condition string `json:"condition"`
	Deadline  string `json:"deadline"`
	At        string `json:"at"`
	Outlet    string `json:"outlet"`
	Ref       string `json:"ref"`
	Status    string `json:"status"`
	Overdue   bool   `json:"overdue"`
	By        *struct {
		Ref   string `json:"ref"`
		Day   string `json:"day"`
		Quote string `json:"quote"`
	} `json:"by"`
}

// Commitments are read from the texts of the whole ledger: a page waits so long for them, and ledgers with more
// articles are not read at all for a page.
const (
	commitWait     = 400 * time.Millisecond
	commitArticles = 20000
	commitsShown   = 10
)

// commitments are all of the ledger, by party, the latest first.
func (s *site) commitments(ctx context.Context) (map[string][]commitLine, error) {
	return s.commits.get(ctx, "", func(ctx context.Context) (map[string][]commitLine, error) {
		list, _, err := answered[commitLine](ctx, s, "commitments", url.Values{})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(list, func(x, y commitLine) int { return strings.Compare(y.At, x.At) })
		out := map[string][]commitLine{}
		for _, l := range list {
			if out[l.Key] = append(out[l.Key], l); l.Side != l.Key {
				out[l.Side] = append(out[l.Side], l)
			}
		}
		return out, nil
	})
}

// partyCommits fills in a party's commitments. A page does without them where they take too long.
func (s *site) partyCommits(ctx context.Context, p *partyPage) {
	if s.question("commitments") == nil || p.Described {
		return
	}
	vals := url.Values{"party": {p.Key}}
	c := &partyCommitments{Explore: address("/explore/commitments", vals), Command: s.o.Asker.Command("commitments", vals), Waiting: true}
	p.Commitments = c
	totals, err := s.totals(ctx)
	if err != nil || totals.Articles > commitArticles {
		return
	}
	all, err := s.commitments(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.o.Log.Warn("commitments of parties", "err", err)
		}
		return
	}
	list := all[p.Key]
	c.Waiting, c.Total = false, len(list)
	var fates []string
	fate := map[string]int{}
	for i := range list {
		l := &list[i]
		if !slices.Contains(fates, l.Status) {
			fates = append(fates, l.Status)
		}
		fate[l.Status]++
		if len(c.Rows) < commitsShown {
			c.Rows = append(c.Rows, newCommitRow(l))
		}
	}
	slices.SortFunc(fates, func(x, y string) int { return cmp.Or(fate[y]-fate[x], strings.Compare(x, y)) })
	for i, f := range fates {
		fates[i] = number(fate[f]) + " " + plainCode(f)
	}
	c.Fates = strings.Join(fates, ", ")
}

func newCommitRow(l *commitLine) commitRow {
	r := commitRow{Kind: l.Kind, What: shorten(l.What, 200), Condition: l.Condition, Deadline: shortDay(l.Deadline), Status: l.Status, When: whenLine(l.At), Outlet: l.Outlet, Href: "/articles/" + url.PathEscape(l.Ref)}
	if !strings.Contains(l.ID, "/") { // a quote; else the article's own words
		r.Href += "/quotes/" + url.PathEscape(l.ID)
	}
	if l.Overdue {
		r.Status = "open, past its day"
	}
	if by := l.By; by != nil && by.Ref != "" {
		r.ByWhen, r.ByHref = shortDay(by.Day), "/articles/"+url.PathEscape(by.Ref)
		if by.Quote != "" {
			r.ByHref += "/quotes/" + url.PathEscape(by.Quote)
		}
	}
	return r
}

// partyJSON is a party's page for programs.
func partyJSON(p *partyPage, cut url.Values, now time.Time) any {
	type other struct {
		Name    string `json:"name"`
		Accuses int    `json:"accuses"`
		Accused int    `json:"is_accused"`
		Rejects int    `json:"rejects"`
	}
	type said struct {
		Other    string `json:"other"`
		Incident string `json:"incident"`
		Words    string `json:"words"`
		First    string `json:"first"`
		Standing string `json:"standing"`
		Reports  int    `json:"reports"`
		Score    string `json:"score"`
		Reviewed bool   `json:"reviewed"`
	}
	list := func(in []chargeRow) []said {
		out := []said{}
		for _, c := range in {
			words := ""
			for _, w := range c.Words {
				words += w.Text
			}
			out = append(out, said{c.Who, strings.TrimPrefix(c.Incident, "/incidents/"), words, c.When, c.Standing, c.Reports, c.Score, c.Reviewed})
		}
		return out
	}
	others := []other{}
	for _, o := range p.Others {
		others = append(others, other{o.Name, o.Makes, o.Gets, o.Rejects})
	}
	return struct {
		AsOf string          `json:"as_of"`
		Cut  json.RawMessage `json:"cut"` // what the accusations were cut to
		partyRow
		Others      []other `json:"others"`
		IsAccused   []said  `json:"is_accused_in"`
		Accuses     []said  `json:"accuses_in"`
		Left        int     `json:"left"` // accusations beyond those listed
		AccusedLeft int     `json:"is_accused_left"`
	}{now.UTC().Format("2006-01-02T15:04:05Z"), cutJSON(cut), p.Row, others, list(p.Gets), list(p.Makes), p.MakesLeft, p.GetsLeft}
}
