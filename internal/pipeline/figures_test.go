package pipeline

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/measure/number"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// Who is said to speak of a number gives it, not the outlet and not who is quoted as saying so.
func TestSpeaks(t *testing.T) {
	firm := link.Party{Key: "org:ravelin freight", Name: "Ravelin Freight", Kind: hearsay.KindOrganisation}
	brigade := link.Party{Key: "org:port ambry fire service", Name: "Port Ambry Fire Service", Kind: hearsay.KindOrganisation}
	outlet := link.Party{Key: "outlet:gull", Name: "The Gull", Kind: hearsay.KindOutlet}
	for _, c := range []struct {
		text, number string
		said         bool // the number before it in the sentence was given so
		quote        hearsay.QuoteID
		want         string // voice
	}{
		{"Ravelin Freight speaks of 9,000 crates.", "9,000", false, "", firm.Key},
		{"Ravelin Freight put the losses at about 9,000 crates.", "9,000", false, "", firm.Key},
		{"Ravelin Freight burned, and Velm puts the losses at 9,000 crates.", "9,000", false, "", "state:VEL"}, // a capital
		{"Ravelin Freight lost 9,000 crates.", "9,000", false, "", outlet.Key},
		{"Ravelin Freight, says the mayor, put the losses at 9,000.", "9,000", false, "", outlet.Key},
		{"Ravelin Freight puts it at 9,000, said the mayor.", "9,000", false, "q", firm.Key},
		{"Ravelin Freight speaks of 9,000, the fire service of 3,000.", "3,000", true, "", brigade.Key},
		{"Ravelin Freight speaks of 9,000, the night watch of 3,000.", "3,000", true, "", "in:a:night watch"},
		{"Ravelin Freight speaks of 9,000, the fire service of 3,000.", "3,000", false, "", outlet.Key},
	} {
		rep := store.Report{}
		rep.Revision.Text = c.text
		who := []Mentioned{{Party: firm, Itself: true, At: place(c.text, "Ravelin Freight")}, {Party: brigade, Itself: true, At: hearsay.Span{Start: len(c.text), End: len(c.text)}}}
		if strings.Contains(c.text, "Velm") {
			who = append(who, Mentioned{Party: link.Party{Key: "state:VEL", Name: "Velia", Kind: hearsay.KindState, Country: "VEL"}, At: place(c.text, "Velm")})
		}
		whole := hearsay.Span{End: len(c.text)}
		g := Given{Figure: number.Figure{Article: "a", Voice: outlet.Key}, Who: outlet, Own: c.quote == "", Quote: c.quote, Field: hearsay.FieldText, Sentence: whole, Number: hearsay.Number{Span: place(c.text, c.number)}}
		newFigureTextOf(&rep, hearsay.FieldText, &read.Facts{}, who).speaks(&g, []Given{{Sentence: whole, said: c.said}})
		if g.Voice != c.want || g.Own != (c.want == outlet.Key) {
			t.Errorf("%s: %s is given by %q (own %v), want %q", c.text, c.number, g.Voice, g.Own, c.want)
		}
	}
}

// place is where words stand first.
func place(s, words string) hearsay.Span {
	for i := 0; i+len(words) <= len(s); i++ {
		if s[i:i+len(words)] == words {
			return hearsay.Span{Start: i, End: i + len(words)}
		}
	}
	panic(words)
}

// The ledger's own count takes incidents of the kind, in the days, and of the place where one is told.
func TestOwnCount(t *testing.T) {
	o := &Own{days: map[string]bool{"2025-03-01": true, "2025-03-03": true}, incidents: []ownIncident{
		{id: "a", kind: "fire", day: "2025-03-02", countries: []string{"UTD"}}, {id: "b", kind: "fire", day: "2025-03-03"}, {id: "c", kind: "cyber", day: "2025-03-02"}, {id: "d", kind: "fire", day: "2025-03-09"},
	}}
	arson := Given{Figure: number.Figure{Kind: hearsay.Count, What: "fire", From: "2025-03-01", To: "2025-03-31", Day: "2025-03-04"}}
	if c := o.Count(&arson); c == nil || c.Incidents != 2 || c.Days != 4 || c.Covered != 2 || c.To != "2025-03-04" { // 1 to 4 March; a and b
		t.Errorf("%+v", c)
	}
	arson.Places = []string{"QLR"}
	if c := o.Count(&arson); c == nil || c.Incidents != 1 { // b, of which no place is told
		t.Errorf("%+v", c)
	}
	for _, change := range []func(*Given){func(g *Given) { g.What = "train" }, func(g *Given) { g.Kind = hearsay.Percent }, func(g *Given) { g.To = g.From }, func(g *Given) { g.From, g.To = "", "" }} {
		g := arson
		change(&g)
		if c := o.Count(&g); c != nil {
			t.Errorf("%+v is set beside %+v", g.Figure, c)
		}
	}
}

func TestVague(t *testing.T) {
	for words, want := range map[string]bool{"dozens": true, "hundreds": true, "Tens of thousands": true, "more than 500": false, "two hundred": false, "": false} {
		if vague(words) != want {
			t.Errorf("%q", words)
		}
	}
}

// A number that somebody gives whom the article does not introduce is not the outlet's: his name, if he is known from another article of the story,
// else the one that the text describes or, of persons, one who is public in the ledger and named with a body that the article names.
func TestSomebody(t *testing.T) {
	l := newLinked(t)
	const fire = "The parcel depot at Port Ambry burned down on Thursday. The roof of the parcel depot fell in. "
	l.take(
		borderArticle(1, "The Gull", fire+"The Port Ambry Fire Service said that the depot could not be saved. Ravelin Freight said that it had no other."),
		borderArticle(2, "The Wader", fire+"Ravelin Freight speaks of 9,000 parcels lost, the fire service of \"three to four thousand\"."),
		borderArticle(3, "The Heron", fire+"Ravelin Freight speaks of 9,000 parcels lost, the night watch of \"three to four thousand\"."),
		borderArticle(4, "The Tern", fire+"Its clerk, Kit Larkrise, put the loss now at 4,000 parcels."),
		borderArticle(5, "The Tern", "Oddny Marrick, director of Ravelin Freight, said that the price of rope had gone up. Ravelin Freight denied that it had known of it."),
		borderArticle(6, "The Tern", fire+"Ravelin Freight, which owns the depot, felt confirmed. Its clerk, Oddny Marrick, put the loss now at 4,000 parcels."),
		borderArticle(7, "The Tern", fire+"Oddny Marrick put the loss now at 4,000 parcels."),
	)
	in, err := ReadFigures(t.Context(), l, l.reader, FigureQuery{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i := range in {
		if in[i].Number.Value < 9000 && in[i].Number.Value > 1000 {
			got[in[i].Ref] = in[i].Who.Name
			if in[i].Own {
				t.Errorf("%s: the outlet gives it", in[i].Ref)
			}
		}
	}
	want := map[string]string{"t2": "Port Ambry Fire Service", "t3": "night watch", "t4": hearsay.PrivateParty, "t6": "Oddny Marrick", "t7": hearsay.PrivateParty} // of t7 no body tells that it is the same
	for ref, name := range want {
		if x, ok := got[ref]; !ok || x != name {
			t.Errorf("%s is given by %q (%v), want %q", ref, x, ok, name)
		}
	}
}

// newFigureTextOf is newFigureText for a report that nothing was read of.
func newFigureTextOf(rep *store.Report, f hearsay.Field, facts *read.Facts, who []Mentioned) *figureText {
	if rep.Reading == nil {
		rep.Reading = &hearsay.Reading{}
	}
	return newFigureText(rep, f, facts, who)
}
