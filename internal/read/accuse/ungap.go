package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// longestGap is how many tokens before its "that" a clause is governed by: "rated as false the claim that", "called it absurd to suggest that".
const longestGap = 7

// ungap adds to the pieces of q, which are in order, the words before a content that begins with "that" where they say that what it tells is not so, or not
// shown, and q leaves them out: "found | no proof | that Tarnovia did it" is no charge. Cost is that of the words before.
func (f *Finder) ungap(w *Work, d *text.Doc, q *hearsay.Quote) {
	for _, c := range q.Content {
		at := d.Tokens(c).Start
		if at == 0 || !strings.EqualFold(d.Text(at), "that") {
			continue
		}
		from := at
		for from > 0 && at-from < longestGap && d.Toks[from-1].Kind != text.Punct && !begins(d, from) {
			from--
		}
		if gap := f.disclaimer(w, d, text.Range{Start: from, End: at}); gap.Len() > 0 {
			w.pieces = fill(w.pieces, gap)
		}
	}
}

// begins reports whether a sentence begins with token i.
func begins(d *text.Doc, i int) bool {
	_, ok := slices.BinarySearchFunc(d.Sents, i, func(s text.Range, i int) int { return s.Start - i })
	return ok
}

// disclaimer returns the words of r, from the first on by which the clause behind them is not upheld, and "it" or "as" before that, and its verb: empty if there are none,
// or all of them stand in the pieces already.
func (f *Finder) disclaimer(w *Work, d *text.Doc, r text.Range) text.Range {
	for i := r.Start; i < r.End; i++ {
		low := strings.ToLower(d.Text(i))
		x := f.words.Get(low)
		if x.fn != fnFalse && !f.unlaid.Untrue[low] && !f.hostile.Unreal[low] && !f.unlaid.Untimely[low] && !(x.fn == fnNo && i+1 < r.End && f.unproved(d, text.Range{Start: i + 1, End: r.End})) {
			continue
		}
		if slices.ContainsFunc(w.pieces, func(p text.Range) bool { return p.Start <= i && i < p.End }) {
			return text.Range{}
		}
		return text.Range{Start: max(r.Start, i-2), End: r.End}
	}
	return text.Range{}
}

// unproved reports whether a noun for proof or for what is claimed ends r: "no proof", "no clear evidence".
func (f *Finder) unproved(d *text.Doc, r text.Range) bool {
	w := strings.ToLower(d.Text(r.End - 1))
	return f.words.Get(w).blame&en.NNoHint != 0 || f.unlaid.Theory[w] || f.unlaid.Basis[w]
}

// fill adds to pieces, which are in order, what of r they leave out.
func fill(pieces []text.Range, r text.Range) []text.Range {
	var out []text.Range
	for _, p := range pieces {
		if r.Start < p.Start && r.Len() > 0 {
			out = append(out, text.Range{Start: r.Start, End: min(r.End, p.Start)})
		}
		out = append(out, p)
		r.Start = min(r.End, max(r.Start, p.End))
	}
	if r.Len() > 0 {
		out = append(out, r)
	}
	return out
}
