package accuse

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// retag puts right what the tagger takes a word for where grammar leaves one reading: t is the token at i of the document, s its text, not yet
// among w.toks.
func (f *Finder) retag(w *Work, in *Input, i int, s string, t *token) {
	n := len(w.toks)
	switch {
	case t.class == tag.Noun && s == "cannot", s == "ca" && i+1 < in.Range.End && f.words.Get(in.Doc.Text(i+1)).fn == fnNot:
		t.class, t.form = tag.Aux, formFinite // "can't"
	case t.class == tag.Adverb && t.blame&en.NBad != 0:
		t.class = tag.Noun // "Spies working for", at the beginning of a sentence
	case t.blame&en.VRetain != 0 && t.class == tag.Verb && t.form == formFinite && n > 0 && w.toks[n-1].class == tag.Noun && i+1 < in.Range.End && in.Doc.Text(i+1) == "by":
		t.form = formPart // "hackers run by"
	case (t.class == tag.Noun || t.class == tag.Adjective) && t.pair&en.VDeed != 0 && s == "set" && n > 0 && i+2 < in.Range.End && in.Doc.Text(i+2) == "to":
		t.class, t.form = tag.Verb, formPast // "set fire to"
	case t.class == tag.Noun && s == "set" && n > 0 && i+2 < in.Range.End && f.tags.Class(in.Pos[i+1]) == tag.Determiner && (in.Doc.Text(i+2) == "fire" || in.Doc.Text(i+2) == "blaze"):
		t.class, t.form = tag.Verb, formPast // "the service set the fire"
	case t.class == tag.Verb && t.form == formIng && n > 0 && (w.toks[n-1].class == tag.Determiner || w.toks[n-1].class == tag.Adjective) && i+1 < in.Range.End && in.Doc.Text(i+1) == "of":
		t.class, t.form = tag.Noun, formNone // "the sending of balloons"
	case t.class == tag.Noun && s == "shot" && n > 0 && i+2 < in.Range.End && in.Doc.Text(i+1) == "down" && civilPlane(in.Doc, i+2, in.Range.End):
		if t.class, t.form = tag.Verb, formPast; w.toks[n-1].class == tag.Aux || w.toks[n-1].fn == fnHave {
			t.form = formPart // "has shot down the airliner"
		}
	case (t.class == tag.Noun || t.class == tag.Proper) && (s == "reckon" || s == "accuses" || s == "apologises" || s == "apologizes"):
		t.class, t.form = tag.Verb, formFinite // never a noun
	case t.class == tag.Noun && s == "bore" && i+1 < in.Range.End && n > 0 && f.tags.Class(in.Pos[i+1]) == tag.Determiner:
		t.class, t.form = tag.Verb, formPast // "bore all the hallmarks of"
	case t.class == tag.Noun && t.blame&en.VPoint != 0 && n > 2 && i+1 < in.Range.End && w.toks[n-2].fn == fnOf && w.toks[n-3].fn == fnFinger && f.words.Get(in.Doc.Text(i+1)).fn == fnAt:
		t.class, t.form = tag.Verb, formFinite // "the finger of blame points at"
	case t.class == tag.Noun && halts[s] && n > 0 && i+1 < in.Range.End && w.toks[n-1].entry != nil && w.toks[n-1].entry.Class == world.State && w.toks[n-1].suffix == noSuffix && nominalClass(f.tags.Class(in.Pos[i+1])):
		t.class, t.form = tag.Verb, formFinite // "Tarnovia boards ship"
	case t.class == tag.Noun && pursues[s] && n > 0 && i+1 < in.Range.End && w.toks[n-1].entry != nil && w.toks[n-1].entry.Class == world.State && w.toks[n-1].suffix == noSuffix && f.counted(in, i+1):
		t.class, t.form = tag.Verb, formFinite // "Tarnovia charges six Kestrian hackers"
	case t.class == tag.Noun && s == "charges" && n > 0 && (w.toks[n-1].class == tag.Noun || w.toks[n-1].class == tag.Proper) && i+2 < in.Range.End && f.tags.Class(in.Pos[i+1]) == tag.Numeral && f.words.Get(in.Doc.Text(i+2)).blame&en.NPerson != 0:
		t.class, t.form = tag.Verb, formFinite // "an indictment charges three officers"
	case t.class == tag.Noun && s == "suspect" && n > 0 && i+1 < in.Range.End && many(in.Doc.Text(i-1)) && nominalClass(f.tags.Class(in.Pos[i+1])) && doingBehind(in.Doc, i+1, in.Range.End):
		t.class, t.form = tag.Verb, formFinite // "the police suspect Kestria of having paid for it"
	case t.class == tag.Noun && t.blame&en.VDeed != 0 && n > 2 && i+1 < in.Range.End && f.crewActs(w, t) && nominalClass(f.tags.Class(in.Pos[i+1])):
		t.class, t.form = tag.Verb, formFinite
	case (t.class == tag.Noun || t.class == tag.Proper) && t.fault&en.VBear != 0 && n > 0 && w.toks[n-1].entry != nil && w.toks[n-1].suffix == noSuffix && onusSoon(f, in, i):
		t.class, t.form = tag.Verb, formFinite // "Tarnovia bears full responsibility"
	case (t.class == tag.Noun || t.class == tag.Proper) && t.blame&(en.VDeed|en.VSoft) != 0 && n > 0 && i+1 < in.Range.End && f.manyStrike(w, in, i, s):
		t.class, t.form = tag.Verb, formFinite
	case (t.class == tag.Noun || t.class == tag.Proper) && t.blame&en.VLink != 0 && n == 1 && i+1 < in.Range.End && s[len(s)-1] == 's' && f.headLinks(w, in, i):
		t.class, t.form, t.name = tag.Verb, formFinite, 0
	case t.class == tag.Noun && t.blame&(en.VLink|en.VWork) != 0 && n > 1 && i+1 < in.Range.End && f.clauseVerb(w, in, i, t):
		t.class, t.form = tag.Verb, formFinite
	}
}

// civilPlane reports whether the noun phrase at token i is a plane that carries no arms: whoever shoots one down does harm, while fighters and drones
// are shot out of one's own sky.
func civilPlane(d *text.Doc, i, end int) bool {
	for k := i; k < min(end, i+4); k++ {
		switch d.Text(k) {
		case "airliner", "passenger", "civilian", "flight", "Flight":
			return true
		}
	}
	return false
}

// halts are verbs behind a state's name that headlines have of its police and navy, and that a tagger takes for plurals.
var halts = map[string]bool{"boards": true, "seizes": true, "detains": true, "intercepts": true, "impounds": true, "frees": true, "probes": true, "expels": true, "summons": true}

// pursues are verbs of courts and ministries behind a state's name that are plurals, too: verbs where what follows opens a noun phrase of its own.
var pursues = map[string]bool{"charges": true, "sanctions": true, "arrests": true}

// counted reports whether the adjective of a state stands at token i, behind numbers and determiners, so that no noun before it belongs to the same phrase.
func (f *Finder) counted(in *Input, i int) bool {
	for c := f.tags.Class(in.Pos[i]); i+1 < in.Range.End && (c == tag.Numeral || c == tag.Determiner); c = f.tags.Class(in.Pos[i]) {
		i++
	}
	e := f.world.Find(in.Doc.Text(i))
	return e != nil && e.Class == world.Adjective
}

// many reports whether a word is one of several people by its ending.
func many(w string) bool {
	return w == "police" || w == "Police" || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// doingBehind reports whether "of" stands soon behind token i with the form of a verb that tells a deed: "of having paid".
func doingBehind(d *text.Doc, i, end int) bool {
	for k := i + 1; k+1 < min(end, i+8); k++ {
		switch w := d.Text(k); {
		case w == "of" && strings.HasSuffix(d.Text(k+1), "ing"):
			return true
		case w == "," || w == ";" || w == ".":
			return false
		}
	}
	return false
}

// nominalClass reports whether words of class c can open an object.
func nominalClass(c tag.Class) bool {
	return c == tag.Noun || c == tag.Proper || c == tag.Adjective || c == tag.Determiner || c == tag.Numeral
}

// crewActs reports whether a verb of harm in the plural can follow the tokens so far: culprits that are tied to a state, whose name stands last, and
// no verb yet: "hackers linked to Tarnovia breach bank".
func (f *Finder) crewActs(w *Work, t *token) bool {
	n := len(w.toks)
	if e := w.toks[n-1].entry; e == nil || e.Class != world.State || w.toks[n-1].suffix != noSuffix || !w.toks[n-1].first {
		return false
	}
	switch w.toks[n-2].fn {
	case fnTo, fnBy, fnFor, fnWith, fnFrom:
	default:
		return false
	}
	for k := n - 3; k >= 0; k-- {
		switch x := &w.toks[k]; {
		case x.class == tag.Noun && x.blame&en.NBad != 0:
			return true
		case x.class == tag.Verb && (x.form == formPart || x.form == formIng || x.form == formPast), x.class == tag.Adverb:
		default:
			return false
		}
	}
	return false
}

// onusSoon reports whether one of the two words behind token i is blame that is borne: "bears full responsibility".
func onusSoon(f *Finder, in *Input, i int) bool {
	for k := i + 1; k < min(in.Range.End, i+3); k++ {
		if f.words.Get(in.Doc.Text(k)).blame&en.NOnus != 0 {
			return true
		}
	}
	return false
}

// manyStrike reports whether the verb of harm s at token i, in the form that it shares with a noun, follows people under arms, or what they strike with, in
// the plural and stands before what they strike, as in headings: "Houthis attack tanker", "Tarnovian drones hit port". A verb further on makes a noun of it.
func (f *Finder) manyStrike(w *Work, in *Input, i int, s string) bool {
	n := len(w.toks)
	x := &w.toks[n-1]
	if len(s) < 3 || s[len(s)-1] == 's' || !nominalClass(f.tags.Class(in.Pos[i+1])) || f.words.Get(in.Doc.Text(i+1)).blame&(en.NAttempt|en.NAct|en.NCulp) != 0 {
		return false
	}
	before := in.Doc.Text(x.at)
	if len(before) < 4 || before[len(before)-1] != 's' && before != "troops" {
		return false
	}
	named := x.name > 0 && in.Names[x.name-1].Kind == hearsay.KindArmedGroup || x.entry != nil && x.entry.Class == world.Group
	if !named && (x.blame&(en.NOrgan|en.NBad|en.NArmed|en.NUnit|en.NDeed) == 0 || n < 2) {
		return false
	}
	for k := 0; k < n; k++ {
		if c := w.toks[k].class; c == tag.Verb || c == tag.Aux || c == tag.Adposition || c == tag.Punctuation {
			return false
		}
	}
	for k := i + 1; k < in.Range.End && f.tags.Class(in.Pos[k]) != tag.Punctuation; k++ {
		switch f.tags.XPOS(in.Pos[k]) {
		case "VBD", "VBZ", "VBP", "MD", "VBN":
			return false
		}
	}
	return true
}

// clauseVerb reports whether the word at i of the document, taken for a noun, is the verb of a relative clause: "which Kestria ties to
// Tarnovia", "whom Kestria says work for Tarnovia".
func (f *Finder) clauseVerb(w *Work, in *Input, i int, t *token) bool {
	next := f.words.Get(in.Doc.Text(i + 1)).fn
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

// headLinks reports whether the plural at token i of the document is what a headline's first word does, and neither's noun: "Firm links Tarnovian hackers to
// breach". Behind it stand the words for a culprit and "to" or "with" before any verb.
func (f *Finder) headLinks(w *Work, in *Input, i int) bool {
	p := &w.toks[0]
	if p.class != tag.Noun && p.class != tag.Proper || p.at != in.Range.Start || many(in.Doc.Text(p.at)) || p.entry != nil && p.entry.Class == world.Adjective {
		return false
	}
	culprit := false
	for k := i + 1; k < min(in.Range.End, i+8); k++ {
		low := strings.ToLower(in.Doc.Text(k))
		x := f.words.Get(low)
		switch {
		case x.fn == fnTo, x.fn == fnWith:
			return culprit && k > i+1
		case x.fn == fnIn, x.fn == fnOn, x.fn == fnBy, x.fn == fnOf, x.fn == fnFrom:
			return false
		}
		e := f.world.Find(in.Doc.Text(k))
		culprit = culprit || x.blame&(en.NBad|en.NGroup|en.NUnit|en.NOrgan|en.NPerson|en.MBad) != 0 || e != nil && (e.Country != "" || e.Class == world.Group)
	}
	return false
}
