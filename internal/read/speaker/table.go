package speaker

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// entity is one thing that the revision names, over both fields.
type entity struct {
	id, name, country string
	kind              hearsay.ActorKind
	class             world.Class
	gender            world.Gender
	roles             []name.Role
	private, minor    bool
	nouns             []string // what appositions call it: "company", "daily"
	mentions          []hearsay.Mention
	hidden            []hearsay.Mention // those that may name a person
	speaks            bool
	thing             bool // no person, whatever else it is
	spelt             bool // as no person's name is, which a handle may be
	firm              bool // what stands before or behind it calls it one
}

// table holds the entities of one revision.
type table struct {
	entities []entity
	byID     map[string]int
	of       [2][]int32 // entities of the names of the headline and of the text, in their order
	home     string     // state whose organs need no adjective, "" if not told
	outlet   int        // entity of the outlet, -1 if unknown
	speech   int        // entity whose speech the text is, -1 if it is none
	guest    int        // entity that answers in an interview, -1 if it is none
	locale   string     // state that the sentence of the name being entered is set in, "" if not told
}

// side returns where a field stands in lists of both.
func side(f hearsay.Field) int {
	if f == hearsay.FieldTitle {
		return 0
	}
	return 1
}

// table gathers the entities of in.
func (r *Resolver) table(in Input) *table {
	t := &table{byID: map[string]int{}, outlet: -1, speech: -1, guest: -1}
	lists := make([][]name.Name, 0, 2)
	for _, f := range in.Fields {
		lists = append(lists, f.Names)
	}
	name.Link(lists...)
	t.home = r.home(in)
	for _, f := range in.Fields {
		of := make([]int32, len(f.Names))
		t.of[side(f.Field)] = of
		for i := range f.Names {
			n := &f.Names[i]
			t.locale = r.locale(&f, i)
			k := t.enter(r, n)
			of[i] = int32(k)
			e := &t.entities[k]
			at := hearsay.Mention{Field: f.Field, Span: f.Doc.Span(n.Core)}
			e.mentions = append(e.mentions, at)
			if n.MayBePerson() {
				e.hidden = append(e.hidden, at)
			}
			e.learn(n)
			e.firm = e.firm || n.Kind != hearsay.KindPerson && r.dubbed(f.Doc, n)
			if noun := r.called(f.Doc, n); noun != "" {
				e.nouns = append(e.nouns, noun)
				e.firm = e.firm || r.words.Firm[noun]
				if _, head := r.patterns.Head[noun]; e.kind == hearsay.KindUnknown && (head || noun == "firm") {
					e.kind = hearsay.KindOrganisation
				}
			}
		}
	}
	t.things(r, in)
	t.shared()
	t.outlet = t.publisher(r, in.Outlet)
	return t
}

// enter returns the entity that n names.
func (t *table) enter(r *Resolver, n *name.Name) int {
	id, full, country, kind := n.ID, n.Name, n.Country, n.Kind
	switch n.Class {
	case world.Adjective, world.Capital, world.Seat:
		if country != "" { // a place or adjective names the state; as a speaker the place is its government
			id = "state:" + country
		}
	}
	if what, ok := strings.CutPrefix(id, "bare:"); ok {
		if id, full, country = t.complete(r, what); country == "" {
			full = n.Name
		}
		n.ID, n.Name, n.Country = id, full, country
	}
	return t.put(entity{id: id, name: full, kind: kind, country: country, class: n.Class})
}

// complete gives an organ without state the state of the same organ named before, else the
// state at home.
func (t *table) complete(r *Resolver, what string) (id, full, country string) {
	found := -1
	for k := range t.entities {
		if e := &t.entities[k]; e.country != "" && (t.locale == "" || e.country == t.locale) && strings.HasPrefix(e.name, what+" of ") {
			if found >= 0 {
				found = -2
				break
			}
			found = k
		}
	}
	if found >= 0 {
		e := &t.entities[found]
		return e.id, e.name, e.country
	}
	home := t.home
	if t.locale != "" {
		home = t.locale
	}
	if s := r.world.ByCode(home); s != nil && !strings.HasPrefix(what, "Embassy") && !strings.HasPrefix(what, "Mission") {
		if what == "Government" {
			return "gov:" + s.Code, what + " of " + s.Name, s.Code
		}
		return "organ:" + what + " of " + s.Name, what + " of " + s.Name, s.Code
	}
	return "bare:" + what, what, ""
}

func (t *table) put(e entity) int {
	if k, ok := t.byID[e.id]; ok {
		if t.entities[k].kind == hearsay.KindUnknown {
			t.entities[k].kind = e.kind
		}
		return k
	}
	t.byID[e.id] = len(t.entities)
	t.entities = append(t.entities, e)
	return len(t.entities) - 1
}

// government returns the entity "Government of X".
func (t *table) government(r *Resolver, country string) int {
	s := r.world.ByCode(country)
	if s == nil {
		return -1
	}
	return t.put(entity{id: "gov:" + country, name: "Government of " + s.Name, kind: hearsay.KindState, country: country, class: world.Service})
}

// learn takes over what a mention tells about a person.
func (e *entity) learn(n *name.Name) {
	if e.gender == 0 {
		e.gender = n.Gender
	}
	if n.Role.Private {
		e.private = true
	}
	e.minor = e.minor || n.Role.Minor
	if n.Role.Class != world.NoRole && n.Role.Class != world.Honorific && !slices.Contains(e.roles, n.Role) {
		e.roles = append(e.roles, n.Role)
	}
}

// public is the rule of DESIGN 2.1. A private word beside the name bars everything but an
// office or the word of a spokesperson: a president who is a suspect stays public, a
// suspect who once was a colonel does not become so. Nobody under 18 is public.
func (e *entity) public() bool {
	if e.minor {
		return false
	}
	for _, r := range e.roles {
		if r.Class == world.Office || r.Class == world.Spokes || r.Class.Public() && !e.private {
			return true
		}
	}
	return false
}

// role returns the strongest role.
func (e *entity) role() *name.Role {
	var best *name.Role
	for i := range e.roles {
		r := &e.roles[i]
		if best == nil || r.Class.Public() && (!best.Class.Public() || best.Class == world.Rank && r.Class == world.Spokes || best.Country == "" && r.Country != "" && r.Class <= best.Class) {
			best = r
		}
	}
	return best
}

// called returns the noun by which an apposition calls an organisation: "Dorrick Systems,
// the company that …" gives "company".
func (r *Resolver) called(d *text.Doc, n *name.Name) string {
	k := n.End
	if n.Kind == hearsay.KindPerson || k+2 >= len(d.Toks) || d.Text(k) != "," {
		return ""
	}
	k++
	if w := lower(d.Text(k)); w != "the" && w != "a" && w != "an" {
		return ""
	}
	noun := ""
	for k++; k < len(d.Toks) && d.Toks[k].Kind == text.Word; k++ {
		w := lower(d.Text(k))
		if w == "that" || w == "which" || w == "of" || w == "for" || w == "in" || w == "and" || w == "at" || w == "with" {
			break
		}
		noun = w
	}
	return noun
}

// home returns the state whose organs this revision names without adjective: that of a
// dateline's capital, or the one that speaks first there, else the one in the outlet's name, unless the text is only about others.
func (r *Resolver) home(in Input) string {
	for _, f := range in.Fields {
		if f.Field != hearsay.FieldText || len(f.Doc.Toks) == 0 {
			continue
		}
		d := f.Doc
		if e, n := r.world.Match(d, 0, min(8, len(d.Toks))); e != nil && e.Class == world.Capital && n < len(d.Toks) {
			w := d.Text(0)
			next := d.Text(n)
			if w == strings.ToUpper(w) || next == "(" || next == "," || next == "—" || next == "–" || next == "-" {
				return foreign(&f, e.Country)
			}
		}
	}
	var d text.Doc
	d.Parse(in.Outlet)
	for i := range d.Toks {
		for end := min(i+3, len(d.Toks)); end > i; end-- { // a paper's whole name would hide the place in it
			if e, _ := r.world.Match(&d, i, end); e != nil && e.Country != "" {
				switch e.Class {
				case world.State, world.Adjective, world.Capital:
					if r.names.Organ(&d) == nil && abroad(in, e.Country) {
						return ""
					}
					return e.Country
				}
			}
		}
	}
	return ""
}

// abroad reports whether the text names other states and nothing of that one: "the government" of a report from elsewhere is not that of the paper's own.
func abroad(in Input, country string) bool {
	other := false
	for _, f := range in.Fields {
		for i := range f.Names {
			switch n := &f.Names[i]; {
			case n.Country == country:
				return false
			case n.Country != "" && (n.Class == world.State || n.Class == world.Adjective || n.Class == world.Capital):
				other = true
			}
		}
	}
	return other
}

// publisher returns the entity of the outlet: an organ where its name is one.
func (t *table) publisher(r *Resolver, outlet string) int {
	if !hearsay.KnownOutlet(outlet) {
		return -1
	}
	var d text.Doc
	d.Parse(outlet)
	if e, n := r.world.Match(&d, 0, len(d.Toks)); e != nil && n == len(d.Toks) {
		return t.put(entity{id: e.ID, name: e.Name, kind: e.Kind, country: e.Country, class: e.Class})
	}
	if ns := r.names.Organ(&d); ns != nil {
		return t.put(entity{id: ns.ID, name: ns.Name, kind: ns.Kind, country: ns.Country, class: ns.Class})
	}
	return t.put(entity{id: "outlet:" + outlet, name: outlet, kind: hearsay.KindOutlet, class: world.Outlet})
}

// minister returns the state of a minister whose own ministry publishes the text: a press room's
// "Foreign Minister Ilan Voss" needs no adjective. "" for everybody else.
func (t *table) minister(r *Resolver, o *name.Role) string {
	if t.outlet < 0 || o.Class != world.Office {
		return ""
	}
	e := &t.entities[t.outlet]
	s := r.world.ByCode(e.country)
	if s == nil || e.kind == hearsay.KindOutlet {
		return ""
	}
	if m := r.names.Headed(o.Words); m == "" || m+" of "+s.Name != e.name {
		return ""
	}
	return e.country
}

// dubbed reports whether a firm's noun stands right before name n: "the technology company Merrow", "its largest
// retailer, Merrow,".
func (r *Resolver) dubbed(d *text.Doc, n *name.Name) bool {
	i := n.Start - 1
	if i > 0 && d.Text(i) == "," {
		i--
	}
	return i >= 0 && r.words.Firm[d.Text(i)]
}

// actors returns the entities worth keeping and rewrites the quotes' references, and who has the floor.
func (t *table) actors(r *Resolver, in Input, turns []turn) (out []hearsay.Actor, floor Floor) {
	if t.speech >= 0 {
		t.entities[t.speech].speaks = true
	}
	for _, x := range turns {
		if x.who >= 0 {
			t.entities[x.who].speaks = true
		}
	}
	order := make([]int, 0, len(t.entities))
	for k := range t.entities {
		e := &t.entities[k]
		if e.speaks || e.kind != hearsay.KindUnknown && len(e.mentions) > 0 {
			order = append(order, k)
		}
	}
	id := make([]string, len(t.entities))
	out = make([]hearsay.Actor, 0, len(order))
	for _, k := range order {
		e := &t.entities[k]
		a := hearsay.Actor{ID: "a" + strconv.Itoa(len(out)+1), Name: e.name, Kind: e.kind, Country: e.country, Mentions: e.mentions}
		id[k] = a.ID
		switch e.kind {
		case hearsay.KindPerson:
			a.Public = e.public()
			if o := e.role(); o != nil {
				a.Role = o.Words
				a.Country = cmp.Or(o.Country, t.minister(r, o))
			}
		case hearsay.KindUnknown:
		default:
			a.Public = true
		}
		out = append(out, a)
	}
	for _, f := range in.Fields {
		for i := range f.Quotes {
			if s := &f.Quotes[i].Speaker; s.Actor != "" {
				k, _ := strconv.Atoi(s.Actor)
				s.Actor = id[k]
			}
			for x := range f.Quotes[i].Also {
				s := &f.Quotes[i].Also[x]
				k, _ := strconv.Atoi(s.Actor)
				s.Actor = id[k]
			}
		}
	}
	if t.speech >= 0 {
		floor.Speech = id[t.speech]
	}
	if len(turns) == 0 {
		return out, floor
	}
	for _, f := range in.Fields {
		for _, x := range turns {
			if f.Field != hearsay.FieldText {
				break
			}
			h := held{at: f.Doc.Toks[x.at].Start}
			if x.who >= 0 {
				h.actor = id[x.who]
			}
			floor.turns = append(floor.turns, h)
		}
	}
	return out, floor
}
