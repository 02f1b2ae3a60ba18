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
// left among the contents of pairs (step 4 of Detect), for these; the third time only if there are pairs. From a share on that does not
// stand in order of time, the file is read once more instead, and sorted, as many bytes as the names and
// some 30 a share take, beyond 64 MB in what scratch returns; the other two times that is read.
// Memory is that of the accounts, of one window and of the pairs found, beside up to 90 MB for sorting; cost that of reading (and
// sorting), and linear in the pairs. The error wraps [ErrColumns], [ErrChanged], [ErrOrder] where scratch is nil, or is
// open's, scratch's or a reader's.
func Windowed(open func() (io.ReadCloser, error), scratch func() (Scratch, error), o Options) (*Table, []Pair, error) {
	if o.MinParticipation <= 0 {
		o.MinParticipation = 2
	}
	c := counting{t: &Table{}}
	err := pass(open, c.share, c.t.refuse)
	if errors.Is(err, ErrOrder) && scratch != nil {
		return sorted(open, scratch, o)
	}
	if err != nil {
		return nil, nil, err
	}
	return c.pairs(o,
		func(w *window) error { return pass(open, w.share, nowhere) },
		func(s *still) error { return pass(open, s.share, nowhere) })
}

// sorted is Windowed for shares in no order.
func sorted(open func() (io.ReadCloser, error), scratch func() (Scratch, error), o Options) (*Table, []Pair, error) {
	c := counting{t: &Table{}}
	s := sorter{to: newSpill(scratch), size: runSize}
	if err := pass(open, func(x *share) error { return s.add(x, c.count(x)) }, c.t.refuse); err != nil {
		return nil, nil, err
	}
	return c.pairs(o,
		func(w *window) error { return s.each(w.take) },
		func(st *still) error { return s.again(st.take) })
}

// pairs goes over the shares twice: sweep gives them in order of time, again in any.
func (c *counting) pairs(o Options, sweep func(*window) error, again func(*still) error) (*Table, []Pair, error) {
	w := &window{t: c.t, o: o, shares: c.shares, lists: map[uint64]list{}}
	if err := sweep(w); err != nil {
		return nil, nil, err
	}
	w.flush()
	s := newStill(c.t, o, c.shares, w.pairs)
	w = nil
	if len(s.pairs) > 0 {
		if err := again(s); err != nil {
			return nil, nil, err
		}
	}
	c.t.ids.slots = nil
	return c.t, s.kept(), nil
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
}

// share counts a share, and ends with ErrOrder if time goes back.
func (c *counting) share(x *share) error {
	if len(c.shares) > 0 && x.at < c.last {
		return ErrOrder
	}
	c.last = x.at
	c.count(x)
	return nil
}

// count returns the account of a share.
func (c *counting) count(x *share) int32 {
	a := c.t.ids.id(x.account)
	if int(a) == len(c.shares) {
		c.shares = append(c.shares, 0)
	}
	c.shares[a]++
	return a
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
	place    int  // of the line
	namesake bool // an object has the name of an account
}

// named is what the third pass knows of a name.
type named struct {
	content, object bool // of a pair
	ok              bool // an account with enough shares left has the content
	owner           int32
	first           int // where it appears first, by line and column, 0 for not yet
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

// share takes the next share of the file.
func (s *still) share(x *share) error {
	s.place++
	return s.row(x, -1, s.place)
}

// take takes a share by its account and its place in the file, from 1 on.
func (s *still) take(x *share, place int, account int32) error { return s.row(x, account, place) }

// row takes a share; an account below 0 is looked up where it is needed.
func (s *still) row(x *share, account int32, place int) error {
	if object, ok := s.t.ids.find(x.object); ok {
		s.appears(object, 3*place)
	}
	content, ok := s.t.ids.find(x.content)
	counts := ok && s.names[content].content
	if account < 0 && (counts || s.namesake) {
		a, ok := s.t.ids.find(x.account)
		if !ok || int(a) >= len(s.shares) {
			return ErrChanged
		}
		account = a
	}
	if s.namesake {
		s.appears(account, 3*place+1)
	}
	if ok {
		s.appears(content, 3*place+2)
	}
	if !counts || int(s.shares[account]) < s.o.MinParticipation {
		return nil
	}
	s.left[account]++
	if n := &s.names[content]; n.owner < 0 {
		n.owner = account
	} else if n.owner != account {
		s.more = append(s.more, [2]int32{content, account})
	}
	return nil
}

// appears notes where a name stands.
func (s *still) appears(name int32, at int) {
	if n := &s.names[name]; n.object && (n.first == 0 || at < n.first) {
		n.first = at
	}
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
