package record

import "hearsay"

// Claim is what a quote says and how, under the keys of the contract. Lists are empty, and
// scalars null, where nothing was read.
type Claim struct {
	Chain         []Link    `json:"chain"`
	Act           *string   `json:"act"`
	Polarity      *string   `json:"polarity"`
	Certainty     Certainty `json:"certainty"`
	Evidence      []string  `json:"evidence"`
	EvidenceShown *string   `json:"evidence_shown"`
	Accused       []Accused `json:"accused"`
	Denied        []Accused `json:"denied"`
	Asked         []Accused `json:"asked"`
	Supposed      []Accused `json:"supposed"`
	Victims       []Accused `json:"victims"`
	Events        []Event   `json:"events"`
	Numbers       []Number  `json:"numbers"`
	RepliesTo     *string   `json:"replies_to"`
}

// Link is one step of a chain, nearest to the outlet first. Count is there for unnamed
// persons whose number the text tells.
type Link struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Named  bool   `json:"named"`
	Count  int    `json:"count,omitempty"`
	Source []Span `json:"source"`
	Cue    []Span `json:"cue"`
}

// Certainty keeps words, scale, band and analytic confidence apart.
type Certainty struct {
	Hedges     []Hedge  `json:"hedges"`
	Scale      *string  `json:"scale"`
	Band       []int    `json:"band"` // null without scale
	Confidence *string  `json:"confidence"`
	Factuality *float64 `json:"factuality"`
}

// Hedge is the words and where they stand.
type Hedge struct {
	Text string `json:"text"`
	Span Span   `json:"span"`
}

// Accused is one party of a deed. Reviewed is always false here: no person has looked yet.
type Accused struct {
	Actor    *string `json:"actor"`
	Name     string  `json:"name"`
	Country  *string `json:"country"`
	Role     *string `json:"role"`
	Span     Span    `json:"span"`
	Score    float64 `json:"score"`
	Reviewed bool    `json:"reviewed"`
}

// Event is a deed or act in PLOVER's terms.
type Event struct {
	Actor     []string `json:"actor"`
	Recipient []string `json:"recipient"`
	Code      string   `json:"code"`
	Mode      []string `json:"mode"`
	Context   []string `json:"context"`
	Trigger   []Span   `json:"trigger"`
	When      *When    `json:"when"`
	Where     []Place  `json:"where"`
}

func claim(in *hearsay.Claim, c *counter) Claim {
	out := Claim{
		Chain: []Link{}, Act: optional(string(in.Act)), Polarity: optional(string(in.Polarity)),
		Certainty: Certainty{Hedges: []Hedge{}, Scale: optional(string(in.Certainty.Scale)), Band: in.Certainty.Band,
			Confidence: optional(in.Certainty.Confidence)},
		Evidence: []string{}, EvidenceShown: optional(string(in.EvidenceShown)),
		Accused: parties(in.Accused, c), Denied: parties(in.Denied, c), Asked: parties(in.Asked, c),
		Supposed: parties(in.Supposed, c), Victims: parties(in.Victims, c), Events: []Event{}, RepliesTo: optional(string(in.RepliesTo)),
	}
	if in.Act != "" {
		f := in.Certainty.Factuality
		out.Certainty.Factuality = &f
	}
	for _, h := range in.Certainty.Hedges {
		out.Certainty.Hedges = append(out.Certainty.Hedges, Hedge{h.Span.In(c.src), c.span(h.Span)})
	}
	out.Numbers = numbers(in.Numbers, c)
	for _, l := range in.Chain {
		out.Chain = append(out.Chain, Link{l.Name, string(l.Kind), l.Named, l.Count, c.spans(l.Source), c.spans(l.Cue)})
	}
	for _, e := range in.Evidence {
		out.Evidence = append(out.Evidence, string(e))
	}
	for _, e := range in.Events {
		out.Events = append(out.Events, Event{some(e.Actor), some(e.Recipient), e.Code, some(e.Mode), some(e.Context), c.spans(e.Trigger), whenOf(e.When, c), places(e.Where, c)})
	}
	return out
}

func parties(in []hearsay.Accused, c *counter) []Accused {
	out := make([]Accused, len(in))
	for i, a := range in {
		out[i] = Accused{Actor: optional(a.Actor), Name: a.Name, Country: optional(a.Country), Role: optional(string(a.Role)),
			Span: c.span(a.Span), Score: a.Score}
	}
	return out
}

// optional is nil for "".
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// some is never nil, so that JSON shows an empty list.
func some(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
