package pipeline

import (
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// organWords are head nouns of bodies of a state. A union, firm or paper of a country does not
// speak for it.
var organWords = map[string]bool{
	"ministry": true, "department": true, "government": true, "cabinet": true, "presidency": true, "chancellery": true, "kremlin": true,
	"embassy": true, "consulate": true, "mission": true, "directorate": true, "service": true, "services": true, "bureau": true, "agency": true,
	"army": true, "navy": true, "forces": true, "force": true, "guard": true, "guards": true, "police": true, "command": true, "staff": true,
	"parliament": true, "assembly": true, "senate": true, "council": true, "court": true, "prosecutors": true, "prosecutor": true, "prosecution": true,
	"centre": true, "center": true, "office": true, "authority": true, "authorities": true, "administration": true, "secretariat": true, "inspectorate": true, "customs": true,
	"intelligence": true,
}

// answersFor returns the state that a party speaks for, "" for none: states, their offices and
// bodies, and public persons whose state the text tells.
func answersFor(p link.Party) string {
	switch p.Kind {
	case hearsay.KindState, hearsay.KindOffice, hearsay.KindPerson:
		return p.Country
	case hearsay.KindOrganisation:
		if p.Organ {
			return p.Country
		}
		for w := range strings.FieldsSeq(strings.ToLower(p.Name)) {
			if organWords[w] {
				return p.Country
			}
		}
	}
	return ""
}

// stateNames brings the forms of a state's name together: "Quillaran" and "Quillara".
func stateNames(w *world.World) func(string) string {
	return func(name string) string {
		if e := w.Find(name); e != nil && e.Country != "" && (e.Class == world.State || e.Class == world.Adjective || e.Class == world.People) {
			return "state:" + e.Country
		}
		return ""
	}
}
