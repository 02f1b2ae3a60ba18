package read

import (
	"fmt"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/quote"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// passing is one field between the passes.
type passing struct {
	*work
	*field
	title bool
	known quote.Known
}

// pass is one rule over the quotes of a field: it adds, mends or takes out. Quotes before field.from are of another field.
type pass struct {
	name string // as [Reader.Skip] takes it
	run  func(*Reader, *passing, []hearsay.Quote) []hearsay.Quote
}

// passes stand in the order in which they run, each on what those before it left:
//
//   - who says what a sentence reports, where the field model found nothing or lost its way;
//   - what is no quote: feet of feeds, words of every page, places and topics that were taken for speakers;
//   - who speaks, where the text or the headline says it elsewhere;
//   - spans: what is cut off from source, cue and content;
//   - accusations and answers that need all quotes of the field.
//
// "hearsay eval passes" counts what each does.
var passes = []pass{
	{"tied", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return r.accuse.Tied(q, x.from, &x.accuse, &x.doc, x.pos, x.names)
	}},
	{"reported", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Reported(q, x.from, &x.doc, x.outlets, x.organs)
	}},
	{"told", plain(quote.Told)},
	{"astray", plain(quote.Astray)},
	{"judged", plain(quote.Judged)},
	{"tailed", plain(quote.Tailed)},
	{"charged", plain(quote.Charged)},
	{"passive", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Passive(q, x.from, &x.doc, x.pos, r.tags, r.addressed, x.states, x.title)
	}},
	{"between", plain(quote.Between)},
	{"subjects", plain(quote.Subjects)},
	{"rejoined", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Rejoined(q, x.from, &x.doc, x.pos, r.tags, x.speakers)
	}},
	{"uncommitted", plain(quote.Uncommitted)},
	{"plain", plain(quote.Plain)},
	{"referred", plain(quote.Referred)},
	{"quotedas", plain(quote.QuotedAs)},
	{"according", plain(quote.According)},
	{"viewed", plain(quote.Viewed)},
	{"inverted", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Inverted(q, x.from, &x.doc, x.pos, r.tags, x.known, x.heard)
	}},
	{"bare", plain(quote.Bare)},
	{"dashed", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		if x.title {
			return q // a heading's dash stands before who says it (credited)
		}
		return quote.Dashed(q, x.from, &x.doc, x.pos, r.tags)
	}},
	{"spoken", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		if x.title {
			return q
		}
		return quote.Spoken(q, x.from, &x.doc, x.pos, r.tags)
	}},
	{"turns", plain(quote.Turns)},
	{"footed", func(_ *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Footed(q, x.from, &x.doc)
	}},
	{"identified", plain(quote.Identified)},
	{"furniture", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Furniture(q, x.from, &x.doc, r.furniture)
	}},
	{"credited", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return quote.Credited(q, x.from, &x.doc, x.pos, r.tags, x.known, x.title)
	}},
	{"parted", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		if !x.title {
			return q
		}
		return quote.Parted(q, x.from, &x.doc, x.pos, r.tags, x.known)
	}},
	{"labelled", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		if !x.title {
			return quote.Entries(q, x.from, &x.doc, x.pos, r.tags, x.known)
		}
		return quote.Labelled(q, x.from, &x.doc, x.pos, r.tags, x.known)
	}},
	{"severed", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Severed(q, x.from, &x.doc, x.pos, r.tags)
		return q
	}},
	{"swapped", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Swapped(q, x.from, &x.doc, x.pos, r.tags)
		return q
	}},
	{"naming", plain(quote.Naming)},
	{"prefaced", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Prefaced(q, x.from, &x.doc, x.pos, r.tags, x.heard, x.organs)
		return q
	}},
	{"placed", func(_ *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Placed(q, x.from, &x.doc, x.places, x.states)
		return q
	}},
	{"trim", func(_ *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Trim(q[x.from:], &x.doc)
		return q
	}},
	{"speaks", func(_ *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return q[:x.from+len(quote.Speaks(q[x.from:], &x.doc))]
	}},
	{"called", func(_ *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		quote.Called(q[x.from:], &x.doc)
		return q
	}},
	{"whom", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return r.accuse.Whom(q, x.from, &x.accuse, &x.doc, x.pos, x.names)
	}},
	{"mutual", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return r.accuse.Mutual(q, x.from, &x.doc, x.pos, x.names, x.title)
	}},
	{"asides", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return r.accuse.Asides(q, x.from, &x.accuse, &x.doc, x.pos, x.names)
	}},
	{"blaming", func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return r.accuse.Blaming(q, x.from, &x.accuse, &x.doc, x.pos, x.names)
	}},
	{"denied", plain(quote.Denied)},
}

// plain is a pass that needs the field and its tags only.
func plain(f func([]hearsay.Quote, int, *text.Doc, []tag.Tag, *tag.Tagger) []hearsay.Quote) func(*Reader, *passing, []hearsay.Quote) []hearsay.Quote {
	return func(r *Reader, x *passing, q []hearsay.Quote) []hearsay.Quote {
		return f(q, x.from, &x.doc, x.pos, r.tags)
	}
}

// Passes are the names of the rules that mend what the field model finds, in their order.
func Passes() []string {
	out := make([]string, len(passes))
	for i := range passes {
		out[i] = passes[i].name
	}
	return out
}

// Skip makes r leave one pass out, "" none, for evaluations. It must not be called while r reads.
func (r *Reader) Skip(name string) error {
	if name == "" {
		r.skip = ""
		return nil
	}
	for i := range passes {
		if passes[i].name == name {
			r.skip = name
			return nil
		}
	}
	return fmt.Errorf("read: no pass is called %q", name)
}

// find appends the quotes of one field to dst: what the field model finds, then what the passes make of it.
func (r *Reader) find(dst []hearsay.Quote, w *work, t *field, title bool) []hearsay.Quote {
	dst = r.quotes.Find(dst, &w.quotes, &t.doc, t.pos, title)
	w.sort(t.names)
	x := &w.passing
	*x = passing{work: w, field: t, title: title, known: quote.Known{Speakers: w.speakers, Outlets: w.outlets, Sides: w.sides}}
	for i := range passes {
		if passes[i].name != r.skip {
			dst = passes[i].run(r, x, dst)
		}
	}
	return dst
}

// sort notes which names are of outlets, of organs, of persons and organs (heard), and of these and states (speakers); of states and capitals
// (states), of other places, and of what is a state's (sides).
func (w *work) sort(names []name.Name) {
	w.outlets, w.organs, w.heard, w.speakers = w.outlets[:0], w.organs[:0], w.heard[:0], w.speakers[:0]
	w.places, w.states, w.sides = w.places[:0], w.states[:0], w.sides[:0]
	for i := range names {
		if names[i].Country != "" {
			w.sides = append(w.sides, quote.Side{Range: names[i].Range, Country: names[i].Country})
		}
		switch n := &names[i]; n.Kind {
		case hearsay.KindOutlet:
			w.outlets = append(w.outlets, n.Range)
		case hearsay.KindOffice, hearsay.KindOrganisation:
			w.organs = append(w.organs, n.Range)
			w.heard = append(w.heard, n.Range)
			w.speakers = append(w.speakers, n.Range)
		case hearsay.KindPerson:
			w.heard = append(w.heard, n.Range)
			w.speakers = append(w.speakers, n.Range)
		case hearsay.KindState:
			w.speakers = append(w.speakers, n.Range)
			if n.Class == world.State || n.Class == world.Capital {
				w.states = append(w.states, n.Range)
			}
		case hearsay.KindUnknown:
			if n.Sort() == name.Place {
				w.places = append(w.places, n.Range)
			}
		}
	}
}
