package eval

import (
	"fmt"
	"sort"
	"strings"

	"hearsay"
	"hearsay/internal/eval/grid"
	"hearsay/lexicon/world"
)

// gridSeed gives the grid that floors stand for.
const gridSeed = 1

// gridCount counts outcomes of one factor's level.
type gridCount struct{ n, found, by, wrong, none, charged int }

func (c *gridCount) add(s *grid.Sentence, o grid.Outcome) {
	if !s.Charge {
		c.none++
		c.charged += min(1, len(o.Wrong))
		return
	}
	c.n++
	if o.Found {
		c.found++
	}
	if o.By {
		c.by++
	}
	c.wrong += min(1, len(o.Wrong))
}

// Grid reads the made-up charges of package grid, each as an article of its own, over the last four states of w, which are those of the sample world. Figures are
// percentages of sentences, by part: charges found with the right accused, with the right accuser as well, charges in which somebody else is accused, and what is no charge
// and is read as one. Missing has a line for each level of each factor and for each failing sentence of parts A and C; of part B only totals are told.
func Grid(r QuoteReader, w *world.World) (*Report, []string, error) {
	states := w.States()
	list, err := grid.Sentences(states[max(0, len(states)-4):], gridSeed)
	if err != nil {
		return nil, nil, err
	}
	halves := map[byte]*gridCount{'A': {}, 'B': {}, 'C': {}}
	levels := map[string]*gridCount{}
	var lines []string
	for i := range list {
		s := &list[i]
		got := r.Read(&hearsay.Revision{ID: hearsay.RevisionID(fmt.Sprintf("grid-%d", i)), Title: s.Title, Text: s.Text, Lang: "en"})
		o := grid.Judge(s, &got)
		halves[s.Half].add(s, o)
		if s.Half == 'B' {
			continue
		}
		for _, l := range []string{"frame " + s.Frame, "deed " + s.Deed, "shell " + s.Shell, "accused " + s.Accused, "accuser " + s.Accuser} {
			if levels[l] == nil {
				levels[l] = &gridCount{}
			}
			levels[l].add(s, o)
		}
		if line := gridLine(s, o); line != "" {
			lines = append(lines, line)
		}
	}
	rep := &Report{Version: string(r.Version()), Corpus: fmt.Sprintf("%d own sentences of charges and of none", len(list)), Figures: map[string]Figure{}}
	for _, h := range []byte{'A', 'B', 'C'} {
		c, name := halves[h], "grid."+strings.ToLower(string(h))+"."
		rep.add(name+"accused", gridShare(c.found, c.n))
		rep.add(name+"accuser", gridShare(c.by, c.n))
		rep.add(name+"wrong", gridShare(c.wrong, c.n))
		rep.add(name+"none", gridShare(c.charged, c.none))
	}
	return rep, append(gridLevels(levels), lines...), nil
}

// gridShare is a percentage without an interval: sentences of one frame are no sample of anything.
func gridShare(k, n int) Figure {
	x := 100 * float64(k) / float64(max(1, n))
	return Figure{Value: x, Lo: x, Hi: x, N: n}
}

// gridLevels are the lines of the factors, ascending.
func gridLevels(levels map[string]*gridCount) []string {
	var out []string
	for l, c := range levels {
		out = append(out, fmt.Sprintf("%-28s charges %4d accused %4d accuser %4d wrong %3d   none %4d charged %3d", l, c.n, c.found, c.by, c.wrong, c.none, c.charged))
	}
	sort.Strings(out)
	return out
}

// gridLine tells of one sentence what is wrong with its reading, "" if nothing is.
func gridLine(s *grid.Sentence, o grid.Outcome) string {
	what := ""
	switch {
	case len(o.Wrong) > 0:
		what = "wrong: " + strings.Join(o.Wrong, ", ")
	case s.Charge && !o.Found:
		what = "missed"
	case s.Charge && !o.By:
		what = "accuser"
	default:
		return ""
	}
	text := s.Text
	if s.Title != "" {
		text = s.Title
	}
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s", what, s.Frame, s.Shell, s.Deed, s.Accused, text)
}
