package quote

import (
	"hearsay/internal/read/crf"
	"hearsay/internal/read/linear"
	"hearsay/internal/text"
)

// The field's best labelling of a paragraph is not its best set of spans: where a boundary
// is in doubt, many labellings share the evidence for one span. So the spans that the field
// gives any chance are listed with their exact posterior probabilities, a ranker that sees
// whole spans corrects these, and the set of spans that do not overlap with the greatest
// expected gain is taken (minimum Bayes risk; Goodman 1996, "Parsing Algorithms and
// Metrics", ACL; re-ranking after Collins 2000, "Discriminative Reranking", ICML).

// leastSpan is the posterior from which a span is a candidate. At most 1/leastSpan
// candidates can hold one token, which bounds all work here.
const leastSpan = 0.02

// A span counts for its probability of being exactly right and, by share lenient, for that
// of being at least half right; it must reach worth. Chosen by cross-validation on train.
var (
	lenient = [numLabels]float32{BSource: 0.35, BCue: 0.35, BContent: 0.4}
	worth   = [numLabels]float32{BSource: 0.3, BCue: 0.3, BContent: 0.2}
)

// sure is the posterior from which a span is not ranked: the ranker changes nothing there.
const sure = 0.97

// near is how many candidates before and behind one are looked at as its rivals: more
// than there are, but for texts made to be slow.
const near = 64

// spanWork is the memory of decoding.
type spanWork struct {
	c    []crf.Span // candidates of the paragraph at hand, in tokens of the document
	q    []float32  // their corrected probabilities
	gain []float32
	end  []int32 // candidates by their end: heads of lists through next
	next []int32
	best []float32 // greatest sum of gains up to a token
	from []int32   // the candidate that ends there in the best set, -1 for none
	rows []uint32
}

// candidates lists the spans of paragraph p, after the field's marginals.
func (w *Work) candidates(m *crf.Model, p text.Range) {
	s := &w.spans
	s.c = m.Spans(s.c[:0], &w.l, leastSpan)
	for i := range s.c {
		s.c[i].Start += p.Start
		s.c[i].End += p.Start
	}
}

// rank fills the corrected probabilities of the candidates; without a ranker they are the field's.
func (w *Work) rank(r *linear.Logit, p text.Range) {
	s := &w.spans
	s.q = s.q[:0]
	for i, c := range s.c {
		q := c.P
		if r != nil && c.P < sure {
			s.rows = w.spanRows(s.rows[:0], p, i, r.Bits)
			q = linear.Sigmoid(linear.LogOdds(c.P) + r.Score(s.rows))
			if c.Begin != BContent {
				q = (q + c.P) / 2 // names and cues have sharp edges, which the field knows as well
			}
		}
		s.q = append(s.q, q)
	}
}

// rivals calls f with the other candidates of c[i]'s role that share a token with it.
func (s *spanWork) rivals(i int, f func(k int)) {
	c := &s.c[i]
	for k := i - 1; k >= max(0, i-near); k-- {
		if s.c[k].Begin == c.Begin && s.c[k].End > c.Start {
			f(k)
		}
	}
	for k := i + 1; k < min(len(s.c), i+near) && s.c[k].Start < c.End; k++ {
		if s.c[k].Begin == c.Begin {
			f(k)
		}
	}
}

// choose labels the tokens of p with the best set of candidates. Time is linear in tokens
// and candidates.
func (w *Work) choose(p text.Range, tags []uint8) {
	s, n := &w.spans, p.Len()
	s.gain = s.gain[:0]
	for i := range s.c {
		c, half := &s.c[i], s.q[i]
		s.rivals(i, func(k int) {
			o := &s.c[k]
			if 4*(min(o.End, c.End)-max(o.Start, c.Start)) >= o.End-o.Start+c.End-c.Start { // F1 of tokens ≥ ½
				half += s.q[k]
			}
		})
		l := lenient[c.Begin]
		s.gain = append(s.gain, (1-l)*s.q[i]+l*half-worth[c.Begin])
	}
	s.end, s.best, s.from = sized(s.end, n+1), sized(s.best, n+1), sized(s.from, n+1)
	s.next = sized(s.next, len(s.c))
	for e := range s.end {
		s.end[e] = -1
	}
	for i := range s.c {
		e := s.c[i].End - p.Start
		s.next[i], s.end[e] = s.end[e], int32(i)
	}
	s.best[0] = 0
	for e := 1; e <= n; e++ {
		s.best[e], s.from[e] = s.best[e-1], -1
		for k := s.end[e]; k >= 0; k = s.next[k] {
			if sum := s.best[s.c[k].Start-p.Start] + s.gain[k]; sum > s.best[e] {
				s.best[e], s.from[e] = sum, k
			}
		}
	}
	clear(tags[p.Start:p.End])
	for e := n; e > 0; {
		k := s.from[e]
		if k < 0 {
			e--
			continue
		}
		c := &s.c[k]
		w.noteSpan(int(k))
		tags[c.Start] = c.Begin
		for i := c.Start + 1; i < c.End; i++ {
			tags[i] = c.Begin + 1
		}
		e = c.Start - p.Start
	}
}

// sized returns s with length n, grown if need be; its content is not kept.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)
	}
	return s[:n]
}
