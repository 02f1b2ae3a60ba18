package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Plain appends what sentences of d tell in the plainest order, where the field found nothing: it loses its way in what stands between
// subject and verb. pos are the tags of d's tokens; dst holds its quotes from index first on. N is a noun phrase at the beginning of a
// clause, aside an apposition or relative clause, S a clause with a subject and a finite verb:
//
//	N[, aside,] V [when, where] [that] S   the agency, known as the Lamp, said on Monday that the roof fell
//	N seen … V [that] S                    a video seen by millions on the Lamp claims the roof fell
//	N who … V [that] S                     a man who works there said the roof fell
//	N[, aside,] V P of|for …               the mayor of Osk, once a roofer, accused the builders of neglect
//	N (B) V …                              the Free Roofers (FR) blame the builders
//	N[, aside,] denied G                   the builders, owned by the city, denied having seen the roof
//	N, N V, V…                             the builders, the mayor alleged, opened the roof
//
// Questions, conditions and what another quote holds are none. The score is that of layouts. Cost is linear in the tokens.
func Plain(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		if s.Len() < leastClause+1 || d.Text(s.End-1) == "?" {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		for v := s.Start + 1; v+2 < s.End; v++ {
			if len(d.Text(v)) < 4 {
				continue
			}
			if q, ok := r.interposed(v, dst[first:]); ok {
				dst = append(dst, q)
				break
			}
			if !plainly[d.Text(v)] || !r.plain(v) || r.unsourced(dst[first:]) || r.inSubject(dst[first:]) {
				continue
			}
			if r.clip(dst[first:]) && !r.left() || r.taken(dst[first:]) {
				continue
			}
			dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
			dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
			break
		}
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// plain reads the sentence around its verb of telling at token v.
func (r *telling) plain(v int) bool {
	d := r.d
	if d.Double(v) != nil || !r.finite(v) {
		return false
	}
	from := r.subjectOf(v)
	if from < 0 {
		return false
	}
	r.cue = text.Range{Start: from, End: v + 1}
	if w := d.Text(from); !owns[w] && w != "have" {
		r.cue.Start = v
	}
	w := d.Text(v)
	ok := false
	switch {
	case blames[w] == "for" && r.alone(v+1):
		return r.clause()
	case blames[w] != "":
		ok = r.party(v+1, blames[w])
	case w == "attributes" || w == "attributed":
		ok = r.party(v+1, "to")
	case w == "denied" || w == "denies":
		return (r.denied(v+1) || r.charge(v+1)) && r.clause()
	case rejects[w]:
		return (r.charge(v+1) || r.dismissed(v+1)) && r.clause()
	default:
		ok = r.said(v+1, told[w]) && (!concludes[w] || is(d, r.content.Start, "that"))
	}
	return ok && r.content.Len() >= leastClause-1 && r.clause()
}

// unsourced gives who speaks to a quote that has the verb as its cue and no source, and reports whether there is one.
func (r *telling) unsourced(qs []hearsay.Quote) bool {
	for i := range qs {
		if q := &qs[i]; len(q.Source) == 0 && len(q.Cue) == 1 && q.Cue[0].Overlaps(r.d.Span(r.cue)) {
			q.Source = []hearsay.Span{r.d.Span(r.o)}
			return true
		}
	}
	return false
}

// inSubject cuts a quote anew that has no source and a word of the subject as its cue: "a post | shared widely on | the Lamp claims". It reports whether
// there is one.
func (r *telling) inSubject(qs []hearsay.Quote) bool {
	for i := range qs {
		if q := &qs[i]; len(q.Source) == 0 && len(q.Cue) == 1 && r.d.Span(r.o).Contains(q.Cue[0]) {
			q.Source, q.Cue, q.Content = []hearsay.Span{r.d.Span(r.o)}, []hearsay.Span{r.d.Span(r.cue)}, []hearsay.Span{r.d.Span(r.content)}
			q.Kind = kindOf(r.d, q.Content)
			return true
		}
	}
	return false
}

// taken reports whether a quote stands in the way: one that has words from the verb on, or who speaks as its content. That the same one says
// something else, too, is no hindrance.
func (r *telling) taken(qs []hearsay.Quote) bool {
	who, words := r.d.Span(r.o), hearsay.Span{Start: r.d.Span(r.cue).Start, End: r.d.Span(r.content).End}
	for i := range qs {
		q := &qs[i]
		if slices.ContainsFunc(q.Source, words.Overlaps) || slices.ContainsFunc(q.Cue, func(s hearsay.Span) bool { return s.Overlaps(words) || s.Overlaps(who) }) ||
			slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Overlaps(words) || s.Overlaps(who) }) {
			return true
		}
	}
	return false
}

// finite reports whether the verb at v has a tense of its own or "has", "have" or "had" before it.
func (r *telling) finite(v int) bool {
	if r.class(v) != tag.Verb && !verbs[r.d.Text(v)] {
		return false
	}
	k := v - 1
	for k > r.s.Start && r.class(k) == tag.Adverb {
		k--
	}
	w := strings.ToLower(r.d.Text(k))
	if owns[w] || w == "have" {
		return true
	}
	if beForms[w] || r.class(k) == tag.Aux || w == "to" {
		return false
	}
	x := r.tags.XPOS(r.pos[v])
	if x == "VBN" && blames[r.d.Text(v)] != "" && v+1 < r.s.End && dayWord(w) { // a participle has no object: "Velia on Friday accused foreign agencies of"
		switch r.class(v + 1) {
		case tag.Determiner, tag.Adjective, tag.Noun, tag.Proper, tag.Numeral:
			return true
		}
	}
	return x == "VBD" || x == "VBZ" || x == "VBP" || (x == "VBN" || r.class(v) != tag.Verb) && verbs[r.d.Text(v)]
}

// subjectOf sets who stands before the verb at v, from the beginning of its clause, and returns where the verb with its auxiliaries
// and adverbs begins, -1 if nobody stands there.
func (r *telling) subjectOf(v int) int {
	d, e := r.d, v
	for e > r.s.Start && (r.class(e-1) == tag.Adverb || owns[d.Text(e-1)] || d.Text(e-1) == "have") {
		e--
	}
	e = r.bracketed(e)
	old := r.content
	r.content = r.s
	r.dateline()
	from := r.content.Start
	r.content = old
	for _, i := range r.opens(from, e) {
		p := r.phrase(i, false)
		if p == i || p > e || noSource[strings.ToLower(d.Text(i))] || d.Double(i) != nil {
			continue
		}
		switch {
		case p == e:
		case d.Text(p) == "," && d.Text(e-1) == "," && e-1 > p+1 && e-p < longAside && !r.aside(p+1, e-1):
			continue
		case d.Text(p) == "," && d.Text(e-1) == "," && e-1 > p+1 && e-p < longAside:
			if r.phrase(p+1, false) == e-1 && !relative[d.Text(p+1)] { // "the mayor, Ilan Osk,"
				p = e - 1
			}
		case relative[d.Text(p)] && e-p > 2 && e-p < longAside && r.tensed(p+1, e) && !r.comma(p, e):
			if !r.secret(p, e) { // "a man who works at the lock"
				p = e
			}
		case r.modified(p, e):
			p = e
		default:
			continue
		}
		if p == e && p-2 > i && dayWord(d.Text(p-1)) && r.class(p-2) == tag.Adposition {
			p -= 2 // "the mayor on Monday"
		}
		r.o = text.Range{Start: i, End: p}
		return e
	}
	return -1
}

// longAside is how many tokens an apposition or relative clause may have.
const longAside = 32

var relative = wordSet("who which that")

// opens returns where the subject of a verb behind e may begin, from token i on: at i, behind a conjunction there, behind the
// comma after an adverbial there, and behind a conjunction after a comma or semicolon.
func (r *telling) opens(i, e int) []int {
	d := r.d
	var at [6]int
	out := append(at[:0], i)
	if i+1 < e && (r.class(i) == tag.Conjunction || r.class(i) == tag.Adverb) {
		out = append(out, i+1)
	}
	if i+3 >= e {
	} else if w := d.Text(i + 1); r.class(i) == tag.Adposition && (months[strings.ToLower(w)] || len(w) == 4 && w[0] >= '1' && w[0] <= '2' && w[3] >= '0' && w[3] <= '9') && d.Text(i+2) != "," {
		out = append(out, i+2) // "In May the mayor"
	}
	led := r.class(i) == tag.Adposition || r.class(i) == tag.Adverb || r.class(i) == tag.Conjunction || dayWord(d.Text(i))
	for k := i + 1; k < e-1 && len(out) < cap(at); k++ {
		switch {
		case d.Text(k) != "," && d.Text(k) != ";":
		case clauses[d.Text(k+1)]:
			out = append(out, k+2)
		case led && k-i <= 12 && !r.tensed(i, k):
			out = append(out, k+1)
			led = false
		}
	}
	return out
}

var clauses = wordSet("and but while")

// aside reports whether the words from i to e stand between two commas as an apposition or relative clause: no quotation, and
// no verb with a tense but in a relative clause.
func (r *telling) aside(i, e int) bool {
	for k := i; k < e; k++ {
		if r.d.Double(k) != nil || r.d.Text(k) == ";" || r.d.Text(k) == ":" {
			return false
		}
	}
	w := strings.ToLower(r.d.Text(i))
	return relative[w] || w == "whose" || w == "whom" || w == "where" || r.class(i) == tag.Adposition || !r.tensed(i, e)
}

// tensed reports whether a verb with a tense stands from token i to e.
func (r *telling) tensed(i, e int) bool {
	for ; i < e; i++ {
		switch r.tags.XPOS(r.pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// secret reports whether the words from i to e ask for somebody's name to be left out.
func (r *telling) secret(i, e int) bool {
	for ; i < e; i++ {
		if namings[r.d.Text(i)] {
			return true
		}
	}
	return false
}

// namings are words of asking not to be named.
var namings = wordSet("named identified anonymous anonymity")

func (r *telling) comma(i, e int) bool {
	for ; i < e; i++ {
		if r.d.Text(i) == "," {
			return true
		}
	}
	return false
}

// said sets the clause that is told, from token i on: behind "that", or where a subject and a verb follow. Before it may stand who hears it
// (heard), and when and where it was said.
func (r *telling) said(i int, heard bool) bool {
	d, end := r.d, r.s.End
	if heard {
		p := r.hearer(i)
		if p == i {
			return false
		}
		i = p
	}
	for k := 0; k < 4 && i < end-leastClause; k++ {
		w := strings.ToLower(d.Text(i))
		switch {
		case w == "that":
			r.content = text.Range{Start: i, End: r.until(i)}
			return r.tensed(i, r.content.End)
		case dayWord(w) || months[w] || r.class(i) == tag.Adverb && w != "not":
			i++
		case r.class(i) == tag.Adposition && w != "of" && w != "as" && w != "like":
			p := r.short(i + 1)
			if p == i+1 {
				return false
			}
			i = p
		default:
			k = 4
		}
	}
	if heard || d.Double(i) != nil {
		return false
	}
	p := r.phrase(i, false)
	if p == i && subject[strings.ToLower(d.Text(i))] {
		p = i + 1
	}
	if p > i && p+2 < end && d.Text(p) == "," { // "a ship, the Selkie, had"
		if x := r.phrase(p+1, false); x > p+1 && x < end && d.Text(x) == "," {
			p = x + 1
		}
	}
	if p > i && p+2 < end && d.Text(p) == "," { // "Velia, Osk and Kestria"
		if x := r.phrase(p+1, false); x > p+1 && x < end && r.tensed(x, x+1) && (is(d, x-2, "and") || is(d, x-3, "and")) {
			p = x
		}
	}
	for p > i && p < end && r.class(p) == tag.Adverb {
		p++
	}
	if p == i || p >= end-1 || noClause[strings.ToLower(d.Text(i))] {
		return false
	}
	if m := d.Double(p); m != nil && m.Start == p { // the roof "is no roof at all"
		r.content = text.Range{Start: i, End: r.until(m.End - leastClause)}
		return true
	}
	switch r.tags.XPOS(r.pos[p]) {
	case "VBD", "VBZ", "VBP", "MD":
		r.content = text.Range{Start: i, End: r.until(i)}
		return true
	}
	return false
}

var (
	noClause = wordSet("so no yes thank sorry hello goodbye")
	months   = wordSet("january february march april may june july august september october november december")
)

// hearer returns the token behind who hears it: a noun phrase without a second article.
func (r *telling) hearer(i int) int {
	if w := strings.ToLower(r.d.Text(i)); objects[w] {
		return i + 1
	}
	return r.short(i)
}

var objects = wordSet("him her them us me it you")

// short returns the token behind the noun phrase at i, which ends where another one begins: "in a statement | the agency".
func (r *telling) short(i int) int {
	noun, k := false, i
	for ; k < r.s.End && k < i+8; k++ {
		switch c := r.class(k); {
		case c == tag.Noun, c == tag.Proper:
			if noun && c == tag.Proper && r.class(k-1) == tag.Noun {
				return k
			}
			noun = true
			continue
		case !noun && (c == tag.Determiner || c == tag.Adjective || c == tag.Numeral || possessive[strings.ToLower(r.d.Text(k))]):
			continue
		case noun && (c == tag.Particle || c == tag.Numeral):
			continue
		}
		break
	}
	if !noun {
		return i
	}
	return k
}

// until is where the clause from token i on ends: with the sentence, or where a comma and "but" or "while" begin another one.
func (r *telling) until(i int) int {
	end := r.stop()
	for k := i + leastClause; k+1 < end; k++ {
		if w := r.d.Text(k + 1); r.d.Text(k) == "," && (w == "but" || w == "while") || r.d.Text(k) == ";" {
			return k
		}
		if r.d.Text(k) == "but" && r.tensed(k+1, k+2) {
			return k // "said it was shut but warned"
		}
	}
	return end
}

// concludes are verbs of telling with "that" behind them only: who finds a bomb says nothing.
var concludes = wordSet("determined determines concluded concludes established establishes")

// plainly are the verbs that Plain looks for.
var plainly = wordSet("said says told accused accuses accuse attributed attributes blamed blames blame determined determines concluded concludes established establishes denied denies rejected rejects dismissed dismisses warned warns claimed claims insisted insists alleged alleges " +
	"reckon reckons reckoned contend contends contended surmise surmises surmised figure figures figured guess guesses guessed")
