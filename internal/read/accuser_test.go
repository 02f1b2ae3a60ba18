package read

import (
	"testing"

	"hearsay"
)

// A sentence that no quote holds and that names who blames whom has a speaker; firms and groups
// are accused under their names, persons who are not public never.
func TestAccuser(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ text, speaker, accused string }{
		{"Quillara expels three Ustrandic diplomats over rail intrusion.", "Quillara", "Ustrandic diplomats"},
		{"Ustrand maintains that the fault lies with Dorrick Systems.", "Ustrand", "Dorrick Systems"},
		{"Quillara expelled two Ustrandic diplomats on Monday whom it accused of spying.", "Quillara", "Ustrandic diplomats"},
		{"Pinfold Security published its report today. It names Brass Moth, an extortion crew, as the probable author.", "Pinfold Security", "Brass Moth"},
		{"The harbour report named Brass Moth as the culprit.", "", "Brass Moth"},
		{"Pinfold Security published its report today. It names Wend Tarrow as the probable author.", "", ""},
		{"The ransomware gang Salt Lantern stole the letters.", "Courier", "Salt Lantern"},
		{"Quillara vowed revenge on Tuesday after a strike blamed on Ustrand.", "", "Ustrand"},
		{"CLAIM: A video shows Ustrandic drones hitting a hospital.", "", ""},
		{"Note: A video shows Ustrandic drones hitting a hospital.", "", "Ustrandic drones"},
		{"Quillara said it blamed the strike on Ustrand.", "Quillara", "Ustrand"},
		{"The inquiry says the firm Gannetry is to blame for the crash.", "", "Gannetry"},
		{"The inquiry says Wend Tarrow is to blame for the crash.", "", hearsay.PrivateParty},
		{"The inquiry says that the Salt Herons carried out the attack.", "", "Salt Herons"},
		{"The inquiry says that the Marl Flame carried out the attack.", "", "Marl Flame"},
		{"The inquiry says that Wend Tarrow carried out the attack.", "", hearsay.PrivateParty},
		{"The inquiry says the firm Wend Tarrow founded is to blame for the crash.", "", ""},
	} {
		rev := hearsay.Revision{ID: "x", Lang: "en", Outlet: "Courier", Text: c.text}
		g := r.Read(&rev)
		speaker, accused := "", ""
		for _, q := range g.Quotes {
			for _, a := range q.Accused {
				speaker, accused = q.Speaker.Name, a.Name
			}
		}
		if speaker != c.speaker || accused != c.accused {
			t.Errorf("%q: %q accuses %q, want %q and %q", c.text, speaker, accused, c.speaker, c.accused)
		}
	}
}
