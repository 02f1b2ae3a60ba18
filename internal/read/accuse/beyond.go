package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Between a subject and its verb stand clauses without a conjunction: a participle or an infinitive with an object ("troops shelling Kestria
// killed ten", "the month lost in helping Kestria hands"), and the contact clause (Jespersen 1927, "A Modern English Grammar" III, ch. 7), a relative
// clause without "that" ("the bomb Tarnovia planted in Kestria killed three"). The noun that stands right before the verb is then whom it was
// done to, or where, and never the doer.

// beyondMost is how many chunks may stand between a subject and its verb.
const beyondMost = 8

// beyond returns the subject of the verb at chunk k where the noun before it, at chunk j, is the object of a participle or an infinitive that
// stands behind the subject, or the agent of a participle that tells no harm: "the militia trained by Kestria attacked". ok is false where there
// is no such clause; the subject is -1 where the clause is itself the subject: "Helping Kestria destroyed the economy".
func (r *reader) beyond(k, j int) (subject int, ok bool) {
	cs := r.w.chunks
	c := &cs[k]
	v := j - 1
	for v > 0 && cs[v].kind == other {
		v--
	}
	if v < 0 || c.inf || c.ing || c.reduced && !r.hasObject(k) {
		return 0, false
	}
	if cs[v].kind == prep && cs[v].fn == fnBy && v > 1 {
		v--
		if x := &cs[v]; !x.reduced || x.blame&(en.VDeed|en.VSoft|en.VDo|en.VTo|en.VLink|en.VClaim) != 0 || r.fault(v-1)&en.NShot != 0 || r.harm(v-1) || cs[v-1].kind != noun {
			return 0, false
		}
		return r.climb(v-1, 0), true
	}
	if p := r.partyOf(j); p != nil && p.strength == bad && cs[v].inf {
		return 0, false // hackers are seldom what somebody is to do something to
	}
	if x := &cs[v]; x.kind != verb || !x.ing && !x.inf || x.passive || x.copula || r.clauseTaker(v) || r.bareInfinitive(v, k) {
		return 0, false
	}
	if v == 0 || cs[v].ing && (cs[v-1].kind == stop || cs[v-1].kind == sub) {
		return -1, cs[v].ing
	}
	for m := v - 1; m >= 0 && m > v-beyondMost; m-- {
		switch x := &cs[m]; {
		case x.kind == noun:
			if h := &r.w.toks[x.head]; h.class == tag.Numeral || h.class == tag.Determiner || possessivePronoun(h.fn) && h.class == tag.Pronoun {
				return 0, false // "four to twelve missiles hit", "its destabilising tests"
			}
			return r.climb(m, 0), true
		case x.kind == verb && (x.ing || x.inf || x.reduced) && !(x.inf && m == 0), x.kind == prep && m == v-1, x.kind == prep && x.fn == fnOf, x.kind == other:
		default:
			return 0, false
		}
	}
	return 0, false
}

// clauseTaker reports whether the verb at chunk v takes a clause, whose subject stands right behind it: "officials saying Kestria attacked".
func (r *reader) clauseTaker(v int) bool {
	c := &r.w.chunks[v]
	if c.blame&(en.VBelieve|en.VClaim|en.VDeny|en.VPoint|en.VAsk|en.VPlan|en.VAccuse|en.VBlame) != 0 || c.fn == fnDoubt {
		return true
	}
	if c.blame&(en.VDeed|en.VSoft|en.VSponsor) != 0 {
		return false // "attacked" is a word for saying, too
	}
	n, _ := r.f.doings.cues.Cues.Longest([]uint64{en.HashWord(strings.ToLower(r.text(c.head)))})
	return n > 0
}

// bareInfinitive reports whether the verb at chunk k can be what somebody is helped, made or seen to do: "helping Kestria destroy tanks".
func (r *reader) bareInfinitive(v, k int) bool {
	switch r.w.toks[r.w.chunks[k].start].form {
	case formBase, formFinite:
	default:
		return false
	}
	if strings.HasSuffix(r.text(r.w.chunks[k].start), "s") {
		return false
	}
	switch r.stem(v) {
	case "help", "let", "lett", "make", "maki", "see", "seei", "watc", "hear":
		return true
	}
	return false
}

// clauseBehind reports whether the noun at chunk obj is the subject of a verb with an object: what is admitted or claimed is then that clause.
func (r *reader) clauseBehind(obj int) bool {
	cs := r.w.chunks
	v := obj + 1
	return v < len(cs) && cs[v].kind == verb && !cs[v].inf && !cs[v].ing && cs[v].subj == obj && (cs[v].copula || cs[v].start < cs[v].head || r.hasObject(v))
}

// contact returns the noun that a contact clause hangs on, "the bomb", where chunk s is the subject of that clause and chunk k its verb, which has no
// object of its own; -1 if there is none. A finite verb has to follow that can only be the noun's.
func (r *reader) contact(s, k int) int {
	cs := r.w.chunks
	if s < 1 || s >= k || cs[s-1].kind != noun || cs[s-1].end != cs[s].start || cs[s].kind != noun || r.partyOf(s-1) != nil || cs[k].passive && !cs[k].reduced || cs[k].inf || cs[k].ing {
		return -1
	}
	if h := &r.w.toks[cs[s-1].head]; h.class != tag.Noun || h.cap && s > 1 || cs[k].blame&(reporting|en.VClaim) != 0 || k+1 < len(cs) && cs[k+1].kind == noun && r.w.toks[cs[k].end-1].class != tag.Adposition {
		return -1
	}
	if k+1 == len(cs) {
		return s - 1 // "was hit by a missile Tarnovia fired"
	}
	for m := k + 1; m < len(cs) && m < k+beyondMost; m++ {
		switch x := &cs[m]; x.kind {
		case comma, stop, conj, sub, rel:
			return -1
		case verb:
			if x.inf || x.ing || x.reduced && r.w.toks[x.head].form != formPast && !r.hasObject(m) {
				return -1
			}
			return s - 1
		}
	}
	return -1
}

// pastContact returns the subject of the verb at chunk k where a contact clause stands before it, which ends with the noun at chunk j; -1 if none
// does.
func (r *reader) pastContact(k, j int) int {
	cs := r.w.chunks
	for m := j - 1; m > 1 && m > j-beyondMost; m-- {
		switch cs[m].kind {
		case prep, noun, other:
			if cs[m].fn == fnSince || r.f.tags.XPOS(r.in.Pos[r.w.toks[cs[m].start].at]) == "WRB" {
				return -1 // "the first letter they have sent since Tarnovia invaded"
			}
			continue
		case verb:
			s := m - 1
			if a := r.contact(s, m); a >= 0 {
				return r.climb(a, 0)
			}
		}
		return -1
	}
	return -1
}

// opensContact reports whether the token at i, a state or what is a state's, begins a contact clause behind the noun phrase that started at
// token from: "the bomb Tarnovia planted in Kestria killed", "the mine Kestrian sailors laid". Names with a noun before them ("the neighbour
// Tarnovia attacked the port") have no second verb behind their own.
func opensContact(t []token, from, i int) bool {
	p := &t[i-1]
	if p.class != tag.Noun || p.cap || p.name > 0 || p.entry != nil || i-from < 2 || t[from].class != tag.Determiner && t[from].fn != fnIt {
		return false
	}
	k := i + 1
	for k < len(t) && (t[k].entry == t[i].entry || t[k].class == tag.Noun || t[k].class == tag.Particle) {
		k++
	}
	for k < len(t) && (t[k].class == tag.Aux || t[k].class == tag.Adverb) {
		k++
	}
	if k >= len(t) || t[k].class != tag.Verb || t[k].form != formPast && t[k].form != formFinite && t[k].form != formPart {
		return false
	}
	k++
	if k < len(t) && (nominal(&t[k]) || t[k].class == tag.Determiner || t[k].class == tag.Pronoun) {
		return false // it has an object
	}
	for ; k < len(t) && k < i+12; k++ {
		x := &t[k]
		if x.fn == fnAnd || x.fn == fnThat || x.fn == fnWho || x.class == tag.Punctuation || x.fn == fnTo && k+1 < len(t) && verbal(&t[k+1]) {
			return false
		}
		if verbal(x) && (x.form == formPast || x.form == formFinite || x.form == formPart && k+1 < len(t) && (t[k+1].class == tag.Determiner || t[k+1].class == tag.Numeral)) {
			return t[k-1].class == tag.Noun || t[k-1].class == tag.Proper || t[k-1].entry != nil || t[k-1].class == tag.Adverb
		}
	}
	return false
}
