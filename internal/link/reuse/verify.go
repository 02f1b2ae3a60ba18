package reuse

import (
	"slices"
	"strings"

	"hearsay"
)

// Kind of an edge.
type Kind string

const (
	Copy      Kind = "copy"
	Reuse     Kind = "reuse"
	Quotation Kind = "quotation" // nothing but what stands in quotation marks in both
)

// Thresholds.
const (
	copyFrom  = 0.5 // resemblance of a copy
	longFrom  = 25  // words of the longest passage of a reuse, some of them not quoted,
	totalFrom = 30  // or of two or more passages together, quotations apart
	// inQuotes is the share of a passage's words in quotation marks from which it is a
	// quotation with a few words of its cue; words of such a passage do not count.
	inQuotes = 0.8
	// frameFrom is how many words that follow each other outside quotation marks are more than
	// a cue all the same.
	frameFrom = 10
)

// Edge is what two texts share; A is the one with the smaller number.
type Edge struct {
	Kind        Kind
	Resemblance float64 // of the sets of shingles, [0,1]; of a copy at least half, standing paragraphs of outlets apart
	OfA, OfB    float64 // containment of A in B, and of B in A
	Shared      int     // words that are the same, in passages; those quoted only where the kind is quotation
	Passages    []Passage
}

// Text is a text taken apart, to be verified against others.
type Text struct {
	id    int32
	words []Word
	set   []uint64
	keys  []keyAt
	bands []uint64
	said  []bool  // words in quotation marks
	paras []int32 // first words of paragraphs
}

type keyAt struct {
	key uint64
	at  int32 // first word
}

// Take takes a text apart, about 80 µs for 4 kB. said are further stretches that somebody is
// quoted with, for texts that mark speech without quotation marks.
func Take(id int32, s string, said ...hearsay.Span) *Text {
	t := &Text{id: id, words: Words(nil, s)}
	shingles := Shingles(nil, t.words)
	chosen(shingles, func(at int) { t.keys = append(t.keys, keyAt{keyOf(shingles[at]), int32(at)}) })
	slices.SortFunc(t.keys, func(x, y keyAt) int {
		switch {
		case x.key < y.key:
			return -1
		case x.key > y.key:
			return 1
		}
		return int(x.at - y.at)
	})
	sketch := NewSketch(shingles)
	t.bands = sketch.bands(nil)
	slices.Sort(t.bands)
	t.set = Set(shingles)
	t.said = quoted(t.words, s)
	last := 0
	for i, w := range t.words {
		if i == 0 || strings.IndexByte(s[last:w.Start], '\n') >= 0 {
			t.paras = append(t.paras, int32(i))
		}
		last = int(w.End)
	}
	for _, sp := range said {
		for i, w := range t.words {
			if int(w.Start) >= sp.Start && int(w.End) <= sp.End {
				t.said[i] = true
			}
		}
	}
	return t
}

// ID returns the number that t was taken with.
func (t *Text) ID() int32 { return t.id }

// Bytes returns the byte ranges of a passage of words from to in t.
func (t *Text) Bytes(p [2]int) hearsay.Span {
	return hearsay.Span{Start: int(t.words[p[0]].Start), End: int(t.words[p[1]-1].End)}
}

// Verify tells whether two texts are linked as the index stands, and how. It gives the same
// answer whichever comes first.
func (l *Linker) Verify(a, b *Text) (Edge, bool) {
	if a.id > b.id {
		a, b = b, a
	}
	if !l.has(a.id) || !l.has(b.id) {
		return Edge{}, false
	}
	idle, points := l.sharedKeys(a, b)
	if points < 2 && !l.sharedBand(a, b) {
		return Edge{}, false
	}
	x, y := a, b
	turned := l.before(b.id, a.id)
	if turned { // alignment chooses between equals by what comes first: identity, not arrival
		x, y = b, a
	}
	var e Edge
	e.Resemblance, e.OfA, e.OfB = Overlap(a.set, b.set)
	all := 0
	for _, p := range Align(x.words, y.words) {
		all += p.Shared
		if furnished(x, y, p, idle) {
			continue
		}
		for _, r := range p.runs {
			frame := 0
			for k := range r[2] {
				if x.said[r[0]+k] && y.said[r[1]+k] {
					p.Quoted++
					frame = 0
				} else if frame++; frame > p.frame {
					p.frame = frame
				}
			}
		}
		if turned {
			p.A, p.B = p.B, p.A
		}
		p.runs = nil
		e.Passages = append(e.Passages, p)
	}
	return e, e.judge(all, func() float64 {
		like, _, _ := Overlap(l.bare(a), l.bare(b))
		return like
	})
}

// judge sets kind and shared words; false where it is no edge. all are the words of all
// passages, furniture too; like gives the resemblance of what is not furniture.
func (e *Edge) judge(all int, like func() float64) bool {
	kept, longest, shared, several := 0, 0, 0, 0
	longSaid, said := 0, 0
	for _, p := range e.Passages {
		kept += p.Shared
		longSaid, said = max(longSaid, p.Shared), said+p.Shared
		own := p.own()
		shared += own
		if own >= minWords { // around a quotation, too, as many words of one's own are not chance
			longest = max(longest, p.Shared)
			several++
		}
	}
	e.Shared = shared
	reused := longest >= longFrom || several > 1 && shared >= totalFrom
	switch {
	case 2*kept >= all && shared >= minWords && (e.Resemblance >= copyFrom || reused && e.Resemblance >= copyFrom/2 && like() >= copyFrom):
		e.Kind = Copy
	case reused:
		e.Kind = Reuse
	case longSaid >= longFrom, len(e.Passages) > 1 && said >= totalFrom:
		e.Kind, e.Shared = Quotation, said
	default:
		return false
	}
	return true
}

// own returns the words of a passage that count as the outlet's: those not quoted. It is none
// where nearly all are quoted and the others stand in scraps, as cues do.
func (p *Passage) own() int {
	if float64(p.Quoted) >= inQuotes*float64(p.Shared) && p.frame < frameFrom {
		return 0
	}
	return p.Shared - p.Quoted
}

// bare returns the set of shingles of a text without the paragraphs that its outlet repeats:
// those most of whose keys are furniture.
func (l *Linker) bare(t *Text) []uint64 {
	outlet := l.texts[t.id].outlet
	own, all := make([]int, len(t.paras)), make([]int, len(t.paras))
	any := false
	for _, k := range t.keys {
		texts, c := l.keys.find(l.others[:0], k.key)
		l.others = texts
		if c != nil {
			texts = c.texts
		}
		p, _ := slices.BinarySearch(t.paras, k.at+1)
		if p--; p >= 0 {
			all[p]++
			if s := l.state(texts, c, outlet); s.furniture {
				own[p]++
				any = true
			}
		}
	}
	if !any {
		return t.set
	}
	var words []Word
	for p, from := range t.paras {
		to := len(t.words)
		if p+1 < len(t.paras) {
			to = int(t.paras[p+1])
		}
		if 2*own[p] <= all[p] || all[p] == 0 {
			words = append(words, t.words[from:to]...)
		}
	}
	return Set(Shingles(nil, words))
}

// sharedKeys returns the keys of both that make no pair, sorted, and the points of the others.
func (l *Linker) sharedKeys(a, b *Text) (idle []uint64, points uint64) {
	oa, ob := l.texts[a.id].outlet, l.texts[b.id].outlet
	for i, j := 0, 0; i < len(a.keys) && j < len(b.keys); {
		x, y := a.keys[i].key, b.keys[j].key
		switch {
		case x < y:
			i++
		case x > y:
			j++
		default:
			texts, c := l.keys.find(l.others[:0], x)
			l.others = texts
			if c != nil {
				texts = c.texts
			}
			s, t := l.state(texts, c, oa), l.state(texts, c, ob)
			if s.formula || s.furniture || t.furniture || oa == ob && s.own {
				idle = append(idle, x)
			} else {
				points += s.points()
			}
			for i < len(a.keys) && a.keys[i].key == x {
				i++
			}
			for j < len(b.keys) && b.keys[j].key == x {
				j++
			}
		}
	}
	return idle, points
}

// sharedBand tells whether a band that is no template joins two texts.
func (l *Linker) sharedBand(a, b *Text) bool {
	for i, j := 0, 0; i < len(a.bands) && j < len(b.bands); {
		switch x, y := a.bands[i], b.bands[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			_, c := l.sketch.find(l.others[:0], x)
			if c == nil || len(c.texts) <= common ||
				len(c.texts) <= most && (slices.Contains(c.heads, a.id) || slices.Contains(c.heads, b.id)) {
				return true
			}
			i, j = i+1, j+1
		}
	}
	return false
}

// furnished tells whether most of the keys that both texts have in a passage are idle.
func furnished(a, b *Text, p Passage, idle []uint64) bool {
	if len(idle) == 0 {
		return false
	}
	own, all := 0, 0
	j := 0
	for _, k := range a.keys {
		if int(k.at) < p.A[0] || int(k.at)+shingle > p.A[1] {
			continue
		}
		for j < len(b.keys) && b.keys[j].key < k.key {
			j++
		}
		if j == len(b.keys) || b.keys[j].key != k.key {
			continue
		}
		all++
		if _, ok := slices.BinarySearch(idle, k.key); ok {
			own++
		}
	}
	return 2*own > all
}
