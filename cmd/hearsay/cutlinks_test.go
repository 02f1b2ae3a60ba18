package main

import (
	"encoding/json"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hearsay/internal/testutil/htmlcheck"
)

// What a page was cut to, its links to rows are cut to as well: exports, tables of Explore, feeds, other orders of itself. Only
// links that take a restriction away, or lead to the whole by their words, may forget it.
func TestCutLinks(t *testing.T) {
	p := serveDemo(t)
	all := everyPage(t, p)
	const since, until = "since=2025-03-05", "until=2025-03-17"
	for _, x := range []struct {
		page string
		keep string // words of the address that every link to rows has
		free string // what else may be without them, by the beginning of the address, with blanks between
	}{
		{all["story"] + "?from=2025-03-06T06&to=2025-03-06T18", "from=2025-03-06T06&to=2025-03-06T18", ""},
		{all["story"] + "?from=2025-03-06&to=2025-03-06", "from=2025-03-06&to=2025-03-06", ""},
		{"/?day=2025-03-06", "day=2025-03-06", ""},
		{"/?day=2025-03-06&show=contested", "day=2025-03-06&show=contested", "/articles"},
		{"/articles?" + since + "&" + until + "&outlet=Waystone+News+Agency&lang=en", since + "&" + until + "&outlet=Waystone+News+Agency&lang=en", ""},
		{"/search?q=heron&" + since, "q=heron&" + since, ""},
		{"/stories?" + since + "&" + until, since + "&" + until, ""},
		{"/claims?" + since + "&" + until, since + "&" + until, ""},
		{"/claims?article=w-0019", "article=w-0019", ""},
		{"/incidents?day=2025-03-06", "day=2025-03-06", ""},
		{"/outlets?country=CDT&sort=name", "country=CDT", "/explore/replies /explore/edits /explore/coverage?gaps /articles"},
		{"/parties?kind=state", "kind=state", ""},
		{"/parties/state:UTD?standing=denied", "standing=denied", "/explore/commitments /explore/numbers /parties/state:UTD#makes /parties/state:UTD?with="}, // counterparts are counted whole, and the page says so
		{all["claim"] + "?min=0.9", "min=0.9", all["claim"] + "#tree /explore/spread"},                                                                       // where it is chosen; spread counts all quotes, here as there
		{"/pairs?" + since + "&" + until, since + "&" + until, ""},
		{"/pairs/QLR/UTD?" + since + "&" + until, since + "&" + until, ""},
		{"/concert?" + since + "&" + until, since + "&" + until, ""},
		{"/concert?by=speaker&at-least=3&" + since, "at-least=3&" + since, ""},
		{all["meetings"] + "&" + since, "by=speaker&" + since, ""},
		{"/narratives?of=claims&over=days&" + since, since, ""},
		{"/explore/blame?" + since + "&by=speaker", since + "&by=speaker", ""},
		{"/explore/claims?f.kind=attribution&" + since, "f.kind=attribution&" + since, ""},
		{"/explore/positions?from=2025-03-06T06&story=" + path.Base(all["story"]), "from=2025-03-06T06&story=" + path.Base(all["story"]), ""},
		{"/watch/claims?denied=1&" + since, "denied=1&" + since, ""},
	} {
		keep, err := url.ParseQuery(x.keep)
		if err != nil {
			t.Fatal(err)
		}
		code, body := fetchPage(t, p.URL+x.page)
		doc, err := html.Parse(strings.NewReader(body))
		if code != 200 || err != nil {
			t.Errorf("%s: %d, %v", x.page, code, err)
			continue
		}
		own, _, _ := strings.Cut(x.page, "?")
		seen := 0
		for _, a := range append(htmlcheck.All(doc, "a"), htmlcheck.All(doc, "link")...) {
			to, err := url.Parse(htmlcheck.Attr(a, "href"))
			if err != nil {
				t.Errorf("%s: %v", x.page, err)
				continue
			}
			if !ofRows(to.Path, own) || inside(a, "header") || inside(a, "nav") || takesAway(a) || slices.ContainsFunc(strings.Fields(x.free), func(f string) bool { return strings.HasPrefix(to.String(), f) }) {
				continue
			}
			seen++
			for k := range keep {
				if got := to.Query().Get(k); got == "" {
					t.Errorf("%s: %q leads to %s, which forgets %s", x.page, htmlcheck.Words(a), to, k)
				}
			}
		}
		if seen < 2 {
			t.Errorf("%s: %d links to rows", x.page, seen)
		}
	}
}

// ofRows reports whether an address leads to rows: in a form for programs, as a table, or on the page itself.
func ofRows(to, own string) bool {
	switch path.Ext(to) {
	case ".csv", ".json", ".jsonl", ".rss", ".atom", ".feed":
		return !strings.HasPrefix(to, "/api/")
	}
	return strings.HasPrefix(to, "/explore/") || strings.HasPrefix(to, "/watch/") || to == own && own != "/" || to == "/articles"
}

func inside(n *html.Node, tag string) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == tag {
			return true
		}
	}
	return false
}

// takesAway reports whether a link is there to widen what is shown, and says so.
func takesAway(a *html.Node) bool {
	words := strings.ToLower(htmlcheck.Words(a))
	if htmlcheck.Attr(a, "aria-current") != "" || strings.Contains(words, "whole") || strings.Contains(words, ", remove") || words == "all" || strings.HasPrefix(words, "all ") || strings.HasPrefix(words, "remove") {
		return true
	}
	for n := a.Parent; n != nil; n = n.Parent {
		if c := htmlcheck.Attr(n, "class"); strings.Contains(c, "chips") {
			return true
		}
	}
	return false
}

// The rows of a window are those of the page: as many articles, and the same.
func TestWindowRows(t *testing.T) {
	p := serveDemo(t)
	story := everyPage(t, p)["story"]
	for _, win := range []string{"", "?from=2025-03-06T09&to=2025-03-06T20", "?from=2025-03-07", "?from=2025-03-06&to=2025-03-06", "?from=2024-01-01&to=2024-01-02"} {
		_, body := fetchPage(t, p.URL+story+win)
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"articles", "claims", "incidents"} {
			shown := map[string]bool{}
			for _, n := range htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == table }) {
				for _, a := range htmlcheck.All(n, "a") {
					if to := htmlcheck.Attr(a, "href"); strings.HasPrefix(to, "/"+table+"/") {
						shown[strings.TrimPrefix(to, "/"+table+"/")] = true
					}
				}
			}
			var got map[string]json.RawMessage
			p.rows(t, story+"/"+table+".json"+win, &got)
			var rows []struct {
				ID     string
				Window *struct{ From, To, Words string }
			}
			if err := json.Unmarshal(got[table], &rows); err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				if !shown[r.ID] {
					t.Errorf("%s%s: %s is no row of the page", table, win, r.ID)
				}
				if (r.Window != nil) != (win != "") || r.Window != nil && !strings.Contains(body, r.Window.Words) {
					t.Errorf("%s%s: window %+v", table, win, r.Window)
				}
			}
			if len(rows) != len(shown) {
				t.Errorf("%s%s: %d rows, %d on the page", table, win, len(rows), len(shown))
			}
		}
		var cut struct {
			Articles []string
			Window   *struct{ Words string }
		}
		p.rows(t, story+".json"+win, &cut)
		n := 0
		for _, s := range htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == "articles" }) {
			n = len(htmlcheck.Find(s, func(n *html.Node) bool { return n.Data == "tr" && htmlcheck.Attr(n, "data-href") != "" }))
		}
		if len(cut.Articles) != n || (cut.Window != nil) != (win != "") {
			t.Errorf("%s.json%s: %d articles of %d, window %v", story, win, len(cut.Articles), n, cut.Window)
		}
	}
	code, _ := fetchPage(t, p.URL+story+"/articles.csv?from=soon")
	if code != 400 {
		t.Errorf("a window that is none: %d", code)
	}
	if code, _ := fetchPage(t, p.URL+story+"/nothing.csv"); code != 404 {
		t.Errorf("a table that is none: %d", code)
	}
}
