package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// idle reports whether the verb of harm at chunk k is none, for what it is done to, the noun at chunk obj: who seizes a
// server, a moment or a shipment of drugs, spreads a message, shoots down an idea or provokes laughter does no harm by
// that. What is seized by force is land, ships and people that nobody is said to suspect.
func (r *reader) idle(k, obj int) bool {
	if obj < 0 {
		return false
	}
	if c, cs := &r.w.chunks[k], r.w.chunks; c.ing && c.start == c.head && k > 1 && cs[k-1].kind == conj && cs[k-2].kind == other && r.f.tags.Class(r.in.Pos[r.w.toks[cs[k-2].end-1].at]) == tag.Adjective {
		return true // "meaningful and compromising solutions"
	}
	if r.halted(k, obj) || r.wards(k, obj) || r.cityAttacks(k, obj) {
		return true
	}
	x := r.fault(obj)
	stem := r.stem(k)
	if r.f.hostile.Figurative[stem] && r.partyOf(obj) == nil && !r.harm(obj) {
		what := x
		if cs := r.w.chunks; cs[obj].blame&en.NCount != 0 && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnOf {
			what |= r.fault(obj + 2) // "a number of issues"
		}
		if what&en.NNotion != 0 && !r.fishy(obj) && !(r.text(r.w.chunks[obj].head) == "post" && stem == "atta" && r.w.chunks[k].subj >= 0 && r.forces(r.w.chunks[k].subj)) { // "troops attacked a post"
			return true
		}
	}
	switch stem {
	case "dest", "dama", "ruin", "pois":
		if r.partyOf(obj) == nil && r.f.hostile.Abstract[strings.ToLower(r.text(r.w.chunks[obj].head))] {
			return true // "destroying relations"
		}
	}
	if c := &r.w.chunks[obj]; (stem == "dest" || stem == "scra") && r.w.toks[c.start].fn == fnIt && r.partyOf(obj) == nil && disarming[r.text(c.head)] {
		return true // "destroyed its cluster bombs"
	}
	switch stem {
	case "dest", "shot", "shoo", "down", "take", "took":
		return r.flying(obj) || r.polices(k, obj)
	case "seiz":
		return !r.place(obj) && x&en.NRealm == 0 || r.wealth(obj)
	case "inte":
		return strings.HasPrefix(strings.ToLower(r.text(r.w.chunks[k].head)), "intercept") && !r.communications(obj)
	case "spre":
		return x&en.NRumour == 0 && !r.fishy(obj) && r.w.chunks[obj].blame&(en.NDeed|en.NCulp) == 0 && !bare(r, obj)
	}
	return false
}

// disarming are arms that a state destroys of its own.
var disarming = words("weapons bombs mines landmines munitions missiles warheads stocks stockpile stockpiles arsenal")

// flying reports whether the noun phrase at chunk j is what is shot out of the doer's own sky: missiles, drones that no state is named with.
func (r *reader) flying(j int) bool {
	cs := r.w.chunks
	if cs[j].blame&en.NCount != 0 && j+2 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnOf && cs[j+2].kind == noun {
		j += 2
	}
	c := &cs[j]
	w := strings.TrimSuffix(strings.ToLower(r.text(c.head)), "s")
	if w == "target" && c.head > c.start && r.text(c.head-1) == "air" {
		return true
	}
	return r.f.hostile.Flying[w] && (w == "missile" || r.whose(j) == "" && !r.owned(c))
}

// polices reports whether who takes down what the noun at chunk obj names is a state or an organ of one and the sentence names a gang beside: "Kestria takes
// down sites of ransomware gang".
func (r *reader) polices(k, obj int) bool {
	c := &r.w.chunks[k]
	if c.subj < 0 || r.partyOf(obj) != nil || c.head+1 >= len(r.w.toks) || r.text(c.head+1) != "down" {
		return false
	}
	if p := r.partyOf(c.subj); p == nil || p.strength != state && p.strength != organ {
		return false
	}
	for j := k + 1; j < len(r.w.chunks); j++ {
		if p := r.partyOf(j); p != nil && p.strength >= group {
			return true
		}
	}
	return false
}

// communications reports whether the noun phrase at chunk j is what spies and hackers intercept: who intercepts drones, missiles or boats guards
// his own sky and sea.
func (r *reader) communications(j int) bool {
	return r.f.hostile.Message[strings.TrimSuffix(strings.ToLower(r.text(r.w.chunks[j].head)), "s")]
}

// fishy reports whether the noun phrase at chunk j says of what it names that it is false or meant to harm: "fake news".
func (r *reader) fishy(j int) bool {
	c := &r.w.chunks[j]
	for i := c.start; i < c.end; i++ {
		t := &r.w.toks[i]
		if t.blame&(en.MBad|en.NBad) != 0 || t.fault&en.WFalse != 0 || t.fn == fnFalse {
			return true
		}
		if r.f.hostile.Bogus[strings.ToLower(r.text(i))] {
			return true
		}
	}
	return false
}

// rehearsed reports whether arms are only shown or moved by the verb at chunk k: "successfully launched the missiles".
func (r *reader) rehearsed(k int) bool {
	c := &r.w.chunks[k]
	for i := c.start; i < c.end; i++ {
		if r.text(i) == "successfully" {
			if o := r.object(k); o >= 0 && r.fault(o)&en.NShot != 0 {
				return true
			}
		}
	}
	return r.stem(k) == "depl" && r.object(k) >= 0 && r.fault(r.object(k))&en.NShot != 0 // "deployed missiles to the island"
}

// stem returns the first four letters of the verb at chunk k, in lower case.
func (r *reader) stem(k int) string {
	s := r.text(r.w.chunks[k].head)
	return strings.ToLower(s[:min(4, len(s))])
}

// place reports whether the noun phrase at chunk j holds the name of a place, a state or of something that nothing explains,
// or a number of miles.
func (r *reader) place(j int) bool {
	cs := r.w.chunks
	for n := 0; n < 2 && j < len(cs) && cs[j].kind == noun; n++ {
		c := &cs[j]
		if r.fault(j)&en.NRealm != 0 || bare(r, j) {
			return true
		}
		if h := &r.w.toks[c.head]; h.name > 0 || h.entry != nil && h.suffix == noSuffix {
			return true
		}
		if j+2 >= len(cs) || cs[j+1].kind != prep || cs[j+1].fn != fnOf {
			return false
		}
		j += 2
	}
	return false
}

// bare reports whether the noun phrase at chunk j is a pronoun: what it stands for is not known here.
func bare(r *reader, j int) bool {
	c := &r.w.chunks[j]
	return c.end == c.start+1 && (c.fn == fnIt || r.w.toks[c.start].class == tag.Pronoun || demonstrative(r.text(c.start)))
}

// compound reports whether the verb form at chunk k is only the first half of a noun: "found with hacking equipment", "moved on
// from the hacking scandal", "reacts to bomb threat".
func (r *reader) compound(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.ing && c.start == c.head && k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].start == c.end && cs[k+1].end == c.end+1 && r.has(r.f.unlaid.Charge, c.end) {
		return true // "Velian hacking claims false"
	}
	if !c.ing && !c.inf || k+1 >= len(cs) || cs[k+1].kind != noun || cs[k+1].start != c.end {
		return false
	}
	o := &cs[k+1]
	if c.ing && c.start == c.head && r.has(r.f.unlaid.Charge, o.start) {
		return true // "Velian hacking claims"
	}
	if c.inf && k > 0 && (cs[k-1].kind == verb && cs[k-1].blame&(en.VPlan|en.VTry|en.VAsk) != 0 || o.end > o.start+1) {
		return false
	}
	if o.party >= 0 || r.fault(k+1)&en.WAbout == 0 {
		return false
	}
	return o.head == o.start || o.head == o.start+1 && r.w.toks[o.start].class != tag.Determiner && r.w.toks[o.start].class != tag.Pronoun && r.w.toks[o.start].fn == fnNone && r.text(o.start)[0] >= 'a'
}

// retorts reports whether the verb at chunk k is a blow dealt with words, "hit back", "hits out at", or an explosion of its subject: "the boat blew up".
func (r *reader) retorts(k int) bool {
	c := &r.w.chunks[k]
	if c.head+1 >= len(r.w.toks) || c.passive {
		return false
	}
	switch w := r.text(c.head); w {
	case "hit", "hits", "hitting":
		w = r.text(c.head + 1)
		return w == "back" || w == "out"
	case "blow", "blows", "blew":
		return r.object(k) < 0
	}
	return false
}

// animals takes the harm out of what is done to animals: "killed stray dogs", "ordered the killing of stray dogs". Words with a capital may be
// names of groups. It stands behind subjects, which passive verbs ask for.
func (r *reader) animals() {
	cs := r.w.chunks
	for k := range cs {
		c := &cs[k]
		what := -1
		switch {
		case c.kind == noun && c.blame&(en.NDeed|en.NAct) != 0 && k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnOf:
			what = k + 2
		case c.kind == verb && c.blame&(en.VDeed|en.VSoft) != 0 && c.passive:
			what = c.subj
		case c.kind == verb && c.blame&(en.VDeed|en.VSoft) != 0:
			what = r.object(k)
		}
		if what < 0 || cs[what].kind != noun {
			continue
		}
		h := &r.w.toks[cs[what].head]
		if h.fault&en.NAnimal == 0 || h.cap || r.partyOf(what) != nil && r.partyOf(what).proper {
			continue
		}
		c.blame &^= en.NDeed | en.NAct | en.VDeed | en.VSoft
	}
}

// spread reports whether the noun phrase at chunk k is what somebody spreads or runs, so that "false" before it takes nothing back: "spread false reports",
// "the spreading of false reports".
func (r *reader) spread(k int) bool {
	cs := r.w.chunks
	if k == 0 {
		return false
	}
	p := &cs[k-1]
	return p.kind == verb && p.blame&(en.VSoft|en.VDeed|en.VDo) != 0 || k > 1 && p.kind == prep && p.fn == fnOf && cs[k-2].kind == noun && r.w.toks[cs[k-2].head].blame&(en.VSoft|en.VDeed|en.NUnit|en.NAct) != 0
}
