package extract

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay"
)

// meta is what a page's head and structured data say, each value as first found.
type meta struct {
	lang, title, h1, ogTitle, headline string
	siteName, publisher                string
	canonical, ogURL                   string
	genre                              string
	ldDate, metaDate, timeTag          string
	ldChanged, metaChanged             string
	isArticle, site, locked            bool // says that it is an article, or a site's page; that it is not free to read
}

// changed returns when the page says it was changed last, "" if it does not.
func (m *meta) changed() string {
	for _, s := range []string{m.ldChanged, m.metaChanged} {
		if at, _ := pageTime(s); at != "" {
			return at
		}
	}
	return ""
}

// published returns the best time stated, in a form ParseTime reads.
func (m *meta) published() (at, precision string) {
	for _, s := range []string{m.ldDate, m.metaDate, m.timeTag} {
		if at, precision = pageTime(s); at != "" {
			return at, precision
		}
	}
	return "", ""
}

// dateNames are the meta names under which pages state when they were published.
// Modification times are not among them: an article's age is that of its first version.
var dateNames = map[string]bool{
	"article:published_time": true, "og:article:published_time": true, "article:published": true, "og:published_time": true,
	"datepublished": true, "date.published": true, "publishdate": true, "publish_date": true, "publish-date": true,
	"publication_date": true, "pubdate": true, "parsely-pub-date": true, "sailthru.date": true, "dc.date.issued": true,
	"dcterms.created": true, "dcterms.issued": true, "dc.date": true, "citation_publication_date": true, "rnews:datepublished": true,
}

// readMeta walks the page once. Cost is linear; html.Parse bounds the depth.
func readMeta(doc *html.Node) *meta {
	m := &meta{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = first(m.lang, attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			if !inside(n, "svg") {
				m.title = first(m.title, textOf(n))
			}
		case atom.H1:
			m.h1 = first(m.h1, strings.Join(strings.Fields(textOf(n)), " "))
		case atom.Meta:
			m.tag(n)
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = first(m.canonical, attr(n, "href"))
			}
		case atom.Time:
			m.timeTag = first(m.timeTag, attr(n, "datetime"))
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				m.linked(textOf(n))
			}
		}
	}
	return m
}

func (m *meta) tag(n *html.Node) {
	content := attr(n, "content")
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		switch name := strings.ToLower(strings.TrimSpace(attr(n, key))); {
		case name == "og:site_name":
			m.siteName = first(m.siteName, content)
		case name == "og:title":
			m.ogTitle = first(m.ogTitle, content)
		case name == "og:url":
			m.ogURL = first(m.ogURL, content)
		case name == "content-language":
			m.lang = first(m.lang, content)
		case name == "og:type":
			m.isArticle = m.isArticle || strings.EqualFold(content, "article")
			m.site = m.site || strings.EqualFold(content, "website")
		case name == "article:modified_time" || name == "og:updated_time" || name == "datemodified" || name == "last-modified":
			m.metaChanged = first(m.metaChanged, content)
		case name == "article:content_tier":
			m.locked = m.locked || strings.EqualFold(content, "locked")
		case dateNames[name]:
			m.metaDate = first(m.metaDate, content)
		}
	}
}

// articleTypes are the schema.org types of articles, with the genre they tell.
var articleTypes = map[string]hearsay.Genre{
	"Article": "", "NewsArticle": "", "BlogPosting": "", "Report": "", "AdvertiserContentArticle": "",
	"ReportageNewsArticle": hearsay.GenreNews, "BackgroundNewsArticle": hearsay.GenreNews,
	"AnalysisNewsArticle": hearsay.GenreAnalysis, "OpinionNewsArticle": hearsay.GenreOpinion,
	"LiveBlogPosting": hearsay.GenreLive,
}

// linked reads one block of JSON-LD. The first article in it counts: others are what the
// page links to. Broken blocks, which are common, say nothing.
func (m *meta) linked(block string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(block)), &v) == nil {
		m.article(v, 0)
	}
}

// article looks for an article in v, depth first; it reports whether one was found.
func (m *meta) article(v any, depth int) bool {
	if depth > 8 { // deeper than any graph seen; pages are not trusted
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if m.article(e, depth+1) {
				return true
			}
		}
	case map[string]any:
		if g, ok := articleType(v["@type"]); ok {
			m.genre = first(m.genre, string(g))
			m.isArticle = true
			m.ldDate = first(m.ldDate, str(v["datePublished"]))
			m.ldChanged = first(m.ldChanged, str(v["dateModified"]))
			if free := v["isAccessibleForFree"]; free == false || strings.EqualFold(str(free), "false") {
				m.locked = true
			}
			m.headline = first(m.headline, html.UnescapeString(str(v["headline"])))
			if p, ok := v["publisher"].(map[string]any); ok {
				m.publisher = first(m.publisher, str(p["name"]))
			}
			return true
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if m.article(v[key], depth+1) {
				return true
			}
		}
	}
	return false
}

func articleType(v any) (hearsay.Genre, bool) {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			if g, ok := articleType(e); ok {
				return g, true
			}
		}
		return "", false
	}
	g, ok := articleTypes[str(v)]
	return g, ok
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, tag string) bool {
	for p := range n.Ancestors() {
		if p.Type == html.ElementNode && p.Data == tag {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
