// Package htmlcheck holds pages to their structure in tests: one heading, landmarks, labels,
// ids that are unique and links that lead to them, and nothing that a strict
// Content-Security-Policy would block. It judges trees, not strings, so that a test does not
// break when a class is renamed.
package htmlcheck

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Parse reads a page as a browser would. It fails only where reading does.
func Parse(page string) (*html.Node, error) { return html.Parse(strings.NewReader(page)) }

// Problems returns what is wrong with a page, one line each, nil if nothing is.
func Problems(doc *html.Node) []string {
	c := checker{ids: map[string]int{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			c.element(n)
		}
	}
	c.want(doc, "h1", 1)
	c.want(doc, "main", 1)
	c.want(doc, "title", 1)
	for _, h := range All(doc, "h1") {
		if strings.TrimSpace(Text(h)) == "" {
			c.say("empty h1")
		}
	}
	if h := All(doc, "html"); len(h) != 1 || Attr(h[0], "lang") == "" {
		c.say("html has no lang")
	}
	for id, n := range c.ids {
		if n > 1 {
			c.say("id %q is used %d times", id, n)
		}
	}
	for _, to := range c.fragments {
		if c.ids[to] == 0 {
			c.say("link to #%s leads nowhere", to)
		}
	}
	for _, n := range c.labels {
		if c.ids[n] == 0 {
			c.say("label for #%s, which is not there", n)
		}
	}
	slices.Sort(c.problems)
	return c.problems
}

type checker struct {
	ids               map[string]int
	fragments, labels []string
	problems          []string
}

func (c *checker) say(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) want(doc *html.Node, tag string, n int) {
	if got := len(Find(doc, func(x *html.Node) bool { return x.Data == tag && x.Namespace == "" })); got != n { // SVG has titles, too
		c.say("%d <%s>, want %d", got, tag, n)
	}
}

func (c *checker) element(n *html.Node) {
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Val))
		switch {
		case a.Key == "style":
			c.say("<%s> has a style attribute", n.Data)
		case strings.HasPrefix(a.Key, "on"):
			c.say("<%s> has an inline handler %s", n.Data, a.Key)
		case a.Key == "id":
			c.ids[a.Val]++
		case (a.Key == "href" || a.Key == "src" || a.Key == "action") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:")):
			c.say("<%s> leads to %q", n.Data, a.Val)
		case a.Key == "src" && strings.Contains(value, "//"):
			c.say("<%s> loads %q", n.Data, a.Val)
		}
	}
	switch n.Data {
	case "style", "iframe", "object", "embed", "base":
		c.say("<%s> is not allowed", n.Data)
	case "script":
		if Attr(n, "src") == "" || n.FirstChild != nil {
			c.say("inline script")
		}
	case "a":
		if strings.TrimSpace(Text(n)) == "" && Attr(n, "aria-label") == "" {
			c.say("link to %q has no text", Attr(n, "href"))
		}
		if to, ok := strings.CutPrefix(Attr(n, "href"), "#"); ok {
			c.fragments = append(c.fragments, to)
		}
	case "label":
		if to := Attr(n, "for"); to != "" {
			c.labels = append(c.labels, to)
		}
	case "th":
		if Attr(n, "scope") == "" {
			c.say("th %q has no scope", Text(n))
		}
	case "img":
		if Attr(n, "alt") == "" {
			c.say("img without alt")
		}
	case "svg":
		if Attr(n, "aria-hidden") == "" && Attr(n, "aria-label") == "" {
			c.say("svg without label")
		}
	}
}

// All returns the elements with a tag under n, in document order.
func All(n *html.Node, tag string) []*html.Node {
	return Find(n, func(x *html.Node) bool { return x.Data == tag })
}

// Class returns the elements with a class under n, in document order.
func Class(n *html.Node, class string) []*html.Node {
	return Find(n, func(x *html.Node) bool { return slices.Contains(strings.Fields(Attr(x, "class")), class) })
}

// Find returns the elements under n for which f holds, in document order.
func Find(n *html.Node, f func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for x := range n.Descendants() {
		if x.Type == html.ElementNode && f(x) {
			out = append(out, x)
		}
	}
	return out
}

// Attr returns an attribute of n, "" without one.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Text returns the text under n as it stands there, white space included.
func Text(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

// Words returns the text under n with white space reduced to single spaces.
func Words(n *html.Node) string { return strings.Join(strings.Fields(Text(n)), " ") }
