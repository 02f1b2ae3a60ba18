package store

import (
	"time"

	"hearsay"
)

// FeedKind is what stands at the address of something that is followed.
type FeedKind string

const (
	FeedSyndication FeedKind = "feed"    // RSS, Atom or JSON Feed
	FeedSitemap     FeedKind = "sitemap" // a sitemap, or an index of them
	FeedIndex       FeedKind = "index"   // a page that links to articles
	FeedPage        FeedKind = "page"    // one article
	FeedFolder      FeedKind = "folder"  // a folder of files on this machine
)

// Feed is a place that is followed, as the user named it.
type Feed struct {
	ID      int64
	Kind    FeedKind
	URL     string // address, or the folder's path
	Title   string // as it calls itself, "" until it was read
	Outlet  string // as are the next two: what the user said of its articles, "" leaves it to them
	Country string
	Lang    string
	Added   time.Time
	Paused  bool
	Pages   int // addresses found there
	Check
}

// Page is one address where an article was said to stand.
type Page struct {
	ID        int64
	URL       string // as the feed gave it: this is fetched
	Canonical string // as package extract writes it: this is the page's identity
	Feed      int64  // the one that named it first
	Title     string // as the feed gave it, as are the next two
	Summary   string
	Published string // RFC 3339, "" if not told
	Modified  string // RFC 3339 or the feed's own words; another value makes the page due
	Found     time.Time
	Article   hearsay.ArticleID // what it became, "" while it is none
	Visits    int               // fetches that ended, whatever way
	Check
}

// Check is the state of something that is looked at again and again.
type Check struct {
	Due          time.Time     // when to look next; zero: never by itself
	Every        time.Duration // the pace that this follows from; 0 where there is none yet
	Last         time.Time     // when it was looked at last, zero before the first time
	Changed      time.Time     // when it was last seen with new content
	Fails        int           // in a row
	Status       string        // "new", "ok", "unchanged", or why not, such as "timeout": countable
	Detail       string        // the rest of the message
	ETag         string        // validators of the last answer with content
	LastModified string
	Hash         string // SHA-256 of its content in hex, "" before the first
}

// Visit is one look at a feed or a page: its state afterwards, and what was found there.
// Exactly one of Feed and Page is set.
type Visit struct {
	Feed, Page int64 // ids
	Check
	Title string // of a feed: how it calls itself, "" leaves it
	Found []Page // addresses named there; those known already are only looked at for Modified
	Raw   *Raw   // what came, nil where nothing did or nothing changed
}

// Raw is what was fetched, as it came but for transfer encodings. Bodies of the same bytes
// are kept once, compressed, so that extraction can be repeated without fetching.
type Raw struct {
	SHA256      string // in hex, of Body
	URL         string // after redirects
	ContentType string
	Body        []byte
}

// Delivery is what is committed together: either all of it takes effect or nothing. The
// ledger therefore never believes to have looked at what it does not hold.
type Delivery struct {
	In      []Incoming
	Refused []Refusal
	Visits  []Visit
}

// Target is a feed or a page that is due. Exactly one is set.
type Target struct {
	Feed *Feed
	Page *Page
	// Of is the feed that named Page first: what the user said of its articles.
	Of *Feed
}

// Robots is a host's robots.txt as last fetched.
type Robots struct {
	Origin  string // scheme://host:port
	Fetched time.Time
	Expires time.Time
	Code    int    // HTTP status; 0 where no answer came
	Body    []byte // up to 500 KiB, as RFC 9309 §2.5 asks
}

// Capture is one kept answer of a page.
type Capture struct {
	Page     int64
	At       time.Time
	Revision hearsay.RevisionID // what came of it, "" for no article
	Raw
}

// FollowTotals counts what is followed.
type FollowTotals struct {
	Feeds, Pages, Due int
	FeedStatus        []Facet
	PageStatus        []Facet
	RawBodies         int
	RawBytes          int64 // as stored
}

// Head is an article without its text.
type Head struct {
	ID         hearsay.ArticleID
	Ref        string // the input's id, else the ArticleID
	Outlet     string
	OutletKind string // as the user's table has it, "" if it has none
	Lang       string
	Genre      hearsay.Genre
	Title      string
	Published  hearsay.Time
}
