package accuse

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// harm reports whether the noun phrase at chunk j, or one it counts ("a series of attacks"),
// is a word for harm.
func (r *reader) harm(j int) bool {
	cs := r.w.chunks
	for n := 0; n < 3 && j >= 0 && j < len(cs) && cs[j].kind == noun; n++ {
		if cs[j].blame&en.NDeed != 0 || cs[j].blame&en.NAct != 0 && r.bits(&cs[j])&(en.MBad|en.NDeed|en.NBad) != 0 {
			return true
		}
		if h := cs[j].head; cs[j].blame&en.NAct != 0 && h > 0 && (r.text(h) == "crimes" || r.text(h) == "crime") && (strings.EqualFold(r.text(h-1), "war") || j+2 < len(cs) && cs[j+1].fn == fnAgainst && r.text(cs[j+2].head) == "humanity") {
			return true // "war crimes", "crimes against humanity"
		}
		if r.nominalised(j) {
			return true
		}
		switch { // "a series of attacks", never "an inquiry into the attack"
		case j+2 >= len(cs):
			return false
		case cs[j+1].kind == prep && cs[j+1].fn == fnOf && cs[j].blame&en.NCount != 0, cs[j+1].kind == conj:
		default:
			return false
		}
		j += 2
	}
	return false
}

// couldBeHarm is harm, or a word that can stand for it, or a pronoun.
func (r *reader) couldBeHarm(j int) bool {
	cs := r.w.chunks
	if j < 0 {
		return false
	}
	for m := j; m < len(cs) && m < j+5 && cs[m].kind != verb && cs[m].kind != stop; m++ {
		if cs[m].kind == noun && (r.bits(&cs[m])&(en.NDeed|en.NAct|en.NBad|en.NGroup|en.NTrace) != 0 || cs[m].fn == fnIt) {
			return true
		}
	}
	p := r.partyOf(j)
	return p != nil && p.strength >= group || cs[j].kind == noun && r.w.toks[cs[j].head].cap && p != nil && p.strength == named
}

// blame adds the party at noun chunk j, by the frame whose trigger is chunk k.
func (r *reader) blame(j, k int, frame string, least strength) {
	cs := r.w.chunks
	if j < 0 || j >= len(cs) || cs[j].kind != noun || r.says(j, k) || r.foe(k) || r.isTool(j) {
		return
	}
	sc := cs[k].scope
	if cs[j].neg || r.struck(j) || sc&negated == 0 && r.neither(j) {
		sc ^= negated
	}
	if sc == 0 && r.eitherOr(j) {
		sc = hypothetical
	}
	p := r.partyOf(j)
	if p == nil && cs[j].party < 0 {
		if m := r.apposed(j); m >= 0 && cs[k].kind == verb {
			p = r.partyOf(m)
		} else if m := r.memberOf(j); m >= 0 && (frame == "accuse" || frame == "charge" || frame == "suspect") {
			p, frame = r.partyOf(m), "members"
		} else if m >= 0 && cs[k].kind == verb && (deedFrames[frame] || frame == "claim") {
			p = r.partyOf(m) // "fighters of Iron Plover killed"
		} else {
			p = r.definite(j, frame)
		}
	}
	if k1 := j + 1; p == nil && cs[j].party < 0 && cs[j].blame&en.NUnit != 0 && frame == "by" && k1 < len(cs) && cs[k1].kind == verb && cs[k1].blame&(en.VLink|en.VTo|en.VWork) != 0 {
		r.ties(j, k1) // "hacked by an operator linked to Tarnovia"
		p = r.partyOf(j)
	}
	if p != nil && p.strength == bad && !p.proper && p.country == "" {
		if m := r.bandOf(j); m >= 0 {
			p = r.partyOf(m)
		}
	}
	if p != nil && p.strength == inert && frame == "order" && p.country != "" && r.has(commanders, cs[j].head) {
		q := *p
		q.strength, q.proper = person, false
		p = &q
	}
	if p != nil && (p.folk || p.strength < person) && r.workFor(j, p, frame, sc) {
		return
	}
	if p != nil && r.kindOnly(p) {
		return
	}
	if p == nil || p.strength < least || p.strength == lone {
		if sc&negated != 0 {
			r.ownDenial(j)
		} else if p == nil && cs[j].fn == fnIt && cs[j].end == cs[j].start+1 && r.does(j, k, frame) {
			r.w.open = append(r.w.open, pending{j, frame, sc})
		}
		return
	}
	if p.country == "" && p.strength <= named && (cs[j].blame&en.NDeed != 0 || cs[j].blame&en.NAct != 0 && !r.known(p)) {
		return // "Suspected Harbour Breach": a deed, and nobody
	}
	if p.country == "" && p.strength <= named && r.w.toks[p.end-1].class == tag.Numeral && !r.known(p) {
		return // "fined SKr 500 million": a sum
	}
	if (frame == "soft" || frame == "harm" && p.tied == 0) && !r.spelled(j) || unsure[frame] && !r.known(p) {
		return
	}
	score := r.score(frame, p)
	if sc&hedged != 0 {
		score *= 0.8
	}
	r.add(r.list(sc), p, frame, score)
	if m := r.hiredBy(j, p); m > 0 {
		r.add(r.list(sc), r.stateAt(m), "sponsor", r.score("sponsor", r.stateAt(m)))
	}
	r.accusedBy(p, k, frame)
}

// says reports whether the noun at chunk j is the subject of a verb of saying that stands before chunk k: "Ustrand says Velia mining
// roads to kill patrols". Who "claims" an attack may own up to it.
func (r *reader) says(j, k int) bool {
	cs := r.w.chunks
	for m := j + 1; m < k; m++ {
		switch c := &cs[m]; c.kind {
		case verb:
			return !c.passive && !c.reduced && !c.inf && !c.ing && r.f.hostile.Say[strings.ToLower(r.text(c.head))]
		case noun, rel, stop, conj:
			return false
		}
	}
	return false
}

// foe reports whether what the trigger at chunk k is done to is called an enemy, up to the next verb: "destroyed an enemy depot", "strikes on
// the positions of the invaders". Whoever speaks so sides with the doer.
func (r *reader) foe(k int) bool {
	cs := r.w.chunks
	if c := &cs[k]; c.kind == verb && c.passive && c.subj >= 0 && (!c.reduced || c.subj == k-1) && r.calledFoe(&cs[c.subj]) {
		return true
	}
	for m := k; m < len(cs) && m < k+12; m++ {
		c := &cs[m]
		if m > k && (c.kind == verb || c.kind == stop || c.kind == rel || c.kind == sub || c.kind == comma && !r.goesOn(k, m) || c.fn == fnBy || c.kind == noun && favour(r.text(c.head))) {
			return false
		}
		if r.calledFoe(c) {
			return true
		}
	}
	return false
}

// goesOn reports whether the comma at chunk m parts what the verb at chunk k is done to: "destroyed a depot, two tanks and six invaders".
func (r *reader) goesOn(k, m int) bool {
	cs := r.w.chunks
	if s := cs[k].subj; s > 0 && s < k && (cs[s-1].kind == sub || cs[s-1].fn == fnSince) {
		return false // "since Tarnovia invaded, the losses of the invaders"
	}
	return m+2 < len(cs) && cs[m+1].kind == noun && cs[m+2].kind != verb
}

// favour reports whether a word says for whom something is done: "in favour of the occupants".
func favour(w string) bool {
	return w == "favour" || w == "favor" || w == "behalf" || w == "interest" || w == "interests"
}

// calledFoe reports whether the words of c call somebody an enemy.
func (r *reader) calledFoe(c *chunk) bool {
	for i := c.start; i < c.end; i++ {
		if r.f.hostile.Foe[strings.ToLower(r.text(i))] {
			return true
		}
	}
	return false
}

// spelled reports whether the noun phrase at chunk j holds a name or a state's adjective. What
// "the army" or "the ministry" took down or shut is as often its own.
func (r *reader) spelled(j int) bool {
	for i := r.w.chunks[j].start; i < r.w.chunks[j].end; i++ {
		if c := r.text(i)[0]; c >= 'A' && c <= 'Z' && r.text(i) != "The" && r.text(i) != "A" && r.text(i) != "An" || c >= 0x80 {
			return true
		}
	}
	return false
}

// ownDenial notes that the noun at chunk j, the speaker's "we" or a party, denies a part of
// its own.
func (r *reader) ownDenial(j int) {
	c := &r.w.chunks[j]
	p := r.partyOf(j)
	if p == nil || p.strength < organ {
		s := r.in.Speaker
		if s.Name == "" || c.fn != fnWe && c.fn != fnIt && !r.ofOwn(j) {
			return
		}
		p = &party{strength: state, country: s.Country, name: s.Name, proper: true, start: c.start, end: c.end}
	}
	r.add(&r.out.Denied, p, "deny", r.score("deny", p))
}

// score of a frame for a party: a person of a state is less surely the state's doing.
func (r *reader) score(frame string, p *party) float64 {
	s := r.f.table.Frame[frame].Score
	if p.meant {
		s *= 0.85
	}
	switch {
	case p.weak:
		s *= 0.65 // "Nightshift Tarnovia" sits there, or only likes the place
	case p.strength == person, p.strength == named:
		s *= 0.9
	}
	return s
}

// list returns where findings of a scope belong.
func (r *reader) list(s scope) *[]hearsay.Accused {
	switch {
	case s&negated != 0:
		return &r.out.Denied
	case s&questioned != 0:
		return &r.out.Asked
	case s&hypothetical != 0:
		return &r.out.Supposed
	}
	return &r.out.Accused
}

// add notes a finding, once for each culprit of a list.
func (r *reader) add(list *[]hearsay.Accused, p *party, frame string, score float64) {
	t := r.w.toks
	if p.country == "" && !p.proper {
		return // "hackers", "the group": nobody is named
	}
	a := hearsay.Accused{Name: p.name, Country: p.country, Role: hearsay.Role(r.f.table.Frame[frame].Role), Rule: frame, Score: score,
		Span: hearsay.Span{Start: r.in.Doc.Toks[t[p.start].at].Start, End: r.in.Doc.Toks[t[p.end-1].at].End}}
	for i := range *list {
		x := &(*list)[i]
		if x.Country == a.Country && (x.Name == a.Name || x.Span == a.Span) {
			// a frame that tells the deed says more than one that only names the culprit
			if deedFrames[a.Rule] == deedFrames[x.Rule] && a.Score > x.Score || deedFrames[a.Rule] && !deedFrames[x.Rule] {
				a.Score = max(a.Score, x.Score)
				*x = a
			}
			x.Score = max(x.Score, a.Score)
			return
		}
	}
	*list = append(*list, a)
}
