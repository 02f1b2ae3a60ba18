package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"hearsay/internal/eval"
	"hearsay/internal/eval/attribution"
)

type evalCmd struct {
	dataFlag
	Name        string `arg:"" enum:"html,links,stories,matching,plot,measures,quotes,sentences,tags,names,speakers,accused,swap,grid,factuality,events,acts,claims,passes,parser" help:"What to measure: html, links, stories, matching, plot, measures, quotes, sentences, tags, names, speakers, accused, swap, grid, factuality, events, acts, claims, passes, parser."`
	Output      string `short:"o" enum:"table,json" default:"table" help:"table or json."`
	Floors      bool   `help:"Fail if a figure lies under its floor."`
	Model       string `placeholder:"FILE" type:"existingfile" help:"parser: the file that hearsay train parser wrote."`
	Predictions bool   `help:"quotes: print what was found as JSON lines for another scorer."`
	Missing     bool   `help:"plot, measures: also a line for all that is planted and does not come out; grid: for each factor and each failing sentence."`
}

// Help is shown by hearsay eval --help.
func (evalCmd) Help() string {
	return `Measures the reader against a gold corpus: F1 in percent with a 95 % bootstrap interval over
documents, beside the agreement of two people and the best comparable published system.

  html        main text of 89 pages                links            planted copies, graded reuse
  quotes      PolNeAR dev                          sentences, tags  UD English EWT test, PUD
  speakers    sample gold, OntoGUM news            accused, swap    EuRepoC, own frames
  factuality  UW dev (r times 100, mean error)     events           PLOVER gold records
  acts        sample gold (odd: developed on)      claims           evidence, chain, replies: the same
  names       UNER English EWT test, PUD           parser           UD, with --model FILE
  stories     ECB+ topics 1–35, RUWA headlines     passes           what each rule of reading does
  matching    CheckThat! 2020 dev, own hard cases  plot, measures   what is planted in the sample world
  grid        own charges: frames, deeds, shells

  hearsay eval quotes --data DIR
  hearsay eval quotes --data DIR --predictions > found.jsonl
  hearsay eval measures --missing`
}

// ownGold are evaluations that need no corpora: their gold is the sample world's.
var ownGold = map[string]bool{"plot": true, "measures": true, "grid": true, "acts": true, "claims": true}

// Run prints one evaluation.
func (c *evalCmd) Run(a *app) error {
	if c.Predictions && c.Name != "quotes" {
		return usageError{errors.New("--predictions goes with eval quotes")}
	}
	if c.Missing && c.Name != "plot" && c.Name != "measures" && c.Name != "grid" {
		return usageError{errors.New("--missing goes with eval plot and eval measures, and with eval grid")}
	}
	dir, err := c.dir()
	if err != nil && !ownGold[c.Name] {
		return err
	}
	r, err := sampleReader()
	if err != nil {
		return err
	}
	if c.Predictions {
		return predictions(a, dir, r)
	}
	var rep *eval.Report
	var missing []string
	switch c.Name {
	case "links":
		rep, err = eval.Links(dir)
	case "matching":
		rep, err = eval.Matching(dir, r)
	case "plot":
		rep, missing, err = eval.Plot(r)
	case "measures":
		rep, missing, err = eval.Measures(dir, r)
	case "grid":
		rep, missing, err = eval.Grid(r, r.World())
	case "stories":
		rep, err = eval.Stories(dir, r)
	case "html":
		rep, err = eval.HTML(dir)
	case "quotes":
		rep, err = eval.Quotes(dir, r)
	case "sentences":
		rep, err = eval.Sentences(dir)
	case "tags":
		rep, err = eval.Tags(dir)
	case "names":
		rep, err = eval.Names(dir)
	case "accused":
		rep, err = eval.AccusedReading(dir, r)
	case "swap":
		rep, err = eval.SwapReading(dir, r)
	case "factuality":
		rep, err = eval.FactualityShipped(dir)
	case "events":
		rep, err = eval.EventsShipped(dir)
	case "acts":
		rep, err = eval.ActsReading(r)
	case "claims":
		rep, err = eval.Basis(r)
	case "speakers":
		rep, err = eval.Speakers(dir, r, nil)
	case "passes":
		rep, err = eval.Passes(dir, r)
	case "parser":
		if c.Model == "" {
			return usageError{hintf(errors.New("eval parser: no parser is built in"), "name one with --model FILE; hearsay train parser --out FILE makes it")}
		}
		var model []byte
		if model, err = os.ReadFile(c.Model); err == nil {
			rep, err = eval.Parser(dir, model)
		}
	}
	if err != nil {
		return hintf(err, "doc/data.md says which files eval %s needs and where they come from", c.Name)
	}
	floors, err := eval.Floors()
	if err != nil {
		return err
	}
	if c.Output == "json" {
		b, err := marshal(rep)
		if err != nil {
			return err
		}
		if _, err := a.stdout.Write(b); err != nil {
			return err
		}
	} else {
		figureTable(a, rep, floors)
	}
	if c.Missing {
		for _, line := range missing {
			fmt.Fprintln(a.stderr, line)
		}
	}
	if under := rep.Under(floors); c.Floors && len(under) > 0 {
		return fmt.Errorf("eval %s: under the floor: %s", c.Name, strings.Join(under, ", "))
	}
	return nil
}

func figureTable(a *app, rep *eval.Report, floors map[string]eval.Floor) {
	w := bufio.NewWriter(a.stdout)
	defer w.Flush()
	wide := 28
	for _, name := range rep.Order {
		wide = max(wide, len(name))
	}
	fmt.Fprintf(w, "%s, %s\n\n%-*s %6s  %-13s %6s  %6s %6s %9s %6s\n", rep.Corpus, rep.Version, wide, "figure", "value", "95 %", "n", "floor", "goal", "published", "human")
	dash := func(x float64) string {
		if x == 0 {
			return "–"
		}
		return fmt.Sprintf("%.1f", x)
	}
	for _, name := range rep.Order {
		f, fl := rep.Figures[name], floors[name]
		pad := func(s string, n int) string { return strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s))) + s }
		value, span, bound := fmt.Sprintf("%.1f", f.Value), fmt.Sprintf("%.1f–%.1f", f.Lo, f.Hi), dash(fl.Floor)
		if f.Hi < 1 && f.Hi > 0 {
			value, span = fmt.Sprintf("%.2f", f.Value), fmt.Sprintf("%.2f–%.2f", f.Lo, f.Hi)
		}
		if fl.Floor == 0 && fl.Ceiling > 0 {
			bound = fmt.Sprintf("≤%.3g", fl.Ceiling)
		}
		fmt.Fprintf(w, "%-*s %6s  %-13s %6d  %s %s %s %s\n", wide, name, value, span, f.N,
			pad(bound, 6), pad(dash(fl.Goal), 6), pad(dash(fl.Published), 9), pad(dash(fl.Human), 6))
	}
}

// predictions prints quotes with offsets in code points, one article a line.
func predictions(a *app, dir string, r eval.QuoteReader) error {
	w := bufio.NewWriter(a.stdout)
	err := eval.Predictions(dir, r, func(id, text string, quotes []attribution.Quote) error {
		b, err := marshal(attribution.JSON(id, text, quotes))
		if err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	})
	if err != nil {
		return err
	}
	return w.Flush()
}
