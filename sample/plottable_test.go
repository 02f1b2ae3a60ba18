package sample

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

type testRow struct {
	who  string
	own  bool
	kind string
	of   []int
	at   time.Time
	n    int
	note string
}

const testColumns = "who kind of at n note"

func readTestRow(c *cells) (r testRow) {
	r.who, r.own = c.voice()
	r.kind, r.of, r.at, r.n, r.note = c.oneOf("a", "b"), c.slots(), c.optDay(), c.optCount(), c.optText()
	return r
}

const testHead = "# what\nwho\tkind\tof\tat\tn\tnote\n"

func TestParseTable(t *testing.T) {
	rows, err := parseTable(testHead+"Mill (outlet)\ta\t1;112\t2025-03-04\t0\tx; y\nWeir\tb\t-\t-\t-\t-\n", testColumns, readTestRow)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	if r := rows[0]; r.who != "Mill" || !r.own || r.kind != "a" || !slices.Equal(r.of, []int{1, 112}) || r.at.Day() != 4 || r.note != "x; y" {
		t.Errorf("row 1: %+v", r)
	}
	if r := rows[1]; r.who != "Weir" || r.own || r.of != nil || !r.at.IsZero() || r.n != 0 || r.note != "" {
		t.Errorf("row 2: %+v", r)
	}
}

func TestParseTableErrors(t *testing.T) {
	for _, s := range []string{
		"", testHead, "# only\n", // nothing in it
		"who\tkind\n", "kind\twho\tof\tat\tn\tnote\nWeir\tb\t-\t-\t-\t-\n", // other columns
		testHead + "Weir\tb\t-\t-\t-\n",      // a cell short
		testHead + "\tb\t-\t-\t-\t-\n",       // empty
		testHead + "Weir\tc\t-\t-\t-\t-\n",   // no such kind
		testHead + "Weir\ta\t0\t-\t-\t-\n",   // no such slot
		testHead + "Weir\ta\t1;1\t-\t-\t-\n", // twice
		testHead + "Weir\ta\t1;\t-\t-\t-\n", testHead + "Weir\ta\t1; 2\t-\t-\t-\n", testHead + "Weir\ta\t+1\t-\t-\t-\n",
		testHead + "Weir\ta\t1\t2025-3-4\t-\t-\n", testHead + "Weir\ta\t1\t2025-02-30\t-\t-\n",
		testHead + "Weir\ta\t1\t-\t-1\t-\n", testHead + "Weir\ta\t1\t-\t01\t-\n", testHead + "Weir\ta\t1\t-\t1\t x\n",
	} {
		if _, err := parseTable(s, testColumns, readTestRow); !errors.Is(err, ErrPlot) {
			t.Errorf("parseTable(%q): error %v, want ErrPlot", s, err)
		}
	}
}

// The parser never panics, and gives one row a line that is neither comment nor head.
func FuzzParseTable(f *testing.F) {
	f.Add(testHead + "Mill (outlet)\ta\t1;112\t2025-03-04\t0\tx\n")
	f.Add(testHead + "Weir\tb\t-\t-\t-\t-\n# end")
	f.Fuzz(func(t *testing.T, s string) {
		rows, err := parseTable(s, testColumns, readTestRow)
		if err != nil {
			return
		}
		lines := -1
		for l := range strings.Lines(s) {
			if !strings.HasPrefix(l, "#") {
				lines++
			}
		}
		if len(rows) != lines {
			t.Errorf("%d rows of %d lines", len(rows), lines)
		}
		for _, r := range rows {
			if r.kind != "a" && r.kind != "b" || slices.Contains(r.of, 0) || r.n < 0 || strings.TrimSpace(r.note) != r.note {
				t.Errorf("row %+v", r)
			}
		}
	})
}
