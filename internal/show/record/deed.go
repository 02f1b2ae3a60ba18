package record

import "hearsay"

// When is a stretch of civil time. From and To are inclusive; null is an open end, two nulls
// mean that the words have no value.
type When struct {
	Span        Span    `json:"span"`
	From        *string `json:"from"`
	To          *string `json:"to"`
	Granularity string  `json:"granularity"`
	Approx      bool    `json:"approx"`
	Rule        string  `json:"rule"`
	Anchor      string  `json:"anchor"`
}

// Place is where something is said to have happened.
type Place struct {
	Span      Span    `json:"span"`
	Name      string  `json:"name"`
	Country   *string `json:"country"`
	Precision string  `json:"precision"`
}

// Number is a quantity. Max is null where it is no range, Period where the clause tells no
// time.
type Number struct {
	Span   Span     `json:"span"`
	Value  float64  `json:"value"`
	Max    *float64 `json:"max"`
	Bound  string   `json:"bound"`
	Kind   string   `json:"kind"`
	Unit   *string  `json:"unit"`
	Scope  []Span   `json:"scope"`
	Period *When    `json:"period"`
}

func whenOf(w *hearsay.When, c *counter) *When {
	if w == nil {
		return nil
	}
	return &When{c.span(w.Span), optional(w.From), optional(w.To), string(w.Granularity), w.Approx, w.Rule, string(w.Anchor)}
}

func places(in []hearsay.Place, c *counter) []Place {
	out := make([]Place, len(in))
	for i, p := range in {
		out[i] = Place{c.span(p.Span), p.Name, optional(p.Country), string(p.Precision)}
	}
	return out
}

func numbers(in []hearsay.Number, c *counter) []Number {
	out := make([]Number, len(in))
	for i, n := range in {
		out[i] = Number{Span: c.span(n.Span), Value: n.Value, Bound: string(n.Bound), Kind: string(n.Kind), Unit: optional(n.Unit),
			Scope: c.spans(n.Scope), Period: whenOf(n.Period, c)}
		if n.Max > 0 {
			out[i].Max = &in[i].Max
		}
	}
	return out
}
