package hearsay

import (
	"strings"
	"time"
	"unicode"
)

// Genre of an article. Opinion is never counted as report.
type Genre string

const (
	GenreUnknown   Genre = "unknown"
	GenreNews      Genre = "news"
	GenreOpinion   Genre = "opinion"
	GenreStatement Genre = "statement"
	GenreLive      Genre = "live"
	GenreAnalysis  Genre = "analysis"
)

// ParseGenre reads a genre named in an input; unknown words give GenreUnknown.
func ParseGenre(s string) Genre {
	switch g := Genre(strings.ToLower(strings.TrimSpace(s))); g {
	case GenreNews, GenreOpinion, GenreStatement, GenreLive, GenreAnalysis:
		return g
	}
	return GenreUnknown
}

// Article is one record as it came in: an item's key and one version of its content.
// Title and Text are frozen: no stage changes a byte of them.
type Article struct {
	Ref           string // the input's own id, "" if it had none
	Outlet        string // who publishes; "" if unknown
	OutletCountry string
	Lang          string // ISO 639-1, "" if neither stated nor detected
	URL           string // as given
	Canonical     string // canonical form of URL (package extract); "" without one
	Title         string
	Text          string
	Byline        string
	Genre         Genre
	Published     Time
	Modified      Time        // when the outlet says it changed it last, zero if it does not say
	Links         []Hyperlink // of Text to other addresses, ascending
}

// Hyperlink is a stretch of a text that links to another address.
type Hyperlink struct {
	Span Span
	URL  string // canonical
}

// KnownOutlet reports whether name names somebody. Producers write "(unknown outlet, XX)",
// "unknown" or nothing; all of these mean that the outlet is unknown, and an unknown outlet
// equals no other.
func KnownOutlet(name string) bool {
	w := strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return w != "" && !(len(w) >= 7 && strings.EqualFold(w[:7], "unknown"))
}

// ID names the item: outlet and canonical URL; without URL, outlet and the id given in the
// input; without either, outlet, title, day and text. With neither URL nor known outlet the
// title, day and text always take part, since two unknown outlets are never the same one.
func (a *Article) ID() ArticleID {
	h := newID("item")
	h.str(strings.TrimSpace(a.Outlet))
	switch {
	case a.Canonical != "":
		h.str("url")
		h.str(a.Canonical)
	case a.Ref != "" && KnownOutlet(a.Outlet):
		h.str("ref")
		h.str(a.Ref)
	default:
		h.str("text")
		h.str(a.Ref)
		h.str(a.Title)
		h.str(a.Published.Day())
		h.str(a.Text)
	}
	return ArticleID(h.sum())
}

// RevisionID names the version: the item and a hash of title and text. A changed headline
// over an unchanged text is a new revision, too: headlines are where hedges are lost.
func (a *Article) RevisionID() RevisionID {
	h := newID("revision")
	h.str(string(a.ID()))
	h.str(a.Title)
	h.str(a.Text)
	return RevisionID(h.sum())
}

// Item is what an outlet publishes at one address, whatever its text is today.
type Item struct {
	ID            ArticleID
	Ref           string // the input's id if this item owns it, else ""
	Outlet        string
	OutletCountry string
	URL           string // canonical
}

// Revision is one frozen title and text of an item, with what was said about it when
// it was first seen.
type Revision struct {
	ID        RevisionID
	Article   ArticleID
	Ref       string // as Item.Ref
	Outlet    string
	Title     string
	Text      string
	Byline    string
	Lang      string
	Genre     Genre
	Published Time
	Status    Status
}

// Sighting is one time a revision was seen: where, at which place there, and when.
// Seeing it again at the same place and time is the same sighting.
type Sighting struct {
	Revision RevisionID
	Source   string    // the file, feed or page it was seen in
	Pos      int       // record number within Source, from 1
	At       time.Time // when Source was current: a file's modification time, a feed's fetch
}

// Status is what happened to a revision on its way in: stored, countable, never only logged.
type Status string

const (
	StatusOK            Status = "ok"
	StatusHeadlineOnly  Status = "headline-only"  // no text: only the headline is read
	StatusOtherLanguage Status = "other-language" // kept and searchable, not read for quotes
	StatusTooLarge      Status = "too-large"      // kept, longer than is read
	StatusPaywall       Status = "paywall"        // kept: what stands before the wall
	StatusTeaser        Status = "teaser"         // kept: what a feed said of a page that could not be read
)

// Ref returns what listings call the article: the input's id where this item owns it,
// else the ArticleID.
func (r *Revision) RefOrID() string {
	if r.Ref != "" {
		return r.Ref
	}
	return string(r.Article)
}
