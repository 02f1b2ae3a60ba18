package eval

import (
	"slices"
	"testing"
)

func TestUnder(t *testing.T) {
	rep := Report{}
	rep.Figures = map[string]Figure{}
	for name, v := range map[string]float64{"good": 70.01, "low": 69.98, "few": 0.4, "many": 1.2, "none": 0, "some": 0.1, "unbound": 3} {
		rep.add(name, Figure{Value: v})
	}
	bounds := map[string]Floor{"good": {Floor: 70}, "low": {Floor: 70}, "few": {Ceiling: 1}, "many": {Ceiling: 1}, "none": {}, "some": {}}
	if got, want := rep.Under(bounds), []string{"low", "many", "some"}; !slices.Equal(got, want) {
		t.Errorf("Under = %v, want %v", got, want)
	}
}

func TestResultsFile(t *testing.T) {
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range floors {
		if f.Floor > 0 && f.Reached < f.Floor || f.Floor == 0 && f.Reached > f.Ceiling {
			t.Errorf("%s: reached %.2f is beyond its own bound %+v", name, f.Reached, f)
		}
	}
}
