package extract

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const story = `<p>The harbour office of Port Ambry said on Monday that the pier had been closed after a crane fell into the water.</p>
<p>Two workers were taken to hospital, the office said, and a third was treated at the scene by a doctor who happened to pass.</p>
<p>The crane was built in 1961 and had been inspected in May, according to a register that the harbour office keeps.</p>`

func pageOf(head, body string) string {
	return "<!doctype html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>"
}

func TestFetchedVerdicts(t *testing.T) {
	long := strings.Repeat(story, 4)
	links := strings.Repeat(`<li><a href="/news/some-story-about-the-pier">Some story about the pier and what it cost</a></li>`, 40)
	for _, c := range []struct {
		name, kind, page, want string
		paywall                bool
	}{
		{"article", "text/html", pageOf("<title>Crane falls</title>", "<article><h1>Crane falls</h1>"+long+"</article>"), "", false},
		{"short article", "text/html; charset=utf-8", pageOf("<title>Crane falls</title>", "<article><h1>Crane falls</h1>"+story+"</article>"), "", false},
		{"article about cookies", "text/html", pageOf("<title>Court bans cookie banners</title>", "<article><h1>Court bans cookie banners</h1><p>“We value your privacy” is a lie, the court said.</p>"+long+"</article>"), "", false},
		{"stated wall", "text/html", pageOf(`<title>Crane</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Crane","isAccessibleForFree":"False"}</script>`, "<article><h1>Crane</h1>"+story+"</article>"), "", true},
		{"worded wall", "text/html", pageOf("<title>Crane</title>", "<article><h1>Crane</h1>"+story+"<div class=x><p>Subscribe to continue reading.</p></div></article>"), "", true},
		{"consent", "text/html", pageOf("<title>Before you continue</title>", "<p>We value your privacy. We and our partners store and access information on a device such as cookies.</p><button>Accept all</button>"), Consent, false},
		{"robot check", "text/html", pageOf("<title>Just a moment...</title>", "<p>Checking your browser before accessing the site, which takes a few seconds of your time.</p>"), Consent, false},
		{"soft 404", "text/html", pageOf("<title>Page not found | Courier</title>", "<h1>Page not found</h1><p>The page you requested could not be found. It may have moved, or never existed at all.</p>"), SoftMissing, false},
		{"article about 404s", "text/html", pageOf("<title>Ministry site answers 404 for hours</title>", "<article><h1>Ministry site answers for hours</h1>"+long+"</article>"), "", false},
		{"list", "text/html", pageOf(`<title>News</title><meta property="og:type" content="website">`, "<ul>"+links+"</ul>"), NoArticle, false},
		{"picture", "image/jpeg", "\xff\xd8\xff\xe0", NotText, false},
		{"pdf that says it is a page", "text/html", "%PDF-1.7 something", NotText, false},
		{"binary", "", "GIF89a\x00\x00\x00", NotText, false},
		{"plain text", "text/plain", "Statement on the pier\n\nThe ministry regrets the fall of the crane.", "", false},
	} {
		s, err := Fetched([]byte(c.page), c.kind, "https://courier.example/news/crane")
		var fault *Fault
		got := ""
		if errors.As(err, &fault) {
			got = fault.Reason
		} else if err != nil {
			t.Error(c.name, err)
		}
		if got != c.want || s.Paywall != c.paywall {
			t.Errorf("%s: %q (%v), paywall %v; want %q, %v\n%s", c.name, got, err, s.Paywall, c.want, c.paywall, s.Text)
		}
	}
}

func TestFetchedCharsets(t *testing.T) {
	body := func(meta, word string) []byte {
		return []byte(pageOf(meta, "<article><h1>Title of it</h1><p>"+word+strings.Repeat(" and so on about the pier and the crane", 10)+"</p></article>"))
	}
	for _, c := range []struct {
		name, kind string
		page       []byte
		want       string
	}{
		{"header names it", "text/html; charset=iso-8859-2", body("", "\xb1\xea"), "ąę"},
		{"page names it", "text/html", body("<meta charset=windows-1251>", "\xcc\xe8\xf0"), "Мир"},
		{"page against header", "text/html; charset=iso-8859-2", body("<meta charset=windows-1251>", "\xcc\xe8\xf0"), "Мир"},
		{"header lies about UTF-8", "text/html; charset=iso-8859-1", body("", "żółw"), "żółw"},
		{"unknown set", "text/html; charset=x-nothing", body("", "żółw"), "żółw"},
		{"broken header", "text/html; charset=\"", body("", "żółw"), "żółw"},
	} {
		s, err := Fetched(c.page, c.kind, "https://courier.example/a")
		if err != nil || !strings.HasPrefix(s.Text, c.want) {
			t.Errorf("%s: %.20q, %v", c.name, s.Text, err)
		}
	}
}

func TestFetchedSays(t *testing.T) {
	page := pageOf(`<title>Crane</title><meta property="article:modified_time" content="2026-03-06T10:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Crane falls","datePublished":"2026-03-05T10:00:00Z","dateModified":"2026-03-05T12:00:00Z"}</script>`,
		`<nav><a href="/x">The harbour office</a></nav><article><h1>Crane falls</h1>`+strings.Replace(story, "a register that", `<a href="https://register.example/r?utm_source=x">a register</a> that`, 1)+
			`<p>See <a href="/other">here</a> and <a href="mailto:a@b.example">write to us</a>, or <a href="/old/crane">an earlier report</a>.</p></article>`)
	s, err := Fetched([]byte(page), "text/html", "https://courier.example/news/crane")
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := s.Article(Options{Now: time.Date(2026, 3, 7, 0, 0, 0, 0, time.UTC)})
	if err != nil || a.Modified.String() != "2026-03-05T12:00:00Z" || a.Published.String() != "2026-03-05T10:00:00Z" {
		t.Errorf("modified %v, published %v, %v", a.Modified, a.Published, err)
	}
	got := map[string]string{}
	for _, l := range a.Links {
		got[l.Span.In(a.Text)] = l.URL
	}
	want := map[string]string{"a register": "https://register.example/r", "here": "https://courier.example/other", "an earlier report": "https://courier.example/old/crane"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFragment(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain  words": "plain words", "<p>One &amp; two</p><p>three</p>": "One & two\n\nthree", "<script>x</script>y": "y", "a<br>b": "a\nb", "1 < 2": "1 < 2",
	} {
		if got := Fragment(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzFetched(f *testing.F) {
	f.Add([]byte(pageOf("", story)), "text/html; charset=koi8-r")
	f.Add([]byte("%PDF"), "")
	f.Add([]byte("<a href=x>words words</a> words words"), "application/xhtml+xml")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		s, err := Fetched(body, kind, "https://courier.example/a")
		if err != nil {
			return
		}
		at := 0
		for _, l := range s.Links {
			if l.Span.Start < at || l.Span.End > len(s.Text) || l.Span.Start >= l.Span.End {
				t.Fatalf("link %+v in %d bytes", l, len(s.Text))
			}
			at = l.Span.End
		}
		if _, _, err := s.Article(Options{}); err == nil && s.Text == "" && s.Title == "" {
			t.Fatal("an article of nothing")
		}
	})
}
