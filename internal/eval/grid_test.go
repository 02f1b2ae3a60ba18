package eval

import (
	"testing"

	"hearsay/internal/eval/grid"
	"hearsay/sample"
)

// TestGridSame: the same states and seed give the same sentences, whole ones, in all parts.
func TestGridSame(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	states := w.States()
	one, err := grid.Sentences(states[len(states)-4:], 1)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := grid.Sentences(states[len(states)-4:], 1)
	halves, frames := map[byte]int{}, map[string]bool{}
	for i := range one {
		s := &one[i]
		if s.Text != two[i].Text || s.Title != two[i].Title {
			t.Fatalf("sentence %d: %q, then %q", i, s.Text, two[i].Text)
		}
		for _, c := range s.Title + s.Text {
			if c == '{' || c == '}' || c == '|' {
				t.Fatalf("%s, %s: a mark is left in %q", s.Frame, s.Shell, s.Title+s.Text)
			}
		}
		halves[s.Half]++
		frames[s.Frame] = true
	}
	if len(one) < 8000 || len(frames) < 160 || halves['A'] < 2500 || halves['B'] < 2500 || halves['C'] < 1800 {
		t.Errorf("%d sentences, %d frames, halves %v", len(one), len(frames), halves)
	}
}
