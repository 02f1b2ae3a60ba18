package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"hearsay"
	"hearsay/internal/show/record"
	"hearsay/internal/show/term"
)

// rowsFlag is embedded by commands that print rows.
type rowsFlag struct {
	Output string `short:"o" enum:"table,json,jsonl,csv" default:"table" help:"table, json, jsonl or csv."`
	Limit  int    `placeholder:"N" help:"At most N rows; otherwise all, but a table on a terminal shows 50."`
}

// terminalRows is where a table on a terminal is cut unless --limit says otherwise.
const terminalRows = 50

// limit returns how many rows to print and ask for, 0 for all.
func (f rowsFlag) limit(a *app) int {
	if f.Limit == 0 && f.Output == "table" && a.tty {
		return terminalRows
	}
	return f.Limit
}

// narrow reports whether a table goes to a terminal on which wide ones would not fit.
func narrow(a *app) bool { return a.tty && a.width < 120 }

// check refuses what kong cannot.
func (f rowsFlag) check() error {
	if f.Limit < 0 {
		return usageError{fmt.Errorf("--limit %d is less than nothing", f.Limit)}
	}
	return nil
}

// tells reports whether what is to be said beside the rows is said: with a table, and in a page.
func (f rowsFlag) tells(a *app) bool { return f.Output == "table" || a.page }

// column of a table: its heading and its width on a terminal, 0 for what is left of a line.
type column struct {
	name  string
	width int
}

// rowWriter prints rows in one of the four forms as they come. Nothing is held back, so a
// list may be longer than memory.
type rowWriter struct {
	form    string
	out     *bufio.Writer
	csv     *csv.Writer
	columns []column
	tty     bool
	width   int
	n       int
	hidden  []string // headings of columns that the terminal is too narrow for
	named   []string // headings of columns that hold names of articles, beside REF
	fitted  bool     // columns have the widths of this terminal
	under   bool     // the last column stands below its row
	stacked bool     // the terminal is too narrow for columns: a line for each cell
	more    bool     // there are more rows than were asked for
	said    io.Writer
}

// full reports whether as many rows are printed as may be, 0 for no bound; it is asked before a further one. That a table was cut is
// said at its end.
func (w *rowWriter) full(limit int) bool {
	w.more = w.more || limit > 0 && w.n >= limit
	return w.more
}

func newRows(a *app, form string, columns ...column) *rowWriter {
	w := &rowWriter{form: form, out: bufio.NewWriterSize(a.stdout, 1<<16), columns: columns, tty: a.tty, width: a.width, said: a.stderr}
	w.csv = csv.NewWriter(w.out)
	return w
}

// wide keeps these columns for terminals of so many columns; what is no terminal has all.
func (w *rowWriter) wide(columns int, headings ...string) {
	if w.tty && w.width < columns {
		w.hidden = append(w.hidden, headings...)
	}
}

// rest is how much a terminal leaves for the last column; 0 where nothing is cut.
func (w *rowWriter) rest() int {
	if !w.tty {
		return 0
	}
	if w.fit(); w.under || w.stacked {
		return max(w.width-len(rowIndent), columnAmple)
	}
	return w.left()
}

// left is what the columns before the last leave of a line.
func (w *rowWriter) left() int {
	left := w.width
	for _, c := range w.columns[:len(w.columns)-1] {
		if !slices.Contains(w.hidden, c.name) {
			left -= c.width + 2
		}
	}
	return left
}

// Columns of columnOfWords or more hold names and words, which may be cut; narrower ones hold figures and days, which a
// cut would falsify.
const (
	columnOfWords = 18
	columnShort   = 14 // what others are cut to for the last column's sake
	columnLeast   = 10 // what they are cut to before cells stand below each other
	columnAmple   = 20 // what the last column must have to stand in the line
)

// fit cuts columns of words until a line is no longer than the terminal is wide. Where the last column would get too
// little, it stands whole below its row; where even that is not enough, all cells stand below each other.
func (w *rowWriter) fit() {
	if w.fitted || !w.tty {
		return
	}
	w.fitted = true
	given := w.columns
	if w.cut(given, columnAmple, columnShort) {
		return
	}
	w.under = w.cut(given, 0, columnLeast)
	w.stacked = !w.under
}

// cut takes from the widest columns of words, down to least, until the last column has room; false where it has not.
func (w *rowWriter) cut(given []column, room, least int) bool {
	w.columns = slices.Clone(given)
	for w.left() < room {
		widest := -1
		for i, c := range w.columns[:len(given)-1] {
			if given[i].width >= columnOfWords && c.width > least && !slices.Contains(w.hidden, c.name) && (widest < 0 || c.width > w.columns[widest].width) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		w.columns[widest].width--
	}
	return true
}

// sides joins two names in so many columns; of a longer one the middle is left out, since names of offices differ at
// their end. 0 cuts nothing.
func sides(a, b string, width int) string {
	const by = " + "
	if width == 0 || runewidth.StringWidth(a)+runewidth.StringWidth(b)+len(by) <= width {
		return a + by + b
	}
	half := (width - len(by)) / 2
	spare := func(s string) int { return max(0, half-runewidth.StringWidth(s)) }
	return middle(a, half+spare(b)) + by + middle(b, half+spare(a))
}

// middle leaves out the middle of what is longer than width.
func middle(s string, width int) string {
	if runewidth.StringWidth(s) <= width {
		return s
	}
	head := runewidth.Truncate(s, width/3, "")
	tail := runewidth.TruncateLeft(s, runewidth.StringWidth(s)-(width-runewidth.StringWidth(head)-1), "")
	return head + "…" + tail
}

// row prints one row: value in JSON, cells otherwise, one for each column; further cells of a
// table stand below it, a line each. CSV may have other cells than a table; headings are then
// given with the first row.
func (w *rowWriter) row(value any, cells []string, header, csvCells []string) error {
	w.n++
	switch w.form {
	case "json", "jsonl":
		b, err := marshal(value)
		if err != nil {
			return err
		}
		if w.form == "json" {
			b = b[:len(b)-1]
			if w.n == 1 {
				w.out.WriteString("[\n")
			} else {
				w.out.WriteString(",\n")
			}
		}
		_, err = w.out.Write(b)
		return err
	case "csv":
		if w.n == 1 {
			if err := w.csv.Write(header); err != nil {
				return err
			}
		}
		return w.csv.Write(record.CSV(csvCells...))
	}
	w.fit()
	if w.stacked {
		return w.stack(cells)
	}
	if w.n == 1 {
		names := make([]string, len(w.columns))
		for i, c := range w.columns {
			names[i] = c.name
		}
		w.line(names)
	}
	w.line(cells)
	w.cutRefs(cells)
	for _, s := range cells[len(w.columns):] {
		w.below(s)
	}
	return nil
}

// refs names columns that hold the name of an article, which the next command asks for; REF always does.
func (w *rowWriter) refs(headings ...string) { w.named = append(w.named, headings...) }

// cutRefs prints below a row, whole, the names of articles that their columns have no room for.
func (w *rowWriter) cutRefs(cells []string) {
	for i, c := range w.columns {
		if !w.tty || c.name != "REF" && !slices.Contains(w.named, c.name) || slices.Contains(w.hidden, c.name) {
			continue
		}
		if s := term.Clean(cells[i]); c.width > 0 && runewidth.StringWidth(s) > c.width {
			w.below(c.name + " " + s)
		}
	}
}

// stack prints a row as lines of heading and cell, folded, and an empty line behind it.
func (w *rowWriter) stack(cells []string) error {
	for i, c := range w.columns {
		if cells[i] != "" && !slices.Contains(w.hidden, c.name) {
			w.below(c.name + " " + cells[i])
		}
	}
	for _, s := range cells[len(w.columns):] {
		w.below(s)
	}
	return w.out.WriteByte('\n')
}

// underLines is about how many lines the last column gets below its row.
const underLines = 5

// rowIndent stands before what is printed under a row.
const rowIndent = "    "

// below prints words under a row, indented, folded at spaces where a terminal would break them.
func (w *rowWriter) below(s string) {
	const indent = rowIndent
	width := 0
	for i, word := range strings.Fields(term.Clean(s)) {
		n := runewidth.StringWidth(word)
		switch {
		case i == 0:
			w.out.WriteString(indent)
			width = len(indent) + n
		case w.tty && width+1+n > w.width:
			w.out.WriteString("\n" + indent + "  ")
			width = len(indent) + 2 + n
		default:
			w.out.WriteByte(' ')
			width += 1 + n
		}
		w.out.WriteString(word)
	}
	w.out.WriteByte('\n')
}

// marked puts words into quotation marks unless they bring their own around them.
func marked(s string) string {
	s = strings.TrimRight(s, ",;: ")
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case utf8.RuneCountInString(s) > 1 && strings.ContainsRune("\"“„«", first) && strings.ContainsRune("\"”“»", last):
		return s
	case strings.ContainsAny(s, "\"“”„"):
		return "‘" + s + "’" // marks of its own stay as they were printed
	}
	return "“" + s + "”"
}

// shortTime is a time as a table shows it: to the minute, in UTC, or the day alone.
func shortTime(t hearsay.Time) string {
	if t.IsZero() || t.Precision == hearsay.PrecisionDay {
		return t.String()
	}
	return t.UTC.Format("2006-01-02 15:04")
}

// line prints aligned cells. A terminal gets lines no longer than it is wide; elsewhere
// nothing is cut, and cells longer than their column push the rest aside. Control characters
// in texts of others never reach a screen.
func (w *rowWriter) line(cells []string) {
	left := w.width
	for i, c := range w.columns {
		if slices.Contains(w.hidden, c.name) {
			continue
		}
		s := term.Clean(cells[i])
		width := c.width
		if width == 0 {
			width = max(left, columnLeast)
			if w.under {
				io.WriteString(w.out, "\n")
				if s != "" {
					w.below(runewidth.Truncate(s, underLines*w.width, "…"))
				}
				return
			}
		}
		if w.tty {
			s = runewidth.Truncate(s, width, "…")
		}
		if i < len(w.columns)-1 {
			s = runewidth.FillRight(s, width) + "  "
		}
		left -= width + 2
		io.WriteString(w.out, s)
	}
	io.WriteString(w.out, "\n")
}

// end closes the form. header is for a CSV that had no row.
func (w *rowWriter) end(header []string) error {
	switch {
	case w.form == "json" && w.n == 0:
		w.out.WriteString("[]\n")
	case w.form == "json":
		w.out.WriteString("\n]\n")
	case w.form == "csv":
		if w.n == 0 {
			if err := w.csv.Write(header); err != nil {
				return err
			}
		}
		w.csv.Flush()
		if err := w.csv.Error(); err != nil {
			return err
		}
	}
	if err := w.out.Flush(); err != nil || !w.more || w.form != "table" {
		return err
	}
	_, err := fmt.Fprintf(w.said, "hearsay: the first %d %s shown; --limit N shows more\n", w.n, pluralOf(w.n, "is", "are"))
	return err
}
