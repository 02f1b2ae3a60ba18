package pipeline

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/measure/commitment"
	wordlist "hearsay/lexicon/tally"
)

// say takes what a party says as words that may take something back, or tell it as done.
func (p *promising) say(q *hearsay.Quote, x link.Party) {
	src := q.Field.In(&p.rep.Revision)
	sp := hull(q)
	words := lowerWords(sp.In(src))
	_, _, worded := wordlist.Commit()["back"].In(words)
	_, _, done := wordlist.Commit()["done"].In(words)
	back := worded || q.Act == hearsay.Retract
	if !back && !done {
		return
	}
	side := Side(x.Key, answersFor(x))
	keys, _ := p.namedSides(q.Field, []hearsay.Span{sp}, side)
	about := q.Content // "withdrew the offer": that it is taken back is no word of the offer
	switch phrases := wordlist.Commit(); {
	case worded:
		about = []hearsay.Span{holding(src, sp, phrases["back"])}
	case !back:
		about = []hearsay.Span{holding(src, sp, phrases["done"])}
	}
	m := p.matter(q.Field, about)
	p.out.Reports = append(p.out.Reports, commitment.Report{ID: string(q.ID), Article: string(p.rep.Item.ID), Party: side, At: p.r.When(), Terms: m.terms, Proper: m.names, Numbers: m.numbers, All: m.all, Parties: keys, Back: back, Done: done && !back})
	p.out.At = append(p.out.At, Fulfilment{Article: p.rep.Item.ID, Ref: p.rep.Revision.RefOrID(), Outlet: p.rep.Item.Outlet, Day: p.rep.Revision.Published.Day(), Quote: q.ID, Field: q.Field, Sentence: sp})
}

// deeds takes what sentences tell parties to have done. Sentences in quotes that deny, ask, threaten or
// suppose tell nothing.
func (p *promising) deeds(f hearsay.Field, who []Mentioned) {
	src := f.In(&p.rep.Revision)
	strikes, said := wordlist.Commit()["strike"], wordlist.Commit()["said"]
	quotes := newQuoteIndex(p.rep.Reading, f)
	for _, v := range p.facts.Verbs[f] {
		carry := wordlist.Commit()["carry"].Has(v.Lemma)
		if carry && v.Finite && !v.Done && p.rep.Reading.Genre == hearsay.GenreLive {
			v.Done, v.Doer = true, before(src, who, v.Span.Start)
		}
		if !v.Done || v.Doer.Empty() || p.thin[term.Hash(v.Lemma)] {
			continue
		}
		if _, _, ok := said.In([]string{v.Lemma}); ok {
			continue
		}
		k := p.who[f].at.first(v.Doer, func(i int) bool { return who[i].Itself })
		if k < 0 {
			continue
		}
		x := who[k].Party
		q := quotes.innermost(v.Span)
		if q != nil && !tellsDone[q.Act] {
			continue
		}
		side, part := Side(x.Key, answersFor(x)), clause(src, v.Sentence, v.Span)
		keys, _ := p.namedSides(f, []hearsay.Span{part}, side)
		m := p.matter(f, []hearsay.Span{part})
		strike := slices.ContainsFunc(strikes, func(w []string) bool { // "send", and "home" in the sentence
			return w[0] == v.Lemma && (len(w) == 1 || slices.Contains(lowerWords(v.Sentence.In(src)), w[1]))
		})
		r := commitment.Report{ID: string(p.rep.Item.ID) + "/" + string(f) + "/" + strconv.Itoa(v.Span.Start), Article: string(p.rep.Item.ID), Party: side, At: p.r.When(), On: p.lastTime(f, part, v.Sentence), Verb: v.Lemma, Strike: strike,
			Terms: m.terms, Proper: m.names, Numbers: m.numbers, All: m.all, Parties: keys, Targets: targets(src, v.Sentence, v.Span, v.Doer, p.who[f].in([]hearsay.Span{v.Sentence}), side), Undo: wordlist.Commit()["undo"].Has(v.Lemma)}
		at := Fulfilment{Article: p.rep.Item.ID, Ref: p.rep.Revision.RefOrID(), Outlet: p.rep.Item.Outlet, Day: p.rep.Revision.Published.Day(), Field: f, Sentence: v.Sentence}
		if carry {
			r.Object = p.object(src[v.Span.End:v.Sentence.End])
		}
		if q != nil {
			at.Quote = q.ID
		}
		p.out.Reports, p.out.At = append(p.out.Reports, r), append(p.out.At, at)
	}
}

// before is the place of the party that is named right before byte at, empty for none: in a live report the present tells what is done.
func before(src string, who []Mentioned, at int) hearsay.Span {
	for _, m := range who {
		if m.Itself && m.At.End < at && strings.TrimSpace(src[m.At.End:at]) == "" {
			return m.At
		}
	}
	return hearsay.Span{}
}

// objectWords are those behind a verb among which its object stands.
const objectWords = 3

// object is what the words behind a verb name as its object, as far as they are particular: those before any mark or word of place and reason.
func (p *promising) object(tail string) []uint64 {
	end := 0
	for _, w := range placed(tail, objectWords) {
		if strings.ContainsAny(tail[end:w.from], ",.;:!?()\"“”—–") || wordlist.Acts()["belongs"].Has(w.s) || wordlist.Commit()["why"].Has(w.s) {
			break
		}
		end = w.to
	}
	return p.terms(tail[:end])
}

// tellsDone are the acts that report a deed as done.
var tellsDone = map[hearsay.Act]bool{hearsay.Assert: true, hearsay.Confirm: true, hearsay.Admit: true, hearsay.ClaimResponsibility: true, hearsay.Announce: true, hearsay.Condemn: true, hearsay.Praise: true, hearsay.Accuse: true}
