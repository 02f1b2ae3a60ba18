package morning

import (
	"slices"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
)

const day = "2025-03-06"

func at(d, h int) time.Time { return time.Date(2025, 3, d, h, 0, 0, 0, time.UTC) }

func article(id string, d, h int, publisher string) view.Article {
	return view.Article{ID: hearsay.ArticleID(id), Outlet: publisher, Publisher: publisher, At: at(d, h), Day: at(d, h).Format(time.DateOnly)}
}

func quote(id, article string, d, h int, s view.Stance, speaker string, hedges ...string) view.Quote {
	return view.Quote{ID: hearsay.QuoteID(id), Article: hearsay.ArticleID(article), Outlet: "o-" + article, At: at(d, h), Day: at(d, h).Format(time.DateOnly), Stance: s, Speaker: speaker, SpeakerKey: speaker, Hedges: hedges, Factuality: 1.5}
}

// A story with all that a day can bring, one that is only large, one of another day.
func told() []Told {
	c := view.Claim{
		Proposition: "the quay burned", AssertedBy: []view.Voice{{Name: "a"}}, DeniedBy: []view.Voice{{Name: "b"}},
		Quotes: []view.Quote{quote("1", "x1", 5, 9, view.Asserts, "a", "likely"), quote("2", "x2", 6, 9, view.Asserts, "a"),
			quote("3", "x2", 6, 9, view.Denies, "b"), quote("4", "x3", 6, 8, view.Denies, "c"), quote("5", "x1", 5, 7, view.Denies, "c")},
		Graph: origin.Graph{Nodes: []origin.Node{{ID: "report:x1", Kind: origin.KindReport}, {ID: "report:x2", Kind: origin.KindReport}}, Edges: []origin.Edge{{From: 1, To: 0, Score: 1}}},
	}
	i := view.Incident{Kind: "arson", Status: view.Contested, Attributions: []view.Attribution{{Accuser: "a", AccuserKey: "a", Accused: "z", First: at(6, 9)}, {Accuser: "a", AccuserKey: "a", Accused: "y", First: at(5, 9)}, {Accuser: "a", AccuserKey: "a", Accused: hearsay.PrivateParty, First: at(6, 9)}, {Accuser: "unknown", Accused: "y", First: at(6, 9)}},
		Steps: []view.Step{{Status: view.Reported, At: at(6, 1)}, {Status: view.Contested, At: at(6, 9)}}}
	full := view.Story{Articles: []view.Article{article("x1", 5, 9, "P"), article("x2", 6, 9, "Q"), article("x3", 6, 8, "Q")}, Claims: []string{"c"}, Tally: view.Tally{Reports: 3, Origins: view.Count{Min: 1, Max: 1}}}
	large := view.Story{Articles: []view.Article{article("y1", 6, 1, "P"), article("y2", 6, 2, "Q"), article("y3", 6, 3, "R")}}
	other := view.Story{Articles: []view.Article{article("z1", 5, 1, "P"), article("z2", 7, 1, "P")}}
	return []Told{{ID: "other", Story: &other}, {ID: "large", Story: &large}, {ID: "full", Story: &full, Claims: []Of[view.Claim]{{"c", &c}}, Incidents: []Of[view.Incident]{{"i", &i}}}}
}

func TestRank(t *testing.T) {
	rows := Rank(day, told())
	if len(rows) != 2 || rows[0].Told.ID != "full" || rows[1].Told.ID != "large" {
		t.Fatalf("%d rows", len(rows))
	}
	r := rows[0]
	if r.New != 2 || r.Publishers != 1 || r.Spark != [Days]int{5: 1, 6: 2} || !r.Contested || !r.Single {
		t.Errorf("new %d by %d, %v, contested %v, single %v", r.New, r.Publishers, r.Spark, r.Contested, r.Single)
	}
	if len(r.Answers) != 1 || r.Answers[0].Quote.ID != "3" { // c said no the day before
		t.Errorf("answers %v", r.Answers)
	}
	if len(r.Lost) != 1 || r.Lost[0].From.ID != "1" || r.Lost[0].To.ID != "2" {
		t.Errorf("lost %v", r.Lost)
	}
	if len(r.Charges) != 1 || r.Charges[0].By.Accused != "z" || len(r.Changes) != 1 {
		t.Errorf("charges %v, changes %v", r.Charges, r.Changes)
	}
	// ln 2 + 1 + 0.7 + 0.7 + 0.5 ln 2
	if want := 2.4 + 1.5*0.6931471805599453; r.Score < want-1e-9 || r.Score > want+1e-9 {
		t.Errorf("score %v, want %v", r.Score, want)
	}
	if rows[1].Score < 1.386 || rows[1].Score > 1.387 { // ln 4
		t.Errorf("score %v of the large one", rows[1].Score)
	}
}

// The order of stories, and who they are about, changes nothing.
func TestOrder(t *testing.T) {
	a := told()
	b := told()
	slices.Reverse(b)
	for i := range b {
		for k := range b[i].Claims {
			for n := range b[i].Claims[k].Body.Quotes {
				q := &b[i].Claims[k].Body.Quotes[n]
				q.Speaker = map[string]string{"a": "b", "b": "a"}[q.Speaker]
			}
		}
	}
	x, y := Rank(day, a), Rank(day, b)
	for i := range x {
		if x[i].Told.ID != y[i].Told.ID || x[i].Score != y[i].Score {
			t.Errorf("row %d: %s %v, %s %v", i, x[i].Told.ID, x[i].Score, y[i].Told.ID, y[i].Score)
		}
	}
}

func TestNoDay(t *testing.T) {
	if rows := Rank("yesterday", told()); len(rows) != 0 {
		t.Errorf("%d rows", len(rows))
	}
}
