package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Identified takes out relative clauses that tell which people are meant, not what anybody said. dst holds the quotes of d from index first on; pos
// are the tags of its tokens. G is a word that means nobody in particular ("those", "everyone", "people"), N any other noun phrase:
//
//	Who V O, no one who V O   Who would say so?
//	G who V O                 those who defend this town
//	G who wants to V          all who want to leave
//	N who V O                 builders who defended the roof, unless V is a verb of speech or thought
//
// Behind the latter two a clause ("those who say that the roof fell", "people who believe the roof fell"), or words in quotation marks, are a quote all the same, and so is
// what follows a comma ("the mayor, who defended the plan"): that tells something more of somebody known. PARC annotates voters who
// "support" or "want" somebody; these stay. Cost is linear in the quotes.
func Identified(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	kept := slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) == 0 {
			return false
		}
		src := d.Tokens(q.Source[0])
		if src.Len() == 0 || !who(d.Text(src.End-1)) {
			return false
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, src.End-1)}, pos: pos, tags: tags}
		cue := d.Tokens(q.Cue[0])
		switch r.means(src.End - 1) {
		case nobody:
			return true
		case anybody:
			return !r.tells(cue, d.Tokens(q.Content[0]))
		case somebody:
			return !r.tells(cue, d.Tokens(q.Content[0])) && !r.opines(cue)
		}
		return false
	})
	return dst[:first+len(kept)]
}

// What the words before "who" mean.
const (
	addition = iota // somebody told already: the clause adds something
	somebody        // those whom the clause tells apart
	anybody         // nobody in particular
	nobody          // none: the sentence asks who, or says that nobody does
)

// means tells what stands before the "who" at token i. A further "who" behind a comma or conjunction goes with the one before.
func (r *telling) means(i int) int {
	if i == r.s.Start {
		return nobody
	}
	w := strings.ToLower(r.d.Text(i - 1))
	switch {
	case w == "nobody" || w == "one" && i > r.s.Start+1 && strings.EqualFold(r.d.Text(i-2), "no"):
		return nobody
	case generic[w]:
		return anybody
	case w == "," || w == "and" || w == "or" || w == "but":
		for k := i - 2; k >= r.s.Start && k > i-longAside; k-- {
			if who(r.d.Text(k)) {
				return r.means(k)
			}
			if r.class(k) == tag.Proper {
				break // a name, of which this may tell more
			}
		}
		return addition
	case (r.class(i-1) == tag.Noun || r.class(i-1) == tag.Proper) && r.d.Double(i) == nil:
		return somebody
	}
	return addition
}

// who reports whether w is the pronoun, not the organisation that is abbreviated so.
func who(w string) bool { return w == "who" || w == "Who" }

// generic are words for nobody in particular.
var generic = wordSet("those all everyone everybody anyone anybody someone somebody one ones people person persons others citizens")

// tells reports whether what stands behind the cue is words: in quotation marks, or a clause with a subject of its own.
func (r *telling) tells(cue, c text.Range) bool {
	if r.d.Double(c.Start) != nil && r.d.Double(cue.Start) != r.d.Double(c.Start) {
		return true
	}
	w := strings.ToLower(r.d.Text(c.Start))
	if w == "that" {
		return r.tensed(c.Start+1, c.End)
	}
	if !r.clausal(cue) {
		return false
	}
	p := r.phrase(c.Start, false)
	if p == c.Start && (subject[w] || w == "this" || w == "there") {
		p++
	}
	for p < c.End && r.class(p) == tag.Adverb {
		p++
	}
	return p > c.Start && p < c.End && r.tensed(p, p+1)
}

// clausal reports whether the cue has a verb that takes a clause without "that".
func (r *telling) clausal(cue text.Range) bool {
	for i := cue.Start; i < cue.End; i++ {
		if w := strings.ToLower(r.d.Text(i)); spoken[w] || holding[w] {
			return true
		}
	}
	return false
}

// holding are verbs of holding something true, without "that".
var holding = wordSet("think thinks thought feel feels felt fear fears feared hope hopes hoped know knows knew believed claim argue insist suspect suspects suspected")

// opines reports whether the cue has a verb of speech or thought, which may have a noun as its object.
func (r *telling) opines(cue text.Range) bool {
	for i := cue.Start; i < cue.End; i++ {
		if deedVerbs[strings.ToLower(r.d.Text(i))] {
			return false
		}
	}
	return true
}

// deedVerbs are verbs of doing that speech shares: one defends a town or a plan.
var deedVerbs = wordSet("defend defends defended defending show shows showed shown demonstrate demonstrates demonstrated sign signs signed attack attacks attacked write writes wrote " +
	"give gives gave given help helps helped cover covers covered share shares shared strive strives call calls")
