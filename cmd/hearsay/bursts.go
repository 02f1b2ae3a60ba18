package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/burst"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type burstsCmd struct {
	ledgerFlag
	filterFlag
	rowsFlag
	Of      string   `enum:"actors,claims,stories" default:"actors" placeholder:"WHAT" help:"actors, claims or stories. Default actors."`
	AtLeast int      `name:"at-least" default:"5" placeholder:"N" help:"Only what N articles or more are about; not with --actor. Default 5."`
	Actor   []string `placeholder:"NAME" sep:"none" help:"Only this actor, by name or key, however few articles there are; may be given again."`
	Word    []string `placeholder:"WORD" sep:"none" help:"Instead: articles that hold this word or these words; may be given again, each for itself."`
	Words   []string `arg:"" optional:"" help:"Instead: articles that hold all these words."`

	said []string // beside an empty table: what was looked at, and what would have been found
}

// Help is shown by hearsay bursts --help.
func (burstsCmd) Help() string {
	return `Lists stretches of days in which somebody or something was talked about so much more than usual that twice
the usual share explains these days better, given how many articles the ledger has of each day (Kleinberg's
automaton). Usual is the share of all days, these among them; TIMES is how many times that a burst has: for rare
things 1.4 and more, less for what over a third of all articles are about, since no share can double for long. Heaviest first; the
weight, in nats, is how much better the burst explains its days. It is no test: in 120 days of noise one
stream in seven shows a burst. Where none is found, it is told how likely one would have been.

  hearsay bursts
  hearsay bursts --of claims --since 2026-03-01
  hearsay bursts --actor Ustrand --actor Quillara
  hearsay bursts --word sabotage --word "no evidence"`
}

// burstRow is a row of bursts.
type burstRow struct {
	Name     string  `json:"name"`
	ID       string  `json:"id"` // of the view, "" for words
	From     string  `json:"from"`
	To       string  `json:"to"`
	Articles int     `json:"articles"` // about it, in the burst
	Of       int     `json:"of"`       // all articles of these days
	Total    int     `json:"total"`    // about it, in all days
	Weight   float64 `json:"weight"`
	All      int     `json:"all"`   // articles of all days
	Times    float64 `json:"times"` // the burst's share, as a multiple of that of all days
}

var burstColumns = []string{"name", "id", "from", "to", "articles", "of", "total", "weight", "all", "times"}

// Run lists bursts.
func (c *burstsCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	heads, err := l.Heads(a.ctx, store.ArticleQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until})
	if err != nil {
		return ledgerHint(err)
	}
	cal := newDayCounts(heads)
	var out []burstRow
	if len(c.Words) > 0 {
		c.Word = append(c.Word, strings.Join(c.Words, " "))
	}
	for _, words := range c.Word {
		if out, err = c.words(a, l, cal, out, words); err != nil {
			return ledgerHint(err)
		}
	}
	if len(c.Word) == 0 || len(c.Actor) > 0 {
		if out, err = c.views(a, l, cal, out); err != nil {
			return err
		}
	}
	slices.SortFunc(out, func(x, y burstRow) int {
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.From, y.From), cmp.Compare(x.Name, y.Name))
	})
	w := newRows(a, c.Output, column{"WEIGHT", 6}, column{"FROM", 10}, column{"TO", 10}, column{"ARTICLES", 14}, column{"TIMES", 5}, column{"WHAT", 0})
	limit := c.limit(a)
	for _, r := range out {
		if w.full(limit) {
			break
		}
		cells := []string{fmt.Sprintf("%.1f", r.Weight), r.From, r.To, fmt.Sprintf("%d of %d", r.Articles, r.Of), fmt.Sprintf("%.1f", r.Times), r.Name}
		if err := w.row(r, cells, burstColumns, []string{r.Name, r.ID, r.From, r.To, fmt.Sprint(r.Articles), fmt.Sprint(r.Of), fmt.Sprint(r.Total), fmt.Sprint(r.Weight), fmt.Sprint(r.All), fmt.Sprint(r.Times)}); err != nil {
			return err
		}
	}
	if err := w.end(burstColumns); err != nil {
		return err
	}
	if w.n == 0 && c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: no burst in %d %s with %d dated %s%s\n", len(cal.days), plural(len(cal.days), "day"), len(cal.of), plural(len(cal.of), "article"), unlinked(a, l))
		for _, s := range c.said {
			fmt.Fprintf(a.stderr, "hearsay: %s\n", s)
		}
	}
	return nil
}

// words appends the bursts of articles that hold all these words.
func (c *burstsCmd) words(a *app, l *embedded.Ledger, cal *dayCounts, out []burstRow, words string) ([]burstRow, error) {
	f, err := l.Facets(a.ctx, store.ArticleQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until, Text: words})
	if err != nil {
		return nil, err
	}
	n := make([]int, len(cal.days))
	for _, d := range f.Days {
		if k, ok := cal.at[d.Value]; ok {
			n[k] = d.Count
		}
	}
	total := 0
	for _, k := range n {
		total += k
	}
	c.said = append(c.said, fmt.Sprintf("%d of these hold “%s”", total, words))
	c.said = append(c.said, cal.power([][]int{n}, "these words")...)
	return cal.bursts(out, words, "", n), nil
}

// views appends the bursts of actors, claims or stories. An actor asked for that nobody knows is an error.
func (c *burstsCmd) views(a *app, l *embedded.Ledger, cal *dayCounts, out []burstRow) ([]burstRow, error) {
	kind := map[string]string{"actors": store.KindActor, "claims": store.KindClaim, "stories": store.KindStory}[c.Of]
	if len(c.Actor) > 0 {
		kind = store.KindActor
	}
	views, err := l.ViewsSince(a.ctx, time.Time{})
	if err != nil {
		return nil, ledgerHint(err)
	}
	found, looked := map[string]bool{}, [][]int{}
	for i := range views {
		v := &views[i]
		if v.Kind != kind {
			continue
		}
		if len(c.Actor) > 0 {
			name, err := c.asked(v)
			if err != nil {
				return nil, err
			}
			if name == "" {
				continue
			}
			found[name] = true
		}
		n, total := make([]int, len(cal.days)), 0
		seen := map[hearsay.ArticleID]bool{}
		for _, m := range v.Members {
			if k, ok := cal.of[m.Article]; ok && !seen[m.Article] {
				seen[m.Article] = true
				n[k]++
				total++
			}
		}
		if total >= c.AtLeast || len(c.Actor) > 0 {
			looked = append(looked, n)
			out = cal.bursts(out, v.Title, v.ID, n)
		}
	}
	if len(c.Actor) == 0 {
		c.said = append(c.said, fmt.Sprintf("%d %s %s in %d articles or more%s", len(looked), plural(len(looked), kind), pluralOf(len(looked), "is", "are"), c.AtLeast, pluralOf(len(looked), "", " each")))
	}
	c.said = append(c.said, cal.power(looked, aKind(kind))...)
	for _, name := range c.Actor {
		if !found[name] {
			return nil, hintf(fmt.Errorf("bursts: no actor %q is in the ledger", name), "hearsay bursts lists those with a burst; private persons are no actors")
		}
	}
	return out, nil
}

// asked returns the name of --actor that a view answers to, "" for none.
func (c *burstsCmd) asked(v *store.View) (string, error) {
	body, err := rows.Decode[view.Actor](v)
	if err != nil {
		return "", err
	}
	for _, want := range c.Actor {
		if want == body.Key || strings.EqualFold(want, v.Title) || slices.ContainsFunc(body.Names, func(n string) bool { return strings.EqualFold(want, n) }) {
			return want, nil
		}
	}
	return "", nil
}

// dayCounts is all days from the first to the last, with the articles of each.
type dayCounts struct {
	days []string
	all  []int
	at   map[string]int
	of   map[hearsay.ArticleID]int
}

func newDayCounts(heads []store.Head) *dayCounts {
	c := &dayCounts{at: map[string]int{}, of: map[hearsay.ArticleID]int{}}
	first, last := "", ""
	for i := range heads {
		if d := heads[i].Published.Day(); d != "" && heads[i].Published.Doubt == hearsay.DoubtNone {
			if first == "" || d < first {
				first = d
			}
			last = max(last, d)
		}
	}
	from, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return c
	}
	for d := from; d.Format(time.DateOnly) <= last; d = d.AddDate(0, 0, 1) {
		c.at[d.Format(time.DateOnly)] = len(c.days)
		c.days = append(c.days, d.Format(time.DateOnly))
	}
	c.all = make([]int, len(c.days))
	for i := range heads {
		if k, ok := c.at[heads[i].Published.Day()]; ok && heads[i].Published.Doubt == hearsay.DoubtNone {
			c.of[heads[i].ID] = k
			c.all[k]++
		}
	}
	return c
}

// stream is one thing as package burst takes it: n are its articles by day.
func (c *dayCounts) stream(n []int) (days []burst.Day, total, all int) {
	days = make([]burst.Day, len(n))
	for i := range n {
		days[i] = burst.Day{R: min(n[i], c.all[i]), D: c.all[i]}
		total, all = total+days[i].R, all+days[i].D
	}
	return days, total, all
}

// bursts appends those of one thing.
func (c *dayCounts) bursts(out []burstRow, name, id string, n []int) []burstRow {
	days, total, all := c.stream(n)
	for _, b := range burst.Find(days, burst.Options{}) {
		times := float64(b.R) / float64(b.D) / (float64(total) / float64(all))
		out = append(out, burstRow{Name: name, ID: id, From: c.days[b.From], To: c.days[b.To], Articles: b.R, Of: b.D, Total: total, Weight: round2(b.Weight), All: all, Times: round2(times)})
	}
	return out
}

// burstWeek is how many days the stretch has of which a power is told.
const burstWeek = 7

// power says how likely a burst of the thing with the median number of articles would have been found; nothing of no thing.
func (c *dayCounts) power(things [][]int, what string) []string {
	if len(things) == 0 {
		return nil
	}
	total := func(n []int) (s int) {
		for _, k := range n {
			s += k
		}
		return s
	}
	slices.SortStableFunc(things, func(x, y []int) int { return total(x) - total(y) })
	days, r, d := c.stream(things[len(things)/2])
	switch {
	case r == 0:
		return nil
	case len(days) < 2 || r == d:
		return []string{"nothing could stand out: a burst needs two days, and articles without " + what}
	}
	share := "twice its usual share"
	if 3*r > d {
		share = "a share half-way from its usual one to all"
	}
	median := ""
	if len(things) > 1 {
		median = fmt.Sprintf(", the median of these %d", len(things))
	}
	return []string{fmt.Sprintf("a week at %s would have been found with probability %.2f for %s in %d %s%s", share, burst.Power(days, burst.Options{}, burstWeek, 1), what, r, plural(r, "article"), median)}
}
