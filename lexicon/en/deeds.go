package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed blame.tsv
var blameFile string

//go:embed deeds.tsv
var deedsFile string

// Deed is one row entry of deeds.tsv: words that tell an event of a category and mode.
// Category "future" moves events into the future, "context" names the context in Mode.
type Deed struct {
	Category, Mode string
	Weight         float64
	Rest           []string // words after the first; "_" is a gap, "x*" a prefix
}

// DeedWords returns deeds.tsv by the first word of each entry, loaded once. Entries whose first
// word is a prefix stand under its first three letters and "*". The table is read only.
var DeedWords = sync.OnceValues(loadDeeds)

func loadDeeds() (map[string][]Deed, error) {
	out := map[string][]Deed{}
	err := Lines(deedsFile, func(line string) error {
		cell := strings.Split(line, "\t")
		if len(cell) != 4 {
			return fmt.Errorf("row %q has %d cells, want 4", line, len(cell))
		}
		weight, err := strconv.ParseFloat(cell[2], 64)
		if err != nil {
			return err
		}
		for entry := range strings.SplitSeq(cell[3], ";") {
			d := Deed{Category: cell[0], Mode: strings.TrimPrefix(cell[1], "-"), Weight: weight}
			words := strings.Fields(entry)
			forms := words[:1]
			if v, ok := strings.CutPrefix(words[0], "v:"); ok {
				forms = VerbForms(v)
			} else if n, ok := strings.CutPrefix(words[0], "n:"); ok {
				forms = []string{n}
				if len(words) == 1 {
					forms = nounForms(n)
				}
			}
			d.Rest = words[1:]
			for _, f := range forms {
				if strings.HasSuffix(f, "*") {
					// the whole prefix is checked by the reader
					d.Rest = append([]string{f}, words[1:]...)
					f = f[:min(3, len(f)-1)] + "*"
				}
				out[f] = append(out[f], d)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("deeds.tsv: %w", err)
	}
	return out, nil
}

// Blame is a set of parts that a word can play in an accusation: the classes of blame.tsv.
type Blame uint64

// The classes, in the order of blameClasses.
const (
	VDeed     Blame = 1 << iota // verb whose subject does harm
	VSoft                       // verb that is harm only from some subjects
	VDo                         // carry out, launch: harm if its object is
	VTo                         // attribute to
	VBlame                      // blame
	VAccuse                     // accuse of
	VPoint                      // point at
	VClaim                      // claim, admit
	VDeny                       // deny, reject
	VBelieve                    // is believed to
	VAsk                        // ask, investigate
	VPlan                       // plan, threaten: nothing has been done
	VTry                        // try, begin: the subject does what follows
	VSponsor                    // back, fund
	VLink                       // linked to
	VWork                       // work for
	VBase                       // based in
	VCause                      // auxiliary use
	NDeed                       // a word for harm
	NAct                        // a word that can stand for harm
	NBad                        // somebody who does harm by the word's meaning
	NGroup                      // somebody who does with a word of MBad before it
	MBad                        // that word
	NOrgan                      // organ of a state
	NPerson                     // people of a state
	NCulp                       // involvement, responsibility, accusation
	NTrace                      // address, server: where something came from
	NAttempt                    // plan, threat, risk
	NNoHint                     // evidence, proof
	NUnit                       // part of an organisation: no culprit by a weak modifier
	NTie                        // ties, links, connections
	MWeak                       // modifier that makes a culprit of a group, not of a unit
	NCount                      // series, wave: counts what follows
	WHyp                        // if, whether
	WWould                      // would, may
	WWord                       // a plain word that is a state's adjective with a capital
	VPunish                     // arrest, expel, sanction for
	VClear                      // acquit, clear of
	VLay                        // lay, put the blame on
	VRest                       // blame lies with, falls on
	VName                       // name, identify as
	NMark                       // fingerprints of
	NOnus                       // blame, suspicion: what is laid on somebody
	NCulprit                    // culprit, author: who did it, as a description
	NPenalty                    // sanctions
	VFund                       // pays for harm
	VOrder                      // orders, directs, incites
	VGain                       // benefits from
	VPrevent                    // prevents, stops
	VTolerate                   // tolerates, ignores
	NArmed                      // militia, rebels: whom it is harm to arm
	NNeglect                    // negligence, inaction
	NGain                       // interest, benefit
	NLimb                       // part, arm of a body
	NFoe                        // adversary, enemy: whose it is, it is not theirs
	NArms                       // army, service: has hackers and spies of its own
	NCrime                      // theft, murder: a crime of persons
	WAlike                      // overlap, similar: likens, and blames nobody
	NPrivate                    // citizen, student: people who stand for no state
	VRetain                     // employs, runs: makes a sponsor in the passive alone
	VPast                       // past form of a verb above, which a tagger may take for a noun
)

var blameClasses = []string{"v.deed", "v.soft", "v.do", "v.to", "v.blame", "v.accuse", "v.point", "v.claim", "v.deny", "v.believe", "v.ask", "v.plan", "v.try",
	"v.sponsor", "v.link", "v.work", "v.base", "v.cause", "n.deed", "n.act", "n.bad", "n.group", "m.bad", "n.organ", "n.person", "n.culp", "n.trace", "n.attempt", "n.nohint", "n.unit", "n.tie", "m.weak", "n.count",
	"w.hyp", "w.would", "w.word", "v.punish", "v.clear", "v.lay", "v.rest", "v.name", "n.mark", "n.onus", "n.culprit", "n.penalty",
	"v.fund", "v.order", "v.gain", "v.prevent", "v.tolerate", "n.armed", "n.neglect", "n.gain", "n.limb", "n.foe", "n.arms", "n.crime", "w.alike", "n.private", "v.retain"}

// BlameFrame is the role and score that a frame of blame.tsv gives.
type BlameFrame struct {
	Role  string
	Score float64
}

// BlameTable is blame.tsv. Word is by lower-case form. Particle holds the second word of
// two-word verbs by "first second"; the classes stand there, not at the first word alone.
type BlameTable struct {
	Word     map[string]Blame
	Particle map[string]Blame
	Opens    map[string]bool // first words of Particle
	Frame    map[string]BlameFrame
}

// BlameWords returns blame.tsv, loaded once. The table is read only.
var BlameWords = sync.OnceValues(loadBlame)

func loadBlame() (*BlameTable, error) {
	t := &BlameTable{Word: map[string]Blame{}, Particle: map[string]Blame{}, Opens: map[string]bool{}, Frame: map[string]BlameFrame{}}
	class := map[string]Blame{}
	for i, c := range blameClasses {
		class[c] = 1 << i
	}
	err := Lines(blameFile, func(line string) error {
		cell := strings.Split(line, "\t")
		if cell[0] == "frame" && len(cell) == 5 {
			score, err := strconv.ParseFloat(cell[3], 64)
			t.Frame[cell[1]] = BlameFrame{cell[2], score}
			return err
		}
		c := class[cell[0]]
		if c == 0 || len(cell) != 2 {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(cell[1], ";") {
			forms := []string{w}
			switch cell[0][0] {
			case 'v':
				forms = VerbForms(w)
			case 'n':
				forms = nounForms(w)
			}
			for i, f := range forms {
				c := c
				if cell[0][0] == 'v' && i > 2 {
					c |= VPast
				}
				if first, _, two := strings.Cut(f, " "); two {
					t.Particle[f] |= c
					t.Opens[first] = true
				} else {
					t.Word[f] |= c
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("blame.tsv: %w", err)
	}
	return t, nil
}

// VerbForms returns the forms of an English verb as the data files write it: "hack",
// "spy", "plot+" (doubled consonant), "steal/stole/stolen", "carry out". A verb of one syllable that ends in one
// vowel letter and one consonant doubles it without the mark: "cut/cut/cut" is cutting, "let/let/let" letting.
func VerbForms(entry string) []string {
	parts := strings.Split(entry, "/")
	base, particle, _ := strings.Cut(parts[0], " ")
	double := strings.HasSuffix(base, "+") || strings.HasSuffix(particle, "+")
	base, particle = strings.TrimSuffix(base, "+"), strings.TrimSuffix(particle, "+")
	double = double || doubles(base)
	stem, s, past := base, base+"s", base+"ed"
	n := len(base)
	switch {
	case double:
		stem = base + base[n-1:]
		past = stem + "ed"
	case strings.HasSuffix(base, "ee"), strings.HasSuffix(base, "ye"):
		past = base + "d"
	case strings.HasSuffix(base, "ie"):
		stem, past = base[:n-2]+"y", base+"d"
	case strings.HasSuffix(base, "e"):
		stem, past = base[:n-1], base+"d"
	case strings.HasSuffix(base, "y") && n > 1 && !strings.ContainsRune("aeou", rune(base[n-2])):
		s, past = base[:n-1]+"ies", base[:n-1]+"ied"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "o"):
		s = base + "es"
	}
	forms := []string{base, s, stem + "ing"}
	if len(parts) > 1 {
		forms = append(forms, parts[1:]...)
	} else {
		forms = append(forms, past)
	}
	if particle != "" {
		for i := range forms {
			forms[i] += " " + particle
		}
	}
	return forms
}

// doubles reports whether a verb doubles its last letter by the rule of one syllable: consonants, one vowel letter, one consonant
// other than w, x and y (Quirk et al. 1985, A Comprehensive Grammar of the English Language, 3.8); "qu" is a consonant. Verbs in
// -s are left out ("gas", "bus": both spellings), as are words without a vowel before the last two letters.
func doubles(base string) bool {
	n := len(base)
	if n < 3 || strings.IndexByte("bdfgklmnprtvz", base[n-1]) < 0 || strings.IndexByte("aeiou", base[n-2]) < 0 {
		return false
	}
	for i := 0; i < n-2; i++ {
		if strings.IndexByte("aeiouy", base[i]) >= 0 && !(base[i] == 'u' && i > 0 && base[i-1] == 'q') && !(base[i] == 'y' && i == 0) {
			return false
		}
	}
	return true
}

// nounForms returns a noun and its plural; "man/men" gives both as written.
func nounForms(entry string) []string {
	one, many, ok := strings.Cut(entry, "/")
	if ok {
		return []string{one, many}
	}
	n := len(one)
	switch {
	case strings.HasSuffix(one, "y") && n > 1 && !strings.ContainsRune("aeou", rune(one[n-2])):
		return []string{one, one[:n-1] + "ies"}
	case strings.HasSuffix(one, "s"), strings.HasSuffix(one, "sh"), strings.HasSuffix(one, "ch"), strings.HasSuffix(one, "x"):
		return []string{one, one + "es"}
	}
	return []string{one, one + "s"}
}
