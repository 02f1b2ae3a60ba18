package coortweet

import (
	"bufio"
	"errors"
	"io"
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
func Read(r io.Reader) (*Table, error) {
	t := &Table{}
	err := each(bufio.NewReaderSize(r, bufferSize), func(x *share) error {
		t.Rows = append(t.Rows, Row{t.ids.id(x.object), t.ids.id(x.account), t.ids.id(x.content), x.at})
		return nil
	}, t.refuse)
	t.ids.slots = nil // names are looked up by number from here on; an Add would make them anew
	if errors.Is(err, ErrColumns) {
		return nil, err
	}
	return t, err
}
