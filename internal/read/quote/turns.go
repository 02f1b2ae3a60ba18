package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Turns appends the entries of live pages that name who speaks before a colon and a quotation, which the field does not look for behind a time of
// day: `18:15 The mayor's office: "The bridge is shut."`. dst holds the quotes of d from index first on; pos are the tags of its tokens. The name is a
// noun phrase between the time and the colon, the content the quotation; one that a quote has words of stays as it is. The score is that of layouts.
// Cost is linear in the paragraphs.
func Turns(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for _, p := range d.Paras {
		from := behindClock(d, p.Start)
		if from == p.Start || from+3 >= p.End {
			continue
		}
		r := telling{reporting: reporting{d: d, s: p}, pos: pos, tags: tags}
		colon := r.phrase(from, false)
		if colon == from || colon+1 >= p.End || d.Text(colon) != ":" {
			continue
		}
		m := d.Double(colon + 1)
		if m == nil || m.Start != colon+1 || m.End > p.End {
			continue
		}
		r.o, r.cue, r.content = text.Range{Start: from, End: colon}, text.Range{Start: colon, End: colon + 1}, text.Range{Start: m.Start, End: m.End}
		if r.content.Len() < leastClause || r.kept(dst[first:]) {
			continue
		}
		dst = append(dst, hearsay.Quote{Kind: hearsay.Direct, Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}
