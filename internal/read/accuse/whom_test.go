package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// Who is blamed in a relative clause is blamed by its subject, whatever the rest of the sentence tells.
func TestWhomBlamed(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content, accused string }{
		{"Tarnovia, which Kestria accuses of cutting the cable, shut the border.", "Kestria", "accuses", "Tarnovia … of cutting the cable", "Tarnovia"},
		{"Tarnovia, which the EU accuses of cutting the cable, shut the border.", "the EU", "accuses", "Tarnovia … of cutting the cable", "Tarnovia"},
		{"The ship is from Tarnovia, which the minister blamed for the attack.", "the minister", "blamed", "Tarnovia … for the attack", "Tarnovia"},
		{"Sanctions hit Tarnovian intelligence, which Kestria holds responsible for the poisoning.", "Kestria", "holds", "Tarnovian intelligence … responsible for the poisoning", "Intelligence of Tarnovia"},
		{"The ship is from Tarnovia, which Kestria considers responsible for the fire.", "Kestria", "considers", "Tarnovia … responsible for the fire", "Tarnovia"},
		{"Iron Plover, which Marle Systems has identified as the attacker, is back.", "Marle Systems", "has identified", "Iron Plover … as the attacker", "Iron Plover"},
		{"Osk met Tarnovia, which it accuses of “a cowardly raid on sailors”.", "it", "accuses", "Tarnovia … of “a cowardly raid on sailors”", "Tarnovia"},

		{"The claim that Tarnovia is to blame for the fire is old.", "", "", "", ""},
		{"Tarnovia, which does not accuse Kestria of cutting the cable, shut the border.", "", "", "", ""},
		{"Tarnovia, which Kestria never accused of cutting the cable, shut the border.", "", "", "", ""},
		{"Tarnovia, which Kestria may accuse of cutting the cable, shut the border.", "", "", "", ""},
		{"Tarnovia, which Kestria met for talks on the fire, shut the border.", "", "", "", ""},
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		qs := k.f.Whom(nil, 0, &w, d, pos, names)
		join := func(list []hearsay.Span) string {
			var out []string
			for _, s := range list {
				out = append(out, s.In(c.text))
			}
			return strings.Join(out, " … ")
		}
		if len(qs) == 0 {
			if c.source != "" {
				t.Errorf("%q: no quote", c.text)
			}
			continue
		}
		q := &qs[0]
		if got := join(q.Source) + "|" + join(q.Cue) + "|" + join(q.Content); got != c.source+"|"+c.cue+"|"+c.content {
			t.Errorf("%q: got %s", c.text, got)
		}
		k.f.Quote(&w, d, pos, names, q)
		var who []string
		for _, a := range q.Accused {
			who = append(who, a.Name)
		}
		if got := strings.Join(who, " "); got != c.accused {
			t.Errorf("%q: accuses %q", c.text, got)
		}
	}
}
