package crf

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// Weights file: "HSCRF1\n", a gzip stream holding a JSON header line (dimensions,
// feature version and the training manifest), the transition weights, then the rows that
// are not zero as uvarint gaps of their numbers and eight bytes each.
const magic = "HSCRF1\n"

// ErrFormat reports a file that is not a weights file of this version.
var ErrFormat = errors.New("not a weights file of this version")

// Header is what a weights file says about itself.
type Header struct {
	Labels   []string          `json:"labels"`
	Bits     int               `json:"bits"`
	Scale    float32           `json:"scale"`
	Rows     int               `json:"rows"`     // rows that are not zero
	Features string            `json:"features"` // version of the feature extractor that made them
	Manifest map[string]string `json:"manifest"` // data, options, seed, command, figures
	Extra    json.RawMessage   `json:"extra,omitempty"`
}

// Write stores m. Equal models and headers give equal bytes.
func (m *Model) Write(w io.Writer, h Header) error {
	h.Bits, h.Scale, h.Rows = m.Bits, m.Scale, 0
	for f := range m.Rows {
		if m.Rows[f] != (Row{}) {
			h.Rows++
		}
	}
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
	var b bytes.Buffer
	b.Write(head)
	b.WriteByte('\n')
	for x := range Labels {
		binary.Write(&b, binary.LittleEndian, m.Trans[x])
	}
	binary.Write(&b, binary.LittleEndian, m.Start)
	last := -1
	for f := range m.Rows {
		r := &m.Rows[f]
		if *r == (Row{}) {
			continue
		}
		b.Write(binary.AppendUvarint(nil, uint64(f-last)))
		for _, w := range r {
			b.WriteByte(byte(w))
		}
		last = f
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// maxRaw is the size in bytes that a weights file may unpack to: four times that of 2^20
// rows in use.
const maxRaw = 64 << 20

// sparse is how many rows of the table a row in use may stand for, so that a small file
// cannot ask for much memory; tables up to smallBits are always granted.
const (
	sparse    = 256
	smallBits = 16
)

// Read loads a weights file. All errors wrap ErrFormat and name what is wrong. Memory is
// 8·2^Bits bytes, which the number of rows in the file bounds.
func Read(data []byte) (*Model, Header, error) {
	var h Header
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, h, ErrFormat
	}
	z, err := gzip.NewReader(bytes.NewReader(data[len(magic):]))
	if err != nil {
		return nil, h, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	raw, err := io.ReadAll(io.LimitReader(z, maxRaw+1))
	if err != nil {
		return nil, h, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	if len(raw) > maxRaw {
		return nil, h, fmt.Errorf("%w: unpacks to more than %d bytes", ErrFormat, maxRaw)
	}
	line, rest, ok := bytes.Cut(raw, []byte("\n"))
	if !ok || json.Unmarshal(line, &h) != nil || h.Bits < 1 || h.Bits > 24 || len(h.Labels) < 2 || len(h.Labels) > Labels {
		return nil, h, fmt.Errorf("%w: bad header", ErrFormat)
	}
	switch {
	case !(h.Scale > 0) || math.IsInf(float64(h.Scale), 0):
		return nil, h, fmt.Errorf("%w: scale %v", ErrFormat, h.Scale)
	case h.Rows < 0 || h.Rows > 1<<h.Bits || h.Rows > len(rest)/(1+Labels):
		return nil, h, fmt.Errorf("%w: %d rows in %d bytes", ErrFormat, h.Rows, len(rest))
	case h.Bits > smallBits && h.Rows < (1<<h.Bits)/sparse:
		return nil, h, fmt.Errorf("%w: %d rows for a table of 2^%d", ErrFormat, h.Rows, h.Bits)
	}
	m := &Model{N: len(h.Labels), Bits: h.Bits, Scale: h.Scale, Rows: make([]Row, 1<<h.Bits)}
	r := bytes.NewReader(rest)
	if err := errors.Join(binary.Read(r, binary.LittleEndian, &m.Trans), binary.Read(r, binary.LittleEndian, &m.Start)); err != nil {
		return nil, h, fmt.Errorf("%w: transitions: %v", ErrFormat, err)
	}
	if !m.sound() {
		return nil, h, fmt.Errorf("%w: transitions are not numbers, or leave no way", ErrFormat)
	}
	f := -1
	for k := range h.Rows {
		gap, err := binary.ReadUvarint(r)
		if err != nil || gap == 0 || gap > uint64(len(m.Rows)) || f+int(gap) >= len(m.Rows) {
			return nil, h, fmt.Errorf("%w: row %d of %d out of place", ErrFormat, k, h.Rows)
		}
		f += int(gap)
		var b [Labels]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return nil, h, fmt.Errorf("%w: row %d: %v", ErrFormat, k, err)
		}
		for y := range b {
			m.Rows[f][y] = int8(b[y])
		}
	}
	if r.Len() > 0 {
		return nil, h, fmt.Errorf("%w: %d bytes behind the last row", ErrFormat, r.Len())
	}
	return m, h, nil
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
