package hearsay

import (
	"cmp"
	"math"
	"slices"
)

// QuoteKind tells how much of the content stands inside double quotation marks.
type QuoteKind string

const (
	Direct   QuoteKind = "direct"   // every word
	Indirect QuoteKind = "indirect" // none
	Mixed    QuoteKind = "mixed"    // some
)

// Via tells how a source was resolved to a speaker.
type Via string

const (
	ViaNone         Via = "none"         // not resolved: the speaker is unknown
	ViaName         Via = "name"         // its own name, or a surname introduced before
	ViaTitle        Via = "title"        // "the minister"
	ViaPronoun      Via = "pronoun"      // "she"
	ViaContinuation Via = "continuation" // no source of its own; the one before goes on
	ViaOutlet       Via = "outlet"       // the outlet's own voice
)

// Speaker is who said it, as far as the text tells. The zero Speaker is unknown;
// unknown is better than a guess.
type Speaker struct {
	Actor string `json:"actor,omitempty"` // id of an Actor of the same Reading, "" if unknown
	Name  string `json:"name,omitempty"`  // that actor's name, "" if unknown
	Via   Via    `json:"via,omitempty"`
}

// Quote is one attribution relation in one revision, as PARC (Pareti 2012) and PolNeAR
// (Newell, Margolin and Ruths 2018) annotate it: somebody (Source) is said (Cue) to have
// said, believed or intended something (Content). Source may be empty; Cue and Content
// are both empty never. Spans ascend and do not overlap; content may come in pieces.
type Quote struct {
	ID                   QuoteID
	Field                Field
	Source, Cue, Content []Span
	Kind                 QuoteKind
	Score                float64 // [0,1]: estimated probability that source, cue and content are each at least half right
	Speaker              Speaker
	Claim
}

// Claim is what a quote says and how: act, certainty, evidence, who did it. Its zero value
// means that nothing was read.
type Claim struct {
	Also          []Speaker  `json:"also,omitempty"`  // who says it beside Speaker, in the source's order: "X and Y said"
	Chain         []Link     `json:"chain,omitempty"` // who stands between outlet and speaker, nearest first
	Act           Act        `json:"act,omitempty"`
	Polarity      Polarity   `json:"polarity,omitempty"`
	Certainty     Certainty  `json:"certainty,omitzero"`
	Evidence      []Evidence `json:"evidence,omitempty"`
	EvidenceShown Showing    `json:"shown,omitempty"`
	// Accused holds only what the quote asserts; what it rejects, asks or supposes stands in
	// the other three.
	Accused   []Accused `json:"accused,omitempty"`
	Denied    []Accused `json:"denied,omitempty"`
	Asked     []Accused `json:"asked,omitempty"`
	Supposed  []Accused `json:"supposed,omitempty"`
	Victims   []Accused `json:"victims,omitempty"`
	Events    []Event   `json:"events,omitempty"`
	Numbers   []Number  `json:"numbers,omitempty"`    // quantities of the content, ascending
	RepliesTo QuoteID   `json:"replies_to,omitempty"` // the quote of this article that it answers, "" if none
	// Reasons are not kept in a ledger: reading again gives the same ones.
	Reasons []Reason `json:"-"`
}

// Start returns where the first words of q start, in bytes; [math.MaxInt] for a quote without words.
func (q *Quote) Start() int {
	at := math.MaxInt
	for _, role := range [...][]Span{q.Source, q.Cue, q.Content} {
		if len(role) > 0 {
			at = min(at, role[0].Start)
		}
	}
	return at
}

// Identify sets q.ID: a hash of revision, reading version, field and spans.
func (q *Quote) Identify(rev RevisionID, v StageVersion) {
	h := newID("quote")
	h.str(string(rev))
	h.str(string(v))
	h.str(string(q.Field))
	for _, role := range [][]Span{q.Source, q.Cue, q.Content} {
		h.num(len(role))
		for _, s := range role {
			h.num(s.Start)
			h.num(s.End)
		}
	}
	q.ID = QuoteID(h.sum())
}

// ActorKind says what an actor is.
type ActorKind string

const (
	KindPerson       ActorKind = "person"
	KindOffice       ActorKind = "office"
	KindState        ActorKind = "state"
	KindArmedGroup   ActorKind = "armed_group"
	KindThreatActor  ActorKind = "threat_actor"
	KindOrganisation ActorKind = "organisation"
	KindOutlet       ActorKind = "outlet"
	KindPeople       ActorKind = "people"
	KindUnknown      ActorKind = "unknown"
)

// Mention is one place that names an actor.
type Mention struct {
	Field Field
	Span  Span
}

// Actor is somebody or something that speaks within one reading. A person is Public only
// by a role seen in the text; nothing may rank, count, list or link a person who is not.
type Actor struct {
	ID       string // "a1", "a2", … in order of first mention, unique within the reading
	Name     string
	Kind     ActorKind
	Public   bool
	Role     string    // "head of the external service", "" if none was seen
	Country  string    // ISO 3166-1 alpha-3 or the user's code, "" if not told
	Mentions []Mention // ascending, title before text
}

// Level says how deeply a revision was read.
type Level string

const (
	L0 Level = "L0" // words only: any language
	L1 Level = "L1" // quotation marks and a cue table
	L2 Level = "L2" // a trained reading
)

// Reading is what one version of the reader found in one revision. Readings are
// immutable: a better reader adds another one.
type Reading struct {
	Revision RevisionID
	Version  StageVersion
	Level    Level
	Lang     string
	Genre    Genre
	Actors   []Actor
	Quotes   []Quote // title first, then in order of their first span
	// Private is where persons are named who are not public, or may be such, by field and place:
	// what is shown of the text outside its article leaves these words out.
	Private []Mention
	Stats   Stats
}

// Stats counts what was read.
type Stats struct{ Tokens, Sentences int }

// In returns the field of r that spans of f point into.
func (f Field) In(r *Revision) string {
	if f == FieldTitle {
		return r.Title
	}
	return r.Text
}

// SortMentions sorts places, the title before the text, takes out what is there twice, and returns the rest in
// the same room.
func SortMentions(list []Mention) []Mention {
	slices.SortFunc(list, func(a, b Mention) int {
		if a.Field != b.Field {
			if a.Field == FieldTitle {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	return slices.Compact(list)
}
