package quote

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Which state a text names must not matter for what is found in it. Where the gazetteer knows
// words as a state's name, capital, adjective or people, features see one token that is such a name
// and nothing else: not its words, endings, capitals, number of words, word class or the part
// of speech that the tagger gave it, in all of which states differ by chance of spelling. An
// article that a state's name takes belongs to it; an acronym before a noun is an adjective.

// What a masked token is; 0 is a word like others.
const (
	stateName uint8 = 1 + iota
	stateAdjective
	statePeople
)

// maskForm gives masked tokens the hashes of words that no text has, and maskTag numbers above
// those of parts of speech.
var (
	maskForm = [...]uint64{stateName: nameForm, stateAdjective: 5, statePeople: 6}
	maskTag  = [...]uint64{stateName: 250, stateAdjective: 253, statePeople: 254}
)

// view is a document as features see it.
type view struct {
	doc    text.Doc
	pos    []tag.Tag
	kinds  []uint8 // of each token
	groups []text.Range
	what   []uint8 // of each group
	at     []int32
}

// of fills v with d and its tags, the states of c.world masked.
func (v *view) of(d *text.Doc, pos []tag.Tag, c *CueTable) {
	v.groups, v.what = v.groups[:0], v.what[:0]
	if c.world != nil {
		for _, s := range d.Sents {
			v.states(d, pos, c, s)
		}
	}
	v.at = d.Join(&v.doc, v.groups, v.at)
	v.pos, v.kinds = sized(v.pos, len(v.doc.Toks)), sized(v.kinds, len(v.doc.Toks))
	clear(v.kinds)
	for i := len(v.at) - 1; i >= 0; i-- {
		v.pos[v.at[i]] = pos[i]
	}
	for k, g := range v.groups {
		v.kinds[v.at[g.Start]] = v.what[k]
	}
}

// states adds the groups of sentence s.
func (v *view) states(d *text.Doc, pos []tag.Tag, c *CueTable, s text.Range) {
	for i := s.Start; i < s.End; i++ {
		if b := d.Src[d.Toks[i].Start]; d.Toks[i].Kind != text.Word || b >= 'a' && b <= 'z' {
			continue
		}
		e, n := c.world.Match(d, i, s.End)
		if n == 0 {
			continue
		}
		g, kind := text.Range{Start: i, End: i + n}, uint8(0)
		switch e.Class {
		case world.Capital:
			kind = stateName
		case world.Adjective:
			kind = stateAdjective
		case world.People:
			kind = statePeople
		case world.State:
			kind = stateName
			switch noun := g.End < s.End && d.Toks[g.End].Kind == text.Word && (c.names[pos[g.End]] || c.nouns[pos[g.End]]); {
			case noun && n == 1 && acronym(d.Text(i)):
				kind = stateAdjective
			case !noun && i > s.Start && strings.EqualFold(d.Text(i-1), "the"):
				g.Start--
			}
		}
		if kind > 0 {
			v.groups, v.what = append(v.groups, g), append(v.what, kind)
		}
		i += n - 1
	}
}

// acronym reports whether w has capitals and full stops only.
func acronym(w string) bool {
	for i := 0; i < len(w); i++ {
		if (w[i] < 'A' || w[i] > 'Z') && w[i] != '.' {
			return false
		}
	}
	return true
}

// mask hides the states among a's tokens, of the given kinds.
func (a *analysis) mask(kinds []uint8) {
	for i, k := range kinds {
		if k > 0 {
			t, form := &a.toks[i], maskForm[k]
			t.word, t.stem, t.form, t.root, t.suf2, t.suf3 = form, form, form, form, form, form
			t.tag, t.class, t.shape, t.cue = maskTag[k], 0, shapeTitle, 0
		}
	}
}
