package web

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// partyKinds are the sorts of parties that have a page, by what their keys begin with. Outlets have pages of their
// own. Bodies and groups without a name are told by the state they are said to belong to.
var partyKinds = map[string]string{
	"state": "state", "org": "organisation", "office": "office", "group": "group", "person": "public person",
	"bodies": "bodies without a name", "tied": "groups without a name",
}

// partyKind words the sort of a key, "" for one that has no page.
func partyKind(key string) string {
	prefix, rest, ok := strings.Cut(key, ":")
	if !ok || rest == "" {
		return ""
	}
	return partyKinds[prefix]
}

// partyHref leads to the page of a party, "" for a key that has none.
func partyHref(key string) string {
	if partyKind(key) == "" {
		return ""
	}
	return "/parties/" + url.PathEscape(key)
}

// speakerKey is the party behind a quote that has a page; "" for an outlet's own voice.
func speakerKey(q *view.Quote) string {
	if q.Own {
		return ""
	}
	return q.SpeakerKey
}

// actorParty is a party: one that articles name, or that accuses or is accused.
type actorParty struct {
	key, name, kind string
	country         string
	view            string // id of its view, "" where it has none
	articles        int    // that name it
	spelt           string // all its names, in lower case, for the search
	makes, gets     []int32
}

// charge is one accuser's word on one accused of one incident, as the index keeps it.
type charge struct {
	incident int32
	at       int32 // of its attributions
	from, to int32 // parties; from may be unnamed or anOutlet
	first    int64 // Unix seconds, 0 where unknown
	lag      int64 // seconds from the accusation to the accused's own denial
	standing string
	reports  int32
	rejected bool // by the accused itself
	timed    bool // lag is known
}

// Accusers that have no page of their own.
const (
	unnamed  = -1
	anOutlet = -2
)

// partyIndex tells who accuses whom in the whole ledger: ids, times and standings, no words. About a hundred
// bytes a charge.
type partyIndex struct {
	list      []actorParty
	rows      []partyRow // of the list of parties, one for each
	at        map[string]int32
	charges   []charge
	incidents []string
	low       int // charges below the score at which accusations are added up
	wrong     int // incidents that an analyst calls wrong
}

// index returns who accuses whom. It costs one pass over parties and incidents and is kept.
func (s *site) partyIndex(ctx context.Context) (*partyIndex, error) {
	return s.parties.get(ctx, "", s.readParties)
}

// batchOfViews bounds what is held at once while views are read.
const batchOfViews = 500

// readParties reads it. Parties come from their views, which list public persons only; a person without
// a view has no place here, whatever an incident says.
func (s *site) readParties(ctx context.Context) (*partyIndex, error) {
	x := &partyIndex{at: map[string]int32{}}
	err := s.eachOf(ctx, store.KindActor, func(v *store.View) error {
		a, err := rows.Decode[view.Actor](v)
		if err != nil {
			return err
		}
		if partyKind(a.Key) == "" {
			return nil
		}
		x.at[a.Key] = int32(len(x.list))
		x.list = append(x.list, actorParty{key: a.Key, name: cmp.Or(a.Name, v.Title), kind: partyKind(a.Key), country: a.Country, view: v.ID, articles: a.Articles, spelt: strings.ToLower(strings.Join(append([]string{a.Name}, a.Names...), "\n"))})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = s.eachOf(ctx, store.KindIncident, func(v *store.View) error {
		in, err := rows.Decode[view.Incident](v)
		if err != nil {
			return err
		}
		x.add(v.ID, &in)
		return nil
	})
	for k := range x.list {
		x.rows = append(x.rows, newPartyRow(x, int32(k)))
	}
	return x, err
}

// eachOf passes over all views of a kind.
func (s *site) eachOf(ctx context.Context, kind string, f func(*store.View) error) error {
	q := store.ViewQuery{Kind: kind, Limit: batchOfViews}
	for {
		p, err := s.ledger.Views(ctx, q)
		if err != nil {
			return err
		}
		for i := range p.Rows {
			if err := f(&p.Rows[i]); err != nil {
				return err
			}
		}
		if q.After = p.Next; p.Next == "" {
			return nil
		}
	}
}

// add takes the accusations of an incident that add up: those of known parties against known parties, scored
// so that a measured share of them is right, or called right by an analyst. Admissions are none.
func (x *partyIndex) add(id string, in *view.Incident) {
	if in.Judged == hearsay.Wrong {
		x.wrong++
		return
	}
	n := int32(-1)
	for i := range in.Attributions {
		a := &in.Attributions[i]
		if bySelf(a) || a.Accuser == hearsay.PrivateParty || a.Accused == hearsay.PrivateParty || x.nobody(a.AccuserKey) {
			continue
		}
		to := x.find(a.AccusedKey, a.Accused)
		if to < 0 {
			continue
		}
		if a.Score < blame.Floor && !a.Reviewed {
			x.low++
			continue
		}
		if n < 0 {
			n = int32(len(x.incidents))
			x.incidents = append(x.incidents, id)
		}
		c := charge{incident: n, at: int32(i), from: x.find(a.AccuserKey, a.Accuser), to: to, standing: a.Standing, reports: int32(a.Reports)}
		if a.Own || strings.HasPrefix(a.AccuserKey, "outlet:") {
			c.from = anOutlet
		}
		if first := whenOf(in, a, 0); !first.IsZero() {
			c.first = first.Unix()
		}
		own, _ := answersOf(a)
		for _, v := range own {
			c.rejected = true
			if !v.First.IsZero() && !a.First.IsZero() {
				if d := int64(v.First.Sub(a.First) / time.Second); !c.timed || d < c.lag {
					c.lag, c.timed = d, true
				}
			}
		}
		k := int32(len(x.charges))
		x.charges = append(x.charges, c)
		x.list[to].gets = append(x.list[to].gets, k)
		if c.from >= 0 {
			x.list[c.from].makes = append(x.list[c.from].makes, k)
		}
	}
}

// whenOf returns when the quote of an attribution was published, counted from its first, or from its last where n
// is -1: the time, else the day; zero where neither is known.
func whenOf(in *view.Incident, a *view.Attribution, n int) time.Time {
	t := a.First
	if n < 0 {
		t, n = a.Last, len(a.Quotes)-1
	}
	if !t.IsZero() || n < 0 || n >= len(a.Quotes) {
		return t
	}
	for i := range in.Quotes {
		if q := &in.Quotes[i]; q.ID == a.Quotes[n] {
			t, _ = time.Parse(time.DateOnly, q.Day)
			break
		}
	}
	return t
}

// nobody reports whether a key is that of a person who is not known to be public.
func (x *partyIndex) nobody(key string) bool {
	_, ok := x.at[key]
	return !ok && strings.HasPrefix(key, "person:")
}

// find returns the place of a party, unnamed for keys that have none. Whoever is no person gets one where only
// an incident names it: a press room that no article mentions, a state's bodies.
func (x *partyIndex) find(key, name string) int32 {
	if k, ok := x.at[key]; ok {
		return k
	}
	kind := partyKind(key)
	if kind == "" || strings.HasPrefix(key, "person:") {
		return unnamed
	}
	p := actorParty{key: key, name: name, kind: kind}
	if prefix, code, _ := strings.Cut(key, ":"); prefix == "bodies" || prefix == "tied" {
		p.name, p.country = describedName(prefix, x.nameOf("state:"+code, code)), code
	}
	p.spelt = strings.ToLower(p.name)
	x.at[key] = int32(len(x.list))
	x.list = append(x.list, p)
	return x.at[key]
}

func (x *partyIndex) nameOf(key, fallback string) string {
	if k, ok := x.at[key]; ok {
		return x.list[k].name
	}
	return fallback
}

// describedName names what has no name of its own.
func describedName(prefix, state string) string {
	if prefix == "bodies" {
		return "Bodies of " + state + ", not named"
	}
	return "Groups of or for " + state + ", not named"
}

// counterparts adds up the charges between one party and every other, those with most first. Outlets
// stand together, and so do accusers that are no named party.
func (x *partyIndex) counterparts(k int32) (out []counterpart) {
	at := map[int32]int{}
	of := func(other int32) *counterpart {
		i, ok := at[other]
		if !ok {
			i = len(out)
			at[other] = i
			out = append(out, counterpart{party: other})
		}
		return &out[i]
	}
	for _, c := range x.list[k].makes {
		of(x.charges[c].to).makes++
	}
	for _, c := range x.list[k].gets {
		p := of(x.charges[c].from)
		p.gets++
		if x.charges[c].rejected {
			p.rejects++
		}
	}
	name := func(k int32) string {
		if k < 0 {
			return string(rune('~' + k))
		}
		return x.list[k].key
	}
	slices.SortFunc(out, func(a, b counterpart) int {
		return cmp.Or(b.makes+b.gets-a.makes-a.gets, cmp.Compare(name(a.party), name(b.party)))
	})
	return out
}

// counterpart is another party: how often it is accused, accuses, and is rejected by the first.
type counterpart struct {
	party                int32
	makes, gets, rejects int
}
