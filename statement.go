package hearsay

import "time"

// Verb is what an analyst says.
type Verb string

// Verbs. Right, Wrong and Unsure are about one thing; Same and NotSame about two quotes,
// articles or names; Join about two views; Split takes members out of a view; Change sets what was read
// of a quote, and Add makes one of words that no reader took for one.
const (
	Right   Verb = "right"
	Wrong   Verb = "wrong"
	Unsure  Verb = "unsure"
	Same    Verb = "same"
	NotSame Verb = "not-same"
	Join    Verb = "join"
	Split   Verb = "split"
	Change  Verb = "change"
	Add     Verb = "add"
)

// Statement is what an analyst said, kept with who, when and why. Nothing automatic changes
// one; it can be taken back.
type Statement struct {
	ID    string    `json:"id"`
	At    time.Time `json:"at"`
	Who   string    `json:"who"`
	Verb  Verb      `json:"verb"`
	Why   string    `json:"why,omitempty"`
	About []Target  `json:"about"` // one, or two and more for the verbs that relate
	// Set is what Change and Add tell of a quote: speaker, accused, act, source, cue (package link/judge).
	Set    map[string]string `json:"set,omitempty"`
	Undone time.Time         `json:"undone,omitzero"` // when it was taken back, zero: it holds
	State  string            `json:"state,omitempty"` // of a listing: holds, moved (found again elsewhere), lost, undone
	Moved  []string          `json:"moved,omitempty"` // of a listing: what the anchors stand for today
}

// Target holds what a statement is about, so that it can be found again when the article is
// read by another reader or clustered anew: the revision, the place and the words.
type Target struct {
	Kind     string     `json:"kind"` // quote, article, link, name, or a kind of view
	View     string     `json:"view,omitempty"`
	Article  ArticleID  `json:"article,omitempty"`
	Ref      string     `json:"ref,omitempty"`
	To       ArticleID  `json:"to,omitempty"` // of a link: the other article
	Revision RevisionID `json:"revision,omitempty"`
	Quote    QuoteID    `json:"quote,omitempty"`
	Field    Field      `json:"field,omitempty"`
	Spans    []Span     `json:"spans,omitempty"` // bytes: source, cue and content in order
	Words    string     `json:"words,omitempty"` // that the spans cover, pieces joined by " … "; of a view its title
	Name     string     `json:"name,omitempty"`
}
