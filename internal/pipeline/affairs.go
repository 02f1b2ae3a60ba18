package pipeline

import (
	"context"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/story"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/store"
	"hearsay/internal/text"
)

// RetoldLedger is what [ReadRetold] reads from.
type RetoldLedger interface {
	FigureLedger
	Outlets(ctx context.Context) ([]store.Outlet, error)
}

// Refers is a passage in which an article tells of an affair that is not its own.
type Refers struct {
	Words  string // names of private persons left out
	Field  hearsay.Field
	Span   hearsay.Span // bytes of the text
	Weight float64      // from .3; of a claim, the share of its texts that are the affair's
}

// affair is a story, or an incident with the stories that mostly tell of it.
type affair struct {
	id, title string
	articles  []string
	texts     []string // beside articles: the text that they are copies of
	first     time.Time
	day       string // the first of its articles; "" for unknown
}

// affairStories is how many stories an incident may have to be one affair: charges of a whole war fall into few
// incidents, and what everything belongs to ties nothing.
const affairStories = 20

// Refers returns the passage in which an article refers to an affair; nil where the affair is its own.
func (in *Retold) Refers(affair, article string) *Refers {
	return in.refers[[2]string{affair, article}]
}

// affairs joins the stories of one incident: those that have at least half of their articles in it.
func (in *Retold) affairs() []*affair {
	of := map[string][]string{} // by article: incidents
	for id, articles := range in.told {
		if len(articles) < 2 {
			continue
		}
		for a := range articles {
			of[a] = append(of[a], id)
		}
	}
	joined := map[string][]*affair{} // by incident
	var out []*affair
	for _, s := range in.stories {
		votes := map[string]int{} // articles by incident
		best := ""
		for _, a := range s.articles {
			for _, id := range of[a] {
				votes[id]++
				if n := votes[id]; n > votes[best] || n == votes[best] && id < best {
					best = id
				}
			}
		}
		for id, n := range votes {
			if 4*n >= len(s.articles) {
				in.affair[s.id] = append(in.affair[s.id], id)
			}
		}
		if best != "" && 2*votes[best] >= len(s.articles) {
			joined[best] = append(joined[best], s)
			continue
		}
		out = append(out, s)
	}
	for id, list := range joined {
		if len(list) > affairStories {
			out = append(out, list...)
			continue
		}
		x := &affair{id: id, title: in.Titles[id]}
		in.affair[id] = append(in.affair[id], id)
		for _, s := range list {
			x.articles, x.texts = append(x.articles, s.articles...), append(x.texts, s.texts...)
			if x.first.IsZero() || !s.first.IsZero() && s.first.Before(x.first) {
				x.first = s.first
			}
			if x.day == "" || s.day != "" && s.day < x.day {
				x.day = s.day
			}
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b *affair) int { return strings.Compare(a.id, b.id) })
	return out
}

// refer finds the articles that refer to an affair which is not their own, by reading all texts twice: for
// the words of each affair, and for the passages.
func (in *Retold) refer(ctx context.Context, l RetoldLedger, q *RetoldQuery) error {
	affairs := in.affairs()
	list, err := l.Outlets(ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, o := range list {
		names = append(append(names, o.Name), o.Aliases...)
	}
	x := story.NewAffairs(q.Terms, names)
	of, first := map[string][]int{}, map[string]string{}
	for i, a := range affairs {
		texts := slices.Clone(a.texts)
		slices.Sort(texts)
		x.New(a.first, len(slices.Compact(texts)))
		for k, id := range a.articles {
			of[id], first[id] = append(of[id], i), a.texts[k]
		}
	}
	seen := map[string]bool{}
	var private persons
	n := 0
	each := func(f func(r *link.Report, id string)) error {
		for rep, err := range l.Reports(ctx, store.ReportQuery{Since: sinceDay(q.Since), Whole: func(*store.Report) bool { return false }}) {
			if err != nil {
				return err
			}
			if n++; n%64 == 0 && q.Show != nil {
				q.Show(n)
			}
			if id := string(rep.Item.ID); in.Heads[id] != nil {
				f(&link.Report{Article: rep.Item.ID, Revision: &rep.Revision, Reading: rep.Reading}, id)
			}
		}
		return nil
	}
	if err := each(func(r *link.Report, id string) {
		private.note(r)
		if t := first[id]; !seen[t] {
			seen[t] = true
			x.Add(of[id], r.Revision.Title, r.Revision.Text, r.Revision.Lang, in.Heads[id].At)
		}
	}); err != nil {
		return err
	}
	x.Seal()
	carry, err := in.carry(ctx, l, q, of, first)
	if err != nil {
		return err
	}
	find, doc := x.Finder(), text.Doc{}
	hiding := private.hidden()
	var spans []hearsay.Span
	if err := each(func(r *link.Report, id string) {
		if r.Reading == nil {
			return // nobody knows whom its words name
		}
		doc.Parse(r.Revision.Text)
		spans = spans[:0]
		for _, s := range doc.Sents {
			spans = append(spans, doc.Span(s))
		}
		at := in.Heads[id].At
		found := find.Find(r.Revision.Text, r.Revision.Lang, at, spans, of[id])
		also := slices.DeleteFunc(carry[id], func(c foreign) bool {
			return c.of != r.Revision.ID || slices.ContainsFunc(found, func(f story.Reference) bool { return f.Affair == c.affair }) ||
				!affairs[c.affair].near(in.Heads[id].Day) || find.Has(c.affair, joined(r.Revision.Text, c.spans), r.Revision.Lang, at) == 0
		})
		if len(found)+len(also) > 0 {
			private.hide(r, hiding)
		}
		for _, c := range also {
			a := affairs[c.affair]
			a.articles = append(a.articles, id)
			in.refers[[2]string{a.id, id}] = &Refers{Words: veil(r, hearsay.FieldText, c.spans), Field: hearsay.FieldText, Span: hearsay.Span{Start: c.spans[0].Start, End: c.spans[len(c.spans)-1].End}, Weight: round4(c.share)}
		}
		for _, f := range found {
			a := affairs[f.Affair]
			a.articles = append(a.articles, id)
			in.refers[[2]string{a.id, id}] = &Refers{Words: veil(r, hearsay.FieldText, []hearsay.Span{f.Span}), Field: hearsay.FieldText, Span: f.Span, Weight: round4(f.Weight)}
		}
	}); err != nil {
		return err
	}
	for _, a := range affairs {
		in.Things["affairs"] = append(in.Things["affairs"], narrative.Thing{ID: a.id, Articles: a.articles})
		in.Titles[a.id] = a.title
	}
	return nil
}
