package web

import (
	"context"
	"net/http"
	"net/url"

	"hearsay/internal/store"
)

// goTo leads from an id or ref, as rows name things, to its page: a view, or an article.
func (s *site) goTo(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	id := r.PathValue("id")
	to := ""
	v, err := s.ledger.View(ctx, id)
	switch {
	case err == nil:
		to = pathOf(v.Kind) + "/" + v.ID
	case !isNone(err):
	default:
		if a, err2 := s.ledger.Article(ctx, id, ""); err2 == nil {
			to, err = "/articles/"+url.PathEscape(string(a.Item.ID)), nil
		} else {
			err = err2
		}
	}
	if err == nil && to == "" {
		err = store.ErrNotFound
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, to, http.StatusFound)
}
