package reuse

import (
	"cmp"
	"hash/fnv"
	"slices"
	"time"
)

// Doc is a text as [Find] sees it. Texts of one Item are versions of each other: no pair.
type Doc struct {
	Item   string    // identity of the article
	Outlet string    // whose headers and footers it may carry; "" for unknown
	At     time.Time // when it came out, zero where that cannot be compared with other times
	Wire   bool      // published by an agency: of two equal times the agency's text is the source
	Text   func() (string, error)
}

// Pair is an edge between two texts, A before B in the order given to [Find].
type Pair struct {
	A, B int
	Edge
	From int           // A or B: the earlier one; -1 where times do not tell
	Lag  time.Duration // of the later one; meaningless where From is -1
}

// Containment is the larger of the two.
func (e *Edge) Containment() float64 { return max(e.OfA, e.OfB) }

// Rank turns the identity of an article into the rank that [Meta] wants.
func Rank(identity string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(identity))
	return mix(h.Sum64())
}

// DayOf numbers the day of a time, [NoDay] for the zero one.
func DayOf(t time.Time) int32 {
	if t.IsZero() {
		return NoDay
	}
	return int32(max(0, t.Unix()/86400+100_000))
}

// Find returns all edges among docs, by (A, B): what a [Linker] that met them one by one holds
// in the end. Memory is its index and two texts at a time; texts of candidates are asked for
// again. The error is a text's.
func Find(docs []Doc) ([]Pair, error) {
	l := NewLinker()
	var m Maker
	var f Features
	for i := range docs {
		d := &docs[i]
		s, err := d.Text()
		if err != nil {
			return nil, err
		}
		m.Make(&f, s)
		l.Add(int32(i), Meta{d.Outlet, Rank(d.Item + "\x00" + s), DayOf(d.At)}, &f)
	}
	var out []Pair
	var a, b *Text
	take := func(t **Text, id int32) error {
		if *t != nil && (*t).id == id {
			return nil
		}
		s, err := docs[id].Text()
		if err == nil {
			*t = Take(id, s)
		}
		return err
	}
	for _, p := range l.Due() {
		x, y := &docs[p[0]], &docs[p[1]]
		if x.Item == y.Item && x.Item != "" {
			continue
		}
		if err := cmp.Or(take(&a, p[0]), take(&b, p[1])); err != nil {
			return nil, err
		}
		if e, ok := l.Verify(a, b); ok {
			pair := Pair{A: int(p[0]), B: int(p[1]), Edge: e, From: -1}
			if first, lag := Direct(x.At, x.Wire, y.At, y.Wire); first != 0 {
				pair.From, pair.Lag = pair.A, lag
				if first > 0 {
					pair.From = pair.B
				}
			}
			out = append(out, pair)
		}
	}
	slices.SortFunc(out, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return out, nil
}

// Direct says which of two texts is the earlier one: -1 the first, 1 the second, 0 where times
// do not tell, and by how much. A zero time tells nothing; of equal times an agency's text is
// the earlier one.
func Direct(a time.Time, wireA bool, b time.Time, wireB bool) (first int, lag time.Duration) {
	if a.IsZero() || b.IsZero() {
		return 0, 0
	}
	switch d := b.Sub(a); {
	case d > 0 || d == 0 && wireA && !wireB:
		return -1, d
	case d < 0 || d == 0 && wireB && !wireA:
		return 1, -d
	}
	return 0, 0
}
