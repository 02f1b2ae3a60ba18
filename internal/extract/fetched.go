package extract

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"hearsay/lexicon/web"
)

// Reasons of faults found in pages that came from the web: there is a page, and it is not
// the article.
const (
	Consent     = "consent wall" // asks for cookies, or whether somebody is there
	SoftMissing = "soft 404"     // says that there is nothing, with a status that says there is
	NoArticle   = "no article"   // a list of links, a front page, a player
	NotText     = "not a text"   // a picture, a PDF, a film
)

// Fetched is [PageStated] for what a server sent, with what it called its type: plain text is
// read as [Text] does, pages by the character set of the header where they do not contradict
// it. Errors are [*Fault], also of pages that are no article: the reasons above.
func Fetched(body []byte, contentType, address string) (Stated, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(contentType, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	switch {
	case kind == "text/plain":
		s := Text(recode(body, params["charset"]))
		s.URL = address
		return s, nil
	case kind != "" && kind != "text/html" && kind != "application/xhtml+xml" && kind != "application/xml" && kind != "text/xml" && kind != "application/octet-stream":
		return Stated{}, &Fault{Reason: NotText, Detail: clip(kind)}
	case bytes.HasPrefix(body, []byte("%PDF")) || bytes.IndexByte(body[:min(len(body), 512)], 0) >= 0 && !bytes.HasPrefix(body, bomLE) && !bytes.HasPrefix(body, bomBE):
		return Stated{}, &Fault{Reason: NotText, Detail: clip(kind)}
	}
	s, p, err := readPage(recode(body, params["charset"]), address)
	if err != nil {
		return s, err
	}
	return s, p.verdict(&s)
}

// recode brings body to UTF-8 where a header names its character set and nothing in body
// speaks against it: no byte order mark, no other set in a <meta>, and bytes that are not
// UTF-8 anyway. Headers lie about pages that are UTF-8 more often than the bytes do.
func recode(body []byte, name string) []byte {
	if name == "" || utf8.Valid(body) || bytes.HasPrefix(body, bomLE) || bytes.HasPrefix(body, bomBE) || bytes.HasPrefix(body, bom8) {
		return body
	}
	if _, declared, _ := charset.DetermineEncoding(body[:min(len(body), 1024)], ""); declared != "windows-1252" && declared != "utf-8" { // the two it falls back on
		return body
	}
	e, canonical := charset.Lookup(name)
	if e == nil || canonical == "utf-8" || canonical == "replacement" {
		return body
	}
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return out
}

// page is what a verdict needs beside what was stated.
type page struct {
	meta  *meta
	words int // in the whole page, without scripts
	links int // characters of link texts
	chars int // characters of all text
	text  string
}

// Bounds of verdicts, in words of the extracted text. The shortest real articles of the
// benchmark have some 60 words, and flashes less; a wall's own words are under 150.
const (
	wallWords = 160
	tinyWords = 25
)

// verdict tells an article from what only looks like one; nil for an article. A paywall is no
// fault: what stands before it was published, and s says that there is a wall.
func (p *page) verdict(s *Stated) error {
	words := len(strings.Fields(s.Text))
	title := plain(s.Title + " \n " + p.meta.title + " \n " + p.meta.h1)
	text := plain(s.Text)
	all := ""
	for _, w := range web.Walls() {
		hit := false
		switch {
		case w.Title:
			hit = words < wallWords && holdsPhrase(title, w.Phrase)
		case words < wallWords:
			if all == "" {
				all = plain(p.text)
			}
			hit = holdsPhrase(text, w.Phrase) || (w.Kind == "paywall" || words < tinyWords) && holdsPhrase(all, w.Phrase)
		}
		if !hit {
			continue
		}
		switch {
		case w.Kind == "paywall":
			s.Paywall = true
		case p.meta.isArticle && words >= tinyWords && !w.Title:
			// An article about cookies says so in its data.
		case w.Kind == "consent":
			return &Fault{Reason: Consent, Detail: w.Phrase}
		default:
			return &Fault{Reason: SoftMissing, Detail: w.Phrase}
		}
	}
	if p.meta.locked && words < 2*wallWords {
		s.Paywall = true
	}
	switch {
	case s.Paywall || p.meta.isArticle:
		return nil
	case words < tinyWords && p.words > 8*tinyWords:
		return &Fault{Reason: NoArticle, Detail: "hardly any text in it"}
	case p.meta.site && 2*p.links > p.chars:
		return &Fault{Reason: NoArticle, Detail: "mostly links"}
	}
	return nil
}

// plain folds case, white space and apostrophes.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(s, "’", "'"))), " ")
}

// holdsPhrase reports whether phrase stands in s with no letter on either side.
func holdsPhrase(s, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		if !letterBefore(s[:i]) && !letterAfter(s[i+len(phrase):]) {
			return true
		}
		from = i + 1
	}
}

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isLetter(r)
}

func letterAfter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}

// Fragment returns the words of a piece of HTML, as feeds hold it: blocks parted by blank
// lines, marks and entities resolved. Plain text comes back with its white space folded.
func Fragment(s string) string {
	if s == "" {
		return ""
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), nil)
	if err != nil {
		return strings.Join(strings.Fields(s), " ")
	}
	w := &blockWriter{}
	for _, n := range nodes {
		w.walk(n)
	}
	w.flush("")
	return w.out.String()
}

// DecodePage returns a page that a server sent as text, as [Fetched] reads it.
func DecodePage(body []byte, contentType string) string {
	_, params, _ := mime.ParseMediaType(contentType)
	return decodePage(recode(body, params["charset"]))
}
