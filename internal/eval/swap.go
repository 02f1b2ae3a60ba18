package eval

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/lexicon/world"
)

// One yardstick for every side means: exchange two parties in a text and the accusation
// changes sides with them, and in nothing else. The null model is a reader that looks at
// grammar only; every difference is a state treated as a case of its own, by the lexicon, by
// the tagger, or by chance of spelling.

// frame is a sentence with places for two states: {A} name, {a} adjective, {Ac} capital, and
// the same for B. Want says who stands in which list after reading; nobody else may stand
// in accused.
type frame struct {
	text       string
	list, want string // list: accused, denied, asked, supposed; want: A or B
}

// frames of our own writing.
var frames = []frame{
	{"Hackers working for {A} broke into the servers of the {b} transport ministry.", "accused", "A"},
	{"{A} carried out a cyberattack on the railways of {B}.", "accused", "A"},
	{"The railways of {B} were attacked by {A} on Monday.", "accused", "A"},
	{"The network of the {b} parliament was breached by {a} hackers.", "accused", "A"},
	{"{a} military intelligence poisoned the envoy in {Bc}.", "accused", "A"},
	{"{B} accused {A} of jamming the radios of its survey boats.", "accused", "A"},
	{"{B} blamed {A} for the fire at the depot.", "accused", "A"},
	{"The intrusion was attributed to the {a} government by two researchers.", "accused", "A"},
	{"A group linked to {A} stole letters from the {b} foreign ministry.", "accused", "A"},
	{"Officials in {Bc} said {A} was behind the attack on the cable.", "accused", "A"},
	{"{A} is suspected of sabotaging a pipeline in {B}.", "accused", "A"},
	{"{a} state-sponsored hackers defaced the site of a newspaper in {Bc}.", "accused", "A"},
	{"{A}'s attack on {B} killed nine people.", "accused", "A"},
	{"{A} denied that it had attacked the port of {Bc}.", "denied", "A"},
	{"The attack on the {b} grid was not carried out by {A}.", "denied", "A"},
	{"There is no evidence that {A} hacked the {b} railways.", "denied", "A"},
	{"Could {A} be behind the attack on {B}?", "asked", "A"},
	{"Reporters asked whether {A} had hacked the {b} ministry.", "asked", "A"},
	{"If {A} sabotaged the cable, {B} would close the strait.", "supposed", "A"},
	{"{A} may attack {B} before the winter.", "supposed", "A"},
}

// swapStates is how many states stand in for A and B, taken evenly from the gazetteer.
const swapStates = 16

// Swap measures the frames over all ordered pairs of states of w: the share in which the right
// culprit stands in the right list (swap.right), in which a wrong one is accused
// (swap.wrong), and the largest difference of the first between two states (swap.spread).
// Without texts of others; it needs no data folder.
func Swap(f Finder, r *texts, w *world.World) (*Report, error) {
	states := pickStates(w)
	if len(states) < 12 {
		return nil, fmt.Errorf("swap: %d states can stand in a frame, want 12", len(states))
	}
	right, total := map[string]int{}, map[string]int{}
	nRight, nWrong, n := 0, 0, 0
	for _, a := range states {
		for _, b := range states {
			if a.Code == b.Code {
				continue
			}
			for _, fr := range frames {
				found := r.findings(f, fill(fr.text, a, b))
				ok := slices.ContainsFunc(*lists(&found)[fr.list], func(x hearsay.Accused) bool { return x.Country == a.Code })
				wrong := slices.ContainsFunc(found.Accused, func(x hearsay.Accused) bool {
					return x.Country != "" && x.Role.Culprit() && (x.Country != a.Code || fr.list != "accused")
				})
				n++
				total[a.Code]++
				if ok && !wrong {
					nRight++
					right[a.Code]++
				}
				if wrong {
					nWrong++
				}
			}
		}
	}
	lo, hi := 101.0, -1.0
	for code := range total {
		share := 100 * float64(right[code]) / float64(total[code])
		lo, hi = min(lo, share), max(hi, share)
	}
	rep := &Report{Version: "accuse/1", Corpus: fmt.Sprintf("%d own frames, %d states", len(frames), len(states)), Figures: map[string]Figure{}}
	exact := func(x float64) Figure { return Figure{Value: x, Lo: x, Hi: x, N: n} }
	rep.add("swap.right", exact(100*float64(nRight)/float64(n)))
	rep.add("swap.wrong", exact(100*float64(nWrong)/float64(n)))
	rep.add("swap.spread", exact(hi-lo))
	return rep, nil
}

// pickStates takes states with a plain name and adjective, evenly over the table.
func pickStates(w *world.World) []world.StateEntry {
	var able []world.StateEntry
	for _, s := range w.States() {
		if e := w.Find(s.Adjectives[0]); e != nil && e.Class == world.Adjective && e.Country == s.Code {
			able = append(able, s)
		}
	}
	var out []world.StateEntry
	for i := range swapStates {
		if len(able) > 0 {
			out = append(out, able[i*len(able)/swapStates])
		}
	}
	return slices.CompactFunc(out, func(a, b world.StateEntry) bool { return a.Code == b.Code })
}

func fill(s string, a, b world.StateEntry) string {
	s = strings.NewReplacer("{A}", a.Name, "{a}", a.Adjectives[0], "{Ac}", a.Capitals[0], "{B}", b.Name, "{b}", b.Adjectives[0], "{Bc}", b.Capitals[0]).Replace(s)
	return strings.ToUpper(s[:1]) + s[1:]
}

// lists names the four lists of findings.
func lists(f *accuse.Findings) map[string]*[]hearsay.Accused {
	return map[string]*[]hearsay.Accused{"accused": &f.Accused, "denied": &f.Denied, "asked": &f.Asked, "supposed": &f.Supposed}
}

// SwapCorpus reads the descriptions of EuRepoC twice, as they are and with their first two
// states exchanged (names, adjectives, peoples, capitals), and gives the share of findings
// that change in anything but the names (swap.changed). Texts with fewer than two states, or
// that cannot be exchanged (exchange says which) are left out.
func SwapCorpus(dir string, f Finder, r *texts, w *world.World, half Half) (*Report, error) {
	records, err := Incidents(dir, half)
	if err != nil {
		return nil, err
	}
	type pair struct{ all, changed int }
	var rows []pair
	for i := range records {
		swapped, ok := exchange(w, r.tags, records[i].Text)
		if !ok {
			continue
		}
		x, y := r.findings(f, records[i].Text), r.findings(f, swapped.text)
		all, changed := difference(signature(&x, swapped.a, swapped.b), signature(&y, "", ""))
		rows = append(rows, pair{all, changed})
	}
	stat := func(ids []int) float64 {
		all, changed := 0, 0
		for _, k := range ids {
			all, changed = all+rows[k].all, changed+rows[k].changed
		}
		return 100 * float64(changed) / float64(max(all, 1))
	}
	ids, n := make([]int, len(rows)), 0
	for i := range ids {
		ids[i] = i
		n += rows[i].all
	}
	lo, hi := bootstrap(len(rows), stat)
	rep := &Report{Version: "accuse/1", Corpus: fmt.Sprintf("EuRepoC 1.1, %d texts with two states exchanged", len(rows)), Figures: map[string]Figure{}}
	rep.add("swap.changed", Figure{Value: stat(ids), Lo: lo, Hi: hi, N: n})
	return rep, nil
}

// signature counts findings by list, country and frame, with a and b exchanged.
func signature(f *accuse.Findings, a, b string) map[string]int {
	out := map[string]int{}
	for name, l := range lists(f) {
		for _, x := range *l {
			switch x.Country {
			case "":
				continue
			case a:
				x.Country = b
			case b:
				x.Country = a
			}
			out[name+" "+x.Country+" "+x.Rule]++
		}
	}
	return out
}

// difference counts what x holds and how much of it, or beside it, y does not share.
func difference(x, y map[string]int) (all, changed int) {
	for k, n := range x {
		all += n
		changed += max(0, n-y[k])
	}
	return all, changed
}
