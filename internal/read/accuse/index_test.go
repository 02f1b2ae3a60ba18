package accuse

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
)

// Many names are indexed once for all quotes of a text, and found as a look at each finds them.
func TestCalledInText(t *testing.T) {
	var names []name.Name
	for i := range 3 * fewNames {
		n := name.Name{Range: text.Range{Start: 2 * i, End: 2*i + 1}, Name: fmt.Sprint("N", i%40), Kind: hearsay.KindPerson}
		switch {
		case i%7 == 3:
			n.Kind = hearsay.KindArmedGroup
		case i%5 == 2:
			n.Kind, n.Country = hearsay.KindState, "VEL"
		}
		names = append(names, n)
	}
	d := &text.Doc{Src: strings.Repeat("x ", len(names))}
	var w Work
	for i := range 45 {
		called := fmt.Sprint("N", i)
		var want bearer
		found := false
		for k := range names {
			if names[k].Name == called {
				want.note(&names[k])
				found = true
			}
		}
		if got, ok := w.called(d, names, called); got != want || ok != found {
			t.Errorf("%s: %+v, %v; want %+v, %v", called, got, ok, want, found)
		}
		few, _ := w.called(d, names[:fewNames], called)
		if few.body != nil && few.body != want.body {
			t.Errorf("%s of the first few: %+v, want %+v", called, few, want)
		}
	}
	w.called(d, names, "N1")
	if n := testing.AllocsPerRun(20, func() { w.called(d, names, "N2") }); n > 0 {
		t.Errorf("%v allocations: names are indexed for each quote", n)
	}
	names[2].Name = "Sollet" // another reader's names
	w.Forget()
	if b, ok := w.called(d, names, "Sollet"); !ok {
		t.Errorf("found %+v after Forget", b)
	}
}

// A doer is compared with the quotes of its surroundings, however many the text has, and nothing in reach is missed.
func TestGrid(t *testing.T) {
	span := func(a, z int) []hearsay.Span { return []hearsay.Span{{Start: a, End: z}} }
	var quotes []hearsay.Quote
	for i := range 2000 {
		at := 60 * i
		quotes = append(quotes, hearsay.Quote{Field: hearsay.FieldText, Source: span(at, at+9), Cue: span(at+10, at+14), Content: span(at+15, at+55), Claim: hearsay.Claim{Victims: []hearsay.Accused{{Span: span(at+30, at+40)[0]}}}})
	}
	quotes[7].Content = span(7*60+15, 2000*60)
	quotes[8].Field = hearsay.FieldTitle
	var g, few grid
	g.lay(quotes, hearsay.FieldText, 2000*60)
	asked := 0
	for at := 0; at+20 < 2000*60; at += 50 {
		sp := span(at, at+20)[0]
		near := map[int32]bool{}
		for _, i := range g.near(sp) {
			near[i] = true
			asked++
		}
		if near[8] {
			t.Fatal("a quote of the title")
		}
		for i := max(0, at/60-2); i < min(2000, at/60+3); i++ {
			q := &quotes[i]
			if i != 8 && !near[int32(i)] && (q.Source[0].Overlaps(sp) || q.Cue[0].Overlaps(sp) || q.Content[0].Overlaps(sp)) {
				t.Fatalf("at %d: quote %d is missed", at, i)
			}
		}
		if at > 7*60+20 && !near[7] {
			t.Fatalf("at %d: the long quote is missed", at)
		}
	}
	if most := 12 * 2400; asked > most {
		t.Errorf("%d quotes were looked at, at most %d: each doer is compared with all", asked, most)
	}
	few.lay(quotes[:fewQuotes], hearsay.FieldText, 2000*60)
	if got := few.near(hearsay.Span{Start: 5, End: 9}); len(got) != fewQuotes-1 {
		t.Errorf("of few: %d", len(got))
	}
}
