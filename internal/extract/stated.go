// Package extract turns the bytes of one record into a [hearsay.Article]: main text,
// title, byline, outlet, date, language and canonical address. It decides what an
// article says of itself and nothing about what the article means.
//
// Every form an article comes in (a line of JSONL, a text with a header, Markdown, a web
// page) is first read into a [Stated], the strings as they stand there; one function
// makes the article from it, so that an outlet's zone, a default or a canonical address
// mean the same for all of them.
//
// Functions are pure. Text is never altered: line ends are kept, and all that is dropped
// is a byte order mark; a byte that is not UTF-8 becomes one U+FFFD. Main text of a page
// is new text, made from its markup ([HTML]), and frozen from then on.
package extract

import (
	"strings"
	"time"

	"golang.org/x/text/language"

	"hearsay"
)

// Stated is what a record says of itself, each value as written; "" means absent.
type Stated struct {
	Ref, Outlet, OutletCountry, Lang string
	Published, Precision             string
	URL, Title, Text, Byline, Genre  string
	Modified                         string // when it was last changed
	Paywall                          bool   // Text is what stands before a wall
	Links                            []hearsay.Hyperlink
}

// Options stand in for what a record does not state. The zero value works.
type Options struct {
	Outlet, OutletCountry, Lang string
	// Zone returns the time zone of an outlet, nil where unknown; a nil Zone knows none.
	Zone func(outlet string) *time.Location
	// Now is the time of reading. Published times over a day after it are marked; with
	// the zero Now nearly all are.
	Now time.Time
}

// MaxText is how long a text is read, in bytes. Longer ones are kept whole under
// [hearsay.StatusTooLarge]. 2 MiB is three hundred times the median news text, and more
// than the longest speech in the corpora (0.2 MB).
const MaxText = 2 << 20

// Article makes an article and its status from what was stated:
//
//   - text and title of nothing but white space count as absent; if both are, the error
//     is a [*Fault] with reason [NoText];
//   - without outlet the option stands in, else the host of the address;
//   - a published time is read as [hearsay.ParseTime] does, without offset in the outlet's
//     zone; one that cannot be read gives a [*Fault] with reason [BadTime];
//   - a language is brought to ISO 639-1; without one the option stands in, else
//     [Language] guesses from text and title;
//   - an address that has no canonical form is kept as given and names nothing.
func (s Stated) Article(o Options) (hearsay.Article, hearsay.Status, error) {
	a := hearsay.Article{
		Ref:           s.Ref,
		Outlet:        first(s.Outlet, o.Outlet),
		OutletCountry: first(s.OutletCountry, o.OutletCountry),
		URL:           strings.TrimSpace(s.URL),
		Title:         orEmpty(s.Title),
		Text:          orEmpty(s.Text),
		Byline:        strings.TrimSpace(s.Byline),
		Genre:         hearsay.ParseGenre(s.Genre),
	}
	if a.Text == "" && a.Title == "" {
		return a, "", &Fault{Reason: NoText}
	}
	if c, err := CanonicalURL(a.URL); err == nil {
		a.Canonical = c
		a.Outlet = first(a.Outlet, Host(c))
	}
	var zone *time.Location
	if o.Zone != nil {
		zone = o.Zone(a.Outlet)
	}
	var err error
	if a.Published, err = hearsay.ParseTime(s.Published, hearsay.ParsePrecision(s.Precision), zone, o.Now); err != nil {
		return a, "", &Fault{Reason: BadTime, Detail: clip(err.Error())}
	}
	if a.Lang = LangCode(s.Lang); a.Lang == "" {
		a.Lang = LangCode(o.Lang)
	}
	if a.Lang == "" {
		a.Lang = Language(a.Title + "\n" + head(a.Text, langBytes))
	}
	if m, err := hearsay.ParseTime(s.Modified, "", zone, o.Now); err == nil && m.Doubt == hearsay.DoubtNone {
		a.Modified = m
	}
	a.Links = s.Links
	switch {
	case s.Paywall:
		return a, hearsay.StatusPaywall, nil
	case a.Text == "":
		return a, hearsay.StatusHeadlineOnly, nil
	case len(a.Text) > MaxText:
		return a, hearsay.StatusTooLarge, nil
	}
	return a, hearsay.StatusOK, nil
}

// LangCode returns the ISO 639-1 code of a language tag ("EN", "en-GB", "eng" give "en"),
// the three-letter one where there is no shorter, and "" for what is no tag.
func LangCode(tag string) string {
	tag = strings.TrimSpace(tag)
	if len(tag) == 2 && lower(tag[0]) && lower(tag[1]) {
		return tag // the usual case, and the parser is slow
	}
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if b, err := language.ParseBase(primary); err == nil && b.String() != "und" {
		return b.String()
	}
	return ""
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }

// first returns the first of the values that is not blank, without outer space.
func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// orEmpty returns s untouched, or "" if it holds only white space.
func orEmpty(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// clip bounds what an input can put into a message.
func clip(s string) string {
	if h := head(s, 200); len(h) < len(s) {
		return h + "…"
	}
	return s
}
