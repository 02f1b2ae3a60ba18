package quote

import (
	"strings"
	"testing"

	"hearsay/internal/text"
)

func TestPlaced(t *testing.T) {
	for _, c := range []struct {
		text, place, state string
		stays              bool
	}{
		{text: "[S1 Velm][C1 :] [Q1 the mills of the harbour are on fire]", place: "Velm"},
		{text: "[S1 Occupied Velm][C1 :] [Q1 the mills of the harbour are on fire]", place: "Velm"},
		{text: "[S1 Velm][C1 :] [Q1 the mills are on fire in Velm]"},
		{text: "[S1 the Sollet Sea][C1 :] [Q1 the mills are on fire]"},
		{text: "[S1 Gull Island][C1 :] [Q1 the mills are on fire]"},
		{text: "[S1 Kestria][C1 :] [Q1 the mills of the north are on fire]", state: "Kestria"},
		{text: "[S1 Kestria][C1 :] [Q1 we will put out the fire]", state: "Kestria", stays: true},
		{text: "[S1 Kestria][C1 :] [Q1 We shall put out the fire]", state: "Kestria", stays: true},
		{text: "[S1 Kestria at talks][C1 :] [Q1 the mills are on fire]", state: "Kestria", stays: true},
		{text: "[S1 the mayor of Velm][C1 :] [Q1 the mills are on fire]", place: "Velm", stays: true},
		{text: "[S1 Osk][C1 :] [Q1 the mills are on fire, and nobody believes in Osk's men]", stays: true},
		{text: "[S1 Osk][C1 :] [Q1 the mills are on fire]", stays: true},
		{text: "[S1 Kestria] [C1 says:] [Q1 the mills are on fire]", state: "Kestria", stays: true},
	} {
		src, got := gold(t, c.text)
		var d text.Doc
		d.Parse(src)
		find := func(w string) []text.Range { return known(&d, w) }
		if c.place == "Velm" {
			find = func(w string) []text.Range { return firstOf(&d, w) }
		}
		Placed(got, 0, &d, find(c.place), known(&d, c.state))
		if stays := len(got[0].Source) > 0; stays != c.stays {
			t.Errorf("%s: source stays %v, want %v", c.text, stays, c.stays)
		}
	}
}

// firstOf is the first token of d that is w.
func firstOf(d *text.Doc, w string) []text.Range {
	for i := range d.Toks {
		if d.Text(i) == w {
			return []text.Range{{Start: i, End: i + 1}}
		}
	}
	return nil
}

// A place is looked up where "in" or "near" stands, not in the whole text for each quote.
func TestWhereTold(t *testing.T) {
	var d text.Doc
	d.Parse(strings.Repeat("Osk: the mills are on fire.\n\n", 200) + "They burn In Osk, and near Osk.")
	told := whereTold(&d)
	if n := len(told["Osk"]); n != 2 || len(told) != 1 {
		t.Errorf("%d places to look at for a name that stands 202 times, of %d names; want 2 of 1", n, len(told))
	}
}
