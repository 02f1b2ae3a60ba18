package web

import (
	"context"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// storyPart is what a window leaves of a story: the articles inside, and what is said in them. It looks up the story's own
// claims and incidents and nothing else of the ledger. Not safe for concurrent use.
type storyPart struct {
	Span
	s      *site
	story  *view.Story
	inside map[hearsay.ArticleID]bool
	claims map[string]*view.Claim // those looked up
	only   []string               // of the matrix: claims that it is about, nil for all
}

// claimRows are the claims with words inside, most reports in it first, and how many more there are.
func (p *storyPart) claimRows(ctx context.Context) (out []viewRow, left int, err error) {
	if !p.Set() {
		return p.s.viewRows(ctx, p.story.Claims)
	}
	var reports []int
	err = eachView(ctx, p.s, p.story.Claims, func(v *store.View, x *view.Claim) {
		p.claims[v.ID] = x
		in := p.ofClaim(x)
		if len(in.Articles) == 0 {
			return
		}
		part := *x
		part.AssertedBy, part.DeniedBy = in.AssertedBy, in.DeniedBy
		r := claimViewRow(v, &part)
		r.Within = fmt.Sprintf("%s of its %s in this window", number(len(in.Articles)), counted(in.Of, "article"))
		at := len(reports)
		for at > 0 && reports[at-1] < len(in.Articles) {
			at--
		}
		reports, out = slices.Insert(reports, at, len(in.Articles)), slices.Insert(out, at, r)
	})
	if err != nil {
		return nil, 0, err
	}
	left = max(0, len(out)-viewsShown)
	return out[:len(out)-left], left, nil
}

// incidentRows are the incidents with words inside; of the accused those whom these words accuse.
func (p *storyPart) incidentRows(ctx context.Context) (out []viewRow, left int, err error) {
	if !p.Set() {
		return p.s.viewRows(ctx, p.story.Incidents)
	}
	for _, id := range p.story.Incidents {
		v, err := p.s.ledger.View(ctx, id)
		if isNone(err) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		x, err := rows.Decode[view.Incident](&v)
		if err != nil {
			return nil, 0, err
		}
		in := p.ofIncident(&x)
		if len(in.Articles) == 0 {
			continue
		}
		if len(out) == viewsShown {
			left++
			continue
		}
		x.Attributions = in.Attributions
		r := incidentViewRow(&v, &x)
		r.Within = fmt.Sprintf("%s of its %s in this window", number(len(in.Articles)), counted(in.Of, "article"))
		out = append(out, r)
	}
	return out, left, nil
}

// positions is the matrix of what is said inside.
func (p *storyPart) positions(ctx context.Context, id string) (*positionsPart, error) {
	if p.s.o.Asker == nil || p.s.question("positions") == nil {
		return nil, nil
	}
	vals := p.vals()
	vals.Set("story", id)
	lines, _, err := answered[positionLine](ctx, p.s, "positions", vals)
	if isAsked(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if p.only != nil {
		lines = slices.DeleteFunc(lines, func(l positionLine) bool { return !slices.Contains(p.only, l.Subclaim) })
	}
	return newPositions(lines, vals, p.Set(), func(id string) (*view.Claim, error) { return p.s.claimBody(ctx, p.claims, id) })
}
