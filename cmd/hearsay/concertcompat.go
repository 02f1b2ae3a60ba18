package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"runtime/debug"

	"hearsay/internal/measure/coortweet"
)

// compatGC keeps memory near what lives, at a tenth more time; Go's own 100 would let the heap
// grow to twice that. What the program's tables left behind when they were set up is given back first.
const compatGC = 30

// compat writes what CooRTweet would.
func (c *concertCmd) compat(a *app) error {
	if c.Shares == "" {
		return usageError{hintf(errors.New("concert --compat coortweet needs a file of shares"), "columns: object_id, account_id, content_id, timestamp_share")}
	}
	if c.Output != "csv" {
		return usageError{hintf(errors.New("concert --compat coortweet writes CSV"), "add -o csv")}
	}
	if c.Weight < 0 || c.Weight > 1 {
		return usageError{fmt.Errorf("--edge-weight %v lies outside 0 to 1", c.Weight)}
	}
	debug.FreeOSMemory()
	defer debug.SetGCPercent(debug.SetGCPercent(compatGC))
	t, pairs, err := c.detect(a)
	if errors.Is(err, coortweet.ErrColumns) {
		return hintf(fmt.Errorf("%s: %w", c.Shares, err), "the first line names object_id, account_id, content_id, timestamp_share")
	}
	if bad := new(fs.PathError); errors.As(err, &bad) { // which names the file
		return err
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Shares, err)
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	if c.Edges {
		err = coortweet.WriteEdges(out, t, coortweet.Network(t, pairs, c.Weight))
	} else {
		err = coortweet.WritePairs(out, t, pairs)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return err
	}
	for _, r := range t.Refused {
		fmt.Fprintf(a.stderr, "hearsay: %s:%d: %s\n", c.Shares, r.Line, r.Reason)
	}
	more(a.stderr, t.RefusedN-len(t.Refused), "refused")
	if t.RefusedN > 0 {
		return partialError{fmt.Errorf("concert: %d lines of %s are no shares, the rest was compared", t.RefusedN, c.Shares)}
	}
	return nil
}

// detect goes through a file with the shares of one window in memory; standard input and pipes, which cannot be read
// again, are held.
func (c *concertCmd) detect(a *app) (*coortweet.Table, []coortweet.Pair, error) {
	o := coortweet.Options{Window: c.Window[0].Seconds(), MinParticipation: c.Part}
	if c.Shares != "-" {
		if s, err := os.Stat(c.Shares); err == nil && s.Mode().IsRegular() {
			var tmp tempFile
			defer tmp.remove()
			return coortweet.Windowed(func() (io.ReadCloser, error) { return openShares(a, c.Shares, s.Size()) }, tmp.make, o)
		}
	}
	in, err := openShares(a, c.Shares, math.MaxInt64)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	t, err := coortweet.Read(in)
	if err != nil {
		return nil, nil, err
	}
	return t, coortweet.Detect(t, o), nil
}

// tempFile is a file that is gone at the end.
type tempFile struct{ f *os.File }

func (t *tempFile) make() (_ coortweet.Scratch, err error) {
	t.f, err = os.CreateTemp("", "hearsay-shares-*")
	return t.f, err
}

func (t *tempFile) remove() {
	if t.f != nil {
		t.f.Close()
		os.Remove(t.f.Name())
	}
}

type unzipped struct {
	io.Reader
	f io.Closer
}

func (u unzipped) Close() error { return u.f.Close() }

// openShares opens the first most bytes of a file, standard input for -, unpacked if it is gzip.
func openShares(a *app, name string, most int64) (io.ReadCloser, error) {
	var f io.ReadCloser = io.NopCloser(a.stdin)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		f = file
	}
	b := bufio.NewReaderSize(io.LimitReader(f, most), 1<<16)
	if magic, err := b.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(b)
		if err != nil {
			f.Close()
			return nil, err
		}
		return unzipped{z, f}, nil
	}
	return unzipped{b, f}, nil
}
