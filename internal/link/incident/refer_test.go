package incident

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// A charge that leaves to the text around it what was done is one of the deed that was told last; one that tells a deed of its own is not.
func TestRefer(t *testing.T) {
	const blast = "that soldiers blew up the pumping station of Omberlane"
	heron := link.Party{Key: "group:glass heron", Name: "Glass Heron", Kind: hearsay.KindThreatActor}
	for _, c := range []struct {
		name, title, before, charge string
		heading                     bool
		want                        int // incidents
	}{
		{"the attack", "Police look at smugglers", "Smugglers may have blown up the pumping station of Omberlane. ", "it was possible that Glass Heron had carried out the attack", false, 1},
		{"responsible", "Report misses its date", "Velia has not published what it knows of the explosion at the pumping station of Omberlane. Nobody said why. ", "it stood by its view that Glass Heron was probably responsible", false, 1},
		{"a deed of its own", "Police look at smugglers", "Smugglers may have blown up the pumping station of Omberlane. ", "it was possible that Glass Heron had robbed the tram depot", false, 2},
		{"another deed told last", "Police look at smugglers", "Velia speaks of a blast. Hackers broke into the tram depot's computers on Friday. ", "it was possible that Glass Heron had carried out the attack", false, 2},
		{"a full stop within the sentence", "Police look at smugglers", "Smugglers may have blown up what belongs to Dr. Hale, the pumping station of Omberlane. ", "it was possible that Glass Heron had carried out the attack", false, 1},
		{"a heading", "Bureau blames Glass Heron", "The bureau blames it for the blast at the pumping station of Omberlane. ", "Glass Heron", true, 1},
		{"a heading of another deed", "Bureau blames Glass Heron", "The bureau blames it for the theft of computers at the tram depot. ", "Glass Heron", true, 2},
	} {
		var w world
		w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, blast, tarnovia))
		n := w.said(4, "u", bureau, hearsay.Accuse, c.charge, heron)
		w.claim(heron, n)
		q := &w.quotes[n]
		q.Revision = &hearsay.Revision{Title: c.title, Text: c.before + c.charge}
		q.Q.Content = []hearsay.Span{{Start: len(c.before), End: len(c.before) + len(c.charge)}}
		if c.heading {
			at := len(c.title) - len(c.charge)
			q.Q.Field, q.Q.Content, q.Revision.Text = hearsay.FieldTitle, []hearsay.Span{{Start: at, End: len(c.title)}}, c.before
		}
		if got := len(w.build(t)); got != c.want {
			t.Errorf("%s: %d incidents, want %d", c.name, got, c.want)
		}
	}
}
