package coortweet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"unsafe"
)

// share is one line of a file of shares. Its bytes are those of a buffer and hold until the next line.
type share struct {
	object, account, content []byte
	at                       float64 // seconds
}

const bufferSize = 1 << 18

// columns are the four of a share, by their place in a line.
type columns [4]int

// each calls row with every share of a file, in order, and refuse with every line that is none. It ends at the first
// error of row, which it returns as it is. Cost is linear; memory is one line's.
func each(in *bufio.Reader, row func(*share) error, refuse func(line int, reason string)) error {
	head, err := in.ReadString('\n')
	if err != nil && err != io.EOF {
		return err
	}
	fields, err := csv.NewReader(bytes.NewReader([]byte(head))).Read()
	if err != nil {
		return fmt.Errorf("%w: header: %w", ErrColumns, err)
	}
	var at columns
	for k, name := range []string{"object_id", "account_id", "content_id", "timestamp_share"} {
		at[k] = -1
		for i, f := range fields {
			if f == name || i == 0 && f == "\ufeff"+name {
				at[k] = i
			}
		}
		if at[k] < 0 {
			return fmt.Errorf("%w %s", ErrColumns, name)
		}
	}
	return at.lines(in, row, refuse)
}

// lines reads rows. A line without quotation marks is cut at commas; from the first one that has
// any on, package csv reads, since a field may then hold a line's end.
func (at *columns) lines(in *bufio.Reader, row func(*share) error, refuse func(int, string)) error {
	var fields [][]byte
	var x share
	for line := 2; ; line++ {
		b, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) || bytes.IndexByte(b, '"') >= 0 {
			rest := append([]byte(nil), b...)
			return at.quoted(io.MultiReader(bytes.NewReader(rest), in), line, row, refuse)
		}
		for len(b) > 0 && (b[len(b)-1] == '\n' || b[len(b)-1] == '\r') {
			b = b[:len(b)-1]
		}
		if len(b) > 0 {
			fields = fields[:0]
			for {
				i := bytes.IndexByte(b, ',')
				if i < 0 {
					fields = append(fields, b)
					break
				}
				fields = append(fields, b[:i])
				b = b[i+1:]
			}
			if why := at.share(&x, fields); why != "" {
				refuse(line, why)
			} else if err := row(&x); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (at *columns) quoted(r io.Reader, line int, row func(*share) error, refuse func(int, string)) error {
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.ReuseRecord, c.LazyQuotes = -1, true, true
	var fields [][]byte
	var x share
	for {
		rec, err := c.Read()
		if err == io.EOF {
			return nil
		}
		n, _ := c.FieldPos(0)
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			refuse(line+bad.Line-1, bad.Err.Error())
			continue
		}
		if err != nil {
			return err
		}
		fields = fields[:0]
		for _, f := range rec {
			fields = append(fields, []byte(f))
		}
		if why := at.share(&x, fields); why != "" {
			refuse(line+n-1, why)
		} else if err := row(&x); err != nil {
			return err
		}
	}
}

// share reads one line, and says why it is none.
func (at *columns) share(x *share, f [][]byte) (why string) {
	for _, k := range at {
		if k >= len(f) {
			return "too few fields"
		}
		if len(f[k]) == 0 {
			return "an empty field"
		}
	}
	b := f[at[3]]
	when, ok := digits(b)
	if !ok {
		v, err := strconv.ParseFloat(unsafe.String(&b[0], len(b)), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return "timestamp_share is no number of seconds"
		}
		when = v
	}
	*x = share{f[at[0]], f[at[1]], f[at[2]], when}
	return ""
}

// digits reads a whole number of at most fifteen digits.
func digits(b []byte) (float64, bool) {
	if len(b) > 15 {
		return 0, false
	}
	n := int64(0)
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return float64(n), true
}
