package reuse

import "slices"

// table holds which texts have a key: entries of eight bytes, 32 bits of the key and the
// number of a text, in open addressing, split by the key's other twelve bits so that growing
// copies a four-thousandth at a time. A key that more than 64 texts have moves out into a
// crowd. The zero table is empty.
type table struct {
	shards [1 << shardBits]shard
	crowds map[uint64]*crowd
}

const (
	shardBits = 12
	// common is how many texts may have a key before it is in a crowd.
	common = 64
	// moved stands in the place of a text: the key is in crowds.
	moved = 1<<32 - 1
)

// shard is one open-addressing table with linear probing, whose entries ascend (Amble and Knuth
// 1974, "Ordered Hash Tables"): a search ends at the first greater one, so that nine tenths may
// be full. An entry is 0 where there is none, else 32 bits of key and the text's number plus
// one. Runs do not wrap around; some room behind the last home takes them.
type shard struct {
	slots []uint64
	homes int // slots that are homes
	n     int
}

func (s *shard) home(fp uint64) int { return int(fp * uint64(s.homes) >> 32) }

// seek returns the first place at or behind its home whose entry is not less.
func (s *shard) seek(entry uint64) int {
	i := s.home(entry >> 32)
	for s.slots[i] != 0 && s.slots[i] < entry {
		i++
	}
	return i
}

// put enters what is known not to be there.
func (s *shard) put(entry uint64) {
	if (s.n+1)*10 > s.homes*9 || !s.place(entry) {
		s.grow()
		for !s.place(entry) {
			s.grow()
		}
	}
	s.n++
}

func (s *shard) grow() {
	old := s.slots
	for room := s.homes/16 + 8; ; room *= 2 {
		// What the allocator rounds up to is used, too.
		s.slots = append([]uint64(nil), make([]uint64, s.homes+s.homes/12+8+room)...)
		s.slots = s.slots[:cap(s.slots)]
		s.homes = len(s.slots) - room
		if s.refill(old) {
			return
		}
	}
}

func (s *shard) refill(old []uint64) bool {
	at := 0 // entries ascend, so each stands at its home or behind the one before
	for _, e := range old {
		if e != 0 {
			at = max(at, s.home(e>>32))
			if at == len(s.slots)-1 {
				return false
			}
			s.slots[at] = e
			at++
		}
	}
	return true
}

// place puts an entry in order; false if there is no room. The last slot stays empty, so that
// every search ends.
func (s *shard) place(entry uint64) bool { return s.insert(s.seek(entry), entry) }

// insert is place where i is what seek found.
func (s *shard) insert(i int, entry uint64) bool {
	end := i
	for s.slots[end] != 0 {
		end++
	}
	if end == len(s.slots)-1 {
		return false
	}
	copy(s.slots[i+1:end+1], s.slots[i:end])
	s.slots[i] = entry
	return true
}

// drop takes out the entry at i and moves up those behind it that do not stand at their home.
func (s *shard) drop(i int) {
	end := i + 1
	for s.slots[end] != 0 && s.home(s.slots[end]>>32) < end {
		end++
	}
	copy(s.slots[i:end-1], s.slots[i+1:end])
	s.slots[end-1] = 0
	s.n--
}

// at returns where an entry stands, -1 if nowhere.
func (s *shard) at(entry uint64) int {
	if s.n == 0 {
		return -1
	}
	if i := s.seek(entry); s.slots[i] == entry {
		return i
	}
	return -1
}

// crowd is a key that many texts have, or had.
type crowd struct {
	texts []int32
	all   tally
	own   map[int32]*tally // by outlet
	heads []int32          // the first headCount by rank
}

// touch reads the home of each key, so that what follows finds it in the processor's cache:
// these reads do not wait for each other, as those of find do, and a large index is mostly
// waiting. The answer means nothing; it keeps the reads from being left out.
func (t *table) touch(keys []uint64) (sum uint64) {
	for _, key := range keys {
		if s := &t.shards[key>>32&(1<<shardBits-1)]; s.homes > 0 {
			sum += s.slots[s.home(key&moved)]
		}
	}
	return sum
}

// find appends the texts that have a key to dst, or returns their crowd.
func (t *table) find(dst []int32, key uint64) ([]int32, *crowd) {
	s, fp := &t.shards[key>>32&(1<<shardBits-1)], key&moved
	if s.n == 0 {
		return dst, nil
	}
	for i := s.seek(fp << 32); s.slots[i]>>32 == fp && s.slots[i] != 0; i++ {
		if s.slots[i]&moved == moved {
			return dst, t.crowds[key]
		}
		dst = append(dst, int32(s.slots[i]&moved)-1)
	}
	return dst, nil
}

// add enters a text that does not have the key yet. Texts that do are appended to dst; where
// they are a crowd it is returned instead, with the text in it. fresh tells that the crowd was
// made now, and holds nothing but the list.
func (t *table) add(dst []int32, key uint64, id int32) (others []int32, c *crowd, fresh bool) {
	s, fp := &t.shards[key>>32&(1<<shardBits-1)], key&moved
	if (s.n+1)*10 <= s.homes*9 { // most keys are new: one search does
		if i := s.seek(fp << 32); s.slots[i]>>32 != fp || s.slots[i] == 0 {
			if s.insert(i, fp<<32|uint64(id+1)) {
				s.n++
				return dst, nil, false
			}
		}
	}
	dst, c = t.find(dst, key)
	switch {
	case c != nil:
		c.texts = append(c.texts, id)
		return dst, c, false
	case len(dst) < common:
		s.put(fp<<32 | uint64(id+1))
		return dst, nil, false
	}
	for _, m := range dst {
		s.drop(s.at(fp<<32 | uint64(m+1)))
	}
	s.put(fp<<32 | moved)
	if t.crowds == nil {
		t.crowds = map[uint64]*crowd{}
	}
	c = &crowd{texts: append(slices.Clone(dst), id), own: map[int32]*tally{}}
	t.crowds[key] = c
	return dst, c, true
}

// remove takes a text out. A crowd stays one however few are left.
func (t *table) remove(key uint64, id int32) {
	s, fp := &t.shards[key>>32&(1<<shardBits-1)], key&moved
	if i := s.at(fp<<32 | uint64(id+1)); i >= 0 {
		s.drop(i)
	} else if c := t.crowds[key]; c != nil {
		if i := slices.Index(c.texts, id); i >= 0 {
			c.texts = slices.Delete(c.texts, i, i+1)
		}
	}
}
