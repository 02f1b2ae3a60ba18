package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/text"
)

// piece is a contiguous span of one role.
type piece struct {
	text.Range
	role  uint8 // BSource, BCue or BContent
	score float64
}

// pieces appends the spans that tags label in p. The score of a piece is the geometric
// mean of its tokens' marginals; prob may be nil for scores of 1.
func pieces(dst []piece, tags []uint8, prob []float32, p text.Range) []piece {
	for i := p.Start; i < p.End; {
		y := tags[i]
		if y == O {
			i++
			continue
		}
		role := y
		if y == ISource || y == ICue || y == IContent {
			role = y - 1
		}
		j := i + 1
		for j < p.End && tags[j] == role+1 {
			j++
		}
		dst = append(dst, piece{text.Range{Start: i, End: j}, role, meanScore(prob, i, j)})
		i = j
	}
	return dst
}

// linked is a quote in token ranges.
type linked struct {
	source, cue text.Range
	content     []text.Range
	before      []hearsay.Span // pieces in paragraphs before
	sourceOK    bool
	score       float64
	nearest     int32 // cost of source
	sourceScore float64
	continued   bool // only content, which may go on from the paragraph before
}

// linker joins pieces to quotes; its slices are the work space.
type linker struct {
	pieces []piece
	cost   []int32 // cumulative gap cost up to token i of the paragraph
	sent   []int32 // sentence of token i of the paragraph
	out    []linked
}

// Gap costs, in arbitrary units, found on PolNeAR train by the notes' probe: with gold
// spans these rules restore 95 % of its attributions.
const (
	costSpan     = 1  // a token inside a source or content
	costCue      = 6  // a token of another cue
	costLower    = 3  // a plain lower-case word
	costOther    = 1  // anything else
	costSentence = 12 // a sentence break
	cueFollows   = 3  // content before its cue
	srcFollows   = 4  // cue before its source
	srcTaken     = 10 // a source that stands nearer to another cue
)

// link returns the quotes of paragraph p, in order of their cues; then content pieces that
// go on from the paragraph before (continued), to be joined by the caller.
func (l *linker) link(d *text.Doc, p text.Range, tags []uint8, prob []float32) []linked {
	l.pieces = pieces(l.pieces[:0], tags, prob, p)
	l.gaps(d, p, tags)
	l.out = l.out[:0]
	cues := 0
	for _, c := range l.pieces {
		if c.role == BCue {
			l.out = append(l.out, linked{cue: c.Range, score: c.score})
			cues++
		}
	}
	after := 0 // the first cue behind the content at hand
	for k, c := range l.pieces {
		if c.role != BContent {
			continue
		}
		if c.Start == p.Start && (cues == 0 || l.runsOn(d, k, p)) {
			l.out = append(l.out, linked{content: []text.Range{c.Range}, score: c.score, continued: true})
			continue
		}
		// Cost grows with every token between, so only the nearest cue on either side can win.
		for after < cues && l.out[after].cue.Start < c.Start {
			after++
		}
		best, at := int32(1<<30), -1
		if after > 0 {
			best, at = l.between(p, c.Range, l.out[after-1].cue), after-1
		}
		if after < cues {
			if cost := l.between(p, c.Range, l.out[after].cue) + cueFollows; cost < best {
				at = after
			}
		}
		if at >= 0 {
			l.out[at].content = append(l.out[at].content, c.Range)
			l.out[at].score = min(l.out[at].score, c.score)
		}
	}
	for k := range cues {
		l.out[k].content = withoutCircumstance(d, l.out[k].cue, l.out[k].content)
	}
	l.sources(d, p, cues)
	return l.out
}

// withoutCircumstance drops the piece behind a cue that already has its content in front,
// where it only tells when, where or how it was said: "“No,” she said in an interview with …".
func withoutCircumstance(d *text.Doc, cue text.Range, content []text.Range) []text.Range {
	before := false
	for k, r := range content {
		switch {
		case r.End <= cue.Start:
			before = true
		case before && r.Start-cue.End <= 1 && circumstance[strings.ToLower(d.Text(r.Start))]:
			return append(content[:k:k], content[k+1:]...)
		}
	}
	return content
}

// circumstance are words that open an adverbial, not a content.
var circumstance = map[string]bool{
	"in": true, "on": true, "at": true, "after": true, "before": true, "during": true, "as": true, "while": true, "when": true,
	"with": true, "following": true, "from": true, "last": true, "earlier": true, "late": true, "this": true, "by": true, "through": true, "via": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
}

// runsOn reports whether the k-th piece, a content, continues a quotation of the paragraph before and
// no cue of its own paragraph claims it.
func (l *linker) runsOn(d *text.Doc, k int, p text.Range) bool {
	c := l.pieces[k]
	m := d.Double(c.Start)
	return m != nil && m.Continued && c.Start == m.Start && !l.cueBeside(k, p)
}

// cueBeside reports whether a cue follows content piece c, the k-th, within its paragraph.
func (l *linker) cueBeside(k int, p text.Range) bool {
	c := l.pieces[k]
	for _, q := range l.pieces[k+1:] {
		if q.role == BCue { // the next one costs least
			return l.between(p, c.Range, q.Range) <= 2*costSentence
		}
	}
	return false
}

// sourceReach is the cost from which a source is too far off; every token between costs at
// least one, so that nothing farther than as many tokens need be looked at.
const sourceReach = 5 * costSentence

// sources gives each cue its nearest source, the first of equals.
func (l *linker) sources(d *text.Doc, p text.Range, cues int) {
	for k := range l.out[:cues] {
		l.out[k].nearest = sourceReach
	}
	near := 0 // the first cue in reach
	for _, s := range l.pieces {
		if s.role != BSource {
			continue
		}
		for near < cues && l.out[near].cue.End+sourceReach < s.Start {
			near++
		}
		least := int32(sourceReach)
		end := near
		for ; end < cues && l.out[end].cue.Start <= s.End+sourceReach; end++ {
			least = min(least, l.sourceCost(p, s.Range, l.out[end].cue))
		}
		for k := near; k < end; k++ {
			q := &l.out[k]
			cost := l.sourceCost(p, s.Range, q.cue)
			if l.apart(d, p, s.Range, q.cue) {
				continue
			}
			if cost > least {
				cost += srcTaken
			}
			if cost < q.nearest {
				q.nearest, q.source, q.sourceOK, q.sourceScore = cost, s.Range, true, s.score
			}
		}
	}
	for k := range l.out[:cues] {
		if q := &l.out[k]; q.sourceOK {
			q.score = min(q.score, q.sourceScore)
		}
	}
}

// apart reports whether a source stands in another sentence than its cue where nobody is quoted with marks: of 12,927
// indirect quotes of PolNeAR's training part 62 have one.
func (l *linker) apart(d *text.Doc, p, s, cue text.Range) bool {
	at := l.sent[cue.Start-p.Start]
	if l.sent[s.Start-p.Start] == at {
		return false
	}
	return !quotes(d, d.Sents[at])
}

// quotes reports whether a token of r stands in quotation marks.
func quotes(d *text.Doc, r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if d.Double(i) != nil {
			return true
		}
	}
	return false
}

func (l *linker) sourceCost(p, s, cue text.Range) int32 {
	cost := l.between(p, s, cue)
	if s.Start > cue.Start {
		cost += srcFollows
	}
	return cost
}

// gaps fills the cumulative cost of the tokens of p.
func (l *linker) gaps(d *text.Doc, p text.Range, tags []uint8) {
	l.cost, l.sent = append(l.cost[:0], 0), l.sent[:0]
	s := len(d.Sents) - len(d.Over(text.Range{Start: p.Start, End: len(d.Toks)})) // the first that reaches into p
	sum := int32(0)
	for i := p.Start; i < p.End; i++ {
		for s < len(d.Sents) && d.Sents[s].End <= i {
			s++
		}
		l.sent = append(l.sent, int32(s))
		switch y := tags[i]; {
		case y == BCue || y == ICue:
			sum += costCue
		case y != O:
			sum += costSpan
		case lowerWord(d, i):
			sum += costLower
		default:
			sum += costOther
		}
		l.cost = append(l.cost, sum)
	}
}

// between returns the cost of the tokens and sentence breaks that stand between a and b.
func (l *linker) between(p, a, b text.Range) int32 {
	if a.Start > b.Start {
		a, b = b, a
	}
	if a.End >= b.Start {
		return 0
	}
	return l.cost[b.Start-p.Start] - l.cost[a.End-p.Start] + costSentence*(l.sent[b.Start-p.Start]-l.sent[a.End-1-p.Start])
}

func lowerWord(d *text.Doc, i int) bool {
	r, _ := utf8.DecodeRuneInString(d.Src[d.Toks[i].Start:])
	return unicode.IsLower(r)
}

// kindOf tells how much of the content stands in double quotation marks, by words.
func kindOf(d *text.Doc, content []hearsay.Span) hearsay.QuoteKind {
	in, out := 0, 0
	for _, s := range content {
		r := d.Tokens(s)
		for i := r.Start; i < r.End; i++ {
			if d.Toks[i].Kind != text.Word && d.Toks[i].Kind != text.Number {
				continue
			}
			if d.Double(i) != nil {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case out == 0:
		return hearsay.Direct
	}
	return hearsay.Mixed
}
