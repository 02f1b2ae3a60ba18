package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"

	"hearsay/internal/store"
)

type outletsLabelsCmd struct {
	Import outletsLabelsImportCmd `cmd:"" help:"Take in what somebody else says of outlets."`
	List   outletsLabelsListCmd   `cmd:"" help:"Print what others say."`
	Remove outletsLabelsRemoveCmd `cmd:"" help:"Forget what somebody says."`
}

type outletsLabelsImportCmd struct {
	ledgerFlag
	File    string   `arg:"" help:"CSV file with a heading line, or - for standard input."`
	SaidBy  string   `required:"" placeholder:"NAME" help:"Who says so: shown wherever a label is."`
	Outlet  string   `name:"outlet-column" default:"outlet" placeholder:"COLUMN" help:"Column with the outlet's name, domain or web address. Default ${default}."`
	Columns []string `name:"label" sep:"none" placeholder:"COLUMN" help:"A column whose cells are labels, under its heading as the key. May be repeated. Without it the file has columns key and value."`
}

// Help is shown by hearsay outlets labels import --help.
func (outletsLabelsImportCmd) Help() string {
	return `Lists that others keep of outlets (who is state media, who leans where) are opinions of those
who keep them. They are shown as said by NAME, beside your own table and never mixed with it, and
nothing counts or ranks by them. What NAME said before is replaced.

A row names an outlet by name or by domain. Either it has a key and a value, or --label names
the columns to take:

  hearsay outlets labels import labels.csv --said-by "Media Institute"
  hearsay outlets labels import matrix.csv --said-by "Media Institute" --outlet-column URL --label Typology`
}

// Run imports the file.
func (c *outletsLabelsImportCmd) Run(a *app) (err error) {
	saidBy := strings.Join(strings.Fields(c.SaidBy), " ")
	if saidBy == "" {
		return usageError{errors.New("outlets labels import: --said-by names nobody")}
	}
	in := io.Reader(a.stdin)
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("outlets labels import: %w", err)
		}
		defer f.Close()
		in = f
	}
	labels, without, err := readLabels(in, c.Outlet, c.Columns)
	if err != nil {
		return hintf(fmt.Errorf("outlets labels import: %s%w", c.File, err), "--outlet-column and --label name columns of the file")
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if err := l.PutLabels(a.ctx, saidBy, labels); err != nil {
		return ledgerHint(err)
	}
	if without > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d rows name no outlet or have no label and were left out\n", without)
	}
	_, err = fmt.Fprintf(a.stdout, "%d labels said by %s\n", len(labels), saidBy)
	return err
}

// readLabels reads the whole file; without counts rows that gave none. Errors begin with
// " line N: " where they have a line.
func readLabels(in io.Reader, outlet string, columns []string) (out []store.Label, without int, err error) {
	r := csv.NewReader(bufio.NewReader(in))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	head, err := r.Read()
	if err == io.EOF {
		return nil, 0, errors.New(": no heading line")
	}
	if err != nil {
		return nil, 0, csvError(err)
	}
	find := func(name string) (int, error) {
		i := slices.IndexFunc(head, func(h string) bool {
			return strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")), strings.TrimSpace(name))
		})
		if i < 0 {
			return 0, fmt.Errorf(" line 1: no column %q; there are %s", name, strings.Join(head, ", "))
		}
		return i, nil
	}
	who, err := find(outlet)
	if err != nil {
		return nil, 0, err
	}
	long := len(columns) == 0
	if long {
		columns = []string{"key", "value"}
	}
	at := make([]int, len(columns))
	for i, name := range columns {
		if at[i], err = find(name); err != nil {
			return nil, 0, err
		}
	}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return out, without, nil
		}
		if err != nil {
			return nil, 0, csvError(err)
		}
		get := func(i int) string {
			if i < len(cells) {
				return strings.Join(strings.Fields(cells[i]), " ")
			}
			return ""
		}
		name, before := labelOutlet(get(who)), len(out)
		if long && name != "" && get(at[0]) != "" && get(at[1]) != "" {
			out = append(out, store.Label{Outlet: name, Key: get(at[0]), Value: get(at[1])})
		}
		for i, key := range columns {
			if v := get(at[i]); !long && name != "" && v != "" {
				out = append(out, store.Label{Outlet: name, Key: key, Value: v})
			}
		}
		if len(out) == before {
			without++
		}
	}
}

// labelOutlet reduces a web address to its host; other names stay as they are. Small letters.
func labelOutlet(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if u, err := url.Parse(s); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		s = u.Hostname()
	}
	return strings.TrimPrefix(s, "www.")
}

// labelsOf gathers labels by the keys under which an outlet may be found.
func labelsOf(all []store.Label) func(store.Outlet) []store.Label {
	by := map[string][]store.Label{}
	for _, x := range all {
		by[x.Outlet] = append(by[x.Outlet], x)
	}
	return func(o store.Outlet) (out []store.Label) {
		seen := map[string]bool{}
		for _, name := range append([]string{o.Domain, o.Name}, o.Aliases...) {
			if name = labelOutlet(name); name != "" && !seen[name] {
				seen[name] = true
				out = append(out, by[name]...)
			}
		}
		return out
	}
}

// labelWords words labels for a table.
func labelWords(labels []store.Label) string {
	var s []string
	for _, x := range labels {
		s = append(s, fmt.Sprintf("%s: %s (said by %s)", x.Key, x.Value, x.SaidBy))
	}
	return strings.Join(s, "; ")
}

type outletsLabelsListCmd struct {
	ledgerFlag
	rowsFlag
}

// labelRow is a row of outlets labels list.
type labelRow struct {
	Outlet string `json:"outlet"`
	store.Label
}

// Run prints all labels.
func (c *outletsLabelsListCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Labels(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	header := []string{"outlet", "key", "value", "said_by"}
	w := newRows(a, c.Output, column{"OUTLET", 32}, column{"KEY", 16}, column{"VALUE", 24}, column{"SAID BY", 0})
	for i, x := range all {
		if n := c.limit(a); n > 0 && i == n {
			break
		}
		if err := w.row(labelRow{x.Outlet, x}, []string{x.Outlet, x.Key, x.Value, x.SaidBy}, header, []string{x.Outlet, x.Key, x.Value, x.SaidBy}); err != nil {
			return err
		}
	}
	return w.end(header)
}

type outletsLabelsRemoveCmd struct {
	ledgerFlag
	SaidBy string `required:"" placeholder:"NAME" help:"Whose labels go."`
}

// Run forgets them.
func (c *outletsLabelsRemoveCmd) Run(a *app) (err error) {
	l, err := openPresent(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	n, err := l.RemoveLabels(a.ctx, strings.Join(strings.Fields(c.SaidBy), " "))
	if errors.Is(err, store.ErrNotFound) {
		return hintf(fmt.Errorf("outlets labels remove: nothing is said by %q", c.SaidBy), "hearsay outlets labels list prints who says what")
	}
	if err != nil {
		return ledgerHint(err)
	}
	_, err = fmt.Fprintf(a.stdout, "%d labels forgotten\n", n)
	return err
}
