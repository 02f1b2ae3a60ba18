package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Passive puts right who speaks in quotes whose cue is the passive of a verb that speaks of somebody or to somebody: "Velia
// has been accused of …", "he was asked whether …", "Asked whether …, he said" (lexicon/en/addressed.tsv). The subject says nothing: it is what is spoken of,
// and becomes content, or whom is spoken to, and goes. Who speaks stands behind "by", right after the cue, or is not told.
// In a headline (title) the participle needs no "be": "Velia warned over drones", "sailors feared dead".
// An accusation with "by N" that the field did not find is appended. dst holds the quotes of d from index first on; pos
// are the tags of its tokens, states the names of states and capitals. PolNeAR annotates passives so: of 71 in its training part 69 name no source before the verb.
// Cost is linear in the tokens.
func Passive(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, words *en.AddressedTable, states []text.Range, title bool) []hearsay.Quote {
	p := passive{d: d, pos: pos, tags: tags, words: words, title: title}
	for i := first; i < len(dst); i++ {
		p.mend(&dst[i])
		p.late(&dst[i], states)
		p.patient(&dst[i])
		p.tolled(&dst[i])
	}
	n := len(dst)
	for _, s := range d.Sents {
		if q, ok := p.find(s, dst[first:]); ok {
			dst = append(dst, q)
		}
		if q, ok := p.ascribed(s, dst[first:]); ok {
			dst = append(dst, q)
		}
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

type passive struct {
	d     *text.Doc
	pos   []tag.Tag
	tags  *tag.Tagger
	words *en.AddressedTable
	title bool
}

func (p *passive) class(i int) tag.Class { return p.tags.Class(p.pos[i]) }

func (p *passive) lower(i int) string { return strings.ToLower(p.d.Text(i)) }

// participle returns the token of cue that is the participle of a passive, and whether its subject is spoken of; −1 if it is none.
func (p *passive) participle(cue text.Range) (at int, charge bool) {
	for i := cue.Start; i < cue.End; i++ {
		w := p.lower(i)
		if charge = p.words.Charge[w]; p.title && i == cue.Start && p.headed(i) {
			return i, charge || p.words.Held[w]
		}
		if w == "found" && i+1 < len(p.d.Toks) && (p.lower(i+1) == "guilty" || p.lower(i+1) == "liable") {
			return i, true // "three men found guilty of spying"
		}
		if charge = charge || p.words.Held[w]; !charge && !p.words.Tell[w] {
			continue
		}
		k := i - 1
		for k >= 0 && (p.class(k) == tag.Adverb || k > 0 && often[p.lower(k)]) {
			k--
		}
		switch {
		case k >= 0 && beForms[p.lower(k)]:
			return i, charge
		case p.words.Charge[w] && i+1 < len(p.d.Toks) && p.words.Link[p.lower(i+1)] && (k < 0 || !perfect[p.lower(k)]):
			return i, charge
		}
	}
	return -1, false
}

// headed reports whether the participle at i, right behind its subject in a headline, is passive without "be" by what follows it.
func (p *passive) headed(i int) bool {
	w, next := p.lower(i), ""
	if i+1 < len(p.d.Toks) {
		next = p.lower(i + 1)
	}
	switch {
	case activeToo[w]:
		return next == "over" || next == "by" || next == "to" && w != "threatened" && p.bidden(i+2)
	case p.words.Tell[w]:
		return p.words.Heard[next] || next == "not" && (w == "told" || w == "warned")
	case w == "found":
		return next == "guilty" || next == "responsible" || next == "liable" || next == "dead" || i+1 < len(p.d.Toks) && p.tags.XPOS(p.pos[i+1]) == "VBG"
	case w == "said" || w == "reported" || w == "expected" || w == "understood":
		return next == "to"
	case !p.words.Held[w]:
		return false
	case next == "" || p.words.Holds[next]:
		return true
	}
	x := p.tags.XPOS(p.pos[i+1])
	return x == "JJ" || x == "VBN"
}

// bidden reports whether the verb at token i is what a court or an office has somebody do, who does not have others do it: "Velmar ordered to pay". Of
// deeds of arms headings have the active without an object, too: "the general ordered to shell the port".
func (p *passive) bidden(i int) bool { return i < len(p.d.Toks) && duties[p.lower(i)] }

// duties are such verbs.
var duties = wordSet("pay repay refund return compensate serve report appear testify stop halt cease suspend remove delete disclose turn hand vacate undergo apologise apologize reinstate divest sell stand leave shut close")

// activeToo are participles of tell that headlines have in the active, too: "Velia threatened to leave", "the general ordered to fire".
var activeToo = wordSet("threatened pressed ordered instructed")

// beForms make a participle a passive.
var beForms = map[string]bool{"is": true, "are": true, "am": true, "was": true, "were": true, "be": true, "been": true, "being": true, "'s": true, "'re": true, "’s": true, "’re": true, "gets": true, "got": true}

// perfect are words before a participle that make it active: "goals that they have identified as".
var perfect = map[string]bool{"have": true, "has": true, "had": true, "having": true, "'ve": true, "’ve": true}

// often are words between "be" and the participle that are not always tagged as adverbs.
var often = map[string]bool{"long": true, "also": true, "first": true, "once": true, "now": true, "not": true, "never": true, "again": true}

// whom reports whether what the source of q says is of who stands before "which" or "whom" in front of it: "Velia, which the minister blamed for the fire".
func (p *passive) whom(q *hearsay.Quote) bool {
	if len(q.Source) != 1 || len(q.Content) < 2 || q.Content[0].End > q.Source[0].Start {
		return false
	}
	i := p.d.Tokens(q.Source[0]).Start - 1
	return i > 0 && (relative[p.lower(i)] || is(p.d, i, "whom")) && p.d.Tokens(q.Content[0]).End >= i-1
}

// mend takes the subject from the source of one quote.
func (p *passive) mend(q *hearsay.Quote) {
	if len(q.Cue) != 1 || len(q.Source) > 1 {
		return
	}
	cue := p.d.Tokens(q.Cue[0])
	if p.attributed(q, cue) || p.whom(q) {
		return
	}
	if p.leading(q, cue) || cue.Start > 0 && p.lower(cue.Start-1) == "when" && p.words.Tell[p.lower(cue.Start)] { // "when asked about the roof"
		q.Source = nil
		return
	}
	at, charge := p.participle(cue)
	if at < 0 || len(q.Source) == 1 && q.Source[0].Start > q.Cue[0].Start {
		return
	}
	if len(q.Source) == 1 {
		subject := q.Source[0]
		q.Source = nil
		if charge && !slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Overlaps(subject) }) {
			q.Content = slices.Insert(q.Content, 0, subject)
		}
	}
	if p.lower(at) == "known" {
		return // "known by the name of": nobody who speaks
	}
	end := max(cue.End, at+1)
	by := end
	if !is(p.d, by, "by") {
		if by--; !is(p.d, by, "by") {
			return
		}
	}
	to := p.agent(by+1, p.d.Double(by) != nil)
	if to == by+1 {
		return
	}
	rest := make([]hearsay.Span, 0, len(q.Content))
	for _, s := range q.Content {
		if r := p.d.Tokens(s); r.Start >= by && r.Start < to {
			if to >= r.End {
				continue
			}
			s.Start = p.d.Toks[to].Start
		}
		rest = append(rest, s)
	}
	if len(rest) == 0 {
		return
	}
	q.Source, q.Content = []hearsay.Span{p.d.Span(text.Range{Start: by + 1, End: to})}, rest
}

// patient gives a charge in the passive who is charged, where that stands before an aside: "Velia, which denies it, | was blamed | for the fire".
func (p *passive) patient(q *hearsay.Quote) {
	if len(q.Cue) != 1 || len(q.Content) == 0 || len(q.Source) == 1 && q.Source[0].Start < q.Cue[0].Start {
		return
	}
	cue := p.d.Tokens(q.Cue[0])
	if at, charge := p.participle(cue); at < 0 || !charge || cue.Start < 4 || p.d.Text(cue.Start-1) != "," {
		return
	}
	r := telling{reporting: reporting{d: p.d, s: sentenceOf(p.d, cue.Start), cue: cue}, pos: p.pos, tags: p.tags}
	if r.subjectOf(cue.Start) != cue.Start || q.Content[0].Start < p.d.Toks[r.o.Start+1].Start {
		return
	}
	aside := hearsay.Span{Start: p.d.Toks[r.o.Start].Start, End: q.Cue[0].Start}
	rest := slices.DeleteFunc(slices.Clone(q.Content), aside.Contains)
	q.Content = slices.Insert(rest, 0, p.d.Span(r.o))
	q.Kind = kindOf(p.d, q.Content)
}

// tolled takes the source from a quote in which it is what was reported, as headings have it, and nobody who reports: "Velia shells port, casualties reported".
func (p *passive) tolled(q *hearsay.Quote) {
	if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) == 0 || q.Content[0].Start > q.Source[0].Start {
		return
	}
	src, cue := p.d.Tokens(q.Source[0]), p.d.Tokens(q.Cue[0])
	if cue.Len() != 1 || src.End != cue.Start || !reportedOf[p.lower(cue.Start)] || !tolls[p.lower(src.End-1)] {
		return
	}
	if cue.End < len(p.d.Toks) && p.d.Toks[cue.End].Lines == 0 && !stops(p.d.Text(cue.End)) {
		return // "victims reported that"
	}
	q.Source = nil
}

var (
	reportedOf = map[string]bool{"reported": true, "confirmed": true, "feared": true, "expected": true}
	tolls      = map[string]bool{"casualties": true, "deaths": true, "injuries": true, "fatalities": true, "victims": true, "damage": true, "losses": true, "explosions": true, "blasts": true, "outages": true, "wounded": true, "dead": true, "injured": true, "evacuations": true}
)

// attributed takes to whom a deed is attributed off the source: "was attributed to Velia by two researchers".
func (p *passive) attributed(q *hearsay.Quote, cue text.Range) bool {
	if len(q.Source) != 1 || q.Source[0].Start < q.Cue[0].End || p.lower(cue.End-1) != "attributed" && (cue.Len() < 2 || p.lower(cue.End-2) != "attributed") {
		return false
	}
	src := p.d.Tokens(q.Source[0])
	for by := src.Start + 1; by+1 < src.End; by++ {
		if p.lower(by) == "by" && (p.lower(src.Start-1) == "to" || p.lower(src.Start) == "to") {
			q.Content = append(q.Content, p.d.Span(text.Range{Start: src.Start, End: by}))
			q.Source[0] = p.d.Span(text.Range{Start: by + 1, End: src.End})
			slices.SortFunc(q.Content, func(a, b hearsay.Span) int { return a.Start - b.Start })
			return true
		}
	}
	return false
}

// leading reports whether the cue is a participle that opens its sentence and whose subject, who is spoken to, the field took for who speaks: "Asked whether
// it was safe, the mayor said".
func (p *passive) leading(q *hearsay.Quote, cue text.Range) bool {
	if len(q.Source) != 1 || !p.words.Tell[p.lower(cue.Start)] || p.d.Double(cue.Start) != nil {
		return false
	}
	src, s := p.d.Tokens(q.Source[0]), sentenceOf(p.d, cue.Start)
	if cue.Start != s.Start || src.Start <= cue.Start+1 || src.Start >= s.End || p.d.Text(src.Start-1) != "," && p.d.Text(src.Start-2) != "," {
		return false
	}
	return !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Start > q.Source[0].Start })
}

// agent returns the token behind the noun phrase at token i, i itself if there is none. "of" goes on unless a verb follows it.
func (p *passive) agent(i int, quoted bool) int {
	k, noun := i, -1
	for ; k < len(p.d.Toks) && k < i+12 && (p.d.Double(k) != nil) == quoted; k++ {
		w := p.lower(k)
		switch c := p.class(k); {
		case c == tag.Noun || c == tag.Proper:
			noun = k
			continue
		case c == tag.Determiner, c == tag.Adjective, c == tag.Numeral, c == tag.Particle && noun >= 0, c == tag.Pronoun && possessive[w]:
			continue
		case noun >= 0 && (w == "of" || w == "and" || w == "in") && k+1 < len(p.d.Toks) && (p.class(k+1) == tag.Proper || w != "in" && p.class(k+1) == tag.Determiner):
			continue
		}
		break
	}
	if noun < 0 {
		return i
	}
	if n := noun + 1; n < k && p.class(n) == tag.Particle && n+1 >= k {
		return n
	}
	return noun + 1
}

// find looks in a sentence for "N has been accused by M of …" where no quote has the participle.
func (p *passive) find(s text.Range, qs []hearsay.Quote) (hearsay.Quote, bool) {
	d := p.d
	if s.Len() < 2*leastClause || d.Text(s.End-1) == "?" {
		return hearsay.Quote{}, false
	}
	for i := s.Start + 2; i < s.End-leastClause; i++ {
		by := p.byAgent(i)
		if by < 0 || d.Double(i) != nil {
			continue
		}
		at := i
		if by == i+1 {
			at, _ = p.participle(text.Range{Start: i, End: i + 1})
		}
		to := p.agent(by+1, false)
		if at < 0 || to == by+1 || to >= s.End-2 || !p.words.Link[d.Text(to)] {
			continue
		}
		from := i
		for from > s.Start && (beForms[d.Text(from-1)] || helps[d.Text(from-1)] || often[d.Text(from-1)] || p.class(from-1) == tag.Aux || p.class(from-1) == tag.Adverb) {
			from--
		}
		subject := from
		for subject > s.Start && d.Double(subject-1) == nil && (p.class(subject-1) == tag.Noun || p.class(subject-1) == tag.Proper || p.class(subject-1) == tag.Adjective || p.class(subject-1) == tag.Determiner || p.class(subject-1) == tag.Numeral || p.class(subject-1) == tag.Particle) {
			subject--
		}
		end := to
		for end < s.End && !stops(d.Text(end)) {
			end++
		}
		whole := d.Span(text.Range{Start: from, End: end})
		if subject == from || supposes(d, s, subject) || slices.ContainsFunc(qs, func(q hearsay.Quote) bool { return overlaps(&q, whole) }) {
			continue
		}
		q := hearsay.Quote{Source: []hearsay.Span{d.Span(text.Range{Start: by + 1, End: to})}, Cue: []hearsay.Span{d.Span(text.Range{Start: from, End: by})},
			Content: []hearsay.Span{d.Span(text.Range{Start: subject, End: from}), d.Span(text.Range{Start: to, End: end})}, Score: layoutProb}
		q.Kind = kindOf(d, q.Content)
		return q, true
	}
	return hearsay.Quote{}, false
}

// byAgent returns where "by" stands behind a participle of accusing at token i, or behind "was held responsible"; -1 if nowhere.
func (p *passive) byAgent(i int) int {
	d := p.d
	switch {
	case p.words.Charge[d.Text(i)] && is(d, i+1, "by"):
		return i + 1
	case d.Text(i) == "held" && (is(d, i+1, "responsible") || is(d, i+1, "accountable")) && is(d, i+2, "by") && i > 0 && beForms[p.lower(i-1)]:
		return i + 2
	}
	return -1
}

// supposes reports whether what stands before the subject makes its sentence a condition.
func supposes(d *text.Doc, s text.Range, subject int) bool {
	for k := s.Start; k < subject; k++ {
		switch strings.ToLower(d.Text(k)) {
		case "if", "unless", "whether", "should", "would":
			return true
		}
	}
	return false
}

// overlaps reports whether any piece of a quote has words of s.
func overlaps(q *hearsay.Quote, s hearsay.Span) bool {
	has := func(x hearsay.Span) bool { return x.Overlaps(s) }
	return slices.ContainsFunc(q.Source, has) || slices.ContainsFunc(q.Cue, has) || slices.ContainsFunc(q.Content, has)
}
