package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// side is one member of the subject of an exchange.
type side struct {
	name   *name.Name
	called string        // the party that the name means: a state for its adjective or capital
	pieces [2]text.Range // its words; the second is empty but for "Kestrian … officials"
}

// source are the words of y.
func (y *side) source(d *text.Doc) []hearsay.Span {
	out := []hearsay.Span{d.Span(y.pieces[0])}
	if y.pieces[1].Len() > 0 {
		out = append(out, d.Span(y.pieces[1]))
	}
	return out
}

// asideMost is how many tokens an aside between subject and verb may have.
const asideMost = 24

// subject finds the two sides before the verb at token v.
func (m *mutual) subject(v int, x *exchange) bool {
	e, ok := m.before(v)
	if !ok {
		return false
	}
	led := false // the verb's clause hangs on another one
	if w := m.lower(e - 1); w == "who" || w == "which" {
		led = true
		if e--; m.lower(e-1) == "," {
			e--
		}
	} else if w == "," && e < v+1 && m.ing(v) { // "Kestria and Tarnovia shelled the river, accusing each other of"
		return m.opening(e-1, x)
	} else if w == "," {
		k := e - 2
		for k > m.s.Start && k > e-asideMost && m.d.Text(k) != "," {
			k--
		}
		if m.d.Text(k) != "," {
			return false
		}
		e = k
	}
	if led || m.ing(v) { // the other clause goes on behind a comma
		x.content.End = m.comma(x.content)
	}
	return m.pair(e, x, led || m.ing(v))
}

// comma returns where r ends at the latest: before its first comma.
func (m *mutual) comma(r text.Range) int {
	for k := r.Start; k < r.End; k++ {
		if m.d.Text(k) == "," {
			return k
		}
	}
	return r.End
}

// ing reports whether the verb at token v is a participle.
func (m *mutual) ing(v int) bool {
	w := m.lower(v)
	return len(w) > 4 && w[len(w)-3:] == "ing"
}

// before returns where the subject of the verb at token v ends: before auxiliaries, adverbs and days. It is false where the clause is
// denied, or tells what may be or is to be.
func (m *mutual) before(v int) (int, bool) {
	e := v
	for e > m.s.Start {
		w := m.lower(e - 1)
		switch {
		case w == "not" || w == "never" || w == "n't" || w == "n’t" || may[w] || w == "to" && !goesOn[m.lower(e-2)]:
			return 0, false
		case m.name(e) != nil && m.name(e).Country != "": // a party, whatever the tagger takes it for
			return e, true
		case has[w], goesOn[w], w == "to", w == "each", passes[w], m.class(e-1) == tag.Adverb, m.class(e-1) == tag.Numeral && m.name(e) == nil, m.day(e - 1):
			e--
		default:
			return e, true
		}
	}
	return 0, false
}

// day reports whether the word at token i tells a day of the week or a month.
func (m *mutual) day(i int) bool {
	w := m.d.Text(i)
	return len(w) > 2 && days[w]
}

// opening finds the sides at the beginning of the sentence, where a participle behind the comma at token c is theirs: they have a verb of
// their own before it, and nobody else stands between.
func (m *mutual) opening(c int, x *exchange) bool {
	for i := m.s.Start + 1; i+1 < c && i < m.s.Start+12; i++ {
		if k := m.class(i); k != tag.Verb && k != tag.Aux || m.named(i) {
			continue
		}
		e, ok := m.before(i)
		return ok && m.pair(e, x, false) && !m.party(i, c)
	}
	return false
}

// party reports whether a name that could be a subject of its own follows a conjunction between tokens i and c.
func (m *mutual) party(i, c int) bool {
	for k := i; k < c; k++ {
		switch m.lower(k) {
		case "and", "but", "while", "as", "said", "after", "before", "when":
			return true
		}
	}
	return false
}

// pair reads the subject that ends before token e: two parties joined by "and". led says that the clause hangs on another one.
func (m *mutual) pair(e int, x *exchange, led bool) bool {
	b, at, plain := m.member(e)
	if b.name == nil || at < m.s.Start+2 || m.lower(at-1) != "and" && !(m.title && m.d.Text(at-1) == ",") {
		return false
	}
	a, from, bare := m.member(at - 1)
	switch {
	case a.name == nil:
		a, from = m.adjective(at-1, &b)
		if a.name == nil {
			return false
		}
	case plain != bare && (plain && a.name.Class == world.Adjective || bare):
		return false
	}
	if a.called == b.called || a.name.ID == b.name.ID || a.name.Country != "" && a.name.Country == b.name.Country {
		return false // nobody accuses itself
	}
	if from > m.s.Start && !m.opens(from-1, led) && !m.officers(from, &a, &b) {
		return false
	}
	x.sides = [2]side{a, b}
	return true
}

// member reads the party whose words end before token e and start at the token that is returned: a name with what stands before it, or a
// state's adjective and a word for who acts for it ("Kestrian officials"), for which plain is true.
func (m *mutual) member(e int) (y side, start int, plain bool) {
	n := m.name(e)
	if k := e - 3; n == nil && k > m.s.Start && m.d.Text(e-1) == ")" && m.d.Text(k) == "(" {
		n = m.name(k) // "the Harbour Board (HB)"
	}
	if n == nil && e-1 > m.s.Start && acting[m.lower(e-1)] {
		for k := e - 1; k > m.s.Start && k > e-4 && n == nil; k-- {
			n = m.name(k)
		}
		if n == nil || n.Class != world.Adjective || n.Country == "" {
			return side{}, e, false
		}
		plain = true
	}
	if n == nil || !plain && n.Class == world.Adjective {
		return side{}, e, false
	}
	if y.called = m.called(n); y.called == "" {
		return side{}, e, false
	}
	y.name = n
	for start = n.Start; start > m.s.Start && start > n.Start-5; start-- {
		if c := m.class(start - 1); c != tag.Determiner && c != tag.Adjective && c != tag.Noun && !(c == tag.Pronoun && possessiveWord[m.lower(start-1)]) || m.trailing(start-1) {
			break
		}
	}
	y.pieces[0] = text.Range{Start: start, End: e}
	return y, start, plain
}

// trailing reports whether the word at token i ends a time or a clause before a subject, and belongs to none: "on Monday", "last week".
func (m *mutual) trailing(i int) bool {
	return m.day(i) || passes[m.lower(i)]
}

// adjective reads the first of two adjectives before one noun: "Kestrian and Tarnovian officials", with the second at b.
func (m *mutual) adjective(e int, b *side) (y side, start int) {
	n := m.name(e)
	if n == nil || n.Class != world.Adjective || n.Country == "" || b.name.Class != world.Adjective || b.pieces[0].Start != b.name.Start {
		return side{}, e
	}
	start = n.Start
	for start > m.s.Start && m.class(start-1) == tag.Determiner {
		start--
	}
	return side{name: n, called: m.called(n), pieces: [2]text.Range{{Start: start, End: n.End}, {Start: b.name.End, End: b.pieces[0].End}}}, start
}

// officers reports whether the sides a and b, two states of which a starts at token from, are whose officers accuse each other: "the
// leaders of Kestria and Tarnovia". These words become part of both.
func (m *mutual) officers(from int, a, b *side) bool {
	k := from - 1
	switch m.lower(k) {
	case "of", "from", "in":
	default:
		return false
	}
	if k-1 < m.s.Start || !acting[m.lower(k-1)] || a.name.Kind != hearsay.KindState || b.name.Kind != hearsay.KindState {
		return false
	}
	for k--; k > m.s.Start && (m.class(k-1) == tag.Determiner || m.class(k-1) == tag.Adjective || m.class(k-1) == tag.Noun); k-- {
	}
	if k > m.s.Start && !m.opens(k-1, false) {
		return false
	}
	b.pieces[1] = b.pieces[0]
	b.pieces[0] = text.Range{Start: k, End: from}
	a.pieces[0].Start = k
	return true
}

// opens reports whether a clause can begin behind token i: at a mark that joins no list, behind a conjunction or a verb of saying.
func (m *mutual) opens(i int, led bool) bool {
	switch w := m.lower(i); w {
	case ",":
		return i == m.s.Start || !m.named(i-1)
	case "and", "or":
		return i > m.s.Start && m.d.Text(i-1) == ","
	case "that", "as", "after", "while", "when", "where", "because", "since", "before", "but", "although", "though", "until":
		return true
	case "with", "between":
		return led
	}
	return m.d.Toks[i].Kind == text.Punct && m.d.Text(i) != "-" || m.class(i) == tag.Verb && led == false || m.title && m.d.Text(i) == ":"
}

// called is the party that a name means, "" if it means none that accuses and is accused: a people, an outlet, a place.
func (m *mutual) called(n *name.Name) string {
	switch n.Class {
	case world.State, world.Capital, world.Seat, world.Adjective:
		if s := m.f.world.ByCode(n.Country); s != nil {
			return s.Name
		}
		return ""
	case world.People, world.Outlet:
		return ""
	}
	switch n.Kind {
	case hearsay.KindPerson, hearsay.KindOrganisation, hearsay.KindOffice, hearsay.KindThreatActor, hearsay.KindArmedGroup, hearsay.KindState:
		return n.Name
	}
	return ""
}

// name returns the name that ends before token e, nil if none does.
func (m *mutual) name(e int) *name.Name {
	k, ok := slices.BinarySearchFunc(m.names, e, func(n name.Name, e int) int { return n.End - e })
	if !ok {
		return nil
	}
	return &m.names[k]
}

// named reports whether token i belongs to a name.
func (m *mutual) named(i int) bool {
	k, _ := slices.BinarySearchFunc(m.names, i+1, func(n name.Name, e int) int { return n.End - e })
	return k < len(m.names) && m.names[k].Start <= i
}

var (
	has            = words("has have had is are was were been 've ’ve")
	goesOn         = words("continue continues continued continuing keep keeps kept begin began begun start started went")
	may            = words("may might could would should will can must cannot ca wo avoid avoided stop stopped refuse refused if whether")
	passes         = words("on late early earlier last this week month year night morning evening afternoon yesterday today tonight both again")
	days           = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December")
	possessiveWord = words("his her its their")
	acting         = words("officials authorities forces governments government leaders ministers ministries presidents diplomats envoys troops armies militaries military army commanders generals delegates negotiators representatives ambassadors sides spokesmen lawmakers soldiers officers premiers")
)
