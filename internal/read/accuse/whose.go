package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// Whose a plan is that a sentence names, who is put right, and who is only held to account: small words of grammar that turn a culprit round.

// others reports whether the infinitive behind the noun at chunk j tells somebody's intent ("a plot to bomb", "the attempt to interfere") that the
// subject of the verb at chunk last does not share: it condemns, uncovers, thwarts or reports it. Who makes an attempt, launches a campaign or has
// a plan is who acts.
func (r *reader) others(j, last int) bool {
	cs := r.w.chunks
	if cs[j].kind != noun || cs[j].blame&en.NAttempt == 0 && !r.f.unlaid.Intent[strings.ToLower(r.text(cs[j].head))] {
		return false
	}
	c := &cs[last]
	switch {
	case r.owner(j) != nil:
		return true
	case c.passive, c.copula, c.blame&(en.VDo|en.VOrder|en.VPlan|en.VTry|en.VSponsor) != 0 && c.blame&en.VPrevent == 0 && c.fn != fnReveal:
		return false
	}
	return c.blame&(en.VPrevent|en.VBelieve|en.VClaim|en.VPoint|en.VBlame|en.VAccuse) != 0 || c.fn == fnCondemn || c.fn == fnReveal || r.f.unlaid.Counter[strings.ToLower(r.text(c.head))]
}

// schemer is the chunk of whose plan the noun at chunk j is, "Tarnovia's attempt", -1 if the words do not tell.
func (r *reader) schemer(j int) int {
	if r.owner(j) != nil {
		return j
	}
	return -1
}

// owner is the state that the noun at chunk j says it belongs to: "Tarnovia's attempt", "Tarnovian attempts".
func (r *reader) owner(j int) *party {
	if p := r.partyOf(j); p != nil && p.country != "" {
		return p
	}
	return nil
}

// corrected returns the noun phrase before "not" or "and not", of which that at chunk j is the wrong alternative, -1 if there is none: "Tarnovia, not
// Kestria, was behind it".
func (r *reader) corrected(j int) int {
	cs := r.w.chunks
	i := cs[j].start - 1
	if j < 2 || i < 2 || r.text(i) != "not" {
		return -1
	}
	i--
	switch r.text(i) {
	case ",", "and", "but":
	default:
		return -1
	}
	if w := r.text(i - 1); w == "," {
		i--
	}
	for p := j - 1; p >= 0 && p >= j-4; p-- {
		switch cs[p].kind {
		case noun:
			if cs[p].end == i {
				return p
			}
		case verb, sub, rel:
			return -1
		}
	}
	return -1
}

// none reports whether the noun phrase at chunk j is of nothing: "no ship", "not a single ship", "not one of them".
func (r *reader) none(j int) bool {
	c := &r.w.chunks[j]
	if c.kind != noun {
		return false
	}
	if c.neg {
		return true
	}
	if c.start == 0 || r.w.toks[c.start-1].fn != fnNot {
		return false
	}
	switch r.text(c.start) {
	case "one":
		return true
	case "a":
		return c.start+1 < c.end && r.text(c.start+1) == "single"
	}
	return false
}

// pastLack reports whether what "without" at chunk k says is not there ends before chunk j: at the comma behind words that open the sentence, or at a
// verb of the clause around it ("the raid that left the town without power was …"). A clause of its own, "without proof that", goes on.
func (r *reader) pastLack(k, j int) bool {
	cs := r.w.chunks
	c := &cs[j]
	if j < k+2 {
		return false
	}
	switch c.kind {
	case comma:
		return k == 0 || cs[k-1].kind == comma || cs[k-1].kind == conj
	case verb:
		joined := cs[j-1].kind == conj && !c.inf && !c.ing // "without leave and rammed a boat"
		if !joined && (c.inf || c.ing || c.reduced || c.head == c.start && !finiteForm(r.w.toks[c.head].form)) {
			return false
		}
	default:
		return false
	}
	for m := k + 1; m < j; m++ {
		if x := cs[m].kind; x == sub || x == rel || x == verb || x == stop {
			return false
		}
	}
	return true
}

func finiteForm(f form) bool { return f == formFinite || f == formPast }

// silent reports whether the verb at chunk k says that its subject does not speak of what follows: "declined to comment on a report that",
// "refused to say that".
func (r *reader) silent(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || k+1 >= len(cs) || !r.f.unlaid.Decline[strings.ToLower(r.text(c.head))] {
		return false
	}
	j := k + 1
	for j < len(cs) && cs[j].kind == other {
		j++
	}
	return j < len(cs) && cs[j].kind == verb && cs[j].inf && r.f.unlaid.Utter[r.text(cs[j].head)]
}

// noncommittal reports whether the verb at chunk k is the second of two of which neither is done: "neither confirmed nor denied", "did not confirm
// or deny", "declined to confirm or deny".
func (r *reader) noncommittal(k int) bool {
	i := r.w.chunks[k].head
	if r.w.chunks[k].blame&en.VDeny == 0 || i < 3 || r.text(i-1) != "nor" && r.text(i-1) != "or" || !r.f.unlaid.Avow[r.text(i-2)] {
		return false
	}
	return r.text(i-1) == "nor" || r.undone(i-3)
}

// orDenies reports whether the verb at chunk k is the first of such a pair: "neither admitted nor denied".
func (r *reader) orDenies(k int) bool {
	i := r.w.chunks[k].head
	if i+2 >= len(r.w.toks) || r.w.toks[i+2].blame&en.VDeny == 0 || !r.f.unlaid.Avow[r.text(i)] {
		return false
	}
	return r.text(i+1) == "nor" || r.text(i+1) == "or" && i > 0 && r.undone(i-1)
}

// undone reports whether "not", "neither" or a verb of declining stands at token i or shortly before it.
func (r *reader) undone(i int) bool {
	for m := i; m >= 0 && m > i-3; m-- {
		if w := r.text(m); r.w.toks[m].fn == fnNot || w == "neither" || r.f.unlaid.Decline[w] {
			return true
		}
	}
	return false
}
