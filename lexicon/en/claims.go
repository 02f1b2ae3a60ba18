package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed hedges.tsv
var hedgesFile string

// HedgeTerm is one row of hedges.tsv.
type HedgeTerm struct {
	Class string // modal, adverb, adjective, passive, verb, phrase, none, low, moderate, high
	Term  string
}

// HedgeTable is hedges.tsv: entries of Words index Terms; Passives holds the participles
// apart, since the same word is often something else, too ("suspected").
type HedgeTable struct {
	Terms    []HedgeTerm
	Words    Phrases
	Passives Phrases
}

// Hedges returns hedges.tsv, loaded once. The table is read only.
var Hedges = sync.OnceValues(func() (*HedgeTable, error) {
	t := &HedgeTable{}
	err := Lines(hedgesFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return fmt.Errorf("bad row %q", line)
		}
		t.Terms = append(t.Terms, HedgeTerm{c[0], c[1]})
		into := &t.Words
		switch c[0] {
		case "passive":
			into = &t.Passives
		case "modal", "adverb", "adjective", "verb", "phrase", "none", "low", "moderate", "high":
		default:
			return fmt.Errorf("unknown class %q", c[0])
		}
		for w := range strings.SplitSeq(c[2], ";") {
			if !into.Add(w, len(t.Terms)-1) && c[0] != "verb" && c[0] != "adjective" {
				return fmt.Errorf("%q stands twice", w)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("hedges.tsv: %w", err)
	}
	return t, nil
})

//go:embed evidence.tsv
var evidenceFile string

// EvidenceRow is one row of evidence.tsv.
type EvidenceRow struct {
	Basis string // a basis of the vocabulary, or "shown", "cited", "asserted"
	Where string // any, source, content, who
}

// EvidenceTable is evidence.tsv. Words holds the phrases that count anywhere or in cue and
// content, Sources those that count in the source alone, Who those that tell what the speaker
// is; a phrase may stand for a basis and for a way of showing, so that each kind has a trie
// of its own.
type EvidenceTable struct {
	Rows                         []EvidenceRow
	Words, Sources, Showing, Who Phrases
}

// Bases returns evidence.tsv, loaded once. The table is read only.
var Bases = sync.OnceValues(func() (*EvidenceTable, error) {
	t := &EvidenceTable{}
	err := Lines(evidenceFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return fmt.Errorf("bad row %q", line)
		}
		t.Rows = append(t.Rows, EvidenceRow{c[0], c[1]})
		into := &t.Words
		switch {
		case c[0] == "shown" || c[0] == "cited" || c[0] == "asserted":
			into = &t.Showing
		case c[1] == "source":
			into = &t.Sources
		case c[1] == "who":
			into = &t.Who
		case c[1] != "any" && c[1] != "content":
			return fmt.Errorf("counts nowhere: %q", c[1])
		}
		for w := range strings.SplitSeq(c[2], ";") {
			into.Add(w, len(t.Rows)-1)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("evidence.tsv: %w", err)
	}
	return t, nil
})
