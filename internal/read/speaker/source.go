package speaker

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// phrase is a source read as a noun phrase.
type phrase struct {
	det     string     // "the", "a", "our", … lower case; "" if none
	owner   int        // entity before "'s" or as a modifier, -1 if none
	country string     // of the owner or an adjective
	head    int        // token of the head noun, -1 if none
	from    int        // first token behind the determiner
	number  bool       // "two", "several", "one of"
	of      text.Range // what stands behind "of": "the head of the Harbour Board"
}

// source resolves the source in tokens r.
func (p *pass) source(r text.Range) answer {
	d := p.f.Doc
	r.Start = p.unbracketed(r)
	for r.Start < r.End && d.Toks[r.Start].Kind == text.Punct {
		r.Start++
	}
	if r.Len() <= 0 {
		return unknown("the source is empty")
	}
	if a, ok := p.pronoun(r); ok {
		return a
	}
	if a, ok := p.ofTwo(r); ok {
		return a
	}
	if p.guest >= 0 && p.answers(r) {
		return answer{entity: p.guest, via: hearsay.ViaContinuation, because: "the headline, or the first sentences, say who answers", gender: p.entities[p.guest].gender}
	}
	n, ph := p.read(r)
	if n != nil {
		return p.named(n)
	}
	if ph.head < 0 {
		return unknown("the source holds no name in head position")
	}
	return p.noun(r, ph)
}

// nameAt returns the name that starts at token i, or nil.
func (p *pass) nameAt(i int) *name.Name {
	if k, ok := p.f.at(i); ok {
		return &p.f.Names[k]
	}
	return nil
}

// at returns the place of the name that starts at token i.
func (f *Field) at(i int) (k int, ok bool) {
	k, end := 0, len(f.Names)
	for k < end { // as slices.BinarySearchFunc, which would copy each name
		if m := int(uint(k+end) >> 1); f.Names[m].Start < i {
			k = m + 1
		} else {
			end = m
		}
	}
	return k, k < len(f.Names) && f.Names[k].Start == i
}

var determiners = map[string]bool{
	"the": true, "a": true, "an": true, "another": true, "this": true, "that": true, "these": true, "those": true, "its": true, "our": true,
	"his": true, "her": true, "their": true, "both": true, "some": true, "any": true, "many": true, "several": true, "each": true, "every": true,
	"one": true, "no": true, "my": true, "your": true, "other": true, "few": true, "most": true, "all": true,
}

// read walks the noun phrase at r and returns the name that heads it, or the phrase.
func (p *pass) read(r text.Range) (*name.Name, phrase) {
	d := p.f.Doc
	ph := phrase{owner: -1, head: -1, from: r.Start}
	i := r.Start
	for i < r.End && determiners[lower(d.Text(i))] && p.nameAt(i) == nil {
		if ph.det == "" {
			ph.det = lower(d.Text(i))
		}
		i++
		ph.from = i
	}
	for i < r.End {
		if n := p.nameAt(i); n != nil && n.End <= r.End+1 {
			if n.Class == world.State && p.nameAt(n.End) != nil && p.nameAt(n.End).Kind == hearsay.KindPerson && ph.head >= 0 {
				ph.own(p, n)
				i = n.End
				continue
			}
			if n.Kind == hearsay.KindPerson {
				if n.End < r.End && clitic(d.Text(n.End)) {
					ph.own(p, n)
					ph.head = -1
					i = n.End + 1
					continue
				}
				if n.End < r.End && p.tags.Class(p.f.Tags[n.End]) == tag.Noun {
					ph.own(p, n) // "the Voss campaign", "Voss spokesman Ilan Brandt"
					ph.head = -1
					i = n.End
					continue
				}
				if ph.head >= 0 && (ph.det == "a" || ph.det == "an") && p.persons.Role(d.Text(ph.head)).Class == world.NoRole && ph.head < n.Start {
					return nil, ph // "a speech Voss gave"
				}
				return n, ph
			}
			if p.modifies(n, r) {
				ph.own(p, n)
				i = n.End
				if i < r.End && clitic(d.Text(i)) {
					i++
				}
				ph.head = -1
				continue
			}
			return n, ph
		}
		w := d.Text(i)
		switch {
		case d.Toks[i].Kind == text.Number:
			ph.number = true
		case d.Toks[i].Kind == text.Punct:
			if k := p.aside(i, r.End); k > i {
				i = k
				continue
			}
			if (w == "-" || w == "–" || w == "—") && ph.head == i-1 && p.persons.Role(d.Text(i-1)).Class == world.Office && i+1 < r.End && capital(d.Text(i+1)) && p.persons.Role(d.Text(i+1)).Class == world.Office {
				i++ // "Deputy Prime Minister – Minister of Ports Ilan Voss"
				continue
			}
			if w == "," {
				if n := p.apposed(i+1, r); n != nil {
					return n, ph
				}
				return nil, ph
			}
			if w != "." && w != "\"" && w != "“" && w != "”" && w != "'" && w != "‘" && w != "’" {
				return nil, ph
			}
		case clitic(w):
			ph.head = -1
		default:
			c := p.tags.Class(p.f.Tags[i])
			if c == tag.Adposition || c == tag.Subordinator || lower(w) == "who" || lower(w) == "which" || lower(w) == "whose" {
				if n := p.titled(i, r, ph); n != nil {
					return n, ph
				}
				if lower(w) == "of" && ph.head >= 0 {
					ph.of = text.Range{Start: i + 1, End: r.End}
					ph.ruled(p, i+1, r.End)
				}
				// an apposition may still name the person: "the spokeswoman for X, Ilan Voss"
				for k := i; k < r.End; k++ {
					if n := p.nameAt(k); n != nil && n.Class == world.State && ph.head >= 0 {
						if m := p.nameAt(n.End); m != nil && m.Kind == hearsay.KindPerson && m.End <= r.End {
							return m, ph // "ambassador to X Ilan Voss"
						}
					}
					if d.Text(k) == "," {
						if n := p.apposed(k+1, r); n != nil {
							return n, ph
						}
						break
					}
				}
				return nil, ph
			}
			if c == tag.Verb && ph.head >= 0 {
				return nil, ph // "people briefed on …"
			}
			role := p.persons.Role(w)
			if role.Class != world.NoRole || c == tag.Noun || c == tag.Proper {
				ph.head = i
			}
			if c == tag.Numeral {
				ph.number = true
			}
		}
		i++
	}
	return nil, ph
}

// titled returns the person whose name ends a title that runs on with "of" or "to" at token i:
// "Secretary of State Ilan Voss", "Chairman of the Harbour Board Ilan Voss in Velm", "Adviser to the Mayor's Office Ilan Voss", "the head of Kestrian
// diplomacy Ilan Voss". A name with another preposition, a comma or a title of its own before it is somebody else.
func (p *pass) titled(i int, r text.Range, ph phrase) *name.Name {
	d := p.f.Doc
	if ph.head < 0 {
		return nil
	}
	role, large := p.persons.Role(d.Text(ph.head)), capital(d.Text(ph.head))
	if w := lower(d.Text(i)); w != "of" && (w != "to" && w != "for" || !large) || role.Class == world.NoRole || !large && (!role.Class.Public() || ph.det == "a" || ph.det == "an") {
		return nil
	}
	for k := i + 1; k < r.End; k++ {
		if n := p.nameAt(k); n != nil && n.Kind == hearsay.KindPerson {
			if n.Role.Class.Public() && strings.Contains(n.Role.Words, d.Text(ph.head)+" "+d.Text(i)) {
				return n
			}
			if n.End < r.End && clitic(d.Text(n.End)) && n.End+1 < r.End && !large {
				k = n.End // "the head of Voss's office Adam Lund"
				continue
			}
			if lower(d.Text(i)) == "for" {
				return nil
			}
			at := n.Core.Start // "State Ilan Voss" may stand as one name
			before := d.Text(at - 1)
			switch {
			case before == ")":
				before = "" // "of the Harbour Board (HB) Ilan Voss"
			case p.ofOffice(at-1, i):
				before = "Office"
			}
			common := !large && n.Core.Len() > 1 && p.tags.Class(p.f.Tags[at-1]) == tag.Noun
			if at-1 == i || before != "" && !capital(before) && !common || p.persons.Role(before).Class != world.NoRole || n.End < r.End && (clitic(d.Text(n.End)) || p.tags.Class(p.f.Tags[n.End]) == tag.Verb) {
				return nil
			}
			return n
		}
		if x := p.aside(k, r.End); x > k {
			k = x - 1
			continue
		}
		if w := lower(d.Text(k)); d.Toks[k].Kind == text.Punct && d.Toks[k].Abbr == 0 || p.tags.Class(p.f.Tags[k]) == tag.Adposition && w != "of" && !clitic(w) {
			return nil
		}
	}
	return nil
}

// ofOffice reports whether the title at token k, behind token i, is part of the name of its bearer's office: "the Head of the Office of the President".
func (p *pass) ofOffice(k, i int) bool {
	d := p.f.Doc
	if k--; k > i && lower(d.Text(k)) == "the" {
		k--
	}
	return k-1 > i && lower(d.Text(k)) == "of" && offices[lower(d.Text(k-1))]
}

var offices = map[string]bool{"office": true, "administration": true, "secretariat": true, "chancellery": true, "cabinet": true}

// isOutlet reports whether all words of r say that the name before them is an outlet: "the Northline news agency".
func (p *pass) isOutlet(r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if !outletNouns[lower(p.f.Doc.Text(i))] {
			return false
		}
	}
	return true
}

var outletNouns = map[string]bool{"news": true, "press": true, "agency": true, "portal": true, "website": true, "site": true, "channel": true, "newspaper": true, "daily": true, "weekly": true, "magazine": true, "broadcaster": true, "wire": true}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

func clitic(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// own notes the owner or modifier of a phrase.
func (ph *phrase) own(p *pass, n *name.Name) {
	ph.owner = p.entity(n)
	if c := n.Country; c != "" {
		ph.country = c
	} else if e := p.entities[ph.owner]; e.country != "" {
		ph.country = e.country
	}
}

// ruled notes the state behind "of": "the president of Kestria", "the foreign minister of the Republic of Kestria".
func (ph *phrase) ruled(p *pass, i, end int) {
	d := p.f.Doc
	for k := i; k < min(end, i+4); k++ {
		if n := p.nameAt(k); n != nil {
			if n.Class == world.State && ph.country == "" {
				ph.country = n.Country
			}
			return
		}
		if w := lower(d.Text(k)); w != "the" && w != "republic" && w != "kingdom" && w != "of" {
			return
		}
	}
}

// modifies reports whether name n only owns or modifies a noun behind it in r: "Kenyan
// officials", "the ministry's spokesman", "Interpol officers".
func (p *pass) modifies(n *name.Name, r text.Range) bool {
	d := p.f.Doc
	if n.End >= r.End {
		return n.Class == world.Adjective
	}
	if clitic(d.Text(n.End)) || n.Class == world.Adjective {
		return true
	}
	if k := p.aside(n.End, r.End); k > n.End && k < r.End {
		return p.persons.Role(d.Text(k)).Class != world.NoRole // "the Harbour Board (HB) chairman Ilan Voss"
	}
	if d.Toks[n.End].Kind != text.Word || n.Class == world.Outlet && p.isOutlet(text.Range{Start: n.End, End: r.End}) {
		return false
	}
	if m := p.nameAt(n.End); m != nil { // "the UK Reform candidate": a word of unknown kind, or a party's, that others follow
		more := m.End < r.End && (m.Kind == hearsay.KindUnknown || m.Kind == hearsay.KindOrganisation && m.End == m.Start+1 && !capital(d.Text(m.End)) && d.Toks[m.End].Kind == text.Word)
		// "the Catalan interior ministry", where "Catalan" is short for a news agency of that name
		body := m.End >= r.End && strings.HasPrefix(m.ID, "bare:") && n.Class == 0 && n.Core.Len() == 1
		return m.Kind == hearsay.KindPerson || more || body
	}
	c := p.tags.Class(p.f.Tags[n.End])
	return c == tag.Noun || c == tag.Adjective || c == tag.Proper && n.End+1 < r.End || p.persons.Role(d.Text(n.End)).Class != world.NoRole
}

// apposed returns the name of a person or organisation that stands at token k of r, titles
// and determiners before it skipped.
func (p *pass) apposed(k int, r text.Range) *name.Name {
	for x := k; x < r.End && x < k+8; x++ {
		if n := p.nameAt(x); n != nil {
			if (n.Class == world.State || n.Class == world.Capital) && x == k && k > r.Start+1 && p.nameAt(k-2) != nil {
				return nil // "voters in one place, another and a third": a list
			}
			if n.Kind == hearsay.KindPerson || x == k && n.Class != world.Adjective && !(n.End < r.End && clitic(p.f.Doc.Text(n.End))) {
				return n
			}
			continue
		}
		c := p.tags.Class(p.f.Tags[x])
		if c == tag.Adposition || c == tag.Verb || p.f.Doc.Toks[x].Kind == text.Punct && p.f.Doc.Text(x) != "." {
			return nil
		}
	}
	return nil
}

// months are the words for months that name nobody; the others are given names as well.
var months = map[string]bool{"January": true, "February": true, "March": true, "July": true, "September": true, "October": true, "November": true, "December": true, "August": true}

// entity returns the entity of a name of this field.
func (p *pass) entity(n *name.Name) int {
	k, _ := p.f.at(n.Start)
	return int(p.of[side(p.f.Field)][k])
}

// named resolves a source whose head is a name.
func (p *pass) named(n *name.Name) answer {
	k := p.entity(n)
	because := "it is named"
	if p.entities[k].kind == hearsay.KindUnknown && months[n.Name] {
		return unknown("a month speaks for nobody")
	}
	if what := p.entities[k].id; what == "bare:Embassy" || what == "bare:Mission" {
		return p.embassy(n, strings.TrimPrefix(what, "bare:"))
	}
	if n.Class == world.Capital || n.Class == world.Seat {
		if g := p.government(p.Resolver, n.Country); g >= 0 {
			k, because = g, "a capital or seat of government stands for the government"
		}
	} else if n.Class == world.People || p.entities[k].kind == hearsay.KindPeople {
		return answer{entity: -1, via: hearsay.ViaNone, because: "a people speaks with no one voice", plural: true}
	}
	return answer{entity: k, via: hearsay.ViaName, because: because, span: p.f.Doc.Span(n.Core), gender: p.entities[k].gender}
}
