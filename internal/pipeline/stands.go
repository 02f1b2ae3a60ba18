package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/position"
	"hearsay/internal/store"
)

// Stands are the parties, subclaims and quotes of a story, as package position takes them.
type Stands struct {
	Parties []string // keys, those that say most first; accused ones that are never quoted last
	Claims  []position.Subclaim
	Quotes  []position.Quote
	Words   map[string]string // by claim: its proposition
	Names   map[string]string // by party, as some quote or accusation has it
	said    map[string]int    // by party: quotes, and articles that quote it
	in      map[string]bool   // articles
	charge  map[string]string // by claim that tells a charge other claims tell, too: the first of them
}

// ViewFinder finds views by their id.
type ViewFinder interface {
	View(ctx context.Context, id string) (store.View, error)
}

// ReadStands reads those of a story or, all its stories as one, of an incident. Subclaims on which
// parties take a stand fewer than least times are left out.
func ReadStands(ctx context.Context, l ViewFinder, v *store.View, least int) (*Stands, error) {
	p := &Stands{Words: map[string]string{}, Names: map[string]string{}, said: map[string]int{}, in: map[string]bool{}, charge: map[string]string{}}
	stories, claims := []string{v.ID}, []string(nil)
	if v.Kind == store.KindIncident {
		var body view.Incident
		if err := json.Unmarshal(v.Body, &body); err != nil {
			return nil, fmt.Errorf("incident %s: %w", v.ID, err)
		}
		stories, claims = body.Stories, slices.Clone(body.Claims)
	}
	for _, id := range stories {
		body, _, err := bodyOf[view.Story](ctx, l, id)
		if err != nil {
			return nil, err
		}
		p.story(body)
		for _, id := range body.Claims {
			if !slices.Contains(claims, id) {
				claims = append(claims, id)
			}
		}
	}
	for _, id := range claims {
		body, id, err := bodyOf[view.Claim](ctx, l, id)
		if err != nil {
			return nil, err
		}
		p.claim(id, body, least)
	}
	p.denials()
	slices.SortStableFunc(p.Parties, func(x, y string) int { return p.said[y] - p.said[x] })
	return p, nil
}

func bodyOf[T any](ctx context.Context, l ViewFinder, id string) (*T, string, error) {
	v, err := l.View(ctx, id)
	if err != nil {
		return nil, "", err
	}
	var body T
	if err := json.Unmarshal(v.Body, &body); err != nil {
		return nil, "", fmt.Errorf("%s %s: %w", v.Kind, v.ID, err)
	}
	return &body, v.ID, nil
}

// story notes who speaks in it, and on which days.
func (p *Stands) story(body *view.Story) {
	for _, x := range body.Articles {
		p.in[string(x.ID)] = true
	}
	for _, s := range body.Spoken {
		key := Side(s.Key, s.SpeaksFor)
		if key == s.Key {
			p.name(key, s.Name)
		}
		for _, k := range slices.Concat(s.Said, s.Declined) {
			p.party(key, 1)
			p.Quotes = append(p.Quotes, position.Quote{Party: key, Day: body.Articles[k].Day})
		}
	}
}

// claim takes one subclaim.
func (p *Stands) claim(id string, body *view.Claim, least int) {
	sub := position.Subclaim{ID: id}
	var quotes []position.Quote
	var charged []view.Charged
	for i := range body.Quotes {
		q := &body.Quotes[i]
		if !p.in[string(q.Article)] {
			continue
		}
		if q.Day != "" && (sub.First == "" || q.Day < sub.First) {
			sub.First = q.Day
		}
		if q.Stance == view.Asserts {
			charged = append(charged, q.Charged...)
		}
		if q.Stance != view.Asserts && q.Stance != view.Denies {
			continue
		}
		at := q.Day
		if !q.At.IsZero() {
			at = q.At.UTC().Format(time.RFC3339)
		}
		for _, who := range PartiesOf(q) {
			if q.SaidBy(who.Key) {
				p.name(who.Key, who.Name)
			}
			quotes = append(quotes, position.Quote{ID: string(q.ID), Party: who.Key, Claim: id, Stance: position.Stance(q.Stance), Day: q.Day, At: at})
		}
	}
	if len(quotes) < max(least, 1) {
		return
	}
	if body.Charge != nil {
		p.charge[id] = body.Charge.Claims[0]
	}
	p.Claims, p.Words[id] = append(p.Claims, sub), body.Proposition
	p.Quotes = append(p.Quotes, quotes...)
	for _, q := range quotes {
		p.party(q.Party, 1)
	}
	for _, c := range charged {
		if !IsOutlet(c.Key) {
			if who := Side(c.Key, c.SpeaksFor); who == c.Key {
				p.name(who, c.Name)
			}
			p.party(Side(c.Key, c.SpeaksFor), 0)
		}
	}
}

// denials makes what rejects a charge in one claim's words a rejection of all claims at hand that tell that charge: who has denied it is not silent
// on how another puts it.
func (p *Stands) denials() {
	told := map[[2]string]bool{} // by quote and claim
	for _, q := range p.Quotes {
		told[[2]string{q.ID, q.Claim}] = true
	}
	for _, q := range slices.Clone(p.Quotes) {
		if q.Stance != position.Denies || p.charge[q.Claim] == "" {
			continue
		}
		charge := p.charge[q.Claim]
		for i := range p.Claims {
			c := &p.Claims[i]
			if k := [2]string{q.ID, c.ID}; p.charge[c.ID] == charge && !told[k] {
				told[k], q.Claim = true, c.ID
				p.Quotes = append(p.Quotes, q)
			}
		}
	}
}

func (p *Stands) party(key string, times int) {
	if _, ok := p.said[key]; !ok {
		p.Parties = append(p.Parties, key)
	}
	p.said[key] += times
}

func (p *Stands) name(key, name string) {
	p.Names[key] = cmp.Or(p.Names[key], name)
}
