package accuse

import (
	"slices"
	"testing"

	"hearsay"
)

var pronounCases = []struct{ text, want string }{
	{"Tarnovia sent ten ships on Monday. It shelled the port.", "TRN"},
	{"Tarnovia sent ten ships on Monday. They shelled the port.", ""},
	{"Tarnovia sent ten ships. It carried out the attack on the port.", "TRN"},
	{"The Tarnovian army crossed the river. It bombed the depot.", "TRN"},
	{"Iron Plover was seen in the harbour. It hacked the railways.", "Iron Plover"},
	{"The talks with Tarnovia failed, and it attacked the port.", ""},
	{"Tarnovia sent ten ships. It did not shell the port.", ""},
	{"Tarnovia sent ten ships. Did it shell the port?", "asked:TRN"},
	{"Tarnovia sent ten ships. If it shelled the port, the crews fled.", "supposed:TRN"},
	{"Tarnovia sent ten ships. It may shell the port.", "supposed:TRN"},
	// more than one, or somebody without a name
	{"Tarnovia met Kestria. It shelled the port.", ""},
	{"The Tarnovian army met on Monday. They shelled the port.", "TRN"},
	{"Tarnovia left and Kestria came. It shelled the port.", ""},
	{"Kestria said that Tarnovia had left. It shelled the port.", ""},
	{"The group met Tarnovia. It shelled the port.", ""},
	{"The militia sailed and Tarnovia watched. It shelled the port.", ""},
	// of another number or kind
	{"Tarnovian hackers met in May. It shelled the port.", ""},
	{"Tarnovian troops met in May. They shelled the port.", "TRN"},
	// no subject of a plain deed
	{"Tarnovia sent a note. Kestria stopped it attacking the port.", ""},
	{"Tarnovia sent a note, accusing it of attacking the port.", ""},
	{"Tarnovia sent a note. It is right to attack the port.", ""},
	{"Tarnovia sent a note. It seized the files.", ""},
	{"Oleg Marten came on Monday. It shelled the port.", ""},
	{"Tarnovia sent ten ships. He shelled the port.", ""},
	// only the sentence before counts
	{"Tarnovia sent ten ships. The crews slept. It shelled the port.", ""},
	{"Tarnovian bread is good. It shelled the port.", ""},
}

func TestPronouns(t *testing.T) {
	k := newKit(t)
	for _, c := range pronounCases {
		d, pos, names := k.parse(c.text)
		f := k.f.All(d, pos, names)
		for _, l := range []*[]hearsay.Accused{&f.Accused, &f.Denied, &f.Asked, &f.Supposed} {
			*l = slices.DeleteFunc(*l, func(a hearsay.Accused) bool { return a.Rule != "pronoun" })
		}
		if got := show(f); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Who speaks of deeds of its own is no culprit by a pronoun; a person is found by name, and
// hidden later where not public.
func TestPronounInQuote(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content, want string }{
		{"Kestria said Tarnovia sent ships and it shelled the port.", "Kestria", "said", "Tarnovia sent ships and it shelled the port", ""},
		{"Tarnovia said it shelled the port.", "Tarnovia", "said", "it shelled the port", ""},
		{"“Tarnovia sent ships. It shelled the port,” the mayor said.", "the mayor", "said", "“Tarnovia sent ships. It shelled the port,”", "TRN"},
		{"“Oleg Marten came on Monday. He ordered the attack,” the mayor said.", "the mayor", "said", "“Oleg Marten came on Monday. He ordered the attack,”", "Oleg Marten"},
	} {
		d, pos, names := k.parse(c.text)
		q := quoteOf(c.text, c.source, c.cue, c.content)
		var w Work
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused, Denied: q.Denied, Asked: q.Asked, Supposed: q.Supposed}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
