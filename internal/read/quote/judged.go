package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Judged appends and mends quotes in which somebody judges how likely it is what a "that"-clause tells (judged.tsv). dst holds the quotes of d
// from index first on; pos are the tags of its tokens. N is a noun phrase, A an adjective with its adverbs, V a verb of judging:
//
//	N V it [as] A that S              the centre judges it highly likely that a van fled the fire
//	It is V [as] A by N that S        it is considered likely by officials that a van fled the fire
//	N is A that S, N has no doubt that S
//	N V with A confidence that S      the service assesses with moderate confidence that a van fled the fire
//
// The words up to "that" are the cue: they tell how sure N is; the clause is the content. Where the field cut them elsewhere ("it
// possible that S" as content, N as part of it), its quote is cut anew. What stands within words that somebody else is quoted with, in
// quotation marks or in a question stays as it is. The score is that of layouts. Cost is linear in the tokens.
func Judged(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	words, err := en.Judged()
	if err != nil {
		return dst // a test loads it
	}
	found := false
	for i := 1; i < len(d.Toks); i++ {
		if d.Text(i) != "that" {
			continue
		}
		s := sentenceOf(d, i)
		if s.End-i <= leastClause-1 || i-s.Start < 3 || d.Text(s.End-1) == "?" || d.Double(i) != nil {
			continue
		}
		r := judging{telling: telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}, words: words}
		if !r.judged(i) || r.broken() {
			continue
		}
		anew := r.cutAnew(dst[first:])
		dst = dst[:first+len(slices.DeleteFunc(dst[first:], r.within))]
		if !anew && !r.kept(r.around(dst[first:])) && r.clause() {
			q := hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb}
			q.Kind = kindOf(d, q.Content)
			dst, found = append(dst, q), true
		}
	}
	if found {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// judging is one sentence, and what is found of its judgement.
type judging struct {
	telling
	words   *en.JudgedWords
	trusted bool // "with confidence" was found: "it" stands for somebody
}

func (r *judging) lower(i int) string { return strings.ToLower(r.d.Text(i)) }

// judged looks for who judges the clause that begins with "that" at token i.
func (r *judging) judged(i int) bool {
	r.content = text.Range{Start: i, End: r.stop()}
	k := i - 1
	if by := r.agent(i); by > 0 {
		k = by - 1
	}
	w := r.lower(k)
	if v := r.confident(i); v > 0 {
		r.trusted = true
		return r.judge(v, i)
	}
	k = r.degree(k)
	switch {
	case k <= r.s.Start:
		return false
	case r.o.Len() > 0: // "considered likely by officials"
		if r.lower(k) == "as" {
			k--
		}
		v := k
		for k--; k > r.s.Start && (r.class(k) == tag.Adverb || r.class(k) == tag.Aux); k-- {
		}
		r.cue = text.Range{Start: k + 1, End: r.o.Start - 1}
		return (r.words.Likely[w] || r.words.Doubtful[w]) && r.words.Judge[r.lower(v)] && r.lower(k) == "it" && beForms[r.lower(v-1)]
	case (r.words.Likely[w] || r.words.Doubtful[w]) && (r.lower(k) == "it" || r.lower(k) == "as" && r.lower(k-1) == "it"):
		if r.lower(k) == "as" {
			k--
		}
		return r.words.Judge[r.lower(k-1)] && r.judge(k-1, i)
	case (r.words.Sure[w] || r.words.Unsure[w]) && beForms[r.lower(k)]:
		return r.judge(k, i)
	case r.words.Doubt[w] && (r.lower(k) == "no" || r.lower(k) == "little") && owns[r.lower(k-1)]:
		return r.judge(k-1, i)
	}
	return false
}

// around returns those of qs that do not lie within the clause found here: what somebody is judged to have ordered may be told as his words.
func (r *judging) around(qs []hearsay.Quote) []hearsay.Quote {
	in := r.d.Span(r.content)
	inside := func(list []hearsay.Span) bool {
		return !slices.ContainsFunc(list, func(s hearsay.Span) bool { return !in.Contains(s) })
	}
	out := make([]hearsay.Quote, 0, len(qs))
	for i := range qs {
		if q := &qs[i]; !inside(q.Source) || !inside(q.Cue) || !inside(q.Content) {
			out = append(out, *q)
		}
	}
	return out
}

// confident returns the verb of "assesses with moderate confidence" before "that" at token i, 0 for none; the middle may stand between commas.
func (r *judging) confident(i int) int {
	k, inner := i-1, false
	if r.d.Text(k) == "," {
		k, inner = k-1, true
	}
	if k <= r.s.Start || !r.words.Trust[r.lower(k)] {
		return 0
	}
	for least := max(r.s.Start, k-longTrust); k > least && !is(r.d, k, "with"); k-- {
	}
	k--
	if inner && k > r.s.Start && r.d.Text(k) == "," {
		k--
	}
	if k <= r.s.Start || !r.words.Assess[r.lower(k)] || r.class(k) != tag.Verb && r.class(k) != tag.Noun {
		return 0
	}
	return k
}

// longTrust is how many tokens "with a very high degree of confidence" may have.
const longTrust = 7

// broken reports whether "I" or "we" judges where a quotation mark of the sentence has lost its other half: somebody is quoted with it.
func (r *judging) broken() bool {
	switch r.d.Text(r.o.Start) {
	case "I", "We", "we":
	default:
		return false
	}
	for k := r.s.Start; k < min(r.s.End+1, len(r.d.Toks)); k++ {
		if w := r.d.Text(k); (w == "\"" || w == "“" || w == "”") && r.d.Double(k) == nil {
			return true
		}
	}
	return false
}

// owns are the forms of "have" before "no doubt".
var owns = wordSet("has have had")

// degree returns the token before the adjective or noun at k and its adverbs.
func (r *judging) degree(k int) int {
	for k--; k > r.s.Start && (r.class(k) == tag.Adverb || r.not(k) || is(r.d, k, "all") || is(r.d, k, "but")) && !is(r.d, k, "as"); k-- {
	}
	return k
}

// agent sets who stands behind "by" before token i, and returns where "by" stands, 0 if nowhere.
func (r *judging) agent(i int) int {
	for k := i - 2; k > r.s.Start+3 && k > i-10; k-- {
		if is(r.d, k, "by") && r.phrase(k+1, false) == i {
			r.o = text.Range{Start: k + 1, End: i}
			return k
		}
	}
	return 0
}

// judge sets the cue, from the verb at v to token i, and who stands before it; false where that is nobody, or not a subject alone.
func (r *judging) judge(v, i int) bool {
	for v > r.s.Start && (r.class(v-1) == tag.Adverb || r.class(v-1) == tag.Aux || helps[r.lower(v-1)] || r.not(v-1)) {
		if v--; advised[r.lower(v)] {
			return false
		}
	}
	r.cue = text.Range{Start: v, End: i}
	from, end := v, r.bracketed(v)
	for k := end - 1; k >= r.s.Start && k > v-longSource && r.d.Text(k) != ","; k-- {
		if r.phrase(k, false) == end || r.nominal(text.Range{Start: k, End: end}) {
			from = k
		}
	}
	r.o = text.Range{Start: from, End: v}
	if from == v || noSource[r.lower(from)] && !(r.trusted && r.lower(from) == "it") || r.d.Double(from) != nil {
		return false
	}
	if from == r.s.Start {
		return true
	}
	switch r.class(from - 1) {
	case tag.Punctuation, tag.Conjunction, tag.Subordinator:
		return true
	}
	return is(r.d, from-1, "that")
}

// bracketed returns the token before the brackets that end before token v, "the Harbour Watch Centre (HWC)", or v.
func (r *telling) bracketed(v int) int {
	if v > r.s.Start && r.d.Text(v-1) == ")" {
		for k := v - 2; k > r.s.Start && k > v-5; k-- {
			if r.d.Text(k) == "(" {
				return k
			}
		}
	}
	return v
}

func (r *judging) not(i int) bool {
	return is(r.d, i, "not") || is(r.d, i, "n't") || is(r.d, i, "n’t")
}

// advised are auxiliaries of what one may or ought to think: "you can be sure that".
var advised = wordSet("can could should must may might")

// longSource is how many tokens before the verb its subject may begin.
const longSource = 14

// noSource are subjects that stand for no one: "it is certain that", "this makes it likely that".
var noSource = wordSet("it there this that these those which what nothing everything nobody who")

// cutAnew mends the quote of the field that has the words found here, and reports whether there is one: its cue or its content holds the cue, and
// it has no source, or that is the subject.
func (r *judging) cutAnew(qs []hearsay.Quote) bool {
	cue, who := r.d.Span(r.cue), r.d.Span(r.o)
	for i := range qs {
		q := &qs[i]
		if len(q.Cue) != 1 || len(q.Source) > 1 || !q.Cue[0].Overlaps(cue) || q.Cue[0].Start < cue.Start || len(q.Content) == 0 {
			continue
		}
		if len(q.Source) == 1 && !q.Source[0].Overlaps(who) {
			continue
		}
		that := r.d.Toks[r.content.Start].Start
		kept := make([]hearsay.Span, 0, len(q.Content))
		for _, s := range q.Content {
			if s.End <= that {
				continue // the subject or "it"
			}
			s.Start = max(s.Start, that)
			kept = append(kept, s)
		}
		if len(kept) == 0 || kept[0].Start > that {
			continue
		}
		if len(q.Source) == 0 {
			q.Source = []hearsay.Span{who}
		}
		if slices.ContainsFunc(qs, r.within) {
			kept = []hearsay.Span{r.d.Span(r.content)} // up to its verb: "judges that Velia | ordered | the raid"
		}
		q.Cue[0], q.Content = cue, kept
		q.Kind = kindOf(r.d, kept)
		return true
	}
	return false
}
