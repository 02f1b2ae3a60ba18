package coortweet

import (
	"math/bits"

	"github.com/cespare/xxhash/v2"
)

// interner numbers byte strings. They lie in one piece of memory behind each other, found by
// open addressing; a million ids cost no allocation each, as a map's would.
type interner struct {
	bytes []byte
	ends  []uint32 // of names in bytes
	slots []slot   // length a power of two
}

type slot struct {
	hash uint32 // where it is looked for first, whatever the number of slots: they are moved without a look at the names
	id   int32  // plus one; 0 is empty
}

// id returns the number of b, a new one if it was not seen before.
func (n *interner) id(b []byte) int32 {
	if 4*(len(n.ends)+1) > 3*len(n.slots) {
		n.grow()
	}
	tag := uint32(xxhash.Sum64(b))
	mask := len(n.slots) - 1
	for i := int(tag) & mask; ; i = (i + 1) & mask {
		s := &n.slots[i]
		if s.id == 0 {
			n.bytes = append(n.bytes, b...)
			n.ends = append(n.ends, uint32(len(n.bytes)))
			*s = slot{tag, int32(len(n.ends))}
			return s.id - 1
		}
		if s.hash == tag && string(n.name(s.id-1)) == string(b) {
			return s.id - 1
		}
	}
}

// find returns the number of b; ok is false if it has none.
func (n *interner) find(b []byte) (id int32, ok bool) {
	if len(n.slots) == 0 {
		return 0, false
	}
	tag := uint32(xxhash.Sum64(b))
	mask := len(n.slots) - 1
	for i := int(tag) & mask; ; i = (i + 1) & mask {
		s := &n.slots[i]
		if s.id == 0 {
			return 0, false
		}
		if s.hash == tag && string(n.name(s.id-1)) == string(b) {
			return s.id - 1, true
		}
	}
}

// name returns the bytes of an id, which must not be changed.
func (n *interner) name(id int32) []byte {
	from := uint32(0)
	if id > 0 {
		from = n.ends[id-1]
	}
	return n.bytes[from:n.ends[id]]
}

func (n *interner) grow() {
	size, old := max(1024, 1<<bits.Len(uint(2*len(n.ends)))), n.slots
	n.slots = make([]slot, size)
	if old == nil { // they were let go
		for id := range n.ends {
			n.put(slot{uint32(xxhash.Sum64(n.name(int32(id)))), int32(id) + 1})
		}
	}
	for _, s := range old {
		if s.id != 0 {
			n.put(s)
		}
	}
}

// put places a slot whose name has none.
func (n *interner) put(s slot) {
	mask := len(n.slots) - 1
	i := int(s.hash) & mask
	for n.slots[i].id != 0 {
		i = (i + 1) & mask
	}
	n.slots[i] = s
}
