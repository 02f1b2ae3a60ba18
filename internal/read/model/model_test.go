package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func small() *File {
	f := &File{Header: Header{Kind: "toy", Features: "f/1", Classes: []string{"a", "b"}, Manifest: map[string]string{"seed": "1"}}}
	rows := Section{Name: "rows", Type: Int8, Width: 2, Bound: 16}
	rows.Add(0, []byte{1, 255})
	rows.Add(15, []byte{7, 0})
	floats := Section{Name: "floats", Type: Float32, Width: 1, Bound: 1}
	floats.Add(0, FloatBytes(-1.5))
	words := Section{Name: "words", Type: Uint32, Width: 1}
	words.Add(1<<63+5, []byte{1, 0, 0, 0})
	ragged := Section{Name: "ragged", Type: Bytes, Width: 1, Bound: 8}
	ragged.Add(2, nil)
	ragged.Add(3, []byte("xyz"))
	f.Sections = []Section{rows, floats, words, ragged}
	return f
}

func packed(tb testing.TB, f *File) []byte {
	tb.Helper()
	b, err := f.Pack()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// wrap returns a file with payload p, its length and checksum right.
func wrap(p []byte) []byte {
	out := binary.AppendUvarint(append([]byte(Magic), Version), uint64(len(p)))
	b := bytes.NewBuffer(binary.LittleEndian.AppendUint32(out, crc32.Checksum(p, castagnoli)))
	z, _ := flate.NewWriter(b, flate.BestSpeed)
	z.Write(p)
	z.Close()
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	f := small()
	got, err := Unpack(packed(t, f), "toy", "f/1")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(f.Header, got.Header); d != "" {
		t.Error(d)
	}
	for i := range f.Sections {
		a, b := &f.Sections[i], &got.Sections[i]
		if a.Name != b.Name || a.Type != b.Type || a.Width != b.Width || a.Bound != b.Bound || !slices.Equal(a.IDs, b.IDs) || !bytes.Equal(a.Values, b.Values) {
			t.Errorf("section %+v came back as %+v", a, b)
		}
		for k := range a.IDs {
			if !bytes.Equal(a.Row(k), b.Row(k)) {
				t.Errorf("section %s: row %d is %v, want %v", a.Name, k, b.Row(k), a.Row(k))
			}
		}
	}
	if !bytes.Equal(packed(t, f), packed(t, got)) {
		t.Error("packed again it has other bytes")
	}
	s, err := got.Section("floats", Float32, 1)
	if err != nil || Floats(s.Row(0))[0] != -1.5 {
		t.Errorf("floats: %v, %v", s, err)
	}
	for _, c := range []struct {
		name  string
		typ   Type
		width int
	}{{"none", Int8, 1}, {"rows", Int8, 1}, {"rows", Uint32, 2}} {
		if _, err := got.Section(c.name, c.typ, c.width); !errors.Is(err, ErrFormat) {
			t.Errorf("section %v: error %v", c, err)
		}
	}
}

// TestAnyRowsRoundTrip: what Pack takes, Unpack gives back.
func TestAnyRowsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfDistinct(rapid.Uint64(), func(x uint64) uint64 { return x }).Draw(t, "ids")
		slices.Sort(ids)
		s := Section{Name: "s", Type: Type(rapid.IntRange(1, 4).Draw(t, "type")), Width: 1}
		if s.Type != Bytes {
			s.Width = rapid.IntRange(1, 5).Draw(t, "width")
		}
		for _, id := range ids {
			n := s.Width * s.Type.size()
			if s.Type == Bytes {
				n = rapid.IntRange(0, 9).Draw(t, "length")
			}
			s.Add(id, rapid.SliceOfN(rapid.Byte(), n, n).Draw(t, "values"))
		}
		f := File{Header: Header{Kind: "toy"}, Sections: []Section{s}}
		data, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		got, err := Unpack(data, "toy", "")
		if err != nil {
			t.Fatal(err)
		}
		g := got.Sections[0]
		if !slices.Equal(g.IDs, s.IDs) || !bytes.Equal(g.Values, s.Values) || !slices.Equal(g.Ends, s.Ends) {
			t.Fatalf("%+v came back as %+v", s, g)
		}
	})
}

func TestOtherFeaturesAreRefused(t *testing.T) {
	data := packed(t, small())
	for _, c := range [][2]string{{"other", "f/1"}, {"toy", "f/2"}} {
		if _, err := Unpack(data, c[0], c[1]); !errors.Is(err, ErrFeatures) {
			t.Errorf("read as %v: error %v", c, err)
		}
	}
}

func TestPackRefusesRowsOutOfPlace(t *testing.T) {
	for _, ids := range [][]uint64{{3, 3}, {4, 2}, {16}} {
		s := Section{Name: "s", Type: Int8, Width: 1, Bound: 16}
		for _, id := range ids {
			s.Add(id, []byte{1})
		}
		if _, err := (&File{Sections: []Section{s}}).Pack(); err == nil {
			t.Errorf("rows %v were packed", ids)
		}
	}
}

func TestBrokenFilesAreRefused(t *testing.T) {
	good := packed(t, small())
	bad := map[string][]byte{"nothing": nil, "magic alone": []byte(Magic), "text": []byte("weights"), "other magic": append([]byte("HSAX"), good[4:]...)}
	newer := slices.Clone(good)
	newer[4] = Version + 1
	bad["newer version"] = newer
	sum := slices.Clone(good)
	sum[6] ^= 1
	bad["checksum"] = sum
	bad["a length that DEFLATE cannot reach"] = append(binary.AppendUvarint(append([]byte(Magic), Version), MaxPayload), good[6:10]...)
	for n := 5; n < len(good); n += 3 {
		bad["cut at "+string(rune('a'+n%26))+string(rune('a'+n/26%26))] = good[:n]
	}
	head := []byte("\x02{}")
	section := func(b ...byte) []byte { return wrap(append(append(slices.Clone(head), 1, 1, 's'), b...)) }
	for what, b := range map[string][]byte{
		"type 0": {0, 1, 0, 0}, "type 9": {9, 1, 0, 0}, "width 0": {1, 0, 0, 0}, "width 2000": {1, 0xD0, 0x0F, 0, 0}, "wide bytes": {4, 2, 0, 0},
		"more rows than bytes": {1, 1, 0, 9, 1}, "row twice": {1, 1, 0, 2, 1, 0, 5, 5}, "row out of bounds": {1, 1, 4, 1, 4, 5}, "values cut": {2, 1, 0, 1, 1, 0, 0, 0},
		"numbers overflow": {1, 1, 0, 2, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 5, 5}, "length too great": {4, 1, 0, 1, 1, 9, 5}, "bytes behind": {1, 1, 0, 0, 7},
	} {
		bad[what] = section(b...)
	}
	bad["no header"], bad["many sections"] = wrap([]byte{0}), wrap(append(slices.Clone(head), 65))
	for what, data := range bad {
		if _, err := Unpack(data, "", ""); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	if _, err := Unpack(section(1, 1, 0, 1, 1, 5), "", ""); err != nil {
		t.Errorf("the frame of the broken sections is broken itself: %v", err)
	}
}

// FuzzLoad: any bytes are read or refused, in bounded memory; what is read packs to the
// same parts.
func FuzzLoad(f *testing.F) {
	good := packed(f, small())
	f.Add(good)
	f.Add([]byte(Magic))
	f.Add([]byte("\x02{}\x01\x01s\x01\x01\x00\x01\x01\x05"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range [][]byte{data, wrap(data)} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			file, err := unpack(d)
			runtime.ReadMemStats(&after)
			if got, most := after.TotalAlloc-before.TotalAlloc, uint64(20*1032*len(d)+1<<21); got > most {
				t.Fatalf("%d bytes took %d bytes of memory", len(d), got)
			}
			if err != nil {
				if !errors.Is(err, ErrFormat) {
					t.Fatalf("error %v", err)
				}
				continue
			}
			for i := range file.Sections {
				s := &file.Sections[i]
				for k := range s.IDs {
					s.Row(k)
				}
			}
			b, err := file.Pack()
			if err != nil {
				t.Fatal(err)
			}
			again, err := unpack(b)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(file, again); d != "" {
				t.Fatal(d)
			}
		}
	})
}
