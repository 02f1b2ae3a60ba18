// Package text finds paragraphs, sentences, tokens and quotation marks in untouched text.
// It serves every reading stage and the linking stages; it is pure.
//
// Everything is a byte span or a token range over the text as stored: nothing is normalised,
// so that each later finding can be shown in place. Words follow UAX #29, then English
// habits: hyphenated words stay whole, clitics ("n't", "'s") and abbreviations' full stops
// are split or kept as the Penn Treebank does. Sentence ends are rules over tokens and the
// tables of package lexicon/en; texts in other scripts get UAX #29 words and sentence ends
// at their own full stops.
//
// Any input is accepted, odd numbers of quotation marks and broken UTF-8 included.
// Cost is linear, about 12 ns a byte; a reused Doc allocates nothing.
package text

import (
	"slices"

	"hearsay"
)

// Range is a half-open range of token indexes.
type Range struct{ Start, End int }

// Len returns the number of tokens.
func (r Range) Len() int { return r.End - r.Start }

// Doc is one text, taken apart. All slices ascend. Fill it with Parse; reading it from
// several goroutines is safe then.
type Doc struct {
	Src   string
	Toks  []Token
	Paras []Range // paragraphs, none empty
	Sents []Range // sentences, none empty, none crossing a paragraph
	Marks []Mark  // quotation marks, paired where they can be

	quoted []int32 // by token: 1 + index in Marks of the innermost quotation, or 0
	double []int32 // the same for double quotations only, outermost
	steps  int     // marks the sentence rules looked at: a test holds it to be linear
}

// Parse takes src apart into d, reusing its memory. The zero Doc is ready.
func (d *Doc) Parse(src string) {
	d.Src = src
	d.Toks = tokens(d.Toks[:0], src)
	d.Paras = paragraphs(d.Paras[:0], d.Toks, src)
	d.Marks = marks(d.Marks[:0], d.Toks, d.Paras, src)
	d.quoted, d.double = cover(d.quoted[:0], d.double[:0], d.Marks, len(d.Toks))
	d.steps = 0
	d.Sents = sentences(d.Sents[:0], d)
}

// Span returns the bytes that r covers, from its first token to the end of its last.
// The empty range gives the empty span.
func (d *Doc) Span(r Range) hearsay.Span {
	if r.End <= r.Start {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: d.Toks[r.Start].Start, End: d.Toks[r.End-1].End}
}

// Over returns the sentences that have a token of r. Cost is that of a binary search.
func (d *Doc) Over(r Range) []Range {
	i, _ := slices.BinarySearchFunc(d.Sents, r.Start+1, func(s Range, at int) int { return s.End - at })
	j, _ := slices.BinarySearchFunc(d.Sents, r.End, func(s Range, at int) int { return s.Start - at })
	return d.Sents[i:max(i, j)]
}

// Text returns token i as it stands in the text.
func (d *Doc) Text(i int) string { return d.Src[d.Toks[i].Start:d.Toks[i].End] }

// Normal returns token i as models are to see it: “ for a mark that opens speech and ” for one that closes
// it, whatever the text sets it in, and a straight double mark for doubled apostrophes that do neither; else the token as it stands.
func (d *Doc) Normal(i int) string {
	w := d.Text(i)
	if k := d.Toks[i].Kind; k == Word || k == Number || quoteOf(d.Src, d.Toks[i]).pair == 0 {
		return w
	}
	if m := d.Quoted(i); m != nil && m.Double {
		switch i {
		case m.Start:
			return "“"
		case m.End - 1:
			if !m.Open {
				return "”"
			}
		}
	}
	if len(w) == 2 {
		return `"`
	}
	return w
}

// Quoted returns the innermost quotation that token i belongs to, its marks included,
// or nil. Single quotation marks count only where they pair.
func (d *Doc) Quoted(i int) *Mark {
	if k := d.quoted[i]; k > 0 {
		return &d.Marks[k-1]
	}
	return nil
}

// Double returns the outermost double quotation that token i belongs to, or nil.
func (d *Doc) Double(i int) *Mark {
	if k := d.double[i]; k > 0 {
		return &d.Marks[k-1]
	}
	return nil
}

// Tokens returns the range of tokens that overlap sp.
func (d *Doc) Tokens(sp hearsay.Span) Range {
	lo, hi := 0, len(d.Toks)
	for lo < hi { // first token that ends after sp.Start
		if m := int(uint(lo+hi) >> 1); d.Toks[m].End > sp.Start {
			hi = m
		} else {
			lo = m + 1
		}
	}
	r := Range{lo, lo}
	for r.End < len(d.Toks) && d.Toks[r.End].Start < sp.End {
		r.End++
	}
	return r
}
