package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
)

// storyPart is what a window leaves of a story: the articles inside, and what is said in them. It looks up the story's own
// claims and incidents and nothing else of the ledger. Not safe for concurrent use.
type storyPart struct {
	storySpan
	s      *site
	story  *view.Story
	inside map[hearsay.ArticleID]bool
	claims map[string]*view.Claim // those looked up
}

// claimRows are the claims with words inside, most reports in it first, and how many more there are.
func (p *storyPart) claimRows(ctx context.Context) (out []viewRow, left int, err error) {
	if !p.set() {
		return p.s.viewRows(ctx, p.story.Claims)
	}
	var reports []int
	for _, id := range p.story.Claims {
		v, err := p.s.ledger.View(ctx, id)
		if isNone(err) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		x, err := rows.Decode[view.Claim](&v)
		if err != nil {
			return nil, 0, err
		}
		p.claims[id] = &x
		all, in := map[hearsay.ArticleID]bool{}, map[hearsay.ArticleID]bool{}
		said := map[view.Stance]map[string]bool{view.Asserts: {}, view.Denies: {}}
		for i := range x.Quotes {
			q := &x.Quotes[i]
			if all[q.Article] = true; p.inside[q.Article] {
				in[q.Article] = true
				if by := said[q.Stance]; by != nil {
					by[q.SpeakerKey+"\x00"+q.Speaker] = true
				}
			}
		}
		if len(in) == 0 {
			continue
		}
		heard := func(stance view.Stance) func(view.Voice) bool {
			return func(a view.Voice) bool {
				if said[stance][a.Key+"\x00"+a.Name] {
					return false
				}
				for k := range said[stance] { // a party is named in more ways than one
					if key, _, _ := strings.Cut(k, "\x00"); key == a.Key && key != "" {
						return false
					}
				}
				return true
			}
		}
		x2 := x
		x2.AssertedBy = slices.DeleteFunc(slices.Clone(x.AssertedBy), heard(view.Asserts))
		x2.DeniedBy = slices.DeleteFunc(slices.Clone(x.DeniedBy), heard(view.Denies))
		r := claimViewRow(&v, &x2)
		r.Within = fmt.Sprintf("%s of its %s in this window", number(len(in)), counted(len(all), "article"))
		at := len(reports)
		for at > 0 && reports[at-1] < len(in) {
			at--
		}
		reports, out = slices.Insert(reports, at, len(in)), slices.Insert(out, at, r)
	}
	left = max(0, len(out)-viewsShown)
	return out[:len(out)-left], left, nil
}

// incidentRows are the incidents with words inside; of the accused those whom these words accuse.
func (p *storyPart) incidentRows(ctx context.Context) (out []viewRow, left int, err error) {
	if !p.set() {
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
		all, in, quotes := map[hearsay.ArticleID]bool{}, map[hearsay.ArticleID]bool{}, map[hearsay.QuoteID]bool{}
		for i := range x.Quotes {
			q := &x.Quotes[i]
			if all[q.Article] = true; p.inside[q.Article] {
				in[q.Article], quotes[q.ID] = true, true
			}
		}
		if len(in) == 0 {
			continue
		}
		if len(out) == viewsShown {
			left++
			continue
		}
		x.Attributions = slices.DeleteFunc(x.Attributions, func(a view.Attribution) bool {
			return !slices.ContainsFunc(a.Quotes, func(q hearsay.QuoteID) bool { return quotes[q] })
		})
		r := incidentViewRow(&v, &x)
		r.Within = fmt.Sprintf("%s of its %s in this window", number(len(in)), counted(len(all), "article"))
		out = append(out, r)
	}
	return out, left, nil
}

// positions is the matrix of what is said inside.
func (p *storyPart) positions(ctx context.Context, id string) (*positionsPart, error) {
	if p.s.o.Asker == nil || p.s.question("positions") == nil {
		return nil, nil
	}
	lines, _, err := answered[positionLine](ctx, p.s, "positions", url.Values{"story": {id}})
	if isAsked(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if p.set() {
		if lines, err = p.stands(ctx, lines); err != nil {
			return nil, err
		}
	}
	return newPositions(lines, id, p.set(), func(id string) (*view.Claim, error) { return p.s.claimBody(ctx, p.claims, id) })
}

// stands leaves of each line the quotes inside. Whoever takes no stand there is silent if anything of it stands in an article
// inside, of the day on which the claim came up or later, as package position has it of whole stories.
func (p *storyPart) stands(ctx context.Context, lines []positionLine) ([]positionLine, error) {
	spoke := map[string]string{} // by party: the last day inside on which it did
	note := func(key, day string) {
		if day > spoke[key] {
			spoke[key] = day
		}
	}
	for _, s := range p.story.Spoken {
		key := s.Key
		if s.SpeaksFor != "" {
			key = "state:" + s.SpeaksFor
		}
		for _, k := range slices.Concat(s.Said, s.Declined) {
			if k < len(p.story.Articles) && p.inside[p.story.Articles[k].ID] {
				note(key, p.story.Articles[k].Day)
			}
		}
	}
	mine := map[hearsay.ArticleID]bool{}
	for i := range p.story.Articles {
		mine[p.story.Articles[i].ID] = true
	}
	quotes, begun := map[string]map[string]*view.Quote{}, map[string]string{} // by claim
	for _, l := range lines {
		if quotes[l.Subclaim] != nil {
			continue
		}
		x, err := p.s.claimBody(ctx, p.claims, l.Subclaim)
		if err != nil {
			return nil, err
		}
		in := map[string]*view.Quote{}
		quotes[l.Subclaim] = in
		for i := range x.Quotes {
			q := &x.Quotes[i]
			if first := begun[l.Subclaim]; mine[q.Article] && q.Day != "" && (first == "" || q.Day < first) {
				begun[l.Subclaim] = q.Day
			}
			if p.inside[q.Article] {
				in[string(q.ID)] = q
			}
		}
	}
	out := make([]positionLine, 0, len(lines))
	for _, l := range lines {
		in, all := quotes[l.Subclaim], l.Quotes
		l.Quotes, l.First, l.Last = nil, "", ""
		for _, id := range all {
			q := in[id]
			if q == nil {
				continue
			}
			l.Quotes = append(l.Quotes, id)
			if at := moment(*q); l.First == "" {
				l.First, l.Last = at, at
			} else {
				l.First, l.Last = min(l.First, at), max(l.Last, at)
			}
			note(l.Key, q.Day)
		}
		out = append(out, l)
	}
	for i := range out {
		if l := &out[i]; len(l.Quotes) == 0 {
			l.Stance = "not_covered"
			if begun := begun[l.Subclaim]; begun != "" && spoke[l.Key] >= begun {
				l.Stance = "silent"
			}
		}
	}
	return out, nil
}
