package name_test

import (
	"testing"

	"hearsay"
)

// What the words beside a name say that it is. Persons named beside such words stay what they
// are, or unknown: who is no person is shown.
func TestIntroduce(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text, name string
		want       hearsay.ActorKind
	}{
		{"The ransomware gang Salt Lantern hit the port.", "Salt Lantern", hearsay.KindThreatActor},
		{"The hacktivist group Quillfish took down the site.", "Quillfish", hearsay.KindThreatActor},
		{"The files were stolen by a hacking crew called Quillfish.", "Quillfish", hearsay.KindThreatActor},
		{"The hacker group known as “Quillfish” wrote to the port.", "Quillfish", hearsay.KindThreatActor},
		{"They blame a hacking crew it tracks as Quillfish for the raid.", "Quillfish", hearsay.KindThreatActor},
		{"The Quillfish ransomware group broke into the port.", "Quillfish", hearsay.KindThreatActor},
		{"The port was shut by Quillfish, a hacking group known for its jokes.", "Quillfish", hearsay.KindThreatActor},
		{"The unknown APT Quillfish broke into the port.", "Quillfish", hearsay.KindThreatActor},
		{"The militia Tidewall shelled the harbour.", "Tidewall", hearsay.KindArmedGroup},
		{"The shipping firm Gannetry lost a ferry.", "Gannetry", hearsay.KindOrganisation},
		{"Gannetry, a shipping firm, lost a ferry.", "Gannetry", hearsay.KindOrganisation},
		{"The group Gannetry spoke.", "Gannetry", hearsay.KindOrganisation},
		// what one sentence explains holds for the others
		{"The airline Gannetry lost a bag. Gannetry was sorry.", "Gannetry", hearsay.KindOrganisation},
		// states together
		{"The envoy accused the West of lying.", "West", hearsay.KindOrganisation},
		{"The collective West is to blame.", "West", hearsay.KindOrganisation},
		{"The letter from West was late.", "West", hearsay.KindUnknown},
		{"Mara West was late. The envoy accused West of lying.", "Mara West", hearsay.KindPerson},
		// who has a chief executive or founder
		{"Tamblin CEO Mara Pell was sorry.", "Tamblin", hearsay.KindOrganisation},
		{"Tamblin CEO Mara Pell was sorry.", "Mara Pell", hearsay.KindPerson},
		{"On Monday Tamblin CEO resigned over it.", "Tamblin", hearsay.KindOrganisation},
		{"Tamblin's interim CEO was sorry. Tamblin lost a ferry.", "Tamblin", hearsay.KindOrganisation},
		{"She is CEO of Tamblin, which lost a ferry.", "Tamblin", hearsay.KindOrganisation},
		{"Tamblin founder Mara Pell was sorry.", "Tamblin", hearsay.KindOrganisation},
		{"Tamblin chief executive officer Mara Pell was sorry.", "Tamblin", hearsay.KindOrganisation},
		{"Tamblin's friend was a CEO.", "Tamblin", hearsay.KindUnknown},
		{"Mara Tamblin left. Tamblin's CEO was sorry.", "Mara Tamblin", hearsay.KindPerson},
		// the word for a firm right before a name of two words that speaks
		{"The security firm Merrow Vane believes that a gang did it.", "Merrow Vane", hearsay.KindOrganisation},
		{"Kestria's advocacy group Tarn Nation began a campaign this week.", "Tarn Nation", hearsay.KindOrganisation},
		{"The consultancy Merrow Vane said it was late. Merrow Vane was sorry.", "Merrow Vane", hearsay.KindOrganisation},
		{"The firm Ilmar Vossen runs said it was late.", "Ilmar Vossen", hearsay.KindPerson},
		{"The firm Ilmar Vossen works for said it was late.", "Ilmar Vossen", hearsay.KindPerson},
		{"The firm Ilmar Vossen wanted was sold.", "Ilmar Vossen", hearsay.KindPerson},
		// persons, and what may be one
		{"The firm Gannetry founded was sold.", "Gannetry", hearsay.KindUnknown},
		{"Gannetry, the firm said, was late.", "Gannetry", hearsay.KindUnknown},
		{"The hacking group's Gannetry was late.", "Gannetry", hearsay.KindUnknown},
		{"The gang leader Gannetry was late.", "Gannetry", hearsay.KindUnknown},
		{"The firm Mara Pell was working for burned.", "Mara Pell", hearsay.KindPerson},
		{"Mara Pell, a company director, was late.", "Mara Pell", hearsay.KindPerson},
		{"The crew of the Gannetry sang.", "Gannetry", hearsay.KindUnknown},
	} {
		_, found := k.find(c.text)
		seen := 0
		for _, n := range found {
			if n.Name != c.name {
				continue
			}
			seen++
			person := n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindUnknown
			if n.Kind != c.want && !(person && (c.want == hearsay.KindPerson || c.want == hearsay.KindUnknown)) {
				t.Errorf("%q: %s is %q, want %q", c.text, n.Name, n.Kind, c.want)
			}
		}
		if seen == 0 {
			t.Errorf("%q: %s is no name: %+v", c.text, c.name, found)
		}
	}
}
