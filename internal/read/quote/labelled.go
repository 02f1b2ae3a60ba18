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

// Labelled appends what a heading gives the party before its colon, where the field found nothing for it. dst holds the quotes of the heading d from
// index first on; pos are the tags of its tokens. N is a known name alone or a noun phrase headed by an office or body:
//
//	N: We did not jam the signal     whoever N is: "we" behind a label is who the label names
//	N: Velia must leave Osk          what ought to be is somebody's word
//	ministry: troops have left       an office or a body of speakers.txt tells, whatever it is
//
// Other names before a colon may be the topic, as in "Voss: court frees banker", and so is one that the words behind the colon name again. Questions are
// none, nor headings whose words somebody else is heard with. Quotes of "we" within the words go. The score is that of layouts. Cost is linear in the tokens.
func Labelled(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, known Known) []hearsay.Quote {
	colon := Label(d)
	if colon < 0 {
		return dst
	}
	return labelledIn(dst, first, &credit{d: d, s: text.Range{End: len(d.Toks)}, pos: pos, tags: tags, known: known}, colon, false)
}

// Entries appends the same of the paragraphs of a text, the entries of a channel or a live page: "Defence Ministry: our boats sank two of theirs". A sign
// may stand before the name. Cost is that of the first tokens of each paragraph.
func Entries(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, known Known) []hearsay.Quote {
	for _, p := range d.Paras {
		for p.Start < p.End && d.Toks[p.Start].Kind != text.Word {
			p.Start++
		}
		if p.Len() > longestEntry || p.Len() < leastCredited {
			continue
		}
		for i := p.Start + 1; i+1 < p.End && i <= p.Start+longestLabel; i++ {
			if d.Text(i) != ":" {
				continue
			}
			if d.Toks[i+1].Start > d.Toks[i].End && d.Double(i) == nil && d.Double(i+1) == nil {
				dst = labelledIn(dst, first, &credit{d: d, s: p, pos: pos, tags: tags, known: known}, i, true)
			}
			break
		}
	}
	return dst
}

// longestEntry is how many tokens an entry has; what is longer is a speech.
const longestEntry = 60

// labelledIn appends what c.s, a heading or an entry, gives the party before its colon. An entry that tells what others say is none of its words.
func labelledIn(dst []hearsay.Quote, first int, c *credit, colon int, entry bool) []hearsay.Quote {
	d := c.d
	if d.Text(c.s.End-1) == "?" {
		return dst
	}
	c.who = text.Range{Start: c.s.Start, End: colon}
	c.cue = text.Range{Start: colon, End: colon + 1}
	c.content = text.Range{Start: colon + 1, End: c.s.End}
	for c.content.End > colon+1 && d.Text(c.content.End-1) == "." {
		c.content.End--
	}
	if c.content.Len() < leastCredited-1 || !c.labels() {
		return dst
	}
	cue, whole := d.Span(c.cue), d.Span(c.s)
	if k := slices.IndexFunc(dst[first:], func(q hearsay.Quote) bool { return len(q.Source) == 0 && len(q.Cue) == 1 && q.Cue[0] == cue }); k >= 0 {
		dst[first+k].Source = []hearsay.Span{d.Span(c.who)} // the field found no source
		return dst
	}
	words := d.Span(c.content)
	if c.heardElse(dst[first:], whole) || entry && slices.ContainsFunc(dst[first:], func(q hearsay.Quote) bool {
		return len(q.Source) > 0 && words.Contains(q.Source[0]) && !ours[strings.ToLower(q.Source[0].In(d.Src))]
	}) {
		return dst
	}
	dst = slices.DeleteFunc(dst, func(q hearsay.Quote) bool {
		return len(q.Source) == 1 && words.Contains(q.Source[0]) && ours[strings.ToLower(q.Source[0].In(d.Src))] && d.Double(d.Tokens(q.Source[0]).Start) == nil
	})
	q := hearsay.Quote{Source: []hearsay.Span{d.Span(c.who)}, Cue: []hearsay.Span{cue}, Content: []hearsay.Span{words}, Score: layoutProb}
	q.Kind = kindOf(d, q.Content)
	dst = append(dst, q)
	slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	return dst
}

// longestLabel is how many tokens may stand before the colon.
const longestLabel = 6

// Label returns the colon behind the first words of a heading, -1 if there is none or more than one.
func Label(d *text.Doc) int {
	at := -1
	for i := 1; i+1 < len(d.Toks); i++ {
		if d.Text(i) != ":" || d.Toks[i+1].Start == d.Toks[i].End { // 18:30
			continue
		}
		if at >= 0 || i > longestLabel || d.Double(i) != nil || d.Double(0) != nil {
			return -1
		}
		at = i
	}
	return at
}

// MayBeSurname reports whether the words of a heading before its colon at token end may be a person's name: capitals with small letters behind them,
// none of them a topic or the heading of a page.
func MayBeSurname(d *text.Doc, end int) bool {
	topics, err := en.Topics()
	if err != nil {
		return false // a test loads it
	}
	heads, err := en.Headings()
	if err != nil {
		return false
	}
	for i := range end {
		w := d.Text(i)
		low := strings.ToLower(w)
		if d.Toks[i].Kind != text.Word || !capital(w) || w == strings.ToUpper(w) || topics[low] || topics[strings.TrimSuffix(low, "s")] || heads[low] || headings[low] {
			return false
		}
	}
	return !heads[strings.ToLower(d.Span(text.Range{End: end}).In(d.Src))]
}

// labels reports whether the words before the colon are who says those behind it.
func (c *credit) labels() bool {
	named := slices.Contains(c.known.Speakers, c.who)
	office := c.officed()
	if !named && !office {
		return false
	}
	last, mine, ought, told := strings.ToLower(c.d.Text(c.who.End-1)), false, false, false
	for i := c.content.Start; i < c.content.End; i++ {
		w := strings.ToLower(c.d.Text(i))
		if w == last || capital(c.d.Text(i)) && len(w) > 3 && c.repeats(w) {
			return false // "Voss: Voss is back"
		}
		if c.d.Double(i) != nil {
			continue
		}
		mine = mine || ours[w] && c.d.Text(i) != "US"
		switch c.tags.XPOS(c.pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			told = true
			ought = ought || w == "must" || w == "should"
		}
	}
	if credits[last] {
		return false // "Authors: …"
	}
	return mine || ought || office && (told || c.content.Len() > leastCredited)
}

// credits are words before a colon behind which a page names whose work it is.
var credits = wordSet("author authors source sources letter letters editor editors writer writers reporter reporters")

// repeats reports whether w is one of the words before the colon.
func (c *credit) repeats(w string) bool {
	for i := c.who.Start; i < c.who.End; i++ {
		if strings.EqualFold(c.d.Text(i), w) {
			return true
		}
	}
	return false
}

// officed reports whether the words before the colon are a noun phrase headed by an office or a body that speaks.
func (c *credit) officed() bool {
	var err error
	if c.nouns, err = en.Speakers(); err != nil {
		return false // a test loads it
	}
	if c.roles, err = world.LoadPersons(); err != nil {
		return false
	}
	head := c.who.Start - 1
	for i := c.who.Start; i < c.who.End; i++ {
		switch x := c.tags.Class(c.pos[i]); {
		case x == tag.Noun || x == tag.Proper || x == tag.Adjective || x == tag.Particle:
			head = i
			continue
		case is(c.d, i, "of") && head > c.who.Start-1: // "Ministry of Health"
		default:
			return false
		}
		break
	}
	if w := strings.ToLower(c.d.Text(c.who.Start)); head == c.who.End-1 && slices.Contains(c.known.Speakers, c.who) && c.who.Len() > 1 && c.holder(w) {
		return true // "President Osk"
	}
	return head >= c.who.Start && c.heads(head) && !things[strings.ToLower(c.d.Text(head))] && !c.crowd(head)
}

// holder reports whether w is the title of who holds an office.
func (c *credit) holder(w string) bool {
	return c.roles.Role(w).Class.Public()
}

// crowd reports whether token i is a noun for people of whom headings tell: "Osk victims: …".
func (c *credit) crowd(i int) bool {
	w := strings.ToLower(c.d.Text(i))
	if c.nouns[w] {
		return false // "police: …"
	}
	for _, x := range [...]string{w, strings.TrimSuffix(w, "s")} {
		if k := c.roles.Role(x).Class; k == world.Crowd || k == world.Private {
			return true
		}
	}
	return false
}

// things are nouns of speakers.txt that head topics as often: "Law firm: …".
var things = wordSet("club party company firm hospital university union source operator court council")

// heardElse reports whether somebody outside the words behind the colon is heard with them, or is their source behind them: ", - general staff".
func (c *credit) heardElse(qs []hearsay.Quote, whole hearsay.Span) bool {
	words := c.d.Span(c.content)
	return slices.ContainsFunc(qs, func(q hearsay.Quote) bool {
		if !overlaps(&q, whole) {
			return false
		}
		for _, list := range [][]hearsay.Span{q.Source, q.Cue} {
			if slices.ContainsFunc(list, func(s hearsay.Span) bool { return s.Start < words.Start }) {
				return true
			}
		}
		return len(q.Source) > 0 && len(q.Content) > 0 && q.Source[0].Start >= q.Content[0].End
	})
}

// ours are the pronouns of who speaks.
var ours = wordSet("we our ours us i my")
