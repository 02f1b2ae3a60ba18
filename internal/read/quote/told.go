package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Told appends what sentences of d report before they name who says so, where the field found nothing:
// the lede of a news report. pos are the tags of d's tokens; dst holds its quotes from index
// first on. The positions, N being a noun phrase and V a verb that only speech has:
//
//	S, N[, N,] V        prices rose in May, the Statistics Office said on Monday [in figures …]
//	S, V N              the roof may fall, warned the mayor
//	S, according to N   the crew was after money, according to a report that …
//	N[, …,] V that S    Velia, whose ministry was silent until Monday, insists that none of its services took part
//
// S is a clause with a verb of its own; before N it has no quotation marks. Questions, conditions and what another
// quote already holds are none. A quote that the field made of the words behind V ("in figures
// released at ten") goes: they tell when and where it was said. The score is that of layouts. Cost is linear in the tokens.
func Told(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		if s.Len() < 2*leastClause-1 || d.Text(s.End-1) == "?" {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if (!r.find() || r.heldBy(dst[first:])) && (!r.that() || r.kept(dst[first:])) {
			continue
		}
		dst = slices.DeleteFunc(dst, func(q hearsay.Quote) bool { return r.behind(&q) || r.seems(&q) })
		dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
		dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// heldBy reports whether a quote of the field stands in the way of one that tells all before its comma. Those that lie within what is told,
// with who says them and the cue, do not: they are told of ("the mayor fears it, his wife said"); nor does what is said besides ("adding that").
func (r *telling) heldBy(qs []hearsay.Quote) bool {
	within := r.d.Span(r.content)
	holds := func(list []hearsay.Span) bool {
		return !slices.ContainsFunc(list, func(s hearsay.Span) bool { return s.Start < within.Start || s.End > within.End })
	}
	if k := r.o.End; is(r.d, r.cue.Start, "according") && k+leastClause < r.s.End && r.d.Text(k) == "," && slices.ContainsFunc(qs, func(q hearsay.Quote) bool { return slices.ContainsFunc(q.Cue, r.d.Span(r.cue).Overlaps) }) {
		return true // "…, but, according to the mayor, prices rose": what stands behind
	}
	if told[r.d.Text(r.cue.Start)] && r.cue.Start < r.o.Start {
		return r.kept(qs) // "Osk condemns the plan, warns Velia": Osk warns
	}
	for i := range qs {
		q := &qs[i]
		if len(q.Source) > 0 && len(q.Cue) > 0 && holds(q.Source) && holds(q.Cue) && holds(q.Content) || r.addition(q) || r.seems(q) {
			continue
		}
		if r.kept(qs[i : i+1]) {
			return true
		}
	}
	return false
}

// seems reports whether q takes how things look, within what is told, for words of nobody: "the roof | seems | to be old, the mayor said".
func (r *telling) seems(q *hearsay.Quote) bool {
	return len(q.Source) == 0 && len(q.Cue) == 1 && seeming[q.Cue[0].In(r.d.Src)] && r.d.Span(r.content).Contains(q.Cue[0])
}

var seeming = wordSet("seems seem seemed appears appear appeared looks look looked")

// addition reports whether q is what who speaks says besides, behind the verb: "the bridge is shut, the mayor said, adding that …", "calling it late".
func (r *telling) addition(q *hearsay.Quote) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 || r.o.Start > r.cue.Start || q.Source[0].Start != r.d.Span(r.o).Start || !q.Source[0].Overlaps(r.d.Span(r.o)) {
		return false
	}
	at := r.d.Toks[r.cue.End-1].End
	return q.Cue[0].Start > at && strings.HasSuffix(q.Cue[0].In(r.d.Src), "ing") && !slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Start < at })
}

// telling is one sentence, and what is found of its telling.
type telling struct {
	reporting
	pos  []tag.Tag
	tags *tag.Tagger
}

// class is the class of token i; words that only stand before a noun are adjectives whatever the tagger takes them for.
func (r *telling) class(i int) tag.Class {
	c := r.tags.Class(r.pos[i])
	if (c == tag.Verb || c == tag.Adverb) && r.attributive(c, i) {
		return tag.Adjective
	}
	return c
}

// attributive reports whether the verb or adverb at token i, by its class c, belongs to the noun behind it: "unnamed agencies", "Velia's then government". A
// participle with "un" has no verb.
func (r *telling) attributive(c tag.Class, i int) bool {
	if i+1 >= len(r.pos) || r.tags.Class(r.pos[i+1]) != tag.Noun {
		return false
	}
	if w := r.d.Text(i); c == tag.Verb {
		return len(w) > 5 && w[:2] == "un" && strings.HasSuffix(w, "ed") && (nameless[w] || !verbs[w[2:]] && r.tags.XPOS(r.pos[i]) == "VBN")
	} else if w != "then" && w != "now" || i == 0 {
		return false
	}
	x := r.tags.Class(r.pos[i-1])
	return x == tag.Particle || x == tag.Determiner
}

// nameless are participles that leave open who is meant.
var nameless = wordSet("unnamed unidentified unspecified unknown")

// find looks behind each comma for who says what stands before it. The last one that fits counts.
func (r *telling) find() bool {
	for k := r.s.End - 2; k >= r.s.Start+leastClause; k-- {
		if r.d.Text(k) != "," || !r.says(k+1) {
			continue
		}
		r.content = text.Range{Start: r.s.Start, End: k}
		r.dateline()
		return r.clause() && r.asserted()
	}
	return false
}

// that looks for "N V that S" or "N[, …,] V that S".
func (r *telling) that() bool {
	d := r.d
	for k := r.s.Start + 2; k < r.s.End-leastClause; k++ {
		v := k - 1
		if !is(d, k, "that") || !spoken[d.Text(v)] || r.class(v) != tag.Verb || d.Double(v) != nil {
			continue
		}
		i := v
		for i > r.s.Start && (r.class(i-1) == tag.Adverb || helps[d.Text(i-1)]) {
			i--
		}
		end := i
		if i > r.s.Start+3 && d.Text(i-1) == "," {
			end = r.phrase(r.s.Start, false)
			i = r.s.Start
			if end >= r.s.End || d.Text(end) != "," {
				return false
			}
		} else {
			for i > r.s.Start && d.Text(i-1) != "," && r.phrase(i-1, false) == end {
				i--
			}
			if r.phrase(r.s.Start, false) == end {
				i = r.s.Start
			}
		}
		switch {
		case i == end || r.phrase(i, false) != end:
			return false
		case i > r.s.Start && d.Text(i-1) != "," && r.class(i-1) != tag.Conjunction:
			return false
		}
		r.o, r.cue, r.content = text.Range{Start: i, End: end}, text.Range{Start: v, End: v + 1}, text.Range{Start: k, End: r.stop()}
		return r.clause() && (i == r.s.Start || r.d.Double(i) == nil)
	}
	return false
}

// says reads who says it, from token i on.
func (r *telling) says(i int) bool {
	d, end := r.d, r.s.End
	if is(d, i, "according") && is(d, i+1, "to") {
		to := r.phrase(i+2, true)
		r.cue, r.o = text.Range{Start: i, End: i + 2}, text.Range{Start: i + 2, End: to}
		return to > i+2
	}
	if spoken[d.Text(i)] && (r.class(i) == tag.Verb || verbs[d.Text(i)]) { // warned the mayor
		to := r.phrase(i+1, false)
		r.cue, r.o = text.Range{Start: i, End: i + 1}, text.Range{Start: i + 1, End: to}
		return to > i+1 && (to >= end || stops(d.Text(to)) || r.class(to) == tag.Adposition)
	}
	to := r.phrase(i, false)
	who := to
	if to > i && to < end-1 && d.Text(to) == "," { // "its head, Mara Pell, said"
		if p := r.phrase(to+1, false); p > to+1 && p < end-1 && d.Text(p) == "," {
			who, to = p, p+1
		}
	}
	if to == i || to >= end-1 {
		return false
	}
	v := to
	if w := d.Text(v); w == "has" || w == "have" || w == "had" {
		for v++; v < end-1 && r.class(v) == tag.Adverb; v++ {
		}
	}
	if settled[d.Text(v)] && r.class(v) == tag.Verb { // "prosecutors have found", "a court ruled on Monday"
		r.o, r.cue = text.Range{Start: i, End: who}, text.Range{Start: to, End: v + 1}
		return v+1 >= end || stops(d.Text(v+1)) || dayWord(d.Text(v+1)) || is(d, v+1, "on") && v+2 < end && dayWord(d.Text(v+2))
	}
	if !spoken[d.Text(to)] || r.class(to) != tag.Verb && r.class(to) != tag.Aux && !verbs[d.Text(to)] {
		return false
	}
	r.o, r.cue = text.Range{Start: i, End: who}, text.Range{Start: to, End: to + 1}
	next := to + 1
	if w := d.Text(to); told[w] {
		if next = r.phrase(next, false); next == to+1 && w != "warned" && w != "warns" {
			return false
		}
	}
	for next < end && r.class(next) == tag.Adverb {
		next++
	}
	return next >= end || stops(d.Text(next)) || r.class(next) == tag.Adposition && !is(d, next, "of") || dayWord(d.Text(next))
}

// phrase returns the token behind the noun phrase that begins at token i, i itself if none does. A long
// one goes on to the end of the sentence, with relative clauses.
func (r *telling) phrase(i int, long bool) int {
	noun, k := false, i
	for ; k < r.s.End && k < i+14; k++ {
		if noun && verbs[r.d.Text(k)] {
			break
		}
		switch c := r.class(k); c {
		case tag.Noun, tag.Proper:
			noun = true
			continue
		case tag.Pronoun:
			if k == i && subject[strings.ToLower(r.d.Text(k))] {
				return k + 1
			}
			if w := strings.ToLower(r.d.Text(k)); possessive[w] {
				continue
			}
		case tag.Determiner, tag.Adjective, tag.Numeral, tag.Particle:
			if w := r.d.Text(k); k == i+1 && (w == "latter" || w == "former") {
				noun = k+1 >= r.s.End || r.class(k+1) == tag.Verb || r.class(k+1) == tag.Aux || r.class(k+1) == tag.Adverb
			}
			continue
		case tag.Adposition:
			if noun {
				continue
			}
		case tag.Conjunction:
			if noun && is(r.d, k, "and") {
				continue
			}
		case tag.Punctuation, tag.Other:
			if w := r.d.Text(k); w == "-" || w == "." && k+1 < r.s.End {
				continue
			}
		}
		break
	}
	switch {
	case !noun || r.class(k-1) == tag.Adposition || r.class(k-1) == tag.Determiner || r.class(k-1) == tag.Conjunction:
		return i
	case long && (k >= r.s.End || !stops(r.d.Text(k))):
		for k < r.s.End && !stops(r.d.Text(k)) {
			if r.d.Double(k) != nil {
				return i
			}
			k++
		}
	}
	return k
}

// asserted reports whether the content is a plain clause: it has a verb, no quotation, no telling of its own
// to begin with, and does not hang on a word before it.
func (r *telling) asserted() bool {
	c := r.content
	if c.Len() < leastClause {
		return false
	}
	if x := r.class(c.End - 1); x == tag.Subordinator || x == tag.Conjunction || is(r.d, c.End-1, "that") {
		return false // "a debt that, we think, is to be paid"
	}
	if w := strings.ToLower(r.d.Text(c.Start)); w != "had" && subordinate[w] {
		return false
	}
	verb := false
	for i := c.Start; i < c.End; i++ {
		if r.d.Double(i) != nil {
			return false
		}
		switch x := r.tags.XPOS(r.pos[i]); {
		case x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" || r.shotDown(i):
			verb = true
			if spoken[r.d.Text(i)] && !r.inRelative(i) {
				return false // somebody else's words already
			}
		}
	}
	// The tagger takes many a verb of a headline or lede for a noun.
	return verb || (c.Len() >= 2*leastClause || r.accuses()) && verbs[r.d.Text(r.cue.Start)]
}

// accuses reports whether the content is a heading without a verb that says who did it: "Velia behind cable cuts".
func (r *telling) accuses() bool {
	c := r.content
	for i := c.Start + 1; i+1 < c.End && i < c.Start+4; i++ {
		if is(r.d, i, "behind") {
			x := r.class(i - 1)
			return x == tag.Proper || x == tag.Noun
		}
	}
	return false
}

// inRelative reports whether the verb of saying at token i stands within a relative clause that goes on with its own verb: "hackers whom Osk says work
// for Velia cut it".
func (r *telling) inRelative(i int) bool {
	rel := -1
	for k := i - 1; k > r.content.Start && k > i-6; k-- {
		if w := r.d.Text(k); relates[w] || w == "that" {
			rel = k
			break
		}
	}
	return rel > 0 && i+3 < r.content.End && r.tensed(i+2, r.content.End) && !is(r.d, i+1, "that")
}

// dateline skips "PORT VELM, March 5 (Agency) - " and the like.
func (r *telling) dateline() {
	for i := r.content.Start + 1; i < min(r.content.End, r.content.Start+16); i++ {
		switch r.d.Text(i) {
		case "-", "–", "—", "--":
			if w := r.d.Text(r.content.Start); w == strings.ToUpper(w) && len(w) > 2 || r.d.Text(i-1) == ")" {
				r.content.Start = i + 1
				return
			}
		}
	}
}

// kept reports whether a quote of the field stands in the way.
func (r *telling) kept(qs []hearsay.Quote) bool {
	cue := r.d.Span(r.cue)
	in := hearsay.Span{Start: min(r.d.Span(r.content).Start, r.d.Span(r.o).Start), End: max(cue.End, r.d.Span(r.o).End, r.d.Span(r.content).End)}
	for i := range qs {
		q := &qs[i]
		if r.behind(q) {
			continue
		}
		for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
			if slices.ContainsFunc(list, func(s hearsay.Span) bool { return s.Overlaps(in) }) {
				return true
			}
		}
	}
	return false
}

// behind reports whether q takes the words behind its cue, the one found here, for what is said, although they begin
// with when or where: "the boats were stopped, Osk said, in | what Velm called a first".
func (r *telling) behind(q *hearsay.Quote) bool {
	cue := r.d.Span(r.cue)
	if len(q.Content) != 1 || len(q.Cue) != 1 || !q.Cue[0].Overlaps(cue) || q.Content[0].Start < cue.End || q.Content[0].End > r.d.Toks[r.s.End-1].End {
		return false
	}
	c := r.d.Tokens(q.Content[0])
	if c.Len() == 0 || r.d.Double(c.Start) != nil {
		return false
	}
	return r.class(c.Start) == tag.Adposition || c.Start == r.cue.End+2 && is(r.d, c.Start, "what") && r.class(c.Start-1) == tag.Adposition
}

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// spoken are verbs that, behind a clause and a comma, tell that somebody says it; those of told
// name who hears it.
var (
	spoken = wordSet("says said say told tells announced announces added adds reported reports wrote writes noted notes explained explains argued argues claimed claims insisted insists " +
		"alleged alleges maintained maintains concluded concludes acknowledged acknowledges conceded concedes confirmed confirms stressed stresses warned warns cautioned cautions " +
		"predicted predicts reckoned reckons reckon suggested suggests declared declares stated states recalled recalls believe believes " +
		"promised promises pledged pledges vowed vows forecast forecasts admitted admits estimated estimates complained complains")
	verbs      = wordSet("says said say told tells added adds wrote writes insists insisted maintains maintained reckons reckon reckoned believes believe argues argued") // nothing else, whatever the tagger says
	settled    = wordSet("found finds established establishes determined determines ruled rules")
	told       = wordSet("told tells warned warns")
	subject    = wordSet("he she they it we i you")
	possessive = wordSet("his her its their our my your whose")
)

func dayWord(w string) bool {
	switch strings.ToLower(w) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "this", "last", "late", "early", "earlier":
		return true
	}
	return false
}
