// Package morning ranks the stories of one day: what is new in each, and why it stands where it
// stands. It is a pure function over views; no page, no ledger.
//
// The score of a story is
//
//	ln(1 + publishers that report it that day)
//	+ 1   if somebody rejects one of its claims for the first time
//	+ 0.7 if somebody is newly said to have done something
//	+ 0.7 if a report drops the hedge of the report that it has a claim from
//	+ 0.5 × min(2, ln(reports that day / mean of the days before that it was told)) if that is above 0
//
// Ties go by reports, then id. Who speaks, is accused or owns an outlet does not enter: the order
// never goes by side. Every term is told in the row, with the views behind it. Cost is linear in the quotes of
// the claims.
package morning

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/show/rows"
)

// Weights of the score.
const (
	wDenial, wAttribution, wHardened, wBurst = 1, 0.7, 0.7, 0.5
	burstMost                                = 2
)

// Days of the small picture.
const Days = 7

// Of is a view by its id.
type Of[T any] struct {
	ID   string
	Body *T
}

// Told is a story with the claims and incidents that hang on it.
type Told struct {
	ID, Title string
	Story     *view.Story
	Claims    []Of[view.Claim]
	Incidents []Of[view.Incident]
}

// Answer is a party's first rejection of a claim.
type Answer struct {
	Claim, Proposition string
	Quote              *view.Quote
}

// Charge is a new attribution.
type Charge struct {
	Incident string
	By       *view.Attribution
}

// Loss is a report that has no hedge where the one that it has the claim from hedges.
type Loss struct {
	Claim, Proposition string
	From, To           *view.Quote
}

// Change is a step of an incident's status.
type Change struct {
	Incident, Title string
	Step            view.Step
}

// Row is a story of the day.
type Row struct {
	Told       Told
	New        int // articles of the day
	Publishers int // behind these
	Spark      [Days]int
	Contested  bool // somebody rejects what others assert, or an incident is contested
	Single     bool // three reports or more, and one origin at most
	Answers    []Answer
	Charges    []Charge
	Lost       []Loss
	Changes    []Change
	Score      float64
}

// Rank returns the stories that have articles on day ("2006-01-02"), the highest score first.
func Rank(day string, stories []Told) []Row {
	var out []Row
	for _, s := range stories {
		if r, ok := row(day, s); ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.New-a.New, strings.Compare(a.Told.ID, b.Told.ID))
	})
	return out
}

// row works out what a story has of the day.
func row(day string, s Told) (Row, bool) {
	r := Row{Told: s, Single: s.Story.Reports >= 3 && len(s.Story.Claims) > 0 && s.Story.Origins.Max == 1}
	end, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return r, false
	}
	publishers, told, before := map[string]bool{}, map[string]bool{}, 0
	for i := range s.Story.Articles {
		a := &s.Story.Articles[i]
		t, err := time.Parse(time.DateOnly, a.Day)
		if err != nil || t.After(end) {
			continue
		}
		if ago := int(end.Sub(t).Hours() / 24); ago < Days {
			r.Spark[Days-1-ago]++
		}
		if a.Day != day {
			before++
			told[a.Day] = true
			continue
		}
		r.New++
		publishers[cmp.Or(a.Publisher, a.Outlet, string(a.ID))] = true
	}
	if r.New == 0 {
		return r, false
	}
	r.Publishers = len(publishers)
	for _, c := range s.Claims {
		r.claim(day, c)
	}
	for _, x := range s.Incidents {
		r.incident(day, x)
	}
	r.Score = math.Log1p(float64(r.Publishers))
	for _, t := range []struct {
		n int
		w float64
	}{{len(r.Answers), wDenial}, {len(r.Charges), wAttribution}, {len(r.Lost), wHardened}} {
		if t.n > 0 {
			r.Score += t.w
		}
	}
	if before > 0 {
		if b := math.Log(float64(r.New) * float64(len(told)) / float64(before)); b > 0 {
			r.Score += wBurst * min(burstMost, b)
		}
	}
	return r, true
}

// claim adds what is new in a claim.
func (r *Row) claim(day string, c Of[view.Claim]) {
	r.Contested = r.Contested || len(c.Body.AssertedBy) > 0 && len(c.Body.DeniedBy) > 0
	first := map[string]*view.Quote{} // rejection of each party
	for i := range c.Body.Quotes {
		q := &c.Body.Quotes[i]
		if q.Stance != view.Denies || q.SpeakerKey == "" || q.Genre == hearsay.GenreOpinion {
			continue
		}
		if x := first[q.SpeakerKey]; x == nil || earlier(q, x) {
			first[q.SpeakerKey] = q
		}
	}
	for _, q := range first {
		if dayOf(q) == day {
			r.Answers = append(r.Answers, Answer{c.ID, c.Body.Proposition, q})
		}
	}
	slices.SortFunc(r.Answers, func(a, b Answer) int { return compare(a.Quote, b.Quote) })
	reports, quotes := rows.Retelling(c.Body)
	for _, h := range drift.Hops(reports) {
		if q := quotes[h.Report]; h.Lost && dayOf(q) == day {
			r.Lost = append(r.Lost, Loss{c.ID, c.Body.Proposition, quotes[reports[h.Report].Parent], q})
		}
	}
}

// incident adds what is new in an incident. Accusations of private persons rank nothing and are listed nowhere.
func (r *Row) incident(day string, x Of[view.Incident]) {
	r.Contested = r.Contested || x.Body.Status == view.Contested
	for i := range x.Body.Attributions {
		if a := &x.Body.Attributions[i]; a.First.UTC().Format(time.DateOnly) == day && a.AccuserKey != "" && a.Accused != hearsay.PrivateParty {
			r.Charges = append(r.Charges, Charge{x.ID, a})
		}
	}
	for _, s := range x.Body.Steps {
		if s.Status != view.Reported && s.At.UTC().Format(time.DateOnly) == day {
			r.Changes = append(r.Changes, Change{x.ID, x.Body.Kind, s})
		}
	}
}

func dayOf(q *view.Quote) string {
	if q.At.IsZero() {
		return q.Day
	}
	return q.At.UTC().Format(time.DateOnly)
}

func earlier(a, b *view.Quote) bool { return compare(a, b) < 0 }

// compare orders quotes by time, those without last, then id.
func compare(a, b *view.Quote) int {
	if a.At.IsZero() != b.At.IsZero() {
		if a.At.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Day, b.Day), strings.Compare(string(a.ID), string(b.ID)))
}
