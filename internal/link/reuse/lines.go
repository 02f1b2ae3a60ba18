package reuse

import "slices"

// tally counts texts and the days they are of, as far as a line needs.
type tally struct {
	n    int32
	k    int32
	days [formulaDays]int32
}

func (t *tally) add(day int32) {
	t.n++
	if int(t.k) < len(t.days) && !slices.Contains(t.days[:t.k], day) {
		t.days[t.k] = day
		t.k++
	}
}

func (t *tally) furniture() bool { return t.k >= furnitureDays || t.n >= furnitureTexts }

// state is on which side of each line a key stands, the last three as an outlet sees it.
type state struct {
	n                       int
	own, furniture, formula bool
}

// state looks at a key that texts have; c is their crowd, nil for a short list.
func (l *Linker) state(texts []int32, c *crowd, outlet int32) (s state) {
	s.n = len(texts)
	if c != nil {
		s.formula = s.n > common && c.all.k >= formulaDays
		if t := c.own[outlet]; t != nil && outlet > 0 {
			s.own, s.furniture = t.n >= ownTexts, t.furniture()
		}
		return s
	}
	if outlet <= 0 || len(texts) < min(ownTexts, furnitureDays) {
		return s
	}
	var t tally
	for _, m := range texts {
		if l.texts[m].outlet == outlet {
			t.add(l.texts[m].day)
		}
	}
	s.own, s.furniture = t.n >= ownTexts, t.furniture()
	return s
}

// worse tells whether a key that went from s to u counts for less.
func (s state) worse(u state) bool {
	return s.n <= rare && u.n > rare || s.n <= common && u.n > common ||
		u.own && !s.own || u.furniture && !s.furniture || u.formula && !s.formula
}

// points of a key for a pair.
func (s state) points() uint64 {
	switch {
	case s.n <= rare:
		return 2
	case s.n <= common:
		return 1
	}
	return 0
}

// note counts a text in a crowd of keys.
func (l *Linker) note(c *crowd, id int32) {
	t := &l.texts[id]
	c.all.add(t.day)
	if t.outlet > 0 {
		if c.own[t.outlet] == nil {
			c.own[t.outlet] = &tally{}
		}
		c.own[t.outlet].add(t.day)
	}
}

// addKey enters one key. With load nothing becomes due but what crossing a line touches, and
// that only where edges are known already.
func (l *Linker) addKey(id int32, key uint64, load bool) {
	others, c, fresh := l.keys.add(l.others[:0], key, id)
	l.others = others
	outlet := l.texts[id].outlet
	var before, after state
	switch {
	case c == nil && len(others) == 0:
		return
	case c == nil:
		before = l.state(others, nil, outlet)
		others = append(others, id)
		l.others = others
		after = l.state(others, nil, outlet)
	case fresh:
		before = l.state(others, nil, outlet)
		for _, m := range others {
			l.note(c, m)
		}
		l.note(c, id)
		others = c.texts
		after = l.state(others, c, outlet)
	default:
		others = c.texts
		before = l.state(others[:len(others)-1], c, outlet)
		l.note(c, id)
		after = l.state(others, c, outlet)
	}
	if before.worse(after) {
		l.worsen(others)
	}
	if after.furniture && !before.furniture { // what is left of its texts is more like others
		for _, m := range others {
			if l.texts[m].outlet == outlet {
				for _, o := range l.edges[m] {
					l.owe(m, o)
				}
			}
		}
	}
	if !load {
		l.hitKey(id, others, after)
	}
}

// hitKey gives points to the texts that share a key with id.
func (l *Linker) hitKey(id int32, texts []int32, s state) {
	points := s.points()
	if points == 0 || s.furniture {
		return
	}
	for _, m := range texts {
		if m != id && !(s.own && l.texts[m].outlet == l.texts[id].outlet) {
			l.hit(m, points)
		}
	}
}

// worsen makes all edges among texts due.
func (l *Linker) worsen(texts []int32) {
	if len(l.edges) == 0 {
		return
	}
	var in map[int32]bool
	if len(texts) > common {
		in = make(map[int32]bool, len(texts))
		for _, m := range texts {
			in[m] = true
		}
	}
	for _, m := range texts {
		for _, o := range l.edges[m] {
			if m < o && (in != nil && in[o] || in == nil && slices.Contains(texts, o)) {
				l.owe(m, o)
			}
		}
	}
}

func (l *Linker) rescan(texts []int32) {
	for _, m := range texts {
		l.again[m] = struct{}{}
	}
}

func (l *Linker) dropKey(id int32, key uint64) {
	texts, c := l.keys.find(l.others[:0], key)
	l.others = texts
	outlet := l.texts[id].outlet
	if c != nil {
		texts = c.texts
	}
	before := l.state(texts, c, outlet)
	l.keys.remove(key, id)
	if c == nil {
		if i := slices.Index(texts, id); i >= 0 {
			texts = slices.Delete(texts, i, i+1)
		}
	} else {
		texts = c.texts
		c.all, c.own = tally{}, map[int32]*tally{}
		for _, m := range texts {
			l.note(c, m)
		}
	}
	if l.state(texts, c, outlet).worse(before) {
		l.rescan(texts)
	}
}

// addBand enters one band of a sketch.
func (l *Linker) addBand(id int32, key uint64, load bool) {
	others, c, fresh := l.sketch.add(l.others[:0], key, id)
	l.others = others
	if c != nil {
		if fresh {
			l.setHeads(c)
		} else if out := l.promote(c, id); out >= 0 {
			for _, m := range l.edges[out] {
				l.owe(out, m)
			}
		}
		if n := len(c.texts); n == common+1 || n == most+1 {
			l.worsen(c.texts)
		}
	}
	if !load {
		l.hitBand(id, others, c)
	}
}

// hitBand gives points to the texts that agree with id in a band.
func (l *Linker) hitBand(id int32, others []int32, c *crowd) {
	if c != nil {
		switch n := len(c.texts); {
		case n > most:
			return
		case n <= common || slices.Contains(c.heads, id):
			others = c.texts
		default:
			others = c.heads
		}
	}
	for _, m := range others {
		if m != id {
			l.hit(m, 2)
		}
	}
}

// setHeads chooses the heads of a crowd.
func (l *Linker) setHeads(c *crowd) {
	c.heads = c.heads[:0]
	for _, m := range c.texts {
		l.promote(c, m)
	}
}

// promote makes a text a head where its rank allows; out is the head that gave way, -1 if none
// did.
func (l *Linker) promote(c *crowd, id int32) (out int32) {
	at, _ := slices.BinarySearchFunc(c.heads, id, func(x, y int32) int {
		if l.before(x, y) {
			return -1
		}
		return 1
	})
	if at == headCount {
		return -1
	}
	out = -1
	if len(c.heads) == headCount {
		out, c.heads = c.heads[headCount-1], c.heads[:headCount-1]
	}
	c.heads = slices.Insert(c.heads, at, id)
	return out
}

func (l *Linker) before(a, b int32) bool {
	if x, y := l.texts[a].rank, l.texts[b].rank; x != y {
		return x < y
	}
	return a < b
}

func (l *Linker) dropBand(id int32, key uint64) {
	_, c := l.sketch.find(l.others[:0], key)
	l.sketch.remove(key, id)
	if c == nil {
		return
	}
	head := slices.Contains(c.heads, id)
	n := len(c.texts)
	if head {
		old := slices.Clone(c.heads)
		l.setHeads(c)
		for _, m := range c.heads {
			if !slices.Contains(old, m) && n > common {
				l.again[m] = struct{}{}
			}
		}
	}
	if n == common || n == most {
		l.rescan(c.texts)
	}
}
