package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/internal/show/web"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/htmlcheck"
)

// The pages of what is beyond chance over the sample world show what the commands find: four governments that speak
// together, their pages with stories from both sides, and no affair tied to another.
func TestBeyondPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	if code := run(&app{ctx: t.Context(), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, now: time.Now}, []string{"demo", "--no-serve", "--keep", path}); code != 0 {
		t.Fatal(code)
	}
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	k, err := newAsker(path, reader, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	l, err := embedded.OpenReader(t.Context(), path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	h := web.New(l, web.Options{Asker: k})
	page := func(address string) string {
		t.Helper()
		r := httptest.NewRequest("GET", address, nil)
		r.Host = "127.0.0.1:8417"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		doc, err := htmlcheck.Parse(w.Body.String())
		if w.Code != http.StatusOK || err != nil {
			t.Fatalf("%s: %d, %v", address, w.Code, err)
		}
		if problems := htmlcheck.Problems(doc); len(problems) > 0 || w.Body.Len() > 300<<10 {
			t.Errorf("%s: %d bytes, %q", address, w.Body.Len(), problems)
		}
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
	holds(page("/concert"), "No concert was found", "would have been found with probability", "Nearest to a finding", "No two outlets carry the same claims more often than chance allows")
	holds(page("/narratives"), "Nothing is told as one beyond chance here", "Surely enough", "common texts")
	var out bytes.Buffer
	if _, err := k.Ask(t.Context(), "concert", url.Values{"by": {"speaker"}, "at-least": {"3"}, "all": {"1"}}, "jsonl", 0, &out); err != nil {
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
