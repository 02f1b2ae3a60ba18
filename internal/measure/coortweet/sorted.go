package coortweet

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// Scratch is a file of the caller's that shares are sorted in: what is written is read back.
type Scratch interface {
	io.Writer
	io.ReaderAt
}

// runSize is how many bytes of names are sorted at once, mergeSize how many are read ahead of each such run: a
// file of 10 GB has some 5,000 of them, which take 80 MB. Runs that fit the processor's cache are sorted faster.
const (
	runSize   = 2 << 20
	mergeSize = 16 << 10
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
	place int // of the last share, from 1 on
}

// loose is a share of the run at hand.
type loose struct {
	at              float64
	from, place     int
	account         int32
	object, content int32 // lengths
}

func (s *sorter) add(x *share, account int32) error {
	s.place++
	s.rows = append(s.rows, loose{x.at, len(s.bytes), s.place, account, int32(len(x.object)), int32(len(x.content))})
	s.bytes = append(append(s.bytes, x.object...), x.content...)
	if len(s.bytes) < s.size {
		return nil
	}
	return s.run()
}

// headSize is that of a record: time, place, account and two lengths, then the names.
const headSize = 2*8 + 3*4

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
		binary.LittleEndian.PutUint64(head[8:], uint64(r.place))
		binary.LittleEndian.PutUint32(head[16:], uint32(r.account))
		binary.LittleEndian.PutUint32(head[20:], uint32(r.object))
		binary.LittleEndian.PutUint32(head[24:], uint32(r.content))
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
func (s *sorter) each(row func(x *share, place int, account int32) error) error {
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
		if err := row(&r.share, r.place, r.account); err != nil {
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

// again calls row for every share, run by run, behind each.
func (s *sorter) again(row func(x *share, place int, account int32) error) error {
	r := &reader{in: bufio.NewReaderSize(io.NewSectionReader(s.to, 0, s.end), bufferSize)}
	for {
		if err := r.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := row(&r.share, r.place, r.account); err != nil {
			return err
		}
	}
}

// reader reads shares that were written.
type reader struct {
	in      *bufio.Reader
	run     int
	share   share
	place   int
	account int32
	read    int // bytes of the share at hand, in the buffer
}

// next reads the next share; io.EOF says that there is none.
func (r *reader) next() error {
	if _, err := r.in.Discard(r.read); err != nil {
		return err
	}
	head, err := r.in.Peek(headSize)
	if err != nil {
		if err == io.EOF && len(head) > 0 {
			return io.ErrUnexpectedEOF
		}
		return err
	}
	r.share.at = math.Float64frombits(binary.LittleEndian.Uint64(head))
	r.place = int(binary.LittleEndian.Uint64(head[8:]))
	r.account = int32(binary.LittleEndian.Uint32(head[16:]))
	n, m := int(binary.LittleEndian.Uint32(head[20:])), int(binary.LittleEndian.Uint32(head[24:]))
	r.read = headSize + n + m
	names, err := r.in.Peek(r.read)
	switch {
	case errors.Is(err, bufio.ErrBufferFull): // longer than what is read ahead
		names = make([]byte, r.read)
		if _, err := io.ReadFull(r.in, names); err != nil {
			return errors.Join(io.ErrUnexpectedEOF, err)
		}
		r.read = 0
	case err != nil:
		return errors.Join(io.ErrUnexpectedEOF, err)
	}
	names = names[headSize:]
	r.share.object, r.share.content = names[:n], names[n:]
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
