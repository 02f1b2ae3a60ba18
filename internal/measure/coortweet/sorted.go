package coortweet

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
)

// Scratch is a file of the caller's that shares are sorted in: what is written is read back.
type Scratch interface {
	io.Writer
	io.ReaderAt
}

// runSize is how many bytes of names are sorted at once, mergeSize how many are read ahead of each such run: a
// file of 10 GB has some 1,200 of them, which take 40 MB.
const (
	runSize   = 8 << 20
	mergeSize = 32 << 10
)

// sorter puts shares in order of time, those of one time as they came: runs of them are sorted in memory, and merged
// (external merge sort; Knuth, The Art of Computer Programming 3, 5.4).
type sorter struct {
	to    Scratch
	size  int    // of a run, in bytes
	bytes []byte // objects and contents of the run at hand
	rows  []loose
	order radix
	ends  []int64 // of runs
	end   int64
}

// loose is a share of the run at hand.
type loose struct {
	at              float64
	from            int
	account         int32
	object, content int32 // lengths
}

func (s *sorter) add(x *share, account int32) error {
	s.rows = append(s.rows, loose{x.at, len(s.bytes), account, int32(len(x.object)), int32(len(x.content))})
	s.bytes = append(append(s.bytes, x.object...), x.content...)
	if len(s.bytes) < s.size {
		return nil
	}
	return s.run()
}

// headSize is that of a record: time, account and two lengths, then the names.
const headSize = 8 + 3*4

// run writes the run at hand.
func (s *sorter) run() error {
	if len(s.rows) == 0 {
		return nil
	}
	s.order.by(len(s.rows), func(i int) float64 { return s.rows[i].at }) // those of one time as they came
	out := bufio.NewWriterSize(s.to, bufferSize)
	var head [headSize]byte
	for _, k := range s.order.keys {
		r := &s.rows[k.row]
		binary.LittleEndian.PutUint64(head[:], math.Float64bits(r.at))
		binary.LittleEndian.PutUint32(head[8:], uint32(r.account))
		binary.LittleEndian.PutUint32(head[12:], uint32(r.object))
		binary.LittleEndian.PutUint32(head[16:], uint32(r.content))
		n := int(r.object + r.content)
		if _, err := out.Write(head[:]); err != nil {
			return err
		}
		if _, err := out.Write(s.bytes[r.from : r.from+n]); err != nil {
			return err
		}
		s.end += int64(headSize + n)
	}
	s.ends = append(s.ends, s.end)
	s.rows, s.bytes = s.rows[:0], s.bytes[:0]
	return out.Flush()
}

// each calls row for every share, in order.
func (s *sorter) each(row func(x *share, account int32) error) error {
	if err := s.run(); err != nil {
		return err
	}
	s.rows, s.bytes, s.order = nil, nil, radix{}
	var h merge
	from := int64(0)
	for i, end := range s.ends {
		r := &reader{in: bufio.NewReaderSize(io.NewSectionReader(s.to, from, end-from), mergeSize), run: i}
		from = end
		if err := r.next(); err != nil {
			return err
		}
		h = append(h, r)
	}
	heap.Init(&h)
	for len(h) > 0 {
		r := h[0]
		if err := row(&r.share, r.account); err != nil {
			return err
		}
		if err := r.next(); err == io.EOF {
			heap.Pop(&h)
		} else if err != nil {
			return err
		} else {
			heap.Fix(&h, 0)
		}
	}
	return nil
}

// reader reads one run.
type reader struct {
	in      *bufio.Reader
	run     int
	share   share
	account int32
	buf     []byte
	head    [headSize]byte
}

// next reads the next share; io.EOF says that there is none.
func (r *reader) next() error {
	head := &r.head
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return err
	}
	r.share.at = math.Float64frombits(binary.LittleEndian.Uint64(head[:]))
	r.account = int32(binary.LittleEndian.Uint32(head[8:]))
	n, m := int(binary.LittleEndian.Uint32(head[12:])), int(binary.LittleEndian.Uint32(head[16:]))
	r.buf = slices.Grow(r.buf[:0], n+m)[:n+m]
	if _, err := io.ReadFull(r.in, r.buf); err != nil {
		return errors.Join(io.ErrUnexpectedEOF, err)
	}
	r.share.object, r.share.content = r.buf[:n], r.buf[n:]
	return nil
}

// merge is a heap of runs by their next shares, of one time the earlier run's first.
type merge []*reader

func (h merge) Len() int      { return len(h) }
func (h merge) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h merge) Less(i, j int) bool {
	return h[i].share.at < h[j].share.at || h[i].share.at == h[j].share.at && h[i].run < h[j].run
}
func (h *merge) Push(x any) { *h = append(*h, x.(*reader)) }
func (h *merge) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// sorts is the pass that writes what is sorted: shares of accounts that have enough.
type sorts struct {
	t      *Table
	o      Options
	shares []int32
	to     sorter
}

func (s *sorts) share(x *share) error {
	a, ok := s.t.ids.find(x.account)
	if !ok || int(a) >= len(s.shares) {
		return ErrChanged
	}
	if int(s.shares[a]) < s.o.MinParticipation || bytes.Equal(x.object, x.content) {
		return nil
	}
	return s.to.add(x, a)
}
