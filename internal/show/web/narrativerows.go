package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// tieRow is a row of hearsay narratives.
type tieRow struct {
	Of, A, B string
	Together int
	Tied     bool
	Same     bool `json:"same_incident"`
	Expected *float64
	P, Q     *float64
	FirstBy  struct{ Outlet, Ref, At string } `json:"first_by"`
	IDs      [2]string
	Refs     []string
	Shift    *float64
	Needed   *int
	Passages []struct {
		Ref  string
		A, B []string // ids of quotes
		// Refers are sentences that refer to an affair that is not the article's own.
		Refers []struct{ To, Ref, Outlet, Words string }
		// Own are articles that are of an affair themselves.
		Own []struct{ To, Ref, Title string }
	}
}

// growRow is a row of hearsay narratives --grow.
type growRow struct {
	Of       string
	Bundle   int
	Day      string
	Texts    int
	NewTies  int `json:"new_ties"`
	Outlets  []string
	AllTexts int `json:"all_texts"`
	AllTies  int `json:"all_ties"`
	AllOut   int `json:"all_outlets"`
	Things   []string
	IDs      []string
	Refs     []string
}

// narrativesOf is what was asked once for the page, with the words of the passages.
type narrativesOf struct {
	ties    []tieLine
	all     int    // findings, of which ties are the first
	kind    string // of all findings, "" if they are of several or there is none
	rest    []tieRow
	tested  int // pairs that were together often enough to be tested
	bundles []bundle
	spoken  []spokenTie // pairs of affairs that a sentence ties, whether chance explains them or not
	allSaid int         // of these, spoken are the first
	notes   []string
}

// spokenTie is two affairs, and the sentences in which articles of one, or of neither, speak of the other.
type spokenTie struct {
	Sides    [2]affair
	Together int
	Said     []saidTie
	More     int
}

// saidTie is a sentence that speaks of an affair.
type saidTie struct {
	Words, Who, Href string
	Of               int // the side that it speaks of
}

// tieLine is a finding with its passages.
type tieLine struct {
	tieRow
	Kind      string // two affairs, two incidents, two claims
	Sides     [2]affair
	Passages  []passage
	More      int
	FirstWhen string
	Expect    string
	Effect    string
	PW, QW    string
}

// affair is a story, an incident, or a claim, which is quoted.
type affair struct {
	Title, Href string
	Claim       bool
}

// passage is one article that tells of both.
type passage struct {
	Ref, Outlet, When string
	Sides             [2][]passageQuote
	Own               bool // a side without passages is the article's own affair
}

// passageQuote is what an article says of a side, or its headline where it is of that side; without words it has none.
type passageQuote struct{ Words, Who, Href string }

func ownWords(title, href string) passageQuote {
	if title == "" {
		return passageQuote{Href: href}
	}
	return passageQuote{plainMarks(title), "its headline", href}
}

// bundle is affairs held together by ties, and how it grew.
type bundle struct {
	Anchor, Heading string
	Affairs         []affair
	Days            []growDay
	Wide, Narrow    *draw.Picture
	Finding         string
}

type growDay struct {
	growRow
	Anchor, Words string
	Links         []facetValue
}

// bounds of the page.
const (
	tiesShown       = 25
	passagesShown   = 3
	passageQuotes   = 2
	bundlesShown    = 6
	bundleArticles  = 12 // links of a day
	spokenShown     = 12
	spokenSentences = 3
)

func (s *site) narrativesOf(ctx context.Context, vals url.Values) (*narrativesOf, error) {
	return s.narrated.get(ctx, vals.Encode(), func(ctx context.Context) (*narrativesOf, error) {
		n := &narrativesOf{}
		kinds := []string{"affairs", "incidents", "claims"}
		if of := vals.Get("of"); of != "" && of != "all" {
			kinds = []string{of}
		}
		for _, kind := range kinds {
			if err := s.tiesOf(ctx, n, askWith(vals, "of", kind), kind); err != nil {
				return nil, err
			}
		}
		slices.SortStableFunc(n.ties, func(a, b tieLine) int { return cmp.Compare(*a.P, *b.P) })
		n.ties = n.ties[:min(len(n.ties), tiesShown)]
		slices.SortStableFunc(n.rest, func(a, b tieRow) int { return cmp.Compare(*a.P, *b.P) })
		return n, nil
	})
}

// tiesOf asks for one kind: what it ties, and of affairs also what a sentence does. Texts are read for affairs only.
func (s *site) tiesOf(ctx context.Context, n *narrativesOf, vals url.Values, kind string) error {
	which := askWith(vals, "tested", "1")
	if kind == "affairs" {
		which.Set("spoken", "1")
	}
	all, notes, err := answered[tieRow](ctx, s, "narratives", which)
	if err != nil {
		return err
	}
	for _, x := range notes {
		if !slices.Contains(n.notes, x) {
			n.notes = append(n.notes, x)
		}
	}
	found := 0
	for i := range all {
		t := &all[i]
		if t.Same || t.P == nil || t.Expected == nil {
			continue
		}
		n.tested++
		if !t.Tied {
			n.rest = append(n.rest, *t)
			n.rest[len(n.rest)-1].Passages = nil // nothing is shown of them
			continue
		}
		if n.all++; n.all == 1 {
			n.kind = kind
		} else if n.kind != kind {
			n.kind = ""
		}
		if found++; found > tiesShown {
			continue
		}
		l, err := s.newTie(ctx, t)
		if err != nil {
			return err
		}
		n.ties = append(n.ties, l)
	}
	if kind == "affairs" {
		n.speak(all)
	}
	if found == 0 || len(n.bundles) == bundlesShown {
		return nil
	}
	grown, _, err := answered[growRow](ctx, s, "narratives", askWith(vals, "grow", "1"))
	n.bundles = append(n.bundles, bundles(grown)...)
	n.bundles = n.bundles[:min(len(n.bundles), bundlesShown)]
	return err
}

// speak takes all affairs that a sentence ties, those together most often first, then in the order of the command.
func (n *narrativesOf) speak(all []tieRow) {
	slices.SortStableFunc(all, func(a, b tieRow) int { return b.Together - a.Together })
	for i := range all {
		t := &all[i]
		x := spokenTie{Together: t.Together}
		for k, title := range [2]string{t.A, t.B} {
			x.Sides[k] = newAffair(t.Of, t.IDs[k], title)
		}
		shown := map[string]bool{}
		for _, p := range t.Passages {
			for _, f := range p.Refers {
				if shown[f.Words] {
					continue
				}
				shown[f.Words] = true
				if len(x.Said) == spokenSentences {
					x.More++
					continue
				}
				x.Said = append(x.Said, saidTie{f.Words, cmp.Or(f.Outlet, f.Ref), "/go/" + url.PathEscape(f.Ref), map[bool]int{f.To == t.IDs[1]: 1}[true]})
			}
		}
		if t.Same || len(x.Said) == 0 {
			continue
		}
		if n.allSaid++; len(n.spoken) < spokenShown {
			n.spoken = append(n.spoken, x)
		}
	}
}

// newTie looks up what the quotes of a tie say.
func (s *site) newTie(ctx context.Context, t *tieRow) (tieLine, error) {
	l := tieLine{tieRow: *t, Kind: "two " + t.Of, Expect: "–", Effect: "–", PW: "–", QW: "–", FirstWhen: atWords(t.FirstBy.At)}
	if t.Expected != nil && t.P != nil && t.Q != nil {
		l.Expect, l.Effect, l.PW, l.QW = fmt.Sprintf("%.1f", *t.Expected), timesWords(t.Together, *t.Expected), chanceWords(*t.P), chanceWords(*t.Q)
		if *t.Expected < 0.05 {
			l.Expect = "< 0.1"
		}
	}
	l.tieRow.Passages = nil
	var words [2]map[string]view.Quote
	for k := range words {
		if t.Of == "affairs" {
			l.Sides[k] = newAffair(t.Of, t.IDs[k], [2]string{t.A, t.B}[k])
			continue
		}
		l.Sides[k] = newAffair(t.Of, t.IDs[k], [2]string{t.A, t.B}[k])
		var err error
		if words[k], err = s.quotesOf(ctx, t.IDs[k]); err != nil {
			return l, err
		}
	}
	l.More = max(0, len(t.Passages)-passagesShown)
	for _, x := range t.Passages[:len(t.Passages)-l.More] {
		p := passage{Ref: x.Ref}
		for k, ids := range [2][]string{x.A, x.B} {
			for _, id := range ids {
				q, ok := words[k][id]
				if !ok {
					continue
				}
				p.Outlet, p.When = q.Outlet, whenWords(q.At, q.Day)
				if len(p.Sides[k]) < passageQuotes {
					p.Sides[k] = append(p.Sides[k], passageQuote{q.Words, cmp.Or(q.Speaker, "unknown"), quoteAddress(q.Article, q.Revision, q.ID)})
				}
			}
		}
		for _, f := range x.Refers {
			for k, id := range t.IDs {
				if id == f.To && len(p.Sides[k]) < passageQuotes {
					p.Sides[k] = append(p.Sides[k], passageQuote{Words: f.Words, Href: "/go/" + url.PathEscape(f.Ref)})
				}
			}
		}
		for _, o := range x.Own {
			for k, id := range t.IDs {
				if id == o.To && (o.Title != "" || o.Ref != x.Ref) && len(p.Sides[k]) < passageQuotes {
					p.Sides[k] = append(p.Sides[k], ownWords(o.Title, "/go/"+url.PathEscape(o.Ref)))
				}
			}
		}
		p.Own = t.Of == "affairs"
		if err := s.whoseText(ctx, &p); err != nil {
			return l, err
		}
		l.Passages = append(l.Passages, p)
	}
	return l, s.apart(ctx, &l.Sides, t.IDs)
}

// quotesOf are the quotes of an incident or claim by id; none if it is gone since it was asked for.
func (s *site) quotesOf(ctx context.Context, id string) (map[string]view.Quote, error) {
	v, err := s.ledger.View(ctx, id)
	if isNone(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []view.Quote
	if v.Kind == store.KindIncident {
		x, err := rows.Decode[view.Incident](&v)
		if err != nil {
			return nil, err
		}
		list = x.Quotes
	} else {
		x, err := rows.Decode[view.Claim](&v)
		if err != nil {
			return nil, err
		}
		list = x.Quotes
	}
	out := make(map[string]view.Quote, len(list))
	for _, q := range list {
		out[string(q.ID)] = q
	}
	return out, nil
}

func newAffair(of, id, title string) affair {
	if of == "affairs" { // of a story or an incident
		return affair{Title: cmp.Or(plainMarks(title), "without a title"), Href: "/go/" + url.PathEscape(id)}
	}
	return affair{Title: cmp.Or(title, "without a title"), Href: "/" + of + "/" + url.PathEscape(id), Claim: of == "claims" && title != ""}
}

// atWords writes a moment, or a day.
func atWords(at string) string {
	t, err := parseMoment(at)
	if err != nil || len(at) == len(time.DateOnly) {
		return whenWords(time.Time{}, at)
	}
	return whenWords(t, "")
}
