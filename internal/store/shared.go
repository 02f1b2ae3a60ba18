package store

import (
	"time"

	"hearsay"
)

// SharedText is an article as the stage sees it that finds text articles share: its current
// revision, and what the stage keeps of it.
type SharedText struct {
	Item      int64 // number in this ledger
	Article   hearsay.ArticleID
	Outlet    string
	Revision  int64
	Published hearsay.Time
	Text      string
	Said      []hearsay.Span // stretches of Text in direct quotes of the current reading
	Features  []byte         // what the stage wrote of it last, nil if nothing
}

// SharedFeatures is one row of what the stage keeps.
type SharedFeatures struct {
	Item, Revision int64
	Article        hearsay.ArticleID
	Outlet         string
	Published      hearsay.Time
	Body           []byte
}

// SharedPassage is a run of words that stands in both articles: bytes of their current texts.
type SharedPassage struct {
	A, B   hearsay.Span
	Words  int // that are the same
	Quoted int // of them those in quotation marks in both
}

// SharedEdge joins two articles that share text. A is the smaller number; nothing is meant by
// that.
type SharedEdge struct {
	A, B        int64
	Kind        string // copy, reuse, quotation
	Resemblance float64
	OfA, OfB    float64 // containment of A in B, and of B in A
	Shared      int     // words
	Passages    []SharedPassage
}

// SharedChange is one step of the stage: all of it takes effect, or nothing.
type SharedChange struct {
	Features []SharedFeatures // Item, Revision and Body
	Edges    []SharedEdge     // new or changed
	Gone     [][2]int64       // edges that are none any more
	Upto     int64            // the cursor
}

// SharedQuery selects edges. Both articles lie within Since, Until and Lang; one of them is of
// Outlet, or is Article. No Kind means copies and reuses.
type SharedQuery struct {
	Outlet, Lang, Since, Until string
	Kind                       string
	Article                    hearsay.ArticleID
}

// SharedRow is an edge with its articles: A stands before B in lists turned round, by
// publication and then arrival.
type SharedRow struct {
	A, B        Head
	Kind        string
	Resemblance float64
	OfA, OfB    float64
	Shared      int
	Passages    []SharedPassage
}

// SharedPair is an edge without what lists show of its articles. A is the smaller number; nothing
// is meant by that.
type SharedPair struct {
	A, B     hearsay.ArticleID
	Kind     string
	OfA, OfB float64
	Shared   int             // words
	Passages []SharedPassage // good until the next pair
}

// From returns which of the two came first: -1 A, 1 B, 0 where the times do not tell, and how
// much earlier. It is decided when asked, since the user's table of outlets says who is an
// agency, whose text is the earlier one of two with equal times.
func (r *SharedRow) From() (first int, lag time.Duration) {
	if !r.A.Published.Timed() || !r.B.Published.Timed() {
		return 0, 0
	}
	wireA, wireB := r.A.OutletKind == "agency", r.B.OutletKind == "agency"
	switch d := r.B.Published.UTC.Sub(r.A.Published.UTC); {
	case d > 0 || d == 0 && wireA && !wireB:
		return -1, d
	case d < 0 || d == 0 && wireB && !wireA:
		return 1, -d
	}
	return 0, 0
}
