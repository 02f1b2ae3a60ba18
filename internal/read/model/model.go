// Package model is the file that all trained weights and word tables are kept in: what kind
// of model it is, which features it was made for, how it was made, and named sections of
// sparse rows.
//
// A file is
//
//	"HSAY", format version (1 byte), length of the payload (uvarint), its CRC-32C (4 bytes)
//	the payload, by DEFLATE: header, sections
//	header    length (uvarint) and JSON: kind, features, classes, manifest
//	section   name, type, width, bound, number of rows, then the rows: first all numbers as
//	          uvarint gaps, then all values
//
// Integers are uvarints or little-endian. Rows ascend; a row that is not there is zero. A manifest bears
// no date, so that the same recipe gives the same bytes. A reader is told the kind and the
// features it has code for and refuses others, so that weights are never used with features
// that they were not made for. Any bytes are read or refused with ErrFormat; memory is
// bounded by MaxPayload.
package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// Magic opens every file; Version is of the format.
const (
	Magic   = "HSAY"
	Version = 1
)

// MaxPayload is the size in bytes that a file may unpack to, several times that of any model.
const MaxPayload = 64 << 20

// ErrFormat reports bytes that are no model file of this version, or a broken one.
var ErrFormat = errors.New("not a model file of this version")

// ErrFeatures reports a sound file that was made for another kind of model or for other features.
var ErrFeatures = errors.New("weights were made for other features: run make train")

// Header is what a model says about itself.
type Header struct {
	Kind     string            `json:"kind"`     // clusters, tags, quotes, parser
	Features string            `json:"features"` // name, version and fingerprint of the code that made its features
	Classes  []string          `json:"classes,omitempty"`
	Manifest map[string]string `json:"manifest"` // what, data, licence, command, seed: no date, no text
}

// Type is how the values of a section's rows are stored.
type Type uint8

// The types. Bytes rows have lengths of their own; the others have Width values a row.
const (
	Int8 Type = 1 + iota
	Uint32
	Float32
	Bytes
)

// size returns the bytes of one value.
func (t Type) size() int {
	if t == Int8 || t == Bytes {
		return 1
	}
	return 4
}

// Section is a table of rows by number.
type Section struct {
	Name   string
	Type   Type
	Width  int    // values a row, 1 to MaxWidth; 1 for Bytes
	Bound  uint64 // row numbers are below; 0 for hashes, which may be any number
	IDs    []uint64
	Values []byte // of all rows, end to end
	Ends   []int  // of each row in Values, for Bytes
}

// MaxWidth is the greatest number of values a row.
const MaxWidth = 1024

// Row returns the values of the k-th row that is there.
func (s *Section) Row(k int) []byte {
	if s.Type == Bytes {
		from := 0
		if k > 0 {
			from = s.Ends[k-1]
		}
		return s.Values[from:s.Ends[k]]
	}
	n := s.Width * s.Type.size()
	return s.Values[k*n : (k+1)*n]
}

// Add appends a row, whose number must be above the last.
func (s *Section) Add(id uint64, values []byte) {
	s.IDs = append(s.IDs, id)
	s.Values = append(s.Values, values...)
	if s.Type == Bytes {
		s.Ends = append(s.Ends, len(s.Values))
	}
}

// Floats returns Float32 values.
func Floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// FloatBytes is the inverse of Floats.
func FloatBytes(v ...float32) []byte {
	var out []byte
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}

// File is a model in parts.
type File struct {
	Header   Header
	Sections []Section
}

// Section returns the section of that name, nil if there is none.
func (f *File) Section(name string, t Type, width int) (*Section, error) {
	for i := range f.Sections {
		if s := &f.Sections[i]; s.Name == name {
			if s.Type != t || s.Width != width {
				return nil, fmt.Errorf("%w: section %q has type %d and width %d", ErrFormat, name, s.Type, s.Width)
			}
			return s, nil
		}
	}
	return nil, fmt.Errorf("%w: no section %q", ErrFormat, name)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Pack returns the file's bytes. Equal files give equal bytes.
func (f *File) Pack() ([]byte, error) {
	head, err := json.Marshal(f.Header)
	if err != nil {
		return nil, err
	}
	p := append(binary.AppendUvarint(nil, uint64(len(head))), head...)
	p = binary.AppendUvarint(p, uint64(len(f.Sections)))
	for i := range f.Sections {
		if p, err = f.Sections[i].pack(p); err != nil {
			return nil, err
		}
	}
	if len(p) > MaxPayload {
		return nil, fmt.Errorf("model of %d bytes, want at most %d", len(p), MaxPayload)
	}
	out := append([]byte(Magic), Version)
	out = binary.AppendUvarint(out, uint64(len(p)))
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(p, castagnoli))
	b := bytes.NewBuffer(out)
	z, err := flate.NewWriter(b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(p); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (s *Section) pack(p []byte) ([]byte, error) {
	p = append(binary.AppendUvarint(p, uint64(len(s.Name))), s.Name...)
	p = append(p, byte(s.Type))
	p = binary.AppendUvarint(p, uint64(s.Width))
	p = binary.AppendUvarint(p, s.Bound)
	p = binary.AppendUvarint(p, uint64(len(s.IDs)))
	last := uint64(0)
	for k, id := range s.IDs {
		if k > 0 && id <= last || s.Bound > 0 && id >= s.Bound {
			return nil, fmt.Errorf("section %q: row %d is out of place", s.Name, id)
		}
		p = binary.AppendUvarint(p, id-last)
		last = id
	}
	for k := range s.Ends {
		p = binary.AppendUvarint(p, uint64(len(s.Row(k))))
	}
	return append(p, s.Values...), nil
}

// Unpack reads a file of the given kind whose features are those given. Errors wrap
// ErrFormat, or ErrFeatures where the file is sound but made for something else. Sections
// share memory with one another.
func Unpack(data []byte, kind, features string) (*File, error) {
	f, err := unpack(data)
	if err != nil {
		return nil, fmt.Errorf("%s model: %w", kind, err)
	}
	if f.Header.Kind != kind || f.Header.Features != features {
		return nil, fmt.Errorf("%s model: %w (it has %s %q, this program %q)", kind, ErrFeatures, f.Header.Kind, f.Header.Features, features)
	}
	return f, nil
}

func unpack(data []byte) (*File, error) {
	rest, ok := bytes.CutPrefix(data, []byte(Magic))
	if !ok || len(rest) == 0 || rest[0] != Version {
		return nil, ErrFormat
	}
	size, n := binary.Uvarint(rest[1:])
	if n <= 0 || size > MaxPayload || len(rest) < 1+n+4 {
		return nil, fmt.Errorf("%w: bad length", ErrFormat)
	}
	sum := binary.LittleEndian.Uint32(rest[1+n:])
	packed := rest[1+n+4:]
	if size > 1032*uint64(len(packed)+1) { // DEFLATE packs no better
		return nil, fmt.Errorf("%w: %d bytes cannot unpack to %d", ErrFormat, len(packed), size)
	}
	p := make([]byte, size)
	z := flate.NewReader(bytes.NewReader(packed))
	if _, err := io.ReadFull(z, p); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	if n, err := z.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return nil, fmt.Errorf("%w: longer than it says", ErrFormat)
	}
	if crc32.Checksum(p, castagnoli) != sum {
		return nil, fmt.Errorf("%w: checksum", ErrFormat)
	}
	return parse(p)
}
