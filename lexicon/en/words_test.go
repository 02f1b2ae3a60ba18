package en

import (
	"strings"
	"testing"
)

// TestWordTable: a table answers as the map that it was made of, for words and for what is none.
func TestWordTable(t *testing.T) {
	of := map[string]int{"": 1, "a": 2, "ab": 3, "harbour": 4, "harbor": 5, "’s": 6, "head of state": 7, strings.Repeat("x", 300): 8}
	w := NewWords(of)
	for _, s := range []string{"", "a", "b", "ab", "ba", "harbour", "harbor", "harbuor", "Harbour", "’s", "'s", "head of state", "head of", strings.Repeat("x", 300), strings.Repeat("x", 301)} {
		want, in := of[s]
		if got := w.Get(s); got != want {
			t.Errorf("Get(%q) = %d, want %d", s, got, want)
		}
		if got, ok := w.Find([]byte(s)); got != want || ok != in {
			t.Errorf("Find(%q) = %d, %v, want %d, %v", s, got, ok, want, in)
		}
	}
	b := []byte("harbour")
	if n := testing.AllocsPerRun(100, func() { w.Find(b) }); n != 0 {
		t.Errorf("%v allocations a call", n)
	}
}

// TestWordTableFilter: the filter keeps away seven of eight words that a table does not hold, though they are of the same sort; a table of 1,900 words fills
// one bit in seventeen.
func TestWordTableFilter(t *testing.T) {
	table, err := BlameWords()
	if err != nil {
		t.Fatal(err)
	}
	fault, err := FaultWords()
	if err != nil {
		t.Fatal(err)
	}
	w, passed, all := NewWords(table.Word), 0, 0
	for s := range fault {
		if _, in := table.Word[s]; in {
			continue
		}
		all++
		if b := filterBit(s); w.maybe[b/64]>>(b%64)&1 != 0 {
			passed++
		}
	}
	if all < 100 || passed*8 > all {
		t.Errorf("%d of %d words that are not in the table pass", passed, all)
	}
}
