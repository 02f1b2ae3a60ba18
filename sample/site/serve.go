package site

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"net/http"
	"strings"
	"time"
)

// listed is how many articles a feed or front page names.
const listed = 40

// serve answers one request.
func (s *Site) serve(w http.ResponseWriter, r *http.Request, now time.Time) {
	s.mu.Lock()
	s.hits++
	fault := s.fault
	s.mu.Unlock()
	if fault.Hit(w, r) {
		return
	}
	body, kind := s.body(r.URL.Path, now)
	if fault == Garbled && r.URL.Path == s.Feed.Path() {
		body = body[len(body)/3:]
	}
	if kind == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, "<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>")
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("ETag", tag(body))
	if r.Header.Get("If-None-Match") == tag(body) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	io.WriteString(w, body)
}

// body returns what stands at a path, and its type; "" for nothing.
func (s *Site) body(path string, now time.Time) (body, kind string) {
	items := s.out(now, listed)
	switch {
	case path == "/robots.txt":
		if s.Robots == "" {
			return "", ""
		}
		return s.Robots, "text/plain"
	case path == "/":
		return s.front(items), "text/html; charset=utf-8"
	case path != s.Feed.Path():
	case s.Feed == RSS:
		return s.rss(items), "application/rss+xml; charset=utf-8"
	case s.Feed == Atom:
		return s.atom(items), "application/atom+xml"
	case s.Feed == JSON:
		return s.json(items), "application/feed+json"
	case s.Feed == Sitemap:
		return s.sitemap(items), "application/xml"
	}
	for i := range s.Articles {
		if a := &s.Articles[i]; a.Path == path {
			if v, ok := a.current(now); ok {
				return s.page(shown{a, v}), "text/html; charset=utf-8"
			}
		}
	}
	return "", ""
}

func (s *Site) url(path string) string { return "http://" + s.Host + path }

func esc(v string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(v))
	return b.String()
}

// lead is the first paragraph of a text.
func lead(text string) string {
	p, _, _ := strings.Cut(text, "\n\n")
	return p
}

func (s *Site) rss(items []shown) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>%s</title><link>%s</link><language>en</language>\n", esc(s.Name), esc(s.url("/")))
	for _, a := range items {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate><description>%s</description></item>\n",
			esc(a.Title), esc(s.url(a.Path)), esc(a.Path), a.Published.Format(time.RFC1123Z), esc("<p>"+html.EscapeString(lead(a.Text))+"</p>"))
	}
	return b.String() + "</channel></rss>\n"
}

func (s *Site) atom(items []shown) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>%s</title><id>%s</id>\n", esc(s.Name), esc(s.url("/")))
	for _, a := range items {
		fmt.Fprintf(&b, "<entry><title>%s</title><link rel=\"alternate\" href=\"%s\"/><id>tag:%s:%s</id><published>%s</published><updated>%s</updated><summary>%s</summary></entry>\n",
			esc(a.Title), esc(a.Path), esc(s.Host), esc(a.Path), a.Published.Format(time.RFC3339), a.At.Format(time.RFC3339), esc(lead(a.Text)))
	}
	return b.String() + "</feed>\n"
}

func (s *Site) json(items []shown) string {
	type item struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		Summary   string `json:"summary"`
		Published string `json:"date_published"`
	}
	out := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Items   []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", s.Name, []item{}}
	for _, a := range items {
		out.Items = append(out.Items, item{a.Path, s.url(a.Path), a.Title, lead(a.Text), a.Published.Format(time.RFC3339)})
	}
	b, err := json.Marshal(out)
	if err != nil {
		panic(err) // unreachable: strings only
	}
	return string(b)
}

func (s *Site) sitemap(items []shown) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n")
	for _, a := range items {
		fmt.Fprintf(&b, "<url><loc>%s</loc><lastmod>%s</lastmod><news:news><news:publication><news:name>%s</news:name><news:language>en</news:language></news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>\n",
			esc(s.url(a.Path)), a.At.Format(time.RFC3339), esc(s.Name), a.Published.Format(time.RFC3339), esc(a.Title))
	}
	return b.String() + "</urlset>\n"
}

func (s *Site) front(items []shown) string {
	var b strings.Builder
	link := ""
	if s.Feed != Front && s.Feed != Sitemap {
		link = fmt.Sprintf(`<link rel="alternate" type="%s" href="%s">`, map[Feed]string{RSS: "application/rss+xml", Atom: "application/atom+xml", JSON: "application/feed+json"}[s.Feed], s.Feed.Path())
	}
	fmt.Fprintf(&b, "<!doctype html><html lang=\"en\"><head><title>%s</title><meta property=\"og:type\" content=\"website\">%s</head><body><header><h1>%[1]s</h1><nav><a href=\"/\">Home</a> <a href=\"/about\">About us and our house rules</a></nav></header><main>", html.EscapeString(s.Name), link)
	for _, a := range items {
		fmt.Fprintf(&b, "<section><h2><a href=\"%s\">%s</a></h2></section>", html.EscapeString(a.Path), html.EscapeString(a.Title))
	}
	return b.String() + "</main><footer><a href=\"/imprint\">Who we are and where to find us</a></footer></body></html>"
}

// page writes an article in the site's layout.
func (s *Site) page(a shown) string {
	t, e := html.EscapeString(a.Title), html.EscapeString
	published, day := a.Published.Format(time.RFC3339), a.Published.Format(time.DateOnly)
	if a.DayOnly {
		published = day
	}
	var paras strings.Builder
	blocks := strings.Split(strings.TrimSpace(a.Text), "\n\n")
	write := func(open, end string) string {
		paras.Reset()
		for _, p := range blocks {
			paras.WriteString(open + strings.ReplaceAll(e(p), "\n", "<br>") + end + "\n")
		}
		return paras.String()
	}
	furniture := "<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/weather\">Weather</a></li><li><a href=\"/subscribe\">Subscribe to our letter</a></li></ul></nav>"
	aside := "<aside><h3>Most read</h3><ol><li><a href=\"/a\">Ten ways to cook an eel</a></li><li><a href=\"/b\">The bridge that nobody wanted</a></li></ol></aside>"
	foot := "<footer><p>© " + e(s.Name) + ". All rights reserved. <a href=\"/privacy\">Privacy and cookies</a></p></footer>"
	canonical := fmt.Sprintf("<link rel=\"canonical\" href=\"%s\">", e(s.url(a.Path)))
	name := e(s.Name)
	switch s.Layout {
	case 0: // modern: article element, Open Graph, JSON-LD
		ld, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": a.Title, "datePublished": published, "dateModified": a.At.Format(time.RFC3339), "publisher": map[string]string{"@type": "Organization", "name": s.Name}})
		if err != nil {
			panic(err) // unreachable: strings only
		}
		return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + t + " | " + name + "</title>" + canonical + "<meta property=\"og:type\" content=\"article\"><meta property=\"og:site_name\" content=\"" + name + "\"><script type=\"application/ld+json\">" + string(ld) + "</script></head><body>" + furniture +
			"<article><h1>" + t + "</h1><p class=\"meta\"><time datetime=\"" + published + "\">" + day + "</time></p>" + write("<p>", "</p>") + "</article>" + aside + foot + "</body></html>"
	case 1: // div soup
		return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + name + " - " + t + "</title>" + canonical + "<meta property=\"article:published_time\" content=\"" + published + "\"><meta property=\"og:title\" content=\"" + t + "\"><meta property=\"og:type\" content=\"article\"></head><body><div id=\"wrap\"><div class=\"menu\">" + furniture +
			"</div><div class=\"content\"><div class=\"headline\"><h1>" + t + "</h1></div><div class=\"story-body\">" + write("<div class=\"para\"><p>", "</p></div>") + "</div></div><div class=\"right\">" + aside + "</div></div>" + foot + "</body></html>"
	case 2: // tables, as old press rooms have them
		return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>" + t + "</title><meta name=\"date\" content=\"" + published + "\"><meta name=\"pubdate\" content=\"" + published + "\"></head><body><table width=\"100%\"><tr><td>" + furniture + "</td></tr><tr><td class=\"main\"><h1>" + t + "</h1>" +
			write("<p>", "</p>") + "</td></tr><tr><td>" + foot + "</td></tr></table></body></html>"
	case 3: // bare: no metadata but the time element
		return "<!doctype html><html lang=\"en\"><head><title>" + t + "</title></head><body><main><h1>" + t + "</h1><p><time datetime=\"" + published + "\">" + day + "</time></p>" + write("<p>", "</p>") + "</main></body></html>"
	case 4: // mobile, with blocks between the paragraphs
		return "<!doctype html><html amp lang=\"en\"><head><meta charset=\"utf-8\"><title>" + t + "</title>" + canonical + "<meta property=\"og:site_name\" content=\"" + name + "\"><meta property=\"article:published_time\" content=\"" + published + "\"><meta property=\"article:modified_time\" content=\"" + a.At.Format(time.RFC3339) + "\"></head><body><div class=\"cookie-banner\"><p>We use cookies. <button>Fine</button></p></div><article class=\"post\"><h1 class=\"post-title\">" + t + "</h1><section class=\"post-body\">" +
			strings.Replace(write("<p class=\"txt\">", "</p>"), "</p>\n", "</p><div class=\"share-buttons\"><a href=\"/share\">Share</a></div>\n", 1) + "</section></article>" + aside + foot + "</body></html>"
	}
	// 5: live-blog like, each paragraph an entry of its own
	return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + t + "</title><meta property=\"og:type\" content=\"article\"><meta itemprop=\"datePublished\" content=\"" + published + "\"></head><body>" + furniture + "<main role=\"main\"><article itemscope itemtype=\"https://schema.org/NewsArticle\"><header><h1 itemprop=\"headline\">" + t + "</h1></header><div itemprop=\"articleBody\">" + write("<section><p>", "</p></section>") + "</div></article></main>" + foot + "</body></html>"
}
