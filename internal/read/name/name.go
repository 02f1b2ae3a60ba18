// Package name finds who and what a text names: states and their organs, organisations,
// groups, outlets, persons with their roles.
//
// It stands between tag and speaker. The method is a gazetteer (package lexicon/world), patterns
// that know no state ("<adjective> <department> ministry"), head nouns of organisations, titles
// and given names for persons, and a second pass over the document: a surname stands for
// its one full name, an acronym for its one organisation. The rules treat a state of the
// user's table as they treat any other.
//
// Names that none of this explains are judged by a trained model (model.go): person,
// organisation, place or nothing, by what all their mentions in the document look like. It has no
// say in what the gazetteer knows and sees of a state's name only that it is one. It finds
// names that rules miss, and makes a person of an unknown name that surely is one; other
// kinds it leaves unknown, since they would be shown. Countries come from the words of the text or from an organ's entry,
// never from the name of a threat group. Nothing fails. Cost is linear in the tokens;
// strings are cut from the text, so that only composed names ("Ministry of Foreign Affairs
// of X") are allocated.
package name

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Version of the rules and of the features of the trained model.
const Version = "name/2"

// Name is one mention.
type Name struct {
	text.Range            // tokens of the mention, a person's titles included, possessive excluded
	Core       text.Range // tokens of the name itself
	Head       int        // token that a determiner or possessive before it belongs to
	ID         string     // equal for mentions of one thing within a document
	Name       string     // canonical
	Kind       hearsay.ActorKind
	Country    string // "" unless the text or an organ's entry tells it
	Class      world.Class
	Gender     world.Gender
	Role       Role   // of a person, as told beside this mention
	Article    bool   // behind "the", as no person's name of two words stands
	form       string // a place, or the abbreviation of a body that the gazetteer knows, as written, for the second pass
	instead    string // ID of the gazetteer's body of that abbreviation, for which the text has it stand here not
	entry      string // ID of the gazetteer's body of that name, which is another state's
	sort       Sort   // as the model has it, if judged
	judged     bool
	extra      bool // no rule found it
	weak       bool // a lone word: the second pass may join it to a longer name
}

// Role is what a text says a person does.
type Role struct {
	Words   string // as written: "head of the external service"
	Noun    string // its head noun, lower case: "head"
	Class   world.RoleClass
	Gender  world.Gender
	Country string // of the state or organ that the role names
	Private bool   // the text also calls the person a suspect, victim, witness, relative …
	Minor   bool   // the text tells an age under 18
	loose   bool   // Country is that of the gazetteer's body of this name, of common words, and nothing in the role says so
}

// Finder finds names with one gazetteer. It is read only and safe for concurrent use.
type Finder struct {
	world    *world.World
	persons  *world.Persons
	patterns tables
	tags     *tag.Tagger
	bodies   *en.Words[en.Body]
	headings *en.Words[bool]
	model    *Model // nil: rules alone
}

var shipped = sync.OnceValues(func() (*Model, error) { return LoadModel(en.Names) })

// New returns a finder with the shipped model. The tagger is the one that tagged the documents
// it will see.
func New(w *world.World, t *tag.Tagger) (*Finder, error) {
	p, err := world.LoadPersons()
	if err != nil {
		return nil, err
	}
	pt, err := world.LoadPatterns()
	if err != nil {
		return nil, err
	}
	m, err := shipped()
	if err != nil {
		return nil, err
	}
	b, err := en.Bodies()
	if err != nil {
		return nil, err
	}
	h, err := en.Headings()
	if err != nil {
		return nil, err
	}
	return &Finder{world: w, persons: p, patterns: tablesOf(pt), tags: t, bodies: en.NewWords(b), headings: en.NewWords(h), model: m}, nil
}

// With returns a finder with another model, nil for rules alone.
func (f *Finder) With(m *Model) *Finder {
	g := *f
	g.model = m
	return &g
}

// scan is the state of one pass over a document.
type scan struct {
	*Finder
	d    *text.Doc
	pos  []tag.Tag
	out  []Name
	caps bool // a headline in title case: capitals say little
	bare bool // stateIn had its last country from the gazetteer's body of a common name alone
}

// Find appends the names of d, whose tags are pos, to dst, ascending and without overlap.
func (f *Finder) Find(dst []Name, d *text.Doc, pos []tag.Tag) []Name {
	from := len(dst)
	s := f.rules(dst, d, pos)
	s.introduce(from, false)
	s.judge(from)
	s.abbreviate(from)
	Link(s.out[from:])
	s.introduce(from, true)
	return s.out
}

// rules reads the names that rules find, and the runs of proper nouns that they do not.
func (f *Finder) rules(dst []Name, d *text.Doc, pos []tag.Tag) scan {
	s := scan{Finder: f, d: d, pos: pos, out: dst}
	s.caps = s.shouting()
	from := len(dst)
	for _, sent := range d.Sents {
		for i := sent.Start; i < sent.End; {
			if n := s.at(i, sent); n > i {
				i = n
			} else {
				i++
			}
		}
	}
	s.missed(from)
	return s
}

// shouting reports whether nearly all longer words of a one-sentence text are capitalised.
func (s *scan) shouting() bool {
	if len(s.d.Sents) > 2 {
		return false
	}
	long, caps := 0, 0
	for i := range s.d.Toks {
		if s.d.Toks[i].Kind == text.Word && s.d.Toks[i].Len() > 4 {
			long++
			if s.cap(i) {
				caps++
			}
		}
	}
	return long > 3 && caps*10 >= long*8
}

// at tries to read a name at token i of sentence sent and returns the token behind it, or i.
func (s *scan) at(i int, sent text.Range) int {
	if s.d.Toks[i].Kind != text.Word && s.d.Toks[i].Kind != text.Number {
		return i
	}
	if i == sent.Start {
		if n := s.heading(i, sent); n > i {
			return n
		}
	}
	if n := s.bareOrgan(i, sent); n > i {
		return n
	}
	e, n := s.world.Match(s.d, i, sent.End)
	if e == nil {
		if j := s.realm(i, sent); j > i {
			e, n = s.world.Match(s.d, j, sent.End)
			return s.entry(i, j+n, e, sent) // "the Republic of Kestria"
		}
	}
	if e != nil && !(n == 1 && s.nameGoesOn(i, e, sent)) {
		return s.entry(i, i+n, e, sent)
	}
	if s.cap(i) {
		return s.run(i, sent)
	}
	return i
}

// realm returns the token behind "Republic of" or the like at token i, where a state's name stands there; else i.
func (s *scan) realm(i int, sent text.Range) int {
	switch s.d.Text(i) {
	case "Republic", "Kingdom", "Sultanate", "Principality", "Emirate":
	default:
		return i
	}
	if i+2 >= sent.End || s.d.Text(i+1) != "of" {
		return i
	}
	j := i + 2
	if s.word(j, "the") {
		j++
	}
	if e, n := s.world.Match(s.d, j, sent.End); e != nil && e.Class == world.State && e.Country != "" && !(j+n < sent.End && s.cap(j+n)) {
		return j
	}
	return i
}

// nameGoesOn reports whether a lone gazetteer word is part of a person's name: a given name
// that is also a place ("Jordan Hale", "Victoria Marsh").
func (s *scan) nameGoesOn(i int, e *world.Entry, sent text.Range) bool {
	if _, given := s.persons.Given(s.d.Text(i)); !given || i+1 >= sent.End || !s.cap(i+1) {
		return false
	}
	next, _ := s.world.Match(s.d, i+1, sent.End)
	return next == nil && !s.head(i+1) && s.persons.Role(s.d.Text(i+1)).Class == world.NoRole && s.department(i+1, sent.End) == 0
}

func (s *scan) cap(i int) bool {
	if s.d.Toks[i].Kind != text.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.d.Src[s.d.Toks[i].Start:])
	return unicode.IsUpper(r)
}

func (s *scan) word(i int, w string) bool { return strings.EqualFold(s.d.Text(i), w) }

// class of token i.
func (s *scan) class(i int) tag.Class { return s.tags.Class(s.pos[i]) }

// lookup finds the lower-case form of tokens i..j, joined by single spaces, in m without
// allocating.
func lookup[V any](s *scan, m *en.Words[V], i, j int) (V, bool) {
	var buf [64]byte
	b := buf[:0]
	for k := i; k < j; k++ {
		if k > i {
			b = append(b, ' ')
		}
		w := s.d.Text(k)
		if len(b)+len(w) > len(buf)-1 {
			var zero V
			return zero, false
		}
		for x := 0; x < len(w); x++ {
			c := w[x]
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
		}
	}
	return m.Find(b)
}

// department returns the number of tokens at i that name a department, 0 if none do.
func (s *scan) department(i, end int) int {
	for n := min(2, end-i); n > 0; n-- {
		if _, ok := lookup(s, s.patterns.Department, i, i+n); ok {
			return n
		}
	}
	return 0
}

func (s *scan) head(i int) bool { return s.listed(s.patterns.Head, i) }

// listed reports whether token i stands in a list, with or without the full stop of an abbreviation ("Ltd.").
func (s *scan) listed(list *en.Words[bool], i int) bool {
	if _, ok := lookup(s, list, i, i+1); ok {
		return true
	}
	w := s.d.Text(i)
	return len(w) > 2 && len(w) < 6 && w[len(w)-1] == '.' && list.Get(strings.ToLower(w[:len(w)-1]))
}

func (s *scan) role(i int) world.RoleWord {
	w := s.persons.Role(s.d.Text(i))
	if w.Class == world.NoRole && i > 0 {
		return s.persons.Pair(s.d.Text(i-1), s.d.Text(i))
	}
	return w
}

func clitic(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// text returns the words of r as they stand, cut from the source.
func (s *scan) text(r text.Range) string { return s.d.Span(r).In(s.d.Src) }

func (s *scan) add(n Name) int {
	s.out = append(s.out, n)
	return n.End
}

// entry adds what the gazetteer knows, or the organ or organisation that it is a part of.
func (s *scan) entry(i, end int, e *world.Entry, sent text.Range) int {
	switch e.Class {
	case world.State, world.Adjective, world.People, world.Capital, world.Seat:
		if n := s.organ(i, end, e, sent); n > end {
			return n
		}
		if !(e.Class == world.Adjective || e.Class == world.State) || !s.serviceAt(end, sent) {
			if n := s.longer(i, end, sent); n > end {
				return n
			}
		}
	case world.Outlet, world.Body, world.Firm:
		if j := s.tail(end, sent); j > end && e.Class == world.Firm {
			end = j // "Meta Platforms Inc" is Meta
		} else if j > end {
			r := text.Range{Start: i, End: j} // the firm that shares its first word with a paper
			return s.add(Name{Range: r, Core: r, Head: i, ID: "org:" + s.text(r), Name: s.text(r), Kind: hearsay.KindOrganisation})
		}
	}
	r := text.Range{Start: i, End: end}
	if n, ok := s.service(r, e, sent); ok {
		return s.add(n)
	}
	n := Name{Range: r, Core: r, Head: i, ID: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country, Class: e.Class}
	if e.Class == world.Capital || r.Len() == 1 && shortened(e.Class) && s.acronym(i) {
		n.form = s.text(r)
	}
	if e.Country == "" && e.Kind == hearsay.KindState { // several states share the form
		n.Name, n.Kind = s.text(r), hearsay.KindUnknown
	}
	return s.add(n)
}

// longer reads an organisation whose name starts with a place: "Tembrough Harbour Board".
func (s *scan) longer(i, end int, sent text.Range) int {
	j := end
	for j < sent.End && s.cap(j) && s.d.Toks[j].Lines == 0 && j-i < 7 {
		j++
	}
	if j < sent.End && j-i <= 3 && s.d.Text(j) == "police" && s.d.Toks[j].Lines == 0 {
		r := text.Range{Start: i, End: j + 1}
		return s.add(Name{Range: r, Core: r, Head: i, ID: "org:" + s.text(r), Name: s.text(r), Kind: hearsay.KindOrganisation})
	}
	if k := s.bothOf(end, j, sent); k > j {
		j = k
	}
	if j == end || !s.head(j-1) && !(j > end+1 && s.trading(end, j)) || s.caps && j-end > 2 {
		return end
	}
	r := text.Range{Start: i, End: s.goesOn(i, j, sent)}
	return s.add(Name{Range: r, Core: r, Head: i, ID: "org:" + s.text(r), Name: s.text(r), Kind: hearsay.KindOrganisation})
}
