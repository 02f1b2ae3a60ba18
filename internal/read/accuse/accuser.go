package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// accuser says who, by the grammar of its sentence, accuses whom: the subject of "blamed", or
// the agent of "was accused by". who is empty where the words name nobody: "It", "investigators in Velm".
type accuser struct {
	of, who hearsay.Span
	passing bool       // a participle without auxiliary: "Tarnovia, accused by Velia of the raid, said"
	phrase  text.Range // tokens of the document: the subject of an active verb, as far as the verb; empty for an agent
	verb    text.Range
}

// telling are the frames whose verb has an accuser.
var telling = map[string]bool{"accuse": true, "blame": true, "charge": true, "suspect": true, "point": true, "named": true, "members": true, "to": true, "tied": true}

// accusedBy notes who accuses the party p by the frame whose trigger is the verb at chunk k.
func (r *reader) accusedBy(p *party, k int, frame string) {
	cs := r.w.chunks
	if v := r.caughtBy(k); v >= 0 && !telling[frame] {
		k, frame = v, "accuse" // "Velia caught Tarnovia spying"
	}
	c := &cs[k]
	if !telling[frame] || c.kind != verb || c.inf || c.ing && !(k > 0 && cs[k-1].kind == comma && frame == "accuse") || c.scope != 0 {
		return
	}
	who := c.subj
	if c.passive {
		who = -1
		for j := k + 1; j+1 < len(cs) && j < k+4 && cs[j].kind != stop; j++ {
			if cs[j].kind == prep && cs[j].fn == fnBy {
				who = j + 1
			}
		}
	}
	q := r.partyOf(who)
	if q == nil && !c.passive && r.whomIt(k) { // "Velia expelled two envoys whom it accused of spying"
		for j := who - 2; j >= 0 && cs[j].kind != stop && cs[j].kind != sub; j-- {
			if cs[j].kind == verb {
				if !cs[j].passive && !cs[j].inf && !cs[j].ing {
					q = r.partyOf(cs[j].subj)
				}
				break
			}
		}
	}
	if q == p {
		return
	}
	by := accuser{of: r.span(p), passing: c.reduced && c.passive && c.blame&(en.VAccuse|en.VBlame) != 0}
	if q != nil && q.strength >= person && r.known(q) && (q.country == "" || q.strength >= organ) {
		by.who = r.span(q)
	}
	if who >= 0 && who < k && !c.passive && !c.reduced && !c.ing {
		t := r.w.toks
		by.phrase, by.verb = text.Range{Start: t[cs[who].start].at, End: t[c.start].at}, text.Range{Start: t[c.start].at, End: t[c.end-1].at + 1}
	}
	r.w.by = append(r.w.by, by)
}

// caughtBy returns the verb that has the gerund at chunk k behind its object, where its subject is who says so: "Velia caught Tarnovia spying", "sued
// Tarnovia for hacking"; -1 if there is none.
func (r *reader) caughtBy(k int) int {
	cs := r.w.chunks
	if !cs[k].ing || cs[k].subj < 1 || cs[k].subj >= k {
		return -1
	}
	if v := cs[k].subj - 1; cs[v].kind == verb && !cs[v].passive && !cs[v].reduced && !cs[v].inf && !cs[v].neg && r.has(catching, cs[v].head) {
		return v
	}
	return -1
}

var catching = words("catch catches caught sue sues sued")

// another reports whether somebody whose name does not stand in source accuses the party at sp: "Tarnovia, which Velia accuses, says it is dry".
func (w *Work) another(sp hearsay.Span, source []hearsay.Span) bool {
	return slices.ContainsFunc(w.by, func(b accuser) bool {
		return b.of == sp && !b.who.Empty() && !slices.ContainsFunc(source, b.who.Overlaps)
	})
}

// inPassing reports whether the party at sp is accused by a participle beside it: whoever that says then speaks of something else.
func (w *Work) inPassing(sp hearsay.Span) bool {
	return slices.ContainsFunc(w.by, func(b accuser) bool { return b.of == sp && b.passing })
}

// charged reports whether somebody, named or not, accuses the party at sp in the sentence just read.
func (w *Work) charged(sp hearsay.Span) bool {
	return slices.ContainsFunc(w.by, func(b accuser) bool { return b.of == sp && !b.passing })
}

// byOthers reports whether what q tells only mentions, by a participle without an agent, that others blame a, which its cue does not: "vowed revenge for a
// strike blamed on Tarnovia". Who tells so lays no blame.
func (f *Finder) byOthers(w *Work, d *text.Doc, q *hearsay.Quote, a *hearsay.Accused) bool {
	if a.Rule != "blame" || len(q.Cue) == 0 || !slices.ContainsFunc(q.Content, a.Span.Overlaps) {
		return false
	}
	if !slices.ContainsFunc(w.by, func(b accuser) bool { return b.of == a.Span && b.passing && b.who.Empty() }) {
		return false
	}
	for _, c := range q.Cue {
		for r, i := d.Tokens(c), 0; r.Start+i < r.End; i++ {
			if f.words.Get(strings.ToLower(d.Text(r.Start+i))).blame&(en.VBlame|en.VAccuse) != 0 {
				return false
			}
		}
	}
	return true
}

// span returns the bytes that name p.
func (r *reader) span(p *party) hearsay.Span {
	t, d := r.w.toks, r.in.Doc
	return hearsay.Span{Start: d.Toks[t[p.start].at].Start, End: d.Toks[t[p.end-1].at].End}
}

// speaks returns the words that name who accuses all of list, or denies its own part in all of
// it, in sentence s; false where the sentence names nobody, or more than one.
func (w *Work) speaks(d *text.Doc, s text.Range, accused, denied []hearsay.Accused) (hearsay.Span, bool) {
	var one hearsay.Span
	set := func(sp hearsay.Span) bool {
		ok := one == (hearsay.Span{}) || one == sp
		one = sp
		return ok
	}
	in := d.Span(s)
	for _, a := range accused {
		i := slices.IndexFunc(w.by, func(b accuser) bool { return b.of == a.Span })
		if i < 0 || w.by[i].who.Empty() || !in.Overlaps(w.by[i].who) || !set(w.by[i].who) {
			return one, false
		}
	}
	if len(accused) == 0 {
		for _, a := range denied {
			if a.Rule != "deny" || !set(a.Span) {
				return one, false
			}
		}
	}
	return one, one != hearsay.Span{}
}
