package web

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/testutil/htmlcheck"
)

// claimLedger has one article whose quotes hold everything that a claim can.
func claimLedger(t *testing.T) *fakeLedger {
	l := &fakeLedger{}
	a := hearsay.Article{Ref: "c-1", Outlet: "The Lark", Title: "Who opened the sluice", Lang: "en",
		Text: "It is very likely that Tarnovia opened the sluice, the Kestrian assessment centre said.\n\n" +
			"“We had no part in it,” Ilan Voss of Tarnovia told the Pell Courier. He would not discuss the gate.\n\n" +
			"A clerk, Odo Lund, let them in, the minister said. A friend of Lund, Una Brix, saw Hollow Wren there.\n\n" +
			"Tarnovia flooded the valley on Monday.\n"}
	p := func(w string) []hearsay.Span { return []hearsay.Span{span(t, a.Text, w)} }
	at := func(w string) hearsay.Span { return span(t, a.Text, w) }
	quotes := []hearsay.Quote{
		{ID: "i1", Source: p("the Kestrian assessment centre"), Cue: p("said"), Content: p("It is very likely that Tarnovia opened the sluice"), Score: 0.91, Speaker: hearsay.Speaker{Actor: "a1", Name: "Kestrian Assessment Centre", Via: hearsay.ViaName},
			Claim: hearsay.Claim{Act: hearsay.Accuse, Certainty: hearsay.Certainty{Hedges: []hearsay.Hedge{{Span: at("very likely")}}, Scale: hearsay.ICD203, Band: []int{80, 95}, Confidence: "high"},
				Evidence: []hearsay.Evidence{hearsay.IntelligenceAssessment}, EvidenceShown: hearsay.Asserted, Accused: []hearsay.Accused{{Actor: "a2", Name: "Tarnovia", Country: "TAR", Role: hearsay.Perpetrator, Span: at("Tarnovia"), Score: 0.96}},
				Reasons: []hearsay.Reason{{Part: "speaker", Value: "Kestrian Assessment Centre", Because: "its own name", Span: at("the Kestrian assessment centre")},
					{Part: "act", Value: "accuse", Because: "a party accused", Next: "estimate"}, {Part: "accused", Value: "Tarnovia", Because: "asserts, frame active", Span: at("Tarnovia"), Score: 0.96}}}},
		{ID: "i2", Source: p("Ilan Voss of Tarnovia"), Cue: p("told"), Content: p("“We had no part in it,”"), Speaker: hearsay.Speaker{Actor: "a3", Name: "Ilan Voss", Via: hearsay.ViaName},
			Claim: hearsay.Claim{Act: hearsay.Deny, Denied: []hearsay.Accused{{Actor: "a2", Name: "Tarnovia", Country: "TAR", Span: at("Tarnovia")}}, Evidence: []hearsay.Evidence{hearsay.NoneGiven},
				Chain: []hearsay.Link{{Name: "Pell Courier", Named: true, Kind: hearsay.KindOutlet, Source: p("the Pell Courier")}}, RepliesTo: "i1"}},
		{ID: "i3", Source: p("He"), Cue: p("would not discuss"), Content: p("the gate"), Speaker: hearsay.Speaker{Actor: "a3", Name: "Ilan Voss", Via: hearsay.ViaPronoun}, Claim: hearsay.Claim{Act: hearsay.NoComment}},
		{ID: "i4", Source: p("the minister"), Cue: p("said"), Content: p("let them in"), Speaker: hearsay.Speaker{Via: hearsay.ViaNone},
			Claim: hearsay.Claim{Act: hearsay.Accuse, Accused: []hearsay.Accused{{Actor: "a4", Name: "Odo Lund", Span: at("A clerk, Odo Lund")}}, Asked: []hearsay.Accused{{Actor: "a9", Name: "Odo Lund"}},
				Supposed: []hearsay.Accused{{Name: "Society of the Hollow Wren", Span: at("Hollow Wren"), Role: hearsay.Sponsor}}, Chain: []hearsay.Link{{Name: "Una Brix", Named: true, Kind: hearsay.KindPerson, Source: p("A friend of Lund")}},
				Reasons: []hearsay.Reason{{Part: "accused", Value: "Odo Lund", Because: "asserts", Span: at("A clerk, Odo Lund")}, {Part: "evidence", Value: "witness", Span: at("Una Brix"), Next: "Brix"}, {Part: "replies_to", Value: "i2", Score: 4}}}},
		{ID: "i5", Source: p("A friend of Lund"), Cue: p("saw"), Content: p("Hollow Wren there"), Speaker: hearsay.Speaker{Actor: "a5", Name: "Una Brix", Via: hearsay.ViaTitle},
			Claim: hearsay.Claim{Act: hearsay.Assert, Reasons: []hearsay.Reason{{Part: "speaker", Value: "Una Brix", Because: "bears this role", Span: at("Una Brix")}}}},
		{ID: "i6", Content: p("Tarnovia flooded the valley on Monday"), Speaker: hearsay.Speaker{Name: "The Lark", Via: hearsay.ViaOutlet}, Claim: hearsay.Claim{Act: hearsay.Accuse, Evidence: []hearsay.Evidence{hearsay.MediaReport},
			Events: []hearsay.Event{{Code: "ASSAULT", When: &hearsay.When{Span: at("Monday"), From: "2025-03-03", To: "2025-03-03", Granularity: hearsay.ByDay, Rule: "weekday", Anchor: hearsay.AnchorPublished},
				Where: []hearsay.Place{{Span: at("the valley"), Name: "Marrow valley", Country: "KES", Precision: hearsay.PlaceRegion}, {Span: at("the valley"), Name: "Brix Hall", Precision: hearsay.PlaceUnknown}}}},
			Numbers: []hearsay.Number{{Span: at("Monday"), Value: 3, Bound: hearsay.About, Kind: hearsay.Count, Unit: "sluice"}},
			Reasons: []hearsay.Reason{{Part: "when", Value: "2025-03-03, by day", Because: "rule “weekday”, reckoned from the day of publication", Span: at("Monday")}, {Part: "where", Value: "Brix Hall", Span: at("the valley")}}}},
	}
	for i := range quotes {
		quotes[i].Field, quotes[i].Kind = hearsay.FieldText, hearsay.Indirect
	}
	l.put(a, hearsay.StatusOK, &hearsay.Reading{Version: "read/9-test", Level: hearsay.L2, Lang: "en", Quotes: quotes, Actors: []hearsay.Actor{
		{ID: "a1", Name: "Kestrian Assessment Centre", Kind: hearsay.KindOrganisation, Country: "KES"}, {ID: "a2", Name: "Tarnovia", Kind: hearsay.KindState, Country: "TAR"},
		{ID: "a3", Name: "Ilan Voss", Kind: hearsay.KindPerson, Public: true, Role: "envoy", Country: "TAR"}, {ID: "a4", Name: "Odo Lund", Kind: hearsay.KindPerson}, {ID: "a5", Name: "Una Brix", Kind: hearsay.KindUnknown}}})
	return l
}

// squash takes all space out: cells and list items meet without any.
func squash(s string) string { return strings.Join(strings.Fields(s), "") }

func TestCards(t *testing.T) {
	doc := open(t, handler(claimLedger(t)), "/articles/c-1", 200)
	cards := htmlcheck.Class(doc, "card")
	if len(cards) != 6 {
		t.Fatalf("%d cards", len(cards))
	}
	for i, want := range [][]string{
		{"Kestrian Assessment Centre (KES)", "accuses, hedged", "very likely", "80–95 %, ICD 203", "Confidence high, analytic", "intelligence assessment, asserted", "Accused Tarnovia (TAR)"},
		{"Ilan Voss (TAR) denies envoy", "stated, no hedge", "none given", "Rejected as doer Tarnovia (TAR)", "by way of Pell Courier", "Answers quote 1"},
		{"no comment", "Certainty none", "by pronoun: “He”"},
		{"unknown", "Accused a suspect (named in the source)", "Asked about a suspect (named in the source)", "Supposed “Hollow Wren” as sponsor", "by way of “A friend of Lund”"},
		{"“A friend of Lund”", "not known who or what that is"},
		{"The Lark own voice", "Evidence no source named", "Told of 3 March 2025, Marrow valley (KES)", "Figures about 3 sluices"},
	} {
		w := squash(htmlcheck.Words(cards[i]))
		for _, s := range want {
			if !strings.Contains(w, squash(s)) {
				t.Errorf("card %d lacks %q: %s", i+1, s, w)
			}
		}
	}
	if w := htmlcheck.Words(cards[5]); strings.Contains(w, "Brix") {
		t.Errorf("a place is called by a private name: %s", w)
	}
	if n := len(htmlcheck.Class(doc, "band")); n != 1 {
		t.Errorf("%d bands drawn, want 1", n)
	}
	if h := htmlcheck.Class(htmlcheck.Class(doc, "article")[0], "q-h"); len(h) != 1 || htmlcheck.Text(h[0]) != "very likely" || htmlcheck.Attr(h[0].Parent, "class") != "q-t" {
		t.Error("the hedge is not boxed inside its content")
	}
}

func TestWhy(t *testing.T) {
	l := claimLedger(t)
	stored := l.views[0].Reading
	panel := func(o Options, path string) (rows int, words string) {
		t.Helper()
		all := htmlcheck.Class(open(t, New(l, o), path, 200), "why")
		if len(all) != 1 {
			t.Fatalf("GET %s: %d panels", path, len(all))
		}
		return len(htmlcheck.All(all[0], "tr")) - 1, squash(htmlcheck.Words(all[0]))
	}
	by := func(g hearsay.Reading, ok bool) Options {
		return Options{Explain: func(*hearsay.Revision) (hearsay.Reading, bool) { return g, ok }}
	}
	if _, w := panel(by(*stored, true), "/articles/c-1?why=6"); !strings.Contains(w, squash("When 2025-03-03, by day rule “weekday”, reckoned from the day of publication “Monday”")) || strings.Contains(w, "Brix") {
		t.Errorf("the panel of a time: %s", w)
	}
	rows, w := panel(by(*stored, true), "/articles/c-1?why=1")
	if rows != 6 {
		t.Errorf("%d rows: %s", rows, w)
	}
	for _, s := range []string{"Why quote 1", "0.91", "Speaker Kestrian Assessment Centre its own name", "Act accuses a party accused", "estimates", "Accused Tarnovia asserts, frame active “Tarnovia” 0.96", "read/9-test", "characters 0 to 86 of the stored text"} {
		if !strings.Contains(w, squash(s)) {
			t.Errorf("panel lacks %q: %s", s, w)
		}
	}
	other := *stored
	other.Version = "read/10-test"
	gone := *stored
	gone.Quotes = gone.Quotes[1:]
	for want, o := range map[string]Options{"has no reader": {}, "is read/10-test, and its reasons may be others": by(other, true), "cannot read this article": by(*stored, false), "does not find this quote again": by(gone, true)} {
		if rows, w := panel(o, "/articles/c-1?why=1"); rows != 3 || !strings.Contains(w, squash(want)) || strings.Contains(w, "itsownname") {
			t.Errorf("%d rows, no %q: %s", rows, want, w)
		}
	}
	// Who may not be named beside a sentence is not named by a reason either.
	for _, path := range []string{"/articles/c-1?why=4", "/articles/c-1?why=5"} {
		if _, w := panel(by(*stored, true), path); strings.Contains(w, "Odo") || strings.Contains(w, "Brix") {
			t.Errorf("%s names a private person: %s", path, w)
		}
	}
	for _, path := range []string{"/articles/c-1", "/articles/c-1?why=0", "/articles/c-1?why=7", "/articles/c-1?why=x", "/articles/c-1?why=1&plain=1"} {
		if n := len(htmlcheck.Class(open(t, New(l, by(*stored, true)), path, 200), "why")); n != 0 {
			t.Errorf("GET %s: %d panels", path, n)
		}
	}
}

// A private person is named by no card, table or panel of the page.
func TestPrivateAccused(t *testing.T) {
	l := claimLedger(t)
	doc := open(t, handler(l), "/articles/c-1", 200)
	for _, c := range append(htmlcheck.Class(doc, "card"), htmlcheck.Class(doc, "quotes")...) {
		if w := htmlcheck.Words(c); strings.Contains(w, "Odo") || strings.Contains(w, "Brix") || strings.Contains(w, "Society") {
			t.Errorf("named beside the sentence: %s", w)
		}
	}
}

func TestMethod(t *testing.T) {
	figures := measured(t)
	o := Options{Figures: figures, Reader: "read/9-test"}
	w := htmlcheck.Words(open(t, New(&fakeLedger{}, o), "/method", 200))
	for name, f := range figures {
		if !strings.Contains(w, name) || !strings.Contains(w, figureValue(name, f.Reached)) {
			t.Errorf("method lacks %s", name)
		}
		if says, _ := sayFigure(name); says == "" {
			t.Logf("%s has no words", name)
		}
	}
	for _, want := range []string{"English only", "PolNeAR", "read/9-test", "Wrongly named culprits"} {
		if !strings.Contains(w, want) {
			t.Errorf("method lacks %q", want)
		}
	}
	odd := Options{Figures: map[string]Figure{"new.thing": {Reached: 12.5}, "accused.p": {Reached: 95}, "accused.false": {Reached: 4.2}, "factuality.mae": {Reached: 0.551}}}
	w = squash(htmlcheck.Words(open(t, New(&fakeLedger{}, odd), "/method", 200)))
	for _, want := range []string{"Other figures", "new.thing – 12.5", "about 1 in 20 is wrong", "4.2 %", "0.55"} {
		if !strings.Contains(w, squash(want)) {
			t.Errorf("method lacks %q: %s", want, w)
		}
	}
	open(t, New(&fakeLedger{}, Options{}), "/method", 200)
}

func TestOneIn(t *testing.T) {
	for p, want := range map[float64]int{0: 0, 100: 0, 95: 20, 93: 14, 90: 10, 50: 2, -3: 0} {
		if got := oneIn(p); got != want {
			t.Errorf("oneIn(%g) = %d, want %d", p, got, want)
		}
	}
}
