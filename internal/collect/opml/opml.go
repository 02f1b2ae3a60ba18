// Package opml reads lists of subscriptions (OPML 1.0 and 2.0), as other feed readers
// export them, and writes them.
package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// MaxFeeds bounds a list; more are an error, since a list cut silently would mislead.
const MaxFeeds = 20000

// Feed is one subscription.
type Feed struct {
	URL   string // of the feed
	Title string
	Site  string // of the outlet, "" if not told
	Lang  string
	Group string // names of the outlines it stands under, joined by " / "
}

// Parse reads a list, feeds in its order, each address once.
func Parse(body []byte) ([]Feed, error) {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	var out []Feed
	var groups []string // one for each open outline
	seen := map[string]bool{}
	known := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("OPML breaks off: %.200s", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch strings.ToLower(t.Name.Local) {
			case "opml":
				known = true
			case "outline":
				a := attributes(t)
				name := first(a["title"], a["text"])
				if u := a["xmlurl"]; u != "" && !seen[u] {
					if len(out) == MaxFeeds {
						return nil, fmt.Errorf("more than %d feeds", MaxFeeds)
					}
					seen[u] = true
					out = append(out, Feed{URL: u, Title: name, Site: a["htmlurl"], Lang: a["language"], Group: strings.Join(groups, " / ")})
				}
				if len(groups) > 100 {
					return nil, errors.New("not OPML: nested deeper than 100")
				}
				groups = append(groups, name)
			}
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") && len(groups) > 0 {
				groups = groups[:len(groups)-1]
			}
		}
	}
	if !known {
		return nil, errors.New("not OPML: no <opml> in it")
	}
	return out, nil
}

func attributes(t xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range t.Attr {
		out[strings.ToLower(a.Name.Local)] = strings.Join(strings.Fields(a.Value), " ")
	}
	return out
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
