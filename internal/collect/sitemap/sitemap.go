// Package sitemap reads sitemaps, news sitemaps and indexes of them (sitemaps.org 0.9 and its
// news extension), as XML, gzip, or plain lists of addresses.
//
// The reading is a stream: memory follows the entries kept, not the file. A file that breaks
// off gives what stood before, with the error. Elements are known by their local names, since
// name spaces are wrong as often as right.
package sitemap

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"
)

// Bounds: the protocol allows 50,000 entries and 50 MiB a file.
const (
	MaxEntries = 50000
	maxBytes   = 64 << 20
)

// Map is one sitemap, or an index of several.
type Map struct {
	Index   bool // entries are sitemaps
	Entries []Entry
}

// Entry is one address. Modified and Published are as given (W3C dates), "" where absent;
// Title, Name and Lang are those of the news extension.
type Entry struct {
	URL, Modified, Published, Title, Name, Lang string
}

// Parse reads a sitemap that came from base. Addresses are absolute, http or https; on which
// host they may be is for the caller to say.
func Parse(body []byte, base string) (Map, error) {
	root, err := url.Parse(base)
	if err != nil {
		return Map{}, fmt.Errorf("address of the sitemap: %w", err)
	}
	var in io.Reader = bytes.NewReader(body)
	if len(body) > 2 && body[0] == 0x1f && body[1] == 0x8b {
		z, err := gzip.NewReader(in)
		if err != nil {
			return Map{}, fmt.Errorf("not a sitemap: %w", err)
		}
		in = z
	}
	r := bufio.NewReader(&limited{r: in, left: maxBytes})
	head, _ := r.Peek(512)
	if t := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"); len(t) > 0 && t[0] != '<' {
		return list(r)
	}
	return parseXML(r, root)
}

var errLong = fmt.Errorf("more than %d bytes", maxBytes)

type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, errLong
	}
	return n, err
}

// list reads one address a line.
func list(r io.Reader) (m Map, err error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() && len(m.Entries) < MaxEntries {
		s := strings.TrimSpace(lines.Text())
		if s == "" {
			continue
		}
		u := absolute(nil, strings.TrimPrefix(s, "\ufeff"))
		if u == "" {
			return m, fmt.Errorf("not a sitemap: %.60q is no address", s)
		}
		m.Entries = append(m.Entries, Entry{URL: u})
	}

	if len(m.Entries) == 0 && lines.Err() == nil {
		return m, errors.New("not a sitemap: empty")
	}
	return m, lines.Err()
}

func parseXML(r io.Reader, root *url.URL) (m Map, err error) {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	known := false
	var e *Entry
	var field *string
	var text strings.Builder
	for len(m.Entries) < MaxEntries {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return m, fmt.Errorf("sitemap breaks off: %.200s", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch name := strings.ToLower(t.Name.Local); name {
			case "urlset", "sitemapindex":
				known, m.Index = true, name == "sitemapindex"
			case "url", "sitemap":
				e = &Entry{}
			default:
				field = e.field(name)
			}
			text.Reset()
		case xml.CharData:
			if field != nil && text.Len() < 4096 {
				text.Write(t[:min(len(t), 4096)])
			}
		case xml.EndElement:
			if field != nil {
				if s := strings.Join(strings.Fields(text.String()), " "); *field == "" {
					*field = s
				}
				field = nil
			}
			if n := strings.ToLower(t.Name.Local); e != nil && (n == "url" || n == "sitemap") {
				if e.URL = absolute(root, e.URL); e.URL != "" {
					m.Entries = append(m.Entries, *e)
				}
				e = nil
			}
		}
	}
	if !known {
		return Map{}, errors.New("not a sitemap: no urlset or sitemapindex in it")
	}
	return m, nil
}

// field returns where an element's text goes, nil for elements that say nothing here.
func (e *Entry) field(name string) *string {
	if e == nil {
		return nil
	}
	switch name {
	case "loc":
		if e.URL == "" { // a picture's address comes later
			return &e.URL
		}
	case "lastmod":
		return &e.Modified
	case "publication_date":
		return &e.Published
	case "title":
		return &e.Title
	case "name":
		return &e.Name
	case "language":
		return &e.Lang
	}
	return nil
}

func absolute(root *url.URL, s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	if root != nil {
		u = root.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.TrimSpace(s) == "" {
		return ""
	}
	return u.String()
}
