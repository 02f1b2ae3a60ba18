package main

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// The pages of outlets and of collection over the sample world: every outlet has one, every link of theirs leads somewhere, they
// are light, their figures are those of the commands, and nobody private stands in them.
func TestOutletPages(t *testing.T) {
	p := samplePages(t)
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	// Counts are made behind the pages; the first page that has them all is the one to look at.
	whole := func(address string) (doc *html.Node, size int) {
		for range 200 {
			if doc, size = p.open(t, address); !strings.Contains(htmlcheck.Words(doc), "Still being counted") {
				return doc, size
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s: still being counted", address)
		return doc, size
	}
	seen := map[string]bool{}
	pages := []string{"/outlets", "/ops"}
	for i := 0; i < len(pages); i++ {
		doc, size := whole(pages[i])
		sound(t, pages[i], doc, size)
		words := htmlcheck.Words(doc)
		for _, who := range plot.Private {
			if strings.Contains(words, who.Core) {
				t.Errorf("%s has %s", pages[i], who.Core)
			}
		}
		if strings.Contains(words, "named in the source") {
			t.Errorf("%s has somebody private", pages[i])
		}
		for _, a := range htmlcheck.All(doc, "a") {
			to, _, _ := strings.Cut(htmlcheck.Attr(a, "href"), "#")
			if seen[to] || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "/articles") && len(seen) > 150 {
				continue
			}
			seen[to] = true
			if strings.HasPrefix(to, "/outlets/") {
				pages = append(pages, to)
			} else if code, _, _ := p.get(t, to); code != 200 {
				t.Errorf("%s leads to %s: %d", pages[i], to, code)
			}
		}
	}
	if len(pages) != 2+19 { // twelve outlets and seven press rooms
		t.Errorf("%d pages: %q", len(pages), pages)
	}
	doc, _ := whole("/outlets/The%20Tembrough%20Register")
	var b bytes.Buffer
	if _, err := p.asker.Ask(t.Context(), "sources", map[string][]string{"outlet": {"The Tembrough Register"}}, "csv", 0, &b); err != nil {
		t.Fatal(err)
	}
	var k0, n, kind string // of the largest kind, the first of equals
	most := 0
	for line := range strings.Lines(b.String()) {
		if cells := strings.Split(line, ","); len(cells) > 6 {
			if k, err := strconv.Atoi(cells[5]); err == nil && k > most {
				most, n, kind, k0 = k, cells[1], cells[2], cells[5]
			}
		}
	}
	on := map[string]string{"copy": "other outlets’ texts", "official": "named officials"}[kind]
	if words := htmlcheck.Words(doc); on == "" || !strings.Contains(words, "on "+on+": "+k0+" of "+n) || !strings.Contains(words, "State Publishing House of Quillara (state)") {
		t.Errorf("%s, %s of %s: %s", kind, k0, n, words)
	}
}
