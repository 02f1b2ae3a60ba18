package feed

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Meridian
 Courier</title><link>https://courier.example/</link><language>en-gb</language>
<item><title>Port &amp; pier</title><link>/2026/03/port</link><guid isPermaLink="false">7</guid>
<pubDate>Thu, 05 Mar 2026 11:05:00 +0100</pubDate><description>Short &lt;b&gt;words&lt;/b&gt;</description>
<content:encoded><![CDATA[<p>Long words</p>]]></content:encoded><dc:creator>A. Poole</dc:creator></item>
<item><title>No link</title><guid>https://courier.example/g</guid><pubDate>Thu, 05 Mar 2026 10:05:00 EST</pubDate></item>
<item><title>No zone</title><link>javascript:alert(1)</link><pubDate>Thu, 05 Mar 2026 10:05:00</pubDate></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Notes</title>
<entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title><link rel="alternate" href="https://n.example/a"/><id>urn:1</id><published>2026-03-05T10:05:00Z</published><updated>2026-03-06T10:05:00+02:00</updated><summary>s</summary></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"J","language":"en","items":[{"id":"1","url":"https://j.example/1","title":"T","content_html":"<p>x</p>","date_published":"2026-03-05T10:05:00-05:00"}]}`

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       Feed
	}{
		{"rss", rss, Feed{Title: "The Meridian Courier", Link: "https://courier.example/", Lang: "en-gb", Entries: []Entry{
			{URL: "https://courier.example/2026/03/port", GUID: "7", Title: "Port & pier", Summary: "Short <b>words</b>", Content: "<p>Long words</p>", Author: "A. Poole", Published: "2026-03-05T11:05:00+01:00"},
			{URL: "https://courier.example/g", GUID: "https://courier.example/g", Title: "No link", Published: "2026-03-05T10:05:00-05:00"},
			{Title: "No zone", Published: "2026-03-05T10:05:00"},
		}}},
		{"atom", atom, Feed{Title: "Notes", Lang: "en", Entries: []Entry{{URL: "https://n.example/a", GUID: "urn:1", Title: "A <i>b</i>", Summary: "s", Published: "2026-03-05T10:05:00Z", Updated: "2026-03-06T10:05:00+02:00"}}}},
		{"json", jsonFeed, Feed{Title: "J", Lang: "en", Entries: []Entry{{URL: "https://j.example/1", GUID: "1", Title: "T", Content: "<p>x</p>", Published: "2026-03-05T10:05:00-05:00"}}}},
		{"windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\"><channel><title>Caf\xe9</title></channel></rss>", Feed{Title: "Café"}},
	} {
		got, err := Parse([]byte(c.body), "https://courier.example/feed.xml")
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, d)
		}
	}
}

func TestNoFeed(t *testing.T) {
	for name, body := range map[string]string{
		"empty": "", "page": "<html><body>404</body></html>", "half": rss[:200], "json": `{"items":7}`,
		"nested": "<rss>" + strings.Repeat("<a>", 1<<20), "brackets": strings.Repeat("[", 1<<20),
		"entities": `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><html>&b;</html>`,
	} {
		if f, err := Parse([]byte(body), "https://a.example/"); err == nil && len(f.Entries) > 0 {
			t.Errorf("%s: %+v", name, f)
		} else if err == nil && name != "half" {
			t.Errorf("%s passes for a feed: %+v", name, f)
		}
	}
}

func TestManyEntries(t *testing.T) {
	body := "<rss version='2.0'><channel>" + strings.Repeat("<item><title>x</title></item>", MaxEntries+5) + "</channel></rss>"
	if f, err := Parse([]byte(body), "https://a.example/"); err != nil || len(f.Entries) != MaxEntries {
		t.Errorf("%d entries, %v", len(f.Entries), err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, "<rdf:RDF xmlns:rdf='x'><item/></rdf:RDF>"} {
		f.Add([]byte(s), "https://a.example/feed")
	}
	f.Fuzz(func(t *testing.T, body []byte, base string) {
		got, err := Parse(body, base)
		if err != nil && len(got.Entries) > 0 {
			t.Fatal("an error with entries")
		}
		for _, e := range got.Entries {
			if e.URL == "" {
				continue
			}
			if u, err := url.Parse(e.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
				t.Fatalf("address %q", e.URL)
			}
		}
	})
}
