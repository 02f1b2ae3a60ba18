package web

import (
	"context"
	"net/url"
	"slices"
	"strings"
)

// partyFigures are numbers that a party gives and others contradict: another number for the same thing and time.
type partyFigures struct {
	Rows    []saidFigure
	Total   int  // quantities
	Other   bool // some are of another outcome
	Waiting bool // it takes longer than a page may
	Explore string
	Command string
}

// saidFigure is what a party says of one quantity, and what others say.
type saidFigure struct {
	Quantity, Words string
	When, Outlet    string
	Href            string // the sentence that said it first
	Times           int    // articles with it
	Rows            string // where these are listed
	Others          []rivalFigure
	More            int // others that are not shown
}

// rivalFigure is another number for the same, or for an outcome that is worse or not as bad.
type rivalFigure struct {
	Value, Who, Href string
	Outcome          string // where it is another one: "cancelled" beside "late"
}

// figureLine is a row of the command numbers.
type figureLine struct {
	Quantity string        `json:"quantity"`
	Value    string        `json:"value"`
	Group    string        `json:"group"`
	Key      string        `json:"who_key"`
	Words    string        `json:"words"`
	At       string        `json:"at"`
	Outlet   string        `json:"outlet"`
	Ref      string        `json:"ref"`
	Quote    string        `json:"quote"`
	Rivals   []figureOther `json:"rivals"`
	Against  []figureOther `json:"against"`
}

// figureOther is a number that a row's is set against.
type figureOther struct {
	Value   string `json:"value"`
	Who     string `json:"who"`
	Ref     string `json:"ref"`
	Outcome string `json:"outcome"` // of those that are no rivals
}

// figuresShown and rivalsShown bound what a page shows of them.
const figuresShown, rivalsShown = 8, 4

// contradicted are those of the whole ledger that contradict each other, by party, in order of time.
func (s *site) contradicted(ctx context.Context) (map[string][]figureLine, error) {
	return s.figures.get(ctx, "", func(ctx context.Context) (map[string][]figureLine, error) {
		list, _, err := answered[figureLine](ctx, s, "numbers", url.Values{"disagree": {"1"}})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(list, func(x, y figureLine) int { return strings.Compare(x.At, y.At) })
		out := map[string][]figureLine{}
		for _, l := range list {
			if l.Key != "" && len(l.Rivals)+len(l.Against) > 0 {
				out[l.Key] = append(out[l.Key], l)
			}
		}
		return out, nil
	})
}

// partyFigures fills in a party's contradicted numbers. A page does without them where they take too long, as with
// commitments.
func (s *site) partyFigures(ctx context.Context, p *partyPage) {
	if s.question("numbers") == nil || p.Described {
		return
	}
	vals := url.Values{"disagree": {"1"}}
	f := &partyFigures{Explore: address("/explore/numbers", vals), Command: s.o.Asker.Command("numbers", vals), Waiting: true}
	p.Figures = f
	totals, err := s.totals(ctx)
	if err != nil || totals.Articles > commitArticles {
		return
	}
	all, err := s.contradicted(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.o.Log.Warn("numbers of parties", "err", err)
		}
		return
	}
	f.Waiting = false
	f.add(all[p.Key])
}

// add sets the rows: a number that is told again is one row, the latest first.
func (f *partyFigures) add(list []figureLine) {
	at := map[[2]string]int{}
	for i := range list {
		l := &list[i]
		key := [2]string{l.Group, l.Value}
		k, ok := at[key]
		if !ok {
			k = len(f.Rows)
			at[key] = k
			r := saidFigure{Quantity: l.Quantity, Words: shorten(l.Words, 80), When: whenLine(l.At), Outlet: l.Outlet, Href: "/articles/" + url.PathEscape(l.Ref),
				Rows: address("/explore/numbers", url.Values{"disagree": {"1"}, "f.who_key": {l.Key}, "f.group": {l.Group}, "f.value": {l.Value}})}
			if l.Quote != "" {
				r.Href += "/quotes/" + url.PathEscape(l.Quote)
			}
			f.Rows = append(f.Rows, r)
		}
		r := &f.Rows[k]
		r.Times++
		for _, x := range slices.Concat(l.Rivals, l.Against) {
			o := rivalFigure{figureWords(x.Value), x.Who, "/articles/" + url.PathEscape(x.Ref), x.Outcome}
			f.Other = f.Other || x.Outcome != ""
			if o.Who == "" {
				o.Who = "somebody not named"
			}
			if !slices.ContainsFunc(r.Others, func(y rivalFigure) bool { return y.Value == o.Value && y.Who == o.Who && y.Outcome == o.Outcome }) {
				r.Others = append(r.Others, o)
			}
		}
	}
	slices.Reverse(f.Rows)
	f.Total = len(f.Rows)
	f.Rows = f.Rows[:min(len(f.Rows), figuresShown)]
	for i := range f.Rows {
		r := &f.Rows[i]
		r.More = max(0, len(r.Others)-rivalsShown)
		r.Others = r.Others[:len(r.Others)-r.More]
	}
}

// figureWords words a number as rows have it: "at least 500" for ">=500", "3000 to 4000" for "3000-4000".
func figureWords(v string) string {
	for _, x := range [][2]string{{">=", "at least "}, {"<=", "at most "}, {"~", "about "}} {
		if rest, ok := strings.CutPrefix(v, x[0]); ok {
			return x[1] + figureWords(rest)
		}
	}
	if lo, hi, ok := strings.Cut(v, "-"); ok && lo != "" && hi != "" && strings.Trim(lo, "0123456789.") == "" {
		return lo + " to " + hi
	}
	return v
}
