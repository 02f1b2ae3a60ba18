package quote

import "hearsay/lexicon/world"

// Which state a text names must not matter for what is found in it. Where the gazetteer knows
// a word as a state's name, capital, adjective or people, features see that and nothing else:
// not the word, its ending, capitals, word class or the part of speech that the tagger gave it,
// in all of which the names of states differ by chance of spelling.

// The words that stand for all states' names, adjectives and peoples: hashes that no word has,
// and numbers above those of parts of speech and word classes.
const (
	stateForm     = nameForm
	adjectiveForm = 5
	peopleForm    = 6
	maskedTag     = 248
)

// mask hides the states of w in a's tokens. A nil w hides nothing.
func (a *analysis) mask(w *world.World) {
	if w == nil {
		return
	}
	for i := 0; i < len(a.toks); i++ {
		if s := a.toks[i].shape; s < shapeTitle || s > shapeMixed {
			continue
		}
		e, n := w.Match(a.d, i, len(a.toks))
		if n == 0 {
			continue
		}
		form := uint64(0)
		switch e.Class {
		case world.State, world.Capital:
			form = stateForm
		case world.Adjective:
			form = adjectiveForm
		case world.People:
			form = peopleForm
		}
		if form == 0 {
			i += n - 1
			continue
		}
		for ; n > 0; n, i = n-1, i+1 {
			t := &a.toks[i]
			t.word, t.stem, t.form, t.root, t.suf2, t.suf3 = form, form, form, form, form, form
			t.tag, t.class, t.shape, t.cue = maskedTag+form, 0, shapeTitle, 0
		}
		i--
	}
}
