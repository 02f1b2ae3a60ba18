package coortweet

import (
	"bufio"
	"errors"
	"io"
	"slices"
)

// ErrOrder reports a file whose shares do not stand in order of time, where nothing can be sorted.
var ErrOrder = errors.New("shares are not in order of time")

// ErrChanged reports a file that was not the same when it was read again.
var ErrChanged = errors.New("the file changed while it was read")

// Windowed returns what [Read] and [Detect] do of a file, without holding its shares: the table has names and refused
// lines, and no rows. The file is read three times, by open: for how many shares each
// account has; for pairs, with the shares of one window in memory; and, since an account must have shares
// left among the contents of pairs (step 4 of Detect), for these; the third time only if there are pairs. Shares that do not
// stand in order of time are sorted first, in what scratch returns, as many bytes as their names and some 20 a share take.
// Memory is that of the accounts, of one window and of the pairs found, beside 20 MB for sorting; cost that of reading (and
// sorting), and linear in the pairs. The error wraps [ErrColumns], [ErrChanged], [ErrOrder] where scratch is nil, or is
// open's, scratch's or a reader's.
func Windowed(open func() (io.ReadCloser, error), scratch func() (Scratch, error), o Options) (*Table, []Pair, error) {
	if o.MinParticipation <= 0 {
		o.MinParticipation = 2
	}
	t := &Table{}
	c := counting{t: t}
	if err := pass(open, c.share, t.refuse); err != nil {
		return nil, nil, err
	}
	w := window{t: t, o: o, shares: c.shares, lists: map[uint64]list{}}
	if err := w.read(open, scratch, c.back); err != nil {
		return nil, nil, err
	}
	w.flush()
	s := newStill(t, o, c.shares, w.pairs)
	if len(w.pairs) > 0 {
		w = window{}
		if err := pass(open, s.share, nowhere); err != nil {
			return nil, nil, err
		}
	}
	t.ids.slots = nil
	return t, s.kept(), nil
}

// read sweeps over the shares, sorted before if back says so.
func (w *window) read(open func() (io.ReadCloser, error), scratch func() (Scratch, error), back bool) error {
	if !back {
		return pass(open, w.share, nowhere)
	}
	if scratch == nil {
		return ErrOrder
	}
	to, err := scratch()
	if err != nil {
		return err
	}
	s := sorts{t: w.t, o: w.o, shares: w.shares, to: sorter{to: to, size: runSize}}
	if err := pass(open, s.share, nowhere); err != nil {
		return err
	}
	return s.to.each(func(x *share, account int32) error {
		w.add(x, account)
		return nil
	})
}

func nowhere(int, string) {}

func pass(open func() (io.ReadCloser, error), row func(*share) error, refuse func(int, string)) error {
	in, err := open()
	if err != nil {
		return err
	}
	err = each(bufio.NewReaderSize(in, bufferSize), row, refuse)
	if err2 := in.Close(); err == nil {
		err = err2
	}
	return err
}

// counting is the first pass. It numbers accounts by first appearance.
type counting struct {
	t      *Table
	shares []int32 // by account
	last   float64 // time of the share before
	back   bool    // a time goes back
}

func (c *counting) share(x *share) error {
	c.back = c.back || len(c.shares) > 0 && x.at < c.last
	c.last = x.at
	a := int(c.t.ids.id(x.account))
	if a == len(c.shares) {
		c.shares = append(c.shares, 0)
	}
	c.shares[a]++
	return nil
}

// still is the third pass: which accounts have how many shares left, whose the contents are, and which object appears first.
type still struct {
	t        *Table
	o        Options
	shares   []int32 // by account, of the whole file
	pairs    []Pair
	left     []int32 // by account: shares of contents that are in pairs
	names    []named // by number
	more     [][2]int32
	place    int  // of the line, in columns
	namesake bool // an object has the name of an account
}

// named is what the third pass knows of a name.
type named struct {
	content, object bool // of a pair
	ok              bool // an account with enough shares left has the content
	owner           int32
	first           int // place where it appears first, 0 for not yet
}

func newStill(t *Table, o Options, shares []int32, pairs []Pair) *still {
	s := &still{t: t, o: o, shares: shares, pairs: pairs, left: make([]int32, len(shares)), names: make([]named, len(t.ids.ends))}
	for i := range s.names {
		s.names[i].owner = -1
	}
	for i := range pairs {
		p := &pairs[i]
		s.names[p.X].content, s.names[p.Y].content, s.names[p.Object].object = true, true, true
		s.namesake = s.namesake || int(p.Object) < len(shares)
	}
	return s
}

func (s *still) share(x *share) error {
	s.place += 3
	s.appears(x.object, 1)
	if s.namesake {
		s.appears(x.account, 2)
	}
	id, ok := s.appears(x.content, 3)
	if !ok || !s.names[id].content {
		return nil
	}
	a, ok := s.t.ids.find(x.account)
	if !ok || int(a) >= len(s.shares) {
		return ErrChanged
	}
	if int(s.shares[a]) < s.o.MinParticipation {
		return nil
	}
	s.left[a]++
	if n := &s.names[id]; n.owner < 0 {
		n.owner = a
	} else if n.owner != a {
		s.more = append(s.more, [2]int32{id, a})
	}
	return nil
}

// appears notes that a name stands in a column, if it is known.
func (s *still) appears(name []byte, column int) (id int32, ok bool) {
	if id, ok = s.t.ids.find(name); ok && s.names[id].object && s.names[id].first == 0 {
		s.names[id].first = s.place + column
	}
	return id, ok
}

// kept is step 4 of [Detect], in the order of its results.
func (s *still) kept() []Pair {
	for i := range s.names {
		if n := &s.names[i]; n.owner >= 0 {
			n.ok = int(s.left[n.owner]) >= s.o.MinParticipation
		}
	}
	for _, x := range s.more {
		if int(s.left[x[1]]) >= s.o.MinParticipation {
			s.names[x[0]].ok = true
		}
	}
	out := slices.DeleteFunc(s.pairs, func(p Pair) bool { return !s.names[p.X].ok && !s.names[p.Y].ok })
	slices.SortStableFunc(out, func(a, b Pair) int { return s.names[a.Object].first - s.names[b.Object].first })
	return out
}
