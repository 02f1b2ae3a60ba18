package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed fault.tsv
var faultFile string

// Fault is a set of parts that a word can play in telling of fault or denying it: the classes
// of fault.tsv, which says what each is for.
type Fault uint32

// The classes, in the order of faultClasses.
const (
	VBear Fault = 1 << iota
	VDuty
	VNeglect
	VBreak
	VLeave
	WOpen
	VFine
	VWrong
	VFrom
	VCall
	NMishap
	NWrong
	NLock
	NRule
	NShot
	NGround
	NMember
	WFalse
	VKeep
	NRealm
	NRumour
	NNotion
	WAbout
	VCross
	NBorder
	NAnimal
	NDoing
)

var faultClasses = []string{"v.bear", "v.duty", "v.neglect", "v.break", "v.leave", "w.open", "v.fine", "v.wrong", "v.from", "v.call",
	"n.mishap", "n.wrong", "n.lock", "n.rule", "n.shot", "n.ground", "n.member", "w.false",
	"v.keep", "n.realm", "n.rumour", "n.notion", "w.about", "v.cross", "n.border", "n.animal", "n.doing"}

// FaultTable is fault.tsv by lower-case form; two-word verbs stand under "first second".
type FaultTable map[string]Fault

// FaultWords returns fault.tsv, loaded once. The table is read only.
var FaultWords = sync.OnceValues(loadFault)

func loadFault() (FaultTable, error) {
	out := FaultTable{}
	err := Lines(faultFile, func(line string) error {
		class, list, _ := strings.Cut(line, "\t")
		c := Fault(0)
		for i, name := range faultClasses {
			if name == class {
				c = 1 << i
			}
		}
		if c == 0 || list == "" {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(list, ";") {
			forms := []string{w}
			switch class[0] {
			case 'v':
				forms = VerbForms(w)
			case 'n':
				forms = nounForms(w)
			}
			for _, f := range forms {
				out[f] |= c
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("fault.tsv: %w", err)
	}
	return out, nil
}
