package sample_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/sample"
)

// book is the sample world by slot, with the plot.
type book struct {
	t    *testing.T
	plot *sample.Plot
	at   map[int]*hearsay.Article
	gold map[int]sample.GoldArticle
}

func openBook(t *testing.T) *book {
	t.Helper()
	p, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	b := &book{t: t, plot: p, at: map[int]*hearsay.Article{}, gold: map[int]sample.GoldArticle{}}
	for i, name := range sample.Names() {
		n := sample.Slot(name)
		if n == 0 || b.at[n] != nil {
			t.Fatalf("%s: slot %d is none or taken", name, n)
		}
		b.at[n] = &articles[i]
		if b.gold[n], err = sample.Gold(name); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// holds reports whether the words stand in title or text of the slot.
func (b *book) holds(slot int, words string) bool {
	a := b.at[slot]
	return a != nil && (strings.Contains(a.Title, words) || strings.Contains(a.Text, words))
}

func (b *book) words(table string, slot int, words string) {
	b.t.Helper()
	if words == "" || !b.holds(slot, words) {
		b.t.Errorf("%s: slot %d does not hold %q", table, slot, words)
	}
}

func (b *book) time(slot int) time.Time { return b.at[slot].Published.UTC }

// seen is when the article came out in this version.
func (b *book) seen(slot int) time.Time { return sample.Seen(b.at[slot]) }

// inOrder reports slots that do not ascend in time.
func (b *book) inOrder(table string, slots []int) {
	b.t.Helper()
	for i := 1; i < len(slots); i++ {
		if b.time(slots[i]).Before(b.time(slots[i-1])) {
			b.t.Errorf("%s: slot %d is earlier than %d", table, slots[i], slots[i-1])
		}
	}
}

// speaks reports whether the gold of the slot has a quote by who.
func (b *book) speaks(slot int, who string) bool {
	return slices.ContainsFunc(b.gold[slot].Quotes, func(q sample.GoldQuote) bool {
		return q.Speaker == who || q.Described == who || strings.HasPrefix(q.Speaker, who+" (")
	})
}

// Every slot that any table names is written.
func TestPlotSlots(t *testing.T) {
	b := openBook(t)
	counts := map[string]bool{"Min": true, "Max": true, "Minutes": true, "Count": true, "Lo": true, "Hi": true}
	optional := map[string]bool{"From": true, "Of": true}
	checked := 0
	tables := reflect.ValueOf(b.plot).Elem()
	for i := range tables.NumField() {
		for j := range tables.Field(i).Len() {
			row := tables.Field(i).Index(j)
			for k := range row.NumField() {
				name := row.Type().Field(k).Name
				var slots []int
				switch v := row.Field(k).Interface().(type) {
				case int:
					if !counts[name] && !(v == 0 && optional[name]) {
						slots = []int{v}
					}
				case []int:
					slots = v
				}
				for _, s := range slots {
					checked++
					if b.at[s] == nil {
						t.Errorf("%s row %d: %s names slot %d, which is not written", tables.Type().Field(i).Name, j+1, name, s)
					}
				}
			}
		}
	}
	if checked < 500 {
		t.Errorf("only %d slots named", checked)
	}
}

// shingles returns the 5-word shingles of a text: letters and digits, lower case.
func shingles(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := map[string]bool{}
	for i := 0; i+5 <= len(words); i++ {
		out[strings.Join(words[i:i+5], " ")] = true
	}
	return out
}

// overlap returns Broder's resemblance and containment of the smaller, both in [0, 1].
func overlap(a, b map[string]bool) (resemblance, containment float64) {
	shared := 0
	for s := range a {
		if b[s] {
			shared++
		}
	}
	return float64(shared) / float64(len(a)+len(b)-shared), float64(shared) / float64(min(len(a), len(b)))
}

// Copies resemble each other by half or more, reuse by less but by whole passages; no other
// pair of articles does either, versions of one article apart.
func TestPlotCopies(t *testing.T) {
	b := openBook(t)
	of := map[int]map[string]bool{}
	var slots []int
	for s, a := range b.at {
		of[s] = shingles(a.Text)
		slots = append(slots, s)
	}
	slices.Sort(slots)
	later := map[int]int{}
	for _, e := range b.plot.Edits {
		later[e.After] = e.Before
	}
	listed := map[[2]int]bool{}
	for _, p := range b.plot.Copies {
		if p.A >= p.B {
			t.Errorf("%d, %d: not in order", p.A, p.B)
		}
		listed[[2]int{p.A, p.B}] = true
		r, c := overlap(of[p.A], of[p.B])
		switch {
		case p.Kind == "copy" && r < 0.5:
			t.Errorf("%d, %d: resemblance %.2f, want a copy", p.A, p.B, r)
		case p.Kind != "copy" && (r >= 0.5 || c < 0.18):
			t.Errorf("%d, %d: resemblance %.2f, containment %.2f, want %s", p.A, p.B, r, c, p.Kind)
		case p.From != 0 && (b.time(p.From).After(b.time(p.A)) || b.time(p.From).After(b.time(p.B))):
			t.Errorf("%d, %d: come from %d, which is later", p.A, p.B, p.From)
		case (p.Kind == "twin") != (p.From == 0):
			t.Errorf("%d, %d: %s from %d", p.A, p.B, p.Kind, p.From)
		}
	}
	for i, x := range slots {
		for _, y := range slots[i+1:] {
			if listed[[2]int{x, y}] || later[x] != 0 || later[y] != 0 {
				continue
			}
			if r, c := overlap(of[x], of[y]); r >= 0.15 || c >= 0.25 {
				t.Errorf("%d, %d: resemblance %.2f, containment %.2f, but not in copies.tsv", x, y, r, c)
			}
		}
	}
}

func TestPlotCitations(t *testing.T) {
	b := openBook(t)
	cites := map[[2]int]bool{}
	for _, c := range b.plot.Citations {
		b.words("citations", c.Slot, c.Words)
		if c.Kind == "slot" {
			cites[[2]int{c.Slot, c.Of}] = true
			if seen := b.seen(c.Slot); b.time(c.Of).After(seen) {
				t.Errorf("%d cites %d, which is later", c.Slot, c.Of)
			}
		}
	}
	for _, c := range b.plot.Circles {
		outlets := map[string]bool{}
		for i, s := range c.Path {
			outlets[b.at[s].Outlet] = true
			if i > 0 && !cites[[2]int{c.Path[i-1], s}] {
				t.Errorf("circle %s: %d does not cite %d", c.ID, c.Path[i-1], s)
			}
		}
		if len(c.Outlets) < 3 || c.Outlets[0] != c.Outlets[len(c.Outlets)-1] || len(outlets) != len(c.Outlets)-1 {
			t.Errorf("circle %s: outlets %q do not close", c.ID, c.Outlets)
		}
		for _, o := range c.Outlets {
			if !outlets[o] {
				t.Errorf("circle %s: %q publishes none of its path", c.ID, o)
			}
		}
	}
}

func TestPlotClaims(t *testing.T) {
	b := openBook(t)
	claims := map[string]bool{}
	for _, c := range b.plot.Claims {
		if claims[c.ID] || c.Min > c.Max || c.Max < 1 || len(c.Roots) == 0 || !slices.IsSorted(c.Slots) {
			t.Errorf("claim %s: stands twice, has impossible bounds or unsorted slots", c.ID)
		}
		claims[c.ID] = true
		if i := slices.IndexFunc(c.Mentioned, func(n int) bool { return slices.Contains(c.Slots, n) }); i >= 0 {
			t.Errorf("claim %s: slot %d makes it and only mentions it", c.ID, c.Mentioned[i])
		}
	}
	for _, c := range b.plot.Circles {
		if !claims[c.Claim] {
			t.Errorf("circle %s: no claim %q", c.ID, c.Claim)
		}
	}
	for _, p := range b.plot.Positions {
		if !claims[p.Subclaim] {
			t.Errorf("position of %s: no claim %q", p.Party, p.Subclaim)
		}
	}
	for _, n := range b.plot.Numbers {
		b.words("numbers", n.Slot, n.Words)
	}
	for _, c := range b.plot.Commitments {
		b.words("commitments", c.Slot, c.Words)
		if (c.Status == "open") != (len(c.By) == 0) {
			t.Errorf("commitment of %s in slot %d is %s by %v", c.Who, c.Slot, c.Status, c.By)
		}
		for _, s := range c.By {
			if !b.at[s].Published.UTC.After(b.at[c.Slot].Published.UTC) {
				t.Errorf("commitment of slot %d: slot %d is not later", c.Slot, s)
			}
		}
	}
	values := map[string]map[string]bool{}
	for _, n := range b.plot.Numbers {
		if values[n.Quantity] == nil {
			values[n.Quantity] = map[string]bool{}
		}
		values[n.Quantity][n.Value] = true
	}
	if len(values["trains cancelled"]) != 4 {
		t.Errorf("%d figures for the trains, want 4", len(values["trains cancelled"]))
	}
}

// Who accuses speaks in the gold of that article, with those words, not before it is said.
func TestPlotAttributions(t *testing.T) {
	b := openBook(t)
	incidents := map[string]bool{}
	last := map[string]time.Time{}
	for _, a := range b.plot.Attributions {
		incidents[a.Incident] = true
		b.words("attributions", a.Slot, a.Words)
		if a.Own && b.at[a.Slot].Outlet != a.Accuser || !a.Own && !b.speaks(a.Slot, a.Accuser) {
			t.Errorf("%s: %s does not speak in slot %d", a.Incident, a.Accuser, a.Slot)
		}
		if a.At.Before(last[a.Incident]) || a.At.After(b.seen(a.Slot)) {
			t.Errorf("%s: %s in slot %d: out of order in time", a.Incident, a.Accuser, a.Slot)
		}
		last[a.Incident] = a.At
	}
	clear(last)
	for _, s := range b.plot.Status {
		if s.At.Before(last[s.Incident]) || s.At.Before(b.time(s.Slot)) || s.At.Sub(b.time(s.Slot)) > 6*time.Hour {
			t.Errorf("status %s of %s at %v: slot %d is of %v", s.Status, s.Incident, s.At, s.Slot, b.time(s.Slot))
		}
		last[s.Incident] = s.At
		if !incidents[s.Incident] {
			t.Errorf("status of %s, which has no attribution", s.Incident)
		}
	}
	var at time.Time
	for _, h := range b.plot.Hardening {
		b.words("hardening", h.Slot, h.Words)
		if seen := b.seen(h.Slot); !h.At.Equal(seen) || h.At.Before(at) {
			t.Errorf("hardening: slot %d at %v, want %v and not before %v", h.Slot, h.At, seen, at)
		}
		if at = h.At; h.Level == "hedged" != (h.Hi > h.Lo) || h.Hi > 99 {
			t.Errorf("hardening: slot %d is %s with %d to %d per cent", h.Slot, h.Level, h.Lo, h.Hi)
		}
		if h.Own && b.at[h.Slot].Outlet != h.Speaker || !h.Own && !b.speaks(h.Slot, h.Speaker) {
			t.Errorf("hardening: %s does not speak in slot %d", h.Speaker, h.Slot)
		}
	}
}

func TestPlotDenials(t *testing.T) {
	b := openBook(t)
	outlets, err := sample.Outlets()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range b.plot.Denials {
		if !d.At.Equal(b.time(d.Slot)) || !b.speaks(d.Slot, d.By) || b.time(d.Carried[0]).Before(d.At) {
			t.Errorf("denial %s: not by %s in slot %d at %v, or carried before", d.ID, d.By, d.Slot, d.At)
		}
		b.inOrder("denial "+d.ID, d.Carried)
		for _, never := range d.Never {
			if i := slices.IndexFunc(d.Carried, func(s int) bool { return b.at[s].Outlet == never }); i >= 0 {
				t.Errorf("denial %s: %s carries it in slot %d", d.ID, never, d.Carried[i])
			}
			if !slices.ContainsFunc(outlets, func(o store.Outlet) bool { return o.Name == never }) {
				t.Errorf("denial %s: no outlet %q", d.ID, never)
			}
		}
	}
	heard := map[string]int{}
	for _, r := range b.plot.Replies {
		heard[r.Heard]++
		if r.Heard != "no" {
			b.words("replies", r.Slot, r.Words)
		} else if r.Words != "" || b.speaks(r.Slot, r.Accused) {
			t.Errorf("replies: %s speaks in slot %d", r.Accused, r.Slot)
		}
	}
	if heard["yes"] < 10 || heard["no"] < 10 || heard["asked"] < 3 {
		t.Errorf("replies: %v", heard)
	}
	for _, n := range b.plot.Narratives {
		b.words("narratives", n.First, n.Words)
		first := slices.MinFunc(n.Slots, func(x, y int) int { return b.time(x).Compare(b.time(y)) })
		if !b.time(first).Equal(b.time(n.First)) || !slices.IsSorted(n.Slots) {
			t.Errorf("narrative %s, %s: slot %d is first, not %d; or unsorted", n.A, n.B, first, n.First)
		}
	}
}
