package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// Whoever a text says is to be blamed for what others did is not accused by it: "shelled the school to blame Kestria", "staged an attack by
// Kestrian forces", "Kestria is groundlessly accused", "tales of a slaughter by Kestrian gunners are fake".

// feints marks what only looks like an accusation. It stands behind subjects, before the frames.
func (r *reader) feints() {
	cs := r.w.chunks
	for k := range cs {
		c := &cs[k]
		if c.kind != verb {
			continue
		}
		if k >= 2 && cs[k-1].kind == noun && cs[k-2].kind == verb && cs[k-2].end == cs[k-2].start+1 && strings.EqualFold(r.text(cs[k-2].start), "should") {
			for m := k; m < len(cs) && cs[m].kind != stop && cs[m].kind != comma; m++ {
				cs[m].scope |= hypothetical // "should Tarnovia choose to invade"
			}
		}
		r.ifHad(k)
		if v := r.verbBefore(k); r.proposed(k, v) {
			c.scope |= hypothetical
		} else if r.madeUp(k, v) {
			r.reject(k, len(cs))
		}
		switch {
		case c.blame&(en.VBlame|en.VAccuse) != 0 && c.ing:
			r.absurd(k)
		case c.blame&(en.VBlame|en.VAccuse) != 0 && c.inf && !c.passive && r.pretence(k):
			c.scope |= hypothetical
		case c.blame&(en.VBlame|en.VAccuse) != 0 && r.wrongly(k):
			r.reject(k, len(cs))
		case c.blame&(en.VDeed|en.VSoft|en.VBlame|en.VAccuse) != 0 && r.inverted(k):
			c.scope |= questioned
		case c.subj >= 0 && c.subj < k && r.unreality(k):
			from := r.claimBefore(k)
			for from >= 2 && cs[from-1].kind == prep && cs[from-2].kind == noun {
				from -= 2
			}
			for m := from; m < k; m++ {
				if from < 0 || r.debunked(from) == 0 {
					cs[m].scope ^= negated
				}
			}
		}
	}
}

// reject negates chunk from and what follows it in its clause.
func (r *reader) reject(from, to int) {
	cs := r.w.chunks
	for m := from; m < to && cs[m].kind != stop; m++ {
		cs[m].scope |= negated
	}
}

// pretence reports whether the infinitive of blame at chunk k is what a deed was done for: "shelled the school to blame", "staged a raid in order
// to accuse", "is plotting attacks to blame". Who meets the press after it to blame does blame.
func (r *reader) pretence(k int) bool {
	cs := r.w.chunks
	for m := k - 1; m >= 0 && cs[m].kind != stop && cs[m].kind != rel && cs[m].kind != sub; m-- {
		c := &cs[m]
		if c.kind != verb {
			continue
		}
		if m == k-1 && !c.passive || c.blame&(en.VBlame|en.VAccuse|en.VClaim|en.VBelieve) != 0 {
			return false // "tries to blame"
		}
		if c.blame&en.VDeed != 0 || r.f.hostile.Feign[strings.ToLower(r.text(c.head))] {
			return true
		}
		if c.blame&(en.VDo|en.VPlan) != 0 && !strings.HasPrefix(r.text(c.head), "us") {
			if o := r.object(m); o >= 0 && o < k && r.harm(o) {
				return true
			}
		}
		if !c.inf && !c.ing {
			return false
		}
	}
	return false
}

// feigned reports whether the deed that the noun at chunk k names is one that somebody is said to stage or to make up: "plans to stage attacks by
// Kestria", "fabricated a Kestrian attack". What "was staged by Kestria" is Kestria's.
func (r *reader) feigned(k int) bool {
	cs := r.w.chunks
	j := k - 1
	if c := &cs[k]; j >= 0 && cs[j].kind == prep && cs[j].fn == fnTo && c.start < c.head && r.f.hostile.Feign[r.text(c.start)] {
		return true // "to stage attacks", taken for two nouns
	}
	for j > 0 && (cs[j].kind == other || cs[j].kind == prep && cs[j].fn == fnOf && cs[j-1].kind == noun && cs[j-1].blame&en.NCount != 0) {
		if cs[j].kind == prep {
			j--
		}
		j--
	}
	return j >= 0 && cs[j].kind == verb && !cs[j].passive && !cs[j].reduced && r.f.hostile.Feign[strings.ToLower(r.text(cs[j].head))]
}

// wrongly reports whether an adverb says of the verb of blame at chunk k that it wrongs somebody: "is groundlessly accused", "falsely blamed".
func (r *reader) wrongly(k int) bool {
	c := &r.w.chunks[k]
	from := c.start
	if k > 0 && r.w.chunks[k-1].kind == other {
		from = r.w.chunks[k-1].start
	}
	for i := from; i < c.head; i++ {
		if r.f.hostile.Wrongly[r.text(i)] {
			return true
		}
	}
	return false
}

// inverted reports whether the verb at chunk k stands behind its subject and that behind its auxiliary, at the start of a clause: "Will Tarnovia
// invade". A question has not to end with its mark where it is only told.
func (r *reader) inverted(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if k < 2 || c.inf || c.start != c.head || r.w.toks[c.head].form != formBase || cs[k-1].kind != noun || cs[k-2].kind != verb || cs[k-2].blame != 0 || cs[k-2].end != cs[k-2].start+1 {
		return false
	}
	switch r.w.toks[cs[k-2].start].fn {
	case fnWould, fnMay, fnDo:
	default:
		return false
	}
	return k == 2 || cs[k-3].kind == stop || cs[k-3].kind == comma || cs[k-3].kind == sub
}

// unreality reports whether the verb at chunk k says of its subject that it is made up: "are fake news", "was fabricated", "is a staging".
func (r *reader) unreality(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg {
		return c.copula && k+1 < len(cs) && (r.text(cs[k+1].start) == "true" || r.text(cs[k+1].start) == "correct")
	}
	if c.passive && !c.reduced {
		switch strings.ToLower(r.text(c.head)) {
		case "fabricated", "invented", "faked", "forged", "falsified":
			return r.doer(k) < 0
		}
		return false
	}
	if !c.copula {
		return false
	}
	j := k + 1
	for j < len(cs) && cs[j].kind == other && !r.untrue(&cs[j]) {
		j++
	}
	return j < len(cs) && (cs[j].kind == noun || cs[j].kind == other || cs[j].kind == verb && cs[j].ing) && r.untrue(&cs[j])
}

// untrue reports whether the words of c call something a fake.
func (r *reader) untrue(c *chunk) bool {
	for i := c.start; i < c.end; i++ {
		if r.f.hostile.Unreal[r.text(i)] && !(i+1 < len(r.w.toks) && (r.text(i+1) == "flag" || r.text(i+1) == "-")) {
			return true
		}
	}
	return false
}

// remarks reports whether the verb of charging at chunk k is one of saying: `"You lied," Marle charged`, "Marle charged that". Its subject is the
// accuser.
func (r *reader) remarks(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if !c.passive || !c.reduced && c.start != c.head || c.subj < 0 {
		return false
	}
	if k+1 < len(cs) && (cs[k+1].kind == sub || cs[k+1].kind == rel) && r.text(cs[k+1].start) == "that" {
		return true
	}
	if c.subj != k-1 || k+1 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOf || cs[k+1].fn == fnWith) {
		return false
	}
	i := r.w.toks[cs[c.subj].start].at - 1
	if i < 0 {
		return false
	}
	s := r.in.Doc.Text(i)
	return s == `"` || s == "”" || s == "''"
}

// loaded reports whether the participle of charging at chunk k stands before a noun as an adjective: "an emotionally charged uprising".
func (r *reader) loaded(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if !c.reduced || k == 0 || k+1 >= len(cs) || cs[k-1].kind != other || !strings.HasSuffix(r.text(cs[k-1].end-1), "ly") {
		return false
	}
	return cs[k+1].kind == noun || cs[k+1].kind == verb && cs[k+1].ing && cs[k+1].start == c.end
}

// bareForm reports whether the verb at chunk k is one of harm or of blame without an ending, as one is that goes on behind "could" and a comma.
func (r *reader) bareForm(k int) bool {
	c := &r.w.chunks[k]
	switch r.w.toks[c.start].form {
	case formBase:
		return true
	case formFinite:
		return c.start == c.head && c.blame&(en.VBlame|en.VAccuse|en.VDeed) != 0 && !strings.HasSuffix(r.text(c.head), "s")
	}
	return false
}

// fakeReport reports whether the word at token i says of the words that the noun at chunk k names, and whose content follows, that they are false:
// "a fake report on", "bogus news of". A fake account or a fake bomb is used by somebody.
func (r *reader) fakeReport(k, i int) bool {
	cs := r.w.chunks
	if w := r.text(i); w != "fake" && w != "bogus" || k+1 >= len(cs) {
		return false
	}
	switch w := r.text(cs[k+1].start); {
	case cs[k+1].kind == sub, cs[k+1].kind == rel:
	case w == "about", w == "on", w == "of", w == "regarding", w == "concerning":
		if k+2 >= len(cs) || cs[k+2].kind != noun || cs[k+2].blame&(en.NDeed|en.NAct) == 0 {
			return false // "planted a fake story on the site"
		}
	default:
		return false
	}
	return r.f.hostile.Words[strings.TrimSuffix(r.text(cs[k].head), "s")]
}

// setsOut reports whether the deed of arms at chunk k, "an attack from Kestria", is told to have been done. Arms bought or withdrawn from a state, and
// what others launch from its land, are none of its deeds; breaking into networks is not tied to land.
func (r *reader) setsOut(k int) bool {
	switch w := strings.TrimSuffix(strings.ToLower(r.text(r.w.chunks[k].head)), "s"); w {
	case "missile":
		return false
	case "attack", "strike", "invasion", "raid", "assault", "incursion", "aggression", "provocation":
		return r.told(k) || r.networksBeside(k) && r.cyberBeside()
	}
	return true
}

// cyberBeside reports whether the sentence tells of computers.
func (r *reader) cyberBeside() bool {
	for i := range r.w.toks {
		if t := &r.w.toks[i]; t.blame&(en.NTrace|en.MWeak|en.MBad) != 0 || cyberDeed(r.text(i)) {
			return true
		}
	}
	return false
}

// claimBefore returns the noun that the verb at chunk k is about: its subject, or the words whose content stands between, "claims that a missile
// hit the port are".
func (r *reader) claimBefore(k int) int {
	cs := r.w.chunks
	for m := k - 1; m > 0 && cs[m].kind != stop; m-- {
		if (cs[m].kind == sub || cs[m].kind == rel) && r.text(cs[m].start) == "that" && cs[m-1].kind == noun && (cs[m-1].blame&(en.NCulp|en.NNoHint) != 0 || r.f.hostile.Words[strings.TrimSuffix(strings.ToLower(r.text(cs[m-1].head)), "s")]) {
			return m - 1
		}
	}
	return cs[k].subj
}

// countered reports whether the deed at chunk k is what the noun before it is done against: "the deterrence of aggression by Kestria" is Kestria's, the
// aggression is not.
func (r *reader) countered(k int) bool {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != prep || cs[k-1].fn != fnOf || cs[k-2].kind != noun {
		return false
	}
	switch r.text(cs[k-2].head) {
	case "deterrence", "prevention", "repulsion", "suppression", "interception", "containment":
		return true
	}
	return false
}

// entrusted reports whether somebody is charged with a duty, and no deed, by the verb at chunk k: "charged with the task of".
func (r *reader) entrusted(k int) bool {
	cs := r.w.chunks
	for j := k + 1; j+1 < len(cs) && j < k+4; j++ {
		if cs[j].kind != prep || cs[j].fn != fnWith {
			continue
		}
		switch r.text(cs[j+1].head) {
		case "task", "mission", "duty", "duties", "job", "responsibility", "role":
			return true
		}
		return false
	}
	return false
}
