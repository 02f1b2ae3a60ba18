package record

import (
	"strconv"
	"strings"

	"hearsay"
)

// CSV guards cells against spreadsheets that run what begins like a formula: such a cell
// gets an apostrophe in front, as OWASP ("CSV Injection") advises. Negative numbers stay numbers. It
// returns its argument.
func CSV(cells ...string) []string {
	for i, c := range cells {
		if len(c) < 2 {
			continue // a lone sign is no formula
		}
		switch c[0] {
		case '=', '+', '-', '@', '\t', '\r':
			if c[0] == '-' && strings.Trim(c[1:], "0123456789.") == "" {
				continue
			}
			cells[i] = "'" + c
		}
	}
	return cells
}

// ClaimHeader names the columns of ClaimCSV.
var ClaimHeader = []string{"act", "polarity", "hedges", "band", "factuality", "evidence", "accused", "denied", "asked", "supposed"}

// ClaimCSV returns what q claims as cells; src is the field that its spans point into.
// Several values of one cell are joined by "; ".
func ClaimCSV(q *hearsay.Quote, src string) []string {
	parties := func(list []hearsay.Accused) string {
		names := make([]string, len(list))
		for i, a := range list {
			names[i] = a.Name
		}
		return strings.Join(names, "; ")
	}
	hedges, evidence := make([]string, len(q.Certainty.Hedges)), make([]string, len(q.Evidence))
	for i, h := range q.Certainty.Hedges {
		hedges[i] = h.Span.In(src)
	}
	for i, e := range q.Evidence {
		evidence[i] = string(e)
	}
	band, factuality := "", ""
	if len(q.Certainty.Band) == 2 {
		band = strconv.Itoa(q.Certainty.Band[0]) + "-" + strconv.Itoa(q.Certainty.Band[1])
	}
	if q.Act != "" {
		factuality = strconv.FormatFloat(q.Certainty.Factuality, 'f', -1, 64)
	}
	return []string{string(q.Act), string(q.Polarity), strings.Join(hedges, "; "), band, factuality, strings.Join(evidence, "; "),
		parties(q.Accused), parties(q.Denied), parties(q.Asked), parties(q.Supposed)}
}

// Unguard gives a cell back as it was before [CSV].
func Unguard(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' {
		switch cell[1] {
		case '=', '+', '-', '@', '\t', '\r':
			return cell[1:]
		}
	}
	return cell
}
