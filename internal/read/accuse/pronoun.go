package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// A pronoun that does harm is somebody only where one party alone can be meant: of all that
// stand before it in the same input or in the sentence before, one fits its number and kind,
// it was the subject of a verb or blamed, and no group, body or person without a name
// competes. Otherwise nobody is blamed. Precision comes first: subjects are who the next
// pronoun most often means (centering, Grosz, Joshi and Weinstein 1995, Computational
// Linguistics 21(2)), but on news a looser rule named wrong culprits one time in two.

// pending is a pronoun, noun chunk j, that does harm by a frame.
type pending struct {
	j     int
	frame string
	scope scope
}

// candidate is who a pronoun can mean; party is nil for somebody without a name.
type candidate struct {
	name, country string
	party         *party
	spoke         bool // stands in the source, or was neither subject nor blamed: nobody is meant for sure
}

// resolve blames whom the pronouns of w.open mean.
func (r *reader) resolve() {
	var list, earlier []candidate
	looked := false
	for _, o := range r.w.open {
		word := strings.ToLower(r.text(r.w.chunks[o.j].head))
		list = r.candidates(list[:0], o.j, word)
		if !looked {
			looked = true
			if prev := r.previous(); prev.End > prev.Start {
				if r.w.before == nil {
					r.w.before = &Work{}
				}
				var sink Findings
				in := Input{Doc: r.in.Doc, Pos: r.in.Pos, Range: prev, Names: r.in.Names, Source: r.in.Source}
				b := r.f.read(&sink, r.w.before, &in)
				earlier = b.candidates(earlier, len(b.w.chunks), word)
			}
		}
		c := only(list, earlier)
		if c == nil || c.spoke {
			continue
		}
		role := r.f.table.Frame[o.frame].Role
		score := r.score("pronoun", c.party)
		if o.scope&hedged != 0 {
			score *= 0.8
		}
		l := r.list(o.scope)
		if slices.ContainsFunc(*l, func(a hearsay.Accused) bool { return a.Name == c.name && a.Country == c.country }) {
			continue // named beside it
		}
		at := r.in.Doc.Toks[r.w.toks[r.w.chunks[o.j].head].at]
		*l = append(*l, hearsay.Accused{Name: c.name, Country: c.country, Role: hearsay.Role(role), Rule: "pronoun", Score: score, Span: hearsay.Span{Start: at.Start, End: at.End}})
	}
}

// does reports whether the pronoun at chunk j is the subject right before the finite, active
// verb of harm at chunk k, by a frame of deeds.
func (r *reader) does(j, k int, frame string) bool {
	cs := r.w.chunks
	c := &cs[k]
	if frame != "active" && frame != "do" && frame != "order" || c.kind != verb || c.passive || c.inf || c.ing || c.subj != j {
		return false
	}
	for j++; j < k; j++ {
		if cs[j].kind != other {
			return false
		}
	}
	return true
}

// previous returns the sentence before the input, empty where there is none or the input
// starts within one.
func (r *reader) previous() text.Range {
	sents := r.in.Doc.Sents
	k, ok := slices.BinarySearchFunc(sents, r.in.Range.Start, func(s text.Range, at int) int { return s.Start - at })
	if !ok || k == 0 {
		return text.Range{}
	}
	return sents[k-1]
}

// candidates adds to dst who was a subject or is blamed before chunk end and fits a pronoun.
func (r *reader) candidates(dst []candidate, end int, word string) []candidate {
	cs := r.w.chunks
	for k := range cs {
		if k >= end || cs[k].kind != noun {
			continue
		}
		c, p := &cs[k], r.partyOf(k)
		const somebody = en.NBad | en.NGroup | en.NUnit | en.NOrgan | en.NPerson
		switch {
		case p != nil && !p.weak && (p.country != "" || p.proper) && r.fits(c, p, word):
			x := candidate{name: p.name, country: p.country, party: p, spoke: r.source(c)}
			if !r.subjectOrBlamed(k) {
				x.spoke = !slices.ContainsFunc(dst, func(y candidate) bool { return y.name == x.name && y.country == x.country && !y.spoke })
			}
			if !slices.ContainsFunc(dst, func(y candidate) bool { return y.name == x.name && y.country == x.country && y.spoke == x.spoke }) {
				dst = append(dst, x)
			}
		case c.fn == fnIt || c.fn == fnWe:
		case word == "they" && r.plural(c):
			dst = append(dst, candidate{})
		case word == "it" && r.plural(c):
		case p != nil && p.strength != inert && r.subjectOrBlamed(k), c.blame&somebody != 0:
			if he := word == "he" || word == "she"; !he && !r.onePerson(c) || he && (c.blame&en.NPerson != 0 || p != nil && p.strength == named) {
				dst = append(dst, candidate{})
			}
		}
	}
	return dst
}

// subjectOrBlamed reports whether the noun at chunk k is the subject of a verb or stands among
// the accused.
func (r *reader) subjectOrBlamed(k int) bool {
	for i := range r.w.chunks {
		if c := &r.w.chunks[i]; c.kind == verb && c.subj == k {
			return true
		}
	}
	p := r.partyOf(k)
	return p != nil && slices.ContainsFunc(r.out.Accused, func(a hearsay.Accused) bool { return r.spans(p, a.Span) })
}

// fits reports whether a pronoun can stand for the party of a noun chunk.
func (r *reader) fits(c *chunk, p *party, word string) bool {
	switch word {
	case "he", "she":
		return r.onePerson(c)
	case "it":
		return p.strength >= organ && !r.plural(c)
	case "they":
		return p.strength >= organ
	}
	return false
}

// onePerson reports whether the noun chunk c is the name of a person.
func (r *reader) onePerson(c *chunk) bool {
	h := &r.w.toks[c.head]
	return h.name > 0 && r.in.Names[h.name-1].Kind == hearsay.KindPerson
}

// plural reports whether the head of c is a plural noun that is no name.
func (r *reader) plural(c *chunk) bool {
	h := &r.w.toks[c.head]
	return h.entry == nil && h.name == 0 && strings.HasPrefix(r.f.tags.XPOS(r.in.Pos[h.at]), "NN") && strings.HasSuffix(r.f.tags.XPOS(r.in.Pos[h.at]), "S")
}

// source reports whether c stands in the source of the quote.
func (r *reader) source(c *chunk) bool {
	d := r.in.Doc
	sp := hearsay.Span{Start: d.Toks[r.w.toks[c.start].at].Start, End: d.Toks[r.w.toks[c.end-1].at].End}
	return slices.ContainsFunc(r.in.Source, sp.Overlaps)
}

// only returns the one candidate of both lists, nil where there is none, more than one, or
// somebody without a name.
func only(lists ...[]candidate) *candidate {
	var one *candidate
	for _, l := range lists {
		for i := range l {
			switch c := &l[i]; {
			case c.party == nil:
				return nil
			case one == nil:
				one = c
			case one.country != c.country || one.country == "" && one.name != c.name:
				return nil
			}
		}
	}
	return one
}
