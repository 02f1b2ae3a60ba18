// Package speaker says who the sources of quotes are.
//
// It stands after name and quote in the flow. A source is read as a noun phrase: a name in
// head position is the speaker; a role ("the minister", "its spokeswoman") is the person who
// bears it in this text; a noun ("the centre", "the company") is the organisation called so;
// a pronoun is the last compatible speaker or subject nearby; no source after a quotation is
// the speaker before. Capitals and palaces stand for the government of their state. The
// sieve goes from sure to unsure and stops at unknown, which is always better than a guess
// (after Lee et al. 2013, "Deterministic Coreference Resolution", CL 39(4), for speakers
// only).
//
// Crowds, officials without names and anonymous sources stay unknown: they are described in
// the chain (package chain). A person is public only by a role that this text tells and the
// roles table knows; suspects, victims, witnesses, relatives never are. Nothing is looked
// up outside the text and the gazetteer. Cost is linear in names and quotes.
package speaker

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Field is one field of a revision, taken apart.
type Field struct {
	Field  hearsay.Field
	Doc    *text.Doc
	Tags   []tag.Tag
	Names  []name.Name     // ascending
	Quotes []hearsay.Quote // of this field; Speaker and Reasons are filled in place
}

// Input is a revision: title and text in this order. Outlet is who publishes, "" if unknown:
// "we" in its own voice.
type Input struct {
	Fields []Field
	Outlet string
}

// Resolver resolves speakers. It is read only and safe for concurrent use.
type Resolver struct {
	world    *world.World
	persons  *world.Persons
	patterns *world.Patterns
	tags     *tag.Tagger
	names    *name.Finder
	thing    *en.ThingWords
	words    *en.SourceWords
}

// New returns a resolver for documents tagged by t and names found with w.
func New(w *world.World, t *tag.Tagger) (*Resolver, error) {
	f, err := name.New(w, t)
	if err != nil {
		return nil, err
	}
	p, err := world.LoadPersons()
	if err != nil {
		return nil, err
	}
	pt, err := world.LoadPatterns()
	if err != nil {
		return nil, err
	}
	th, err := en.Things()
	if err != nil {
		return nil, err
	}
	words, err := en.Sources()
	if err != nil {
		return nil, err
	}
	return &Resolver{words: words, world: w, persons: p, patterns: pt, tags: t, names: f, thing: th}, nil
}

// Names returns the finder that the resolver uses.
func (r *Resolver) Names() *name.Finder { return r.names }

// Resolve fills Speaker and a Reason of part "speaker" in all quotes of in and returns the
// actors that the revision names, in order of first mention with ids "a1", "a2", …: those of
// known kind and those that speak. [Keep] drops the ones that no quote refers to. private is
// where the revision names persons who are not public, or may be such, title before text. floor
// tells whose words the text outside of its quotes is.
func (r *Resolver) Resolve(in Input) (actors []hearsay.Actor, private []hearsay.Mention, floor Floor) {
	t := r.table(in)
	for k := range in.Fields {
		if f := &in.Fields[k]; f.Field == hearsay.FieldTitle {
			p := pass{Resolver: r, table: t, f: f, headline: true}
			t.speech, t.guest = p.by(), p.interviewed()
		}
	}
	for k := range in.Fields {
		if f := &in.Fields[k]; f.Field == hearsay.FieldText && t.guest < 0 {
			t.guest = (&pass{Resolver: r, table: t, f: f}).questioned()
		}
	}
	var turns []turn
	for k := len(in.Fields) - 1; k >= 0; k-- { // the headline rests on the text
		f := &in.Fields[k]
		p := pass{Resolver: r, table: t, f: f, headline: f.Field == hearsay.FieldTitle}
		if !p.headline {
			p.turns = p.findTurns()
			turns = p.turns
		}
		for i := range f.Quotes {
			p.quote(i)
		}
	}
	actors, floor = t.actors(r, in, turns)
	return actors, t.private(in), floor
}

// Keep returns the actors that quotes refer to, renumbered without gaps, and rewrites the
// references. Call it when the whole reading stands.
func Keep(actors []hearsay.Actor, quotes []hearsay.Quote) []hearsay.Actor {
	id := map[string]string{}
	refer := func(f func(ref *string)) {
		for i := range quotes {
			q := &quotes[i]
			f(&q.Speaker.Actor)
			for k := range q.Also {
				f(&q.Also[k].Actor)
			}
			for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
				for k := range list {
					f(&list[k].Actor)
				}
			}
			for k := range q.Events {
				for _, list := range [][]string{q.Events[k].Actor, q.Events[k].Recipient} {
					for x := range list {
						f(&list[x])
					}
				}
			}
		}
	}
	refer(func(ref *string) { id[*ref] = *ref })
	var out []hearsay.Actor
	for _, a := range actors {
		if _, used := id[a.ID]; !used {
			continue
		}
		old := a.ID
		a.ID = "a" + strconv.Itoa(len(out)+1)
		id[old] = a.ID
		out = append(out, a)
	}
	refer(func(ref *string) { *ref = id[*ref] })
	return out
}

// pass is the state while one field is resolved, in reading order.
type pass struct {
	*Resolver
	*table
	f        *Field
	headline bool
	events   []event // what spoke so far, ascending
	turns    []turn  // who has the floor, ascending; none in a headline

	said []hearsay.Span // of the quote that is resolved, where it is the speaker's own wording

	seen  []uint32 // by entity: the last search that came by it
	asked uint32   // searches so far
}

// event is a speaker at a place: -1 for one who stays unknown.
type event struct {
	at     int // token
	entity int
	plural bool
	thing  bool // no person: "a report"
	gender world.Gender
	asks   bool // it puts a question
}

// asks reports whether the cue of a quote is to ask.
func (p *pass) asks(q *hearsay.Quote) bool {
	for _, c := range q.Cue {
		r := p.f.Doc.Tokens(c)
		for k := r.Start; k < r.End; k++ {
			switch p.f.Doc.Text(k) {
			case "asked", "asks", "ask", "asking":
				return true
			}
		}
	}
	return false
}

func (p *pass) quote(i int) {
	q := &p.f.Quotes[i]
	var a answer
	var also []answer
	if p.said = nil; q.Kind == hearsay.Direct {
		p.said = q.Content
	}
	if len(q.Source) == 0 {
		if a = p.continued(i); a.entity >= 0 {
			q.Also = slices.Clone(p.f.Quotes[i-1].Also)
		}
	} else {
		var ok bool
		if a, ok = p.addressed(q); !ok {
			a, also = p.joined(p.f.Doc.Tokens(q.Source[0]))
		}
		at := p.f.Doc.Tokens(q.Source[0]).Start
		if p.author(at) < 0 { // whose words somebody only speaks about is not whom the next sentence goes on with
			p.events = append(p.events, event{at: at, entity: a.entity, plural: a.plural, thing: a.thing, gender: a.gender, asks: p.asks(q)})
		}
	}
	if a.entity < 0 {
		q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
		if a.because != "" {
			q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Because: a.because})
		}
		return
	}
	q.Speaker = p.takes(q, a)
	for _, b := range also {
		q.Also = append(q.Also, p.takes(q, b))
	}
}

// takes returns a resolved source as a speaker of q, with the reason.
func (p *pass) takes(q *hearsay.Quote, a answer) hearsay.Speaker {
	e := &p.entities[a.entity]
	e.speaks = true
	q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Value: e.name, Because: a.because, Span: a.span})
	return hearsay.Speaker{Actor: strconv.Itoa(a.entity), Name: e.name, Via: a.via}
}

// answer is what a source was resolved to.
type answer struct {
	entity  int // -1: unknown
	via     hearsay.Via
	because string
	span    hearsay.Span // the words it rests on, in the same field; empty if they are elsewhere
	plural  bool
	thing   bool
	gender  world.Gender
}

func unknown(because string) answer {
	return answer{entity: -1, via: hearsay.ViaNone, because: because}
}

// continued resolves a quote without source: a quotation that goes on.
func (p *pass) continued(i int) answer {
	q := &p.f.Quotes[i]
	if q.Kind == hearsay.Indirect || i == 0 || len(q.Cue) > 0 || len(q.Content) == 0 {
		return unknown("no source is named")
	}
	before := &p.f.Quotes[i-1]
	if before.Speaker.Actor == "" || before.Kind == hearsay.Indirect && q.Kind != hearsay.Direct || len(before.Content) == 0 {
		return unknown("no source is named")
	}
	here, there := p.para(q.Content[0].Start), p.para(before.Content[len(before.Content)-1].Start)
	if here != there && here != there+1 {
		return unknown("no source is named")
	}
	k, _ := strconv.Atoi(before.Speaker.Actor)
	if p.speaksOf(k) || before.Kind == hearsay.Indirect && p.entities[k].kind == hearsay.KindOutlet {
		return unknown("who spoke before is spoken of, or only reports") // "…, the agency reports. “We gathered here”"
	}
	return answer{entity: k, via: hearsay.ViaContinuation, because: "the quotation before it goes on", span: before.Content[len(before.Content)-1]}
}

// para returns the index of the paragraph that byte at lies in.
func (p *pass) para(at int) int {
	d := p.f.Doc
	k, _ := slices.BinarySearchFunc(d.Paras, at, func(r text.Range, at int) int {
		if d.Toks[r.End-1].End <= at {
			return -1
		}
		return 1
	})
	return k
}

// sentence returns the index of the sentence that token i lies in.
func (p *pass) sentence(i int) int {
	k, _ := slices.BinarySearchFunc(p.f.Doc.Sents, i, func(r text.Range, i int) int {
		if r.End <= i {
			return -1
		}
		return 1
	})
	return k
}

func lower(s string) string { return strings.ToLower(s) }
