package pipeline

import (
	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// audience is what [linking.heard] asks of one article again and again: an article of thousands of charges is looked through once a side,
// not once a charge.
type audience struct {
	speaking []int                        // quotes that tell what somebody says, ascending
	named    map[hearsay.Field]*spanIndex // pieces of content of those whose speaker has a key
	pieces   map[hearsay.Field][]piece    // by place in named
	sides    map[side]*answers
}

// piece is a span of the content of a quote.
type piece struct {
	at    hearsay.Span
	quote int
}

// side is an accused, and the state for which it answers or to which it is tied.
type side struct {
	accused link.Party
	state   string
}

// answers are the quotes of an article that are words of a side, in their order, and whether its text tells that the side was asked.
type answers struct {
	list         []answer
	asked, known bool
}

type answer struct {
	quote   int
	whole   hearsay.Span // its hull
	putsOff bool
}

// audienceOf makes what is asked of report i, or returns what was made. Cost is that of its quotes.
func (m *made) audienceOf(i int) *audience {
	if h := m.audiences[i]; h != nil {
		return h
	}
	h := &audience{named: map[hearsay.Field]*spanIndex{}, pieces: map[hearsay.Field][]piece{}, sides: map[side]*answers{}}
	for k := m.from[i]; k < m.from[i+1]; k++ {
		q := &m.quotes[k]
		outlet := q.Speaker.Kind == hearsay.KindOutlet
		if !(outlet && q.Q.Speaker.Via == hearsay.ViaOutlet) && spoken(q) {
			h.speaking = append(h.speaking, k)
		}
		if f := q.Q.Field; q.Speaker.Key != "" && !outlet {
			for _, c := range q.Q.Content {
				h.pieces[f] = append(h.pieces[f], piece{c, k})
			}
		}
	}
	for f, list := range h.pieces {
		h.named[f] = newSpanIndex(len(list), func(i int) hearsay.Span { return list[i].at })
	}
	if m.audiences == nil {
		m.audiences = map[int]*audience{}
	}
	m.audiences[i] = h
	return h
}

// within reports whether a quote other than k of a named speaker, one that ok takes, has all of k's words in its content.
func (h *audience) within(q *claim.Quote, k int, ok func(n int) bool) bool {
	named, pieces := h.named[q.Q.Field], h.pieces[q.Q.Field]
	if named == nil {
		return false
	}
	whole, found := hull(q.Q), false
	wide := hearsay.Span{Start: whole.Start - 1, End: whole.End + 1} // spans without bytes overlap nothing
	named.overlapping(wide, func(i int) {
		found = found || pieces[i].quote != k && pieces[i].at.Contains(whole) && ok(pieces[i].quote)
	})
	return found
}

// answersOf returns which quotes of report i are words of a side ([linking.answering]), looked for once.
func (in *linking) answersOf(m *made, i int, s side) *answers {
	h := m.audienceOf(i)
	if a := h.sides[s]; a != nil {
		return a
	}
	a := &answers{}
	for _, k := range h.speaking {
		if q := &m.quotes[k]; in.answering(m, k, s.accused, s.state) {
			a.list = append(a.list, answer{k, hull(q.Q), putsOff(q)})
		}
	}
	h.sides[s] = a
	return a
}

// asked reports whether the text of report i tells that the side was asked ([linking.askedOf]), looked for once.
func (in *linking) asked(m *made, i int, s side) bool {
	a := in.answersOf(m, i, s)
	if !a.known {
		_, a.asked = in.askedOf(in.reports[i].Revision.Text, s.accused, s.state)
		a.known = true
	}
	return a.asked
}
