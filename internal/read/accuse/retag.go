package accuse

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// retag puts right what the tagger takes a word for where grammar leaves one reading: t is the token at i of the document, s its text, not yet
// among w.toks.
func (f *Finder) retag(w *Work, in *Input, i int, s string, t *token) {
	n := len(w.toks)
	switch {
	case t.class == tag.Adverb && t.blame&en.NBad != 0:
		t.class = tag.Noun // "Spies working for", at the beginning of a sentence
	case t.blame&en.VRetain != 0 && t.class == tag.Verb && t.form == formFinite && n > 0 && w.toks[n-1].class == tag.Noun && i+1 < in.Range.End && in.Doc.Text(i+1) == "by":
		t.form = formPart // "hackers run by"
	case t.class == tag.Noun && t.pair&en.VDeed != 0 && s == "set" && n > 0 && i+2 < in.Range.End && in.Doc.Text(i+2) == "to":
		t.class, t.form = tag.Verb, formPast // "set fire to"
	case t.class == tag.Noun && t.blame&(en.VLink|en.VWork) != 0 && n > 1 && i+1 < in.Range.End && f.clauseVerb(w, in, i, t):
		t.class, t.form = tag.Verb, formFinite
	}
}

// clauseVerb reports whether the word at i of the document, taken for a noun, is the verb of a relative clause: "which Kestria ties to
// Tarnovia", "whom Kestria says work for Tarnovia".
func (f *Finder) clauseVerb(w *Work, in *Input, i int, t *token) bool {
	next := f.words[in.Doc.Text(i+1)].fn
	k := len(w.toks) - 1
	switch {
	case t.blame&en.VLink != 0 && (next == fnTo || next == fnWith):
	case t.blame&en.VWork != 0 && next == fnFor && w.toks[k].class == tag.Verb && w.toks[k].blame&en.VBelieve != 0:
		k--
	default:
		return false
	}
	from := k
	for k >= 0 && k > from-5 && w.toks[k].fn != fnWho && w.toks[k].fn != fnThat {
		if x := &w.toks[k]; x.class == tag.Verb || x.class == tag.Aux || x.class == tag.Adposition || x.class == tag.Punctuation {
			return false
		}
		k--
	}
	return k > 0 && k < from && (w.toks[k].fn == fnWho || w.toks[k].fn == fnThat)
}
