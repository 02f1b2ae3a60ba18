// Package grid makes sentences that charge somebody with a deed, or that do not, out of parts: a
// frame ("A blamed X for D"), a deed in the form that the frame asks for, an accused, an accuser and a shell
// (a dateline, a day, a clause about another state). What fails can then be counted by part: of a frame that
// fails in every shell the frame is missed, of a shell that fails in every frame the shell.
//
// Everything is of our own writing (grid.tsv) and about invented states. The same states and seed give the same
// sentences. A combination of frame and shell belongs to part A, which is looked at, or to part B, of which only
// totals are (Half): rules are made for A, and B tells what they are worth.
package grid

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

//go:embed grid.tsv
var data string

// Sentence is one article of the grid: one sentence in its shell, and who is charged in it.
type Sentence struct {
	Title, Text string
	Frame       string // name in grid.tsv
	Shell, Deed string
	Accused     string   // kind
	Accuser     string   // kind, "" where the frame has none
	Charge      bool     // X is charged; else nobody is
	Who         string   // who charges: a, x, or - for nobody told
	Country     string   // of the accused
	Keys        []string // the accused's name holds one of them, or has the country where one is the state's
	ByKeys      []string // the accuser's name or description holds one of them
	Stand       []string // words that stand for an accuser without a name, which nobody can resolve further
	Half        byte     // 'A', 'B' or 'C'
}

// row is one line of the table without its first cell.
type row []string

// table holds grid.tsv by kind of row.
type table struct{ deeds, accused, accusers, charges, nones, laterCharges, laterNones, shells []row }

func load() (*table, error) {
	t := &table{}
	kinds := map[string]struct {
		list  *[]row
		cells int
	}{"deed": {&t.deeds, 9}, "accused": {&t.accused, 5}, "accuser": {&t.accusers, 6}, "charge": {&t.charges, 3}, "none": {&t.nones, 3},
		"later-charge": {&t.laterCharges, 3}, "later-none": {&t.laterNones, 3}, "shell": {&t.shells, 4}}
	err := en.Lines(data, func(line string) error {
		c := strings.Split(line, "\t")
		k, ok := kinds[c[0]]
		if !ok || len(c)-1 > k.cells {
			return fmt.Errorf("%q: %d cells", c[0], len(c))
		}
		for len(c)-1 < k.cells {
			c = append(c, "")
		}
		*k.list = append(*k.list, c[1:])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("grid.tsv: %w", err)
	}
	return t, nil
}

// draws is how many sentences each combination of a frame and a shell is given, headlines apart, which have one shell only.
const draws, headDraws = 4, 30

// Sentences returns the grid over four states or more, in order of frame and shell. Its error is of the embedded table.
func Sentences(states []world.StateEntry, seed uint64) ([]Sentence, error) {
	t, err := load()
	if err != nil {
		return nil, err
	}
	if len(states) < 4 {
		return nil, fmt.Errorf("grid: %d states, want 4", len(states))
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	var out []Sentence
	for k, frames := range [][]row{t.charges, t.nones, t.laterCharges, t.laterNones} { // in this order: what came first keeps its draws
		charge := k%2 == 0
		for _, fr := range frames {
			for _, sh := range t.shells {
				if !fits(fr, sh) {
					continue
				}
				n := draws
				if sh[1] == "H" {
					n = headDraws
				}
				for range n {
					p := t.pick(rng, fr, charge, states)
					s := p.sentence(fr, sh)
					s.Charge = charge
					if k >= 2 {
						s.Half = 'C'
					}
					out = append(out, s)
				}
			}
		}
	}
	return out, nil
}

// fits reports whether a frame holds what a shell asks for.
func fits(fr, sh row) bool {
	head := strings.HasPrefix(fr[0], "head-")
	switch sh[1] {
	case "A":
		return !head && strings.HasPrefix(fr[2], "{A}")
	case "t", "h":
		return !head && strings.Contains(fr[2], "{"+sh[1]+"}")
	case "H":
		return head
	}
	switch sh[0] {
	case "appos-x":
		return !head && !strings.Contains(fr[2], "{X's}")
	case "appos-a":
		return !head && strings.Contains(fr[2], "{A}")
	}
	return !head
}

// parts are the parties and the deed of one sentence.
type parts struct {
	deed, x, a row
	st         [4]world.StateEntry // of the accused, the accuser, who suffers it, one that has no part in it
}

// nameless are kinds of accusers that have no name.
var nameless = map[string]bool{"officials": true, "prosecutors": true, "document": true, "court": true}

// born are kinds of accused whose words call them culprits, or tie them to a state, whatever else is said of them.
var born = map[string]bool{"hackers": true, "tied": true}

func (t *table) pick(rng *rand.Rand, fr row, charge bool, states []world.StateEntry) *parts {
	p := &parts{}
	for i, k := range rng.Perm(len(states))[:4] {
		p.st[i] = states[k]
	}
	if rng.IntN(2) == 0 {
		p.st[2] = p.st[1] // mostly who suffers it accuses
	}
	for p.deed == nil || p.deed[6] == "-" && strings.Contains(fr[2], "{subj}") {
		p.deed = t.deeds[rng.IntN(len(t.deeds))]
	}
	for p.x == nil || !common(p.deed[0], p.x[2]) || !charge && born[p.x[0]] || strings.Contains(fr[2], "{X's}") && strings.Contains(p.x[3], " ") {
		p.x = t.accused[rng.IntN(len(t.accused))]
	}
	p.a = t.accusers[rng.IntN(len(t.accusers))]
	return p
}

// common reports whether two lists with ";" share an item.
func common(a, b string) bool {
	for _, s := range strings.Split(a, ";") {
		for _, u := range strings.Split(b, ";") {
			if s == u {
				return true
			}
		}
	}
	return false
}

// half returns which part a frame in a shell belongs to.
func half(frame, shell string) byte {
	h := fnv.New32a()
	h.Write([]byte(frame + "/" + shell))
	return 'A' + byte(h.Sum32()>>7&1)
}

// sentence puts the parts into a frame and that into a shell.
func (p *parts) sentence(fr, sh row) Sentence {
	names := p.names()
	s := Sentence{Frame: fr[0], Shell: sh[0], Deed: p.deed[1], Accused: p.x[0], Who: fr[1], Country: p.st[0].Code, Half: half(fr[0], sh[0])}
	s.Keys = strings.Split(names.Replace(p.x[4]), ";")
	x, a, before := p.x[3], p.a[2], ""
	if strings.Contains(fr[2], "{A}") {
		s.Accuser, s.ByKeys = p.a[0], strings.Split(names.Replace(p.a[3]), ";")
		if nameless[p.a[0]] {
			s.Stand = []string{p.a[4], p.a[5], "which", "who", "it"}
		}
	}
	switch sh[0] {
	case "appos-x":
		x = strings.TrimSuffix(x, ",") + ", which has long sold timber to {D},"
		if p.x[1] == "p" {
			x = strings.Replace(x, "which has", "who have", 1)
		}
		if p.x[0] == "official" {
			x = strings.Replace(x, "which has long sold timber to", "who was once envoy to", 1)
		}
		if p.x[0] == "tied" && p.x[1] == "s" {
			x = p.x[3]
		}
	case "appos-a":
		a = strings.TrimSuffix(a, ",") + ", which met envoys of {D} a day earlier,"
		if p.a[0] == "minister" || p.a[1] == "p" {
			a = strings.Replace(a, ", which", ", who", 1)
		}
	case "carry-on":
		before, a = upper(names.Replace(a))+" published a statement on Monday. ", p.a[4]
	case "carry-short":
		before, a = upper(names.Replace(a))+" published a statement on Monday. ", p.a[5]
	}
	text := p.fill(fr[2], x, a, sh)
	if t, ok := strings.CutPrefix(sh[2], "{s}"); ok {
		text = upper(names.Replace(text)) + t
	} else if i := strings.Index(sh[2], "{s}"); i >= 2 && sh[2][i-2] == '.' || strings.Contains(sh[2], "– {s}") {
		text = strings.Replace(sh[2], "{s}", upper(names.Replace(text)), 1)
	} else {
		text = strings.Replace(sh[2], "{s}", text, 1)
	}
	text = tidy.Replace(tidy.Replace(names.Replace(before + text)))
	if sh[1] == "H" {
		s.Title, s.Text = strings.TrimSuffix(upper(text), "."), names.Replace("Talks on fishing rights went on in {Dc} on Monday. They are to end on Friday.")
		return s
	}
	s.Text = upper(text)
	return s
}

// fill writes the forms of deed, accused and accuser into a frame.
func (p *parts) fill(frame, x, a string, sh row) string {
	d := deed(p.deed)
	day, hedge := "", ""
	switch sh[1] {
	case "t":
		day = sh[3]
	case "h":
		hedge = sh[3]
	}
	frame = agree(agree(frame, "{x:", p.x[1] == "p"), "{a:", p.a[1] == "p" && sh[0] != "carry-short" || sh[0] == "carry-on" && p.a[4] == "they")
	return strings.NewReplacer("{X's}", x+"'s", "{X}", x, "{A}", a, "{t}", day, "{h}", hedge,
		"{base}", d.with(d.base), "{past}", d.with(d.past), "{part}", d.with(d.part), "{ger}", d.with(d.ing), "{np}", d.noun, "{subj}", d.done()).Replace(frame)
}

// forms are those of a deed.
type forms struct{ base, past, part, ing, object, behind, noun string }

func deed(r row) forms { return forms{r[2], r[3], r[4], r[5], r[6], r[7], r[8]} }

// with is a form of the verb with its object: "cut a cable".
func (f forms) with(verb string) string {
	if f.object == "-" {
		return verb + " " + f.behind
	}
	return verb + " " + f.object + " " + f.behind
}

// done is the deed in the passive, its object first: "a cable was cut".
func (f forms) done() string {
	was := " were "
	if strings.HasPrefix(f.object, "a ") || strings.HasSuffix(f.object, "airspace") || strings.HasSuffix(f.object, "Ministry") {
		was = " was "
	}
	return f.object + was + f.part + " " + f.behind
}

// agree chooses between the two forms behind each mark: "{x:was|were}".
func agree(s, mark string, many bool) string {
	for {
		i := strings.Index(s, mark)
		if i < 0 {
			return s
		}
		j := i + strings.Index(s[i:], "}")
		form, other, _ := strings.Cut(s[i+len(mark):j], "|")
		if many {
			form = other
		}
		s = s[:i] + form + s[j+1:]
	}
}

// tidy mends what is left where parts were empty or end in a comma; it is run twice.
var tidy = strings.NewReplacer("  ", " ", " ,", ",", ",,", ",", ",.", ".", ",;", ";", ",?", "?", ",’s", "’s", " .", ".", "..", ".", ", –", " –", ", :", ":", ",:", ":", " ?", "?")

// names replaces the marks of the four states.
func (p *parts) names() *strings.Replacer {
	var list []string
	for i, c := range []string{"a", "b", "c", "d"} {
		st := &p.st[i]
		list = append(list, "{"+c+"}", st.Adjectives[0], "{"+upper(c)+"}", st.Name, "{"+upper(c)+"c}", st.Capitals[0], "{"+upper(c)+"C}", strings.ToUpper(st.Capitals[0]))
	}
	return strings.NewReplacer(list...)
}

// upper is s with its first letter in upper case, behind an opening quotation mark as well.
func upper(s string) string {
	if t, ok := strings.CutPrefix(s, "“"); ok {
		return "“" + upper(t)
	}
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
