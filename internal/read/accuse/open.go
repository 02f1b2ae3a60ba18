package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// What is left open: a culprit is named, and neither charged nor cleared. "It is not impossible that Tarnovia did it", "the police examine the
// possibility that", "Tarnovia's involvement cannot be ruled out", "I do not say that Tarnovia did it".

// leftOpen returns what the verb at chunk k makes of a clause behind it that it leaves open.
func (r *reader) leftOpen(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	switch {
	case k+1 >= len(cs):
		return 0
	case c.neg && c.copula && cs[k+1].kind == other && r.has(r.f.unlaid.Unsafe, cs[k+1].end-1) && r.clauseAt(k+2):
		return hypothetical // "is not impossible that"
	case !c.neg && c.copula && cs[k+1].kind == other && r.text(cs[k+1].end-1) == "impossible" && r.clauseAt(k+2):
		return negated
	case c.neg && k > 0 && r.oneself(k-1) && r.has(disclaiming, c.head) && r.clauseAt(k+1):
		return hypothetical // "we are not saying that"
	case !c.passive && !c.neg && r.has(r.f.unlaid.Weigh, c.head) && cs[k+1].kind == noun && (cs[k+1].blame&en.NCulp != 0 || r.claimed(k+1)):
		return questioned // "examine Tarnovia's role", "pursue the theory that"
	}
	return 0
}

// oneself reports whether chunk k is "I" or "we".
func (r *reader) oneself(k int) bool {
	c := &r.w.chunks[k]
	return c.kind == noun && c.end == c.start+1 && (r.w.toks[c.start].fn == fnWe || r.text(c.start) == "I")
}

// disclaiming are verbs of laying a charge in the forms that "not" stands before.
var disclaiming = words("say saying claim claiming allege alleging suggest suggesting assert asserting imply implying insinuate insinuating argue arguing")

// perhaps returns what the noun at chunk k makes of the clause behind it where it stands for what may be so: "the possibility that", "one scenario is
// that".
func (r *reader) perhaps(k int) scope {
	cs := r.w.chunks
	if !r.has(r.f.unlaid.Perhaps, cs[k].head) || k+1 >= len(cs) {
		return 0
	}
	if n := &cs[k+1]; n.kind == verb && n.copula && k+2 < len(cs) {
		k++
	}
	if n := &cs[k+1]; n.kind == sub || n.kind == rel && r.text(n.start) == "that" {
		return hypothetical
	}
	return 0
}

// openedBy reports whether the words before the input, which a quote leaves out, say that what it tells only may be so: "one hypothesis is" before
// "that Tarnovia did it".
func (r *reader) openedBy() bool {
	d, s := r.in.Doc, r.in.Range.Start
	if len(r.w.toks) > 0 {
		s = r.w.toks[0].at
	}
	if s < 2 || d.Text(s) != "that" {
		return false
	}
	i := s - 1
	if w := d.Text(i); w == "is" || w == "was" || w == "remains" {
		i--
	}
	r.w.low = appendLower(r.w.low[:0], d.Text(i))
	return r.f.unlaid.Perhaps[string(r.w.low)]
}

// fate returns what becomes of the part in a deed that the noun at chunk k names, where the verb behind it tells: it is left open ("cannot be ruled
// out", "is being examined") or excluded ("was ruled out"), or a verb before it says that it would be so ("would be an admission of").
func (r *reader) fate(k int) scope {
	cs := r.w.chunks
	for m := k - 1; m >= 0 && m > k-longFate && cs[m].kind != stop && cs[m].kind != sub; m-- {
		if c := &cs[m]; c.kind == verb {
			if c.scope&hypothetical != 0 && c.copula {
				return hypothetical
			}
			break
		}
	}
	for m := k + 1; m < len(cs) && m < k+longFate; m++ {
		switch c := &cs[m]; c.kind {
		case stop, sub, rel, conj:
			return 0
		case verb:
			excluded := c.fn == fnExclude || r.rulesOut(m)
			switch not := c.neg || strings.EqualFold(r.text(c.start), "cannot"); {
			case !c.passive || c.reduced:
				return 0
			case excluded && not:
				return hypothetical
			case excluded:
				return negated
			case !not && r.has(r.f.unlaid.Weigh, c.head):
				return questioned
			}
			return 0
		}
	}
	return 0
}

// longFate is how many chunks behind the noun of a part in a deed its verb is looked for.
const longFate = 8

// shareOf blames whose part in a deed the noun at chunk k names by "of": "the responsibility of Tarnovia for the raid", "the complicity of its army in the
// killings".
func (r *reader) shareOf(k int) {
	cs := r.w.chunks
	if !r.has(parts, cs[k].head) || cs[k].party >= 0 || k+4 >= len(cs) || cs[k+1].fn != fnOf || cs[k+3].kind != prep || cs[k+3].fn != fnIn && cs[k+3].fn != fnFor || !r.deedNoun(k+4) {
		return
	}
	p := r.partyOf(k + 2)
	if p == nil || p.strength < organ || r.w.toks[cs[k+2].start].fn == fnIt || r.w.toks[cs[k+2].start].fn == fnWe {
		return
	}
	r.add(r.list(cs[k].scope|r.governing(k)|r.fate(k)), p, "nominal-part", r.score("nominal-part", p))
}

// shareIn reports whether the noun at chunk k names a part that its owner had in a deed: "Tarnovia's role in the raid", "Tarnovian responsibility for
// the killings".
func (r *reader) shareIn(k int) bool {
	cs := r.w.chunks
	return r.has(parts, cs[k].head) && k+2 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnIn || cs[k+1].fn == fnFor) && r.deedNoun(k+2)
}
