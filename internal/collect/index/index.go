// Package index finds the links of a page that lead to articles: front pages, sections, lists
// of statements. It is the last resort for outlets without a feed or a sitemap.
//
// A link counts where it leads below the page's own site, its words are those of a headline,
// and its address is not one of a list, a tag or an author. It may name too many; a page that
// then turns out to be no article is recorded as such and left alone. Cost is linear.
package index

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/internal/extract"
)

// MaxLinks bounds the links of one page, the first ones kept: they stand highest.
const MaxLinks = 200

// Bounds of a headline, in words and characters.
const (
	minWords = 3
	minChars = 16
	maxChars = 300
)

// Link is an address with the words that led there.
type Link struct{ URL, Title string }

// Links returns the links of a page that came from base, each address once, in the page's
// order, and the page's title.
func Links(body []byte, contentType, base string) ([]Link, string, error) {
	if len(body) > extract.MaxPage {
		return nil, "", errors.New("page too large")
	}
	root, err := url.Parse(base)
	if err != nil {
		return nil, "", err
	}
	doc, err := html.Parse(strings.NewReader(extract.DecodePage(body, contentType)))
	if err != nil {
		return nil, "", err
	}
	var out []Link
	title := ""
	seen := map[string]bool{canonical(base): true}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Title:
			if title == "" {
				title = words(n)
			}
		case atom.A:
			u, err := root.Parse(strings.TrimSpace(href(n)))
			if err != nil || len(out) == MaxLinks || !articleAddress(u) || !extract.SameDomain(u.String(), base) {
				continue
			}
			u.Fragment = ""
			c := canonical(u.String())
			if c == "" || seen[c] {
				continue
			}
			t := words(n)
			if chars := utf8.RuneCountInString(t); chars < minChars || chars > maxChars || len(strings.Fields(t)) < minWords && wordy(t) {
				continue
			}
			seen[c] = true
			out = append(out, Link{URL: u.String(), Title: t})
		}
	}
	if len(out) == 0 {
		return nil, title, errors.New("no links to articles in it")
	}
	return out, title, nil
}

// wordy reports whether t is written with spaces between words; Chinese and Japanese are not.
func wordy(t string) bool {
	for _, r := range t {
		if r >= 0x2E80 {
			return false
		}
	}
	return true
}

func canonical(address string) string {
	c, err := extract.CanonicalURL(address)
	if err != nil {
		return ""
	}
	return c
}

// lists are first parts of paths that lead to lists and services.
var lists = regexp.MustCompile(`(?i)^/(tags?|topics?|category|categories|section|sections|author|authors|profile|people|about|contact|privacy|terms|cookies|legal|login|signin|register|subscribe|account|search|rss|feeds?|sitemap|newsletters?|podcasts?|shop|store|jobs|careers|help|faq|advert|advertise|archive)(/|$|\.)`)

func articleAddress(u *url.URL) bool {
	if u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	p := strings.Trim(u.Path, "/")
	if p == "" && u.RawQuery == "" || lists.MatchString(u.Path) {
		return false
	}
	last := p[strings.LastIndexByte(p, '/')+1:]
	switch ext := strings.ToLower(last[strings.LastIndexByte(last, '.')+1:]); ext {
	case "jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "mp3", "mp4", "zip", "xml", "css", "js", "doc", "docx", "xls", "xlsx":
		return false
	}
	return true
}

func href(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && (d.Parent == nil || d.Parent.DataAtom != atom.Style && d.Parent.DataAtom != atom.Script) {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
