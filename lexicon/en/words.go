package en

// Words is a table that every word of a text is looked up in. Most words are in no table: a filter over length and four
// letters tells that of nine in ten without hashing the word and waiting for a map. Words are found as they were
// entered, which is in lower case. It is read only and safe for concurrent use.
type Words[V any] struct {
	of    map[string]V
	maybe [1 << filterBits / 64]uint64
}

// filterBits is log2 of the filter's bits: 4 kB, several times the words of a table.
const filterBits = 15

// NewWords returns a table of the words of of, which must not be changed any more.
func NewWords[V any](of map[string]V) *Words[V] {
	w := &Words[V]{of: of}
	for s := range of {
		b := filterBit(s)
		w.maybe[b/64] |= 1 << (b % 64)
	}
	return w
}

// Get returns the entry of s, the zero value if there is none.
func (w *Words[V]) Get(s string) (v V) {
	if b := filterBit(s); w.maybe[b/64]>>(b%64)&1 == 0 {
		return v
	}
	return w.of[s]
}

// Find returns the entry of a word that is spelt out in b, and whether there is one. It allocates nothing.
func (w *Words[V]) Find(b []byte) (v V, ok bool) {
	if b := filterBit(b); w.maybe[b/64]>>(b%64)&1 == 0 {
		return v, false
	}
	v, ok = w.of[string(b)]
	return v, ok
}

// filterBit is the filter's bit for a word.
func filterBit[S string | []byte](s S) uint32 {
	n := len(s)
	if n == 0 {
		return 0
	}
	h := uint32(s[0]) | uint32(s[n/2])<<8 | uint32(s[n-1])<<16 | uint32(n)<<24
	h ^= uint32(s[n/4]) * 0x85EBCA6B // with three letters a quarter of other words passed, now a tenth
	return h * 0x9E3779B1 >> (32 - filterBits)
}
