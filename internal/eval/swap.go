package eval

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/text"
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
// with an organ of either, which has no counterpart, are left out.
func SwapCorpus(dir string, f Finder, r *texts, w *world.World, half Half) (*Report, error) {
	records, err := Incidents(dir, half)
	if err != nil {
		return nil, err
	}
	type pair struct{ all, changed int }
	var rows []pair
	for i := range records {
		swapped, a, b, ok := exchange(w, records[i].Text)
		if !ok {
			continue
		}
		x, y := r.findings(f, records[i].Text), r.findings(f, swapped)
		all, changed := difference(signature(&x, a, b), signature(&y, "", ""))
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

// exchange swaps the first two states of a text with each other.
func exchange(w *world.World, src string) (out, a, b string, ok bool) {
	var d text.Doc
	d.Parse(src)
	type place struct {
		e    *world.Entry
		span hearsay.Span
	}
	var places []place
	for i := 0; i < len(d.Toks); {
		e, n := w.Match(&d, i, len(d.Toks))
		if head, _, ok := strings.Cut(d.Text(i), "-"); n == 0 && ok { // "Tarnovia-backed"
			if e = w.Find(head); e != nil && e.Country != "" {
				start := d.Toks[i].Start
				places = append(places, place{e, hearsay.Span{Start: start, End: start + len(head)}})
			}
		}
		if n == 0 {
			i++
			continue
		}
		if e.Country != "" {
			places = append(places, place{e, d.Span(text.Range{Start: i, End: i + n})})
			if e.Class != world.Service {
				switch {
				case a == "":
					a = e.Country
				case b == "" && e.Country != a:
					b = e.Country
				}
			}
		}
		i += n
	}
	if b == "" {
		return "", "", "", false
	}
	sa, sb := w.ByCode(a), w.ByCode(b)
	var s strings.Builder
	at := 0
	for _, p := range places {
		to := sb
		if p.e.Country == b {
			to = sa
		} else if p.e.Country != a {
			continue
		}
		class := p.e.Class
		if old := p.span.In(src); class == world.State && len(old) < 5 && old == strings.ToUpper(old) && attributive(src[p.span.End:]) {
			class = world.Adjective // "his UK counterpart": an acronym does for an adjective, a name does not
		}
		form := counterpart(class, to)
		if form == "" {
			return "", "", "", false
		}
		before := src[at:p.span.Start]
		if class == world.State {
			before = article(before, form)
		}
		if old := p.span.In(src); len(old) > 4 && old == strings.ToUpper(old) {
			form = strings.ToUpper(form)
		}
		s.WriteString(before)
		s.WriteString(form)
		at = p.span.End
	}
	s.WriteString(src[at:])
	return s.String(), a, b, true
}

// attributive reports whether what follows a state's acronym makes it the modifier of a noun.
func attributive(rest string) bool {
	rest, ok := strings.CutPrefix(rest, " ")
	if !ok || rest == "" || rest[0] < 'a' || rest[0] > 'z' {
		return false
	}
	word, _, _ := strings.Cut(rest, " ")
	switch strings.TrimRight(word, ".,;:") {
	case "is", "was", "has", "had", "have", "will", "would", "may", "could", "can", "should", "said", "says", "and", "or", "but", "of", "to", "in", "on", "for", "by", "from", "with", "at", "as", "that", "which", "who",
		"after", "before", "since", "over", "against", "into", "during", "while", "when", "not", "also", "did", "does", "because", "if", "than", "about", "through", "between":
		return false
	}
	return true
}

// article fits the words before a state's name to it: "the" goes where the new name stands
// without one ("the United Kingdom", "Velia").
func article(before, form string) string {
	if strings.HasPrefix(form, "United ") || strings.HasSuffix(form, "s") || strings.Contains(form, "Republic") {
		return before
	}
	for _, the := range []string{"the ", "The "} {
		if rest, ok := strings.CutSuffix(before, the); ok && (rest == "" || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, "\n")) {
			return rest
		}
	}
	return before
}

// counterpart is the form of a state in a class, "" if it has none.
func counterpart(c world.Class, s *world.StateEntry) string {
	var l []string
	switch c {
	case world.State:
		return s.Name
	case world.Adjective:
		l = s.Adjectives
	case world.People:
		l = s.Peoples
	case world.Capital:
		l = s.Capitals
	}
	if len(l) == 0 {
		return ""
	}
	return l[0]
}
