package web

import (
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/show/rows"
)

// Four assertions: two hedged at the first hand, one of them with a band; two without, one of them in an outlet's
// own voice and two hands away.
func TestSureMatrix(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2025, 3, n, 10, 0, 0, 0, time.UTC) }
	c := view.Claim{Graph: origin.Graph{
		Nodes: []origin.Node{{ID: "actor:x", Kind: origin.KindActor}, {ID: "report:a", Kind: origin.KindReport}, {ID: "report:b", Kind: origin.KindReport}, {ID: "report:c", Kind: origin.KindReport}, {ID: "report:d", Kind: origin.KindReport}},
		Edges: []origin.Edge{{From: 1, To: 0, Kind: origin.Cites, Score: .9}, {From: 2, To: 1, Kind: origin.Copy, Score: .8}},
	}}
	for _, q := range []view.Quote{
		{Article: "a", ID: "1", Hedges: []string{"likely"}, Band: []int{55, 80}, At: day(3), Day: "2025-03-03"},
		{Article: "b", ID: "2", Own: true, At: day(4), Day: "2025-03-04"},
		{Article: "c", ID: "3", Hedges: []string{"may"}, At: day(4), Day: "2025-03-04"},
		{Article: "d", ID: "4", Day: ""},
	} {
		q.Stance = view.Asserts
		c.Quotes = append(c.Quotes, q)
	}
	_, tree := newOriginsPart(&c, "id", 0, 0)
	p := &claimPage{}
	for _, q := range c.Quotes {
		p.Quotes = append(p.Quotes, newQuoteRow(q))
	}
	p.certainty()
	m := newSureMatrix(p.Certainty, tree)
	if m == nil {
		t.Fatal("no matrix")
	}
	var names []string
	for _, r := range m.Rows {
		names = append(names, r.Name)
	}
	if len(names) != 4 || names[0] != "own voice, no hedge" || names[1] != "attributed, no hedge" || names[2] != "55–80 %" || names[3] != "hedged, no scale" {
		t.Errorf("rows %q", names)
	}
	for i, want := range []matrixCol{{"first hand", 2, 1, "n < 5"}, {"hop 1", 1, 0, "n < 5"}, {"hop 2", 1, 1, "n < 5"}} {
		if m.Hops[i] != want {
			t.Errorf("hop %d: %+v", i, m.Hops[i])
		}
	}
	if len(m.Days) != 3 || m.Days[0].Name != "3 Mar" || m.Days[2].Name != "no date" || m.Days[1].N != 2 {
		t.Errorf("days %+v", m.Days)
	}
	dots := 0
	for _, r := range m.Rows {
		for k := range r.Hops {
			dots += len(r.Hops[k].Dots)
		}
		for k := range r.Days {
			dots += len(r.Days[k].Dots)
		}
	}
	if dots != 8 || m.Rows[2].Hops[1].Words != "likely" {
		t.Errorf("%d dots, %+v", dots, m.Rows[2])
	}
	if newSureMatrix(p.Certainty[:2], tree) != nil {
		t.Error("two assertions make a picture")
	}
	s := newSpread(spread.ByDay(rows.Spreading(&c, nil)))
	if s == nil || len(s.Days) != 3 || s.Days[1].Asserting != 1 || s.Days[1].Hedging != 1 {
		t.Errorf("%+v", s)
	}
	if newSpread(spread.ByDay(rows.Spreading(&view.Claim{Quotes: []view.Quote{{Article: "a", Stance: "asks", ID: hearsay.QuoteID("x")}}}, nil))) != nil {
		t.Error("who asks carries nothing")
	}
}
