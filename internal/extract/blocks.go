package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// paragraphs returns the text below n with a blank line between blocks, a line end
// between list items, table rows and at <br>, a tab between table cells, and single
// spaces elsewhere, as a browser shows it.
func paragraphs(n *html.Node) string {
	w := &blockWriter{}
	if n != nil {
		w.walk(n)
	}
	w.flush("")
	return w.out.String()
}

// withoutTitle drops a first block that repeats one of the page's titles: a quote in a
// headline would count twice.
func withoutTitle(text string, titles ...string) string {
	line, rest := cutLine(text)
	for _, t := range titles {
		if t != "" && line == t {
			return skipBlank(rest)
		}
	}
	return text
}

// once drops what the library gives twice: behind the paragraphs of a short page it may add
// the text of the whole page, which begins with the page's title.
func once(text string, titles ...string) string {
	blocks := strings.Split(text, "\n\n")
	for i := 1; i < len(blocks); i++ {
		if slices.Contains(titles, blocks[i]) && slices.Equal(blocks[:i], blocks[i+1:]) {
			return strings.Join(blocks[:i], "\n\n")
		}
	}
	return text
}

// unglue returns the breaks to a text that lost them. From pages where the library finds
// less than 250 characters of main text (flashes, mostly) it takes the whole text of
// <article> or of the page as one string, "ended.The", in which sentences of two paragraphs
// touch, sometimes behind the paragraphs themselves. Where a text is short or one block,
// and holds every block of the page's own <article>, <main> or <body>, those are taken.
func unglue(text string, doc *html.Node) string {
	const short = 500 // characters: 250 of paragraphs and the same again
	if utf8.RuneCountInString(text) > short && strings.Contains(text, "\n\n") {
		return text
	}
	all := noSpace(text)
	for _, name := range []string{"article", "main", "body"} {
		for n := range doc.Descendants() {
			if n.Data != name {
				continue
			}
			if p := paragraphs(n); p != "" && p != text && holds(all, p) {
				return p
			}
			break // the first of its name, as the library does
		}
	}
	return text
}

// holds reports whether each line of text occurs in all, white space aside, and together
// they make up at least half of it.
func holds(all, text string) bool {
	sum := 0
	for line := range strings.Lines(text) {
		line = noSpace(line)
		if !strings.Contains(all, line) {
			return false
		}
		sum += len(line)
	}
	return 2*sum >= len(all)
}

func noSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// blockWriter gathers the inline text of one line and writes it when a block ends.
type blockWriter struct {
	out  strings.Builder
	line strings.Builder
	gap  string // what parts the lines written from the next one
}

// flush ends the line; the wider of two gaps wins.
func (w *blockWriter) flush(gap string) {
	if s := strings.Join(strings.FieldsFunc(w.line.String(), space), " "); s != "" {
		if w.out.Len() > 0 {
			w.out.WriteString(w.gap)
		}
		w.out.WriteString(strings.ReplaceAll(s, " "+cell+" ", cell))
		w.gap = ""
	}
	w.line.Reset()
	if len(gap) > len(w.gap) {
		w.gap = gap
	}
}

// cell parts table cells; it survives the folding of space because flush does not count
// it as space.
const cell = "\t"

// space reports what HTML folds: its white space, but neither the no-break space, which
// stands in the text for a reason, nor the cell mark, which no input holds (walk folds
// tabs first).
func space(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\f' }

func (w *blockWriter) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.line.WriteString(strings.ReplaceAll(n.Data, "\t", " "))
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	gap, empty := gaps[n.Data], strings.TrimSpace(w.line.String()) == ""
	switch n.Data {
	case "script", "style", "noscript", "template", "head", "svg", "iframe", "nav", "aside", "footer", "form", "button":
		return // none of it is left in what the library returns; unglue reads the page itself
	case "td", "th":
		if !empty {
			w.line.WriteString(" " + cell + " ")
		}
	case "br":
		if empty && w.gap == gap { // the second of two in a row: how old pages part paragraphs
			gap = "\n\n"
		}
	}
	if gap != "" {
		w.flush(gap)
	}
	for c := range n.ChildNodes() {
		w.walk(c)
	}
	if gap != "" {
		w.flush(gap)
	}
}

// gaps are the breaks around elements; all others run on in their line. The key is the
// name and not the atom: the extraction library renames elements and leaves their atoms.
var gaps = map[string]string{
	"br": "\n", "li": "\n", "tr": "\n", "dt": "\n", "dd": "\n",
	"p": "\n\n", "div": "\n\n", "blockquote": "\n\n", "pre": "\n\n", "hr": "\n\n",
	"h1": "\n\n", "h2": "\n\n", "h3": "\n\n", "h4": "\n\n", "h5": "\n\n", "h6": "\n\n",
	"ul": "\n\n", "ol": "\n\n", "dl": "\n\n", "table": "\n\n", "figure": "\n\n", "figcaption": "\n\n",
	"section": "\n\n", "article": "\n\n", "main": "\n\n", "details": "\n\n", "summary": "\n\n", "body": "\n\n",
}
