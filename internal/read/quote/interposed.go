package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// longestInterposed is how many tokens may name who speaks between two commas.
const longestInterposed = 10

// interposing are the verbs of telling that stand so; those of blame and denial have an object.
var interposing = wordSet("said says claimed claims claim insisted insists insist alleged alleges allege warned warns contended contends contend judged judges")

// interposed reads a clause that who tells it stands in, with the verb of telling at token v, behind its subject: "the builders, the mayor alleged,
// opened the roof". It is none where one of qs has words of the sentence.
func (r *telling) interposed(v int, qs []hearsay.Quote) (hearsay.Quote, bool) {
	d := r.d
	if !is(d, v+1, ",") || !interposing[d.Text(v)] || d.Double(v) != nil {
		return hearsay.Quote{}, false
	}
	k := v - 1
	for k > r.s.Start && k > v-longestInterposed && d.Text(k) != "," {
		k--
	}
	if k+1 >= v || d.Text(k) != "," || r.phrase(k+1, false) != v {
		return hearsay.Quote{}, false
	}
	r.content = r.s
	r.dateline()
	from, next := r.content.Start, v+2
	for next < r.s.End && r.class(next) == tag.Adverb {
		next++
	}
	if from >= k || r.phrase(from, false) != k || next+2 >= r.s.End || !r.tensed(next, next+1) && !(r.tags.XPOS(r.pos[next]) == "VBN" && !is(d, next+1, "by")) {
		return hearsay.Quote{}, false
	}
	whole := d.Span(text.Range{Start: from, End: r.until(v + 2)})
	if quotes(d, r.s) || slices.ContainsFunc(qs, func(q hearsay.Quote) bool { return overlaps(&q, whole) }) {
		return hearsay.Quote{}, false
	}
	q := hearsay.Quote{Source: []hearsay.Span{d.Span(text.Range{Start: k + 1, End: v})}, Cue: []hearsay.Span{d.Span(text.Range{Start: v, End: v + 1})},
		Content: []hearsay.Span{d.Span(text.Range{Start: from, End: k}), {Start: d.Toks[v+2].Start, End: whole.End}}, Score: layoutProb}
	q.Kind = kindOf(d, q.Content)
	return q, true
}
