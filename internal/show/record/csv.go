package record

// CSV guards cells against spreadsheets that run what begins like a formula: such a cell
// gets an apostrophe in front, as OWASP ("CSV Injection") advises. It returns its argument.
func CSV(cells ...string) []string {
	for i, c := range cells {
		if c == "" {
			continue
		}
		switch c[0] {
		case '=', '+', '-', '@', '\t', '\r':
			cells[i] = "'" + c
		}
	}
	return cells
}
