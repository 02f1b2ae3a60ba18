// Package parquet writes rows of text cells as a Parquet file with typed columns, for DuckDB, R,
// pandas and the like.
//
// It stands beside the other forms of rows and knows nothing of a ledger. A cell that is empty is
// null. Rows are written as they come, a group of [GroupRows] at a time, so that memory does not grow with
// their number; pages are compressed with Zstandard. The same rows give the same bytes.
package parquet

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"

	pq "github.com/parquet-go/parquet-go"
)

// GroupRows is how many rows a group holds.
const GroupRows = 50_000

// ErrCell reports a cell that is not of its column's kind.
var ErrCell = errors.New("cell does not fit its column")

// Kind of a column.
type Kind int

// Kinds; all may be null.
const (
	Text Kind = iota
	Int
	Float
	Bool
)

// Column of a file.
type Column struct {
	Name string
	Kind Kind
}

// Writer writes one file.
type Writer struct {
	cols  []Column
	place []int // of each column in the file, whose columns are in order of name
	w     *pq.GenericWriter[any]
	row   pq.Row
	n     int
}

// New begins a file. Notes are kept in its metadata under their keys.
func New(w io.Writer, name string, cols []Column, notes map[string]string) *Writer {
	g := pq.Group{}
	for _, c := range cols {
		g[c.Name] = pq.Compressed(pq.Optional(node(c.Kind)), &pq.Zstd)
	}
	names := make([]string, 0, len(g))
	for n := range g {
		names = append(names, n)
	}
	sort.Strings(names) // as a group orders its fields
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	out := &Writer{cols: cols, row: make(pq.Row, len(cols))}
	for _, c := range cols {
		out.place = append(out.place, at[c.Name])
	}
	options := []pq.WriterOption{pq.NewSchema(name, g), pq.MaxRowsPerRowGroup(GroupRows), pq.CreatedBy("hearsay", "", "")}
	keys := make([]string, 0, len(notes))
	for k := range notes {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		options = append(options, pq.KeyValueMetadata(k, notes[k]))
	}
	out.w = pq.NewGenericWriter[any](w, options...)
	return out
}

func node(k Kind) pq.Node {
	switch k {
	case Int:
		return pq.Leaf(pq.Int64Type)
	case Float:
		return pq.Leaf(pq.DoubleType)
	case Bool:
		return pq.Leaf(pq.BooleanType)
	}
	return pq.String()
}

// Row writes one row, a cell for each column.
func (w *Writer) Row(cells []string) error {
	if len(cells) != len(w.cols) {
		return fmt.Errorf("%w: %d cells for %d columns", ErrCell, len(cells), len(w.cols))
	}
	for i, c := range w.cols {
		v, err := value(c.Kind, cells[i])
		if err != nil {
			return fmt.Errorf("%w: %s %q", ErrCell, c.Name, cells[i])
		}
		level := 1
		if v.IsNull() {
			level = 0
		}
		w.row[w.place[i]] = v.Level(0, level, w.place[i])
	}
	w.n++
	_, err := w.w.WriteRows([]pq.Row{w.row})
	return err
}

func value(k Kind, cell string) (pq.Value, error) {
	if cell == "" {
		return pq.NullValue(), nil
	}
	switch k {
	case Int:
		n, err := strconv.ParseInt(cell, 10, 64)
		return pq.Int64Value(n), err
	case Float:
		x, err := strconv.ParseFloat(cell, 64)
		return pq.DoubleValue(x), err
	case Bool:
		b, err := strconv.ParseBool(cell)
		return pq.BooleanValue(b), err
	}
	return pq.ByteArrayValue([]byte(cell)), nil
}

// Rows returns how many were written.
func (w *Writer) Rows() int { return w.n }

// Close ends the file; it does not close what it is written to.
func (w *Writer) Close() error { return w.w.Close() }
