package accuse

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// doings are the words that tell deeds from words, and those that tell the contrary.
type doings struct {
	words  map[string]en.Doing
	cues   *en.CueTable
	places *en.WordTable
}

func loadDoings() (doings, error) {
	words, err := en.DoingWords()
	if err != nil {
		return doings{}, fmt.Errorf("accuse: %w", err)
	}
	cues, err := en.Cues()
	if err != nil {
		return doings{}, fmt.Errorf("accuse: %w", err)
	}
	places, err := en.Places()
	if err != nil {
		return doings{}, fmt.Errorf("accuse: %w", err)
	}
	return doings{words, cues, places}, nil
}

// did is what is looked at of one quote that may be a deed.
type did struct {
	*Finder
	d     *text.Doc
	pos   []tag.Tag
	names []name.Name
	q     *hearsay.Quote
	verb  en.Doing // what the verbs of its cue can be
	run   bool     // its cue names an operation
}

// did reports whether q, which quotes no more than a name, tells what its source does and nothing it says: "Ustrand launched a strike
// on | the port", "the enemy tried | to cross the river" (doing.tsv). Verbs come before what they are done to; a clause
// behind the cue ("that", "how") is always said, and so is what is done to plans and words. Whoever "is to blame" says nothing, either. Cost is that of the cue and a few words behind it.
func (f *Finder) did(d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) bool {
	r := did{Finder: f, d: d, pos: pos, names: names, q: q}
	cue := d.Tokens(q.Cue[0])
	if blamed(d, cue) {
		return true
	}
	if len(q.Content) == 0 || q.Content[0].Start < q.Cue[0].End || q.Source[0].Start > q.Cue[0].Start || !r.cue(cue) || r.quoted() > nameInMarks {
		return false
	}
	of := d.Tokens(q.Content[0])
	if of.Len() > 0 && r.verb&en.DRun != 0 && d.Text(of.Start) == "what" && r.calledDeed(of) {
		return true // "launched what Kestria called its biggest attack"
	}
	if of.Len() == 0 || slices.Contains(clausal, strings.ToLower(d.Text(of.Start))) || d.Double(of.Start) != nil {
		return false
	}
	head, thing := r.object(of)
	switch {
	case r.verb&en.DTry != 0 && r.tried(cue.End):
		return true
	case ofWords(d, head) && !r.is(head, en.DMeasure):
		return false
	case r.verb&en.DDone != 0:
		return true
	case r.verb&en.DRun != 0 && (r.run || r.is(head, en.DOperation)):
		return true
	}
	return r.verb&en.DBlow != 0 && (thing && !r.speaker() || r.armed())
}

// calledDeed reports whether somebody calls what the content of tells an operation: "what Kestria described as its biggest attack".
func (r *did) calledDeed(of text.Range) bool {
	said := false
	for i := of.Start + 1; i < min(of.End, of.Start+2*objectReach); i++ {
		switch w := r.d.Text(i); {
		case said && r.doings.words[strings.ToLower(w)]&en.DOperation != 0:
			return true
		case r.unlaid.Label[w], strings.HasPrefix(w, "describe"), w == "says", w == "said", w == "say":
			said = true
		}
	}
	return false
}

// blamed reports whether a cue says that its subject bears the blame: "is not to blame for".
func blamed(d *text.Doc, cue text.Range) bool {
	for i := cue.Start; i+1 < cue.End; i++ {
		if d.Text(i) == "to" && d.Text(i+1) == "blame" {
			return i > cue.Start && slices.Contains(be, d.Text(i-1)) || i > cue.Start+1 && d.Text(i-1) == "not" && slices.Contains(be, d.Text(i-2))
		}
	}
	return false
}

var be = []string{"is", "are", "was", "were", "be"}

// nameInMarks are the tokens that a name in quotation marks has, with its marks: more of them are somebody's words.
const nameInMarks = 5

// quoted counts the tokens of the content that stand in double quotation marks.
func (r *did) quoted() int {
	n := 0
	for _, sp := range r.q.Content {
		at := r.d.Tokens(sp)
		for i := at.Start; i < at.End; i++ {
			if r.d.Double(i) != nil {
				n++
			}
		}
	}
	return n
}

// clausal are words that open a clause behind a verb of saying.
var clausal = []string{"that", "how", "whether", "why", "what", "if", "when", "who", "where", "it"}

// cue notes the verbs of doing in a cue; false if there is none, or a word for saying beside it.
func (r *did) cue(cue text.Range) bool {
	for i := cue.Start; i < cue.End; i++ {
		low := strings.ToLower(r.d.Text(i))
		x := r.doings.words[low]
		if i+1 < len(r.d.Toks) {
			next := strings.ToLower(r.d.Text(i + 1))
			x |= r.doings.words[low+" "+next]
			if n, _ := r.doings.cues.Cues.Longest([]uint64{en.HashWord(low), en.HashWord(next)}); n == 2 && next != "to" {
				return false // "pushed for", "hit back"
			}
		}
		switch c := r.tags.Class(r.pos[i]); {
		case x&en.DOperation != 0 && (r.verb != 0 || x&(en.DDone|en.DBlow|en.DRun|en.DTry) == 0):
			r.run = true
		case x&(en.DDone|en.DBlow|en.DRun|en.DTry) != 0:
			if c != tag.Verb && c != tag.Aux {
				x &^= en.DBlow // "attacks on Velm" are another's, or those of whoever is told of
			}
			r.verb |= x
		case (c == tag.Verb || c == tag.Noun) && r.said(low):
			return false
		}
	}
	return r.verb != 0
}

// said reports whether a lower-case word is by itself a cue of cues.tsv.
func (r *did) said(low string) bool {
	n, _ := r.doings.cues.Cues.Longest([]uint64{en.HashWord(low)})
	return n > 0
}

// tried reports whether the verb behind a cue of trying, at token i, says nothing: "to cross the river".
func (r *did) tried(i int) bool {
	if i < len(r.d.Toks) && r.d.Text(i) == "to" {
		i++
	}
	if i >= len(r.d.Toks) {
		return false
	}
	low := strings.ToLower(r.d.Text(i))
	return r.tags.Class(r.pos[i]) == tag.Verb && !r.said(low) || r.doings.words[low]&(en.DDone|en.DBlow) != 0
}

// object returns the last word before "of" of the noun phrase that opens a content, empty for none, and whether that phrase is a thing, a place or
// people under arms.
func (r *did) object(of text.Range) (head text.Range, thing bool) {
	behind := false
	for i := of.Start; i < min(of.End, of.Start+objectReach); i++ {
		low := strings.ToLower(r.d.Text(i))
		switch c := r.tags.Class(r.pos[i]); c {
		case tag.Noun, tag.Proper:
			if !behind {
				head = text.Range{Start: i, End: i + 1}
			}
			thing = thing || r.doings.words[low]&(en.DTarget|en.DForce) != 0 || r.place(low)
		case tag.Determiner, tag.Adjective, tag.Numeral, tag.Particle, tag.Adverb, tag.Pronoun:
			thing = thing || c == tag.Numeral
		case tag.Adposition, tag.Conjunction:
			if head.Len() > 0 && low != "of" && low != "and" {
				return head, thing
			}
			behind = behind || head.Len() > 0
		default:
			return head, thing
		}
	}
	return head, thing
}

// place reports whether a lower-case word is a noun of place.
func (r *did) place(low string) bool {
	switch r.doings.places.Lookup(low).Class {
	case en.PPoint, en.PCity, en.PRegion:
		return true
	}
	return r.doings.places.Lookup(strings.TrimSuffix(low, "s")).Class == en.PPoint
}

// is reports whether a word of at is of class c.
func (r *did) is(at text.Range, c en.Doing) bool {
	for i := at.Start; i < at.End; i++ {
		if r.doings.words[strings.ToLower(r.d.Text(i))]&c != 0 {
			return true
		}
	}
	return false
}

// speaker reports whether the source is a person or an outlet, whose blows are words.
func (r *did) speaker() bool {
	return r.source(func(n *name.Name) bool { return n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindOutlet })
}

// armed reports whether the source is a people, an armed group or named by a word for people under arms.
func (r *did) armed() bool {
	if r.speaker() {
		return false
	}
	last := r.d.Tokens(r.q.Source[len(r.q.Source)-1])
	return r.is(last, en.DForce) || r.source(func(n *name.Name) bool { return n.Kind == hearsay.KindPeople || n.Kind == hearsay.KindArmedGroup })
}

// source reports whether a name in the source is one that yes tells.
func (r *did) source(yes func(n *name.Name) bool) bool {
	for _, sp := range r.q.Source {
		at := r.d.Tokens(sp)
		for i := range r.names {
			if n := &r.names[i]; n.Start < at.End && at.Start < n.End && yes(n) {
				return true
			}
		}
	}
	return false
}
