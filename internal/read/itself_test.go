package read

import (
	"testing"

	"hearsay"
)

// A state does not accuse itself: what it calls ridiculous to say of it is no accusation, and what its sentence tells that it
// did is somebody else's words. Its bodies, and its courts, may be accused and accuse; who claims a deed did it.
func TestAccusesItself(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, speaker, accused string }{
		{"The Norwegian foreign ministry said it was ridiculous to keep blaming Norway for the raid.", "Ministry of Foreign Affairs of Norway", ""},
		{"Norway is fully responsible for violating the treaty on the harbour, which it had pledged to keep.", "Harbour Post", "Norway"},
		{"Denmark's foreign ministry said Norway had ordered the raid.", "Ministry of Foreign Affairs of Denmark", "Norway"},
		{"The Norwegian supreme court said Norway had violated the law on the harbour.", "", "Norway"},
	} {
		g := r.Read(&hearsay.Revision{ID: "r", Outlet: "Harbour Post", Text: c.text, Lang: "en"})
		speaker, accused := "nobody", ""
		for _, q := range g.Quotes {
			if speaker == "nobody" || len(q.Accused) > 0 {
				speaker = q.Speaker.Name
			}
			for _, a := range q.Accused {
				accused = a.Name
			}
			parts := map[string]int{}
			for _, x := range q.Reasons {
				if parts[x.Part]++; (x.Part == "speaker" || x.Part == "act") && parts[x.Part] > 1 {
					t.Errorf("%s\ntwo reasons for the %s: %+v", c.text, x.Part, q.Reasons)
				}
			}
		}
		if accused != c.accused || c.speaker != "" && speaker != c.speaker {
			t.Errorf("%s\n%s accuses %q, want %s accuses %q", c.text, speaker, accused, c.speaker, c.accused)
		}
	}
}
