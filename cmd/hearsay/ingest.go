package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/collect/follow"
	"hearsay/internal/collect/jsonl"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type ingestCmd struct {
	ledgerFlag
	worldFlag
	fetchFlag
	memFlag
	Once    bool     `xor:"follow" help:"Look once at everything followed that is due (hearsay add), and end."`
	Again   bool     `xor:"follow" help:"Extract all pages that were kept once more, without fetching: after an upgrade that extracts better."`
	Follow  bool     `xor:"follow" help:"Keep looking at what is followed, until Ctrl-C."`
	Relink  bool     `xor:"follow" help:"Make all stories, claims, incidents and parties anew in the end, as one run over the whole ledger: the same texts then give the same ones, however they came in."`
	Log     string   `enum:",text,json" default:"" placeholder:"FORM" help:"Log every look on standard error: text or json."`
	Files   []string `arg:"" optional:"" name:"file" help:"Article JSONL, HTML, Markdown or text files, web archives (WARC), each also gzip; folders; - for standard input."`
	Output  string   `short:"o" enum:"table,json" default:"table" help:"table or json."`
	Outlet  string   `placeholder:"NAME" help:"Outlet of input that states none."`
	Lang    string   `placeholder:"XX" help:"Language of input that states none; otherwise detected."`
	Since   string   `placeholder:"DAY" help:"Leave out what a web archive fetched before that day (YYYY-MM-DD)."`
	Workers int      `placeholder:"N" help:"Articles read at the same time; otherwise one per processor."`
}

// Help is shown by hearsay ingest --help.
func (ingestCmd) Help() string {
	return `Keeps articles in the ledger, reads them and makes them searchable. Returns when everything
is read. Running it again over the same input adds nothing; after an interruption it goes on.
Files are linked once, in the end; a pipe whenever it pauses. A ledger that came in in parts may
differ in a few stories, claims and incidents from one that came at once, until --relink.
What cannot be taken is reported, counted and kept as a refusal; the exit code is then 3.

  hearsay ingest articles.jsonl.gz
  hearsay ingest saved-pages/
  collector | hearsay ingest -
  hearsay ingest --relink               link everything anew, as if it had come in at once
  hearsay ingest --once                 look at the feeds and pages that are due
  hearsay ingest --again                extract what was kept once more
  hearsay ingest --follow --log text    keep looking; hearsay serve --follow shows them, too`
}

// Run ingests the named files.
func (c *ingestCmd) Run(a *app) (err error) {
	if c.Again {
		return c.again(a)
	}
	if c.Once || c.Follow {
		return c.follow(a)
	}
	if len(c.Files) == 0 && !c.Relink {
		return usageError{hintf(errors.New("ingest: no file named"), "hearsay ingest FILE…, a folder, - for standard input, or --once for what is followed")}
	}
	if c.Workers < 0 {
		return usageError{fmt.Errorf("--workers %d is less than nothing", c.Workers)}
	}
	var since time.Time
	if c.Since != "" {
		if since, err = time.Parse(time.DateOnly, c.Since); err != nil {
			return usageError{hintf(fmt.Errorf("--since %q is no day", c.Since), "such as --since 2026-03-05")}
		}
	}
	mem, err := c.bound(a)
	if err != nil {
		return err
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	l, err := openWriterWith(a, c.ledgerFlag, ledgerOptions(mem))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	p := newProgress(a, collect.Size(c.Files))
	o := pipeline.Options{Workers: c.Workers, Progress: p.show, BatchBytes: mem.BatchBytes, After: linking(l, reader), Once: c.Relink || allThere(c.Files)}
	if c.Relink {
		o.After = relinking(l, reader)
	}
	sum, err := pipeline.Ingest(a.ctx, l,
		collect.Open(a.ctx, c.Files, a.stdin, collect.Options{Outlet: c.Outlet, Lang: c.Lang, Zone: l.OutletZone, OutletAt: l.OutletAt, Since: since, Now: a.now()}),
		reader, o)
	p.end()
	tellRefusals(a.stderr, sum)
	if err != nil {
		return ledgerHint(err)
	}
	return c.end(a, l, sum)
}

// allThere reports whether an input ends by itself: files and folders do, what another program writes to may go on for days.
func allThere(files []string) bool {
	return !slices.ContainsFunc(files, func(name string) bool {
		if name == "-" {
			return true
		}
		st, err := os.Stat(name)
		return err == nil && !st.Mode().IsRegular() && !st.IsDir()
	})
}

// follow looks at what is due.
func (c *ingestCmd) follow(a *app) (err error) {
	if len(c.Files) > 0 {
		return usageError{errors.New("ingest: --once and --follow look at what hearsay add named; files are taken without them")}
	}
	mem, err := c.bound(a)
	if err != nil {
		return err
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	l, err := openWriterWith(a, c.ledgerFlag, ledgerOptions(mem))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	feeds, err := l.Feeds(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	if len(feeds) == 0 {
		return hintf(errors.New("ingest: nothing is followed"), "hearsay add feed URL begins")
	}
	f, err := c.fetcher(a, l)
	if err != nil {
		return err
	}
	defer f.Close()
	pace, err := c.pace()
	if err != nil {
		return err
	}
	p := newProgress(a, 0)
	run := following{l: l, f: f, reader: reader, o: follow.Options{Once: c.Once, Pace: pace, Now: a.now, Log: logger(a, c.Log)}}
	sum, err := run.run(a.ctx, pipeline.Options{Workers: c.Workers, Progress: p.show, BatchBytes: mem.BatchBytes, After: linking(l, reader)})
	p.end()
	tellRefusals(a.stderr, sum)
	if err != nil {
		return ledgerHint(err)
	}
	return c.end(a, l, sum)
}

// end prints the summary and gives the exit code.
func (c *ingestCmd) end(a *app, l *embedded.Ledger, sum pipeline.Summary) error {
	if c.Output == "json" {
		b, err := marshal(sum)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		if err != nil {
			return err
		}
	} else if err := printSummary(a.stdout, sum, l.Path()); err != nil {
		return err
	}
	switch {
	case sum.Refused > 0 && sum.Articles == 0:
		return hintf(fmt.Errorf("ingest: nothing could be taken in (%d refused)", sum.Refused), "%s", whatIsRead(sum.FirstRefusals))
	case sum.Refused > 0:
		return partialError{fmt.Errorf("ingest: %d of %d refused, the rest is in the ledger", sum.Refused, sum.Lines)}
	case sum.Failed > 0:
		return partialError{fmt.Errorf("ingest: %d articles are kept but could not be read", sum.Failed)}
	}
	return nil
}

// printSummary words a summary so that its sums can be checked by eye.
func printSummary(w io.Writer, s pipeline.Summary, path string) error {
	var shares []string
	for _, sh := range s.Shares {
		shares = append(shares, fmt.Sprintf("%s %.0f %%", sh.Stage, 100*sh.Busy))
	}
	if s.Visits > 0 {
		if _, err := fmt.Fprintf(w, "looks     %9d\n", s.Visits); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "lines     %9d = %d articles + %d refused\narticles  %9d = %d new + %d same + %d updated\nquotes    %9d added\nseconds   %9.2f limited by %s (busy: %s)\nledger    %s\n",
		s.Lines, s.Articles, s.Refused, s.Articles, s.New, s.Same, s.Updated, s.Quotes, s.Seconds, s.LimitedBy, strings.Join(shares, ", "), path)
	return err
}

// whatIsRead is the next step after nothing but refusals: JSON in another form than lines is the usual reason.
func whatIsRead(refused []store.Refusal) string {
	if slices.ContainsFunc(refused, func(r store.Refusal) bool { return r.Reason == jsonl.BadJSON || r.Reason == jsonl.NotObject }) {
		return "article JSONL has one object on each line: jq -c '.[]' FILE makes lines of a list, jq -c . FILE of objects over several lines"
	}
	return "hearsay reads text, Markdown, HTML and article JSONL, also compressed by gzip"
}

// tellRefusals names the first of what was refused, could not be read, or came under a ref
// that is another's.
func tellRefusals(w io.Writer, s pipeline.Summary) {
	for _, r := range s.FirstRefusals {
		fmt.Fprintf(w, "hearsay: %s\n", refusalLine(collect.Record{Refusal: &r}))
	}
	more(w, s.Refused-len(s.FirstRefusals), "refused; hearsay doctor --refused lists them")
	for _, r := range s.FirstFailed {
		fmt.Fprintf(w, "hearsay: not read: %s\n", r.Detail)
	}
	more(w, s.Failed-len(s.FirstFailed), "not read")
	for _, r := range s.FirstRefsTaken {
		at := refusalLine(collect.Record{Refusal: &store.Refusal{Source: r.Source, Pos: r.Pos}})
		fmt.Fprintf(w, "hearsay: %sid %q belongs to article %s, this one is listed as %s\n", at, r.Ref, r.Owner, r.Article)
	}
	more(w, s.RefsTaken-len(s.FirstRefsTaken), "whose id belongs to another article")
}

func more(w io.Writer, n int, what string) {
	if n > 0 {
		fmt.Fprintf(w, "hearsay: … and %d more %s\n", n, what)
	}
}
