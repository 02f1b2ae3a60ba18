package accuse

import "hearsay/lexicon/en"

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
			if c.fn == fnWithout {
				s |= negated
			}
		case other:
			if c.fn == fnRather {
				s |= 0
			}
		}
	}
}

// verbScope returns what the verb at chunk k makes of all that follows in its clause.
func (r *reader) verbScope(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	switch {
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
		return true
	}
	return k+1 < len(cs) && cs[k+1].kind == noun
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
		switch {
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
