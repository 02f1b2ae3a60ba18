package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Viewed appends quotes of sentences that tell whose view they give by a noun and no verb of speech, where the field found nothing: without it they
// would be the article's own words. dst holds the quotes of d from index first on; pos are the tags of its tokens. N is a noun phrase, S a clause,
// "view" any word of views:
//
//	In N's view, S; in the view of N, S        in the ministry's view, the roof was weak
//	S, in the view of N[, S]                   the roof, in the view of the builders, was weak
//	It is the view of N that S                 it was the assessment of the board that the roof was weak
//	N's view is that S; the view of N is that  the board's conclusion was that the roof was weak
//	By N's account, S; To hear N tell it, S    by the board's account the roof was weak
//	As N tells it, S                           as the board tells it, the roof was weak
//	S, if N is to be believed; S, or so N V    the roof was weak, or so the builders say
//
// Pronouns and "our" are nobody that could be named. The score is that of layouts. Cost is a look at each word.
func Viewed(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		if s.Len() < 2*leastClause || d.Text(s.End-1) == "?" {
			continue
		}
		v := viewing{telling: telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}}
		for i := s.Start; i < s.End && !v.found; i++ {
			v.at(i)
		}
		if !v.found || v.o.Len() == 0 || !v.plain() {
			continue
		}
		q := hearsay.Quote{Source: []hearsay.Span{d.Span(v.o)}, Cue: []hearsay.Span{d.Span(v.cue)}, Score: layoutProb, Kind: hearsay.Indirect}
		for _, r := range v.said {
			q.Content = append(q.Content, d.Span(r))
		}
		in := d.Span(s)
		if slices.ContainsFunc(dst[first:], func(o hearsay.Quote) bool {
			return slices.ContainsFunc(o.Cue, in.Overlaps) || slices.ContainsFunc(o.Content, in.Overlaps)
		}) {
			continue
		}
		dst = append(dst, q)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// viewing is one sentence, and what is found of whose view it gives.
type viewing struct {
	telling
	said  []text.Range
	found bool
}

// at looks for what tells whose view it is from token i on.
func (v *viewing) at(i int) {
	d := v.d
	switch w := d.Text(i); {
	case w == "in" || w == "In", w == "By" && i == v.s.Start:
		v.in(i)
	case i == v.s.Start && (w == "As" || w == "To"):
		v.tells(i)
	case w == "if" && i > v.s.Start+leastClause && d.Text(i-1) == ",":
		to := v.phrase(i+1, false)
		if to > i+1 && to+3 < v.s.End && beForms[strings.ToLower(d.Text(to))] && is(d, to+1, "to") && is(d, to+2, "be") && is(d, to+3, "believed") && v.stop() == to+4 {
			v.set(i+1, to, to, to+4, text.Range{Start: v.s.Start, End: i - 1})
		}
	case w == "or" && i > v.s.Start+leastClause && d.Text(i-1) == "," && is(d, i+1, "so"):
		to := v.phrase(i+2, false)
		if to > i+2 && to < v.s.End && spoken[d.Text(to)] && v.stop() == to+1 {
			v.set(i+2, to, to, to+1, text.Range{Start: v.s.Start, End: i - 1})
		}
	case views[w]:
		v.predicate(i)
	}
}

// set notes source, cue and what is viewed so.
func (v *viewing) set(from, to, cue, end int, said ...text.Range) {
	v.o, v.cue, v.said, v.found = text.Range{Start: from, End: to}, text.Range{Start: cue, End: end}, said, true
}

// in reads "in N's view" and "in the view of N" from token i on.
func (v *viewing) in(i int) {
	d := v.d
	from, to, cue, end := v.holder(i + 1)
	if to == from || from > cue && abstract[d.Text(cue)] {
		return
	}
	behind := max(to, end)
	if is(d, behind, "of") && is(d, behind+1, "events") {
		behind += 2
	}
	switch {
	case i == v.s.Start && behind < v.s.End && d.Text(behind) == ",":
		v.set(from, to, cue, end, text.Range{Start: behind + 1, End: v.stop()})
	case i > v.s.Start+3 && is(d, i-1, "least") && is(d, i-2, "at") && d.Text(i-3) == "," && behind == v.stop():
		v.set(from, to, cue, end, text.Range{Start: v.s.Start, End: i - 3})
	case i > v.s.Start+1 && d.Text(i-1) == "," && behind == v.stop():
		v.set(from, to, cue, end, text.Range{Start: v.s.Start, End: i - 1})
	case i > v.s.Start+1 && d.Text(i-1) == "," && behind < v.s.End && d.Text(behind) == ",":
		v.set(from, to, cue, end, text.Range{Start: v.s.Start, End: i - 1}, text.Range{Start: behind + 1, End: v.stop()})
	}
}

// tells reads "As N tells it," and "To hear N tell it," from token i, the first of the sentence, on.
func (v *viewing) tells(i int) {
	d, form := v.d, asTold
	if strings.EqualFold(d.Text(i), "to") {
		if !is(d, i+1, "hear") {
			return
		}
		i, form = i+1, heardTell
	}
	to := v.phrase(i+1, false)
	if to > i+1 && to+3+leastClause < v.s.End && form[d.Text(to)] && is(d, to+1, "it") && d.Text(to+2) == "," {
		v.set(i+1, to, to, to+2, text.Range{Start: to + 3, End: v.stop()})
	}
}

// holder reads "N's view" or "the view of N" from token i on: who holds it, and the words that say that it is a view. from is to where there is none.
func (v *viewing) holder(i int) (from, to, cue, end int) {
	d := v.d
	for k := i + 1; k < min(v.s.End, i+9); k++ {
		if !views[d.Text(k)] {
			continue
		}
		if genitive(d.Text(k-1)) && k-1 > i {
			return i, k - 1, k, k + 1
		}
		if !is(d, k+1, "of") || k > i+3 || v.class(i) != tag.Determiner {
			return 0, 0, 0, 0
		}
		if to = v.phrase(k+2, false); to > k+2 && !pronoun(d.Text(k+2)) {
			return k + 2, to, k, k + 2
		}
		return 0, 0, 0, 0
	}
	return 0, 0, 0, 0
}

// predicate reads "it is the view of N that S", "N's view is that S" and "the view of N is that S", the word of views being token i.
func (v *viewing) predicate(i int) {
	d := v.d
	it := i >= v.s.Start+3 && is(d, v.s.Start, "it") && beForms[strings.ToLower(d.Text(v.s.Start+1))]
	start := v.s.Start
	if it {
		start += 2
	}
	from, to, cue, end := v.holder(start)
	if to == from || cue != i || is(d, i, "version") || is(d, i, "account") {
		return
	}
	k := max(to, end)
	if !it {
		if k >= v.s.End || !beForms[strings.ToLower(d.Text(k))] {
			return
		}
		k++
	}
	if is(d, k, "that") && k+leastClause < v.s.End {
		v.set(from, to, cue, end, text.Range{Start: k, End: v.stop()})
	}
}

// plain reports whether what is viewed so is a clause of the article's words.
func (v *viewing) plain() bool {
	verb := false
	if quotes(v.d, v.s) || pronoun(v.d.Text(v.o.Start)) {
		return false
	}
	for _, r := range v.said {
		verb = verb || v.tensed(r.Start, r.End)
		if r.Len() <= 0 {
			return false
		}
	}
	return verb
}

func genitive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

func pronoun(w string) bool {
	w = strings.ToLower(w)
	return possessive[w] || subject[w] || w == "those" || w == "that" || w == "this"
}

// views are nouns for what somebody thinks to be so; those of abstract have things behind "of": "in the theory of tides".
var (
	views    = wordSet("view opinion judgment judgement assessment estimation belief conclusion contention reading eyes telling theory conviction analysis version account")
	abstract = wordSet("reading theory analysis conclusion version account")

	asTold    = wordSet("tells tell told sees see has had puts put")
	heardTell = wordSet("tell")
)
