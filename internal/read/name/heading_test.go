package name_test

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
)

// Headings glued to a sentence name nobody, words of a firm's form alone neither, and initials stay together.
func TestHeading(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text, name string
		want       hearsay.ActorKind
		not        string
	}{
		{"Key Takeaways The Quillfish hacking group hit the port.", "Quillfish", hearsay.KindThreatActor, "Key Takeaways The Quillfish"},
		{"Main Port Notes The harbour was shut by its owners.", "", "", "Main Port Notes"},
		{"TLDR Marle Systems was late with its ferry.", "Marle Systems", hearsay.KindOrganisation, "TLDR"},
		{"Officials said on Monday that the form was signed by Group Holdings Ltd in haste.", "", "", "Group Holdings Ltd"},
		{"The northern harbour was quietly handed over to Marle Group Holdings Ltd on Monday, several people say.", "Marle Group Holdings Ltd", hearsay.KindOrganisation, "Marle Group Holdings Ltd on Monday"},
		{"The ferry was built by Marle & Brandt Ltd. in the old days.", "Marle & Brandt Ltd.", hearsay.KindOrganisation, "Brandt"},
		{"The line was cut by A&B in the night.", "", "", "B"},
		{"The bank was hit by Orrin-aligned Quillfish in May, the crew of the ferry says.", "Quillfish", hearsay.KindUnknown, "Orrin-aligned Quillfish"},
		{"The port heard that Ilan Voss & Mara Pell were late.", "Mara Pell", hearsay.KindPerson, "Ilan Voss & Mara Pell"},
	} {
		_, found := k.find(c.text)
		if c.name != "" && !slices.ContainsFunc(found, func(n name.Name) bool { return n.Name == c.name && n.Kind == c.want }) {
			t.Errorf("%q: no %s %s: %+v", c.text, c.want, c.name, found)
		}
		if slices.ContainsFunc(found, func(n name.Name) bool { return n.Name == c.not }) {
			t.Errorf("%q: %q is a name", c.text, c.not)
		}
	}
}
