package name

import (
	"hearsay"
	"hearsay/internal/read/linear"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Labelled is a training text with its names.
type Labelled struct {
	Text  string
	Names map[hearsay.Span]Sort // by the bytes they cover
}

// Fit trains a model on what the rules leave open in docs: a name is of a sort if a labelled
// one of that sort shares more than half of both. The same input gives the same model.
func (f *Finder) Fit(docs []Labelled) *Model {
	var ex [Place][]linear.LogitExample
	bare := f.With(nil)
	var w tag.Work
	for _, l := range docs {
		var d text.Doc
		d.Parse(l.Text)
		s := bare.rules(nil, &d, f.tags.Tag(nil, &w, &d))
		sent := 0
		for i := range s.out {
			n := &s.out[i]
			if !n.open() {
				continue
			}
			for d.Sents[sent].End <= n.Start {
				sent++
			}
			rows := s.features(nil, n, d.Sents[sent])
			is := l.SortOf(d.Span(n.Core))
			for k := range ex {
				ex[k] = append(ex[k], linear.LogitExample{Rows: rows, Yes: is == Sort(k+1)})
			}
		}
	}
	m := &Model{}
	for k := range ex {
		m.sorts[k] = linear.TrainLogit(ex[k], linear.LogitOptions{Bits: sortBits, Epochs: 12, Rate: 0.1, L2: 0.0005})
	}
	return m
}

// SortOf is the sort of the labelled name that shares more than half of itself and of sp.
func (l *Labelled) SortOf(sp hearsay.Span) Sort {
	if s, ok := l.Names[sp]; ok {
		return s
	}
	for g, s := range l.Names {
		if n := min(g.End, sp.End) - max(g.Start, sp.Start); 2*n > g.Len() && 2*n > sp.Len() {
			return s
		}
	}
	return NoSort
}
