package accuse

import (
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// crosses: "a Tarnovian patrol crossed the border of Kestria", "Tarnovian drones entered Kestrian airspace": forces of one state that go
// where another's land, air or water begins; "the border of Kestria was crossed by a Tarnovian patrol". Whose border it is has to be told,
// and must not be their own; what border guards cross ("a Tarnovian border patrol crossed the river") is the border.
func (r *reader) crosses(k int) {
	cs := r.w.chunks
	c := &cs[k]
	who, obj := c.subj, -1
	if c.passive && !c.reduced {
		if k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnBy {
			return
		}
		who, obj = k+2, c.subj
		if obj >= 2 && cs[obj-1].kind == prep && cs[obj-1].fn == fnOf && r.fault(obj)&en.NBorder == 0 {
			obj -= 2
		}
	} else {
		obj = r.object(k)
	}
	p := r.partyOf(who)
	if p == nil || p.country == "" || p.strength > organ || p.frame == "compound" || !r.forces(who) {
		return
	}
	if obj < 0 && k+2 < len(cs) && cs[k+1].kind == prep {
		switch r.text(cs[k+1].start) {
		case "into", "over", "through":
			obj = k + 2 // "strayed into Kestrian airspace"
		}
	}
	if obj < 0 || cs[obj].kind != noun {
		return
	}
	if r.ofBorder(who) && r.f.hostile.Boundary[r.text(cs[obj].head)] && r.country(obj) == "" {
		q := *p
		r.add(r.list(c.scope), &q, "crossed", r.score("crossed", &q))
		return
	}
	if r.fault(obj)&en.NBorder == 0 {
		return
	}
	whose := r.country(obj)
	if whose == "" && obj+2 < len(cs) && cs[obj+1].kind == prep {
		if w := r.text(cs[obj+1].start); cs[obj+1].fn == fnOf || cs[obj+1].fn == fnWith || w == "into" || w == "to" {
			whose = r.country(obj + 2)
		}
	}
	if whose == "" || whose == p.country {
		return
	}
	q := *p
	q.strength = max(q.strength, organ) // a missile is no organ, and whose it is is told
	score := r.score("crossed", &q)
	if c.scope&hedged != 0 {
		score *= 0.8
	}
	r.add(r.list(c.scope), &q, "crossed", score)
}

// ofBorder reports whether the noun phrase at chunk j names people of a border: a border patrol, frontier guards.
func (r *reader) ofBorder(j int) bool {
	for i := r.w.chunks[j].start; i < r.w.chunks[j].head; i++ {
		if w := r.text(i); w == "border" || w == "frontier" {
			return true
		}
	}
	return false
}

// country returns the state that the noun phrase at chunk j names, "" if it names none.
func (r *reader) country(j int) string {
	if j >= len(r.w.chunks) || r.w.chunks[j].kind != noun {
		return ""
	}
	for i := r.w.chunks[j].start; i < r.w.chunks[j].end; i++ {
		if e := r.w.toks[i].entry; e != nil && e.Country != "" && r.w.toks[i].suffix == noSuffix {
			return e.Country
		}
	}
	return ""
}

// forces reports whether the noun at chunk j is armed: an army, a jet, a patrol.
func (r *reader) forces(j int) bool {
	h := &r.w.toks[r.w.chunks[j].head]
	if h.entry != nil {
		return h.entry.Class == world.Service && h.entry.Sort == "armed"
	}
	if h.blame&en.NArms != 0 {
		return true
	}
	return r.f.hostile.Force[r.text(r.w.chunks[j].head)]
}

// shelters reports whether the verb at chunk k is to harbour or shelter.
func (r *reader) shelters(k int) bool {
	s := r.stem(k)
	return s == "shel" || s == "harb" // shelters, harbours
}

// crewBefore reports whether the noun at chunk obj stands for the one group that was named before: "harbours the crew".
func (r *reader) crewBefore(obj int) bool {
	c := &r.w.chunks[obj]
	return c.blame&en.NGroup != 0 && r.definite(obj, "sponsor") != nil
}
