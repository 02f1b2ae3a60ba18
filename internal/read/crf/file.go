package crf

import (
	"fmt"
	"math"
	"slices"

	"hearsay/internal/read/model"
)

// Sections returns m as sections of a model file: the rows that are not zero, the
// transition weights with the start as their last row, and the scale.
func (m *Model) Sections() []model.Section {
	rows := model.Section{Name: "field.rows", Type: model.Int8, Width: m.N, Bound: 1 << m.Bits}
	b := make([]byte, m.N)
	for f := range m.Rows {
		if m.Rows[f] == 0 {
			continue
		}
		for y := range b {
			b[y] = byte(m.Rows[f].At(y))
		}
		rows.Add(uint64(f), b)
	}
	moves := model.Section{Name: "field.moves", Type: model.Float32, Width: m.N, Bound: uint64(m.N + 1)}
	for x := range m.N {
		moves.Add(uint64(x), model.FloatBytes(m.Trans[x][:m.N]...))
	}
	moves.Add(uint64(m.N), model.FloatBytes(m.Start[:m.N]...))
	scale := model.Section{Name: "field.scale", Type: model.Float32, Width: 1, Bound: 1}
	scale.Add(0, model.FloatBytes(m.Scale))
	return []model.Section{rows, moves, scale}
}

// sparse is how many rows of the table a row in use may stand for, so that a small file
// cannot ask for much memory; tables up to smallBits are always granted.
const (
	sparse    = 256
	smallBits = 16
)

// FromFile returns the model with n labels that Sections stored in f. Errors wrap
// model.ErrFormat. Memory is 8·2^Bits bytes, which the number of rows in the file bounds.
func FromFile(f *model.File, n int) (*Model, error) {
	if n < 2 || n > Labels {
		return nil, fmt.Errorf("%w: %d labels", model.ErrFormat, n)
	}
	rows, err := f.Section("field.rows", model.Int8, n)
	if err != nil {
		return nil, err
	}
	moves, err := f.Section("field.moves", model.Float32, n)
	if err != nil {
		return nil, err
	}
	scale, err := f.Section("field.scale", model.Float32, 1)
	if err != nil {
		return nil, err
	}
	m := &Model{N: n}
	for m.Bits = 1; m.Bits < 24 && 1<<m.Bits < rows.Bound; m.Bits++ {
	}
	switch {
	case rows.Bound != 1<<m.Bits:
		return nil, fmt.Errorf("%w: a table of %d rows", model.ErrFormat, rows.Bound)
	case m.Bits > smallBits && len(rows.IDs) < (1<<m.Bits)/sparse:
		return nil, fmt.Errorf("%w: %d rows for a table of 2^%d", model.ErrFormat, len(rows.IDs), m.Bits)
	case len(moves.IDs) != n+1 || len(scale.IDs) != 1:
		return nil, fmt.Errorf("%w: no transitions or scale", model.ErrFormat)
	}
	if m.Scale = model.Floats(scale.Row(0))[0]; !(m.Scale > 0) || math.IsInf(float64(m.Scale), 0) {
		return nil, fmt.Errorf("%w: scale %v", model.ErrFormat, m.Scale)
	}
	for x := range n {
		copy(m.Trans[x][:], model.Floats(moves.Row(x)))
	}
	copy(m.Start[:], model.Floats(moves.Row(n)))
	if !m.sound() {
		return nil, fmt.Errorf("%w: transitions are not numbers, or leave no way", model.ErrFormat)
	}
	m.Rows = make([]Row, 1<<m.Bits)
	for k, id := range rows.IDs {
		for y, v := range rows.Row(k) {
			m.Rows[id] = m.Rows[id].With(y, int8(v))
		}
	}
	return m, nil
}

// sound reports whether transitions are numbers or -Inf, and every label that can be
// reached, as well as the start, has a way on: else no sequence has a probability.
func (m *Model) sound() bool {
	bad := func(w float32) bool { return w != w || math.IsInf(float64(w), 1) }
	way := func(row [Labels]float32) (open bool) {
		for _, w := range row[:m.N] {
			open = open || !math.IsInf(float64(w), -1)
		}
		return open
	}
	for x := range Labels {
		if bad(m.Start[x]) || x < m.N && !way(m.Trans[x]) {
			return false
		}
		for _, w := range m.Trans[x] {
			if bad(w) {
				return false
			}
		}
	}
	return way(m.Start)
}

// quantile returns the value below which the share q of v lies; 0 for none. It sorts v.
func quantile(v []float32, q float64) float32 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[int(math.Min(float64(len(v)-1), q*float64(len(v))))]
}
