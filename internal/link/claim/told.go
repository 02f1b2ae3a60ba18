package claim

import (
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// Told is when a quote tells that its deed happened: days since 1970, both within. The zero value
// is that it tells nothing of it.
type Told struct {
	From, To int
	Sum      bool // many deeds of a longer time, added up to the last day: "since spring", "this year"
}

const (
	freshDays = 1 // what an outlet tells as news and without a day happened on the day of the report, or on the one before
	nightDays = 1 // between two days that may be one night, or one day in two zones
	longDays  = 7 // from so many on, a sum is told once more the next day
)

// When returns the time that a quote tells for its deed. The date grammar's time of a deed's clause
// counts first; then, of what an outlet says in its own voice, "since", which adds up, and a day that the words
// name. Else a headline or first sentence is news of the day (Bell 1991, The Language of News Media: the
// lead tells the latest, and what was before stands behind it), unless it tells what was before or what may be
// (lexicon/match, past), or is an opinion. What others are quoted with has no such day: a charge may be of any
// deed. Cost is linear in the words.
func When(cut *term.Cutter, q *Quote) Told {
	t, ok := deedDays(q)
	if ok {
		return t
	}
	day := published(q)
	if day == 0 || q.Q.Speaker.Via != hearsay.ViaOutlet || q.Genre == hearsay.GenreOpinion {
		return Told{}
	}
	s := q.Q.Field.In(q.Revision)
	it, class := item{day: day}, match.Class(0)
	for _, x := range q.Q.Content {
		it.text = x.In(s)
		it.terms = cut.Append(it.terms[:0], it.text)
		it.dates(q)
		for i := range it.terms {
			class |= it.terms[i].Class
		}
	}
	switch { // the words of a sum are among those of the past
	case class&match.Sum != 0:
		return Told{day - longDays, day, true}
	case slices.ContainsFunc(it.days, func(d int) bool { return d > 0 }):
		return Told{slices.Max(it.days), slices.Max(it.days), false}
	case class&match.Past != 0 || !leads(q, s):
		return Told{}
	}
	return Told{day - freshDays, day, false}
}

// leads reports whether a quote of s begins in the headline or in the first sentence of the text: there stands the
// news, and behind it what was before. All of an item of few words is news.
func leads(q *Quote, s string) bool {
	if q.Q.Field == hearsay.FieldTitle || len(q.Revision.Text) <= headWords {
		return true
	}
	if len(q.Q.Content) == 0 {
		return false
	}
	return !strings.ContainsAny(s[:q.Q.Content[0].Start], "\n") && !strings.Contains(s[:q.Q.Content[0].Start], ". ")
}

// deedDays is the time that the clauses of a quote's deeds tell, from the first day to the last.
func deedDays(q *Quote) (t Told, ok bool) {
	for i := range q.Q.Events {
		e := &q.Q.Events[i]
		if e.When == nil || len(e.When.From) < 10 || !Material(e.Code) {
			continue
		}
		from, err := time.Parse(time.DateOnly, e.When.From[:10])
		if err != nil {
			continue
		}
		to := from
		if len(e.When.To) >= 10 {
			if u, err := time.Parse(time.DateOnly, e.When.To[:10]); err == nil {
				to = u
			}
		}
		f, u := int(from.Unix()/86400), int(to.Unix()/86400)
		if ok {
			f, u = min(f, t.From), max(u, t.To)
		}
		t, ok = Told{f, u, t.Sum || e.When.Granularity == hearsay.ByRange}, true
	}
	return t, ok
}

// Material reports whether an event of that code is a deed that somebody is blamed for, not talk
// about one.
func Material(code string) bool {
	switch code {
	case "ASSAULT", "COERCE", "MOBILIZE", "SANCTION":
		return true
	}
	return false
}

// published is the day of publication since 1970, 0 if unknown.
func published(q *Quote) int {
	if q.At.IsZero() {
		return 0
	}
	return int(q.At.Unix() / 86400)
}

// Apart reports whether two quotes tell their deeds for times that rule each other out. A sum is no single deed, and one
// up to another day is another sum; of a long one that day may be told late.
func (t Told) Apart(u Told) bool {
	late := 0
	switch {
	case t.To == 0 || u.To == 0:
		return false
	case t.Sum != u.Sum:
		return true
	case t.Sum:
		if t.To-t.From >= longDays && u.To-u.From >= longDays {
			late = freshDays
		}
		return max(t.To-u.To, u.To-t.To) > late
	case t.From == t.To && u.From == u.To:
		late = nightDays
	}
	return t.From-u.To > late || u.From-t.To > late
}
