package reuse

import (
	"cmp"
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

// Kind of an edge.
type Kind string

const (
	Copy  Kind = "copy"
	Reuse Kind = "reuse"
)

// Pair is one verified edge between two texts, A before B in the order given to [Find].
type Pair struct {
	A, B        int
	Kind        Kind
	From        int     // A or B: the earlier one; -1 where times do not tell
	Resemblance float64 // of the sets of shingles, [0,1]
	Containment float64 // the larger of the two, [0,1]
	Shared      int     // words that are the same, in passages
	Passages    []Passage
	Lag         time.Duration // of the later one; meaningless where From is -1
}

// Thresholds.
const (
	copyFrom   = 0.5 // resemblance of a copy
	sampleOne  = 8   // one shingle in so many is kept for passages
	keepAll    = 64  // texts with fewer shingles keep all of them
	sharedFrom = 2   // sampled shingles that make a candidate; one that few texts hold counts double
	few        = 8   // texts
	longFrom   = 25  // words of the longest passage of a reuse,
	totalFrom  = 30  // or of two or more passages together
	// A shingle that stands in more texts than this is a formula; one that stands in at least
	// ownFrom texts and a fifth of an outlet's is its header or footer.
	formula  = 64
	ownFrom  = 4
	ownShare = 5
)

// Find returns all copies and reuses among docs, by (A, B). Memory is the sketches, the
// sampled shingles (about 1.2 kB a text) and two texts at a time; texts of candidates are
// asked for again. The error is a text's.
func Find(docs []Doc) ([]Pair, error) {
	f := finder{docs: docs, posts: map[uint64][]int32{}, per: map[string]int{}, own: map[string]map[uint64]int{}}
	for i := range docs {
		if err := f.enter(int32(i)); err != nil {
			return nil, err
		}
	}
	f.boilerplate()
	candidates := f.candidates()
	var out []Pair
	for _, c := range candidates {
		p, ok, err := f.verify(c)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return out, nil
}

type finder struct {
	docs  []Doc
	index Index
	pairs map[[2]int32]bool // candidates of the sketches
	keys  [][]uint64        // by text: sampled shingles
	posts map[uint64][]int32
	per   map[string]int            // texts by outlet
	own   map[string]map[uint64]int // texts of an outlet that hold a shingle
	drop  map[string]map[uint64]bool
	last  [2]taken // texts at hand
}

// taken is a text that was taken apart.
type taken struct {
	n     int32
	ok    bool
	words []Word
	set   []uint64
}

// enter sketches text n and samples its shingles.
func (f *finder) enter(n int32) error {
	t, err := f.take(n)
	if err != nil {
		return err
	}
	s := NewSketch(t.set)
	f.index.Add(n, &s, func(m int32) {
		if f.pairs == nil {
			f.pairs = map[[2]int32]bool{}
		}
		f.pairs[[2]int32{m, n}] = true
	})
	var keys []uint64
	for _, h := range t.set {
		if len(t.set) < keepAll || h%sampleOne == 0 {
			keys = append(keys, h)
		}
	}
	f.keys = append(f.keys, keys)
	o := f.docs[n].Outlet
	f.per[o]++
	if f.own[o] == nil {
		f.own[o] = map[uint64]int{}
	}
	for _, h := range keys {
		f.posts[h] = append(f.posts[h], n)
		if o != "" {
			f.own[o][h]++
		}
	}
	return nil
}

// take returns text n taken apart; the last two are at hand.
func (f *finder) take(n int32) (taken, error) {
	for _, t := range f.last {
		if t.ok && t.n == n {
			return t, nil
		}
	}
	s, err := f.docs[n].Text()
	if err != nil {
		return taken{}, err
	}
	t := taken{n: n, ok: true, words: Words(nil, s)}
	t.set = Set(Shingles(nil, t.words))
	f.last[0], f.last[1] = f.last[1], t
	return t, nil
}

// boilerplate learns what outlets put into every text.
func (f *finder) boilerplate() {
	f.drop = map[string]map[uint64]bool{}
	for o, counts := range f.own {
		for h, n := range counts {
			if n >= ownFrom && n*ownShare >= f.per[o] && f.per[o] > 2*ownFrom {
				if f.drop[o] == nil {
					f.drop[o] = map[uint64]bool{}
				}
				f.drop[o][h] = true
			}
		}
	}
	f.own = nil
}

// candidates returns the pairs worth looking at, in order.
func (f *finder) candidates() [][2]int32 {
	shared := map[[2]int32]int{}
	for h, list := range f.posts {
		if len(list) > formula {
			continue
		}
		weight := 1
		if len(list) <= few {
			weight = 2
		}
		for i, m := range list {
			if f.drop[f.docs[m].Outlet][h] {
				continue
			}
			for _, n := range list[i+1:] {
				if !f.drop[f.docs[n].Outlet][h] {
					shared[[2]int32{m, n}] += weight
				}
			}
		}
	}
	var out [][2]int32
	for p, n := range shared {
		if n >= sharedFrom {
			out = append(out, p)
		}
	}
	for p := range f.pairs {
		if shared[p] < sharedFrom {
			out = append(out, p)
		}
	}
	out = slices.DeleteFunc(out, func(p [2]int32) bool { return f.docs[p[0]].Item == f.docs[p[1]].Item && f.docs[p[0]].Item != "" })
	slices.SortFunc(out, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}

// verify counts what a candidate pair shares.
func (f *finder) verify(c [2]int32) (Pair, bool, error) {
	a, err := f.take(c[0])
	if err != nil {
		return Pair{}, false, err
	}
	b, err := f.take(c[1])
	if err != nil {
		return Pair{}, false, err
	}
	p := Pair{A: int(c[0]), B: int(c[1]), From: -1}
	var ofA, ofB float64
	p.Resemblance, ofA, ofB = Overlap(a.set, b.set)
	p.Containment = max(ofA, ofB)
	p.Passages = slices.DeleteFunc(Align(a.words, b.words), func(x Passage) bool { return f.furniture(c, a.words[x.A[0]:x.A[1]], b.words[x.B[0]:x.B[1]]) })
	longest := 0
	for _, x := range p.Passages {
		p.Shared += x.Shared
		longest = max(longest, x.Shared)
	}
	switch {
	case p.Resemblance >= copyFrom && longest > 0: // a text of less than twelve words is a formula
		p.Kind = Copy
	case longest >= longFrom, len(p.Passages) > 1 && p.Shared >= totalFrom:
		p.Kind = Reuse
	default:
		return p, false, nil
	}
	p.direct(&f.docs[p.A], &f.docs[p.B])
	return p, true, nil
}

// furniture reports whether most of a passage is what one of the two outlets puts into every
// text.
func (f *finder) furniture(c [2]int32, a, b []Word) bool {
	for i, ws := range [2][]Word{a, b} {
		drop := f.drop[f.docs[c[i]].Outlet]
		if len(drop) == 0 {
			continue
		}
		own, all := 0, 0
		for _, h := range Shingles(nil, ws) {
			if drop[h] { // short texts keep all of their shingles, long ones some
				own++
				all++
			} else if h%sampleOne == 0 {
				all++
			}
		}
		if all > 0 && 2*own > all {
			return true
		}
	}
	return false
}

// direct says which text is the earlier one.
func (p *Pair) direct(a, b *Doc) {
	if a.At.IsZero() || b.At.IsZero() {
		return
	}
	switch d := b.At.Sub(a.At); {
	case d > 0 || d == 0 && a.Wire && !b.Wire:
		p.From, p.Lag = p.A, d
	case d < 0 || d == 0 && b.Wire && !a.Wire:
		p.From, p.Lag = p.B, -d
	}
}
