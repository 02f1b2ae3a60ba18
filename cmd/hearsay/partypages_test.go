package main

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// The pages of pairs and parties over the sample world: what they find, that every link among them leads
// somewhere, that they are light, and that nobody private stands in any of them outside a quoted sentence.
func TestPartyPages(t *testing.T) {
	p := samplePages(t)
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	open := func(address string) *html.Node {
		t.Helper()
		doc, size := p.open(t, address)
		if strings.HasPrefix(address, "/pa") {
			sound(t, address, doc, size)
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
		for _, who := range plot.Private {
			if strings.HasPrefix(address, "/pa") && strings.Contains(words, who.Core) {
				t.Errorf("%s has %s", address, who.Core)
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
	holds("/pairs", "Too few days of conflict to tell", "acts between 3 pairs of states", "Covered:")
	holds("/pairs/Ustrand/Quillara", "are conflict", "Quillara as a party", "sentences behind")
	for n := 0; n < 300 && strings.Contains(htmlcheck.Words(open("/parties/state:UTD")), "takes longer than this page waits"); n++ {
		time.Sleep(100 * time.Millisecond) // it is read behind the first page that wants it
	}
	holds("/parties/state:UTD", "rejects", "the charge", "Threats, promises", "every hostile step", "Government of Ustrand")
	holds("/parties?q=glass", "Glass Heron")
}
