package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"
)

// Both ends of both names stay; what fits is not cut.
func TestSides(t *testing.T) {
	const long, other = "Ministry of Foreign Affairs of Caldrith", "Ministry of Foreign Affairs of Pirrin"
	if got := sides("The Gull", "The Tern", 0); got != "The Gull + The Tern" || got != sides("The Gull", "The Tern", 19) {
		t.Errorf("%q", got)
	}
	for _, a := range []string{long, "The Gull"} {
		if got := sides(a, other, 33); runewidth.StringWidth(got) > 33 || !strings.HasSuffix(got, "of Pirrin") || !strings.HasPrefix(got, a[:4]) || !strings.Contains(got, " + Min") {
			t.Errorf("%q", got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b, width := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b"), rapid.IntRange(20, 90).Draw(t, "width")
		if got := sides(a, b, width); runewidth.StringWidth(got) > width {
			t.Fatalf("%q is wider than %d", got, width)
		}
	})
}

// A narrow terminal goes without the columns that may be missing; a wide one, and a file, have them.
func TestWide(t *testing.T) {
	for _, c := range []struct {
		tty   bool
		width int
		want  bool
		rest  int
	}{{true, 80, false, 70}, {true, 100, true, 78}, {false, 80, true, 0}} {
		var out bytes.Buffer
		w := newRows(&app{stdout: &out, tty: c.tty, width: c.width}, "table", column{"N", 8}, column{"MORE", 10}, column{"NAME", 0})
		w.wide(100, "MORE")
		if err := w.row(nil, []string{"1", "extra", "The Gull"}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.end(nil); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "extra") != c.want || strings.Contains(out.String(), "MORE") != c.want || !strings.Contains(out.String(), "The Gull") || w.rest() != c.rest {
			t.Errorf("%+v: rest %d\n%s", c, w.rest(), out.String())
		}
	}
}

// On a terminal no line is wider than it: columns of names are cut, those of figures and days never; where that is not
// enough, the last column stands whole below its row, and then all cells below each other.
func TestFit(t *testing.T) {
	for _, c := range []struct {
		width   int
		stacked bool
		whole   bool // the words of the last column
	}{{200, false, true}, {120, false, false}, {80, false, true}, {61, false, true}, {60, true, true}, {40, true, true}} {
		var out bytes.Buffer
		w := newRows(&app{stdout: &out, tty: true, width: c.width}, "table", column{"ID", 8}, column{"WHEN", 16}, column{"REPORTS", 7}, column{"ASSERTED BY", 28}, column{"DENIED BY", 20}, column{"CLAIM", 0})
		cells := []string{"6d209fbe", "2025-03-06/03-18", "1234567", "Ministry of Foreign Affairs of Caldrith", "Ministry of Foreign Affairs of Pirrin", "“that the ships were near the harbour on the day before”"}
		if err := w.row(nil, cells, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.end(nil); err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(out.String()) {
			if runewidth.StringWidth(strings.TrimRight(l, "\n")) > c.width {
				t.Errorf("%d columns: %q", c.width, l)
			}
		}
		for _, want := range cells[:3] {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%d columns: %s is cut:\n%s", c.width, want, out.String())
			}
		}
		if got := strings.Contains(out.String(), "DENIED BY Ministry"); got != c.stacked {
			t.Errorf("%d columns: cells below each other: %v\n%s", c.width, got, out.String())
		}
		if got := strings.Contains(strings.Join(strings.Fields(out.String()), " "), cells[5]); got != c.whole {
			t.Errorf("%d columns: the claim stands whole: %v\n%s", c.width, got, out.String())
		}
	}
}

// The name of an article is never only shown cut, since the next command asks for it; where it fits it stands once.
func TestRefWhole(t *testing.T) {
	const long = "lark-6f1dc386-1f0a-4656-b69e-e518514a6a02"
	for _, c := range []struct {
		tty   bool
		width int
		ref   string
		lines int
	}{{true, 80, long, 3}, {true, 80, "w-0019", 2}, {true, 80, "twelve-chars", 2}, {false, 80, long, 2}, {true, 200, long, 3}} {
		var out bytes.Buffer
		w := newRows(&app{stdout: &out, tty: c.tty, width: c.width}, "table", column{"AT", 16}, column{"OUTLET", 24}, column{"REF", 12}, column{"WORDS", 0})
		if err := w.row(nil, []string{"2025-03-06 10:00", "The Lark", c.ref, "the ships were near"}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.end(nil); err != nil {
			t.Fatal(err)
		}
		var by bytes.Buffer
		v := newRows(&app{stdout: &by, tty: c.tty, width: c.width}, "table", column{"BY", 12}, column{"WORDS", 0})
		v.refs("BY")
		if err := errors.Join(v.row(nil, []string{c.ref, "kept"}, nil, nil), v.end(nil)); err != nil || strings.Count(by.String(), c.ref) != 1 {
			t.Errorf("%+v: %v\n%s", c, err, by.String())
		}
		if s := out.String(); strings.Count(s, c.ref) != 1 || strings.Count(s, "\n") != c.lines || !strings.Contains(s, "the ships") {
			t.Errorf("%+v:\n%s", c, s)
		}
	}
}

// A table that is cut says so, once; one with just as many rows as it may have does not, nor do rows for programs.
func TestFull(t *testing.T) {
	for _, c := range []struct {
		form        string
		rows, limit int
		want        string
	}{{"table", 5, 2, "hearsay: the first 2 are shown; --limit N shows more\n"}, {"table", 5, 1, "hearsay: the first 1 is shown; --limit N shows more\n"}, {"table", 2, 2, ""}, {"table", 5, 0, ""}, {"jsonl", 5, 2, ""}} {
		var out, said bytes.Buffer
		w := newRows(&app{stdout: &out, stderr: &said}, c.form, column{"N", 0})
		for i := range c.rows {
			if w.full(c.limit) {
				continue
			}
			if err := w.row(i, []string{"row"}, nil, nil); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.end(nil); err != nil || said.String() != c.want {
			t.Errorf("%+v: %v, %q", c, err, said.String())
		}
	}
}

// A text without end does not flood the terminal.
func TestFitLong(t *testing.T) {
	var out bytes.Buffer
	w := newRows(&app{stdout: &out, tty: true, width: 70}, "table", column{"WHEN", 16}, column{"OUTLET", 18}, column{"SPEAKER", 23}, column{"CONTENT", 0})
	if err := w.row(nil, []string{"2025-03-06", "The Lark", "Ada Bell", strings.Repeat("that the ships were near ", 1000)}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.end(nil); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n > 4+underLines+1 || !strings.Contains(out.String(), "…") {
		t.Errorf("%d lines:\n%s", n, out.String())
	}
}

// What stands below a row is indented and folded on a terminal, and whole elsewhere.
func TestBelow(t *testing.T) {
	const words = "Ministry of Foreign Affairs of Caldrith → Glass Heron (denied): “that this group acts on behalf of a directorate”"
	for _, c := range []struct {
		tty   bool
		lines int
	}{{true, 5}, {false, 3}} {
		var out bytes.Buffer
		w := newRows(&app{stdout: &out, tty: c.tty, width: 60}, "table", column{"ID", 8}, column{"NAME", 0})
		if err := w.row(nil, []string{"1", "The Gull", words}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.end(nil); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if len(lines) != c.lines || !strings.HasPrefix(lines[2], "    Ministry") || strings.Join(strings.Fields(strings.Join(lines[2:], " ")), " ") != words {
			t.Errorf("tty %v: %d lines\n%s", c.tty, len(lines), out.String())
		}
		for _, l := range lines {
			if c.tty && runewidth.StringWidth(l) > 60 {
				t.Errorf("%q is too wide", l)
			}
		}
	}
}

// Texts of others bring no escape, no bell and no change of direction to a screen.
func TestTableIsSafe(t *testing.T) {
	for _, tty := range []bool{true, false} {
		var out bytes.Buffer
		w := newRows(&app{stdout: &out, tty: tty, width: 60}, "table", column{"ID", 8}, column{"NAME", 0})
		bad := "Gull\x1b]0;x\a \u202eliaT\u009b2J\rnew\nline"
		if err := w.row(nil, []string{bad, bad, bad}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.end(nil); err != nil {
			t.Fatal(err)
		}
		if s := out.String(); strings.ContainsAny(s, "\x1b\a\r\u202e\u009b") || strings.Count(s, "\n") != 3 || !strings.Contains(s, "Gull") {
			t.Errorf("%q", s)
		}
	}
}

// Words with marks of their own get no second pair of the same.
func TestMarked(t *testing.T) {
	for in, want := range map[string]string{"it is,": "“it is”", `"it is"`: `"it is"`, "“it” is": "‘“it” is’", `no "it" is`: `‘no "it" is’`, "": "“”", `"`: `‘"’`} {
		if got := marked(in); got != want {
			t.Errorf("marked(%q) = %q, want %q", in, got, want)
		}
	}
}

// A culprit without a name stands in marks, a name does not.
func TestUnnamed(t *testing.T) {
	for in, want := range map[string]string{"group": "“group”", "Glass Heron": "Glass Heron", "a person (named in the source)": "a person (named in the source)", "unknown": "unknown", "": "", "東京": "東京"} {
		if got := unnamed(in); got != want {
			t.Errorf("unnamed(%q) = %q, want %q", in, got, want)
		}
	}
}
