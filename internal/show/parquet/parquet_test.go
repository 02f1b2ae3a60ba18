package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"
)

// fatal is what testing.T and rapid.T share.
type fatal interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

var cols = []Column{{"outlet", Text}, {"n", Int}, {"share", Float}, {"a_flag", Bool}}

func written(t fatal, rows [][]string) []byte {
	var b bytes.Buffer
	w := New(&b, "blame", cols, map[string]string{"program": "hearsay", "as_of": "2025-03-18"})
	for _, r := range rows {
		if err := w.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Rows() != len(rows) {
		t.Fatalf("%d rows", w.Rows())
	}
	return b.Bytes()
}

// row is what a reader that knows the columns reads.
type row struct {
	Outlet *string  `parquet:"outlet,optional"`
	N      *int64   `parquet:"n,optional"`
	Share  *float64 `parquet:"share,optional"`
	Flag   *bool    `parquet:"a_flag,optional"`
}

func read(t fatal, b []byte) []row {
	rows, err := pq.Read[row](bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestWriter(t *testing.T) {
	b := written(t, [][]string{{"The Gull", "12", "0.25", "true"}, {"", "", "", ""}, {"Écho — “x”", "-3", "1e-9", "false"}})
	rows := read(t, b)
	if len(rows) != 3 || *rows[0].Outlet != "The Gull" || *rows[0].N != 12 || *rows[0].Share != .25 || !*rows[0].Flag {
		t.Fatalf("%+v", rows)
	}
	if r := rows[1]; r.Outlet != nil || r.N != nil || r.Share != nil || r.Flag != nil {
		t.Errorf("empty is not null: %+v", r)
	}
	if *rows[2].Outlet != "Écho — “x”" || *rows[2].N != -3 || *rows[2].Share != 1e-9 || *rows[2].Flag {
		t.Errorf("%+v", rows[2])
	}
	f, err := pq.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := f.Lookup("as_of"); !ok || v != "2025-03-18" {
		t.Errorf("metadata: %q", v)
	}
	if !bytes.Equal(b, written(t, [][]string{{"The Gull", "12", "0.25", "true"}, {"", "", "", ""}, {"Écho — “x”", "-3", "1e-9", "false"}})) {
		t.Error("the same rows give other bytes")
	}
	if rows := read(t, written(t, nil)); len(rows) != 0 {
		t.Errorf("no rows: %v", rows)
	}
}

func TestRefuses(t *testing.T) {
	w := New(&bytes.Buffer{}, "blame", cols, nil)
	for _, r := range [][]string{{"x", "1.5", "", ""}, {"x", "many", "", ""}, {"x", "", "half", ""}, {"x", "", "", "maybe"}, {"x"}} {
		if err := w.Row(r); !errors.Is(err, ErrCell) {
			t.Errorf("%q: %v", r, err)
		}
	}
	if w.Rows() != 0 {
		t.Error("a refused row is counted")
	}
}

// Whatever goes in comes out, over more rows than a group has.
func TestRoundTrip(t *testing.T) {
	var many [][]string
	for i := range GroupRows + 10 {
		many = append(many, []string{fmt.Sprint(i), fmt.Sprint(i), "", ""})
	}
	if rows := read(t, written(t, many)); len(rows) != len(many) || *rows[GroupRows+9].N != GroupRows+9 {
		t.Fatalf("%d rows", len(rows))
	}
	rapid.Check(t, func(t *rapid.T) {
		s, n := rapid.StringN(1, 20, -1).Draw(t, "s"), rapid.Int64().Draw(t, "n")
		rows := read(t, written(t, [][]string{{s, fmt.Sprint(n), "", ""}}))
		if *rows[0].Outlet != s || *rows[0].N != n {
			t.Fatalf("%+v", rows[0])
		}
	})
}
