// Package quote finds who is said to have said what: sources, cues and contents, joined to
// quotes, as PARC and PolNeAR annotate attribution.
//
// It stands between text and speaker in the flow. A conditional random field labels the
// tokens of each paragraph (features: words, forms, parts of speech, quotation state, cue
// probabilities; Newell, Margolin and Ruths 2018 for the task; the notes' probe for the
// feature set). A ranker that sees whole spans corrects its probabilities, and the best set of
// spans is taken (decode.go). Fixed rules join the nearest pieces, and two judges go over the
// quotes: which pieces belong, whose words, and whether it is a quote at all (judge.go).
// The score is the probability that source, cue and content are each at least half right,
// as cross-validation on the corpus has it; layouts that rules found have a fixed one.
//
// Names of persons look alike to all of these, and so do the states of the gazetteer, however many words
// they have (mask.go): who speaks must not matter for what is found.
//
// It does not know: who a pronoun means, quotes inside quotes (the outer one is returned),
// attributions across paragraphs other than quotations that run on. It never fails: what it
// is unsure of it leaves out. Work is linear in the tokens.
package quote

import (
	"math"
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Find appends the quotes of d, a headline or a body tagged with pos, to dst: spans, kind and score; field, id and speaker are
// the caller's. Quotes come in order of their first span. w is reused.
func (t *Tagger) Find(dst []hearsay.Quote, w *Work, d *text.Doc, pos []tag.Tag, headline bool) []hearsay.Quote {
	t.tag(w, d, pos, headline)
	d = &w.view.doc
	first := len(dst)
	dst = join(dst, w, d, w.tags, w.prob)
	dst = append(dst[:first], t.judge(w, d, dst[first:])...)
	for i := first; i < len(dst); i++ {
		w.explain(d, &dst[i])
	}
	arrange(d, dst[first:])
	return dst
}

// join links the tagged pieces of all paragraphs of d.
func join(dst []hearsay.Quote, w *Work, d *text.Doc, tags []uint8, prob []float32) []hearsay.Quote {
	last := -1               // quote in dst that the next paragraph may go on with
	var ahead []hearsay.Span // paragraphs of an open quotation whose speaker has not come yet
	for _, p := range d.Paras {
		begin := len(dst)
		open := ahead
		ahead = nil
		off, introduces := setOff(d, p, tags)
		for _, q := range w.link.link(d, p, tags, prob) {
			pending := introduces && q.cue == off
			if len(q.content) == 0 && !pending {
				continue
			}
			if q.continued {
				m := d.Double(p.Start)
				switch {
				case last >= 0 && last < begin:
					o := &dst[last]
					o.Content = append(o.Content, spans(d, q.content)...)
					o.Score = min(o.Score, round4(q.score))
				case m != nil && m.Continues:
					ahead = append(open, spans(d, q.content)...)
				}
				continue
			}
			if len(open) > 0 && q.content[0].Start == p.Start {
				if m := d.Double(p.Start); m != nil && m.Continued {
					q.before, open = open, nil
				}
			}
			out := hearsay.Quote{
				Cue: []hearsay.Span{d.Span(q.cue)}, Content: append(q.before, spans(d, q.content)...), Score: round4(q.score),
			}
			if q.sourceOK {
				out.Source = []hearsay.Span{d.Span(q.source)}
			}
			dst = append(dst, out)
		}
		last = goesOn(d, p, dst, tags, begin, last)
	}
	return slices.DeleteFunc(dst, func(q hearsay.Quote) bool { return len(q.Content) == 0 })
}

// arrange gives quotes their kinds and puts them in order of their first spans.
func arrange(d *text.Doc, found []hearsay.Quote) {
	for i := range found {
		found[i].Kind = kindOf(d, found[i].Content)
	}
	slices.SortStableFunc(found, func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
}

func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// goesOn returns the quote that the paragraph after p may go on with, -1 if there is none:
// one whose quotation is still open, one that introduces a quotation set off below, or a
// turn of a transcript.
func goesOn(d *text.Doc, p text.Range, qs []hearsay.Quote, tags []uint8, begin, last int) int {
	m := d.Double(p.End - 1)
	if m != nil && m.Continues {
		open := d.Span(m.Range)
		for k := len(qs) - 1; k >= max(begin, 0); k-- {
			if c := qs[k].Content; len(c) > 0 && c[len(c)-1].Overlaps(open) {
				return k
			}
		}
		if tags[p.Start] == BContent {
			return last
		}
		return -1
	}
	if n := len(qs); n > begin && len(qs[n-1].Content) == 0 {
		return n - 1
	}
	if n, _ := turnOf(d, p, true); n > 0 && len(qs) > begin && tags[p.Start] == BSource {
		return len(qs) - 1
	}
	if len(qs) == begin && tags[p.Start] == BContent && last >= 0 && m == nil {
		return last // a turn's further paragraph
	}
	return -1
}

func spans(d *text.Doc, rs []text.Range) []hearsay.Span {
	out := make([]hearsay.Span, len(rs))
	for i, r := range rs {
		out[i] = d.Span(r)
	}
	return out
}

// meanScore is the geometric mean of the marginals of tokens [i, j).
func meanScore(prob []float32, i, j int) float64 {
	if prob == nil {
		return 1
	}
	s := 0.0
	for k := i; k < j; k++ {
		s += math.Log(float64(max(prob[k], 1e-6)))
	}
	return math.Exp(s / float64(j-i))
}
