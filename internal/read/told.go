package read

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/read/hedge"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Told is a sentence of the article's own words that tells an event, in the form of a quote: Content is the
// sentence, actors and recipients of its events are indexes into Named, in digits. It has no id, no
// speaker and no source, and stands in no reading.
type Told struct {
	Quote hearsay.Quote
	Named []Named
}

// headBytes is how much of a text [Reader.Told] looks at: the first sentences tell what is new, later
// ones what happened long ago.
const headBytes = 900

// headSentences is how many sentences of it may tell something, datelines and headings included.
const headSentences = 4

// Told returns the sentences of the title and of the first few of the text that tell an event outside of quotes
// with a source, where one of them names two states, or a state and an outlet, and has words of a deed; quotes are those of rev's reading. Texts that are not English have none. It
// costs what reading so few sentences costs, 0.4 ms, whatever the length of the text, and 0.05 ms where there are none such.
func (r *Reader) Told(rev *hearsay.Revision, quotes []hearsay.Quote) []Told {
	if rev.Lang != "en" && !strings.HasPrefix(rev.Lang, "en-") && !strings.HasPrefix(rev.Lang, "en_") {
		return nil
	}
	head := *rev
	if len(head.Text) > headBytes {
		head.Text = head.Text[:headBytes]
		if i := strings.LastIndexAny(head.Text, ".\n"); i >= 0 { // no half sentence, no half character
			head.Text = head.Text[:i+1]
		} else {
			head.Text = strings.ToValidUTF8(head.Text, "")
		}
	}
	w := r.pool.Get().(*work)
	defer r.pool.Put(w)
	fields := []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText}
	for k, f := range fields {
		t := &w.fields[k]
		t.doc.Parse(clip(f.In(&head)))
	}
	if !r.between(w, &w.fields[0].doc) && !r.between(w, &w.fields[1].doc) {
		return nil
	}
	for k := range fields {
		t := &w.fields[k]
		t.pos = r.tags.Tag(t.pos[:0], &w.tags, &t.doc)
		t.names = r.speaker.Names().Find(t.names[:0], &t.doc, t.pos)
	}
	r.facts(w, &head)
	var out []Told
	for k, f := range fields {
		t := &w.fields[k]
		for _, s := range r.clauses(t) {
			sp := t.doc.Span(s)
			if quoted(quotes, f, sp) {
				continue
			}
			x := Told{Quote: hearsay.Quote{Field: f, Content: []hearsay.Span{sp}, Claim: hearsay.Claim{Act: hearsay.Assert}}}
			r.events.Quote(&w.events, &t.doc, t.pos, t.names, &t.facts, strconv.Itoa, &x.Quote)
			if len(x.Quote.Events) == 0 {
				continue
			}
			hedge.Quote(&x.Quote, &t.doc, t.pos, r.tags, hedge.Input{})
			for i := range t.names {
				x.Named = append(x.Named, t.named(i))
			}
			out = append(out, x)
		}
	}
	return out
}

// clauses are the first sentences of a field, cut at a comma behind which something else is told with its own time: "…, a
// day after Quillara expelled …", "…, while …". What stands before has a verb of its own.
func (r *Reader) clauses(t *field) (out []text.Range) {
	for _, s := range t.doc.Sents[:min(len(t.doc.Sents), headSentences)] {
		verb := false
		for i := s.Start; i < s.End; i++ {
			switch r.tags.XPOS(t.pos[i]) {
			case "VBD", "VBZ", "VBP", "MD":
				verb = true
			}
			if verb && t.doc.Text(i) == "," && aside(&t.doc, i+1, s.End) {
				out = append(out, text.Range{Start: s.Start, End: i})
				s.Start, verb = i+1, false
			}
		}
		out = append(out, s)
	}
	return out
}

// aside reports whether "after", "before", "while" or "as" stands at token i, or behind words of how much earlier or later.
func aside(d *text.Doc, i, end int) bool {
	for k := i; k < min(end, i+4); k++ {
		switch strings.ToLower(d.Text(k)) {
		case "after", "before", "while", "as":
			return true
		case ",", ".", ";", ":":
			return false
		}
	}
	return false
}

// between reports whether one of the first sentences names two states or their bodies, or an outlet beside one, and has words of a deed.
func (r *Reader) between(w *work, d *text.Doc) bool {
	for _, s := range d.Sents[:min(len(d.Sents), headSentences)] {
		first := ""
		for i := s.Start; i < s.End; i++ {
			e, _ := r.world.Match(d, i, s.End)
			if e == nil {
				continue
			}
			party := e.Country
			if e.Class == world.Outlet { // whose country a table may tell
				party = e.ID
			}
			switch {
			case party == "" || party == first:
			case first == "":
				first = party
			default:
				if r.events.Deeds(&w.events, d, s) {
					return true
				}
				i = s.End
			}
		}
	}
	return false
}

// quoted reports whether a sentence shares words with a quote that has a source or a cue.
func quoted(quotes []hearsay.Quote, f hearsay.Field, s hearsay.Span) bool {
	return slices.ContainsFunc(quotes, func(q hearsay.Quote) bool {
		if q.Field != f || len(q.Source)+len(q.Cue) == 0 {
			return false
		}
		return slices.ContainsFunc(slices.Concat(q.Source, q.Cue, q.Content), func(x hearsay.Span) bool { return x.Overlaps(s) })
	})
}

// named is the i-th name of a field.
func (t *field) named(i int) Named {
	x := &t.names[i]
	return Named{t.doc.Span(x.Range), x.Name, x.Kind, x.Country, x.Class != world.Adjective && x.Class != world.People && x.Class != world.Capital}
}
