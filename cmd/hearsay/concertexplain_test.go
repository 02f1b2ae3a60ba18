package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
)

// What was not tested is told with its reason, and what nothing found is worth.
func TestExplainUntested(t *testing.T) {
	for _, c := range []struct {
		res        concert.Result
		want, none string
	}{
		{concert.Result{Findings: []concert.Finding{{Verdict: concert.Scheduled}}}, "1 pair of outlets with fixed hours cannot be tested by time\nhearsay: nothing could be tested, so that no concert found says nothing\n", "no concert was found"},
		{concert.Result{Findings: []concert.Finding{{Verdict: concert.TooFew, Together: 1, Common: 1, Needed: 4}}}, "1 pair was together at least once and has too few common stories to test (1 of them one event); 5 common stories or more would have been needed\n", "4 common"},
		{concert.Result{Tested: 1, Findings: []concert.Finding{{Verdict: concert.Chance, Power: 0.3}}}, "with probability 0.30 (median pair)\nhearsay: no concert was found\n", "nothing could be tested"},
		{concert.Result{Tested: 1, Findings: []concert.Finding{{Verdict: concert.Together, Power: 0.3}}}, "0.30", "no concert"},
	} {
		var out bytes.Buffer
		cmd := concertCmd{By: "outlet", Least: 5}
		cmd.explain(&app{stderr: &out}, &testedPairs{windows: windows{5 * time.Minute}, streams: pipeline.Streams{Outlets: []string{"The Gull", "The Tern"}}, res: c.res, looks: []concert.Result{c.res}, coarse: []int{0}})
		if s := out.String(); !strings.Contains(s, c.want) || strings.Contains(s, c.none) {
			t.Errorf("%+v:\n%swant %q and not %q", c.res.Findings, s, c.want, c.none)
		}
	}
}
