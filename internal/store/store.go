// Package store holds the words in which the rest of the program speaks with a ledger:
// what goes in, what is asked, what comes back. It opens nothing itself; package
// store/embedded is the ledger in one SQLite file, and a second engine would sit beside it.
//
// Every entry has a seq, given at commit by the single appender. Stages follow cursors
// over seq and nothing else: row ids and clocks would lose rows on a second engine.
package store

import (
	"errors"
	"time"

	"hearsay"
)

var (
	// ErrLocked reports that another process is writing to the ledger.
	ErrLocked = errors.New("ledger is being written by another process")
	// ErrNewer reports a ledger made by a newer program than this one.
	ErrNewer = errors.New("ledger was made by a newer hearsay")
	// ErrFull reports that the disk has no room; what was committed before is intact.
	ErrFull = errors.New("no space left for the ledger")
	// ErrOlder reports a ledger that a writer must bring to this program's format first.
	ErrOlder = errors.New("ledger has an older format")
	// ErrNotLedger reports a file that is something else.
	ErrNotLedger = errors.New("not a hearsay ledger")
	// ErrDamaged reports a ledger whose file does not hold together.
	ErrDamaged = errors.New("ledger is damaged")
	// ErrQuery reports a question that cannot be asked: a day or page cursor that is none.
	ErrQuery = errors.New("bad query")
	// ErrNotFound reports that the ledger has no such article, revision or quote.
	ErrNotFound = errors.New("not in the ledger")
)

// Incoming is one article on its way into the ledger, with where it was seen.
type Incoming struct {
	Article hearsay.Article
	Status  hearsay.Status
	Source  string    // file, feed or page
	Pos     int       // record number in Source, from 1
	At      time.Time // when Source was current
	Page    int64     // the followed page it was fetched from, 0 for none
}

// Fate is what an Incoming became.
type Fate string

const (
	FateNew     Fate = "new"     // first revision of a new item
	FateSame    Fate = "same"    // a sighting of the current revision, or one recorded before
	FateUpdated Fate = "updated" // another revision became the item's current one
)

// Outcome is the fate of one Incoming. RefTaken is set where its ref belongs to another
// item; listings then print the ArticleID of this one.
type Outcome struct {
	Fate     Fate
	Article  hearsay.ArticleID
	Revision hearsay.RevisionID
	RefTaken hearsay.ArticleID // the item that owns the ref, or ""
}

// Refusal is one record that was not accepted: stored, countable, with its place.
type Refusal struct {
	Source string
	Pos    int // record or line number, from 1; 0 for a whole file
	At     time.Time
	Reason string // short and countable, such as "bad JSON"
	Detail string // the rest of the message
}

// Entry is one revision as a stage sees it.
type Entry struct {
	Seq      int64
	Revision hearsay.Revision
}

// ArticleQuery selects articles, newest first (by published, then seq). Zero fields do
// not restrict. Day is YYYY-MM-DD as [hearsay.Time.Day] gives it; Since and Until are days,
// both included.
type ArticleQuery struct {
	Outlet, Lang, Day, Since, Until string
	Status                          string
	Text                            string // full-text words; see package embedded for its grammar
	After                           string // opaque cursor from the page before
	Limit                           int    // 0: no limit
}

// ArticleRow is one line of a list of articles, showing its current revision.
type ArticleRow struct {
	ID        hearsay.ArticleID  `json:"id"`
	Ref       string             `json:"ref"` // the input's id, else the ArticleID
	Revision  hearsay.RevisionID `json:"revision"`
	Outlet    string             `json:"outlet"`
	Title     string             `json:"title"`
	Excerpt   string             `json:"excerpt"` // the first 200 characters of the text
	Snippet   []Snip             `json:"snippet,omitempty"`
	Lang      string             `json:"lang"`
	Genre     hearsay.Genre      `json:"genre"`
	Published hearsay.Time       `json:"-"`
	Status    hearsay.Status     `json:"status"`
	Level     hearsay.Level      `json:"level"`
	Quotes    int                `json:"quotes"`
	Revisions int                `json:"revisions"`
	URL       string             `json:"url"`
}

// Snip is a stretch of a search result; Hit stretches matched the query.
type Snip struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// ArticlePage is one page of a list. Next is "" on the last one.
type ArticlePage struct {
	Rows  []ArticleRow
	Next  string
	Total int // all that match; -1 if a query for words matches more than 10,000
}

// Facet is one value of a facet with the number of articles that have it under the
// other restrictions of the query.
type Facet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Facets of a list. Outlets and Langs by count, then name; Days newest first, articles
// without a date left out. A query for words counts its newest 10,000 matches.
type Facets struct{ Outlets, Days, Langs []Facet }

// ArticleView is one article whole: its chosen revision and current reading, the other
// revisions, and where it was seen.
type ArticleView struct {
	Item      hearsay.Item
	Revision  hearsay.Revision
	Reading   *hearsay.Reading // nil while unread
	Revisions []RevisionRow    // newest first
	Sightings []hearsay.Sighting
	Redacted  []Redacted // from the chosen revision
}

// RevisionRow is one revision in an article's history.
type RevisionRow struct {
	ID      hearsay.RevisionID
	Seq     int64
	Title   string
	Seen    time.Time // first sighting
	Current bool
}

// EditPair is a revision with the one before it.
type EditPair struct {
	Older, Newer         hearsay.Revision
	OlderSeen, NewerSeen time.Time // first sightings
	// Who is named in them, by their current readings; nil while unread.
	OlderActors, NewerActors []hearsay.Actor
}

// QuoteQuery selects quotes of current readings of current revisions.
type QuoteQuery struct {
	Outlet, Lang, Since, Until string
	Article                    hearsay.ArticleID
	Speaker                    string // speaker's name, exactly; public speakers and unresolved text only
	Text                       string // full-text words that source or content must hold
	After                      string
	Limit                      int
}

// QuoteRow is a quote with what is needed to print it without its article.
type QuoteRow struct {
	Article   hearsay.ArticleID
	Ref       string
	Outlet    string
	Published hearsay.Time
	Revision  hearsay.RevisionID
	Quote     hearsay.Quote
	// Texts of the three roles, pieces joined by " … ".
	SourceText, CueText, ContentText string
	// Title and Text are the frozen fields that the quote's spans point into.
	Title, Text string
	After       string // opaque cursor: QuoteQuery.After goes on behind this row
}

// Totals counts the ledger. Quotes are those of current readings of current revisions,
// the ones that queries see.
type Totals struct {
	Articles, Revisions, Sightings, Readings, Quotes, Refusals int
	Outlets                                                    int
	First, Last                                                string // days of the oldest and newest article
	ByStatus, ByLang                                           []Facet
}

// Checkup is what an examination of a ledger found.
type Checkup struct {
	Problems []string // one line each; none in a sound ledger
	Format   int      // of the file
	Bytes    int64    // of the file and its write-ahead log
	LastSeq  int64
	Cursors  []CursorRow
	Tables   []TableSize // largest first
	Refusals []Facet     // by reason, most frequent first
	Totals   Totals
}

// CursorRow tells how far a stage has come; it has caught up when Seq is the ledger's LastSeq.
type CursorRow struct {
	Stage    hearsay.StageVersion
	Seq      int64
	Readings int
}

// TableSize is the room a table takes with its indexes, in bytes.
type TableSize struct {
	Name  string
	Bytes int64
}

// Outlet is one row of the outlets table, which the user fills.
type Outlet struct {
	Domain, Name, Owner, OwnerKind, Country, Kind, Zone, Language, SpeaksFor string
	Aliases                                                                  []string
}

// Redaction is a name or passage that was taken out on request. Its words are known to
// nobody: only their hash is.
type Redaction struct {
	Hash      string // SHA-256 of the folded words, in hex
	Words     int    // how many
	At        time.Time
	Note      string
	Hits      int // places masked, also in what came later
	Revisions int // with such a place
}

// Redacted tells that passages of one revision were taken out.
type Redacted struct {
	Hash   string    `json:"hash"`
	Places int       `json:"places"`
	At     time.Time `json:"at"` // of the request
}

// Finding says where the words of a redaction stand, or stood.
type Finding struct {
	Hash      string `json:"hash"`
	Words     int    `json:"words"`
	Articles  int    `json:"articles"`
	Revisions int    `json:"revisions"`
	Places    int    `json:"places"` // in titles, texts and bylines
	Names     int    `json:"names"`  // of actors, speakers and parties in readings
	Feeds     int    `json:"feeds"`  // titles and summaries of feeds, of the pages they named, and messages about them
	Refusals  int    `json:"refusals"`
	Links     int    `json:"links"`     // web addresses of articles and of links in texts
	Raw       int    `json:"raw"`       // fetched bodies
	Addresses int    `json:"addresses"` // of followed pages, sources and ids of the input: these stay, or the page would come in as a new one
	Alone     int    `json:"alone"`     // places of these revisions where only the last of several words stands
}

// Pruned counts what pruning takes out. Bytes are those of the content, before pages.
type Pruned struct {
	Readings     int   `json:"readings"`
	Quotes       int   `json:"quotes"` // of those readings
	ReadingBytes int64 `json:"reading_bytes"`
	Stages       int   `json:"stages"` // cursors without readings
	Captures     int   `json:"captures"`
	Raw          int   `json:"raw"` // fetched bodies
	RawBytes     int64 `json:"raw_bytes"`
	Robots       int   `json:"robots"`
	Refusals     int   `json:"refusals"`
	FreeBytes    int64 `json:"free_bytes"` // room in the file that nothing uses, now
	UsedBytes    int64 `json:"used_bytes"` // the rest of it
}

// Health is what an examination tells besides whether the file holds together.
type Health struct {
	Troubles   []OutletTrouble // outlets by status other than ok, most articles first
	Clock      Clock
	Redactions int
	Scrub      bool // a redaction was begun and its last step, clearing freed room, was not done
}

// OutletTrouble counts the articles of an outlet with one status other than ok.
type OutletTrouble struct {
	Outlet string `json:"outlet"`
	Status string `json:"status"`
	Count  int    `json:"count"`
	Of     int    `json:"of"` // all articles of the outlet
}

// Clock is what does not fit together in time.
type Clock struct {
	Ahead    int       // versions published over a day after they were seen
	Early    int       // versions with a sure time, published more than five minutes after they were first seen
	TooOld   int       // versions dated before 1990
	Undated  int       // articles without date
	ZoneLess []Facet   // outlets of articles whose time has no zone, most first, at most 20
	Newest   time.Time // the latest moment that the ledger knows of: an article seen, a feed looked at
}

// Label is what somebody else than the user says of an outlet.
type Label struct {
	Outlet string `json:"-"` // name or domain, in lower case
	Key    string `json:"key"`
	Value  string `json:"value"`
	SaidBy string `json:"said_by"`
}

// Gauges are the figures that are watched while the program runs.
type Gauges struct {
	Articles, Revisions, Readings, Quotes, Redactions, Due int

	LastSeq    int64
	Cursors    map[hearsay.StageVersion]int64
	Refusals   []Facet   // by reason
	FeedStatus []Facet   // as in FollowTotals
	PageStatus []Facet   // likewise
	OldestDue  time.Time // what has been due longest; zero if nothing is
	NewestSeen time.Time // when the newest entry's version came in; zero in an empty ledger
}
