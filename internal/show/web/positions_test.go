package web

import "testing"

func TestPositions(t *testing.T) {
	lines := []positionLine{
		{"Quillara", "state:QLR", "c1", "that A", "asserts", "2025-03-04T11:00:00Z", "2025-03-05", []string{"q1", "q2"}},
		{"Quillara", "state:QLR", "c2", "that B", "silent", "2025-03-04", "2025-03-05", nil},
		{"Ustrand", "state:UTD", "c1", "that A", "denies", "2025-03-04", "2025-03-04", []string{"q3"}},
		{"Ustrand", "state:UTD", "c2", "that B", "asserts", "2025-03-04", "2025-03-04", []string{"q4"}},
		{"Pirrin", "state:PRN", "c2", "that B", "not_covered", "2025-03-04", "2025-03-04", nil},
	}
	p := newPositions(lines, "s")
	if p == nil || p.Finding != "2 parties take a stand on 2 parts" || len(p.Rows) != 2 || p.Left != 1 {
		t.Fatalf("%+v", p)
	}
	if r := p.Rows[0]; r.Who.Name != "Ustrand" || r.Cells[0].Glyph != "struck" || r.Cells[0].Href != "/claims/c1#q-q3" || r.Cells[1].Glyph != "full" {
		t.Errorf("%+v", r)
	}
	if r := p.Rows[1]; r.Cells[1].Stance != "silent" || r.Cells[1].Href != "" || r.Cells[0].Words != "asserts, 4 to 5 March 2025" {
		t.Errorf("%+v", r)
	}
	if newPositions(lines[:1], "s") != nil || newPositions(nil, "s") != nil {
		t.Error("one party is no matrix")
	}
	cut := positionLine{"Caldrith", "state:CDT", "c1", "that A", "asserts", "", "", []string{"q"}} // times that are not known
	if newPositions(append(lines, cut), "s") == nil {
		t.Error("no time, no matrix")
	}
}
