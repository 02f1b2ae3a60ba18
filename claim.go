package hearsay

// Act is what a speaker does by saying it.
type Act string

const (
	Assert               Act = "assert"
	Accuse               Act = "accuse"
	Deny                 Act = "deny"
	Confirm              Act = "confirm"
	Admit                Act = "admit"
	ClaimResponsibility  Act = "claim_responsibility"
	RejectResponsibility Act = "reject_responsibility"
	Threaten             Act = "threaten"
	Warn                 Act = "warn"
	Demand               Act = "demand"
	Promise              Act = "promise"
	Condemn              Act = "condemn"
	Praise               Act = "praise"
	Announce             Act = "announce"
	Estimate             Act = "estimate"
	Speculate            Act = "speculate"
	Ask                  Act = "ask"
	Retract              Act = "retract"
	NoComment            Act = "no_comment"
	Believe              Act = "believe"
	Intend               Act = "intend"
)

// Acts lists all acts in the order of the design.
var Acts = []Act{Assert, Accuse, Deny, Confirm, Admit, ClaimResponsibility, RejectResponsibility, Threaten, Warn, Demand, Promise,
	Condemn, Praise, Announce, Estimate, Speculate, Ask, Retract, NoComment, Believe, Intend}

// Polarity is negation of the content's main clause.
type Polarity string

const (
	Affirmed Polarity = "+"
	Negated  Polarity = "-"
)

// Scale is a set of words of estimative probability with the bands they stand for.
type Scale string

const (
	ScaleNone Scale = ""       // politicians and press: their words have no agreed band
	ICD203    Scale = "icd203" // US Intelligence Community Directive 203
	PHIA      Scale = "phia"   // UK Professional Head of Intelligence Assessment
	Kent      Scale = "kent"   // Kent (1964), "Words of Estimative Probability"
)

// Hedge is a stretch of words that weakens or strengthens how sure the speaker is.
type Hedge struct {
	Span Span   `json:"span"` // in the quote's field
	Term string `json:"term"` // the dictionary form it was recognised as
}

// Certainty is how sure a speaker says to be. Words, scale and band are kept apart:
// the band is what the scale gives for the words, and no scale gives none.
type Certainty struct {
	Hedges     []Hedge `json:"hedges,omitempty"`
	Scale      Scale   `json:"scale,omitempty"`
	Band       []int   `json:"band,omitempty"`       // percent, [low, high]; nil without scale or estimative word
	Confidence string  `json:"confidence,omitempty"` // analytic confidence: "low", "moderate", "high"; not a probability
	Factuality float64 `json:"factuality,omitempty"` // −3 (certainly not) … 3 (certainly so), of the content's main event
}

// Evidence is what a claim is said to rest on.
type Evidence string

const (
	NoneGiven              Evidence = "none_given"
	TechnicalForensic      Evidence = "technical_forensic"
	IntelligenceAssessment Evidence = "intelligence_assessment"
	Witness                Evidence = "witness"
	Document               Evidence = "document"
	Imagery                Evidence = "imagery"
	CourtOrIndictment      Evidence = "court_or_indictment"
	ArrestOrConfession     Evidence = "arrest_or_confession"
	ClaimedResponsibility  Evidence = "claim_of_responsibility"
	PatternOrMotive        Evidence = "pattern_or_motive"
	MediaReport            Evidence = "media_report"
	AnonymousSource        Evidence = "anonymous_source"
	ThirdParty             Evidence = "third_party"
	OfficialStatement      Evidence = "official_statement"
)

// Showing says whether evidence is laid open, referred to, or only said to exist.
type Showing string

const (
	Shown    Showing = "shown"
	Cited    Showing = "cited"
	Asserted Showing = "asserted"
)

// Role of an accused in the deed.
type Role string

const (
	Perpetrator Role = "perpetrator"
	Sponsor     Role = "sponsor"
	Instigator  Role = "instigator"
	Beneficiary Role = "beneficiary"
	Negligent   Role = "negligent"
	UnknownRole Role = "unknown"
)

// Culprit reports whether a party in this role is said to have had the deed done: it did it,
// ordered it or paid for it. Who gains by a deed, or let it happen, is no culprit of it and
// counts as none in figures, lists and totals.
func (r Role) Culprit() bool { return r != Beneficiary && r != Negligent }

// PrivateParty stands for the name of a person who is not public, wherever such a person is
// accused or a victim: their names stay in the sentence.
const PrivateParty = "a person (named in the source)"

// Accused is who a quote says did it. Span is the words that name them, always in the
// quote's own field; Country only where the text names it or the actor is an organ of a
// state in the gazetteer.
type Accused struct {
	Actor   string  `json:"actor,omitempty"` // id of an Actor of the same Reading
	Name    string  `json:"name"`
	Country string  `json:"country,omitempty"` // ISO 3166-1 alpha-3, or a code of the user's table
	Role    Role    `json:"role,omitempty"`
	Span    Span    `json:"span"`
	Rule    string  `json:"rule,omitempty"`  // which pattern gave it
	Score   float64 `json:"score,omitempty"` // [0,1]
}

// Link is one step of a chain of sources, nearest to the outlet first.
type Link struct {
	Name   string    `json:"name"`            // as resolved, or the description of an unnamed source
	Kind   ActorKind `json:"kind,omitempty"`  // KindUnknown for an unnamed one
	Named  bool      `json:"named,omitempty"` // it has a name
	Count  int       `json:"count,omitempty"` // number of unnamed persons, 0 if not told
	Source []Span    `json:"source,omitempty"`
	Cue    []Span    `json:"cue,omitempty"`
}

// Event is a deed or act that the content tells, in PLOVER's terms (2021 codebook).
type Event struct {
	Actor     []string `json:"actor,omitempty"` // ids of Actors
	Recipient []string `json:"recipient,omitempty"`
	Code      string   `json:"code"` // PLOVER category
	Mode      []string `json:"mode,omitempty"`
	Context   []string `json:"context,omitempty"`
	Trigger   []Span   `json:"trigger,omitempty"`
	When      *When    `json:"when,omitempty"`  // nil where the trigger's clause tells none
	Where     []Place  `json:"where,omitempty"` // of the trigger's clause
}

// Reason says why one part of a quote was read as it was.
type Reason struct {
	Part    string  // speaker, act, certainty, evidence, accused, …
	Value   string  // what was taken
	Because string  // rule or features, in words
	Span    Span    // the words it rests on, empty if none
	Score   float64 // 0 where the rule has none
	Next    string  // next best alternative, "" if none
}
