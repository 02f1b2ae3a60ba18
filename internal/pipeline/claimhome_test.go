package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
)

// A claim is at home in the affair whose texts carry it: half of them, two, of three texts; copies count once.
func TestHomeOf(t *testing.T) {
	text := map[string]string{"a": "a", "b": "b", "c": "c", "d": "d", "copy of a": "a", "e": "e"}
	of := map[string][]int{"a": {0}, "copy of a": {0}, "b": {0}, "c": {1}, "d": {2}}
	for _, x := range []struct {
		articles []string
		affair   int
		share    float64
	}{
		{[]string{"a", "b", "c"}, 0, 2. / 3},
		{[]string{"c", "b", "a", "d"}, 0, 0.5},
		{[]string{"a", "b"}, -1, 0},                // two texts
		{[]string{"a", "copy of a", "c"}, -1, 0},   // one text twice
		{[]string{"a", "b", "c", "d", "e"}, -1, 0}, // two of five
		{[]string{"a", "b", "not in the time"}, -1, 0},
		{[]string{"a", "a", "b", "c"}, 0, 2. / 3}, // two quotes of one article
		{nil, -1, 0},
	} {
		var quotes []view.Quote
		for _, id := range x.articles {
			quotes = append(quotes, view.Quote{Article: hearsay.ArticleID(id)})
		}
		if affair, share := homeOf(quotes, of, text); affair != x.affair || share != x.share {
			t.Errorf("%v: affair %d, share %.2f, want %d, %.2f", x.articles, affair, share, x.affair, x.share)
		}
	}
}

func TestNearAffair(t *testing.T) {
	a := &affair{day: "2025-03-09"}
	for day, want := range map[string]bool{"2025-03-07": true, "2025-03-09": true, "2025-05-08": true, "2025-05-09": false, "2025-01-08": true, "2025-01-07": false, "": false, "soon": false} {
		if got := a.near(day); got != want {
			t.Errorf("%s: %v", day, got)
		}
	}
	if (&affair{}).near("2025-03-09") {
		t.Error("an affair of no day is near")
	}
}

func TestJoined(t *testing.T) {
	const s = "The van, she said, raced off."
	if got := joined(s, []hearsay.Span{{Start: 0, End: 7}, {Start: 19, End: 28}}); got != "The van raced off" {
		t.Errorf("%q", got)
	}
}
