package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
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

// positionsPart sets side by side what each party says to each part of a story: a row a party, a
// column a claim. It is a table of signs with words, and needs no other.
type positionsPart struct {
	Finding string
	Claims  []positionHead
	Rows    []positionRow
	Left    int // parties that take no stand on any of these, or fewer than those shown
	More    string
	JSON    string
}

type positionHead struct {
	N               int
	ID, Words, Href string
}

type positionRow struct {
	Who   whose
	Cells []positionCell
}

type positionCell struct {
	Stance string // asserts, denies, both, silent, not_covered
	Glyph  string // full, struck, dash; "" for what is not covered
	Words  string
	Href   string // "" where nothing is said
}

// positionRows and positionCols are how many of each a page shows.
const positionRows, positionCols = 14, 8

// positions asks for the matrix of a story or incident; nil where no party takes a stand on two parts, or measures are
// not asked for here.
func (s *site) positions(ctx context.Context, id string) (*positionsPart, error) {
	if s.o.Asker == nil || s.question("positions") == nil {
		return nil, nil
	}
	lines, _, err := answered[positionLine](ctx, s, "positions", url.Values{"story": {id}})
	if isAsked(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return newPositions(lines, id), nil
}

func newPositions(lines []positionLine, id string) *positionsPart {
	p := &positionsPart{JSON: address("/explore/positions.json", url.Values{"story": {id}}), More: address("/explore/positions", url.Values{"story": {id}})}
	col := map[string]bool{}
	type party struct {
		whose
		stands int
		cells  map[string]positionCell
	}
	var parties []*party
	at := map[string]*party{}
	for i := range lines {
		l := &lines[i]
		if !col[l.Subclaim] {
			col[l.Subclaim] = true
			p.Claims = append(p.Claims, positionHead{len(p.Claims) + 1, l.Subclaim, l.Words, "/claims/" + l.Subclaim})
		}
		x := at[l.Key+"\x00"+l.Party]
		if x == nil {
			x = &party{whose: whose{l.Party, l.Key}, cells: map[string]positionCell{}}
			at[l.Key+"\x00"+l.Party] = x
			parties = append(parties, x)
		}
		c := positionCell{Stance: l.Stance}
		switch l.Stance {
		case "asserts":
			c.Glyph, c.Words = "full", "asserts"
		case "denies":
			c.Glyph, c.Words = "struck", "rejects"
		case "both":
			c.Glyph, c.Words = "half", "both"
		case "silent":
			c.Words = "silent"
		}
		if len(l.Quotes) > 0 {
			x.stands++
			c.Href = "/claims/" + l.Subclaim + "#q-" + l.Quotes[0]
			c.Words += ", " + period(l.First[:min(10, len(l.First))], l.Last[:min(10, len(l.Last))])
		}
		x.cells[l.Subclaim] = c
	}
	slices.SortStableFunc(parties, func(a, b *party) int { return cmp.Compare(b.stands, a.stands) })
	if len(p.Claims) > positionCols {
		p.Claims = p.Claims[:positionCols]
	}
	stands := 0
	for _, x := range parties {
		if x.stands == 0 || len(p.Rows) == positionRows {
			p.Left++
			continue
		}
		stands++
		row := positionRow{Who: x.whose}
		for _, c := range p.Claims {
			cell, ok := x.cells[c.ID]
			if !ok {
				cell.Stance = "not_covered"
			}
			row.Cells = append(row.Cells, cell)
		}
		p.Rows = append(p.Rows, row)
	}
	if len(p.Rows) < 2 || len(p.Claims) < 2 {
		return nil
	}
	p.Finding = fmt.Sprintf("%s take a stand on %s", upper(counted(stands, "party")), counted(len(p.Claims), "part"))
	return p
}
