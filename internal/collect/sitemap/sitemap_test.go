package sitemap

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const news = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="x">
<url><loc> https://courier.example/a?b=1&amp;c=2 </loc><image:image><image:loc>https://courier.example/i.jpg</image:loc></image:image>
<news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-05T10:05Z</news:publication_date><news:title><![CDATA[Port & pier]]></news:title></news:news><lastmod>2026-03-06</lastmod></url>
<url><loc>/relative</loc></url><url><loc>mailto:x@y.example</loc></url><url/></urlset>`

const index = `<sitemapindex><sitemap><loc>https://courier.example/1.xml</loc><lastmod>2026-03-01</lastmod></sitemap><sitemap><loc>https://courier.example/2.xml</loc></sitemap></sitemapindex>`

func TestParse(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(index))
	z.Close()
	children := Map{Index: true, Entries: []Entry{{URL: "https://courier.example/1.xml", Modified: "2026-03-01"}, {URL: "https://courier.example/2.xml"}}}
	for name, c := range map[string]struct {
		body string
		want Map
	}{
		"news": {news, Map{Entries: []Entry{{URL: "https://courier.example/a?b=1&c=2", Modified: "2026-03-06", Published: "2026-03-05T10:05Z", Title: "Port & pier", Name: "The Courier", Lang: "en"},
			{URL: "https://courier.example/relative"}}}},
		"index":  {index, children},
		"packed": {packed.String(), children},
		"list":   {"\ufeffhttps://a.example/1\n\nhttps://a.example/2\r\n", Map{Entries: []Entry{{URL: "https://a.example/1"}, {URL: "https://a.example/2"}}}},
		"latin":  {"<?xml version='1.0' encoding='iso-8859-1'?><urlset><url><loc>https://a.example/</loc><title>Caf\xe9</title></url></urlset>", Map{Entries: []Entry{{URL: "https://a.example/", Title: "Café"}}}},
	} {
		got, err := Parse([]byte(c.body), "https://courier.example/sitemap.xml")
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, d)
		}
	}
}

func TestBroken(t *testing.T) {
	for name, body := range map[string]string{"empty": "", "page": "<html><body>no</body></html>", "words": "just words\n", "gzip": "\x1f\x8bnothing"} {
		if m, err := Parse([]byte(body), "https://a.example/"); err == nil || len(m.Entries) > 0 {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
	m, err := Parse([]byte(news[:len(news)-60]+"<"), "https://courier.example/")
	if err == nil || len(m.Entries) == 0 {
		t.Errorf("a file that breaks off: %d entries, %v", len(m.Entries), err)
	}
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range MaxEntries + 10 {
		fmt.Fprintf(&b, "<url><loc>https://a.example/%d</loc></url>", i)
	}
	if m, err := Parse([]byte(b.String()), "https://a.example/"); err != nil || len(m.Entries) != MaxEntries {
		t.Errorf("%d entries, %v", len(m.Entries), err)
	}
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write([]byte("<urlset>"))
	for range 70 {
		z.Write(make([]byte, 1<<20))
	}
	z.Close()
	if _, err := Parse(bomb.Bytes(), "https://a.example/"); err == nil {
		t.Error("a bomb passes")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{news, index, "https://a.example/1\n", "<urlset><url><loc>&lt;"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		m, _ := Parse(body, "https://a.example/map.xml")
		for _, e := range m.Entries {
			if u, err := url.Parse(e.URL); err != nil || u.Host == "" {
				t.Fatalf("address %q", e.URL)
			}
		}
	})
}
