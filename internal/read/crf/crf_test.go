package crf

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/read/model"
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

// TestScoreAddsRows: the sums are exact, for more features than two words can take too.
func TestScoreAddsRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	m := &Model{N: Labels, Bits: 6, Scale: 0.5, Rows: make([]Row, 64)}
	weights := make([][Labels]int8, 64)
	for f := range m.Rows {
		for y := range Labels {
			w := int8(rng.IntN(256) - 128)
			if f < 2 { // the extremes
				w = int8(127 - 255*f)
			}
			weights[f][y] = w
			m.Rows[f] = m.Rows[f].With(y, w)
			if got := m.Rows[f].At(y); got != w {
				t.Fatalf("weight %d of label %d comes back as %d", w, y, got)
			}
		}
	}
	for _, n := range []int{0, 1, 130, 256, 257, 258, 514, 1000} {
		for top := range 3 { // random rows, or one extreme alone
			features, want := make([]uint32, n), [Labels]float32{}
			for k := range features {
				features[k] = uint32(rng.IntN(64))
				if top > 0 {
					features[k] = uint32(top - 1)
				}
				for y := range want {
					want[y] += float32(weights[features[k]][y]) * m.Scale
				}
			}
			var l Lattice
			l.Reset(1)
			m.Score(&l, 0, features)
			if l.Emit[0] != want {
				t.Errorf("%d features: %v, want %v", n, l.Emit[0], want)
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
	f := model.File{Header: model.Header{Kind: "toy", Features: "toy/1"}, Sections: m.Sections()}
	b, err := f.Pack()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// read unpacks data and takes the model out.
func read(data []byte, labels int) (*Model, error) {
	f, err := model.Unpack(data, "toy", "toy/1")
	if err != nil {
		return nil, err
	}
	return FromFile(f, labels)
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
	got, err := read(file(t, m), 4)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(m, got); d != "" {
		t.Error(d)
	}
}

func TestBadModelsAreRefused(t *testing.T) {
	m := trainToy(t, 1)
	for what, change := range map[string]func(f *model.File){
		"no rows":            func(f *model.File) { f.Sections = f.Sections[1:] },
		"no transitions":     func(f *model.File) { f.Sections = append(f.Sections[:1], f.Sections[2]) },
		"no scale":           func(f *model.File) { f.Sections = f.Sections[:2] },
		"a transition short": func(f *model.File) { s := &f.Sections[1]; s.IDs, s.Values = s.IDs[:4], s.Values[:64] },
		"scale of no row":    func(f *model.File) { s := &f.Sections[2]; s.IDs, s.Values = nil, nil },
		"scale 0":            func(f *model.File) { f.Sections[2].Values = model.FloatBytes(0) },
		"infinite scale":     func(f *model.File) { f.Sections[2].Values = model.FloatBytes(-inf) },
		"not a number":       func(f *model.File) { copy(f.Sections[1].Values, model.FloatBytes(float32(math.NaN()))) },
		"no way on":          func(f *model.File) { copy(f.Sections[1].Values, model.FloatBytes(inf, inf, inf, inf)) },
		"odd table":          func(f *model.File) { f.Sections[0].Bound = 65 },
		"unbounded table":    func(f *model.File) { f.Sections[0].Bound = 0 },
		"table too large":    func(f *model.File) { f.Sections[0].Bound = 1 << 25 },
		"few rows for it":    func(f *model.File) { f.Sections[0].Bound = 1 << 20 },
	} {
		f := &model.File{Sections: m.Sections()}
		change(f)
		if _, err := FromFile(f, 4); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	for _, n := range []int{0, 1, 3, 5, Labels + 1} {
		if _, err := read(file(t, m), n); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%d labels: error %v, want ErrFormat", n, err)
		}
	}
}

// TestSpansAgainstAllPaths: the probability of a span is that of all labellings with it.
func TestSpansAgainstAllPaths(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		m, l := random(rng)
		z, want := 0.0, map[Span]float64{}
		paths(m, l, func(path []uint8, s float64) {
			p := math.Exp(s)
			z += p
			for i, y := range path {
				if y%2 == 0 || int(y)+1 >= m.N {
					continue
				}
				j := i + 1
				for j < len(path) && path[j] == y+1 {
					j++
				}
				want[Span{Start: i, End: j, Begin: y}] += p
			}
		})
		m.Marginals(l)
		got := m.Spans(nil, l, 0.01)
		found := map[Span]bool{}
		for _, s := range got {
			key := Span{Start: s.Start, End: s.End, Begin: s.Begin}
			found[key] = true
			if d := math.Abs(float64(s.P) - want[key]/z); d > 1e-5 {
				t.Fatalf("P(%v) = %v, want %v", key, s.P, want[key]/z)
			}
		}
		if len(found) != len(got) {
			t.Fatalf("a span came twice: %v", got)
		}
		for key, p := range want {
			if p/z > 0.0101 && !found[key] {
				t.Fatalf("span %v of probability %v is missing", key, p/z)
			}
		}
	}
}

func TestNoAllocations(t *testing.T) {
	m := trainToy(t, 1)
	s := toy(1)[0]
	var l Lattice
	var spans []Span
	l.Reset(len(s.Gold))
	if n := testing.AllocsPerRun(100, func() {
		l.Reset(len(s.Gold))
		for i := range s.Gold {
			m.Score(&l, i, s.At(i))
		}
		m.Decode(&l)
		m.Marginals(&l)
		spans = m.Spans(spans[:0], &l, 0.01)
	}); n != 0 {
		t.Errorf("scoring, decoding, marginals and spans: %v allocations, want none", n)
	}
}

// FuzzFromFile: any tables are read or refused with ErrFormat; what is read can be used.
func FuzzFromFile(f *testing.F) {
	good := trainToy(f, 1).Sections()
	f.Add(good[0].Values, uint64(64), good[1].Values, float32(0.5), 4)
	f.Add([]byte{1}, uint64(1<<24), []byte{}, float32(0), 9)
	f.Fuzz(func(t *testing.T, values []byte, bound uint64, moves []byte, scale float32, labels int) {
		n := max(1, min(labels, Labels))
		rows := model.Section{Name: "field.rows", Type: model.Int8, Width: n, Bound: bound}
		for id := uint64(0); len(values) >= n && (bound == 0 || id < bound); id++ {
			rows.Add(id, values[:n])
			values = values[n:]
		}
		trans := model.Section{Name: "field.moves", Type: model.Float32, Width: n, Bound: uint64(n + 1)}
		for id := uint64(0); len(moves) >= 4*n && id <= uint64(n); id++ {
			trans.Add(id, moves[:4*n])
			moves = moves[4*n:]
		}
		one := model.Section{Name: "field.scale", Type: model.Float32, Width: 1, Bound: 1}
		one.Add(0, model.FloatBytes(scale))
		m, err := FromFile(&model.File{Sections: []model.Section{rows, trans, one}}, labels)
		if err != nil {
			if !errors.Is(err, model.ErrFormat) {
				t.Fatalf("error %v", err)
			}
			return
		}
		if len(m.Rows) > max(1<<smallBits, sparse*len(rows.IDs)) {
			t.Fatalf("a table of %d rows from %d", len(m.Rows), len(rows.IDs))
		}
		var l Lattice
		l.Reset(3)
		m.Score(&l, 1, []uint32{0, uint32(len(m.Rows) - 1)})
		m.Decode(&l)
		m.Marginals(&l)
		m.Spans(nil, &l, 0.02)
	})
}
