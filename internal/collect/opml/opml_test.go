package opml

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const list = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Press"><outline text="Dailies"><outline type="rss" text="The Courier" title="The Meridian Courier" xmlUrl="https://courier.example/feed" htmlUrl="https://courier.example/" language="en"/></outline>
<outline text="Again" xmlUrl="https://courier.example/feed"/></outline>
<outline xmlURL="https://n.example/atom"></outline></body></opml>`

func TestParse(t *testing.T) {
	got, err := Parse([]byte(list))
	want := []Feed{{URL: "https://courier.example/feed", Title: "The Meridian Courier", Site: "https://courier.example/", Lang: "en", Group: "Press / Dailies"}, {URL: "https://n.example/atom"}}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	for _, s := range []string{"", "<rss/>", list[:300] + "<", "<opml>" + strings.Repeat("<outline>", 200)} {
		if fs, err := Parse([]byte(s)); err == nil {
			t.Errorf("%.40q: %v", s, fs)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(list))
	f.Fuzz(func(t *testing.T, body []byte) {
		fs, err := Parse(body)
		seen := map[string]bool{}
		for _, x := range fs {
			if err != nil || x.URL == "" || seen[x.URL] {
				t.Fatal(x, err)
			}
			seen[x.URL] = true
		}
	})
}
