package pipeline

import (
	"runtime"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/actor"
	"hearsay/lexicon/world"
)

// One sentence without an end may name a state and tell a deed thousands of times: each deed is compared with the names around it, and the words between
// are not copied for all pairs.
func TestDeedsOfOneLongSentence(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	bytes := func(n int) float64 {
		const words = "and Velia said that Kestria shelled the port "
		rev := &hearsay.Revision{Text: strings.Repeat(words, n)}
		r := &hearsay.Reading{Actors: []hearsay.Actor{{ID: "a1", Name: "Velia", Kind: hearsay.KindState}, {ID: "a2", Name: "Kestria", Kind: hearsay.KindState}}}
		q := &hearsay.Quote{Field: hearsay.FieldText, Claim: hearsay.Claim{Act: hearsay.Assert}}
		q.Certainty.Factuality = 3
		for i := range n {
			at := i * len(words)
			for k, name := range []string{"Velia", "Kestria"} {
				start := at + strings.Index(words, name)
				r.Actors[k].Mentions = append(r.Actors[k].Mentions, hearsay.Mention{Field: hearsay.FieldText, Span: hearsay.Span{Start: start, End: start + len(name)}})
			}
			hit := at + strings.Index(words, "shelled")
			q.Events = append(q.Events, hearsay.Event{Code: "ASSAULT", Actor: []string{"a2"}, Recipient: []string{"a1"}, Trigger: []hearsay.Span{{Start: hit, End: hit + len("shelled")}}})
		}
		rep := &link.Report{Revision: rev, Reading: r}
		a := acting{in: &linking{world: w, who: &actor.Directory{}}, r: rep, q: q, names: link.NamesOf(r)}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for i := range q.Events {
			a.party(&q.Events[i], true)
			a.party(&q.Events[i], false)
			a.inside(q.Events[i].Trigger[0])
			a.employer(q.Events[i].Trigger[0])
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	bytes(8)
	if few, many := bytes(100), bytes(800); many > 12*few {
		t.Errorf("%.0f bytes for 100 deeds, %.0f for 800: the square of them", few, many)
	}
}
