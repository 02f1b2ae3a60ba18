package tag

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Which state a text names must not matter for how it is read: where the gazetteer knows a
// word as a state's name, capital, adjective or people, the tagger sees a stand-in, the same for all
// states, and a name gets the tag of a proper noun.

// standIn is what stands for one class of state words.
type standIn struct {
	word  word
	fixed Tag
	is    bool // fixed is the tag, whatever stands beside it
}

// stands returns the stand-ins for names, adjectives and peoples: no word that was ever seen,
// with the usual tag of its like and the word class that most of w's states have.
func (t *Tagger) stands(w *world.World) [3]standIn {
	var out [3]standIn
	for k, c := range []struct {
		label string
		fixed bool
		forms func(*world.StateEntry) []string
	}{
		{"NNP|PROPN", true, func(s *world.StateEntry) []string { return s.Names }},
		{"JJ|ADJ", false, func(s *world.StateEntry) []string { return s.Adjectives }},
		{"NNPS|PROPN", true, func(s *world.StateEntry) []string { return s.Peoples }},
	} {
		count, best := map[uint8]int{}, uint8(0)
		states := w.States()
		for i := range states {
			for _, f := range c.forms(&states[i]) {
				count[en.WordClasses()[en.HashWord(f)]]++
			}
		}
		delete(count, 0)
		for class, n := range count {
			if n > count[best] || n == count[best] && class < best {
				best = class
			}
		}
		g := t.Number(c.label)
		none := uint64(0x5A5A5A5A) + uint64(k)
		out[k] = standIn{word: word{form: none, lower: none, s1: none, s2: none, s3: none, s4: none, p1: none, p2: none, p3: none,
			shape: shape("Xx"), class: uint64(best), usual: uint64(g) + 1}, fixed: g, is: c.fixed && slices.Contains(t.m.Classes(), c.label)}
	}
	return out
}

// mask puts the stand-ins in the place of the states of d.
func (t *Tagger) mask(w *Work, d *text.Doc) {
	if t.world == nil {
		return
	}
	for i := 0; i < len(d.Toks); i++ {
		if r, _ := utf8.DecodeRuneInString(d.Src[d.Toks[i].Start:]); !unicode.IsUpper(r) {
			continue
		}
		e, n := t.world.Match(d, i, len(d.Toks))
		if n == 0 {
			continue
		}
		k := -1
		switch e.Class {
		case world.State, world.Capital:
			k = 0
		case world.Adjective:
			k = 1
		case world.People:
			k = 2
		}
		for ; n > 0; n, i = n-1, i+1 {
			if k >= 0 {
				w.words[i] = t.standIns[k].word
				if t.standIns[k].is {
					w.words[i].fixed = t.standIns[k].fixed + 1
				}
			}
		}
		i--
	}
}
