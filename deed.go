package hearsay

// Granularity is how finely a time is told.
type Granularity string

const (
	ByMinute    Granularity = "minute"
	ByPartOfDay Granularity = "part_of_day"
	ByDay       Granularity = "day"
	ByWeekend   Granularity = "weekend"
	ByWeek      Granularity = "week"
	ByMonth     Granularity = "month"
	BySeason    Granularity = "season"
	ByQuarter   Granularity = "quarter"
	ByHalf      Granularity = "half"
	ByYear      Granularity = "year"
	ByDecade    Granularity = "decade"
	ByRange     Granularity = "range"
)

// Anchor is what a time is reckoned from.
type Anchor string

const (
	AnchorPublished Anchor = "published" // the day of publication, in the outlet's offset
	AnchorDateline  Anchor = "dateline"  // the date of the text's dateline
	AnchorText      Anchor = "text"      // the last day named before it
	AnchorNone      Anchor = "none"      // absolute, or nothing to reckon from
)

// When is a stretch of civil time that a text tells. From and To are inclusive civil days,
// "2006-01-02", without zone; with a clock time "2006-01-02T15:04", followed by an offset
// only where the text tells one. One alone is an open stretch ("since 2014" in a text
// without date); both are empty where the words have no value.
type When struct {
	Span        Span        `json:"span"` // in the quote's field
	From        string      `json:"from,omitempty"`
	To          string      `json:"to,omitempty"`
	Granularity Granularity `json:"granularity"`
	Approx      bool        `json:"approx,omitempty"` // "around", "early March", "two weeks ago"
	Rule        string      `json:"rule"`             // of the date grammar
	Anchor      Anchor      `json:"anchor"`
}

// Precision of a place.
type PlacePrecision string

const (
	PlacePoint   PlacePrecision = "point" // a building, plant, port, base
	PlaceCity    PlacePrecision = "city"
	PlaceRegion  PlacePrecision = "region"
	PlaceCountry PlacePrecision = "country"
	PlaceSea     PlacePrecision = "sea" // waters
	PlaceUnknown PlacePrecision = "unknown"
)

// Place is where something is said to have happened. Country is there only if the gazetteer
// or the words beside the name tell it.
type Place struct {
	Span      Span           `json:"span"` // in the quote's field
	Name      string         `json:"name"`
	Country   string         `json:"country,omitempty"` // ISO 3166-1 alpha-3, or a code of the user's table
	Precision PlacePrecision `json:"precision"`
}

// Bound says how a number limits what it counts.
type Bound string

const (
	Exact   Bound = "exact"
	AtLeast Bound = "at_least" // "at least", "more than", "dozens"
	AtMost  Bound = "at_most"  // "up to", "fewer than"
	About   Bound = "about"    // "about", "nearly"
)

// NumberKind is what a number measures.
type NumberKind string

const (
	Count   NumberKind = "count"
	Money   NumberKind = "money"   // Unit is a currency
	Percent NumberKind = "percent" // Value is in percent
	Factor  NumberKind = "factor"  // "tripled" is 3, "fell by 40%" 0.6
	Rate    NumberKind = "rate"    // "one in three" is 1/3; "12 attacks a day" 12, Unit "attack/day"
)

// Number is a quantity that a text tells.
type Number struct {
	Span   Span       `json:"span"` // in the quote's field
	Value  float64    `json:"value"`
	Max    float64    `json:"max,omitempty"` // upper end of a range, 0 without one
	Bound  Bound      `json:"bound"`
	Kind   NumberKind `json:"kind"`
	Unit   string     `json:"unit,omitempty"`   // singular head noun, lower case, or currency; "" if not told
	Scope  []Span     `json:"scope,omitempty"`  // the verb whose doing is counted: "expelled"
	Period *When      `json:"period,omitempty"` // the time of the same clause, nil if it tells none
}
