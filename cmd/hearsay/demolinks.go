package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// linked is what the summary of the demo tells of views.
type linked struct {
	story    *store.View // with most reports for each origin
	tally    view.Tally
	claim    string // of a circle
	circle   []string
	incident *store.View // with most accusers
	body     view.Incident
}

// lookAcross asks the ledger for the story whose reports have the fewest origins, for a circle,
// and for the incident that most accuse somebody of.
func lookAcross(ctx context.Context, l *embedded.Ledger) (x linked, err error) {
	views, err := l.ViewsSince(ctx, time.Time{})
	if err != nil {
		return x, err
	}
	for i := range views {
		v := &views[i]
		switch v.Kind {
		case store.KindStory:
			s, err := rows.Decode[view.Story](v)
			if err != nil {
				return x, err
			}
			if s.Origins.Max > 0 && (x.story == nil || s.Reports*x.tally.Origins.Max > x.tally.Reports*s.Origins.Max) {
				x.story, x.tally = v, s.Tally
			}
		case store.KindClaim:
			c, err := rows.Decode[view.Claim](v)
			if err != nil {
				return x, err
			}
			for _, y := range c.Cycles {
				if len(y.Path) > len(x.circle) || len(y.Path) == len(x.circle) && c.Proposition < x.claim { // not by ids, which change with the reader
					x.claim, x.circle = c.Proposition, nil
					for _, n := range y.Path {
						x.circle = append(x.circle, c.Graph.Nodes[n].Name)
					}
				}
			}
		case store.KindIncident:
			b, err := rows.Decode[view.Incident](v)
			if err != nil {
				return x, err
			}
			if x.incident == nil || len(b.Attributions) > len(x.body.Attributions) {
				x.incident, x.body = v, b
			}
		}
	}
	return x, nil
}

func (x linked) print(out io.Writer) {
	if x.story != nil {
		fmt.Fprintf(out, "\n  %d %s → %d %s → %s %s:\n    %s\n", x.tally.Reports, plural(x.tally.Reports, "report"), x.tally.Publishers, plural(x.tally.Publishers, "publisher"), between(x.tally.Origins.Min, x.tally.Origins.Max), plural(x.tally.Origins.Max, "origin"), x.story.Title)
	}
	if len(x.circle) > 1 {
		fmt.Fprintf(out, "\n  Comes back to where it began, %s:\n    %s\n", marked(x.claim), strings.Join(x.circle, " ← has it from "))
	}
	if x.incident != nil {
		accusers, seen, accused := map[string]bool{}, map[string]bool{}, []string{}
		for i := range x.body.Attributions {
			a := &x.body.Attributions[i]
			if who := cmp.Or(a.AccuserKey, a.Accuser); who != cmp.Or(a.AccusedKey, a.Accused) { // who says "it was us" accuses nobody
				accusers[who] = true
			}
			if k := cmp.Or(a.AccusedKey, a.Accused); !seen[k] {
				seen[k] = true
				accused = append(accused, unnamed(a.Accused))
			}
		}
		fmt.Fprintf(out, "\n  Who did it? %d %s, %d accused, %s:\n    %s\n", len(accusers), plural(len(accusers), "accuser"), len(accused), x.body.Status, strings.Join(accused, "; "))
	}
}
