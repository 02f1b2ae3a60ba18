package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// mood reports whether the verb group c tells what ought to be or would have been: "should not be allowed to invade" and
// "would not have invaded" deny nothing.
func (r *reader) mood(c *chunk) bool {
	if !c.neg || !c.modal && !c.may {
		return false
	}
	switch w := strings.ToLower(r.text(c.start)); w {
	case "should", "must", "ought", "shouldn", "mustn", "need", "needn":
		return true
	case "would", "wouldn", "'d", "’d":
		for i := c.start; i < c.head; i++ {
			if r.w.toks[i].fn == fnHave {
				return true
			}
		}
	}
	return false
}

// spares reports whether the verb of harm at chunk k is done to nobody: "attacked no one", "killed no civilians", "stole nothing". "No fewer than ten" and
// "nobody but soldiers" are somebody.
func (r *reader) spares(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.passive || c.neg || c.blame&(en.VDeed|en.VSoft) == 0 && r.w.toks[c.head].harm == 0 || k+1 >= len(cs) || cs[k+1].kind != noun || cs[k+1].start != c.end {
		return false
	}
	o := &cs[k+1]
	switch w := r.text(o.start); w {
	case "nobody", "nothing", "none":
	case "no":
		if o.end == o.start+1 {
			return false
		}
		switch r.text(o.start + 1) {
		case "fewer", "less", "more", "other", "small", "matter":
			return false
		}
	default:
		return false
	}
	if o.end < len(r.w.toks) {
		switch r.text(o.end) {
		case "but", "except", "other", "save", "fewer", "less":
			return false
		}
	}
	return true
}

// beforehand reports whether c is "before".
func (r *reader) beforehand(c *chunk) bool {
	w := r.text(c.start)
	return w == "before" || w == "Before"
}

// untold reports whether c is "until", "till" or "before", behind which the present tense tells what may come.
func (r *reader) untold(c *chunk) bool {
	w := strings.ToLower(r.text(c.start))
	return w == "until" || w == "till" || w == "before"
}

// unproven reports whether "without" at chunk k only says that an assertion had no proof with it: "claimed without giving evidence
// that". Chunk last is the verb before it.
func (r *reader) unproven(k, last int) bool {
	cs := r.w.chunks
	if last < 0 || cs[last].blame&(en.VClaim|en.VBelieve|en.VAccuse|en.VBlame) == 0 && !(k >= 2 && cs[last].blame&en.VPoint != 0) || cs[last].neg {
		return false
	}
	j := k + 1
	if j < len(cs) && cs[j].kind == verb && cs[j].ing {
		j++
	}
	if j >= len(cs) || cs[j].kind != noun || cs[j].blame&en.NNoHint == 0 {
		return false
	}
	return j+1 < len(cs) && (cs[j+1].kind == sub || cs[j+1].kind == comma) && last == k-1 && cs[k+1].kind == verb
}

// feared returns what the words before the noun at chunk k make of a deed: one that is feared, possible or prepared against has not
// been done.
func (r *reader) feared(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	if c.blame&(en.NDeed|en.NAct) == 0 {
		return 0
	}
	for i := c.start; i < c.head; i++ {
		switch r.text(i) {
		case "any", "Any", "potential", "possible", "imminent", "future", "eventual", "looming":
			return hypothetical
		}
	}
	if k >= 1 && cs[k-1].kind == verb && !cs[k-1].passive && r.dreads(&cs[k-1], c) {
		return hypothetical
	}
	for n := 0; n < 2 && k >= 2 && cs[k-1].kind == prep; n++ {
		p, q := &cs[k-1], &cs[k-2]
		if q.kind == other && (p.fn == fnTo || p.fn == fnOf) {
			switch r.text(q.start) {
			case "vulnerable", "afraid", "fearful", "wary", "exposed", "susceptible", "braced", "ready", "capable":
				return hypothetical
			}
		}
		if q.kind == verb && p.fn == fnFor && q.end > q.start {
			switch r.text(q.head) {
			case "preparing", "prepare", "prepared", "bracing", "braced", "brace", "readying", "planning", "plan":
				return hypothetical
			}
		}
		if q.kind != noun {
			return 0
		}
		if p.fn == fnOf && q.blame&en.NAttempt != 0 && q.blame&en.NNoHint == 0 {
			return hypothetical // "the threat of an invasion by"
		}
		if w := r.text(q.head); p.fn == fnOf && (w == "event" || w == "case" || w == "prospect" || w == "chance" || w == "likelihood" || w == "danger") && k >= 3 && (cs[k-3].kind == prep || w == "prospect" || w == "likelihood" || w == "chance") {
			return hypothetical // "in the event of an attack by"
		}
		if p.fn != fnOf || q.scope&hypothetical == 0 && r.text(q.head) != "escalation" && r.text(q.head) != "repetition" {
			return 0
		}
		if q.scope&hypothetical != 0 {
			return hypothetical
		}
		k -= 2 // "in the event of an escalation of aggression by"
	}
	return 0
}

// dreads reports whether the deed that the verb group c has as its object has not been done: "fears an attack", "trains to repel an attack". Who repelled
// one was attacked, and "to repel the invasion" meets one that goes on.
func (r *reader) dreads(c, deed *chunk) bool {
	switch w := strings.ToLower(r.text(c.head)); w {
	case "fear", "fears", "feared", "fearing", "dread", "dreads", "dreaded", "anticipate", "anticipates", "anticipated", "predict", "predicts", "predicted":
		return true
	case "repel", "deter", "prevent", "withstand", "resist", "avert", "forestall", "repulse":
		switch strings.ToLower(r.text(deed.start)) {
		case "a", "an", "another", "any":
			return c.inf || c.modal
		}
	}
	return false
}

// held reports whether the participle at chunk k tells what somebody is afraid or careful to do, or only may do: "wary of provoking",
// "potentially striking".
func (r *reader) held(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	for i := c.start; i < c.head; i++ {
		switch r.text(i) {
		case "potentially", "possibly", "conceivably":
			return true
		}
	}
	if k >= 1 && cs[k-1].kind == other && r.text(cs[k-1].start) == "potentially" {
		return true
	}
	if k < 2 || cs[k-1].kind != prep || cs[k-1].fn != fnOf || cs[k-2].kind != other {
		return false
	}
	switch r.text(cs[k-2].start) {
	case "wary", "afraid", "fearful", "cautious", "careful", "loath", "scared":
		return true
	}
	return false
}

// belittles reports whether the verb at chunk k plays down what is reported or claimed: "downplayed reports that", "to counter
// propaganda claiming that".
func (r *reader) belittles(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg {
		return false
	}
	switch strings.ToLower(r.text(c.head)) {
	case "downplay", "downplays", "downplayed", "downplaying", "counter", "counters", "countered", "countering", "debunk", "debunks", "debunked", "debunking":
	case "play", "plays", "played", "playing":
		if c.head+1 >= len(r.w.toks) || r.text(c.head+1) != "down" {
			return false
		}
	default:
		return false
	}
	for j := k + 1; j < len(cs) && j < k+3; j++ {
		if cs[j].kind == verb || cs[j].kind == stop {
			return false
		}
		if cs[j].kind != noun {
			continue
		}
		if j+1 >= len(cs) || cs[j+1].kind != sub && cs[j+1].kind != rel && !(cs[j+1].kind == verb && cs[j+1].ing) {
			return false
		}
		switch w := r.text(cs[j].head); {
		case cs[j].blame&en.NCulp != 0, w == "reports", w == "propaganda", w == "narrative", w == "narratives", w == "suggestions", w == "rumours", w == "rumors", w == "speculation":
			return true
		}
	}
	return false
}

// notSure reports whether the negated verb at chunk k tells that somebody is not sure of what follows: "is not convinced that".
func (r *reader) notSure(k int) bool {
	cs := r.w.chunks
	if k+2 >= len(cs) || cs[k+1].kind != other || cs[k+2].kind != sub && cs[k+2].kind != stop {
		return false
	}
	switch strings.ToLower(r.text(cs[k+1].end - 1)) {
	case "sure", "certain", "convinced", "confident":
		return true
	}
	return false
}

// ahead returns hypothetical where the verb at chunk k tells what is yet to come: a headline's "Kestria to attack the port", "the risk of the port being
// seized", "is likely to attack", and what somebody "will help Kestria do". last is the verb before it, -1 if there is none.
func (r *reader) ahead(k, last int) scope {
	cs := r.w.chunks
	c, p := &cs[k], &cs[k-1]
	if c.inf && p.kind == other && last >= 0 && last >= k-3 && cs[last].copula && cs[last+1].kind == other && c.head == c.start+1 && !c.copula && r.f.hostile.Yet[r.text(p.end-1)] { // "likely to have invaded" has done it
		return hypothetical
	}
	if c.inf && p.kind == verb && (p.passive || p.reduced) && last == k-1 && r.f.hostile.Yet[r.text(p.head)] && !r.perfect(c) {
		return hypothetical // "is poised to attack"
	}
	if p.kind != noun {
		return 0
	}
	switch {
	case c.inf && last < 0 && c.blame&(en.VBlame|en.VAccuse) == 0 && k == 1 && r.partyOf(0) != nil:
		return hypothetical
	case c.ing && c.passive && k >= 3 && cs[k-2].kind == prep && cs[k-2].fn == fnOf && cs[k-3].kind == noun && cs[k-3].blame&en.NAttempt != 0 && cs[k-3].blame&en.NNoHint == 0:
		return hypothetical
	case last >= 0 && last == k-2 && !c.inf && !c.ing && r.bareInfinitive(last, k):
		return cs[last].scope & (hypothetical | questioned)
	}
	return 0
}

// canSay reports whether the verb c under "can" states what is known: "can be traced to Tarnovia", "we can now attribute the attack to Tarnovia".
// Of others it is told what they are able to say.
func (r *reader) canSay(c *chunk) bool {
	if r.text(c.start) != "can" || c.blame&(en.VTo|en.VLink) == 0 {
		return false
	}
	if c.passive || c.neg {
		return c.passive
	}
	return c.start > 0 && r.w.toks[c.start-1].fn == fnWe
}

// perfect reports whether the infinitive c is one of what has been done: "to have attacked".
func (r *reader) perfect(c *chunk) bool {
	for i := c.start; i < c.head; i++ {
		if r.w.toks[i].fn == fnHave {
			return true
		}
	}
	return false
}
