package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// joined resolves the source in tokens r to its speaker and to those who say it together with
// that one: "X and Y said", "both the ministry and the embassy", "the presidents of X and Y".
// A further speaker is taken only out of a clear coordination of parties that are each known.
// also ascends by place, holds nobody twice, and is nil nearly always.
func (p *pass) joined(r text.Range) (a answer, also []answer) {
	if !p.joins(r) {
		return p.source(r), nil
	}
	if lower(p.f.Doc.Text(r.Start)) == "both" {
		r.Start++
	}
	a = p.source(r)
	if a.entity < 0 || p.entities[a.entity].kind == hearsay.KindUnknown {
		if all := p.officers(r); len(all) > 1 {
			return all[0], all[1:]
		}
		return a, nil
	}
	all := p.parties(r)
	if !slices.ContainsFunc(all, func(b answer) bool { return b.entity == a.entity }) {
		return a, nil
	}
	for i := range all[1:] {
		all[i+1].because = "it says so together with " + p.entities[all[0].entity].name
	}
	return all[0], all[1:]
}

// joins reports whether "and" stands in r outside of names.
func (p *pass) joins(r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if p.and(i) {
			return true
		}
		if n := p.nameAt(i); n != nil {
			i = n.End - 1
		}
	}
	return false
}

// and reports whether token i joins what stands on both sides of it.
func (p *pass) and(i int) bool {
	switch p.f.Doc.Text(i) {
	case "and":
		return true
	case "And", ",": // "US, UK blame"
		return p.headline
	}
	return false
}

// member is a part of a coordination: what stands between its commas and conjunctions.
type member struct {
	text.Range
	and   bool // "and" stands before it
	comma bool // a comma stands before it, or before its "and"
}

// members cuts r at commas and "and" outside of names.
func (p *pass) members(r text.Range) (out []member) {
	d := p.f.Doc
	m := member{Range: text.Range{Start: r.Start, End: r.Start}}
	cut := func(next int) {
		if m.Len() > 0 {
			out = append(out, m)
			m = member{}
		}
		m.Range = text.Range{Start: next, End: next}
	}
	for i := r.Start; i < r.End; {
		switch n := p.nameAt(i); {
		case n != nil:
			i = n.End
			m.End = min(i, r.End)
		case d.Text(i) == ",":
			cut(i + 1)
			m.comma = true
			i++
		case p.and(i):
			cut(i + 1)
			m.and = true
			i++
		default:
			i++
			m.End = i
		}
	}
	cut(r.End)
	return out
}

// parties returns the parties that "and" joins in r, each once; nil unless two are. Parties that
// stand between commas count once a last one follows behind "and"; what else stands between commas
// is an apposition, behind which "and" needs a comma, since it may go on: "Ilan Voss, head of X and Y".
func (p *pass) parties(r text.Range) []answer {
	var out, open []answer
	add := func(list []answer, a answer) []answer {
		if slices.ContainsFunc(list, func(b answer) bool { return a.entity == b.entity }) {
			return list
		}
		return append(list, a)
	}
	aside, title := false, false
	var before member // the last party's
	for k, m := range p.members(r) {
		a, titled, ok := p.member(m, k)
		if m.and && !m.comma && (aside || title && titled) {
			break // "president and publisher", "the prime minister and minister of justice, Ilan Voss"
		}
		if !ok && m.and && !aside {
			return nil // "X and Ambassador Extraordinary and Plenipotentiary Y": the part before may have been half a name
		}
		if !ok || k > 0 && !m.and && p.place(a, open) {
			if k == 0 || m.and {
				break
			}
			aside = true
			continue
		}
		if m.and && p.oneName(before, m) || k > 0 && !m.and && before.and && p.entities[a.entity].kind == hearsay.KindPerson {
			return nil // "X and the board's chairperson, Y": the part before may be a title
		}
		before = m
		aside, title = false, titled
		open = add(open, a)
		if m.and {
			for _, b := range open {
				out = add(out, b)
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// oneName reports whether "and" between two parts stands in the name of one body that no rule took
// whole: "the Harbour Safety and Customs Board" ends in a noun for bodies, which its first part lacks or
// has as a field of work, "the Ministry of Ports and Ferries" has "of". Names that are known are none.
func (p *pass) oneName(a, b member) bool {
	d := p.f.Doc
	x, _ := p.read(a.Range)
	y, _ := p.read(b.Range)
	if x == nil || y == nil || x.Kind == hearsay.KindPerson || y.Kind == hearsay.KindPerson || y.Class != 0 || p.nameAt(b.Start) != y {
		return false
	}
	for i := x.Start; i < x.End && x.Class != world.State; i++ {
		if d.Text(i) == "of" {
			return true
		}
	}
	if x.Class != 0 {
		return false
	}
	last := lower(d.Text(a.End - 1))
	_, board := p.patterns.Head[lower(d.Text(b.End-1))]
	_, own := p.patterns.Head[last]
	_, field := p.patterns.Department[last]
	return board && (!own || field) && d.Text(a.End-1) != strings.ToUpper(d.Text(a.End-1))
}

// place reports whether a, behind a comma, only says where the person before it is from.
func (p *pass) place(a answer, before []answer) bool {
	if len(before) == 0 || p.entities[before[len(before)-1].entity].kind != hearsay.KindPerson {
		return false
	}
	return p.entities[a.entity].kind != hearsay.KindPerson
}

// member resolves the k-th part of a coordination: a name that ends it, or words with "the" that
// end in a noun and mean somebody known. titled is true where no name and no "the" opens it.
func (p *pass) member(m member, k int) (a answer, titled, ok bool) {
	d := p.f.Doc
	r := m.Range
	for r.Start < r.End && d.Toks[r.Start].Kind == text.Punct {
		r.Start++
	}
	for r.Len() > 0 && d.Toks[r.End-1].Kind == text.Punct && d.Toks[r.End-1].Abbr == 0 {
		r.End--
	}
	if r.Len() == 0 {
		return a, false, false
	}
	titled = p.nameAt(r.Start) == nil && !determiners[lower(d.Text(r.Start))]
	n, ph := p.read(r)
	switch {
	case n != nil && n.End == r.End:
		a = p.named(n)
	case n == nil && ph.head == r.End-1 && (lower(d.Text(r.Start)) == "the" || ph.owner >= 0 && k == 0):
		if p.tags.Class(p.f.Tags[ph.head]) == tag.Proper {
			return a, titled, false
		}
		a = p.noun(r, ph)
	default:
		return a, titled, false
	}
	if a.entity < 0 {
		return a, titled, false
	}
	e := &p.entities[a.entity]
	if e.kind == hearsay.KindUnknown || e.kind == hearsay.KindPeople || strings.HasPrefix(e.id, "bare:") && e.name == lower(e.name) { // "the government" of nobody knows where
		return a, titled, false
	}
	return a, titled, true
}

// officers resolves offices and bodies of several states that one plural names: "the foreign
// ministers of X and Y", "the X and Y governments". nil unless each of them is known.
func (p *pass) officers(r text.Range) (out []answer) {
	d := p.f.Doc
	head := r.Start
	for head < r.End && p.words.Plural[lower(d.Text(head))] == "" {
		head++
	}
	if head == r.End || head == r.Start || lower(d.Text(r.Start)) != "the" && !p.headline && p.nameAt(r.Start) == nil {
		return nil
	}
	from := r.Start
	var states []string
	if head+1 == r.End {
		states, from = p.states(text.Range{Start: r.Start, End: head})
	} else if lower(d.Text(head+1)) == "of" {
		var end int
		if states, end = p.states(text.Range{Start: head + 2, End: r.End}); end < r.End && d.Text(end) != "," {
			return nil
		}
	}
	if len(states) < 2 {
		return nil
	}
	for _, code := range states {
		k := p.officer(phrase{det: "the", owner: -1, country: code, head: head, from: from}, p.words.Plural[lower(d.Text(head))], r)
		if k < 0 {
			return nil
		}
		out = append(out, answer{entity: k, via: hearsay.ViaTitle, because: "the words name this office of several states", gender: p.entities[k].gender})
	}
	return out
}

// states lists the states that r opens with, joined by commas and "and", and where they end.
func (p *pass) states(r text.Range) (codes []string, end int) {
	d := p.f.Doc
	i := r.Start
	for i < r.End {
		n := p.nameAt(i)
		switch {
		case n != nil && n.Country != "" && (n.Class == world.State || n.Class == world.Adjective):
			if !slices.Contains(codes, n.Country) {
				codes = append(codes, n.Country)
			}
			i = n.End
		case n == nil && (p.and(i) || d.Text(i) == "," && i+1 < r.End && (p.nameAt(i+1) != nil || p.and(i+1)) || lower(d.Text(i)) == "the"):
			i++
		default:
			return codes, i
		}
	}
	return codes, i
}

// officer returns who the office with head word is of one state, -1 if the words do not tell.
func (p *pass) officer(ph phrase, word string, r text.Range) int {
	s := p.world.ByCode(ph.country)
	if s == nil {
		return -1
	}
	switch word {
	case "government":
		return p.government(p.Resolver, s.Code)
	case "ministry":
		dept := ""
		for i := ph.from; i < ph.head; i++ {
			dept += lower(p.f.Doc.Text(i)) + " "
		}
		what := p.names.Headed(dept + "minister")
		if what == "" {
			return -1
		}
		full := what + " of " + s.Name
		return p.put(entity{id: "organ:" + full, name: full, kind: hearsay.KindOrganisation, country: s.Code, class: world.Service})
	}
	if k := p.bearer(r, ph, word); k >= 0 {
		return k
	}
	return p.office(ph, word)
}
