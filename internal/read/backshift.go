package read

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// goesOn reports whether q, a sentence in nobody's words, may be a further one of what the sentence before tells in indirect speech, as minutes and
// readouts have it: "The envoy said that hunger was used as a weapon. Frigates had fired on two barges." That sentence ends with what is said, behind a
// verb in the past, and the verb of this one stands in the past perfect, to which indirect speech shifts what was (Quirk et al. 1985, A Comprehensive
// Grammar of the English Language, 14.31). Whoever told it, the outlet may not say so itself. A paragraph of its own is the outlet's again.
func (r *Reader) goesOn(t *field, q *hearsay.Quote, quotes []hearsay.Quote) bool {
	d := &t.doc
	k, ok := slices.BinarySearchFunc(d.Sents, d.Tokens(q.Content[0]).Start, func(s text.Range, at int) int { return s.Start - at })
	if !ok || k == 0 || !r.shifted(t, d.Sents[k]) {
		return false
	}
	before := d.Sents[k-1]
	if before.End == 0 || strings.Contains(d.Src[d.Toks[before.End-1].End:d.Toks[d.Sents[k].Start].Start], "\n") {
		return false
	}
	for i := range quotes {
		p := &quotes[i]
		n := len(p.Content)
		if p.Field != hearsay.FieldText || p.Kind != hearsay.Indirect || n == 0 || len(p.Source) == 0 || len(p.Cue) != 1 {
			continue
		}
		c, cue := d.Tokens(p.Content[n-1]), d.Tokens(p.Cue[0])
		if c.Start >= before.Start && c.End >= before.End-1 && c.End <= before.End && cue.End <= c.Start && cue.Start >= before.Start && r.tags.XPOS(t.pos[cue.End-1]) == "VBD" && r.telling[strings.ToLower(d.Text(cue.End-1))] {
			return true
		}
	}
	return false
}

// shifted reports whether the first verb with a tense in sentence s is in the past perfect.
func (r *Reader) shifted(t *field, s text.Range) bool {
	for i := s.Start; i < s.End; i++ {
		switch r.tags.XPOS(t.pos[i]) {
		case "VBZ", "VBP", "MD":
			return false
		case "VBD", "VBN":
			if t.doc.Text(i) != "had" {
				return false
			}
			for i++; i < s.End; i++ {
				if x := r.tags.XPOS(t.pos[i]); x == "VBN" || x == "VBD" {
					return true
				} else if r.tags.Class(t.pos[i]) != tag.Adverb {
					return false
				}
			}
		}
	}
	return false
}
