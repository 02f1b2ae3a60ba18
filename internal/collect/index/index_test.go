package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const front = `<html><head><title>The  Courier</title></head><body><nav><a href="/">The Courier front page today</a><a href="/section/world">All the news of the world</a></nav>
<h2><a href="/2026/03/pier-closed">Pier closed after crane falls into water</a></h2><a href="/2026/03/pier-closed#comments">Comments on the pier that was closed</a>
<h2><a href="https://news.courier.example/b?id=7&utm_source=x"><img alt="x"><span>Minister denies</span> any part in it</a></h2>
<a href="https://elsewhere.example/a/b">A story that stands at another site</a><a href="/author/ivy">Stories written by Roberta Ivy here</a>
<a href="/photo.jpg">A picture of the pier that closed</a><a href="/x">more</a><a href="javascript:void(0)">Click here to see all the news</a>
<a href="/zh/1">港口办公室周一表示码头已经关闭了起重机落水</a></body></html>`

func TestLinks(t *testing.T) {
	got, title, err := Links([]byte(front), "text/html", "https://www.courier.example/")
	want := []Link{
		{"https://www.courier.example/2026/03/pier-closed", "Pier closed after crane falls into water"},
		{"https://news.courier.example/b?id=7&utm_source=x", "Minister denies any part in it"},
		{"https://www.courier.example/zh/1", "港口办公室周一表示码头已经关闭了起重机落水"},
	}
	if d := cmp.Diff(want, got); d != "" || err != nil || title != "The Courier" {
		t.Error(title, err, d)
	}
	if _, _, err := Links([]byte("<p>nothing</p>"), "", "https://a.example/"); err == nil {
		t.Error("a page without links passes")
	}
}

func FuzzLinks(f *testing.F) {
	f.Add([]byte(front), "text/html", "https://courier.example/")
	f.Fuzz(func(t *testing.T, body []byte, kind, base string) {
		links, _, _ := Links(body, kind, base)
		seen := map[string]bool{}
		for _, l := range links {
			if c := canonical(l.URL); c == "" || seen[c] {
				t.Fatalf("%q names nothing, or twice", l.URL)
			} else {
				seen[c] = true
			}
		}
		if len(links) > MaxLinks {
			t.Fatal(len(links))
		}
	})
}
