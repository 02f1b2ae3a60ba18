package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"hearsay/internal/measure/coortweet"
)

// compatGC keeps a million shares under 200 MB, at a tenth more time; Go's own 100 would let the heap
// grow to twice what lives. What the program's tables left behind when they were set up is given back first.
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
	in, err := openShares(a, c.Shares)
	if err != nil {
		return err
	}
	defer in.Close()
	t, err := coortweet.ReadSized(in, sizeOf(c.Shares, in))
	if err != nil {
		return hintf(fmt.Errorf("%s: %w", c.Shares, err), "the first line names object_id, account_id, content_id, timestamp_share")
	}
	pairs := coortweet.Detect(t, coortweet.Options{Window: c.Window.Seconds(), MinParticipation: c.Part})
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

type unzipped struct {
	io.Reader
	f      io.Closer
	packed bool
}

func (u unzipped) Close() error { return u.f.Close() }

// sizeOf is how many bytes a plain file holds, 0 where that is not known.
func sizeOf(name string, in io.ReadCloser) int64 {
	if u, ok := in.(unzipped); !ok || u.packed {
		return 0
	}
	if s, err := os.Stat(name); err == nil && s.Mode().IsRegular() {
		return s.Size()
	}
	return 0
}

// openShares opens a file, standard input for -, unpacked if it is gzip.
func openShares(a *app, name string) (io.ReadCloser, error) {
	var f io.ReadCloser = io.NopCloser(a.stdin)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		f = file
	}
	b := bufio.NewReaderSize(f, 1<<18)
	if magic, err := b.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(b)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return unzipped{z, f, true}, nil
	}
	return unzipped{b, f, false}, nil
}
