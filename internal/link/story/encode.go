package story

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFormat reports bytes that are no features of this version.
var ErrFormat = errors.New("story: no features of this version")

// format is the first byte of encoded features; another number is another version's.
const format = 1

// Encode appends f to dst: the format, the number of terms (uvarint), and for each the gap to the
// hash before (uvarint), kind and weight (a byte each). Under 7 bytes a term.
func (f Features) Encode(dst []byte) []byte {
	dst = binary.AppendUvarint(append(dst, format), uint64(len(f.Terms)))
	last := uint32(0)
	for _, t := range f.Terms {
		dst = binary.AppendUvarint(dst, uint64(t.Hash-last))
		dst = append(dst, byte(t.Kind), t.Weight)
		last = t.Hash
	}
	return dst
}

// Decode reads what Encode wrote. Errors wrap ErrFormat; memory is bounded by MaxTerms.
func Decode(b []byte) (Features, error) {
	if len(b) == 0 || b[0] != format {
		return Features{}, ErrFormat
	}
	b = b[1:]
	n, k := binary.Uvarint(b)
	if k <= 0 || n > MaxTerms {
		return Features{}, fmt.Errorf("%w: number of terms", ErrFormat)
	}
	b = b[k:]
	var f Features
	last := uint64(0)
	for i := range n {
		gap, k := binary.Uvarint(b)
		if k <= 0 || len(b) < k+2 || i > 0 && gap == 0 || gap > 1<<32-1 || last+gap > 1<<32-1 {
			return Features{}, fmt.Errorf("%w: term %d", ErrFormat, i)
		}
		last += gap
		t := Term{uint32(last), Kind(b[k]), b[k+1]}
		if t.Kind >= kinds || t.Weight == 0 {
			return Features{}, fmt.Errorf("%w: term %d", ErrFormat, i)
		}
		f.Terms = append(f.Terms, t)
		b = b[k+2:]
	}
	if len(b) > 0 {
		return Features{}, fmt.Errorf("%w: %d bytes behind the end", ErrFormat, len(b))
	}
	return f, nil
}
