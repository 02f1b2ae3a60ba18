package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/internal/show/graphml"
	"hearsay/internal/show/parquet"
	"hearsay/internal/show/record"
	"hearsay/internal/show/web"
)

type exportCmd struct {
	Parquet exportParquet `cmd:"" help:"Write tables as Parquet files, for DuckDB, R and pandas."`
	Graphml exportGraphml `cmd:"" help:"Write a network as GraphML, for Gephi, igraph and NetworkX."`
}

// exportTable is a table that goes out: the command whose rows it has, and which columns are no text.
type exportTable struct {
	name, command string
	vals          url.Values
	ints          string
	floats, bools string
}

var exportTables = []exportTable{
	{"articles", "search", nil, "quotes revisions", "", ""},
	{"quotes", "quotes", nil, "", "score factuality", ""},
	{"edits", "edits", nil, "changed meaning", "", "silent"},
	{"copies", "copies", nil, "shared_words lag_s", "resemblance containment", ""},
	{"stories", "stories", nil, "reports publishers origins_min origins_max", "origins_effective", ""},
	{"claims", "claims", url.Values{"at-least": {"1"}}, "reports publishers origins_min origins_max quotes", "origins_effective", ""},
	{"attributions", "incidents", nil, "", "score", "reviewed"},
	{"replies", "replies", url.Values{"detail": {"1"}}, "", "score before", "day ever available never"},
	{"numbers", "numbers", nil, "start end", "number max", "own"},
	{"commitments", "commitments", nil, "days", "", "overdue"},
	{"coverage", "coverage", url.Values{"days": {"1"}}, "read part failed", "", ""},
}

type exportParquet struct {
	ledgerFlag
	worldFlag
	Tables []string `arg:"" optional:"" help:"Which: articles, quotes, edits, copies, stories, claims, attributions, replies, numbers, commitments, coverage. Otherwise all."`
	Dir    string   `required:"" placeholder:"DIR" help:"Folder to write into; made if there is none."`
	Since  string   `placeholder:"DAY" help:"From this day (YYYY-MM-DD) on, where rows have a day."`
	Until  string   `placeholder:"DAY" help:"Up to this day."`
	Force  bool     `help:"Write over files that are there."`
}

// Help is shown by hearsay export parquet --help.
func (exportParquet) Help() string {
	return `Writes one file for each table, with the rows and columns that the command of that name prints as CSV
(attributions: incidents; replies: --detail; coverage: --days); numbers and truth values are typed, what is
empty is null. A file is whole or not there.

  hearsay export parquet --dir out
  hearsay export parquet quotes claims --dir out --since 2025-03-01
  duckdb -c "select outlet, count(*) from 'out/quotes.parquet' group by all"`
}

// Run writes the tables.
func (c *exportParquet) Run(a *app) error {
	var chosen []exportTable
	for _, name := range c.Tables {
		i := slices.IndexFunc(exportTables, func(t exportTable) bool { return t.name == name })
		if i < 0 {
			return usageError{hintf(fmt.Errorf("there is no table %q", name), "hearsay export parquet --help lists them")}
		}
		chosen = append(chosen, exportTables[i])
	}
	if len(chosen) == 0 {
		chosen = exportTables
	}
	k, err := exportAsker(a, c.ledgerFlag, c.worldFlag)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return err
	}
	for _, t := range chosen {
		path := filepath.Join(c.Dir, t.name+".parquet")
		if _, err := os.Stat(path); err == nil && !c.Force {
			return hintf(fmt.Errorf("%s is there already", path), "--force writes over it")
		}
	}
	for _, t := range chosen {
		path := filepath.Join(c.Dir, t.name+".parquet")
		n := 0
		err := whole(path, func(w io.Writer) (err error) {
			n, err = t.write(a, k, w, c.Since, c.Until)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		fmt.Fprintf(a.stdout, "%s  %d %s\n", path, n, plural(n, "row"))
	}
	return nil
}

// exportAsker asks the ledger's commands.
func exportAsker(a *app, f ledgerFlag, w worldFlag) (*asker, error) {
	l, err := openReader(a, f) // so that a missing ledger is told at once, and in the usual words
	if err != nil {
		return nil, err
	}
	path := l.Path()
	if err := l.Close(); err != nil {
		return nil, err
	}
	reader, err := w.reader()
	if err != nil {
		return nil, err
	}
	return newAsker(path, reader, a.now)
}

// whole writes a file beside its place and puts it there when it is complete.
func whole(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".hearsay-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// write sends the rows of a table to w, as they come.
func (t *exportTable) write(a *app, k *asker, w io.Writer, since, until string) (int, error) {
	ctx, cancel := context.WithCancel(a.ctx)
	defer cancel()
	vals := url.Values{}
	for key, v := range t.vals {
		vals[key] = v
	}
	for key, v := range map[string]string{"since": since, "until": until} {
		if v != "" {
			vals.Set(key, v)
		}
	}
	pr, pw := io.Pipe()
	defer pr.Close()
	failed := make(chan error, 1)
	go func() {
		_, err := k.Ask(ctx, t.command, vals, "csv", 0, pw)
		failed <- err
		pw.CloseWithError(err)
	}()
	r := csv.NewReader(pr)
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		return 0, asExport(err)
	}
	out := parquet.New(w, t.name, t.columns(head), map[string]string{"program": "hearsay", "command": k.Command(t.command, vals), "note": webNote})
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, asExport(err)
		}
		for i := range row {
			row[i] = record.Unguard(row[i])
		}
		if err := out.Row(row); err != nil {
			return 0, err
		}
	}
	if err := <-failed; err != nil {
		return 0, asExport(err)
	}
	return out.Rows(), out.Close()
}

const webNote = "What others say, as a program read it, which errs: open the sentence before you quote."

// asExport makes a mistake in the question one of the command line.
func asExport(err error) error {
	if errors.Is(err, web.ErrAsked) {
		return usageError{errors.New(strings.TrimPrefix(err.Error(), web.ErrAsked.Error()+": "))}
	}
	return err
}

func (t *exportTable) columns(head []string) []parquet.Column {
	out := make([]parquet.Column, len(head))
	for i, name := range head {
		out[i].Name = strings.Clone(name)
		switch {
		case slices.Contains(strings.Fields(t.ints), name):
			out[i].Kind = parquet.Int
		case slices.Contains(strings.Fields(t.floats), name):
			out[i].Kind = parquet.Float
		case slices.Contains(strings.Fields(t.bools), name):
			out[i].Kind = parquet.Bool
		}
	}
	return out
}

type exportGraphml struct {
	ledgerFlag
	worldFlag
	What  string `arg:"" enum:"copies,accusations,concert,pairs,origins" help:"copies: who has whose text. accusations: who accuses whom. concert: who publishes together beyond chance. pairs: what states say, and are said to do, to each other. origins: where the reports of one claim have it from."`
	Claim string `arg:"" optional:"" help:"With origins: id of the claim, or its first eight characters."`
	To    string `placeholder:"FILE" help:"Write into this file; otherwise standard output."`
	Since string `placeholder:"DAY" help:"From this day (YYYY-MM-DD) on."`
	Until string `placeholder:"DAY" help:"Up to this day."`
}

// Help is shown by hearsay export graphml --help.
func (exportGraphml) Help() string {
	return `Writes a directed network. Nodes are outlets, states, organisations, offices and public persons (and with
origins the reports, documents and unnamed sources of one claim); edges carry their counts, scores or q.
Above forty nodes a picture shows little: prefer the tables.

  hearsay export graphml accusations --to accusations.graphml
  hearsay export graphml origins 4f2a9c1e`
}

// Run writes the network.
func (c *exportGraphml) Run(a *app) error {
	if (c.What == "origins") != (c.Claim != "") {
		return usageError{errors.New("origins takes a claim, and nothing else does")}
	}
	if c.What == "origins" && (c.Since != "" || c.Until != "") {
		return usageError{errors.New("origins are those of one claim: no --since, no --until")}
	}
	k, err := exportAsker(a, c.ledgerFlag, c.worldFlag)
	if err != nil {
		return err
	}
	g, err := c.graph(a, k)
	if err != nil {
		return asExport(err)
	}
	if c.To == "" {
		return g.Write(a.stdout)
	}
	if err := whole(c.To, g.Write); err != nil {
		return fmt.Errorf("%s: %w", c.To, err)
	}
	n, e := g.Size()
	fmt.Fprintf(a.stdout, "%s  %d %s, %d %s\n", c.To, n, plural(n, "node"), e, plural(e, "edge"))
	return nil
}

// graph asks for the rows of a network.
func (c *exportGraphml) graph(a *app, k *asker) (*graphml.Graph, error) {
	vals := url.Values{}
	for key, v := range map[string]string{"since": c.Since, "until": c.Until} {
		if v != "" {
			vals.Set(key, v)
		}
	}
	name, fill := c.What, graphFill[c.What]
	switch c.What {
	case "copies":
		vals.Set("by-outlet", "1")
	case "accusations":
		name = "incidents"
	}
	var b bytes.Buffer
	var err error
	if c.What == "origins" {
		_, err = k.run(a.ctx, []string{"origins", "--db=" + k.path, "--output=jsonl", "--", c.Claim}, &b)
	} else {
		_, err = k.Ask(a.ctx, name, vals, "jsonl", 0, &b)
	}
	if err != nil {
		return nil, err
	}
	g := &graphml.Graph{Name: c.What}
	for line := range bytes.Lines(b.Bytes()) {
		if err := fill(g, line); err != nil {
			return nil, fmt.Errorf("rows of %s: %w", name, err)
		}
	}
	if len(g.Nodes) == 0 { // nothing came: the attributes of an empty network
		if err := fill(g, []byte("{}")); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// row decodes a line.
func row[T any](line []byte) (v T, err error) {
	err = json.Unmarshal(line, &v)
	return v, err
}
