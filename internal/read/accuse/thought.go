package accuse

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// thought returns the party that somebody thinks, holds or finds to be or to have done what the infinitive at chunk k says, -1 if there is none:
// "consider Tarnovia to be behind it", "believe hackers of Tarnovia to have done it". The noun at chunk j stands before the infinitive and the
// verb at chunk last before that. What a party without a name is told to do, "found a way to attack", is the doing of the verb's own subject.
func (r *reader) thought(k, j, last int) int {
	cs := r.w.chunks
	if last < 0 || cs[j].kind != noun || cs[last].passive || cs[last].reduced || cs[last].blame&(en.VBelieve|en.VName) == 0 {
		return -1
	}
	if fn := r.w.toks[cs[k].start+1].fn; cs[k].end < cs[k].start+2 || fn != fnBe && fn != fnHave {
		return -1
	}
	if m := r.climb(j, last); m == last+1 && r.partyOf(m) != nil {
		return m
	}
	return -1
}

// graded reports whether the adverb at token i tells, behind the determiner that starts a noun phrase, the degree of its adjective, or is that
// adjective, taken for an adverb: "the most likely author", "a very large crew".
func graded(t []token, start, i int) bool {
	if t[start].class != tag.Determiner || t[i].class != tag.Adverb || i+1 >= len(t) {
		return false
	}
	switch i {
	case start + 1:
		return i+2 < len(t) && (t[i+1].class == tag.Adjective && nominal(&t[i+2]) || t[i+1].class == tag.Adverb && t[i+2].class == tag.Noun)
	case start + 2:
		return t[i-1].class == tag.Adverb && t[i+1].class == tag.Noun
	}
	return false
}

// fingerInside: "Ministry points finger at Y" where the tagger takes "points" for a noun, so that all before "at" is one noun phrase.
func (r *reader) fingerInside(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.fn != fnFinger || k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnAt || r.partyOf(k+2) == nil || !r.sure(k+2) {
		return
	}
	for i := c.start + 1; i < c.head; i++ {
		if w := r.text(i); w == "points" || w == "point" {
			r.each(k+2, func(m int) { r.blame(m, k, "point", named) })
			return
		}
	}
}

// lags reports whether "behind" at chunk k tells of a place, a rank or a delay, and of no deed: "behind schedule", "behind closed doors", "behind in
// the race", "behind Kestria in the ranking".
func (r *reader) lags(k int) bool {
	cs := r.w.chunks
	if k+1 >= len(cs) {
		return false
	}
	switch x := &cs[k+1]; x.kind {
	case prep:
		return x.start == cs[k].end && x.fn != fnOf && x.fn != fnBy
	case noun:
		p := r.partyOf(k + 1)
		if p == nil && r.has(resolves, x.head) && !r.couldBeDeed(k+1) {
			return true
		}
		return lagging[r.text(x.head)] || p != nil && p.strength == state && x.end-x.start == p.end-p.start && !r.couldBeDeed(k+1)
	}
	return false
}

// couldBeDeed reports whether the noun phrase at chunk j holds a word for a deed.
func (r *reader) couldBeDeed(j int) bool {
	return r.bits(&r.w.chunks[j])&(en.NDeed|en.NAct|en.NBad|en.NGroup) != 0
}

// resolves are nouns of what somebody may be behind without harm, unless a word beside them says so: "was behind the decision".
var resolves = words("decision decisions idea ideas bill law motion proposal proposals initiative initiatives deal deals project projects reform reforms strategy policy petition amendment resolution event events festival film book")

// lagging are nouns that one is behind without having done anything.
var lagging = map[string]bool{"schedule": true, "schedules": true, "timetable": true, "bars": true, "doors": true, "door": true, "target": true, "targets": true, "pace": true, "curve": true, "fence": true,
	"wall": true, "walls": true, "wheel": true, "desk": true, "counter": true, "rivals": true, "peers": true, "competitors": true, "barricades": true, "average": true, "times": true, "lines": true}
