package web

import (
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// hostileBodies are views with x wherever a word stands.
func hostileBodies(x string) map[string]any {
	at := time.Date(2025, 3, 3, 17, 5, 0, 0, time.UTC)
	c, s, i := "cccccccccccccccccccccccccccccccc", "ssssssssssssssssssssssssssssssss", "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"
	voice := []view.Voice{{Name: x, First: at, Last: at.Add(time.Hour), Times: 2}}
	quotes := []view.Quote{{Article: "a", Ref: x, ID: "q1", Outlet: x, At: at, Genre: hearsay.Genre(x), Stance: view.Asserts, Speaker: x, SpeakerKey: x, Words: x, Hedges: []string{x}, Band: []int{55, 80}, Evidence: []hearsay.Evidence{hearsay.Evidence(x)}, Shown: hearsay.Showing(x), Why: []string{x}},
		{Article: "b", Ref: x, ID: "q2", Outlet: x, At: at.Add(time.Hour), Stance: view.Denies, Speaker: x, Words: x, Reviewed: hearsay.Verb(x)}, {Article: "b", Ref: "r", ID: "q3", At: at.Add(48 * time.Hour), Stance: view.Stance(x), Words: x}}
	graph := origin.Graph{Nodes: []origin.Node{{ID: "report:a", Kind: origin.KindReport, Name: x, Ref: x, At: at}, {ID: "report:b", Kind: origin.KindReport, Name: x, At: at.Add(time.Hour)}, {ID: "unnamed:" + x, Kind: origin.KindUnnamed, Name: x}, {ID: "outlet:" + x, Kind: origin.KindOutlet, Name: x}},
		Edges: []origin.Edge{{From: 1, To: 0, Kind: origin.Cites, Score: 0.9, Proof: origin.Proof{Article: "a", Ref: x, Field: hearsay.FieldText}}, {From: 0, To: 2, Kind: origin.EdgeKind(x), Score: 0.5}, {From: 0, To: 1, Kind: origin.Cites, Score: 0.4}, {From: 1, To: 3, Kind: origin.Unnamed, Score: 0.3}}}
	attribution := view.Attribution{Accuser: x, Accused: x, AccusedKey: "k", Role: hearsay.Role(x), First: at, Last: at, Words: [2]string{x + " first", x + " last"}, Hedges: [2]string{x, "last"}, Basis: []hearsay.Evidence{hearsay.Evidence(x)}, DeniedBy: voice, Standing: x, Quotes: []hearsay.QuoteID{"q1", "q3"}, Claim: c}
	own := attribution
	own.Accuser, own.Own, own.Standing, own.Reviewed = x+" 2", true, view.Hardened, true
	return map[string]any{
		store.KindStory: view.Story{Articles: []view.Article{{ID: "a", Ref: x, Outlet: x, Title: x, At: at, Genre: hearsay.Genre(x)}, {ID: "b", Ref: x, Outlet: x, Title: x, At: at.Add(time.Hour)}, {ID: "d", Title: x, At: at.Add(2 * time.Hour)}},
			Claims: []string{c, "gone"}, Incidents: []string{i}, Copies: []view.Link{{A: "a", B: "b", Kind: x, Words: 40}}},
		store.KindClaim: view.Claim{Kind: x, Proposition: x, Accused: []link.Party{{Key: x, Name: x}}, Quotes: quotes, AssertedBy: voice, DeniedBy: voice, Denials: []view.Denial{{By: "q2", Of: []hearsay.QuoteID{"q1"}, Why: []string{x}}},
			Rivals: []string{c}, Stories: []string{s}, Tally: view.Tally{Reports: 2, Publishers: 1}, Graph: graph},
		store.KindIncident: view.Incident{Kind: x, When: &hearsay.When{From: "2025-03-03", To: "2025-03-04"}, Where: []view.Place{{Name: x, Country: x}}, Targets: []string{x}, Status: view.Contested, Steps: []view.Step{{Status: view.Attributed, At: at, Quote: "q1", Ref: x, Why: x}},
			Attributions: []view.Attribution{attribution, own}, Quotes: quotes, Claims: []string{c}, Stories: []string{s}, AdmittedBy: voice, Reading: x},
	}
}
