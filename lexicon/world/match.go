package world

import (
	"strings"

	"hearsay/internal/text"
)

const seed uint64 = 14695981039346656037

// set enters the form whose words have the hash h.
func (w *World) set(h uint64, f form) {
	w.forms[h] = f
	w.maybe[h&0xFFFF>>6] |= 1 << (h & 63)
}

// step adds a word to the hash of the words before it (FNV-1a). Curly apostrophes count as
// straight ones; a possessive that the tokens left on a hyphenated word is no part of it.
func step(h uint64, word string) uint64 {
	if n := len(word); n > 3 && word[n-1] == 's' {
		if word[n-2] == '\'' {
			word = word[:n-2]
		} else if strings.HasSuffix(word, "’s") {
			word = word[:n-4]
		}
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99 {
			c, i = '\'', i+2
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return (h ^ 0xFF) * 1099511628211
}

// Match returns the entry of the longest form that starts at token i of d and ends before
// end, and the number of its tokens; 0 if there is none. The entry is w's own.
func (w *World) Match(d *text.Doc, i, end int) (*Entry, int) {
	var found *Entry
	n := 0
	h := seed
	for k := i; k < end; k++ {
		h = step(h, d.Text(k))
		if w.maybe[h&0xFFFF>>6]>>(h&63)&1 == 0 {
			break
		}
		f, ok := w.forms[h]
		if !ok {
			break
		}
		if f.entry >= 0 {
			found, n = &w.entries[f.entry], k+1-i
		}
		if !f.more {
			break
		}
	}
	return found, n
}
