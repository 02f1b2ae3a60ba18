package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What is no quote goes, and its neighbours stay.
func TestBare(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct {
		found string
		stays bool
	}{
		{"[S1 Opinion] [C1 :] [Q1 Nobody knows who cut the cable].", false},
		{"[S1 Breaking news] [C1 :] [Q1 the bridge is shut].", false},
		{"[S1 Siege of Velm] [C1 :] [Q1 nobody knows who cut the cable].", false},
		{"[S1 The Velian mill war] [C1 :] [Q1 what comes next].", false},
		{"[S1 Latest Velian] [C1 updates:] [Q1 the bridge is shut].", false},
		{"[S1 Ministry of war] [C1 :] [Q1 the bridge is shut].", true},
		{"[S1 Ilan Osk on the killings] [C1 :] [Q1 the bridge is shut].", true},
		{"He told me of [S1 the siege] [C1 :] [Q1 nobody had bread].", true},
		{"[S1 Velia] [C1 :] [Q1 we did not cut the cable].", true},
		{"The mayor and [S1 analysis] [C1 :] [Q1 the bridge is shut].", true},
		{"[S1 Opinion] [C1 says] [Q1 that the bridge is shut].", true},
		{"It is telling [Q1 that the accusation] [C1 was voiced] on the eve of the vote.", false},
		{"[S1 Neither crew] [C1 claimed] [Q1 responsibility for the fire].", false},
		{"[S1 No council] [C1 has blamed] [Q1 the builders].", false},
		{"[S1 Nobody] [C1 was able to say] [Q1 who cut the cable].", false},
		{"[S1 Neither side] [C1 would tell] reporters [Q1 why the bridge fell].", false},
		{"[S1 Nobody] [C1 said] [Q1 that it was cut].", true},
		{"[S1 The council] [C1 would not say] [Q1 who cut the cable].", true},
		{"The draft holds [Q1 Velia responsible for the fire]; [S1 Kestria] [C1 voted against].", false},
		{"[Q1 Velia is responsible for the fire]; [S1 Kestria] [C1 denies it].", true},
		{"[Q1 Velia is responsible for the fire], [S1 Kestria] [C1 said].", true},
		{"[S1 No council] [C1 believes] [Q1 the builders].", true},
		{"[S1 The crew] [C1 claimed] [Q1 responsibility for the fire].", true},
		{"[Q1 That the bridge fell] [C1 is known].", true},
		{"[S1 The mayor] [C1 said] [Q1 that the bridge fell].", true},
	} {
		src, found := gold(t, x.found)
		var d text.Doc
		d.Parse(src)
		if got := Bare(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags); (len(got) == 1) != x.stays {
			t.Errorf("%s: %d left", x.found, len(got))
		}
	}
}
