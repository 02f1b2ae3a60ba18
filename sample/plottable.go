package sample

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrPlot reports a table of the plot that is not of the form its head tells.
var ErrPlot = errors.New("bad plot table")

// parseTable reads a table: comment lines with "#", a line with the column names, then rows;
// cells are separated by tabs. columns are the names wanted, separated by blanks. The error
// wraps [ErrPlot] and names the line. Cost is linear.
func parseTable[T any](s, columns string, row func(*cells) T) ([]T, error) {
	want := strings.Fields(columns)
	var out []T
	headed := false
	line := 0
	for l := range strings.Lines(s) {
		line++
		l = strings.TrimSuffix(l, "\n")
		if strings.HasPrefix(l, "#") {
			continue
		}
		c := &cells{left: strings.Split(l, "\t")}
		switch {
		case len(c.left) != len(want):
			return nil, fmt.Errorf("%w: line %d has %d cells, want %d", ErrPlot, line, len(c.left), len(want))
		case !headed:
			if !slices.Equal(c.left, want) {
				return nil, fmt.Errorf("%w: line %d has columns %q, want %q", ErrPlot, line, c.left, want)
			}
			headed = true
			continue
		}
		t := row(c)
		if c.err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrPlot, line, c.err)
		}
		if len(c.left) > 0 {
			panic("sample: row reads too few cells") // misuse by LoadPlot
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: no rows", ErrPlot)
	}
	return out, nil
}

// cells hands out the cells of one row from left to right and keeps the first error. "-"
// stands for nothing, and only the methods that say so take it.
type cells struct {
	left []string
	err  error
}

func (c *cells) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// next returns the next cell as it stands.
func (c *cells) next() string {
	s := c.left[0]
	c.left = c.left[1:]
	return s
}

// text returns a cell that must hold something.
func (c *cells) text() string {
	s := c.next()
	if s == "" || s == "-" || s != strings.TrimSpace(s) {
		c.fail("cell %q, want text", s)
	}
	return s
}

// optText returns the cell, "" for "-".
func (c *cells) optText() string {
	if c.left[0] == "-" {
		c.next()
		return ""
	}
	return c.text()
}

func (c *cells) oneOf(values ...string) string {
	s := c.next()
	if !slices.Contains(values, s) {
		c.fail("cell %q, want one of %q", s, values)
	}
	return s
}

// voice returns a speaker, and whether it is an outlet in its own voice.
func (c *cells) voice() (who string, own bool) {
	return strings.CutSuffix(c.text(), " (outlet)")
}

// list splits a cell at semicolons; "-" is the empty list.
func (c *cells) list() []string {
	if c.left[0] == "-" {
		c.next()
		return nil
	}
	out := strings.Split(c.next(), ";")
	if slices.ContainsFunc(out, func(s string) bool { return s == "" || s != strings.TrimSpace(s) }) {
		c.fail("list %q has an empty or padded entry", out)
	}
	return out
}

func (c *cells) number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || strconv.Itoa(n) != s {
		c.fail("cell %q, want a number from 0", s)
		return 0
	}
	return n
}

func (c *cells) count() int { return c.number(c.next()) }

// optCount returns the number, 0 for "-".
func (c *cells) optCount() int {
	if c.left[0] == "-" {
		c.next()
		return 0
	}
	return c.count()
}

// offset returns hours ahead of UTC, which may be behind.
func (c *cells) offset() int {
	s := c.next()
	after, west := strings.CutPrefix(s, "-")
	n := c.number(after)
	if west {
		n = -n
	}
	return n
}

// slot returns a slot, from 1.
func (c *cells) slot() int {
	n := c.count()
	if n == 0 {
		c.fail("slots begin with 1")
	}
	return n
}

// optSlot returns the slot, 0 for "-".
func (c *cells) optSlot() int {
	if c.left[0] == "-" {
		c.next()
		return 0
	}
	return c.slot()
}

// slots returns the slots of a list, none of them twice.
func (c *cells) slots() []int {
	var out []int
	for _, s := range c.list() {
		n := c.number(s)
		if n == 0 || slices.Contains(out, n) {
			c.fail("slot %q is none, or stands there twice", s)
		}
		out = append(out, n)
	}
	return out
}

func (c *cells) moment(s, layout string) time.Time {
	t, err := time.Parse(layout, s)
	if err != nil || t.Format(layout) != s {
		c.fail("cell %q, want a time such as %s", s, layout)
	}
	return t.UTC()
}

func (c *cells) time() time.Time { return c.moment(c.next(), "2006-01-02T15:04:05Z") }

func (c *cells) day() time.Time { return c.moment(c.next(), time.DateOnly) }

// optDay returns the day, the zero time for "-".
func (c *cells) optDay() time.Time {
	if c.left[0] == "-" {
		c.next()
		return time.Time{}
	}
	return c.day()
}
