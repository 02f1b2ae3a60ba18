package store

import (
	"time"

	"hearsay"
)

// Kinds of views.
const (
	KindStory    = "story"
	KindClaim    = "claim"
	KindIncident = "incident"
	KindActor    = "actor"
)

// View is a cluster over readings that can be built anew at any time: a story, a claim, an
// incident, an actor. Body is its content as JSON, in the form of the package that made it.
type View struct {
	ID      string // hash of kind and founding member
	Kind    string
	Title   string
	First   time.Time // publication of the first and last member, zero if none is dated
	Last    time.Time
	Size    int // articles
	Body    []byte
	Members []Member // empty where a list did not ask for them
}

// Member is an article of a view, or one quote of it.
type Member struct {
	Article hearsay.ArticleID
	Quote   hearsay.QuoteID // "" for the article as a whole
}

// ViewQuery selects views of one kind, the latest first. Since and Until are days: a view is
// in if any of its time is.
type ViewQuery struct {
	Kind         string
	Since, Until string
	Article      hearsay.ArticleID // only views that this article is a member of
	After        string            // opaque cursor from the page before
	Limit        int               // 0: no limit
}

// ViewPage is one page of views. Next is "" on the last one.
type ViewPage struct {
	Rows  []View // without members
	Next  string
	Total int
}

// ViewChange is what a run of the linking stages commits.
type ViewChange struct {
	Stage     hearsay.StageVersion
	Upto      int64             // the stage has seen all entries up to there
	Mark      string            // what the run was made from, for the next one to compare
	Drop      []string          // ids of views that the run made anew
	Put       []View            // with members
	Redirects map[string]string // ids that are no more → what took their place
}

// ReportQuery selects reports.
type ReportQuery struct {
	Since time.Time // publication; zero for all
	// Whole says of which reports the quotes and links are wanted; nil of all. The others have who is named in them,
	// and are read in half the time. It is called while the ledger is read and must not ask it.
	Whole func(*Report) bool
}

// Report is an article with its reading, as linking takes it.
type Report struct {
	Item     hearsay.Item
	Revision hearsay.Revision
	Reading  *hearsay.Reading // nil while unread
	Links    []hearsay.Hyperlink
}
