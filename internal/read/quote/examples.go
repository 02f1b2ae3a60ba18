package quote

import (
	"hearsay"
	"hearsay/internal/read/crf"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Example is one training text, a headline or a body, and the spans of each role in it.
type Example struct {
	Text                 string
	Headline             bool
	Source, Cue, Content []hearsay.Span
	Quotes               []hearsay.Quote // the same spans, joined; the second stage learns from them
}

// Corpus turns examples into training sequences, one a paragraph, and the cue table.
// The cue features of an article leave out its own counts, so that rare cues do not look
// surer in training than they will be in use. The states of w are not told apart.
func Corpus(examples []Example, pos *tag.Tagger, w *world.World, width int) ([]crf.Sequence, *CueTable) {
	table := NewCueTable()
	table.world = w
	table.noteNames(pos)
	views := make([]view, len(examples))
	gold := make([][]uint8, len(examples))
	var tw tag.Work
	for k, e := range examples {
		var d text.Doc
		d.Parse(e.Text)
		views[k].of(&d, pos.Tag(nil, &tw, &d), table)
		gold[k] = labels(&views[k].doc, e)
		count(table, &views[k], gold[k], 1)
	}
	var out []crf.Sequence
	var a analysis
	for k := range views {
		v := &views[k]
		d := &v.doc
		count(table, v, gold[k], -1)
		a.fill(d, v.pos, v.kinds, table, examples[k].Headline)
		count(table, v, gold[k], 1)
		for _, p := range d.Paras {
			var s crf.Sequence
			for i := p.Start; i < p.End; i++ {
				s.Features = a.extract(s.Features, i, p.Start, p.End, width)
				s.Ends = append(s.Ends, int32(len(s.Features)))
			}
			s.Gold = gold[k][p.Start:p.End]
			out = append(out, s)
		}
	}
	table.prune()
	return out, table
}

// labels gives each token of d its label; where roles overlap the first of source, cue,
// content wins.
func labels(d *text.Doc, e Example) []uint8 {
	out := make([]uint8, len(d.Toks))
	for _, role := range []struct {
		spans []hearsay.Span
		begin uint8
	}{{e.Source, BSource}, {e.Cue, BCue}, {e.Content, BContent}} {
		for _, s := range role.spans {
			r := d.Tokens(s)
			for i := r.Start; i < r.End; i++ {
				if out[i] != O {
					continue
				}
				out[i] = role.begin
				if i > r.Start && (out[i-1] == role.begin || out[i-1] == role.begin+1) && !breaks(d, i) {
					out[i] = role.begin + 1
				}
			}
		}
	}
	return out
}

// breaks reports whether a paragraph starts at token i.
func breaks(d *text.Doc, i int) bool {
	for _, p := range d.Paras {
		if p.Start == i {
			return true
		}
	}
	return false
}

// count adds the tokens of v to table n times.
func count(table *CueTable, v *view, gold []uint8, n int) {
	var a analysis
	a.fill(&v.doc, v.pos, v.kinds, table, false)
	for i, t := range a.toks {
		if v.doc.Toks[i].Kind == text.Word {
			table.add(t.word, t.stem, gold[i] == BCue || gold[i] == ICue, n)
		}
	}
}

// FromLabels joins the pieces that gold spans give, to measure the linking rules alone.
func FromLabels(e Example) []hearsay.Quote {
	var d text.Doc
	d.Parse(e.Text)
	out := join(nil, new(Work), &d, labels(&d, e), nil)
	arrange(&d, out)
	return out
}
