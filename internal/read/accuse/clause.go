package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// scope is what the words around a chunk make of it.
type scope uint8

const (
	negated scope = 1 << iota
	questioned
	hypothetical
	hedged // may have
)

// reader reads one input.
type reader struct {
	f   *Finder
	w   *Work
	in  *Input
	out *Findings
}

// scopes marks the chunks that stand under a denial, a question or a condition. A scope ends
// with its clause: at a semicolon, at "but", or where a relative clause closes.
func (r *reader) scopes() {
	cs := r.w.chunks
	var s, whole scope
	if r.asks() {
		whole = questioned
	}
	last := -1    // verb before
	relFrom := -1 // comma that opened the relative clause a scope began in
	var before scope
	for k := range cs {
		c := &cs[k]
		switch {
		case c.kind == stop:
			s, relFrom = 0, -1
		case c.kind == rel && k > 0 && cs[k-1].kind == comma:
			relFrom, before = k, s
		case c.kind == comma && relFrom >= 0 && k > relFrom+1:
			s, relFrom = before, -1
		}
		c.scope |= s | whole
		switch c.kind {
		case verb:
			s |= r.verbScope(k)
			if c.modal {
				c.scope |= hypothetical
			}
			if c.may {
				c.scope |= hedged
			}
			c.scope |= r.unreal(k, last)
			if c.neg || c.inf && k > 0 && cs[k-1].fn == fnNot {
				c.scope ^= negated
			}
			if c.inf && last >= 0 { // "should be careful to attack", "did not try to attack"
				c.scope |= cs[last].scope & (negated | hypothetical)
			}
			last = k
		case sub:
			switch {
			case c.fn == fnWhether:
				s |= questioned
			case c.fn == fnIf && k > 0 && cs[k-1].kind == verb && cs[k-1].blame&en.VAsk != 0:
				s |= questioned
			case c.fn == fnIf:
				s |= hypothetical
			}
		case noun:
			if c.neg && c.blame&(en.NNoHint|en.NCulp|en.NDeed) != 0 && c.party < 0 {
				s |= negated
			}
			if c.fn == fnDoubt && !r.noDoubt(k) {
				s |= questioned
			}
			for i := c.start; i < c.head; i++ {
				switch r.w.toks[i].fn {
				case fnFalse:
					s |= negated
				case fnPossible:
					c.scope |= hypothetical
				}
			}
			if c.neg {
				c.scope ^= negated
			}
			if k > 0 && cs[k-1].kind == other && cs[k-1].fn == fnNot {
				c.scope ^= negated
			}
		case prep:
			if c.fn == fnWithout && !(k+1 < len(cs) && cs[k+1].fn == fnDoubt) {
				s |= negated
			}
		case other:
			if c.fn == fnDoubt && !(last >= 0 && cs[last].neg) {
				s |= questioned
			}
		}
	}
}

// unreal returns what makes the verb at chunk k no deed: it is only possible, meant or
// prevented. last is the verb before it, -1 if there is none.
func (r *reader) unreal(k, last int) scope {
	cs := r.w.chunks
	c := &cs[k]
	var s scope
	if k == 0 {
		return 0
	}
	p := &cs[k-1]
	if c.inf && p.kind == noun {
		switch {
		case p.neg:
			s |= negated // "has no need to attack"
		case p.blame&en.NAttempt != 0 && r.text(p.head) != "attempt":
			s |= hypothetical // "has plans to attack"
		case k >= 2 && cs[k-2].kind == prep && cs[k-2].fn == fnFor:
			s |= hypothetical // "rockets for Velian jets to attack"
		}
	}
	if last < 0 {
		return s
	}
	l := &cs[last]
	if c.inf || c.ing {
		if l.fn == fnAllow || c.inf && l.blame&en.VPlan != 0 && k-last < 9 {
			s |= hypothetical
		}
		if l.scope&hypothetical != 0 && c.inf && (p.kind == noun || p.kind == verb) {
			s |= hypothetical // "allowed to use them to attack"
		}
	}
	if c.ing && (p.kind == comma || p.kind == verb) {
		s |= l.scope & (negated | hypothetical) // "will advance, attacking"
		if p.kind == comma {
			s &^= negated
		}
	}
	if c.ing && p.kind == prep && k >= 2 {
		q := &cs[k-2]
		switch {
		case q.fn == fnCapable, q.end > q.start && r.w.toks[q.end-1].fn == fnCapable:
			s |= hypothetical
		case p.fn == fnFor && q.kind == noun && q.party < 0 && l.blame&(en.VBlame|en.VAccuse|en.VBelieve|en.VClaim) == 0:
			s |= hypothetical // "an arsenal for attacking"
		}
	}
	if p.kind == conj && !c.inf && !c.ing && r.w.toks[c.start].form == formBase {
		s |= l.scope & (negated | hypothetical) // "will invade and bomb"
	}
	return s
}

// noDoubt reports whether the noun "doubt" at chunk k is one that is not there.
func (r *reader) noDoubt(k int) bool {
	c := &r.w.chunks[k]
	for i := c.start; i < c.head; i++ {
		if s := r.text(i); s == "little" || s == "Little" {
			return true
		}
	}
	if k > 0 {
		if p := &r.w.chunks[k-1]; p.kind == prep || p.kind == verb && p.neg {
			return true // "beyond doubt"
		}
	}
	return c.neg
}

// verbScope returns what the verb at chunk k makes of all that follows in its clause.
func (r *reader) verbScope(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	switch {
	case c.fn == fnDoubt:
		if !c.neg {
			return questioned
		}
		return 0
	case c.fn == fnExclude || r.rulesOut(k):
		if c.neg || strings.EqualFold(r.text(c.start), "cannot") {
			return hypothetical
		}
		return negated
	case c.neg && k+1 < len(cs) && cs[k+1].fn == fnDoubt:
		return 0
	case c.blame&en.VDeny != 0 && !c.neg && c.blame&en.VDeed == 0:
		return negated
	case c.neg && c.blame&(en.VBelieve|en.VClaim) != 0:
		return negated
	case c.neg && c.blame&(en.VTo|en.VBlame|en.VAccuse|en.VPoint) != 0:
		return negated
	case c.neg && (c.blame == 0 || c.copula) && k+1 < len(cs) && (cs[k+1].kind == other || cs[k+1].kind == noun && cs[k+1].blame&(en.NNoHint|en.NCulp) != 0):
		return negated // "is not clear", "did not show evidence"
	case c.blame&en.VPlan != 0 && k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].inf:
		cs[k+1].scope |= hypothetical
	case c.blame&en.VAsk != 0 && k+1 < len(cs) && cs[k+1].kind == sub:
		return questioned
	case c.modal && c.blame&(en.VBelieve|en.VClaim) == 0 && c.inf:
		return hypothetical
	}
	return 0
}

// rulesOut reports whether the verb at chunk k is "rule out".
func (r *reader) rulesOut(k int) bool {
	c := &r.w.chunks[k]
	switch r.text(c.head) {
	case "rule", "rules", "ruled", "ruling":
		return c.head+1 < len(r.w.toks) && r.text(c.head+1) == "out"
	}
	return false
}

// asks reports whether the input is a question.
func (r *reader) asks() bool {
	t := r.w.toks
	for i := len(t) - 1; i >= 0 && i >= len(t)-3; i-- {
		if s := r.text(i); s == "?" {
			return true
		} else if !t[i].quote {
			return false
		}
	}
	return false
}

// subjects gives each verb its subject: the noun phrase before it, over appositions and
// relative clauses, or the subject of the verb it is coordinated with or depends on.
func (r *reader) subjects() {
	cs := r.w.chunks
	last := -1 // verb before
	for k := range cs {
		c := &cs[k]
		if c.kind != verb {
			continue
		}
		c.subj = r.subject(k, last)
		if k >= 2 && cs[k-1].kind == noun && cs[k-1].party >= 0 && cs[k-2].kind == verb && cs[k-2].copula && cs[k-2].end == cs[k-2].head+1 && (c.reduced || c.passive) && !r.hasObject(k) {
			c.subj, c.passive, c.reduced = k-1, true, false // "were Velia attacked"
			if s := r.text(cs[k-2].head); s == "were" || s == "Were" {
				c.scope |= hypothetical
			}
			last = k
			continue
		}
		if c.reduced && c.subj >= 0 && r.finite(k, c.subj) {
			c.reduced = false
		} else if c.reduced {
			c.passive = true
		}
		last = k
	}
}

// finite reports whether a bare -ed form at chunk k, with its subject at s, is a past tense
// and not a participle: an object follows and no agent does.
func (r *reader) finite(k, s int) bool {
	cs := r.w.chunks
	t := &r.w.toks[cs[k].head]
	if k+1 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnBy {
		return false
	}
	if t.form == formPast {
		p := r.partyOf(s)
		return r.hasObject(k) || cs[k].blame&en.VDeed == 0 || p == nil || p.strength >= group || r.intransitive(k)
	}
	return k+1 < len(cs) && (cs[k+1].kind == noun || cs[k+1].kind == conj && r.object(k) >= 0)
}

// hasObject reports whether a noun phrase or a clause follows the verb at chunk k.
func (r *reader) hasObject(k int) bool {
	cs := r.w.chunks
	for k++; k < len(cs) && cs[k].kind == other; k++ {
	}
	return k < len(cs) && (cs[k].kind == noun || cs[k].kind == sub && cs[k].fn == fnThat || cs[k].kind == conj)
}

// intransitive reports whether the verb of harm at chunk k needs no object.
func (r *reader) intransitive(k int) bool {
	c := &r.w.chunks[k]
	if c.end > c.head+1 {
		return true // "broke into", "opened fire"
	}
	switch s := r.text(c.head); s {
	case "invaded", "interfered", "meddled", "spied", "snooped", "eavesdropped":
		return true
	}
	return false
}

func (r *reader) subject(k, last int) int {
	cs := r.w.chunks
	c := &cs[k]
	j := k - 1
	for j >= 0 && cs[j].kind == other {
		j--
	}
	if j < 0 {
		return -1
	}
	if c.inf || c.ing && (cs[j].kind == prep || cs[j].kind == comma) {
		if c.inf && cs[j].kind == noun && last >= 0 && cs[last].blame&(en.VAccuse|en.VBlame|en.VSponsor|en.VAsk) != 0 && !cs[last].passive {
			return j
		}
		if c.ing && cs[j].kind == prep && last >= 0 && cs[last].blame&(en.VBlame|en.VAccuse) != 0 && !cs[last].passive {
			return r.object(last)
		}
		if c.inf && cs[j].kind == noun && j > 0 && cs[j-1].kind == prep && cs[j-1].fn == fnFor && r.partyOf(j) != nil {
			return j
		}
		if last >= 0 {
			return cs[last].subj
		}
		if c.ing || cs[j].kind != noun {
			return -1
		}
	}
	switch cs[j].kind {
	case noun:
		return r.climb(j, 0)
	case verb:
		if c.ing && cs[j].blame&en.VTry != 0 && !cs[j].passive {
			return cs[j].subj // "began attacking"
		}
	case rel:
		j--
		if j >= 0 && cs[j].kind == comma {
			j--
			if j >= 0 && cs[j].kind == noun {
				return r.antecedent(j)
			}
		}
		if j >= 0 && cs[j].kind == noun {
			return r.climb(j, 0) // "members in Velia who" is about the members
		}
	case conj:
		if last >= 0 {
			return cs[last].subj
		}
	case comma:
		if m := r.opening(j); m > 0 {
			return r.climb(m-1, 0)
		}
		if last >= 0 {
			return cs[last].subj
		}
	}
	return -1
}

// opening returns the comma that opens the insertion closed by the comma at chunk j, if a
// noun phrase stands before it; else 0.
func (r *reader) opening(j int) int {
	cs := r.w.chunks
	for m := j - 1; m > 0 && m > j-14; m-- {
		if cs[m].kind == stop {
			return 0
		}
		if cs[m].kind == comma && cs[m-1].kind == noun && (cs[m+1].kind == noun || cs[m+1].kind == rel || cs[m+1].kind == verb && !cs[m+1].inf || cs[m+1].kind == other || cs[m+1].kind == prep) {
			return m
		}
	}
	return 0
}

// climb goes from a noun after a preposition to the noun it modifies: "hackers from Velia"
// is about hackers.
func (r *reader) climb(j, floor int) int {
	cs := r.w.chunks
	for {
		m := j - 1
		for m > floor && cs[m].kind == prep {
			m--
		}
		if i := r.listed(j, floor); i > floor && i-2 >= floor && cs[i-1].kind == prep && cs[i-1].fn != fnBy && cs[i-1].fn != fnSince && cs[i-2].kind == noun {
			j = i - 2 // "firms in Velia, Kestria and Tarnovia"
			continue
		}
		switch {
		case m < j-1 && cs[j-1].fn == fnSince:
			return j // "crossed into Velia since Tarnovia attacked"
		case m == j-1 && m-3 >= floor && cs[m].kind == conj && cs[m-1].kind == noun && cs[m-2].kind == prep && cs[m-3].kind == noun && cs[m-2].fn != fnBy:
			j = m - 3 // "hackers from Velia and Tarnovia"
		case m == j-1 && m-1 >= floor && cs[m].kind == verb && cs[m].fn == fnCalled && cs[m-1].kind == noun:
			j = m - 1 // "a group called Velian Night"
		case m == j-1 || m < floor:
			return j
		case cs[m].kind == noun:
			if cs[j-1].fn == fnBy {
				return j
			}
			j = m
		case cs[m].kind == verb && m-1 >= floor && cs[m-1].kind == noun && (cs[m].reduced || cs[m].ing):
			j = m - 1 // "a group linked to Velia"
		default:
			return j
		}
	}
}

// listed returns the first noun of the list that ends with "and" and the noun at chunk j, or j.
func (r *reader) listed(j, floor int) int {
	cs := r.w.chunks
	i, n := j, 0
	for i-2 >= floor {
		m := i - 1
		if cs[m].kind == conj && cs[m-1].kind == comma && m-2 >= floor {
			m-- // ", and"
		} else if cs[m].kind != conj && (cs[m].kind != comma || n == 0) {
			break
		}
		if m-1 < floor || cs[m-1].kind != noun {
			break
		}
		i = m - 1
		n++
	}
	return i
}

// antecedent of a relative clause: the noun phrase before it, or the one that carries it.
func (r *reader) antecedent(j int) int {
	if p := r.partyOf(j); p != nil && p.strength >= state {
		return j
	}
	return r.climb(j, 0)
}

// partyOf returns the party of the noun at chunk k, or nil.
func (r *reader) partyOf(k int) *party {
	if k < 0 || k >= len(r.w.chunks) || r.w.chunks[k].party < 0 {
		return nil
	}
	return &r.w.parties[r.w.chunks[k].party]
}
