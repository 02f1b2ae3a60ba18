// Package record gives readings and quotes the JSON shapes that other programs rely on
// (doc/design.md, contracts). It is the one place where byte spans become code points:
// offsets are half open, in Unicode code points of the text or title they point into
// (W3C TextPositionSelector).
//
// Structs here fix key names and order; equal readings give equal bytes.
package record

import (
	"strings"
	"unicode/utf8"

	"hearsay"
)

// Span is [start, end) in code points.
type Span [2]int

// Article is one reading as `hearsay read -o jsonl` prints it.
type Article struct {
	ID           string  `json:"id"`
	Lang         string  `json:"lang"`
	Level        string  `json:"level"`
	Revision     string  `json:"revision"`
	TextSHA256   string  `json:"text_sha256"`
	Published    string  `json:"published,omitempty"`
	Outlet       string  `json:"outlet,omitempty"`
	Genre        string  `json:"genre"`
	ReadingStage string  `json:"reading"`
	Title        *string `json:"title,omitempty"`
	Text         *string `json:"text,omitempty"`
	Actors       []Actor `json:"actors"`
	Quotes       []Quote `json:"quotes"`
	Stats        *Stats  `json:"stats,omitempty"`
}

// Actor is somebody who speaks in the article. Mentions are spans of the text; those in the
// headline stand in TitleMentions.
type Actor struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	Kind          string `json:"kind"`
	Public        bool   `json:"public"`
	Role          string `json:"role,omitempty"`
	Country       string `json:"country,omitempty"`
	Mentions      []Span `json:"mentions"`
	TitleMentions []Span `json:"title_mentions,omitempty"`
}

// Quote is one quote; its spans point into the field it names.
type Quote struct {
	ID      string  `json:"id"`
	Field   string  `json:"field"`
	Source  []Span  `json:"source"`
	Cue     []Span  `json:"cue"`
	Content []Span  `json:"content"`
	Kind    string  `json:"kind"`
	Score   float64 `json:"score"`
	Speaker Speaker `json:"speaker"`
	// Also are those who say it beside Speaker: "X and Y said"; left out where there are none.
	Also []Speaker `json:"also,omitempty"`
	Claim
}

// Speaker is null in its first two keys where the speaker is unknown.
type Speaker struct {
	Actor *string `json:"actor"`
	Name  *string `json:"name"`
	Via   string  `json:"via"`
}

// Stats counts the reading; Microseconds is the time it took.
type Stats struct {
	Tokens       int   `json:"tokens"`
	Sentences    int   `json:"sentences"`
	Microseconds int64 `json:"microseconds"`
}

// Reading returns the record of r over rev. Title and text are added with withText.
func Reading(rev *hearsay.Revision, r *hearsay.Reading, withText bool) Article {
	a := Article{
		ID: rev.RefOrID(), Lang: r.Lang, Level: string(r.Level), Revision: string(rev.ID),
		TextSHA256: string(hearsay.HashText(rev.Text)), Published: rev.Published.String(),
		Outlet: rev.Outlet, Genre: string(r.Genre), ReadingStage: string(r.Version),
		Actors: []Actor{}, Quotes: []Quote{},
	}
	if withText {
		a.Title, a.Text = &rev.Title, &rev.Text
	}
	title, text := newCounter(rev.Title), newCounter(rev.Text)
	for _, x := range r.Actors {
		y := Actor{ID: x.ID, Name: x.Name, Kind: string(x.Kind), Public: x.Public, Role: x.Role, Country: x.Country, Mentions: []Span{}}
		for _, m := range x.Mentions {
			if m.Field == hearsay.FieldTitle {
				y.TitleMentions = append(y.TitleMentions, title.span(m.Span))
			} else {
				y.Mentions = append(y.Mentions, text.span(m.Span))
			}
		}
		a.Actors = append(a.Actors, y)
	}
	for i := range r.Quotes {
		c := text
		if r.Quotes[i].Field == hearsay.FieldTitle {
			c = title
		}
		a.Quotes = append(a.Quotes, quote(&r.Quotes[i], c))
	}
	return a
}

// QuoteOf returns the record of one quote; src is the field that its spans point into.
func QuoteOf(q *hearsay.Quote, src string) Quote { return quote(q, newCounter(src)) }

func quote(q *hearsay.Quote, c *counter) Quote {
	out := Quote{
		ID: string(q.ID), Field: string(q.Field), Source: c.spans(q.Source), Cue: c.spans(q.Cue), Content: c.spans(q.Content),
		Kind: string(q.Kind), Score: q.Score, Speaker: speaker(&q.Speaker),
	}
	out.Claim = claim(&q.Claim, c)
	for i := range q.Also {
		out.Also = append(out.Also, speaker(&q.Also[i]))
	}
	return out
}

func speaker(s *hearsay.Speaker) Speaker {
	return Speaker{optional(s.Actor), optional(s.Name), string(s.Via)}
}

// Pieces returns the texts of spans of src, joined by " … ".
func Pieces(src string, spans []hearsay.Span) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(s.In(src))
	}
	return b.String()
}

// counter turns byte offsets of one text into code points.
type counter struct {
	src   string
	ascii bool
	marks []int32 // code points before every 64th byte
}

const stride = 64

func newCounter(src string) *counter {
	c := &counter{src: src, ascii: true}
	for i := 0; i < len(src) && c.ascii; i++ {
		c.ascii = src[i] < utf8.RuneSelf
	}
	if c.ascii {
		return c
	}
	n := int32(0)
	for i := range len(src) {
		if i%stride == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(src[i]) {
			n++
		}
	}
	return c
}

// at returns the number of code points that start before byte i.
func (c *counter) at(i int) int {
	if c.ascii || i == 0 {
		return i
	}
	k := (i - 1) / stride
	n := int(c.marks[k])
	for j := k * stride; j < i; j++ {
		if utf8.RuneStart(c.src[j]) {
			n++
		}
	}
	return n
}

func (c *counter) span(s hearsay.Span) Span { return Span{c.at(s.Start), c.at(s.End)} }

func (c *counter) spans(in []hearsay.Span) []Span {
	out := make([]Span, len(in))
	for i, s := range in {
		out[i] = c.span(s)
	}
	return out
}
