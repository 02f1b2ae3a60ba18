package record

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
)

func TestCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringN(0, 300, -1).Draw(t, "text")
		c := newCounter(s)
		for i := range s + "x" {
			if got, want := c.at(i), utf8.RuneCountInString(s[:i]); got != want {
				t.Fatalf("%q: code points before byte %d = %d, want %d", s, i, got, want)
			}
		}
	})
}

func TestReading(t *testing.T) {
	rev := hearsay.Revision{ID: "r1", Article: "x1", Title: "Ürst: no", Text: "“Nö,” said Ana Bel.", Lang: "en"}
	q := hearsay.Quote{
		ID: "q", Field: hearsay.FieldText, Source: []hearsay.Span{{Start: 16, End: 23}},
		Cue: []hearsay.Span{{Start: 11, End: 15}}, Content: []hearsay.Span{{Start: 0, End: 10}},
		Kind: hearsay.Direct, Score: 0.5, Speaker: hearsay.Speaker{Actor: "a1", Name: "Ana Bel", Via: hearsay.ViaName},
		Claim: hearsay.Claim{Act: hearsay.Deny, Polarity: hearsay.Affirmed, Evidence: []hearsay.Evidence{hearsay.Witness}, EvidenceShown: hearsay.Asserted,
			Certainty: hearsay.Certainty{Hedges: []hearsay.Hedge{{Span: hearsay.Span{Start: 3, End: 6}}}, Factuality: -1},
			Denied:    []hearsay.Accused{{Name: "Bel", Country: "TAR", Role: hearsay.Perpetrator, Span: hearsay.Span{Start: 20, End: 23}, Score: 0.9}}},
	}
	r := hearsay.Reading{Revision: "r1", Version: "read/0", Level: hearsay.L2, Lang: "en", Genre: "news", Quotes: []hearsay.Quote{q},
		Actors: []hearsay.Actor{{ID: "a1", Name: "Ana Bel", Kind: hearsay.KindUnknown, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: q.Source[0]}}}}}
	b, err := json.Marshal(Reading(&rev, &r, false))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"x1","lang":"en","level":"L2","revision":"r1","text_sha256":"` + string(hearsay.HashText(rev.Text)) +
		`","genre":"news","reading":"read/0","actors":[{"id":"a1","name":"Ana Bel","kind":"unknown","public":false,"mentions":[[11,18]]}],` +
		`"quotes":[{"id":"q","field":"text","source":[[11,18]],"cue":[[6,10]],"content":[[0,5]],"kind":"direct","score":0.5,` +
		`"speaker":{"actor":"a1","name":"Ana Bel","via":"name"},"chain":[],"act":"deny","polarity":"+",` +
		`"certainty":{"hedges":[{"text":"Nö","span":[1,3]}],"scale":null,"band":null,"confidence":null,"factuality":-1},` +
		`"evidence":["witness"],"evidence_shown":"asserted","accused":[],` +
		`"denied":[{"actor":null,"name":"Bel","country":"TAR","role":"perpetrator","span":[15,18],"score":0.9,"reviewed":false}],` +
		`"asked":[],"supposed":[],"victims":[],"events":[],"numbers":[],"replies_to":null}]}`
	if d := cmp.Diff(want, string(b)); d != "" {
		t.Error(d)
	}
	if got := Pieces(rev.Text, []hearsay.Span{{Start: 0, End: 10}, {Start: 16, End: 23}}); got != "“Nö,” … Ana Bel" {
		t.Errorf("Pieces = %q", got)
	}
}

// Times, places and numbers of a deed: offsets in code points, null where nothing is told.
func TestDeed(t *testing.T) {
	src := "Ürst hit Nörd twice"
	q := hearsay.Quote{Claim: hearsay.Claim{
		Events: []hearsay.Event{{Code: "ASSAULT", Trigger: []hearsay.Span{{Start: 6, End: 9}},
			When:  &hearsay.When{Span: hearsay.Span{Start: 0, End: 5}, From: "2025-03-04", Granularity: hearsay.ByDay, Approx: true, Rule: "since", Anchor: hearsay.AnchorText},
			Where: []hearsay.Place{{Span: hearsay.Span{Start: 10, End: 15}, Name: "Nörd", Precision: hearsay.PlaceUnknown}}}},
		Numbers: []hearsay.Number{{Span: hearsay.Span{Start: 16, End: 21}, Value: 2, Bound: hearsay.Exact, Kind: hearsay.Factor, Scope: []hearsay.Span{{Start: 6, End: 9}}},
			{Span: hearsay.Span{Start: 16, End: 21}, Value: 2, Max: 3, Bound: hearsay.About, Kind: hearsay.Count, Unit: "ship"}}}}
	b, err := json.Marshal(claim(&q.Claim, newCounter(src)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"trigger":[[5,8]],"when":{"span":[0,4],"from":"2025-03-04","to":null,"granularity":"day","approx":true,"rule":"since","anchor":"text"},"where":[{"span":[9,13],"name":"Nörd","country":null,"precision":"unknown"}]`,
		`"numbers":[{"span":[14,19],"value":2,"max":null,"bound":"exact","kind":"factor","unit":null,"scope":[[5,8]],"period":null},`,
		`"value":2,"max":3,"bound":"about","kind":"count","unit":"ship","scope":[],"period":null}`,
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s\nlacks %s", b, want)
		}
	}
}
