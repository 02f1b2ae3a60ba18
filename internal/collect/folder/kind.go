package folder

import (
	"bytes"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// Kind is what a file holds.
type Kind string

const (
	JSONL    Kind = "jsonl"
	HTML     Kind = "html"
	Markdown Kind = "markdown"
	Text     Kind = "text"
	Gzip     Kind = "gzip" // any of the others, compressed
	WARC     Kind = "warc"
	UTF16    Kind = "utf-16" // any of the others, told by its mark: decode and look again
	Empty    Kind = "empty"  // not a byte but white space
	Binary   Kind = "binary" // images, archives, programs, …: not read
	Other    Kind = "other"  // text of a kind that is not read: feeds, RTF, …
)

// HeadSize is how much of a file [Sniff] wants to see, in bytes.
const HeadSize = 4 << 10

// Sniff tells by its first bytes (up to [HeadSize]) what a file holds. The name, which
// may be "", decides only between forms that content cannot tell apart: a text from
// Markdown or from a table (.csv, .tsv), of which every row would be read as part of one text, or a line of JSONL that
// is broken from a text that opens with a brace.
func Sniff(head []byte, name string) Kind {
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return Gzip
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return UTF16
	}
	if bytes.HasPrefix(head, []byte("WARC/")) { // its first record may hold a picture
		return WARC
	}
	if binary(head) {
		return Binary
	}
	ext := Ext(name)
	body := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\f")
	switch {
	case len(body) == 0:
		return Empty
	case bytes.HasPrefix(body, []byte(`{\rtf`)):
		return Other
	case ext == ".jsonl" || ext == ".ndjson" || jsonStart.Match(body):
		return JSONL
	case body[0] == '{' && ext != ".txt" && ext != ".md" && ext != ".markdown":
		return JSONL // broken from the first line on; each line is refused for itself
	case pageStart.Match(body) || body[0] == '<' && (ext == ".html" || ext == ".htm" || ext == ".xhtml"):
		return HTML
	case bytes.HasPrefix(body, []byte("<?xml")), bytes.HasPrefix(body, []byte("<rss")):
		return Other
	case ext == ".md" || ext == ".markdown" || bytes.HasPrefix(body, []byte("# ")) || frontStart.Match(body):
		return Markdown
	case ext == ".csv" || ext == ".tsv":
		return Other
	}
	return Text
}

// Ext returns the extension of a file name in lower case, not counting ".gz".
func Ext(name string) string {
	return path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))
}

var (
	// jsonStart matches an object, or an array of them, which is no JSONL but refused as such.
	jsonStart = regexp.MustCompile(`^(\{\s*["}]|\[\s*\{\s*")`)
	// pageStart matches what opens a page, behind an XML declaration and comments.
	pageStart  = regexp.MustCompile(`(?is)^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article|main)[\s>]`)
	frontStart = regexp.MustCompile(`^---[ \t]*\r?\n[A-Za-z_-]+[ \t]*:`)
)

// binary reports whether head is no text: it holds a NUL, or opens as a format does that
// may do without.
func binary(head []byte) bool {
	if bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	for _, magic := range []string{"BZh", "\xfd7zXZ", "7z\xbc\xaf", "\x28\xb5\x2f\xfd", "\x7fELF"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	// What the standard library calls an octet stream may be a text with a stray control
	// character; what it has a name for is what it says.
	kind := http.DetectContentType(head)
	return !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream"
}
