package model

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// cursor reads a payload; once something is wrong it stays so.
type cursor struct {
	p   []byte
	bad bool
}

func (c *cursor) uvarint() uint64 {
	v, n := binary.Uvarint(c.p)
	if n <= 0 {
		c.bad, c.p = true, nil
		return 0
	}
	c.p = c.p[n:]
	return v
}

// take returns the next n bytes.
func (c *cursor) take(n uint64) []byte {
	if n > uint64(len(c.p)) {
		c.bad, c.p = true, nil
		return nil
	}
	b := c.p[:n:n]
	c.p = c.p[n:]
	return b
}

// maxSections is more than any model has.
const maxSections = 64

// parse takes a payload apart. What it allocates is at most eight times the payload.
func parse(p []byte) (*File, error) {
	c := &cursor{p: p}
	f := &File{}
	if head := c.take(c.uvarint()); c.bad || json.Unmarshal(head, &f.Header) != nil {
		return nil, fmt.Errorf("%w: bad header", ErrFormat)
	}
	n := c.uvarint()
	if c.bad || n > maxSections {
		return nil, fmt.Errorf("%w: bad number of sections", ErrFormat)
	}
	for range n {
		s, ok := c.section()
		if !ok {
			return nil, fmt.Errorf("%w: section %q is broken", ErrFormat, s.Name)
		}
		f.Sections = append(f.Sections, s)
	}
	if len(c.p) > 0 {
		return nil, fmt.Errorf("%w: %d bytes behind the last section", ErrFormat, len(c.p))
	}
	return f, nil
}

// section reads one table; ok tells whether it is sound.
func (c *cursor) section() (s Section, ok bool) {
	s.Name = string(c.take(c.uvarint()))
	if t := c.take(1); len(t) == 1 {
		s.Type = Type(t[0])
	}
	width := c.uvarint()
	s.Bound = c.uvarint()
	rows := c.uvarint()
	if c.bad || s.Type < Int8 || s.Type > Bytes || width < 1 || width > MaxWidth || s.Type == Bytes && width != 1 || rows > uint64(len(c.p)) {
		return s, false
	}
	s.Width = int(width)
	s.IDs = make([]uint64, rows)
	last := uint64(0)
	for k := range s.IDs {
		gap := c.uvarint()
		id := last + gap
		if c.bad || k > 0 && gap == 0 || id < last || s.Bound > 0 && id >= s.Bound {
			return s, false
		}
		s.IDs[k], last = id, id
	}
	if s.Type != Bytes {
		s.Values = c.take(rows * width * uint64(s.Type.size()))
		return s, !c.bad
	}
	if rows > uint64(len(c.p)) { // a length each
		return s, false
	}
	s.Ends = make([]int, rows)
	end := uint64(0)
	for k := range s.Ends {
		n := c.uvarint()
		if c.bad || n > uint64(len(c.p)) || end+n > MaxPayload {
			return s, false
		}
		end += n
		s.Ends[k] = int(end)
	}
	s.Values = c.take(end)
	return s, !c.bad
}
