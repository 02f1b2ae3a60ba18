package eval

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/world"
)

// namedRow is the outcome of one record for accused with a name of their own: groups, firms,
// offices. Predictions that name a state or only say whose they are ("Velian hackers") are none.
type namedRow struct{ tp, pred, gold, found int }

// AccusedNamed scores f on one half of EuRepoC by the names of those accused, no matter of
// which state: precision of predictions that are no state's, against all names the record has
// for its initiators; recall of the names that stand in the text. Names agree where one
// holds the other, case, spaces and marks apart ("LulzSecurity" is not "LulzSec Peru", but the
// second holds "LulzSec"). Persons are among the gold names and by design never found.
func AccusedNamed(dir string, f Finder, t *tag.Tagger, w *world.World, half Half) (*Report, error) {
	records, err := Incidents(dir, half)
	if err != nil {
		return nil, err
	}
	read, err := newTexts(w, t)
	if err != nil {
		return nil, err
	}
	rows := make([]namedRow, len(records))
	for i := range records {
		rows[i] = scoreNamed(&records[i], read.findings(f, records[i].Text).Accused)
	}
	rep := &Report{Version: "accuse/1", Figures: map[string]Figure{}}
	sum := func(ids []int) (s namedRow) {
		for _, k := range ids {
			r := &rows[k]
			s.tp, s.pred, s.gold, s.found = s.tp+r.tp, s.pred+r.pred, s.gold+r.gold, s.found+r.found
		}
		return s
	}
	ids := make([]int, len(rows))
	for i := range ids {
		ids[i] = i
	}
	all := sum(ids)
	for _, x := range []struct {
		name string
		n    int
		stat func([]int) float64
	}{
		{"accused.named.p", all.pred, func(ids []int) float64 { s := sum(ids); return 100 * float64(s.tp) / float64(max(s.pred, 1)) }},
		{"accused.named.r", all.gold, func(ids []int) float64 { s := sum(ids); return 100 * float64(s.found) / float64(max(s.gold, 1)) }},
	} {
		lo, hi := bootstrap(len(rows), x.stat)
		rep.add(x.name, Figure{Value: x.stat(ids), Lo: lo, Hi: hi, N: x.n})
	}
	return rep, nil
}

func scoreNamed(r *Incident, found []hearsay.Accused) (row namedRow) {
	var names []string // of initiators
	for _, a := range r.Attrib {
		if a.Accused != nil {
			names = append(names, folded(*a.Accused))
		}
	}
	for _, n := range strings.FieldsFunc(r.Initiators, func(c rune) bool { return strings.ContainsRune("/[]'\",()", c) }) {
		if n = folded(n); n != "" {
			names = append(names, n)
		}
	}
	var pred []string
	for _, a := range found {
		n := folded(a.Name)
		if a.Name == hearsay.PrivateParty || !a.Role.Culprit() || a.Score < AccusedThreshold || slices.Contains(pred, n) {
			continue
		}
		pred = append(pred, n)
		if a.Country != "" {
			continue
		}
		row.pred++
		if slices.ContainsFunc(names, func(g string) bool { return alike(g, n) }) {
			row.tp++
		}
	}
	var gold []string
	for _, g := range r.NamesInText {
		if g = folded(g); g == "" || slices.Contains(gold, g) {
			continue
		}
		gold = append(gold, g)
		if slices.ContainsFunc(pred, func(n string) bool { return alike(g, n) }) {
			row.found++
		}
	}
	row.gold = len(gold)
	return row
}

// alike reports whether one folded name holds the other, which must not be a scrap.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) > 3 && strings.Contains(b, a)
}

// folded is s in lower case without spaces and marks.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}
