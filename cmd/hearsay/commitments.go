package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/measure/commitment"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
)

type commitmentsCmd struct {
	ledgerFlag
	worldFlag
	rowsFlag
	Since  string `placeholder:"DAY" help:"Made on this day (YYYY-MM-DD) or later."`
	Until  string `placeholder:"DAY" help:"Made on this day or earlier."`
	Outlet string `placeholder:"NAME" help:"Only as this outlet reports them."`
	Kind   string `enum:"any,threat,warning,promise,plan,demand" default:"any" placeholder:"KIND" help:"threat, warning, promise, plan or demand. Default any."`
	Status string `enum:"any,open,overdue,kept,withdrawn" default:"any" placeholder:"STATUS" help:"open, overdue, kept or withdrawn. Default any."`
	Party  string `arg:"" optional:"" help:"Only of this party, by name or key; a state's are those of its offices, too."`
}

// Help is shown by hearsay commitments --help.
func (commitmentsCmd) Help() string {
	return `Lists what parties threaten, warn to do, promise, plan, and demand by a day, with condition and deadline, and
what later reports make of it: kept (a later article tells the deed), withdrawn (the party takes it back), or
open. Every status names the sentence that carries it; what nobody reports stays open, which is
no proof that nothing was done. Whether a condition was met is not judged. Outlets and private persons
make no commitments here. Beside quotes, what articles tell in their own words counts, such as
"is ready to" or "reserves the right to". Days are counted to the last article of the ledger.

  hearsay commitments
  hearsay commitments Quillara --status open
  hearsay commitments --kind threat -o jsonl`
}

// commitmentRow is a row of commitments.
type commitmentRow struct {
	ID        string            `json:"id"` // of the quote; article, field and place where the article tells it in its own words
	Kind      commitment.Kind   `json:"kind"`
	Who       string            `json:"who"`
	Key       string            `json:"who_key"`
	Side      string            `json:"side"` // whose it counts as: an office's are its state's, too
	To        []string          `json:"to"`
	ToKeys    []string          `json:"to_keys"`
	Cue       string            `json:"cue"`
	What      string            `json:"what"`
	Condition string            `json:"condition"` // "" for none
	Deadline  string            `json:"deadline"`  // day, "" for none
	Act       hearsay.Act       `json:"act"`
	At        string            `json:"at"`
	Outlet    string            `json:"outlet"`
	Ref       string            `json:"ref"`
	Status    commitment.Status `json:"status"`
	Overdue   bool              `json:"overdue"`
	Days      int               `json:"days"` // to the status, or to the last day of the ledger
	Why       string            `json:"why"`
	By        *commitmentBy     `json:"by"`    // null while open
	Again     []string          `json:"again"` // ids that word the same commitment
}

// commitmentBy is the sentence behind a status.
type commitmentBy struct {
	Ref    string        `json:"ref"`
	Outlet string        `json:"outlet"`
	Day    string        `json:"day"`
	Quote  string        `json:"quote"` // "" for the article's own words
	Field  hearsay.Field `json:"field"`
	Span   [2]int        `json:"span"` // code points of the field
	Words  string        `json:"words"`
}

var commitmentColumns = []string{"id", "kind", "who", "who_key", "to", "cue", "what", "condition", "deadline", "act", "at", "outlet", "ref", "status", "overdue", "days", "why", "by_ref", "by_quote", "by_words", "again"}

// Run lists them.
func (c *commitmentsCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	for _, d := range []string{c.Since, c.Until} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return usageError{fmt.Errorf("%q is no day (YYYY-MM-DD)", d)}
		}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	r, err := c.rereader(a, l)
	if err != nil {
		return err
	}
	p := newLong(a)
	in, err := pipeline.ReadCommitments(a.ctx, l, r, func(n int) { p.show("reading commitments: articles", int64(n), 0) })
	p.end()
	if err != nil {
		return ledgerHint(err)
	}
	outcomes := commitment.Judge(in.List, in.Reports, in.Last)
	again := map[int][]string{}
	for i, o := range outcomes {
		if o.Founder != i {
			again[o.Founder] = append(again[o.Founder], in.Of[i].ID)
		}
	}
	names := newNames(a, l)
	columns := []column{{"MADE", 10}, {"KIND", 7}, {"WHO", 30}, {"DUE", 10}, {"STATUS", 9}, {"DAYS", 4}, {"BY", 16}, {"WHAT", 0}}
	if narrow(a) {
		columns = []column{{"MADE", 10}, {"KIND", 7}, {"WHO", 16}, {"STATUS", 9}, {"WHAT", 0}}
	}
	w := newRows(a, c.Output, columns...)
	w.refs("BY")
	limit, n := c.limit(a), 0
	for i := range in.Of {
		x, o := &in.Of[i], outcomes[i]
		if o.Founder != i || !c.wants(x, &o, names) {
			continue
		}
		if n++; limit > 0 && w.n == limit {
			continue
		}
		if err := in.Word(a.ctx, i); err != nil {
			return ledgerHint(err)
		}
		row := commitmentRow{ID: x.ID, Kind: x.Kind, Who: x.Who.Name, Key: x.Who.Key, Side: x.Party, To: []string{}, ToKeys: someOf(x.To), Cue: x.Cue, What: x.Words, Condition: x.Condition, Deadline: x.Deadline, Act: x.Act,
			At: cmp.Or(rows.Time(x.At), x.Day), Outlet: x.Outlet, Ref: x.Ref, Status: o.Status, Overdue: o.Overdue, Days: o.Days, Why: o.Why, Again: someOf(again[i])}
		for _, k := range x.To {
			row.To = append(row.To, names.of(k, x.Names[k]))
		}
		if o.By >= 0 {
			at, err := in.Show(a.ctx, o.By)
			if err != nil {
				return ledgerHint(err)
			}
			v, err := l.Article(a.ctx, string(at.Article), "")
			if err != nil {
				return ledgerHint(err)
			}
			row.By = &commitmentBy{at.Ref, at.Outlet, at.Day, string(at.Quote), at.Field, codePoints(at.Field.In(&v.Revision), at.Sentence), at.Words}
		}
		if err := w.row(row, row.cells(len(columns) == 5), commitmentColumns, row.csv()); err != nil {
			return err
		}
	}
	if err := w.end(commitmentColumns); err != nil {
		return err
	}
	if c.Party != "" && !slices.ContainsFunc(in.Of, func(x pipeline.Committed) bool { return c.by(&x, names) }) {
		fmt.Fprintf(a.stderr, "hearsay: nobody called “%s” commits to anything in this ledger\n", c.Party)
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d %s read by a program; open and overdue mean that no article of this ledger tells more%s\n", n, plural(n, "commitment"), unlinked(a, l))
		noteCut(a, w.n, n)
	}
	return nil
}

func (c *commitmentsCmd) wants(x *pipeline.Committed, o *commitment.Outcome, names *names) bool {
	status := string(o.Status)
	if c.Status == "overdue" && !o.Overdue || c.Status != "any" && c.Status != "overdue" && c.Status != status || c.Kind != "any" && c.Kind != string(x.Kind) {
		return false
	}
	if c.Since != "" && x.Day < c.Since || c.Until != "" && x.Day > c.Until || c.Outlet != "" && x.Outlet != c.Outlet {
		return false
	}
	return c.Party == "" || c.by(x, names)
}

// by reports whether the party that was asked for commits itself.
func (c *commitmentsCmd) by(x *pipeline.Committed, names *names) bool {
	return c.Party == x.Who.Key || c.Party == x.Party || strings.EqualFold(c.Party, x.Who.Name) || strings.EqualFold(c.Party, names.of(x.Party, x.Who.Name))
}

func (r *commitmentRow) cells(short bool) []string {
	status, by := string(r.Status), ""
	if r.Overdue {
		status = "overdue"
	}
	if r.By != nil {
		by = r.By.Ref
	}
	if short {
		return []string{firstDayOf(r.At), string(r.Kind), r.Who, status, r.What}
	}
	return []string{firstDayOf(r.At), string(r.Kind), r.Who, r.Deadline, status, fmt.Sprint(r.Days), by, r.What}
}

func (r *commitmentRow) csv() []string {
	by := commitmentBy{}
	if r.By != nil {
		by = *r.By
	}
	return []string{r.ID, string(r.Kind), r.Who, r.Key, listed(r.ToKeys), r.Cue, r.What, r.Condition, r.Deadline, string(r.Act), r.At, r.Outlet, r.Ref, string(r.Status), fmt.Sprint(r.Overdue), fmt.Sprint(r.Days),
		r.Why, by.Ref, by.Quote, by.Words, listed(r.Again)}
}
