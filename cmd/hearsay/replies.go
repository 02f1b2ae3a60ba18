package main

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/reply"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
)

type repliesCmd struct {
	ledgerFlag
	rowsFlag
	Since  string `placeholder:"DAY" help:"Accusations of this day (YYYY-MM-DD) or later; answers of any day."`
	Until  string `placeholder:"DAY" help:"Accusations of this day or earlier."`
	Outlet string `placeholder:"NAME" help:"Only this outlet."`
	Detail bool   `help:"One row for each accusation instead of each outlet."`
}

// Help is shown by hearsay replies --help.
func (repliesCmd) Help() string {
	return `Counts whether the accused is heard: of the accusations of named parties that an outlet's articles
carry (opinion and official statements apart; also one that is told only by its denial), how many come with words of the accused, or of its
state, in the same article; within a day; ever; whether there were such words in the ledger when
the article came out, and how often they were then taken up in it, or never. PLACE counts where the
accused is first heard: in the headline, the first third of the text, the middle, the last third. 95 %
intervals (Wilson); outlets with fewer than ten accusations are counted in JSON and CSV, without shares.

  hearsay replies
  hearsay replies --outlet 'Waystone News Agency' -o jsonl --detail`
}

// shareCell is a share as rows show it: null under the least number of cases.
type shareCell struct {
	K     int         `json:"k"`
	Of    int         `json:"of"`
	Share *float64    `json:"share"`
	CI95  *[2]float64 `json:"ci95"`
}

func newShare(s reply.Share) shareCell {
	c := shareCell{K: s.K, Of: s.N}
	if s.Shown {
		v := round4(s.Value())
		c.Share, c.CI95 = &v, &[2]float64{round4(s.Lo), round4(s.Hi)}
	}
	return c
}

// text is a cell of a table: "40 % (17–69)".
func (c shareCell) text() string {
	if c.Share == nil {
		return fmt.Sprintf("%d of %d", c.K, c.Of)
	}
	return fmt.Sprintf("%.0f %% (%.0f–%.0f)", 100**c.Share, 100*c.CI95[0], 100*c.CI95[1])
}

// csv are the cells of a share: k, of, share, lo, hi; the last three empty where null.
func (c shareCell) csv() []string {
	if c.Share == nil {
		return []string{fmt.Sprint(c.K), fmt.Sprint(c.Of), "", "", ""}
	}
	return []string{fmt.Sprint(c.K), fmt.Sprint(c.Of), fmt.Sprint(*c.Share), fmt.Sprint(c.CI95[0]), fmt.Sprint(c.CI95[1])}
}

// rateRow is a row of replies.
type rateRow struct {
	Outlet    string    `json:"outlet"`
	N         int       `json:"n"`
	Same      shareCell `json:"same"`
	Day       shareCell `json:"day"`
	Ever      shareCell `json:"ever"`
	Asked     shareCell `json:"asked"`
	Available shareCell `json:"available"`
	Taken     shareCell `json:"taken"` // same, of those available
	Quotes    []string  `json:"quotes"`
	Never     shareCell `json:"never"`       // in no article of the outlet
	Passed    shareCell `json:"passed_over"` // never, of those available
	// Where in the article the accused is first heard, of those heard in it, and the median share of the
	// text before; null for none.
	Headline shareCell `json:"headline"`
	First    shareCell `json:"first_third"`
	Middle   shareCell `json:"middle"`
	Last     shareCell `json:"last_third"`
	Before   *float64  `json:"before"`
}

// accusationRow is a row of replies --detail.
type accusationRow struct {
	Ref       string     `json:"ref"`
	Quote     string     `json:"quote"`
	Outlet    string     `json:"outlet"`
	At        string     `json:"at"`
	Accused   string     `json:"accused"`
	Key       string     `json:"accused_key"`
	Heard     view.Heard `json:"heard"`
	Day       *bool      `json:"day"` // null where the time is not known
	Ever      bool       `json:"ever"`
	Available *bool      `json:"available"`
	Answered  string     `json:"answered_in"` // ref, "" for nowhere
	Score     float64    `json:"score"`
	Words     string     `json:"words"`
	Where     string     `json:"where"`  // headline, first third, middle, last third; "" where it is not heard there
	Before    *float64   `json:"before"` // share of the text before the answer
	Answer    string     `json:"answer"` // the quote
	Never     bool       `json:"never"`
}

var accusationColumns = []string{"ref", "quote", "outlet", "at", "accused", "accused_key", "heard", "day", "ever", "available", "answered_in", "score", "words", "where", "before", "answer", "never"}

// Run counts.
func (c *repliesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := pipeline.ReadCharges(a.ctx, l)
	if err != nil {
		return ledgerHint(err)
	}
	var list []reply.Accusation
	var detail []accusationRow
	for i := range in.Of {
		x, q := &in.Of[i].Accused, &in.Of[i].Quote
		if c.Since != "" && q.Day < c.Since || c.Until != "" && (q.Day == "" || q.Day > c.Until) || c.Outlet != "" && q.Outlet != c.Outlet {
			continue
		}
		list = append(list, in.List[i])
		detail = append(detail, accusationRow{Ref: q.Ref, Quote: string(q.ID), Outlet: q.Outlet, At: when(q), Accused: x.Name, Key: x.Key, Heard: x.Heard, Score: x.Score, Words: q.Words, Where: string(in.List[i].Where)})
		if y := x.Answer; y != nil {
			d := &detail[len(detail)-1]
			d.Before, d.Answer = &y.Before, string(y.Quote)
		}
	}
	outcomes := reply.Judge(list, in.Answers)
	for i := range outcomes {
		o, r := &outcomes[i], &detail[i]
		r.Ever, r.Never, r.Answered = o.Ever, !o.Ever, in.Refs[hearsay.ArticleID(o.First)]
		if o.Timed {
			r.Day, r.Available = &o.Day, &o.Available
		}
	}
	if c.Detail {
		return c.list(a, detail)
	}
	quotes := map[string][]string{}
	for i := range detail {
		quotes[detail[i].Outlet] = append(quotes[detail[i].Outlet], detail[i].Quote)
	}
	header := []string{"outlet", "n"}
	for _, s := range []string{"same", "day", "ever", "asked", "available", "taken", "never", "passed_over", "headline", "first_third", "middle", "last_third"} {
		header = append(header, s, s+"_of", s+"_share", s+"_lo", s+"_hi")
	}
	header = append(header, "before")
	w := newRows(a, c.Output, column{"N", 4}, column{"SAME ARTICLE", 14}, column{"WITHIN A DAY", 14}, column{"EVER", 14}, column{"ASKED", 14}, column{"AVAILABLE", 14}, column{"OF THOSE SAME", 14}, column{"OF THOSE NEVER", 14}, column{"PLACE", 14}, column{"OUTLET", 0})
	w.wide(160, "ASKED", "EVER", "AVAILABLE", "PLACE")
	w.wide(100, "WITHIN A DAY")
	limit, few := c.limit(a), 0
	for _, r := range reply.ByOutlet(list, outcomes) {
		if c.Output == "table" && !r.Same.Shown {
			few++
			continue
		}
		if w.full(limit) {
			break
		}
		row := newRate(&r, quotes[r.Outlet])
		cells, csv := row.cells()
		if err := w.row(row, cells, header, csv); err != nil {
			return err
		}
	}
	if err := w.end(header); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d accusations of named parties%s\n", len(list), unlinked(a, l))
		if few > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s with fewer than %d (-o jsonl has their counts)\n", few, plural(few, "outlet"), reply.Least)
		}
		tellHomeless(a, homeless(list), "count in no row")
		explainPrecision(a)
	}
	return nil
}

func newRate(r *reply.Rate, quotes []string) rateRow {
	row := rateRow{r.Outlet, r.N, newShare(r.Same), newShare(r.Day), newShare(r.Ever), newShare(r.Asked), newShare(r.Available), newShare(r.Taken), quotes,
		newShare(r.Never), newShare(r.PassedOver), newShare(r.Where[0]), newShare(r.Where[1]), newShare(r.Where[2]), newShare(r.Where[3]), nil}
	if r.Where[0].N > r.Where[0].K {
		v := round4(r.Before)
		row.Before = &v
	}
	return row
}

// cells are those of a table, and of CSV. The place is told as so many in headline, first third, middle, last third.
func (r *rateRow) cells() (cells, csv []string) {
	cells, csv = []string{fmt.Sprint(r.N)}, []string{r.Outlet, fmt.Sprint(r.N)}
	for _, s := range []shareCell{r.Same, r.Day, r.Ever, r.Asked, r.Available, r.Taken, r.Passed} {
		cells = append(cells, s.text())
	}
	for _, s := range []shareCell{r.Same, r.Day, r.Ever, r.Asked, r.Available, r.Taken, r.Never, r.Passed, r.Headline, r.First, r.Middle, r.Last} {
		csv = append(csv, s.csv()...)
	}
	before := ""
	if r.Before != nil {
		before = fmt.Sprint(*r.Before)
	}
	return append(cells, fmt.Sprintf("%d, %d, %d, %d", r.Headline.K, r.First.K, r.Middle.K, r.Last.K), r.Outlet), append(csv, before)
}

// homeless counts accusations in articles of unknown outlets.
func homeless(list []reply.Accusation) (n int) {
	for i := range list {
		if list[i].Outlet == "" {
			n++
		}
	}
	return n
}

// explainPrecision says how often an accusation was read right, beside every sum of them.
func explainPrecision(a *app) {
	fmt.Fprintf(a.stderr, "hearsay: read by a program: of accusations scored %.1f or more %.1f %% were right where that was chosen, %.1f %% on texts kept apart; -o jsonl leads to the sentences\n", blame.Floor, 100*blame.Precision, 100*blame.HeldOut)
}

func (c *repliesCmd) list(a *app, detail []accusationRow) error {
	w := newRows(a, c.Output, column{"AT", 16}, column{"HEARD", 5}, column{"WHERE", 11}, column{"ANSWERED IN", 14}, column{"REF", 12}, column{"OUTLET", 24}, column{"ACCUSED", 20}, column{"WORDS", 0})
	w.wide(130, "ANSWERED IN", "WHERE")
	w.refs("ANSWERED IN")
	w.wide(100, "OUTLET")
	limit := c.limit(a)
	flag := func(b *bool) string {
		if b == nil {
			return ""
		}
		return fmt.Sprint(*b)
	}
	for _, r := range detail {
		if w.full(limit) {
			break
		}
		before := ""
		if r.Before != nil {
			before = fmt.Sprint(*r.Before)
		}
		cells := []string{strings.Replace(strings.TrimSuffix(r.At, ":00Z"), "T", " ", 1), string(r.Heard), r.Where, r.Answered, r.Ref, r.Outlet, r.Accused, r.Words}
		csv := []string{r.Ref, r.Quote, r.Outlet, r.At, r.Accused, r.Key, string(r.Heard), flag(r.Day), fmt.Sprint(r.Ever), flag(r.Available), r.Answered, fmt.Sprint(r.Score), r.Words, r.Where, before, r.Answer, fmt.Sprint(r.Never)}
		if err := w.row(r, cells, accusationColumns, csv); err != nil {
			return err
		}
	}
	return w.end(accusationColumns)
}

// when is a quote's time as rows write it, or its day.
func when(q *view.Quote) string {
	if q.At.IsZero() {
		return q.Day
	}
	return rows.Time(q.At)
}
