package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
)

// bearer returns the person who was said to bear the role before, -1 if nobody was. Where the
// words tell the state, who bears it for that state goes before one whose state is not told;
// where they do not, who spoke last and bears it goes before whom the text only names. A full
// name goes before a single word, which may be a place that looked like a person.
func (p *pass) bearer(r text.Range, ph phrase, word string) int {
	if ph.country != "" {
		for _, full := range [...]bool{true, false} {
			if k := p.bears(r, ph, word, full, true); k >= 0 {
				return k
			}
		}
	} else if k := p.spokeAs(r, ph, word); k >= 0 {
		return k
	}
	for _, full := range [...]bool{true, false} {
		if k := p.bears(r, ph, word, full, false); k >= 0 {
			if ph.country != "" && p.rivals(k, ph, word, r.Start) {
				return -1
			}
			p.entities[k].rules(ph.country, func(o *name.Role) bool { return p.same(ph, word, o) })
			return k
		}
	}
	return -1
}

// rules notes that a role is held for a state, which other words of the text tell: Minister Pell is "the Kestrian minister".
func (e *entity) rules(country string, is func(o *name.Role) bool) {
	for i := range e.roles {
		if o := &e.roles[i]; o.Country == "" && is(o) {
			o.Country = country
		}
	}
}

// spokeAs returns the last speaker before r, -1 if nobody in the sentence before or that sentence spoke or did not
// bear the role.
func (p *pass) spokeAs(r text.Range, ph phrase, word string) int {
	if p.headline {
		return -1
	}
	for i := len(p.events) - 1; i >= 0; i-- {
		ev := p.events[i]
		if ev.at >= r.Start {
			continue
		}
		if ev.entity >= 0 && p.sentence(r.Start)-p.sentence(ev.at) <= 2 {
			if e := &p.entities[ev.entity]; e.kind == hearsay.KindPerson && slices.ContainsFunc(e.roles, func(o name.Role) bool { return p.same(ph, word, &o) }) {
				return ev.entity
			}
		}
		return -1
	}
	return -1
}

// headOfState returns who "the head of state" is: the one who spoke in this sentence or the two before, else the only one
// of the text, else the last who spoke, else the only one whose state needs no telling; -1 if there are several.
func (p *pass) headOfState(at int) int {
	heads := func(e *entity) (is, told bool) {
		for i := range e.roles {
			if o := &e.roles[i]; e.kind == hearsay.KindPerson && leader(o) && (o.Country != "" || !strings.Contains(o.Words, " of ")) && o.Noun != "minister" && o.Noun != "premier" && o.Noun != "chancellor" {
				is, told = true, told || o.Country != "" && o.Country != p.table.home
			}
		}
		return is, told
	}
	if !p.headline {
		for i := len(p.events) - 1; i >= 0 && p.sentence(at)-p.sentence(p.events[i].at) <= 2; i-- {
			if k := p.events[i].entity; k >= 0 && p.events[i].at < at {
				if is, _ := heads(&p.entities[k]); is {
					return k
				}
			}
		}
	}
	found, untold, n, u := -1, -1, 0, 0
	for k := range p.entities {
		is, told := heads(&p.entities[k])
		if is {
			found, n = k, n+1
		}
		if is && !told {
			untold, u = k, u+1
		}
	}
	if n == 1 {
		return found
	}
	for i := len(p.events) - 1; i >= 0 && !p.headline; i-- {
		if k := p.events[i].entity; k >= 0 && p.events[i].at < at {
			if is, _ := heads(&p.entities[k]); is {
				return k // several are named, but this one speaks
			}
		}
	}
	if u == 1 {
		return untold
	}
	return -1
}

// rivals reports whether somebody beside k may be who bears the role for the state of ph, since the text does not
// say for which state k does: another with the role, or a person without any who was named since, for a high office
// anywhere before: "Pell met President Lund. The Kestrian president said …" is Pell.
func (p *pass) rivals(k int, ph phrase, word string, at int) bool {
	for i := range p.entities {
		if e := &p.entities[i]; i != k && e.kind == hearsay.KindPerson && slices.ContainsFunc(e.roles, func(o name.Role) bool {
			return sameRole(o.Noun, word) && (o.Country == "" || o.Country == ph.country)
		}) {
			return true
		}
	}
	if p.table.home == ph.country {
		return false // who is minister without a state, in a text from this one, is its own
	}
	if word == "minister" && !p.headline && (ph.head == ph.from || lower(p.f.Doc.Text(ph.head-1)) != "prime") {
		return true // there are many, but for the prime one
	}
	since := false
	p.mentioned(at, func(i int) bool {
		e := &p.entities[i]
		since = since || i != k && e.kind == hearsay.KindPerson && len(e.roles) == 0 && !e.private
		return i == k && (p.headline || !p.words.Office[word]) || since
	})
	return since
}

// same reports whether role ro is what the phrase with head word calls somebody.
func (p *pass) same(ph phrase, word string, ro *name.Role) bool {
	return sameRole(ro.Noun, word) && p.ranked(ph, ro) && p.agrees(p.f.Doc, ph, ro) && p.ofSame(ph, ro)
}

// bears looks for the bearer that was named last: of the state of ph if own, else of that or none.
func (p *pass) bears(r text.Range, ph phrase, word string, full, own bool) int {
	found := -1
	leads := word == "leader" && ph.country != "" && slices.ContainsFunc(p.f.Names, func(n name.Name) bool { return n.End == ph.head && n.Country == ph.country })
	p.mentioned(r.Start, func(k int) bool {
		e := &p.entities[k]
		if e.kind != hearsay.KindPerson || full && !strings.Contains(e.name, " ") || calendar[e.name] {
			return false
		}
		for i := range e.roles {
			ro := &e.roles[i]
			if leads && leader(ro) && ro.Country == ph.country {
				found = k
				return true
			}
			if ph.country != "" && ro.Country != ph.country && (own || ro.Country != "") {
				continue
			}
			if p.same(ph, word, ro) {
				found = k
				return true
			}
		}
		return false
	})
	if found >= 0 && ph.country == "" && !p.headline {
		return p.foremost(r, ph, word, full, found)
	}
	return found
}

// ofSame reports whether the role is over what the phrase says: "the head of the Harbour Board" is none of the post office.
// A phrase without "of", or with no name behind it, says nothing.
func (p *pass) ofSame(ph phrase, ro *name.Role) bool {
	d := p.f.Doc
	named := false
	for i := ph.of.Start; i < ph.of.End; i++ {
		w := d.Text(i)
		if society[lower(w)] && !holds(ro.Words, lower(w)) && ofState(ro) {
			return false // "the director of the organization" is no head of a ministry
		}
		if d.Toks[i].Kind == text.Punct {
			break
		}
		if !capital(w) {
			continue
		}
		if holds(ro.Words, lower(w)) {
			return true
		}
		named = true
	}
	return !named || ph.country != "" && (ro.Country == ph.country || ro.Country == "" && !strings.Contains(ro.Words, " of "))
}

// society are nouns of bodies that are no state's.
var society = map[string]bool{"organisation": true, "organization": true, "company": true, "firm": true, "foundation": true, "charity": true, "association": true, "club": true, "think-tank": true, "newspaper": true, "studio": true}

// ofState reports whether a role is in an organ of a state by its words.
func ofState(ro *name.Role) bool {
	for _, w := range [...]string{"ministry", "minister", "government", "army", "diplomacy", "parliament", "president"} {
		if holds(ro.Words, w) {
			return true
		}
	}
	return false
}

// ranked compares the words that make a role another one: who was the minister, who deputises for her.
func (p *pass) ranked(ph phrase, ro *name.Role) bool {
	d := p.f.Doc
	had, has := false, false
	for i := ph.from; i < ph.head; i++ {
		switch lower(d.Text(i)) {
		case "former", "ex", "vice", "deputy":
			has = true
		}
	}
	for w := range strings.FieldsSeq(lower(ro.Words)) {
		switch w {
		case "vice", "deputy", "vice-president":
			had = true
		case "former", "ex", "then":
			had = had || has // "the president" may be the former one of whom the text tells
		}
	}
	return had == has
}

// leader reports whether a role is that of who leads a state or its government.
func leader(ro *name.Role) bool {
	switch ro.Noun {
	case "president", "premier", "chancellor", "king", "queen", "emperor":
		return !strings.Contains(lower(ro.Words), "vice") && !strings.Contains(lower(ro.Words), "former")
	case "minister":
		return strings.Contains(lower(ro.Words), "prime")
	}
	return false
}

// calendar words are given names as well; no role is borne by them alone.
var calendar = map[string]bool{"April": true, "May": true, "June": true, "July": true, "August": true}

// agrees reports whether the department words before the head noun are in the role's too.
func (p *pass) agrees(d *text.Doc, ph phrase, ro *name.Role) bool {
	words := lower(ro.Words)
	for i := ph.from; i < ph.head; i++ {
		w := lower(d.Text(i))
		dept, ok := p.patterns.Department[w]
		if !ok && w != "prime" && w != "opposition" && w != "police" {
			continue
		}
		if strings.Contains(words, w) {
			continue
		}
		same := false
		for other, c := range p.patterns.Department {
			same = same || ok && c == dept && strings.Contains(words, other)
		}
		if !same {
			return false
		}
	}
	return true
}

// sameRole compares head nouns of roles; the words for one who speaks for others are one.
func sameRole(a, b string) bool {
	if a == b {
		return true
	}
	for _, same := range [...][]string{
		{"spokesman", "spokeswoman", "spokesperson"}, {"chairman", "chairwoman", "chair", "chairperson"}, {"head", "chief", "director", "leader", "boss"},
		{"premier", "minister"}, {"ambassador", "envoy", "diplomat"}, {"lawmaker", "deputy", "legislator", "senator", "mp", "parliamentarian"}, {"analyst", "expert", "researcher", "scientist", "professor"},
	} {
		if slices.Contains(same, a) && slices.Contains(same, b) {
			return true
		}
	}
	return false
}
