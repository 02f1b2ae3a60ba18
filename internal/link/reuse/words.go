// Package reuse finds text that articles share: whole copies and taken-over passages.
//
// The two are different edges and never mixed. A *copy* is a pair of texts whose sets of
// five-word shingles have a resemblance of at least one half (Broder 1997, "On the
// resemblance and containment of documents"); candidates come from one-permutation MinHash
// (Li, Owen, Zhang 2012) with 128 bins, densified (Shrivastava 2017), and 32 bands of 4, and
// each is verified by counting. Copies may be clustered. A *reuse* is a passage that stands in
// both texts, found from shared shingles, one in eight of which is indexed (Broder's mod-p
// sampling), and aligned word by word; it is directed and never clustered, since one shared
// paragraph makes no family. A *quotation* is a pair that shares nothing but what stands
// between quotation marks in both: two outlets heard the same speaker, neither copied.
//
// Words are runs of letters and digits in lower case, so that punctuation, quotation marks and
// case do not matter; where a script writes no spaces each character is a word. Web addresses
// are none: two lists of links to the same pages share no sentence. Everything is
// a function of the texts at hand and their days: [Linker] takes them one by one, in any order,
// with replacements, and has the same edges as if it had met the last state at once. What
// lexical overlap cannot see is a text told in other words or another language.
package reuse

import (
	"math/bits"
	"strings"
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

const (
	offset = 0xcbf29ce484222325
	prime  = 0x9E3779B97F4A7C15
)

// Eight bytes at a time: each byte of these words stands for one byte of the text, and flags
// are its highest bit.
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// load returns the eight bytes of s from i on, zeros behind its end.
func load(s string, i int) uint64 {
	if i+8 <= len(s) {
		return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
	}
	v := uint64(0)
	for k := len(s) - 1; k >= i; k-- {
		v = v<<8 | uint64(s[k])
	}
	return v
}

// alnum flags the ASCII letters and digits among eight bytes. No byte carries into the next:
// with the highest bit off, a sum stays under 256.
func alnum(v uint64) uint64 {
	x := v &^ highs
	y := x | 0x20*ones
	digit := (x + (0x80-'0')*ones) &^ (x + (0x7f-'9')*ones)
	letter := (y + (0x80-'a')*ones) &^ (y + (0x7f-'z')*ones)
	return (digit | letter) & highs &^ v
}

// Words appends the words of s to dst, web addresses left out. Cost is linear, an ASCII word of
// up to seven letters one step; nothing else is allocated.
func Words(dst []Word, s string) []Word {
	for i := 0; i < len(s); {
		v := load(s, i)
		a := alnum(v)
		if a&0x80 == 0 { // no word begins here: go where one may
			t := a | v&highs
			if t == 0 {
				i += 8
				continue
			}
			if n := bits.TrailingZeros64(t) >> 3; n > 0 {
				i += n
				continue
			}
			r, n := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				i += n
				continue
			}
			i = word(&dst, s, i)
			continue
		}
		if uint32(v)|0x20202020 == http {
			if n := address(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		start, h := i, uint64(offset)
		for a == highs {
			h = (h ^ (v | 0x20*ones)) * prime
			h ^= h >> 32
			i += 8
			v = load(s, min(i, len(s)))
			a = alnum(v)
		}
		n := bits.TrailingZeros64(^a&highs) &^ 7 // bits of the rest of the word
		i += n >> 3
		if i < len(s) && s[i] >= utf8.RuneSelf {
			i = word(&dst, s, start)
			continue
		}
		if n > 0 {
			h = (h ^ (v|0x20*ones)&(1<<n-1)) * prime
		}
		dst = append(dst, Word{mix(h), int32(start), int32(i)})
		i++
	}
	return dst
}

// word appends the word at i, which has or adjoins characters beyond ASCII, and returns where
// it ends. Where it turns out to be plain its hash is that of [Words].
func word(dst *[]Word, s string, i int) int {
	start, h, plain := i, uint64(offset), true
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		if alone(r) {
			if i == start {
				h, i, plain = (h^uint64(r))*prime, i+n, false
			}
			break
		}
		if r >= utf8.RuneSelf {
			plain = false
		}
		h = (h ^ uint64(unicode.ToLower(r))) * prime
		i += n
	}
	if plain {
		n := len(*dst)
		*dst = Words(*dst, s[start:i])
		(*dst)[n].Start, (*dst)[n].End = int32(start), int32(i)
		return i
	}
	*dst = append(*dst, Word{mix(h), int32(start), int32(i)})
	return i
}

// http is how a web address begins, as its first four bytes are loaded.
const http = 'h' | 't'<<8 | 't'<<16 | 'p'<<24

// address returns the length of the web address that s begins with, 0 if it does not. It ends
// before a space, a bracket or a quotation mark, and where a script without spaces goes on.
func address(s string) int {
	n := len("http")
	if n < len(s) && s[n]|0x20 == 's' {
		n++
	}
	if !strings.HasPrefix(s[n:], "://") {
		return 0
	}
	for n += len("://"); n < len(s); {
		r, size := rune(s[n]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRuneInString(s[n:]); !unicode.IsLetter(r) || alone(r) {
				break
			}
		} else if r <= ' ' || r == 0x7f || strings.IndexByte("\"'()<>[]{}|\\^`", s[n]) >= 0 {
			break
		}
		n += size
	}
	return n
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
