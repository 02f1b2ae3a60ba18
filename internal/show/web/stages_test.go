package web

import (
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
)

// A page names the stage that came farthest; that of this program where none came farther.
func TestFarthest(t *testing.T) {
	cursors := map[hearsay.StageVersion]int64{"read/9-ab": 40, "read/8-cd": 100, "link/views/7": 100, "link/views/6": 100, "link/copies/2": 200}
	for mine, want := range map[hearsay.StageVersion]hearsay.StageVersion{"read/9-ab": "read/8-cd", "link/views/8": "link/views/7", "link/views/7": "link/views/7", "link/views/6": "link/views/6", "link/copies/3": "link/copies/2", "measure/1": "measure/1", "": ""} {
		if got := farthest(cursors, mine); got != want && mine != "" {
			t.Errorf("%s: %s, want %s", mine, got, want)
		}
	}
}

// Words that name an accused without telling who that is stand with the one who is called so; two that are known to be two
// stay apart.
func TestAccusedColumns(t *testing.T) {
	var c columns
	want := []int{0, 0, 1, 1, 2, 3}
	for i, a := range []view.Attribution{{Accused: "Ustrand", AccusedKey: "state:UTD"}, {Accused: "Ustrand"}, {Accused: "group"}, {Accused: "group", AccusedKey: "tied:UTD"}, {Accused: "group", AccusedKey: "tied:QLR"}, {Accused: "Quillara", AccusedKey: "state:QLR"}} {
		if got := c.of(&a); got != want[i] {
			t.Errorf("%d, %+v: column %d, want %d", i, a, got, want[i])
		}
	}
}

// What says most stands first; an id goes where words carry its link, and stays where none do.
func TestOrderedColumns(t *testing.T) {
	for _, x := range []struct {
		question string
		cols     []exploreCol
		want     string
	}{
		{"incidents", []exploreCol{{Name: "id", kind: idCol, lead: -1}, {Name: "kind", k: 1, lead: -1}, {Name: "title", k: 2, lead: -1}, {Name: "accuser", k: 3, lead: -1}}, "title accuser kind"},
		{"claims", []exploreCol{{Name: "id", kind: idCol, lead: -1}, {Name: "ids", k: 1, kind: listCol, lead: -1}, {Name: "proposition", k: 2, lead: -1}, {Name: "reports", k: 3, lead: -1}}, "proposition reports ids"},
		{"quotes", []exploreCol{{Name: "ref", kind: idCol, lead: -1}, {Name: "outlet", k: 1, lead: -1}}, "outlet ref"},
	} {
		got := ""
		for _, c := range ordered(x.question, x.cols) {
			got += " " + c.Name
		}
		if got[1:] != x.want {
			t.Errorf("%s: %s, want %s", x.question, got[1:], x.want)
		}
	}
}
