package accuse

import (
	"strings"
	"unicode/utf8"

	"hearsay/internal/text"
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
	r.nameClaims()
	if r.asks() || r.turnedRound() || r.ofAClaim() {
		whole = questioned
	}
	if r.openedBy() {
		whole |= hypothetical
	}
	if len(cs) > 0 && r.text(cs[0].start) == "That" && (cs[0].kind == sub || cs[0].kind == rel) {
		if r.refuted(0) {
			s = negated // "That Tarnovia did it is a lie"
		} else {
			s = r.unupheld(1) // "That Tarnovia did it is unproven"
		}
	}
	denied := -1   // verb that rejects a thing; what else its subject does is not rejected
	last := -1     // verb before
	until := false // behind "until": what is not yet is told in the present
	relFrom := -1  // comma that opened the relative clause a scope began in
	lacking := -1  // "without"
	var before scope
	for k := range cs {
		c := &cs[k]
		if lacking >= 0 && r.pastLack(lacking, k) {
			s, lacking = s&^negated, -1
		}
		switch {
		case c.kind == stop && c.start == c.end && k > 0 && (cs[k-1].kind == verb || cs[k-1].kind == noun) && k+1 < len(cs) && cs[k+1].kind == sub:
			// words that a quote leaves out between its cue and its content, "denied on Monday that", or within it, "rejected the remark,
			// made in Velm, that"
		case c.kind == stop:
			s, relFrom, until = r.opened(k), -1, false
		case c.kind == rel && k > 0 && cs[k-1].kind == comma:
			relFrom, before = k, s
		case c.kind == comma && relFrom >= 0 && k > relFrom+1:
			s, relFrom = before, -1
		}
		if c.kind == conj && denied >= 0 && k+1 < len(cs) && cs[k+1].kind == verb && !cs[k+1].inf && !cs[k+1].ing {
			s, denied = s&^negated, -1 // "dismissed the remarks and accused Velia"
		}
		if c.kind == conj && k+1 < len(cs) && cs[k+1].kind == verb && !cs[k+1].neg && !cs[k+1].inf && !cs[k+1].ing && !cs[k+1].passive && cs[k+1].blame&(en.VBlame|en.VAccuse) != 0 {
			s &^= negated // "rejected groundless claims that …, and accused Velia"
		}
		if c.kind == conj && denied >= 0 && r.clauseOfItsOwn(k) {
			s, denied = s&^negated, -1
		}
		if c.kind == conj && k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].neg && !cs[k+1].inf && !cs[k+1].ing {
			s &^= negated // "has no links with the crew and was not involved": two denials, no double one
		}
		if (c.kind == rel || c.kind == sub) && r.notCleft(k) {
			cs[k-1].scope |= negated
			s |= negated
		}
		s |= r.verbless(k)
		c.scope |= s | whole
		switch c.kind {
		case sub, stop, rel:
			denied = -1
		}
		switch c.kind {
		case verb:
			if x := r.verbScope(k); x != 0 {
				if denied = -1; x == negated && s&negated == 0 && c.blame&en.VDeny != 0 {
					denied = k
				}
				s |= x
			}
			if c.modal && !r.canSay(c) {
				c.scope |= hypothetical
			}
			if c.may {
				c.scope |= hedged
			}
			c.scope |= r.unreal(k, last)
			if r.spares(k) {
				c.scope ^= negated // "attacked nobody"
			}
			if x := r.unlaid(k); x != 0 {
				s, c.scope = s|x, c.scope|x
			}
			if until && (r.w.toks[c.start].form == formFinite || r.w.toks[c.start].form == formBase) {
				c.scope |= hypothetical
			}
			if r.mood(c) {
				c.scope |= hypothetical
			} else if c.neg || c.inf && k > 0 && cs[k-1].fn == fnNot {
				c.scope ^= negated
			}
			if c.inf && last >= 0 { // "should be careful to attack", "did not try to attack"
				c.scope |= cs[last].scope & (negated | hypothetical)
			}
			last = k
		case sub:
			if c.fn == fnSince || r.beforehand(c) {
				until = r.untold(c)
			}
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
			if c.fn == fnDoubt && !r.noDoubt(k) || r.itDoubtful(k, last) {
				s |= questioned
			}
			s |= r.theorised(k) | r.debunked(k) | r.perhaps(k)
			if r.uninformed(k) {
				s |= questioned
			}
			for i := c.start; i < c.head; i++ {
				if r.fakeReport(k, i) {
					s |= negated
				}
				switch r.w.toks[i].fn {
				case fnFalse:
					if r.text(i+1) != "flag" && !r.spread(k) {
						s |= negated
					}
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
			c.scope |= r.feared(k)
		case prep:
			if c.fn == fnSince || r.beforehand(c) {
				until = r.untold(c)
			}
			if c.fn == fnWithout && !(k+1 < len(cs) && cs[k+1].fn == fnDoubt) && !r.unproven(k, last) && s&negated == 0 {
				s |= negated
				lacking = k
			}
		case other:
			if c.fn == fnDoubt && !(last >= 0 && cs[last].neg) {
				s |= questioned
			}
		}
	}
	r.takesBackLater()
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
		case p.neg, p.end == p.start+1 && (r.text(p.start) == "nothing" || r.text(p.start) == "Nothing") && c.blame&en.VPrevent == 0:
			s |= negated // "has no need to attack", "have nothing to blame Tarnovia for"
		case p.blame&en.NAttempt != 0 && r.text(p.head) != "attempt":
			s |= hypothetical // "has plans to attack"
		case k >= 2 && cs[k-2].kind == prep && cs[k-2].fn == fnFor:
			s |= hypothetical // "rockets for Velian jets to attack"
		}
	}
	s |= r.ahead(k, last)
	if last < 0 {
		return s
	}
	l := &cs[last]
	if c.ing && p.kind == prep {
		if v := r.beforeAside(k - 1); v >= 0 {
			l = &cs[v]
		}
	}
	if c.inf && p.kind == other && l.copula && r.text(p.end-1) == "about" {
		s |= hypothetical // "is about to invade"
	}
	if c.inf && p.kind == verb && last == k-1 && (p.copula && !p.passive && (c.blame&en.VBlame == 0 || r.hasObject(k)) || l.blame&en.VAsk != 0 && !l.passive) {
		s |= hypothetical // "is to use force", "asked to hack her telephone"
	}
	if c.ing && r.held(k) {
		s |= hypothetical
	}
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
	if c.ing && p.kind == prep && p.fn == fnOf && l.blame&en.VClear != 0 && !l.neg {
		s |= negated // "was cleared of shelling", "cleared Tarnovia of shelling"
	}
	if c.ing && p.kind == prep && (p.fn == fnOf && l.blame&en.VAccuse != 0 || p.fn == fnFor && l.blame&en.VBlame != 0) {
		s |= l.scope & (questioned | hypothetical) // "was to accuse Tarnovia of bombing", "refused to blame it for bombing"
	}
	if c.ing && p.kind == prep && p.fn == fnFrom && (l.blame&en.VPrevent != 0 || refraining[r.text(l.head)]) {
		s |= hypothetical // "to prevent Tarnovia from accusing"
	}
	if c.ing && p.kind == prep && k >= 2 {
		q := &cs[k-2]
		switch {
		case p.fn == fnOf && q.kind == noun && q.blame&en.NAttempt != 0 && q.blame&en.NNoHint == 0:
			s |= hypothetical // "at risk of hacking"
		case q.fn == fnCapable, q.end > q.start && r.w.toks[q.end-1].fn == fnCapable:
			s |= hypothetical
		case p.fn == fnFor && q.kind == noun && q.party < 0 && l.blame&(en.VBlame|en.VAccuse|en.VBelieve|en.VClaim|en.VPunish) == 0:
			s |= hypothetical // "an arsenal for attacking"
		}
	}
	if !c.inf && !c.ing && (p.kind == conj && r.w.toks[c.start].form == formBase || p.kind == comma && (l.modal || l.scope&hypothetical != 0) && r.bareForm(k)) {
		s |= l.scope & (negated | hypothetical) // "will invade and bomb"
	}
	return s
}

// itDoubtful reports whether the pronoun at chunk k stands for a clause that is doubted: "considers it unlikely that". Chunk last is the verb before it.
func (r *reader) itDoubtful(k, last int) bool {
	c := &r.w.chunks[k]
	return r.w.toks[c.start].fn == fnIt && r.w.toks[c.end-1].fn == fnDoubt && !(last >= 0 && r.w.chunks[last].neg)
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
		if !c.neg && !(k > 0 && r.nobody(k-1)) {
			return questioned
		}
		return 0 // "no one doubts that"
	case c.fn == fnExclude || r.rulesOut(k):
		if c.neg || strings.EqualFold(r.text(c.start), "cannot") {
			return hypothetical
		}
		return negated
	case c.fn != fnDoubt && r.fault(k)&en.VKeep != 0 && k+1 < len(cs) && cs[k+1].kind == other && r.text(cs[k+1].start) == "short":
		return hypothetical // "stopped short of blaming": nobody is cleared
	case r.itUntrue(k), r.callsItUntrue(k), r.saidWrongly(k), r.retractsBare(k):
		return negated
	case r.leftOpen(k) != 0:
		return r.leftOpen(k)
	case strings.HasPrefix(strings.ToLower(r.text(c.head)), "purport") && k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].inf:
		return questioned // "a video purporting to show"
	case r.unsaid(k), r.onlySaid(k), r.unspecific(k), r.spurns(k), r.unconfirmed(k):
		return questioned
	case !c.neg && !c.modal && r.has(r.f.unlaid.Jest, c.head) && r.clauseAt(k+1):
		return hypothetical // "joked that"
	case r.withheld(k) != 0:
		return r.withheld(k)
	case r.silent(k) || r.noncommittal(k):
		return questioned
	case r.belittles(k):
		if w := r.text(c.head); w[0]|0x20 == 'd' && w[1] == 'o' || w[0]|0x20 == 'p' {
			return questioned // "played down reports that"
		}
		return negated
	case c.neg && k+1 < len(cs) && cs[k+1].fn == fnDoubt:
		return 0
	case c.blame&en.VDeny != 0 && !c.neg && c.blame&en.VDeed == 0 && !strings.EqualFold(r.text(c.start), "cannot"):
		return negated
	case c.blame&en.VDeny != 0 && c.neg && c.blame&en.VDeed == 0 && !c.modal && !c.passive:
		return questioned // "has never denied that": nobody says so
	case c.neg && k+1 < len(cs) && r.itDoubtful(k+1, -1):
		return hypothetical // "does not consider it unlikely"
	case c.neg && strings.HasPrefix(r.text(c.head), "know") && k+1 < len(cs) && r.has(askingWords, cs[k+1].start):
		return questioned // "never know where Tarnovia bombs"
	case c.neg && c.blame&(en.VBelieve|en.VClaim) != 0:
		return negated
	case c.neg && c.blame&(en.VTo|en.VBlame|en.VAccuse|en.VPoint) != 0:
		return negated
	case c.neg && c.copula && r.notSure(k):
		return questioned // "is not sure that": nobody is cleared
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
	if n := len(t); n > 0 { // a quote leaves its mark out
		d := r.in.Doc
		for i := t[n-1].at + 1; i < len(d.Toks) && i < t[n-1].at+3 && d.Toks[i].Kind == text.Punct; i++ {
			if s := d.Text(i); s == "?" {
				return true
			} else if c, _ := utf8.DecodeRuneInString(s); !quoteMark(c) {
				break
			}
		}
	}
	for i := len(t) - 1; i >= 0 && i >= len(t)-3; i-- {
		if s := r.text(i); s == "?" {
			return true
		} else if !t[i].quote {
			return false
		}
	}
	return false
}

// partyOf returns the party of the noun at chunk k, or nil.
func (r *reader) partyOf(k int) *party {
	if k < 0 || k >= len(r.w.chunks) || r.w.chunks[k].party < 0 {
		return nil
	}
	return &r.w.parties[r.w.chunks[k].party]
}
