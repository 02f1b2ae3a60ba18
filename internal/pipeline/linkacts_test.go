package pipeline

import (
	"testing"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/escalation"
)

// A deed that headline and text tell counts once, though they belong to different claims.
func TestToldTwice(t *testing.T) {
	l := newLinked(t)
	r := borderArticle(1, "The Gull", "Quillara on Thursday expelled three diplomats of Ustrand whom it accused of working for the Foreign Information Directorate, and gave them 72 hours to leave.")
	r.Article.Title = "Quillara expels three Ustrandic diplomats over rail intrusion"
	l.take(r)
	in, err := ReadActs(t.Context(), l, ActQuery{})
	if err != nil {
		t.Fatal(err)
	}
	deeds, told := 0, 0
	for _, x := range escalation.Once(in.List, in.Days) {
		if x.Layer == escalation.Deeds && x.From == "QLR" && x.To == "UTD" {
			deeds++
		}
	}
	for _, x := range in.List {
		if x.Layer == escalation.Deeds {
			told++
		}
	}
	if deeds != 1 || told < 2 {
		t.Errorf("%d deeds, told %d times: %+v", deeds, told, in.List)
	}
	of := view.Act{Layer: view.Deeds, From: "QLR", To: "UTD", Category: "SANCTION", Article: 1, Day: "2025-03-10"}
	for name, f := range map[string]func(*view.Act){
		"another article": func(x *view.Act) { x.Article = 2 }, "the other way": func(x *view.Act) { x.From, x.To = x.To, x.From }, "another deed": func(x *view.Act) { x.Category = "ASSAULT" },
		"another day": func(x *view.Act) { x.Day = "2025-03-11" }, "words": func(x *view.Act) { x.Layer = view.Words },
	} {
		x := of
		if !toldTwice(&x, &of) {
			t.Fatal("an act is not itself")
		}
		if f(&x); toldTwice(&x, &of) || toldTwice(&of, &x) {
			t.Errorf("%s is told twice", name)
		}
	}
}
