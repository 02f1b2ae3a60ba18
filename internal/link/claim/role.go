package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// role of a name in the content: whether it does what is told or suffers it.
type role int8

const (
	unclear role = iota
	agent
	patient
)

var (
	by       = en.HashWord("by")
	patients = hashes("against", "on", "at", "with", "to", "for")
	of       = en.HashWord("of")
	from     = en.HashWord("from")
	articles = hashes("the", "a", "an", "its", "their", "own")
)

// place of a name among the words of a content.
type place struct {
	name     string
	from, to int // words
}

// roles returns the names of the content in order, and what each does in the first sentence
// that tells it. A name before an active verb, after "by", or with "'s" before a noun is an
// agent; one after the verb, before a passive, or after "against" is a patient.
func (b *builder) roles(it *item, q *Quote) ([]string, map[string]role) {
	at := b.names(it, q)
	var order []string
	out := map[string]role{}
	agentSeen := -1 // word of the first agent of the sentence
	for k, p := range at {
		order = add(order, p.name)
		if k > 0 && sentenceEnds(it, at[k-1].to, p.from) {
			agentSeen = -1
		}
		r := unclear
		switch prep := preposition(it.terms, p.from); {
		case prep == by:
			r = agent
		case prep != 0 && prep != of:
			if patients[prep] {
				r = patient
			}
		case strings.HasSuffix(it.text[it.terms[p.to-1].Start:it.terms[p.to-1].End], "'s"), strings.HasSuffix(it.text[it.terms[p.to-1].Start:it.terms[p.to-1].End], "’s"):
			r = agent
			if agentSeen >= 0 {
				r = patient // "hit Ustrand's ships"
			}
		case agentSeen < 0 && passive(it.terms, p.to):
			r = patient
		case agentSeen < 0 && p.to < len(it.terms):
			r = agent
		case agentSeen >= 0:
			r = patient
		}
		if r == agent && p.from > 0 && preposition(it.terms, p.from) == by {
			for _, o := range at[:k] { // "the ships of B were sunk by A": all before are no agents
				if o.name != p.name && !sentenceEnds(it, o.to, p.from) {
					out[o.name] = patient
				}
			}
		}
		if r == agent && agentSeen < 0 {
			agentSeen = p.from
		}
		if out[p.name] == unclear {
			out[p.name] = r
		}
	}
	return order, out
}

// preposition returns the one that governs the name at word i, 0 if none does: the nearest
// before it with nothing but articles, or nouns and "of", between. "soldiers of" and
// "soldiers from" at the beginning give "of".
func preposition(terms []term.Term, i int) uint64 {
	last := uint64(0)
	for j := i - 1; j >= max(0, i-5); j-- {
		t := &terms[j]
		switch {
		case t.Word == of || t.Word == from:
			last = of
		case t.Word == by || patients[t.Word] || t.Class&match.Near != 0:
			return t.Word
		case t.Kind&(term.Name|term.First|term.Past) != 0 || t.Class&(match.Be|match.Not) != 0:
			return last
		case !articles[t.Word] && last == 0:
			return 0 // a noun or verb stands between
		}
	}
	return last
}

// passive reports whether the words from i on begin with a form of be, possibly some adverbs,
// and a participle.
func passive(terms []term.Term, i int) bool {
	if i >= len(terms) || terms[i].Class&match.Be == 0 {
		for i < len(terms) && terms[i].Class&match.Be == 0 && terms[i].Class&match.Stop != 0 {
			i++ // "has", "had", "may have"
		}
		if i >= len(terms) || terms[i].Class&match.Be == 0 {
			return false
		}
	}
	for j := i + 1; j < min(i+4, len(terms)); j++ {
		if terms[j].Word == by {
			return true
		}
		if terms[j].Kind&term.Past != 0 {
			return true
		}
	}
	for j := i + 1; j < min(i+6, len(terms)); j++ {
		if terms[j].Word == by {
			return true
		}
	}
	return false
}

func sentenceEnds(it *item, i, j int) bool {
	if i >= j || i == 0 {
		return false
	}
	return strings.ContainsAny(it.text[it.terms[i-1].End:it.terms[j].Start], ".!?…")
}

// names finds the names in the content: the reading's actors where they are mentioned, else
// runs of capitalised words.
func (b *builder) names(it *item, q *Quote) []place {
	var out []place
	taken := make([]bool, len(it.terms))
	for _, m := range b.named(q) {
		a := &q.Reading.Actors[m.Of]
		if a.Kind == hearsay.KindPerson && !a.Public {
			continue
		}
		from, to := within(it, q.Q.Content, m.Span)
		if from >= to {
			continue
		}
		out = append(out, place{cmp.Or(b.o.Names(a.Name), strings.ToLower(a.Name)), from, to})
		for i := from; i < to; i++ {
			taken[i] = true
		}
	}
	for i := 0; i < len(it.terms); i++ {
		if taken[i] || it.terms[i].Kind&(term.Name|term.First) == 0 || !it.terms[i].Content() || DateWord(it.terms[i].Word) {
			continue
		}
		if it.terms[i].Kind&term.First != 0 && b.o.Names(it.text[it.terms[i].Start:it.terms[i].End]) == "" && (i+1 >= len(it.terms) || it.terms[i+1].Kind&term.Name == 0 && !known(it.terms, i)) {
			continue
		}
		j := i + 1
		for j < len(it.terms) && !taken[j] && it.terms[j].Kind&term.Name != 0 && it.terms[j].Start == it.terms[j-1].End+1 {
			j++
		}
		text := it.text[it.terms[i].Start:it.terms[j-1].End]
		text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "’s")
		out = append(out, place{cmp.Or(b.o.Names(text), strings.ToLower(text)), i, j})
		i = j - 1
	}
	slices.SortFunc(out, func(a, b place) int { return a.from - b.from })
	return out
}

// named returns the mentions of actors that begin between the first and the last byte of the content, by actor and place.
func (b *builder) named(q *Quote) []link.Named {
	if q.Reading == nil || len(q.Q.Content) == 0 {
		return nil
	}
	if q.Reading != b.reading || b.actors == nil {
		b.reading, b.actors = q.Reading, link.NamesOf(q.Reading) // quotes of one article come one after the other
	}
	hull := q.Q.Content[0]
	for _, s := range q.Q.Content {
		hull = hearsay.Span{Start: min(hull.Start, s.Start), End: max(hull.End, s.End)}
	}
	return b.actors.Within(q.Q.Field, hull.Start, hull.End)
}

// known reports whether the word that begins a sentence stands elsewhere with a capital, or
// before a verb: "Ustrand hit …" is a name, "Trains stood …" is taken for none.
func known(terms []term.Term, i int) bool {
	for j := range terms {
		if j != i && terms[j].Word == terms[i].Word && terms[j].Kind&term.Name != 0 {
			return true
		}
	}
	return false
}

// within maps a span of the field to words of the joined content.
func within(it *item, content []hearsay.Span, sp hearsay.Span) (from, to int) {
	base := 0
	for _, c := range content {
		if c.Contains(sp) {
			a, z := int32(base+sp.Start-c.Start), int32(base+sp.End-c.Start)
			from, _ = slices.BinarySearchFunc(it.terms, a+1, func(t term.Term, at int32) int { return int(t.End - at) })
			to, _ = slices.BinarySearchFunc(it.terms, z, func(t term.Term, at int32) int { return int(t.Start - at) })
			return from, to
		}
		base += c.Len() + len(" … ")
	}
	return 0, 0
}
