package quote

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Swapped mends quotes whose two ends the field took for each other: in "Kestria ordered the raid, says Tarnovia" it is Tarnovia that says so, for
// what stands before the comma is a sentence of its own, with a verb that the source does not hold; in "the crew claimed responsibility" the crew does. dst holds the quotes of d from index first on, pos the
// tags of its tokens. Cost is that of the quotes.
func Swapped(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 {
			continue
		}
		uncued(q, d, pos, tags)
		src, cue, content := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
		if owned[q.Source[0].In(d.Src)] && src.Start == cue.End && content.End <= cue.Start { // what is claimed, taken for who claims it
			q.Source[0], q.Content[0] = q.Content[0], q.Source[0]
			continue
		}
		s := sentenceOf(d, cue.Start)
		if src.Start > cue.Start {
			continue
		}
		if cue.Len() != 1 || !spoken[d.Text(cue.Start)] || src.Start != s.Start || cue.Start < src.End+leastClause-1 || d.Text(cue.Start-1) != "," || content.Start != cue.End || content.Len() > longTail {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if r.stop() != content.End || r.phrase(content.Start, false) != content.End || !r.tensed(src.End, cue.Start) || r.comma(src.End, cue.Start-1) || d.Double(s.Start) != nil {
			continue
		}
		q.Source = []hearsay.Span{q.Content[0]}
		q.Content = []hearsay.Span{d.Span(text.Range{Start: s.Start, End: cue.Start - 1})}
		q.Kind = kindOf(d, q.Content)
	}
}

// uncued gives the deed that somebody claims back to the content: "claims | attack on | the port" has "claims" as its cue.
func uncued(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	cue, c := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
	if cue.Len() < 2 || cue.Len() > 4 || c.Start != cue.End || tags.Class(pos[cue.Start+1]) != tag.Noun {
		return
	}
	switch strings.ToLower(d.Text(cue.Start)) {
	case "claim", "claims", "claimed":
	default:
		return
	}
	if owned[d.Text(cue.Start+1)] {
		return
	}
	q.Content[0].Start = d.Toks[cue.Start+1].Start
	q.Cue[0].End = d.Toks[cue.Start].End
}

// owned is what somebody claims for a deed.
var owned = wordSet("responsibility credit")

// longTail is how many tokens who speaks may have behind the verb.
const longTail = 8
