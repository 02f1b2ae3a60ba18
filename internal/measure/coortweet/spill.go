package coortweet

import "io"

// spill is a Scratch that holds its first bytes in memory: what is small never comes to the disk. The file is made when it is
// needed.
type spill struct {
	file   func() (Scratch, error)
	size   int     // of a block, in bytes
	most   int     // blocks
	to     Scratch // nil as long as they are enough
	blocks [][]byte
}

// newSpill holds 64 MB.
func newSpill(file func() (Scratch, error)) *spill {
	return &spill{file: file, size: 1 << 20, most: 64}
}

// Write appends p.
func (s *spill) Write(p []byte) (n int, err error) {
	for n < len(p) {
		last := len(s.blocks) - 1
		if last < 0 || len(s.blocks[last]) == s.size {
			if len(s.blocks) == s.most {
				m, err := s.beyond(p[n:])
				return n + m, err
			}
			s.blocks = append(s.blocks, make([]byte, 0, s.size))
			last++
		}
		k := min(len(p)-n, s.size-len(s.blocks[last]))
		s.blocks[last] = append(s.blocks[last], p[n:n+k]...)
		n += k
	}
	return n, nil
}

// beyond appends to the file.
func (s *spill) beyond(p []byte) (int, error) {
	if s.to == nil {
		to, err := s.file()
		if err != nil {
			return 0, err
		}
		s.to = to
	}
	return s.to.Write(p)
}

// ReadAt reads what was written at off.
func (s *spill) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) {
		at := off + int64(n)
		k := int(at / int64(s.size))
		if k >= len(s.blocks) {
			if s.to == nil {
				return n, io.EOF
			}
			m, err := s.to.ReadAt(p[n:], at-int64(len(s.blocks))*int64(s.size))
			return n + m, err
		}
		b := s.blocks[k]
		if in := int(at % int64(s.size)); in < len(b) {
			n += copy(p[n:], b[in:])
		} else {
			return n, io.EOF
		}
	}
	return n, nil
}
