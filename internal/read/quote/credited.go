package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Known are names of a document that package name has found: of whoever speaks, of outlets, and of all that are a state's (Sides).
type Known struct {
	Speakers, Outlets []text.Range
	Sides             []Side
}

// Side is a name and the state that it is or belongs to.
type Side struct {
	text.Range
	Country string // ISO 3166-1 alpha-3
}

// Credited appends what headings give somebody behind a dash at their end, dst holding the quotes of d from index first on:
//
//	Bridge closed after flood – police
//	Velia moves troops to the border - Kestrian defence minister
//	Velia has shut the bridge: police
//	Siege of Velm: no bread left, - Mayor Osk   (", -" also ends sentences of a text)
//
// The dash, or in a heading that is a clause the colon, is the cue. Behind it stands a known name, a noun of people or bodies (roles.tsv, speakers.txt) or, where not every word of the heading has a
// capital, one to three capitalised words that nobody knows; no verb, no figure. What a colon sets before it as topic is left out. Quotes that the
// field found within the heading go: they are others' words or deeds as told by who stands behind the dash, who is heard himself; those of the same speaker, and where a paper
// or agency stands there, stay and lose the tail. So does a denial that somebody of its own side passes on ("Velia denies it - foreign ministry"):
// it is an answer of who denies, and both are heard. The score is that of layouts. Cost is linear in the tokens.
func Credited(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, known Known, title bool) []hearsay.Quote {
	nouns, err := en.Speakers()
	if err != nil {
		return dst // a test loads it
	}
	roles, err := world.LoadPersons()
	if err != nil {
		return dst
	}
	n := len(dst)
	for k, s := range d.Sents {
		c := credit{d: d, s: s, pos: pos, tags: tags, known: known, nouns: nouns, roles: roles}
		if title && k == len(d.Sents)-1 {
			c.s.Start = 0
		}
		if !c.find(title) {
			continue
		}
		c.cue = text.Range{Start: c.dash, End: c.dash + 1}
		dst = c.settle(dst, first)
	}
	if len(dst) != n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// credit is one heading or sentence and who stands behind its dash.
type credit struct {
	d       *text.Doc
	s       text.Range
	pos     []tag.Tag
	tags    *tag.Tagger
	known   Known
	nouns   map[string]bool
	roles   *world.Persons
	dash    int
	who     text.Range
	cue     text.Range // the dash, or a verb (Parted)
	content text.Range
}

// Tokens of who stands behind a dash, at most; and of what is said, at least.
const (
	longestCredit = 9
	leastCredited = 4
	longestTopic  = 20 // tokens before its colon, a date with time included
)

// find looks for the dash, who stands behind it and what is said before it.
func (c *credit) find(title bool) bool {
	end := c.s.End
	for end > c.s.Start && (c.d.Text(end-1) == "." || c.d.Text(end-1) == "!") {
		end--
	}
	for c.dash = end - 2; c.dash > c.s.Start+leastCredited && c.dash > end-2-longestCredit; c.dash-- {
		if isDash(c.d.Text(c.dash)) && c.d.Toks[c.dash].Start > c.d.Toks[c.dash-1].End {
			break
		}
	}
	if c.dash <= c.s.Start+leastCredited || !isDash(c.d.Text(c.dash)) {
		if !title || !c.lastColon(end) {
			return false
		}
	} else if !title && c.d.Text(c.dash-1) != "," {
		return false
	}
	if c.d.Double(c.dash) != nil {
		return false
	}
	c.who = text.Range{Start: c.dash + 1, End: end}
	if w := c.d.Text(c.who.Start); spoken[w] && c.who.Len() > 1 { // "- said the mayor"
		c.who.Start++
	}
	return c.speaker() && c.said()
}

// lastColon takes as dash the colon of a heading before who says what it tells in a whole clause: "Osk shuts the bridge: mayor". What a clause with a
// question word or a verb of speech announces is none ("what we know: the mayor").
func (c *credit) lastColon(end int) bool {
	for c.dash = end - 2; c.dash > c.s.Start+2 && c.dash > end-longestLabel; c.dash-- {
		if c.d.Text(c.dash) == ":" && c.d.Toks[c.dash+1].Start > c.d.Toks[c.dash].End {
			return c.clause()
		}
	}
	return false
}

// clause reports whether a noun and behind it a verb with a tense stand before the colon, and no other colon, question or question word.
func (c *credit) clause() bool {
	noun, tensed := false, false
	for i := c.s.Start; i < c.dash; i++ {
		switch w := strings.ToLower(c.d.Text(i)); {
		case w == ":" || w == "?" || asking[w], i > c.s.Start && (verbs[w] || spoken[w] || turned[w]), w == "wants" || w == "want":
			return false // "the mayor replied: police"
		}
		switch c.tags.XPOS(c.pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			tensed = tensed || noun
		}
		noun = noun || c.tags.Class(c.pos[i]) == tag.Noun || c.tags.Class(c.pos[i]) == tag.Proper
	}
	return tensed
}

// asking are words that announce what stands behind a colon.
var asking = wordSet("who what why how when where which here this these following")

func isDash(w string) bool {
	switch w {
	case "-", "–", "—", "―", "--":
		return true
	}
	return false
}

// speaker cuts who stands behind the dash to the name and reports whether it is somebody who speaks.
func (c *credit) speaker() bool {
	head, unknown := -1, c.d.Text(c.dash) != ":"
	for i := c.who.Start; i < c.who.End; i++ {
		w := c.d.Text(i)
		switch x := c.tags.Class(c.pos[i]); {
		case c.within(c.known.Speakers, i):
			head, unknown = i, false
		case x == tag.Noun || x == tag.Proper:
			if head < 0 || !c.heads(i) || c.heads(head) || i == head+1 {
				head = i
			}
			unknown = unknown && capital(w)
		case x == tag.Adposition && head >= 0:
			return c.ends(i, head, unknown)
		case x == tag.Adposition || x == tag.Verb || x == tag.Aux || x == tag.Pronoun || x == tag.Numeral || x == tag.Other || c.d.Toks[i].Kind == text.Number:
			return false
		case x == tag.Conjunction && head < 0 || w == "?" || w == ":" || w == ",":
			return false
		case x == tag.Adjective:
			unknown = unknown && capital(w)
		}
	}
	return head >= 0 && c.speaks(head, c.who.End, unknown)
}

// ends cuts the name at the preposition i, behind which stands whose office it is, or where and when it is said.
func (c *credit) ends(i, head int, unknown bool) bool {
	switch strings.ToLower(c.d.Text(i)) {
	case "of", "for", "to":
		if !c.speaks(head, i, unknown) {
			return false
		}
		for k := i + 1; k < c.who.End; k++ {
			switch x := c.tags.Class(c.pos[k]); {
			case x == tag.Verb || x == tag.Aux || x == tag.Pronoun:
				return false
			case occasion[c.d.Text(k)]:
				c.who.End = k
			}
		}
		return true
	case "in", "at", "on", "after", "during":
		ok := c.speaks(head, i, unknown)
		c.who.End = i
		return ok
	case "by": // "address by President Osk"
		c.who.Start = i + 1
		return spoken[strings.ToLower(c.d.Text(head))+"s"] || addresses[strings.ToLower(c.d.Text(head))] && c.speaker()
	}
	return false
}

// occasion are prepositions behind which stands where and when it is said.
var occasion = wordSet("at after during")

// addresses are nouns of speaking before "by".
var addresses = wordSet("address speech statement interview remarks")

// speaks reports whether the words up to end, head among them, are somebody who speaks.
func (c *credit) speaks(head, end int, unknown bool) bool {
	if c.within(c.known.Speakers, head) || c.within(c.known.Outlets, head) || c.heads(head) {
		return true
	}
	return unknown && end-c.who.Start <= 3 && capital(c.d.Text(head)) && c.tags.Class(c.pos[head]) == tag.Proper && !c.capitals()
}

// heads reports whether token i is a noun of people or bodies that speak.
func (c *credit) heads(i int) bool {
	low := strings.ToLower(c.d.Text(i))
	if c.nouns[low] {
		return true
	}
	role := c.roles.Role(low)
	if role.Class == world.NoRole {
		role = c.roles.Role(strings.TrimSuffix(low, "s"))
	}
	return role.Class != world.NoRole && role.Class != world.Honorific
}

func (c *credit) within(list []text.Range, i int) bool {
	return slices.ContainsFunc(list, func(r text.Range) bool { return r.Start <= i && i < r.End })
}

// capitals reports whether most longer words before the dash have a capital, as in headings where that tells nothing.
func (c *credit) capitals() bool {
	n, up := 0, 0
	for i := c.s.Start; i < c.dash; i++ {
		if w := c.d.Text(i); c.d.Toks[i].Kind == text.Word && len(w) > 3 {
			n++
			if capital(w) {
				up++
			}
		}
	}
	return 3*up > 2*n
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// said sets the content: what stands before the dash, behind a topic.
func (c *credit) said() bool {
	c.content = text.Range{Start: c.s.Start, End: c.dash}
	for c.content.End > c.content.Start && c.d.Text(c.content.End-1) == "," {
		c.content.End--
	}
	for i := c.s.Start + 1; i < min(c.content.End-leastCredited, c.content.Start+longestTopic); i++ {
		if c.d.Text(i) == ":" && c.d.Toks[i+1].Start > c.d.Toks[i].End && c.d.Double(i) == nil {
			c.content.Start = i + 1
			break
		}
	}
	if c.content.Len() < leastCredited && c.d.Text(c.dash) != ":" {
		return false
	}
	for _, i := range []int{c.content.Start, c.content.End - 1} {
		if m := c.d.Double(i); m != nil && (m.Start < c.content.Start || m.End > c.content.End) {
			return false
		}
	}
	return true
}

// settle puts the quote in the place of those it holds.
func (c *credit) settle(dst []hearsay.Quote, first int) []hearsay.Quote {
	whole := c.d.Span(text.Range{Start: c.s.Start, End: c.who.End})
	cue := c.d.Span(c.cue)
	kept := dst[:first]
	held := false
	for _, q := range dst[first:] {
		if !overlaps(&q, whole) {
			kept = append(kept, q)
			continue
		}
		if slices.ContainsFunc(q.Cue, cue.Overlaps) || slices.ContainsFunc(q.Source, c.d.Span(c.who).Overlaps) {
			held = true
			kept = append(kept, q)
			continue
		}
		switch {
		case len(q.Source) == 0:
		case c.paper() || c.same(&q):
			held = true
			kept = append(kept, c.cut(q))
		case c.denial(&q):
			kept = append(kept, c.cut(q))
		}
	}
	if held {
		return kept
	}
	q := hearsay.Quote{Source: []hearsay.Span{c.d.Span(c.who)}, Cue: []hearsay.Span{cue}, Content: []hearsay.Span{c.d.Span(c.content)}, Score: layoutProb}
	q.Kind = kindOf(c.d, q.Content)
	return append(kept, q)
}

// paper reports whether an outlet or a paper stands behind the dash, which passes on what others say.
func (c *credit) paper() bool {
	return c.within(c.known.Outlets, c.who.End-1) || papers[strings.ToLower(c.d.Text(c.who.End-1))]
}

// papers are the nouns of what passes on others' words.
var papers = wordSet("media agency agencies report reports document documents survey surveys poll polls study studies letter")

// denial reports whether q is a denial by the subject of the heading, which who stands behind the dash tells for it: the name there is one of
// the same state, or none that is a state's or a person's ("foreign ministry").
func (c *credit) denial(q *hearsay.Quote) bool {
	if len(q.Cue) != 1 || len(q.Source) != 1 {
		return false
	}
	src, cue := c.d.Tokens(q.Source[0]), c.d.Tokens(q.Cue[0])
	if !rejects[c.d.Text(cue.Start)] { // "denies plotting", never "has not denied"
		return false
	}
	if src.Start > c.content.Start || src.End > c.dash {
		return false
	}
	whose := c.side(src)
	if side := c.side(c.who); side != "" || whose == "" {
		return side != "" && side == whose
	}
	return c.heads(c.who.End-1) || c.who.Len() == 1 && c.within(c.known.Speakers, c.who.Start) && strings.ToUpper(c.d.Text(c.who.Start)) == c.d.Text(c.who.Start)
}

// side is the state of the first name in r that has one, "" for none.
func (c *credit) side(r text.Range) string {
	for _, s := range c.known.Sides {
		if s.Start < r.End && r.Start < s.End {
			return s.Country
		}
	}
	return ""
}

// same reports whether a source of q has a name of who stands behind the dash.
func (c *credit) same(q *hearsay.Quote) bool {
	for i := c.who.Start; i < c.who.End; i++ {
		w := c.d.Text(i)
		if len(w) > 2 && capital(w) && slices.ContainsFunc(q.Source, func(s hearsay.Span) bool { return strings.Contains(s.In(c.d.Src), w) }) {
			return true
		}
	}
	return false
}

// cut takes the dash and what stands behind it from the contents of q.
func (c *credit) cut(q hearsay.Quote) hearsay.Quote {
	end := c.d.Toks[c.content.End-1].End
	kept := make([]hearsay.Span, 0, len(q.Content))
	for _, s := range q.Content {
		if s.Start < end {
			s.End = min(s.End, end)
			kept = append(kept, s)
		}
	}
	if len(kept) > 0 {
		q.Content = kept
	}
	return q
}
