package main

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type blameCmd struct {
	ledgerFlag
	rowsFlag
	Since string `placeholder:"DAY" help:"Reports of this day (YYYY-MM-DD) or later."`
	Until string `placeholder:"DAY" help:"Reports of this day or earlier."`
	By    string `enum:"outlet,speaker" default:"outlet" placeholder:"WHO" help:"Whose reports or words are added up: outlet or speaker. Default outlet."`
	Name  string `arg:"" optional:"" help:"Only this outlet or speaker."`
}

// Help is shown by hearsay blame --help.
func (blameCmd) Help() string {
	return `Shows blame shares: of the incidents that an outlet reports (or a party speaks of), the share that is
laid at each party's door. An incident weighs one however often it is told; those of which nobody is
accused count as "nobody named". Opinion is left out; an outlet's shares hold what it quotes
as well as its own voice. 95 % intervals (Wilson, incidents as trials); under ten incidents nothing is shown,
and JSON and CSV have counts only.

  hearsay blame
  hearsay blame --by speaker -o jsonl | jq -c 'select(.share != null)'`
}

// blameRow is a row of blame.
type blameRow struct {
	By        string      `json:"by"`
	Name      string      `json:"name"`
	N         int         `json:"n"`
	Accused   string      `json:"accused"` // "" for nobody named
	Key       string      `json:"accused_key"`
	Incidents int         `json:"incidents"` // in which it is accused
	Share     *float64    `json:"share"`
	CI95      *[2]float64 `json:"ci95"`
	IDs       []string    `json:"ids"`
	Quotes    []string    `json:"quotes"` // that accuse it
}

var blameColumns = []string{"by", "name", "n", "accused", "accused_key", "incidents", "share", "lo", "hi", "ids"}

// Run adds up.
func (c *blameCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	b := blaming{cmd: c, names: newNames(a, l), behind: map[[2]string]*basis{}}
	if err := pipeline.EachView(a.ctx, l, store.KindIncident, b.incident); err != nil {
		return ledgerHint(err)
	}
	w := newRows(a, c.Output, column{"N", 5}, column{"SHARE", 16}, column{"INCIDENTS", 9}, column{"ACCUSED", 28}, column{"BY", 0})
	limit, few := c.limit(a), 0
	for _, g := range blame.Shares(b.reports) {
		name := g.Name
		if c.By == "speaker" {
			name = b.names.of(g.Name, "")
		}
		if c.Name != "" && c.Name != name && c.Name != g.Name {
			continue
		}
		if c.Output == "table" && !g.Shown {
			few++
			continue
		}
		for _, s := range g.Shares {
			if limit > 0 && w.n == limit {
				break
			}
			row := blameRow{By: c.By, Name: name, N: g.N, Key: s.Accused, Incidents: s.Incidents, IDs: []string{}, Quotes: []string{}}
			accused := "nobody named"
			if s.Accused != "" {
				row.Accused = b.names.of(s.Accused, "")
				accused = row.Accused
			}
			if x := b.behind[[2]string{g.Name, s.Accused}]; x != nil {
				row.IDs, row.Quotes = x.incidents, x.quotes
			}
			text, csv := fmt.Sprint(s.Incidents), []string{"", "", ""}
			if g.Shown {
				v := round4(s.Value)
				row.Share, row.CI95 = &v, &[2]float64{round4(s.Lo), round4(s.Hi)}
				text = fmt.Sprintf("%.0f %% (%.0f–%.0f)", 100*v, 100*s.Lo, 100*s.Hi)
				csv = []string{fmt.Sprint(v), fmt.Sprint(row.CI95[0]), fmt.Sprint(row.CI95[1])}
			}
			cells := []string{fmt.Sprint(g.N), text, fmt.Sprint(s.Incidents), accused, name}
			csv = append([]string{row.By, row.Name, fmt.Sprint(row.N), row.Accused, row.Key, fmt.Sprint(row.Incidents)}, append(csv, listed(row.IDs))...)
			if err := w.row(row, cells, blameColumns, csv); err != nil {
				return err
			}
		}
	}
	if err := w.end(blameColumns); err != nil {
		return err
	}
	if c.Output == "table" {
		fmt.Fprintf(a.stderr, "hearsay: %d incidents%s\n", b.n, unlinked(a, l))
		if few > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s with fewer than %d (-o jsonl has their counts)\n", few, plural(few, c.By), blame.Least)
		}
		explainPrecision(a)
	}
	return nil
}

// blaming gathers what blame adds up.
type blaming struct {
	cmd     *blameCmd
	names   *names
	reports []blame.Report
	behind  map[[2]string]*basis // by group and accused
	n       int
}

// basis are the incidents and quotes behind a row.
type basis struct{ incidents, quotes []string }

// incident takes every report of an incident.
func (b *blaming) incident(v *store.View, body *view.Incident) {
	named := map[hearsay.QuoteID][]string{} // whom a quote accuses of this
	for i := range body.Attributions {
		x := &body.Attributions[i]
		for _, q := range x.Quotes {
			if x.AccusedKey != "" {
				named[q] = append(named[q], x.AccusedKey)
			}
		}
	}
	told := map[string]bool{}
	accused := map[string]bool{}
	for i := range body.Quotes {
		q := &body.Quotes[i]
		if q.Genre == hearsay.GenreOpinion || b.cmd.Since != "" && q.Day < b.cmd.Since || b.cmd.Until != "" && (q.Day == "" || q.Day > b.cmd.Until) {
			continue
		}
		group := ""
		if hearsay.KnownOutlet(q.Outlet) {
			group = q.Outlet
		}
		if b.cmd.By == "speaker" {
			if group = pipeline.PartyOf(q); group == q.SpeakerKey {
				b.names.note(q.SpeakerKey, q.Speaker)
			}
		}
		if group == "" {
			continue
		}
		r := blame.Report{Group: group, Incident: v.ID, ID: string(q.Article)}
		for _, c := range q.Charged {
			if q.Stance != view.Asserts || c.Score < blame.Floor || !slices.Contains(named[q.ID], c.Key) {
				continue
			}
			r.Accused = append(r.Accused, c.Key)
			b.names.note(c.Key, c.Name)
			accused[group] = true
			x := b.basis(group, c.Key, v.ID)
			if !slices.Contains(x.quotes, string(q.ID)) {
				x.quotes = append(x.quotes, string(q.ID))
			}
		}
		told[group] = true
		b.reports = append(b.reports, r)
	}
	for g := range told {
		if !accused[g] {
			b.basis(g, "", v.ID)
		}
	}
	if len(told) > 0 {
		b.n++
	}
}

// basis returns what stands behind a row, incident included.
func (b *blaming) basis(group, accused, incident string) *basis {
	k := [2]string{group, accused}
	x := b.behind[k]
	if x == nil {
		x = &basis{quotes: []string{}}
		b.behind[k] = x
	}
	if !slices.Contains(x.incidents, incident) {
		x.incidents = append(x.incidents, incident)
	}
	return x
}

// names are those of parties, by key.
type names struct {
	a    *app
	l    *embedded.Ledger
	seen map[string]string
}

func newNames(a *app, l *embedded.Ledger) *names {
	return &names{a: a, l: l, seen: map[string]string{}}
}

func (n *names) note(key, name string) {
	if key != "" && n.seen[key] == "" {
		n.seen[key] = name
	}
}

// of returns the name under which the ledger lists a party, else one that a row has for it, else
// fallback, else the key.
func (n *names) of(key, fallback string) string {
	if s, ok := n.seen["\x00"+key]; ok {
		return s
	}
	s := cmp.Or(n.seen[key], fallback, key)
	if v, err := n.l.View(n.a.ctx, view.ID(store.KindActor, hearsay.ArticleID(key), "")); err == nil && v.Title != "" {
		s = v.Title
	}
	n.seen["\x00"+key] = s
	return s
}
