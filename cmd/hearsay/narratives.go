package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/internal/link/story"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/store/embedded"
)

type narrativesCmd struct {
	ledgerFlag
	worldFlag
	rowsFlag
	Since  string  `placeholder:"DAY" help:"Articles of this day (YYYY-MM-DD) or later."`
	Until  string  `placeholder:"DAY" help:"Articles of this day or earlier."`
	Of     string  `enum:"affairs,incidents,claims,all" default:"all" placeholder:"WHAT" help:"Pairs of affairs, of incidents, or of claims. Default all."`
	Over   string  `enum:"articles,days" default:"articles" placeholder:"WHAT" help:"Told in the same article, or by one outlet on one day. Default articles."`
	Grow   bool    `help:"How bundles of tied affairs grow: ties, texts and outlets by day."`
	MaxQ   float64 `name:"max-q" default:"0.05" placeholder:"Q" help:"Share of false findings to accept. Default 0.05."`
	Tested bool    `help:"Also pairs that were tested and that chance explains."`
	Spoken bool    `help:"Also pairs of affairs that a sentence puts together, whether chance explains them or not."`
	All    bool    `help:"Also pairs that chance explains, those too few to test, and claims of one incident."`

	days map[[2]string][]string     // articles by outlet and day, where asked over days
	of   map[string]map[string]bool // articles by affair
}

// Help is shown by hearsay narratives --help.
func (narrativesCmd) Help() string {
	return `Lists affairs, incidents, and claims with three reports or more, that are told together in the same
articles more often than chance allows (given how many articles tell of each, and how much each
article tells), with the first article that does so. An affair is a story, or an incident with its stories; articles of
one affair that speak of another, or carry a claim of it, tie the two, and the sentence is shown; how many pairs a sentence ties is
told beside those beyond chance, and --spoken lists them. Of incidents and claims, quotes tell. Opinion is left out; copies of one text are one. A pair
says that two affairs are told as one, not that they are. What is together in one article only
cannot be tested; --all lists it. Over days, affairs that one outlet tells on one day, chance knows on which days and
by which outlets each was told: what merely happened in one week, or belongs to one beat, is no finding.

  hearsay narratives
  hearsay narratives --over days
  hearsay narratives --of affairs --spoken
  hearsay narratives --grow --all
  hearsay narratives --all -o jsonl | jq -c '[.a, .b, .together, .first_by.ref]'`
}

// firstRow is the first article that ties two things.
type firstRow struct {
	Outlet string `json:"outlet"`
	Ref    string `json:"ref"`
	At     string `json:"at"`
}

// tieRow is a row of narratives.
type tieRow struct {
	Of       string        `json:"of"` // affairs, incidents, claims
	A        string        `json:"a"`
	B        string        `json:"b"`
	Together int           `json:"together"`
	Expected *float64      `json:"expected"` // null where not tested
	P        *float64      `json:"p"`
	Q        *float64      `json:"q"`
	Tied     bool          `json:"tied"`
	Same     bool          `json:"same_incident"` // claims of one incident
	FirstBy  firstRow      `json:"first_by"`
	IDs      []string      `json:"ids"` // of a and b
	Refs     []string      `json:"refs"`
	Over     string        `json:"over"`     // articles, days
	Needed   *int          `json:"needed"`   // common texts that are surely enough to be the first finding; null where not tested
	Passages []tiePassages `json:"passages"` // beside refs: the quotes that tell of each
}

// tiePassages are the quotes that tell of two things: of one article, over days of its outlet's articles of that
// day. Of affairs, the sentence in which the article refers to one that is not its own.
type tiePassages struct {
	Ref    string      `json:"ref"`
	A      []string    `json:"a"`
	B      []string    `json:"b"`
	Refers []refersRow `json:"refers,omitempty"`
	Own    []ownRow    `json:"own,omitempty"` // of affairs that are tied: articles that are of one themselves
}

// ownRow is an article of an affair that says so by what it is: nothing in it refers to the affair.
type ownRow struct {
	To    string `json:"to"` // id of the affair
	Ref   string `json:"ref"`
	Title string `json:"title"` // "" for none; names of private persons left out
}

// refersRow is a sentence that refers to an affair.
type refersRow struct {
	To     string  `json:"to"` // id of the affair
	Ref    string  `json:"ref"`
	Outlet string  `json:"outlet"`
	Words  string  `json:"words"` // names of private persons left out
	Score  float64 `json:"score"` // of words from .95, of a parallel from .3; of a claim the share of its texts that are the affair's, from .5
}

// spoken reports whether a sentence puts the two together.
func (r *tieRow) spoken() bool {
	return slices.ContainsFunc(r.Passages, func(p tiePassages) bool { return len(p.Refers) > 0 })
}

// ownMost is how many articles of an affair itself are told of each text or day: outlets have hundreds on a day.
const ownMost = 2

// neededAlpha is the share of false findings at which it is told how many texts would be enough.
const neededAlpha = 0.05

var tieColumns = []string{"of", "a", "b", "together", "expected", "p", "q", "tied", "same_incident", "first_outlet", "first_ref", "first_at", "id_a", "id_b", "refs", "over", "needed"}

// Run tests.
func (c *narrativesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if math.IsNaN(c.MaxQ) || c.MaxQ < 0 || c.MaxQ > 1 {
		return usageError{fmt.Errorf("--max-q %v lies outside 0 to 1", c.MaxQ)}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := c.retold(a, l)
	if err != nil {
		return ledgerHint(err)
	}
	if c.Grow {
		return c.grow(a, in)
	}
	w := newRows(a, c.Output, column{"TOGETHER", 8}, column{"EXPECTED", 8}, column{"Q", 6}, column{"FIRST BY", 32}, column{"TOLD AS ONE", 0})
	w.wide(120, "EXPECTED", "FIRST BY")
	limit := c.limit(a)
	for _, kind := range c.kinds() {
		res, err := c.ties(a, in, kind)
		if err != nil {
			return err
		}
		found, single, said := 0, 0, 0
		for i := range res.Ties {
			t := &res.Ties[i]
			row := c.newTie(in, kind, t, res.Tested)
			spoken := !row.Same && row.spoken()
			if spoken {
				said++
			}
			switch {
			case row.Tied && !row.Same:
				found++
			case !t.Tested && !row.Same:
				single++
			}
			if !c.All && (!row.Tied && !(c.Tested && t.Tested) && !(c.Spoken && spoken) || row.Same) || w.full(limit) {
				continue
			}
			if err := printTie(w, &row); err != nil {
				return err
			}
		}
		if c.tells(a) {
			fmt.Fprintf(a.stderr, "hearsay: %d %s in %d %s; %d stand in %d %s or more; %d %s told together beyond chance\n", len(in.Things[kind]), kind, res.Texts, c.unit(), res.Tested, narrative.Least, c.unit(), found, pairsAre(found))
			switch {
			case found == 0 && c.Over == "articles":
				c.power(a, in, kind, &res)
			case found == 0:
				c.powerOver(a, in, kind, &res)
			}
			if said > 0 {
				pairs, are, _ := strings.Cut(pairsAre(said), " ")
				fmt.Fprintf(a.stderr, "hearsay: %d %s of %s %s put together in a sentence, whether chance explains it or not%s\n", said, pairs, kind, are, map[bool]string{false: " (--spoken lists them)"}[c.Spoken || c.All])
			}
			if res.Crowds > 0 {
				fmt.Fprintf(a.stderr, "hearsay: %d %s tell of more than %d %s each and are left out: digests tie nothing\n", res.Crowds, c.unit(), narrative.Crowd, kind)
			}
			if single > 0 {
				fmt.Fprintf(a.stderr, "hearsay: %s of %s %s together in one of these; too few to test%s\n", pluralOf(single, "1 pair", fmt.Sprintf("%d pairs", single)), kind, pluralOf(single, "was", "were"), hintAll(c.All))
			}
		}
	}
	if err := w.end(tieColumns); err != nil {
		return err
	}
	if c.tells(a) && len(in.Articles) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: no articles"+unlinked(a, l))
	}
	return nil
}

// power says what a tie would have needed where none was found: of two things that stand in as many texts as
// the middle one of those tested, by chance together in the product by all texts.
func (c *narrativesCmd) power(a *app, in *pipeline.Retold, kind string, res *narrative.Result) {
	var sizes []int
	for _, t := range in.Things[kind] {
		if n := len(t.Articles); n >= narrative.Least {
			sizes = append(sizes, n)
		}
	}
	if res.Tested < 2 || len(sizes) == 0 || res.Texts == 0 {
		return
	}
	slices.Sort(sizes)
	mid := sizes[len(sizes)/2]
	needed := narrative.Enough(float64(mid*mid)/float64(res.Texts), res.Tested, neededAlpha)
	if needed > mid {
		fmt.Fprintf(a.stderr, "hearsay: two %s in %d articles each, the median, would not surely have been found even if always together: that takes up to %d common texts\n", kind, mid, needed)
		return
	}
	fmt.Fprintf(a.stderr, "hearsay: two %s in %d articles each, the median, would surely have been found from %d common texts on\n", kind, mid, needed)
}

func pairsAre(n int) string {
	if n == 1 {
		return "pair is"
	}
	return "pairs are"
}

func hintAll(all bool) string {
	if all {
		return ""
	}
	return " (--all lists them)"
}

// kinds are what ties are looked for between.
func (c *narrativesCmd) kinds() []string {
	if c.Of == "all" {
		return []string{"affairs", "incidents", "claims"}
	}
	return []string{c.Of}
}

// retold reads who tells of what. Texts are read only where affairs are asked for.
func (c *narrativesCmd) retold(a *app, l *embedded.Ledger) (*pipeline.Retold, error) {
	q := pipeline.RetoldQuery{Since: c.Since, Until: c.Until, Kinds: c.kinds()}
	affairs := slices.Contains(c.kinds(), "affairs")
	if affairs {
		r, err := c.rereader(a, l)
		if err != nil {
			return nil, err
		}
		if q.Terms, err = story.NewTable(r.World()); err != nil {
			return nil, err
		}
		p := newLong(a)
		defer p.end()
		q.Show = func(n int) { p.show("reading texts: articles", int64(n), 0) }
	}
	key := retoldKey(l.Path(), &q)
	if in := a.retold.get(key); in != nil {
		return in, nil
	}
	in, err := pipeline.ReadRetold(a.ctx, l, q)
	if err == nil && affairs {
		a.retold.put(key, in)
	}
	return in, err
}

// ties finds them over articles or days.
func (c *narrativesCmd) ties(a *app, in *pipeline.Retold, kind string) (narrative.Result, error) {
	if c.Over == "days" {
		return narrative.Days(a.ctx, in.Things[kind], in.Articles)
	}
	return narrative.Ties(a.ctx, in.Things[kind], in.Articles)
}

// unit is what things are told in.
func (c *narrativesCmd) unit() string {
	if c.Over == "days" {
		return "outlets' days"
	}
	return "texts"
}

// newTie is the row of a tie; things is how many were tested.
func (c *narrativesCmd) newTie(in *pipeline.Retold, kind string, t *narrative.Tie, things int) tieRow {
	r := tieRow{Over: c.Over, Passages: []tiePassages{}, Of: kind, A: in.Titles[t.A], B: in.Titles[t.B], Together: t.Together, IDs: []string{t.A, t.B}, Refs: []string{}}
	r.Same = in.OneIncident(t.A, t.B)
	if t.Tested {
		e, p, q := math.Round(t.Expected*100)/100, t.P, t.Q
		needed := narrative.Enough(t.Expected, things, neededAlpha)
		r.Expected, r.P, r.Q, r.Tied, r.Needed = &e, &p, &q, t.Q <= c.MaxQ, &needed
	}
	for i, id := range t.Articles {
		x := in.Heads[id]
		r.Refs = append(r.Refs, x.Ref)
		p, n := tiePassages{Ref: x.Ref, A: []string{}, B: []string{}}, map[string]int{}
		for _, k := range c.column(in, id) {
			if kind != "affairs" {
				p.A, p.B = append(p.A, in.Passages(t.A, k)...), append(p.B, in.Passages(t.B, k)...)
				continue
			}
			for _, to := range r.IDs {
				if x := in.Refers(to, k); x != nil {
					p.Refers = append(p.Refers, refersRow{to, in.Heads[k].Ref, in.Heads[k].Outlet, x.Words, x.Weight})
				} else if r.Tied && n[to] < ownMost && c.owns(in, to, k) {
					n[to]++
					p.Own = append(p.Own, ownRow{to, in.Heads[k].Ref, in.Heads[k].Title})
				}
			}
		}
		r.Passages = append(r.Passages, p)
		if i == 0 {
			r.FirstBy = firstRow{x.Outlet, x.Ref, cmp.Or(rows.Time(x.At), x.Day)}
		}
	}
	return r
}

// owns reports whether an article is one of those that tell of an affair.
func (c *narrativesCmd) owns(in *pipeline.Retold, affair, article string) bool {
	if c.of == nil {
		c.of = map[string]map[string]bool{}
		for _, t := range in.Things["affairs"] {
			if c.of[t.ID] == nil {
				c.of[t.ID] = map[string]bool{}
			}
			for _, id := range t.Articles {
				c.of[t.ID][id] = true
			}
		}
	}
	return c.of[affair][article]
}

// column is the articles that are told together with one: itself, and over days those of its outlet and day.
func (c *narrativesCmd) column(in *pipeline.Retold, id string) []string {
	x := in.Heads[id]
	if c.Over != "days" || x.Outlet == "" || x.Day == "" {
		return []string{id}
	}
	if c.days == nil {
		c.days = map[[2]string][]string{}
		for i := range in.Articles {
			a := &in.Articles[i]
			c.days[[2]string{a.Outlet, a.Day}] = append(c.days[[2]string{a.Outlet, a.Day}], a.ID)
		}
	}
	if list := c.days[[2]string{x.Outlet, x.Day}]; len(list) > 0 {
		return list
	}
	return []string{id}
}

// orNone makes an empty list of nil.
func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// called is a thing by its short id and what it is called.
func called(id, title string) string {
	if title == "" {
		return short(id) + " (no headline)"
	}
	return short(id) + " " + headed(title)
}

// headed puts a headline into marks; what an incident is called has them behind its outlet: The Lark: “Kestria cuts the cable”.
func headed(title string) string {
	if strings.Contains(title, ": “") && strings.HasSuffix(title, "”") || strings.Contains(title, ": ‘") && strings.HasSuffix(title, "’") {
		return title
	}
	return "“" + title + "”"
}

func printTie(w *rowWriter, r *tieRow) error {
	expected, p, q, shown := "", "", "", "–"
	if r.Expected != nil {
		expected, p, q = fmt.Sprint(*r.Expected), fmt.Sprint(*r.P), fmt.Sprint(*r.Q)
		shown = small(*r.Q)
	}
	needed := ""
	if r.Needed != nil {
		needed = fmt.Sprint(*r.Needed)
	}
	cells := []string{fmt.Sprint(r.Together), cmp.Or(expected, "–"), shown, cmp.Or(r.FirstBy.Outlet, "unknown outlet") + ", " + r.FirstBy.Ref, sides(called(r.IDs[0], r.A), called(r.IDs[1], r.B), w.rest())}
	csv := []string{r.Of, r.A, r.B, fmt.Sprint(r.Together), expected, p, q, fmt.Sprint(r.Tied), fmt.Sprint(r.Same), r.FirstBy.Outlet, r.FirstBy.Ref, r.FirstBy.At, r.IDs[0], r.IDs[1], listed(r.Refs), r.Over, needed}
	return w.row(*r, cells, tieColumns, csv)
}
