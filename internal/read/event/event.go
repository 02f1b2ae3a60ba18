// Package event codes what a sentence or quote tells as an event in PLOVER's terms (2021
// codebook): who did what to whom, with mode and context.
//
// It stands beside accuse, after name. Words and phrases with weights (deeds.tsv of
// lexicon/en) vote for a category; words of the future turn a deed into a promise (AGREE) or
// a threat (THREATEN). Actor and recipient are the names before and after the trigger,
// turned round in the passive. An event has the words that told it as its trigger; where no
// word of the lexicon stands there is no event, since a category guessed from the rest
// would have nothing to show. Every event is what somebody says; nothing is known to have
// happened.
//
// Pure, linear in the tokens, some 0.3 µs each.
package event

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Coder codes events. It is read only and safe for concurrent use.
type Coder struct {
	tags  *tag.Tagger
	words *en.Words[[]en.Deed]
}

// New returns a coder for texts that t has tagged.
func New(t *tag.Tagger) (*Coder, error) {
	words, err := en.DeedWords()
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	return &Coder{tags: t, words: en.NewWords(words)}, nil
}

// Coded is an event before its names have become actors of a reading.
type Coded struct {
	Code             string
	Mode, Context    []string
	Trigger          text.Range
	Actor, Recipient []int // indexes of names
	Score            float64
}

// Work is the memory of one goroutine.
type Work struct {
	low  []byte
	hits []hit
}

type hit struct {
	deed   *en.Deed
	at, to int // tokens
	future bool
	weight float64
}

// Code appends the event that tokens r of d tell to dst: at most one, that of the strongest
// trigger.
func (c *Coder) Code(dst []Coded, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, r text.Range) []Coded {
	w.hits = w.hits[:0]
	for i := r.Start; i < r.End; i++ {
		c.at(w, d, i, r.End)
	}
	best := c.best(w, d, pos, r)
	if best == nil {
		return dst
	}
	e := Coded{Code: best.deed.Category, Trigger: text.Range{Start: best.at, End: best.to}, Score: min(1, best.weight/8)}
	if best.future && best.deed.Category != "THREATEN" && best.deed.Category != "AGREE" {
		switch quadSign(best.deed.Category) {
		case 1:
			e.Code = "AGREE"
		case -1:
			e.Code = "THREATEN"
		}
	}
	if e.Code == "THREATEN" && best.deed.Category != "THREATEN" {
		e.Mode = []string{threatMode(best.deed)}
	} else if e.Code == best.deed.Category && best.deed.Mode != "" {
		e.Mode = []string{best.deed.Mode}
	}
	for _, h := range w.hits {
		if h.deed.Category == "context" && !slices.Contains(e.Context, h.deed.Mode) {
			e.Context = append(e.Context, h.deed.Mode)
		}
	}
	c.parties(&e, d, pos, names, r)
	return append(dst, e)
}

// threatMode is the mode of the threat to do a deed.
func threatMode(d *en.Deed) string {
	switch {
	case d.Mode == "expel", d.Mode == "arrest":
		return d.Mode
	case d.Category == "SANCTION":
		return "relations"
	case d.Category == "ASSAULT", d.Category == "MOBILIZE":
		return "violence"
	}
	return "restrict"
}

// quadSign is 1 for deeds of cooperation, whose future is a promise, −1 for deeds of conflict,
// whose future is a threat, 0 for words, whose future is still words.
func quadSign(category string) int {
	switch category {
	case "AID", "COOPERATE", "CONCEDE", "RETREAT", "SUPPORT", "CONSULT":
		return 1
	case "COERCE", "ASSAULT", "SANCTION", "MOBILIZE", "PROTEST":
		return -1
	}
	return 0
}

// at notes the deeds whose words start at token i.
func (c *Coder) at(w *Work, d *text.Doc, i, end int) {
	w.low = lower(w.low[:0], d.Text(i))
	c.try(w, d, i, end)
	if n := len(w.low); n >= 2 {
		for k := min(3, n); k >= 2; k-- {
			w.low = append(lower(w.low[:0], d.Text(i))[:k], '*')
			c.try(w, d, i, end)
		}
	}
}

// try notes the deeds that are listed under w.low and whose words stand at token i.
func (c *Coder) try(w *Work, d *text.Doc, i, end int) {
	deeds, _ := c.words.Find(w.low)
	for k := range deeds {
		x := &deeds[k]
		rest, at := x.Rest, i+1
		if len(rest) > 0 && strings.HasSuffix(rest[0], "*") && rest[0] != "*" && w.low[len(w.low)-1] == '*' {
			if !same(d.Text(i), rest[0]) {
				continue
			}
			rest = rest[1:]
		}
		if to, ok := matchRest(d, rest, at, end); ok {
			w.hits = append(w.hits, hit{deed: x, at: i, to: to})
		}
	}
}

// matchRest matches words against the tokens from at on.
func matchRest(d *text.Doc, rest []string, at, end int) (int, bool) {
	for k := 0; k < len(rest); k++ {
		if rest[k] == "_" {
			for gap := 0; gap <= 4 && at+gap < end; gap++ {
				if to, ok := matchRest(d, rest[k+1:], at+gap, end); ok {
					return to, true
				}
			}
			return 0, false
		}
		if at >= end || !same(d.Text(at), rest[k]) {
			return 0, false
		}
		at++
	}
	return at, true
}

// same compares a token with a lower-case word or prefix.
func same(s, pattern string) bool {
	if p, ok := strings.CutSuffix(pattern, "*"); ok {
		return len(s) >= len(p) && strings.EqualFold(s[:len(p)], p)
	}
	return strings.EqualFold(s, pattern)
}

func lower(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		dst = append(dst, b)
	}
	return dst
}

// best returns the hit that tells the event: verbs before nouns, longer phrases before
// shorter, main clause before what hangs on it.
func (c *Coder) best(w *Work, d *text.Doc, pos []tag.Tag, r text.Range) *hit {
	var best *hit
	for k := range w.hits {
		h := &w.hits[k]
		if h.deed.Category == "context" || h.deed.Category == "future" {
			continue
		}
		h.future = future(w, h)
		h.weight = c.weigh(h, d, pos, r)
		if best == nil || h.weight > best.weight {
			best = h
		}
	}
	if best != nil && best.weight < 1 {
		return nil
	}
	return best
}

// future reports whether words of the future stand shortly before a hit.
func future(w *Work, h *hit) bool {
	for k := range w.hits {
		f := &w.hits[k]
		if f.deed.Category == "future" && f.to <= h.at && h.at-f.to <= 3 {
			return true
		}
	}
	return false
}

func (c *Coder) weigh(h *hit, d *text.Doc, pos []tag.Tag, r text.Range) float64 {
	x := h.deed.Weight + 0.5*float64(h.to-h.at-1)
	switch class := c.tags.Class(pos[h.at]); class {
	case tag.Verb, tag.Aux:
		switch c.tags.XPOS(pos[h.at]) {
		case "VBN":
			if h.at > r.Start && !auxBefore(c, pos, h.at, r.Start) {
				x -= 2.5 // "refugees ordered out"
			}
		case "VBG":
			if !auxBefore(c, pos, h.at, r.Start) {
				x -= 2
			}
		case "VB":
			if h.at > r.Start && same(d.Text(h.at-1), "to") {
				x -= 1.5 // what is wanted, not what is done
			}
		}
	case tag.Noun, tag.Proper:
		if h.to-h.at == 1 {
			x -= 3
		} else {
			x -= 1
		}
	case tag.Adjective:
		x -= 1.5
	}
	for i := r.Start; i < h.at; i++ { // subordinate clauses weigh less
		if c.tags.Class(pos[i]) == tag.Subordinator && !same(d.Text(i), "that") || same(d.Text(i), "who") || same(d.Text(i), "which") {
			x -= 1
		}
	}
	return x - 0.06*float64(h.at-r.Start)
}

// auxBefore reports whether an auxiliary stands before token i, adverbs between.
func auxBefore(c *Coder, pos []tag.Tag, i, start int) bool {
	for k := i - 1; k >= start && k >= i-3; k-- {
		switch c.tags.Class(pos[k]) {
		case tag.Aux:
			return true
		case tag.Adverb, tag.Particle:
		default:
			return false
		}
	}
	return false
}

// parties takes the names before the trigger as actors and those after it as recipients, in
// the passive the other way round. "by" brings an actor back.
func (c *Coder) parties(e *Coded, d *text.Doc, pos []tag.Tag, names []name.Name, r text.Range) {
	t := e.Trigger
	passive := c.tags.XPOS(pos[t.Start]) == "VBN" && be(d, pos, c, t.Start, r.Start)
	before, after := -1, -1
	first := name.From(names, r.Start)
	for k := first; k < len(names) && names[k].Start < r.End; k++ {
		n := &names[k]
		switch {
		case n.Start < r.Start || n.End > r.End:
		case n.End <= t.Start:
			if before < 0 || !object(c, d, pos, n.Start, r.Start) {
				before = k
			}
		case n.Start >= t.End && (after < 0 || names[after].Country == "" && n.Country != ""):
			after = k // "its troops from Velia": the state, not the troops
		}
	}
	agent := -1
	if passive {
		for k := first; k < len(names) && names[k].Start < r.End; k++ {
			if n := &names[k]; n.Start >= t.End && n.End <= r.End && near(d, n.Start, t.End, "by") {
				agent = k
				break
			}
		}
		if agent == after {
			after = -1
		}
		before, after = agent, before
	}
	if before >= 0 {
		e.Actor = append(e.Actor, before)
	}
	if after >= 0 {
		e.Recipient = append(e.Recipient, after)
	}
}

// be reports whether a form of be stands among the auxiliaries before token i.
func be(d *text.Doc, pos []tag.Tag, c *Coder, i, start int) bool {
	for k := i - 1; k >= start && k >= i-3; k-- {
		switch s := d.Text(k); {
		case same(s, "be"), same(s, "been"), same(s, "being"), same(s, "is"), same(s, "are"), same(s, "was"), same(s, "were"):
			return true
		}
		if cl := c.tags.Class(pos[k]); cl != tag.Adverb && cl != tag.Aux && cl != tag.Particle {
			return false
		}
	}
	return false
}

// object reports whether a preposition governs the name at token i.
func object(c *Coder, d *text.Doc, pos []tag.Tag, i, start int) bool {
	for k := i - 1; k >= start && k >= i-3; k-- {
		switch c.tags.Class(pos[k]) {
		case tag.Adposition:
			return true
		case tag.Determiner, tag.Adjective, tag.Noun:
		default:
			return false
		}
	}
	return false
}

// near reports whether word stands before token i, at most four tokens back and behind from.
func near(d *text.Doc, i, from int, word string) bool {
	for k := i - 1; k >= from && k >= i-4; k-- {
		if same(d.Text(k), word) {
			return true
		}
	}
	return false
}

// Quote fills q.Events with the events of its content, one a sentence at most, each with the
// time and places of its clause, and q.Numbers with the content's quantities; facts may be
// nil. Ids maps an index of names to the id of an actor of the reading, "" if it has none.
func (c *Coder) Quote(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, facts *Facts, ids func(int) string, q *hearsay.Quote) {
	q.Events, q.Numbers = nil, nil
	var coded []Coded
	for _, piece := range q.Content {
		r := d.Tokens(piece)
		for _, s := range d.Over(r) {
			part := text.Range{Start: max(s.Start, r.Start), End: min(s.End, r.End)}
			cl := clause{c, d, pos, s, whole}
			coded = c.Code(coded[:0], w, d, pos, names, part)
			for _, e := range coded {
				x := hearsay.Event{Actor: idList(e.Actor, ids), Recipient: idList(e.Recipient, ids), Code: e.Code, Mode: e.Mode, Context: e.Context, Trigger: []hearsay.Span{d.Span(e.Trigger)}}
				if facts != nil {
					if t := cl.time(facts.Times, e.Trigger, part); t != nil {
						x.When = t.Value(d)
					}
					x.Where = cl.places(facts.Places, e.Trigger, part)
					explain(q, &x)
				}
				q.Events = append(q.Events, x)
			}
			if facts != nil {
				q.Numbers = cl.numbers(q.Numbers, facts, part)
			}
		}
	}
	for i := range q.Numbers {
		explainNumber(q, &q.Numbers[i], d.Src)
	}
}

func idList(at []int, ids func(int) string) []string {
	var out []string
	for _, k := range at {
		if id := ids(k); id != "" {
			out = append(out, id)
		}
	}
	return out
}
