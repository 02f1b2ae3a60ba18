package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// contested is an incident with what an attribution ledger can hold: an accuser who hardens, an
// organ that denies for its state, somebody else who rejects, and one who says it was them.
func contested() view.Incident {
	at := func(h int) time.Time { return time.Date(2025, 3, 4, h, 0, 0, 0, time.UTC) }
	q := func(id string, h int, st view.Stance, who, key, words string, hedges ...string) view.Quote {
		return view.Quote{Article: "a" + hearsay.ArticleID(id), Ref: "r" + id, ID: hearsay.QuoteID(id), Outlet: "The Lark", At: at(h), Stance: st, Speaker: who, SpeakerKey: key, Words: words, Hedges: hedges, Revision: "v"}
	}
	denial := []view.Voice{{Name: "Ministry of Fish of Pell", Key: "org:ministry of fish of pell", First: at(5), Last: at(5), Times: 1}, {Name: "Anglers", Key: "org:anglers", First: at(6), Last: at(6), Times: 1}}
	hour, soon := int64(3600), int64(0)
	return view.Incident{Kind: "physical_attack", Status: view.Withdrawn, Reports: 4, Publishers: 3,
		Quotes: []view.Quote{q("1", 3, view.Asserts, "Water Office", "org:water office", "Pell probably opened it", "probably"), q("2", 9, view.Asserts, "Water Office", "org:water office", "Pell opened it"), q("3", 5, view.Denies, "Ministry of Fish of Pell", "org:ministry of fish of pell", "we never opened it"),
			q("4", 6, view.Denies, "Anglers", "org:anglers", "that was not Pell"), q("5", 7, view.Asserts, "Reed Crew", "group:reed crew", "we opened it"), q("6", 8, view.Asserts, "The Lark", "outlet:the lark", "the Reed Crew opened it")},
		Steps: []view.Step{{Status: view.Attributed, At: at(3), Quote: "1", Why: "somebody is accused"}, {Status: view.Contested, At: at(5), Quote: "3", Why: "the accused denies"}, {Status: view.Withdrawn, At: at(9), Quote: "gone", Why: "it was taken back"}},
		Attributions: []view.Attribution{
			{Accuser: "Water Office", AccuserKey: "org:water office", Accused: "Pell", AccusedKey: "state:PLL", First: at(3), Last: at(9), Words: [2]string{"Pell probably opened it", "Pell opened it"}, Hedges: [2]string{"probably", ""}, DeniedBy: denial, Standing: view.Denied, Quotes: []hearsay.QuoteID{"1", "2"}, Reports: 2, Score: 0.9, Claim: "c"},
			{Accuser: "Reed Crew", AccuserKey: "group:reed crew", Accused: "Reed Crew", AccusedKey: "group:reed crew", First: at(7), Last: at(7), Words: [2]string{"we opened it", "we opened it"}, Standing: view.SelfAdmitted, Quotes: []hearsay.QuoteID{"5"}, Reports: 1},
			{Accuser: "The Lark", AccuserKey: "outlet:the lark", Own: true, Accused: "Reed Crew", AccusedKey: "group:reed crew", First: at(8), Last: at(8), Words: [2]string{"the Reed Crew opened it", "the Reed Crew opened it"}, Standing: view.Hardened, Quotes: []hearsay.QuoteID{"6"}, Reports: 1, Reviewed: true}},
		Lags: view.Lags{ToAccusation: &soon, ToDenial: &hour}}
}

func TestIncidentPage(t *testing.T) {
	x := contested()
	p := newIncidentPage(&store.View{ID: "i", Title: "T"}, &x)
	m := p.Matrix
	if len(m.Rows) != 2 || m.Rows[0].Accuser != "Water Office" || m.Rows[1].Accuser != "The Lark" || !m.Rows[1].Own || len(m.Accused) != 2 {
		t.Fatalf("accusers %+v of %+v: who says so of themselves is no accuser", m.Rows, m.Accused)
	}
	c := m.Rows[0].Cells[0][0]
	if c.Act != "accuses, hedged" || c.Glyph != "half" || len(c.First) != 3 || c.First[1] != (piece{"hedge", "probably"}) || len(c.Last) == 0 || fmt.Sprint(c.Denied) != "[Anglers]" || c.Href != "#q-1" || c.Claim != "/claims/c" {
		t.Errorf("cell %+v", c)
	}
	if len(m.Rows[0].Cells[1]) != 0 || m.Rows[1].Cells[1][0].Change != "▲ hardened" || !m.Rows[1].Cells[1][0].Reviewed {
		t.Errorf("row of the Lark %+v", m.Rows[1])
	}
	if a := m.Answers[0].Words; len(a) != 1 || a[0].Who != "Ministry of Fish of Pell" || a[0].Words != "we never opened it" || a[0].Href != "#q-3" {
		t.Errorf("Pell answers %+v", a)
	}
	if a := m.Answers[1].Words; len(a) != 1 || a[0].Act != "says so" || a[0].Words != "we opened it" {
		t.Errorf("the Reed Crew answers %+v", a)
	}
	var states []string
	for _, r := range p.Ladder {
		states = append(states, r.State)
	}
	if got := strings.Join(states, ","); got != "done,done,done,,now" {
		t.Errorf("ladder %s", got)
	}
	if p.Ladder[4].Href != "" || p.Ladder[2].Href != "#q-3" || !strings.Contains(p.Ladder[3].Words, "needs the accused") {
		t.Errorf("ladder %+v", p.Ladder)
	}
	if got := strings.Join(p.Lags, " "); got != "The first accusation came at the same time as the first report. The first denial came 60 minutes after the first accusation. No evidence that is shown or cited is known to the time of day." {
		t.Errorf("lags: %s", got)
	}
	if p.Kind != "physical attack" || len(p.Spoke) != 6 || p.Timeline == nil {
		t.Errorf("kind %s, %d statements, timeline %v", p.Kind, len(p.Spoke), p.Timeline != nil)
	}
	var marks []string
	for _, s := range p.Timeline.Shapes {
		if s.Kind == draw.Path && s.Href != "" {
			marks = append(marks, s.Href+" "+s.Class)
		}
	}
	if got := strings.Join(marks, "; "); got != "#q-1 open s1; #q-3 open s1; #q-4 open s1; #q-2 f1 s1; #q-5 f2 s2; #q-6 f2 s2" {
		t.Errorf("marks: %s", got)
	}
}

// Whoever is not known to be the accused, or an organ of theirs that the linking takes for
// them, does not answer for them.
func TestAnswers(t *testing.T) {
	for _, tc := range []struct {
		key, name, standing, accused, accusedKey string
		own                                      bool
	}{
		{"state:PLL", "Pell", view.Denied, "Pell", "state:PLL", true},
		{"org:ministry of fish of pell", "Ministry of Fish of Pell", view.Denied, "Pell", "state:PLL", true},
		{"org:ministry of fish of pell", "Ministry of Fish of Pell", view.Opposed, "Pell", "state:PLL", false},
		{"org:friends of pell", "Friends of Pell abroad", view.Denied, "Pell", "state:PLL", false},
		{"", "unknown", view.Denied, "Pell", "state:PLL", false},
		{"person:ann pell", "Speaker of Pell", view.Denied, "Pell", "state:PLL", false},
		{"org:crew of reed", "Crew of Reed", view.Denied, "Reed", "group:reed", false},
	} {
		own, others := answersOf(&view.Attribution{Accused: tc.accused, AccusedKey: tc.accusedKey, Standing: tc.standing, DeniedBy: []view.Voice{{Name: tc.name, Key: tc.key}}})
		if (len(own) == 1) != tc.own || len(own)+len(others) != 1 {
			t.Errorf("%s on %s (%s): own %v", tc.name, tc.accused, tc.standing, own)
		}
	}
}

func TestSentences(t *testing.T) {
	s := "It rained. The office said that Pell opened it. Nobody was hurt."
	for words, want := range map[string]string{"office": "The office said that Pell opened it.", "rained. The": "It rained. The office said that Pell opened it.", "hurt": "Nobody was hurt."} {
		i := strings.Index(s, words)
		if got := sentences(s, hearsay.Span{Start: i, End: i + len(words)}).In(s); got != want {
			t.Errorf("around %q: %q, want %q", words, got, want)
		}
	}
}

// A proof whose text has changed says so instead of marking other words.
func TestMovedProof(t *testing.T) {
	l := &fakeLedger{}
	v := l.put(hearsay.Article{Ref: "r", Outlet: "The Lark", Title: "T", Text: "Short now."}, hearsay.StatusOK, nil)
	g := graphOf(t, "A>u cites 0.9")
	g.Edges[0].Proof.Article, g.Edges[0].Proof.Field = v.Item.ID, hearsay.FieldText
	s := &site{ledger: l}
	for span, moved := range map[hearsay.Span]bool{{Start: 0, End: 5}: false, {Start: 4, End: 400}: true, {Start: 3, End: 3}: true} {
		g.Edges[0].Proof.Span = span
		p, err := s.openProof(t.Context(), &g, 1, 0, "/c")
		if err != nil || p.Moved != moved || !moved && (p.Words != "Short" || p.After != " now.") || p.Without != "1" {
			t.Errorf("%v: %+v, %v", span, p, err)
		}
	}
}

// An incident that is only rejected has no accusers to count, and nobody's answer is missing.
func TestRejectedOnly(t *testing.T) {
	x := contested()
	x.Status, x.Attributions = view.Contested, nil
	for _, c := range []struct {
		quotes []view.Quote
		want   string
	}{
		{x.Quotes, "Four reports by three publishers. Nobody is accused in what the ledger holds: Ministry of Fish of Pell and Anglers reject a charge whose accuser it does not have."},
		{x.Quotes[2:3], "Four reports by three publishers. Nobody is accused in what the ledger holds: Ministry of Fish of Pell rejects a charge whose accuser it does not have."},
		{[]view.Quote{{ID: "9", Stance: view.Denies}}, "Four reports by three publishers. Nobody is accused in what the ledger holds: somebody unnamed rejects a charge whose accuser it does not have."},
	} {
		x.Quotes = c.quotes
		if got := newIncidentPage(&store.View{ID: "i", Title: "T"}, &x).Finding; !strings.EqualFold(got, strings.NewReplacer("Four", "4", "three", "3").Replace(c.want)) && got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
