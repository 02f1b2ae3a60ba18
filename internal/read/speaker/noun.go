package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// noun resolves a source that is headed by a common noun.
func (p *pass) noun(r text.Range, ph phrase) answer {
	d := p.f.Doc
	word := lower(d.Text(ph.head))
	if word == "head" && r.End-ph.head == 3 && lower(d.Text(ph.head+1)) == "of" && lower(d.Text(ph.head+2)) == "state" {
		if word = "leader"; ph.country == "" && ph.det == "the" {
			if k := p.headOfState(r.Start); k >= 0 {
				return answer{entity: k, via: hearsay.ViaTitle, because: "the head of state of whom the text tells", span: p.lastMention(k, r.Start), gender: p.entities[k].gender}
			}
		}
	}
	role := p.persons.Role(word)
	if word == "police" && ph.owner < 0 {
		if k := p.organisation(phrase{owner: -1, head: ph.head}, word, r.Start); k >= 0 {
			return answer{entity: k, via: hearsay.ViaTitle, because: "the police that the text named before", span: p.lastMention(k, r.Start)}
		}
	}
	if role.Class == world.Crowd || strings.HasPrefix(ph.det, "thes") || strings.HasPrefix(ph.det, "thos") || ph.number {
		return answer{entity: -1, because: "a group of people without names", plural: true}
	}
	if k := p.spokenBy(ph, word); k >= 0 {
		return answer{entity: k, via: hearsay.ViaTitle, because: "the headline says whose speech this is", gender: p.entities[k].gender}
	}
	definite := ph.det == "the" || ph.det == "our" || ph.det == "its" || ph.det == "his" || ph.det == "her" || ph.det == "their" ||
		ph.owner >= 0 && ph.det == "" || ph.det == "this" || ph.det == "that" || p.headline && ph.det == ""
	if !definite {
		return answer{entity: -1, because: "described, but not named", gender: role.Gender, thing: role.Class == world.NoRole}
	}
	if role.Class != world.NoRole {
		if role.Class.Public() {
			if k := p.bearer(r, ph, word); k >= 0 {
				return answer{entity: k, via: hearsay.ViaTitle, because: "bears this role in the text", span: p.lastMention(k, r.Start), gender: p.entities[k].gender}
			}
			if k := p.office(ph, word); k >= 0 {
				return answer{entity: k, via: hearsay.ViaTitle, because: "an office of the state that the words name", gender: role.Gender}
			}
		}
		return answer{entity: -1, because: "nobody in the text bears this role", gender: role.Gender}
	}
	if k := p.organisation(ph, word, r.Start); k >= 0 {
		return answer{entity: k, via: hearsay.ViaTitle, because: "the organisation that the text calls so", span: p.lastMention(k, r.Start)}
	}
	return answer{entity: -1, because: "no organisation of the text is called so", thing: true}
}

// lastMention returns where entity k was named last before token at, in this field.
func (p *pass) lastMention(k, at int) hearsay.Span {
	var sp hearsay.Span
	before := p.f.Doc.Toks[at].Start
	for _, m := range p.entities[k].mentions {
		if m.Field == p.f.Field && m.Span.Start < before {
			sp = m.Span
		}
	}
	return sp
}

// mentioned calls yield with the entities named before token at, each once, nearest first; in a
// headline with those of the text, first first. It stops when yield returns true.
func (p *pass) mentioned(at int, yield func(k int) bool) {
	if p.headline {
		for k := range p.entities {
			if yield(k) {
				return
			}
		}
		return
	}
	p.asked++
	if n := len(p.entities); len(p.seen) < n {
		p.seen = append(p.seen, make([]uint32, n-len(p.seen))...)
	}
	of := p.of[side(p.f.Field)]
	i, _ := p.f.at(at)
	for i--; i >= 0; i-- {
		if k := of[i]; p.seen[k] != p.asked {
			if p.seen[k] = p.asked; yield(int(k)) {
				return
			}
		}
	}
}

// office returns the office that the phrase names of a state: "Kenya's interior minister".
func (p *pass) office(ph phrase, word string) int {
	s := p.world.ByCode(ph.country)
	if s == nil || ph.owner >= 0 && p.entities[ph.owner].kind != hearsay.KindState {
		return -1
	}
	if !p.words.Office[word] {
		return -1
	}
	title := strings.ToUpper(word[:1]) + word[1:]
	if word == "pm" {
		title = "Prime Minister"
	}
	for i := ph.from; i < ph.head; i++ {
		w := lower(p.f.Doc.Text(i))
		switch w {
		case "former", "ex", "vice", "deputy", "late", "then", "acting", "future":
			return -1 // nobody who holds the office
		}
		if dept, ok := p.patterns.Department[w]; ok {
			if dept == "Foreign Affairs" {
				dept = "Foreign"
			}
			title = dept + " " + title
		} else if w == "prime" {
			title = "Prime " + title
		}
	}
	for i := ph.of.Start; i < ph.of.End && title == "Minister"; i++ { // "the Kestrian Minister of Energy"
		if dept, ok := p.patterns.Department[lower(p.f.Doc.Text(i))]; ok && capital(p.f.Doc.Text(i)) {
			if dept == "Foreign Affairs" {
				dept = "Foreign"
			}
			title = dept + " " + title
		} else if lower(p.f.Doc.Text(i)) != "the" {
			break
		}
	}
	if title == "Minister" {
		return -1 // of which department, nobody says
	}
	full := title + " of " + s.Name
	return p.put(entity{id: "office:" + full, name: full, kind: hearsay.KindOffice, country: s.Code})
}

// organisation returns the organisation that "the centre" means: the one named last whose
// name holds the noun, which an apposition called so, or whose sort it is; -1 if none.
func (p *pass) organisation(ph phrase, word string, at int) int {
	if ph.det == "its" || ph.det == "our" || ph.det == "his" || ph.det == "her" || ph.det == "their" {
		return -1
	}
	word = american(word)
	found := -1
	crew := p.names.Crew(p.f.Doc, ph.from, ph.head)
	p.mentioned(at, func(k int) bool {
		e := &p.entities[k]
		if e.kind == hearsay.KindPerson || e.kind == hearsay.KindUnknown && !e.firm || e.class == world.State || strings.HasPrefix(e.id, "state:") {
			return false
		}
		if ph.country != "" && e.country != "" && e.country != ph.country || k == p.outlet && ph.owner >= 0 {
			return false // nor does an outlet call itself "the Velm paper"
		}
		if crew && e.kind != hearsay.KindThreatActor && e.kind != hearsay.KindArmedGroup {
			return false // "the hacker group" is not the firm that has Group in its name
		}
		if slices.Contains(e.nouns, word) || holds(e.name, word) || sorts(e, word) && !(printsOrAirs[word] && p.agency(e)) {
			found = k
			return true
		}
		return false
	})
	if found < 0 && !crew && p.outlet >= 0 && holds(p.entities[p.outlet].name, word) {
		return p.outlet
	}
	return found
}

func american(w string) string {
	if w == "centre" {
		return "center"
	}
	return w
}

// holds reports whether a name has the noun as one of its words.
func holds(full, noun string) bool {
	for w := range strings.FieldsSeq(full) {
		if strings.EqualFold(w, noun) || american(lower(w)) == noun {
			return true
		}
	}
	return false
}

// sorts reports whether a noun is a common word for what e is.
func sorts(e *entity, noun string) bool {
	switch noun {
	case "company", "firm", "operator", "maker", "manufacturer", "vendor":
		return e.class == world.Firm || e.firm
	case "paper", "newspaper", "broadcaster", "daily", "outlet", "tabloid", "channel":
		return e.kind == hearsay.KindOutlet
	case "group", "gang", "collective", "militia":
		return e.kind == hearsay.KindThreatActor || e.kind == hearsay.KindArmedGroup
	case "institute":
		return strings.Contains(e.name, "Institut")
	}
	return false
}

// printsOrAirs are nouns for outlets that no news agency is called.
var printsOrAirs = map[string]bool{"paper": true, "newspaper": true, "broadcaster": true, "daily": true, "tabloid": true, "channel": true}

// agency reports whether the gazetteer has e as a news agency.
func (p *pass) agency(e *entity) bool {
	x := p.world.Find(e.name)
	return x != nil && x.Sort == "agency"
}

// embassy resolves "its embassy in X": that of the state, or of the state whose organ, spoke
// last.
func (p *pass) embassy(n *name.Name, what string) answer {
	d := p.f.Doc
	if n.Start > 0 && determiners[lower(d.Text(n.Start-1))] && lower(d.Text(n.Start-1)) != "the" {
		for i := len(p.events) - 1; i >= 0; i-- {
			k := p.events[i].entity
			if k < 0 || p.events[i].at > n.Start {
				continue
			}
			s := p.world.ByCode(p.entities[k].country)
			if s == nil || !p.body(k) {
				break
			}
			full := what + " of " + s.Name + strings.TrimPrefix(n.Name, lower(what))
			e := p.put(entity{id: "organ:" + full, name: full, kind: hearsay.KindOrganisation, country: s.Code, class: world.Service})
			p.entities[e].mentions = append(p.entities[e].mentions, hearsay.Mention{Field: p.f.Field, Span: d.Span(n.Core)})
			return answer{entity: e, via: hearsay.ViaTitle, because: "the embassy of the state that spoke last", span: p.lastMention(k, n.Start)}
		}
	}
	return answer{entity: -1, because: "an embassy of a state that is not told", thing: true}
}
