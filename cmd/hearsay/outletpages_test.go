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

// The pages of outlets and of collection over the sample world: every outlet has one, every link of theirs leads somewhere, they
// are light, their figures are those of the commands, and nobody private stands in them.
func TestOutletPages(t *testing.T) {
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
	h := web.New(l, web.Options{Asker: k, Reader: reader.Version()})
	status := func(address string) (int, *html.Node, int) {
		r := httptest.NewRequest("GET", address, nil)
		r.Host = "127.0.0.1:8417"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		doc, err := htmlcheck.Parse(w.Body.String())
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		return w.Code, doc, w.Body.Len()
	}
	// Counts are made behind the pages; the first page that has them all is the one to look at.
	whole := func(address string) (doc *html.Node, size int) {
		for range 200 {
			code := 0
			if code, doc, size = status(address); code != 200 {
				t.Fatalf("%s: %d", address, code)
			}
			if !strings.Contains(htmlcheck.Words(doc), "Still being counted") {
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
		if problems := htmlcheck.Problems(doc); len(problems) > 0 || size > 300<<10 {
			t.Errorf("%s: %d bytes, %q", pages[i], size, problems)
		}
		words := htmlcheck.Words(doc)
		for _, p := range plot.Private {
			if strings.Contains(words, p.Core) {
				t.Errorf("%s has %s", pages[i], p.Core)
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
			} else if code, _, _ := status(to); code != 200 {
				t.Errorf("%s leads to %s: %d", pages[i], to, code)
			}
		}
	}
	if len(pages) != 2+19 { // twelve outlets and seven press rooms
		t.Errorf("%d pages: %q", len(pages), pages)
	}
	doc, _ := whole("/outlets/The%20Tembrough%20Register")
	var b bytes.Buffer
	if _, err := k.Ask(t.Context(), "sources", map[string][]string{"outlet": {"The Tembrough Register"}}, "csv", 0, &b); err != nil {
		t.Fatal(err)
	}
	var k0, n string
	for line := range strings.Lines(b.String()) {
		if cells := strings.Split(line, ","); len(cells) > 6 && cells[2] == "copy" {
			n, k0 = cells[1], cells[5]
		}
	}
	if words := htmlcheck.Words(doc); n == "" || !strings.Contains(words, "on other outlets’ texts: "+k0+" of "+n) || !strings.Contains(words, "State Publishing House of Quillara (state)") {
		t.Errorf("%s of %s: %s", k0, n, words)
	}
}
