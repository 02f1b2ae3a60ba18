package pipeline

import (
	"slices"
	"strconv"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/measure/commitment"
	wordlist "hearsay/lexicon/tally"
)

// say takes what a party says as words that may take something back, or tell it as done.
func (p *promising) say(q *hearsay.Quote, x link.Party, who []Mentioned) {
	src := q.Field.In(&p.rep.Revision)
	sp := hull(q)
	words := lowerWords(sp.In(src))
	_, _, back := wordlist.Commit()["back"].In(words)
	_, _, done := wordlist.Commit()["done"].In(words)
	if back = back || q.Act == hearsay.Retract; !back && !done {
		return
	}
	side := Side(x.Key, answersFor(x))
	keys, _ := namedSides(who, []hearsay.Span{sp}, side)
	p.out.Reports = append(p.out.Reports, commitment.Report{ID: string(q.ID), Article: string(p.rep.Item.ID), Party: side, At: p.r.When(), Terms: p.terms(sp.In(src)), Parties: keys, Back: back, Done: done && !back})
	p.out.At = append(p.out.At, Fulfilment{Article: p.rep.Item.ID, Ref: p.rep.Revision.RefOrID(), Outlet: p.rep.Item.Outlet, Day: p.rep.Revision.Published.Day(), Quote: q.ID, Field: q.Field, Sentence: sp})
}

// deeds takes what sentences tell parties to have done. Sentences in quotes that deny, ask, threaten or
// suppose tell nothing.
func (p *promising) deeds(f hearsay.Field, who []Mentioned) {
	src := f.In(&p.rep.Revision)
	sentence, terms := hearsay.Span{}, []uint64(nil)
	strikes, said := wordlist.Commit()["strike"], wordlist.Commit()["said"]
	for _, v := range p.facts.Verbs[f] {
		if !v.Done || v.Doer.Empty() || p.thin[term.Hash(v.Lemma)] {
			continue
		}
		if _, _, ok := said.In([]string{v.Lemma}); ok {
			continue
		}
		k := slices.IndexFunc(who, func(m Mentioned) bool { return m.Itself && m.At.Overlaps(v.Doer) })
		if k < 0 {
			continue
		}
		x := who[k].Party
		q := innermost(p.rep.Reading, f, v.Span)
		if q != nil && !tellsDone[q.Act] {
			continue
		}
		if sentence != v.Sentence {
			sentence, terms = v.Sentence, p.terms(v.Sentence.In(src))
		}
		side := Side(x.Key, answersFor(x))
		keys, _ := namedSides(who, []hearsay.Span{v.Sentence}, side)
		strike := slices.ContainsFunc(strikes, func(w []string) bool { // "send", and "home" in the sentence
			return w[0] == v.Lemma && (len(w) == 1 || slices.Contains(lowerWords(v.Sentence.In(src)), w[1]))
		})
		r := commitment.Report{ID: string(p.rep.Item.ID) + "/" + string(f) + "/" + strconv.Itoa(v.Span.Start), Article: string(p.rep.Item.ID), Party: side, At: p.r.When(), Verb: v.Lemma, Strike: strike, Terms: terms, Parties: keys}
		at := Fulfilment{Article: p.rep.Item.ID, Ref: p.rep.Revision.RefOrID(), Outlet: p.rep.Item.Outlet, Day: p.rep.Revision.Published.Day(), Field: f, Sentence: v.Sentence}
		if q != nil {
			at.Quote = q.ID
		}
		p.out.Reports, p.out.At = append(p.out.Reports, r), append(p.out.At, at)
	}
}

// tellsDone are the acts that report a deed as done.
var tellsDone = map[hearsay.Act]bool{hearsay.Assert: true, hearsay.Confirm: true, hearsay.Admit: true, hearsay.ClaimResponsibility: true, hearsay.Announce: true, hearsay.Condemn: true, hearsay.Praise: true, hearsay.Accuse: true}
