// Package world holds the gazetteer: states with their adjectives, capitals and seats of
// government, their services, international bodies, outlets, firms and groups.
//
// All states are treated alike: each has a name, an adjective and a capital, ministries and
// services follow patterns that know no state, and a user's own table (the invented states
// of the sample world are one) takes the same way in as the shipped files. A form that means
// several things of one class ("Congolese") is kept, but names no country.
//
// Names are looked up as written, capitals included, since "us" is no state and "male" no
// capital. A group's entry never has a country: who stands behind a group is a claim, and
// claims come from texts, not from tables.
//
// Loading takes some milliseconds and happens once; looking up allocates nothing.
package world

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

//go:embed states.tsv
var statesFile string

//go:embed services.tsv
var servicesFile string

//go:embed bodies.tsv
var bodiesFile string

//go:embed groups.tsv
var groupsFile string

// Class says how a form stands for its entry.
type Class uint8

const (
	None      Class = iota
	State           // a state's name: "Kenya"
	Adjective       // "Kenyan"
	People          // "Kenyans"
	Capital         // "Nairobi"
	Seat            // a building or street that stands for a government
	Service         // an organ of a state: intelligence, police, armed forces, ministry
	Body            // an international body, court, alliance or institute
	Outlet          // a news agency, paper or broadcaster
	Firm            // a company
	Group           // a threat group or armed group
)

// Entry is one thing the gazetteer knows, as one form names it.
type Entry struct {
	ID      string // "state:KEN", "service:…": the same for all forms of one thing
	Name    string // canonical; for adjective, people, capital and seat that of the state
	Kind    hearsay.ActorKind
	Country string // code; "" if none or if the form stands for several states
	Class   Class
	Sort    string // finer kind within the class, as the file has it: "intelligence", "alliance"
}

// StateEntry is one row of states.tsv or of a user's table. Name is also in Names.
type StateEntry struct {
	Code                                        string
	Name                                        string
	Names, Adjectives, Peoples, Capitals, Seats []string
}

// UserEntry is one row of a user's table: the columns of the shipped file of that name.
type UserEntry struct {
	Table string // state, service, body or group
	Cells []string
}

// World is a loaded gazetteer. It is read only and safe for concurrent use.
type World struct {
	states  []StateEntry
	entries []Entry
	forms   map[uint64]form
	maybe   [1 << 10]uint64 // filter of forms by the low 16 bits of their hashes: most words begin none
	byCode  map[string]int
	user    []UserEntry
}

// form is a node of the trie: the hash stands for the words up to here.
type form struct {
	entry int32 // index in entries, -1 if no entry ends here
	more  bool  // longer forms start with these words
}

var builtin = sync.OnceValues(func() (*World, error) {
	w := &World{forms: map[uint64]form{}, byCode: map[string]int{}}
	for _, t := range []struct{ table, data string }{
		{"state", statesFile}, {"service", servicesFile}, {"body", bodiesFile}, {"group", groupsFile},
	} {
		err := en.Lines(t.data, func(line string) error { return w.add(UserEntry{t.table, cells(line, columns[t.table])}) })
		if err != nil {
			return nil, fmt.Errorf("world: table %s: %w", t.table, err)
		}
	}
	return w, nil
})

// columns of each table.
var columns = map[string]int{"state": 7, "service": 4, "body": 4, "group": 3}

// Load returns the shipped gazetteer, the same at every call.
func Load() (*World, error) { return builtin() }

// cells splits a line and gives back the empty cells at its end that a trimmed line lost.
func cells(line string, n int) []string {
	c := strings.Split(line, "\t")
	for len(c) < n {
		c = append(c, "")
	}
	return c
}

// Parse reads a user's table: lines of table name and that table's columns, tab separated;
// "#" starts a comment.
func Parse(data string) ([]UserEntry, error) {
	var out []UserEntry
	err := en.Lines(data, func(line string) error {
		table, rest, _ := strings.Cut(line, "\t")
		n, ok := columns[table]
		if !ok {
			return fmt.Errorf("unknown table %q", table)
		}
		out = append(out, UserEntry{table, cells(rest, n)})
		return nil
	})
	return out, err
}

// With returns a gazetteer that knows the user's entries as well; w stays as it is. Where a
// form is in both, the user's wins: it is their world.
func (w *World) With(user ...UserEntry) (*World, error) {
	if len(user) == 0 {
		return w, nil
	}
	out := &World{states: slices.Clone(w.states), entries: slices.Clone(w.entries), forms: make(map[uint64]form, len(w.forms)), maybe: w.maybe, byCode: map[string]int{}}
	for k, v := range w.forms {
		out.forms[k] = v
	}
	for k, v := range w.byCode {
		out.byCode[k] = v
	}
	own := &World{forms: map[uint64]form{}, byCode: map[string]int{}}
	for _, u := range user {
		if err := own.add(u); err != nil {
			return nil, fmt.Errorf("world: user table %s: %w", u.Table, err)
		}
	}
	for k, f := range own.forms {
		old, had := out.forms[k]
		n := form{-1, f.more || had && old.more}
		if f.entry >= 0 {
			n.entry = f.entry + int32(len(out.entries))
		} else if had {
			n.entry = old.entry
		}
		out.set(k, n)
	}
	for code, i := range own.byCode {
		out.byCode[code] = len(out.states) + i
	}
	out.user = append(slices.Clone(w.user), user...)
	out.states, out.entries = append(out.states, own.states...), append(out.entries, own.entries...)
	return out, nil
}

// States returns all states, in file order. Do not change it.
func (w *World) States() []StateEntry { return w.states }

// ByCode returns the state of this code, nil if there is none.
func (w *World) ByCode(code string) *StateEntry {
	if i, ok := w.byCode[code]; ok {
		return &w.states[i]
	}
	return nil
}

func list(cell string) []string {
	var out []string
	for v := range strings.SplitSeq(cell, ";") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func (w *World) add(u UserEntry) error {
	c := u.Cells
	if want := columns[u.Table]; want == 0 || len(c) != want {
		return fmt.Errorf("row %q has %d cells, want %d", c, len(c), want)
	}
	if c[0] == "" {
		return fmt.Errorf("row %q has no first cell", c)
	}
	switch u.Table {
	case "state":
		return w.addState(c)
	case "service":
		w.put(Entry{ID: "service:" + c[2] + ":" + c[0], Name: c[0], Kind: hearsay.KindOrganisation, Country: c[2], Class: Service, Sort: c[3]}, append([]string{c[0]}, list(c[1])...))
	case "body":
		e := Entry{ID: "body:" + c[0], Name: c[0], Kind: hearsay.KindOrganisation, Country: c[2], Class: Body, Sort: c[3]}
		switch c[3] {
		case "agency", "outlet":
			// Where an outlet sits says nothing about whose organ it is.
			e.ID, e.Kind, e.Class, e.Country = "outlet:"+c[0], hearsay.KindOutlet, Outlet, ""
		case "firm":
			e.ID, e.Class, e.Country = "firm:"+c[0], Firm, ""
		}
		w.put(e, append([]string{c[0]}, list(c[1])...))
	case "group":
		w.put(Entry{ID: "group:" + c[0], Name: c[0], Kind: hearsay.ActorKind(c[2]), Class: Group, Sort: c[2]}, append([]string{c[0]}, list(c[1])...))
	}
	return nil
}

func (w *World) addState(c []string) error {
	s := StateEntry{Code: c[0], Name: c[1], Names: append([]string{c[1]}, list(c[2])...), Adjectives: list(c[3]), Peoples: list(c[4]), Capitals: list(c[5]), Seats: list(c[6])}
	if s.Name == "" || len(s.Adjectives) == 0 || len(s.Capitals) == 0 {
		return fmt.Errorf("state %s lacks name, adjective or capital", s.Code)
	}
	w.byCode[s.Code] = len(w.states)
	w.states = append(w.states, s)
	e := Entry{ID: "state:" + s.Code, Name: s.Name, Kind: hearsay.KindState, Country: s.Code}
	for _, f := range []struct {
		class Class
		forms []string
	}{{State, s.Names}, {Adjective, s.Adjectives}, {Seat, s.Seats}, {Capital, s.Capitals}, {People, s.Peoples}} {
		e.Class = f.class
		if f.class == State || f.class == Capital { // datelines and headlines shout
			for _, n := range f.forms[:len(f.forms):len(f.forms)] {
				if up := strings.ToUpper(n); up != n {
					f.forms = append(f.forms, up)
				}
			}
		}
		if f.class == People {
			e.Kind = hearsay.KindPeople
		}
		w.put(e, f.forms)
	}
	return nil
}

// put enters the forms of e. A form that is taken stays with its first entry, so that names
// win over adjectives and adjectives over peoples of the same state ("Swiss"); where another
// state has it in the same class, it keeps its class and loses the country.
func (w *World) put(e Entry, forms []string) {
	at := int32(-1)
	var d text.Doc
	for _, f := range forms[:len(forms):len(forms)] {
		if s := apart(f); s != "" {
			forms = append(forms, s)
		}
	}
	for _, f := range forms {
		d.Parse(f)
		h := seed
		for i := range d.Toks {
			h = step(h, d.Text(i))
			n, ok := w.forms[h]
			if !ok {
				n.entry = -1
			}
			if i+1 < len(d.Toks) {
				n.more = true
				w.set(h, n)
				continue
			}
			if n.entry >= 0 {
				w.share(n.entry, e)
				continue
			}
			if at < 0 {
				at = int32(len(w.entries))
				w.entries = append(w.entries, e)
			}
			n.entry = at
			w.set(h, n)
		}
	}
}

// apart returns an abbreviation of capitals and full stops as careless software spaces it, "X. Y." for "X.Y.", at
// the start of f; "" where f starts with none.
func apart(f string) string {
	n := 0
	for n+1 < len(f) && f[n] >= 'A' && f[n] <= 'Z' && f[n+1] == '.' {
		n += 2
	}
	if n < 4 || n < len(f) && f[n] != ' ' {
		return ""
	}
	return strings.Join(strings.SplitAfter(f[:n-1], "."), " ") + f[n-1:]
}

// share notes that e wants a form which entry k holds.
func (w *World) share(k int32, e Entry) {
	old := &w.entries[k]
	if old.ID == e.ID || old.Class != e.Class || old.Class == Group {
		return
	}
	old.ID, old.Country = "shared:"+old.ID, ""
}

// Sum is a checksum of the shipped files and the user's rows, for the version of a reading.
func (w *World) Sum() string {
	h := sha256.New()
	for _, f := range []string{statesFile, servicesFile, bodiesFile, groupsFile, rolesFile, givenFile, patternsFile} {
		h.Write([]byte(f))
	}
	for _, u := range w.user {
		h.Write([]byte(u.Table + "\t" + strings.Join(u.Cells, "\t") + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// Find returns the entry of a whole form, nil if there is none.
func (w *World) Find(name string) *Entry {
	var d text.Doc
	d.Parse(name)
	if e, n := w.Match(&d, 0, len(d.Toks)); n == len(d.Toks) {
		return e
	}
	return nil
}

// Services returns the organs of states that have names of their own, in file order.
func (w *World) Services() []Entry {
	var out []Entry
	for _, e := range w.entries {
		if e.Class == Service {
			out = append(out, e)
		}
	}
	return out
}
