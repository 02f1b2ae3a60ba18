package main

import (
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/pipeline"
)

// spans are the places of numbers and of their sentences as code points, counted while their texts are at hand.
type spans struct{ number, sentence [][2]int }

// note takes the next numbers, of one article, in order of its text.
func (s *spans) note(rev *hearsay.Revision, of []pipeline.Given) {
	var field hearsay.Field
	var number, from, to pointCount // each ascending, so that the text is gone through three times, however many numbers it has
	for i := range of {
		g := &of[i]
		if g.Field != field {
			field = g.Field
			number, from, to = pointCount{src: field.In(rev)}, pointCount{src: field.In(rev)}, pointCount{src: field.In(rev)}
		}
		s.number = append(s.number, [2]int{number.before(g.Number.Span.Start), number.before(g.Number.Span.End)})
		s.sentence = append(s.sentence, [2]int{from.before(g.Sentence.Start), to.before(g.Sentence.End)})
	}
}

// pointCount counts the code points before bytes of a text; ascending bytes cost one pass.
type pointCount struct {
	src   string
	at, n int
}

func (p *pointCount) before(at int) int {
	if at = min(at, len(p.src)); at < p.at {
		p.at, p.n = 0, 0
	}
	p.n += utf8.RuneCountInString(p.src[p.at:at])
	p.at = at
	return p.n
}

// codePoints counts the code points before both ends of sp.
func codePoints(src string, sp hearsay.Span) [2]int {
	p := pointCount{src: src}
	return [2]int{p.before(sp.Start), p.before(sp.End)}
}
