package accuse

import (
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

// Whom "whom" means, and that a pronoun between a noun and "accused of" did it.
func TestWhom(t *testing.T) {
	k := newKit(t)
	k.reads(t, []reading{
		{"Kestria expelled three diplomats of Tarnovia whom it accused of working for the Harbour Directorate.", "TRN"},
		{"Kestria expelled two Tarnovian diplomats whom it accused of spying.", "TRN"},
		{"Kestria expelled two Tarnovian diplomats it accused of spying.", "TRN"},
		{"The minister named a bank, which she accused of nothing.", ""},
		{"Kestria accused of spying two diplomats.", "KES"}, // as headlines have it
	})
	d, pos, names := k.parse("Kestria expelled three diplomats of Tarnovia whom it accused of spying.")
	found := k.f.All(d, pos, names)
	if len(found.Accused) != 1 || found.Accused[0].Span.In(d.Src) != "diplomats" {
		t.Errorf("accused: %+v, want the diplomats and not their state", found.Accused)
	}
}

// Sentences without a quote whose subject blames somebody become one; others do not.
func TestBlaming(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content string }{
		{"It names Iron Plover, a crew without a home, as the probable author.", "It", "names", "Iron Plover, a crew without a home, as the probable author"},
		{"Investigators in Velm later accused Kestria of the raid.", "Investigators in Velm", "accused", "Kestria of the raid"},
		{"Mara Pell of the Harbour Office holds Iron Plover to be the likely author.", "Mara Pell of the Harbour Office", "holds", "Iron Plover to be the likely author"},
		{"Kestria attributes the raid to Iron Plover, a crew without a home.", "Kestria", "attributes", "the raid to Iron Plover, a crew without a home"},
		{"Kestria tracked the raid to Iron Plover.", "", "", ""},
		{"Kestria was accused of the raid.", "", "", ""},                                 // by nobody
		{"The judge named Mara Pell as the culprit.", "", "", ""},                        // a person is nobody's business here
		{"It does not name Iron Plover as the culprit.", "", "", ""},                     //
		{"It may name Iron Plover as the culprit.", "", "", ""},                          //
		{"Kestria could shell the port, blame Tarnovia.", "", "", ""},                    // it has not yet
		{"The port fell to a raid, which Kestria blames on Tarnovia.", "", "", ""},       // for what stands before
		{"Iron Plover stole the letters.", "", "", ""},                                   // the article says so
		{"“It names Iron Plover as the culprit.”", "", "", ""},                           // somebody else's words
		{"Kestria expelled two Tarnovian envoys whom it accused of spying.", "", "", ""}, // who is accused stands before
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		list := k.f.Blaming(nil, 0, &w, d, pos, names)
		source, cue, content := "", "", ""
		for _, q := range list {
			source, cue, content = q.Source[0].In(d.Src), q.Cue[0].In(d.Src), q.Content[0].In(d.Src)
		}
		if len(list) > 1 || source != c.source || cue != c.cue || content != c.content {
			t.Errorf("%q: %d, %q %q %q", c.text, len(list), source, cue, content)
		}
		if len(list) == 1 {
			if again := k.f.Blaming(list, 0, &w, d, pos, names); len(again) != 1 {
				t.Errorf("%q: a sentence that has a quote gets another", c.text)
			}
		}
	}
}

// Any text: no panic, and the parts of a quote lie in it, in order, and do not overlap.
func FuzzBlaming(f *testing.F) {
	k := newKit(f)
	for _, s := range []string{"It names Iron Plover as the culprit.", "He also blamed Kestria, it said.", "They accused (Velm) Iron Plover of", "“It blames Tarnovia", "accused Kestria"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		d, pos, names := k.parse(s)
		var w Work
		for _, q := range k.f.Blaming(nil, 0, &w, d, pos, names) {
			at := 0
			for _, sp := range []hearsay.Span{q.Source[0], q.Cue[0], q.Content[0]} {
				if sp.Empty() || sp.Start < at || sp.End > len(s) || sp.Check(s) != nil {
					t.Fatalf("%q: %v %v %v", s, q.Source, q.Cue, q.Content)
				}
				at = sp.End
			}
			if r := d.Tokens(q.Content[0]); d.Toks[r.End-1].Kind == text.Punct {
				t.Errorf("%q ends in a mark", q.Content[0].In(s))
			}
		}
	})
}
