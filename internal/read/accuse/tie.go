package accuse

import (
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// attach gives a culprit without a state the state that the words after it tie it to:
// "hackers from Tarnovia", "a group linked to the Tarnovian government", "working for". It returns the chunk of who says so in a clause of its
// own, "a group they link to", 0 if nobody does.
func (r *reader) attach(k int) (teller int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.kind != noun {
		return teller
	}
	var p *party
	if c.party >= 0 {
		p = &r.w.parties[c.party]
	}
	culprit := p != nil && p.strength >= group
	people := c.blame&(en.NOrgan|en.NPerson|en.NGroup|en.NUnit) != 0 || r.folk(k)
	if j := k + 1; (p == nil || p.country == "") && j+1 < len(cs) && cs[j].kind == prep && r.enrolled(k, culprit) {
		return teller
	}
	if !culprit && !people || p != nil && p.country != "" {
		return teller
	}
	j := k + 1
	if r.originAt(k, j) {
		return teller
	}
	// the organ or the people of a state
	if j+1 < len(cs) && cs[j].kind == prep {
		q := r.stateAt(j + 1)
		switch {
		case q == nil:
		case cs[j].fn == fnOf && c.blame&en.NBad != 0:
			if r.employs(j + 1) {
				r.tie(k, j+1, q, bad, "noun")
			}
			return teller
		case cs[j].fn == fnOf && c.blame&en.NFoe != 0:
			return // "adversaries of Tarnovia" are not Tarnovia's
		case cs[j].fn == fnOf && c.blame&(en.NOrgan|en.NPerson|en.NUnit|en.NGroup) != 0:
			r.tie(k, j+1, q, organ, "noun")
			return teller
		case cs[j].fn == fnFrom:
			s := person
			if culprit {
				s = bad
			}
			if q.strength == state {
				r.tie(k, j+1, q, s, "based")
			}
			return teller
		}
	}
	if !culprit && c.blame&(en.NPerson|en.NGroup) == 0 && !r.folk(k) {
		return teller
	}
	// participles after it
	steps := 0
	for ; j < len(cs) && steps < 6; j++ {
		x := &cs[j]
		switch {
		case x.kind == noun && teller == 0 && j+1 < len(cs) && cs[j+1].kind == verb && !cs[j+1].neg && !cs[j+1].passive && !cs[j+1].modal && cs[j+1].blame&(en.VTo|en.VLink|en.VBelieve) != 0 &&
			(j == k+1 || cs[j-1].kind == rel || cs[j-1].kind == sub):
			teller = j // "a group they link to", "that we believe works for"
			if j++; cs[j].blame&(en.VTo|en.VLink) != 0 {
				r.ties(k, j)
				return teller
			}
		case x.kind == verb && x.modal && !x.copula:
			return teller
		case x.kind == comma || x.kind == rel:
			if j > k+2 {
				return teller
			}
		case x.kind == verb && x.neg:
			return teller
		case x.kind == noun && x.neg:
			return teller
		case x.kind == noun && x.blame&en.NLimb != 0 && cs[j-1].kind == verb && (cs[j-1].copula || cs[j-1].passive && cs[j-1].blame&en.VBelieve != 0) && j+2 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnOf:
			if q := r.stateAt(j + 2); q != nil {
				r.tie(k, j+2, q, bad, "work")
			}
			return teller
		case x.kind == verb && j == k+1 && culprit && r.w.toks[x.head].fn == fnHave && !x.modal && j+1 < len(cs) && cs[j+1].kind == noun && cs[j+1].blame&en.NTie != 0:
		case x.kind == noun && x.blame&en.NTie != 0 && j+2 < len(cs) && cs[j+1].kind == prep && (cs[j+1].fn == fnTo || cs[j+1].fn == fnWith):
			if q := r.stateAt(j + 2); q != nil && x.scope == 0 {
				r.tie(k, j+2, q, bad, "work")
			}
			return teller
		case x.kind == prep && x.fn == fnOf && r.originAt(k, j):
			return teller
		case x.kind == prep && x.fn == fnFrom && hacking(p) && (cs[j-1].kind == comma || cs[j-1].kind == other || cs[j-1].kind == verb && cs[j-1].copula && !cs[j-1].neg && !cs[j-1].modal):
			if q := r.stateAt(j + 1); q != nil && q.strength == state { // "hackers, presumably from Tarnovia"
				r.tie(k, j+1, q, bad, "based")
			}
			return teller
		case x.kind == prep && j+3 < len(cs) && cs[j+1].kind == noun && cs[j+1].fn == fnBehalf && cs[j+2].kind == prep:
			if q := r.stateAt(j + 3); q != nil { // "hackers in the pay of Tarnovia"
				r.tie(k, j+3, q, bad, "work")
			}
			return teller
		case x.kind == noun && hacking(p) && cs[j-1].kind == verb && cs[j-1].copula && !cs[j-1].neg && !cs[j-1].modal && r.loneAt(j) != nil:
			r.tie(k, j, r.loneAt(j), bad, "noun") // "hackers suspected to be Tarnovian"
			return teller
		case x.kind == sub && j == k+1 && r.text(x.start) == "that":
		case x.kind == prep && x.fn == fnWith, x.kind == verb && x.blame == 0 && j > k+1:
		case x.kind == noun && r.text(x.head) == "confidence":
		case x.kind == conj && j+1 < len(cs) && cs[j+1].kind == verb && cs[j+1].blame&(en.VLink|en.VWork|en.VBase) != 0:
		case x.kind == verb && x.blame&(en.VLink|en.VTo|en.VWork|en.VBase|en.VSponsor|en.VRetain) != 0 && !(x.blame&en.VWork == 0 && !x.passive && !x.reduced && x.blame&en.VBase == 0),
			x.kind == other && x.blame&(en.VLink|en.VTo|en.VBase) != 0:
			r.ties(k, j)
			return teller
		case x.kind == verb && (x.copula || x.blame&en.VBelieve != 0 && (x.passive || x.reduced)), x.kind == other, x.kind == sub && r.text(x.start) == "as":
		default:
			return teller
		}
		steps++
	}
	return teller
}

// originAt ties the culprit at chunk k to the state that the words at chunk j say it comes
// from: "a group of suspected Tarnovian origin".
func (r *reader) originAt(k, j int) bool {
	cs := r.w.chunks
	if j+1 >= len(cs) || cs[j].kind != prep || cs[j].fn != fnOf && cs[j].fn != fnWith || cs[j+1].kind != noun || cs[j+1].fn != fnOrigin || cs[j+1].neg {
		return false
	}
	t := r.w.toks
	for i := cs[j+1].start; i < cs[j+1].head; i++ {
		if e := t[i].entry; e != nil && e.Class == world.Adjective && e.Country != "" && t[i].suffix == noSuffix {
			r.tie(k, j+1, &party{country: e.Country}, bad, "based")
			return true
		}
	}
	return false
}

// ties reads what follows the participle at chunk j for the party at chunk k.
func (r *reader) ties(k, j int) {
	cs := r.w.chunks
	x := &cs[j]
	m := j + 1
	for m < len(cs) && (cs[m].kind == other || cs[m].kind == prep && cs[m].fn == fnNone) {
		m++
	}
	if word := r.text(x.head); m == j+1 && m < len(cs) && cs[m].kind == noun && !x.passive && len(word) > 4 && (word == "serving" || word == "serves" || word == "served") {
		if q := r.stateAt(m); q != nil && q.strength >= organ { // "a group serving Tarnovia"
			r.tie(k, m, q, bad, "work")
		}
		return
	}
	if m+1 >= len(cs) || cs[m].kind != prep {
		return
	}
	// "on behalf of", "at the behest of"
	behalf := m+3 < len(cs) && cs[m+1].kind == noun && cs[m+1].fn == fnBehalf && cs[m+2].kind == prep
	if behalf {
		m += 2
	}
	q := r.stateAt(m + 1)
	if q == nil {
		return
	}
	p := r.partyOf(k)
	switch fn := cs[m].fn; {
	case x.blame&en.VWork != 0 && q.strength >= organ && (behalf || fn == fnFor):
		if behalf && orders(r.text(cs[m-1].head)) {
			r.tie(k, m+1, q, bad, "work-order")
			break
		}
		r.tie(k, m+1, q, bad, "work")
	case x.blame&en.VBase != 0 && (!hacking(p) || k >= 2 && cs[k-1].kind == prep && cs[k-1].fn == fnOf && x.passive && !x.reduced):
	case x.blame&en.VBase != 0 && (fn == fnIn || fn == fnFrom || fn == fnOf) && q.strength == state:
		r.tie(k, m+1, q, bad, "based")
	case x.blame&(en.VLink|en.VTo) != 0 && (fn == fnTo || fn == fnWith) && q.strength >= organ:
		r.tie(k, m+1, q, bad, "work")
	case x.blame&en.VWork != 0 && (fn == fnFor || fn == fnOf || fn == fnWith) && q.strength >= organ:
		r.tie(k, m+1, q, bad, "work")
	case x.blame&en.VWork != 0 && fn == fnIn && p != nil && !hacking(p): // "forces operating in Kestria" may be those of another
	case x.blame&en.VWork != 0 && (fn == fnFrom || fn == fnIn) && q.strength == state:
		r.tie(k, m+1, q, bad, "based")
	case x.blame&(en.VSponsor|en.VRetain) != 0 && fn == fnBy && q.strength >= organ:
		if x.blame&en.VOrder != 0 && r.toldElse(m+1) {
			return
		}
		if p != nil && p.strength >= group || r.hostile(k) || (r.w.chunks[k].blame&en.NPerson != 0 || r.folk(k)) && r.employs(m+1) {
			frame := "work"
			if x.blame&en.VOrder != 0 {
				frame = "work-order"
			}
			r.tie(k, m+1, q, bad, frame)
		}
	}
}

// hacking reports whether p does harm from where it sits. An armed group is no doing of the
// state whose land it holds.
func hacking(p *party) bool { return p != nil && p.strength == bad }

// stateAt returns the party of the noun at chunk k if it names a state.
func (r *reader) stateAt(k int) *party {
	if k >= len(r.w.chunks) || r.w.chunks[k].kind != noun || r.w.chunks[k].party < 0 {
		return nil
	}
	p := &r.w.parties[r.w.chunks[k].party]
	if p.country == "" || p.strength < organ {
		return nil
	}
	return p
}

// employs reports whether the party at chunk k is a body that has hackers and spies of its
// own: an armed force or a service. "Hackers of the parliament" may be whom it fears.
func (r *reader) employs(k int) bool {
	h := &r.w.toks[r.w.chunks[k].head]
	if h.entry != nil && h.entry.Class == world.Service {
		return true
	}
	return h.blame&en.NArms != 0
}

// loneAt returns the party of the noun at chunk k if it is a state's adjective on its own.
func (r *reader) loneAt(k int) *party {
	if p := r.partyOf(k); p != nil && p.strength == lone && r.w.chunks[k].end == r.w.chunks[k].start+1 && r.w.toks[r.w.chunks[k].head].suffix == noSuffix {
		return p
	}
	return nil
}

// tie gives the noun at chunk k the country of q.
func (r *reader) tie(k, at int, q *party, s strength, frame string) {
	c := &r.w.chunks[k]
	if c.party < 0 {
		np := party{start: c.start, end: c.end, strength: s, mild: s == bad, folk: r.folk(k)}
		c.party = len(r.w.parties)
		if np.folk {
			s, np.strength, np.mild = person, person, false
		}
		np.name = r.title(c, &np)
		r.w.parties = append(r.w.parties, np)
	}
	p := &r.w.parties[c.party]
	p.country, p.frame, p.tied = q.country, frame, at
	p.mild = p.mild || p.strength < group && s == bad
	p.strength = max(p.strength, s)
}
