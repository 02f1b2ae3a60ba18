// Package reply counts how often an outlet that carries an accusation carries the accused's answer:
// in the same article, within a day, ever; and whether there was an answer to carry.
//
// An accusation is one article that accuses one named party, however often it does so; an
// answer is a quote in which that party, or one that answers for its state, speaks, in an article of the
// same story, or a rejection by it of the same claim; what it is told to want, to know or to have done is none. It need not speak to the point: what
// counts is that the accused has a voice. An answer was available if one stood in another article
// of any outlet, the accused's own press room among them, before the accusing article came out. Shares have Wilson's interval
// (1927) and no further model of chance. Accusations of one story hang together, so intervals
// are too narrow where few stories hold them all.
//
// Where in the article the answer stands is told, too: in the headline, or in the first third of the
// text, the middle or the last, and how much of the text, in bytes, comes before it.
//
// What it does not know: answers in articles that the ledger does not hold, answers that were not
// read as quotes, and, for the newest accusations, the day that is not over. Where one of the
// times is not known, days are compared: an answer was there if it came on an earlier day, and is within a
// day on the same or the next. Without a day only "same" and "ever" can be told; such accusations are left
// out of the other shares.
// Outlets with fewer than ten accusations get counts and no shares.
package reply

import (
	"cmp"
	"slices"
	"time"

	"hearsay/internal/measure/stat"
)

// Least is how many accusations a share needs.
const Least = 10

// Within is how long after the accusation an answer still comes within a day.
const Within = 24 * time.Hour

// Accusation is one article that accuses one party.
type Accusation struct {
	Outlet, Article, Accused string
	At                       time.Time // zero where it cannot be compared
	Scopes                   []string  // story and claims in which an answer counts
	Heard                    bool      // an answer stands in the article
	Asked                    bool      // it tells that the accused would not answer
	Where                    Where     // of the first such answer; "" where it is not heard, or that is not known
	Before                   float64   // share of the text that stands before it, [0,1]
	Day                      string    // YYYY-MM-DD, "" for unknown
}

// Where tells in which part of an article the accused is first heard.
type Where string

const (
	Headline Where = "headline"
	First    Where = "first third"
	Middle   Where = "middle"
	Last     Where = "last third"
)

// Places are all of them, in order.
var Places = [...]Where{Headline, First, Middle, Last}

// WhereOf names the part: title says that it is the headline, before is the share of the text (bytes) that
// stands before the answer.
func WhereOf(title bool, before float64) Where {
	switch {
	case title:
		return Headline
	case before < 1.0/3:
		return First
	case before < 2.0/3:
		return Middle
	}
	return Last
}

// Answer is one article that carries words of a party.
type Answer struct {
	Outlet, Article, Party string
	At                     time.Time
	Scope                  string
	Day                    string // YYYY-MM-DD, "" for unknown; used where one of two times is not known
}

// Outcome is what became of an accusation. Same implies Day where At is known, Day implies Ever.
type Outcome struct {
	Same, Day, Ever, Asked bool
	Available              bool   // an answer stood elsewhere before
	Timed                  bool   // Day and Available can be told
	First                  string // the article of the outlet that carries the answer, the accusing one before others; "" for none
}

type place struct{ scope, party string }

// Judge returns an outcome for each accusation, in their order. Cost is that of the answers in
// the scopes of each.
func Judge(accusations []Accusation, answers []Answer) []Outcome {
	by := map[place][]*Answer{}
	for i := range answers {
		a := &answers[i]
		by[place{a.Scope, a.Party}] = append(by[place{a.Scope, a.Party}], a)
	}
	for _, list := range by {
		slices.SortFunc(list, func(x, y *Answer) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Article, y.Article)) })
	}
	out := make([]Outcome, len(accusations))
	for i := range accusations {
		c, o := &accusations[i], &out[i]
		o.Same, o.Ever, o.Asked, o.Timed = c.Heard, c.Heard, c.Asked, !c.At.IsZero() || c.Day != ""
		if c.Heard {
			o.Day, o.First = o.Timed, c.Article
		}
		for _, s := range c.Scopes {
			for _, a := range by[place{s, c.Accused}] {
				if a.Article == c.Article {
					continue
				}
				before, within := lag(c, a)
				o.Available = o.Available || before
				if a.Outlet == "" || a.Outlet != c.Outlet {
					continue
				}
				o.Ever = true
				if o.First == "" {
					o.First = a.Article
				}
				o.Day = o.Day || within
			}
		}
	}
	return out
}

// lag tells whether an answer came before the accusation, and whether it came after it within a day. Where
// only days are known it came before on an earlier day, and within a day on the same or the next.
func lag(c *Accusation, a *Answer) (before, within bool) {
	if !c.At.IsZero() && !a.At.IsZero() {
		d := a.At.Sub(c.At)
		return d < 0, d >= 0 && d <= Within
	}
	x, err := time.Parse(time.DateOnly, c.Day)
	y, bad := time.Parse(time.DateOnly, a.Day)
	if err != nil || bad != nil {
		return false, false
	}
	d := y.Sub(x)
	return d < 0, d >= 0 && d <= 24*time.Hour
}

// Share is a number of cases of N with the interval of their share; Lo and Hi mean nothing
// where Shown is false.
type Share struct {
	K, N   int
	Lo, Hi float64
	Shown  bool // N is at least [Least]
}

// Value is the share, in [0,1]; 0 for no cases.
func (s Share) Value() float64 {
	if s.N == 0 {
		return 0
	}
	return float64(s.K) / float64(s.N)
}

// Rate adds up the outcomes of one outlet.
type Rate struct {
	Outlet                 string
	N                      int
	Same, Day, Ever, Asked Share
	Available              Share              // of those with a time
	Taken                  Share              // answered in the same article, of those for which an answer was available
	Never                  Share              // no article of the outlet has the answer
	PassedOver             Share              // never, of those for which an answer was available
	Where                  [len(Places)]Share // of those answered in the same article, whose place is known
	Before                 float64            // median share of the text before the answer, 0 for none
}

// ByOutlet adds outcomes up, most accusations first. Accusations of an unknown outlet ("") are
// left out, since unknown outlets are not one.
func ByOutlet(accusations []Accusation, outcomes []Outcome) []Rate {
	at := map[string]*Rate{}
	before := map[string][]float64{}
	for i := range accusations {
		name := accusations[i].Outlet
		if name == "" {
			continue
		}
		r := at[name]
		if r == nil {
			r = &Rate{Outlet: name}
			at[name] = r
		}
		o := &outcomes[i]
		r.N++
		r.Same.add(o.Same)
		r.Ever.add(o.Ever)
		r.Asked.add(o.Asked)
		r.Never.add(!o.Ever)
		if w := accusations[i].Where; o.Same && w != "" {
			for k, p := range Places {
				r.Where[k].add(w == p)
			}
			if w != Headline {
				before[name] = append(before[name], accusations[i].Before)
			}
		}
		if !o.Timed {
			continue
		}
		r.Day.add(o.Day)
		r.Available.add(o.Available)
		if o.Available {
			r.Taken.add(o.Same)
			r.PassedOver.add(!o.Ever)
		}
	}
	out := make([]Rate, 0, len(at))
	for _, r := range at {
		shares := []*Share{&r.Same, &r.Day, &r.Ever, &r.Asked, &r.Available, &r.Taken, &r.Never, &r.PassedOver}
		for k := range r.Where {
			shares = append(shares, &r.Where[k])
		}
		for _, s := range shares {
			s.Lo, s.Hi = stat.Wilson(s.K, s.N)
			s.Shown = s.N >= Least
		}
		r.Before = median(before[r.Outlet])
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Rate) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Outlet, b.Outlet)) })
	return out
}

// median of a list, 0 for an empty one; it is sorted by that.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

func (s *Share) add(yes bool) {
	s.N++
	if yes {
		s.K++
	}
}
