package main

import (
	"cmp"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	gazetteer "hearsay/lexicon/world"
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
	s := cmp.Or(n.seen[key], fallback, stateName(key), key)
	if v, err := n.l.View(n.a.ctx, view.ID(store.KindActor, hearsay.ArticleID(key), "")); err == nil && v.Title != "" {
		s = v.Title
	}
	n.seen["\x00"+key] = s
	return s
}

// stateName returns the name of the state with a key, "" for other keys and states that no table has.
func stateName(key string) string {
	code, ok := strings.CutPrefix(key, "state:")
	if !ok {
		return ""
	}
	w, err := gazetteer.Load()
	if err != nil {
		return ""
	}
	if e := w.ByCode(code); e != nil {
		return e.Name
	}
	return ""
}
