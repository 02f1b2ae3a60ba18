package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/read"
	"hearsay/internal/show/record"
	"hearsay/internal/show/term"
	"hearsay/internal/store"
)

type readCmd struct {
	worldFlag
	Files  []string `arg:"" optional:"" name:"file" help:"Text, Markdown, HTML or article JSONL files, folders, or - for standard input."`
	Output string   `short:"o" enum:"table,json,jsonl,csv" default:"table" help:"table, json, jsonl or csv."`
	Text   bool     `help:"Add title and text to JSON of articles that came as JSONL."`
	Stats  bool     `help:"Add tokens, sentences and microseconds."`
	Lang   string   `help:"Language of input that states none; otherwise detected."`
	Outlet string   `help:"Outlet of input that states none."`
}

// Help is shown by hearsay read --help.
func (readCmd) Help() string {
	return `Prints who says what in one article or many. Needs no ledger and keeps nothing.
What a file is is told by its content. JSON offsets are half open, in Unicode code points.

  hearsay read statement.txt
  curl -s https://…/article.html | hearsay read -
  hearsay read -o jsonl articles.jsonl.gz | jq '.quotes[].speaker'`
}

// readTask is one article on its way through the workers, kept in input order.
type readTask struct {
	rec  collect.Record
	rev  hearsay.Revision
	out  hearsay.Reading
	took time.Duration
	done chan struct{}
}

// Run reads the named files and prints one ledger for each article, in input order.
func (c *readCmd) Run(a *app) error {
	if len(c.Files) == 0 {
		return usageError{hintf(fmt.Errorf("read: no file named"), "hearsay read FILE, or hearsay read - for standard input")}
	}
	r, err := c.reader()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	p, err := c.printer(a, out)
	if err != nil {
		return err
	}
	refused, reasons := 0, []store.Refusal(nil)
	for t := range c.tasks(a, r) {
		if t.rec.Refusal != nil {
			refused++
			if refused <= 10 {
				reasons = append(reasons, *t.rec.Refusal)
				fmt.Fprintf(a.stderr, "hearsay: %s\n", refusalLine(t.rec))
			}
			continue
		}
		<-t.done
		if err := p.print(t); err != nil {
			return err
		}
		if a.tty {
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if err := p.end(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if a.ctx.Err() != nil {
		return a.ctx.Err()
	}
	switch {
	case refused > 0 && p.count() == 0:
		return hintf(fmt.Errorf("read: nothing could be read (%d refused)", refused), "%s", whatIsRead(reasons))
	case refused > 0:
		return partialError{fmt.Errorf("read: %d of %d refused, the rest was read", refused, refused+p.count())}
	}
	return nil
}

// refusalLine words a refusal: place, reason, detail.
func refusalLine(r collect.Record) string {
	s := r.Refusal.Source
	if s == "-" {
		s = "standard input"
	}
	if r.Refusal.Pos > 0 {
		s += " line " + strconv.Itoa(r.Refusal.Pos)
	}
	s += ": " + r.Refusal.Reason
	if r.Refusal.Detail != "" {
		s += ": " + r.Refusal.Detail
	}
	return s
}

// tasks yields the articles in input order while workers read ahead of the printing.
func (c *readCmd) tasks(a *app, r *read.Reader) <-chan *readTask {
	workers := runtime.GOMAXPROCS(0)
	ordered, work := make(chan *readTask, 2*workers), make(chan *readTask, 2*workers)
	go func() {
		defer close(ordered)
		defer close(work)
		for rec := range collect.Open(a.ctx, c.Files, a.stdin, collect.Options{Now: a.now(), Lang: c.Lang, Outlet: c.Outlet}) {
			t := &readTask{rec: rec, done: make(chan struct{})}
			if rec.Article != nil {
				t.rev = revisionOf(rec)
				work <- t
			}
			ordered <- t
		}
	}()
	for range workers {
		go func() {
			for t := range work {
				start := time.Now()
				t.out = r.Read(&t.rev)
				t.took = time.Since(start)
				close(t.done)
			}
		}()
	}
	return ordered
}

// revisionOf makes the revision that a ledger would hold of a record.
func revisionOf(rec collect.Record) hearsay.Revision {
	x := rec.Article
	return hearsay.Revision{
		ID: x.RevisionID(), Article: x.ID(), Ref: x.Ref, Outlet: x.Outlet, Title: x.Title, Text: x.Text, Byline: x.Byline,
		Lang: x.Lang, Genre: x.Genre, Published: x.Published, Status: rec.Status,
	}
}

// printer writes readings in one of the output forms.
type printer interface {
	print(*readTask) error
	end() error
	count() int
}

func (c *readCmd) printer(a *app, w io.Writer) (printer, error) {
	switch c.Output {
	case "json", "jsonl":
		return &jsonPrinter{c: c, w: w, array: c.Output == "json"}, nil
	case "csv":
		p := &csvPrinter{w: csv.NewWriter(w)}
		return p, p.w.Write(quoteHeader)
	}
	return &termPrinter{a: a, c: c, w: w}, nil
}

type jsonPrinter struct {
	c     *readCmd
	w     io.Writer
	array bool
	n     int
}

func (p *jsonPrinter) print(t *readTask) error {
	rec := record.Reading(&t.rev, &t.out, p.c.Text || !jsonlInput(t.rec))
	if p.c.Stats {
		rec.Stats = &record.Stats{Tokens: t.out.Stats.Tokens, Sentences: t.out.Stats.Sentences, Microseconds: t.took.Microseconds()}
	}
	b, err := marshal(rec)
	if err != nil {
		return err
	}
	sep := ""
	if p.array {
		sep = "[\n"
		if p.n > 0 {
			sep = ",\n"
		}
		b = b[:len(b)-1]
	}
	p.n++
	_, err = fmt.Fprintf(p.w, "%s%s", sep, b)
	return err
}

func (p *jsonPrinter) end() error {
	if !p.array {
		return nil
	}
	s := "\n]\n"
	if p.n == 0 {
		s = "[]\n"
	}
	_, err := io.WriteString(p.w, s)
	return err
}

func (p *jsonPrinter) count() int { return p.n }

// marshal gives one line of JSON without HTML escapes.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return []byte(b.String()), err
}

// jsonlInput reports whether a record came as JSON, whose reader has the text already.
func jsonlInput(r collect.Record) bool { return r.JSON }

type csvPrinter struct {
	w *csv.Writer
	n int
}

func (p *csvPrinter) print(t *readTask) error {
	p.n++
	for i := range t.out.Quotes {
		q := &t.out.Quotes[i]
		src := q.Field.In(&t.rev)
		cells := []string{
			t.rev.RefOrID(), t.rev.Outlet, t.rev.Published.String(), string(q.ID), string(q.Field), string(q.Kind),
			strconv.FormatFloat(q.Score, 'f', -1, 64), q.Speaker.Name, string(q.Speaker.Via),
			record.Pieces(src, q.Source), record.Pieces(src, q.Cue), record.Pieces(src, q.Content)}
		if err := p.w.Write(record.CSV(append(cells, record.ClaimCSV(q, src)...)...)); err != nil {
			return err
		}
	}
	return nil
}

func (p *csvPrinter) end() error {
	p.w.Flush()
	return p.w.Error()
}

func (p *csvPrinter) count() int { return p.n }

type termPrinter struct {
	a *app
	c *readCmd
	w io.Writer
	n int
}

func (p *termPrinter) print(t *readTask) error {
	if p.n++; p.n > 1 {
		fmt.Fprintln(p.w)
	}
	name := t.rec.Source
	if t.rec.Article.Ref != "" {
		name = t.rec.Article.Ref
	}
	if name == "-" {
		name = ""
	}
	o := term.Options{Width: p.a.width, Color: p.a.color, Name: name}
	if p.c.Stats {
		o.Took = t.took
	}
	return term.Reading(p.w, &t.rev, &t.out, o)
}

func (p *termPrinter) end() error { return nil }
func (p *termPrinter) count() int { return p.n }
