package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// partyPage is one party: whom it accuses and who accuses it, what it says to that, and what else it says.
type partyPage struct {
	Key, Name, Kind string
	Country         string
	CountryHref     string
	Heading, Stand  string
	Row             partyRow
	Described       bool   // bodies or groups without a name, of which nobody knows whether two are one
	Chips           []chip // a chosen counterpart, a chosen standing
	Rejected        string // the accusations that it rejects
	Wide, Narrow    *draw.Picture
	Drawn           int // counterparts in the picture
	Others          []otherRow
	Answer          string // how often, and how fast, it rejects
	Standings       []standingRow
	Gets, Makes     []chargeRow
	GetsLeft        int
	MakesLeft       int
	Left            string // where all of them stand
	Self            string
	Low             int
	Precision       string // of the accusations that are added up
	Asserts         []saysRow
	Rejects         []saysRow
	Looked          int // articles looked at for what it says
	Commitments     *partyCommitments
	Figures         *partyFigures
	Roles           []roleRow
	Names           []string
	Why             []string
	Warning         *warning
}

// otherRow is a counterpart in the table of the picture.
type otherRow struct {
	Outlets              bool
	Name, Href           string // of its page, "" where it has none
	Kind, Open           string
	Makes, Gets, Rejects int
}

// standingRow is how many accusations stand so.
type standingRow struct {
	Name string
	N    int
	Href string
}

// chargeRow is an accusation as the page lists it.
type chargeRow struct {
	Anchor                       string
	Who, WhoHref                 string // the other party
	Own                          bool
	Act, Glyph                   string
	Words                        []piece
	Last                         []piece
	Change, When, To             string
	Evidence                     string
	Reports                      int
	Incident, Title              string
	Quote                        string // address of the first quote
	Standing                     string
	Answer, AnswerWhen, AnswerTo string // the accused's own words
	Lag                          string
	Score                        string
	Reviewed                     bool
}

// Bounds of a party's page.
const (
	chargesShown  = 40
	chargesOpened = 100 // of one counterpart or standing
	leastCharges  = 10  // that a picture adds up (DESIGN 2.2)
	othersShown   = 60
)

func (s *site) party(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	key, asJSON := strings.CutSuffix(r.PathValue("key"), ".json")
	x, err := s.partyIndex(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	k, ok := x.at[key]
	if !ok {
		s.fail(w, r, fmt.Errorf("no party %q: %w", key, store.ErrNotFound))
		return
	}
	cut, err := partyCutOf(x, r.URL.Query())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if asJSON {
		p, err := s.partyCharges(ctx, x, k, cut, len(x.charges))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		sendJSON(w, partyJSON(p, partyVals(r.URL.Query()), s.o.Now()))
		return
	}
	p, err := s.partyPages.get(ctx, key+"?"+r.URL.Query().Encode(), func(ctx context.Context) (*partyPage, error) { return s.partyPage(ctx, x, k, cut) })
	if err != nil {
		s.fail(w, r, err)
		return
	}
	whole := *p                                        // the rest is not kept with it, since it may still be read
	wait, stop := context.WithTimeout(ctx, commitWait) // for both
	s.partyCommits(wait, &whole)
	s.partyFigures(wait, &whole)
	stop()
	p = &whole
	p.Left = address(partyHref(key)+".json", partyVals(r.URL.Query()))
	s.page(w, http.StatusOK, "party", shell{Title: p.Name, Nav: "parties", Counted: counted(len(x.list[k].makes)+len(x.list[k].gets), "accusation"), Body: p, JSON: p.Left})
}

// addedUp says which accusations are added up, and how many of such are right.
var addedUp = fmt.Sprintf("Added up are accusations scored %.1f or more; of such %.1f %% were right where that was chosen, %.1f %% on texts kept apart.", blame.Floor, 100*blame.Precision, 100*blame.HeldOut)

// partyCut is what of a party's accusations an address chooses.
type partyCut struct {
	with     int32 // a counterpart, everyOne for all
	standing string
}

const everyOne = -9

func partyCutOf(x *partyIndex, v url.Values) (c partyCut, err error) {
	c = partyCut{with: everyOne, standing: v.Get("standing")}
	if with := v.Get("with"); with != "" {
		if c.with = x.chosen(with); c.with == everyOne {
			return c, fmt.Errorf("no party %q: %w", with, store.ErrNotFound)
		}
	}
	switch c.standing {
	case "", rejectedOnes, view.Stands, view.Denied, view.Opposed, view.Hardened, view.Softened, view.TakenBack, view.SelfAdmitted:
	default:
		return c, fmt.Errorf("%w: standing %q is none", store.ErrQuery, c.standing)
	}
	return c, nil
}

// partyVals are the words of an address that choose accusations.
func partyVals(v url.Values) url.Values {
	out := url.Values{}
	for _, k := range []string{"with", "standing"} {
		if x := v.Get(k); x != "" {
			out.Set(k, x)
		}
	}
	return out
}

// rejectedOnes stands in addresses for accusations that the accused itself rejects, whatever became of them.
const rejectedOnes = "rejected"

// partyPage is the whole page.
func (s *site) partyPage(ctx context.Context, x *partyIndex, k int32, cut partyCut) (*partyPage, error) {
	most := chargesShown
	if cut.with != everyOne || cut.standing != "" {
		most = chargesOpened
	}
	p, err := s.partyCharges(ctx, x, k, cut, most)
	if err != nil {
		return nil, err
	}
	if err := s.partySays(ctx, p, &x.list[k]); err != nil {
		return nil, err
	}
	return p, nil
}

// partyCharges is the part of the page that tells who accuses whom, at most so many accusations each way.
func (s *site) partyCharges(ctx context.Context, x *partyIndex, k int32, cut partyCut, most int) (p *partyPage, err error) {
	t := &x.list[k]
	self := partyHref(t.key)
	p = &partyPage{Key: t.key, Name: t.name, Kind: t.kind, Country: x.countryOf(t), Row: x.rows[k], Low: x.low, Precision: addedUp, Left: self + ".json", Self: self, Warning: s.warning(), Described: strings.HasPrefix(t.key, "bodies:") || strings.HasPrefix(t.key, "tied:"),
		Rejected: self + "?standing=" + rejectedOnes + "#gets"}
	if _, ok := x.at["state:"+t.country]; ok && p.Country != "" {
		p.CountryHref = partyHref("state:" + t.country)
	}
	if cut.with != everyOne {
		p.Chips = append(p.Chips, chip{"with", x.otherName(cut.with), self})
	}
	if cut.standing != "" {
		p.Chips = append(p.Chips, chip{"standing", cut.standing, self})
	}
	p.others(x, k, self)
	p.Answer = x.answers(t)
	p.Standings = x.standings(t)
	p.Heading, p.Stand = partyFinding(p)
	at := bodiesOf{s: s, x: x, have: map[int32]*view.Incident{}, title: map[int32]string{}}
	if p.Gets, p.GetsLeft, err = at.charges(ctx, t.gets, cut, most, true); err != nil {
		return nil, err
	}
	if cut.standing == "" {
		p.Makes, p.MakesLeft, err = at.charges(ctx, t.makes, cut, most, false)
	}
	return p, err
}

// chosen finds the counterpart that an address names, everyOne for none.
func (x *partyIndex) chosen(key string) int32 {
	switch key {
	case "outlets":
		return anOutlet
	case "unnamed":
		return unnamed
	}
	if k, ok := x.at[key]; ok {
		return k
	}
	return everyOne
}

// otherName names a counterpart; otherKey is how addresses call it.
func (x *partyIndex) otherName(k int32) string {
	switch k {
	case anOutlet:
		return "Outlets"
	case unnamed:
		return "No named party"
	}
	return x.list[k].name
}

func (x *partyIndex) otherKey(k int32) string {
	switch k {
	case anOutlet:
		return "outlets"
	case unnamed:
		return "unnamed"
	}
	return x.list[k].key
}

// others lists the counterparts, and draws them.
func (p *partyPage) others(x *partyIndex, k int32, self string) {
	var bars []draw.MirrorRow
	for _, c := range x.counterparts(k) {
		open := self + "?" + url.Values{"with": {x.otherKey(c.party)}}.Encode()
		r := otherRow{Outlets: c.party == anOutlet, Name: x.otherName(c.party), Open: open, Makes: c.makes, Gets: c.gets, Rejects: c.rejects}
		if c.party >= 0 {
			r.Href, r.Kind = partyHref(x.list[c.party].key), x.list[c.party].kind
		}
		p.Others = append(p.Others, r)
		if c.party < 0 {
			continue
		}
		bars = append(bars, draw.MirrorRow{Name: r.Name, Href: r.Href,
			Left:  draw.Opens{N: r.Makes, Href: open + "#makes", Title: fmt.Sprintf("%s accuses %s: %d", p.Name, r.Name, r.Makes)},
			Right: draw.Opens{N: r.Gets, Href: open + "#gets", Title: fmt.Sprintf("%s is accused, by %s: %d", p.Name, r.Name, r.Gets)}})
	}
	p.Drawn = min(len(bars), draw.MaxMirror)
	finding := fmt.Sprintf("%s accuses %s, %s; named parties accuse it in part of %s. The table below has all counterparts", p.Name, counted(p.Row.Of, "party"), howOften(p.Row.Makes), counted(p.Row.Gets, "accusation"))
	if p.Row.Makes+p.Row.Gets < leastCharges {
		return
	}
	if wide, narrow, ok := draw.Mirror(bars, p.Name+" accuses", p.Name+" is accused by", finding); ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
}

// howOften words a count of times.
func howOften(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return number(n) + " times"
}

// partyFinding says what the accusations come to.
func partyFinding(p *partyPage) (heading, stand string) {
	r := &p.Row
	switch {
	case r.Gets > 0 && r.Makes > 0:
		heading = fmt.Sprintf("%s: accused %s, accuses %s", p.Name, howOften(r.Gets), howOften(r.Makes))
	case r.Gets > 0:
		heading = fmt.Sprintf("%s: accused %s, accuses nobody here", p.Name, howOften(r.Gets))
	case r.Makes > 0:
		heading = fmt.Sprintf("%s: accuses %s, accused by nobody here", p.Name, howOften(r.Makes))
	default:
		return p.Name + ": no accusation, made or met", "No accusation between named parties has it in these articles, scored high enough to be counted."
	}
	return heading, "One accuser’s word on one accused of one deed counts once, however many outlets tell it. A heading that says “accused” says who is said to have done something, never who did."
}

// answers tells how often a party rejects what it is accused of, and how fast.
func (x *partyIndex) answers(t *actorParty) string {
	if len(t.gets) == 0 {
		return ""
	}
	var lags []int64
	rejected := 0
	for _, c := range t.gets {
		if x.charges[c].rejected {
			rejected++
		}
		if x.charges[c].timed {
			lags = append(lags, x.charges[c].lag)
		}
	}
	s := fmt.Sprintf("%s rejects %s of %s, as far as these articles tell", t.name, number(rejected), counted(len(t.gets), "accusation"))
	if len(lags) < 3 {
		return s + "."
	}
	slices.Sort(lags)
	median := time.Duration(lags[len(lags)/2]) * time.Second
	switch {
	case median < 0:
		return s + fmt.Sprintf("; half of the %d whose times are known had been rejected before they were made, in an earlier denial.", len(lags))
	case median == 0:
		return s + fmt.Sprintf("; half of the %d whose times are known by the time they were published.", len(lags))
	}
	return s + fmt.Sprintf("; half of the %d whose times are known within %s.", len(lags), strings.TrimPrefix(lagWords(median), "+"))
}

// standings counts how the accusations against a party stand.
func (x *partyIndex) standings(t *actorParty) (out []standingRow) {
	n := map[string]int{}
	for _, c := range t.gets {
		n[x.charges[c].standing]++
	}
	for _, st := range []string{view.Stands, view.Denied, view.Opposed, view.Hardened, view.Softened, view.TakenBack, view.SelfAdmitted} {
		if n[st] > 0 {
			out = append(out, standingRow{st, n[st], partyHref(t.key) + "?" + url.Values{"standing": {st}}.Encode() + "#gets"})
		}
	}
	return out
}
