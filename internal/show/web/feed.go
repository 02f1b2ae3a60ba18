package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"hearsay/internal/store"
)

// A watch is a question whose rows have a time, as a feed: a new row is a new entry. Formats: RSS
// 2.0, Atom (RFC 4287), JSON Feed 1.1.

var feedForms = map[string]string{".rss": "application/rss+xml; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8", ".feed": "application/feed+json"}

// feedItems is how many entries a feed holds, the newest.
const feedItems = 100

// entry is a row as a feed has it.
type entry struct {
	ID, Title, Text, Link string
	At                    time.Time
	Day                   bool // only the day is known
}

// entryWords tell how the rows of a question are worded: {column} is its cell, a part in
// [brackets] is left out where its cell is empty. Key columns make the entry's id.
var entryWords = map[string]struct{ title, text, link, key string }{
	"search":      {"{title}", "[{outlet}. ]{excerpt}", "ref", "id"},
	"quotes":      {"[{speaker}: ]{content_text}", "[{source_text} {cue_text}. ]In {outlet}[; accused {accused}][; rejected as doer {denied}].", "quote", "quote"},
	"edits":       {"{outlet} changed: {title}", "[Was: {old_title}. ][{marks}. ]Without a notice: {silent}.", "ref", "ref newer"},
	"stories":     {"{title}", "Reports: {reports}; publishers: {publishers}; origins: {origins}.", "id", "id"},
	"claims":      {"Claim: {quoted}", "[Asserted by {asserted_by}. ][Rejected by {denied_by}. ]{backing}.", "id", "id"},
	"incidents":   {"[{accuser} accuses {accused} · ]{title}", "Status: {status}.[ In these words: {words}.][ Rejected by {denied_by}.]", "id", "id accuser accused"},
	"numbers":     {"{who}: {value} {quantity}", "{words}. In {outlet}.[ Others say: {rivals}][ Of another outcome: {against}]", "ref", "id"},
	"commitments": {"{who} {cue}: {what}", "{kind}, {status}.[ Condition: {condition}.][ By {deadline}.] In {outlet}.", "ref", "id"},
	"narratives":  {"Told as one: {a} + {b}", "Together in {together} texts, {expected} expected. First by {first_outlet}.", "id_a", "id_a id_b"},
	"bursts":      {"More than usual: {name}", "{from} to {to}: {articles} articles.", "", "name from"},
}

var optional = regexp.MustCompile(`\[([^\]]*)\]`)
var twoStops = regexp.MustCompile(`([^.])\.\.([^.]|$)`) // of a name that ends with one, and of the sentence
var slot = regexp.MustCompile(`\{(\w+)\}`)

// slot is what stands for a name in a pattern: a cell, or one of three that are made of cells.
func (t *table) slot(name string, row []string) string {
	switch name {
	case "origins":
		lo, hi := t.cell(row, "origins_min"), t.cell(row, "origins_max")
		if lo == hi {
			return lo
		}
		return lo + " to " + hi
	case "backing":
		if n := t.cell(row, "reports"); n != "0" {
			return "Reports: " + n + "; publishers: " + t.cell(row, "publishers") + "; origins: " + t.slot("origins", row)
		}
		return "No report asserts it"
	case "quoted":
		return quoted(t.cell(row, "proposition"))
	}
	return plainCode(t.cell(row, name))
}

// worded fills a pattern with the cells of a row.
func (t *table) worded(pattern string, row []string) string {
	fill := func(p string) (string, bool) {
		empty := false
		out := slot.ReplaceAllStringFunc(p, func(x string) string {
			v := t.slot(x[1:len(x)-1], row)
			empty = empty || v == ""
			if v == "true" || v == "false" {
				v = map[string]string{"true": "yes", "false": "no"}[v]
			}
			return v
		})
		return out, !empty
	}
	pattern = optional.ReplaceAllStringFunc(pattern, func(x string) string {
		if _, full := fill(x[1 : len(x)-1]); !full {
			return ""
		}
		return x[1 : len(x)-1]
	})
	out, _ := fill(pattern)
	return unturned.Replace(twoStops.ReplaceAllString(strings.Join(strings.Fields(out), " "), "$1.$2"))
}

// entries are the rows that have a time, the newest first.
func (a *asking) entries(t *table) (out []entry) {
	words, ok := entryWords[a.q.Name]
	if !ok {
		return nil
	}
	for _, row := range t.matching(a.chosen) {
		when := t.cell(row, a.q.At)
		at, err := parseMoment(when)
		if err != nil {
			continue
		}
		e := entry{Title: t.worded(words.title, row), Text: t.worded(words.text, row), At: at, Day: len(when) == len(time.DateOnly)}
		switch v := t.cell(row, words.link); {
		case words.link == "quote":
			e.Link = "/articles/" + url.PathEscape(t.cell(row, "ref")) + "/quotes/" + url.PathEscape(v)
		case v != "":
			e.Link = "/go/" + url.PathEscape(v)
		default:
			e.Link = a.address("", "", "")
		}
		var key strings.Builder
		key.WriteString(a.q.Name)
		for _, k := range strings.Fields(words.key) {
			key.WriteString("\x00" + t.cell(row, k))
		}
		sum := sha256.Sum256([]byte(key.String()))
		e.ID = hex.EncodeToString(sum[:16])
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(x, y entry) int { return y.At.Compare(x.At) })
	return out
}

// feed sends a watch.
func (s *site) feed(w http.ResponseWriter, r *http.Request, a *asking, ext string) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	if entryWords[a.q.Name].title == "" {
		s.fail(w, r, fmt.Errorf("%w: rows of %s have no time of their own, so that there is no feed of them", store.ErrQuery, a.q.Name))
		return
	}
	t, err := s.answer(ctx, a.q, a.vals)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	list := a.entries(t)
	if len(list) > feedItems {
		list = list[:feedItems]
	}
	base := baseOf(r)
	f := feed{Title: unturned.Replace("Hearsay: " + a.title()), Home: base + a.address("", "", ""), Self: base + a.address(ext, "", ""), Base: base, List: list}
	var body []byte
	switch ext {
	case ".rss":
		body, err = f.rss()
	case ".atom":
		body, err = f.atom()
	default:
		body, err = f.json()
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "max-age=300")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", feedForms[ext])
	w.Write(body)
}

// title words a question with what was told with it.
func (a *asking) title() string {
	out := a.q.Title
	for _, p := range a.q.Params {
		if v := a.vals.Get(p.Name); v != "" {
			if p.Kind == "flag" {
				out += ", " + p.Name
			} else {
				out += ", " + p.Name + " " + v
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(a.chosen)) {
		out += ", " + strings.ToLower(columnWords(a.q.Name, c)) + " " + plainCode(a.chosen[c])
	}
	return out
}

// feed is what a feed holds; links of its entries follow Base.
type feed struct {
	Title, Home, Self, Base string
	List                    []entry
}

const feedAbout = "What others say, as a program read it, which errs. Open the sentence before you quote."

// updated is the time of the newest entry; of none, the epoch, so that the same rows are the same bytes.
func (f *feed) updated() time.Time {
	if len(f.List) == 0 {
		return time.Unix(0, 0).UTC()
	}
	return f.List[0].At.UTC()
}

func (f *feed) rss() ([]byte, error) {
	type guid struct {
		Permalink string `xml:"isPermaLink,attr"`
		ID        string `xml:",chardata"`
	}
	type item struct {
		Title string `xml:"title"`
		Link  string `xml:"link"`
		GUID  guid   `xml:"guid"`
		Date  string `xml:"pubDate"`
		Text  string `xml:"description"`
	}
	type link struct {
		Href string `xml:"href,attr"`
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
	}
	type doc struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		Atom    string   `xml:"xmlns:atom,attr"`
		Title   string   `xml:"channel>title"`
		Link    string   `xml:"channel>link"`
		About   string   `xml:"channel>description"`
		Self    link     `xml:"channel>atom:link"`
		Items   []item   `xml:"channel>item"`
	}
	d := doc{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Title: f.Title, Link: f.Home, About: feedAbout, Self: link{f.Self, "self", "application/rss+xml"}}
	for _, e := range f.List {
		d.Items = append(d.Items, item{e.Title, f.Base + e.Link, guid{"false", "hearsay:" + e.ID}, e.At.UTC().Format(time.RFC1123Z), e.Text})
	}
	return marshalXML(d)
}

func (f *feed) atom() ([]byte, error) {
	type link struct {
		Href string `xml:"href,attr"`
		Rel  string `xml:"rel,attr,omitempty"`
	}
	type item struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Link    link   `xml:"link"`
		Updated string `xml:"updated"`
		Text    string `xml:"summary"`
	}
	type doc struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		About   string   `xml:"subtitle"`
		Author  string   `xml:"author>name"`
		Links   []link   `xml:"link"`
		Updated string   `xml:"updated"`
		Items   []item   `xml:"entry"`
	}
	d := doc{ID: f.Self, Title: f.Title, About: feedAbout, Author: "Hearsay", Links: []link{{f.Self, "self"}, {f.Home, "alternate"}}, Updated: f.updated().Format(time.RFC3339)}
	for _, e := range f.List {
		d.Items = append(d.Items, item{"urn:hearsay:" + e.ID, e.Title, link{Href: f.Base + e.Link}, e.At.UTC().Format(time.RFC3339), e.Text})
	}
	return marshalXML(d)
}

// marshalXML leaves out what XML cannot hold: control characters from texts become blanks, which
// encoding/xml does by the replacement character.
func marshalXML(v any) ([]byte, error) {
	b, err := xml.MarshalIndent(v, "", " ")
	return append([]byte(xml.Header), b...), err
}

func (f *feed) json() ([]byte, error) {
	type item struct {
		ID    string `json:"id"`
		URL   string `json:"url"`
		Title string `json:"title"`
		Text  string `json:"content_text"`
		Date  string `json:"date_published"`
	}
	d := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Home    string `json:"home_page_url"`
		Self    string `json:"feed_url"`
		About   string `json:"description"`
		Items   []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", f.Title, f.Home, f.Self, feedAbout, []item{}}
	for _, e := range f.List {
		d.Items = append(d.Items, item{"hearsay:" + e.ID, f.Base + e.Link, e.Title, e.Text, e.At.UTC().Format(time.RFC3339)})
	}
	return json.Marshal(d)
}
