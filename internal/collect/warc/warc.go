// Package warc reads web archives: WARC 0.17 to 1.1 (ISO 28500), plain or compressed record
// by record; whoever opens the file takes the compression off. Archives of all common writers
// differ in small ways, so that only what carries meaning is insisted on: a version line, a
// length, a blank line behind the head.
//
// Records are a stream: one is in memory at a time, within a bound. An archive that breaks off
// gives what stood before, and the error.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// Record is one response or resource. Err is set for a record that could not be read; the
// stream goes on behind it.
type Record struct {
	N           int // place in the archive, from 1, all records counted
	URL         string
	At          time.Time // WARC-Date
	Code        int       // HTTP status; 200 for resources
	ContentType string
	Body        []byte // unchunked and unpacked
	Truncated   bool   // the archive says that it was cut when it was written
	Err         error
}

// Bounds. Heads of real archives stay under 10 KiB.
const (
	maxHead  = 256 << 10
	maxLines = 500
)

// ErrLong reports a record longer than the bound.
var ErrLong = errors.New("record is too long")

// Magic reports whether a file that starts with head is an archive.
func Magic(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// Read yields responses and resources; other records (requests, revisits, metadata) are
// passed over. Bodies of more than limit bytes give a record with [ErrLong]. The second value
// is the error that ended the stream early, with a zero record.
func Read(r io.Reader, limit int64) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			rec, skip, err := next(in, n, limit)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Record{}, fmt.Errorf("record %d: %w", n, err))
				return
			}
			if !skip && !yield(rec, nil) {
				return
			}
		}
	}
}

// next reads one record. skip says that it is of a kind that is not asked for.
func next(in *bufio.Reader, n int, limit int64) (rec Record, skip bool, err error) {
	head, err := readHead(in)
	if err != nil {
		return rec, false, err
	}
	length, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || length < 0 {
		return rec, false, fmt.Errorf("Content-Length is %.40q", head.Get("Content-Length"))
	}
	block := &io.LimitedReader{R: in, N: length}
	rec = Record{N: n, URL: strings.Trim(head.Get("Warc-Target-Uri"), "<> \t"), Truncated: head.Get("Warc-Truncated") != ""}
	rec.At, _ = time.Parse(time.RFC3339, head.Get("Warc-Date"))
	rec.At = rec.At.UTC()
	switch kind := strings.ToLower(head.Get("Warc-Type")); {
	case kind == "response" && isHTTP(head.Get("Content-Type")):
		rec.response(block, limit)
	case kind == "resource" || kind == "response":
		rec.Code, rec.ContentType = http.StatusOK, head.Get("Content-Type")
		rec.Body, rec.Err = within(block, limit)
	default:
		skip = true
	}
	if _, err := io.Copy(io.Discard, block); err != nil {
		return rec, skip, err
	}
	if block.N > 0 {
		return rec, skip, io.ErrUnexpectedEOF
	}
	return rec, skip, nil
}

func isHTTP(contentType string) bool {
	return contentType == "" || strings.HasPrefix(strings.ToLower(contentType), "application/http")
}

// readHead reads the version line and the fields. io.EOF means that nothing is left.
func readHead(in *bufio.Reader) (textproto.MIMEHeader, error) {
	line, size := "", 0
	for line == "" { // two blank lines end a record; some writers forget or add some
		s, err := readLine(in, &size)
		if err != nil {
			return nil, err
		}
		line = s
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, fmt.Errorf("%.40q where a record should begin", line)
	}
	head := textproto.MIMEHeader{}
	last := ""
	for i := 0; ; i++ {
		s, err := readLine(in, &size)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if s == "" {
			return head, nil
		}
		if i == maxLines {
			return nil, errors.New("head has too many lines")
		}
		if s[0] == ' ' || s[0] == '\t' { // folded
			if last != "" {
				head.Set(last, head.Get(last)+" "+strings.TrimSpace(s))
			}
			continue
		}
		name, value, ok := strings.Cut(s, ":")
		if !ok {
			return nil, fmt.Errorf("%.40q is no field", s)
		}
		last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
		if head.Get(last) == "" {
			head.Set(last, strings.TrimSpace(value))
		}
	}
}

func readLine(in *bufio.Reader, size *int) (string, error) {
	var b []byte
	for {
		part, err := in.ReadSlice('\n')
		b = append(b, part...)
		if *size += len(part); *size > maxHead {
			return "", errors.New("head is too long")
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(b) > 0 {
			return "", io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", err
		}
		return strings.TrimRight(string(b), "\r\n"), nil
	}
}

// response reads the HTTP answer in block.
func (rec *Record) response(block io.Reader, limit int64) {
	res, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		rec.Err = fmt.Errorf("no HTTP answer: %.100s", err)
		return
	}
	defer res.Body.Close()
	rec.Code, rec.ContentType = res.StatusCode, res.Header.Get("Content-Type")
	var in io.Reader = res.Body
	switch strings.ToLower(strings.TrimSpace(res.Header.Get("Content-Encoding"))) {
	case "", "identity":
	case "gzip", "x-gzip":
		// Some writers unpack bodies and leave the header.
		b := bufio.NewReader(in)
		in = b
		if m, _ := b.Peek(2); len(m) == 2 && m[0] == 0x1f && m[1] == 0x8b {
			z, err := gzip.NewReader(b)
			if err != nil {
				rec.Err = err
				return
			}
			in = z
		}
	default:
		rec.Err = fmt.Errorf("packed as %.20q", res.Header.Get("Content-Encoding"))
		return
	}
	rec.Body, rec.Err = within(in, limit)
	if errors.Is(rec.Err, io.ErrUnexpectedEOF) && len(rec.Body) > 0 && res.ContentLength < 0 {
		rec.Err = nil // writers that unchunk bodies and leave the header
	}
}

func within(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrLong, limit)
	}
	return b, err
}
