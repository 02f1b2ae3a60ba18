package pipeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	wordlist "hearsay/lexicon/tally"
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
	day := ""
	for k := range list {
		x := &list[k]
		a := acting{in: in, m: m, r: r, q: &x.Quote, own: map[string]*hearsay.Actor{}}
		for n, name := range x.Named {
			a.own[strconv.Itoa(n)] = &hearsay.Actor{Kind: name.Kind, Name: name.Name, Country: name.Country, Mentions: []hearsay.Mention{{Field: x.Quote.Field, Span: name.Span}}}
		}
		a.deeds()
		late := laterBy(x.Quote.Content[0].In(x.Quote.Field.In(r.Revision)))
		for _, y := range a.out {
			if late > 0 && y.Day == "" {
				y.Day = daysBefore(cmp.Or(day, r.Revision.Published.Day()), late)
			}
			y.Own = veil(r, x.Quote.Field, x.Quote.Content)
			y.Alleged = attacks[y.Category] && slices.ContainsFunc(r.Reading.Quotes, func(q hearsay.Quote) bool {
				return q.Act == hearsay.Accuse && q.Field == x.Quote.Field && hull(&q).Overlaps(x.Quote.Content[0])
			})
			out = append(out, y)
		}
		if day = ""; len(a.out) > 0 {
			day = a.out[0].Day
		}
	}
	return out
}

// laterBy is how many days later something else happened than a clause tells: "a day after Quillara expelled …". It is 0 where
// the clause does not begin so.
func laterBy(clause string) int {
	f := strings.Fields(strings.ToLower(clause[:min(len(clause), 40)]))
	if len(f) < 4 || f[2] != "after" {
		return 0
	}
	n := slices.Index([]string{"a", "one", "two", "three", "four", "five", "six"}, f[0])
	switch {
	case n < 0:
		return 0
	case f[1] == "day" || f[1] == "days":
		return max(n, 1)
	case f[1] == "week" || f[1] == "weeks":
		return 7 * max(n, 1)
	}
	return 0
}

// daysBefore is the day n days before another, "" for none.
func daysBefore(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -n).Format(time.DateOnly)
}

// each calls f with the mentions that may begin in [from, to], bytes, of the field of the quote.
func (a *acting) each(from, to int, f func(*hearsay.Actor, hearsay.Mention)) {
	for _, x := range a.own {
		for _, m := range x.Mentions {
			f(x, m)
		}
	}
	if a.own == nil {
		for _, m := range a.names.Within(a.q.Field, from, to) {
			f(&a.r.Reading.Actors[m.Of], m.Mention)
		}
	}
}

// inside is the one state that is named within the words of a deed, "" for none or several: "sent
// three Ustrandic diplomats home".
func (a *acting) inside(trigger hearsay.Span) string {
	found := map[string]bool{}
	a.each(trigger.Start, trigger.End, func(x *hearsay.Actor, m hearsay.Mention) {
		if m.Field == a.q.Field && trigger.Contains(m.Span) && a.itself(x, m.Span) {
			found[a.state(x)] = true
		}
	})
	if len(found) != 1 {
		return ""
	}
	for state := range found {
		return state
	}
	return ""
}

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
		return organWords[w] || wordlist.Acts()["envoy"].Has(w)
	})
}

// employer is the country, by the user's table of outlets, of the one outlet whose people a deed is done to, "" for none,
// several, or one that the table does not have: "sent home a correspondent of", or "withdrew the press card of … 's reporter".
func (a *acting) employer(trigger hearsay.Span) string {
	state := ""
	a.each(trigger.Start, trigger.End+3*besideDeed, func(x *hearsay.Actor, m hearsay.Mention) {
		if x.Kind != hearsay.KindOutlet || m.Field != a.q.Field || !a.sends(m.Span, trigger) {
			return
		}
		if c := a.in.outlets[strings.ToLower(x.Name)].Country; c != "" && (state == "" || state == c) {
			state = c
		} else {
			state = unknownState
		}
	})
	return strings.TrimSuffix(state, unknownState)
}

// unknownState is no code of a state.
const unknownState = "?"

// sends reports whether those to whom a deed is done are the people of the outlet that m names.
func (a *acting) sends(m, trigger hearsay.Span) bool {
	if m.Start < trigger.Start || !a.close(m, trigger, besideDeed) {
		return false
	}
	text := a.q.Field.In(a.r.Revision)
	words := strings.ToLower(text[trigger.Start:m.Start])
	next := strings.ToLower(strings.ReplaceAll(text[m.End:min(m.End+40, len(text))], "’", "'"))
	if own, ok := strings.CutPrefix(next, "'s "); ok {
		words += " " + own[:strings.IndexAny(own+".", ".,;:?!\n")]
	} else if before := strings.TrimSuffix(words, "the "); !strings.HasSuffix(before, " of ") && !strings.HasSuffix(before, " from ") && !strings.HasSuffix(before, " for ") {
		return false
	}
	_, _, ok := wordlist.Acts()["press"].In(lowerWords(words))
	return ok
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
