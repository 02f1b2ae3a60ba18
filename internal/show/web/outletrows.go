package web

// Rows of the commands that the pages of outlets show, as far as these need them.

// shareOf is a share of cases; Share and CI95 are nil under the least number of them.
type shareOf struct {
	K, Of int
	Share *float64
	CI95  *[2]float64
}

// rateOf is a row of replies.
type rateOf struct {
	Outlet                               string
	N                                    int
	Same, Day, Ever, Asked, Taken, Never shareOf
	PassedOver                           shareOf `json:"passed_over"`
	Headline                             shareOf
	FirstThird                           shareOf `json:"first_third"`
	Middle                               shareOf
	LastThird                            shareOf `json:"last_third"`
	Before                               *float64
}

// blameOf is a row of blame.
type blameOf struct {
	Name       string
	N          int
	Accused    string
	AccusedKey string `json:"accused_key"`
	Incidents  int
	Share      *float64
	CI95       *[2]float64
	Boot95     *[2]float64
}

// sourceOf is a row of sources --by name.
type sourceOf struct {
	Outlet       string
	N            int
	Kind, From   string
	Reports, Any int
	Share        *float64
	CI95         *[2]float64
}

// driftOf is a row of drift.
type driftOf struct {
	Outlet       string
	Hops, Claims int
	Hardened     int
	Hardened95   [2]float64
	Softened     int
	Softened95   [2]float64
	Lost         int     `json:"hedges_lost"`
	HardenQ      float64 `json:"hardened_q"`
	HardenBy     float64 `json:"hardened_expected"`
	SoftenQ      float64 `json:"softened_q"`
	SoftenBy     float64 `json:"softened_expected"`
}

// editOf is a row of edits.
type editOf struct {
	Ref, Outlet, Seen, Newer, Title string
	Silent                          bool
	Notices                         []string
	Changed, Meaning                int
	Marks                           []struct {
		Kind  string
		Added bool
		Text  string
	}
}

// dayOf is a row of coverage --days.
type dayOf struct {
	Outlet, Day        string
	Read, Part, Failed int
}

// gapOf is a row of coverage --gaps.
type gapOf struct {
	Outlet, From, To string
	Days             int
	Expected         float64
	Alarm            bool
}

// partView is a part of the page with the words around its picture.
type partView struct {
	ID, Table, AllHead, Extra string
	Part                      *sharePart
	Names                     tableView
	Kinds                     *tableView
}

// tableView is one table of shares.
type tableView struct {
	Head, Of, AllHead string
	Tested            bool
	Rows              []shareRow
}

func (p *sharePart) view(id, table, head, all string) partView {
	return partView{ID: id, Table: table, AllHead: all, Part: p, Names: tableView{Head: head, Of: p.Of, AllHead: all, Rows: p.Rows}}
}

// MixPart is where the reports have it from.
func (p *outletPage) MixPart() partView {
	v := p.Mix.view("mix", "source mix", "From", "all outlets")
	v.Kinds = &tableView{Head: "Kind", Of: p.Mix.Of, AllHead: "all outlets", Rows: p.Mix.Kinds}
	return v
}

// BlamePart is whom the reports blame.
func (p *outletPage) BlamePart() partView {
	return p.Blame.view("blame", "blame share", "Accused", "all outlets")
}

// HeardPart is whether the accused is heard.
func (p *outletPage) HeardPart() partView {
	v := p.Heard.view("heard", "reply rate", "The accused is heard", "all outlets")
	v.Extra = p.Where
	return v
}

// DriftPart is how certainty changes on the way.
func (p *outletPage) DriftPart() partView {
	v := p.Drift.view("drift", "certainty drift", "Change", "the others’ like")
	v.Names.Of, v.Names.Tested = "claim", true
	return v
}
