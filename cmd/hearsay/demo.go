package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/edit"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/phrase"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

type demoCmd struct {
	Addr    string  `default:"127.0.0.1:8417" placeholder:"HOST:PORT" help:"Where to show the pages. Default ${default}; port 0 takes a free one."`
	NoServe bool    `help:"Stop after the summary." xor:"served"`
	Live    bool    `help:"Follow the invented outlets' web sites while they publish, change and withdraw." xor:"live,served"`
	Speed   float64 `default:"1200" placeholder:"N" help:"With --live: how many times as fast as ours the plot's clock runs. Default ${default}: a day in 72 seconds."`
	Ticker  bool    `help:"Read the invented ticker instead: 3,000 items of one sentence, enough for shares and for concert." xor:"live"`
	Log     string  `enum:",text,json" default:"" placeholder:"FORM" help:"With --live: log every look on standard error: text or json."`
	Keep    string  `placeholder:"FILE" help:"Keep the ledger in this new file instead of removing it at the end."`
}

// Help is shown by hearsay demo --help.
func (demoCmd) Help() string {
	return `Reads an invented world (our own articles about states, persons and papers that do not
exist) into a ledger of its own, says what it found, and shows the pages. Touches no other
ledger and no network; the ledger is removed at the end.

  hearsay demo
  hearsay demo --live
  hearsay demo --no-serve --keep world.db && hearsay quotes --db world.db
  hearsay demo --ticker --no-serve --keep ticker.db && hearsay blame --db ticker.db`
}

// demoNotice stands above every page of the demo, so that no picture of it misleads.
const demoNotice = "Demo: an invented world. Its states, persons and outlets do not exist."

// Run loads the sample world, prints what is in it and shows it.
func (c *demoCmd) Run(a *app) (err error) {
	var ln net.Listener
	if !c.NoServe { // first, so that a taken port is told before the work
		if ln, err = listen(a.ctx, c.Addr, false); err != nil {
			return err
		}
		defer ln.Close()
	}
	reader, err := sampleReader()
	if err != nil {
		return err
	}
	path := c.Keep
	if path == "" {
		dir, err := os.MkdirTemp("", "hearsay-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "demo.db")
	} else if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return hintf(fmt.Errorf("%s exists; the demo mixes with no other ledger", path), "name a new file, or read that one with hearsay serve --db %s", path)
	}
	l, err := embedded.Open(a.ctx, path, embedded.Options{})
	if err != nil {
		return ledgerHint(err)
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if c.Live {
		if c.Speed < 1 || c.Speed > 100000 {
			return usageError{fmt.Errorf("--speed %g is not between 1 and 100,000", c.Speed)}
		}
		o, err := pages(a, reader)
		if err != nil {
			return err
		}
		o.Notice = demoNotice
		return c.live(a, ln, l, reader, o)
	}
	load := loadSample
	if c.Ticker {
		load = loadTicker
	}
	sum, err := load(a.ctx, l, reader)
	if err != nil {
		return ledgerHint(err)
	}
	w, err := look(a.ctx, l)
	if err != nil {
		return err
	}
	w.print(a.stdout, sum)
	across, err := lookAcross(a.ctx, l)
	if err != nil {
		return err
	}
	across.print(a.stdout)
	if c.NoServe {
		return nil
	}
	end := "Ctrl-C ends the demo and removes its ledger"
	if c.Keep != "" {
		end = "Ctrl-C ends the demo; the ledger stays in " + c.Keep
	}
	fmt.Fprintf(a.stdout, "\nOpen http://%s (%s)\n", ln.Addr(), end)
	o, err := pages(a, reader)
	if err != nil {
		return err
	}
	o.Notice = demoNotice
	if o.Asker, err = newAsker(l.Path(), reader, a.now); err != nil {
		return err
	}
	o.Desk = &desk{ctx: a.ctx, read: l, write: l, reader: reader, who: whoOr(""), now: a.now, relink: new(sync.Mutex)}
	return serve(a.ctx, ln, web.New(l, o))
}

// loadSample puts the sample world into l by the way every input takes.
func loadSample(ctx context.Context, l *embedded.Ledger, reader *read.Reader) (pipeline.Summary, error) {
	outlets, err := sample.Outlets()
	if err != nil {
		return pipeline.Summary{}, err
	}
	if err := l.PutOutlets(ctx, outlets); err != nil {
		return pipeline.Summary{}, err
	}
	articles, err := sample.Articles()
	if err != nil {
		return pipeline.Summary{}, err
	}
	return pipeline.Ingest(ctx, l, sampleRecords(articles), reader, pipeline.Options{After: linking(l, reader), Once: true})
}

// tickerSeed is that of the ticker which eval measures, too.
const tickerSeed = 1

// loadTicker puts the ticker of the sample world into l, with its outlets.
func loadTicker(ctx context.Context, l *embedded.Ledger, reader *read.Reader) (pipeline.Summary, error) {
	articles, truth := sample.Ticker(tickerSeed)
	var outlets []store.Outlet
	for i := range truth.Outlets {
		outlets = append(outlets, truth.Outlets[i].Row())
	}
	if err := l.PutOutlets(ctx, outlets); err != nil {
		return pipeline.Summary{}, err
	}
	records := func(yield func(collect.Record) bool) {
		for i := range articles {
			if !yield(collect.Record{Article: &articles[i], Status: hearsay.StatusOK, Source: "sample/ticker", Pos: i + 1, At: articles[i].Published.UTC}) {
				return
			}
		}
	}
	return pipeline.Ingest(ctx, l, records, reader, pipeline.Options{After: linking(l, reader), Once: true})
}

// sampleRecords gives the articles as records of files, each seen when it came out.
func sampleRecords(articles []hearsay.Article) iter.Seq[collect.Record] {
	names := sample.Names()
	return func(yield func(collect.Record) bool) {
		for i := range articles {
			if !yield(collect.Record{Article: &articles[i], Status: hearsay.StatusOK, Source: "sample/articles/" + names[i] + ".txt", Pos: 1, At: sample.Seen(&articles[i])}) {
				return
			}
		}
	}
}

// world is what the summary tells, all of it asked of the ledger.
type world struct {
	totals   store.Totals
	outlets  []outletCount // most quotes first
	kinds    map[hearsay.QuoteKind]int
	acts     map[hearsay.Act]int
	hedged   int // quotes with a word of doubt
	resolved int
	examples []store.QuoteRow
	changed  []store.EditPair // versions with the one before, the latest first
}

type outletCount struct {
	name             string
	articles, quotes int
}

// look asks the ledger for what the summary tells.
func look(ctx context.Context, l *embedded.Ledger) (world, error) {
	w := world{kinds: map[hearsay.QuoteKind]int{}, acts: map[hearsay.Act]int{}}
	var err error
	if w.totals, err = l.Totals(ctx); err != nil {
		return w, err
	}
	page, err := l.Articles(ctx, store.ArticleQuery{})
	if err != nil {
		return w, err
	}
	by := map[string]*outletCount{}
	for _, row := range page.Rows {
		o := by[row.Outlet]
		if o == nil {
			o = &outletCount{name: row.Outlet}
			by[row.Outlet] = o
		}
		o.articles++
		o.quotes += row.Quotes
	}
	for p, err := range l.Edits(ctx, store.ArticleQuery{}) {
		if err != nil {
			return w, err
		}
		w.changed = append(w.changed, p)
	}
	for _, o := range by {
		w.outlets = append(w.outlets, *o)
	}
	slices.SortFunc(w.outlets, func(x, y outletCount) int {
		return cmp.Or(cmp.Compare(y.quotes, x.quotes), cmp.Compare(x.name, y.name))
	})
	var rows []store.QuoteRow
	for q, err := range l.Quotes(ctx, store.QuoteQuery{}) {
		if err != nil {
			return w, err
		}
		w.kinds[q.Quote.Kind]++
		w.acts[q.Quote.Act]++
		if len(q.Quote.Certainty.Hedges) > 0 {
			w.hedged++
		}
		if q.Quote.Speaker.Name != "" {
			w.resolved++
		}
		rows = append(rows, q)
	}
	w.examples = examples(rows)
	return w, nil
}

// examples picks an accusation with a band of certainty and a denial to show: the surest of
// those that fit on a line or two and whose speaker is known.
func examples(rows []store.QuoteRow) []store.QuoteRow {
	slices.SortStableFunc(rows, func(a, b store.QuoteRow) int { return cmp.Compare(b.Quote.Score, a.Quote.Score) })
	var out []store.QuoteRow
	for _, fits := range []func(q *hearsay.Quote) bool{
		func(q *hearsay.Quote) bool {
			return q.Act == hearsay.Accuse && len(q.Accused) > 0 && len(q.Certainty.Band) > 0
		},
		func(q *hearsay.Quote) bool { return q.Act == hearsay.Deny && len(q.Denied) > 0 },
	} {
		for _, r := range rows {
			other := len(out) == 0 || out[0].Outlet != r.Outlet
			if fits(&r.Quote) && other && r.Quote.Speaker.Name != "" && r.Quote.Field == hearsay.FieldText && len(r.SourceText) >= 3 &&
				len(r.ContentText) >= 30 && len(r.ContentText) <= 180 && !strings.Contains(r.ContentText, "\n") {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

func (w world) print(out io.Writer, sum pipeline.Summary) {
	t := w.totals
	fmt.Fprintf(out, "An invented world: %d articles by %d outlets, %s to %s, taken in and read in %.2f s.\n\n",
		t.Articles, len(w.outlets), t.First, t.Last, sum.Seconds)
	fmt.Fprintf(out, "  %4d quotes     %d direct, %d mixed, %d indirect\n", t.Quotes, w.kinds[hearsay.Direct], w.kinds[hearsay.Mixed], w.kinds[hearsay.Indirect])
	fmt.Fprintf(out, "  %4d with a speaker resolved, %d left unknown\n", w.resolved, t.Quotes-w.resolved)
	fmt.Fprintf(out, "  %4d accuse, %d deny, %d decline to comment; %d carry a word of doubt\n", w.acts[hearsay.Accuse], w.acts[hearsay.Deny], w.acts[hearsay.NoComment], w.hedged)
	fmt.Fprintf(out, "  %4d versions of articles kept, %d inputs refused\n\n", t.Revisions, t.Refusals)
	fmt.Fprintf(out, "  %-42s %8s %8s\n", "Most quotes", "articles", "quotes")
	for _, o := range w.outlets[:min(5, len(w.outlets))] {
		fmt.Fprintf(out, "  %-42s %8d %8d\n", o.name, o.articles, o.quotes)
	}
	for _, p := range w.changed {
		r := edit.Edit(&p.Older, &p.Newer)
		how := "without a word"
		if len(r.Notices) > 0 {
			how = "with a " + r.Notices[0].Kind
		} else if !r.Silent {
			how = "in form only"
		}
		fmt.Fprintf(out, "\n  Changed after it was published, %s, %s:\n", how, p.Newer.Outlet)
		if p.Older.Title != p.Newer.Title {
			fmt.Fprintf(out, "    was  %s\n    now  %s\n", p.Older.Title, p.Newer.Title)
		} else {
			fmt.Fprintf(out, "    in   %s\n", p.Newer.Title)
		}
		if what := signs(edit.Hide(r.Marks, p.OlderActors, p.NewerActors)); what != "" {
			fmt.Fprintf(out, "    %s\n", what)
		}
	}
	for _, r := range w.examples {
		text := r.Quote.Field.In(&hearsay.Revision{Title: r.Title, Text: r.Text})
		said := []string{phrase.Act(r.Quote.Act)}
		for _, p := range phrase.Parties(&r.Quote, nil) {
			said = append(said, p.Verb+" "+p.Name)
		}
		if b := phrase.Band(r.Quote.Certainty); b != "" {
			said = append(said, "“"+strings.Join(phrase.Hedges(r.Quote.Certainty, text), "”, “")+"” ("+b+")")
		}
		fmt.Fprintf(out, "\n  %s, %s: %s %s\n    %s\n    %s\n", r.Outlet, r.Published.Day(), r.Quote.Speaker.Name, r.CueText, r.ContentText, strings.Join(said, " · "))
	}
}
