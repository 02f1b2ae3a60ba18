package web

import (
	"fmt"
	"net/url"
	"testing"

	"hearsay/internal/link/view"
)

// somePositions are what two parties say to two parts, and a third that says nothing known.
func somePositions() []positionLine {
	return []positionLine{
		{"Quillara", "state:QLR", "c1", "that A", "asserts", "2025-03-04T11:00:00Z", "2025-03-05", []string{"q1", "q2"}},
		{"Quillara", "state:QLR", "c2", "that B", "silent", "2025-03-04", "2025-03-05", nil},
		{"Ustrand", "state:UTD", "c1", "that A", "asserts", "2025-03-03", "2025-03-03", []string{"q5"}},
		{"Ustrand", "state:UTD", "c1", "that A", "denies", "2025-03-04", "2025-03-04", []string{"q3"}},
		{"Ustrand", "state:UTD", "c2", "that B", "asserts", "2025-03-04", "2025-03-04", []string{"q4"}},
		{"Pirrin", "state:PRN", "c2", "that B", "silent", "2025-03-04", "2025-03-04", nil},
		{"Caldrith", "state:CDT", "c2", "that B", "not_covered", "", "", nil},
	}
}

func someBodies(id string) (*view.Claim, error) {
	return map[string]*view.Claim{
		"c1": {Quotes: []view.Quote{{ID: "q1", Words: "it probably was A", Hedges: []string{"probably"}}, {ID: "q3", Words: "no A of ours", Hedges: []string{"no"}}}},
		"c2": {Quotes: []view.Quote{{ID: "q4", Words: "it was B"}}, Tally: view.Tally{Reports: 3, Publishers: 2, Origins: view.Count{Min: 1, Max: 2}}},
	}[id], nil
}

func TestPositions(t *testing.T) {
	p, err := newPositions(somePositions(), url.Values{"story": {"s"}}, false, someBodies)
	if err != nil || p == nil || p.Finding != "2 parties take a stand on 2 parts" || len(p.Rows) != 2 || p.Left != 1 || p.More != 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	if len(p.Parties) != 2 || p.Parties[0].Name != "Ustrand" || p.Parties[1].Key != "state:QLR" {
		t.Errorf("columns %+v", p.Parties)
	}
	both := p.Rows[0].Cells[0].Stands
	if len(both) != 2 || both[0].Act != "asserts" || both[1].Act != "rejects" || both[1].Glyph != "struck" || both[1].Words != "“no A of ours”" || both[1].Href != "/claims/c1#q-q3" {
		t.Errorf("who asserts and rejects: %+v", both)
	}
	hedged := p.Rows[0].Cells[1].Stands
	if len(hedged) != 1 || hedged[0].Act != "hedged" || hedged[0].Glyph != "half" || hedged[0].When != "4 to 5 March 2025" || hedged[0].N != 2 {
		t.Errorf("hedged: %+v", hedged)
	}
	if c := p.Rows[1].Cells[1]; !c.Silent || len(c.Stands) != 0 {
		t.Errorf("silent: %+v", c)
	}
	if b := p.Rows[1].Badge; b.Reports != 3 || b.Origins != "1–2" || p.Rows[1].Words != "that B" || p.Rows[1].Href != "/claims/c2" {
		t.Errorf("%+v", p.Rows[1])
	}
	for _, few := range [][]positionLine{nil, somePositions()[:1], somePositions()[:4]} {
		if p, err := newPositions(few, nil, false, someBodies); p != nil || err != nil {
			t.Errorf("%d lines are no matrix: %+v", len(few), p)
		}
	}
	if p, _ := newPositions(somePositions()[:1], nil, true, someBodies); p == nil || p.Finding != "1 party takes a stand on 1 part in this window" {
		t.Errorf("of a window one field will do: %+v", p)
	}
	failed := fmt.Errorf("no ledger")
	if _, err := newPositions(somePositions(), url.Values{"story": {"s"}}, false, func(string) (*view.Claim, error) { return nil, failed }); err != failed {
		t.Errorf("%v", err)
	}
}

// More parties and claims than a page has room for are counted, not lost.
func TestPositionsMany(t *testing.T) {
	var lines []positionLine
	for i := range positionParties + 3 {
		for k := range positionClaims + 2 {
			lines = append(lines, positionLine{fmt.Sprint("P", i), fmt.Sprint("org:", i), fmt.Sprint("c", k), "that it", "asserts", "", "", []string{fmt.Sprint("q", i, k)}})
		}
	}
	p, err := newPositions(lines, nil, false, func(string) (*view.Claim, error) { return &view.Claim{}, nil })
	if err != nil || len(p.Parties) != positionParties || len(p.Rows) != positionClaims || p.More != 3 || p.Claims != 2 || p.Finding != "11 parties take a stand on 12 parts" {
		t.Errorf("%+v, %v", p, err)
	}
	if when := p.Rows[0].Cells[0].Stands[0].When; when != "no date" {
		t.Errorf("when %q", when)
	}
}
