package web

import (
	"net/http"
	"time"
)

// Questions that look at every pair of things, or read texts again: of a large ledger they are asked of its last
// days unless others are told.
var wideQuestions = map[string]bool{"concert": true, "narratives": true, "bursts": true, "numbers": true, "commitments": true}

// A ledger is large from wideArticles on; its last wideDays are then taken.
const (
	wideArticles = 30_000
	wideDays     = 60
)

// narrowed sends who asks a wide question of a large ledger to its last days; the address then says so, as the command
// beside the rows does. since=1900-01-01 asks for all.
func (s *site) narrowed(w http.ResponseWriter, r *http.Request, name string) bool {
	if !wideQuestions[name] || r.FormValue("since") != "" || r.FormValue("until") != "" {
		return false
	}
	totals, err := s.totals(r.Context())
	if err != nil || totals.Articles < wideArticles {
		return false
	}
	last, err := time.Parse(time.DateOnly, totals.Last)
	if err != nil {
		return false
	}
	vals := r.URL.Query()
	vals.Set("since", last.AddDate(0, 0, 1-wideDays).Format(time.DateOnly))
	http.Redirect(w, r, address(r.URL.Path, vals), http.StatusFound)
	return true
}
