package pipeline

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/store"
)

// Retold is which articles tell of which incidents and claims, as package narrative takes it.
type Retold struct {
	Articles []narrative.Article
	Heads    map[string]*view.Article
	Things   map[string][]narrative.Thing // "incidents", "claims"
	Titles   map[string]string            // of incidents, and propositions of claims
	affair   map[string][]string          // by claim: its incidents
	passages map[[2]string][]string       // by incident or claim, and article: quotes
}

// Passages are the quotes of an article that tell of an incident or claim.
func (in *Retold) Passages(thing, article string) []string {
	return in.passages[[2]string{thing, article}]
}

// retoldReports is how many reports a claim needs.
const retoldReports = 3

// ReadRetold reads a time (days; "" unbounded). Opinion pieces are no reports; articles that are
// copies are one text.
func ReadRetold(ctx context.Context, l ViewLister, since, until string) (*Retold, error) {
	in := &Retold{Heads: map[string]*view.Article{}, Things: map[string][]narrative.Thing{}, Titles: map[string]string{}, affair: map[string][]string{}, passages: map[[2]string][]string{}}
	if err := EachView(ctx, l, store.KindStory, func(_ *store.View, body *view.Story) { in.story(body, since, until) }); err != nil {
		return nil, err
	}
	if err := EachView(ctx, l, store.KindIncident, func(v *store.View, body *view.Incident) {
		in.thing("incidents", v.ID, v.Title, body.Quotes, 1)
		for _, id := range body.Claims {
			in.affair[id] = append(in.affair[id], v.ID)
		}
	}); err != nil {
		return nil, err
	}
	return in, EachView(ctx, l, store.KindClaim, func(v *store.View, body *view.Claim) {
		in.thing("claims", v.ID, body.Proposition, body.Quotes, retoldReports)
	})
}

// OneIncident reports whether two claims are of one incident, so that they are no separate affairs.
func (in *Retold) OneIncident(a, b string) bool {
	return slices.ContainsFunc(in.affair[a], func(id string) bool { return slices.Contains(in.affair[b], id) })
}

// story takes the articles of a story, copies marked.
func (in *Retold) story(body *view.Story, since, until string) {
	root := map[hearsay.ArticleID]hearsay.ArticleID{}
	var find func(hearsay.ArticleID) hearsay.ArticleID
	find = func(x hearsay.ArticleID) hearsay.ArticleID {
		if p, ok := root[x]; ok && p != x {
			root[x] = find(p)
			return root[x]
		}
		return x
	}
	for _, e := range body.Copies {
		if e.Kind == "copy" {
			if x, y := find(e.A), find(e.B); x != y {
				root[max(x, y)] = min(x, y)
			}
		}
	}
	for i := range body.Articles {
		x := &body.Articles[i]
		if x.Genre == hearsay.GenreOpinion || since != "" && x.Day < since || until != "" && (x.Day == "" || x.Day > until) {
			continue
		}
		in.Heads[string(x.ID)] = x
		in.Articles = append(in.Articles, narrative.Article{ID: string(x.ID), Text: string(find(x.ID)), At: x.At, Outlet: knownOutlet(x.Outlet), Day: x.Day})
	}
}

// thing takes an incident or claim that at least so many articles tell of.
func (in *Retold) thing(kind, id, title string, quotes []view.Quote, least int) {
	t := narrative.Thing{ID: id}
	for i := range quotes {
		s := string(quotes[i].Article)
		if in.Heads[s] == nil {
			continue
		}
		if !slices.Contains(t.Articles, s) {
			t.Articles = append(t.Articles, s)
		}
		k := [2]string{id, s}
		if q := string(quotes[i].ID); !slices.Contains(in.passages[k], q) {
			in.passages[k] = append(in.passages[k], q)
		}
	}
	if len(t.Articles) >= least {
		in.Things[kind] = append(in.Things[kind], t)
		in.Titles[id] = title
	}
}
