package attribution

import (
	"unicode/utf8"

	"hearsay"
)

// Line is one article in the JSON lines that the corpus export and other scorers use:
// offsets in code points.
type Line struct {
	ID           string     `json:"id"`
	Attributions []LineItem `json:"attributions"`
}

// LineItem is one quote of a Line.
type LineItem struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// JSON returns the line of one article.
func JSON(id, text string, quotes []Quote) Line {
	convert := func(in []hearsay.Span) [][2]int {
		out := make([][2]int, len(in))
		for i, s := range in {
			out[i][0] = utf8.RuneCountInString(text[:s.Start])
			out[i][1] = out[i][0] + utf8.RuneCountInString(s.In(text))
		}
		return out
	}
	l := Line{ID: id, Attributions: []LineItem{}}
	for _, q := range quotes {
		l.Attributions = append(l.Attributions, LineItem{convert(q.Source), convert(q.Cue), convert(q.Content)})
	}
	return l
}
