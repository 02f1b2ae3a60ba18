package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// back is how many sentences that are not wholly quoted a pronoun looks back, within its paragraph and the one before.
const back = 4

// pronoun resolves a source that is a pronoun; false if it is none.
func (p *pass) pronoun(r text.Range) (answer, bool) {
	d := p.f.Doc
	w := d.Text(r.Start)
	if len(w) > 1 && w[1] >= 'A' && w[1] <= 'Z' {
		return answer{}, false // "WHO", "IT"
	}
	w = lower(w)
	switch w {
	case "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "both", "others", "some", "those", "them", "nobody", "everyone", "many", "neither", "himself", "herself", "him", "her":
	default:
		return answer{}, false
	}
	if r.Len() > 2 || r.Len() == 2 && d.Toks[r.End-1].Kind == text.Word && d.Text(r.End - 1)[0] != '\'' {
		return answer{}, false
	}
	switch w {
	case "he", "him", "himself":
		return p.third(r.Start, 'm'), true
	case "she", "her", "herself":
		return p.third(r.Start, 'f'), true
	case "it":
		return p.thing(r.Start, false), true
	case "they":
		return p.thing(r.Start, true), true
	case "we", "i":
		k := p.floor(r.Start)
		if k == nobody {
			return unknown("the label before this turn names nobody who is known"), true
		}
		if k >= 0 {
			return answer{entity: k, via: hearsay.ViaPronoun, because: "the label before this turn names who speaks", gender: p.entities[k].gender}, true
		}
		if k := p.own(w, r.Start); k >= 0 {
			return answer{entity: k, via: hearsay.ViaPronoun, because: "the headline says whose speech this is", gender: p.entities[k].gender}, true
		}
		if w == "we" && p.outlet >= 0 && d.Double(r.Start) == nil {
			return answer{entity: p.outlet, via: hearsay.ViaPronoun, because: "the outlet says we in its own voice"}, true
		}
	case "who", "which", "that":
		return p.relative(r.Start), true
	}
	return unknown("a pronoun that names nobody"), true
}

// like reports whether a name is a person's, or one of two words that no table knows.
func (p *pass) like(n *name.Name) bool {
	return n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindUnknown && n.Core.Len() > 1 && n.Country == "" && n.Sort() != name.Place
}

// belongs reports whether a person's role and "of", "for" or "to" stand before name n: "the lawyer for Pell", "an aide to the
// Kestrian minister". Titles that name an office, "President of Kestria", are of who bears them.
func (p *pass) belongs(n *name.Name) bool {
	d := p.f.Doc
	i := n.Start - 1
	if n.Kind == hearsay.KindPerson && n.Core.Start != n.Start {
		return false // "Governor of Marle Territory Ilan Voss, who"
	}
	if i > 0 && determiners[lower(d.Text(i))] {
		i--
	}
	if i < 1 {
		return false
	}
	switch lower(d.Text(i)) {
	case "of", "for", "to", "at", "with":
		return p.persons.Role(lower(d.Text(i-1))).Class != world.NoRole
	}
	return false
}

// apart is how many paragraphs lie from paragraph a to b, those between them that are nothing but one quotation not
// counted: they go on with who spoke before.
func (p *pass) apart(a, b int) int {
	d, n := p.f.Doc, b-a
	for k := a + 1; k < b && n > 1; k++ {
		if m := d.Double(d.Paras[k].Start); m != nil && m.Start == d.Paras[k].Start && m.End >= d.Paras[k].End {
			n--
		}
	}
	return n
}

// within reports whether a sentence lies in one quotation.
func (p *pass) within(s text.Range) bool {
	m := p.f.Doc.Double(s.Start)
	return m != nil && s.End <= m.End
}

// fits reports whether entity k can be "he" or "she".
func (p *pass) fits(k int, g world.Gender) bool {
	e := &p.entities[k]
	return e.kind == hearsay.KindPerson && (e.gender == 0 || e.gender == g)
}

// person finds who "he" or "she" is: sentence by sentence backwards, the last speaker who
// fits, else the first person named outside quotations. An unknown speaker who could be
// meant ends the search: the pronoun may be theirs.
func (p *pass) person(at int, g world.Gender) answer {
	d := p.f.Doc
	s := p.sentence(at)
	para := p.para(d.Toks[at].Start)
	for b, quoted := 0, 0; b-quoted <= back && s-b >= 0; b++ {
		sent := d.Sents[s-b]
		if p.within(sent) {
			quoted++ // a speech is long
		}
		if p.apart(p.para(d.Toks[sent.Start].Start), para) > 1 {
			break
		}
		end := sent.End
		if b == 0 {
			end = at
		}
		for i := len(p.events) - 1; i >= 0; i-- {
			ev := p.events[i]
			if ev.at < sent.Start || ev.at >= end {
				continue
			}
			if ev.asks && quoted > 0 {
				return unknown("who asked before is not who answers")
			}
			if p.first(ev.at, at) || b == 0 && p.asker(ev) {
				continue
			}
			if p.speaksOf(ev.entity) {
				continue
			}
			if p.holds(ev.entity, g) {
				return p.meant(ev.entity, g, at, "the last speaker before it, an office that one person holds")
			}
			if ev.entity >= 0 && p.fits(ev.entity, g) {
				return p.meant(ev.entity, g, at, "the last speaker before it whom the pronoun fits")
			}
			if p.unexplained(ev) || ev.entity < 0 && !ev.plural && !ev.thing && (ev.gender == 0 || ev.gender == g) {
				return unknown("the pronoun may mean a speaker who is not named")
			}
		}
		if b > back {
			continue // behind a long speech only who spoke it
		}
		subject := -1
		for i := p.firstName(sent.Start); i < len(p.f.Names) && p.f.Names[i].Start < end; i++ {
			n := &p.f.Names[i]
			if d.Double(n.Start) != nil || p.speaksOf(p.entity(n)) || p.opens(n) || b == 0 && p.asker(event{at: n.Start}) {
				continue
			}
			if k := p.entity(n); p.fits(k, g) && !(n.End < len(d.Toks) && clitic(d.Text(n.End))) {
				if subject >= 0 && subject != k && p.entities[subject].gender == 0 && p.entities[k].gender != 0 {
					subject = k
				}
				if subject < 0 {
					subject = k
				}
			}
		}
		if subject >= 0 {
			return p.meant(subject, g, at, "the person named before it")
		}
	}
	return unknown("no person nearby whom the pronoun fits")
}

func (p *pass) meant(k int, g world.Gender, at int, because string) answer {
	if p.entities[k].gender == 0 {
		p.entities[k].gender = g // a pronoun tells it, too
	}
	return answer{entity: k, via: hearsay.ViaPronoun, because: because, span: p.lastMention(k, at), gender: g}
}

// thing finds what "it" is: the last organisation or state that spoke in this sentence or
// the two before, else the first one named in them. For "they", only speakers count, and a
// crowd that spoke last is who is meant.
func (p *pass) thing(at int, plural bool) answer {
	d := p.f.Doc
	s := p.sentence(at)
	para := p.para(d.Toks[at].Start)
	if !plural && p.gainsays(at) {
		return p.accused(d.Sents[s].Start, at)
	}
	for b := 0; b <= 2 && s-b >= 0; b++ {
		sent := d.Sents[s-b]
		if p.apart(p.para(d.Toks[sent.Start].Start), para) > 1 {
			break
		}
		end := sent.End
		if b == 0 {
			end = at
		}
		for i := len(p.events) - 1; i >= 0; i-- {
			ev := p.events[i]
			if ev.at < sent.Start || ev.at >= end {
				continue
			}
			if ev.entity < 0 {
				if plural || !ev.plural && ev.gender == 0 {
					return unknown("the pronoun may mean speakers who are not named")
				}
				continue
			}
			if plural && strings.HasPrefix(p.entities[ev.entity].id, "office:") {
				continue // "the President of Kestria": one person
			}
			if !plural && p.entities[ev.entity].kind == hearsay.KindUnknown && p.entities[ev.entity].gender == 0 {
				return unknown("the pronoun may mean a speaker of whom nothing tells what it is")
			}
			if e := &p.entities[ev.entity]; !plural && e.kind == hearsay.KindPerson && e.gender == 0 && len(e.roles) == 0 {
				return unknown("the pronoun may mean a speaker who is a person by spelling alone")
			}
			if p.body(ev.entity) {
				return answer{entity: ev.entity, via: hearsay.ViaPronoun, because: "the last organisation or state that spoke", span: p.lastMention(ev.entity, at)}
			}
		}
		if plural {
			if p.crowd(sent.Start, end) {
				return unknown("the pronoun may mean whom the sentence is about")
			}
			continue
		}
		for i := p.firstName(sent.Start); i < len(p.f.Names) && p.f.Names[i].Start < end; i++ {
			n := &p.f.Names[i]
			if n.End <= p.dateline() {
				continue
			}
			if d.Double(n.Start) == nil && n.Class != world.Adjective && n.Class != world.Capital {
				if k := p.entity(n); p.body(k) && (n.Start <= sent.Start+2 || p.explains(n, sent.Start) || b == 0 && p.subject(n, sent.Start)) {
					return answer{entity: k, via: hearsay.ViaPronoun, because: "the organisation or state that the sentence is about", span: d.Span(n.Core)}
				}
			}
		}
	}
	return unknown("no organisation nearby that the pronoun fits")
}

// crowd reports whether a plural noun without article is the subject of the first verb with a tense from token i to end: "three men were charged; |
// they". "The hackers" are those who were told of.
func (p *pass) crowd(i, end int) bool {
	definite := false
	for ; i+1 < end; i++ {
		w := lower(p.f.Doc.Text(i))
		definite = determiners[w] || definite && p.f.Doc.Text(i) != ","
		switch p.tags.XPOS(p.f.Tags[i+1]) {
		case "VBD", "VBP", "VBZ", "MD":
			return p.tags.XPOS(p.f.Tags[i]) == "NNS" && !definite
		}
	}
	return false
}

// dateline returns the token behind the dash of a dateline ("VELM, 3 March (Northline) - "), 0 if there is none: what
// stands in it is no party of the sentence.
func (p *pass) dateline() int {
	d := p.f.Doc
	if p.headline || len(d.Toks) == 0 || len(d.Text(0)) < 3 || strings.ToUpper(d.Text(0)) != d.Text(0) {
		return 0
	}
	for i := 1; i < min(18, len(d.Toks)); i++ {
		switch d.Text(i) {
		case "-", "–", "—", "--":
			return i + 1
		}
	}
	return 0
}

// explains reports whether name n explains the words that open its sentence: "A rival firm, Larkspur, disagreed".
func (p *pass) explains(n *name.Name, from int) bool {
	d := p.f.Doc
	if n.Start < from+2 || n.Start > from+longSubject || n.End >= len(d.Toks) || d.Text(n.Start-1) != "," || d.Text(n.End) != "," || !determiners[lower(d.Text(from))] {
		return false
	}
	for i := from; i < n.Start-1; i++ {
		switch p.tags.Class(p.f.Tags[i]) {
		case tag.Verb, tag.Aux, tag.Punctuation:
			return false
		}
	}
	return true
}

// longSubject is how many tokens may stand before the comma of an apposition.
const longSubject = 8

func (p *pass) body(k int) bool {
	switch p.entities[k].kind {
	case hearsay.KindState, hearsay.KindOrganisation, hearsay.KindArmedGroup, hearsay.KindThreatActor, hearsay.KindOutlet, hearsay.KindOffice:
		return true
	}
	return false
}

// firstName returns the index of the first name that starts at token at or behind it.
func (p *pass) firstName(at int) int {
	k, _ := slices.BinarySearchFunc(p.f.Names, at, func(n name.Name, at int) int { return n.Start - at })
	return k
}
