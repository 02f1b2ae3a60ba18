package read

import (
	"testing"

	"hearsay"
)

// Who rejects a charge against his own side accuses nobody.
func TestRejectOwn(t *testing.T) {
	r := inSample(t)
	rev := hearsay.Revision{ID: "x", Lang: "en", Text: "The Ministry of Foreign Affairs of Quillara rejects the suggestion, made tonight on Ustrand One, that the fire in Port Ambry was staged by Quillaran authorities."}
	g := r.Read(&rev)
	rejected := 0
	for _, q := range g.Quotes {
		for _, a := range q.Accused {
			t.Errorf("accuses %s (%s)", a.Name, a.Country)
		}
		rejected += len(q.Denied)
	}
	if rejected != 1 {
		t.Errorf("%d rejected", rejected)
	}
}

// A charge that is turned down accuses nobody, also where the quote's words leave out what stands within it, or end before it.
func TestRejectedRemark(t *testing.T) {
	r := inSample(t)
	for _, text := range []string{
		"We also reject the remark, printed in Vettering, that Pirrin shelters the extortion crew Brass Moth.",
		"The Ministry of Foreign Affairs of Pirrin answers a letter. We also reject the remark, printed in Vettering, that Pirrin shelters the extortion crew Brass Moth. Pirrin respects the decision.",
		"Pirrin rejects the claim, made on Monday by a baker, that Pirrin shelters the extortion crew Brass Moth.",
	} {
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Outlet: "Ministry of Foreign Affairs of Pirrin", Text: text})
		rejected := 0
		for _, q := range g.Quotes {
			for _, a := range q.Accused {
				t.Errorf("%q accuses %s (%s)", text, a.Name, a.Country)
			}
			for _, a := range q.Denied {
				rejected++
				if a.Country != "PRN" || q.Act != hearsay.Deny || len(q.Cue) == 0 {
					t.Errorf("%q: %s is cleared by a quote with cue %v, act %s", text, a.Name, q.Cue, q.Act)
				}
			}
		}
		if rejected == 0 {
			t.Errorf("%q clears nobody", text)
		}
	}
}

// A lawyer denies for a client: nobody has charged whom the words call one, though no table knows the name.
func TestLawyerIsNotCharged(t *testing.T) {
	r := inSample(t)
	for text, want := range map[string]int{
		"A lawyer for the elder of the two, Merrin Osk, denied the charge.":  0,
		"Merrin Osk, a lawyer for both, denied the charge.":                  0,
		"Merrin Osk, the head of Dorrick Systems, denied the charge.":        1,
		"Through its lawyers, Dorrick Osk Holding denied any part in theft.": 1,
	} {
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Text: text})
		got := 0
		for _, q := range g.Quotes {
			got += len(q.Denied)
		}
		if got != want {
			t.Errorf("%q: %d rejected as doers, want %d", text, got, want)
		}
	}
}
