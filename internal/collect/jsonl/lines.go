package jsonl

import (
	"bufio"
	"bytes"
	"io"
)

// window is the size of the reading buffer, in bytes. Lines that fit are parsed in place.
const window = 256 << 10

// lines splits a stream into lines of at most max bytes. It holds one line.
type lines struct {
	r   *bufio.Reader
	max int64
	buf []byte // a line longer than window
	n   int    // of the line returned last, from 1
}

// next returns the next line without its end ("\n" or "\r\n"), valid until the next call.
// A line of more than max bytes is read over: long is then true and line is nil. A last
// line without end comes with err nil, the call after it gives the error. With an error
// of the stream other than io.EOF, line is what came before it.
func (l *lines) next() (line []byte, long bool, err error) {
	l.buf = l.buf[:0]
	l.n++
	for {
		part, err := l.r.ReadSlice('\n')
		switch {
		case long:
		case int64(len(l.buf)+len(part)) > l.max+2: // the end may take two
			long, l.buf = true, nil // and give the memory back
		case err == bufio.ErrBufferFull || len(l.buf) > 0:
			l.buf = append(l.buf, part...)
			line = l.buf
		default:
			line = part
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && (len(line) > 0 || long) {
			err = nil
		}
		if long {
			return nil, true, err
		}
		if bytes.HasSuffix(line, []byte("\n")) {
			line = bytes.TrimSuffix(line[:len(line)-1], []byte("\r"))
		}
		if int64(len(line)) > l.max {
			return nil, true, err
		}
		return line, false, err
	}
}
