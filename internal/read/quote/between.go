package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Between mends quotes in which a relative clause between two commas tells what somebody says of the noun before it, and the sentence goes on behind it
// with its own verb. dst holds the quotes of d from index first on; pos are the tags of its tokens. N is who says it:
//
//	The ship, which N says maps cables, has sailed       N does not say that it has sailed
//	The crew, which N says is a front, later said that   the crew said so later, not N
//	The crew, a N said, opened fire                      N says it, and not "the crew, a N"
//	After talks with the mayor, N said that              N says it, and not "the mayor, N"
//
// Cost is linear in the quotes.
func Between(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	qs := dst[first:]
	for i := range qs {
		q := &qs[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 {
			continue
		}
		src, cue := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0])
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, src.Start), o: src, cue: cue}, pos: pos, tags: tags}
		if r.inserted(q) || r.adrift(q) {
			continue
		}
		head, end, ok := r.between()
		if !ok {
			continue
		}
		if is(d, end+1, "of") && !r.resumes(qs, q, end) {
			continue
		}
		for k := range qs {
			x := &qs[k]
			if k != i && len(x.Source) == 1 && x.Source[0] == q.Source[0] && len(x.Cue) == 1 && d.Tokens(x.Cue[0]).Start > end {
				x.Source[0] = d.Span(head)
			}
		}
		at := d.Toks[end].Start
		kept := slices.DeleteFunc(slices.Clone(q.Content), func(s hearsay.Span) bool { return s.Start >= at })
		if len(kept) == 0 {
			continue
		}
		if last := &kept[len(kept)-1]; last.End > at && last.Start < at {
			last.End = d.Toks[end-1].End
		}
		q.Content = kept
		q.Kind = kindOf(d, kept)
	}
	return dst
}

// inserted mends a quote whose source is the subject of what is told with who tells it between commas, "the crew, a N said, opened fire": the subject
// goes to the content. It reports whether it did.
func (r *telling) inserted(q *hearsay.Quote) bool {
	d, v := r.d, r.cue.End+1
	if len(q.Content) != 1 || r.cue.Len() != 1 || r.cue.Start != r.o.End || v >= r.s.End || d.Text(r.cue.End) != "," || !spoken[d.Text(r.cue.Start)] {
		return false
	}
	for v < r.s.End-1 && r.class(v) == tag.Adverb {
		v++
	}
	if c := d.Tokens(q.Content[0]); c.Start > v || c.End <= v || !r.tensed(v, v+1) {
		return false
	}
	k := r.o.Start + 1
	for k < r.o.End && d.Text(k) != "," {
		k++
	}
	if k+1 >= r.o.End || r.class(k+1) != tag.Determiner || r.phrase(k+1, false) != r.cue.Start || r.phrase(r.o.Start, false) != k {
		return false
	}
	q.Content = []hearsay.Span{d.Span(text.Range{Start: r.o.Start, End: k}), q.Content[0]}
	q.Source = []hearsay.Span{d.Span(text.Range{Start: k + 1, End: r.o.End})}
	return true
}

// adrift cuts from a source the end of the words that open its sentence, up to their comma: they hang on a preposition or participle before it, "after talks with
// the mayor, N said", "after meeting the mayor, N said". It reports whether it did.
func (r *telling) adrift(q *hearsay.Quote) bool {
	d := r.d
	if r.o.Start <= r.s.Start || r.class(r.o.Start-1) != tag.Adposition && r.tags.XPOS(r.pos[r.o.Start-1]) != "VBG" || r.cue.Start != r.o.End {
		return false
	}
	for k := r.o.Start + 1; k+1 < r.o.End; k++ {
		if d.Text(k) != "," {
			continue
		}
		if r.phrase(r.o.Start, false) != k || r.phrase(k+1, false) != r.o.End {
			return false
		}
		q.Source = []hearsay.Span{d.Span(text.Range{Start: k + 1, End: r.o.End})}
		return true
	}
	return false
}

// resumes gives the words behind the comma at end, which begin with "of", back to who speaks of the noun before the clause: "he suspects the ship, which
// N says is from Velm, of cutting the cable". It reports whether somebody does.
func (r *telling) resumes(qs []hearsay.Quote, inner *hearsay.Quote, end int) bool {
	stop := r.d.Toks[r.stop()-1].End
	for i := range qs {
		x := &qs[i]
		if n := len(x.Content); x != inner && n > 0 && x.Content[n-1].End == r.d.Toks[r.o.Start-3].End {
			x.Content[n-1].End = stop
			return true
		}
	}
	return false
}

// between returns the noun phrase before ", which N says …,", whose source and cue are set, and the comma behind it; false where the
// clause does not stand between two commas, with a verb that has a tense behind the second.
func (r *telling) between() (head text.Range, end int, ok bool) {
	d, at := r.d, r.o.Start-1
	if at < r.s.Start+2 || !relates[d.Text(at)] || d.Text(at-1) != "," || r.cue.Start != r.o.End || r.cue.Len() != 1 || !spoken[d.Text(r.cue.Start)] || d.Double(at) != nil {
		return head, 0, false
	}
	for end = r.cue.End + 1; end < r.s.End-2 && d.Text(end) != ","; end++ {
		if d.Double(end) != nil || d.Text(end) == ";" {
			return head, 0, false
		}
	}
	if end >= r.s.End-2 || stops(d.Text(r.cue.End)) {
		return head, 0, false
	}
	v := end + 1
	for v < r.s.End-1 && v < end+3 && r.class(v) == tag.Adverb {
		v++
	}
	if !r.tensed(v, v+1) && r.tags.XPOS(r.pos[v]) != "VBN" && !is(d, v, "of") {
		return head, 0, false
	}
	for i := r.s.Start; i < at-1; i++ {
		if r.phrase(i, false) == at-1 {
			return text.Range{Start: i, End: at - 1}, end, true
		}
	}
	return head, 0, false
}
