package pipeline

import (
	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// actorViews are the parties that articles name.
func (in *linking) actorViews() []store.View {
	articles := map[string][]store.Member{}
	note := func(a hearsay.ArticleID, id string) {
		if p := in.who.Party(a, id); p.Key != "" {
			articles[p.Key] = append(articles[p.Key], store.Member{Article: a})
		}
	}
	for i := range in.window.names {
		note(in.window.names[i].Article, in.window.names[i].Actor)
	}
	for _, r := range in.reports {
		if r.Reading == nil {
			continue
		}
		for i := range r.Reading.Actors {
			note(r.Article, r.Reading.Actors[i].ID)
		}
	}
	var out []store.View
	for _, key := range in.who.Keys() {
		e := in.who.Entry(key)
		if e == nil || len(articles[key]) == 0 {
			continue
		}
		body := view.Actor{Party: e.Party, Names: e.Spellings, Articles: e.Articles}
		for _, h := range e.Roles {
			body.Roles = append(body.Roles, view.Role{Role: h.Role, First: h.First, Last: h.Last})
		}
		for _, w := range in.who.Why(key) {
			body.Why = append(body.Why, string(w.Rule)+": "+w.A+" = "+w.B)
		}
		v := in.frame(view.ID(store.KindActor, hearsay.ArticleID(key), ""), store.KindActor, e.Name, articles[key], body)
		if in.window.same(&v) {
			in.window.settled[v.ID] = true
			continue
		}
		out = append(out, v)
	}
	return out
}
