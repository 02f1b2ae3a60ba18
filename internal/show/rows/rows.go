// Package rows gives views the shape of the rows that other programs rely on (doc/ledger.md,
// "Rows"): stories, claims, origins and incidents, for lists of the command line and for
// pages that answer with .json. Times are RFC 3339 in UTC, or a day where only that is known;
// offsets are half open, in Unicode code points.
package rows

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// Decode reads the body of a view.
func Decode[T any](v *store.View) (T, error) {
	var x T
	if err := json.Unmarshal(v.Body, &x); err != nil {
		return x, fmt.Errorf("%s %s: %w", v.Kind, v.ID, err)
	}
	return x, nil
}

// Time writes a moment, "" for none.
func Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func moment(t time.Time, day string) string {
	if t.IsZero() {
		return day
	}
	return Time(t)
}

func round(c view.Count) view.Count {
	c.Effective = math.Round(c.Effective*100) / 100
	return c
}

// Story is a row of stories.
type Story struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Articles   []string   `json:"articles"`
	First      string     `json:"first"`
	Last       string     `json:"last"`
	Reports    int        `json:"reports"`
	Publishers int        `json:"publishers"`
	Origins    view.Count `json:"origins"`
	Claims     []string   `json:"claims"`
	Incidents  []string   `json:"incidents"`
	Judged     string     `json:"judged,omitempty"` // what an analyst says of it
}

// StoryOf makes the row of a story.
func StoryOf(v *store.View) (Story, error) {
	s, err := Decode[view.Story](v)
	r := Story{ID: v.ID, Title: v.Title, Articles: []string{}, First: Time(v.First), Last: Time(v.Last), Reports: s.Reports, Publishers: s.Publishers, Origins: round(s.Origins), Claims: list(s.Claims), Incidents: list(s.Incidents), Judged: string(s.Judged)}
	for _, a := range s.Articles {
		r.Articles = append(r.Articles, a.Ref)
	}
	return r, err
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// Member is a quote of a claim.
type Member struct {
	Ref      string  `json:"ref"`
	Quote    string  `json:"quote"`
	Stance   string  `json:"stance"`
	Speaker  string  `json:"speaker"`
	Score    float64 `json:"score"`
	Reviewed bool    `json:"reviewed"`
}

// Sure is how sure one quote of a claim was.
type Sure struct {
	At     string `json:"at"`
	Band   []int  `json:"band"` // percent; null where no scale applies
	Words  string `json:"words"`
	Outlet string `json:"outlet"`
}

// Claim is a row of claims.
type Claim struct {
	ID          string     `json:"id"`
	Proposition string     `json:"proposition"`
	Kind        string     `json:"kind"`
	Accused     []string   `json:"accused"`
	Quotes      []Member   `json:"quotes"`
	AssertedBy  []string   `json:"asserted_by"`
	DeniedBy    []string   `json:"denied_by"`
	Reports     int        `json:"reports"`
	Publishers  int        `json:"publishers"`
	Origins     view.Count `json:"origins"`
	Certainty   []Sure     `json:"certainty"`
	Rivals      []string   `json:"rivals"`
	Stories     []string   `json:"stories"`
	First       string     `json:"first"` // of its articles, "" where no time is known
	Last        string     `json:"last"`
	Judged      string     `json:"judged,omitempty"`
	Charge      *Charged   `json:"charge,omitempty"` // that other claims tell in other words; absent where none does
}

// Charged is a charge of an incident that several claims tell, and who rejects any of them.
type Charged struct {
	Incident string   `json:"incident"`
	Claims   []string `json:"claims"`
	DeniedBy []string `json:"denied_by"`
}

// ClaimOf makes the row of a claim.
func ClaimOf(v *store.View) (Claim, error) {
	c, err := Decode[view.Claim](v)
	r := Claim{ID: v.ID, Proposition: c.Proposition, Kind: c.Kind, Accused: []string{}, Quotes: []Member{}, AssertedBy: names(c.AssertedBy), DeniedBy: names(c.DeniedBy),
		Reports: c.Reports, Publishers: c.Publishers, Origins: round(c.Origins), Certainty: []Sure{}, Rivals: list(c.Rivals), Stories: list(c.Stories), First: Time(v.First), Last: Time(v.Last), Judged: string(c.Judged)}
	if x := c.Charge; x != nil {
		r.Charge = &Charged{x.Incident, x.Claims, names(x.DeniedBy)}
	}
	for _, p := range c.Accused {
		r.Accused = append(r.Accused, p.Name)
	}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		r.Quotes = append(r.Quotes, Member{q.Ref, string(q.ID), string(q.Stance), q.Speaker, q.Score, q.Reviewed != ""})
		if q.Stance == view.Asserts {
			r.Certainty = append(r.Certainty, Sure{moment(q.At, q.Day), q.Band, Hedged(q), q.Outlet})
		}
	}
	return r, err
}

// Hedged gives the words that weaken or strengthen a quote, "" for none.
func Hedged(q *view.Quote) string {
	s := ""
	for i, h := range q.Hedges {
		if i > 0 {
			s += ", "
		}
		s += h
	}
	return s
}

func names(vs []view.Voice) []string {
	out := []string{}
	for _, v := range vs {
		out = append(out, v.Name)
	}
	return out
}

// Node, Edge and Root of Origins.
type (
	Node struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
		Name string `json:"name"`
		At   string `json:"at"`
		Ref  string `json:"ref,omitempty"`
	}
	Proof struct {
		Ref   string `json:"ref"`
		Field string `json:"field"`
		Span  [2]int `json:"span"`
	}
	Edge struct {
		From  string  `json:"from"` // the report or source that has it
		To    string  `json:"to"`   // from there
		Kind  string  `json:"kind"`
		Proof Proof   `json:"proof"`
		Score float64 `json:"score"`
		Lag   *int64  `json:"lag_s"`
	}
	Root struct {
		ID      string `json:"id"`
		Kind    string `json:"kind"`
		Name    string `json:"name"`
		Reports int    `json:"reports"`
		Stated  bool   `json:"stated"`
	}
)

// Origins is the answer of origins.
type Origins struct {
	ID          string     `json:"id"`
	Proposition string     `json:"proposition"`
	MinScore    float64    `json:"min_score"`
	Reports     int        `json:"reports"`
	Publishers  int        `json:"publishers"`
	Nodes       []Node     `json:"nodes"`
	Edges       []Edge     `json:"edges"`
	Roots       []Root     `json:"roots"`
	Min         int        `json:"min"`
	Max         int        `json:"max"`
	Effective   float64    `json:"effective"`
	Cycles      [][]string `json:"cycles"` // refs, each citing the next
}

// OriginsOf counts a claim's origins over the edges that score at least minScore. text gives
// the title or text of an article, for offsets; its error ends the work.
func OriginsOf(v *store.View, minScore float64, text func(hearsay.ArticleID, hearsay.Field) (string, error)) (Origins, error) {
	c, err := Decode[view.Claim](v)
	if err != nil {
		return Origins{}, err
	}
	g := &c.Graph
	n := g.Count(minScore)
	o := Origins{ID: v.ID, Proposition: c.Proposition, MinScore: minScore, Reports: n.Reports, Publishers: n.Publishers, Nodes: []Node{}, Edges: []Edge{}, Roots: []Root{}, Min: n.Min, Max: n.Max, Effective: math.Round(n.Effective*100) / 100, Cycles: [][]string{}}
	for i := range g.Nodes {
		x := &g.Nodes[i]
		o.Nodes = append(o.Nodes, Node{x.ID, string(x.Kind), x.Name, Time(x.At), x.Ref})
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Score < minScore {
			continue
		}
		s, err := text(e.Proof.Article, e.Proof.Field)
		if err != nil {
			return o, err
		}
		row := Edge{From: g.Nodes[e.From].ID, To: g.Nodes[e.To].ID, Kind: string(e.Kind), Score: math.Round(e.Score*1e4) / 1e4, Proof: Proof{e.Proof.Ref, string(e.Proof.Field), Points(s, e.Proof.Span)}}
		if g.Nodes[e.From].Kind == origin.KindReport && g.Nodes[e.To].Kind == origin.KindReport && !g.Nodes[e.From].At.IsZero() && !g.Nodes[e.To].At.IsZero() {
			lag := int64(e.Lag / time.Second)
			row.Lag = &lag
		}
		o.Edges = append(o.Edges, row)
	}
	for _, r := range n.Roots {
		x := &g.Nodes[r.Node]
		o.Roots = append(o.Roots, Root{x.ID, string(x.Kind), x.Name, r.Reports, r.Stated})
	}
	for _, y := range n.Cycles {
		refs := []string{}
		for _, i := range y.Path {
			refs = append(refs, g.Nodes[i].Ref)
			if g.Nodes[i].Ref == "" {
				refs[len(refs)-1] = g.Nodes[i].ID
			}
		}
		o.Cycles = append(o.Cycles, refs)
	}
	return o, nil
}

// Points turns a span of bytes into one of code points; what lies outside the text, because
// the text changed meanwhile, is cut off.
func Points(text string, s hearsay.Span) [2]int {
	from := min(max(s.Start, 0), len(text))
	to := min(max(s.End, from), len(text))
	n := utf8.RuneCountInString(text[:from])
	return [2]int{n, n + utf8.RuneCountInString(text[from:to])}
}
