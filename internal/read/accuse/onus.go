package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon/en"
)

// laid: "laid the blame for it on Y", "suspicion fell on Y", "the fault lies with Y". A
// responsibility that lies with somebody is a duty unless it is one for harm.
func (r *reader) laid(k int) {
	cs := r.w.chunks
	v := -1
	if k > 0 && cs[k-1].kind == verb && cs[k-1].blame&en.VLay != 0 {
		v = k - 1
	}
	onus := strings.ToLower(r.text(cs[k].head))
	duty := onus == "responsibility"
	for j := k + 1; j+1 < len(cs) && j < k+12; j++ {
		x := &cs[j]
		switch {
		case x.kind == stop, x.kind == rel, x.kind == sub:
			return
		case x.kind == verb:
			if v >= 0 || x.blame&en.VRest == 0 || x.inf || x.neg && onus == "suspicion" {
				return
			}
			v = j
		case x.kind == prep && x.fn == fnFor && duty:
			if duty = false; !r.mishap(j+1) && !r.harm(j+1) {
				return
			}
		case x.kind == prep && v >= 0 && x.fn == fnOn && r.onBehind(j):
			// "the blame for the attack on a Velian tanker on Tarnovia"
		case x.kind == prep && v >= 0 && (x.fn == fnOn || x.fn == fnWith):
			least := person
			if duty {
				least = organ
			}
			if p := r.partyOf(j + 1); p != nil && p.strength >= least && r.sure(j+1) {
				r.each(j+1, func(m int) { r.blame(m, v, "blame", least) })
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
	by := k
	if cs[k].kind == noun && k > 0 && cs[k-1].kind == verb {
		by = k - 1 // "imposed sanctions on": who does so accuses
		before := cs[by].scope
		cs[by].scope |= cs[k].scope // "announced possible sanctions"
		defer func() { cs[by].scope = before }()
	}
	if who < 0 || cs[k].neg || cs[k].ing && k > 0 && cs[k-1].kind == verb && cs[k-1].blame&en.VBelieve != 0 {
		return // "considered fining"
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
		if x.fn == fnFor && designates(r.text(cs[k].head)) && r.wrongdoing(m) {
			r.each(who, func(n int) { r.blame(n, by, "charge", named) })
			return
		}
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
		if fine := r.fault(k)&en.VFine != 0; fine && (cs[m].kind == noun && r.mishap(m) && r.partyOf(m) == nil || cs[m].kind == verb && cs[m].ing && r.fault(m)&en.VWrong != 0) {
			if p := r.partyOf(who); p != nil && p.strength >= named {
				r.each(who, func(n int) { r.blame(n, by, "charge", named) })
			}
			return
		}
		if cs[m].kind == noun && r.harm(m) && (r.partyOf(m) == nil || r.partyOf(m).country == "") || cs[m].kind == verb && cs[m].ing && cs[m].blame&(en.VDeed|en.VSoft) != 0 {
			r.each(who, func(n int) { r.blame(n, by, "charge", person) })
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

// namedAs: "named Y as the culprit", "Y was identified [by X] as the source of the attack".
func (r *reader) namedAs(k int) {
	cs := r.w.chunks
	c := &cs[k]
	who := c.subj
	j := k + 1
	if !c.passive {
		if who = r.object(k); who < 0 {
			return
		}
		if who > k { // not "the crew that Kestria named as the culprit"
			j = r.pastApposition(who + 1)
		}
	}
	if !c.passive && who > k && j < len(cs) && r.partyOf(who) != nil {
		m := j // "considers Y the probable author", "holds Y to be the culprit"
		if cs[m].kind == verb && cs[m].inf && cs[m].copula && m+1 < len(cs) {
			m++
		}
		if cs[m].kind == noun && (m > j || m == who+1) && (r.culpritNoun(m) || r.culpritAlone(m)) {
			r.each(who, func(n int) { r.blame(n, k, "named", named) })
			return
		}
	}
	if c.passive && j+2 < len(cs) && cs[j].kind == prep && cs[j].fn == fnBy && cs[j+1].kind == noun {
		j += 2 // "was named by Kestria as the culprit"
	}
	if c.neg || j+1 >= len(cs) {
		return
	}
	if !c.passive && who > k && r.harm(who) {
		r.calledDeed(k, j)
		return
	}
	if cs[j].end-cs[j].start != 1 || r.text(cs[j].start) != "as" {
		return
	}
	if who > k && j+2 < len(cs) && cs[j+1].kind == verb && cs[j+1].ing && cs[j+1].copula && (cs[j+2].fn == fnResponsible || cs[j+2].fn == fnBehind) {
		r.each(who, func(m int) { r.blame(m, k, "named", named) }) // "identified Tarnovia as being responsible for"
		return
	}
	if who >= 0 && (r.culpritNoun(j+1) || r.culpritAlone(j+1)) {
		r.each(who, func(m int) { r.blame(m, k, "named", named) })
	}
}

// calledDeed blames whose deed something is called by the verb at chunk k, from chunk j behind its object on: "described the raid as an operation of
// Tarnovia". What is done "by" somebody doneBy reads.
func (r *reader) calledDeed(k, j int) {
	cs := r.w.chunks
	for ; j < len(cs) && (cs[j].kind == prep || cs[j].kind == noun) && !(cs[j].end == cs[j].start+1 && r.text(cs[j].start) == "as"); j++ {
	}
	if j+3 < len(cs) && cs[j+1].kind == noun && !cs[j+1].neg && cs[j+1].blame&(en.NAct|en.NDeed) != 0 && cs[j+2].kind == prep && cs[j+2].fn == fnOf {
		r.each(j+3, func(m int) { r.blame(m, k, "named", named) })
	}
}

// culpritNoun reports whether the noun at chunk j says of somebody that they did it.
func (r *reader) culpritNoun(j int) bool {
	cs := r.w.chunks
	if j >= len(cs) || cs[j].kind != noun || cs[j].blame&en.NCulprit == 0 || cs[j].neg || r.partyOf(j) != nil && r.partyOf(j).country != "" {
		return false
	}
	if j+2 >= len(cs) || cs[j+1].kind != prep {
		return false
	}
	if r.text(cs[j].head) == "cause" {
		return cs[j+1].fn == fnOf && r.mishap(j+2)
	}
	return (cs[j+1].fn == fnOf || cs[j+1].fn == fnBehind || cs[j+1].fn == fnIn) && r.harm(j+2)
}

// designates reports whether a verb puts somebody on a list of those who are punished, as treasuries do.
func designates(w string) bool {
	switch w {
	case "designate", "designates", "designated", "designating", "blacklisted", "blacklists":
		return true
	}
	return false
}

// wrongdoing reports whether the words behind "for", chunk m, tell what somebody is designated for having done: "for having shipped", "for supplying the
// raiders". Places are designated for what they are to be used for.
func (r *reader) wrongdoing(m int) bool {
	cs := r.w.chunks
	materially := cs[m].kind == other && r.text(cs[m].start) == "materially" && m+1 < len(cs)
	if materially {
		m++
	}
	c := &cs[m]
	having := c.kind == verb && r.text(c.start) == "having"
	if c.kind != verb || !c.ing && !having {
		return false
	}
	return materially || having || c.blame&(en.VDeed|en.VSoft|en.VFund) != 0
}
