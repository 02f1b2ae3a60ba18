package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Parted mends what headings of several clauses tell: the field takes the first name for who speaks in all of them, or a deed within what is
// told for the telling. dst holds the quotes of the heading d from index first on; pos are the tags of its tokens.
//
//	Crew cut the cable for months, officials say [in report]   officials say all before the comma
//	Osk: Velia burned the mill, court finds                    the court finds it, not Osk, which is what it is about
//	Velia to blame for fire, says Kestrian minister            so does who stands behind the verb at the end
//	Velia blames Kestria for fire, Osk rejects claim           Osk rejects it, not Velia
//	Velia says Kestria sent the crew; Osk denies               Osk denies what Velia says
//
// Who speaks is as in [Credited]. Cost is linear in the tokens.
func Parted(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, known Known) []hearsay.Quote {
	nouns, err := en.Speakers()
	if err != nil {
		return dst // a test loads it
	}
	roles, err := world.LoadPersons()
	if err != nil {
		return dst
	}
	whole := text.Range{End: len(d.Toks)}
	for whole.End > 0 && (d.Text(whole.End-1) == "." || d.Text(whole.End-1) == "!") {
		whole.End--
	}
	if whole.Len() == 0 || d.Text(whole.End-1) == "?" {
		return dst
	}
	c := parting{credit{d: d, s: whole, pos: pos, tags: tags, known: known, nouns: nouns, roles: roles}}
	c.list(dst[first:])
	n := len(dst)
	for k := leastCredited; k+2 < whole.End; k++ {
		if w := d.Text(k); w != "," && w != ";" || d.Double(k) != nil {
			continue
		}
		c.s.Start, c.dash = 0, k
		switch v := c.verb(); {
		case v < 0 && c.turned():
			dst = c.tellBefore(dst, first)
		case v < 0:
		case answers[d.Text(v)]:
			dst = c.answer(dst, first, v)
		case c.last(v):
			c.cue = text.Range{Start: c.who.End, End: v + 1}
			dst = c.tell(dst, first)
		}
	}
	if len(dst) != n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// parting is a heading, its comma at dash, and who speaks behind it.
type parting struct{ credit }

// longestSpeaker is how many tokens may stand between the comma and the verb.
const longestSpeaker = 8

// verb returns the verb of telling or denying that somebody before it and behind the comma says, -1 for none.
func (c *parting) verb() int {
	for v := c.dash + 2; v < min(c.s.End, c.dash+2+longestSpeaker); v++ {
		w := c.d.Text(v)
		if w == "," || w == ";" || c.d.Double(v) != nil {
			return -1
		}
		if !answers[w] && !tells[w] && !(finds[w] && v+1 == c.s.End) {
			continue
		}
		from, end := c.dash+1, v
		if c.d.Double(from) != nil && c.d.Toks[from].Kind == text.Punct {
			from++ // a closing mark behind the comma
		}
		if is(c.d, end-1, "to") {
			end-- // "Osk to say"
		}
		c.who = text.Range{Start: from, End: end}
		if end > from && c.speaker() && c.who.End == end && c.who.Start == from {
			return v
		}
		return -1
	}
	return -1
}

// turned sets verb and speaker where the heading ends with them behind the comma, "…, says Kestrian minister", and reports whether it does.
func (c *parting) turned() bool {
	v := c.dash + 1
	if c.d.Text(c.dash) != "," || v+1 >= c.s.End || c.s.End-v > longestSpeaker || !tells[c.d.Text(v)] || c.d.Double(v) != nil {
		return false
	}
	c.who = text.Range{Start: v + 1, End: c.s.End}
	c.cue = text.Range{Start: v, End: v + 1}
	return c.speaker()
}

// answers and tells are verbs as headings have them.
var (
	answers = wordSet("denies deny rejects reject dismisses dismiss")
	tells   = wordSet("say says said warn warns claim claims believe")
	finds   = wordSet("finds find found rules ruled concludes concluded suggests alleges allege insists insist confirms confirm reports report shows") // at the end
)

// last reports whether nothing stands behind the verb at v but where or when it is said.
func (c *parting) last(v int) bool {
	if v+1 == c.s.End {
		return true
	}
	return c.tags.Class(c.pos[v+1]) == tag.Adposition && c.s.End-v <= 5 && c.d.Text(v+1) != "of"
}

// tell sets the quote of who tells, behind the heading's last comma, what stands before it; one that the field has for it stays.
func (c *parting) tell(dst []hearsay.Quote, first int) []hearsay.Quote {
	if !c.said() {
		return dst
	}
	cue, before := c.d.Span(c.cue), c.d.Span(c.content)
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if slices.ContainsFunc(q.Cue, cue.Overlaps) {
			if slices.ContainsFunc(q.Content, before.Overlaps) {
				return dst
			}
		} else if c.topic(q) {
			dst = slices.Delete(dst, i, i+1)
			i--
		} else if len(q.Source) > 0 && c.words(q) {
			return dst
		}
	}
	dst = slices.DeleteFunc(dst, func(q hearsay.Quote) bool { return slices.ContainsFunc(q.Cue, cue.Overlaps) })
	return c.settle(dst, first)
}

// topic reports whether q gives its words to what stands before the heading's colon and is nobody known: "Osk: Velia burned the mill, court finds".
func (c *parting) topic(q *hearsay.Quote) bool {
	return len(q.Cue) == 1 && len(q.Source) == 1 && q.Cue[0].In(c.d.Src) == ":" && c.d.Tokens(q.Source[0]).Start == 0 && !c.names(c.d.Tokens(q.Source[0]))
}

// tellBefore is tell for a verb that stands before who tells. What the field has of a part of it is others' word, which is passed on, and stays; "to
// blame" is no word of who is to blame.
func (c *parting) tellBefore(dst []hearsay.Quote, first int) []hearsay.Quote {
	var kept []hearsay.Quote
	before := hearsay.Span{Start: 0, End: c.d.Toks[c.dash].Start}
	for _, q := range dst[first:] {
		if len(q.Source) > 0 && len(q.Cue) > 0 && c.d.Text(c.d.Tokens(q.Cue[0]).Start) != "to" && inside(q.Source, before) && inside(q.Cue, before) && inside(q.Content, before) {
			kept = append(kept, q)
		}
	}
	dst = c.tell(dst, first)
	for _, q := range kept {
		if !slices.ContainsFunc(dst[first:], func(x hearsay.Quote) bool { return slices.Equal(x.Cue, q.Cue) }) {
			dst = append(dst, q)
		}
	}
	slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	return dst
}

// inside reports whether all of spans lie within sp.
func inside(spans []hearsay.Span, sp hearsay.Span) bool {
	return !slices.ContainsFunc(spans, func(s hearsay.Span) bool { return s.Start < sp.Start || s.End > sp.End })
}

// words reports whether q has words for saying as its cue: somebody else's, whom the one behind the comma passes on.
func (c *parting) words(q *hearsay.Quote) bool {
	return slices.ContainsFunc(q.Cue, func(s hearsay.Span) bool {
		r := c.d.Tokens(s)
		for i := r.Start; i < r.End; i++ {
			if w := strings.ToLower(c.d.Text(i)); w == ":" || tells[w] || answers[w] || spoken[w] || blames[w] != "" && !(w == "blame" && i > 0 && c.d.Text(i-1) == "to") {
				return true
			}
		}
		return false
	})
}

// answer sets the quote of who denies, at v, what the clauses before tell: the words behind the verb, or what was told, where none stand there.
func (c *parting) answer(dst []hearsay.Quote, first, v int) []hearsay.Quote {
	end := v + 1
	for end < c.s.End && c.d.Text(end) != "," && c.d.Text(end) != ";" && !isDash(c.d.Text(end)) {
		end++
	}
	cue, who := c.d.Span(text.Range{Start: v, End: v + 1}), c.d.Span(c.who)
	if slices.ContainsFunc(dst[first:], func(q hearsay.Quote) bool {
		return slices.ContainsFunc(q.Cue, cue.Overlaps) && slices.ContainsFunc(q.Source, who.Overlaps)
	}) {
		return dst
	}
	kept := dst[:first]
	for _, q := range dst[first:] {
		if slices.ContainsFunc(q.Cue, cue.Overlaps) {
			continue // taken for the first one's
		}
		for i := range q.Content { // "…, Osk denies" is not what the first one says
			if s := &q.Content[i]; s.Start < who.Start && s.End > who.Start {
				s.End = c.d.Toks[c.dash-1].End
			}
		}
		kept = append(kept, q)
	}
	content := []hearsay.Span{c.d.Span(text.Range{Start: v + 1, End: end})}
	if end == v+1 {
		content = c.before(kept[first:], who.Start)
	}
	q := hearsay.Quote{Source: []hearsay.Span{who}, Cue: []hearsay.Span{cue}, Content: content, Score: layoutProb}
	q.Kind = kindOf(c.d, q.Content)
	return append(kept, q)
}

// before is what the last of qs that ends before byte at tells, else all before the comma.
func (c *parting) before(qs []hearsay.Quote, at int) []hearsay.Span {
	out := []hearsay.Span{c.d.Span(text.Range{End: c.dash})}
	for i := range qs {
		if q := &qs[i]; len(q.Content) > 0 && q.Content[len(q.Content)-1].End <= at {
			out = slices.Clone(q.Content)
		}
	}
	return out
}

// list adds to a source that begins with the second name of a heading the first one, where nothing but a comma stands between them:
// "Velia, Kestria blame".
func (c *parting) list(qs []hearsay.Quote) {
	for i := range qs {
		if len(qs[i].Source) != 1 {
			continue
		}
		r := c.d.Tokens(qs[i].Source[0])
		k := r.Start - 1
		if k < 1 || c.d.Text(k) != "," || !c.names(text.Range{End: k}) || !c.within(c.known.Speakers, r.Start) {
			continue
		}
		if cue := qs[i].Cue; len(cue) == 1 && c.d.Tokens(cue[0]).Start == r.End && c.plural(r.End) {
			r.Start = 0
			qs[i].Source[0] = c.d.Span(r)
		}
	}
}

// names reports whether r is the name of one party that speaks.
func (c *parting) names(r text.Range) bool {
	return slices.Contains(c.known.Speakers, r)
}

// plural reports whether the verb at token i goes with more than one who speaks: "blame", not "blames".
func (c *parting) plural(i int) bool {
	x := c.tags.XPOS(c.pos[i])
	return x != "VBZ" && !strings.HasSuffix(c.d.Text(i), "s")
}
