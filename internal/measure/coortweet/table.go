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

// Row is one share. Ids are numbers of a Table's names; one id has one number in whatever
// column it stands, since an object may be a content.
type Row struct {
	Object, Account, Content int32
	At                       float64 // seconds since any moment
}

// Table is a file of shares.
type Table struct {
	Rows    []Row
	Refused []Refusal // the first of them; RefusedN is how many
	// RefusedN counts lines that are no row: too few fields, no number as time, an empty id.
	RefusedN int

	ids interner
}

// Refusal is a line that is no row.
type Refusal struct {
	Line   int
	Reason string
}

// ErrColumns reports a file without the columns of CooRTweet.
var ErrColumns = errors.New("no column")

// Name returns the id that a number stands for.
func (t *Table) Name(id int32) string { return string(t.ids.name(id)) }

// Add appends a share.
func (t *Table) Add(object, account, content string, at float64) {
	t.Rows = append(t.Rows, Row{t.ids.id([]byte(object)), t.ids.id([]byte(account)), t.ids.id([]byte(content)), at})
}

const showRefused = 5

func (t *Table) refuse(line int, reason string) {
	if t.RefusedN++; len(t.Refused) < showRefused {
		t.Refused = append(t.Refused, Refusal{line, reason})
	}
}

// Read reads a CSV file with a header that names object_id, account_id, content_id and
// timestamp_share (seconds), in any order, besides others. Lines that are no row are counted
// and passed over. The error wraps [ErrColumns] if the header is another one, or is r's.
func Read(r io.Reader) (*Table, error) { return ReadSized(r, 0) }

// mostSized is for how many rows at most memory is set aside before they are seen.
const mostSized = 1 << 23

// ReadSized is Read where r is known to hold about so many bytes: memory for the rows is then taken once, by
// the length of the first lines, instead of growing. 0 is unknown; a wrong size costs memory or time only.
func ReadSized(r io.Reader, size int64) (*Table, error) {
	t := &Table{}
	in := bufio.NewReaderSize(r, 1<<18)
	if ahead, _ := in.Peek(int(min(size, 1<<16))); len(ahead) > 0 {
		lines := int64(bytes.Count(ahead, []byte{'\n'}) + 1)
		t.Rows = make([]Row, 0, min(size*lines/int64(len(ahead))*21/20, mostSized))
	}
	head, err := in.ReadString('\n')
	if err != nil && err != io.EOF {
		return nil, err
	}
	fields, err := csv.NewReader(bytes.NewReader([]byte(head))).Read()
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	var at [4]int
	for k, name := range []string{"object_id", "account_id", "content_id", "timestamp_share"} {
		at[k] = -1
		for i, f := range fields {
			if f == name || i == 0 && f == "\ufeff"+name {
				at[k] = i
			}
		}
		if at[k] < 0 {
			return nil, fmt.Errorf("%w %s", ErrColumns, name)
		}
	}
	err = t.lines(in, at)
	t.ids.slots = nil // names are looked up by number from here on; an Add would make them anew
	return t, err
}

// lines reads rows. A line without quotation marks is cut at commas; from the first one that has
// any on, package csv reads, since a field may then hold a line's end.
func (t *Table) lines(in *bufio.Reader, at [4]int) error {
	var fields [][]byte
	for line := 2; ; line++ {
		b, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) || bytes.IndexByte(b, '"') >= 0 {
			rest := append([]byte(nil), b...)
			return t.quoted(io.MultiReader(bytes.NewReader(rest), in), at, line)
		}
		if b = bytes.TrimRight(b, "\r\n"); len(b) > 0 {
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
			t.row(fields, at, line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (t *Table) quoted(r io.Reader, at [4]int, line int) error {
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.ReuseRecord, c.LazyQuotes = -1, true, true
	var fields [][]byte
	for {
		rec, err := c.Read()
		if err == io.EOF {
			return nil
		}
		n, _ := c.FieldPos(0)
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			t.refuse(line+bad.Line-1, bad.Err.Error())
			continue
		}
		if err != nil {
			return err
		}
		fields = fields[:0]
		for _, f := range rec {
			fields = append(fields, []byte(f))
		}
		t.row(fields, at, line+n-1)
	}
}

// row takes one line.
func (t *Table) row(f [][]byte, at [4]int, line int) {
	for _, k := range at {
		if k >= len(f) {
			t.refuse(line, "too few fields")
			return
		}
		if len(f[k]) == 0 {
			t.refuse(line, "an empty field")
			return
		}
	}
	b := f[at[3]]
	when, ok := digits(b)
	if !ok {
		v, err := strconv.ParseFloat(unsafe.String(&b[0], len(b)), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			t.refuse(line, "timestamp_share is no number of seconds")
			return
		}
		when = v
	}
	t.Rows = append(t.Rows, Row{t.ids.id(f[at[0]]), t.ids.id(f[at[1]]), t.ids.id(f[at[2]]), when})
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
