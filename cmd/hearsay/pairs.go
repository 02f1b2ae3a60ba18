package main

import (
	"cmp"
	"fmt"
	"strings"

	"hearsay/internal/measure/escalation"
	"hearsay/internal/pipeline"
)

type pairsCmd struct {
	ledgerFlag
	rowsFlag
	Since   string   `placeholder:"DAY" help:"Acts of this day (YYYY-MM-DD) or later."`
	Until   string   `placeholder:"DAY" help:"Acts of this day or earlier."`
	By      string   `enum:"day,week" default:"week" placeholder:"STEP" help:"For two states, and sparklines: one point for each day or week. Default week."`
	Outlet  string   `placeholder:"NAME" help:"Only what this outlet's articles tell."`
	Without []string `placeholder:"NAME" help:"Count anew without this outlet; may be given more than once."`
	Within  int      `default:"3" placeholder:"DAYS" help:"How soon an answer counts. Default 3."`
	States  []string `arg:"" optional:"" placeholder:"STATE" help:"Two states: their points over time, both ways. One: only its pairs."`
}

// Help is shown by hearsay pairs --help.
func (pairsCmd) Help() string {
	return `Shows what states say to each other and are said to do to each other, for each ordered pair: words
(accuse, threaten, demand, condemn, reject, promise, praise: first-hand) apart from deeds (hearsay:
somebody says that it was done). An act counts once for each affair, day, pair and kind, however often it is told.
Quads: verbal and material cooperation, verbal and material conflict; scores are PLOVER's, from −10 to 10.
Answered: of the days on which the first turns against the other, those that the other turned against it
within --within days of, tested against its acts moved within four weeks on the clock of everybody's news;
denials and deeds that stand only in accusations do not count there. There is no threat score and no forecast. Under ten
acts there is no mean and no share.

  hearsay pairs
  hearsay pairs Quillara Ustrand --by day
  hearsay pairs Quillara Ustrand --without 'Ustrand One' -o jsonl`
}

// pairRow is a row of pairs: one ordered pair and layer.
type pairRow struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	FromKey    string      `json:"from_key"`
	ToKey      string      `json:"to_key"`
	Layer      string      `json:"layer"` // words, deeds
	N          int         `json:"n"`
	Quads      [4]int      `json:"quads"`
	Mean       *float64    `json:"mean_score"` // null under ten acts, as are the next two
	Conflict   *float64    `json:"conflict"`
	CI95       *[2]float64 `json:"ci95"`
	Alleged    int         `json:"alleged"` // deeds that stand only in accusations
	Highest    string      `json:"highest"` // category of conflict with the lowest score
	Publishers int         `json:"publishers"`
	Answer     answerCell  `json:"answered"`
	Points     []int       `json:"points"` // acts of each day or week
	Quotes     []string    `json:"quotes"`
	Own        []ownCell   `json:"own"` // deeds that articles tell in their own words
}

// ownCell is a sentence in which an article itself tells a deed.
type ownCell struct {
	Ref   string `json:"ref"`
	Words string `json:"words"` // the sentence, without names of private persons
}

// behind tells quotes from sentences of articles' own words.
func (p *pairing) behind(ids []string) (quotes []string, own []ownCell) {
	quotes, own = []string{}, []ownCell{}
	for _, id := range ids {
		if words, ok := p.acts.Own[id]; ok {
			own = append(own, ownCell{p.acts.Refs[id], words})
		} else {
			quotes = append(quotes, id)
		}
	}
	return quotes, own
}

// answerCell is how often To answers From.
type answerCell struct {
	Days     int         `json:"days"`
	Answered int         `json:"answered"`
	Before   int         `json:"before"`
	Expected *float64    `json:"expected"` // null where not tested, as are all but the verdict
	Range    *[2]float64 `json:"range95"`
	P        *float64    `json:"p"`
	Q        *float64    `json:"q"`
	Power    *float64    `json:"power"`
	Verdict  string      `json:"verdict"`
}

func newAnswer(a *escalation.Answer) answerCell {
	c := answerCell{Days: a.Days, Answered: a.Answered, Before: a.Before, Verdict: string(cmp.Or(a.Verdict, escalation.TooFew))}
	if c.Verdict != string(escalation.TooFew) {
		e, p, q, w := round2(a.Expected), round6(a.P), round6(a.Q), round2(a.Power)
		c.Expected, c.Range, c.P, c.Q, c.Power = &e, &[2]float64{a.Lo, a.Hi}, &p, &q, &w
	}
	return c
}

// csv are its cells.
func (c *answerCell) csv() []string {
	out := []string{fmt.Sprint(c.Days), fmt.Sprint(c.Answered), fmt.Sprint(c.Before)}
	if c.P == nil {
		return append(out, "", "", "", "", "", "", c.Verdict)
	}
	return append(out, fmt.Sprint(*c.Expected), fmt.Sprint(c.Range[0]), fmt.Sprint(c.Range[1]), fmt.Sprint(*c.P), fmt.Sprint(*c.Q), fmt.Sprint(*c.Power), c.Verdict)
}

var pairColumns = []string{"from", "to", "from_key", "to_key", "layer", "n", "q1", "q2", "q3", "q4", "mean_score", "conflict", "lo", "hi", "alleged", "highest", "publishers",
	"days", "answered", "before", "expected", "range_lo", "range_hi", "p", "q", "power", "verdict", "points", "quotes", "own"}

// pairing is one run of the command.
type pairing struct {
	*pairsCmd
	acts  *pipeline.Acts
	ones  []escalation.One
	names *names
	step  int
}

// Run counts and tests.
func (c *pairsCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if len(c.States) > 2 {
		return usageError{fmt.Errorf("%d states; a pair has two", len(c.States))}
	}
	if c.Within < 1 {
		return usageError{fmt.Errorf("--within %d is no number of days", c.Within)}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	p := pairing{pairsCmd: c, names: newNames(a, l), step: 7}
	if c.By == "day" {
		p.step = 1
	}
	if p.acts, err = pipeline.ReadActs(a.ctx, l, pipeline.ActQuery{Since: c.Since, Until: c.Until, Outlet: c.Outlet, Without: c.Without}); err != nil {
		return ledgerHint(err)
	}
	p.ones = escalation.Once(p.acts.List, p.acts.Days)
	pairs, res := escalation.Pairs(p.ones, escalation.Options{Days: p.acts.Days, News: p.acts.News, Within: c.Within})
	keys := make([]string, len(c.States))
	for i, s := range c.States {
		if keys[i] = p.find(s); keys[i] == "" {
			return hintf(fmt.Errorf("no state %q in these acts", s), "hearsay pairs lists those that there are")
		}
	}
	if len(keys) == 2 {
		err = p.series(a, pairs, keys[0], keys[1])
	} else {
		err = p.list(a, pairs, keys)
	}
	if err != nil || !c.tells(a) {
		return err
	}
	p.explain(a, &res)
	if len(pairs) == 0 {
		fmt.Fprintf(a.stderr, "hearsay: no act of one state toward another%s\n", unlinked(a, l))
	}
	return nil
}

// find returns the code of a state that is called so.
func (p *pairing) find(name string) string {
	for i := range p.ones {
		for _, code := range []string{p.ones[i].From, p.ones[i].To} {
			if strings.EqualFold(code, name) || strings.EqualFold(p.name(code), name) || strings.EqualFold("state:"+code, name) {
				return code
			}
		}
	}
	return ""
}

func (p *pairing) name(code string) string { return p.names.of("state:"+code, code) }

// list prints all ordered pairs, or those of one state.
func (p *pairing) list(a *app, pairs []escalation.Pair, only []string) error {
	w := newRows(a, p.Output, column{"LAYER", 5}, column{"ACTS", 4}, column{"QUADS 1–4", 9}, column{"MEAN", 5}, column{"CONFLICT", 14}, column{"ANSWERED", 8}, column{"P", 5}, column{"Q", 5}, column{"VERDICT", 10}, column{"OVER TIME", 40}, column{"FROM → TO", 0})
	w.wide(150, "OVER TIME")
	w.wide(120, "P", "MEAN", "CONFLICT")
	limit := p.limit(a)
	for i := range pairs {
		x := &pairs[i]
		if len(only) > 0 && x.From != only[0] && x.To != only[0] {
			continue
		}
		for _, layer := range []escalation.Layer{escalation.Words, escalation.Deeds} {
			t, answer := &x.Words, &x.WordsAnswer
			if layer == escalation.Deeds {
				t, answer = &x.Deeds, &x.DeedsAnswer
			}
			if t.N == 0 {
				continue
			}
			if w.full(limit) {
				break
			}
			row := pairRow{From: p.name(x.From), To: p.name(x.To), FromKey: "state:" + x.From, ToKey: "state:" + x.To, Layer: string(layer), N: t.N, Quads: t.Quads, Alleged: t.Alleged,
				Highest: t.Top, Publishers: t.Publishers, Answer: newAnswer(answer)}
			row.Quotes, row.Own = p.behind(t.IDs)
			for _, pt := range escalation.Series(p.ones, x.From, x.To, layer, p.acts.Days, p.step) {
				row.Points = append(row.Points, pt.N)
			}
			row.Mean, row.Conflict, row.CI95 = shown(t)
			cells := []string{row.Layer, fmt.Sprint(t.N), quadCell(t), scoreCell(row.Mean), conflictCell(t), fmt.Sprintf("%d of %d", answer.Answered, answer.Days), probability(row.Answer.P), probability(row.Answer.Q), row.Answer.Verdict, sparkline(row.Points, 40), row.From + " → " + row.To}
			csv := append([]string{row.From, row.To, row.FromKey, row.ToKey, row.Layer}, tallyCells(t)...)
			csv = append(append(append(csv, fmt.Sprint(t.Alleged), t.Top, fmt.Sprint(t.Publishers)), row.Answer.csv()...), numbersOf(row.Points), listed(row.Quotes), listedOwn(row.Own))
			if err := w.row(row, cells, pairColumns, csv); err != nil {
				return err
			}
		}
	}
	return w.end(pairColumns)
}

// leastActs is how many acts a mean or share needs.
const leastActs = 10

// shown returns what may be shown of a tally.
func shown(t *escalation.Tally) (mean, conflict *float64, ci *[2]float64) {
	if t.N < leastActs {
		return nil, nil, nil
	}
	m, s := round2(t.Mean), round4(t.Share())
	return &m, &s, &[2]float64{round4(t.Lo), round4(t.Hi)}
}

// explain says what was tested, and how likely an answer would have been found.
func (p *pairing) explain(a *app, res *escalation.Result) {
	if p.acts.Days == 0 {
		return
	}
	fmt.Fprintf(a.stderr, "hearsay: %d acts between states in %d places, %s to %s; deeds are what somebody says was done\n", len(p.ones), len(p.acts.List), p.acts.Date(0), p.acts.Date(p.acts.Days-1))
	if p.acts.Undated > 0 {
		fmt.Fprintf(a.stderr, "hearsay: left out: %d without a day\n", p.acts.Undated)
	}
	fmt.Fprintf(a.stderr, "hearsay: answers tested for %d ordered pairs and layers (q: Benjamini–Yekutieli), %d reciprocal; %d with %s\n", res.Tested, res.Found, res.TooFew, untested(res))
	if res.Tested > 0 {
		fmt.Fprintf(a.stderr, "hearsay: a state that answered half of the days left open would have been found with probability %.2f (median of those tested); of the others nothing is known\n", res.Power)
	} else {
		fmt.Fprintf(a.stderr, "hearsay: nothing could be tested, so that no answer found says nothing: a test needs %d days of conflict on both sides, in a window of %d days or more\n", res.Least, res.Window)
	}
	explainPrecision(a)
}

// untested says why ordered pairs and layers were not tested.
func untested(res *escalation.Result) string {
	if res.Short {
		return fmt.Sprintf("a window of fewer than %d days", res.Window)
	}
	return fmt.Sprintf("fewer than %d days of conflict on a side", res.Least)
}
