// Package hard makes pairs of sentences that look alike and do not mean the same, and pairs
// that look less alike and do, from propositions of our own writing about invented states.
// They are test data: nothing else imports it.
package hard

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed propositions.tsv
var file string

// Relation of the two sentences of a case.
type Relation string

const (
	Same     Relation = "same"     // one proposition
	Opposite Relation = "opposite" // one asserts what the other rejects
	Apart    Relation = "apart"    // two propositions
)

// Case is a pair.
type Case struct {
	Row      int    // of the table, from 1; even rows measure, odd ones were developed on
	Why      string // paraphrase, negated, swap, number, place, date
	Relation Relation
	A, B     string // clauses without a full stop, beginning small unless with a name
}

// slots are what fills the places of a proposition.
type slots struct{ a, b, n, p, d string }

var (
	states     = []string{"Quillara", "Ustrand", "Caldrith", "Pirrin"}
	adjectives = map[string]string{"Quillara": "Quillaran", "Ustrand": "Ustrandic", "Caldrith": "Caldrithi", "Pirrin": "Pirrinese"}
	numbers    = []string{"14", "37", "62", "210", "15", "48", "90", "1,300"}
	places     = []string{"Port Ambry", "Stile Ford", "Pierstow", "Omberlane", "Tembrough"}
	dates      = []string{"on 4 March", "on 11 March", "on Monday", "on Thursday", "on 17 March"}
)

func (s slots) fill(t string) string {
	return strings.NewReplacer("{A}", s.a, "{B}", s.b, "{a}", adjectives[s.a], "{b}", adjectives[s.b], "{N}", s.n, "{P}", s.p, "{D}", s.d).Replace(t)
}

// Cases returns every pair, in the order of the table.
func Cases() ([]Case, error) {
	var out []Case
	row := -1
	for line := range strings.Lines(file) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("propositions.tsv: bad row %q", line)
		}
		if row++; row == 0 {
			continue // the head
		}
		s := slots{pick(states, row), pick(states, row+1), pick(numbers, row), pick(places, row), pick(dates, row)}
		base := s.fill(c[0])
		add := func(why string, r Relation, other string) {
			out = append(out, Case{Row: row, Why: why, Relation: r, A: base, B: other})
		}
		add("paraphrase", Same, s.fill(c[1]))
		add("negated", Opposite, s.fill(c[2]))
		both := func(why string, o slots) { // in the same construction and in the other
			add(why, Apart, o.fill(c[0]))
			add(why, Apart, o.fill(c[1]))
		}
		swapped := s
		swapped.a, swapped.b = s.b, s.a
		if (has(c[0], "{A}") || has(c[0], "{a}")) && (has(c[0], "{B}") || has(c[0], "{b}")) {
			both("swap", swapped)
		}
		for _, v := range []struct {
			why, slot string
			o         slots
		}{{"number", "{N}", slots{s.a, s.b, pick(numbers, row+3), s.p, s.d}}, {"place", "{P}", slots{s.a, s.b, s.n, pick(places, row+2), s.d}},
			{"date", "{D}", slots{s.a, s.b, s.n, s.p, pick(dates, row+1)}}} {
			if has(c[0], v.slot) && has(c[1], v.slot) {
				both(v.why, v.o)
			}
		}
	}
	return out, nil
}

func has(s, part string) bool { return strings.Contains(s, part) }

func pick(l []string, i int) string { return l[i%len(l)] }
