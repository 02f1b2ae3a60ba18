package linear

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/internal/read/model"
)

// toy trains on the task "the class is the feature's last bit".
func toy(tb testing.TB) *Model {
	tb.Helper()
	p := NewPerceptron([]string{"even", "odd"})
	scores := make([]float32, 2)
	rng := rand.New(rand.NewPCG(1, 1))
	for range 4000 {
		x := rng.Uint64N(64)
		f := []uint64{Mix(1, x, 0), Mix(2, 7, 0)}
		p.Score(scores, f)
		got := 0
		if scores[1] > scores[0] {
			got = 1
		}
		p.Update(f, int(x&1), got)
	}
	return p.Model(0)
}

func answer(m *Model, x uint64) int {
	scores := make([]int32, 2)
	m.Score(scores, []uint64{Mix(1, x, 0), Mix(2, 7, 0)})
	return Best(scores)
}

func TestPerceptronLearns(t *testing.T) {
	m := toy(t)
	for x := range uint64(64) {
		if got := answer(m, x); got != int(x&1) {
			t.Errorf("class of %d = %d", x, got)
		}
	}
}

func pack(tb testing.TB, m *Model) []byte {
	tb.Helper()
	f := model.File{Header: model.Header{Kind: "toy", Features: "f/1", Classes: m.Classes()}, Sections: []model.Section{m.Section("rows")}}
	b, err := f.Pack()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func unpack(data []byte) (*Model, error) {
	f, err := model.Unpack(data, "toy", "f/1")
	if err != nil {
		return nil, err
	}
	return FromFile(f, "rows")
}

func TestFile(t *testing.T) {
	m := toy(t)
	one := pack(t, m)
	if !bytes.Equal(one, pack(t, toy(t))) {
		t.Error("the same training gives other bytes")
	}
	back, err := unpack(one)
	if err != nil {
		t.Fatal(err)
	}
	for x := range uint64(64) {
		if answer(back, x) != answer(m, x) {
			t.Errorf("%d is answered otherwise after a round trip", x)
		}
	}
}

func TestBadModelsAreRefused(t *testing.T) {
	for what, change := range map[string]func(f *model.File, s *model.Section){
		"no rows":         func(f *model.File, s *model.Section) { s.Name = "other" },
		"no classes":      func(f *model.File, s *model.Section) { f.Header.Classes = nil },
		"a class less":    func(f *model.File, s *model.Section) { f.Header.Classes = f.Header.Classes[:1] },
		"odd table":       func(f *model.File, s *model.Section) { s.Bound++ },
		"no bound":        func(f *model.File, s *model.Section) { s.Bound = 0 },
		"table too large": func(f *model.File, s *model.Section) { s.Bound = 1 << 25 },
		"too full":        func(f *model.File, s *model.Section) { s.Bound = 16 },
		"short row":       func(f *model.File, s *model.Section) { s.Ends[0] = 3 },
		"empty row":       func(f *model.File, s *model.Section) { s.Ends[0] = 4 },
		"half a weight":   func(f *model.File, s *model.Section) { s.Ends[0] = 5 },
	} {
		m := toy(t)
		f := &model.File{Header: model.Header{Classes: m.Classes()}, Sections: []model.Section{m.Section("rows")}}
		change(f, &f.Sections[0])
		if _, err := FromFile(f, "rows"); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
}

// alike gives examples whose answer is that two features are alike, with a third as noise.
func alike(n int, base float32) []LogitExample {
	rng := rand.New(rand.NewPCG(2, 2))
	var out []LogitExample
	for range n {
		a, b := uint32(rng.IntN(2)), uint32(rng.IntN(2))
		out = append(out, LogitExample{Rows: []uint32{a + 2*b, 8 + uint32(rng.IntN(8))}, Base: base, Yes: a == b})
	}
	return out
}

func TestLogit(t *testing.T) {
	m := TrainLogit(alike(4000, -2), LogitOptions{Bits: 5})
	for _, x := range alike(50, -2) {
		if got := Sigmoid(x.Base+m.Score(x.Rows)) > 0.5; got != x.Yes {
			t.Errorf("rows %v: %v, want %v", x.Rows, got, x.Yes)
		}
	}
	f := &model.File{Sections: m.Sections("w")}
	back, err := LogitFromFile(f, "w")
	if err != nil {
		t.Fatal(err)
	}
	if back.Bits != m.Bits || back.Scale != m.Scale || !slices.Equal(back.W, m.W) {
		t.Error("a round trip changed it")
	}
	if again := TrainLogit(alike(4000, -2), LogitOptions{Bits: 5}); !slices.Equal(again.W, m.W) {
		t.Error("the same training gives other weights")
	}
	for what, change := range map[string]func(){
		"odd table": func() { f.Sections[0].Bound = 33 }, "no bound": func() { f.Sections[0].Bound = 0 }, "table too large": func() { f.Sections[0].Bound = 1 << 21 },
		"scale 0": func() { f.Sections[1].Values = model.FloatBytes(0) }, "no scale": func() { f.Sections[1].IDs = nil }, "no weights": func() { f.Sections[0].Name = "v" },
	} {
		f = &model.File{Sections: m.Sections("w")}
		change()
		if _, err := LogitFromFile(f, "w"); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	if n := testing.AllocsPerRun(100, func() { m.Score([]uint32{1, 2, 9}) }); n != 0 {
		t.Errorf("%v allocations a call", n)
	}
}

func TestLogitOfNothing(t *testing.T) {
	m := TrainLogit(nil, LogitOptions{Bits: 4})
	if s := m.Score([]uint32{0, 15}); s != 0 {
		t.Errorf("score %v without training", s)
	}
	for _, p := range []float32{0, 1e-9, 0.25, 0.5, 1} {
		if got := Sigmoid(LogOdds(p)); math.Abs(float64(got-p)) > 1e-5 {
			t.Errorf("Sigmoid(LogOdds(%v)) = %v", p, got)
		}
	}
}

func TestScoreAllocatesNothing(t *testing.T) {
	m, scores, f := toy(t), make([]int32, 2), []uint64{Mix(1, 3, 0), Mix(2, 7, 0), Mix(3, 1, 1)}
	if n := testing.AllocsPerRun(100, func() { m.Score(scores, f) }); n != 0 {
		t.Errorf("%v allocations a call", n)
	}
}

func FuzzRead(f *testing.F) {
	m := toy(f)
	good := m.Section("rows")
	f.Add(good.Values, uint64(good.Bound), 5)
	f.Add([]byte{1, 2, 3, 4, 0, 2}, uint64(16), 6)
	f.Fuzz(func(t *testing.T, values []byte, bound uint64, length int) {
		s := model.Section{Name: "rows", Type: model.Bytes, Width: 1, Bound: bound}
		for id := uint64(0); len(values) > 0 && (bound == 0 || id < bound); id += 2 {
			n := max(1, min(length, len(values)))
			s.Add(id, values[:n])
			values = values[n:]
		}
		file := &model.File{Header: model.Header{Classes: []string{"a", "b"}}, Sections: []model.Section{s}}
		if m, err := FromFile(file, "rows"); err == nil {
			answer(m, 5)
		} else if !errors.Is(err, model.ErrFormat) {
			t.Fatalf("error %v", err)
		}
	})
}

// TestScoreAddsRows: scores are the sums of rows, for any number of features, known or not.
func TestScoreAddsRows(t *testing.T) {
	const classes = 5
	rng := rand.New(rand.NewPCG(4, 4))
	var keys []uint64
	var rows [][]entry
	for k := range uint64(300) {
		row := make([]entry, 1+rng.IntN(7))
		for i := range row {
			row[i] = entry{uint8(rng.IntN(classes)), int16(rng.IntN(1 << 16))}
		}
		keys, rows = append(keys, Mix(1, k, 0)&^0xF0|k&0xF0), append(rows, row) // crowded: many stand behind others
	}
	m := build(make([]string, classes), keys, rows)
	for n := range 4*most + 3 {
		features, want := make([]uint64, n), make([]int32, classes)
		for k := range features {
			if f := rng.IntN(2 * len(keys)); f >= len(keys) {
				features[k] = Mix(2, uint64(f), 0)
			} else {
				features[k] = keys[f]
				for _, c := range rows[f] {
					want[c.class] += int32(c.weight)
				}
			}
		}
		got := make([]int32, classes)
		if m.Score(got, features); !slices.Equal(got, want) {
			t.Fatalf("%d features: %v, want %v", n, got, want)
		}
	}
}

// TestLargeRowsAreRefused: a row that a place could not tell of is no model.
func TestLargeRowsAreRefused(t *testing.T) {
	m := toy(t)
	f := &model.File{Header: model.Header{Classes: m.Classes()}, Sections: []model.Section{m.Section("rows")}}
	s := &f.Sections[0]
	last := len(s.IDs) - 1
	for range rowMost + 1 {
		s.Values = append(s.Values, 0, 2)
	}
	s.Ends[last] = len(s.Values)
	if _, err := FromFile(f, "rows"); !errors.Is(err, model.ErrFormat) {
		t.Errorf("error %v, want ErrFormat", err)
	}
}
