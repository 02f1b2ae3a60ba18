// Package feed reads RSS, Atom and JSON Feed: which addresses a feed names, and what it says
// of them.
//
// The parsing is gofeed's; this package bounds it and keeps what it says about times honest:
// a time without zone stays without one, and a zone's name that means different things in
// different places counts as none. The error tells why there is no feed. Cost is linear;
// memory is some ten times the body.
package feed

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// MaxEntries bounds the entries of one feed; more are dropped, the last ones first.
const MaxEntries = 2000

// maxDepth is how deep XML elements or JSON values may nest; real feeds stay under 20.
const maxDepth = 200

// Feed is what a feed says of itself, with its entries in its own order.
type Feed struct {
	Title, Link, Lang string
	Entries           []Entry
}

// Entry is one thing a feed names. URL is absolute, http or https, or "" where it gives none.
// Summary and Content are HTML or text as given. Times are RFC 3339, without zone where none
// was given, "" where none can be read.
type Entry struct {
	URL, GUID, Title, Summary, Content, Author string
	Published, Updated                         string
}

// Parse reads a feed that came from base.
func Parse(body []byte, base string) (f Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = Feed{}, fmt.Errorf("not a feed: %.100v", r)
		}
	}()
	if deep(body) {
		return f, fmt.Errorf("not a feed: nested deeper than %d", maxDepth)
	}
	in, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return f, fmt.Errorf("not a feed: %.200s", oneLine(err.Error()))
	}
	root, err := url.Parse(base)
	if err != nil {
		return f, fmt.Errorf("address of the feed: %w", err)
	}
	f = Feed{Title: oneLine(in.Title), Link: absolute(root, in.Link), Lang: strings.TrimSpace(in.Language)}
	for _, it := range in.Items[:min(len(in.Items), MaxEntries)] {
		e := Entry{GUID: strings.TrimSpace(it.GUID), Title: oneLine(it.Title), Summary: it.Description, Content: it.Content,
			Published: stamp(it.Published, it.PublishedParsed), Updated: stamp(it.Updated, it.UpdatedParsed)}
		if e.URL = absolute(root, it.Link); e.URL == "" {
			e.URL = absolute(nil, it.GUID) // many feeds give the address only there
		}
		if len(it.Authors) > 0 && it.Authors[0] != nil {
			e.Author = oneLine(it.Authors[0].Name)
		}
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

// absolute resolves link against root and returns it if it is a web address, else "". A nil
// root takes absolute links only.
func absolute(root *url.URL, link string) string {
	link = strings.TrimSpace(link)
	if link == "" {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if root != nil {
		u = root.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// offsets are the zone names of RFC 822 §5.1, in minutes. Any other name may mean several zones.
var offsets = map[string]int{"UT": 0, "GMT": 0, "UTC": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}

// stamp gives RFC 3339 for a feed's time, with the offset that raw states. at is what the
// library made of raw, in UTC: its instant is trusted only where raw states an offset or one of
// the names above; else its clock is raw's own, without zone.
func stamp(raw string, at *time.Time) string {
	raw = strings.TrimSpace(raw)
	if at == nil || at.IsZero() || at.Year() < 1000 || at.Year() > 9998 {
		return ""
	}
	if len(raw) == len(time.DateOnly) {
		return at.Format(time.DateOnly)
	}
	minutes, ok := offset(raw)
	if !ok {
		return at.Format("2006-01-02T15:04:05")
	}
	if minutes == 0 {
		return at.UTC().Format(time.RFC3339)
	}
	return at.In(time.FixedZone("", minutes*60)).Format(time.RFC3339)
}

// offset reads the zone at the end of a time, in minutes east.
func offset(raw string) (minutes int, ok bool) {
	last := raw[strings.LastIndexAny(raw, " 0123456789")+1:]
	if m, ok := offsets[strings.ToUpper(last)]; ok {
		return m, true
	}
	i := strings.LastIndexAny(raw, "+-")
	if i < 0 || !strings.Contains(raw[:i], ":") { // the dash of a date
		return 0, false
	}
	d := strings.Replace(raw[i+1:], ":", "", 1)
	if len(d) != 4 || strings.Trim(d, "0123456789") != "" {
		return 0, false
	}
	h, m := int(d[0]-'0')*10+int(d[1]-'0'), int(d[2]-'0')*10+int(d[3]-'0')
	if h > 14 || m > 59 {
		return 0, false
	}
	if raw[i] == '-' {
		return -h*60 - m, true
	}
	return h*60 + m, true
}

// deep reports whether tags or brackets nest deeper than any feed's. It counts roughly, in
// one pass: the libraries recurse, and a stack that overflows cannot be recovered.
func deep(b []byte) bool {
	json := 0
	xml := 0
	for i := range len(b) {
		switch b[i] {
		case '{', '[':
			if json++; json > maxDepth*50 {
				return true
			}
		case '}', ']':
			json--
		case '<':
			if i+1 < len(b) && b[i+1] != '/' && b[i+1] != '!' && b[i+1] != '?' {
				xml++
			} else if i+1 < len(b) && b[i+1] == '/' {
				xml--
			}
		case '/':
			if i+1 < len(b) && b[i+1] == '>' {
				xml--
			}
		}
		if xml > maxDepth*50 { // entries hold escaped or broken HTML: generous
			return true
		}
	}
	return false
}
