package main

import (
	"fmt"
	"strings"

	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
)

// growRow is a row of narratives --grow: one day of a bundle.
type growRow struct {
	Of       string   `json:"of"`     // affairs, incidents, claims
	Bundle   int      `json:"bundle"` // from 1, the largest first
	Day      string   `json:"day"`
	Texts    int      `json:"texts"`    // that tie two of its affairs on that day
	NewTies  int      `json:"new_ties"` // pairs tied for the first time
	Outlets  []string `json:"outlets"`  // that follow: they had tied nothing of it before
	AllTexts int      `json:"all_texts"`
	AllTies  int      `json:"all_ties"`
	AllOut   int      `json:"all_outlets"`
	Things   []string `json:"things"` // titles of the whole bundle
	IDs      []string `json:"ids"`    // beside things
	Refs     []string `json:"refs"`   // of the day
}

var growColumns = []string{"of", "bundle", "day", "texts", "new_ties", "outlets", "all_texts", "all_ties", "all_outlets", "ids", "refs"}

// grow prints how bundles grow. Without --all only ties beyond chance hold a bundle together.
func (c *narrativesCmd) grow(a *app, in *pipeline.Retold) error {
	w := newRows(a, c.Output, column{"BUNDLE", 6}, column{"DAY", 10}, column{"TEXTS", 12}, column{"TIES", 12}, column{"OUTLETS THAT FOLLOW", 24}, column{"AFFAIRS", 0})
	w.wide(100, "TEXTS")
	limit, bundles := c.limit(a), 0
	for _, kind := range c.kinds() {
		res, err := c.ties(a, in, kind)
		if err != nil {
			return err
		}
		var ties []narrative.Tie
		for i := range res.Ties {
			if r := c.newTie(in, kind, &res.Ties[i], res.Tested); !r.Same && (c.All || r.Tied) {
				ties = append(ties, res.Ties[i])
			}
		}
		for n, b := range narrative.Grow(ties, in.Articles) {
			bundles++
			row := growRow{Of: kind, Bundle: n + 1, IDs: b.Things}
			for _, id := range b.Things {
				row.Things = append(row.Things, in.Titles[id])
			}
			for _, s := range b.Steps {
				if w.full(limit) {
					break
				}
				row.Day, row.Texts, row.NewTies, row.Outlets, row.AllTexts, row.AllTies, row.AllOut, row.Refs = s.Day, s.Texts, len(s.Ties), orNone(s.Outlets), s.AllTexts, s.AllTies, s.AllOutlets, []string{}
				for _, id := range s.Articles {
					row.Refs = append(row.Refs, in.Heads[id].Ref)
				}
				cells := []string{fmt.Sprintf("%s %d", kind[:1], row.Bundle), row.Day, fmt.Sprintf("+%d = %d", row.Texts, row.AllTexts), fmt.Sprintf("+%d = %d", row.NewTies, row.AllTies), strings.Join(row.Outlets, "; "), joined(row.Things)}
				csv := []string{row.Of, fmt.Sprint(row.Bundle), row.Day, fmt.Sprint(row.Texts), fmt.Sprint(row.NewTies), strings.Join(row.Outlets, "; "), fmt.Sprint(row.AllTexts), fmt.Sprint(row.AllTies), fmt.Sprint(row.AllOut), listed(row.IDs), listed(row.Refs)}
				if err := w.row(row, cells, growColumns, csv); err != nil {
					return err
				}
			}
		}
	}
	if err := w.end(growColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d %s of affairs told as one%s\n", bundles, plural(bundles, "bundle"), hintAll(c.All))
	}
	return nil
}

// joined lists headlines: “A” + “B”.
func joined(titles []string) string {
	var out []string
	for _, t := range titles {
		out = append(out, headed(t))
	}
	return strings.Join(out, " + ")
}
