package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"

	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
)

// positionLine is a row of the command positions.
type positionLine struct {
	Party    string   `json:"party"`
	Key      string   `json:"party_key"`
	Subclaim string   `json:"subclaim"`
	Words    string   `json:"proposition"`
	Stance   string   `json:"stance"`
	First    string   `json:"first"`
	Last     string   `json:"last"`
	Quotes   []string `json:"quotes"`
}

// positionsPart sets side by side what each party says to each part of a story: a row a claim, a column a party, in
// each field the first words. It is a table of signs with words, and needs no other.
type positionsPart struct {
	Finding string
	Parties []whose
	Rows    []positionRow
	More    int // parties that take a stand and are not shown
	Left    int // parties that are heard and take none
	Claims  int // on which somebody takes a stand, and that are not shown
	All     string
	Exports []facetValue
}

type positionRow struct {
	N           int
	Words, Href string
	Badge       badge
	Cells       []positionCell
}

// positionCell is one party on one claim: up to two stands, or none.
type positionCell struct {
	Party  string
	Silent bool
	Stands []positionStand
}

type positionStand struct {
	Glyph  string // full, half, struck
	Act    string // asserts, hedged, rejects
	Words  string // of the first quote, "" where they are not at hand
	When   string
	N      int // quotes
	Href   string
	quote  string
	denies bool
}

// positionParties and positionClaims are how many of each a page shows.
const positionParties, positionClaims = 8, 10

// positions asks for the matrix of an incident, of the claims that it rests on: its stories tell of other deeds too. nil
// where no party takes a stand on two of them, or measures are not asked for here.
func (s *site) positions(ctx context.Context, id string, claims []string) (*positionsPart, error) {
	p := storyPart{s: s, claims: map[string]*view.Claim{}, only: claims}
	return p.positions(ctx, id)
}

// claimBody returns a claim by its id, out of kept where it is there.
func (s *site) claimBody(ctx context.Context, kept map[string]*view.Claim, id string) (*view.Claim, error) {
	if x := kept[id]; x != nil {
		return x, nil
	}
	v, err := s.ledger.View(ctx, id)
	if isNone(err) { // it went while the page was made
		return &view.Claim{}, nil
	}
	if err != nil {
		return nil, err
	}
	x, err := rows.Decode[view.Claim](&v)
	kept[id] = &x
	return &x, err
}

// positionParty is a party while the matrix is made.
type positionParty struct {
	whose
	stands int // claims on which it takes one
	heard  bool
	cells  map[string]*positionCell
}

// newPositions makes the matrix of the lines that a question has; nil where it would have one row or column, of a window
// none. body tells the words of claims.
func newPositions(lines []positionLine, asked url.Values, part bool, body func(id string) (*view.Claim, error)) (*positionsPart, error) {
	p := &positionsPart{All: address("/explore/positions", asked), Exports: formsOf("/explore/positions", asked)}
	var parties []*positionParty
	var claims []positionRow
	var ids []string
	at, taken := map[string]*positionParty{}, map[string]bool{}
	for i := range lines {
		l := &lines[i]
		x := at[l.Key+"\x00"+l.Party]
		if x == nil {
			x = &positionParty{whose: whose{l.Party, l.Key}, cells: map[string]*positionCell{}}
			at[l.Key+"\x00"+l.Party] = x
			parties = append(parties, x)
		}
		c := x.cells[l.Subclaim]
		if c == nil {
			c = &positionCell{Party: l.Party}
			x.cells[l.Subclaim] = c
		}
		switch {
		case len(l.Quotes) == 0:
			c.Silent = c.Silent || l.Stance == "silent"
			x.heard = x.heard || c.Silent
			continue
		case !taken[l.Subclaim]:
			taken[l.Subclaim] = true
			claims, ids = append(claims, positionRow{N: len(claims) + 1, Words: l.Words, Href: "/claims/" + l.Subclaim}), append(ids, l.Subclaim)
		}
		if len(c.Stands) == 0 {
			x.stands++
		}
		c.Stands = append(c.Stands, newStand(l))
	}
	slices.SortStableFunc(parties, func(a, b *positionParty) int { return cmp.Compare(b.stands, a.stands) })
	parties = slices.DeleteFunc(parties, func(x *positionParty) bool {
		if x.stands == 0 && x.heard {
			p.Left++
		}
		return x.stands == 0
	})
	if len(parties) == 0 || !part && (len(parties) < 2 || len(claims) < 2) {
		return nil, nil
	}
	p.Finding = fmt.Sprintf("%s %s a stand on %s", upper(counted(len(parties), "party")), takeTakes(len(parties)), counted(len(claims), "part"))
	if part {
		p.Finding += " in this window"
	}
	p.More, p.Claims = max(0, len(parties)-positionParties), max(0, len(claims)-positionClaims)
	parties = parties[:len(parties)-p.More]
	for _, x := range parties {
		p.Parties = append(p.Parties, x.whose)
	}
	for i, row := range claims[:len(claims)-p.Claims] {
		x, err := body(ids[i])
		if err != nil {
			return nil, err
		}
		row.Badge = newBadge(x.Tally, x.Reports > 0, row.Href)
		said := map[string]*view.Quote{}
		for k := range x.Quotes {
			said[string(x.Quotes[k].ID)] = &x.Quotes[k]
		}
		for _, party := range parties {
			c := party.cells[ids[i]]
			if c == nil {
				c = &positionCell{Party: party.Name}
			}
			for k := range c.Stands {
				c.Stands[k].word(said)
			}
			row.Cells = append(row.Cells, *c)
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

func takeTakes(n int) string {
	if n == 1 {
		return "takes"
	}
	return "take"
}

// newStand is what a line says; Href names its first quote.
func newStand(l *positionLine) positionStand {
	c := positionStand{Glyph: "full", Act: "asserts", N: len(l.Quotes), Href: "/claims/" + l.Subclaim + "#q-" + l.Quotes[0], quote: l.Quotes[0], denies: l.Stance == "denies"}
	if c.denies {
		c.Glyph, c.Act = "struck", "rejects"
	}
	if c.When = period(l.First[:min(10, len(l.First))], l.Last[:min(10, len(l.Last))]); c.When == "" {
		c.When = "no date"
	}
	return c
}

// word adds the words of the first quote, and whether they are hedged.
func (c *positionStand) word(said map[string]*view.Quote) {
	q := said[c.quote]
	if q == nil {
		return
	}
	c.Words = quoted(shorten(q.Words, 70))
	if len(q.Hedges) > 0 && !c.denies {
		c.Glyph, c.Act = "half", "hedged"
	}
}
