package main

import (
	"bytes"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay/internal/show/web"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// The pages of pairs and parties over the sample world: what they find, that every link among them leads
// somewhere, that they are light, and that nobody private stands in any of them outside a quoted sentence.
func TestPartyPages(t *testing.T) {
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
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	h := web.New(l, web.Options{Asker: k})
	seen := map[string]bool{}
	open := func(address string) *html.Node {
		t.Helper()
		r := httptest.NewRequest("GET", address, nil)
		r.Host = "127.0.0.1:8417"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		doc, err := htmlcheck.Parse(w.Body.String())
		if w.Code != 200 || err != nil {
			t.Fatalf("%s: %d, %v", address, w.Code, err)
		}
		if problems := htmlcheck.Problems(doc); strings.HasPrefix(address, "/pa") && (len(problems) > 0 || w.Body.Len() > 300<<10) {
			t.Errorf("%s: %d bytes, %q", address, w.Body.Len(), problems)
		}
		return doc
	}
	// walk opens a page and every page of pairs and parties that it leads to.
	var walk func(address string)
	walk = func(address string) {
		address, _, _ = strings.Cut(address, "#")
		if seen[address] || len(seen) > 400 {
			return
		}
		seen[address] = true
		doc := open(address)
		words := htmlcheck.Words(doc)
		for _, p := range plot.Private {
			if strings.HasPrefix(address, "/pa") && strings.Contains(words, p.Core) {
				t.Errorf("%s has %s", address, p.Core)
			}
		}
		if strings.HasPrefix(address, "/parties") && strings.Contains(words, "named in the source") {
			t.Errorf("%s has somebody private", address)
		}
		for _, a := range htmlcheck.All(doc, "a") {
			if to := htmlcheck.Attr(a, "href"); (strings.HasPrefix(to, "/parties") || strings.HasPrefix(to, "/pairs")) && !strings.Contains(to, ".json") {
				walk(to)
			}
		}
	}
	for _, address := range []string{"/parties?all=1", "/pairs", "/incidents", "/claims", "/stories", "/"} {
		walk(address)
	}
	for _, list := range []string{"/incidents", "/claims"} { // names of accusers and accused lead to their pages
		n := 0
		for _, a := range htmlcheck.All(open(list), "a") {
			to := htmlcheck.Attr(a, "href")
			if strings.HasPrefix(to, list+"/") && !seen[to] {
				before := len(seen)
				walk(to)
				for _, b := range htmlcheck.All(open(to), "a") {
					if strings.HasPrefix(htmlcheck.Attr(b, "href"), "/parties/") {
						n++
					}
				}
				if len(seen) == before {
					t.Errorf("%s not opened", to)
				}
			}
		}
		if n < 5 {
			t.Errorf("%d links from %s to parties", n, list)
		}
	}
	holds := func(address string, want ...string) {
		t.Helper()
		words := htmlcheck.Words(open(address))
		for _, x := range want {
			if !strings.Contains(words, x) {
				t.Errorf("%s: no %q in %.3000s", address, x, words)
			}
		}
	}
	if len(seen) < 60 || !seen["/pairs/QLR/UTD"] || !seen["/parties/state:UTD"] {
		t.Errorf("%d pages", len(seen))
	}
	holds("/pairs", "Too few days of conflict to tell", "acts between 2 pairs of states", "Covered:")
	holds("/pairs/Ustrand/Quillara", "are conflict", "Quillara as a party", "sentences behind")
	for n := 0; n < 300 && strings.Contains(htmlcheck.Words(open("/parties/state:UTD")), "takes longer than this page waits"); n++ {
		time.Sleep(100 * time.Millisecond) // it is read behind the first page that wants it
	}
	holds("/parties/state:UTD", "rejects", "the charge", "Threats, promises", "every hostile step", "Government of Ustrand")
	holds("/parties?q=glass", "Glass Heron")
}
