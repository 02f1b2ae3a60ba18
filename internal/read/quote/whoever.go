package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// longestWho is how many tokens a relative clause may have between its subject and the verb that tells.
const longestWho = 14

// Whoever appends and mends quotes of somebody whom only a relative clause describes, where the field misses so long a subject: "But a man
// who works at the lock told Velm Daily that the gates were open". The clause has a verb of its own; no comma, no quotation mark and no
// "that" stands before the verb that tells. What another source is quoted with stays. dst holds the quotes of d from index first on; pos are
// the tags of its tokens. The score is that of layouts. Cost is linear in the tokens.
func Whoever(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	found := false
	for _, s := range d.Sents {
		for i := s.Start + 1; i < s.End-leastClause; i++ {
			if d.Text(i) != "who" {
				continue
			}
			r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
			if !r.whoever(i) || d.Text(s.End-1) == "?" {
				continue
			}
			whole := d.Span(text.Range{Start: r.o.Start, End: r.content.End})
			if k := slices.IndexFunc(dst[first:], func(q hearsay.Quote) bool { return overlaps(&q, whole) }); k < 0 {
				dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
				dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
				found = true
			} else if q := &dst[first+k]; len(q.Source) == 0 && len(q.Cue) == 1 && q.Cue[0].Overlaps(d.Span(r.cue)) {
				q.Source = []hearsay.Span{d.Span(r.o)}
			}
		}
	}
	if found {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return firstStart(&a) - firstStart(&b) })
	}
	return dst
}

// whoever reads the subject before "who" at token i, the verb that tells behind its clause, and what is told.
func (r *telling) whoever(i int) bool {
	d := r.d
	from := r.s.Start
	if r.class(from) == tag.Conjunction {
		from++
	}
	if r.phrase(from, false) != i || d.Double(from) != nil {
		return false
	}
	own := false // the clause has its verb
	for v := i + 1; v < min(r.s.End-leastClause, i+longestWho); v++ {
		switch x := r.tags.XPOS(r.pos[v]); {
		case d.Text(v) == "," || d.Text(v) == "that" || d.Double(v) != nil:
			return false
		case x != "VBD" && x != "VBZ" && x != "VBP" && x != "MD":
			continue
		case !own:
			own = true
			continue
		case !spoken[d.Text(v)]:
			return false // another clause, or "who could say"
		}
		that := v + 1
		if told[d.Text(v)] {
			if that = r.phrase(that, false); that == v+1 {
				return false
			}
		}
		if !is(d, that, "that") {
			return false
		}
		r.o, r.cue, r.content = text.Range{Start: from, End: v}, text.Range{Start: v, End: v + 1}, text.Range{Start: that, End: r.stop()}
		return r.clause()
	}
	return false
}
