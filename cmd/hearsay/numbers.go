package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	measure "hearsay/internal/measure/number"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type numbersCmd struct {
	ledgerFlag
	worldFlag
	rowsFlag
	Since     string   `placeholder:"DAY" help:"Articles of this day (YYYY-MM-DD) or later."`
	Until     string   `placeholder:"DAY" help:"Articles of this day or earlier."`
	Outlet    string   `placeholder:"NAME" help:"Only numbers that this outlet prints; rivals of others stay."`
	Disagree  bool     `help:"Only numbers that another voice contradicts, or sets a bound on a lesser outcome against."`
	Frequency bool     `help:"Instead: words of frequency (\"repeatedly denied\") beside how often the ledger knows of it."`
	Of        []string `arg:"" optional:"" name:"story|words" help:"Only of this story or incident (its id), or numbers that count this."`
}

// Help is shown by hearsay numbers --help.
func (numbersCmd) Help() string {
	return `Lists the numbers that articles tell, what they count, and who gives them, the outlet's own words
included. Two numbers contradict each other if two voices give them for one quantity, within three
days and in one story, and no number fits both: "412" and "more than 400" agree. Other periods,
places and describing words are other quantities. "Fewer than 60 were late" does not contradict
"412 were cancelled", since late is another outcome, but plays it down: such pairs are marked
("plays down", "played down by"; field against) and are no rivals. A number of incidents in a period stands beside the
ledger's own count, which is what its outlets reported on the days it has, and no more.

Rows of one quantity stand together. A change is told as a factor ("x3") or in per cent ("+40 %").

  hearsay numbers --disagree
  hearsay numbers 8f25867b -o jsonl
  hearsay numbers trains
  hearsay numbers --frequency`
}

// numberRow is a row of numbers.
type numberRow struct {
	Quantity string                  `json:"quantity"` // "trains cancelled"
	Value    string                  `json:"value"`    // "412", ">=500", "3000-4000"
	Group    string                  `json:"group"`    // id of the first number of this quantity
	Number   float64                 `json:"number"`
	Max      *float64                `json:"max"`
	Bound    hearsay.Bound           `json:"bound"`
	Kind     hearsay.NumberKind      `json:"kind"`
	What     string                  `json:"what"`
	Of       []string                `json:"of"`
	Deed     string                  `json:"deed"`
	From     string                  `json:"from"` // days of the period, "" where not told
	To       string                  `json:"to"`
	Places   []string                `json:"places"`
	Who      string                  `json:"who"` // "" for nobody known
	Key      string                  `json:"who_key"`
	Own      bool                    `json:"own"` // the outlet in its own voice
	Act      hearsay.Act             `json:"act"`
	Outlet   string                  `json:"outlet"`
	At       string                  `json:"at"`
	Story    string                  `json:"story"`
	ID       string                  `json:"id"`
	Ref      string                  `json:"ref"`
	Quote    string                  `json:"quote"` // "" for own words outside quotes
	Field    hearsay.Field           `json:"field"`
	Span     [2]int                  `json:"span"`     // code points of the field
	Sentence [2]int                  `json:"sentence"` // likewise
	Words    string                  `json:"words"`
	Rivals   []rivalRow              `json:"rivals"`
	Against  []againstRow            `json:"against"` // numbers of another outcome that this one plays down, or that play it down
	Agree    int                     `json:"agree"`   // other voices whose number fits
	Changes  []string                `json:"changes"` // ids of earlier numbers of the same voice
	OwnCount *pipeline.IncidentCount `json:"ledger"`  // what the ledger counts itself; null where it cannot
}

// rivalRow is a number that contradicts a row's.
type rivalRow struct {
	ID    string `json:"id"`
	Value string `json:"value"`
	Who   string `json:"who"`
	Ref   string `json:"ref"`
	At    string `json:"at"`
}

// againstRow is a number of another outcome of the same noun: no rival, but one plays the other down.
type againstRow struct {
	Kind    string `json:"kind"`    // plays_down: the row's number plays this one down; played_down: this one plays the row's down
	Outcome string `json:"outcome"` // of this one: "cancelled", where the row's is "late"
	rivalRow
}

const playsDown, playedDown = "plays_down", "played_down"

var numberColumns = []string{"quantity", "value", "number", "max", "bound", "kind", "from", "to", "who", "who_key", "own", "outlet", "at", "story", "id", "group", "ref", "quote", "field", "start", "end", "words", "rivals", "against", "agree", "ledger_incidents", "ledger_covered", "ledger_days"}

// Run lists them.
func (c *numbersCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	for _, d := range []string{c.Since, c.Until} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return usageError{fmt.Errorf("%q is no day (YYYY-MM-DD)", d)}
		}
	}
	if c.Frequency && (c.Disagree || len(c.Of) > 0) {
		return usageError{fmt.Errorf("--frequency goes with neither --disagree nor words")}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	if c.Frequency {
		return c.frequency(a, l)
	}
	q := pipeline.FigureQuery{Since: c.Since, Until: c.Until}
	var words []string
	if len(c.Of) == 1 {
		if v, err := l.View(a.ctx, c.Of[0]); err == nil && (v.Kind == store.KindStory || v.Kind == store.KindIncident || v.Kind == store.KindClaim) {
			if q.Articles, err = articlesOf(a, l, &v); err != nil {
				return ledgerHint(err)
			}
		}
	}
	if q.Articles == nil {
		for _, w := range c.Of {
			words = append(words, strings.Fields(strings.ToLower(w))...)
		}
	}
	r, err := c.rereader(a, l)
	if err != nil {
		return err
	}
	p := newLong(a)
	q.Show = func(n int) { p.show("reading numbers: articles", int64(n), 0) }
	var at spans
	if c.Output != "table" {
		q.Seen = at.note
	}
	given, err := pipeline.ReadFigures(a.ctx, l, r, q)
	p.end()
	if err != nil {
		return ledgerHint(err)
	}
	own, err := pipeline.ReadOwn(a.ctx, l)
	if err != nil {
		return ledgerHint(err)
	}
	figures := make([]measure.Figure, len(given))
	for i := range given {
		figures[i] = given[i].Figure
	}
	return c.print(a, l, given, &at, measure.Compare(figures), own, words)
}

// articlesOf are those of a view; of an incident or claim, of all its stories.
func articlesOf(a *app, l *embedded.Ledger, v *store.View) (map[hearsay.ArticleID]bool, error) {
	out := map[hearsay.ArticleID]bool{}
	var stories []string
	switch v.Kind {
	case store.KindIncident:
		body, err := rows.Decode[view.Incident](v)
		if err != nil {
			return nil, err
		}
		stories = body.Stories
	case store.KindClaim:
		body, err := rows.Decode[view.Claim](v)
		if err != nil {
			return nil, err
		}
		stories = body.Stories
	default:
		stories = []string{v.ID}
	}
	for _, id := range stories {
		s, err := l.View(a.ctx, id)
		if err != nil {
			return nil, err
		}
		for _, m := range s.Members {
			out[m.Article] = true
		}
	}
	return out, nil
}

// counts reports whether a number counts what words ask for, in the singular or plural.
func counts(g *pipeline.Given, words []string) bool {
	has := strings.ToLower(strings.Join(append([]string{g.What, g.Deed, g.Words}, g.Of...), " "))
	for _, w := range words {
		one := strings.TrimSuffix(w, "s")
		if stem, ok := strings.CutSuffix(w, "ies"); ok {
			one = stem + "y"
		}
		if !strings.Contains(has, w) && !strings.Contains(has, one) {
			return false
		}
	}
	return true
}

func (c *numbersCmd) print(a *app, l *embedded.Ledger, given []pipeline.Given, at *spans, found measure.Result, own *pipeline.Own, words []string) error {
	w := newRows(a, c.Output, numberTable(a)...)
	limit, shown, contested, lesser := c.limit(a), 0, 0, 0
	groups := measure.Groups(len(given), found)
	for _, i := range together(groups) {
		g := &given[i]
		if c.Outlet != "" && g.Outlet != c.Outlet || !counts(g, words) || c.Disagree && len(found.Rivals[i])+len(found.PlaysDown[i])+len(found.PlayedDown[i]) == 0 {
			continue
		}
		if shown++; len(found.Rivals[i]) > 0 {
			contested++
		} else if len(found.PlaysDown[i])+len(found.PlayedDown[i]) > 0 {
			lesser++
		}
		if limit > 0 && w.n == limit {
			continue
		}
		row := c.row(given, found, i)
		row.OwnCount, row.Group = own.Count(g), given[groups[i]].ID
		if c.Output != "table" {
			row.Span, row.Sentence = at.number[i], at.sentence[i]
		}
		if err := w.row(row, row.cells(len(w.columns) == 5, found.Deeds[i]), numberColumns, row.csv()); err != nil {
			return err
		}
	}
	if err := w.end(numberColumns); err != nil {
		return err
	}
	if shown == 0 && len(words) > 0 {
		fmt.Fprintf(a.stderr, "hearsay: no number here counts “%s”\n", strings.Join(words, " "))
	}
	if !c.tells(a) {
		return nil
	}
	told := fmt.Sprintf("hearsay: %d %s read by a program, %d of them contradicted by another voice", shown, plural(shown, "number"), contested)
	if c.Disagree {
		told = fmt.Sprintf("hearsay: %d %s read by a program that another voice contradicts", contested, plural(contested, "number"))
	}
	if lesser > 0 {
		told += fmt.Sprintf("; %d more only play down a worse outcome, or are played down so", lesser)
	}
	fmt.Fprintln(a.stderr, told+unlinked(a, l))
	noteCut(a, w.n, shown)
	return nil
}

// noteCut says that a table on a terminal was cut.
func noteCut(a *app, rows, all int) {
	if rows < all {
		fmt.Fprintf(a.stderr, "hearsay: the first %d are shown; --limit N shows more\n", rows)
	}
}

// together orders places so that groups stand together, in the order of their first.
func together(groups []int) []int {
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return groups[i] - groups[j] })
	return order
}

func (c *numbersCmd) row(given []pipeline.Given, found measure.Result, i int) numberRow {
	g := &given[i]
	r := numberRow{Quantity: quantity(g), Value: value(&g.Number), Number: g.Number.Value, Bound: g.Number.Bound, Kind: g.Kind, What: g.What, Of: someOf(g.Of), Deed: g.Deed, From: g.From, To: g.To,
		Places: someOf(g.Places), Who: g.Who.Name, Key: g.Who.Key, Own: g.Own, Act: g.Act, Outlet: g.Outlet, At: givenAt(g), Story: g.Story, ID: g.ID, Ref: g.Ref, Quote: string(g.Quote), Field: g.Field,
		Words: g.Words, Rivals: []rivalRow{}, Against: []againstRow{}, Changes: []string{}}
	if g.Number.Max > 0 {
		r.Max = &g.Number.Max
	}
	of := func(k int) rivalRow {
		x := &given[k]
		v := value(&x.Number)
		if x.What != g.What { // "2 tonne" beside kilograms
			v += " " + x.What
		}
		return rivalRow{x.ID, v, x.Who.Name, x.Ref, givenAt(x)}
	}
	for _, k := range found.Rivals[i] {
		r.Rivals = append(r.Rivals, of(k))
	}
	for _, k := range found.PlaysDown[i] {
		r.Against = append(r.Against, againstRow{playsDown, found.Deeds[k], of(k)})
	}
	for _, k := range found.PlayedDown[i] {
		r.Against = append(r.Against, againstRow{playedDown, found.Deeds[k], of(k)})
	}
	voices := map[string]bool{g.Voice: true, "": true}
	for _, k := range found.Same[i] {
		if !voices[given[k].Voice] {
			voices[given[k].Voice] = true
			r.Agree++
		}
	}
	for _, k := range found.Changes[i] {
		r.Changes = append(r.Changes, given[k].ID)
	}
	return r
}

// someOf is never nil, so that JSON shows an empty one.
func someOf(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func givenAt(g *pipeline.Given) string { return cmp.Or(rows.Time(g.At), g.Day) }

func firstDayOf(at string) string { return at[:min(len(at), len("2006-01-02"))] }

func (r *numberRow) csv() []string {
	highest, incidents, covered, days := "", "", "", ""
	if r.Max != nil {
		highest = fmt.Sprint(*r.Max)
	}
	if o := r.OwnCount; o != nil {
		incidents, covered, days = fmt.Sprint(o.Incidents), fmt.Sprint(o.Covered), fmt.Sprint(o.Days)
	}
	var rivals, against []string
	for _, x := range r.Rivals {
		rivals = append(rivals, x.ID)
	}
	for _, x := range r.Against {
		against = append(against, x.Kind+":"+x.ID)
	}
	return []string{r.Quantity, r.Value, fmt.Sprint(r.Number), highest, string(r.Bound), string(r.Kind), r.From, r.To, r.Who, r.Key, fmt.Sprint(r.Own), r.Outlet, r.At, r.Story, r.ID, r.Group, r.Ref, r.Quote, string(r.Field),
		fmt.Sprint(r.Span[0]), fmt.Sprint(r.Span[1]), r.Words, listed(rivals), listed(against), fmt.Sprint(r.Agree), incidents, covered, days}
}
