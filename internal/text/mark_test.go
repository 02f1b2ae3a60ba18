package text

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/marks.txt
var markCases string

// TestMarks checks the pairing of quotation marks in testdata/marks.txt.
func TestMarks(t *testing.T) {
	strip := strings.NewReplacer("{+", "", "+}", "", "~}", "", "{", "", "}", "", "<", "", ">", "")
	var d Doc
	for line, c := range cases(markCases) {
		c, known := strings.CutPrefix(c, "! ")
		want := unescape(t, line, c)
		d.Parse(strip.Replace(want))
		if got := drawMarks(&d); got != want && !known {
			t.Errorf("line %d:\n got %q\nwant %q", line, got, want)
		} else if got == want && known {
			t.Errorf("line %d: %q is read right now: take the ! off", line, want)
		}
	}
}

// drawMarks returns the text of d with its quotations drawn as in testdata/marks.txt.
func drawMarks(d *Doc) string {
	var b strings.Builder
	at := 0
	for i, tok := range d.Toks {
		b.WriteString(d.Src[at:tok.Start])
		for _, m := range d.Marks {
			switch {
			case m.Start != i:
			case !m.Double:
				b.WriteString("<")
			case m.Continued:
				b.WriteString("{+")
			default:
				b.WriteString("{")
			}
		}
		b.WriteString(d.Text(i))
		at = tok.End
		for k := len(d.Marks) - 1; k >= 0; k-- {
			switch m := d.Marks[k]; {
			case m.End != i+1:
			case !m.Double:
				b.WriteString(">")
			case m.Continues:
				b.WriteString("+}")
			case m.Open:
				b.WriteString("~}")
			default:
				b.WriteString("}")
			}
		}
	}
	return b.String() + d.Src[at:]
}
