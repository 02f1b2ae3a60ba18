package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/show/record"
)

// forms in which rows go out; the feeds are in feed.go.
var rowForms = map[string]string{".csv": "text/csv; charset=utf-8", ".json": "application/json", ".jsonl": "application/jsonl"}

// cutForm cuts the form from the last part of an address.
func cutForm(name string) (base, ext string, ok bool) {
	ext = path.Ext(name)
	base = strings.TrimSuffix(name, ext)
	return base, ext, rowForms[ext] != "" || feedForms[ext] != ""
}

// exploreRows sends all rows of a question, as they come. Where values of columns were chosen, only the
// rows that have them, in the columns of CSV.
func (s *site) exploreRows(w http.ResponseWriter, r *http.Request, name, ext string) {
	a, err := s.asks(r, name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if feedForms[ext] != "" {
		s.feed(w, r, &a, ext)
		return
	}
	w.Header().Set("Content-Type", rowForms[ext])
	w.Header().Set("Content-Disposition", `attachment; filename="`+fileName("hearsay-"+name, r.URL.Query())+ext+`"`)
	w.Header().Set("Cache-Control", "no-cache")
	out := &begun{ResponseWriter: w}
	if len(a.chosen) == 0 {
		_, err = s.o.Asker.Ask(r.Context(), name, a.vals, ext[1:], 0, out)
	} else {
		err = s.chosenRows(r.Context(), &a, ext, out)
	}
	switch {
	case err == nil:
	case !out.done:
		w.Header().Del("Content-Disposition")
		s.fail(w, r, err)
	default: // half a list must not pass for a whole one
		if r.Context().Err() == nil {
			s.o.Log.Error("rows cut off", "path", r.URL.Path, "err", err)
		}
		panic(http.ErrAbortHandler)
	}
}

// begun notes whether anything was sent.
type begun struct {
	http.ResponseWriter
	done bool
}

func (b *begun) Write(p []byte) (int, error) {
	b.done = b.done || len(p) > 0
	return b.ResponseWriter.Write(p)
}

// chosenRows sends the rows that have the chosen values.
func (s *site) chosenRows(ctx context.Context, a *asking, ext string, w io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pr, pw := io.Pipe()
	defer pr.Close()
	failed := make(chan error, 1)
	go func() {
		_, err := s.o.Asker.Ask(ctx, a.q.Name, a.vals, "csv", 0, pw)
		failed <- err
		pw.CloseWithError(err)
	}()
	r := csv.NewReader(pr)
	r.ReuseRecord = true
	var t table
	out := newRowOut(ext, w)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if t.cols == nil {
			t.cols = slices.Clone(row)
			if err := out.head(t.cols); err != nil {
				return err
			}
			continue
		}
		for i := range row {
			row[i] = record.Unguard(row[i])
		}
		if !t.has(row, a.chosen) {
			continue
		}
		if err := out.row(row); err != nil {
			return err
		}
	}
	if err := <-failed; err != nil {
		return err
	}
	return out.end()
}

// rowOut writes cells as CSV, or as flat objects with numbers and truth values.
type rowOut struct {
	ext  string
	w    io.Writer
	csv  *csv.Writer
	cols []string
	n    int
}

func newRowOut(ext string, w io.Writer) *rowOut {
	return &rowOut{ext: ext, w: w, csv: csv.NewWriter(w)}
}

func (o *rowOut) head(cols []string) error {
	o.cols = cols
	if o.ext == ".csv" {
		return o.csv.Write(cols)
	}
	return nil
}

func (o *rowOut) row(row []string) error {
	if o.ext == ".csv" {
		return o.csv.Write(record.CSV(slices.Clone(row)...))
	}
	var b strings.Builder
	switch {
	case o.ext == ".jsonl":
	case o.n == 0:
		b.WriteString("[\n")
	default:
		b.WriteString(",\n")
	}
	for i, c := range o.cols {
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		key, _ := json.Marshal(c)
		b.Write(key)
		b.WriteString(":")
		b.Write(flat(row[i]))
	}
	b.WriteString("}")
	if o.ext == ".jsonl" {
		b.WriteString("\n")
	}
	o.n++
	_, err := io.WriteString(o.w, b.String())
	return err
}

// flat writes a cell as JSON: nothing as null, numbers and truth values as such.
func flat(v string) []byte {
	if v == "" {
		return []byte("null")
	}
	if v == "true" || v == "false" {
		return []byte(v)
	}
	if _, err := strconv.ParseFloat(v, 64); err == nil && json.Valid([]byte(v)) {
		return []byte(v)
	}
	b, _ := json.Marshal(v)
	return b
}

func (o *rowOut) end() error {
	if o.ext == ".csv" {
		o.csv.Flush()
		return o.csv.Error()
	}
	if o.ext == ".json" {
		end := "\n]\n"
		if o.n == 0 {
			end = "[]\n"
		}
		_, err := io.WriteString(o.w, end)
		return err
	}
	return nil
}
