package reuse

import (
	"slices"
)

// Lines that the number of texts with a key may cross. Whether a pair is looked at, and what
// of it counts, depends on nothing but the final numbers, so the order of arrival does not
// matter: when a text moves a key over a line, the pairs this touches are verified again.
const (
	rare = 8 // a key that at most so many texts have makes a candidate alone; up to common two are needed
	// A band that more texts than common agree in joins each with the first headCount by rank
	// only, one beyond most joins none: it is a template.
	headCount = 16
	most      = 1024
	// A key is furniture of an outlet (header, footer, advertisement, standing paragraph) once
	// it stands in its texts of furnitureDays days, or in furnitureTexts; between two texts of
	// that outlet once ownTexts have it.
	furnitureDays  = 6
	furnitureTexts = 36
	ownTexts       = 6
	// It is a formula, furniture of everybody, in more than common texts of so many days. A
	// statement that a hundred outlets print in two days is none.
	formulaDays = 12
)

// Meta is what the index knows of a text besides its features.
type Meta struct {
	Outlet string // "" for unknown, which equals no other
	Rank   uint64 // a hash of the article's identity
	Day    int32  // of publication, any count of days; [NoDay] stands for a day of its own
}

// NoDay is the Day of a text without date.
const NoDay = -1

// Linker is the index of texts, and what has to be verified after each change of it. Texts go
// by small numbers of the caller's: memory is proportional to the largest. It takes about
// 1.2 kB a text of 4 kB. It is not safe for concurrent use; make it with [NewLinker].
//
//	l.Add(…), l.Replace(…), l.Remove(…)
//	for _, id := range l.Again() { l.Rescan(id, …) }
//	for _, p := range l.Due() { edge, ok := l.Verify(…); l.Set(p, ok) }
type Linker struct {
	texts   []text
	outlets map[string]int32
	keys    table
	sketch  table
	edges   map[int32][]int32
	due     map[[2]int32]struct{}
	again   map[int32]struct{}
	hits    []uint64
	others  []int32
	n       int
	touched uint64 // see table.touch
}

// text is what is kept of one text; outlet is 0 where unknown, -1 where there is no text.
type text struct {
	rank        uint64
	outlet, day int32
}

// NewLinker returns an empty index.
func NewLinker() *Linker {
	return &Linker{outlets: map[string]int32{"": 0}, edges: map[int32][]int32{}, due: map[[2]int32]struct{}{}, again: map[int32]struct{}{}}
}

// Len returns how many texts the index holds.
func (l *Linker) Len() int { return l.n }

func (l *Linker) has(id int32) bool { return int(id) < len(l.texts) && l.texts[id].outlet >= 0 }

// enter makes room and notes meta.
func (l *Linker) enter(id int32, m Meta) {
	for int(id) >= len(l.texts) {
		l.texts = append(l.texts, text{outlet: -1})
	}
	o, ok := l.outlets[m.Outlet]
	if !ok {
		o = int32(len(l.outlets))
		l.outlets[m.Outlet] = o
	}
	l.texts[id] = text{m.Rank, o, m.Day}
	if m.Day < 0 {
		l.texts[id].day = -1 - id // a day of its own
	}
	l.n++
}

// Load enters a text that was linked before, without looking for pairs.
func (l *Linker) Load(id int32, m Meta, f *Features) {
	l.enter(id, m)
	l.touched += l.keys.touch(f.Keys) + l.sketch.touch(f.Bands)
	for _, k := range f.Keys {
		l.addKey(id, k, true)
	}
	for _, k := range f.Bands {
		l.addBand(id, k, true)
	}
	l.hits = l.hits[:0]
}

// Add enters a text that is not there. Pairs to be verified become due. Cost is one look into
// memory for each key, about 96 a text of 4 kB; nothing is allocated but room for them.
func (l *Linker) Add(id int32, m Meta, f *Features) {
	l.enter(id, m)
	l.touched += l.keys.touch(f.Keys) + l.sketch.touch(f.Bands)
	for _, k := range f.Keys {
		l.addKey(id, k, false)
	}
	for _, k := range f.Bands {
		l.addBand(id, k, false)
	}
	l.candidates(id)
}

// Remove takes out a text that was entered with f.
func (l *Linker) Remove(id int32, f *Features) {
	for _, k := range f.Keys {
		l.dropKey(id, k)
	}
	for _, k := range f.Bands {
		l.dropBand(id, k)
	}
	l.texts[id] = text{outlet: -1}
	l.n--
	for _, m := range l.edges[id] {
		l.owe(id, m)
	}
}

// Replace gives a text other features, those of a newer revision.
func (l *Linker) Replace(id int32, m Meta, old, f *Features) {
	if t := l.texts[id]; l.outlets[m.Outlet] != t.outlet || m.Day < 0 != (t.day < 0) || m.Day >= 0 && m.Day != t.day {
		l.Remove(id, old)
		l.Add(id, m, f)
		return
	}
	l.texts[id].rank = m.Rank
	differ(old.Keys, f.Keys, func(k uint64) { l.dropKey(id, k) }, func(k uint64) { l.addKey(id, k, true) })
	differ(old.Bands, f.Bands, func(k uint64) { l.dropBand(id, k) }, func(k uint64) { l.addBand(id, k, true) })
	l.hits = l.hits[:0]
	l.Rescan(id, f)
}

// differ calls gone and come for what only one of two sorted lists holds.
func differ(a, b []uint64, gone, come func(uint64)) {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			gone(a[i])
			i++
		case i == len(a) || b[j] < a[i]:
			come(b[j])
			j++
		default:
			i, j = i+1, j+1
		}
	}
}

// Rescan makes all pairs of a text due that are candidates now or were linked before.
func (l *Linker) Rescan(id int32, f *Features) {
	if !l.has(id) {
		return
	}
	for _, k := range f.Keys {
		others, c := l.keys.find(l.others[:0], k)
		l.others = others
		if c != nil {
			others = c.texts
		}
		l.hitKey(id, others, l.state(others, c, l.texts[id].outlet))
	}
	for _, k := range f.Bands {
		others, c := l.sketch.find(l.others[:0], k)
		l.others = others
		l.hitBand(id, others, c)
	}
	l.candidates(id)
	for _, m := range l.edges[id] {
		l.owe(id, m)
	}
}

// Again returns the texts that the caller must give to [Linker.Rescan], ascending: a change
// took a key back over a line, so that they may have pairs which were none before.
func (l *Linker) Again() []int32 {
	out := make([]int32, 0, len(l.again))
	for id := range l.again {
		out = append(out, id)
	}
	clear(l.again)
	slices.Sort(out)
	return out
}

// Due returns the pairs to verify, ascending, the smaller number first.
func (l *Linker) Due() [][2]int32 {
	out := make([][2]int32, 0, len(l.due))
	for p := range l.due {
		out = append(out, p)
	}
	clear(l.due)
	slices.SortFunc(out, func(p, q [2]int32) int {
		if p[0] != q[0] {
			return int(p[0]) - int(q[0])
		}
		return int(p[1]) - int(q[1])
	})
	return out
}

// Set notes whether a pair is an edge; was tells whether it was one.
func (l *Linker) Set(p [2]int32, edge bool) (was bool) {
	at := slices.Index(l.edges[p[0]], p[1])
	switch was = at >= 0; {
	case edge && !was:
		l.edges[p[0]] = append(l.edges[p[0]], p[1])
		l.edges[p[1]] = append(l.edges[p[1]], p[0])
	case was && !edge:
		for _, e := range [2][2]int32{p, {p[1], p[0]}} {
			list := l.edges[e[0]]
			i := slices.Index(list, e[1])
			list[i] = list[len(list)-1]
			if l.edges[e[0]] = list[:len(list)-1]; len(list) == 1 {
				delete(l.edges, e[0])
			}
		}
	}
	return was
}

func (l *Linker) owe(a, b int32) {
	if a != b {
		l.due[[2]int32{min(a, b), max(a, b)}] = struct{}{}
	}
}

// hit notes that a text may be like another: two points make a candidate.
func (l *Linker) hit(other int32, points uint64) {
	l.hits = append(l.hits, uint64(other)<<8|points)
}

// candidates makes due what hits add up to.
func (l *Linker) candidates(id int32) {
	if len(l.hits) == 0 {
		return
	}
	slices.Sort(l.hits)
	for i := 0; i < len(l.hits); {
		m, points := l.hits[i]>>8, uint64(0)
		for ; i < len(l.hits) && l.hits[i]>>8 == m; i++ {
			points += l.hits[i] & 255
		}
		if points >= 2 {
			l.owe(id, int32(m))
		}
	}
	l.hits = l.hits[:0]
}
