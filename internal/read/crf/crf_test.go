package crf

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var inf = float32(math.Inf(-1))

// random returns a small model and lattice. Some transitions are forbidden, but never
// those to label 0, so that every sequence has a labelling.
func random(rng *rand.Rand) (*Model, *Lattice) {
	m := &Model{N: 2 + rng.IntN(3)}
	for x := range m.N {
		m.Start[x] = float32(rng.NormFloat64())
		for y := range m.N {
			m.Trans[x][y] = float32(rng.NormFloat64())
			if y > 0 && rng.IntN(4) == 0 {
				m.Trans[x][y] = inf
			}
		}
		if x > 0 && rng.IntN(4) == 0 {
			m.Start[x] = inf
		}
	}
	var l Lattice
	l.Reset(1 + rng.IntN(6))
	for i := range l.Emit {
		for y := range m.N {
			l.Emit[i][y] = float32(3 * rng.NormFloat64())
		}
	}
	return m, &l
}

// paths calls f with every labelling of l and its score.
func paths(m *Model, l *Lattice, f func(path []uint8, score float64)) {
	path := make([]uint8, len(l.Emit))
	var walk func(i int, s float64)
	walk = func(i int, s float64) {
		if i == len(path) {
			f(path, s)
			return
		}
		for y := range m.N {
			step := m.Start[y]
			if i > 0 {
				step = m.Trans[path[i-1]][y]
			}
			path[i] = uint8(y)
			walk(i+1, s+float64(step)+float64(l.Emit[i][y]))
		}
	}
	walk(0, 0)
}

func TestDecodeAndMarginalsAgainstAllPaths(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 500 {
		m, l := random(rng)
		best, z := math.Inf(-1), 0.0
		want := make([][Labels]float64, len(l.Emit))
		paths(m, l, func(path []uint8, s float64) {
			best = max(best, s)
			z += math.Exp(s)
			for i, y := range path {
				want[i][y] += math.Exp(s)
			}
		})
		got := math.NaN()
		decoded := slices.Clone(m.Decode(l))
		paths(m, l, func(path []uint8, s float64) {
			if slices.Equal(path, decoded) {
				got = s
			}
		})
		if !(math.Abs(got-best) < 1e-4) { // Viterbi adds in float32
			t.Fatalf("decoded %v scores %v, best is %v", decoded, got, best)
		}
		if logZ := m.Marginals(l); math.Abs(logZ-math.Log(z)) > 1e-6*max(1, math.Abs(logZ)) {
			t.Fatalf("log Z = %v, want %v", logZ, math.Log(z))
		}
		for i := range want {
			sum := 0.0
			for y := range m.N {
				p := l.Prob(i, uint8(y))
				sum += p
				// Emissions less their top are float32 differences: exact to 1e-7 of the score.
				if d := math.Abs(p - want[i][y]/z); d > 1e-6 {
					t.Fatalf("P(%d = %d) = %v, want %v (off by %g)", i, y, p, want[i][y]/z, d)
				}
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Fatalf("marginals at %d sum to %v", i, sum)
			}
		}
	}
}

// TestExactMarginals uses scores that float32 holds exactly, where nothing may be lost.
func TestExactMarginals(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 200 {
		m, l := random(rng)
		for i := range l.Emit {
			for y := range m.N {
				l.Emit[i][y] = float32(rng.IntN(17)-8) / 4
			}
		}
		z := 0.0
		want := make([][Labels]float64, len(l.Emit))
		paths(m, l, func(path []uint8, s float64) {
			z += math.Exp(s)
			for i, y := range path {
				want[i][y] += math.Exp(s)
			}
		})
		m.Marginals(l)
		for i := range want {
			for y := range m.N {
				if d := math.Abs(l.Prob(i, uint8(y)) - want[i][y]/z); d > 1e-9 {
					t.Fatalf("P(%d = %d) off by %g", i, y, d)
				}
			}
		}
	}
}

func TestForbiddenIsNeverDecoded(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 500 {
		m, l := random(rng)
		for i := range l.Emit { // tempt it
			l.Emit[i][rng.IntN(m.N)] += 50
		}
		path := m.Decode(l)
		for i, y := range path {
			step := m.Start[y]
			if i > 0 {
				step = m.Trans[path[i-1]][y]
			}
			if step == inf {
				t.Fatalf("path %v takes a forbidden step at %d", path, i)
			}
		}
	}
}

func TestEmptySequence(t *testing.T) {
	m := &Model{N: 2}
	var l Lattice
	l.Reset(0)
	if p := m.Decode(&l); len(p) != 0 {
		t.Errorf("path %v of nothing", p)
	}
	if z := m.Marginals(&l); z != 0 {
		t.Errorf("log Z = %v of nothing", z)
	}
}

// TestLongSequence: scaling keeps a million positions of large scores finite.
func TestLongSequence(t *testing.T) {
	m, _ := random(rand.New(rand.NewPCG(1, 1)))
	var l Lattice
	l.Reset(1 << 17)
	for i := range l.Emit {
		l.Emit[i][i%m.N] = float32(80 - 160*(i&1))
	}
	if z := m.Marginals(&l); math.IsNaN(z) || math.IsInf(z, 0) {
		t.Errorf("log Z = %v", z)
	}
	for i := range l.Emit {
		if p := l.Prob(i, 0); !(p >= -1e-9 && p <= 1+1e-9) {
			t.Fatalf("P(%d = 0) = %v", i, p)
		}
	}
}

// toy returns sequences whose label is told by the feature before: 3 after 1, else the
// feature itself, which takes emissions and transitions together.
func toy(n int) []Sequence {
	rng := rand.New(rand.NewPCG(3, 3))
	var out []Sequence
	for range n {
		var s Sequence
		last := uint8(0)
		for range 3 + rng.IntN(8) {
			f := uint32(rng.IntN(3))
			y := uint8(f)
			if last == 1 && f == 0 {
				y = 3
			}
			s.Features = append(s.Features, f, 10)
			s.Ends = append(s.Ends, int32(len(s.Features)))
			s.Gold = append(s.Gold, y)
			last = y
		}
		out = append(out, s)
	}
	return out
}

func trainToy(t testing.TB, seed uint64) *Model {
	t.Helper()
	m, err := Train(toy(300), Options{N: 4, Bits: 6, Epochs: 8, Seed: seed, Forbidden: func(from, to int) bool { return to == 3 && from != 1 }})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTrainReachesTheToyTask(t *testing.T) {
	m := trainToy(t, 1)
	var l Lattice
	for _, s := range toy(400)[300:] {
		l.Reset(len(s.Gold))
		for i := range s.Gold {
			m.Score(&l, i, s.At(i))
		}
		if got := m.Decode(&l); !slices.Equal(got, s.Gold) {
			t.Errorf("decoded %v, want %v", got, s.Gold)
		}
	}
}

func TestTrainOptions(t *testing.T) {
	for _, n := range []int{0, 1, Labels + 1} {
		if _, err := Train(nil, Options{N: n, Bits: 4}); err == nil {
			t.Errorf("%d labels were taken", n)
		}
	}
	if m, err := Train(nil, Options{N: 2, Bits: 4}); err != nil || m.Scale != 1 {
		t.Errorf("training on nothing: %v, %v", m, err)
	}
}

func file(t testing.TB, m *Model) []byte {
	t.Helper()
	var b bytes.Buffer
	err := m.Write(&b, Header{Labels: []string{"a", "b", "c", "d"}[:m.N], Features: "toy/1", Manifest: map[string]string{"seed": "1"}, Extra: json.RawMessage(`[1]`)})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameSeedSameBytes(t *testing.T) {
	one, two, other := file(t, trainToy(t, 1)), file(t, trainToy(t, 1)), file(t, trainToy(t, 2))
	if !bytes.Equal(one, two) {
		t.Error("the same seed gave other bytes")
	}
	if bytes.Equal(one, other) {
		t.Error("another seed gave the same bytes: it is not used")
	}
}

func TestFileRoundTrip(t *testing.T) {
	m := trainToy(t, 1)
	got, h, err := Read(file(t, m))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(m, got); d != "" {
		t.Error(d)
	}
	if h.Features != "toy/1" || h.Manifest["seed"] != "1" || string(h.Extra) != "[1]" || h.Rows != 4 {
		t.Errorf("header %+v", h)
	}
}

// packed returns a weights file with this content behind the magic.
func packed(raw []byte) []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	z := gzip.NewWriter(&b)
	z.Write(raw)
	z.Close()
	return b.Bytes()
}

func unpacked(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data[len(magic):]))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBadFilesAreRefused(t *testing.T) {
	good := file(t, trainToy(t, 1))
	raw := unpacked(t, good)
	change := func(old, new string) []byte { return packed(bytes.Replace(raw, []byte(old), []byte(new), 1)) }
	nan := slices.Clone(raw)
	copy(nan[bytes.IndexByte(nan, '\n')+1:], []byte{0, 0, 0xC0, 0x7F})
	bad := map[string][]byte{
		"empty": {}, "magic alone": []byte(magic), "other magic": append([]byte("HSCRF2\n"), good[len(magic):]...), "no gzip": []byte(magic + "{}"),
		"no header": packed([]byte("x")), "empty header": packed([]byte("{}\n")), "no transitions": packed(raw[:bytes.IndexByte(raw, '\n')+9]),
		"bits 24": change(`"bits":6`, `"bits":24`), "bits 40": change(`"bits":6`, `"bits":40`), "bits 0": change(`"bits":6`, `"bits":0`),
		"too many rows": change(`"rows":4`, `"rows":5`), "rows behind": change(`"rows":4`, `"rows":3`), "negative rows": change(`"rows":4`, `"rows":-4`),
		"huge rows": change(`"rows":4`, `"rows":99999999`), "one label": change(`["a","b","c","d"]`, `["a"]`), "row outside": change(`"bits":6`, `"bits":1`),
		"scale 0": change(`"scale":`, `"scale":0,"was":`), "not a number": packed(nan), "nine labels": change(`["a",`, `["a","e","f","g","h","i",`),
	}
	for n := 1; n < len(good); n += 7 {
		bad["cut to "+string(rune('0'+n%10))+" of its bytes, "+string(rune(n))] = good[:n]
	}
	flipped := slices.Clone(good)
	flipped[len(flipped)-6] ^= 1
	bad["checksum"] = flipped
	for what, data := range bad {
		if _, _, err := Read(data); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
}

// FuzzRead: any bytes are read or refused with ErrFormat; what is read can be used.
func FuzzRead(f *testing.F) {
	raw := unpacked(f, file(f, trainToy(f, 1)))
	f.Add(raw)
	f.Add(raw[:100])
	f.Add(bytes.Replace(raw, []byte(`"bits":6`), []byte(`"bits":24`), 1))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, data := range [][]byte{packed(raw), append([]byte(magic), raw...), raw} {
			m, _, err := Read(data)
			if err != nil {
				if !errors.Is(err, ErrFormat) {
					t.Fatalf("error %v", err)
				}
				continue
			}
			if len(m.Rows) > max(1<<smallBits, sparse*len(raw)) {
				t.Fatalf("%d rows from %d bytes", len(m.Rows), len(raw))
			}
			var l Lattice
			l.Reset(3)
			m.Score(&l, 1, []uint32{0, uint32(len(m.Rows) - 1)})
			m.Decode(&l)
			m.Marginals(&l)
		}
	})
}

func TestNoAllocations(t *testing.T) {
	m := trainToy(t, 1)
	s := toy(1)[0]
	var l Lattice
	l.Reset(len(s.Gold))
	if n := testing.AllocsPerRun(100, func() {
		l.Reset(len(s.Gold))
		for i := range s.Gold {
			m.Score(&l, i, s.At(i))
		}
		m.Decode(&l)
		m.Marginals(&l)
	}); n != 0 {
		t.Errorf("scoring, decoding and marginals: %v allocations, want none", n)
	}
}
