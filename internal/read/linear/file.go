package linear

import (
	"encoding/binary"
	"fmt"
	"math"

	"hearsay/internal/read/model"
)

// Section returns m as a section of a model file: rows by their place in the table, so that
// loading needs no hashing, each with its check (4 bytes) and the class and weight (zigzag
// varint) of what it speaks for. Class names go to the file's header.
func (m *Model) Section(name string) model.Section {
	out := model.Section{Name: name, Type: model.Bytes, Width: 1, Bound: uint64(len(m.slots))}
	var b []byte
	for i, s := range m.slots {
		if s.row == 0 {
			continue
		}
		b = binary.LittleEndian.AppendUint32(b[:0], s.check)
		for _, c := range s.row.in(m.cells) {
			b = append(b, c.class)
			b = binary.AppendVarint(b, int64(c.weight))
		}
		out.Add(uint64(i), b)
	}
	return out
}

// FromFile returns the model that Section stored in f under name. Errors wrap model.ErrFormat.
func FromFile(f *model.File, name string) (*Model, error) {
	s, err := f.Section(name, model.Bytes, 1)
	if err != nil {
		return nil, err
	}
	size, classes := s.Bound, f.Header.Classes
	if size < 16 || size&(size-1) != 0 || size > 1<<24 || size > 64*uint64(len(s.Values)+1) || 2*uint64(len(s.IDs)) > size ||
		len(classes) == 0 || len(classes) > 256 {
		return nil, fmt.Errorf("%w: %d rows in a table of %d, %d classes", model.ErrFormat, len(s.IDs), size, len(classes))
	}
	m := &Model{classes: classes, slots: make([]slot, size), mask: size - 1, cells: make([]entry, 0, len(s.Values)/2)}
	for k, id := range s.IDs {
		b := s.Row(k)
		if len(b) < 4 {
			return nil, fmt.Errorf("%w: row %d", model.ErrFormat, k)
		}
		from, check := len(m.cells), binary.LittleEndian.Uint32(b)
		for b = b[4:]; len(b) > 0; {
			w, n := binary.Varint(b[1:])
			if n <= 0 || int(b[0]) >= len(classes) || w != int64(int16(w)) {
				return nil, fmt.Errorf("%w: row %d", model.ErrFormat, k)
			}
			m.cells = append(m.cells, entry{b[0], int16(w)})
			b = b[1+n:]
		}
		n := len(m.cells) - from
		if n == 0 || n > rowMost || len(m.cells) > cellsMost {
			return nil, fmt.Errorf("%w: row %d has %d cells, all before it %d", model.ErrFormat, k, n, from)
		}
		m.slots[id] = slot{check, row(from<<8 | n)}
	}
	return m, nil
}

// Sections returns m as two sections of a model file: the weights that are not zero, and
// the scale.
func (m *Logit) Sections(name string) []model.Section {
	w := model.Section{Name: name, Type: model.Int8, Width: 1, Bound: 1 << m.Bits}
	for i, v := range m.W {
		if v != 0 {
			w.Add(uint64(i), []byte{byte(v)})
		}
	}
	scale := model.Section{Name: name + ".scale", Type: model.Float32, Width: 1, Bound: 1}
	scale.Add(0, model.FloatBytes(m.Scale))
	return []model.Section{w, scale}
}

// maxLogitBits bounds a table of weights to a megabyte, whatever a file says.
const maxLogitBits = 20

// LogitFromFile returns what Sections stored in f under name. Errors wrap model.ErrFormat.
func LogitFromFile(f *model.File, name string) (*Logit, error) {
	s, err := f.Section(name, model.Int8, 1)
	if err != nil {
		return nil, err
	}
	scale, err := f.Section(name+".scale", model.Float32, 1)
	if err != nil {
		return nil, err
	}
	m := &Logit{}
	for m.Bits = 1; m.Bits < maxLogitBits && 1<<m.Bits < s.Bound; m.Bits++ {
	}
	if s.Bound != 1<<m.Bits || len(scale.IDs) != 1 {
		return nil, fmt.Errorf("%w: a table of %d weights", model.ErrFormat, s.Bound)
	}
	if m.Scale = model.Floats(scale.Values)[0]; !(m.Scale > 0) || math.IsInf(float64(m.Scale), 0) {
		return nil, fmt.Errorf("%w: scale %v", model.ErrFormat, m.Scale)
	}
	m.W = make([]int8, s.Bound)
	for k, id := range s.IDs {
		m.W[id] = int8(s.Values[k])
	}
	return m, nil
}
