package accuse

import (
	"slices"
	"strings"

	"hearsay/lexicon/en"
)

// Plain verbs are harm by what they are done to: who cuts a cable, flies a drone over a barracks or opens the sluices without warning does
// it to others. The verbs and their objects are those of harms.tsv; what a state does to things of its own is none. Its doer has to be
// named as a state, an organ or forces of one, or as a group: whoever else cuts a cable may be its owner.

// harms blames who does a plain verb of harm, chunk k. Cost is nothing for other verbs, else one look-up for each row of the verb.
func (r *reader) harms(k int) {
	c := &r.w.chunks[k]
	if !c.passive {
		if r.meant(k) && r.doesHarm(k, r.partyOf(c.subj)) {
			least := organ
			if p := r.partyOf(c.subj); p != nil && p.folk || r.forces(c.subj) || r.has(agents, r.w.chunks[c.subj].head) {
				least = person // "Tarnovian soldiers"
			}
			r.subjectDid(k, "harm", least)
		}
		return
	}
	if by := r.doer(k); by >= 0 && r.doesHarm(k, r.partyOf(by)) {
		least := organ
		if r.forces(by) {
			least = person
		}
		r.each(by, func(m int) { r.blame(m, k, "harm", least) })
	}
}

// agents are people who act for whom they belong to.
var agents = words("agent agents operative operatives saboteur saboteurs spy spies arsonist arsonists hireling hirelings")

// meant reports whether the verb at chunk k tells what its subject does: not an infinitive of what somebody is asked or able to do, not a
// gerund that is only spoken of.
func (r *reader) meant(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	switch {
	case c.subj < 0, k == 0:
		return false
	case c.inf:
		l := &cs[k-1]
		return l.kind == verb && (l.blame&(en.VTry|en.VPlan) != 0 || l.passive && l.blame&en.VBelieve != 0 || l.fn == fnAllow)
	case c.ing && cs[k-1].kind == prep:
		switch cs[k-1].fn {
		case fnBy, fnSince:
			return true
		case fnFor, fnOf:
			return r.charges(k) || r.condemned(k)
		}
		return false
	}
	return true
}

// condemned reports whether the verb before chunk k is one of reproach: "condemned Tarnovia for cutting off gas".
func (r *reader) condemned(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return cs[j].fn == fnCondemn && !cs[j].passive
		}
	}
	return false
}

// doer returns the noun behind "by" that belongs to the passive verb at chunk k, -1 if there is none.
func (r *reader) doer(k int) int {
	cs := r.w.chunks
	for j := k + 1; j+1 < len(cs) && j < k+7; j++ {
		switch x := &cs[j]; x.kind {
		case verb, rel, sub, stop, conj:
			return -1
		case prep:
			if x.fn == fnBy && cs[j+1].kind == noun {
				return j + 1
			}
		}
	}
	return -1
}

// doesHarm reports whether the verb at chunk k and what it is done to are a row of harms.tsv, for a doer p, nil
// where nobody is known.
func (r *reader) doesHarm(k int, p *party) bool {
	cs := r.w.chunks
	c := &cs[k]
	rows := r.w.toks[c.head].harm
	if rows == 0 {
		return false
	}
	for _, v := range r.f.harms.rows[rows-1] {
		obj := c.subj
		if !c.passive {
			obj = r.thing(k, v.Particle)
		} else if v.Particle != "" && !r.at(c.end, v.Particle) {
			continue
		}
		if obj < 0 || cs[obj].kind != noun {
			continue
		}
		if (cs[obj].blame&en.NCount != 0 || r.f.harms.of[strings.ToLower(r.text(cs[obj].head))]) && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnOf {
			obj += 2 // "a number of cables", "the delivery of food"
		}
		if !r.matches(obj, v.Harm.Object) || r.ownThing(obj, p) {
			continue
		}
		place := -1
		if v.Harm.Between != nil {
			if place = r.toward(k, obj, v.Harm, p); place < 0 {
				continue
			}
		}
		if v.Harm.Other && !r.another(obj, p) && !r.another(place, p) || v.Harm.Manner != nil && !r.manner(k, v.Harm.Manner) {
			continue
		}
		return true
	}
	return false
}

// thing returns the noun phrase that is the object of the verb at chunk k, whose particle, if it has one, stands before or behind it; -1 if
// there is none.
func (r *reader) thing(k int, particle string) int {
	cs := r.w.chunks
	j, found := k+1, particle == "" || cs[k].end > cs[k].head+1 && r.text(cs[k].head+1) == particle
	for ; j < len(cs) && cs[j].kind != noun; j++ {
		switch {
		case !found && r.at(cs[j].start, particle):
			found = true
		case cs[j].kind != other:
			return -1
		}
	}
	if j >= len(cs) || !found && !r.at(cs[j].end, particle) {
		return -1
	}
	return j
}

// at reports whether token i is the word.
func (r *reader) at(i int, word string) bool { return i < len(r.w.toks) && r.text(i) == word }

// matches reports whether the noun phrase at chunk j is one of things. A name behind the noun, as ships have, is passed over.
func (r *reader) matches(j int, things en.Nouns) bool {
	c := &r.w.chunks[j]
	for i := c.start; i < c.end; i++ {
		if r.f.harms.not[strings.ToLower(r.text(i))] {
			return false
		}
	}
	h := c.head
	if r.text(h) == "times" && h > c.start+1 {
		h -= 2 // "used cluster bombs three times"
	}
	for h > c.start && r.w.toks[h].cap && !things.Match(strings.ToLower(r.text(h)), func(string) bool { return true }) {
		h--
	}
	return things.Match(strings.ToLower(r.text(h)), func(word string) bool {
		for i := c.start; i < h; i++ {
			if strings.EqualFold(r.text(i), word) {
				return true
			}
		}
		return false
	})
}

// toward returns the noun phrase behind the object at chunk obj of the verb at chunk k that is a place of h, with a word between; -1 if there
// is none.
func (r *reader) toward(k, obj int, h *en.Harm, p *party) int {
	cs := r.w.chunks
	for j := max(k, obj) + 1; j+1 < len(cs) && j < k+8; j++ {
		switch cs[j].kind {
		case verb, rel, sub, stop, conj, comma:
			return -1
		}
		if cs[j].kind != prep || cs[j+1].kind != noun || !slices.Contains(h.Between, r.text(cs[j].start)) {
			continue
		}
		m := j + 1
		if r.ownThing(m, p) {
			return -1
		}
		if h.Any && !openAir(r, m) || h.State && r.another(m, p) || r.matches(m, h.Place) {
			return m
		}
	}
	return -1
}

// openAir reports whether the noun phrase at chunk j is the sea or the sky, or a time: nobody is there.
func openAir(r *reader, j int) bool {
	switch strings.ToLower(r.text(r.w.chunks[j].head)) {
	case "sea", "ocean", "water", "waters", "air", "sky", "space", "target", "targets", "night", "dawn":
		return true
	}
	return false
}

// ownThing reports whether the noun phrase at chunk j says that it is the doer's own: "its cables", "the cables of Kestria" for one of Kestria.
// "Its" and "their" may mean anybody, so they are taken for the doer; "our" is whose words they are.
func (r *reader) ownThing(j int, p *party) bool {
	c := &r.w.chunks[j]
	for i := c.start; i < c.head; i++ {
		if r.w.toks[i].fn == fnIt {
			return true
		}
	}
	return p != nil && p.country != "" && r.whose(j) == p.country
}

// whose returns the state that the noun phrase at chunk j, or an "of" behind it, names; "" if none.
func (r *reader) whose(j int) string {
	cs := r.w.chunks
	w := r.country(j)
	if w == "" && j+2 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnOf {
		w = r.country(j + 2)
	}
	return w
}

// another reports whether the noun phrase at chunk j, which may be -1, names a state that is not the doer's.
func (r *reader) another(j int, p *party) bool {
	if j < 0 {
		return false
	}
	w := r.whose(j)
	return w != "" && (p == nil || w != p.country)
}

// manner reports whether words of one of the ways stand in the clause of the verb at chunk k.
func (r *reader) manner(k int, ways [][]string) bool {
	cs := r.w.chunks
	end := cs[k].end
	for j := k + 1; j < len(cs) && cs[j].kind != stop && cs[j].kind != sub && cs[j].kind != rel && (cs[j].kind != verb || cs[j].ing); j++ {
		end = cs[j].end
	}
	for i := cs[k].start; i < end; i++ {
		for _, w := range ways {
			if r.text(i) != w[0] {
				continue
			}
			if len(w) == 1 {
				return true
			}
			for m := i + 1; m < end && m < i+4; m++ {
				if r.text(m) == w[1] {
					return true
				}
			}
		}
	}
	return false
}

// harmTable is harms.tsv as the finder holds it: a verb form's token holds 1 + the index of its rows.
type harmTable struct {
	rows [][]en.HarmVerb
	not  map[string]bool
	of   map[string]bool
}

// plainVerbs adds the verbs of harms.tsv to words.
func (f *Finder) plainVerbs(words map[string]word) error {
	t, err := en.HarmWords()
	if err != nil {
		return err
	}
	f.harms.not, f.harms.of = t.Not, t.Of
	for form, rows := range t.Verb {
		f.harms.rows = append(f.harms.rows, rows)
		x := words[form]
		x.harm = uint16(len(f.harms.rows))
		words[form] = x
	}
	return nil
}
