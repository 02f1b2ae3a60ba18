package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Uncommitted appends and mends the quotes of who neither owns up to a thing nor denies it: the field leaves them out, or cuts the first word of the
// pair off. dst holds the quotes of d from index first on; pos are the tags of its tokens. N is a noun phrase, V and W are verbs of avowing and denying:
//
//	N neither V nor W O            Velia has neither confirmed nor denied cutting the cable
//	N did not V or W O             Velia would not confirm or deny the report
//	N declined to V or W O         the ministry refused to confirm or deny any part in it
//
// The cue is all from the first auxiliary on, so that it tells that nothing was said. The score is that of layouts. Cost is linear in the tokens.
func Uncommitted(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for w := 3; w+1 < len(d.Toks); w++ {
		if x := d.Text(w - 1); x != "nor" && x != "or" || !avows[d.Text(w-2)] || !refutes[d.Text(w)] && d.Text(w) != "deny" {
			continue
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, w)}, pos: pos, tags: tags}
		if w-2 <= r.s.Start || !r.uncommitted(w) {
			continue
		}
		dst = r.replace(dst, first)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// uncommitted reads the sentence around the second verb of the pair at token w.
func (r *telling) uncommitted(w int) bool {
	d, k, not := r.d, w-2, false
	for k > r.s.Start {
		switch x := strings.ToLower(d.Text(k - 1)); {
		case x == "neither" || x == "not" || x == "n't" || x == "n’t" || x == "cannot" || declines[x]:
			not = true
		case x == "to" || helps[x] || x == "have" || beForms[x] || r.class(k-1) == tag.Aux || r.class(k-1) == tag.Adverb:
		default:
			return not && r.whoElse(k, w)
		}
		k--
	}
	return false
}

// whoElse sets who stands before token k as source, the words from there to the verb at w as cue and what follows as content.
func (r *telling) whoElse(k, w int) bool {
	d := r.d
	r.cue = text.Range{Start: k, End: w + 1}
	if r.subjectOf(k) != k {
		return false
	}
	end := w + 1
	for end < r.stop() && d.Text(end) != ";" && !(d.Text(end) == "," && end > w+2) && !(end > w+2 && (is(d, end, "but") || is(d, end, "while"))) {
		end++
	}
	r.content = text.Range{Start: w + 1, End: end}
	return r.content.Len() > 0 && !stops(d.Text(w+1)) && d.Double(k) == nil
}

// replace puts the quote in the place of those whose cue it holds; one that has the words as what somebody says keeps them.
func (r *telling) replace(dst []hearsay.Quote, first int) []hearsay.Quote {
	cue := r.d.Span(r.cue)
	dst = dst[:first+len(slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool { return slices.ContainsFunc(q.Cue, cue.Overlaps) }))]
	q := hearsay.Quote{Source: []hearsay.Span{r.d.Span(r.o)}, Cue: []hearsay.Span{cue}, Content: []hearsay.Span{r.d.Span(r.content)}, Score: layoutProb}
	q.Kind = kindOf(r.d, q.Content)
	return append(dst, q)
}

var (
	avows    = wordSet("confirm confirms confirmed admit admits admitted acknowledge acknowledges acknowledged")
	declines = wordSet("decline declines declined declining refuse refuses refused refusing")
)
