package sample_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/sample"
)

// four are the press rooms of the concert, two those of the pair.
var (
	four = []string{"Long Water Alliance", "Ministry of Foreign Affairs of Caldrith", "Ministry of Foreign Affairs of Pirrin", "Ministry of Foreign Affairs of Quillara"}
	two  = []string{"Highlands Mutual League", "Ministry of Foreign Affairs of Ustrand"}
)

// The four publish within two hours on seven days, the two within thirty minutes on three,
// in short statements with shared words; and all of them together on no other day but at
// the summit, which tells its programme.
func TestPlotConcert(t *testing.T) {
	b := openBook(t)
	days := map[string]int{}
	told := map[int]bool{}
	for _, c := range b.plot.Concert {
		days[c.Kind]++
		b.inOrder("concert", c.Slots)
		var outlets []string
		for _, s := range c.Slots {
			told[s] = true
			outlets = append(outlets, b.at[s].Outlet)
			if n := len(strings.Fields(b.at[s].Text)); s != 4 && s != 5 && s != 6 && (n < 40 || n > 80) {
				t.Errorf("slot %d: %d words, want 40 to 80", s, n)
			}
			if b.at[s].Genre != hearsay.GenreStatement || b.time(s).Format(time.DateOnly) != c.Date.Format(time.DateOnly) {
				t.Errorf("slot %d: %s of %v", s, b.at[s].Genre, b.time(s))
			}
		}
		slices.Sort(outlets)
		want, most := four, 120
		if c.Kind == "pair" {
			want, most = two, 30
		}
		if !slices.Equal(outlets, want) {
			t.Errorf("%v: %q publish", c.Date, outlets)
		}
		took := b.time(c.Slots[len(c.Slots)-1]).Sub(b.time(c.Slots[0]))
		if took != time.Duration(c.Minutes)*time.Minute || c.Minutes > most {
			t.Errorf("%v: takes %v, told %d minutes, want at most %d", c.Date, took, c.Minutes, most)
		}
		for _, phrase := range c.Phrases {
			n := 0
			for _, s := range c.Slots {
				if strings.Contains(strings.ToLower(b.at[s].Text), strings.ToLower(phrase)) {
					n++
				}
			}
			if n*2 <= len(c.Slots) {
				t.Errorf("%v: %q stands in %d of %d", c.Date, phrase, n, len(c.Slots))
			}
		}
	}
	if days["four"] != 7 || days["pair"] != 3 {
		t.Errorf("days %v, want 7 and 3", days)
	}
	summit := map[int]bool{}
	for _, x := range b.plot.Innocent {
		for _, s := range x.Slots {
			summit[s] = summit[s] || x.Kind == "summit"
		}
	}
	for s, a := range b.at {
		if slices.Contains(four, a.Outlet) && !told[s] && !summit[s] && s != 38 && s != 74 {
			t.Errorf("slot %d: a statement of %s on its own, not told by the plot", s, a.Outlet)
		}
	}
}

func TestPlotInnocent(t *testing.T) {
	b := openBook(t)
	kinds := map[string]int{}
	for _, x := range b.plot.Innocent {
		kinds[x.Kind]++
		b.inOrder(x.ID, x.Slots)
		if x.Kind == "fixed" {
			first := b.at[x.Slots[0]]
			for _, s := range x.Slots {
				if at := b.time(s); b.at[s].Outlet != first.Outlet || at.Minute() != 0 || at.Hour()%12 != 6 {
					t.Errorf("%s: slot %d of %s at %v", x.ID, s, b.at[s].Outlet, at)
				}
			}
			continue
		}
		if x.Kind != "wire" && !slices.ContainsFunc(x.Slots, func(s int) bool { return b.holds(s, x.Words) }) {
			t.Errorf("%s: %q stands nowhere", x.ID, x.Words)
		}
		if x.Kind == "embargo" {
			outlets := map[string]bool{}
			soon := 0
			for _, s := range x.Slots {
				outlets[b.at[s].Outlet] = true
				if b.time(s).Sub(b.time(x.Slots[0])) <= 5*time.Minute {
					soon++
				}
			}
			if len(outlets) != len(x.Slots) || soon < 2 {
				t.Errorf("%s: %d outlets for %d articles, %d of them at once", x.ID, len(outlets), len(x.Slots), soon)
			}
		}
	}
	if kinds["embargo"] != 5 || kinds["summit"] == 0 || kinds["wire"] == 0 || kinds["fixed"] != 2 {
		t.Errorf("kinds %v", kinds)
	}
}

func TestSlot(t *testing.T) {
	for name, want := range map[string]int{"01-a": 1, "112-b-9": 112, "x": 0, "": 0} {
		if got := sample.Slot(name); got != want {
			t.Errorf("Slot(%q) = %d, want %d", name, got, want)
		}
	}
}
