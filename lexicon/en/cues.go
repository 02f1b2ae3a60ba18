package en

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed cues.tsv
var cuesFile string

// CueRow is one class of cues.
type CueRow struct {
	Act     string // of the vocabulary, or "label"
	Negated string // act where the cue is negated
	Frame   string
	// Speaker is the speaker's commitment to the content, -2 (rejects it) to 2 (as known);
	// Outlet the outlet's: 1 takes it as true, -1 keeps away from it.
	Speaker, Outlet int
	Negative        bool // the cue itself rejects
	Pattern         string
}

// ContentRow is one pattern of contents.
type ContentRow struct {
	Act, Name string
	Where     string // start, any, negated, doer
}

// CueTable is cues.tsv. Entries of Cues index Rows, those of Contents index Patterns.
type CueTable struct {
	Rows     []CueRow
	Cues     Phrases
	Patterns []ContentRow
	Contents Phrases
	Verbs    Phrases  // of contents, entries index Kinds
	Kinds    []string // harm, help, step, strike; a verb may be of two, joined: "harm strike"
	Lemmas   int      // verbs and nominal forms listed
}

// Cues returns cues.tsv, loaded once. The table is read only.
var Cues = sync.OnceValues(loadCues)

func loadCues() (*CueTable, error) {
	t := &CueTable{}
	kinds := map[string]string{} // of verbs, by form
	var nouns []string           // by row; they yield to any row's verbs ("calls")
	err := Lines(cuesFile, func(line string) error {
		c := strings.Split(line, "\t")
		switch {
		case c[0] == "cue" && len(c) == 10:
			speaker, err1 := strconv.Atoi(c[5])
			outlet, err2 := strconv.Atoi(c[6])
			if err := firstOf(err1, err2); err != nil || speaker < -2 || speaker > 2 || outlet < -1 || outlet > 1 {
				return fmt.Errorf("bad commitment %q %q", c[5], c[6])
			}
			t.Rows = append(t.Rows, CueRow{Act: c[1], Negated: c[2], Frame: c[3], Negative: c[4] == "-", Speaker: speaker, Outlet: outlet, Pattern: c[7]})
			for w := range strings.SplitSeq(c[8], ";") {
				t.Lemmas++
				for _, f := range VerbForms(w) {
					t.Cues.Add(f, len(t.Rows)-1)
				}
			}
			nouns = append(nouns, c[9])
		case c[0] == "content" && len(c) == 5:
			t.Patterns = append(t.Patterns, ContentRow{Act: c[1], Name: c[2], Where: c[3]})
			for w := range strings.SplitSeq(c[4], ";") {
				t.Contents.Add(w, len(t.Patterns)-1)
			}
		case c[0] == "verb" && len(c) == 3:
			for w := range strings.SplitSeq(c[2], ";") {
				for _, f := range VerbForms(w) {
					kinds[f] = strings.TrimSpace(kinds[f] + " " + c[1])
				}
			}
		default:
			return fmt.Errorf("bad row %q", line)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("cues.tsv: %w", err)
	}
	for _, form := range slices.Sorted(maps.Keys(kinds)) {
		k := slices.Index(t.Kinds, kinds[form])
		if k < 0 {
			k = len(t.Kinds)
			t.Kinds = append(t.Kinds, kinds[form])
		}
		t.Verbs.Add(form, k)
	}
	for row, cell := range nouns {
		if cell == "-" {
			continue
		}
		for w := range strings.SplitSeq(cell, ";") {
			t.Lemmas++
			t.Cues.Add(w, row)
		}
	}
	return t, nil
}
