package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// kind of a chunk.
type kind uint8

const (
	noun  kind = iota // noun phrase with its determiner, adjectives and possessor
	verb              // verb group: auxiliaries, adverbs inside, one main verb
	prep              // preposition
	comma             // comma, bracket or dash
	conj              // and, or
	rel               // who, which; "that" after a noun
	sub               // if, whether, that, because
	stop              // but, semicolon, colon: a new clause
	other             // adverbs, adjectives on their own
)

// chunk is a stretch of tokens (indexes of Work.toks) that frames treat as one.
type chunk struct {
	kind       kind
	start, end int
	head       int // main noun or verb
	blame      en.Blame
	fn         function
	neg        bool // "not" inside, or a noun phrase that starts with "no"
	modal      bool // would, could, will
	may        bool // may, might, must have done
	passive    bool // be + participle, or a participle after its noun
	reduced    bool // a participle without auxiliary
	inf, ing   bool
	copula     bool // be is the main verb
	subj       int  // verb: chunk of its subject, -1
	party      int  // noun: index in Work.parties, -1
	scope      scope
}

// answered reports whether what is left out between tokens i and j is a relative clause between commas, as an answer that a sentence gives in passing:
// "Tarnovia |, which denies it, | cut the cable" says no less of Tarnovia.
func answered(in *Input, i, j int) bool {
	d := in.Doc
	return j > i+3 && d.Text(i+1) == "," && d.Text(j-1) == "," && (d.Text(i+2) == "which" || d.Text(i+2) == "who")
}

// chunk cuts w.toks into w.chunks.
func (f *Finder) chunk(w *Work, in *Input) {
	t := w.toks
	for i := 0; i < len(t); {
		if in.Pieces != nil && i > 0 && t[i].at != t[i-1].at+1 && gap(in, t[i-1].at, t[i].at) && !answered(in, t[i-1].at, t[i].at) {
			w.chunks = append(w.chunks, chunk{kind: stop, start: i, end: i, subj: -1, party: -1})
		}
		s := in.Doc.Text(t[i].at)
		switch {
		case s == "(" || s == "[":
			if close := bracket(w, in, i); close > i && close < i+5 && !whence(in, t, i+1) {
				i = close + 1 // an abbreviation, a place
				continue
			}
			w.add(chunk{kind: comma, start: i, end: i + 1})
			i++
		case t[i].quote:
			i++
			continue
		case s == "," || s == ")" || s == "]" || s == "–" || s == "—" || s == "-" || s == "--":
			w.add(chunk{kind: comma, start: i, end: i + 1})
			i++
		case t[i].fn == fnAt && i+2 < len(t) && t[i+2].class == tag.Numeral && measure(in.Doc.Text(t[i+1].at)):
			w.add(chunk{kind: other, start: i, end: i + 2, head: i}) // "at least two attacks"
			i += 2
		case s == ";" || s == ":" || t[i].fn == fnBut:
			w.add(chunk{kind: stop, start: i, end: i + 1, fn: t[i].fn})
			i++
		case s == "." || s == "!" || s == "?" || s == "...":
			i++
		case t[i].fn == fnAnd && s != "as" && s != "As":
			w.add(chunk{kind: conj, start: i, end: i + 1})
			i++
		case t[i].fn == fnWho:
			w.add(chunk{kind: rel, start: i, end: i + 1})
			i++
		case t[i].fn == fnThat && !(t[i].class == tag.Determiner && i+1 < len(t) && nominal(&t[i+1])):
			k := sub
			if n := len(w.chunks); n > 0 && w.chunks[n-1].kind == noun && i+1 < len(t) && (verbal(&t[i+1]) || t[i+1].class == tag.Adverb) {
				k = rel
			}
			w.add(chunk{kind: k, start: i, end: i + 1})
			i++
		case t[i].fn == fnIf || t[i].fn == fnWhether:
			w.add(chunk{kind: sub, start: i, end: i + 1, fn: t[i].fn})
			i++
		case f.verbStarts(t, i):
			never := i > 0 && t[i-1].fn == fnNot && (strings.EqualFold(in.Doc.Text(t[i-1].at), "never") || in.Doc.Text(t[i-1].at) == "hardly")
			i = w.verbGroup(t, i)
			if c := &w.chunks[len(w.chunks)-1]; never && !c.inf && !c.ing && t[c.head].form != formPart {
				c.neg = true // "never attacked", which has no auxiliary to hold it
			}
		case nounStarts(t, i):
			i = w.nounPhrase(t, i)
		case t[i].class == tag.Adposition || t[i].fn == fnTo || t[i].fn >= fnBy && t[i].fn <= fnWithout:
			w.add(chunk{kind: prep, start: i, end: i + 1, fn: t[i].fn, head: i})
			i++
		case t[i].class == tag.Subordinator:
			w.add(chunk{kind: sub, start: i, end: i + 1, fn: t[i].fn})
			i++
		default:
			w.add(chunk{kind: other, start: i, end: i + 1, head: i, blame: t[i].blame, fn: t[i].fn})
			i++
		}
	}
}

// measure reports whether a word makes "at" one that tells how many at the outside.
func measure(s string) bool { return s == "least" || s == "most" }

// gap reports whether a word, not only marks, was left out between two tokens.
func gap(in *Input, a, b int) bool {
	for i := a + 1; i < b; i++ {
		if in.Doc.Toks[i].Kind != text.Punct {
			return true
		}
	}
	return false
}

// bracket returns the token that closes a short bracket opened at i, or i.
func bracket(w *Work, in *Input, i int) int {
	for k := i + 1; k < len(w.toks) && k < i+16; k++ {
		if s := in.Doc.Text(w.toks[k].at); s == ")" || s == "]" {
			return k
		}
	}
	return i
}

func (w *Work) add(c chunk) {
	c.subj, c.party = -1, -1
	w.chunks = append(w.chunks, c)
}

func verbal(t *token) bool { return t.class == tag.Verb || t.class == tag.Aux }

// nominal reports whether a token can stand inside a noun phrase.
func nominal(t *token) bool {
	switch t.class {
	case tag.Noun, tag.Proper, tag.Adjective, tag.Numeral:
		return true
	}
	return t.entry != nil || t.name > 0
}

func (f *Finder) verbStarts(t []token, i int) bool {
	if t[i].entry != nil || t[i].name > 0 {
		return false
	}
	switch {
	case t[i].class == tag.Aux:
		return true
	case t[i].class == tag.Verb:
		return !modifier(t, i)
	case t[i].fn == fnTo:
		for k := i + 1; k < len(t) && k < i+3; k++ {
			if verbal(&t[k]) {
				return t[k].form == formBase || t[k].class == tag.Aux
			}
			if t[k].class != tag.Adverb {
				return false
			}
		}
	case t[i].class == tag.Adverb && i+1 < len(t):
		return false
	case t[i].class != tag.Adjective && t[i].fn == fnNone && t[i].blame&(en.VDeed) != 0 && t[i].class != tag.Noun && t[i].class != tag.Proper:
		return true
	}
	return false
}

// modifier reports whether the participle or gerund at i modifies the noun after it.
func modifier(t []token, i int) bool {
	if t[i].form != formPart && t[i].form != formIng && t[i].form != formPast || i+1 >= len(t) || !nominal(&t[i+1]) {
		return false
	}
	if t[i].blame&en.MBad != 0 && t[i+1].blame&(en.NGroup|en.NUnit|en.NDeed) != 0 {
		return true
	}
	if i == 0 {
		return t[i].form == formPart && t[i+1].class != tag.Determiner && (t[i+1].class != tag.Proper || t[i+1].entry != nil)
	}
	p := &t[i-1]
	if p.class == tag.Verb && p.fn == fnNone && p.blame&(en.VBelieve|en.VClaim|en.VAsk) == 0 && t[i].form == formPart && t[i+1].class == tag.Noun {
		return true // "used forged papers"
	}
	return p.class == tag.Determiner || p.class == tag.Adjective || p.class == tag.Numeral && p.fn == fnNone || p.entry != nil && p.entry.Class == world.Adjective || p.suffix != noSuffix ||
		p.class == tag.Adposition && t[i].form == formPart || p.blame&en.MBad != 0 && t[i].form == formIng && t[i].blame&(en.VClaim|en.VBelieve) == 0
}

// verbGroup adds the verb group at i and returns the token after it.
func (w *Work) verbGroup(t []token, i int) int {
	c := chunk{kind: verb, start: i, head: i}
	be, have, pair := false, false, false
	if t[i].fn == fnTo {
		c.inf = true
		i++
	}
	for i < len(t) {
		x := &t[i]
		switch {
		case x.fn == fnNot:
			c.neg = true
			i++
			continue
		case x.class == tag.Adverb || x.class == tag.Particle && x.fn != fnTo:
			k := i + 1
			for k < len(t) && (t[k].class == tag.Adverb || t[k].fn == fnNot) {
				k++
			}
			if k < len(t) && verbal(&t[k]) && t[k].fn != fnTo {
				i++
				continue
			}
			goto done
		case !verbal(x) && !(x.blame&(en.VDeed|en.VDo) != 0 && x.class != tag.Noun && x.class != tag.Proper && x.class != tag.Adjective && i == c.start):
			if (be || have) && x.class == tag.Adjective && (x.blame&(en.VDeed|en.VDo|en.VTo|en.VLink|en.VBelieve|en.VAccuse|en.VBlame) != 0 || x.fn == fnInvolved) && !(i+1 < len(t) && nominal(&t[i+1])) {
				c.head, c.passive = i, be // a participle the tagger took for an adjective
				i++
			}
			goto done
		}
		c.head = i
		switch x.fn {
		case fnBe:
			be, c.copula = true, true
			c.ing = c.ing || i == c.start && x.form == formIng
		case fnHave:
			have = true
		case fnGet:
			be = true
		case fnWould:
			c.modal = true
		case fnMay:
			c.may = true
		case fnDo:
		default:
			if x.class == tag.Aux && i+1 < len(t) && verbal(&t[i+1]) {
				break
			}
			c.copula = false
			c.blame, c.fn = x.blame, x.fn
			if x.pair != 0 {
				c.blame = x.pair
				pair = true
			}
			part := x.form == formPart || x.form == formPast
			c.passive = be && part
			c.ing = c.ing || !be && !have && x.form == formIng
			c.reduced = !be && !have && part && !c.inf
			i++
			goto done
		}
		i++
	}
done:
	if c.may && !have {
		// "may attack" is no deed yet; "may have attacked", "may be behind" hedge one
		c.modal, c.may = !c.copula, c.copula
	}
	if c.modal && c.may {
		c.may = false
	}
	if i == c.start {
		i++
	}
	if pair && i < len(t) {
		i++ // its particle
	}
	c.end = i
	w.add(c)
	return i
}

func nounStarts(t []token, i int) bool {
	x := &t[i]
	switch x.class {
	case tag.Determiner, tag.Noun, tag.Proper, tag.Pronoun, tag.Numeral:
		return x.fn != fnThat || x.class == tag.Determiner
	case tag.Adjective:
		return x.entry != nil || x.suffix != noSuffix || x.name > 0 && x.cap && (i+1 == len(t) || !nominal(&t[i+1])) || i+1 < len(t) && (nominal(&t[i+1]) || t[i+1].quote || modifier(t, i+1))
	case tag.Verb:
		return modifier(t, i)
	}
	return x.entry != nil || x.name > 0
}

// nounPhrase adds the noun phrase at i and returns the token after it.
func (w *Work) nounPhrase(t []token, i int) int {
	c := chunk{kind: noun, start: i, head: -1}
	c.neg = t[i].fn == fnNo
	pronoun := t[i].class == tag.Pronoun
	open := false
	for i < len(t) {
		x := &t[i]
		if i > c.start {
			ok := nominal(x) || modifier(t, i) && x.class == tag.Verb || x.class == tag.Particle && x.form == formNone && x.fn == fnBe || x.quote ||
				x.fn == fnBe && x.class != tag.Aux && x.class != tag.Verb
			if (x.class == tag.Determiner || x.class == tag.Pronoun) && (x.entry == nil || x.first) {
				ok = i == c.start+1 && t[c.start].class == tag.Determiner || x.name > 0 && x.name == t[i-1].name
			}
			if x.class == tag.Adverb && i+1 < len(t) && nominal(&t[i+1]) && c.head < 0 || graded(t, c.start, i) {
				ok = true
			}
			if x.class == tag.Adverb && i+2 < len(t) && (t[i-1].entry != nil && t[i-1].entry.Class == world.Adjective || i == c.start+1 && t[c.start].class == tag.Determiner) && t[i+1].class == tag.Verb && t[i+1].form == formPart && nominal(&t[i+2]) {
				i += 2 // "a (Tarnovian) financially motivated group"
				continue
			}
			if x.fn == fnResponsible && c.head >= 0 && (t[c.head].entry != nil || i+1 == len(t) || !nominal(&t[i+1])) {
				ok = false // "made Tarnovia responsible"
			}
			if x.fn == fnAccountable {
				ok = false
			}
			if pronoun && !possessivePronoun(t[c.start].fn) || x.first && x.entry != nil && opensContact(t, c.start, i) {
				ok = false
			}
			if x.quote && open {
				i++
				goto done // the quotation closes the phrase: `the group "Long Night" hacks`
			}
			if x.quote && !(i+1 < len(t) && nominal(&t[i+1])) {
				ok = false
			}
			open = open || x.quote
			if !ok || x.at != t[i-1].at+1 && (x.name == 0 || x.name != t[i-1].name) {
				break // a comma was left out: "wrecked the bridge, | Kestria said"
			}
		}
		if !x.quote && x.fn != fnBe && (x.class == tag.Noun || x.class == tag.Proper || x.class == tag.Pronoun || x.entry != nil || x.name > 0 || c.head < 0) {
			c.head = i
		}
		i++
	}
done:
	for i > c.start+1 && t[i-1].quote {
		i--
	}
	if c.head < 0 {
		c.head = c.start
	}
	c.end = i
	c.blame, c.fn = t[c.head].blame, t[c.head].fn
	w.add(c)
	return i
}

func possessivePronoun(fn function) bool { return fn == fnWe || fn == fnIt }
