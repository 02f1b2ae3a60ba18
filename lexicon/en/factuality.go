package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed factuality.tsv
var factualityFile string

// Govern is a set of classes of factuality.tsv.
type Govern uint32

// The classes, in the order of governClasses.
const (
	GWant Govern = 1 << iota
	GOrder
	GDo
	GFail
	GSeem
	GSay
	GKnow
	GBelieve
	GHope
	GDeny
	GDoubt
	GPlanNoun
	GMaybeNoun
	GAble
	GUnable
	GIf
	GWhen
	GNo
	GFew
	GMay
	GCan
	GCould
	GWill
	GWould
	GMust
	GPerhaps
	GAgainst
)

var governClasses = []string{"v.want", "v.order", "v.do", "v.fail", "v.seem", "v.say", "v.know", "v.believe", "v.hope", "v.deny", "v.doubt",
	"n.plan", "n.maybe", "w.able", "w.unable", "w.if", "w.when", "w.no", "w.few", "w.may", "w.can", "w.could", "w.will", "w.would", "w.must", "w.perhaps", "w.against"}

// FactualityTable is factuality.tsv: classes by the hash of a lower-case form ([HashWord])
// and points by rule.
type FactualityTable struct {
	Word   map[uint64]Govern
	Points map[string]float64
}

// Factuality returns factuality.tsv, loaded once. The table is read only.
var Factuality = sync.OnceValues(func() (*FactualityTable, error) {
	t := &FactualityTable{Word: map[uint64]Govern{}, Points: map[string]float64{}}
	class := map[string]Govern{}
	for i, c := range governClasses {
		class[c] = 1 << i
	}
	err := Lines(factualityFile, func(line string) error {
		c := strings.Split(line, "\t")
		if c[0] == "points" && len(c) == 4 {
			p, err := strconv.ParseFloat(c[2], 64)
			t.Points[c[1]] = p
			return err
		}
		g := class[c[0]]
		if g == 0 || len(c) != 2 {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(c[1], ";") {
			forms := []string{w}
			switch c[0][0] {
			case 'v':
				forms = VerbForms(w)
			case 'n':
				forms = nounForms(w)
			}
			for _, f := range forms {
				if strings.Contains(f, " ") {
					continue // two-word verbs are told by their first word's other rows
				}
				t.Word[HashWord(f)] |= g
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("factuality.tsv: %w", err)
	}
	return t, nil
})
