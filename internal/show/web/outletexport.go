package web

import (
	"net/http"
	"strconv"
)

// outletLine is an outlet in the list for programs; null is what is not known or not counted yet.
type outletLine struct {
	Outlet    string `json:"outlet"`
	Kind      string `json:"kind"`
	Country   string `json:"country"`
	Owner     string `json:"owner"`
	OwnerKind string `json:"owner_kind"`
	Articles  int    `json:"articles"`

	Expected *int     `json:"days_expected"` // on which it usually publishes
	Share    *float64 `json:"days_covered"`  // share of these
	Gaps     int      `json:"gaps"`
	Silent   *int     `json:"silent_edits"`
	Heard    *int     `json:"accused_heard"` // of accusations
	Of       *int     `json:"accusations"`
}

var outletLineCols = []string{"outlet", "kind", "country", "owner", "owner_kind", "articles", "days_expected", "days_covered", "gaps", "silent_edits", "accused_heard", "accusations"}

// outletTableRows sends the list of outlets, all of them, chosen and sorted as the page has them.
func (s *site) outletTableRows(ext string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p, err := s.outletsPage(r.Context(), r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		e := export{name: "outlets", cut: outletCut(r.URL.Query()), cols: outletLineCols}
		for i := range p.Rows {
			l := p.Rows[i].line()
			whole := func(n *int) string {
				if n == nil {
					return ""
				}
				return strconv.Itoa(*n)
			}
			share := ""
			if l.Share != nil {
				share = strconv.FormatFloat(*l.Share, 'f', 4, 64)
			}
			e.rows = append(e.rows, exportRow{l, []string{l.Outlet, l.Kind, l.Country, l.Owner, l.OwnerKind, strconv.Itoa(l.Articles), whole(l.Expected), share, strconv.Itoa(l.Gaps), whole(l.Silent), whole(l.Heard), whole(l.Of)}})
		}
		e.send(w, s, ext)
	}
}

// line is a row of the page without its words.
func (r *outletRow) line() outletLine {
	l := outletLine{Outlet: r.Name, Kind: r.Kind, Country: r.Country, Owner: r.Owner, OwnerKind: r.OwnerKind, Articles: r.Articles, Gaps: r.Gaps}
	if r.Share != "" {
		l.Expected, l.Share = &r.Of, &r.share
	}
	if !r.SilentLate {
		l.Silent = &r.Silent
	}
	if r.Heard != nil {
		l.Heard, l.Of = &r.Heard.K, &r.Heard.Of
	}
	return l
}
