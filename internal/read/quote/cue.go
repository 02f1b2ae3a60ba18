package quote

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// CueTable gives how often a word was part of a cue in the training text: the cue
// probability that notes on the task call the strongest single feature. Words are kept by
// hash; words seen fewer than three times answer with their stem's counts.
type CueTable struct {
	words, stems map[uint64]cueCount
}

type cueCount struct{ cue, all uint32 }

// NewCueTable returns an empty table to Add to.
func NewCueTable() *CueTable {
	return &CueTable{words: map[uint64]cueCount{}, stems: map[uint64]cueCount{}}
}

// add counts one token n times; n of -1 takes it out again.
func (c *CueTable) add(word, stem uint64, cue bool, n int) {
	for _, m := range []struct {
		m map[uint64]cueCount
		k uint64
	}{{c.words, word}, {c.stems, stem}} {
		x := m.m[m.k]
		x.all = uint32(int(x.all) + n)
		if cue {
			x.cue = uint32(int(x.cue) + n)
		}
		m.m[m.k] = x
	}
}

// bucket returns P(cue | word) in ten steps; 0 means never a cue.
func (c *CueTable) bucket(word, stem uint64) uint8 {
	x := c.words[word]
	if x.all < 3 {
		x = c.stems[stem]
	}
	if x.cue == 0 {
		if x.all < 3 {
			return 1 // unseen: not the same as never
		}
		return 0
	}
	p := (float64(x.cue) + 0.05) / (float64(x.all) + 1.5)
	for k, limit := range [...]float64{0.02, 0.05, 0.1, 0.18, 0.3, 0.45, 0.65, 0.85} {
		if p < limit {
			return uint8(k + 1)
		}
	}
	return 9
}

// prune drops what bucket cannot tell from unseen.
func (c *CueTable) prune() {
	for _, m := range []map[uint64]cueCount{c.words, c.stems} {
		for k, x := range m {
			if x.all < 3 && x.cue == 0 {
				delete(m, k)
			}
		}
	}
}

// MarshalJSON writes the table as two sorted lists of "hash cue all".
func (c *CueTable) MarshalJSON() ([]byte, error) {
	return json.Marshal([2][]string{pack(c.words), pack(c.stems)})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *CueTable) UnmarshalJSON(b []byte) error {
	var l [2][]string
	if err := json.Unmarshal(b, &l); err != nil {
		return err
	}
	*c = *NewCueTable()
	for k, m := range []map[uint64]cueCount{c.words, c.stems} {
		for _, s := range l[k] {
			var h uint64
			var x cueCount
			if _, err := fmt.Sscanf(s, "%x %d %d", &h, &x.cue, &x.all); err != nil {
				return fmt.Errorf("cue table entry %q: %w", s, err)
			}
			m[h] = x
		}
	}
	return nil
}

func pack(m map[uint64]cueCount) []string {
	out := make([]string, 0, len(m))
	for h, x := range m {
		out = append(out, strconv.FormatUint(h, 16)+" "+strconv.Itoa(int(x.cue))+" "+strconv.Itoa(int(x.all)))
	}
	slices.Sort(out)
	return out
}
