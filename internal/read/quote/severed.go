package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Severed completes contents that who says them stands within, where the field left out the subject before: "The pace, the mayor says, is good",
// "the roof, as the mayor has warned, will fall". dst holds the quotes of d from index first on; pos are the tags of its tokens. What has quotation
// marks before the verb, and what another quote has, stays. Cost is linear in the quotes.
func Severed(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 {
			continue
		}
		src, cue, c := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
		from := min(src.Start, cue.Start)
		s := sentenceOf(d, from)
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if end := max(src.End, cue.End); end+1 != c.Start || d.Text(end) != "," || c.End > s.End || !r.predicate(c.Start) {
			continue
		}
		if from > s.Start && d.Text(from-1) == "as" {
			from--
		}
		if from < s.Start+2 || d.Text(from-1) != "," {
			continue
		}
		r.content = text.Range{Start: s.Start, End: from - 1}
		if r.class(s.Start) == tag.Conjunction {
			r.content.Start++
		}
		r.dateline()
		lead := d.Span(r.content)
		if r.content.Len() == 0 || r.tensed(r.content.Start, r.content.End) || quotes(d, r.content) || slices.ContainsFunc(dst[first:], func(x hearsay.Quote) bool { return overlaps(&x, lead) }) {
			continue
		}
		q.Content = append([]hearsay.Span{lead}, q.Content...)
		q.Kind = kindOf(d, q.Content)
	}
}

// predicate reports whether a clause's verb with a tense, and so no subject, begins at token i.
func (r *telling) predicate(i int) bool {
	return r.tensed(i, i+1) && (r.class(i) == tag.Aux || r.class(i) == tag.Verb) && r.d.Double(i) == nil
}
