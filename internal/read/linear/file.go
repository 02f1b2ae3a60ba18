package linear

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Model file: "HSLIN1\n", then a gzip stream: a JSON header line and the rows, each with its
// place in the table, so that loading needs no hashing; see Write.
const magic = "HSLIN1\n"

// ErrFormat reports a file that is not a model of this format.
var ErrFormat = errors.New("not a model file of this version")

// Header is what a model file says about itself.
type Header struct {
	Kind     string            `json:"kind"`
	Classes  []string          `json:"classes"`
	Rows     int               `json:"rows"`
	Weights  int               `json:"weights"`
	Features string            `json:"features"` // version of the extractor
	Manifest map[string]string `json:"manifest"` // data, options, seed, command
	Extra    json.RawMessage   `json:"extra,omitempty"`
}

// Write stores m: per row its place in the table, its check (4 bytes), the number of weights,
// then class and weight (zigzag varint) of each. Equal models and headers give equal bytes.
func (m *Model) Write(w io.Writer, h Header) error {
	h.Classes, h.Rows, h.Weights = m.classes, 0, len(m.cells)
	var b bytes.Buffer
	var body []byte
	for i, s := range m.slots {
		if s.n == 0 {
			continue
		}
		h.Rows++
		body = binary.AppendUvarint(body, uint64(i))
		body = binary.LittleEndian.AppendUint32(body, s.check)
		body = binary.AppendUvarint(body, uint64(s.n))
		for k := s.from; k < s.from+s.n; k++ {
			body = append(body, m.cells[k].class)
			body = binary.AppendVarint(body, int64(m.cells[k].weight))
		}
	}
	head, err := json.Marshal(struct {
		Header
		Slots int `json:"slots"`
	}{h, len(m.slots)})
	if err != nil {
		return err
	}
	b.Write(head)
	b.WriteByte('\n')
	b.Write(body)
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// Read loads a model of the given kind whose features were made by the given version.
func Read(data []byte, kind, features string) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, fmt.Errorf("%s model: %w", kind, ErrFormat)
	}
	z, err := gzip.NewReader(bytes.NewReader(data[len(magic):]))
	if err != nil {
		return nil, fmt.Errorf("%s model: %w: %v", kind, ErrFormat, err)
	}
	raw, err := io.ReadAll(io.LimitReader(z, 256<<20))
	if err != nil {
		return nil, fmt.Errorf("%s model: %w", kind, err)
	}
	line, rest, ok := bytes.Cut(raw, []byte("\n"))
	var h struct {
		Header
		Slots int `json:"slots"`
	}
	if !ok || json.Unmarshal(line, &h) != nil || h.Slots < 16 || h.Slots&(h.Slots-1) != 0 || h.Slots > 1<<24 ||
		h.Slots > 64*(len(rest)+1) || len(h.Classes) == 0 || len(h.Classes) > 256 || h.Weights > len(rest) || h.Weights < 0 {
		return nil, fmt.Errorf("%s model: %w: bad header", kind, ErrFormat)
	}
	if h.Kind != kind || h.Features != features {
		return nil, fmt.Errorf("model is %q with features %q, want %q with %q", h.Kind, h.Features, kind, features)
	}
	m := &Model{classes: h.Classes, slots: make([]slot, h.Slots), mask: uint64(h.Slots - 1), Header: h.Header,
		cells: make([]entry, 0, h.Weights)}
	r := bytes.NewReader(rest)
	for k := range h.Rows {
		i, err1 := binary.ReadUvarint(r)
		var check [4]byte
		_, err2 := io.ReadFull(r, check[:])
		n, err3 := binary.ReadUvarint(r)
		if err := errors.Join(err1, err2, err3); err != nil || i >= uint64(h.Slots) || n == 0 || n > uint64(len(h.Classes)) || m.slots[i].n != 0 {
			return nil, fmt.Errorf("%s model: row %d of %d: %w", kind, k, h.Rows, errors.Join(ErrFormat, err))
		}
		m.slots[i] = slot{binary.LittleEndian.Uint32(check[:]), uint32(len(m.cells)), uint32(n)}
		for range n {
			c, err1 := r.ReadByte()
			w, err2 := binary.ReadVarint(r)
			if err1 != nil || err2 != nil || int(c) >= len(h.Classes) || w != int64(int16(w)) {
				return nil, fmt.Errorf("%s model: row %d of %d: %w", kind, k, h.Rows, ErrFormat)
			}
			m.cells = append(m.cells, entry{c, int16(w)})
		}
	}
	if r.Len() > 0 || h.Rows*2 > h.Slots {
		return nil, fmt.Errorf("%s model: %w: %d bytes behind the last row", kind, ErrFormat, r.Len())
	}
	return m, nil
}
