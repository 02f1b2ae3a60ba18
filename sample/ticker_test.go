package sample_test

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/sample"
)

// bytesOf is a hash of everything that a ticker says.
func bytesOf(seed uint64) uint64 {
	articles, truth := sample.Ticker(seed)
	h := fnv.New64a()
	fmt.Fprintf(h, "%+v %+v", articles, truth)
	return h.Sum64()
}

func TestTickerSame(t *testing.T) {
	one, again := bytesOf(1), bytesOf(1)
	if one != again {
		t.Error("the same seed gives other bytes")
	}
	if one == bytesOf(2) {
		t.Error("another seed gives the same bytes")
	}
}

func TestTickerCounts(t *testing.T) {
	for seed := range uint64(5) {
		articles, truth := sample.Ticker(seed)
		if len(articles) != sample.TickerItems || len(truth.Items) != sample.TickerItems || len(truth.Outlets) != 30 {
			t.Fatalf("seed %d: %d articles, %d items of truth, %d outlets", seed, len(articles), len(truth.Items), len(truth.Outlets))
		}
		kinds, by, days := map[string]int{}, map[string]int{}, map[string]bool{}
		ids := map[hearsay.ArticleID]bool{}
		for i := range articles {
			a := &articles[i]
			kinds[truth.Items[i].Kind]++
			by[a.Outlet]++
			days[a.Published.UTC.Format(time.DateOnly)] = true
			ids[a.ID()] = true
			if i > 0 && a.Published.UTC.Before(articles[i-1].Published.UTC) {
				t.Fatalf("seed %d: item %d is out of order", seed, i)
			}
		}
		if len(by) != 30 || len(days) != sample.TickerDays || len(ids) != sample.TickerItems {
			t.Errorf("seed %d: %d outlets, %d days, %d addresses", seed, len(by), len(days), len(ids))
		}
		for kind, least := range map[string]int{"own": 600, "event": 200, "wire": 200, "group": 250, "fixed": 120} {
			if kinds[kind] < least {
				t.Errorf("seed %d: %d items of kind %s, want at least %d", seed, kinds[kind], kind, least)
			}
		}
		for o, n := range by {
			if n < 30 {
				t.Errorf("seed %d: %s has %d items", seed, o, n)
			}
		}
	}
}

// local returns the hour and whether it is a weekend, by the outlet's clock.
func local(a *hearsay.Article) (hour int, weekend bool) {
	at := a.Published.UTC.Add(time.Duration(a.Published.Offset) * time.Minute)
	return at.Hour(), at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
}

// Outlets sleep at night and slow down at weekends as their rows tell; the two fixed ones
// publish at their hours to the second and at no other time.
func TestTickerRhythm(t *testing.T) {
	articles, truth := sample.Ticker(1)
	outlet := map[string]*sample.TickerOutlet{}
	fixed := 0
	for i := range truth.Outlets {
		outlet[truth.Outlets[i].Name] = &truth.Outlets[i]
		if truth.Outlets[i].Role == "fixed" {
			fixed++
		}
	}
	if fixed != 2 {
		t.Errorf("%d outlets with fixed hours, want 2", fixed)
	}
	type count struct{ all, night, weekend int }
	seen := map[string]*count{}
	for i := range articles {
		a := &articles[i]
		o := outlet[a.Outlet]
		hour, weekend := local(a)
		if o.Role == "fixed" {
			if at := a.Published.UTC; !slices.Contains(o.Hours, hour) || at.Minute() != 0 || at.Second() != 0 || truth.Items[i].Kind != "fixed" {
				t.Errorf("%s publishes at %v", o.Name, at)
			}
			continue
		}
		if k := truth.Items[i].Kind; k == "wire" || k == "group" {
			continue // by another's rhythm
		}
		c := seen[a.Outlet]
		if c == nil {
			c = &count{}
			seen[a.Outlet] = c
		}
		c.all++
		if hour < o.From || hour >= o.To {
			c.night++
		}
		if weekend {
			c.weekend++
		}
	}
	for name, c := range seen {
		o := outlet[name]
		// Of 60 days 16 or 17 are of a weekend: the expected shares, and twice as much plus
		// a few for chance.
		awake, asleep := float64(o.To-o.From), float64(24-o.To+o.From)*float64(o.Night)/100
		if want := asleep / (awake + asleep) * float64(c.all); float64(c.night) > 2*want+4 {
			t.Errorf("%s: %d of %d items at night, expected %.1f", name, c.night, c.all, want)
		}
		w := 17 * float64(o.Weekend) / 100
		if want := w / (w + 43) * float64(c.all); float64(c.weekend) > 2*want+4 || float64(c.weekend) < want/2-4 {
			t.Errorf("%s: %d of %d items at weekends, expected %.1f", name, c.weekend, c.all, want)
		}
	}
}

// A wire copy is the agency's sentence, minutes later, by a client.
func TestTickerWire(t *testing.T) {
	articles, truth := sample.Ticker(1)
	client := map[string]bool{}
	for _, o := range truth.Outlets {
		client[o.Name] = o.Role == "client"
	}
	copies := map[string]bool{}
	for i, item := range truth.Items {
		if item.Kind != "wire" {
			if item.Of >= 0 && item.Kind != "group" {
				t.Errorf("item %d: %s of %d", i, item.Kind, item.Of)
			}
			continue
		}
		a, from := &articles[i], &articles[item.Of]
		lag := a.Published.UTC.Sub(from.Published.UTC)
		if from.Outlet != truth.Agency || a.Text != from.Text || lag < time.Minute || lag >= 20*time.Minute || !client[a.Outlet] || item.Claim != truth.Items[item.Of].Claim {
			t.Errorf("item %d of %s: copy of %d of %s, %v later", i, a.Outlet, item.Of, from.Outlet, lag)
		}
		copies[a.Outlet] = true
	}
	if len(copies) < 8 {
		t.Errorf("%d clients copy", len(copies))
	}
}

// The group moves as told: each other member follows four times in five, within the lag, on
// the same claim. No outlet outside it is so often so soon behind the leader.
func TestTickerGroup(t *testing.T) {
	articles, truth := sample.Ticker(1)
	g := truth.Group
	if len(g.Outlets) != 4 || len(g.Moves) < 50 {
		t.Fatalf("group of %q, %d moves", g.Outlets, len(g.Moves))
	}
	follows, behind := map[string]int{}, map[string]int{}
	for _, move := range g.Moves {
		lead := &articles[move[0]]
		if lead.Outlet != g.Outlets[0] {
			t.Errorf("move led by %s", lead.Outlet)
		}
		for _, i := range move[1:] {
			lag := articles[i].Published.UTC.Sub(lead.Published.UTC)
			if lag < g.Lo || lag >= g.Hi || truth.Items[i].Of != move[0] || truth.Items[i].Claim != truth.Items[move[0]].Claim {
				t.Errorf("item %d follows %d by %v", i, move[0], lag)
			}
			follows[articles[i].Outlet]++
		}
		in := map[string]bool{}
		for i := move[0] + 1; i < len(articles) && articles[i].Published.UTC.Sub(lead.Published.UTC) < g.Hi; i++ {
			in[articles[i].Outlet] = true
		}
		for o := range in {
			behind[o]++
		}
	}
	for _, o := range g.Outlets[1:] {
		if share := float64(follows[o]) / float64(len(g.Moves)); share < g.Follow-0.15 || share > g.Follow+0.15 {
			t.Errorf("%s follows %.2f of the moves, want about %.2f", o, share, g.Follow)
		}
	}
	for o, n := range behind {
		if !slices.Contains(g.Outlets, o) && float64(n) > 0.5*float64(len(g.Moves)) {
			t.Errorf("%s is behind the leader in %d of %d moves", o, n, len(g.Moves))
		}
	}
}

// Each item is one sentence, and its reading stands in it.
func TestTickerSentences(t *testing.T) {
	articles, truth := sample.Ticker(1)
	acts := map[string]int{}
	for i, item := range truth.Items {
		c, text := truth.Claims[item.Claim], articles[i].Text
		acts[c.Act]++
		last := c.Speaker[strings.LastIndexByte(c.Speaker, ' ')+1:] // of "Ministry of Foreign Affairs of X" the state, which stands there as an adjective
		if strings.HasPrefix(c.Speaker, "Ministry") {
			last = last[:5]
		}
		for _, w := range []string{last, item.Accused, item.Denied, item.Hedge, c.Target} {
			if !strings.Contains(text, w) {
				t.Errorf("%q does not hold %q", text, w)
			}
		}
		if strings.Count(text, ".") != 1 || !strings.HasSuffix(text, ".") || strings.ContainsAny(text, "{}\n") || strings.Contains(text, "  ") || strings.ToUpper(text[:1]) != text[:1] {
			t.Errorf("not one clean sentence: %q", text)
		}
		if item.Accused != "" && (c.Act != "accuse" || strings.Contains(item.Denied, item.Accused)) {
			t.Errorf("%q: accused %q, denied %q, act %s", text, item.Accused, item.Denied, c.Act)
		}
	}
	if len(acts) != 6 {
		t.Errorf("acts %v", acts)
	}
	for _, o := range truth.Outlets {
		if _, err := time.LoadLocation(o.Row().Zone); err != nil {
			t.Errorf("%s: %v", o.Name, err)
		}
	}
}
