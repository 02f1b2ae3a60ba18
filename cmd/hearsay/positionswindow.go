package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/position"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
)

// within leaves of what is said in a story, or in all stories of an incident, that of articles inside a window: whoever
// takes no stand there is silent only if something of it stands inside. Cost is one look-up for each story of an incident.
func within(ctx context.Context, l pipeline.ViewFinder, v *store.View, p *pipeline.Stands, w web.Span) error {
	if !w.Set() {
		return nil
	}
	p.Quotes = slices.DeleteFunc(p.Quotes, func(q position.Quote) bool {
		at, _ := time.Parse(time.RFC3339, q.At) // a day alone is no time
		return q.Claim == "" || !w.Has(at, q.Day)
	})
	stories := []store.View{*v}
	if v.Kind == store.KindIncident {
		var body view.Incident
		if err := json.Unmarshal(v.Body, &body); err != nil {
			return fmt.Errorf("incident %s: %w", v.ID, err)
		}
		stories = nil
		for _, id := range body.Stories {
			s, err := l.View(ctx, id)
			if err != nil {
				return err
			}
			stories = append(stories, s)
		}
	}
	for i := range stories {
		var body view.Story
		if err := json.Unmarshal(stories[i].Body, &body); err != nil {
			return fmt.Errorf("story %s: %w", stories[i].ID, err)
		}
		for _, s := range body.Spoken {
			for _, k := range slices.Concat(s.Said, s.Declined) {
				if a := &body.Articles[k]; w.Has(a.At, a.Day) {
					p.Quotes = append(p.Quotes, position.Quote{Party: pipeline.Side(s.Key, s.SpeaksFor), Day: a.Day})
				}
			}
		}
	}
	return nil
}
