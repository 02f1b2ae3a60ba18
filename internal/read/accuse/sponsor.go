package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// sponsored adds the state, or its organ, that the culprit p is tied to by what it does for it: "hackers working for Tarnovia", "a crew run by
// the Harbour Directorate". Where somebody ties the two in a clause of his own, only his own quote names the sponsor.
func (r *reader) sponsored(k int, p *party) {
	if p.tied <= 0 || p.teller > 0 && !r.speaks(p.teller) {
		return
	}
	frame := "sponsor"
	switch p.frame {
	case "work":
	case "work-order":
		frame = "order"
	default:
		return
	}
	q := r.stateAt(p.tied)
	if q == nil {
		return
	}
	switch r.w.chunks[p.tied-1].fn {
	case fnTo, fnWith:
		frame = "tied"
	case fnFor, fnBy:
	case fnOf:
		if p.tied < 2 || r.w.chunks[p.tied-2].fn != fnBehalf {
			return // "part of the Tarnovian army"
		}
	default:
		return
	}
	r.add(r.list(r.w.chunks[k].scope|r.governing(k)|r.only(k)), q, frame, r.score(frame, q))
}

// hiredBy returns the chunk of the state for which people of another one work, as they are called: "two Kestrians who worked for Tarnovia",
// "Kestrians recruited by Tarnovia"; 0 if none does.
func (r *reader) hiredBy(k int, p *party) int {
	cs := r.w.chunks
	j := k + 1
	if p.country == "" || j+2 >= len(cs) {
		return 0
	}
	if j+3 < len(cs) && cs[j].kind == prep && cs[j+1].fn == fnBehalf && cs[j+2].kind == prep {
		j += 3 // "in the pay of"
		if q := r.stateAt(j); q == nil || q.country == p.country {
			return 0
		}
		return j
	}
	if cs[j].kind == comma {
		j++
	}
	if cs[j].kind == rel {
		j++
	}
	if j+2 >= len(cs) || cs[j].kind != verb || cs[j].neg || cs[j].modal || cs[j].blame&(en.VWork|en.VRetain) == 0 && !hires[r.text(cs[j].head)] || cs[j+1].kind != prep || cs[j+1].fn != fnFor && cs[j+1].fn != fnBy {
		return 0
	}
	if q := r.stateAt(j + 2); q == nil || q.country == p.country {
		return 0
	}
	return j + 2
}

// hires are verbs of taking people on, who may have been taken on for anything.
var hires = words("recruit recruits recruited hire hires hired")

var running = words("run runs ran running")

var spying = words("spy spies spied spying")

// spiesFor blames the state or service for which somebody spies, as the verb or noun at chunk k tells: "spied on reporters for Tarnovia", "jailed for espionage
// for the Tarnovian army".
func (r *reader) spiesFor(k int) {
	cs := r.w.chunks
	for j := k + 1; j+1 < len(cs) && j < k+8; j++ {
		switch x := &cs[j]; x.kind {
		case verb, rel, sub, stop, conj:
			return
		case prep:
			if q := r.partyOf(j + 1); x.fn == fnFor && q != nil && q.country != "" && (q.strength == state || q.strength == organ) {
				r.each(j+1, func(m int) { r.blame(m, k, "sponsor", organ) })
				return
			}
		}
	}
}

// folk reports whether the noun at chunk k stands for people of whom nothing is said but what comes behind it: "people working for Tarnovia".
func (r *reader) folk(k int) bool {
	c := &r.w.chunks[k]
	return c.kind == noun && c.party < 0 && r.has(folks, c.head)
}

var folks = words("people person persons someone somebody")

// workFor adds for whom the people p at chunk j work, where frame says that they did harm: "people working for Tarnovia set the fire", "Kestrian
// men in the pay of Tarnovia". They are named by nothing else and stay out. sc is the scope of the verb. It reports whether nobody else is to be
// named for it.
func (r *reader) workFor(j int, p *party, frame string, sc scope) bool {
	at := p.tied
	if !p.folk {
		at = r.hiredBy(j, p)
	}
	q := r.stateAt(at)
	if at == 0 || q == nil || p.teller > 0 || q.strength == organ && !r.armed(at) {
		return p.folk
	}
	switch frame {
	case "active", "soft", "harm", "do", "by", "did", "behind":
		r.add(r.list(sc), q, "sponsor", r.score("sponsor", q))
		return true
	}
	return p.folk
}

// armed reports whether the noun phrase at chunk k, whatever its head, names an armed force or a service: "the intelligence service of Tarnovia".
func (r *reader) armed(k int) bool {
	c := &r.w.chunks[k]
	for i := c.start; i < c.end; i++ {
		if r.w.toks[i].blame&en.NArms != 0 {
			return true
		}
	}
	return r.employs(k)
}

// untie takes the state off whom somebody else than the source ties to it in a clause of his own, and that state off the list: what they did is
// told here, for whom is that one's word.
func (r *reader) untie() {
	for i := range r.w.parties {
		p := &r.w.parties[i]
		if p.teller == 0 || r.speaks(p.teller) || r.w.toks[r.w.chunks[p.teller].head].class == tag.Pronoun { // "which she links to" may be who speaks
			continue
		}
		at, to := r.span(p), hearsay.Span{}
		if q := r.stateAt(p.tied); q != nil {
			to = r.span(q)
		}
		for _, list := range []*[]hearsay.Accused{&r.out.Accused, &r.out.Denied, &r.out.Asked, &r.out.Supposed} {
			*list = slices.DeleteFunc(*list, func(a hearsay.Accused) bool {
				return a.Span == at && !p.proper || a.Span == to && (a.Rule == "tied" || a.Rule == "sponsor" || a.Rule == "order")
			})
			for k := range *list {
				if a := &(*list)[k]; a.Span == at {
					a.Country = ""
				}
			}
		}
	}
}

// speaks reports whether the noun at chunk k names the source of the quote that is read.
func (r *reader) speaks(k int) bool {
	c, t, d := &r.w.chunks[k], r.w.toks, r.in.Doc
	for i := c.start; i < c.end; i++ {
		if slices.ContainsFunc(r.in.Source, d.Toks[t[i].at].Span.Overlaps) {
			return true
		}
	}
	return false
}

// retained reports whether the passive verb at chunk k says for whom culprits work: "hackers employed by", "a crew run by". Networks and deeds
// are run by who does harm.
func (r *reader) retained(k int) bool {
	c := &r.w.chunks[k]
	if c.blame&en.VRetain == 0 || c.subj < 0 {
		return false
	}
	s := &r.w.chunks[c.subj]
	p := r.partyOf(c.subj)
	return !r.harm(c.subj) && (s.blame&(en.NBad|en.NGroup) != 0 || p != nil && p.strength >= group)
}

// tiedTo is the frame of the party at chunk m to whom the verb at chunk k ties something: the sponsor of culprits, the doer of a deed.
func (r *reader) tiedTo(k, m int) string {
	if p := r.partyOf(m); p == nil || p.country == "" {
		return "to" // "linked to Iron Plover": they may be of it
	}
	for i := range r.w.parties {
		if p := &r.w.parties[i]; p.tied == m && p.strength >= group {
			return "tied"
		}
	}
	what := r.w.chunks[k].subj
	if !r.w.chunks[k].passive {
		what = r.object(k)
	}
	if p := r.partyOf(what); p != nil && p.strength >= group && r.w.chunks[what].blame&en.NDeed == 0 {
		return "tied"
	}
	return "to"
}

// Tied cuts anew the quotes of relative clauses of d in which somebody ties culprits to a state: "Iron Plover, which Kestria ties to Tarnovia, stole
// the letters", "hackers whom Kestria says work for Tarnovia". Source is who ties them, cue the verb, content the culprits and what they are tied to; the rest
// of the sentence is not theirs. Where no quote has the verb as its cue one is made if a party with a name ties a name: else so few words would join
// claims that they do not repeat. dst holds the quotes of the field from index from on. Cost
// is a look at each word behind "which", "whom", "who" and "that", and a reading of the sentences that have such a clause.
func (f *Finder) Tied(dst []hearsay.Quote, from int, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		if !f.mayTie(d, s) {
			continue
		}
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names, Whole: true})
		for k := range w.chunks {
			q, ok := w.tied(d, k)
			if !ok || !slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool { return a.Span.Overlaps(q.Content[0]) }) || d.Double(d.Tokens(q.Cue[0]).Start) != nil {
				continue
			}
			at := func(o hearsay.Quote) bool { return slices.ContainsFunc(o.Cue, q.Cue[0].Overlaps) }
			if cut := slices.ContainsFunc(dst[from:], at); cut || w.named(k) {
				dst = dst[:from+len(slices.DeleteFunc(dst[from:], at))]
				n, dst = -1, append(dst, q)
			}
		}
	}
	if n < 0 {
		slices.SortStableFunc(dst[from:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// tied is what a clause of its own says of the culprits at chunk k; false where there is none.
func (w *Work) tied(d *text.Doc, k int) (hearsay.Quote, bool) {
	cs, t := w.chunks, w.toks
	if cs[k].party < 0 {
		return hearsay.Quote{}, false
	}
	p := &w.parties[cs[k].party]
	if p.teller == 0 || p.tied < p.teller+2 || cs[p.teller].scope != 0 || cs[p.teller+1].kind != verb {
		return hearsay.Quote{}, false
	}
	span := func(from, to int) hearsay.Span {
		return d.Span(text.Range{Start: t[cs[from].start].at, End: t[cs[to].end-1].at + 1})
	}
	v := p.teller + 1
	return hearsay.Quote{Source: []hearsay.Span{span(p.teller, p.teller)}, Cue: []hearsay.Span{span(v, v)}, Content: []hearsay.Span{span(k, k), span(v+1, p.tied)}, Kind: hearsay.Indirect, Score: blamingScore}, true
}

// named reports whether both the culprits at chunk k and who ties them to a state have a name.
func (w *Work) named(k int) bool {
	p := &w.parties[w.chunks[k].party]
	by := w.chunks[p.teller].party
	return p.proper && by >= 0 && w.parties[by].proper && w.parties[by].strength >= organ
}

// mayTie reports whether a relative pronoun of s stands before a verb that ties somebody to a state.
func (f *Finder) mayTie(d *text.Doc, s text.Range) bool {
	rel := -1
	for i := s.Start; i < s.End; i++ {
		switch d.Text(i) {
		case "which", "whom", "who", "that":
			rel = i
		}
		if rel >= 0 && i > rel+1 && i < rel+8 && f.words.Get(d.Text(i)).blame&(en.VLink|en.VTo|en.VWork) != 0 {
			return true
		}
	}
	return false
}

// aside returns the words between the culprits and the source of q, a quote that Tied or Whom made, with the relative pronoun; false for other quotes.
func aside(d *text.Doc, q *hearsay.Quote) (text.Range, bool) {
	if len(q.Source) != 1 || len(q.Content) != 2 || q.Content[0].End > q.Source[0].Start {
		return text.Range{}, false
	}
	r := text.Range{Start: d.Tokens(q.Content[0]).End, End: d.Tokens(q.Source[0]).Start}
	if r.Len() != 1 && r.Len() != 2 {
		return r, false
	}
	switch d.Text(r.End - 1) {
	case "which", "whom", "who", "that":
		return r, true
	}
	return r, false
}

// beforehand drops from fs those who stand before the source of q, a quote that Tied made: it says no more of them than to whom they belong.
func (f *Finder) beforehand(fs *Findings, d *text.Doc, q *hearsay.Quote) {
	if f.ties(d, q) {
		fs.Accused = slices.DeleteFunc(fs.Accused, func(a hearsay.Accused) bool { return a.Span.End <= q.Source[0].Start })
	}
}

// ties reports whether q is a quote that Tied made, and none of Whom, which blames those who stand before its source.
func (f *Finder) ties(d *text.Doc, q *hearsay.Quote) bool {
	if _, ok := aside(d, q); !ok || len(q.Cue) == 0 {
		return false
	}
	for r := d.Tokens(q.Cue[0]); r.Start < r.End; r.Start++ {
		if w := d.Text(r.Start); f.words.Get(w).blame&(en.VAccuse|en.VBlame|en.VName) != 0 || holds[w] {
			return false
		}
	}
	return true
}
