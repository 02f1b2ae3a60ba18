package web

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
)

// claimInside is what a window has of a claim, all of it where there is no window.
type claimInside struct {
	Articles             []string // refs, in order of the claim's quotes
	Of                   int      // articles of the whole claim
	Quotes               []string
	AssertedBy, DeniedBy []view.Voice
}

// ofClaim leaves of a claim what is said inside.
func (p *storyPart) ofClaim(x *view.Claim) (in claimInside) {
	all, seen := map[hearsay.ArticleID]bool{}, map[hearsay.ArticleID]bool{}
	said := map[view.Stance]map[string]bool{view.Asserts: {}, view.Denies: {}}
	for i := range x.Quotes {
		q := &x.Quotes[i]
		if all[q.Article] = true; p.Set() && !p.inside[q.Article] {
			continue
		}
		in.Quotes = append(in.Quotes, string(q.ID))
		if !seen[q.Article] {
			seen[q.Article] = true
			in.Articles = append(in.Articles, q.Ref)
		}
		if by := said[q.Stance]; by != nil {
			by[q.SpeakerKey+"\x00"+q.Speaker] = true
		}
	}
	in.Of, in.AssertedBy, in.DeniedBy = len(all), x.AssertedBy, x.DeniedBy
	if p.Set() {
		in.AssertedBy, in.DeniedBy = heardIn(x.AssertedBy, said[view.Asserts]), heardIn(x.DeniedBy, said[view.Denies])
	}
	return in
}

// heardIn are those voices that said something, by key and name; a party is named in more ways than one.
func heardIn(voices []view.Voice, said map[string]bool) []view.Voice {
	return slices.DeleteFunc(slices.Clone(voices), func(a view.Voice) bool {
		if said[a.Key+"\x00"+a.Name] {
			return false
		}
		for k := range said {
			if key, _, _ := strings.Cut(k, "\x00"); key == a.Key && key != "" {
				return false
			}
		}
		return true
	})
}

// incidentInside is what a window has of an incident, all of it where there is no window.
type incidentInside struct {
	Articles     []string
	Of           int
	Quotes       []string
	Attributions []view.Attribution
}

// ofIncident leaves of an incident what is said inside; of the accused those whom these words accuse.
func (p *storyPart) ofIncident(x *view.Incident) (in incidentInside) {
	all, seen, quotes := map[hearsay.ArticleID]bool{}, map[hearsay.ArticleID]bool{}, map[hearsay.QuoteID]bool{}
	for i := range x.Quotes {
		q := &x.Quotes[i]
		if all[q.Article] = true; p.Set() && !p.inside[q.Article] {
			continue
		}
		in.Quotes, quotes[q.ID] = append(in.Quotes, string(q.ID)), true
		if !seen[q.Article] {
			seen[q.Article] = true
			in.Articles = append(in.Articles, q.Ref)
		}
	}
	in.Of, in.Attributions = len(all), x.Attributions
	if p.Set() {
		in.Attributions = slices.DeleteFunc(slices.Clone(x.Attributions), func(a view.Attribution) bool {
			return !slices.ContainsFunc(a.Quotes, func(q hearsay.QuoteID) bool { return quotes[q] })
		})
	}
	return in
}
