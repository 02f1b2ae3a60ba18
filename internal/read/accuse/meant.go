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

// meant moves to the supposed whom the words of q alone accuse, where its cue is a bare verb of blame and the sentence around it tells that this is
// only planned: of "has begun to carry out its plan to bomb a school and accuse Kestria of it" a quote has "accuse Kestria of it". Cost is a look at
// the cue, and one more reading of the sentences of such a quote.
func (f *Finder) meant(fs *Findings, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) {
	if len(fs.Accused) == 0 || !f.bareBlame(d, q) {
		return
	}
	var whole Findings
	var w Work
	for _, s := range d.Sents {
		if in := d.Span(s); slices.ContainsFunc(q.Cue, in.Overlaps) {
			f.Find(&whole, &w, &Input{Doc: d, Pos: pos, Range: s, Names: names, Source: q.Source})
		}
	}
	fs.Accused = slices.DeleteFunc(fs.Accused, func(a hearsay.Accused) bool {
		same := func(b hearsay.Accused) bool { return b.Span == a.Span }
		if !telling[a.Rule] || !slices.ContainsFunc(whole.Supposed, same) || slices.ContainsFunc(whole.Accused, same) {
			return false
		}
		if !slices.ContainsFunc(fs.Supposed, same) {
			fs.Supposed = append(fs.Supposed, a)
		}
		return true
	})
}

// bareBlame reports whether the cue of q has a verb of blame without an ending.
func (f *Finder) bareBlame(d *text.Doc, q *hearsay.Quote) bool {
	for _, s := range q.Cue {
		r := d.Tokens(s)
		for i := r.Start; i < r.End; i++ {
			w := strings.ToLower(d.Text(i))
			if f.words.Get(w).blame&(en.VBlame|en.VAccuse) != 0 && !strings.HasSuffix(w, "d") && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "g") {
				return true
			}
		}
	}
	return false
}

// underAsk lets the first of pieces begin with the "whether", "if" or "nor" before it, where that is the source of q: "asked whether he accused Tarnovia",
// "neither she nor he accused Tarnovia".
func underAsk(d *text.Doc, pieces []text.Range, q *hearsay.Quote) {
	if len(pieces) == 0 || len(q.Source) == 0 || pieces[0].Start == 0 || q.Kind == hearsay.Direct || d.Span(pieces[0]).Start != q.Source[0].Start {
		return
	}
	switch d.Text(pieces[0].Start - 1) {
	case "whether", "if", "nor", "neither":
		pieces[0].Start--
	}
}
