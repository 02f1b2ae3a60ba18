package pipeline

import (
	"sort"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/edit"
	"hearsay/internal/read"
	"hearsay/internal/read/verb"
	"hearsay/internal/store"
)

// figureText is one field of a report whose numbers are gone through in order. What a sentence tells is worked out once for all its
// numbers, and names are found by place, so that cost is near linear in the text, however long a sentence is.
type figureText struct {
	src    string
	before string // a day: what a sentence tells of an earlier time is long ago; "" for a report without day
	times  []hearsay.When
	verbs  []verb.Verb
	who    []Mentioned
	names  []read.Named

	whoAt, namesAt *spanIndex
	quotes         *quoteIndex
	notices        edit.Notices
	calls          map[string]link.Party // by the words asked for
	line           figureLine
}

func newFigureText(rep *store.Report, f hearsay.Field, facts *read.Facts, who []Mentioned) *figureText {
	t := &figureText{src: f.In(&rep.Revision), times: facts.Times[f], verbs: facts.Verbs[f], who: who, names: facts.Names[f], calls: map[string]link.Party{}}
	if day, err := time.Parse(time.DateOnly, rep.Revision.Published.Day()); err == nil {
		t.before = day.AddDate(0, 0, -longAgo).Format(time.DateOnly)
	}
	t.whoAt = newSpanIndex(len(t.who), func(i int) hearsay.Span { return t.who[i].At })
	t.namesAt = newSpanIndex(len(t.names), func(i int) hearsay.Span { return t.names[i].Span })
	t.quotes = newQuoteIndex(rep.Reading, f)
	t.notices.Src = t.src
	return t
}

// reach goes on to a number: its sentence, and the words of that up to it.
func (t *figureText) reach(g *Given) {
	if l := &t.line; l.at != g.Sentence || l.done > g.Number.Span.Start {
		*l = figureLine{at: g.Sentence, done: g.Sentence.Start, low: l.low[:0]}
		times := timesOf(t.times, g.Sentence)
		l.hint, l.past = onlyTime(times), longBefore(times, t.before)
	}
	t.line.read(t.src[t.line.done:g.Number.Span.Start])
	t.line.done = g.Number.Span.Start
}

// timesOf are those of some ascending times that stand in a sentence.
func timesOf(times []hearsay.When, sentence hearsay.Span) (out []hearsay.When) {
	k := sort.Search(len(times), func(k int) bool { return times[k].Span.Start >= sentence.Start })
	for ; k < len(times) && times[k].Span.Start < sentence.End; k++ {
		if sentence.Contains(times[k].Span) {
			out = append(out, times[k])
		}
	}
	return out
}

// timesAt are those of some ascending times that share a byte with a place.
func timesAt(times []hearsay.When, at hearsay.Span) []hearsay.When {
	k := sort.Search(len(times), func(k int) bool { return times[k].Span.Start >= at.Start })
	for k > 0 && times[k-1].Span.End > at.Start {
		k--
	}
	end := k
	for end < len(times) && times[end].Span.Start < at.End {
		end++
	}
	return times[k:end]
}

// onlyTime is the first and last day of the one time among those of a sentence, "/" between; "" for none or several.
func onlyTime(times []hearsay.When) string {
	if len(times) != 1 || times[0].From == "" || times[0].To == "" {
		return ""
	}
	return firstDay(times[0].From) + "/" + firstDay(times[0].To)
}

// longAgo is how many days before publication a time lies that what is new is hardly told for.
const longAgo = 14

// longBefore reports whether a sentence with these times tells of one before a day: "the state of emergency, imposed after 130 were killed last November".
func longBefore(times []hearsay.When, day string) bool {
	for i := range times {
		if to := times[i].To; to != "" && firstDay(to) < day {
			return true
		}
	}
	return false
}

// doer is who did what g counts: the name before the verb that its deed is, as a party where the ledger has it.
func (t *figureText) doer(g *Given) string {
	if len(g.Number.Scope) == 0 {
		return ""
	}
	deed := g.Number.Scope[0]
	k := sort.Search(len(t.verbs), func(k int) bool { return t.verbs[k].Span.Start >= deed.Start })
	for ; k < len(t.verbs) && t.verbs[k].Span.Start == deed.Start; k++ {
		v := &t.verbs[k]
		if v.Span != deed || v.Doer.Empty() {
			continue
		}
		if i := t.whoAt.first(v.Doer, func(int) bool { return true }); i >= 0 {
			return Side(t.who[i].Party.Key, answersFor(t.who[i].Party))
		}
	}
	return ""
}
