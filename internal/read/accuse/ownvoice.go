package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Doing reports whether q is no speech but a deed that the article tells itself: its cue is a
// verb of harm and its source the doer ("The gang of Y knocked out the trains", with "knocked
// out" taken for a cue). Quotations are always speech. Cost is one more reading of the sentence,
// where the cue is such a verb.
func (f *Finder) Doing(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) bool {
	if len(q.Source) == 0 || len(q.Cue) != 1 || q.Kind != hearsay.Indirect || !f.harmful(d, d.Tokens(q.Cue[0])) {
		return false
	}
	at := d.Tokens(q.Cue[0]).Start
	for _, s := range d.Sents {
		if at < s.Start || s.End <= at {
			continue
		}
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names})
		return slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool {
			return deedFrames[a.Rule] && slices.ContainsFunc(q.Source, a.Span.Overlaps)
		}) && !w.attributed()
	}
	return false
}

// harmful reports whether a cue is a verb of harm and nothing that is said.
func (f *Finder) harmful(d *text.Doc, cue text.Range) bool {
	deed := false
	for i := cue.Start; i < cue.End; i++ {
		low := strings.ToLower(d.Text(i))
		b := f.words[low].blame
		if b&(reporting|en.VClaim|en.VPlan|en.VName) != 0 || slices.ContainsFunc(alsoSaid, func(v string) bool { return strings.HasPrefix(low, v) }) {
			return false
		}
		if i+1 < cue.End {
			b |= f.table.Particle[low+" "+strings.ToLower(d.Text(i+1))]
		}
		deed = deed || b&(en.VDeed|en.VSoft) != 0
	}
	return deed
}

// alsoSaid begin the verbs of harm that are also done with words: "attacked the plan as
// reckless", "leaked that", "misled the house".
var alsoSaid = []string{"attack", "assault", "hit", "str", "target", "provok", "leak", "spread", "mislea", "misled", "deceiv", "manipulat", "interfer", "meddl", "interven", "terror", "expose", "fabricat", "falsif"}
