package calendar

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// ErrDates reports a list of dates that cannot be read.
var ErrDates = errors.New("bad list of dates")

// Date is one that the user gave.
type Date struct {
	Day   time.Time // midnight UTC
	Label string
}

// MaxDates is how many dates a list may have.
const MaxDates = 100000

// ReadDates reads a CSV of date (YYYY-MM-DD) and label, in the order of the file. Lines that begin with
// # are comments, a first line "date,…" is a heading, further columns are ignored. Errors wrap
// [ErrDates] and tell the line.
func ReadDates(r io.Reader) ([]Date, error) {
	in := csv.NewReader(r)
	in.Comment, in.FieldsPerRecord, in.TrimLeadingSpace = '#', -1, true
	var out []Date
	for first := true; ; first = false {
		rec, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrDates, err)
		}
		line, _ := in.FieldPos(0)
		day := strings.TrimSpace(strings.TrimPrefix(rec[0], "\ufeff"))
		if first && strings.EqualFold(day, "date") {
			continue
		}
		d := Date{}
		if d.Day, err = time.Parse(time.DateOnly, day); err != nil {
			return nil, fmt.Errorf("%w: line %d: %q is not YYYY-MM-DD", ErrDates, line, day)
		}
		if len(rec) > 1 {
			d.Label = strings.TrimSpace(rec[1])
		}
		if len(out) == MaxDates {
			return nil, fmt.Errorf("%w: more than %d", ErrDates, MaxDates)
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: none in it", ErrDates)
	}
	return out, nil
}
