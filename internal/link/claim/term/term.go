// Package term cuts a text into the words by which claims are compared: hashed stems with
// what kind of word each is. It stands below the matching of claims and below the ranker.
//
// The stemmer is the first step of Porter (1980), "An algorithm for suffix stripping", and a
// few endings more: enough to bring "cancelled" to "cancel" and "intrusions" to "intrusion".
// Nothing here fails; bytes that are no letters part words. Cost is linear, and nothing is
// allocated beyond dst.
package term

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// Kind of a word.
type Kind uint8

const (
	Name   Kind = 1 << iota // begins with a capital and does not begin a sentence
	First                   // begins a sentence with a capital
	Number                  // begins with a digit
	Tag                     // part of a hashtag
	Past                    // ends like a participle: "hit" is not told
	Inner                   // holds capitals after a small letter, or is all capitals
)

// Term is one word.
type Term struct {
	Stem       uint64 // hash of the stem, or of the digits of a number
	Word       uint64 // hash as in [en.HashWord], digits kept
	Start, End int32  // bytes of the text
	Kind       Kind
	Class      match.Class
}

// Content reports whether the term carries content: neither a stop word nor a negation.
func (t *Term) Content() bool { return t.Class&(match.Stop|match.Not) == 0 }

// articles are words that may stand between a preposition and a place.
var articles = map[uint64]bool{en.HashWord("the"): true, en.HashWord("a"): true, en.HashWord("an"): true}

// Article reports whether it is "the", "a" or "an".
func (t *Term) Article() bool { return articles[t.Word] }

// OfPlace reports whether word i of a text tells where, not what: "lock" in "at the Tembrough lock".
func OfPlace(terms []Term, i int) bool {
	t, at := &terms[i], i-1
	if t.Kind&Past != 0 || t.Class&match.Near != 0 {
		return t.Class&match.Near != 0
	}
	for at > 0 && terms[at].Kind&(Name|Inner) != 0 {
		at--
	}
	return at < i-1 && at > 0 && terms[at].Article() && terms[at-1].Class&match.Near != 0
}

// Cutter holds the table of word classes. It is read only and safe for concurrent use.
type Cutter struct {
	words     map[uint64]match.Class
	irregular map[string]string // verb forms that follow no rule
}

// New returns a cutter with the shipped table.
func New() (*Cutter, error) {
	w, err := match.Words()
	if err != nil {
		return nil, err
	}
	l, err := en.LemmaTables()
	if err != nil {
		return nil, err
	}
	return &Cutter{w, l["verb"]}, nil
}

// Append appends the terms of s to dst, in order. Addresses ("https://…") are passed over;
// a hashtag is cut where a capital follows a small letter.
func (c *Cutter) Append(dst []Term, s string) []Term {
	begins := true // of a sentence
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '.' || r == '!' || r == '?' || r == '\n' || r == ':':
			begins = true
		case r == '#' || r == '@':
			if j := wordEnd(s, i+1); j > i+1 {
				dst = c.tag(dst, s, i+1, j)
				i, begins = j, false
				continue
			}
		case letter(r) || unicode.IsDigit(r):
			j := wordEnd(s, i)
			if address(s[i:]) {
				for j < len(s) && s[j] > ' ' && s[j] < utf8.RuneSelf {
					j++
				}
			} else {
				dst = c.word(dst, s, i, j, begins)
				begins = false
			}
			i = j
			continue
		}
		i += n
	}
	return dst
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

func address(s string) bool {
	for _, p := range [...]string{"http://", "https://", "www.", "pic.twitter.com"} {
		if len(s) >= len(p) && s[:len(p)] == p {
			return true
		}
	}
	return false
}

// wordEnd returns the end of the word that begins at i: letters and digits, apostrophes
// before a letter, and a point or comma between digits.
func wordEnd(s string, i int) int {
	digit := false
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case letter(r):
			digit = false
		case unicode.IsDigit(r):
			digit = true
		case (r == '.' || r == ',') && digit && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
		case r == '\'' || r == '’':
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); !letter(next) {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
}

// tag appends the words of a hashtag or a handle.
func (c *Cutter) tag(dst []Term, s string, i, j int) []Term {
	from := i
	for k := i + 1; k <= j; k++ {
		if k == j || upper(s[k]) && !upper(s[k-1]) || digit(s[k]) != digit(s[k-1]) {
			dst = c.word(dst, s, from, k, false)
			dst[len(dst)-1].Kind |= Tag
			from = k
		}
	}
	return dst
}

func upper(b byte) bool { return b >= 'A' && b <= 'Z' }
func digit(b byte) bool { return b >= '0' && b <= '9' }

// word appends s[i:j]; a possessive ending is left out, "n't" is a word of its own.
func (c *Cutter) word(dst []Term, s string, i, j int, begins bool) []Term {
	var buf [48]byte
	w, inner := lower(buf[:0], s[i:j])
	t := Term{Start: int32(i), End: int32(j)}
	if r, _ := utf8.DecodeRuneInString(s[i:j]); unicode.IsUpper(r) {
		t.Kind = Name
		if begins {
			t.Kind = First
		}
	}
	if inner {
		t.Kind |= Inner
	}
	switch {
	case ends(w, "n't"):
		w = w[:len(w)-3]
		t.Word, t.Stem = hash(w), hash(stem(w))
		t.Class = c.words[t.Word]
		dst = append(dst, t)
		t.Word, t.Kind, t.Class = en.HashWord("n't"), 0, match.Not
		t.Stem = t.Word
		return append(dst, t)
	case ends(w, "'s"):
		w = w[:len(w)-2]
	case len(w) > 1 && w[len(w)-1] == '\'':
		w = w[:len(w)-1]
	}
	t.Word = hash(w)
	t.Class = c.words[t.Word]
	if len(w) > 0 && digit(w[0]) {
		t.Kind |= Number
		t.Stem = hash(figure(w))
		return append(dst, t)
	}
	if ends(w, "ed") || ends(w, "en") {
		t.Kind |= Past
	}
	if l, ok := c.irregular[string(w)]; ok && t.Kind&(Name|Inner) == 0 {
		if l != string(w) {
			t.Kind |= Past // of "breaks", too, which does no harm
		}
		w = append(w[:0], l...)
	}
	t.Stem = hash(stem(w))
	return append(dst, t)
}

// lower appends s in small letters, curly apostrophes straight, as far as there is room.
func lower(dst []byte, s string) (w []byte, inner bool) {
	small, caps := false, 0
	for _, r := range s {
		if len(dst)+utf8.UTFMax > cap(dst) {
			break
		}
		switch {
		case r == '’':
			r = '\''
		case unicode.IsUpper(r):
			inner = inner || small
			caps++
			r = unicode.ToLower(r)
		default:
			small = true
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, inner || caps > 1 && !small
}

// figure takes the commas out of a number and the ending of an ordinal.
func figure(w []byte) []byte {
	out := w[:0]
	for _, b := range w {
		if digit(b) || b == '.' {
			out = append(out, b)
		}
	}
	return out
}

func hash(w []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range w {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// Hash returns the stem's hash of one word in small letters.
func Hash(word string) uint64 {
	var buf [48]byte
	w, _ := lower(buf[:0], word)
	return hash(stem(w))
}

// Digits returns the stem of a number told in digits.
func Digits(n int) uint64 { return hash(strconv.AppendInt(nil, int64(n), 10)) }
