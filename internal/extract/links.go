package extract

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"hearsay"
)

// anchor is a link of a page's body.
type anchor struct{ text, href string }

// Bounds of what is kept of a page's links and words.
const (
	maxAnchors   = 2000
	maxPageText  = 64 << 10 // bytes of the page's own text, for phrases of walls
	shortestLink = 4        // characters; "here" can be placed, a footnote's number cannot
)

// look walks the page once: links outside of navigation, and how much of the page is links.
// The library that finds the main text takes the tree apart, so that this comes first.
func (p *page) look(doc *html.Node) []anchor {
	var out []anchor
	var text strings.Builder
	var walk func(n *html.Node, link, nav bool)
	walk = func(n *html.Node, link, nav bool) {
		switch n.Type {
		case html.TextNode:
			p.words += len(strings.Fields(n.Data))
			c := utf8.RuneCountInString(n.Data)
			if p.chars += c; link {
				p.links += c
			}
			if text.Len() < maxPageText {
				text.WriteString(n.Data)
				text.WriteByte(' ')
			}
			return
		case html.ElementNode:
			switch n.Data {
			case "script", "style", "noscript", "template", "head", "svg", "iframe":
				return
			case "nav", "aside", "footer", "form", "button":
				nav = true
			case "a":
				link = true
				if href := attr(n, "href"); !nav && href != "" && len(out) < maxAnchors {
					out = append(out, anchor{strings.Join(strings.Fields(textOf(n)), " "), href})
				}
			}
		}
		for c := range n.ChildNodes() {
			walk(c, link, nav)
		}
	}
	walk(doc, false, false) // html.Parse bounds the depth
	p.text = text.String()
	return out
}

// place finds the links in text, each behind the one before. A link whose words do not stand
// there is one of the page's furniture.
func place(anchors []anchor, text, base string) []hearsay.Hyperlink {
	root, err := url.Parse(base)
	if err != nil {
		return nil
	}
	var out []hearsay.Hyperlink
	from := 0
	for _, a := range anchors {
		if utf8.RuneCountInString(a.text) < shortestLink {
			continue
		}
		u, err := root.Parse(strings.TrimSpace(a.href))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		canonical, err := CanonicalURL(u.String())
		if err != nil || canonical == base {
			continue
		}
		i := indexWords(text[from:], a.text)
		if i < 0 {
			continue
		}
		sp := hearsay.Span{Start: from + i, End: from + i + len(a.text)}
		out = append(out, hearsay.Hyperlink{Span: sp, URL: canonical})
		from = sp.End
	}
	return out
}

// indexWords is strings.Index for whole words.
func indexWords(s, words string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], words)
		if i < 0 {
			return -1
		}
		i += from
		if !letterBefore(s[:i]) && !letterAfter(s[i+len(words):]) {
			return i
		}
		from = i + 1
	}
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// FeedLinks returns the feeds that a page names in its head, absolute, in its order.
func FeedLinks(body []byte, contentType, base string) []string {
	root, err := url.Parse(base)
	if err != nil {
		return nil
	}
	doc, err := html.Parse(strings.NewReader(DecodePage(body, contentType)))
	if err != nil {
		return nil
	}
	var out []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "link" || !strings.Contains(strings.ToLower(attr(n, "rel")), "alternate") {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(attr(n, "type"))) {
		case "application/rss+xml", "application/atom+xml", "application/feed+json":
			if u, err := root.Parse(strings.TrimSpace(attr(n, "href"))); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
				out = append(out, u.String())
			}
		}
	}
	return out
}
