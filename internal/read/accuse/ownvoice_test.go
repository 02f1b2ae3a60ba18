package accuse

import (
	"testing"

	"hearsay"
)

// A deed that was taken for speech is the article's own; speech is not.
func TestDoing(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		s, source, cue, content string
		want                    bool
	}{
		{"Tarnovia’s Iron Plover gang knocked out the trains on Monday.", "Tarnovia’s Iron Plover gang", "knocked out", "the trains on Monday", true},
		{"Tarnovian hackers crippled the port of Orrin.", "Tarnovian hackers", "crippled", "the port of Orrin", true},
		{"Tarnovia attacked the plan of Kestria as reckless.", "Tarnovia", "attacked", "the plan of Kestria as reckless", false},
		{"Tarnovia said that hackers crippled the port.", "Tarnovia", "said", "that hackers crippled the port", false},
		{"The mayor opened the port of Orrin.", "The mayor", "opened", "the port of Orrin", false},
		{"Tarnovia blamed hackers for the fire.", "Tarnovia", "blamed", "hackers for the fire", false},
	} {
		d, pos, names := k.parse(c.s)
		q := quoteOf(c.s, c.source, c.cue, c.content)
		q.Kind = hearsay.Indirect
		var w Work
		if got := k.f.Doing(&w, d, pos, names, &q); got != c.want {
			t.Errorf("%q: %v, want %v", c.s, got, c.want)
		}
		q.Kind = hearsay.Direct
		if k.f.Doing(&w, d, pos, names, &q) {
			t.Errorf("%q as a quotation is speech", c.s)
		}
	}
}

// Who speaks where no quote does: the outlet, or nobody where others are said to say so and
// where the words are only shown.
func TestOwnVoice(t *testing.T) {
	k := newKit(t)
	for s, want := range map[string]hearsay.Via{
		"Tarnovia's hackers blacked out the port of Orrin.":                      hearsay.ViaOutlet,
		"Tarnovian hackers broke into the port of Orrin.":                        hearsay.ViaOutlet,
		"Tarnovian hackers allegedly broke into the port of Orrin.":              hearsay.ViaNone,
		"According to the mayor, Tarnovian hackers broke into the port.":         hearsay.ViaNone,
		"Tarnovia was accused of hacking the port of Orrin.":                     hearsay.ViaNone,
		"The regime threatens strikes in response to provocations by Tarnovia.":  hearsay.ViaNone,
		"Kestria caught Tarnovia spying on its ministry.":                        hearsay.ViaName,
		"Kestria has sued Tarnovia for hacking its ministry.":                    hearsay.ViaName,
		"Tarnovia was caught spying on the ministry.":                            hearsay.ViaOutlet,
		"The report names Tarnovia as the culprit.":                              hearsay.ViaNone,
		"Checked: “A group working for Tarnovia broke into the port” (Courier).": hearsay.ViaNone,
	} {
		d, pos, names := k.parse(s)
		var w Work
		got := k.f.Rest(nil, &w, d, pos, names, hearsay.FieldText, nil)
		if len(got) != 1 || got[0].Speaker.Via != want || len(got[0].Accused) == 0 {
			t.Errorf("%q: %+v, want one quote via %s", s, got, want)
		}
	}
}
