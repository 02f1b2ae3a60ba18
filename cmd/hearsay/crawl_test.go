package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"hearsay/internal/testutil/htmlcheck"
)

// heaviest is the most that a page may weigh, in bytes.
const heaviest = 300_000

// crawled is what one address gave.
type crawled struct {
	code, size int
	ids        map[string]int // in the page
	links      []string       // to other places of the pages, fragments included
}

// Every link of the sample world leads to a page or to rows, and to a place on it where it names one; no page is heavier
// than it may be or gives an id twice.
func TestCrawl(t *testing.T) {
	p := serveDemo(t)
	fetchPage(t, p.URL+"/outlets") // counted behind the page that asks first
	pages, from := crawl(t, p.URL)
	rows := 0
	for at, c := range pages {
		if c.code != http.StatusOK {
			t.Errorf("%s: %d, from %s", at, c.code, from[at])
		}
		if rowsAt(at) {
			rows++
			continue
		}
		if c.size > heaviest {
			t.Errorf("%s: %d bytes", at, c.size)
		}
		for id, n := range c.ids {
			if n > 1 {
				t.Errorf("%s: id %s %d times", at, id, n)
			}
		}
		for _, to := range c.links {
			base, place, _ := strings.Cut(to, "#")
			if there := pages[base]; place != "" && there != nil && there.code == http.StatusOK && there.ids[place] == 0 {
				t.Errorf("%s: nothing at #%s of %s", at, place, base)
			}
		}
	}
	if len(pages) < 250 || rows < 50 {
		t.Errorf("%d addresses, %d of them rows", len(pages), rows)
	}
	t.Logf("%d addresses, %d of them rows", len(pages), rows)
}

// crawl follows links from the first page, some at a time. Addresses are without number, since a page can be cut in many ways:
// of each kind, which is a path without its names and the words that it is asked with, it takes so many.
func crawl(t *testing.T, base string) (pages map[string]*crawled, from map[string]string) {
	const ofKind = 4
	pages, from = map[string]*crawled{}, map[string]string{"/": "the beginning"}
	kinds := map[string]int{}
	var mu sync.Mutex
	for todo := []string{"/"}; len(todo) > 0; {
		work, wait := make(chan string), sync.WaitGroup{}
		found := map[string]string{}
		for range 4 {
			wait.Go(func() {
				for at := range work {
					c, err := visitOne(base, at)
					if err != nil {
						t.Errorf("%s: %v", at, err)
						continue
					}
					mu.Lock()
					pages[at] = c
					for _, to := range c.links {
						if to, _, _ = strings.Cut(to, "#"); from[to] == "" && (found[to] == "" || at < found[to]) {
							found[to] = at
						}
					}
					mu.Unlock()
				}
			})
		}
		for _, at := range todo {
			work <- at
		}
		close(work)
		wait.Wait()
		todo = nil
		for _, to := range slices.Sorted(maps.Keys(found)) {
			k := kindOfAddress(to)
			most := ofKind
			if strings.HasPrefix(k, "explore") || strings.HasPrefix(k, "watch") || rowsAt(to) { // commands are run for them
				most = 1
			}
			if kinds[k] < most {
				kinds[k]++
				from[to] = found[to]
				todo = append(todo, to)
			}
		}
	}
	return pages, from
}

// kindOfAddress is an address without the names in it: its first part, how many follow, its form, and what it is asked with.
// Of a question it does not matter what its rows are cut to.
func kindOfAddress(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return at
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	last := parts[len(parts)-1]
	switch parts[0] {
	case "explore", "watch":
		if slow := []string{"numbers", "commitments", "narratives", "concert"}; slices.Contains(slow, strings.TrimSuffix(last, path.Ext(last))) && path.Ext(last) != "" {
			return parts[0] + "slow" + path.Ext(last) // they read texts or look at every pair
		}
		return fmt.Sprint(parts[0], last, min(len(u.Query()), 1))
	}
	return fmt.Sprint(parts[0], len(parts), path.Ext(u.Path), slices.Sorted(maps.Keys(u.Query())))
}

func rowsAt(at string) bool {
	u, err := url.Parse(at)
	return err == nil && path.Ext(u.Path) != "" && strings.Trim(path.Ext(u.Path), ".abcdefghijklmnopqrstuvwxyz") == ""
}

// visitOne fetches an address and finds its ids and links.
func visitOne(base, at string) (*crawled, error) {
	res, err := http.Get(base + at)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	c := &crawled{code: res.StatusCode, size: len(b), ids: map[string]int{}}
	if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		return c, nil
	}
	doc, err := html.Parse(strings.NewReader(string(b)))
	if err != nil {
		return nil, err
	}
	here := res.Request.URL
	for _, n := range htmlcheck.Find(doc, func(n *html.Node) bool { return n.Type == html.ElementNode }) {
		if id := htmlcheck.Attr(n, "id"); id != "" {
			c.ids[id]++
		}
		href := htmlcheck.Attr(n, "href")
		if href == "" || n.Data != "a" && n.Data != "link" {
			continue
		}
		to, err := here.Parse(href)
		if err != nil {
			return nil, fmt.Errorf("link %q: %w", href, err)
		}
		if to.Host == here.Host {
			place := ""
			if to.Fragment != "" {
				place = "#" + to.Fragment
			}
			c.links = append(c.links, to.RequestURI()+place)
		}
	}
	return c, nil
}
