package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

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
		c.subj = r.preferred(r.subject(k, last))
		if c.reduced && c.subj < 0 && k == 0 {
			c.subj = r.following(k)
		}
		if k >= 2 && cs[k-1].kind == noun && cs[k-1].party >= 0 && cs[k-2].kind == verb && cs[k-2].copula && cs[k-2].end == cs[k-2].head+1 && (c.reduced || c.passive) && !r.hasObject(k) {
			c.subj, c.passive, c.reduced = k-1, true, false // "were Velia attacked"
			if s := r.text(cs[k-2].head); s == "were" || s == "Were" {
				c.scope |= hypothetical
			}
			last = k
			continue
		}
		if c.reduced && c.subj >= 0 && (r.finite(k, c.subj) || r.whomIt(k) || r.whomVerb(k)) {
			c.reduced = false
		} else if c.reduced {
			c.passive = true
		}
		last = k
	}
}

// preferred returns the noun phrase before "rather than" and "instead of" where j stands behind them, else j: "Tarnovia rather than Kestria was behind it".
func (r *reader) preferred(j int) int {
	cs := r.w.chunks
	if j < 1 {
		return j
	}
	i := cs[j].start
	if p := r.corrected(j); p >= 0 {
		cs[j].scope |= negated
		return p
	}
	if i < 3 || !(strings.EqualFold(r.text(i-1), "than") && strings.EqualFold(r.text(i-2), "rather") || strings.EqualFold(r.text(i-1), "of") && strings.EqualFold(r.text(i-2), "instead")) {
		return j
	}
	for p := j - 1; p >= 0 && p >= j-4; p-- {
		switch cs[p].kind {
		case noun:
			if cs[p].end <= i-2 {
				cs[j].scope |= negated
				return p
			}
		case verb, stop, sub, rel:
			return j
		}
	}
	return j
}

// neither reports whether the noun phrase at chunk j stands behind "neither", "nor" or "never": "nor Tarnovia", "never has Tarnovia".
func (r *reader) neither(j int) bool {
	t := r.w.toks
	i := r.w.chunks[j].start
	no := func(i int) bool {
		if i < 0 {
			return false
		}
		switch r.text(i) {
		case "neither", "Neither", "nor", "Nor":
			return true
		}
		return false
	}
	return no(i) || no(i-1) || i > 1 && (t[i-1].class == tag.Aux || t[i-1].class == tag.Verb) && (no(i-2) || strings.EqualFold(r.text(i-2), "never"))
}

// eitherOr reports whether the party at chunk j is one of two of which the other may have done it: "either Tarnovia or Kestria", "Tarnovia or Kestria".
func (r *reader) eitherOr(j int) bool {
	cs := r.w.chunks
	if i := cs[j].start; strings.EqualFold(r.text(i), "either") || i > 0 && strings.EqualFold(r.text(i-1), "either") {
		return true
	}
	or := func(c, m int) bool {
		return c > 0 && m >= 0 && m < len(cs) && cs[c].kind == conj && r.text(cs[c].start) == "or" && cs[m].kind == noun && r.partyOf(m) != nil && r.partyOf(m).country != ""
	}
	return or(j+1, j+2) || or(j-1, j-2)
}

// finite reports whether a bare -ed form at chunk k, with its subject at s, is a past tense
// and not a participle: an object follows and no agent does.
func (r *reader) finite(k, s int) bool {
	cs := r.w.chunks
	t := &r.w.toks[cs[k].head]
	if k+1 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnBy || cs[k].blame&(en.VAccuse|en.VBlame) != 0 || cs[k].blame&en.VLink != 0 && cs[k+1].fn == fnTo) {
		return false // "Tarnovia accused of", as headlines have it
	}
	if k+3 < len(cs) && cs[k+1].kind == conj && cs[k+2].kind == verb && cs[k+3].kind == prep && cs[k+3].fn == fnBy && cs[k+2].end == cs[k+2].start+1 && !r.hasObject(k+2) {
		return false // "Tarnovian ministry hacked and defaced by": one agent for both
	}
	if cs[k].blame&en.VBelieve != 0 && cs[k].blame&en.VPlan == 0 && k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].inf {
		return false // "hackers believed to act for"
	}
	if cs[k].blame&en.VDeny != 0 {
		for j := k + 1; j < len(cs) && j < k+4; j++ {
			if cs[j].kind == sub && r.text(cs[j].start) == "that" {
				return true // "denied on Monday that"
			}
		}
	}
	if h := cs[k].head + 1; h < cs[k].end && r.w.toks[h].class == tag.Noun {
		return true // its object is part of the verb: "cut corners"
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
	if c.inf && last >= 0 && cs[last].passive && usedFor(r.text(cs[last].head)) {
		return -1 // "X's servers were used to attack": by whom is not said
	}
	if c.inf {
		if m := r.thought(k, j, last); m >= 0 {
			return m
		}
	}
	if c.ing && cs[j].kind == prep {
		if a := r.chargedGerund(j); a >= 0 {
			return a
		}
	}
	if c.inf || c.ing && (cs[j].kind == prep || cs[j].kind == comma) {
		if c.inf && cs[j].kind == noun && last >= 0 && cs[last].blame&(en.VAccuse|en.VBlame|en.VSponsor|en.VAsk|en.VLink) != 0 && !cs[last].passive {
			if cs[last].blame&en.VBlame != 0 && j > 0 && cs[j-1].fn == fnOn {
				return cs[last].subj // "blamed it on Tarnovia to cover up its own blunders"
			}
			return j
		}
		if c.ing && cs[j].kind == prep && last >= 0 && cs[last].blame&(en.VBlame|en.VAccuse|en.VClear) != 0 && !cs[last].passive {
			return r.object(last)
		}
		if c.ing && cs[j].kind == prep && r.apartFrom(j) {
			return -1 // "was behind spying on", "saw her hand in spying on": a deed, as a noun tells it
		}
		if c.ing && cs[j].kind == prep && cs[j].fn == fnFor && last >= 0 && !cs[last].passive {
			if o := r.object(last); o >= 0 && r.fault(last)&en.VFine != 0 && r.w.toks[cs[o].end-1].class == tag.Numeral {
				return cs[last].subj // "Marle Systems fined 500 million for hacking"
			} else if r.partyOf(o) != nil && r.partyOf(o).strength >= person || o >= 0 && (cs[last].blame&(en.VPunish|en.VAccuse) != 0 || cs[o].blame&(en.NPerson|en.NGroup|en.NBad) != 0) {
				return o // "expelled the envoy for spying", "thanked them for attacking", "nabbed two men for allegedly hacking"
			}
			if t := r.target(last, j); t >= 0 {
				return t // "filed charges against the crew for hacking"
			}
		}
		if c.ing && cs[j].kind == prep && cs[j].fn == fnFrom && last >= 0 && r.fault(last)&en.VKeep != 0 {
			c.scope |= hypothetical
			if cs[last].passive {
				return cs[last].subj
			}
			return r.object(last) // "kept the crew from stealing"
		}
		if c.ing && cs[j].kind == comma && last >= 0 && !cs[last].passive && (cs[last].fn == fnReveal || cs[last].blame&en.VPrevent != 0) {
			if o := r.object(last); o >= 0 && r.harm(o) {
				return o // "thwarted two raids last week, targeting banks"
			}
		}
		if c.inf && cs[j].kind == noun && j > 0 && cs[j-1].kind == prep && cs[j-1].fn == fnFor && r.partyOf(j) != nil {
			return j
		}
		if c.inf && j >= 2 && cs[j].kind == noun && cs[j-1].kind == prep && cs[j-1].fn == fnBy && cs[j-2].kind == noun && (cs[j-2].blame&en.NAttempt != 0 || r.f.unlaid.Intent[r.text(cs[j-2].head)]) {
			return j // "repulsed an attempt by Tarnovian troops to take the town"
		}
		if c.inf && last >= 0 && last < j && r.others(j, last) {
			return r.schemer(j)
		}
		if last >= 0 {
			return cs[last].subj
		}
		if c.ing || cs[j].kind != noun {
			return -1
		}
	}
	switch cs[j].kind {
	case stop:
		if c.blame&en.VDeny != 0 && cs[j].start == cs[j].end && j > 0 && cs[j-1].kind == noun && r.source(&cs[j-1]) && !r.source(c) {
			return r.speaking(j - 1) // a quote leaves out what stands between who denies and the verb
		}
	case noun:
		if c.ing && last >= 0 && means(r.text(c.head)) && !cs[last].passive && cs[last].blame&(en.VDeed|en.VSoft) != 0 && cs[last].subj >= 0 && cs[j-1].fn != fnBy {
			return cs[last].subj // "spied on dissidents using malware"
		}
		if a := r.pastRelative(k, j); a >= 0 {
			return a
		}
		if a := r.pastContact(k, j); a >= 0 {
			return a
		}
		if a, ok := r.beyond(k, j); ok {
			return a
		}
		return r.climb(j, 0)
	case verb:
		if a := r.saidOf(k, j); a >= 0 {
			return a
		}
		if c.ing && cs[j].blame&en.VTry != 0 && !cs[j].passive {
			return cs[j].subj // "began attacking"
		}
		if w := r.text(cs[j].head); c.reduced && c.blame&en.VAccuse != 0 && j == k-1 && (w == "stands" || w == "stand" || w == "stood") {
			return cs[j].subj // "stands accused of"
		}
		if c.ing && cs[j].passive && witnessed(r.text(cs[j].head)) {
			return cs[j].subj // "was seen stealing"
		}
	case rel:
		j--
		if j >= 0 && cs[j].kind == comma {
			j--
			if j >= 0 && cs[j].kind == noun {
				return r.antecedent(j)
			}
		}
		if r.deedAbout(j) {
			return j // "told Velia about an attack that"
		}
		if j >= 0 && cs[j].kind == noun {
			return r.climb(j, 0) // "members in Velia who" is about the members
		}
	case sub:
		if j > 1 && cs[j-1].kind == comma && r.text(cs[j].start) == "that" && r.corrected(j-2) >= 0 {
			return j - 2 // "it was Velia, not Tarnovia, that"
		}
	case conj:
		if last = r.alike(k, last); last >= 0 {
			return cs[last].subj
		}
	case comma:
		if c.reduced && j > 0 && cs[j-1].kind == noun && c.blame&(en.VAccuse|en.VBlame|en.VBelieve|en.VTo) != 0 && k+1 < len(cs) && cs[k+1].kind == prep {
			return r.climb(j-1, 0) // "Oleg Marten, accused of", "the operation, attributed to"
		}
		if m := r.opening(j); m > 0 {
			return r.climb(m-1, 0)
		}
		if last >= 0 {
			return cs[last].subj
		}
	}
	return -1
}

// alike returns the verb that "and" ties the one at chunk k to, last or one before it: "were stopped with hacking gear and charged" goes over the
// participle, which has another form.
func (r *reader) alike(k, last int) int {
	cs := r.w.chunks
	if last < 0 || cs[k].ing || cs[k].inf || !cs[last].ing {
		return last
	}
	for m := last - 1; m >= 0 && cs[m].kind != stop && cs[m].kind != sub && cs[m].kind != rel; m-- {
		if cs[m].kind == verb && !cs[m].ing && !cs[m].inf && !cs[m].reduced {
			return m
		}
	}
	return last
}

// demonstrative reports whether a word starts a clause behind a comma, as no apposition does.
func demonstrative(w string) bool {
	switch w {
	case "this", "that", "these", "those", "it", "they", "he", "she", "we", "I", "you":
		return true
	}
	return false
}

// usedFor reports whether a participle says that something else did what its subject is said to do next.
func usedFor(w string) bool {
	switch w {
	case "used", "manipulated", "tricked", "abused", "misused", "exploited", "hijacked", "weaponised", "weaponized", "repurposed":
		return true
	}
	return false
}

// opening returns the comma that opens the insertion closed by the comma at chunk j, if a
// noun phrase stands before it; else 0.
func (r *reader) opening(j int) int {
	cs := r.w.chunks
	for m := j - 1; m > 0 && m > j-14; m-- {
		if cs[m].kind == stop {
			return 0
		}
		if cs[m].kind == comma && cs[m-1].kind == noun && m+2 < j && cs[m+1].kind == noun && cs[m+1].end == cs[m+1].start+1 && demonstrative(r.text(cs[m+1].start)) && cs[m+2].kind == verb {
			return 0 // a clause of its own: ", these are the deeds that"
		}
		if cs[m].kind == comma && cs[m-1].kind == noun && (cs[m+1].kind == noun || cs[m+1].kind == rel || cs[m+1].kind == conj && m+2 < j && r.text(cs[m+1].end) == "not" || cs[m+1].kind == verb && !cs[m+1].inf || cs[m+1].kind == other || cs[m+1].kind == prep) {
			return m
		}
	}
	return 0
}

// antecedent of a relative clause: the noun phrase before it, or the one that carries it.
func (r *reader) antecedent(j int) int {
	if p := r.partyOf(j); p != nil && p.strength >= state {
		return j
	}
	return r.climb(j, 0)
}

// speaking returns who speaks where the source of a quote ends with the noun at chunk j: the
// name that an apposition explains, "Marle Systems, the company".
func (r *reader) speaking(j int) int {
	cs := r.w.chunks
	if j >= 2 && r.partyOf(j) == nil && cs[j-1].kind == comma && cs[j-2].kind == noun && r.partyOf(j-2) != nil {
		return j - 2
	}
	return r.climb(j, 0)
}
