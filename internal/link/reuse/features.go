package reuse

import (
	"encoding/binary"
	"errors"
	"slices"
)

const (
	// sampleOne: one shingle in so many is a key, by its own hash alone, so that a passage keeps
	// its keys whatever stands around it and whichever of its other words change. Of 25 unchanged
	// words 94 in 100 have one, of 40 words 99. Winnowing, which promises one in every so many
	// shingles, lost half of the passages that had been edited.
	sampleOne = 8
	// keepAll is the number of shingles under which all of them are keys.
	keepAll = 64
	// keyShift leaves 44 bits of a hash: among 100 million keys two of different shingles are
	// the same in six of a million texts' keys.
	keyShift = 20
)

// Features are what the index knows a text by. Both lists are sorted numbers of 44 bits.
type Features struct {
	Keys  []uint64 // chosen shingles, each once
	Bands []uint64 // of the sketch: 32, or none for a text without words
}

// Maker makes features with memory that is used again. It is not safe for concurrent use.
type Maker struct {
	words    []Word
	shingles []uint64
}

// Make writes the features of a text into f, whose lists are used again. Nothing is allocated
// once they are long enough.
func (m *Maker) Make(f *Features, text string) {
	m.words = Words(m.words[:0], text)
	m.shingles = Shingles(m.shingles[:0], m.words)
	f.make(m.shingles)
}

func (f *Features) make(shingles []uint64) {
	f.Keys = f.Keys[:0]
	chosen(shingles, func(at int) { f.Keys = append(f.Keys, keyOf(shingles[at])) })
	slices.Sort(f.Keys)
	f.Keys = slices.Compact(f.Keys)
	s := NewSketch(shingles)
	f.Bands = s.bands(f.Bands[:0])
	slices.Sort(f.Bands) // the index walks its memory in one direction
	f.Bands = slices.Compact(f.Bands)
}

func keyOf(shingle uint64) uint64 { return shingle >> keyShift }

// chosen calls yield with the places of the shingles that are keys, ascending.
func chosen(shingles []uint64, yield func(at int)) {
	for i, h := range shingles {
		if h%sampleOne == 0 || len(shingles) < keepAll {
			yield(i)
		}
	}
}

// features1 is the first byte of encoded features.
const features1 = 1

var errFeatures = errors.New("damaged features")

// Append adds f to b in the form that [ParseFeatures] reads: a version, the number of keys,
// then keys and bands of six bytes, about 700 bytes for a text of 4 kB.
func (f *Features) Append(b []byte) []byte {
	b = binary.AppendUvarint(append(b, features1), uint64(len(f.Keys)))
	for _, list := range [][]uint64{f.Keys, f.Bands} {
		for _, k := range list {
			b = append(b, byte(k), byte(k>>8), byte(k>>16), byte(k>>24), byte(k>>32), byte(k>>40))
		}
	}
	return b
}

// ParseFeatures reads what [Features.Append] wrote into f, whose lists are used again.
func ParseFeatures(f *Features, b []byte) error {
	f.Keys, f.Bands = f.Keys[:0], f.Bands[:0]
	if len(b) < 2 || b[0] != features1 {
		return errFeatures
	}
	n, w := binary.Uvarint(b[1:])
	if b = b[1+max(w, 0):]; w <= 0 || len(b)%6 != 0 || n > uint64(len(b)/6) || uint64(len(b)/6)-n > bands {
		return errFeatures
	}
	for i := 0; len(b) > 0; i, b = i+1, b[6:] {
		k := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40
		list := &f.Keys
		if uint64(i) >= n {
			list = &f.Bands
		}
		if k >= 1<<(64-keyShift) || len(*list) > 0 && k <= (*list)[len(*list)-1] {
			return errFeatures
		}
		*list = append(*list, k)
	}
	return nil
}
