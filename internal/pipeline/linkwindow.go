package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/actor"
	"hearsay/internal/store"
)

// window is the part of a ledger that one run makes anew. The zero window is all of it.
//
// Articles from since on are linked as in a run over everything, with the older articles of
// stories and claims that reach beyond since. An older article that only a claim brings in is
// frozen: its story is the stored one, the rest of which it brings along, and only the quotes
// that the claim has are taken. A view that
// ends before since and is not in old is settled: what comes out of its few members at hand
// is not put, and bears the stored one's id where others name it. Parties know no window:
// names are read from all articles, since the first article that spells one out may be old.
type window struct {
	since   time.Time
	old     map[string]bool              // ids of the stored views that the run replaces
	told    map[store.Member]bool        // their members
	settled map[string]bool              // ids of stored views that stay
	story   map[hearsay.ArticleID]string // stored stories of frozen articles
	stored  func(kind string, m store.Member) (store.View, error)

	names  []actor.Name // of articles that are not linked
	past   map[hearsay.ArticleID]time.Time
	actors map[string]store.View // stored parties, without members
}

func newWindow(since time.Time, old []store.View) window {
	w := window{since: since, old: map[string]bool{}, told: map[store.Member]bool{}, settled: map[string]bool{}, story: map[hearsay.ArticleID]string{}, past: map[hearsay.ArticleID]time.Time{}}
	for i := range old {
		v := &old[i]
		w.old[v.ID] = true
		for _, m := range v.Members {
			if v.Kind != store.KindActor {
				w.told[m] = true
				w.told[store.Member{Article: m.Article, Quote: anyQuote}] = true
			}
		}
	}
	return w
}

// anyQuote stands for any member of an article.
const anyQuote hearsay.QuoteID = "*"

// before reports whether a report came out before the window; one without a date did.
func (w *window) before(r *link.Report) bool {
	return !w.since.IsZero() && r.Revision.Published.UTC.Before(w.since)
}

// wants reports whether a report is linked.
func (w *window) wants(r *link.Report) bool {
	return !w.before(r) || w.told[store.Member{Article: r.Article, Quote: anyQuote}]
}

// freeze finds the stories of the articles that no story of old has.
func (w *window) freeze() error {
	var lone []hearsay.ArticleID
	for m := range w.told {
		if m.Quote == anyQuote && !w.told[store.Member{Article: m.Article}] {
			lone = append(lone, m.Article)
		}
	}
	for _, id := range lone {
		if w.story[id] != "" {
			continue
		}
		v, err := w.stored(store.KindStory, store.Member{Article: id})
		if err != nil {
			return err
		}
		w.settled[v.ID] = true
		for _, m := range v.Members {
			w.story[m.Article] = v.ID
			w.told[store.Member{Article: m.Article, Quote: anyQuote}] = true
		}
	}
	return nil
}

// keep finds the stored claim or incident for one whose members end before the window; id where
// there is none, or where the run makes it anew.
func (w *window) keep(kind, id string, last time.Time, founder store.Member) (string, error) {
	if w.since.IsZero() || last.IsZero() || !last.Before(w.since) || w.old[id] {
		return id, nil
	}
	have, err := w.stored(kind, founder)
	if err != nil || have.ID == "" || w.old[have.ID] {
		return id, err
	}
	w.settled[have.ID] = true
	return have.ID, nil
}

// keepID is keep for one that quotes make up, in order of time.
func (in *linking) keepID(m *made, kind, id string, quotes []int) (string, error) {
	var last time.Time
	for _, q := range quotes {
		if t := m.quotes[q].At; t.IsZero() || t.After(last) {
			last = t
		}
		if last.IsZero() {
			return id, nil
		}
	}
	q := &m.quotes[quotes[0]]
	return in.window.keep(kind, id, last, store.Member{Article: q.Article, Quote: q.ID})
}

// same reports whether a party is stored as it came out.
func (w *window) same(v *store.View) bool {
	x, ok := w.actors[v.ID]
	return ok && !w.old[v.ID] && x.Title == v.Title && x.Size == v.Size && x.First.Equal(v.First) && x.Last.Equal(v.Last) && string(x.Body) == string(v.Body)
}

// holder returns what finds the stored view of a kind that has a member, the zero View if none
// has.
func (v *Views) holder(ctx context.Context) func(kind string, m store.Member) (store.View, error) {
	return func(kind string, m store.Member) (store.View, error) {
		p, err := v.l.Views(ctx, store.ViewQuery{Kind: kind, Article: m.Article})
		if err != nil {
			return store.View{}, err
		}
		for i := range p.Rows {
			x, err := v.l.View(ctx, p.Rows[i].ID)
			if err != nil || slices.Contains(x.Members, m) {
				return x, err
			}
		}
		return store.View{}, nil
	}
}

// parties reads the stored parties, for a run over a part of the ledger.
func (v *Views) parties(ctx context.Context, w *window) error {
	p, err := v.l.Views(ctx, store.ViewQuery{Kind: store.KindActor})
	w.actors = map[string]store.View{}
	for _, x := range p.Rows {
		w.actors[x.ID] = x
	}
	return err
}

// gone appends to old the stored parties that the run did not find any more.
func (v *Views) gone(ctx context.Context, w *window, old, put []store.View) ([]store.View, error) {
	is := map[string]bool{}
	for i := range put {
		is[put[i].ID] = true
	}
	for id := range w.actors {
		if is[id] || w.old[id] || w.settled[id] {
			continue
		}
		x, err := v.l.View(ctx, id)
		if err != nil {
			return nil, err
		}
		old = append(old, x)
	}
	return old, nil
}
