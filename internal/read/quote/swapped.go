package quote

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Swapped mends quotes whose two ends the field took for each other: in "Kestria ordered the raid, says Tarnovia" it is Tarnovia that says so, for
// what stands before the comma is a sentence of its own, with a verb that the source does not hold. dst holds the quotes of d from index first on, pos the
// tags of its tokens. Cost is that of the quotes.
func Swapped(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 || q.Source[0].Start > q.Cue[0].Start {
			continue
		}
		src, cue, content := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
		s := sentenceOf(d, cue.Start)
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

// longTail is how many tokens who speaks may have behind the verb.
const longTail = 8
