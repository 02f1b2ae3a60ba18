package eval

import "testing"

// Rows that both have, of rows that either has; edges whichever way round; a repeated row counts as often as both have it.
func TestEqualRows(t *testing.T) {
	for _, c := range []struct {
		got, want  string
		undirected bool
		equal, of  int
	}{
		{"a,b\nx,1.50\n", "a,b\nx,1.5\n", false, 2, 2},
		{"b,a\n", "a,b\n", false, 0, 2},
		{"b,a\n", "a,b\n", true, 1, 1},
		{"x,y\nx,y\n", "x,y\n", false, 1, 2},
		{"x,y\n", "x,y\nx,y\nz,y\n", false, 1, 3},
	} {
		if equal, of, err := equalRows([]byte(c.got), []byte(c.want), c.undirected); err != nil || equal != c.equal || of != c.of {
			t.Errorf("%q and %q: %d of %d, %v; want %d of %d", c.got, c.want, equal, of, err, c.equal, c.of)
		}
	}
}
