package main

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/measure/spread"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type driftCmd struct {
	ledgerFlag
	rowsFlag
	Claim   string `arg:"" optional:"" help:"Id of a claim; without it, what outlets do to claims that they take over."`
	Since   string `placeholder:"DAY" help:"Without a claim: claims with an article of this day or later."`
	Until   string `placeholder:"DAY" help:"Without a claim: claims with an article of this day or earlier."`
	AtLeast int    `default:"10" placeholder:"N" help:"Without a claim: outlets with so many hops or more. Default 10."`
}

// Help is shown by hearsay drift --help.
func (driftCmd) Help() string {
	return `Shows how certainty changes as a claim is retold: every report with its words of doubt, beside
the report that it has the claim from, and the step at which the doubt was lost. Without a
claim: which outlets harden or soften what they take over, with 95 % intervals.

  hearsay drift 1f3a90c2
  hearsay drift --at-least 20 -o csv`
}

// hopRow is a row of drift CLAIM.
type hopRow struct {
	At      string   `json:"at"`
	Ref     string   `json:"ref"`
	Outlet  string   `json:"outlet"`
	Own     bool     `json:"own"`
	Words   string   `json:"words"`
	Band    []int    `json:"band"`
	Sure    float64  `json:"sure"` // 0 to 1
	From    *string  `json:"from"` // ref of the report it has it from
	Change  string   `json:"change"`
	By      float64  `json:"by"`
	Lost    bool     `json:"hedge_lost"`
	Quotes  []string `json:"quotes"`
	Content string   `json:"content_text"`
}

var hopColumns = []string{"at", "ref", "outlet", "own", "words", "band_lo", "band_hi", "sure", "from", "change", "by", "hedge_lost", "content_text"}

// tendencyRow is a row of drift.
type tendencyRow struct {
	Outlet     string     `json:"outlet"`
	Hops       int        `json:"hops"`
	Claims     int        `json:"claims"`
	Hardened   int        `json:"hardened"`
	Hardened95 [2]float64 `json:"hardened95"`
	Softened   int        `json:"softened"`
	Softened95 [2]float64 `json:"softened95"`
	Lost       int        `json:"hedges_lost"`
}

// Run shows one claim, or outlets.
func (c *driftCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Claim == "" {
		return c.outlets(a)
	}
	l, v, err := findView(a, c.ledgerFlag, c.Claim, store.KindClaim)
	if err != nil {
		return err
	}
	defer l.Close()
	body, err := rows.Decode[view.Claim](&v)
	if err != nil {
		return err
	}
	reports, quotes := driftReports(&body)
	w := newRows(a, c.Output, column{"AT", 16}, column{"OUTLET", 28}, column{"SURE", 4}, column{"CHANGE", 9}, column{"DOUBT", 22}, column{"FROM", 12}, column{"WORDS", 0})
	limit := c.limit(a)
	for _, h := range drift.Hops(reports) {
		if limit > 0 && w.n == limit {
			break
		}
		r, q := &reports[h.Report], quotes[h.Report]
		row := hopRow{At: cmp.Or(rows.Time(q.At), q.Day), Ref: q.Ref, Outlet: q.Outlet, Own: q.Own, Words: rows.Hedged(q), Band: q.Band, Sure: math.Round(r.Sure*100) / 100, Change: string(h.Change), By: math.Round(h.By*100) / 100, Lost: h.Lost, Quotes: []string{string(q.ID)}, Content: q.Words}
		from := ""
		if r.Parent >= 0 {
			from = quotes[r.Parent].Ref
			row.From = &from
		}
		change := row.Change
		if h.Lost {
			change = "doubt lost"
		}
		lo, hi := "", ""
		if len(q.Band) == 2 {
			lo, hi = fmt.Sprint(q.Band[0]), fmt.Sprint(q.Band[1])
		}
		cells := []string{strings.Replace(strings.TrimSuffix(row.At, ":00Z"), "T", " ", 1), row.Outlet, fmt.Sprintf("%.2f", row.Sure), change, row.Words, from, row.Content}
		csv := []string{row.At, row.Ref, row.Outlet, fmt.Sprint(row.Own), row.Words, lo, hi, fmt.Sprint(row.Sure), from, row.Change, fmt.Sprint(row.By), fmt.Sprint(row.Lost), row.Content}
		if err := w.row(row, cells, hopColumns, csv); err != nil {
			return err
		}
	}
	return w.end(hopColumns)
}

// driftReports takes a claim apart: one report for each article that asserts it, with its surest
// quote, and the report that its surest edge leads to.
func driftReports(c *view.Claim) ([]drift.Report, []*view.Quote) {
	var out []drift.Report
	var quotes []*view.Quote
	at := map[hearsay.ArticleID]int{}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if q.Stance != view.Asserts || q.Genre == hearsay.GenreOpinion {
			continue
		}
		r := drift.Report{ID: string(q.Article), Outlet: q.Outlet, At: q.At, Sure: drift.Sureness(q.Band, q.Factuality, len(q.Hedges) > 0), Hedged: len(q.Hedges) > 0, Own: q.Own, Parent: -1}
		if k, ok := at[q.Article]; ok {
			if r.Sure > out[k].Sure { // an article is as sure as its surest words
				out[k], quotes[k] = r, q
			}
			continue
		}
		at[q.Article] = len(out)
		out, quotes = append(out, r), append(quotes, q)
	}
	best := map[int]float64{}
	for _, e := range c.Graph.Edges {
		x, y := &c.Graph.Nodes[e.From], &c.Graph.Nodes[e.To]
		if x.Kind != origin.KindReport || y.Kind != origin.KindReport {
			continue
		}
		k, ok := at[hearsay.ArticleID(strings.TrimPrefix(x.ID, "report:"))]
		p, okP := at[hearsay.ArticleID(strings.TrimPrefix(y.ID, "report:"))]
		if ok && okP && e.Score > best[k] {
			best[k], out[k].Parent = e.Score, p
		}
	}
	return out, quotes
}

// outlets prints tendencies over all claims.
func (c *driftCmd) outlets(a *app) error {
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	var claims [][]drift.Report
	if err := eachClaim(a, l, c.Since, c.Until, func(_ *store.View, body *view.Claim) {
		if rs, _ := driftReports(body); len(rs) > 1 {
			claims = append(claims, rs)
		}
	}); err != nil {
		return err
	}
	header := []string{"outlet", "hops", "claims", "hardened", "hardened_lo", "hardened_hi", "softened", "softened_lo", "softened_hi", "hedges_lost"}
	w := newRows(a, c.Output, column{"HOPS", 5}, column{"CLAIMS", 6}, column{"HARDENED", 22}, column{"SOFTENED", 22}, column{"DOUBT LOST", 10}, column{"OUTLET", 0})
	limit := c.limit(a)
	for _, t := range drift.Tendencies(claims, c.AtLeast) {
		if limit > 0 && w.n == limit {
			break
		}
		row := tendencyRow{t.Outlet, t.Hops, t.Claims, t.Hardened, [2]float64{round4(t.HardenedLo), round4(t.HardenedHi)}, t.Softened, [2]float64{round4(t.SoftenedLo), round4(t.SoftenedHi)}, t.Lost}
		share := func(k int, i [2]float64) string {
			return fmt.Sprintf("%d: %.0f %% (%.0f–%.0f)", k, 100*float64(k)/float64(t.Hops), 100*i[0], 100*i[1])
		}
		cells := []string{fmt.Sprint(t.Hops), fmt.Sprint(t.Claims), share(t.Hardened, row.Hardened95), share(t.Softened, row.Softened95), fmt.Sprint(t.Lost), t.Outlet}
		csv := []string{t.Outlet, fmt.Sprint(t.Hops), fmt.Sprint(t.Claims), fmt.Sprint(t.Hardened), fmt.Sprint(row.Hardened95[0]), fmt.Sprint(row.Hardened95[1]), fmt.Sprint(t.Softened), fmt.Sprint(row.Softened95[0]), fmt.Sprint(row.Softened95[1]), fmt.Sprint(t.Lost)}
		if err := w.row(row, cells, header, csv); err != nil {
			return err
		}
	}
	if err := w.end(header); err != nil {
		return err
	}
	if w.n == 0 && c.Output == "table" {
		fmt.Fprintf(a.stderr, "hearsay: no outlet takes over claims %d times or more in %d claims (--at-least N asks for fewer)%s\n", c.AtLeast, len(claims), unlinked(a, l))
	}
	return nil
}

// eachClaim calls f with every claim of a time.
func eachClaim(a *app, l *embedded.Ledger, since, until string, f func(*store.View, *view.Claim)) error {
	q := store.ViewQuery{Kind: store.KindClaim, Since: since, Until: until, Limit: 500}
	for {
		p, err := l.Views(a.ctx, q)
		if err != nil {
			return ledgerHint(err)
		}
		for i := range p.Rows {
			body, err := rows.Decode[view.Claim](&p.Rows[i])
			if err != nil {
				return err
			}
			f(&p.Rows[i], &body)
		}
		if q.After = p.Next; p.Next == "" {
			return nil
		}
	}
}

type spreadCmd struct {
	ledgerFlag
	rowsFlag
	Claim string `arg:"" help:"Id of a claim, or its first eight characters; hearsay claims lists them."`
}

// Help is shown by hearsay spread --help.
func (spreadCmd) Help() string {
	return `Shows how far a claim travelled, day by day: articles that assert, hedge or deny it, outlets that
carry it for the first time, and outlets, owners and countries reached by then. Opinion is left out.

  hearsay spread 1f3a90c2
  hearsay spread 1f3a90c2 -o csv`
}

// spreadRow is a row of spread.
type spreadRow struct {
	Day       string   `json:"day"`
	Asserting int      `json:"asserting"`
	Hedging   int      `json:"hedging"`
	Denying   int      `json:"denying"`
	Outlets   int      `json:"outlets"`
	Owners    int      `json:"owners"`
	Countries int      `json:"countries"`
	New       []string `json:"new"`
}

// Run counts.
func (c *spreadCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, v, err := findView(a, c.ledgerFlag, c.Claim, store.KindClaim)
	if err != nil {
		return err
	}
	defer l.Close()
	body, err := rows.Decode[view.Claim](&v)
	if err != nil {
		return err
	}
	table, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	byName := map[string]store.Outlet{}
	for _, o := range table {
		byName[o.Name] = o
	}
	var rs []spread.Report
	for i := range body.Quotes {
		q := &body.Quotes[i]
		if q.Genre == hearsay.GenreOpinion || q.Stance != view.Asserts && q.Stance != view.Denies {
			continue
		}
		o := byName[q.Outlet]
		rs = append(rs, spread.Report{Article: string(q.Article), Outlet: q.Outlet, Owner: o.Owner, Country: o.Country, Day: q.Day, Denies: q.Stance == view.Denies, Hedges: len(q.Hedges) > 0})
	}
	header := []string{"day", "asserting", "hedging", "denying", "outlets", "owners", "countries", "new"}
	w := newRows(a, c.Output, column{"DAY", 10}, column{"ASSERTING", 9}, column{"HEDGING", 7}, column{"DENYING", 7}, column{"OUTLETS", 7}, column{"OWNERS", 6}, column{"COUNTRIES", 9}, column{"NEW", 0})
	limit := c.limit(a)
	for _, d := range spread.ByDay(rs) {
		if limit > 0 && w.n == limit {
			break
		}
		row := spreadRow{d.Day, d.Asserting, d.Hedging, d.Denying, d.Outlets, d.Owners, d.Countries, d.New}
		if row.New == nil {
			row.New = []string{}
		}
		cells := []string{cmp.Or(d.Day, "undated"), fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; ")}
		csv := []string{d.Day, fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; ")}
		if err := w.row(row, cells, header, csv); err != nil {
			return err
		}
	}
	return w.end(header)
}
