// Package view holds what stories, claims, incidents and actors look like in a ledger: the
// JSON bodies of store.View, written by the linking stages and read by lists and pages.
//
// Spans are bytes of the frozen text, as everywhere inside the program. Names are such as may
// be shown: a private person is "a person (named in the source)" and has no key. Field names
// are those of the rows that other programs rely on, where these have them.
package view

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/origin"
)

// ID names a view by its kind and founding member.
func ID(kind string, article hearsay.ArticleID, quote hearsay.QuoteID) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + string(article) + "\x00" + string(quote)))
	return hex.EncodeToString(sum[:16])
}

// Article is an article as views name it.
type Article struct {
	ID        hearsay.ArticleID `json:"id"`
	Ref       string            `json:"ref"`
	Outlet    string            `json:"outlet"`
	Publisher string            `json:"publisher,omitempty"`
	Kind      string            `json:"kind,omitempty"` // of the outlet
	Title     string            `json:"title"`
	At        time.Time         `json:"at,omitzero"` // where it can be compared with other times
	Day       string            `json:"day,omitempty"`
	Genre     hearsay.Genre     `json:"genre,omitempty"`
	Lang      string            `json:"lang,omitempty"`
	Precision hearsay.Precision `json:"precision,omitempty"` // of At
	Fixed     string            `json:"fixed,omitempty"`     // words that tell of a fixed time of release, "" for none
}

// Count is a number of independent origins (package origin).
type Count struct {
	Min       int     `json:"min"`
	Max       int     `json:"max"`
	Effective float64 `json:"effective"`
}

// Tally is what stands behind a claim or story: reports → publishers → origins.
type Tally struct {
	Reports    int   `json:"reports"`
	Publishers int   `json:"publishers"`
	Origins    Count `json:"origins"`
}

// Story is a set of articles about one happening.
type Story struct {
	Judged   hearsay.Verb `json:"judged,omitempty"` // what an analyst says of it as a whole: right, wrong, unsure
	Articles []Article    `json:"articles"`
	Tally
	Claims    []string `json:"claims"`    // ids, most reports first
	Incidents []string `json:"incidents"` // ids
	Copies    []Link   `json:"copies"`    // text that the articles share, as far as [Thin] leaves it
	Spoken    []Spoken `json:"spoken,omitempty"`
	Acts      []Act    `json:"acts,omitempty"` // of states toward each other
}

// Link is a copy or reuse between two articles.
type Link struct {
	A     hearsay.ArticleID `json:"a"`
	B     hearsay.ArticleID `json:"b"`
	Kind  string            `json:"kind"`
	Words int               `json:"words"`
}

// Stance of a quote on a proposition.
type Stance string

const (
	Asserts  Stance = "asserts"
	Denies   Stance = "denies"
	Asks     Stance = "asks"
	Supposes Stance = "supposes"
	Mentions Stance = "mentions"
)

// Quote is a quote of a claim, with the words that lists show.
type Quote struct {
	Article    hearsay.ArticleID  `json:"article"`
	Ref        string             `json:"ref"`
	ID         hearsay.QuoteID    `json:"quote"`
	Outlet     string             `json:"outlet"`
	At         time.Time          `json:"at,omitzero"`
	Day        string             `json:"day,omitempty"`
	Genre      hearsay.Genre      `json:"genre,omitempty"`
	Stance     Stance             `json:"stance"`
	Speaker    string             `json:"speaker"` // "" for unknown; the outlet for its own voice
	SpeakerKey string             `json:"speaker_key,omitempty"`
	Also       []By               `json:"also,omitempty"` // who says it beside Speaker
	Own        bool               `json:"own,omitempty"`  // the outlet's own voice
	Act        hearsay.Act        `json:"act,omitempty"`
	Score      float64            `json:"score"`
	Words      string             `json:"words"` // content, pieces joined by " … "
	Hedges     []string           `json:"hedges,omitempty"`
	Band       []int              `json:"band,omitempty"`
	Factuality float64            `json:"factuality"`
	Evidence   []hearsay.Evidence `json:"evidence,omitempty"`
	Shown      hearsay.Showing    `json:"shown,omitempty"`
	Field      hearsay.Field      `json:"field"`
	Spans      []hearsay.Span     `json:"spans"`
	Revision   hearsay.RevisionID `json:"revision"`
	Why        []string           `json:"why,omitempty"` // why it is in this claim
	Reviewed   hearsay.Verb       `json:"reviewed,omitempty"`
	SpeaksFor  string             `json:"speaks_for,omitempty"` // the state for which the speaker answers, or the key of the firm whose head it is
	Charged    []Charged          `json:"charged,omitempty"`    // whom it accuses, asserting it
	Rejected   []Charged          `json:"rejected,omitempty"`   // whom its speaker clears of a charge against its own side
}

// By is one who says a quote beside its speaker.
type By struct {
	Name      string `json:"name"`
	Key       string `json:"key"`
	SpeaksFor string `json:"speaks_for,omitempty"`
}

// SaidBy reports whether the party with this key says q, alone or with others; a key of "" is that of a
// speaker without one.
func (q *Quote) SaidBy(key string) bool {
	return q.SpeakerKey == key || slices.ContainsFunc(q.Also, func(b By) bool { return b.Key == key })
}

// Voice is a party that asserts or rejects something, with when it did so.
type Voice struct {
	Name  string    `json:"name"`
	Key   string    `json:"key,omitempty"`
	First time.Time `json:"first,omitzero"`
	Last  time.Time `json:"last,omitzero"`
	Times int       `json:"times"` // quotes
}

// Claim is one proposition and who says what of it.
type Claim struct {
	Judged      hearsay.Verb    `json:"judged,omitempty"` // what an analyst says of it as a whole: right, wrong, unsure
	Kind        string          `json:"kind"`             // attribution, figure, statement
	Proposition string          `json:"proposition"`
	Accused     []link.Party    `json:"accused,omitempty"`
	Number      *hearsay.Number `json:"number,omitempty"` // of a figure, as its first quote has it
	Quotes      []Quote         `json:"quotes"`
	AssertedBy  []Voice         `json:"asserted_by"`
	DeniedBy    []Voice         `json:"denied_by"`
	Denials     []Denial        `json:"denials,omitempty"`
	Rivals      []string        `json:"rivals,omitempty"` // claims that give another figure for the same thing
	Stories     []string        `json:"stories,omitempty"`
	Charge      *Charge         `json:"charge,omitempty"` // that it tells in other words than other claims do; nil where none does
	Tally
	Graph  origin.Graph   `json:"graph"`
	Roots  []origin.Root  `json:"roots"`
	Cycles []origin.Cycle `json:"cycles,omitempty"`
}

// Charge is one side charged with one narrow deed of an incident by several claims, each in its own words.
type Charge struct {
	Incident string   `json:"incident"`
	Claims   []string `json:"claims"`    // all of them, in order
	DeniedBy []Voice  `json:"denied_by"` // who rejects one of them
}

// Denial is a quote that rejects what others assert.
type Denial struct {
	By    hearsay.QuoteID   `json:"by"`
	Of    []hearsay.QuoteID `json:"of"` // nearest first
	Score float64           `json:"score"`
	Why   []string          `json:"why,omitempty"`
}

// Status of an incident: what has been said of it, never what is true.
type Status string

const (
	Reported   Status = "reported"
	Attributed Status = "attributed"
	Contested  Status = "contested" // another is accused, too, or the accused denies
	Admitted   Status = "admitted"  // the accused, or a claimant, says so
	Withdrawn  Status = "withdrawn" // every accusation was taken back
)

// Step is one change of an incident's status, with the quote that carries it.
type Step struct {
	Status Status            `json:"status"`
	At     time.Time         `json:"at,omitzero"`
	Quote  hearsay.QuoteID   `json:"quote,omitempty"`
	Ref    string            `json:"ref"`
	Why    string            `json:"why"`
	Of     hearsay.ArticleID `json:"article"`
}

// Standing of an attribution.
const (
	Stands       = "standing"
	Denied       = "denied"    // the accused says no
	Opposed      = "contested" // somebody else says no, or names another
	Softened     = "softened"
	Hardened     = "hardened"
	TakenBack    = "withdrawn"
	SelfAdmitted = "admitted"
)

// Attribution is one accuser's word on one accused.
type Attribution struct {
	Accuser    string             `json:"accuser"`
	AccuserKey string             `json:"accuser_key,omitempty"`
	Own        bool               `json:"own,omitempty"` // an outlet in its own voice
	Accused    string             `json:"accused"`
	AccusedKey string             `json:"accused_key,omitempty"`
	Role       hearsay.Role       `json:"role,omitempty"`
	First      time.Time          `json:"first,omitzero"`
	Last       time.Time          `json:"last,omitzero"`
	Words      [2]string          `json:"words"`  // first and last
	Hedges     [2]string          `json:"hedges"` // of the first and last words
	Basis      []hearsay.Evidence `json:"basis"`
	Shown      hearsay.Showing    `json:"shown,omitempty"`
	DeniedBy   []Voice            `json:"denied_by"`
	Standing   string             `json:"standing"`
	Quotes     []hearsay.QuoteID  `json:"quotes"`
	Reports    int                `json:"reports"`
	Score      float64            `json:"score"` // of the surest quote
	Claim      string             `json:"claim,omitempty"`
	Reviewed   bool               `json:"reviewed,omitempty"` // an analyst called one of its quotes right
}

// Lags of an incident in seconds; nil where an end is not known to the time of day.
type Lags struct {
	ToAccusation *int64 `json:"to_accusation"` // from the first report
	ToDenial     *int64 `json:"to_denial"`     // from the first accusation
	ToEvidence   *int64 `json:"to_evidence"`   // from the first accusation to the first evidence that is shown or cited
}

// Incident is a deed as it is told: when, where, against whom, and who is said to have done it.
type Incident struct {
	Judged       hearsay.Verb  `json:"judged,omitempty"` // what an analyst says of it as a whole: right, wrong, unsure
	Kind         string        `json:"kind"`
	When         *hearsay.When `json:"when"`
	Where        []Place       `json:"where"`
	Targets      []string      `json:"targets"`
	Status       Status        `json:"status"`
	Steps        []Step        `json:"steps"`
	Attributions []Attribution `json:"attributions"`
	Lags         Lags          `json:"lags"`
	Quotes       []Quote       `json:"quotes"`
	Claims       []string      `json:"claims"`
	Stories      []string      `json:"stories"`
	ConfirmedBy  []Voice       `json:"confirmed_by,omitempty"`
	AdmittedBy   []Voice       `json:"admitted_by,omitempty"`
	Reports      int           `json:"reports"`
	Publishers   int           `json:"publishers"`
	Reading      string        `json:"reading"` // version of the reader behind the quotes
}

// Place of an incident.
type Place struct {
	Name      string                 `json:"name"`
	Country   string                 `json:"country,omitempty"`
	Precision hearsay.PlacePrecision `json:"precision"`
	Reports   int                    `json:"reports"`
}

// Actor is a party across articles.
type Actor struct {
	link.Party
	Names    []string `json:"names"` // as written
	Roles    []Role   `json:"roles,omitempty"`
	Why      []string `json:"why,omitempty"` // why the names are one
	Articles int      `json:"articles"`
}

// Role is what a person was called, and when.
type Role struct {
	Role  string    `json:"role"`
	First time.Time `json:"first,omitzero"`
	Last  time.Time `json:"last,omitzero"`
}
