package linear

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
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

func TestFile(t *testing.T) {
	m := toy(t)
	var one, two bytes.Buffer
	h := Header{Kind: "toy", Features: "f/1", Manifest: map[string]string{"seed": "1"}}
	if err := errors.Join(m.Write(&one, h), toy(t).Write(&two, h)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same training gives other bytes")
	}
	back, err := Read(one.Bytes(), "toy", "f/1")
	if err != nil {
		t.Fatal(err)
	}
	for x := range uint64(64) {
		if answer(back, x) != answer(m, x) {
			t.Errorf("%d is answered otherwise after a round trip", x)
		}
	}
	for _, c := range []struct{ kind, features string }{{"other", "f/1"}, {"toy", "f/2"}} {
		if _, err := Read(one.Bytes(), c.kind, c.features); err == nil {
			t.Errorf("read as %v", c)
		}
	}
	for _, cut := range []int{0, 3, 7, 20, one.Len() / 2, one.Len() - 9} {
		if _, err := Read(one.Bytes()[:cut], "toy", "f/1"); err == nil {
			t.Errorf("a file cut at byte %d is read", cut)
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
	var b bytes.Buffer
	toy(f).Write(&b, Header{Kind: "toy", Features: "f/1"})
	f.Add(b.Bytes())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read(data, "toy", "f/1"); err == nil {
			answer(m, 5)
		}
	})
}
