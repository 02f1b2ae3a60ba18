package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/show/record"
)

// tableRows is how many rows of a question a page takes; exports have all.
const tableRows = 1000

// table is the answer to a question: columns and cells as CSV has them, and what was said beside.
type table struct {
	cols  []string
	rows  [][]string
	notes []string
	more  bool // there are more rows than these
	kinds []colKind
}

// col returns a column's number, -1 if there is none.
func (t *table) col(name string) int { return slices.Index(t.cols, name) }

// cell returns a row's value, "" where there is no such column.
func (t *table) cell(row []string, name string) string {
	if k := t.col(name); k >= 0 && k < len(row) {
		return row[k]
	}
	return ""
}

// answer asks a question; what was answered lately is kept.
func (s *site) answer(ctx context.Context, q *Question, vals url.Values) (*table, error) {
	return s.answers.get(ctx, q.Name+"?"+vals.Encode(), func(ctx context.Context) (*table, error) {
		var b bytes.Buffer
		notes, err := s.o.Asker.Ask(ctx, q.Name, vals, "csv", tableRows+1, &b)
		if err != nil {
			return nil, err
		}
		t := &table{notes: notes}
		r := csv.NewReader(&b)
		r.FieldsPerRecord = -1
		for n := 0; ; n++ {
			row, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("rows of %s: %w", q.Name, err)
			}
			switch {
			case n == 0:
				t.cols = row
			case n > tableRows:
				t.more = true
			default:
				for i := range row {
					row[i] = record.Unguard(row[i])
				}
				t.rows = append(t.rows, row)
			}
		}
		t.look()
		return t, nil
	})
}

// kind of a column, by its cells.
type colKind int

const (
	textCol colKind = iota
	numberCol
	timeCol
	idCol   // one id
	listCol // ids and refs with blanks between
	boolCol
	emptyCol
)

// linkCols are columns whose values lead somewhere, though they do not look like ids.
var linkCols = map[string]bool{"ref": true, "first_ref": true, "by_ref": true, "from_ref": true}

// listCols are columns of ids.
var listCols = map[string]bool{"ids": true, "quotes": true, "refs": true, "articles": true, "points": true, "days": true}

func (t *table) kind(k int) colKind { return t.kinds[k] }

// look finds the kinds of all columns.
func (t *table) look() {
	for k := range t.cols {
		t.kinds = append(t.kinds, t.kindOf(k))
	}
}

func (t *table) kindOf(k int) colKind {
	name := t.cols[k]
	seen, num, times, ids, bools := 0, 0, 0, 0, 0
	for _, row := range t.rows {
		v := row[k]
		if v == "" {
			continue
		}
		seen++
		if _, err := strconv.ParseFloat(v, 64); err == nil {
			num++
		}
		if _, err := parseMoment(v); err == nil {
			times++
		}
		if isID(v) || linkCols[name] {
			ids++
		}
		if v == "true" || v == "false" {
			bools++
		}
	}
	switch {
	case seen == 0:
		return emptyCol
	case times == seen:
		return timeCol
	case ids == seen:
		return idCol
	case num == seen:
		return numberCol
	case listCols[name]:
		return listCol
	case bools == seen:
		return boolCol
	}
	return textCol
}

// long reports whether a column has values of more than a few words.
func (t *table) long(k int) bool {
	return slices.ContainsFunc(t.rows, func(row []string) bool { return len(row[k]) > 60 })
}

// isID reports whether v looks like the id of a view, quote or article: 32 hexadecimal figures.
func isID(v string) bool { return len(v) == 32 && strings.Trim(v, "0123456789abcdef") == "" }

// parseMoment reads a time or a day.
func parseMoment(v string) (time.Time, error) {
	if len(v) == len(time.DateOnly) {
		return time.Parse(time.DateOnly, v)
	}
	return time.Parse(time.RFC3339, v)
}

// sorted returns the rows in the order of a column: numbers from the largest down, or up with a
// "-" before the name; words from a on. An unknown column changes nothing.
func (t *table) sorted(rows [][]string, by string) [][]string {
	name, up := strings.CutPrefix(by, "-")
	k := t.col(name)
	if k < 0 {
		return rows
	}
	rows = slices.Clone(rows)
	numeric := t.kind(k) == numberCol
	slices.SortStableFunc(rows, func(a, b []string) int {
		var c int
		switch {
		case (a[k] == "") != (b[k] == ""):
			return strings.Compare(b[k], a[k]) // nothing comes last, either way
		case numeric:
			x, _ := strconv.ParseFloat(a[k], 64)
			y, _ := strconv.ParseFloat(b[k], 64)
			c = cmp.Compare(y, x)
		default:
			c = strings.Compare(a[k], b[k])
		}
		if up {
			c = -c
		}
		return c
	})
	return rows
}

// matching returns the rows that have every chosen value.
func (t *table) matching(chosen map[string]string) [][]string {
	if len(chosen) == 0 {
		return t.rows
	}
	var out [][]string
	for _, row := range t.rows {
		if t.has(row, chosen) {
			out = append(out, row)
		}
	}
	return out
}

func (t *table) has(row []string, chosen map[string]string) bool {
	for name, v := range chosen {
		if k := t.col(name); k < 0 || row[k] != v {
			return false
		}
	}
	return true
}
