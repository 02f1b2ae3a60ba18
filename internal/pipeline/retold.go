package pipeline

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/internal/link/story"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/store"
)

// Retold is which articles tell of which incidents and claims, as package narrative takes it.
type Retold struct {
	Articles []narrative.Article
	Heads    map[string]*view.Article
	Things   map[string][]narrative.Thing // "affairs", "incidents", "claims"
	Titles   map[string]string            // of stories and incidents, and propositions of claims
	affair   map[string][]string          // by claim, and by affair where a quarter of its articles tell of them: incidents
	passages map[[2]string][]string       // by incident or claim, and article: quotes
	refers   map[[2]string]*Refers        // by affair and article that is not its own
	stories  []*affair                    // that have articles in the time asked for
	told     map[string]map[string]bool   // by incident: its articles in that time
}

// RetoldQuery selects articles.
type RetoldQuery struct {
	Since, Until string   // days; "" unbounded
	Kinds        []string // of things that are asked for; nil for all: what nobody asks for is not held
	// Terms finds passages of articles that refer to an affair that is not their own; without it there are no "affairs".
	Terms *story.Table
	Show  func(texts int) // how far the texts are read; nil for nobody
}

// Passages are the quotes of an article that tell of an incident or claim.
func (in *Retold) Passages(thing, article string) []string {
	return in.passages[[2]string{thing, article}]
}

func (q *RetoldQuery) wants(kind string) bool {
	return q.Kinds == nil || slices.Contains(q.Kinds, kind)
}

// retoldReports is how many reports a claim needs.
const retoldReports = 3

// ReadRetold reads a time. Opinion pieces are no reports; articles that are copies are one text.
func ReadRetold(ctx context.Context, l RetoldLedger, q RetoldQuery) (*Retold, error) {
	in := &Retold{Heads: map[string]*view.Article{}, Things: map[string][]narrative.Thing{}, Titles: map[string]string{}, affair: map[string][]string{}, passages: map[[2]string][]string{},
		refers: map[[2]string]*Refers{}, told: map[string]map[string]bool{}}
	if err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindStory, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Story) { in.story(v, body, q.Since, q.Until) }); err != nil {
		return nil, err
	}
	var groups groupNames
	if err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindIncident, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Incident) {
		groups.note(v.ID, body.Quotes)
		in.thing("incidents", v.ID, v.Title, body.Quotes, 1, q.wants("incidents"))
		for _, id := range body.Claims {
			in.affair[id] = append(in.affair[id], v.ID)
		}
	}); err != nil {
		return nil, err
	}
	if err := in.nameGroups(ctx, l, &q, &groups); err != nil {
		return nil, err
	}
	if q.wants("claims") {
		if err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindClaim, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Claim) {
			in.thing("claims", v.ID, body.Proposition, body.Quotes, retoldReports, true)
		}); err != nil {
			return nil, err
		}
	}
	if q.Terms != nil && q.wants("affairs") {
		if err := in.refer(ctx, l, &q); err != nil {
			return nil, err
		}
	}
	in.stories, in.told = nil, nil
	return in, nil
}

// OneIncident reports whether two claims or affairs are of one incident, so that they are not separate.
func (in *Retold) OneIncident(a, b string) bool {
	return slices.ContainsFunc(in.affair[a], func(id string) bool { return slices.Contains(in.affair[b], id) })
}

// story takes the articles of a story, copies marked.
func (in *Retold) story(v *store.View, body *view.Story, since, until string) {
	here := &affair{id: v.ID, title: v.Title}
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
		here.articles = append(here.articles, string(x.ID))
		here.texts = append(here.texts, string(find(x.ID)))
		if !x.At.IsZero() && (here.first.IsZero() || x.At.Before(here.first)) {
			here.first = x.At
		}
		if here.day == "" || x.Day != "" && x.Day < here.day {
			here.day = x.Day
		}
	}
	if len(here.articles) > 0 {
		in.stories = append(in.stories, here)
	}
}

// thing takes an incident or claim that at least so many articles tell of.
func (in *Retold) thing(kind, id, title string, quotes []view.Quote, least int, passages bool) {
	t := narrative.Thing{ID: id}
	for i := range quotes {
		s := string(quotes[i].Article)
		if in.Heads[s] == nil {
			continue
		}
		if !slices.Contains(t.Articles, s) {
			t.Articles = append(t.Articles, s)
			if kind == "incidents" {
				if in.told[id] == nil {
					in.told[id] = map[string]bool{}
				}
				in.told[id][s] = true
			}
		}
		if !passages {
			continue
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
