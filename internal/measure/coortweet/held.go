package coortweet

import (
	"bytes"
	"slices"

	"github.com/cespare/xxhash/v2"
)

// window is the second pass: the shares of one window, by object.
type window struct {
	t      *Table
	o      Options
	shares []int32 // by account

	rows   []held // in order of time, then account, then the file; those from linked on as they came
	base   int    // number of the first of rows; numbers go on over the whole file
	first  int    // the first one in the window
	linked int    // the first one that was not compared yet; from there on all are of one time
	bytes  []byte // the objects and contents of rows
	start  int    // place of the first of bytes; places go on, too
	lists  map[uint64]list
	pairs  []Pair
}

// held is a share in the window.
type held struct {
	at              float64
	hash, content   uint64 // of the object and the content
	from            int    // place of the object; the content stands behind it
	object, bytes   int32  // length of the object, and of both
	account, number int32  // number of the content plus one, 0 while it has none
	next            int    // number of the next share of the same hash, 0 for none
}

// list is the linked shares of objects of one hash, by number.
type list struct{ head, tail int }

// share takes the next share of a file in order of time.
func (w *window) share(x *share) error {
	a, ok := w.t.ids.find(x.account)
	if !ok || int(a) >= len(w.shares) {
		return ErrChanged
	}
	return w.take(x, 0, a)
}

// take takes the next share by its account, wherever it stands.
func (w *window) take(x *share, _ int, account int32) error {
	if int(w.shares[account]) >= w.o.MinParticipation && !bytes.Equal(x.object, x.content) { // enough, and not the original post
		w.add(x, account)
	}
	return nil
}

// add takes the next share of an account that has enough.
func (w *window) add(x *share, a int32) {
	if w.linked-w.base < len(w.rows) && w.rows[len(w.rows)-1].at != x.at {
		w.flush()
	}
	w.rows = append(w.rows, held{at: x.at, hash: xxhash.Sum64(x.object), content: xxhash.Sum64(x.content), from: w.start + len(w.bytes),
		object: int32(len(x.object)), bytes: int32(len(x.object) + len(x.content)), account: a})
	w.bytes = append(append(w.bytes, x.object...), x.content...)
}

// flush compares the shares of the last time with those of the window, and with each other.
func (w *window) flush() {
	fresh := w.rows[w.linked-w.base:]
	if len(fresh) == 0 {
		return
	}
	if len(fresh) > 1 { // in the order of Detect
		slices.SortStableFunc(fresh, func(a, b held) int { return int(a.account) - int(b.account) })
	}
	w.drop(fresh[0].at)
	for ; w.linked-w.base < len(w.rows); w.linked++ {
		w.compare(w.linked)
	}
}

// batch is how many shares are out of the window, and as many as are in it, before their memory is used again.
const batch = 1024

// drop forgets what lies further back than the window.
func (w *window) drop(at float64) {
	for ; w.first < w.linked; w.first++ {
		x := &w.rows[w.first-w.base]
		if at-x.at <= w.o.Window {
			break
		}
		if x.next == 0 {
			delete(w.lists, x.hash)
		} else {
			w.lists[x.hash] = list{x.next, w.lists[x.hash].tail}
		}
	}
	dead := w.first - w.base
	if dead < batch || 2*dead < len(w.rows) {
		return
	}
	rest := w.rows[dead:]
	from := rest[0].from
	for i := range rest { // those of one time were sorted
		from = min(from, rest[i].from)
	}
	w.bytes, w.start = append(w.bytes[:0], w.bytes[from-w.start:]...), from
	w.rows, w.base = append(w.rows[:0], rest...), w.first
}

// compare pairs share k with those linked of its object, and links it.
func (w *window) compare(k int) {
	y := &w.rows[k-w.base]
	l, known := w.lists[y.hash]
	if !known {
		w.lists[y.hash] = list{k, k}
		return
	}
	object, oy, cy := int32(-1), w.object(y), w.content(y)
	for i := l.head; ; {
		x := &w.rows[i-w.base]
		if x.account != y.account && (x.content != y.content || !bytes.Equal(w.content(x), cy)) && bytes.Equal(w.object(x), oy) {
			if object < 0 {
				object = w.t.ids.id(oy)
			}
			w.pairs = append(w.pairs, Pair{object, w.number(x), w.number(y), x.account, y.account, y.at - x.at})
		}
		if x.next == 0 {
			break
		}
		i = x.next
	}
	w.rows[l.tail-w.base].next = k
	w.lists[y.hash] = list{l.head, k}
}

func (w *window) object(x *held) []byte {
	from := x.from - w.start
	return w.bytes[from : from+int(x.object)]
}

func (w *window) content(x *held) []byte {
	from := x.from - w.start
	return w.bytes[from+int(x.object) : from+int(x.bytes)]
}

// number gives a content its number.
func (w *window) number(x *held) int32 {
	if x.number == 0 {
		x.number = w.t.ids.id(w.content(x)) + 1
	}
	return x.number - 1
}
