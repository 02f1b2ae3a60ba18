package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed estimative.tsv
var estimativeFile string

// Level is a step of probability, apart from any scale: an index into EstimativeTable.Levels.
// NoLevel stands for estimative words that say nothing a band could be given for.
type Level int8

// NoLevel is the level of words without a band.
const NoLevel Level = -1

// LevelRow gives the bands of a level by scale, in percent, and its negations.
type LevelRow struct {
	Name    string
	Band    map[string][]int // by scale ("icd203", "phia", "kent"); absent where it has no such word
	Negated Level            // of "not" in front
	Denied  Level            // of "not" behind: "probably not"
}

// EstimativeTerm is one row of terms.
type EstimativeTerm struct {
	Level Level
	Term  string // dictionary form
}

// EstimativeTable is estimative.tsv. Entries of Words index Terms; those of Degrees are
// indexes into Degree; those of Cites into Scales; Bodies has no entries of meaning.
type EstimativeTable struct {
	Levels  []LevelRow
	Terms   []EstimativeTerm
	Words   Phrases
	Degrees Phrases
	Degree  []map[Level]Level // by entry of Degrees: the level each level turns into
	Cites   Phrases
	Scales  []string
	Bodies  Phrases
	Default map[string]string // scale by country of an assessing body, "*" for any other
}

// Estimative returns estimative.tsv, loaded once. The table is read only.
var Estimative = sync.OnceValues(loadEstimative)

func loadEstimative() (*EstimativeTable, error) {
	t := &EstimativeTable{Default: map[string]string{}}
	names := map[string]Level{"-": NoLevel}
	var cells [][]string
	if err := Lines(estimativeFile, func(line string) error {
		c := strings.Split(line, "\t")
		if c[0] == "level" && len(c) == 7 {
			names[c[1]] = Level(len(names) - 1)
		}
		cells = append(cells, c)
		return nil
	}); err != nil {
		return nil, err
	}
	degrees := map[string]int{}
	for _, c := range cells {
		if err := t.row(c, names, degrees); err != nil {
			return nil, fmt.Errorf("estimative.tsv: row %q: %w", strings.Join(c, " "), err)
		}
	}
	return t, nil
}

func (t *EstimativeTable) row(c []string, names map[string]Level, degrees map[string]int) error {
	level := func(s string) (Level, error) {
		if l, ok := names[s]; ok {
			return l, nil
		}
		return 0, fmt.Errorf("no level %q", s)
	}
	switch kind := c[0]; {
	case kind == "level" && len(c) == 7:
		r := LevelRow{Name: c[1], Band: map[string][]int{}}
		for i, scale := range []string{"icd203", "phia", "kent"} {
			lo, hi, ok := strings.Cut(c[2+i], "-")
			if lo == "" || !ok {
				continue
			}
			a, err1 := strconv.Atoi(lo)
			b, err2 := strconv.Atoi(hi)
			if err1 != nil || err2 != nil || a > b || b > 100 {
				return fmt.Errorf("bad band %q", c[2+i])
			}
			r.Band[scale] = []int{a, b}
		}
		var err1, err2 error
		r.Negated, err1 = level(c[5])
		r.Denied, err2 = level(c[6])
		t.Levels = append(t.Levels, r)
		return firstOf(err1, err2)
	case kind == "term" && len(c) == 4:
		l, err := level(c[1])
		t.Terms = append(t.Terms, EstimativeTerm{l, c[2]})
		for w := range strings.SplitSeq(c[3], ";") {
			t.Words.Add(w, len(t.Terms)-1)
		}
		return err
	case kind == "degree" && len(c) == 4:
		from, err1 := level(c[1])
		to, err2 := level(c[2])
		for w := range strings.SplitSeq(c[3], ";") {
			e, ok := degrees[w]
			if !ok {
				e = len(t.Degree)
				degrees[w] = e
				t.Degree = append(t.Degree, map[Level]Level{})
				t.Degrees.Add(w, e)
			}
			t.Degree[e][from] = to
		}
		return firstOf(err1, err2)
	case kind == "cites" && len(c) == 3:
		t.Scales = append(t.Scales, c[1])
		for w := range strings.SplitSeq(c[2], ";") {
			t.Cites.Add(w, len(t.Scales)-1)
		}
	case kind == "body" && len(c) == 2:
		for w := range strings.SplitSeq(c[1], ";") {
			t.Bodies.Add(w, 0)
		}
	case kind == "default" && len(c) == 3:
		t.Default[c[2]] = c[1]
	default:
		return fmt.Errorf("unknown row")
	}
	return nil
}

func firstOf(errs ...error) error {
	for _, e := range errs {
		if e != nil {
			return e
		}
	}
	return nil
}
