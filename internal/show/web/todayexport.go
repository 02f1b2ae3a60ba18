package web

import (
	"net/http"
	"net/url"
	"strconv"

	"hearsay/internal/show/morning"
)

// todayCols are the columns of a day's stories for programs, in the order of the page.
var todayCols = []string{"rank", "id", "title", "reports", "publishers", "origins_min", "origins_max", "new_articles", "new_denials", "new_accusations", "lost_hedges", "contested", "single_origin", "score"}

// todayLine is a story of a day.
type todayLine struct {
	Rank        int     `json:"rank"` // among those of the chosen kind
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Reports     int     `json:"reports"` // of the whole story, as are the next two
	Publishers  int     `json:"publishers"`
	Origins     [2]int  `json:"origins"` // at least, at most
	New         int     `json:"new_articles"`
	Denials     int     `json:"new_denials"`
	Accusations int     `json:"new_accusations"`
	Lost        int     `json:"lost_hedges"`
	Contested   bool    `json:"contested"`
	Single      bool    `json:"single_origin"`
	Score       float64 `json:"score"` // that it is ranked by, doc of package morning
}

// todayRows sends the ranked stories of a day, of the chosen kind; those beyond the first sixty are unranked and stand
// in /stories?day=.
func (s *site) todayRows(ext string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		day, m, _, err := s.dayOf(ctx, r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		e := export{name: "stories", file: "today", cut: todayCut(day, r.FormValue("show")), cols: todayCols}
		chosen := kindNamed(r.FormValue("show"))
		for i := range m.rows {
			if x := &m.rows[i]; chosen(x) {
				l := newTodayLine(len(e.rows)+1, x)
				e.rows = append(e.rows, exportRow{l, []string{strconv.Itoa(l.Rank), l.ID, l.Title, strconv.Itoa(l.Reports), strconv.Itoa(l.Publishers), strconv.Itoa(l.Origins[0]), strconv.Itoa(l.Origins[1]),
					strconv.Itoa(l.New), strconv.Itoa(l.Denials), strconv.Itoa(l.Accusations), strconv.Itoa(l.Lost), strconv.FormatBool(l.Contested), strconv.FormatBool(l.Single), strconv.FormatFloat(l.Score, 'f', 3, 64)}})
			}
		}
		e.send(w, s, ext)
	}
}

func newTodayLine(rank int, r *morning.Row) todayLine {
	t := &r.Told.Story.Tally
	return todayLine{rank, r.Told.ID, r.Told.Title, t.Reports, t.Publishers, [2]int{t.Origins.Min, t.Origins.Max}, r.New, len(r.Answers), len(r.Charges), len(r.Lost), r.Contested, r.Single, r.Score}
}

// todayCut is the part of an address that chooses a day and a kind.
func todayCut(day, show string) url.Values {
	cut := url.Values{"day": {day}}
	if show != "" {
		cut.Set("show", show)
	}
	return cut
}

// kindNamed tells the rows of a kind; of a kind that is none it is no row.
func kindNamed(word string) func(*morning.Row) bool {
	for _, k := range todayKinds {
		if k.word == word {
			return k.is
		}
	}
	return func(*morning.Row) bool { return false }
}
