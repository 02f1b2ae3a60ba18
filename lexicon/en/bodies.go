package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed bodies.tsv
var bodiesFile string

// Body is a set of classes of bodies.tsv.
type Body uint8

const (
	BodyGroup   Body = 1 << iota // people who act together
	BodyArmed                    // a group under arms
	BodyFirm                     // a company or an institution
	BodyTrade                    // what a group that breaks in lives by
	BodyFounder                  // a verb of persons who have a body: "founded"
	BodyBloc                     // a name of states together, behind "the"
	BodyPeople                   // people who do harm together, in the plural: "crooks"
	BodySingle                   // one person, and no body: "a Kestrian national"
)

var bodyClasses = map[string]Body{"group": BodyGroup, "armed": BodyArmed, "firm": BodyFirm, "trade": BodyTrade, "founder": BodyFounder, "bloc": BodyBloc, "people": BodyPeople, "single": BodySingle}

// Bodies returns bodies.tsv by lower-case word, or two words, loaded once. The table is read only.
var Bodies = sync.OnceValues(func() (map[string]Body, error) {
	out := map[string]Body{}
	err := Lines(bodiesFile, func(line string) error {
		class, list, _ := strings.Cut(line, "\t")
		c := bodyClasses[class]
		if c == 0 || list == "" {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(list, ";") {
			out[w] |= c
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("bodies.tsv: %w", err)
	}
	return out, nil
})
