package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Inverted mends quotes in which the field took who stands behind the verb for what is said, and somebody within the words for who says them. dst holds
// the quotes of d from index first on; pos are the tags of its tokens, heard the names of persons and bodies, known those of states, too:
//
//	S, said N     It is no tax, as Voss calls it, said the rival of the mayor Odo Karst: Karst says it, not Voss
//	S - said N    we do not intend to leave - said Karst: not "we"
//
// N is a noun phrase that ends its clause and holds a name: of heard behind a comma, where V takes no noun as its object, or a closing
// quotation mark, of known behind a dash; there it needs none if V takes no object. What
// the field had as content before V in the same sentence stays, else the clause before V is; where another quote has words of that, the quote
// goes, unless that one lies within it ("we do not intend to leave"). Cost is linear in the quotes.
func Inverted(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, known Known, heard []text.Range) []hearsay.Quote {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		n := len(q.Content)
		if len(q.Cue) != 1 || n == 0 || len(q.Source) > 1 {
			continue
		}
		cue, c := d.Tokens(q.Cue[0]), d.Tokens(q.Content[n-1])
		if cue.Len() != 1 || c.Start != cue.End || !turned[strings.ToLower(d.Text(cue.Start))] || len(q.Source) == 1 && q.Source[0].Start > q.Cue[0].Start {
			continue
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, cue.Start), cue: cue}, pos: pos, tags: tags}
		if !r.bearer(c, known.Speakers, heard) {
			continue
		}
		q.Content = slices.DeleteFunc(q.Content[:n-1:n-1], func(s hearsay.Span) bool { return s.Start < d.Toks[r.s.Start].Start || s.Start > q.Cue[0].Start })
		if len(q.Content) == 0 && r.ahead() && !r.others(dst[first:], i-first) {
			q.Content = append(q.Content, d.Span(r.content))
		}
		if len(q.Content) == 0 {
			dst = slices.Delete(dst, i, i+1)
			i--
			continue
		}
		q.Source = []hearsay.Span{d.Span(r.o)}
		q.Kind = kindOf(d, q.Content)
	}
	return dst
}

// turned are verbs of speech that stand before their subject where the words come first.
var turned = wordSet("said says added adds stressed noted announced explained warned wrote assured emphasized emphasised declared stated insisted concluded replied")

// bearer sets as source the noun phrase in c, and reports whether it is one that a verb before it can have as its subject: it has a name and no verb,
// and the clause ends with it.
func (r *telling) bearer(c text.Range, speakers, heard []text.Range) bool {
	d, before := r.d, r.cue.Start-1
	if before < r.s.Start+1 || d.Double(c.Start) != nil && d.Double(c.Start) != d.Double(before) {
		return false
	}
	m, w := d.Double(before), d.Text(before)
	names, anyone := speakers, false
	switch plain := verbs[d.Text(r.cue.Start)]; {
	case w == "," && plain, m != nil && m.End == before+1:
		names = heard
	case !isDash(w) && w != "-":
		return false
	case plain:
		anyone = true // nothing else can stand there
	}
	to := r.phrase(c.Start, false)
	if to == c.Start || r.tensed(c.Start, max(to, c.End)) || to < c.End && !stops(d.Text(to)) {
		return false
	}
	if end := max(to, c.End); end < r.s.End && !stops(d.Text(end)) && d.Text(end) != "(" && d.Text(end) != "-" {
		return false
	}
	r.o = text.Range{Start: c.Start, End: min(to, c.End)}
	return anyone || slices.ContainsFunc(names, func(n text.Range) bool { return n.Start >= r.o.Start && n.End <= r.o.End })
}

// ahead sets as content the clause before the verb, from the beginning of the sentence, without a bullet or dateline.
func (r *telling) ahead() bool {
	r.content = text.Range{Start: r.s.Start, End: r.cue.Start - 1}
	r.dateline()
	return r.content.Len() >= leastClause-1 && r.clause() && (r.content.Len() >= 2*leastClause || r.tensed(r.content.Start, r.content.End)) // the tagger takes many a verb of a heading for a noun
}

// others reports whether a quote but the one at index me has words of the content, who says it or its cue, and does not lie within the content.
func (r *telling) others(qs []hearsay.Quote, me int) bool {
	words, who, cue := r.d.Span(r.content), r.d.Span(r.o), r.d.Span(r.cue)
	within := func(list []hearsay.Span) bool {
		return !slices.ContainsFunc(list, func(s hearsay.Span) bool { return s.Start < words.Start || s.End > words.End })
	}
	for i := range qs {
		if q := &qs[i]; i != me && (overlaps(q, words) || overlaps(q, who) || overlaps(q, cue)) && !(len(q.Source) > 0 && within(q.Source) && within(q.Cue) && within(q.Content)) {
			return true
		}
	}
	return false
}
