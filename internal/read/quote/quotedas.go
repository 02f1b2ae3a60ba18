package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// QuotedAs puts right who speaks where somebody is quoted by others. dst holds the quotes of d from index first on; pos are the tags of its tokens. M passes
// on what N says; V is "saying" or another word of speech, S what is said, a clause or in quotation marks:
//
//	M quoted N as V that S; “S,” M quoted N as V      N says it, not M
//	N was quoted [by M] as V that S; “S,” N was …     N says it, and is no part of it
//	N, quoted by M, said S                            N says it, not M
//
// A quote that the field made of the verb is mended; where it made none, one is appended behind "as V" alone. The cue is "quoted" and "as V", so that
// package chain finds who passes it on. The score of one appended is that of layouts. Cost is linear in the tokens.
func QuotedAs(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for i := 2; i+1 < len(d.Toks); i++ {
		switch {
		case d.Text(i) == "as" && voices[d.Text(i+1)] && d.Double(i) == nil:
			r := carrying{telling: telling{reporting: reporting{d: d, s: sentenceOf(d, i)}, pos: pos, tags: tags}, as: i}
			if r.find() {
				dst = r.settle(dst, first)
			}
		case d.Text(i) == "by" && carries[d.Text(i-1)] && d.Text(i-2) == ",":
			r := telling{reporting: reporting{d: d, s: sentenceOf(d, i)}, pos: pos, tags: tags}
			dst = dst[:first+len(slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool { return namesOnly(d, &q, i-1) }))]
			r.passer(dst[first:], i-2, i+1)
		}
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

var (
	voices  = wordSet("saying stating claiming declaring warning insisting telling")
	carries = wordSet("quoted cited") // participles and past tense
	carry   = wordSet("quoted cited quotes cites quote cite quoting citing")
)

// carrying is one sentence in which somebody is quoted as saying something.
type carrying struct {
	telling
	as      int // "as" stands there
	verb    int // "quoted"
	passive bool
}

// longName is how many tokens may stand between "quoted" and "as saying".
const longName = 14

// find reads who is quoted around "as saying".
func (r *carrying) find() bool {
	d := r.d
	r.verb = -1
	for k := r.as - 1; k > r.s.Start && k >= r.as-longName; k-- {
		if carry[d.Text(k)] && d.Double(k) == nil {
			r.verb = k
			break
		}
		if r.tensed(k, k+1) || d.Text(k) == ";" {
			return false
		}
	}
	if r.verb < 0 {
		return false
	}
	k := r.verb
	for k > r.s.Start && (r.class(k-1) == tag.Adverb || beForms[d.Text(k-1)] || owns[d.Text(k-1)]) {
		r.passive = r.passive || beForms[d.Text(k-1)]
		k--
	}
	if r.passive {
		r.cue = text.Range{Start: k, End: r.verb + 1}
		return carries[d.Text(r.verb)] && (r.verb+1 == r.as || d.Text(r.verb+1) == "by" || r.class(r.verb+1) == tag.Adposition) && r.subject(k)
	}
	r.cue = text.Range{Start: r.verb, End: r.verb + 1}
	r.o = text.Range{Start: r.verb + 1, End: r.as}
	return r.o.Len() > 0 && r.class(r.o.Start) != tag.Adposition && r.phrase(r.o.Start, false) > r.o.Start || r.o.Len() == 1 && objects[d.Text(r.o.Start)]
}

// subject sets as source the noun phrase before token k, with its apposition.
func (r *carrying) subject(k int) bool {
	end := k
	if end > r.s.Start && r.d.Text(end-1) == "," {
		end--
	}
	for i := r.s.Start; i < end; i++ {
		if i > r.s.Start && r.class(i-1) != tag.Conjunction && r.class(i-1) != tag.Subordinator && r.d.Text(i-1) != "," && r.d.Double(i-1) == nil {
			continue
		}
		to := r.phrase(i, false)
		if to == i && subject[r.d.Text(i)] {
			to = i + 1
		}
		if to == end || to > i && end < k && r.d.Text(to) == "," && r.phrase(to+1, false) == end {
			r.o = text.Range{Start: i, End: end}
			return true
		}
	}
	return false
}

// settle mends the quote that has the verb as its cue, or appends one.
func (r *carrying) settle(dst []hearsay.Quote, first int) []hearsay.Quote {
	d := r.d
	cue := []hearsay.Span{d.Span(text.Range{Start: r.cue.Start, End: r.as + 2})}
	if r.verb+1 < r.as {
		cue = []hearsay.Span{d.Span(r.cue), d.Span(text.Range{Start: r.as, End: r.as + 2})}
	}
	at := slices.IndexFunc(dst[first:], func(q hearsay.Quote) bool {
		return slices.ContainsFunc(q.Cue, cue[0].Overlaps) || slices.ContainsFunc(q.Cue, cue[len(cue)-1].Overlaps)
	})
	behind := r.behind()
	if at < 0 {
		if behind && !slices.ContainsFunc(dst[first:], func(q hearsay.Quote) bool { return overlaps(&q, d.Span(r.content)) || overlaps(&q, d.Span(r.o)) }) {
			q := hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: cue, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb}
			q.Kind = kindOf(d, q.Content)
			dst = append(dst, q)
		}
		return dst
	}
	q := &dst[first+at]
	from := d.Span(text.Range{Start: min(r.cue.Start, r.o.Start), End: r.as + 2})
	rest := make([]hearsay.Span, 0, len(q.Content))
	for _, s := range q.Content {
		switch {
		case s.End <= from.Start, s.Start >= from.End:
			rest = append(rest, s)
		case s.End > from.End && behind:
			rest = append(rest, hearsay.Span{Start: d.Toks[r.content.Start].Start, End: max(s.End, d.Toks[r.content.Start].End)})
		}
	}
	if len(rest) == 0 && behind {
		rest = append(rest, d.Span(r.content))
	}
	if len(rest) == 0 {
		return dst
	}
	q.Source, q.Cue, q.Content = []hearsay.Span{d.Span(r.o)}, cue, rest
	q.Kind = kindOf(d, q.Content)
	return dst
}

// behind sets as content what follows "as saying [by M]" and reports whether it is a clause or a quotation.
func (r *carrying) behind() bool {
	d, i := r.d, r.as+2
	if i < r.s.End && (d.Text(i) == ":" || d.Text(i) == ",") {
		i++
	}
	if i >= r.s.End || d.Text(i) == "by" || r.s.End-i < leastClause-1 {
		return false
	}
	r.content = text.Range{Start: i, End: r.until(i)}
	if m := d.Double(i); m != nil && m.Start == i {
		r.content.End = max(min(m.End, r.s.End), i+1)
		return true
	}
	return r.tensed(i, r.content.End) && r.clause()
}

// namesOnly reports whether q has the participle at token v as its cue, who passes on as its source and who is quoted as all that is said: of "N, quoted
// by M, said S" that is no quote.
func namesOnly(d *text.Doc, q *hearsay.Quote, v int) bool {
	if len(q.Cue) != 1 || len(q.Source) != 1 || len(q.Content) != 1 {
		return false
	}
	cue := d.Tokens(q.Cue[0])
	return cue.Start <= v && cue.End > v && cue.End <= v+2 && d.Tokens(q.Source[0]).Start > v && d.Tokens(q.Content[0]).End <= v
}

// passer gives quotes whose source is M in "N, quoted by M," the source N, none if it cannot be read. comma stands before "quoted", M from token m on.
func (r *telling) passer(qs []hearsay.Quote, comma, m int) {
	d := r.d
	for i := range qs {
		q := &qs[i]
		if len(q.Source) != 1 || len(q.Cue) == 0 {
			continue
		}
		src := d.Tokens(q.Source[0])
		if src.Start != m && src.Start != m+1 || src.End >= r.s.End || d.Text(src.End) != "," && d.Text(src.End-1) != "," || d.Tokens(q.Cue[0]).Start < src.End {
			continue
		}
		q.Source = nil
		for k := r.s.Start; k < comma; k++ {
			if (k == r.s.Start || r.class(k-1) == tag.Conjunction || d.Text(k-1) == ",") && r.phrase(k, false) == comma {
				q.Source = []hearsay.Span{d.Span(text.Range{Start: k, End: comma})}
				break
			}
		}
	}
}
