// Package linear is a multi-class linear model over sparse hashed features, with the
// averaged perceptron that trains it and the file that keeps it. The part-of-speech tagger,
// the name tagger and the parser are such models.
//
// A feature is a 64-bit hash; its row holds the few classes that it speaks for or against,
// with int16 weights. Rows sit in one flat table, found by open addressing on the hash's
// low bits and checked by its high 32, so that a lookup of an unknown feature costs one
// cache line and scoring allocates nothing. A Model is read only and safe for concurrent
// use.
package linear

import "math/bits"

// Model scores classes.
type Model struct {
	classes []string
	slots   []slot // power of two, at most half full
	mask    uint64
	cells   []entry
}

// slot is one place of the hash table: row belongs to the features whose hashes have the high half check. Eight
// places stand in one cache line, so that those who stand behind each other are fetched together.
type slot struct {
	check uint32
	row   row // empty where the place is
}

// row is a stretch of Model.cells: where it begins, times 256, and how many cells it has.
type row uint32

// rowMost and cellsMost bound what a row can tell: the cells of one feature, and of all.
const (
	rowMost   = 1<<8 - 1
	cellsMost = 1 << 24
)

// in returns the cells of r.
func (r row) in(cells []entry) []entry { return cells[r>>8:][:r&rowMost] }

// Classes returns the class names by number.
func (m *Model) Classes() []string { return m.classes }

// most is how many features are looked up at a time.
const most = 64

// Score adds the rows of features to scores, which has one element for each class, in
// units that mean something only relative to each other.
func (m *Model) Score(scores []int32, features []uint64) {
	for len(features) > most {
		m.score(scores, features[:most])
		features = features[most:]
	}
	m.score(scores, features)
}

// score is Score of at most most features. Places are fetched first and looked at next; the first cells of the rows found are fetched
// next, and rows added last. In loops that only fetch, no branch hangs on what comes, so that the processor waits for all of
// it at a time.
func (m *Model) score(scores []int32, features []uint64) {
	var slots [most]slot
	for k, h := range features {
		slots[k%most] = m.slots[h&m.mask]
	}
	var found [most]row
	n := uint(0)
	for k, h := range features {
		s := &slots[k%most]
		for i := h; s.row != 0; s = &m.slots[i&m.mask] {
			if s.check == uint32(h>>32) {
				found[n%most] = s.row
				n++
				break
			}
			i++
		}
	}
	var first [most]entry
	for k, r := range found[:n] {
		first[k%most] = m.cells[r>>8]
	}
	for k, r := range found[:n] {
		c := first[k%most]
		scores[c.class] += int32(c.weight)
		for _, c := range r.in(m.cells)[1:] {
			scores[c.class] += int32(c.weight)
		}
	}
}

// Best returns the class with the highest score, the first of equals.
func Best(scores []int32) int {
	best, top := 0, scores[0]
	for c, s := range scores {
		if s > top {
			best, top = c, s
		}
	}
	return best
}

// Mix hashes a template number and two values into a feature. It is never 0.
func Mix(template uint32, x, y uint64) uint64 {
	h := (x + uint64(template)*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
	h ^= bits.RotateLeft64(y*0xC4CEB9FE1A85EC53, 31)
	h *= 0x9FB21C651E98DF25
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>29 | 1<<63
}

// entry is what one feature says of one class.
type entry struct {
	class  uint8
	weight int16
}

// build lays rows out as a Model. Rows are placed in the order of keys.
func build(classes []string, keys []uint64, rows [][]entry) *Model {
	size := uint64(16)
	for size < uint64(len(keys))*2 {
		size *= 2
	}
	m := &Model{classes: classes, slots: make([]slot, size), mask: size - 1}
	for k, h := range keys {
		i := h & m.mask
		for m.slots[i].row != 0 {
			i = (i + 1) & m.mask
		}
		m.slots[i] = slot{uint32(h >> 32), row(len(m.cells)<<8 | len(rows[k]))}
		m.cells = append(m.cells, rows[k]...)
	}
	return m
}
