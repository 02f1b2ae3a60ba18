package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// roles reads s and prints who is accused, with the role of sponsors and instigators.
func (k *kit) roles(s string) string {
	d, pos, names := k.parse(s)
	var out []string
	for _, a := range k.f.All(d, pos, names).Accused {
		who := a.Name
		if a.Role != hearsay.Perpetrator {
			who += " (" + string(a.Role) + ")"
		}
		out = append(out, who)
	}
	return strings.Join(out, ", ")
}

// For whom culprits work stands beside them, as their sponsor; who hires them for other work does not.
func TestSponsored(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Hackers working for Tarnovian military intelligence broke into the port's network.", "Hackers, Tarnovian military intelligence (sponsor)"},
		{"Hackers acting for Tarnovia attacked the port.", "Hackers, Tarnovia (sponsor)"},
		{"Hackers employed by the Tarnovian army stole letters from the ministry.", "Hackers, Armed Forces of Tarnovia (sponsor)"},
		{"Hackers run by Tarnovia attacked the port.", "Hackers, Tarnovia (sponsor)"},
		{"Hackers controlled by Tarnovia stole letters.", "Hackers, Tarnovia (sponsor)"},
		{"Hackers directed by Tarnovia attacked the port.", "Hackers, Tarnovia (instigator)"},
		{"Hackers in the pay of Tarnovia stole letters.", "Hackers, Tarnovia (sponsor)"},
		{"Hackers linked to Tarnovian military intelligence attacked the port.", "Hackers, Tarnovian military intelligence (sponsor)"},
		{"Spies working for Tarnovia stole the plans.", "Spies, Tarnovia (sponsor)"},
		{"Saboteurs recruited by Tarnovian military intelligence set fire to the depot.", "Saboteurs, Tarnovian military intelligence (sponsor)"},
		{"A man recruited by Tarnovian military intelligence set fire to the depot.", "man, Tarnovian military intelligence (sponsor)"},
		{"Iron Plover, a crew run by the Tarnovian army, broke into the port's network.", "crew (sponsor), Armed Forces of Tarnovia (sponsor), Iron Plover"},
		{"Hackers believed to act on behalf of Tarnovia attacked the port.", "Hackers, Tarnovia (sponsor)"},

		{"People working for Tarnovia's intelligence service set the fire.", "Intelligence of Tarnovia (sponsor)"},
		{"Persons acting on behalf of the intelligence service of Tarnovia set the fire.", "Intelligence of Tarnovia (sponsor)"},
		{"Someone working for Tarnovia planted the bomb.", "Tarnovia (sponsor)"},
		{"Kestrian men in the pay of Tarnovia blew up the bridge.", "Tarnovia (sponsor)"},
		{"Agents of Tarnovia set the fire.", "Agents"},
		{"Tarnovian agents started the blaze.", "Tarnovian agents"},

		{"People working for Tarnovia's embassy were hurt by the blast.", ""},
		{"People working for Tarnovia's embassy set the fire.", ""},
		{"People working for Tarnovia's navy were killed in the attack.", ""},
		{"People living in Tarnovia set the fire.", ""},
		{"Tarnovian firemen started the pumps.", ""},
		{"Hackers employed by the bank tested its walls.", ""},
		{"The Tarnovian army pays hackers to test its walls.", ""},
		{"The Harbour Board employs hackers to test its walls.", ""},
		{"A man hired by Tarnovia attacked a shopkeeper.", ""},
		{"Hackers linked to Iron Plover stole letters.", "Iron Plover"}, // they may be of it
		{"Hackers who are part of the Tarnovian army stole letters.", "Hackers"},
		{"Lawyers acting for Tarnovia attacked the law.", ""},
	} {
		if got := k.roles(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Who ties culprits to a state in a clause of his own says so of the state alone; what they did is told by the rest of the sentence.
func TestTied(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content, accused string }{
		{"Iron Plover, which Kestria ties to Tarnovian military intelligence, attacked the port.", "Kestria", "ties", "Iron Plover … to Tarnovian military intelligence", "Tarnovian military intelligence (sponsor)"},
		{"Iron Plover, which it links to Tarnovia, attacked the port.", "it", "links", "Iron Plover … to Tarnovia", "Tarnovia (sponsor)"},
		{"The hackers, whom Kestria says work for Tarnovia, broke into the port's network.", "Kestria", "says", "The hackers … work for Tarnovia", "Tarnovia (sponsor)"},
		{"Hackers whom Kestria says work for Tarnovia broke into the port's network.", "Kestria", "says", "Hackers … work for Tarnovia", "Tarnovia (sponsor)"},
		{"A crew that the Harbour Board ties to the Tarnovian army stole letters.", "the Harbour Board", "ties", "A crew … to the Tarnovian army", "Armed Forces of Tarnovia (sponsor)"},
		{"Hackers whom Kestria does not tie to Tarnovia attacked the port.", "", "", "", ""},
		{"Iron Plover, which Kestria may tie to Tarnovia, attacked the port.", "", "", "", ""},
		{"Iron Plover, which has ties to Tarnovia, attacked the port.", "", "", "", ""},
		{"The bridge, which Kestria ties to Tarnovia, was attacked.", "", "", "", ""},
		{"“Iron Plover, which Kestria ties to Tarnovia, attacked the port.”", "", "", "", ""},
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		var list []hearsay.Quote
		if at := strings.Index(c.text, c.cue+" "); c.cue != "" { // as the field has it: too much as source and content
			list = []hearsay.Quote{{Source: []hearsay.Span{{Start: 0, End: at - 1}}, Cue: []hearsay.Span{{Start: at, End: at + len(c.cue)}}, Content: []hearsay.Span{{Start: at + len(c.cue) + 1, End: len(c.text) - 1}}}}
		}
		list = k.f.Tied(list, 0, &w, d, pos, names)
		source, cue, content, accused := "", "", "", ""
		for i := range list {
			q := &list[i]
			k.f.Quote(&w, d, pos, names, q)
			source, cue, content = q.Source[0].In(d.Src), q.Cue[0].In(d.Src), q.Content[0].In(d.Src)+" … "+q.Content[1].In(d.Src)
			for _, a := range q.Accused {
				accused += a.Name + " (" + string(a.Role) + ")"
			}
		}
		if len(list) > 1 || source != c.source || cue != c.cue || content != c.content || accused != c.accused {
			t.Errorf("%q: %d, %q %q %q accuses %q", c.text, len(list), source, cue, content, accused)
		}
	}
	s := "Iron Plover, which Kestria ties to Tarnovia, attacked the port."
	d, pos, names := k.parse(s)
	var w Work
	list := k.f.Tied([]hearsay.Quote{{Source: []hearsay.Span{{Start: 13, End: 26}}, Cue: []hearsay.Span{{Start: 27, End: 31}}, Content: []hearsay.Span{{Start: 32, End: 62}}}}, 0, &w, d, pos, names)
	if len(list) != 1 || list[0].Source[0].In(s) != "Kestria" {
		t.Errorf("a quote cut wrongly stays: %+v", list)
	}
	for i := range list {
		k.f.Quote(&w, d, pos, names, &list[i])
	}
	own := k.f.Rest(list, &w, d, pos, names, "", list)
	if len(own) != 2 || len(own[1].Accused) == 0 || own[1].Accused[0].Name != "Iron Plover" {
		t.Errorf("what Iron Plover did is told by nobody: %+v", own)
	}
}
