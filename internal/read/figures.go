package read

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/figure"
	"hearsay/internal/read/verb"
)

// Facts are the figures, times, verbs and names of a revision that stand in no reading, those of the article's
// own words included.
type Facts struct {
	Figures []figure.Figure
	Times   map[hearsay.Field][]hearsay.When // ascending
	Verbs   map[hearsay.Field][]verb.Verb    // ascending
	Names   map[hearsay.Field][]Named        // ascending
}

// Named is one place that names somebody or something.
type Named struct {
	Span    hearsay.Span
	Name    string // canonical
	Kind    hearsay.ActorKind
	Country string // "" unless the text or the gazetteer tells it
	Itself  bool   // it stands for the party: no adjective, people or capital of a state
}

// Facts reads them: no quotes, no speakers, a third of the cost of a reading. Texts that are not
// English have none.
func (r *Reader) Facts(rev *hearsay.Revision) Facts {
	out := Facts{Times: map[hearsay.Field][]hearsay.When{}, Verbs: map[hearsay.Field][]verb.Verb{}, Names: map[hearsay.Field][]Named{}}
	if rev.Lang != "en" && !strings.HasPrefix(rev.Lang, "en-") && !strings.HasPrefix(rev.Lang, "en_") {
		return out
	}
	w := r.pool.Get().(*work)
	defer r.pool.Put(w)
	for k, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		t := &w.fields[k]
		t.doc.Parse(clip(f.In(rev)))
		t.pos = r.tags.Tag(t.pos[:0], &w.tags, &t.doc)
		t.names = r.speaker.Names().Find(t.names[:0], &t.doc, t.pos)
	}
	r.facts(w, rev)
	for k, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		t := &w.fields[k]
		n := len(out.Figures)
		out.Figures = r.figures.Find(out.Figures, &t.doc, t.pos, &t.facts)
		for i := range out.Figures[n:] {
			out.Figures[n+i].Field = f
		}
		out.Verbs[f] = r.verbs.Find(nil, &t.doc, t.pos, t.names, k == 0)
		for i := range t.names {
			out.Names[f] = append(out.Names[f], t.named(i))
		}
		for i := range t.facts.Times {
			out.Times[f] = append(out.Times[f], *t.facts.Times[i].Value(&t.doc))
		}
	}
	return out
}
