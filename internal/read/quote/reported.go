package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
)

// Reported appends what sentences of d lay in the mouth of an outlet that they name, where the
// field found nothing: who has it from whom is what circular reporting is told by, and the field
// has seen too few of these. outlets are the tokens of their names, ascending; dst holds the
// quotes of this document from index first on. The positions, O being the outlet with an
// apposition between commas, V a verb of reporting with its auxiliaries and adverbs:
//
//	S, V O            a van fled the fire, reports the Courier[, citing …]
//	S, [as] O V       a van fled the fire, as the Courier[, a daily,] now confirms
//	As O V, S         as the Courier reported on Monday, a van fled the fire
//	O V [when] that S the Courier[, a daily,] reported on Monday that a van fled the fire
//
// organs are the tokens of the names of organs and bodies; of them only "O V that S" is read, with verbs
// of assessing: the field loses its way where an adverb or a second thought stands before "that"
// ("now assesses that it is likely, no longer certain, that …").
//
// Questions, denials ("has not reported") and conditions ("if the Courier reports") are none. A quote
// that the field made of the tail ("the Courier, citing …") goes: the tail tells whom the
// outlet rests on (package chain). The scores are that of layouts. Cost is linear in the sentences that name an outlet.
func Reported(dst []hearsay.Quote, first int, d *text.Doc, outlets, organs []text.Range) []hearsay.Quote {
	for n, o := range slices.Concat(outlets, organs) {
		organ := n >= len(outlets)
		s := sentenceOf(d, o.Start)
		if s.Len() == 0 || d.Double(o.Start) != nil || d.Text(s.End-1) == "?" {
			continue
		}
		r := reporting{d: d, s: s, o: o, organ: organ}
		if o.Start > s.Start && is(d, o.Start-1, "the") {
			r.o.Start--
		}
		if !r.find() || r.content.Len() < leastClause || taken(d, dst[first:], &r) {
			continue
		}
		dst = slices.DeleteFunc(dst, func(q hearsay.Quote) bool { return r.tail(&q) })
		dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
		dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
	}
	slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	return dst
}

// leastClause is the number of tokens from which words can be a clause that is reported.
const leastClause = 4

// reporting is one sentence s with an outlet o, and what is found of its reporting.
type reporting struct {
	d            *text.Doc
	s, o         text.Range
	cue, content text.Range
	organ        bool // an organ that assesses, not an outlet that reports
}

// find tries the positions.
func (r *reporting) find() bool {
	d, s, o := r.d, r.s, r.o
	if r.organ && o.Start != s.Start {
		return false
	}
	if v := o.Start - 1; v-1 > s.Start && d.Text(v-1) == "," && inverted[strings.ToLower(d.Text(v))] {
		if o.End >= s.End || stops(d.Text(o.End)) {
			r.cue, r.content = text.Range{Start: v, End: v + 1}, text.Range{Start: s.Start, End: v - 1}
			return r.clause()
		}
		return false
	}
	from, to := o.Start, r.apposition()
	as := from > s.Start && is(d, from-1, "as")
	if as {
		from--
	}
	cue, ok := r.verb(to)
	if !ok {
		return false
	}
	r.cue = cue
	end := r.when(cue.End)
	switch {
	case r.organ && !is(d, cue.End, "that"):
	case as && from == s.Start:
		if end < s.End && d.Text(end) == "," {
			r.content = text.Range{Start: end + 1, End: r.stop()}
			return r.clause()
		}
	case from > s.Start+1 && d.Text(from-1) == "," && (end >= s.End || stops(d.Text(end)) && d.Text(end) != ","):
		r.content = text.Range{Start: s.Start, End: from - 1}
		return r.clause()
	case !as && from == s.Start && is(d, end, "that"):
		r.content = text.Range{Start: end, End: r.stop()}
		return r.clause()
	}
	return false
}

// apposition returns the token behind the outlet, an apposition between commas included.
func (r *reporting) apposition() int {
	d := r.d
	if r.o.End >= r.s.End || d.Text(r.o.End) != "," {
		return r.o.End
	}
	for i := r.o.End + 1; i < min(r.s.End, r.o.End+16); i++ {
		if d.Text(i) == "," {
			if i > r.o.End+2 {
				return i + 1
			}
			break
		}
	}
	return r.o.End
}

// verb returns the verb of reporting at token i: auxiliaries and adverbs first, never a
// negation.
func (r *reporting) verb(i int) (text.Range, bool) {
	d := r.d
	for k := i; k < min(i+4, r.s.End); k++ {
		w := strings.ToLower(d.Text(k))
		switch {
		case !r.organ && reports[w] && (k > i || !bare[w]), r.organ && assesses[w]:
			return text.Range{Start: i, End: k + 1}, true
		case helps[w]:
		default:
			return text.Range{}, false
		}
	}
	return text.Range{}, false
}

// when returns the token behind a time or place of publication at i: "on Saturday", "in its
// Monday edition", "yesterday", at most six words before "that" or a comma.
func (r *reporting) when(i int) int {
	d := r.d
	if i >= r.s.End {
		return i
	}
	switch w := strings.ToLower(d.Text(i)); w {
	case "on", "in", "at", "yesterday", "today", "earlier", "late", "last", "this", "first", "exclusively":
	default:
		return i
	}
	for k := i + 1; k < min(i+7, r.s.End); k++ {
		if is(d, k, "that") || stops(d.Text(k)) {
			return k
		}
		if d.Toks[k].Kind == text.Punct {
			break
		}
	}
	return i
}

// stop is the end of the sentence without its full stop.
func (r *reporting) stop() int {
	end := r.s.End
	for end > r.s.Start && (r.d.Text(end-1) == "." || r.d.Text(end-1) == "!") {
		end--
	}
	return end
}

// clause reports whether the content can be one that is asserted: no quotation mark is cut in two,
// and it is neither a condition nor somebody's speech already.
func (r *reporting) clause() bool {
	d := r.d
	if r.content.Len() <= 0 {
		return false
	}
	for _, b := range [][2]string{{"/", "/"}, {"(", ")"}} { // a credit: "/AGENCY/ A van …", "(Agency) – A van …"
		for i := r.content.Start + 1; is(d, r.content.Start, b[0]) && i < min(r.content.End, r.content.Start+8); i++ {
			if d.Text(i) == b[1] {
				r.content.Start = i + 1
			}
		}
	}
	for r.content.Start < r.content.End && d.Toks[r.content.Start].Kind == text.Punct && d.Double(r.content.Start) == nil {
		r.content.Start++ // a bullet, a dash
	}
	if r.content.Len() <= 0 || is(d, r.content.Start, "if") || is(d, r.content.Start, "whether") {
		return false
	}
	for _, i := range []int{r.content.Start, r.content.End - 1} {
		if m := d.Double(i); m != nil && (m.Start < r.content.Start || m.End > r.content.End) {
			return false
		}
	}
	return true
}

// taken reports whether the field has a quote there: of this outlet, or with its cue in what would be the
// content, or with half of that as its own content.
func taken(d *text.Doc, qs []hearsay.Quote, r *reporting) bool {
	in, outlet := d.Span(r.content), d.Span(r.o)
	overlaps := func(list []hearsay.Span, sp hearsay.Span) bool {
		return slices.ContainsFunc(list, func(s hearsay.Span) bool { return s.Overlaps(sp) })
	}
	for i := range qs {
		q := &qs[i]
		if r.tail(q) {
			continue
		}
		if overlaps(q.Source, outlet) || overlaps(q.Content, outlet) || overlaps(q.Cue, in) || overlaps(q.Cue, d.Span(r.cue)) {
			return true
		}
		n := 0
		for _, c := range q.Content {
			if c.Overlaps(in) {
				n += min(c.End, in.End) - max(c.Start, in.Start)
			}
		}
		if 2*n >= in.End-in.Start {
			return true
		}
	}
	return false
}

// tail reports whether q is made of the words behind the outlet: "…, citing a source".
func (r *reporting) tail(q *hearsay.Quote) bool {
	if len(q.Cue) != 1 || len(q.Source) != 1 || !q.Source[0].Overlaps(r.d.Span(r.o)) {
		return false
	}
	c := r.d.Tokens(q.Cue[0])
	return c.Len() == 1 && (is(r.d, c.Start, "citing") || is(r.d, c.Start, "quoting"))
}

// reports are the verbs; those of bare need an auxiliary before them.
var reports = map[string]bool{"reports": true, "reported": true, "writes": true, "wrote": true, "reveals": true, "revealed": true, "confirms": true, "confirmed": true,
	"discloses": true, "disclosed": true, "learned": true, "learnt": true, "understands": true, "claims": true, "claimed": true, "report": true, "reveal": true, "disclose": true, "confirm": true}
var bare = map[string]bool{"report": true, "reveal": true, "disclose": true, "confirm": true, "learned": true, "learnt": true}
var assesses = map[string]bool{"assesses": true, "assessed": true, "concludes": true, "concluded": true, "judges": true, "judged": true, "estimates": true, "estimated": true}
var helps = map[string]bool{"has": true, "had": true, "can": true, "now": true, "also": true, "first": true, "exclusively": true, "since": true, "already": true, "earlier": true, "later": true}
var inverted = map[string]bool{"reports": true, "reported": true, "writes": true, "wrote": true, "reveals": true, "revealed": true, "claims": true, "claimed": true}

// stops reports whether w ends a clause.
func stops(w string) bool {
	switch w {
	case ".", ",", "!", ";", "…":
		return true
	}
	return false
}

func is(d *text.Doc, i int, w string) bool {
	return i >= 0 && i < len(d.Toks) && strings.EqualFold(d.Text(i), w)
}

// sentenceOf returns the sentence of token i.
func sentenceOf(d *text.Doc, i int) text.Range {
	k, ok := slices.BinarySearchFunc(d.Sents, i, func(s text.Range, i int) int {
		switch {
		case s.End <= i:
			return -1
		case s.Start > i:
			return 1
		}
		return 0
	})
	if !ok {
		return text.Range{}
	}
	return d.Sents[k]
}
