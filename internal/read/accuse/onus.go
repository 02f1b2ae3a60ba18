package accuse

import (
	"slices"

	"hearsay"
	"hearsay/lexicon/en"
)

// laid: "laid the blame for it on Y", "suspicion fell on Y", "responsibility lies with Y".
func (r *reader) laid(k int) {
	cs := r.w.chunks
	lays := k > 0 && cs[k-1].kind == verb && cs[k-1].blame&en.VLay != 0 && !cs[k-1].neg
	for j := k + 1; j+1 < len(cs) && j < k+7; j++ {
		x := &cs[j]
		switch {
		case x.kind == stop, x.kind == rel, x.kind == sub:
			return
		case x.kind == verb:
			if lays || x.blame&en.VRest == 0 || x.neg || x.modal || x.inf {
				return
			}
			lays = true
		case x.kind == prep && lays && (x.fn == fnOn || x.fn == fnWith):
			if p := r.partyOf(j + 1); p != nil && p.strength >= organ {
				r.each(j+1, func(m int) { r.blame(m, k, "blame", organ) })
			}
			return
		}
	}
}

// marked: "the attack bears the hallmarks of Y", "has Tarnovian fingerprints".
func (r *reader) marked(k int) {
	cs := r.w.chunks
	if k == 0 || cs[k-1].kind != verb || cs[k-1].passive || cs[k-1].modal || cs[k-1].subj < 0 || !r.couldBeHarm(cs[k-1].subj) {
		return
	}
	if k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnOf {
		if p := r.partyOf(k + 2); p != nil && p.strength >= organ {
			r.each(k+2, func(m int) { r.blame(m, k, "mark", organ) })
		}
	}
}

// punishes: "expelled two Tarnovian envoys for spying", "imposed sanctions on Y for the hack".
// The deed must be told: sanctions alone accuse nobody.
func (r *reader) punishes(k, who int) {
	cs := r.w.chunks
	if who < 0 || cs[k].neg {
		return
	}
	for j := max(k, who) + 1; j+1 < len(cs) && j < k+9; j++ {
		x := &cs[j]
		if x.kind == stop || x.kind == verb || x.kind == rel || x.kind == sub {
			return
		}
		if x.kind != prep || x.fn != fnFor && x.fn != fnOn && x.fn != fnIn && r.text(x.start) != "over" {
			continue
		}
		m := j + 1
		if x.fn == fnIn { // "in response to the hack"
			if cs[m].kind != noun || r.text(cs[m].head) != "response" && r.text(cs[m].head) != "retaliation" || m+2 >= len(cs) || cs[m+1].kind != prep {
				continue
			}
			m += 2
		}
		if x.fn == fnOn { // "on suspicion of", "on charges of"
			if cs[m].kind != noun || cs[m].blame&(en.NOnus|en.NCulp) == 0 || m+2 >= len(cs) || cs[m+1].kind != prep {
				continue
			}
			m += 2
		}
		if p := r.partyOf(who); p != nil && p.strength == person && (cs[who].blame&en.NPrivate != 0 || cs[m].kind == noun && cs[m].blame&en.NCrime != 0) {
			return // a citizen arrested, a soldier held for theft: no matter of their state
		}
		if cs[m].kind == noun && r.harm(m) && (r.partyOf(m) == nil || r.partyOf(m).country == "") || cs[m].kind == verb && cs[m].ing && cs[m].blame&(en.VDeed|en.VSoft) != 0 {
			r.each(who, func(n int) { r.blame(n, k, "charge", person) })
			return
		}
	}
}

// clears: "a court cleared Y of it", "Y was acquitted"; what the sentence said before of a
// charge against Y is taken back.
func (r *reader) clears(k int) {
	cs := r.w.chunks
	c := &cs[k]
	who := c.subj
	switch {
	case c.neg || c.modal:
		return
	case who < 0 || k > 0 && cs[k-1].kind == stop: // "was accused but cleared"
		for j := k - 1; j >= 0; j-- {
			if cs[j].kind == verb {
				who = cs[j].subj
				break
			}
		}
	case !c.passive:
		who = r.object(k)
	}
	p := r.partyOf(who)
	if p == nil || p.strength < person {
		return
	}
	r.out.Accused = slices.DeleteFunc(r.out.Accused, func(a hearsay.Accused) bool {
		return r.spans(p, a.Span) && (a.Rule == "accuse" || a.Rule == "charge" || a.Rule == "suspect" || a.Rule == "blame")
	})
	r.each(who, func(j int) {
		if q := r.partyOf(j); q != nil {
			r.add(&r.out.Denied, q, "clear", r.score("clear", q))
		}
	})
}

// spans reports whether sp is the words that name p.
func (r *reader) spans(p *party, sp hearsay.Span) bool {
	t, d := r.w.toks, r.in.Doc
	return d.Toks[t[p.start].at].Start == sp.Start && d.Toks[t[p.end-1].at].End == sp.End
}

// namedAs: "named Y as the culprit", "Y was identified as the source of the attack".
func (r *reader) namedAs(k int) {
	cs := r.w.chunks
	c := &cs[k]
	who := c.subj
	j := k + 1
	if !c.passive {
		if who = r.object(k); who < 0 {
			return
		}
		j = r.pastApposition(who + 1)
	}
	if c.neg || j+1 >= len(cs) || cs[j].end-cs[j].start != 1 || r.text(cs[j].start) != "as" {
		return
	}
	if who >= 0 && (r.culpritNoun(j+1) || r.culpritAlone(j+1)) {
		r.each(who, func(m int) { r.blame(m, k, "named", organ) })
	}
}

// culpritNoun reports whether the noun at chunk j says of somebody that they did it.
func (r *reader) culpritNoun(j int) bool {
	cs := r.w.chunks
	if j >= len(cs) || cs[j].kind != noun || cs[j].blame&en.NCulprit == 0 || cs[j].neg || r.partyOf(j) != nil && r.partyOf(j).country != "" {
		return false
	}
	return j+2 < len(cs) && cs[j+1].kind == prep && (cs[j+1].fn == fnOf || cs[j+1].fn == fnBehind || cs[j+1].fn == fnIn) && r.harm(j+2)
}
