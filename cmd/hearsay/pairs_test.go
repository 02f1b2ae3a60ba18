package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"hearsay/sample"
)

// Rows of pairs name states and nobody else, and each leads to quotes of the ledger; the points of
// a pair add up to its row.
func TestPairsOfSample(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	db := sampleLedger(t)
	quotes := map[string]bool{}
	for _, q := range lines[struct{ ID string }](t, command(t, "quotes", "-o", "jsonl", "--db", db)) {
		quotes[q.ID] = true
	}
	out := command(t, "pairs", "-o", "jsonl", "--db", db)
	for _, p := range plot.Private {
		if bytes.Contains(out, []byte(p.Core)) {
			t.Errorf("pairs name %s", p.Person)
		}
	}
	rows := lines[pairRow](t, out)
	words, owns := 0, 0
	for _, r := range rows {
		if !strings.HasPrefix(r.FromKey, "state:") || !strings.HasPrefix(r.ToKey, "state:") || r.FromKey == r.ToKey {
			t.Errorf("a pair %s, %s", r.FromKey, r.ToKey)
		}
		if len(r.Quotes)+len(r.Own) < r.N || r.Publishers < 1 || r.Quads[0]+r.Quads[1]+r.Quads[2]+r.Quads[3] != r.N {
			t.Errorf("%d acts, %d quotes, %d publishers, quads %v", r.N, len(r.Quotes), r.Publishers, r.Quads)
		}
		for _, id := range r.Quotes {
			if !quotes[id] {
				t.Errorf("no quote %s", id)
			}
		}
		if r.N < leastActs && (r.Mean != nil || r.Conflict != nil || r.CI95 != nil) {
			t.Errorf("a share of %d acts", r.N)
		}
		owns += len(r.Own)
		n := 0
		var behind []string
		for _, p := range lines[pointRow](t, command(t, "pairs", r.From, r.To, "-o", "jsonl", "--db", db)) {
			if p.From == r.From && p.Layer == r.Layer {
				n += p.N
				behind = append(behind, p.Quotes...)
				if (p.N > 0) != (len(p.Quotes)+len(p.Own) > 0) || (p.N > 0) != (len(p.Refs) > 0) || p.All < p.N {
					t.Errorf("point %+v", p)
				}
			}
		}
		slices.Sort(behind)
		slices.Sort(r.Quotes)
		if n != r.N || !slices.Equal(behind, r.Quotes) {
			t.Errorf("%s → %s, %s: points have %d acts, the row %d", r.From, r.To, r.Layer, n, r.N)
		}
		if r.Layer == "words" {
			words += r.N
		}
	}
	if owns < 2 {
		t.Errorf("%d deeds told in articles' own words", owns)
	}
	if words < 10 {
		t.Errorf("%d acts of speech in the whole sample world", words)
	}
}

func TestSparkline(t *testing.T) {
	for _, c := range []struct {
		list  []int
		width int
		want  string
	}{{nil, 10, ""}, {[]int{0, 0}, 10, "··"}, {[]int{1, 0, 8}, 10, "▁·█"}, {[]int{1, 0, 7, 1}, 2, "▁█"}, {[]int{3}, 0, "█"}} {
		if got := sparkline(c.list, c.width); got != c.want {
			t.Errorf("%v in %d: %q, want %q", c.list, c.width, got, c.want)
		}
	}
}
