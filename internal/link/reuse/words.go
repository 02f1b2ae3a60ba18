// Package reuse finds text that articles share: whole copies and taken-over passages.
//
// The two are different edges and never mixed. A *copy* is a pair of texts whose sets of
// five-word shingles have a resemblance of at least one half (Broder 1997, "On the
// resemblance and containment of documents"); candidates come from one-permutation MinHash
// (Li, Owen, Zhang 2012) with 128 bins, densified (Shrivastava 2017), and 32 bands of 4, and
// each is verified by counting. Copies may be clustered. A *reuse* is a passage that stands in
// both texts, found from shared shingles and aligned word by word; it is directed and never
// clustered, since one shared paragraph makes no family.
//
// Words are runs of letters and digits in lower case, so that punctuation, quotation marks and
// case do not matter; where a script writes no spaces each character is a word. Everything is
// a pure function of texts and times: the order of arrival changes nothing. What lexical
// overlap cannot see is a text told in other words or another language.
package reuse

import (
	"unicode"
	"unicode/utf8"
)

// shingle is how many words a shingle has.
const shingle = 5

// Word is one word of a text: its hash, and the bytes it stands at.
type Word struct {
	Hash       uint64
	Start, End int32
}

// fold maps ASCII letters and digits to lower case, all else to 0.
var fold = func() (t [128]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

const (
	offset = 0xcbf29ce484222325
	prime  = 0x9E3779B97F4A7C15
)

// Words appends the words of s to dst. Cost is linear; nothing else is allocated.
func Words(dst []Word, s string) []Word {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if fold[c] == 0 {
				i++
				continue
			}
			i = word(&dst, s, i)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		i = word(&dst, s, i)
	}
	return dst
}

// word appends the word at i and returns where it ends.
func word(dst *[]Word, s string, i int) int {
	start, h := i, uint64(offset)
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			f := fold[c]
			if f == 0 {
				break
			}
			h = (h ^ uint64(f)) * prime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		if alone(r) {
			if i == start {
				h, i = (h^uint64(r))*prime, i+n
			}
			break
		}
		h = (h ^ uint64(unicode.ToLower(r))) * prime
		i += n
	}
	*dst = append(*dst, Word{mix(h), int32(start), int32(i)})
	return i
}

// alone reports whether a character is a word by itself: scripts written without spaces.
func alone(r rune) bool {
	return r >= 0x2E80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r)) || unicode.Is(unicode.Thai, r)
}

// mix is the finaliser of Appleby's murmur3: every bit of the result depends on every bit of x.
func mix(x uint64) uint64 {
	x = (x ^ x>>33) * 0xFF51AFD7ED558CCD
	x = (x ^ x>>33) * 0xC4CEB9FE1A85EC53
	return x ^ x>>33
}

// Shingles appends the hashes of all runs of five words to dst, in order; a text of one to
// four words has one shingle of all of them.
func Shingles(dst []uint64, ws []Word) []uint64 {
	if len(ws) == 0 {
		return dst
	}
	if len(ws) < shingle {
		h := uint64(len(ws))
		for _, w := range ws {
			h = mix(h*prime + w.Hash)
		}
		return append(dst, h)
	}
	for i := 0; i+shingle <= len(ws); i++ {
		// A word weighs by its place: a swapped pair is another shingle.
		h := ws[i].Hash + 3*ws[i+1].Hash + 5*ws[i+2].Hash + 7*ws[i+3].Hash + 11*ws[i+4].Hash
		dst = append(dst, mix(h))
	}
	return dst
}
