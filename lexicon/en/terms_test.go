package en

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"hearsay/internal/read/model"
)

func TestTermTable(t *testing.T) {
	a := NewTermTable(map[uint64]int{1: 100, 2: 10, 3: 1}, 100, 2)
	if a.Of(1) != 0 || math.Abs(a.Of(2)-math.Log(10)) > 1./TermSteps || a.Of(3) != a.Of(99) || math.Abs(a.Of(99)-math.Log(100)) > 1./TermSteps {
		t.Errorf("%+v", a)
	}
	a.Merge(NewTermTable(map[uint64]int{1: 1000, 2: 5000, 7: 9000, 8: 3}, 10_000, 2))
	if a.Of(1) != 0 || a.Of(2) >= 1 || a.Of(7) >= 1 || a.Of(8) != a.Of(99) {
		t.Errorf("merged: %+v", a)
	}
	b, err := a.Pack(map[string]string{"what": "test"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ReadTerms(b); err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("%+v, error %v; want %+v", got, err, a)
	}
	if _, err := ReadTerms(b[:len(b)/2]); !errors.Is(err, model.ErrFormat) {
		t.Errorf("cut: %v", err)
	}
	if none, err := ReadTerms(nil); err != nil || none.Of(1) != none.Of(2) || none.Of(1) == 0 {
		t.Errorf("taken out: %+v, error %v", none, err)
	}
}

// TestTerms: the shipped table is sound, small, and has no term rarer than one never seen.
func TestTerms(t *testing.T) {
	got, err := Terms()
	if err != nil {
		t.Fatal(err)
	}
	if len(terms) > 300<<10 || len(got.Rarity) < 10_000 {
		t.Errorf("%d bytes, %d terms", len(terms), len(got.Rarity))
	}
	for h, r := range got.Rarity {
		if r > got.Rarest {
			t.Fatalf("term %x has rarity %d, the rarest %d", h, r, got.Rarest)
		}
	}
}
