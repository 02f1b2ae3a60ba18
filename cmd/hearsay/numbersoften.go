package main

import (
	"fmt"

	"hearsay"
	measure "hearsay/internal/measure/number"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// oftenRow is a row of numbers --frequency.
type oftenRow struct {
	Words    string      `json:"words"` // "has repeatedly denied"
	Class    string      `json:"class"` // many, again, nth, long, always
	Says     int         `json:"says"`  // times, at least, this one included
	Who      string      `json:"who"`
	Key      string      `json:"who_key"`
	Act      hearsay.Act `json:"act"`
	Outlet   string      `json:"outlet"`
	Day      string      `json:"day"`
	Ref      string      `json:"ref"`
	Quote    string      `json:"quote"`
	Articles int         `json:"articles"` // earlier ones of the ledger in which the same party does the same
	Story    int         `json:"in_story"` // of these, in this story
	Days     int         `json:"days"`     // on which it does
	Fewer    bool        `json:"fewer"`    // the ledger knows of fewer times than said
	Since    string      `json:"since"`    // first day of the ledger
	Content  string      `json:"content"`  // of the quote
}

var oftenColumns = []string{"words", "class", "says", "who", "who_key", "act", "outlet", "day", "ref", "quote", "articles", "in_story", "days", "fewer", "since", "content"}

func (c *numbersCmd) frequency(a *app, l *embedded.Ledger) error {
	list, found, err := pipeline.ReadRepeated(a.ctx, l, pipeline.FigureQuery{Since: c.Since, Until: c.Until})
	if err != nil {
		return ledgerHint(err)
	}
	asked, since := make([]int, len(found)), ""
	for i := range found {
		asked[i] = found[i].Place
	}
	for i := range list {
		if d := list[i].At; !d.IsZero() && (since == "" || d.Format("2006-01-02") < since) {
			since = d.Format("2006-01-02")
		}
	}
	before := measure.Often(list, asked)
	w := newRows(a, c.Output, column{"WORDS", 30}, column{"SAYS", 4}, column{"BEFORE", 8}, column{"STORY", 5}, column{"WHO", 26}, column{"OUTLET", 22}, column{"DATE", 10}, column{"CONTENT", 0})
	limit := c.limit(a)
	for i := range found {
		f, b := &found[i], before[i]
		if c.Outlet != "" && f.Outlet != c.Outlet {
			continue
		}
		if w.full(limit) {
			break
		}
		r := oftenRow{f.Words, f.Said.Class, f.Said.Times, f.Who.Name, f.Who.Key, f.Act, f.Outlet, f.Day, f.Ref, string(f.Quote), b.Articles, b.InStory, b.Days, measure.Fewer(f.Said.Times, b), since, f.Content}
		cells := []string{r.Words, fmt.Sprint(r.Says), fmt.Sprint(r.Articles), fmt.Sprint(r.Story), r.Who, r.Outlet, r.Day, r.Content}
		csv := []string{r.Words, r.Class, fmt.Sprint(r.Says), r.Who, r.Key, string(r.Act), r.Outlet, r.Day, r.Ref, r.Quote, fmt.Sprint(r.Articles), fmt.Sprint(r.Story), fmt.Sprint(r.Days), fmt.Sprint(r.Fewer), r.Since, r.Content}
		if err := w.row(r, cells, oftenColumns, csv); err != nil {
			return err
		}
	}
	if err := w.end(oftenColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: BEFORE counts this ledger's earlier articles, from %s on, in which the party does the same with words (deny, threaten, …); what it said elsewhere is not in it%s\n", since, unlinked(a, l))
	}
	return nil
}
