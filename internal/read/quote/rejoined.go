package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Rejoined appends and mends the answers that a sentence gives in passing to a charge within it: the field leaves them out, or lays them in the mouth
// of who charges. dst holds the quotes of d from index first on; pos are the tags of its tokens, speakers the names of who may speak, ascending. N is a noun
// phrase, V a verb of denying with its auxiliaries and adverbs:
//
//	N, which V O          Velia blamed Kestria, which has denied any role
//	a charge N V          Velia says Kestria cut the cable, a charge [that] Kestria rejects [as absurd]
//	…, which N V          Kestria is accused of cutting the cable, which it denies
//
// In the first who speaks is "which", for the name before it. In the others the content is the clause before. The score is that of layouts. Cost is linear in the tokens.
func Rejoined(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, speakers []text.Range) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		if s.Len() < leastClause+2 {
			continue
		}
		for v := s.Start + 3; v < s.End; v++ {
			if w := d.Text(v); len(w) < 4 || !refutes[w] || d.Double(v) != nil {
				continue
			}
			r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
			if r.rejoined(v, speakers) {
				dst = r.place(dst, first)
			}
		}
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// refutes are the verbs of denying.
var refutes = wordSet("denied denies deny rejected rejects reject dismissed dismisses dismiss disputed disputes dispute refuted refutes refute")

// disowns are those of them that one says of what one is charged with alone.
var disowns = wordSet("denied denies deny")

// rejoined reads the sentence around the verb at token v.
func (r *telling) rejoined(v int, speakers []text.Range) bool {
	d, k := r.d, v
	for k > r.s.Start+2 && (r.class(k-1) == tag.Adverb || owns[d.Text(k-1)] || d.Text(k-1) == "have") {
		if is(d, k-1, "not") || is(d, k-1, "never") {
			return false
		}
		k--
	}
	r.cue = text.Range{Start: k, End: v + 1}
	switch w := d.Text(k - 1); {
	case (w == "which" || w == "who") && (d.Text(k-2) == "," || isDash(d.Text(k-2))) && slices.ContainsFunc(speakers, func(n text.Range) bool { return n.End == k-2 }):
		r.o = text.Range{Start: k - 1, End: k}
		return r.object(v + 1)
	}
	for i := k - 1; i > r.s.Start+2 && i > k-8; i-- {
		if r.phrase(i, false) != k && !(i == k-1 && subject[d.Text(i)]) {
			continue
		}
		from := r.glossed(i)
		if from < 0 || !glosses[d.Text(i-1)] && !glosses[d.Text(i-2)] && !disowns[d.Text(v)] && d.Text(i-1) != "something" {
			continue // "a plan, which the council rejected"
		}
		r.o = text.Range{Start: i, End: k}
		r.content = text.Range{Start: r.s.Start, End: from}
		r.dateline()
		return r.content.Len() >= leastClause-1 && (v+1 >= r.s.End || stops(d.Text(v+1)) || d.Double(v+1) == nil && r.class(v+1) != tag.Noun && r.class(v+1) != tag.Determiner)
	}
	return false
}

// glossed returns the comma before what names the words before it once more and stands before token i, -1 if nothing does: ", a charge [that] |",
// ", something |", ", which |".
func (r *telling) glossed(i int) int {
	d, k := r.d, i-1
	if d.Text(k) == "which" || d.Text(k) == "something" {
		if d.Text(k-1) == "," {
			return k - 1
		}
		if d.Text(k) == "something" {
			return -1
		}
		k--
	} else if d.Text(k) == "that" {
		k--
	}
	if !glosses[d.Text(k)] {
		return -1
	}
	for k--; k > r.s.Start && k > i-8; k-- {
		switch {
		case d.Text(k) == ",":
			return k
		case r.class(k) == tag.Determiner || r.class(k) == tag.Adjective || r.class(k) == tag.Numeral || r.class(k) == tag.Conjunction || glosses[d.Text(k)]:
		default:
			return -1
		}
	}
	return -1
}

// glosses are nouns for a charge.
var glosses = wordSet("charge charges accusation accusations allegation allegations claim claims assertion assertions suggestion suggestions")

// object sets what is denied, from token i on: a deed, one's part, a charge, "it".
func (r *telling) object(i int) bool {
	d := r.d
	if i >= r.s.End {
		return false
	}
	end := i
	for end < r.stop() && !stops(d.Text(end)) && !isDash(d.Text(end)) && d.Double(end) == nil {
		end++
	}
	w := d.Text(i)
	switch {
	case w == "it" || w == "this" || w == "that" || w == "any" || w == "all" || w == "such":
	case r.tags.XPOS(r.pos[i]) == "VBG":
	default:
		ok := false
		for k := i; k < min(end, i+4); k++ {
			ok = ok || glosses[d.Text(k)] || parts[d.Text(k)]
		}
		if !ok {
			return false
		}
	}
	r.content = text.Range{Start: i, End: end}
	return end > i
}

// parts are nouns for having had a hand in it.
var parts = wordSet("involvement responsibility role part participation wrongdoing complicity link links ties connection blame culpability")

// place puts the quote among those of d: in the place of those that lay its verb in somebody else's mouth, and out of what these say.
func (r *telling) place(dst []hearsay.Quote, first int) []hearsay.Quote {
	cue, who, content := r.d.Span(text.Range{Start: r.cue.End - 1, End: r.cue.End}), r.d.Span(r.o), r.d.Span(r.content)
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if !slices.ContainsFunc(q.Cue, cue.Overlaps) || !slices.ContainsFunc(q.Source, who.Overlaps) {
			continue
		}
		if q.Cue[len(q.Cue)-1].End > cue.End {
			return dst // "has denied and blamed on"
		}
		if len(q.Content) == 0 || content.Start < q.Content[0].Start || !slices.ContainsFunc(q.Content, content.Overlaps) {
			q.Content = []hearsay.Span{content}
			q.Kind = kindOf(r.d, q.Content)
		}
		r.part(dst, first, i, nil)
		return dst
	}
	var rest []hearsay.Span // "Velia says Kestria, which denies it, cut the cable"
	dst = dst[:first+len(slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
		mine := slices.ContainsFunc(q.Cue, cue.Overlaps)
		if !mine && !r.goesOn(&q) {
			return false
		}
		for _, c := range q.Content {
			if c.Start > content.End {
				rest = append(rest, c)
			}
		}
		return true
	}))]
	r.part(dst, first, -1, rest)
	q := hearsay.Quote{Source: []hearsay.Span{who}, Cue: []hearsay.Span{r.d.Span(r.cue)}, Content: []hearsay.Span{content}, Score: layoutProb}
	q.Kind = kindOf(r.d, q.Content)
	return append(dst, q)
}

// part ends what others say before the answer, their contents but for quote me's; rest is what they say behind it.
func (r *telling) part(dst []hearsay.Quote, first, me int, rest []hearsay.Span) {
	at, end := r.d.Toks[r.before()].Start, r.d.Toks[r.cue.End-1].End
	answer := hearsay.Span{Start: at, End: end}
	for i := first; i < len(dst); i++ {
		if i == me {
			continue
		}
		q := &dst[i]
		kept := q.Content[:0:0]
		for _, c := range q.Content {
			if c.Start >= at && c.End <= end {
				continue
			}
			if c.Start < at && c.End >= end && c.Overlaps(answer) {
				behind := c
				c.End = r.d.Toks[r.before()-1].End
				if behind.Start = r.resumed(q, behind.End); behind.Start > 0 {
					kept = append(kept, c)
					c = behind
				}
			}
			kept = append(kept, c)
		}
		if len(kept) > 0 {
			q.Content = kept
		}
		if n := len(q.Content); len(rest) > 0 && n > 0 && len(q.Source) > 0 && q.Content[n-1].End == r.d.Toks[r.before()-1].End {
			q.Content[n-1].End, rest = rest[len(rest)-1].End, nil
		}
	}
}

// resumed returns where what q says goes on behind an answer in a clause of its own, before byte end; 0 if it does not: "Velia, which denies it, | cut
// the cable, the mayor said", "accused Velia, which denies it, | of cutting it".
func (r *telling) resumed(q *hearsay.Quote, end int) int {
	v := r.content.End + 1
	if r.content.End <= r.o.Start || v >= r.s.End || r.d.Text(v-1) != "," || r.d.Toks[v].Start >= end || len(q.Cue) != 1 {
		return 0
	}
	of := blames[r.d.Text(r.d.Tokens(q.Cue[0]).End-1)]
	if of != "" && is(r.d, v, of) || of == "" && (r.predicate(v) || r.transitive(v, r.d.Tokens(hearsay.Span{Start: r.d.Toks[v].Start, End: end}).End)) {
		return r.d.Toks[v].Start
	}
	return 0
}

// before is the comma that the answer stands behind.
func (r *telling) before() int {
	if r.content.End <= r.o.Start { // a gloss
		return r.content.End
	}
	return r.o.Start - 1
}

// goesOn reports whether q has as its cue the verb behind the comma that ends the answer, which is the verb of the name before "which".
func (r *telling) goesOn(q *hearsay.Quote) bool {
	end := r.content.End
	if end <= r.o.Start || end+1 >= r.s.End || r.d.Text(end) != "," || len(q.Cue) != 1 || len(q.Source) != 1 {
		return false
	}
	src := r.d.Tokens(q.Source[0])
	return r.d.Tokens(q.Cue[0]).Start == end+1 && src.End < r.before()-1 && src.Start >= r.s.Start
}
