package sample

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// What Ticker plants. A measure of timing should find the group, call the copies copies and
// the fixed hours scheduled, and find nothing else.
const (
	TickerItems    = 3000
	TickerDays     = 60
	tickerAgency   = 400              // own items of the agency
	tickerCopy     = 0.15             // a client copies an item of the agency
	tickerCopyLo   = time.Minute      // after this long at least,
	tickerCopyHi   = 20 * time.Minute // and less than this
	tickerMoves    = 90               // times the group moves
	tickerFollow   = 0.8              // each other member follows the leader
	tickerFollowLo = 4 * time.Minute  // after this long at least,
	tickerFollowHi = 40 * time.Minute // and less than this
	tickerEvents   = 140              // things that everybody may report
	tickerCover    = 0.12             // an outlet does
	tickerDelay    = 5 * time.Hour    // after this long on average
	tickerFixed    = 0.9              // a fixed outlet has an item at one of its hours
)

// TickerStart is the first moment of the ticker, a Tuesday after the sixteen days of the plot.
var TickerStart = time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC)

// TickerTruth is what was planted in a ticker. Indices are those of the articles.
type TickerTruth struct {
	Items   []TickerItem // beside the articles
	Claims  []TickerClaim
	Outlets []TickerOutlet
	Agency  string
	Group   TickerGroup
}

// TickerItem says why an item came out at its time, and how its sentence is to be read.
type TickerItem struct {
	Kind  string // own, event, wire, group, fixed
	Of    int    // wire: the agency's item; group: the leader's, -1 for the leader; else -1
	Claim int    // of Claims; those of one event or one move of the group are the same
	// Reading of the sentence. Accused is who is accused, Denied who is rejected as the doer.
	Polarity, Accused, Denied, Hedge string
}

// TickerClaim is what a sentence says, whatever its words.
type TickerClaim struct {
	Speaker, Act, Target string // Target is the accused or addressed state, "" for none
	Deed                 string // with its place
}

// TickerGroup is the outlets that move together: when Outlets[0] does, each other follows
// with probability Follow, at least Lo and less than Hi later, in words of its own.
type TickerGroup struct {
	Outlets []string
	Follow  float64
	Lo, Hi  time.Duration
	Moves   [][]int // items of each move, the leader's first
}

// Ticker returns [TickerItems] items of one sentence each, in order of time, by thirty
// invented outlets over [TickerDays] days, and what was planted in them. Titles are empty.
// The same seed gives the same bytes on any machine; no item depends on a clock.
func Ticker(seed uint64) ([]hearsay.Article, TickerTruth) {
	tables, err := loadTicker()
	if err != nil {
		panic(err) // unreachable: embedded and tested
	}
	g := &tickerGen{tickerTables: tables, rnd: rand.New(rand.NewPCG(seed, 0x7469636b6572))}
	g.events()
	g.agency()
	g.moves()
	g.fixed()
	g.own()
	return g.finish()
}

// tickerDraft is an item before the order is known.
type tickerDraft struct {
	TickerItem
	at     time.Time
	outlet int
	text   string
	of     *tickerDraft
	move   int // of the group, from 1; 0 for none
}

type tickerGen struct {
	*tickerTables
	rnd    *rand.Rand
	claims []TickerClaim
	made   []claimParts // beside claims
	drafts []*tickerDraft
}

// claimParts is a claim as indices into the tables.
type claimParts struct {
	speaker tickerSpeaker
	target  string
	deed    tickerDeed
	place   string
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// between returns a time from lo on and before hi, in whole seconds.
func (g *tickerGen) between(lo, hi time.Duration) time.Duration {
	return lo + time.Duration(g.rnd.Int64N(int64((hi-lo)/time.Second)))*time.Second
}

// claim makes a new claim; more than a third are accusations.
func (g *tickerGen) claim() int {
	act := "accuse"
	if g.rnd.IntN(3) > 0 {
		act = pick(g.rnd, g.acts)
	}
	p := claimParts{speaker: pick(g.rnd, g.speakers), deed: pick(g.rnd, g.deeds), place: pick(g.rnd, g.places)}
	switch act {
	case "deny":
		p.target = p.speaker.state
	case "accuse", "demand":
		for p.target == "" || p.target == p.speaker.state {
			p.target = pick(g.rnd, g.states)
		}
	}
	g.made = append(g.made, p)
	g.claims = append(g.claims, TickerClaim{Speaker: p.speaker.name, Act: act, Target: p.target, Deed: strings.ReplaceAll(p.deed.noun, "{P}", p.place)})
	return len(g.claims) - 1
}

// tell adds an item that tells a claim in a frame of its act.
func (g *tickerGen) tell(claim, outlet int, at time.Time, kind string) *tickerDraft {
	c, p := &g.claims[claim], &g.made[claim]
	f := pick(g.rnd, g.frames[c.Act])
	d := &tickerDraft{TickerItem: TickerItem{Kind: kind, Of: -1, Claim: claim, Polarity: f.polarity}, at: at, outlet: outlet}
	switch c.Act {
	case "accuse":
		d.Accused = p.target
	case "deny":
		d.Denied = p.target
	}
	if f.hedged {
		d.Hedge = pick(g.rnd, g.hedges)
	}
	s := strings.NewReplacer("{past}", p.deed.participle, "{ger}", p.deed.gerund, "{noun}", p.deed.noun).Replace(f.sentence)
	s = strings.NewReplacer("{S}", p.speaker.words, "{A}", p.target, "{H}", d.Hedge, "{P}", p.place).Replace(s)
	d.text = strings.ToUpper(s[:1]) + s[1:]
	g.drafts = append(g.drafts, d)
	return d
}

// at draws a time of the sixty days by the outlet's rhythm.
func (g *tickerGen) at(outlet int) time.Time {
	for {
		t := TickerStart.Add(g.between(0, TickerDays*24*time.Hour))
		if g.rnd.Float64() < g.outlets[outlet].weight(t) {
			return t
		}
	}
}

// inside reports whether t is of the sixty days.
func inside(t time.Time) bool { return t.Before(TickerStart.Add(TickerDays * 24 * time.Hour)) }

// events are things that outlets report independently, each when it is awake after an
// exponential delay: common times that mean nothing.
func (g *tickerGen) events() {
	for range tickerEvents {
		claim := g.claim()
		first := TickerStart.Add(g.between(0, TickerDays*24*time.Hour))
		for o := range g.outlets {
			if r := g.outlets[o].Role; r == "agency" || r == "fixed" || g.rnd.Float64() >= tickerCover {
				continue
			}
			for range 8 { // then the outlet lets it be
				t := first.Add(time.Duration(g.rnd.ExpFloat64() * float64(tickerDelay))).Truncate(time.Second)
				if inside(t) && g.rnd.Float64() < g.outlets[o].weight(t) {
					g.tell(claim, o, t, "event")
					break
				}
			}
		}
	}
}

// agency writes the agency's items and their copies: the same sentence, minutes later, by
// clients that are awake.
func (g *tickerGen) agency() {
	a := g.byRole("agency")[0]
	clients := g.byRole("client")
	for range tickerAgency {
		d := g.tell(g.claim(), a, g.at(a), "own")
		for _, o := range clients {
			t := d.at.Add(g.between(tickerCopyLo, tickerCopyHi))
			if g.rnd.Float64() < tickerCopy && inside(t) && g.outlets[o].weight(t) > 0.3 {
				c := *d
				c.Kind, c.at, c.outlet, c.of = "wire", t, o, d
				g.drafts = append(g.drafts, &c)
			}
		}
	}
}

// moves lets the group move, by the rhythm of its leader.
func (g *tickerGen) moves() {
	group := g.byRole("group")
	for move := 1; move <= tickerMoves; move++ {
		claim := g.claim()
		lead := g.tell(claim, group[0], g.at(group[0]), "group")
		lead.move = move
		for _, o := range group[1:] {
			if t := lead.at.Add(g.between(tickerFollowLo, tickerFollowHi)); g.rnd.Float64() < tickerFollow && inside(t) {
				d := g.tell(claim, o, t, "group")
				d.of, d.move = lead, move
			}
		}
	}
}

// fixed lets the fixed outlets publish, at their hours to the second.
func (g *tickerGen) fixed() {
	for _, o := range g.byRole("fixed") {
		for day := range TickerDays {
			for _, h := range g.outlets[o].Hours {
				if g.rnd.Float64() < tickerFixed {
					g.tell(g.claim(), o, TickerStart.AddDate(0, 0, day).Add(time.Duration(h-g.outlets[o].Offset)*time.Hour), "fixed")
				}
			}
		}
	}
}

// own fills up with items that nothing explains, by the outlets' shares.
func (g *tickerGen) own() {
	var urn []int
	for o := range g.outlets {
		for range g.outlets[o].Share {
			urn = append(urn, o)
		}
	}
	for len(g.drafts) < TickerItems {
		o := pick(g.rnd, urn)
		g.tell(g.claim(), o, g.at(o), "own")
	}
}

// finish sorts the drafts and gives them their numbers.
func (g *tickerGen) finish() ([]hearsay.Article, TickerTruth) {
	slices.SortStableFunc(g.drafts, func(x, y *tickerDraft) int {
		return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.outlet, y.outlet))
	})
	truth := TickerTruth{Claims: g.claims, Outlets: g.outlets, Agency: g.outlets[g.byRole("agency")[0]].Name,
		Group: TickerGroup{Follow: tickerFollow, Lo: tickerFollowLo, Hi: tickerFollowHi, Moves: make([][]int, tickerMoves)}}
	for _, o := range g.byRole("group") {
		truth.Group.Outlets = append(truth.Group.Outlets, g.outlets[o].Name)
	}
	place := map[*tickerDraft]int{}
	for i, d := range g.drafts {
		place[d] = i
	}
	articles := make([]hearsay.Article, len(g.drafts))
	for i, d := range g.drafts {
		o := &g.outlets[d.outlet]
		url := fmt.Sprintf("https://%s/ticker/%04d", o.Domain, i+1)
		articles[i] = hearsay.Article{
			Ref: fmt.Sprintf("tk-%04d", i+1), Outlet: o.Name, OutletCountry: o.Country, Lang: "en", URL: url, Canonical: url,
			Text: d.text, Genre: hearsay.GenreNews,
			Published: hearsay.Time{UTC: d.at, Offset: o.Offset * 60, Zone: hearsay.ZoneStated, Precision: hearsay.PrecisionSecond},
		}
		if d.of != nil {
			d.Of = place[d.of]
		}
		if d.move > 0 { // in order of time, so the leader's comes first
			truth.Group.Moves[d.move-1] = append(truth.Group.Moves[d.move-1], i)
		}
		truth.Items = append(truth.Items, d.TickerItem)
	}
	return articles, truth
}
