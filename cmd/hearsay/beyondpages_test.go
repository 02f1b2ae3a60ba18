package main

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"hearsay/internal/testutil/htmlcheck"
)

// The pages of what is beyond chance over the sample world show what the commands find: four governments that speak
// together, their pages with stories from both sides, and no affair tied to another.
func TestBeyondPages(t *testing.T) {
	p := samplePages(t)
	page := func(address string) string {
		t.Helper()
		doc, size := p.open(t, address)
		sound(t, address, doc, size)
		return htmlcheck.Words(doc)
	}
	holds := func(words string, want ...string) {
		t.Helper()
		for _, x := range want {
			if !strings.Contains(words, x) {
				t.Errorf("no %q in %.2000s", x, words)
			}
		}
	}
	holds(page("/concert?by=speaker&at-least=3"), "together beyond chance", "Caldrith · Long Water Alliance", "would have been found with probability", "one event, too few to test")
	holds(page("/concert"), "Four outlets publish together beyond chance", "within 5 minutes, 30 minutes or 2 hours of each other", "p is taken as many times as windows were tried", "One group")
	holds(page("/concert?window=5m"), "No concert was found", "would have been found with probability", "Nearest to a finding", "No two outlets carry the same claims more often than chance allows", "claims each, the median, would")
	holds(page("/concert?since=2030-01-01"), "No two outlets carry enough claims to be tested", "nothing could be tested")
	holds(page("/narratives"), "put together in a sentence, none beyond chance", "Surely enough", "common texts")
	holds(page("/explore/replies?outlet=Hotplate"), "No outlet “Hotplate” is in the ledger; did you mean “The Hotplate”?")
	var out bytes.Buffer
	if _, err := p.asker.Ask(t.Context(), "concert", url.Values{"by": {"speaker"}, "at-least": {"3"}, "all": {"1"}}, "jsonl", 0, &out); err != nil {
		t.Fatal(err)
	}
	found := 0
	for line := range bytes.Lines(out.Bytes()) {
		var row concertRow
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(row.A+row.B, "named in the source") {
			t.Errorf("a private person: %s", line)
		}
		if row.Verdict != "together" {
			continue
		}
		found++
		words := page("/concert/" + url.PathEscape(row.IDs[0]) + "/" + url.PathEscape(row.IDs[1]) + "?by=speaker&at-least=3")
		holds(words, row.A+" and "+row.B, "How often would chance do this?", "observed: ", "All of "+row.A)
		if n := strings.Count(words, " together "); n < row.Together {
			t.Errorf("%s and %s: %d stories together on the page, %d in the row", row.A, row.B, n, row.Together)
		}
	}
	if found < 2 {
		t.Errorf("%d findings", found)
	}
}
