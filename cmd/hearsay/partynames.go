package main

import (
	"cmp"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// names are those of parties, by key.
type names struct {
	a    *app
	l    *embedded.Ledger
	seen map[string]string
}

func newNames(a *app, l *embedded.Ledger) *names {
	return &names{a: a, l: l, seen: map[string]string{}}
}

func (n *names) note(key, name string) {
	if key != "" && n.seen[key] == "" {
		n.seen[key] = name
	}
}

// of returns the name under which the ledger lists a party, else one that a row has for it, else
// fallback, else the key.
func (n *names) of(key, fallback string) string {
	if s, ok := n.seen["\x00"+key]; ok {
		return s
	}
	s := cmp.Or(n.seen[key], fallback, key)
	if v, err := n.l.View(n.a.ctx, view.ID(store.KindActor, hearsay.ArticleID(key), "")); err == nil && v.Title != "" {
		s = v.Title
	}
	n.seen["\x00"+key] = s
	return s
}
