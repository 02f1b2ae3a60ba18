package main

import (
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// spans gives bytes of articles as code points; the last article's text is kept, since rows come
// article by article.
type spans struct {
	a    *app
	l    *embedded.Ledger
	id   string
	last hearsay.Revision
}

func newSpans(a *app, l *embedded.Ledger) *spans { return &spans{a: a, l: l} }

// field returns the text that a number's spans point into.
func (s *spans) field(g *pipeline.Given) (string, error) {
	if s.id != g.Article {
		v, err := s.l.Article(s.a.ctx, g.Article, "")
		if err != nil {
			return "", err
		}
		s.id, s.last = g.Article, v.Revision
	}
	return g.Field.In(&s.last), nil
}

// codePoints counts the code points before both ends of sp.
func codePoints(src string, sp hearsay.Span) [2]int {
	a := utf8.RuneCountInString(src[:min(sp.Start, len(src))])
	return [2]int{a, a + utf8.RuneCountInString(src[min(sp.Start, len(src)):min(sp.End, len(src))])}
}
