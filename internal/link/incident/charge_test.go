package incident

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// side is the state of a party that has one.
func side(p link.Party) string {
	if p.Country != "" {
		return "state:" + p.Country
	}
	return p.Key
}

// charged draws how many incidents there are and the charges of all: side, claims, quotes that reject them.
func charged(w *world, list []Incident) string {
	out := []string{fmt.Sprint(len(list))}
	for i := range list {
		for _, c := range list[i].Charges(w.claims, side) {
			out = append(out, fmt.Sprint(c.Side, c.Claims, c.Denied))
		}
	}
	return strings.Join(out, " ")
}

// The harbour cable's story, and blows that a war brings every day.
const (
	cut     = "that the state cut the harbour cable off Pierstow and stopped the ferries"
	damaged = "of having damaged the harbour cable with an anchor and stopped the ferries"
)

// Claims of one incident are one charge where the side is one and something particular tells the deed in both; a denial of either wording
// rejects it.
func TestCharges(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(w *world)
		want string
	}{
		{"two wordings, a denial of the first", func(w *world) {
			a, d := w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia), w.said(2, "s", ministry, hearsay.Deny, "any part in it", tarnovia)
			w.claim(tarnovia, a, -1, d)
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, damaged, tarnovia))
		}, "1 state:TRN[0 1] [1]"},
		{"an organ and its state", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			w.claim(ministry, w.said(2, "s", kestria, hearsay.Accuse, damaged, ministry))
		}, "1 state:TRN[0 1] []"},
		{"a denial that is a claim of its own", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, damaged, tarnovia))
			w.claim(tarnovia, -1, w.said(3, "s", ministry, hearsay.Deny, "that the state damaged the harbour cable", tarnovia))
		}, "1 state:TRN[0 1] [2]"},
		{"another side", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			w.claim(kestria, w.said(2, "s", tarnovia, hearsay.Accuse, damaged, kestria))
		}, "1"},
		{"nobody asserts the second", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			w.claim(tarnovia, -1, w.said(2, "s", ministry, hearsay.Deny, damaged, tarnovia))
		}, "1"},
		{"more than a week later", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			w.claim(tarnovia, w.said(12, "s", kestria, hearsay.Accuse, damaged, tarnovia))
		}, "1"},
		{"a claim that tells of many blows", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
			a, b := w.said(1, "s", kestria, hearsay.Accuse, "of having damaged the harbour cable", tarnovia), w.said(1, "s", kestria, hearsay.Accuse, "of having stopped the ferries at Pierstow", tarnovia)
			w.claim(tarnovia, a, b)
		}, "1"},
		{"one word in long tellings of other things", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling the granary, mill, bakery, orchard, dairy, school, chapel and tavern", tarnovia))
			w.claim(tarnovia, w.said(1, "s", kestria, hearsay.Accuse, "of shelling a granary, tunnel, quarry, pier, depot, museum, bridge and kiln", tarnovia))
		}, "1"},
		{"sums", func(w *world) {
			for range 2 {
				n := w.said(1, "s", velia, hearsay.Accuse, "of shelling the granary and the mill", tarnovia)
				w.quotes[n].Q.Events = []hearsay.Event{{Code: "ASSAULT", When: &hearsay.When{From: "2025-04-01", To: "2025-05-01", Granularity: hearsay.ByRange}}}
				w.claim(tarnovia, n)
			}
		}, "1"},
		{"a wide area is no place", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling in the Sollet region", tarnovia))
			w.claim(tarnovia, w.said(1, "s", kestria, hearsay.Accuse, "of shelling in the Sollet region", tarnovia))
		}, "1"},
		{"a town", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling in Sollet", tarnovia))
			w.claim(tarnovia, w.said(5, "s", kestria, hearsay.Accuse, "of shelling in Sollet", tarnovia))
		}, "1 state:TRN[0 1] []"},
		{"what the headline tells", func(w *world) {
			for d := range 2 {
				n := w.said(1+d, "s", velia, hearsay.Accuse, "of the shelling", tarnovia)
				w.quotes[n].Revision.Title = "Granary shelled"
				w.claim(tarnovia, n)
			}
		}, "1 state:TRN[0 1] []"},
		{"a sort of deed only", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling by artillery with missiles", tarnovia))
			w.claim(tarnovia, w.said(1, "s", kestria, hearsay.Accuse, "of shelling, artillery, missiles at dawn", tarnovia))
		}, "1"},
		{"one word, days apart", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling the granary", tarnovia))
			w.claim(tarnovia, w.said(5, "s", kestria, hearsay.Accuse, "of shelling the granary", tarnovia))
		}, "1"},
		{"one word, the next day", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling the granary", tarnovia))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, "of shelling the granary", tarnovia))
		}, "1 state:TRN[0 1] []"},
		{"a month is no place", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of shelling in July", tarnovia))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, "of shelling in July", tarnovia))
		}, "1"},
	} {
		w := &world{}
		c.make(w)
		if got := charged(w, w.build(t)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A denial that stands in another claim of the side answers a charge only where the incident has no other charge against that side.
func TestChargeDeniedElsewhere(t *testing.T) {
	w := &world{}
	w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, cut, tarnovia))
	w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, damaged, tarnovia))
	w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, "of trespass", tarnovia))
	w.claim(tarnovia, -1, w.said(3, "s", ministry, hearsay.Deny, "any trespass", tarnovia))
	x := Incident{Claims: []int{0, 1, 2, 3}, Narrow: [][2]int{{0, 1}}}
	for n := range w.claims {
		for _, m := range w.claims[n].Members {
			x.Said = append(x.Said, Said{m.Quote, n, m.Stance})
		}
	}
	if got := charged(w, []Incident{x}); got != "1 state:TRN[0 1] []" {
		t.Error(got)
	}
}
