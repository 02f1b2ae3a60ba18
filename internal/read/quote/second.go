package quote

import (
	"hearsay"
	"hearsay/internal/read/crf"
	"hearsay/internal/read/linear"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Held is a part of the corpus and a field that was trained on the other parts: the second
// stage must learn from guesses as good, and as bad, as those it will see.
type Held struct {
	Field    *crf.Model
	Cues     *CueTable
	Examples []Example
}

// Sizes of the second stage's tables, log2 of the number of weights: doubling them gains
// nothing on train.
const (
	spanBits  = 18
	pieceBits = 15
	quoteBits = 17
)

// trainSecond fits ranker and judges by turns, each on what the ones before, fitted on the
// other parts, leave. The same input gives the same weights.
func trainSecond(held []Held, pos *tag.Tagger) second {
	taggers := make([]Tagger, len(held))
	for k, h := range held {
		taggers[k] = Tagger{model: h.Field, cues: h.Cues}
	}
	fit := func(bits int, set func(s *second, m *linear.Logit), see func(t *Tagger, w *Work, d *text.Doc, e *Example, out []linear.LogitExample) []linear.LogitExample) *linear.Logit {
		parts := make([][]linear.LogitExample, len(held))
		for k, h := range held {
			var w Work
			for i := range h.Examples {
				e := &h.Examples[i]
				var d text.Doc
				d.Parse(e.Text)
				taggers[k].tag(&w, &d, pos.Tag(nil, new(tag.Work), &d), e.Headline)
				parts[k] = see(&taggers[k], &w, &w.view.doc, e, parts[k])
			}
		}
		var all []linear.LogitExample
		for k := range held {
			var rest []linear.LogitExample
			for j, p := range parts {
				if j != k {
					rest = append(rest, p...)
				}
			}
			if len(held) > 1 {
				set(&taggers[k].second, linear.TrainLogit(rest, linear.LogitOptions{Bits: bits}))
			}
			all = append(all, parts[k]...)
		}
		return linear.TrainLogit(all, linear.LogitOptions{Bits: bits})
	}
	var s second
	s.spans = fit(spanBits, func(s *second, m *linear.Logit) { s.spans = m }, spanExamples)
	s.pieces = fit(pieceBits, func(s *second, m *linear.Logit) { s.pieces = m }, pieceExamples)
	s.quotes = fit(quoteBits, func(s *second, m *linear.Logit) { s.quotes = m }, quoteExamples)
	return s
}

// spanExamples asks of each candidate whether it is a gold span.
func spanExamples(t *Tagger, w *Work, d *text.Doc, e *Example, out []linear.LogitExample) []linear.LogitExample {
	gold := labels(d, *e)
	var found []piece
	for _, p := range d.Paras {
		t.field(w, p)
		w.surroundings(p)
		w.candidates(t.model, p)
		right := map[crf.Span]bool{}
		found = pieces(found[:0], gold, nil, p)
		for _, g := range found {
			right[crf.Span{Start: g.Start, End: g.End, Begin: g.role}] = true
		}
		for i, c := range w.spans.c {
			out = append(out, linear.LogitExample{Rows: w.spanRows(nil, p, i, spanBits), Base: linear.LogOdds(c.P),
				Yes: right[crf.Span{Start: c.Start, End: c.End, Begin: c.Begin}]})
		}
	}
	return out
}

// pieceExamples asks of each piece of the quotes with several whether a gold quote with the same cue has it.
func pieceExamples(t *Tagger, w *Work, d *text.Doc, e *Example, out []linear.LogitExample) []linear.LogitExample {
	for _, q := range join(nil, w, d, w.tags, w.prob) {
		if len(q.Content) < 2 || len(q.Content) > manyPieces || w.laidOut(d, &q) {
			continue
		}
		for k, s := range q.Content {
			seen, yes := false, false
			for _, g := range e.Quotes {
				if overlap(g.Cue, q.Cue) > 0 {
					seen = true
					yes = yes || 2*overlap(g.Content, q.Content[k:k+1]) >= s.Len()
				}
			}
			if seen {
				out = append(out, linear.LogitExample{Rows: w.pieceRows(nil, d, &q, k, pieceBits), Yes: yes})
			}
		}
	}
	return out
}

// quoteExamples asks of each quote, with each of the sources it might have, whether a gold
// quote is like it.
func quoteExamples(t *Tagger, w *Work, d *text.Doc, e *Example, out []linear.LogitExample) []linear.LogitExample {
	for _, q := range join(nil, w, d, w.tags, w.prob) {
		if w.laidOut(d, &q) {
			continue
		}
		if n := len(q.Content); n > 1 && n <= manyPieces {
			t.prune(w, d, &q)
		}
		w.variants(d, &q)
		for k, v := range w.others {
			source := []hearsay.Span{}
			if v.Len() > 0 {
				source = append(source, d.Span(v))
			}
			yes := false
			for _, g := range e.Quotes {
				yes = yes || alike(g.Content, q.Content) && alike(g.Cue, q.Cue) && alike(g.Source, source)
			}
			out = append(out, linear.LogitExample{Rows: w.quoteRows(nil, d, &q, v, k > 0, quoteBits), Yes: yes})
		}
	}
	return out
}

// alike reports whether a and b are both empty or share at least half of their bytes (F1).
func alike(a, b []hearsay.Span) bool {
	n := 0
	for _, s := range append(append([]hearsay.Span{}, a...), b...) {
		n += s.Len()
	}
	return n == 0 || 4*overlap(a, b) >= n
}

// overlap is the number of bytes that a and b share.
func overlap(a, b []hearsay.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}
