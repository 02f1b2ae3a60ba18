package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/store"
)

// partiesPage lists parties with how often they accuse and are accused. It has no persons but those
// whom texts give a public role.
type partiesPage struct {
	Heading, Stand string
	Query, Kind    string
	All            bool
	Chips          []todayChip
	Rows           []partyRow
	Total          int
	Low            int
	Older, Newer   string
	Warning        *warning
}

// partyRow is a party of the list.
type partyRow struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Country  string `json:"country,omitempty"`
	Articles int    `json:"articles"`
	Makes    int    `json:"accuses"`
	Of       int    `json:"accuses_parties"`
	Gets     int    `json:"is_accused"`
	By       int    `json:"is_accused_by_parties"`
	Rejects  int    `json:"rejects"`
	Href     string `json:"-"`
}

// partySorts head the sorts of parties.
var partySorts = map[string]string{"state": "States", "org": "Organisations", "office": "Offices", "group": "Groups", "person": "Public persons", "bodies": "Bodies not named", "tied": "Groups not named"}

// partiesShown is a page of the list.
const partiesShown = 100

func (s *site) partyList(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	x, err := s.partyIndex(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := r.URL.Query()
	p := &partiesPage{Query: strings.TrimSpace(v.Get("q")), Kind: v.Get("kind"), All: v.Get("all") == "1", Low: x.low, Warning: s.warning()}
	from, err := strconv.Atoi(cmp.Or(v.Get("from"), "0"))
	if err != nil || from < 0 {
		s.fail(w, r, fmt.Errorf("%w: from %q is no place in a list", store.ErrQuery, v.Get("from")))
		return
	}
	if p.Kind != "" && partyKind(p.Kind+":x") == "" {
		s.fail(w, r, fmt.Errorf("%w: kind %q is no sort of party", store.ErrQuery, p.Kind))
		return
	}
	all := p.fill(x)
	if strings.HasSuffix(r.URL.Path, ".json") {
		if all == nil {
			all = []partyRow{}
		}
		sendJSON(w, struct {
			AsOf    string     `json:"as_of"`
			Total   int        `json:"total"`
			Parties []partyRow `json:"parties"`
		}{s.o.Now().UTC().Format("2006-01-02T15:04:05Z"), len(all), all})
		return
	}
	p.Total = len(all)
	if p.Rows = all[min(from, len(all)):min(from+partiesShown, len(all))]; from > 0 {
		p.Newer = p.self("from", strconv.Itoa(max(0, from-partiesShown)))
	}
	if from+partiesShown < len(all) {
		p.Older = p.self("from", strconv.Itoa(from+partiesShown))
	}
	p.Heading, p.Stand = partiesFinding(p, x)
	s.page(w, http.StatusOK, "parties", shell{Title: p.Heading, Nav: "parties", Counted: counted(len(x.list), "party") + ", " + counted(len(x.charges), "accusation"), Body: p, JSON: "/parties.json" + strings.TrimPrefix(p.self("", ""), "/parties")})
}

// self is the address of the list with one word changed.
func (p *partiesPage) self(key, value string) string {
	v := url.Values{}
	for k, x := range map[string]string{"q": p.Query, "kind": p.Kind, "all": map[bool]string{true: "1"}[p.All], key: value} {
		if k != "" && x != "" && x != "0" {
			v.Set(k, x)
		}
	}
	return address("/parties", v)
}

// fill sets the chips and returns all rows that fit, those with most accusations first.
func (p *partiesPage) fill(x *partyIndex) (out []partyRow) {
	kinds := map[string]int{}
	low := strings.ToLower(p.Query)
	told := 0
	for i := range x.list {
		t := &x.list[i]
		if low != "" && !strings.Contains(t.spelt, low) {
			continue
		}
		if len(t.makes)+len(t.gets) == 0 && !p.All && low == "" {
			continue
		}
		prefix, _, _ := strings.Cut(t.key, ":")
		kinds[prefix]++
		if told++; p.Kind != "" && prefix != p.Kind {
			continue
		}
		out = append(out, x.rows[i])
	}
	slices.SortFunc(out, func(a, b partyRow) int {
		return cmp.Or(b.Makes+b.Gets-a.Makes-a.Gets, b.Articles-a.Articles, strings.Compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
	kind := p.Kind
	p.Kind = ""
	p.Chips = append(p.Chips, todayChip{Name: "Every kind", URL: p.self("", ""), N: told, Chosen: kind == ""})
	for _, k := range []string{"state", "org", "office", "group", "person", "bodies", "tied"} {
		if kinds[k] > 0 || kind == k {
			p.Chips = append(p.Chips, todayChip{Name: partySorts[k], URL: p.self("kind", k), N: kinds[k], Chosen: kind == k})
		}
	}
	p.Kind = kind
	return out
}

func newPartyRow(x *partyIndex, k int32) partyRow {
	t := &x.list[k]
	r := partyRow{Key: t.key, Name: t.name, Kind: t.kind, Country: x.countryOf(t), Articles: t.articles, Makes: len(t.makes), Gets: len(t.gets), Href: partyHref(t.key)}
	for _, c := range x.counterparts(k) {
		if c.makes > 0 {
			r.Of++
		}
		if c.gets > 0 && c.party >= 0 {
			r.By++
		}
		r.Rejects += c.rejects
	}
	return r
}

// countryOf names a party's state, "" for a state itself.
func (x *partyIndex) countryOf(t *actorParty) string {
	if t.country == "" || t.kind == "state" {
		return ""
	}
	return x.nameOf("state:"+t.country, t.country)
}

// partiesFinding says what the list comes to.
func partiesFinding(p *partiesPage, x *partyIndex) (heading, stand string) {
	accuse, accused := 0, 0
	for i := range x.list {
		accuse += min(1, len(x.list[i].makes))
		accused += min(1, len(x.list[i].gets))
	}
	switch {
	case p.Query != "":
		heading = counted(p.Total, "party") + " called like “" + shorten(p.Query, 60) + "”"
	case len(x.list) == 0:
		heading = "No parties yet"
	case len(x.charges) == 0:
		heading = counted(len(x.list), "party") + ", and no accusation between two of them"
	default:
		heading = fmt.Sprintf("%s accused, %s accusing", counted(accused, "party"), number(accuse))
	}
	return heading, fmt.Sprintf("%s in %s: one accuser’s word on one accused of one deed counts once, however often it is told.", upper(counted(len(x.charges), "accusation")), counted(len(x.incidents), "incident"))
}
