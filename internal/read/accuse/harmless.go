package accuse

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Words of harm that tell none: who disrupts a gang guards others, who shuts a festival down keeps order, "the attacks" that somebody uses as an
// argument are not his, and of hackers much is told besides what they break into.

// wards reports whether the verb of harm at chunk k stops harm, or only closes something, so that whoever does it is no culprit. obj is the noun
// it is done to: "disrupted hackers", "disrupts an attempt to", "shut down the festival", "intercepted" what was said is not.
func (r *reader) wards(k, obj int) bool {
	if obj < 0 {
		return false
	}
	switch r.stem(k) {
	case "disr":
		return r.foes(obj) || r.partyOf(obj) != nil && r.partyOf(obj).strength >= group || r.harm(obj) || r.w.chunks[obj].blame&en.NAttempt != 0 || r.f.unlaid.Intent[strings.ToLower(r.text(r.w.chunks[obj].head))]
	case "shut":
		return r.partyOf(obj) == nil && r.whose(obj) == "" && r.fault(obj)&en.NRealm == 0 && !r.wired(obj) && !r.cyberBeside()
	}
	return false
}

// wired reports whether the noun phrase at chunk j is part of a network or a supply that people need.
func (r *reader) wired(j int) bool {
	c := &r.w.chunks[j]
	for i := c.start; i < c.end; i++ {
		if w := strings.TrimSuffix(strings.ToLower(r.text(i)), "s"); supplies[w] {
			return true
		}
	}
	return false
}

var supplies = words("network system server site website internet power electricity water gas heating grid pipeline communication computer service signal phone transmitter")

// usesAsArgument reports whether what is used is a deed that was told before, for something else: "is using the latest attacks to renew its calls".
// Spyware and the like are used to do harm.
func (r *reader) usesAsArgument(k, obj int) bool {
	cs := r.w.chunks
	o := &cs[obj]
	switch strings.ToLower(r.text(o.start)) {
	case "the", "this", "these", "last":
	default:
		return false
	}
	switch strings.TrimSuffix(strings.ToLower(r.text(o.head)), "s") {
	case "attack", "bombing", "killing", "murder", "massacre", "assault", "raid", "shooting", "invasion", "hack", "breach":
	default:
		return false
	}
	for j := obj + 1; j < len(cs) && j < obj+6; j++ {
		switch x := &cs[j]; x.kind {
		case verb:
			return x.inf && x.blame&(en.VDeed|en.VSoft) == 0 && !(x.blame&en.VDo != 0 && r.harm(r.object(j)))
		case stop, comma, sub, rel:
			return false
		}
	}
	return false
}

// cityAttacks reports whether "attacks" behind a capital is a noun of what happened there, which a noun follows without a word before it:
// "Velm attacks inquiry opens". Chunk k is the verb that the words were taken for, obj its object.
func (r *reader) cityAttacks(k, obj int) bool {
	c := &r.w.chunks[k]
	if c.start != c.head || c.subj < 0 || c.subj != k-1 || obj != k+1 || c.subj != 0 {
		return false
	}
	if w := strings.ToLower(r.text(c.head)); w != "attacks" && w != "bombings" && w != "killings" {
		return false
	}
	e, o := r.w.toks[r.w.chunks[0].head].entry, &r.w.toks[r.w.chunks[obj].start]
	return e != nil && e.Class == world.Capital && o.class == tag.Noun && o.entry == nil && o.name == 0
}

// rehearsal reports whether what the verb at chunk k launches is launched for practice: arms, "during an exercise", "as part of drills", or in the
// paragraph of one. Ships and cities that a drill hits are not thought of.
func (r *reader) rehearsal(k int) bool {
	obj := r.object(k)
	if obj < 0 || r.fault(obj)&en.NShot == 0 && !r.shotLater(obj) {
		return false
	}
	switch r.stem(k) {
	case "laun", "fire", "firi", "cond", "carr", "test":
	default:
		return false
	}
	d := r.in.Doc
	from, to := r.in.Range.Start, r.in.Range.End
	for n := 0; from > 0 && n < practiceReach; n++ {
		if strings.Contains(d.Src[d.Toks[from-1].End:d.Toks[from].Start], "\n") {
			break
		}
		from--
	}
	for i := from; i < to; i++ {
		switch d.Text(i) {
		case "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers":
			return true
		}
	}
	return false
}

// practiceReach is how many tokens of a paragraph are looked at before a launch for the exercise that it belongs to: two or three sentences.
const practiceReach = 60

// shotLater reports whether the noun phrases that go on from chunk j without a verb or a preposition between name arms: "the Torv hypersonic |
// air-launched missiles".
func (r *reader) shotLater(j int) bool {
	cs := r.w.chunks
	for n := 0; n < 4 && j < len(cs); n, j = n+1, j+1 {
		switch cs[j].kind {
		case noun:
			if r.fault(j)&en.NShot != 0 {
				return true
			}
		case other:
		case verb:
			if !cs[j].reduced && !cs[j].ing {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// ofNoHarm reports whether the sentence tells of the culprits at chunk k, the subject of a verb of theirs, nothing that harms: "Tarnovian hacking groups
// are teaming up", "young Velian hackers set about changing the law". Words for harm in the phrase itself do not count.
func (r *reader) ofNoHarm(k int) bool {
	acts := false
	for m := range r.w.chunks {
		if c := &r.w.chunks[m]; c.kind == verb && c.subj == k {
			if r.w.toks[c.head].harm != 0 && !r.at(c.end, "about") || c.blame&en.VWork != 0 && !r.at(c.end, "together") {
				return false
			}
			acts = true
		}
	}
	if !acts {
		return false
	}
	const harm = en.NDeed | en.NTrace | en.MBad | en.NBad | en.VDeed | en.VSoft | en.VDo | en.VClaim | en.VLink | en.VTo | en.VAccuse | en.VBlame | en.NCulp | en.VSponsor | en.NAct | en.VPoint | en.VBase
	c := &r.w.chunks[k]
	for i := range r.w.toks {
		t := &r.w.toks[i]
		if i >= c.start && i < c.end || t.class == tag.Aux {
			continue
		}
		if b := t.blame; b&harm != 0 && !(b&harm == en.NTrace && strings.HasPrefix(r.text(i), "time")) || t.fn == fnOrigin || t.fn == fnBehalf || t.fault&(en.VWrong|en.VBreak|en.VNeglect|en.NWrong|en.NMishap|en.VFine) != 0 || t.fn == fnBehind || t.fn == fnResponsible {
			return false
		}
	}
	return true
}

// isTool reports whether the words behind the name at chunk j say that it is a thing that others use: "Iron Moth, a tool made by".
func (r *reader) isTool(j int) bool {
	cs := r.w.chunks
	if j+2 >= len(cs) || cs[j+1].kind != comma || cs[j+2].kind != noun || r.partyOf(j) == nil || r.partyOf(j).country != "" {
		return false
	}
	x := &cs[j+2]
	return r.w.toks[x.start].class == tag.Determiner && r.has(toolWords, x.head)
}

var toolWords = words("tool toolkit spyware malware software program programme virus trojan worm app application implant backdoor loader stealer")

// merit reports whether q takes credit for something that is no harm: "took credit for meeting its goal".
func (f *Finder) merit(d *text.Doc, q *hearsay.Quote) bool {
	credit := false
	for _, sp := range q.Cue {
		r := d.Tokens(sp)
		for i := r.Start; i < r.End; i++ {
			credit = credit || d.Text(i) == "credit"
		}
	}
	if !credit || len(q.Content) == 0 {
		return false
	}
	const harm = en.NDeed | en.NAct | en.NBad | en.VDeed | en.VSoft | en.VDo | en.MBad
	for _, sp := range q.Content {
		r := d.Tokens(sp)
		for i := r.Start; i < r.End; i++ {
			x := f.words.Get(strings.ToLower(d.Text(i)))
			if x.blame&harm != 0 || x.harm != 0 || x.fault&(en.NMishap|en.NWrong|en.VWrong) != 0 || demonstrative(d.Text(i)) {
				return false
			}
		}
	}
	return true
}

// wealth reports whether the noun phrase at chunk j is money or what stands for it, which courts seize: "to seize frozen funds of".
func (r *reader) wealth(j int) bool {
	c := &r.w.chunks[j]
	for i := c.start; i < c.end; i++ {
		switch s := r.text(i); s[0] {
		case '$':
			return true
		default:
			if strings.HasPrefix(s, "€") || strings.HasPrefix(s, "£") || r.has(riches, i) {
				return true
			}
		}
	}
	return false
}

var riches = words("fund funds asset assets money cash sum sums dollars euros pounds crowns francs yen rubles roubles million billion millions billions bitcoin bitcoins crypto cryptocurrency cryptocurrencies shares proceeds savings deposits")
