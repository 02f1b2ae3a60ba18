package pipeline

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/store"
)

// figureLine is what of one sentence has been gone through. Words are read once, in order.
type figureLine struct {
	at   hearsay.Span
	done int // bytes of the text
	hint string
	past bool

	low  []byte         // the words up to done, lower case
	last []hearsay.Span // of low: its last words, at most lineWords
	open bool           // the last word may go on
	told []int          // of low: where words end that tell that somebody heard something, ascending
	stop int            // of low: behind the last mark that ends a clause
}

// lineWords are as many as a phrase of downplay.tsv has at most, and more.
const lineWords = 6

// read goes on over the next words of the sentence. Cost is linear in them.
func (l *figureLine) read(words string) {
	from := len(l.low)
	l.low = append(l.low, strings.ToLower(words)...)
	for i := from; i < len(l.low); {
		c, size := utf8.DecodeRune(l.low[i:])
		switch word := wordRune(c); {
		case word && l.open:
			l.last[len(l.last)-1].End = i + size
		case word:
			if len(l.last) == lineWords {
				l.last = slices.Delete(l.last, 0, 1)
			}
			l.last = append(l.last, hearsay.Span{Start: i, End: i + size})
		}
		l.open = wordRune(c)
		if i += size; strings.ContainsRune(".;:!?", c) {
			l.stop = i
		}
	}
	l.listen(max(0, from-hearingBytes))
}

// before are the last words read, lower case.
func (l *figureLine) before() []string {
	out := make([]string, len(l.last))
	for i, w := range l.last {
		out[i] = string(l.low[w.Start:w.End])
	}
	return out
}

// hearing are words by which a sentence tells what somebody was told, and not by whom: "was told of".
var hearing = regexp.MustCompile(`\b(?:is|are|was|were|been|being) (?:told|informed) (?:of|about|that)`)

// hearingBytes are more than such words have.
const hearingBytes = 24

// listen notes where such words end, those that begin behind byte from.
func (l *figureLine) listen(from int) {
	words := l.low[from:]
	if !bytes.Contains(words, []byte("told ")) && !bytes.Contains(words, []byte("informed ")) {
		return
	}
	for _, m := range hearing.FindAllIndex(words, -1) {
		end, n := from+m[1], len(l.told)
		if m[0] == 0 && from > 0 || n > 0 && end <= l.told[n-1] {
			continue // seen before, or the end of another word
		}
		l.told = append(l.told, end)
	}
}

// heard reports whether the clause read last tells that somebody heard what now follows.
func (l *figureLine) heard() bool {
	for n := len(l.told); n > 0; n-- {
		if end := l.told[n-1]; end == len(l.low) || !asciiWord(l.low[end]) {
			return l.stop <= end
		}
		l.told = l.told[:n-1] // "told often"
	}
	return false
}

func asciiWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// rolling are words of a bulletin that counts what the last hours brought.
var rolling = regexp.MustCompile(`(?i)\b(?:over|in|during|for) the (?:past|last|previous) (?:day|night|24 hours|twenty-four hours)\b|\b(?:past|last) 24 hours\b|\boperational (?:information|update)\b`)

// rollingParts are pieces of which all such words hold one: what has none is not searched.
var rollingParts = []string{"past day", "last day", "previous day", "past night", "last night", "previous night", "24 hours", "twenty-four hours", "operational information", "operational update"}

// bulletin tells of a report whether it counts what the last hours brought.
type bulletin struct {
	rep       *store.Report
	asked, is bool
}

func (b *bulletin) rolls() bool {
	if !b.asked {
		b.asked, b.is = true, rolls(b.rep.Revision.Title) || rolls(b.rep.Revision.Text)
	}
	return b.is
}

func rolls(s string) bool {
	low := strings.ToLower(strings.ReplaceAll(s, "ſ", "s")) // as (?i) folds
	return slices.ContainsFunc(rollingParts, func(p string) bool { return strings.Contains(low, p) }) && rolling.MatchString(s)
}
