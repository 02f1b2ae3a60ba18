package pipeline

import (
	"context"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// PartyLister lists views, and finds one with its members.
type PartyLister interface {
	ViewLister
	ViewFinder
	Outlets(ctx context.Context) ([]store.Outlet, error)
}

// Parties finds the party of a reading's actor among those that the ledger lists, by spelling and
// article: readings name actors by ids that mean something in their article only.
type Parties struct {
	l        PartyLister
	by       map[string][]*listedParty // by spelling, lower case
	press    map[string]string         // by name or alias of a press room, lower case: whose it is
	articles map[string]map[hearsay.ArticleID]bool
}

type listedParty struct {
	id    string
	party link.Party
}

// ReadParties reads the ledger's parties. It costs one pass over their views.
func ReadParties(ctx context.Context, l PartyLister) (*Parties, error) {
	p := &Parties{l: l, by: map[string][]*listedParty{}, press: map[string]string{}, articles: map[string]map[hearsay.ArticleID]bool{}}
	outlets, err := l.Outlets(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range outlets {
		if o.SpeaksFor != "" {
			for _, n := range append([]string{o.Name, o.Domain}, o.Aliases...) {
				p.press[strings.ToLower(n)] = o.Name
			}
		}
	}
	return p, EachView(ctx, l, store.KindActor, func(v *store.View, body *view.Actor) {
		x := &listedParty{v.ID, body.Party}
		for _, n := range append([]string{body.Name}, body.Names...) {
			n = strings.ToLower(n)
			if !slices.Contains(p.by[n], x) {
				p.by[n] = append(p.by[n], x)
			}
		}
	})
}

// Of returns the party that actor a of an article is; one without a key where the ledger lists none, and
// for persons who are not public.
func (p *Parties) Of(ctx context.Context, article hearsay.ArticleID, a *hearsay.Actor) (link.Party, error) {
	if a.Kind == hearsay.KindPerson && !a.Public {
		return link.Party{Name: hearsay.PrivateParty, Kind: a.Kind}, nil
	}
	list := p.by[strings.ToLower(a.Name)]
	if len(list) == 1 && a.Kind != hearsay.KindUnknown {
		return list[0].party, nil
	}
	for _, x := range list {
		in, err := p.members(ctx, x.id)
		if err != nil {
			return link.Party{}, err
		}
		if in[article] && (x.party.Kind == a.Kind || len(list) == 1) {
			return x.party, nil
		}
	}
	if a.Kind == hearsay.KindUnknown {
		return link.Party{Name: hearsay.PrivateParty, Kind: a.Kind}, nil
	}
	return link.Party{Name: a.Name, Kind: a.Kind, Country: a.Country}, nil
}

// members are the articles that name a party; kept once asked for.
func (p *Parties) members(ctx context.Context, id string) (map[hearsay.ArticleID]bool, error) {
	if m := p.articles[id]; m != nil {
		return m, nil
	}
	v, err := p.l.View(ctx, id)
	if err != nil {
		return nil, err
	}
	m := map[hearsay.ArticleID]bool{}
	for _, x := range v.Members {
		m[x.Article] = true
	}
	p.articles[id] = m
	return m, nil
}

// Outlet returns the party whose own voice an outlet's is: for a press room the body whose it is; the zero
// Party for an unknown outlet.
func (p *Parties) Outlet(name string) link.Party {
	if !hearsay.KnownOutlet(name) {
		return link.Party{}
	}
	low := strings.ToLower(name)
	if body := p.press[low]; body != "" {
		for _, x := range p.by[strings.ToLower(body)] {
			if x.party.Kind != hearsay.KindOutlet {
				return x.party
			}
		}
	}
	for _, n := range bodyNames(strings.TrimPrefix(low, "the ")) { // a body of a state whose press room no table of outlets tells of
		if l := p.by[n]; len(l) == 1 && l[0].party.Country != "" && (l[0].party.Kind == hearsay.KindOrganisation || l[0].party.Kind == hearsay.KindOffice) {
			return l[0].party
		}
	}
	return link.Party{Key: "outlet:" + strings.TrimPrefix(low, "the "), Name: name, Kind: hearsay.KindOutlet}
}

// bodyNames are the forms of a body's name, in lower case: "ministry of defence of velia" is the "defence ministry of velia".
func bodyNames(low string) []string {
	out := []string{low}
	if rest, ok := strings.CutPrefix(low, "ministry of "); ok {
		if what, of, ok := strings.Cut(rest, " of "); ok {
			out = append(out, what+" ministry of "+of)
		}
	}
	return out
}

// Speaker returns who says a quote of an article, as it may be shown: a party; the description of
// somebody unnamed, without a key; the zero Party where the text does not tell.
func (p *Parties) Speaker(ctx context.Context, r *store.Report, q *hearsay.Quote) (link.Party, error) {
	if q.Speaker.Via == hearsay.ViaOutlet {
		return p.Outlet(r.Item.Outlet), nil
	}
	for i := range r.Reading.Actors {
		if a := &r.Reading.Actors[i]; a.ID == q.Speaker.Actor && q.Speaker.Actor != "" {
			return p.Of(ctx, r.Item.ID, a)
		}
	}
	if n := len(q.Chain); n > 0 && !q.Chain[n-1].Named {
		return link.Party{Name: q.Chain[n-1].Name, Kind: hearsay.KindUnknown}, nil
	}
	return link.Party{}, nil
}

// Mentioned is a place that names a party with a key.
type Mentioned struct {
	At     hearsay.Span
	Party  link.Party
	Itself bool // it stands for the party: no adjective, people or capital of a state
}

// Mentions are the places of a report that name parties with a key, outlets left out: those of its reading's actors,
// and names of states and of bodies that the ledger lists under one spelling.
func (p *Parties) Mentions(ctx context.Context, r *store.Report, facts *read.Facts) (map[hearsay.Field][]Mentioned, error) {
	out := map[hearsay.Field][]Mentioned{}
	for i := range r.Reading.Actors {
		x, err := p.Of(ctx, r.Item.ID, &r.Reading.Actors[i])
		if err != nil {
			return nil, err
		}
		if x.Key == "" || x.Kind == hearsay.KindOutlet {
			continue
		}
		for _, m := range r.Reading.Actors[i].Mentions {
			out[m.Field] = append(out[m.Field], Mentioned{m.Span, x, true})
		}
	}
	for f, names := range facts.Names {
		own := len(out[f]) // mentions of actors; behind them names, ascending
		actors := newSpanIndex(own, func(i int) hearsay.Span { return out[f][i].At })
		for i := range names {
			n := &names[i]
			var x link.Party
			switch list := p.by[strings.ToLower(n.Name)]; {
			case n.Kind == hearsay.KindState && n.Country != "":
				x = link.Party{Key: "state:" + n.Country, Name: n.Name, Kind: n.Kind, Country: n.Country}
			case n.Kind != hearsay.KindPerson && n.Kind != hearsay.KindUnknown && len(list) == 1 && list[0].party.Kind == n.Kind && n.Kind != hearsay.KindOutlet:
				x = list[0].party
			default:
				continue
			}
			k := actors.first(n.Span, func(int) bool { return true })
			if last := len(out[f]) - 1; k < 0 && last >= own && out[f][last].At.Overlaps(n.Span) {
				k = last
			}
			if k < 0 {
				out[f] = append(out[f], Mentioned{n.Span, x, n.Itself})
			} else {
				out[f][k].Itself = out[f][k].Itself && n.Itself
			}
		}
	}
	return out, nil
}
