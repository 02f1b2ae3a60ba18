package pipeline

import (
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// persons are names of people in all readings of the ledger.
type persons struct {
	private, public map[string]bool
	bearers         map[string]map[string]*bearer // by surname and full name
}

// bearer is in how many reports a full name has a public role, in how many none, and in how many of these there would have been room
// to tell one.
type bearer struct {
	public, private, silent int
	outlets                 []string // that give the role, the first [wellKnownOutlets] of them
}

// A name is well known from so many reports of so many outlets on that give it a public role, where at most a tenth as many
// whole articles give it none and, of a surname alone, at most a twentieth of all speak of anybody else who bears it. Headlines
// and teasers have no room for a role.
const (
	wellKnownReports = 20
	wellKnownOutlets = 3
	wholeArticle     = 1000 // bytes of text
)

// note takes the names in a report.
func (p *persons) note(r *link.Report) {
	if r.Reading == nil {
		return
	}
	if p.private == nil {
		p.private, p.public, p.bearers = map[string]bool{}, map[string]bool{}, map[string]map[string]*bearer{}
	}
	role := map[string]bool{} // by full name in this report: whether it has one
	for i := range r.Reading.Actors {
		a := &r.Reading.Actors[i]
		if a.Public {
			p.public[a.Name] = true
		}
		if a.Kind == hearsay.KindPerson {
			role[a.Name] = role[a.Name] || a.Public
		}
	}
	for _, m := range r.Reading.Private {
		s := m.Span.In(m.Field.In(r.Revision))
		if strings.Contains(s, " ") {
			s = strings.Clone(s)
			p.private[s] = true
			role[s] = role[s] || false
		}
	}
	for name, public := range role {
		p.bears(name, r, public)
	}
}

// bears counts a report that names somebody in full.
func (p *persons) bears(name string, r *link.Report, public bool) {
	last := surname(name)
	if last == name {
		return
	}
	if p.bearers[last] == nil {
		p.bearers[last] = map[string]*bearer{}
	}
	b := p.bearers[last][name]
	if b == nil {
		b = &bearer{}
		p.bearers[last][name] = b
	}
	if !public {
		b.private++
		if len(r.Revision.Text) >= wholeArticle {
			b.silent++
		}
		return
	}
	b.public++
	outlet := r.Outlet.Name
	if hearsay.KnownOutlet(outlet) && len(b.outlets) < wellKnownOutlets && !slices.Contains(b.outlets, outlet) {
		b.outlets = append(b.outlets, outlet)
	}
}

func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// wellKnown reports whether a name, in full or as a surname, is that of somebody whom the ledger at large knows by a public
// role: "Pell signs" needs no other report of that story to be shown.
func (p *persons) wellKnown(name string) bool {
	var known *bearer
	others := 0
	for full, b := range p.bearers[surname(name)] {
		switch {
		case name == full || name == surname(full) && b.public >= wellKnownReports && (known == nil || b.public > known.public):
			if known != nil {
				others += known.public + known.private
			}
			known = b
		default:
			others += b.public + b.private
		}
	}
	if known == nil || known.public < wellKnownReports || len(known.outlets) < wellKnownOutlets || 10*known.silent > known.public {
		return false
	}
	return name != surname(name) || 20*others <= known.public+known.private
}

// privates leaves the full names of private persons in all readings of the ledger out of the
// words of the run's other reports, too. A name that any report gives a public role is left to
// each report's own reading; the well known are shown everywhere, and so is what most readings do not take for anybody's name.
// Cost is linear in the texts.
func (in *linking) privates() {
	names := in.persons.hidden()
	found := make([][]hearsay.Mention, len(in.reports))
	of := map[string]*taken{}
	for i, r := range in.reports {
		if r.Reading == nil {
			continue
		}
		found[i] = places(r, names)
		count(of, r, found[i])
	}
	memo := map[string]bool{}
	hidden := func(r *link.Report, m hearsay.Mention) bool {
		name := m.Span.In(m.Field.In(r.Revision))
		is, ok := memo[name]
		if !ok {
			is = !in.persons.wellKnown(name) && !in.persons.nobody(name, of[name], in.roles)
			memo[strings.Clone(name)] = is
		}
		return is
	}
	for i, r := range in.reports {
		if r.Reading == nil || len(r.Reading.Private)+len(found[i]) == 0 {
			continue
		}
		var left []hearsay.Mention
		for _, m := range slices.Concat(r.Reading.Private, found[i]) {
			if hidden(r, m) {
				left = append(left, m)
			}
		}
		r.Reading.Private = hearsay.SortMentions(left)
	}
}

// hide does so in one report, names being those of [persons.hidden].
func (p *persons) hide(r *link.Report, names map[string][]string) {
	all := append(places(r, names), r.Reading.Private...)
	all = slices.DeleteFunc(all, func(m hearsay.Mention) bool { return p.wellKnown(m.Span.In(m.Field.In(r.Revision))) })
	r.Reading.Private = hearsay.SortMentions(all)
}

// taken is in how many reports of a run a name stands, and in how many the reading takes it for a private person's.
type taken struct{ stands, private int }

// count adds the names of a report: the private ones of its reading, and those found in it since another one has them.
func count(of map[string]*taken, r *link.Report, found []hearsay.Mention) {
	seen := map[string]bool{} // whether it is private here
	for _, m := range found {
		seen[m.Span.In(m.Field.In(r.Revision))] = false
	}
	for _, m := range r.Reading.Private {
		seen[m.Span.In(m.Field.In(r.Revision))] = true
	}
	for name, private := range seen {
		x := of[name]
		if x == nil {
			x = &taken{}
			of[strings.Clone(name)] = x
		}
		x.stands++
		if private {
			x.private++
		}
	}
}

// A name of several words that stands in so many reports, and is taken for a private person's in less than a sixth of them, names
// nobody ("Norvel Sea"), unless its first word is a given name or a title: readings miss persons without one, too (a prisoner was taken
// for one in three of ten headlines).
const (
	nobodyReports = 12
	nobodyShare   = 6
)

func (p *persons) nobody(name string, x *taken, given *world.Persons) bool {
	if x == nil || given == nil || x.stands < nobodyReports || nobodyShare*x.private >= x.stands {
		return false
	}
	first, _, several := strings.Cut(name, " ")
	_, is := given.Given(first)
	return several && !is && !titles()[strings.ToLower(strings.TrimSuffix(first, "."))]
}

// titles are words before names that are no part of them.
var titles = sync.OnceValue(en.Titles)

// hidden are the names to leave out everywhere, by their first word.
func (p *persons) hidden() map[string][]string {
	names := map[string][]string{}
	for s := range p.private {
		if first, _, _ := strings.Cut(s, " "); !p.public[s] {
			names[first] = append(names[first], s)
		}
	}
	return names
}
