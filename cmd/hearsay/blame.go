package main

import (
	"fmt"
	"strings"

	"hearsay/internal/measure/blame"
	"hearsay/internal/pipeline"
)

type blameCmd struct {
	ledgerFlag
	rowsFlag
	Since   string `placeholder:"DAY" help:"Reports of this day (YYYY-MM-DD) or later."`
	Until   string `placeholder:"DAY" help:"Reports of this day or earlier."`
	By      string `enum:"outlet,speaker,bloc" default:"outlet" placeholder:"WHO" help:"Whose reports or words are added up: outlet, speaker, or bloc of outlets. Default outlet."`
	Bloc    string `default:"owner-kind" placeholder:"WHICH" help:"With --by bloc: owner-kind, country, owner, kind (of the table of outlets), or a CSV file with the columns outlet, bloc. Default owner-kind."`
	Per     string `enum:"incident,claim" default:"incident" placeholder:"WHAT" help:"What weighs one: an incident, or each claim about one. Default incident."`
	States  bool   `help:"Lay what a state's offices, forces and bodies are accused of at the door of the state; persons, and groups said to act for it, stay apart."`
	Opinion bool   `help:"Opinion pieces alone, which are left out otherwise."`
	Name    string `arg:"" optional:"" help:"Only this outlet, speaker or bloc."`
}

// Help is shown by hearsay blame --help.
func (blameCmd) Help() string {
	return `Shows blame shares: of the incidents that an outlet reports (or a party speaks of), the share that is
laid at each party's door. An incident weighs one however often it is told; those of which nobody is
accused count as "nobody named". Opinion is left out; an outlet's shares hold what it quotes
as well as its own voice. 95 % intervals: Wilson (incidents as trials), and a bootstrap over stories from five
of them on; "read right" is the range that remains when the reader's measured mistakes are taken
out (Rogan and Gladen). Under ten incidents there is no share: a table leaves such outlets out, and
pages, JSON and CSV have their counts. Articles of unknown outlets count in no outlet's row and no bloc's.

  hearsay blame
  hearsay blame --states
  hearsay blame --by bloc --bloc country
  hearsay blame --opinion --per claim
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
	Quotes    []string    `json:"quotes"`       // that accuse it
	Boot95    *[2]float64 `json:"boot95"`       // over stories; null for fewer than five
	Corrected *[3]float64 `json:"rogan_gladen"` // value and range without the reader's mistakes; null where that cannot hold
	Per       string      `json:"per"`          // incident, claim: what n counts
	Genre     string      `json:"genre"`        // report, opinion
	States    bool        `json:"states"`       // states with their offices, forces and bodies
}

var blameColumns = []string{"by", "name", "n", "accused", "accused_key", "incidents", "share", "lo", "hi", "ids", "boot_lo", "boot_hi", "corrected", "corrected_lo", "corrected_hi", "per", "genre", "states"}

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
	q := pipeline.BlameQuery{Since: c.Since, Until: c.Until, Opinion: c.Opinion, By: c.By, Per: c.Per, States: c.States}
	if c.By == "bloc" {
		if q.Bloc, err = blocs(a, l, c.Bloc); err != nil {
			return err
		}
	}
	b, err := pipeline.ReadBlamed(a.ctx, l, q)
	if err != nil {
		return ledgerHint(err)
	}
	names := newNames(a, l)
	for key, name := range b.Names {
		names.note(key, name)
	}
	w := newRows(a, c.Output, column{"N", 5}, column{"SHARE", 16}, column{"BY STORIES", 10}, column{"READ RIGHT", 10}, column{strings.ToUpper(c.Per) + "S", 9}, column{"ACCUSED", 28}, column{"BY", 0})
	w.wide(110, "BY STORIES", "READ RIGHT", strings.ToUpper(c.Per)+"S")
	limit, few, known := c.limit(a), 0, false
	for _, g := range blame.Shares(b.Reports) {
		name := g.Name
		if c.By == "speaker" {
			name = names.of(g.Name, "")
		}
		if c.Name != "" && c.Name != name && c.Name != g.Name {
			continue
		}
		known = true
		if c.Output == "table" && !g.Shown {
			few++
			continue
		}
		for _, s := range g.Shares {
			if w.full(limit) {
				break
			}
			row := newBlameRow(c, &g, &s, name)
			accused := "nobody named"
			if s.Accused != "" {
				row.Accused = names.of(s.Accused, "")
				accused = row.Accused
			}
			if x := b.Behind[[2]string{g.Name, s.Accused}]; x != nil {
				row.IDs, row.Quotes = x.Incidents, x.Quotes
			}
			cells, csv := row.cells(accused)
			if err := w.row(row, cells, blameColumns, csv); err != nil {
				return err
			}
		}
	}
	if err := w.end(blameColumns); err != nil {
		return err
	}
	if c.Name != "" && !known {
		fmt.Fprintf(a.stderr, "hearsay: nobody called “%s” is among the %ss of these %s\n", c.Name, c.By, plural(2, c.Per))
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d %s%s\n", b.N, plural(b.N, c.Per), unlinked(a, l))
		if b.Unknown > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d more that only articles of unknown outlets tell of\n", b.Unknown)
		}
		if n := len(b.Without); n > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s in no bloc\n", n, plural(n, "outlet"))
		}
		if few > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s with fewer than %d (-o jsonl has their counts)\n", few, plural(few, c.By), blame.Least)
		}
		if b.Self > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s in which the speaker is the accused: admissions, or deeds misread as words\n", b.Self, plural(b.Self, "quote"))
		}
		explainPrecision(a)
		if w.n > 0 {
			fmt.Fprintf(a.stderr, "hearsay: \"read right\" takes out the mistakes measured on EuRepoC (Rogan and Gladen: share × precision ÷ recall; recall %.0f to %.0f %%); – where more would then be named than there are\n", 100*blame.RecallHeldOut, 100*blame.Recall)
		}
	}
	return nil
}

func newBlameRow(c *blameCmd, g *blame.Group, s *blame.Share, name string) blameRow {
	row := blameRow{By: c.By, Name: name, N: g.N, Key: s.Accused, Incidents: s.Incidents, IDs: []string{}, Quotes: []string{}, Per: c.Per, Genre: "report", States: c.States}
	if c.Opinion {
		row.Genre = "opinion"
	}
	if !g.Shown {
		return row
	}
	v := round4(s.Value)
	row.Share, row.CI95 = &v, &[2]float64{round4(s.Lo), round4(s.Hi)}
	if blame.Correctable(g) {
		x := blame.Correct(*s)
		row.Corrected = &[3]float64{round4(x.Value), round4(x.Lo), round4(x.Hi)}
	}
	if g.Boot {
		row.Boot95 = &[2]float64{round4(s.BootLo), round4(s.BootHi)}
	}
	return row
}

// cells are those of a table, and of CSV.
func (r *blameRow) cells(accused string) (cells, csv []string) {
	text, boot, right := fmt.Sprint(r.Incidents), "–", "–"
	csv = []string{r.By, r.Name, fmt.Sprint(r.N), r.Accused, r.Key, fmt.Sprint(r.Incidents), "", "", "", listed(r.IDs), "", "", "", "", "", r.Per, r.Genre, fmt.Sprint(r.States)}
	if r.Share != nil {
		text = fmt.Sprintf("%.0f %% (%.0f–%.0f)", 100**r.Share, 100*r.CI95[0], 100*r.CI95[1])
		csv[6], csv[7], csv[8] = fmt.Sprint(*r.Share), fmt.Sprint(r.CI95[0]), fmt.Sprint(r.CI95[1])
	}
	if r.Corrected != nil {
		right = fmt.Sprintf("%.0f–%.0f %%", 100*r.Corrected[1], 100*r.Corrected[2])
		csv[12], csv[13], csv[14] = fmt.Sprint(r.Corrected[0]), fmt.Sprint(r.Corrected[1]), fmt.Sprint(r.Corrected[2])
	}
	if r.Boot95 != nil {
		boot = fmt.Sprintf("%.0f–%.0f %%", 100*r.Boot95[0], 100*r.Boot95[1])
		csv[10], csv[11] = fmt.Sprint(r.Boot95[0]), fmt.Sprint(r.Boot95[1])
	}
	return []string{fmt.Sprint(r.N), text, boot, right, fmt.Sprint(r.Incidents), accused, r.Name}, csv
}
