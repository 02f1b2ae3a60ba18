package read

import (
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// Who rejects a charge against his own side accuses nobody.
func TestRejectOwn(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
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
