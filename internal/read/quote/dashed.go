package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Dashed appends speech that is set in dashes, as the press of many countries sets it and translations keep it. dst holds the quotes of d from index
// first on; pos are the tags of its tokens. N is a noun phrase, V a verb of speech, S what is said:
//
//   - S. S - V N.        - The bridge is shut. Nobody knows why - said the mayor.
//   - S, - N V. - S      behind the cue's sentence the same speaker goes on, to the end of the paragraph
//   - S - V N - S
//     S - V N.             without a dash before it the sentence alone is what is said, where it is a clause of five words or more
//
// What another quote has of its words goes, but for quotes that lie within what is said. With a dash before it S is the speaker's own wording (direct), else
// indirect. The score is that of layouts. Cost is linear in the tokens.
func Dashed(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	var found []hearsay.Quote
	for _, p := range d.Paras {
		found = dashedIn(found, d, p, pos, tags)
	}
	for i := range found {
		x := &found[i]
		for k := first; k < len(dst); k++ {
			besides(&dst[k], x)
		}
		dst = append(dst[:first], slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool { return displaced(&q, x) })...)
	}
	if dst = append(dst, found...); len(found) > 0 || len(dst) != n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// dashedIn appends the speech of paragraph p.
func dashedIn(dst []hearsay.Quote, d *text.Doc, p text.Range, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	open, last, n := -1, -1, len(dst)
	for k := firstSentence(d, p); k < len(d.Sents) && d.Sents[k].Start < p.End; k++ {
		r := telling{reporting: reporting{d: d, s: d.Sents[k]}, pos: pos, tags: tags}
		if r.opensDashed() {
			if open >= 0 {
				last = -1 // what the dash before opened belongs to nobody
			}
			open = r.s.Start + 1
		} else if open < 0 {
			last = -1
		}
		q, ok := r.dashed(open)
		if !ok {
			continue
		}
		dst = append(dst, q)
		open, last = -1, len(dst)-1
	}
	if open >= 0 && last >= n {
		q := &dst[last] // "- S - said N. - S"
		q.Content = append(q.Content, d.Span(text.Range{Start: open, End: p.End}))
	}
	return dst
}

// firstSentence is the index of the first sentence of paragraph p.
func firstSentence(d *text.Doc, p text.Range) int {
	k, _ := slices.BinarySearchFunc(d.Sents, p.Start, func(s text.Range, i int) int { return s.Start - i })
	return k
}

// opensDashed reports whether the sentence begins with a dash and a capital, a number or a quotation mark.
func (r *telling) opensDashed() bool {
	if r.s.Len() < 3 || !isDash(r.d.Text(r.s.Start)) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.d.Text(r.s.Start + 1))
	return unicode.IsUpper(c) || unicode.IsDigit(c) || r.d.Double(r.s.Start+1) != nil
}

// dashed returns the speech whose cue stands behind a dash in the sentence. open is the token at which a dash opened it, -1 if none did.
func (r *telling) dashed(open int) (hearsay.Quote, bool) {
	d := r.d
	for i := r.s.Start + 2; i+2 < r.s.End; i++ {
		if !isDash(d.Text(i)) || d.Toks[i].Start == d.Toks[i-1].End && d.Toks[i-1].Kind != text.Punct || d.Double(i) != nil {
			continue
		}
		end := r.saysDashed(i + 1)
		if end == 0 {
			continue
		}
		kind := hearsay.Direct
		r.content = text.Range{Start: open, End: i}
		if from := r.opensWithin(i); from > 0 {
			r.content.Start = from
		} else if open < 0 {
			kind, r.content.Start = hearsay.Indirect, r.s.Start
		}
		for r.content.Len() > 0 && d.Text(r.content.End-1) == "," {
			r.content.End--
		}
		goesOn := end < r.s.End && r.parts(end)
		if kind == hearsay.Indirect && (goesOn || !r.sentence()) || r.content.Len() < 2 {
			return hearsay.Quote{}, false
		}
		q := hearsay.Quote{Kind: kind, Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb}
		if goesOn && end+2 < r.s.End {
			q.Content = append(q.Content, d.Span(text.Range{Start: end + 1, End: r.s.End}))
		}
		return q, true
	}
	return hearsay.Quote{}, false
}

// opensWithin returns the token behind the last dash before token i that opens speech in the middle of the sentence, behind a colon or a stop that has no
// space after it: "he has a plan: - We wait - he said"; 0 if none does.
func (r *telling) opensWithin(i int) int {
	for k := i - 2; k > r.s.Start; k-- {
		if w := r.d.Text(k - 1); !isDash(r.d.Text(k)) || w != ":" && w != "." && w != "!" && w != "?" {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(r.d.Text(k + 1)); unicode.IsUpper(c) {
			return k + 1
		}
	}
	return 0
}

// parts reports whether a dash with space on both sides stands at token i.
func (r *telling) parts(i int) bool {
	return isDash(r.d.Text(i)) && r.d.Toks[i].Start > r.d.Toks[i-1].End && i+1 < len(r.d.Toks) && r.d.Toks[i+1].Start > r.d.Toks[i].End
}

// sentence reports whether the content is a clause that stands by itself.
func (r *telling) sentence() bool {
	c, _ := utf8.DecodeRuneInString(r.d.Text(r.content.Start))
	return r.clause() && r.content.Len() >= leastClause && (unicode.IsUpper(c) || unicode.IsDigit(c)) && r.tensed(r.content.Start, r.content.End)
}

// saysDashed sets cue and source of "said the mayor", "he said", "said in June the spokesman of the office" at token i, and returns the token behind them, 0
// if none stand there: who speaks must end its clause, up to where and when.
func (r *telling) saysDashed(i int) int {
	end := 0
	if w := strings.ToLower(r.d.Text(i)); dashVerbs[w] {
		r.cue = text.Range{Start: i, End: i + 1}
		if !r.pointsOut() {
			return 0
		}
		at := r.circumstance(r.cue.End)
		to := r.speakerAt(at)
		if to == at {
			return 0
		}
		r.o, end = text.Range{Start: at, End: to}, to
		if to+1 < r.s.End && r.d.Text(to) == "," {
			if more := r.speakerAt(to + 1); more > to+1 && (more >= r.s.End || stops(r.d.Text(more))) {
				r.o.End, end = more, more
			}
		}
	} else {
		to := r.speakerAt(i)
		who := to
		if to > i && to+2 < r.s.End && r.d.Text(to) == "," { // "Mara Pell, head of the office, summed up"
			if more := r.speakerAt(to + 1); more > to+1 && more+1 < r.s.End && r.d.Text(more) == "," {
				who, to = more, more+1
			}
		}
		if to == i || to >= r.s.End || !dashVerbs[strings.ToLower(r.d.Text(to))] {
			return 0
		}
		r.o, r.cue, end = text.Range{Start: i, End: who}, text.Range{Start: to, End: to + 1}, to+1
		if !r.pointsOut() {
			return 0
		}
		if end = r.cue.End; end < r.s.End && !stops(r.d.Text(end)) && otherwise[strings.ToLower(r.d.Text(to))] {
			return 0 // "the march continued to the river"
		}
	}
	if w := strings.ToLower(r.d.Text(r.o.Start)); w == "i" || w == "we" || r.timely(r.o) || r.tensed(r.o.Start, r.o.End) {
		return 0
	}
	if end < r.s.End {
		switch w := r.d.Text(end); {
		case stops(w), r.parts(end), w == "(", is(r.d, end, "and"), is(r.d, end, "when"), is(r.d, end, "while"):
		case r.class(end) == tag.Adposition && !is(r.d, end, "of"):
		case r.timely(text.Range{Start: end, End: end + 1}):
		default:
			return 0
		}
	}
	return end
}

// pointsOut takes "out" behind "pointed", and "up" behind "summed", into the cue; without it that is no verb of speech.
func (r *telling) pointsOut() bool {
	particle := ""
	switch w := strings.ToLower(r.d.Text(r.cue.Start)); w {
	case "pointed", "points":
		particle = "out"
	case "summed", "sums":
		particle = "up"
	default:
		return true
	}
	r.cue.End++
	return is(r.d, r.cue.Start+1, particle)
}

// speakerAt returns the token behind the noun phrase at token i, up to a dash; i if none begins there.
func (r *telling) speakerAt(i int) int {
	to := r.phrase(i, false)
	for k := i + 1; k < to; k++ {
		if r.parts(k) {
			return k
		}
	}
	return to
}

// circumstance returns the token behind adverbs and one phrase of where or when that begin at token i: "in June", "on the radio".
func (r *telling) circumstance(i int) int {
	for i < r.s.End && r.class(i) == tag.Adverb {
		i++
	}
	if i+1 >= r.s.End || r.class(i) != tag.Adposition {
		return i
	}
	for k := i + 1; k < r.s.End && k < i+5; k++ {
		switch r.class(k) {
		case tag.Determiner, tag.Adjective, tag.Numeral:
			continue
		case tag.Noun, tag.Proper:
			return k + 1
		}
		return i
	}
	return i
}

// timely reports whether all words of x tell a day or month.
func (r *telling) timely(x text.Range) bool {
	for i := x.Start; i < x.End; i++ {
		if !dayWords[strings.ToLower(r.d.Text(i))] && r.class(i) != tag.Numeral {
			return false
		}
	}
	return x.Len() > 0
}

// besides gives q, what the speaker of the dashed quote x says besides ("- S - said N, noting that"), its source where the field found one in S.
func besides(q, x *hearsay.Quote) {
	behind := max(x.Source[0].End, x.Cue[0].End)
	if len(q.Source) == 1 && len(q.Cue) == 1 && len(q.Content) > 0 && q.Cue[0].Start > behind && q.Cue[0].Start < behind+nearBehind && q.Content[0].Start > behind && slices.ContainsFunc(x.Content, q.Source[0].Overlaps) {
		q.Source = slices.Clone(x.Source)
	}
}

// nearBehind is how many bytes behind the cue of dashed speech what is said besides begins.
const nearBehind = 4

// displaced reports whether q has words of the dashed quote x and neither lies within what it says nor is what the same speaker says besides ("- S - said N,
// noting that").
func displaced(q, x *hearsay.Quote) bool {
	who, cue := x.Source[0], x.Cue[0]
	on := func(s hearsay.Span) bool { return s.Overlaps(who) || s.Overlaps(cue) }
	if slices.ContainsFunc(q.Cue, on) || slices.ContainsFunc(q.Content, on) {
		return true
	}
	if slices.ContainsFunc(q.Source, on) {
		return len(q.Cue) == 0 || q.Cue[0].Start < max(who.End, cue.End)
	}
	for _, s := range x.Content {
		within := func(list []hearsay.Span) bool {
			return !slices.ContainsFunc(list, func(y hearsay.Span) bool { return y.Start < s.Start || y.End > s.End })
		}
		if overlaps(q, s) && !(len(q.Source) > 0 && within(q.Source) && within(q.Cue) && within(q.Content)) {
			return true
		}
	}
	return false
}

// dashVerbs are verbs of speech behind a dash.
var dashVerbs = wordSet("said says say added adds admitted admits noted notes stressed stresses explained explains emphasized emphasised emphasizes emphasises wrote writes asked asks continued continues recalled recalls reminded reminds concluded concludes replied replies answered answers assured assures announced announces warned warns declared declares stated states commented comments assessed assesses believes argued argues pointed points appealed appeals reported reports informed informs claimed claims insisted insists told underlined underlines underscored underscores wonders comments summed sums advised advises reads read joked jokes quipped agreed agrees retorted remarked remarks observed observes urged urges")

// otherwise are those of them that behind their subject as often tell something else.
var otherwise = wordSet("continued continues read reads observed observes agreed agrees urged urges told answered answers concluded concludes asked asks claimed claims")

var dayWords = wordSet("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tomorrow")
