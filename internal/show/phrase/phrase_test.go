package phrase

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func TestEveryActHasWords(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range hearsay.Acts {
		w := Act(a)
		if w == "" || seen[w] {
			t.Errorf("act %s has words %q", a, w)
		}
		seen[w] = true
	}
	if Act("") != "" {
		t.Error("no act has words")
	}
}

func TestClaimWords(t *testing.T) {
	c := hearsay.Claim{Evidence: []hearsay.Evidence{hearsay.Witness, hearsay.Imagery}, EvidenceShown: hearsay.Cited}
	if got := Evidence(&c); got != "witness; imagery, cited" {
		t.Errorf("Evidence = %q", got)
	}
	if got := Evidence(&hearsay.Claim{Evidence: []hearsay.Evidence{hearsay.NoneGiven}, EvidenceShown: hearsay.Asserted}); got != "none given" {
		t.Errorf("Evidence = %q", got)
	}
	if got := Band(hearsay.Certainty{Band: []int{80, 95}, Scale: hearsay.ICD203}); got != "80–95 %, ICD 203" {
		t.Errorf("Band = %q", got)
	}
	own := []hearsay.Span{{Start: 1, End: 2}}
	q := hearsay.Quote{Source: own, Claim: hearsay.Claim{Chain: []hearsay.Link{{Name: "she", Source: own}, {Name: "Northline", Named: true}, {Name: "two officials", Count: 2}}}}
	northline := []hearsay.Actor{{Name: "Northline", Kind: hearsay.KindOutlet, Public: true}}
	if got := Chain(&q, northline, ""); got != "Northline ← two officials (2)" {
		t.Errorf("Chain = %q", got)
	}
	// Nobody is named of whom it is not known that he is public: the words stand there.
	const src = "said Odo Lund's aunt"
	q.Chain = []hearsay.Link{{Name: "Una Brix", Named: true, Kind: hearsay.KindPerson, Source: []hearsay.Span{{Start: 5, End: 20}}}, {Name: "Odo Lund", Named: true}}
	if got := Chain(&q, []hearsay.Actor{{Name: "Una Brix", Kind: hearsay.KindPerson}}, src); got != "“Odo Lund's aunt” ← a person" {
		t.Errorf("Chain = %q", got)
	}
}

func TestPrivatePersonsAreNotNamed(t *testing.T) {
	q := hearsay.Quote{Claim: hearsay.Claim{
		Accused: []hearsay.Accused{{Actor: "a1", Name: "Odo Lund", Role: hearsay.Perpetrator}, {Actor: "a2", Name: "Tarnovia", Role: hearsay.Sponsor}},
		Denied:  []hearsay.Accused{{Name: "Kestria"}},
	}}
	actors := []hearsay.Actor{{ID: "a1", Kind: hearsay.KindPerson}, {ID: "a2", Kind: hearsay.KindState}}
	want := []Party{{"accused", "a suspect (named in the source)", ""}, {"accused", "Tarnovia", "as sponsor"}, {"rejected as doer", "Kestria", ""}}
	if d := cmp.Diff(want, Parties(&q, actors)); d != "" {
		t.Error(d)
	}
}

func TestSponsoredGroup(t *testing.T) {
	q := hearsay.Quote{Claim: hearsay.Claim{Accused: []hearsay.Accused{{Name: "hackers", Country: "KES", Role: hearsay.Sponsor}}}}
	for want, actors := range map[string][]hearsay.Actor{
		"with KES as sponsor":     nil,
		"with Kestria as sponsor": {{ID: "a1", Name: "Kestria", Kind: hearsay.KindState, Country: "KES"}},
	} {
		if got := Parties(&q, actors)[0].Role; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	q.Accused[0].Actor = "a1" // the state itself
	if got := Parties(&q, nil)[0].Role; got != "as sponsor" {
		t.Errorf("%q", got)
	}
}

func TestPartiesThatAreNoDoers(t *testing.T) {
	q := hearsay.Quote{Claim: hearsay.Claim{Accused: []hearsay.Accused{{Name: "Tarnovia", Role: hearsay.Instigator}, {Name: "Kestria", Role: hearsay.Beneficiary}, {Name: "Velia", Role: hearsay.Negligent}}}}
	want := []Party{{"accused", "Tarnovia", "as instigator"}, {"named, not as doer", "Kestria", "as beneficiary"}, {"named, not as doer", "Velia", "as negligent"}}
	if d := cmp.Diff(want, Parties(&q, nil)); d != "" {
		t.Error(d)
	}
}
