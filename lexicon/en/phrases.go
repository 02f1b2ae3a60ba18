package en

import "strings"

// Phrases finds the entries of a data file in a run of words: a trie over the hashes of
// lower-cased words ([HashWord]), flat in one map, so that a step is one lookup and a word
// that opens no entry costs nothing else. The zero value is empty; reading it from several
// goroutines is safe once it is filled.
type Phrases struct {
	next  map[uint64]int32
	entry []int32         // by node: 1 + entry, 0 if none ends there
	first [1 << 10]uint64 // filter of opening words by their low 16 bits: most words open nothing
}

// phraseKey mixes a node and a word's hash. Two pairs meet once in 2^64: no file is as large.
func phraseKey(node int32, word uint64) uint64 {
	h := (word ^ uint64(node)*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// Add enters words, separated by single spaces as the tokeniser cuts them ("ca n't"), under
// an entry number of the caller's. The first entry of the same words stays; Add reports
// whether it is new.
func (p *Phrases) Add(words string, entry int) bool {
	if p.next == nil {
		p.next, p.entry = map[uint64]int32{}, []int32{0}
	}
	at := int32(0)
	for w := range strings.SplitSeq(words, " ") {
		h := HashWord(w)
		if at == 0 {
			p.first[h&0xFFFF>>6] |= 1 << (h & 63)
		}
		k := phraseKey(at, h)
		n, ok := p.next[k]
		if !ok {
			n = int32(len(p.entry))
			p.entry = append(p.entry, 0)
			p.next[k] = n
		}
		at = n
	}
	if p.entry[at] != 0 {
		return false
	}
	p.entry[at] = int32(entry) + 1
	return true
}

// Step returns the node reached from node by a word; the root is 0, and 0 is also no way on.
func (p *Phrases) Step(node int32, word uint64) int32 {
	if node == 0 && p.first[word&0xFFFF>>6]>>(word&63)&1 == 0 {
		return 0
	}
	return p.next[phraseKey(node, word)]
}

// Entry returns the entry that ends at node, -1 if none does.
func (p *Phrases) Entry(node int32) int { return int(p.entry[node]) - 1 }

// Longest returns how many of words the longest entry at their beginning covers, and that
// entry: 0 and -1 if there is none. Time is O(longest entry).
func (p *Phrases) Longest(words []uint64) (n, entry int) {
	entry = -1
	at := int32(0)
	for i, w := range words {
		if at = p.Step(at, w); at == 0 {
			break
		}
		if e := p.Entry(at); e >= 0 {
			n, entry = i+1, e
		}
	}
	return n, entry
}
