package accuse

import (
	"slices"
	"strings"

	"hearsay/lexicon/en"
)

// A charge that a text quotes to call it untrue is rejected, whichever way it says so: "the claim that Tarnovia did it was debunked", "it is false
// that", "no truth in reports that", "contrary to claims that", "a post claiming that … is fake", "posts falsely claim that", "retracted its
// report that". What is only rumoured, or was said in an earlier version, nobody lays.

// debunked returns what a sentence makes of the charge behind the noun at chunk k.
func (r *reader) debunked(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	in := func(set map[string]bool) bool { return r.has(set, c.head) }
	switch {
	case c.neg && in(r.f.unlaid.Basis) && k+1 < len(cs) && cs[k+1].kind == prep:
		return negated // "no truth in the claim that"
	case k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].blame&(en.VBelieve|en.VClaim|en.VName) != 0 && r.conspiracy(c):
		return questioned // "a conspiracy theory holds that"
	case k+1 < len(cs) && cs[k+1].kind == verb && r.f.unlaid.Show[r.text(cs[k+1].head)] && r.doctored(c):
		return negated // "a doctored video shows"
	case k+2 < len(cs) && strings.HasPrefix(r.text(c.head), "version") && earlier(r.text(max(c.start, c.head-1))):
		return questioned // "an earlier version of this article said"
	case k+1 < len(cs) && cs[k+1].kind == verb && (cs[k+1].ing || cs[k+1].reduced) && r.f.unlaid.Alleging[r.text(cs[k+1].head)] && r.refuted(k+1):
		return negated // "a post claiming that … is fake"
	}
	if in(r.f.unlaid.Theory) && r.aboutUntrue(k) {
		return negated // "claims about a ship entering its waters are untrue"
	}
	if !r.claimed(k) && !(in(r.f.unlaid.Invention) && k+1 < len(cs) && r.text(cs[k+1].start) == "that") {
		return 0
	}
	switch {
	case in(r.f.unlaid.Invention), r.takenBack(k), r.refuted(k + 1), r.ascriber(k).Len() == 0 && r.answered(k+1):
		return negated
	case in(r.f.unlaid.Rumour) || r.conspiracy(c), k > 0 && r.takesDown(k-1), r.noted(k):
		return questioned
	}
	return 0
}

// aboutUntrue reports whether the noun at chunk k, with "about" or "of" behind it, has a predicate that calls it untrue: "claims about … do not
// correspond to reality".
func (r *reader) aboutUntrue(k int) bool {
	cs := r.w.chunks
	if k+3 < len(cs) && cs[k+1].kind == verb && cs[k+1].reduced && cs[k+2].kind == prep && cs[k+2].fn == fnBy && cs[k+3].kind == noun {
		k += 3 // "reports spread by Velian media about"
	}
	if k+2 >= len(cs) || cs[k+1].kind != prep {
		return false
	}
	switch r.text(cs[k+1].start) {
	case "about", "of", "regarding", "concerning", "on":
	default:
		return false
	}
	for j := k + 2; j < len(cs) && j < k+longTheory; j++ {
		switch c := &cs[j]; c.kind {
		case stop, rel, conj, sub:
			return false
		case verb:
			if c.inf || c.ing && !c.passive || c.reduced {
				continue
			}
			return !c.neg && r.refutes(j) || c.neg && strings.HasPrefix(r.text(c.head), "correspond")
		}
	}
	return false
}

// noted reports whether the charge that the noun at chunk k names is only noted, by the verb before it, and nobody is said to lay it: "notes
// allegations that", "is looking into claims that".
func (r *reader) noted(k int) bool {
	cs := r.w.chunks
	if k == 0 || r.ascriber(k).Len() > 0 || !r.has(r.f.unlaid.Charge, cs[k].head) {
		return false
	}
	m := k - 1
	if cs[m].kind == prep && m > 0 {
		m--
	}
	return cs[m].kind == verb && !cs[m].passive && r.has(r.f.unlaid.Note, cs[m].head)
}

// takenBack reports whether the verb or words before the noun at chunk k say that it does not hold: "retracted its report that", "contrary to
// claims that".
func (r *reader) takenBack(k int) bool {
	cs := r.w.chunks
	if k == 0 {
		return false
	}
	if p := &cs[k-1]; p.kind == verb {
		return !p.neg && !p.passive && r.has(r.f.unlaid.Retract, p.head)
	}
	if r.ratedBefore(k) {
		return true
	}
	i := cs[k].start
	return cs[k-1].kind == prep && i >= 2 && strings.EqualFold(r.text(i-1), "to") && strings.EqualFold(r.text(i-2), "contrary")
}

// takesBackLater marks as asked what stands before a verb by which its speaker takes it back in the same sentence: "suggested that Tarnovia did it; he has
// since withdrawn the remark", "accused Tarnovia of it but later retracted the claim".
func (r *reader) takesBackLater() {
	cs := r.w.chunks
	for k := 2; k+1 < len(cs); k++ {
		c := &cs[k]
		if c.kind != verb || c.neg || c.passive || c.inf || c.modal {
			continue
		}
		if w := r.text(c.head); !strings.HasPrefix(w, "retract") && !strings.HasPrefix(w, "withdr") {
			continue
		}
		o := r.object(k)
		if o < k || !r.has(r.f.unlaid.Theory, cs[o].head) && !r.has(r.f.unlaid.Charge, cs[o].head) {
			continue
		}
		p := &cs[k-1]
		since := k > 2 && p.kind == sub && r.text(p.start) == "since" && cs[k-2].kind == verb // "has since withdrawn"
		if p.kind == noun && p.fn != fnIt || p.kind != noun && p.kind != conj && p.kind != other && !since {
			continue // somebody else's: "while Kestria retracted its claim"
		}
		for j := range cs[:k] {
			cs[j].scope |= questioned
		}
	}
}

// refuted reports whether the second finite verb behind chunk k, which opens a clause or has one, says that the whole is untrue: "was debunked",
// "is misleading", "turned out to be false".
func (r *reader) refuted(k int) bool {
	j := r.predicate(k)
	return j >= 0 && !r.w.chunks[j].neg && r.refutes(j)
}

// predicate returns the second finite verb behind chunk k, which opens a clause or has one, if a noun phrase ends before it; else -1.
func (r *reader) predicate(k int) int {
	cs := r.w.chunks
	verbs := 0
	for j := k + 1; j < len(cs) && j < k+longTheory; j++ {
		switch c := &cs[j]; c.kind {
		case rel:
			if j = r.asideEnd(j); j < 0 {
				return -1
			}
		case stop, conj:
			return -1
		case verb:
			if c.inf || c.ing && !c.passive {
				continue
			}
			if verbs++; verbs < 2 {
				continue
			}
			if cs[j-1].kind != noun && cs[j-1].kind != other && cs[j-1].kind != comma {
				continue
			}
			return j
		}
	}
	return -1
}

// answered reports whether the second finite verb behind chunk k says that somebody rejects the whole: "was denied by the army", "is contradicted by".
// Whose claim it is keeps making it, where the words tell that.
func (r *reader) answered(k int) bool {
	j := r.predicate(k)
	return j >= 0 && r.w.chunks[j].passive && !r.w.chunks[j].neg && r.has(r.f.unlaid.Reject, r.w.chunks[j].head)
}

// refutes reports whether the verb at chunk j says of its subject that it is untrue.
func (r *reader) refutes(j int) bool {
	cs := r.w.chunks
	c := &cs[j]
	head := strings.ToLower(r.text(c.head))
	if c.passive && r.f.unlaid.Debunk[head] {
		return true
	}
	if !c.copula && !turns[head] {
		return false
	}
	for m := j + 1; m < len(cs) && m < j+4; m++ {
		switch x := &cs[m]; {
		case x.kind == verb && x.inf && x.copula, x.kind == prep && turns[head]:
		case x.kind == noun || x.kind == other || x.kind == verb && x.end == x.start+1:
			return r.calledUntrue(x)
		default:
			return false
		}
	}
	return false
}

// calledUntrue reports whether the last word of c, or one before it, says that something told is not so.
func (r *reader) calledUntrue(c *chunk) bool {
	for i := c.start; i < c.end; i++ {
		if r.w.toks[i].fn == fnFalse || r.has(r.f.unlaid.Untrue, i) || r.has(r.f.hostile.Unreal, i) {
			return true
		}
	}
	return false
}

// itUntrue reports whether the copula at chunk k says of what follows that it is not so: "it is false that", "it is a lie to say".
func (r *reader) itUntrue(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if !c.copula || c.neg || c.subj >= 0 && !strings.EqualFold(r.text(cs[c.subj].head), "it") || k == 0 || !strings.EqualFold(r.text(cs[k-1].end-1), "it") || k+2 >= len(cs) {
		return false
	}
	next := &cs[k+2]
	opens := next.kind == sub || next.kind == rel || next.kind == verb && next.inf && next.blame&(en.VBelieve|en.VClaim|en.VBlame|en.VAccuse) != 0
	if strings.EqualFold(r.text(cs[k+1].end-1), "wrong") {
		return false // "it is wrong that they get away with it"
	}
	return opens && (cs[k+1].kind == noun || cs[k+1].kind == other) && r.calledUntrue(&cs[k+1])
}

// saidWrongly reports whether the verb of saying at chunk k has an adverb by which the text takes it back: "falsely claim", "wrongly stated", or
// tells that it is said no more.
func (r *reader) saidWrongly(k int) bool {
	c := &r.w.chunks[k]
	if c.blame&(en.VBelieve|en.VClaim) == 0 {
		return false
	}
	for i := c.start; i < c.head; i++ {
		if r.has(r.f.hostile.Wrongly, i) {
			return true
		}
	}
	return k > 0 && r.w.chunks[k-1].kind == other && r.has(r.f.hostile.Wrongly, r.w.chunks[k-1].end-1)
}

// ifHad marks as supposed what stands behind an inverted "had": "Had Tarnovia burned the mall, we would know".
func (r *reader) ifHad(k int) {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != noun || cs[k-2].kind != verb || cs[k-2].end != cs[k-2].start+1 || r.text(cs[k-2].start) != "Had" && !(r.text(cs[k-2].start) == "had" && k > 2 && cs[k-3].kind == comma) {
		return
	}
	for m := k; m < len(cs) && cs[m].kind != stop && cs[m].kind != comma; m++ {
		cs[m].scope |= hypothetical
	}
}

// conspiracy reports whether c names a theory or tale of a conspiracy.
func (r *reader) conspiracy(c *chunk) bool {
	return slices.ContainsFunc(r.w.toks[c.start:c.end], func(t token) bool {
		w := r.in.Doc.Text(t.at)
		return strings.EqualFold(w, "conspiracy") || strings.EqualFold(w, "rumour") || strings.EqualFold(w, "rumor")
	})
}

// doctored reports whether c is words or pictures that somebody has made up.
func (r *reader) doctored(c *chunk) bool {
	for i := c.start; i < c.head; i++ {
		if r.has(r.f.hostile.Bogus, i) || r.has(r.f.unlaid.Made, i) {
			return r.f.hostile.Words[strings.TrimSuffix(strings.ToLower(r.text(c.head)), "s")]
		}
	}
	return false
}

// has reports whether set holds the word at token i, whatever its case. It allocates nothing.
func (r *reader) has(set map[string]bool, i int) bool {
	r.w.low = appendLower(r.w.low[:0], r.text(i))
	return set[string(r.w.low)]
}

func earlier(w string) bool {
	return w == "earlier" || w == "previous" || w == "original" || w == "first"
}

var (
	turns = words("turn turns turned prove proves proved proven")
)
