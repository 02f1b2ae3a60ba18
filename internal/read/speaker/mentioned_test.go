package speaker

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
)

// TestMentioned: however often a text names somebody, a search comes by each once, nearest
// first, and the next search does so again.
func TestMentioned(t *testing.T) {
	f := &Field{Field: hearsay.FieldText}
	tab := &table{entities: make([]entity, 3)}
	for i, k := range []int32{0, 1, 0, 2, 1, 2, 2} {
		f.Names = append(f.Names, name.Name{Range: text.Range{Start: 3 * i, End: 3*i + 1}})
		tab.of[1] = append(tab.of[1], k)
	}
	p := &pass{table: tab, f: f}
	for _, c := range []struct {
		at   int
		want []int
	}{{100, []int{2, 1, 0}}, {12, []int{2, 0, 1}}, {7, []int{0, 1}}, {6, []int{1, 0}}, {0, nil}, {100, []int{2, 1, 0}}} {
		var got []int
		p.mentioned(c.at, func(k int) bool { got = append(got, k); return false })
		if !slices.Equal(got, c.want) {
			t.Errorf("before token %d: %v, want %v", c.at, got, c.want)
		}
	}
	for i := range f.Names {
		if got := p.entity(&f.Names[i]); got != int(tab.of[1][i]) {
			t.Errorf("name %d is entity %d, want %d", i, got, tab.of[1][i])
		}
	}
}
