package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// exchanges reads s and prints each quote of Mutual as "source > accused".
func (k *kit) exchanges(s string, title bool) string {
	d, pos, names := k.parse(s)
	var w Work
	var out []string
	for _, q := range k.f.Mutual(nil, 0, d, pos, names, title) {
		if title {
			q.Field = hearsay.FieldTitle
		}
		k.f.Quote(&w, d, pos, names, &q)
		var src []string
		for _, sp := range q.Source {
			src = append(src, sp.In(s))
		}
		who := strings.Join(src, " … ") + " >"
		for _, a := range q.Accused {
			who += " " + a.Name
		}
		out = append(out, who)
	}
	return strings.Join(out, "; ")
}

// Two parties that accuse each other are two quotes; who is denied, doubted, more than two, or one and the same is none.
func TestMutual(t *testing.T) {
	k := newKit(t)
	both := "Kestria > Tarnovia; Tarnovia > Kestria"
	for _, c := range []struct{ text, want string }{
		{"Kestria and Tarnovia accused each other of shelling the port.", both},
		{"Kestria and Tarnovia blamed one another for the fire.", both},
		{"Kestria and Tarnovia traded blame for the fire.", both},
		{"Kestria and Tarnovia exchanged fresh accusations over the fire.", both},
		{"Kestria and Tarnovia on Saturday again accused each other of shelling the port.", both},
		{"Kestria and Tarnovia have long accused each other of shelling the port.", both},
		{"Kestria and Tarnovia continued to blame each other for the fire.", both},
		{"Kestria and Tarnovia each accused the other of shelling the port.", both},
		{"Kestria and Tarnovia, which share a river, accused each other of shelling the port.", both},
		{"Kestria and Tarnovia shelled the river on Monday, accusing each other of breaking the truce.", both},
		{"Kestria and Tarnovia shelled the river, each accusing the other of breaking the truce.", both},
		{"The quarrel between Kestria and Tarnovia, which accuse each other of shelling the port, is old.", both},
		{"With Kestria and Tarnovia accusing each other of fraud, the talks ended.", both},
		{"Kestria and Tarnovia pointed the finger at each other over the fire.", both},
		{"Kestria and Tarnovia laid the blame on each other for the fire.", both},
		{"Kestria and Tarnovia hold each other responsible for the fire.", both},
		{"Talks ended as Kestria and Tarnovia accused each other of fraud.", both},
		{"The mayor said Kestria and Tarnovia had accused each other of fraud.", both},
		{"Orrin and Velm accused each other of shelling the port.", "Orrin > Tarnovia; Velm > Kestria"},
		{"Kestrian and Tarnovian officials accused each other of shelling the port.", "Kestrian … officials > Tarnovia; Tarnovian officials > Kestria"},
		{"The leaders of Kestria and Tarnovia accused each other of shelling the port.", "The leaders of Kestria > Tarnovia; The leaders of … Tarnovia > Kestria"},
		{"Iron Plover and Kestria accused each other of lying.", "Iron Plover > Kestria; Kestria > Iron Plover"},

		{"Both sides accused each other of shelling the port.", ""},
		{"The two sides traded blame for the fire.", ""},
		{"Orlund, Kestria and Tarnovia accused each other of shelling the port.", ""},
		{"Kestria and Velia and Tarnovia accused each other of shelling the port.", ""},
		{"Kestria did not accuse Tarnovia and the other side kept quiet.", ""},
		{"Kestria and Tarnovia did not accuse each other of shelling the port.", ""},
		{"Kestria and Tarnovia never blamed each other for the fire.", ""},
		{"Kestria and Tarnovia may blame each other for the fire.", ""},
		{"Kestria and Tarnovia agreed to stop blaming each other for the fire.", ""},
		{"Kestria and Tarnovia agreed not to accuse each other of fraud.", ""},
		{"Kestria and Orrin accused each other of fraud.", ""},
		{"Kestria and Kestrian officials accused each other of fraud.", ""},
		{"In talks with Kestria and Tarnovia, the miners accused each other of fraud.", ""},
		{"Miners from Kestria and Tarnovia accused each other of fraud.", ""},
		{"Kestrians and Tarnovians accused each other of fraud.", ""},
		{"Kestria and Tarnovia trade goods and blame the weather.", ""},
		{"Kestria and Tarnovia traded accusations with the press.", ""},
		{"Kestria and Tarnovia trust each other.", ""},
		{"Kestria accused Tarnovia of fraud, and the miners blamed each other.", ""},
		{"Kestria, Tarnovia accuse each other of fraud.", ""}, // a comma joins in headlines alone
		{"“Kestria and Tarnovia accuse each other of fraud,” she said.", ""},
	} {
		if got := k.exchanges(c.text, false); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Kestria, Tarnovia trade blame over dam", both},
		{"Kestria and Tarnovia Accuse Each Other of Shelling Port", both},
		{"Dam fire: Kestria and Tarnovia swap accusations over who did it", both},
		{"Orlund, Kestria, Tarnovia trade blame over dam", ""},
		{"Kestria, Tarnovia trade barbs over dam", ""},
	} {
		if got := k.exchanges(c.text, true); got != c.want {
			t.Errorf("headline %q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// A quote that the field found is what both are made of, and what was cut elsewhere goes.
func TestMutualReplaces(t *testing.T) {
	k := newKit(t)
	s := "Kestria and Tarnovia accused each other of shelling the port. Orlund said it was sorry."
	d, pos, names := k.parse(s)
	span := func(x string) []hearsay.Span {
		i := strings.Index(s, x)
		return []hearsay.Span{{Start: i, End: i + len(x)}}
	}
	list := k.f.Mutual([]hearsay.Quote{
		{Source: span("and Tarnovia"), Cue: span("accused"), Content: span("each other of shelling"), Score: 0.9},
		{Source: span("Orlund"), Cue: span("said"), Content: span("it was sorry")},
	}, 0, d, pos, names, false)
	if len(list) != 3 || list[0].Source[0] != span("Kestria")[0] || list[1].Source[0] != span("Tarnovia")[0] || list[0].Score != 0.9 || list[1].Content[0] != span("each other of shelling")[0] || list[2].Source[0] != span("Orlund")[0] {
		t.Errorf("%+v", list)
	}
	list[0].Content[0].End--
	if list[0].Content[0] == list[1].Content[0] {
		t.Error("the two quotes share their spans")
	}
}

// Any text: no panic, spans lie in the text, and nobody is its own accuser.
func FuzzMutual(f *testing.F) {
	k := newKit(f)
	for _, s := range []string{"Kestria and Tarnovia accused each other of it.", "and blamed each other", "The leaders of Kestria (K) and Velm traded accusations over", "each other, Kestria, and Tarnovia, accusing one another", "Kestrian and Tarnovian officials on Monday each blamed the other for"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		d, pos, names := k.parse(s)
		for _, title := range []bool{false, true} {
			for _, q := range k.f.Mutual(nil, 0, d, pos, names, title) {
				if title {
					q.Field = hearsay.FieldTitle
				}
				for _, l := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
					for _, sp := range l {
						if sp.Empty() || sp.End > len(s) || sp.Check(s) != nil {
							t.Fatalf("%q: %v %v %v", s, q.Source, q.Cue, q.Content)
						}
					}
				}
				if a, ok := k.f.other(d, pos, names, &q); ok {
					for _, sp := range q.Source {
						if sp.Overlaps(a.Span) {
							t.Fatalf("%q: %v accuses itself", s, q.Source)
						}
					}
				}
			}
		}
	})
}
