// Package link holds the words that the linking stages share: an article with its reading, a
// party that is the same in every article, and views, which are clusters that have names and
// can be taken apart again.
//
// The stages stand below it and know only these words: reuse (who copied whom), edit (what
// an outlet changed), actor (who is who), story, claim, origin (how many independent sources)
// and incident. Each is a pure function of what it is given, and its result does not depend
// on the order in which articles came.
package link

import (
	"cmp"
	"time"

	"hearsay"
)

// Report is an article as linking sees it: the current revision with its current reading.
type Report struct {
	Article  hearsay.ArticleID
	Ref      string // what listings call it
	Outlet   Outlet
	Revision *hearsay.Revision
	Reading  *hearsay.Reading // nil while unread
	Links    []hearsay.Hyperlink
}

// Outlet is who publishes, as far as the user's table tells. Name alone is set where the
// table has no row; "" is an unknown outlet, which equals no other.
type Outlet struct {
	Name      string   `json:"name"`
	Domain    string   `json:"domain,omitempty"`
	Aliases   []string `json:"aliases,omitempty"`
	Owner     string   `json:"owner,omitempty"`
	OwnerKind string   `json:"owner_kind,omitempty"`
	Kind      string   `json:"kind,omitempty"` // agency, paper, broadcaster, official, …
	Country   string   `json:"country,omitempty"`
	SpeaksFor string   `json:"speaks_for,omitempty"` // the party whose press room it is
}

// Publisher is who answers for the outlet: its owner where the table names one, else itself.
// Reports of one publisher are not independent of each other. "" for an unknown outlet.
func (o Outlet) Publisher() string { return cmp.Or(o.Owner, o.Name) }

// When returns the time of publication, zero where it is not known to the day.
func (r *Report) When() time.Time {
	if t := r.Revision.Published; !t.UTC.IsZero() && t.Doubt == hearsay.DoubtNone {
		return t.UTC
	}
	return time.Time{}
}

// Before orders reports: by time of publication, undated ones last, then by id. It is the
// order in which founding members are chosen.
func (r *Report) Before(s *Report) bool {
	return Compare(r.When(), string(r.Article), s.When(), string(s.Article)) < 0
}

// Compare orders two members of a view by (time, id), those without time last.
func Compare(t time.Time, id string, u time.Time, id2 string) int {
	if t.IsZero() != u.IsZero() {
		if t.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(t.Compare(u), cmp.Compare(id, id2))
}

// Party is somebody whom quotes name, by a key that is the same in every article. Private
// persons have no key: nothing links, counts or lists them.
type Party struct {
	Key     string            `json:"key"` // such as "state:QLR" or "org:national network defence centre"; "" links nothing
	Name    string            `json:"name"`
	Kind    hearsay.ActorKind `json:"kind"`
	Country string            `json:"country,omitempty"`
	Organ   bool              `json:"organ,omitempty"` // a table says that it is a body of that state: "GRU"
}
