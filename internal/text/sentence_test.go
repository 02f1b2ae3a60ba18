package text

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/sentences.txt
var sentenceCases string

// TestSentences checks the sentence ends of testdata/sentences.txt.
func TestSentences(t *testing.T) {
	var d Doc
	n, wrong := 0, 0
	for line, c := range cases(sentenceCases) {
		c, known := strings.CutPrefix(c, "! ")
		n++
		want := unescape(t, line, c)
		d.Parse(strings.ReplaceAll(want, "|", ""))
		if got := sentenceEnds(&d); got != want && !known {
			t.Errorf("line %d:\n got %q\nwant %q", line, got, want)
		} else if got == want && known {
			t.Errorf("line %d: %q is read right now: take the ! off", line, want)
		}
		if known {
			wrong++
		}
	}
	t.Logf("%d cases, %d known to be wrong", n, wrong)
	if n < 160 || wrong > 8 {
		t.Errorf("%d cases, %d known to be wrong; want at least 160 and at most 8", n, wrong)
	}
}

// sentenceEnds returns the text of d with | behind every sentence but the last.
func sentenceEnds(d *Doc) string {
	var b strings.Builder
	at := 0
	for i, s := range d.Sents {
		if i == len(d.Sents)-1 {
			break
		}
		end := d.Span(s).End
		b.WriteString(d.Src[at:end] + "|")
		at = end
	}
	return b.String() + d.Src[at:]
}

// cases yields the lines of a test file that hold a case, with their numbers.
func cases(file string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(file) {
			n++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || strings.HasPrefix(line, "# ") {
				continue
			}
			if !yield(n, line) {
				return
			}
		}
	}
}

// unescape reads the escapes of Go strings.
func unescape(t *testing.T, line int, s string) string {
	t.Helper()
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("line %d: %v", line, err)
	}
	return out
}
