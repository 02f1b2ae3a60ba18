package hedge

import (
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// rule is one thing that makes an event less than a fact; the points of each stand in
// factuality.tsv under its name.
type rule uint8

const (
	ruleBase rule = iota
	rulePast
	ruleSay
	ruleWill
	ruleWould
	ruleMay
	ruleCan
	ruleCould
	ruleMust
	rulePerhaps
	ruleToWant
	ruleToOrder
	ruleToDo
	ruleToSeem
	ruleToPlan
	ruleToMaybe
	ruleToAble
	ruleToOther
	ruleToStart
	ruleIf
	ruleWhen
	ruleQuestion
	ruleInBelieve
	ruleInHope
	ruleInDoubt
	ruleInSay
	ruleUnderModal
	ruleUnderTo
	ruleUnderNot
	ruleUnderFail
	ruleUnderWant
	ruleOfPlan
	ruleOfMaybe
	ruleFor
	ruleAgainst
	ruleFew
	ruleChain
	ruleIndef
	ruleNoObject
	ruleNot
	ruleCount
)

var ruleNames = [ruleCount]string{"base", "past", "say", "will", "would", "may", "can", "could", "must", "perhaps", "to.want", "to.order", "to.do", "to.seem", "to.plan", "to.maybe", "to.able", "to.other", "to.start", "if", "when", "question", "in.believe", "in.hope", "in.doubt", "in.say", "under.modal", "under.to", "under.not", "under.fail", "under.want", "of.plan", "of.maybe", "for", "against", "few", "chain", "indefinite", "no.object", "not"}

// facts are the rules that hold for one event.
type facts [ruleCount]bool

// judge walks left from events.
type judge struct {
	tables
	d   *text.Doc
	pos []tag.Tag
	t   *tag.Tagger
	s   text.Range // the sentence
}

func (j *judge) word(i int) uint64     { return en.HashWord(j.d.Text(i)) }
func (j *judge) gov(i int) en.Govern   { return j.fact.Word[j.word(i)] }
func (j *judge) class(i int) tag.Class { return j.t.Class(j.pos[i]) }
func (j *judge) xpos(i int) string     { return j.t.XPOS(j.pos[i]) }

// group is what stands in the verb group before a verb.
type group struct {
	start   int // its first token
	not     bool
	modal   en.Govern
	to      int // index of "to", -1
	have    bool
	be      bool
	aux     bool
	perhaps bool
	few     bool
}

// group reads the auxiliaries, adverbs and "to" left of verb i.
func (j *judge) group(i int) group {
	g := group{start: i, to: -1}
	for k := i - 1; k >= j.s.Start && i-k <= 8; k-- {
		w, c := j.word(k), j.class(k)
		v := j.fact.Word[w]
		switch {
		case isNot(w):
			g.not = true
		case v&(en.GWill|en.GWould|en.GMay|en.GCan|en.GCould|en.GMust) != 0 && (j.xpos(k) == "MD" || c == tag.Aux):
			g.modal, g.aux = v, true
		case w == hTo && (j.xpos(k) == "TO" || c == tag.Particle):
			g.to = k
			g.start = k
			return g
		case c == tag.Aux:
			g.aux = true
			switch {
			case beForms[w]:
				g.be = true
			case w == hHave || j.xpos(k) != "MD" && haveForms[w]:
				g.have = true
			}
		case c == tag.Adverb:
			g.not = g.not || v&en.GNo != 0
			g.few = g.few || v&en.GFew != 0
			g.perhaps = g.perhaps || v&en.GPerhaps != 0
		case c == tag.Punctuation && quoteMark(j.d.Text(k)): // are “not looking”
			continue
		default:
			return g
		}
		g.start = k
	}
	return g
}

var haveForms = set("have", "has", "had", "'ve", "having")

// subject looks left of a verb group for a subject that denies: "nobody", "no company".
func (j *judge) subject(start int) (not, few bool) {
	for k, n := start-1, 0; k >= j.s.Start && n < 7; k, n = k-1, n+1 {
		switch c := j.class(k); {
		case c == tag.Verb || c == tag.Aux || c == tag.Punctuation || c == tag.Subordinator:
			return not, few
		case j.word(k) == hNo || j.gov(k)&en.GNo != 0 && (c == tag.Pronoun || c == tag.Noun || c == tag.Determiner):
			return true, few
		case j.gov(k)&en.GFew != 0:
			few = true
		}
	}
	return not, few
}

var hNothing, hNo, hWithout, hOf, hFor, hFrom = en.HashWord("nothing"), en.HashWord("no"), en.HashWord("without"), en.HashWord("of"), en.HashWord("for"), en.HashWord("from")

// governor returns the word that governs the infinitive whose "to" stands at k: the nearest
// verb, or a noun or adjective right before it; -1 if there is none.
func (j *judge) governor(k int) int {
	if k-1 < j.s.Start {
		return -1
	}
	if g := j.gov(k - 1); g&(en.GPlanNoun|en.GMaybeNoun|en.GAble) != 0 && j.class(k-1) != tag.Verb || j.class(k-1) == tag.Adjective {
		return k - 1
	}
	for i, n := k-1, 0; i >= j.s.Start && n < 8; i, n = i-1, n+1 {
		switch c := j.class(i); c {
		case tag.Verb:
			return i
		case tag.Punctuation, tag.Subordinator:
			if n > 0 {
				return -1
			}
		case tag.Noun:
			if g := j.gov(i); n < 4 && g&(en.GPlanNoun|en.GMaybeNoun) != 0 {
				return i
			}
		}
	}
	return -1
}

// verb notes what the group of verb i says, and what governs it.
func (j *judge) verb(f *facts, i, depth int) group {
	g := j.group(i)
	not, few := j.subject(g.start)
	f[ruleNot] = f[ruleNot] != (g.not || not)
	f[ruleFew] = f[ruleFew] || g.few || few
	f[rulePerhaps] = f[rulePerhaps] || g.perhaps
	if g.modal != 0 {
		for _, m := range [...]struct {
			g en.Govern
			r rule
		}{{en.GWill, ruleWill}, {en.GWould, ruleWould}, {en.GMay, ruleMay}, {en.GCan, ruleCan}, {en.GCould, ruleCould}, {en.GMust, ruleMust}} {
			if g.modal&m.g != 0 {
				if depth > 0 {
					f[ruleChain] = true
				} else {
					f[m.r] = true
				}
				break
			}
		}
	}
	if g.to < 0 {
		return g
	}
	v := j.governor(g.to)
	if v < 0 {
		if g.to == j.s.Start || j.class(g.to-1) == tag.Punctuation {
			f[ruleToStart] = true
		} else {
			f[ruleToOther] = true
		}
		return g
	}
	j.governed(f, v, depth)
	return g
}

// governed notes what governor v says of the infinitive or gerund below it.
func (j *judge) governed(f *facts, v, depth int) {
	gv := j.gov(v)
	isVerb := j.class(v) == tag.Verb
	switch {
	case isVerb && gv&en.GFail != 0:
		f[ruleNot] = !f[ruleNot]
	case isVerb && gv&en.GWant != 0:
		f[ruleToWant] = true
	case isVerb && gv&en.GOrder != 0:
		f[ruleToOrder] = true
	case isVerb && haveForms[j.word(v)]:
		f[ruleMust] = true
	case isVerb && gv&en.GSeem != 0:
		f[ruleToSeem] = true
	case isVerb && gv&en.GDo != 0:
		f[ruleToDo] = true
	case gv&en.GUnable != 0:
		f[ruleNot] = !f[ruleNot]
	case gv&en.GPlanNoun != 0:
		f[ruleToPlan] = true
	case gv&en.GMaybeNoun != 0:
		f[ruleToMaybe] = true
	case gv&en.GAble != 0:
		f[ruleToAble] = true
	default:
		f[ruleToOther] = true
	}
	switch {
	case isVerb && depth < 2:
		j.verb(f, v, depth+1)
	case !isVerb && j.class(v) == tag.Adjective:
		if g := j.group(v); g.not {
			f[ruleNot] = !f[ruleNot]
		}
	}
}

// outside notes what the clauses around token i say: conditions, and verbs whose content it
// stands in.
func (j *judge) outside(f *facts, i int) {
	comma := false
	for k, n := i-1, 0; k >= j.s.Start && n < 25; k, n = k-1, n+1 {
		g, c := j.gov(k), j.class(k)
		switch {
		case g&en.GIf != 0 && (!comma || n < 6):
			f[ruleIf] = true
			return
		case g&en.GWhen != 0 && !comma && c != tag.Adposition:
			f[ruleWhen] = true
		case c == tag.Punctuation && j.d.Text(k) == ",":
			comma = true
		case c == tag.Punctuation && (j.d.Text(k) == ";" || j.d.Text(k) == ":" || j.d.Text(k) == "--"):
			return
		case c == tag.Verb && !comma && n > 0 && k+1 < i && j.content(k, i):
			switch {
			case g&en.GDeny != 0:
				f[ruleNot] = !f[ruleNot]
			case g&en.GDoubt != 0:
				f[ruleInDoubt] = true
			case g&en.GHope != 0 && j.class(k+1) != tag.Particle:
				f[ruleInHope] = true
			case g&en.GBelieve != 0:
				f[ruleInBelieve] = true
			case g&en.GSay != 0:
				f[ruleInSay] = true
			default:
				return
			}
			if og := j.group(k); og.not && g&(en.GBelieve) != 0 {
				f[ruleNot] = !f[ruleNot]
			} else if og.not && g&en.GSay != 0 {
				f[ruleInDoubt] = true
			}
			return
		}
	}
}

// content reports whether the words behind verb k open a content that reaches token i: a
// "that", or a subject, and no infinitive.
func (j *judge) content(k, i int) bool {
	switch w := j.word(k + 1); {
	case w == hThat:
		return true
	case w == hTo:
		return false
	}
	switch j.class(k + 1) {
	case tag.Pronoun, tag.Determiner, tag.Proper, tag.Noun, tag.Adjective, tag.Numeral:
		return j.class(i) == tag.Verb || j.class(i) == tag.Aux
	}
	return false
}

// under notes for a noun, adjective or bare gerund at i what the verb or noun says that it
// depends on.
func (j *judge) under(f *facts, i int) {
	of := false
	for k, n := i-1, 0; k >= j.s.Start && n < 7; k, n = k-1, n+1 {
		w, c := j.word(k), j.class(k)
		g := j.fact.Word[w]
		switch {
		case w == hNo && n < 3, w == hWithout && n < 4:
			f[ruleNot] = true
			return
		case w == hOf || w == hFor && n < 3:
			of = true
			if w == hFor {
				f[ruleFor] = true
			}
		case g&en.GAgainst != 0 && c != tag.Noun && (n == 0 || w != hFrom):
			f[ruleAgainst] = true
		case g&en.GPerhaps != 0 || g&en.GAble != 0 && c == tag.Adjective && n < 2:
			f[rulePerhaps] = true
		case c == tag.Punctuation && n > 0, c == tag.Subordinator:
			return
		case c == tag.Noun && g&en.GPlanNoun != 0 && of:
			f[ruleOfPlan] = true
			return
		case c == tag.Noun && g&en.GMaybeNoun != 0 && of:
			f[ruleOfMaybe] = true
			return
		case c == tag.Verb:
			if g&en.GFail != 0 {
				f[ruleUnderFail] = true
			}
			if g&en.GWant != 0 || g&en.GOrder != 0 {
				f[ruleUnderWant] = true
			}
			gr := j.group(k)
			switch {
			case gr.not:
				f[ruleUnderNot] = true
			case gr.modal&en.GWill != 0: // what is announced is all but done
			case gr.modal != 0:
				f[ruleUnderModal] = true
			case gr.to >= 0:
				f[ruleUnderTo] = true
			}
			return
		}
	}
}

// facts returns the rules that hold for the event headed by token i of sentence s.
func (j *judge) facts(i int) facts {
	var f facts
	f[ruleBase] = true
	x := j.xpos(i)
	var g group
	switch j.class(i) {
	case tag.Verb, tag.Aux:
		g = j.verb(&f, i, 0)
		f[ruleSay] = j.gov(i)&(en.GSay|en.GKnow) != 0 && (x == "VBD" || x == "VBZ")
		if i+1 < j.s.End && (j.word(i+1) == hNo || j.word(i+1) == hNothing) {
			f[ruleNoObject] = true
		}
		f[rulePast] = x == "VBD" || g.have
		bare := !g.aux && g.to < 0
		switch {
		case x == "VBG" && bare:
			j.under(&f, i)
		case x == "VB" && bare:
			j.conjoined(&f, i)
		}
	case tag.Noun, tag.Proper:
		f[ruleIndef] = i > j.s.Start && (j.word(i-1) == hA)
		j.under(&f, i)
	default:
		j.under(&f, i)
	}
	j.outside(&f, i)
	f[ruleQuestion] = j.d.Text(j.s.End-1) == "?" || j.s.Len() > 1 && j.d.Text(j.s.End-2) == "?"
	return f
}

// conjoined gives a bare verb the governor of the verb it is joined to: "to buy and sell".
func (j *judge) conjoined(f *facts, i int) {
	for k, n := i-1, 0; k > j.s.Start && n < 10; k, n = k-1, n+1 {
		if j.class(k) == tag.Verb {
			if j.xpos(k) == "VB" {
				j.verb(f, k, 0)
			} else {
				j.governed(f, k, 0)
			}
			return
		}
	}
}

// Factuality returns how sure the writer of the sentence makes it that the event headed by
// token i happened, from −3 (certainly not) to 3 (certainly so). Scope is read from word
// classes leftwards, without a parse (Saurí and Pustejovsky 2012 for the classes; Lee et al.
// 2015, "Event Detection and Factuality Assessment", for the scale). Time is O(40 tokens).
func Factuality(d *text.Doc, pos []tag.Tag, t *tag.Tagger, i int) float64 {
	return within(d, pos, t, i, sentence(d, i))
}

// within is Factuality as far as the tokens of r tell it.
func within(d *text.Doc, pos []tag.Tag, t *tag.Tagger, i int, r text.Range) float64 {
	j := judge{tables: load(), d: d, pos: pos, t: t, s: r}
	f := j.facts(i)
	return j.value(&f)
}

// value adds the points up.
func (j *judge) value(f *facts) float64 {
	sum := 3.0
	pts := &points().plain
	if f[ruleNot] {
		pts, sum = &points().negated, -3
	}
	for r, on := range f {
		if on {
			sum += pts[r]
		}
	}
	return max(-3, min(3, sum))
}

func quoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "«", "»", "‘", "’", "'":
		return true
	}
	return false
}
