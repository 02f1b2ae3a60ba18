package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Clauses that tell which people are meant go; what people say stays.
func TestIdentified(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct {
		found string
		stays bool
	}{
		{"We are grateful to those [S1 who] [C1 defend] [Q1 the town of Osk].", false},
		{"We thank [S1 everyone who] [C1 supported] [Q1 the builders].", false},
		{"All those [S1 who] [C1 want] [Q1 to leave] may leave.", false},
		{"[S1 Who] [C1 support] [Q1 our roads and our bridges].", false},
		{"[S1 Who] [C1 would have thought] [Q1 that the roof could fall]?", false},
		{"There is no one [S1 who] [C1 will say] [Q1 how long the road is].", false},
		{"People who are patient, [S1 who] [C1 believe in] [Q1 their town], will stay.", false},
		{"The mayor honoured the builders [S1 who] [C1 defended] [Q1 the bridge].", false},
		{"There are those [S1 who] [C1 argue] [Q1 that the roof will fall].", true},
		{"There are people [S1 who] [C1 believe] [Q1 the roof will fall].", true},
		{"The one [S1 who] [C1 repeated] [Q1 “the roof will fall”] was wrong.", true},
		{"Voters [S1 who] [C1 support] [Q1 the mayor] are old.", true},
		{"The mayor, [S1 who] [C1 defended] [Q1 the decision], left at noon.", true},
		{"The people of Osk elected a mayor, Ilan Voss, [S1 who] [C1 defended] [Q1 the decision].", true},
		{"[S1 The mayor] [C1 defended] [Q1 the decision].", true},
		{"[S1 WHO] [C1 condemned] [Q1 the decision].", true},
	} {
		src, found := gold(t, x.found)
		var d text.Doc
		d.Parse(src)
		if got := Identified(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags); (len(got) == 1) != x.stays {
			t.Errorf("%s: %d left", x.found, len(got))
		}
	}
}
