package main

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/store/embedded"
)

// meetingRow is a row of concert --outlet A --with B: one common story.
type meetingRow struct {
	Story    string   `json:"story"`
	Title    string   `json:"title"`
	A        string   `json:"a"` // as in the pair's row of concert
	B        string   `json:"b"`
	IDs      []string `json:"ids"`      // names of outlets, keys of speakers
	Articles []string `json:"articles"` // the first of each: ids
	Refs     []string `json:"refs"`
	AtA      string   `json:"at_a"` // when each was published, as it is stated
	AtB      string   `json:"at_b"`
	Lag      *int64   `json:"lag_s"`    // seconds from a's to b's; null where a time is not known
	First    string   `json:"first"`    // a, b, "" for neither
	Together bool     `json:"together"` // within the window; false where out of the test
	P        *float64 `json:"p_story"`  // chance to be together in this story; null where out of the test
	Shared   bool     `json:"shared"`   // one text, or a fixed release
	Out      string   `json:"out"`      // why it is out of the test, "" where it is in it
}

var meetingColumns = []string{"story", "title", "a", "b", "article_a", "article_b", "ref_a", "ref_b", "at_a", "at_b", "lag_s", "first", "together", "p_story", "shared", "out"}

// pair lists the common stories of two.
func (c *concertCmd) pair(a *app, l *embedded.Ledger) error {
	if c.Outlet == "" {
		return usageError{errors.New("concert --with tells the second of a pair: --outlet tells the first")}
	}
	ids := [2]string{c.Outlet, c.With}
	if err := c.surest(a, l, ids); err != nil {
		return ledgerHint(err)
	}
	s, left, names, err := c.pairStreams(a, l, ids)
	if err != nil {
		return ledgerHint(err)
	}
	if again := named(&s, names, ids); again != ids { // by the names that the ledger lists them under
		ids = again
		if s, left, names, err = c.pairStreams(a, l, ids); err != nil {
			return ledgerHint(err)
		}
	}
	if names[ids[0]] > names[ids[1]] || names[ids[0]] == names[ids[1]] && ids[0] > ids[1] {
		ids[0], ids[1] = ids[1], ids[0]
		for i := range left {
			x := &left[i].Articles
			x[0], x[1] = x[1], x[0]
		}
	}
	x, y := slices.Index(s.Outlets, ids[0]), slices.Index(s.Outlets, ids[1])
	var met []concert.Meeting
	o := c.options()
	o.Window = c.Window[0].Minutes()
	if x >= 0 && y >= 0 {
		met = concert.Meetings(s.Stories, len(s.Outlets), o, x, y)
	}
	w := newRows(a, c.Output, column{"TOGETHER", 8}, column{"FIRST", 24}, column{"APART", 10}, column{"CHANCE", 6}, column{"STORY", 0})
	w.wide(100, "FIRST", "CHANCE")
	var list []meetingRow
	base := meetingRow{A: cmp.Or(names[ids[0]], ids[0]), B: cmp.Or(names[ids[1]], ids[1]), IDs: ids[:]}
	for i := range met {
		m, row := &met[i], base
		row.Story, row.Title, row.Articles, row.Together, row.Shared, row.Out = m.Story, s.Titles[m.Story], []string{m.A.Article, m.B.Article}, m.Together, m.Shared, string(m.Out)
		if m.Out == "" {
			p := math.Round(m.P*1e6) / 1e6
			row.P = &p
		}
		list = append(list, row)
	}
	for _, x := range left {
		row := base
		row.Story, row.Title, row.Articles, row.Out = x.Story, x.Title, x.Articles[:], x.Why
		list = append(list, row)
	}
	for i := range list {
		if err := dated(a, l, &list[i]); err != nil {
			return ledgerHint(err)
		}
	}
	slices.SortStableFunc(list, func(x, y meetingRow) int { return cmp.Compare(min(x.AtA, x.AtB), min(y.AtA, y.AtB)) })
	limit, together, out := c.limit(a), 0, 0
	for i := range list {
		if w.full(limit) {
			break
		}
		if err := printMeeting(w, &list[i]); err != nil {
			return err
		}
		if list[i].Together {
			together++
		}
		if list[i].Out != "" {
			out++
		}
	}
	if err := w.end(meetingColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: common stories: %d; together, within %s, in %d of the %d that are in the test\n", len(list), windowWords(c.Window[0]), together, len(list)-out)
	}
	return nil
}

// surest leaves of several windows the one at which the pair is told.
func (c *concertCmd) surest(a *app, l *embedded.Ledger, ids [2]string) error {
	if len(c.Window) == 1 {
		return nil
	}
	t, err := c.test(a, l)
	if err != nil {
		return err
	}
	ids = named(&t.streams, c.called(a, l, &t.streams), ids)
	d, ok := t.windowOf(ids[0], ids[1])
	if !ok {
		d = c.Window[0]
	}
	c.Window = windows{d}
	return nil
}

func (c *concertCmd) pairStreams(a *app, l *embedded.Ledger, ids [2]string) (pipeline.Streams, []pipeline.LeftOut, map[string]string, error) {
	s, left, err := pipeline.PairStreams(a.ctx, l, c.By == "speaker", c.Since, c.Until, c.Window[0], ids[0], ids[1])
	return s, left, c.called(a, l, &s), err
}

// named turns names into ids where they are none.
func named(s *pipeline.Streams, names map[string]string, ids [2]string) [2]string {
	for k := range ids {
		if slices.Contains(s.Outlets, ids[k]) {
			continue
		}
		for _, id := range s.Outlets {
			if names[id] == ids[k] {
				ids[k] = id
				break
			}
		}
	}
	return ids
}

// dated adds to a row what its story has of the two articles.
func dated(a *app, l *embedded.Ledger, row *meetingRow) error {
	v, err := l.View(a.ctx, row.Story)
	if err != nil {
		return err
	}
	body, err := rows.Decode[view.Story](&v)
	if err != nil {
		return err
	}
	var at [2]time.Time
	row.Refs = []string{"", ""}
	for i := range body.Articles {
		x := &body.Articles[i]
		for k := range row.Articles {
			if string(x.ID) == row.Articles[k] {
				at[k], row.Refs[k] = x.At, x.Ref
				*[2]*string{&row.AtA, &row.AtB}[k] = cmp.Or(rows.Time(x.At), x.Day)
			}
		}
	}
	if at[0].IsZero() || at[1].IsZero() {
		return nil
	}
	lag := int64(at[1].Sub(at[0]) / time.Second)
	switch row.Lag = &lag; {
	case lag > 0:
		row.First = row.A
	case lag < 0:
		row.First = row.B
	}
	return nil
}

func printMeeting(w *rowWriter, r *meetingRow) error {
	lag, apart, p, chance, together := "", "–", "", "–", "no"
	if r.Lag != nil {
		lag = fmt.Sprint(*r.Lag)
		apart = shortDuration(time.Duration(max(*r.Lag, -*r.Lag)) * time.Second)
	}
	if r.P != nil {
		p, chance = fmt.Sprint(*r.P), fmt.Sprintf("%.2f", *r.P)
	}
	story := short(r.Story) + " “" + r.Title + "”"
	switch {
	case r.Out != "":
		together, story = "–", story+" ("+r.Out+")"
	case r.Together:
		together = "yes"
	}
	if r.Shared && r.Out == "" {
		story += " (shared)"
	}
	csv := []string{r.Story, r.Title, r.A, r.B, r.Articles[0], r.Articles[1], r.Refs[0], r.Refs[1], r.AtA, r.AtB, lag, r.First, fmt.Sprint(r.Together), p, fmt.Sprint(r.Shared), r.Out}
	return w.row(*r, []string{together, r.First, apart, chance, story}, meetingColumns, csv)
}
