package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// One incident told by three articles of one outlet: of a state's bodies, of its ministry and its leader, of a group that is tied to it.
func TestDoor(t *testing.T) {
	charge := func(c ...view.Charged) []view.Charged { return c }
	body := &view.Incident{}
	for _, list := range [][]view.Charged{
		charge(view.Charged{Key: "bodies:UTD", Name: "bodies of Ustrand", Country: "UTD", Score: 0.9}),
		charge(view.Charged{Key: "org:foreign information directorate", Name: "Foreign Information Directorate", Country: "UTD", SpeaksFor: "UTD", Score: 0.9},
			view.Charged{Key: "person:ewart dasquell", Name: "Ewart Dasquell", Country: "UTD", SpeaksFor: "UTD", Score: 0.9}),
		charge(view.Charged{Key: "tied:UTD", Name: "groups of or for Ustrand", Country: "UTD", TiedTo: "UTD", Score: 0.9}, view.Charged{Key: "org:dorrick systems", Name: "Dorrick Systems", Country: "QLR", Score: 0.9}),
	} {
		id := hearsay.QuoteID(list[0].Key)
		body.Quotes = append(body.Quotes, view.Quote{Article: hearsay.ArticleID(id), ID: id, Outlet: "The Gull", Stance: view.Asserts, Charged: list})
		for _, c := range list {
			body.Attributions = append(body.Attributions, view.Attribution{AccusedKey: c.Key, Quotes: []hearsay.QuoteID{id}})
		}
	}
	for _, c := range []struct {
		states bool
		want   map[string]int // quotes by accused
	}{
		{false, map[string]int{"bodies:UTD": 1, "org:foreign information directorate": 1, "person:ewart dasquell": 1, "tied:UTD": 1, "org:dorrick systems": 1}},
		{true, map[string]int{"state:UTD": 2, "person:ewart dasquell": 1, "tied:UTD": 1, "org:dorrick systems": 1}},
	} {
		b := &Blamed{Behind: map[[2]string]*BlameBasis{}, Names: map[string]string{}, q: BlameQuery{By: "outlet", Per: "incident", States: c.states}}
		b.incident(&store.View{ID: "i"}, body)
		for key, n := range c.want {
			if x := b.Behind[[2]string{"The Gull", key}]; x == nil || len(x.Quotes) != n {
				t.Errorf("states %v: %s: %+v, want %d quotes", c.states, key, x, n)
			}
		}
		if len(b.Behind) != len(c.want) {
			t.Errorf("states %v: %d parties, want %d", c.states, len(b.Behind), len(c.want))
		}
	}
}

// What only unknown outlets tell of is in no row, and counted as left out; by speaker it is no matter who prints it.
func TestBlamedUnknown(t *testing.T) {
	quote := func(id hearsay.QuoteID, outlet string) view.Quote {
		return view.Quote{Article: hearsay.ArticleID(id), ID: id, Outlet: outlet, Stance: view.Asserts, SpeakerKey: "org:anglers", Speaker: "Anglers"}
	}
	for _, c := range []struct {
		by         string
		quotes     []view.Quote
		n, unknown int
	}{
		{"outlet", []view.Quote{quote("1", ""), quote("2", "(unknown outlet, QLR)")}, 0, 1},
		{"outlet", []view.Quote{quote("1", ""), quote("2", "The Gull")}, 1, 0},
		{"bloc", []view.Quote{quote("1", "")}, 0, 1},
		{"bloc", []view.Quote{quote("1", "The Tern")}, 0, 0}, // in no bloc, which is told elsewhere
		{"speaker", []view.Quote{quote("1", "")}, 1, 0},
	} {
		b := &Blamed{Behind: map[[2]string]*BlameBasis{}, Names: map[string]string{}, Without: map[string]bool{}, q: BlameQuery{By: c.by, Per: "incident", Bloc: map[string]string{"The Gull": "north"}}}
		b.incident(&store.View{ID: "i"}, &view.Incident{Quotes: c.quotes})
		if b.N != c.n || b.Unknown != c.unknown {
			t.Errorf("by %s, %d quotes: %d told, %d by unknown outlets alone; want %d, %d", c.by, len(c.quotes), b.N, b.Unknown, c.n, c.unknown)
		}
	}
}
