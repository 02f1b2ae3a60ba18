package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A masker finds words that were taken out on request, and overwrites them. It knows only
// their hashes.
//
// A word is a run of letters, marks and digits; soft hyphens and zero-width characters inside
// it do not count. It is folded: NFC, then the smallest rune of its simple case folding. What
// stands between two words (white space, punctuation) makes no difference, so "VOSS, Ilan" is
// not "Ilan Voss", but "ilan-voss" is. Words that were masked before are a word of their own.
//
// All windows of as many words as a redaction has are compared by a rolling hash of 64 bits,
// of which the ledger keeps 16 (the sieve): they say next to nothing about the words, and let
// 1 window of 65,536 through to SHA-256, which decides. Cost is linear in the text and in
// the number of different lengths, about 10 ns a byte; nothing where there are no redactions.
//
// A masker is for one goroutine.
type masker struct {
	lengths []int                  // of redactions in words, ascending
	sieves  map[int]*[1024]uint64  // by length: a set of 16-bit numbers
	hashes  map[string]*redactRule // by SHA-256 in hex
	words   []word                 // of the text at hand
	fold    []byte                 // scratch
}

// redactRule is one redaction.
type redactRule struct {
	hash  string
	words int
	sieve uint16
}

// word is a place in a text and the FNV-1a hash of what stands there, folded.
type word struct {
	start, end int
	hash       uint64
}

// hit is what a rule matches.
type hit struct {
	start, end int
	rule       *redactRule
}

func newMasker(rules []redactRule) *masker {
	m := &masker{sieves: map[int]*[1024]uint64{}, hashes: map[string]*redactRule{}}
	for _, r := range rules {
		set := m.sieves[r.words]
		if set == nil {
			set = new([1024]uint64)
			m.sieves[r.words] = set
			m.lengths = append(m.lengths, r.words)
		}
		set[r.sieve>>6] |= 1 << (r.sieve & 63)
		m.hashes[r.hash] = &r
	}
	slices.Sort(m.lengths)
	return m
}

// empty reports that there is nothing to look for; also for nil.
func (m *masker) empty() bool { return m == nil || len(m.lengths) == 0 }

// find returns what is to be masked in s, in the order of the text for each length. The
// slice is the caller's.
func (m *masker) find(s string) []hit {
	if m.empty() || s == "" {
		return nil
	}
	m.split(s)
	var hits []hit
	for _, n := range m.lengths {
		if n > len(m.words) {
			break
		}
		set, lead := m.sieves[n], power(n-1)
		var h uint64
		for i := range m.words {
			if i >= n {
				h -= m.words[i-n].hash * lead
			}
			h = h*rollBase + m.words[i].hash
			if k := sieveOf(h); i < n-1 || set[k>>6]&(1<<(k&63)) == 0 {
				continue
			}
			w := m.words[i-n+1 : i+1]
			sum := sha256.Sum256(m.folded(s, w))
			if r := m.hashes[hex.EncodeToString(sum[:])]; r != nil {
				hits = append(hits, hit{w[0].start, w[n-1].end, r})
			}
		}
	}
	return hits
}

// mask returns s with every hit overwritten by as many "#" as it has bytes, so that all spans
// into s stay valid. If into is not nil, hits are counted there by hash.
func (m *masker) mask(s string, into map[string]int) string {
	hits := m.find(s)
	if len(hits) == 0 {
		return s
	}
	b := []byte(s)
	for _, h := range hits {
		for i := h.start; i < h.end; i++ {
			b[i] = '#'
		}
		if into != nil {
			into[h.rule.hash]++
		}
	}
	return string(b)
}

// rollBase is an odd number without pattern; any would do.
const rollBase = 0x9E3779B97F4A7C15

func power(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= rollBase
	}
	return p
}

// sieveOf takes 16 bits out of a rolling hash, mixed from all of its bits.
func sieveOf(h uint64) uint16 {
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return uint16(h >> 48)
}

// split sets m.words to the words of s. An ASCII letter, the common case, costs a table lookup.
func (m *masker) split(s string) {
	m.words = m.words[:0]
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && !asciiWord[c] {
			from := i
			for i++; c == '#' && i < len(s) && s[i] == '#'; i++ {
			}
			if i-from >= minRedactLetters { // what was masked is a word: the next ones do not close up
				m.words = append(m.words, word{from, i, fnvOffset})
			}
			continue
		}
		if r, size := utf8.DecodeRuneInString(s[i:]); !isMaskRune(r) {
			i += size
			continue
		}
		w := word{start: i}
		ascii := true
		h := uint64(fnvOffset)
		for i < len(s) {
			c := s[i]
			if c < utf8.RuneSelf {
				if !asciiWord[c] {
					break
				}
				h = (h ^ uint64(lower(c))) * fnvPrime
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			if !isMaskRune(r) && !isSilent(r) {
				break
			}
			ascii = false
			i += size
		}
		w.end, w.hash = i, h
		if !ascii {
			for w.end > w.start { // a silent character at the end belongs to what follows
				r, size := utf8.DecodeLastRuneInString(s[w.start:w.end])
				if !isSilent(r) {
					break
				}
				w.end -= size
			}
			w.hash = fnvOffset
			m.fold = appendFolded(m.fold[:0], s[w.start:w.end])
			for _, c := range m.fold {
				w.hash = (w.hash ^ uint64(c)) * fnvPrime
			}
		}
		m.words = append(m.words, w)
	}
}

// folded returns the folded words of a window, joined by one space. It is valid until the
// next call.
func (m *masker) folded(s string, ws []word) []byte {
	b := m.fold[:0]
	for i, w := range ws {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendFolded(b, s[w.start:w.end])
	}
	m.fold = b
	return b
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

var asciiWord = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	return t
}()

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

func isMaskRune(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiWord[r]
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// isSilent reports characters that are not seen inside a word: soft hyphen, joiners,
// zero-width space, word joiner, byte order mark.
func isSilent(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200d' || r == '\u2060' || r == '\ufeff'
}

// appendFolded folds one word. ASCII is lowered; elsewhere the smallest rune of a simple
// folding is taken, but a letter with an ASCII form (the Kelvin sign) takes that in lower case.
func appendFolded(b []byte, w string) []byte {
	ascii := true
	for i := 0; i < len(w); i++ {
		ascii = ascii && w[i] < utf8.RuneSelf
	}
	if ascii {
		for i := 0; i < len(w); i++ {
			b = append(b, lower(w[i]))
		}
		return b
	}
	if !norm.NFC.IsNormalString(w) || strings.ContainsFunc(w, isSilent) {
		w = norm.NFC.String(strings.Map(func(r rune) rune {
			if isSilent(r) {
				return -1
			}
			return r
		}, w))
	}
	for _, r := range w {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		if least < utf8.RuneSelf {
			b = append(b, lower(byte(least)))
			continue
		}
		b = utf8.AppendRune(b, least)
	}
	return b
}

// Bounds of a redaction, in words and in letters: one letter would mask half a text.
const (
	maxRedactWords   = 2000
	minRedactLetters = 3
)

// ErrWords reports words that no redaction can be made of.
var ErrWords = errors.New("cannot be taken out")

var (
	errRedactShort = fmt.Errorf("%w: three letters or digits are the least", ErrWords)
	errRedactLong  = fmt.Errorf("%w: 2,000 words are the most at once", ErrWords)
	errRedactAgain = fmt.Errorf("%w: the words hold signs ### of an earlier redaction; name what stands before and behind them", ErrWords)
)

// ruleOf makes the rule of a name or passage. The error wraps [ErrWords].
func ruleOf(words string) (redactRule, error) {
	var m masker
	m.split(words)
	n := len(m.words)
	folded := m.folded(words, m.words)
	switch {
	case strings.Contains(string(folded), "#"):
		return redactRule{}, errRedactAgain
	case utf8.RuneCount(folded)-max(0, n-1) < minRedactLetters:
		return redactRule{}, errRedactShort
	case n > maxRedactWords:
		return redactRule{}, errRedactLong
	}
	sum := sha256.Sum256(folded)
	var h uint64
	for _, w := range m.words {
		h = h*rollBase + w.hash
	}
	return redactRule{hash: hex.EncodeToString(sum[:]), words: n, sieve: sieveOf(h)}, nil
}
