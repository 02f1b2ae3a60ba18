package rows

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// Attribution is one accuser's word on one accused.
type Attribution struct {
	Accuser   string             `json:"accuser"`
	Accused   string             `json:"accused"`
	Role      hearsay.Role       `json:"role"`
	First     string             `json:"first"`
	Last      string             `json:"last"`
	Words     string             `json:"words"`       // the last
	FirstWord string             `json:"first_words"` // the first, if they are others
	Hedges    string             `json:"hedges"`      // of the last words
	Basis     []hearsay.Evidence `json:"basis"`
	DeniedBy  []string           `json:"denied_by"`
	Standing  string             `json:"standing"`
	Reports   int                `json:"reports"`
	Quotes    []hearsay.QuoteID  `json:"quotes"`
	Score     float64            `json:"score"`
	Reviewed  bool               `json:"reviewed"`
}

// Incident is a row of incidents.
type Incident struct {
	ID           string        `json:"id"`
	Kind         string        `json:"kind"`
	Title        string        `json:"title"`
	When         *When         `json:"when"`
	Where        []view.Place  `json:"where"`
	Targets      []string      `json:"targets"`
	Status       view.Status   `json:"status"`
	Lags         view.Lags     `json:"lags"`
	Attributions []Attribution `json:"attributions"`
	RejectedBy   []string      `json:"rejected_by"` // who rejects a charge, where the ledger has no accusation; else empty
	Reports      int           `json:"reports"`
	Publishers   int           `json:"publishers"`
	Steps        []Step        `json:"steps"`
	Claims       []string      `json:"claims"`
	Stories      []string      `json:"stories"`
	Judged       string        `json:"judged,omitempty"`
	Reading      string        `json:"reading"` // version of the reader behind the quotes
}

// When is civil time, days inclusive.
type When struct {
	From        string              `json:"from"`
	To          string              `json:"to"`
	Granularity hearsay.Granularity `json:"granularity"`
}

// Step is one change of status.
type Step struct {
	Status view.Status `json:"status"`
	At     string      `json:"at"`
	Ref    string      `json:"ref"`
	Quote  string      `json:"quote"`
	Why    string      `json:"why"`
}

// IncidentOf makes the row of an incident.
func IncidentOf(v *store.View) (Incident, error) {
	x, err := Decode[view.Incident](v)
	r := Incident{ID: v.ID, Kind: x.Kind, Title: v.Title, Where: x.Where, Targets: list(x.Targets), Status: x.Status, Lags: x.Lags, Attributions: []Attribution{}, RejectedBy: []string{}, Reports: x.Reports, Publishers: x.Publishers, Steps: []Step{}, Claims: list(x.Claims), Stories: list(x.Stories), Reading: x.Reading, Judged: string(x.Judged)}
	if x.When != nil {
		r.When = &When{x.When.From, x.When.To, x.When.Granularity}
	}
	if r.Where == nil {
		r.Where = []view.Place{}
	}
	for i := range x.Attributions {
		a := &x.Attributions[i]
		row := Attribution{Accuser: a.Accuser, Accused: a.Accused, Role: a.Role, First: Time(a.First), Last: Time(a.Last), Words: a.Words[1], Hedges: a.Hedges[1], Basis: a.Basis, DeniedBy: names(a.DeniedBy), Standing: a.Standing, Reports: a.Reports, Quotes: a.Quotes, Score: a.Score, Reviewed: a.Reviewed}
		if a.Words[0] != a.Words[1] {
			row.FirstWord = a.Words[0]
		}
		if row.Basis == nil {
			row.Basis = []hearsay.Evidence{}
		}
		r.Attributions = append(r.Attributions, row)
	}
	for i := range x.Quotes {
		if q := &x.Quotes[i]; len(x.Attributions) == 0 && q.Stance == view.Denies {
			if who := cmp.Or(q.Speaker, "unknown"); !slices.Contains(r.RejectedBy, who) {
				r.RejectedBy = append(r.RejectedBy, who)
			}
		}
	}
	for _, s := range x.Steps {
		r.Steps = append(r.Steps, Step{s.Status, Time(s.At), s.Ref, string(s.Quote), s.Why})
	}
	return r, err
}
