// Package jsonl reads article JSONL, one JSON object a line (DESIGN §4.1). It splits
// lines and takes the values; what they mean is decided by package extract.
//
// Failure policy: a line that is no article gives a [extract.Fault] under its number, and
// the next line is read. Memory is one line, bounded by the caller; a longer one is read
// over without being kept. Speed is that of the standard library's syntax check (figures
// in the benchmark).
package jsonl

import (
	"bufio"
	"bytes"
	"io"
	"iter"

	"hearsay/internal/extract"
)

// Line is one line that is not blank: what it states, or why it could not be read.
type Line struct {
	N      int // line number from 1; blank lines count
	Stated extract.Stated
	Fault  *extract.Fault // nil if Stated is set
	Err    error          // of the stream, which ends here; N is the line it broke in
}

// Read yields the lines of r, which holds plain JSONL; a byte order mark at its start is
// dropped. Lines of more than max bytes are refused. An error of r ends the stream as its
// last Line; a whole object read before it still counts, half of one does not.
func Read(r io.Reader, max int64) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		l := &lines{r: bufio.NewReaderSize(r, window), max: max}
		for {
			line, long, err := l.next()
			if l.n == 1 {
				line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
			}
			cut := err != nil && err != io.EOF // the line may be half of one
			switch {
			case long:
				if !yield(Line{N: l.n, Fault: &extract.Fault{Reason: LongLine}}) {
					return
				}
			case len(bytes.TrimSpace(line)) > 0:
				s, fault := Parse(line)
				if cut && fault != nil {
					break
				}
				if fault != nil {
					s = extract.Stated{}
				}
				if !yield(Line{N: l.n, Stated: s, Fault: fault}) {
					return
				}
			}
			if cut {
				yield(Line{N: l.n, Err: err})
			}
			if err != nil {
				return
			}
		}
	}
}
