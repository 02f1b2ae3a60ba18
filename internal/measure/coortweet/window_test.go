package coortweet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func opens(b []byte) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
}

// scratch is a file in memory.
type scratch struct{ bytes.Buffer }

func (s *scratch) ReadAt(p []byte, off int64) (int, error) {
	return bytes.NewReader(s.Bytes()).ReadAt(p, off)
}

func inMemory() (Scratch, error) { return &scratch{}, nil }

// written is the pairs and edges of a file as they are written.
func written(t rapid.TB, tab *Table, pairs []Pair) string {
	t.Helper()
	var b bytes.Buffer
	if err := WritePairs(&b, tab, pairs); err != nil {
		t.Fatal(err)
	}
	if err := WriteEdges(&b, tab, Network(tab, pairs, 0.5)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// both compares the two ways byte by byte, and returns how many pairs there are.
func both(t rapid.TB, in []byte, o Options) int {
	t.Helper()
	whole, err := Read(bytes.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	pairs := Detect(whole, o)
	tab, got, err := Windowed(opens(in), inMemory, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Rows) > 0 || tab.RefusedN != whole.RefusedN || !slices.Equal(tab.Refused, whole.Refused) {
		t.Errorf("%d rows held, refused %v, want %v", len(tab.Rows), tab.Refused, whole.Refused)
	}
	if a, b := written(t, tab, got), written(t, whole, pairs); a != b {
		t.Errorf("%+v of\n%s\ngot\n%s\nwant\n%s", o, in[:min(len(in), 2000)], a[:min(len(a), 4000)], b[:min(len(b), 4000)])
	}
	return len(pairs)
}

// Of any file, in order of time or not, the window gives what all rows give, byte by byte: names that stand in several
// columns, contents shared twice, equal times and lines that are none included.
func TestWindowed(t *testing.T) {
	most := 0
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SampledFrom([]string{"o1", "o2", "o3", "o4", "a1", "c3"})
		var b strings.Builder
		b.WriteString("content_id,object_id,account_id,timestamp_share\n")
		back := rapid.IntRange(-1, 0).Draw(t, "back")
		at, step := 0.0, rapid.SampledFrom([]float64{0.1, 1, 7, 3000}).Draw(t, "step")
		for i := range rapid.IntRange(0, 120).Draw(t, "rows") {
			at += step * float64(rapid.IntRange(back, 2).Draw(t, "later"))
			content := fmt.Sprint("c", i)
			if k := rapid.IntRange(0, 9).Draw(t, "content"); k < 3 {
				content = fmt.Sprint("c", k)
			} else if k == 3 {
				content = names.Draw(t, "name")
			}
			if rapid.IntRange(0, 20).Draw(t, "bad") == 0 {
				content = ""
			}
			fmt.Fprintf(&b, "%s,%s,a%d,%s\n", content, names.Draw(t, "object"), rapid.IntRange(0, 5).Draw(t, "account"), strconv.FormatFloat(at, 'g', -1, 64))
		}
		o := Options{Window: float64(rapid.IntRange(0, 20).Draw(t, "window")), MinParticipation: rapid.IntRange(0, 9).Draw(t, "least")}
		most = max(most, both(t, []byte(b.String()), o))
	})
	if most < 20 {
		t.Errorf("no file had more than %d pairs", most)
	}
}

// inOrder sorts a file of shares by time and keeps the order of those of one time.
func inOrder(t testing.TB, in []byte) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(in)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(rows[0], "timestamp_share")
	when := func(r []string) float64 {
		v, err := strconv.ParseFloat(r[at], 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	slices.SortStableFunc(rows[1:], func(a, b []string) int {
		switch x, y := when(a), when(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// So it does of CooRTweet's own set, as it is and in order of time.
func TestWindowedReference(t *testing.T) {
	in := corpus(t, "russian_input.csv.gz")
	sorted := inOrder(t, in)
	for _, o := range []Options{{Window: 10}, {Window: 60, MinParticipation: 2}, {Window: 60, MinParticipation: 5}, {Window: 3600, MinParticipation: 5}} {
		for _, b := range [][]byte{in, sorted} {
			if n := both(t, b, o); n < 100 {
				t.Errorf("%d pairs", n)
			}
		}
	}
}

// Many runs give back all shares in order of time, those of one time as they came.
func TestSorter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sorter{to: &scratch{}, size: rapid.IntRange(1, 200).Draw(t, "size")}
		n := rapid.IntRange(0, 100).Draw(t, "shares")
		for i := range n {
			x := share{object: fmt.Appendf(nil, "o%d", i), content: fmt.Append(nil, i), at: float64(rapid.IntRange(-3, 9).Draw(t, "at"))}
			if err := s.add(&x, int32(i)); err != nil {
				t.Fatal(err)
			}
		}
		k, at, last := 0, math.Inf(-1), int32(-1)
		if err := s.each(func(x *share, place int, account int32) error {
			if k++; place != int(account)+1 || x.at < at || x.at == at && account < last || string(x.object) != fmt.Sprint("o", account) || string(x.content) != fmt.Sprint(account) {
				t.Fatalf("%s %s of %d at %v behind %d at %v", x.object, x.content, account, x.at, last, at)
			}
			at, last = x.at, account
			return nil
		}); err != nil || k != n {
			t.Fatalf("%d of %d, %v", k, n, err)
		}
	})
}

// What the window holds does not grow with the rows: far more pass through it than stay.
func TestWindowHolds(t *testing.T) {
	w := window{t: &Table{}, o: Options{Window: 10, MinParticipation: 2}, shares: []int32{9, 9}, lists: map[uint64]list{}}
	for _, a := range []string{"a", "b"} {
		w.t.ids.id([]byte(a))
	}
	for i := range 200_000 {
		x := share{fmt.Appendf(nil, "object %d", i%7000), []byte{'a' + byte(i%2)}, fmt.Appendf(nil, "content %d", i), float64(i)}
		if err := w.share(&x); err != nil {
			t.Fatal(err)
		}
		if len(w.rows) > 2*batch+12 || len(w.bytes) > 64*(2*batch+12) || len(w.lists) > 12 {
			t.Fatalf("after %d shares %d are held, %d bytes, %d objects", i, len(w.rows), len(w.bytes), len(w.lists))
		}
	}
	if len(w.pairs) > 0 {
		t.Errorf("%d pairs", len(w.pairs))
	}
}

func TestWindowedFaults(t *testing.T) {
	head := "object_id,account_id,content_id,timestamp_share\n"
	if _, _, err := Windowed(opens([]byte(head+"o,a,c,5\no,b,d,4\n")), nil, Options{Window: 1}); !errors.Is(err, ErrOrder) {
		t.Errorf("time goes back: %v", err)
	}
	if _, _, err := Windowed(opens([]byte("a,b\n1,2\n")), nil, Options{}); !errors.Is(err, ErrColumns) {
		t.Errorf("another header: %v", err)
	}
	files := [][]byte{[]byte(head + "o,a,c,5\n"), []byte(head + "o,b,c,5\n")}
	next := 0
	if _, _, err := Windowed(func() (io.ReadCloser, error) {
		next++
		return io.NopCloser(bytes.NewReader(files[next-1])), nil
	}, nil, Options{}); !errors.Is(err, ErrChanged) {
		t.Errorf("another file: %v", err)
	}
	gone := errors.New("gone")
	if _, _, err := Windowed(func() (io.ReadCloser, error) { return nil, gone }, nil, Options{}); !errors.Is(err, gone) {
		t.Errorf("cannot be opened: %v", err)
	}
	if _, err := (&spill{file: func() (Scratch, error) { return nil, gone }, size: 2, most: 3}).Write(make([]byte, 7)); !errors.Is(err, gone) {
		t.Errorf("no scratch: %v", err)
	}
}

// What is written comes back from any place, held or not; only what does not fit is in the file.
func TestSpill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var file scratch
		made := 0
		s := &spill{file: func() (Scratch, error) { made++; return &file, nil }, size: rapid.IntRange(1, 9).Draw(t, "size"), most: rapid.IntRange(0, 4).Draw(t, "most")}
		var want []byte
		for range rapid.IntRange(0, 9).Draw(t, "writes") {
			p := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "bytes")
			if n, err := s.Write(p); n != len(p) || err != nil {
				t.Fatal(n, err)
			}
			want = append(want, p...)
		}
		if beyond := len(want) > s.size*s.most; (made == 1) != beyond || made > 1 {
			t.Fatalf("%d files of %d bytes beside %d", made, len(want), s.size*s.most)
		}
		got, err := io.ReadAll(io.NewSectionReader(s, 0, int64(len(want))))
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%v, want %v, %v", got, want, err)
		}
		from := rapid.IntRange(0, len(want)).Draw(t, "from")
		p := make([]byte, 12)
		if n, err := s.ReadAt(p, int64(from)); !bytes.Equal(p[:n], want[from:min(from+12, len(want))]) || (n < 12) != (err == io.EOF) {
			t.Fatalf("%d bytes at %d: %v, %v", n, from, p[:n], err)
		}
	})
}

// Names that are longer than what is read ahead come back whole.
func TestSorterLong(t *testing.T) {
	s := sorter{to: newSpill(nil), size: runSize}
	long := bytes.Repeat([]byte("o"), 3*mergeSize)
	for i := range 5 {
		if err := s.add(&share{object: long[:len(long)-i%2*mergeSize], content: fmt.Append(nil, i), at: float64(-i)}, int32(i)); err != nil {
			t.Fatal(err)
		}
	}
	var got []int
	row := func(x *share, place int, account int32) error {
		got = append(got, place)
		if string(x.content) != fmt.Sprint(account) || len(x.object) != len(long)-int(account)%2*mergeSize {
			t.Errorf("%s of %d, %d bytes", x.content, account, len(x.object))
		}
		return nil
	}
	if err := errors.Join(s.each(row), s.again(row)); err != nil || !slices.Equal(got, []int{5, 4, 3, 2, 1, 5, 4, 3, 2, 1}) {
		t.Errorf("%v, %v", got, err)
	}
}

func FuzzWindowed(f *testing.F) {
	f.Add([]byte("object_id,account_id,content_id,timestamp_share\no,a,c,1\n\"o\",b,d,2\no,b,c,2\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		o := Options{Window: 5, MinParticipation: 1}
		tab, pairs, err := Windowed(opens(b), inMemory, o)
		if err != nil {
			return
		}
		whole, err := Read(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := written(t, tab, pairs), written(t, whole, Detect(whole, o)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func benchmarkWindowed(b *testing.B, in []byte) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		tab, pairs, err := Windowed(opens(in), temporary(b), Options{Window: 10})
		if err != nil {
			b.Fatal(err)
		}
		Network(tab, pairs, 0.5)
	}
}

func BenchmarkWindowed(b *testing.B) { benchmarkWindowed(b, inOrder(b, big(1117572, 20000))) }
func BenchmarkSorted(b *testing.B)   { benchmarkWindowed(b, big(1117572, 20000)) }

// temporary makes files as the program does; what is held in memory instead would be measured as well.
func temporary(b *testing.B) func() (Scratch, error) {
	dir := b.TempDir()
	return func() (Scratch, error) { return os.CreateTemp(dir, "") }
}
