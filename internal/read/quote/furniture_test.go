package quote

import (
	"testing"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// What stands on every page is nobody's words; who speaks of views or of a newsletter keeps them.
func TestFurniture(t *testing.T) {
	words, err := en.Furniture()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		found string
		kept  int
	}{
		{"[S1 The views expressed] [C1 in] [Q1 this article are the author's].", 0},
		{"By going on, [C1 you agree to] [Q1 our Terms of Service and Privacy Policy]. [S2 The mayor] [C2 said] [Q2 the roof may fall].", 1},
		{"[S1 The mayor] [C1 said] [Q1 the views expressed by the crews were heard].", 1},
		{"[S1 The firm] [C1 said] [Q1 it would stop its newsletter].", 1},
	} {
		src, found := gold(t, x.found)
		var d text.Doc
		d.Parse(src)
		if got := Furniture(found, 0, &d, words); len(got) != x.kept {
			t.Errorf("%s\n%s", x.found, draw(src, got))
		}
	}
}
