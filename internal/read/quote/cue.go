package quote

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/read/model"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/world"
)

// CueTable gives how often a word was part of a cue in the training text: the cue
// probability that notes on the task call the strongest single feature. Words are kept by
// hash; words seen fewer than three times answer with their stem's counts.
type CueTable struct {
	words, stems map[uint64]cueCount
	names        [256]bool    // the parts of speech that are proper names
	nouns        [256]bool    // nouns, adjectives and numerals
	world        *world.World // whose states features do not tell apart
}

// noteNames keeps which of pos's tags are proper names, and which are other nouns or stand before them.
func (c *CueTable) noteNames(pos *tag.Tagger) {
	for g := range c.names {
		if g < pos.Tags() {
			class := pos.Class(tag.Tag(g))
			c.names[g] = class == tag.Proper
			c.nouns[g] = class == tag.Noun || class == tag.Adjective || class == tag.Numeral
		}
	}
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

// sections returns the table as sections of a model file.
func (c *CueTable) sections() []model.Section {
	pack := func(name string, m map[uint64]cueCount) model.Section {
		s := model.Section{Name: name, Type: model.Uint32, Width: 2}
		for _, h := range slices.Sorted(maps.Keys(m)) {
			s.Add(h, binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, m[h].cue), m[h].all))
		}
		return s
	}
	names := model.Section{Name: "names", Type: model.Int8, Width: 1, Bound: uint64(len(c.names))}
	for g := range c.names {
		switch {
		case c.names[g]:
			names.Add(uint64(g), []byte{1})
		case c.nouns[g]:
			names.Add(uint64(g), []byte{2})
		}
	}
	return []model.Section{pack("cues.words", c.words), pack("cues.stems", c.stems), names}
}

// cuesFromFile returns what sections stored in f.
func cuesFromFile(f *model.File) (*CueTable, error) {
	c := NewCueTable()
	for name, to := range map[string]*map[uint64]cueCount{"cues.words": &c.words, "cues.stems": &c.stems} {
		s, err := f.Section(name, model.Uint32, 2)
		if err != nil {
			return nil, err
		}
		*to = make(map[uint64]cueCount, len(s.IDs))
		for k, h := range s.IDs {
			b := s.Row(k)
			(*to)[h] = cueCount{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])}
		}
	}
	names, err := f.Section("names", model.Int8, 1)
	if err != nil {
		return nil, err
	}
	for k, g := range names.IDs {
		if g >= uint64(len(c.names)) {
			return nil, fmt.Errorf("%w: part of speech %d", model.ErrFormat, g)
		}
		c.names[g], c.nouns[g] = names.Values[k] == 1, names.Values[k] == 2
	}
	return c, nil
}
