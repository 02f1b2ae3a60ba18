package eval

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// The old reading, told as it should look in the new text, equals the new reading where
// nothing but names changed, and differs in each thing that is compared.
func TestFaces(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	const src = "Ustrand blamed Quillara for it."
	x, ok := exchange(w, tags.In(w), src)
	if !ok || x.text != "Quillara blamed Ustrand for it." {
		t.Fatalf("exchanged: %q", x.text)
	}
	code := func(name string) string { return w.Find(name).Country }
	reading := func(text, a, b string) hearsay.Reading {
		at := len(a) + 1
		q := hearsay.Quote{Source: []hearsay.Span{{Start: 0, End: len(a)}}, Cue: []hearsay.Span{{Start: at, End: at + 6}},
			Content: []hearsay.Span{{Start: at + 7, End: len(text) - 1}}, Speaker: hearsay.Speaker{Actor: "a1", Via: hearsay.ViaName}}
		q.Accused = []hearsay.Accused{{Name: b, Country: code(b), Role: hearsay.Perpetrator, Rule: "blame"}}
		return hearsay.Reading{Actors: []hearsay.Actor{{ID: "a1", Kind: hearsay.KindState, Country: code(a)}}, Quotes: []hearsay.Quote{q}}
	}
	was := reading(src, "Ustrand", "Quillara")
	same := func(now *hearsay.Reading) bool {
		_, lost := difference(faces(&was, &x), faces(now, nil))
		_, more := difference(faces(now, nil), faces(&was, &x))
		return lost == 0 && more == 0
	}
	if now := reading(x.text, "Quillara", "Ustrand"); !same(&now) {
		t.Errorf("an exchange of names alone is a change:\n%v\n%v", faces(&was, &x), faces(&now, nil))
	}
	for what, change := range map[string]func(*hearsay.Quote){
		"source": func(q *hearsay.Quote) { q.Source = nil }, "content": func(q *hearsay.Quote) { q.Content[0].End-- },
		"speaker": func(q *hearsay.Quote) { q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone} }, "act": func(q *hearsay.Quote) { q.Act = hearsay.Deny },
		"factuality": func(q *hearsay.Quote) { q.Certainty.Factuality = 1 }, "accused": func(q *hearsay.Quote) { q.Accused[0].Country = code("Quillara") },
		"list": func(q *hearsay.Quote) { q.Denied, q.Accused = q.Accused, nil },
	} {
		now := reading(x.text, "Quillara", "Ustrand")
		if change(&now.Quotes[0]); same(&now) {
			t.Errorf("another %s is no change", what)
		}
	}
	if !x.even(src) {
		t.Error("one word for one word is not even")
	}
	x.cuts[0].now.End = len("Quillara blamed")
	if x.even(src) {
		t.Error("two words for one are even")
	}
	if f := (swapRows{{3, 1}, {1, 0}}).figure(); f.Value != 25 || f.N != 4 {
		t.Errorf("figure %+v, want 1 of 4", f)
	}
}
