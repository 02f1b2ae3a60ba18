package pipeline

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/lexicon/world"
)

// told are the deeds that a report tells in its own words. Of attacks that it lays at somebody's
// door, none is more than alleged.
func (in *linking) told(m *made, i int) (out []view.Act) {
	r := in.reports[i]
	if r.Reading == nil || r.Reading.Level != hearsay.L2 || r.Revision.Genre == hearsay.GenreOpinion {
		return nil
	}
	list := in.reader.Told(r.Revision, r.Reading.Quotes)
	for k := range list {
		x := &list[k]
		a := acting{in: in, m: m, r: r, q: &x.Quote, own: map[string]*hearsay.Actor{}}
		for n, name := range x.Named {
			a.own[strconv.Itoa(n)] = &hearsay.Actor{Kind: name.Kind, Name: name.Name, Country: name.Country, Mentions: []hearsay.Mention{{Field: x.Quote.Field, Span: name.Span}}}
		}
		a.deeds()
		for _, y := range a.out {
			y.Own = veil(r, x.Quote.Field, x.Quote.Content)
			y.Alleged = attacks[y.Category] && slices.ContainsFunc(r.Reading.Quotes, func(q hearsay.Quote) bool {
				return q.Act == hearsay.Accuse && q.Field == x.Quote.Field && hull(&q).Overlaps(x.Quote.Content[0])
			})
			out = append(out, y)
		}
	}
	return out
}

// inside is the one state that is named within the words of a deed, "" for none or several: "sent
// three Ustrandic diplomats home".
func (a *acting) inside(trigger hearsay.Span) string {
	found := map[string]bool{}
	look := func(x *hearsay.Actor) {
		if slices.ContainsFunc(x.Mentions, func(m hearsay.Mention) bool {
			return m.Field == a.q.Field && trigger.Contains(m.Span) && a.itself(x, m.Span)
		}) {
			found[a.state(x)] = true
		}
	}
	for _, x := range a.own {
		look(x)
	}
	for i := range a.r.Reading.Actors {
		if a.own == nil {
			look(&a.r.Reading.Actors[i])
		}
	}
	if len(found) != 1 {
		return ""
	}
	for state := range found {
		return state
	}
	return ""
}

// envoys are those to whom a deed is done to the state that sends them, beside its organs.
var envoys = []string{"diplomat", "embass", "consul", "ambassador", "envoy", "attach", "official", "mission", "delegat", "troops", "soldier", "warship", "serviceme", "territor", "airspace"}

// itself reports whether a name means the state: its adjective does only before an organ or envoy, so that what is
// done to its firms, hackers or citizens is not done to it.
func (a *acting) itself(x *hearsay.Actor, m hearsay.Span) bool {
	text := a.q.Field.In(a.r.Revision)
	e := a.in.world.Find(m.In(text))
	if x.Kind != hearsay.KindState || e == nil || e.Class != world.Adjective && e.Class != world.People {
		return true
	}
	next := text[m.End:min(m.End+40, len(text))]
	if i := strings.IndexAny(next, ".,;:?!\n"); i >= 0 {
		next = next[:i]
	}
	f := strings.Fields(strings.ToLower(next))
	return slices.ContainsFunc(f[:min(len(f), 3)], func(w string) bool {
		return organWords[w] || slices.ContainsFunc(envoys, func(s string) bool { return strings.HasPrefix(w, s) })
	})
}

// left is the state that somebody is told to leave, "" for none: "asked to leave Caldrith". Only a
// state sends people out of it.
func (a *acting) left(trigger hearsay.Span) string {
	text := a.q.Field.In(a.r.Revision)
	rest := text[trigger.End:min(trigger.End+40, len(text))]
	for _, w := range []string{" to leave", " leave", " the"} {
		rest = strings.TrimPrefix(rest, w)
	}
	d := &a.in.doc
	d.Parse(strings.TrimLeft(rest, " "))
	if len(d.Toks) == 0 {
		return ""
	}
	e, n := a.in.world.Match(d, 0, len(d.Toks))
	if e == nil || e.Class != world.State || n < len(d.Toks) && (d.Text(n) == "'s" || d.Text(n) == "’s" || d.Text(n) == "-") {
		return ""
	}
	return e.Country
}
