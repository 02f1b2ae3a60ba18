package quote

import (
	"hearsay"
	"hearsay/internal/text"
)

// rival is the share of the chosen reading's probability from which the next best one is
// worth telling.
const rival = 1.0 / 3

// note is a chosen span that had a rival.
type note struct {
	span, next text.Range
	p          float32
}

// noteSpan keeps the likeliest rival of candidate k, which was chosen.
func (w *Work) noteSpan(k int) {
	s := &w.spans
	c, best, at := &s.c[k], float32(0), -1
	s.rivals(k, func(o int) {
		if s.q[o] > best {
			best, at = s.q[o], o
		}
	})
	if at < 0 || best < rival*s.q[k] {
		return
	}
	o := &s.c[at]
	w.notes = append(w.notes, note{text.Range{Start: c.Start, End: c.End}, text.Range{Start: o.Start, End: o.End}, s.q[k]})
	w.near[c.Start].note = int32(len(w.notes))
}

// explain adds the next best cue and content to q, where the choice was close.
func (w *Work) explain(d *text.Doc, q *hearsay.Quote) {
	w.noted(d, q, "cue", q.Cue)
	w.noted(d, q, "content", q.Content)
}

func (w *Work) noted(d *text.Doc, q *hearsay.Quote, part string, spans []hearsay.Span) {
	for _, s := range spans {
		k := w.near[d.Tokens(s).Start].note
		if k == 0 || d.Span(w.notes[k-1].span) != s {
			continue
		}
		n := &w.notes[k-1]
		q.Reasons = append(q.Reasons, hearsay.Reason{
			Part: part, Value: brief(s.In(d.Src)), Because: "the span the trained reader finds likeliest", Span: s,
			Score: round4(float64(n.p)), Next: brief(d.Span(n.next).In(d.Src)),
		})
	}
}

// noteSource tells which other source, or none, was nearly as likely as the one taken.
func (w *Work) noteSource(d *text.Doc, q *hearsay.Quote, took, next int, p float32) {
	words := func(r text.Range) string {
		if r.Len() == 0 {
			return "nobody named"
		}
		return brief(d.Span(r).In(d.Src))
	}
	q.Reasons = append(q.Reasons, hearsay.Reason{
		Part: "source", Value: words(w.others[took]), Because: "the source that suits cue and content best", Span: d.Span(w.others[took]),
		Score: round4(float64(p)), Next: words(w.others[next]),
	})
}

// brief cuts the middle out of more than some 80 bytes, at spaces.
func brief(s string) string {
	const side = 40
	if len(s) <= 2*side+5 {
		return s
	}
	i, j := side, len(s)-side
	for i > 0 && s[i] != ' ' {
		i--
	}
	for j < len(s) && s[j] != ' ' {
		j++
	}
	if i == 0 || j == len(s) { // no spaces to cut at: not words of this language
		return ""
	}
	return s[:i] + " …" + s[j:]
}
