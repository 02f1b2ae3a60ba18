package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// claimPage is one proposition: where its reports have it from, how sure they are, who asserts
// and who rejects it. It is quoted and never stated.
type claimPage struct {
	Judged                string // an analyst's word on the whole, "" for none
	ID, Proposition, Kind string
	Days                  string
	Badge                 badge
	Lo, Hi                int // origins at the chosen threshold
	Effective             string
	ByOrigins             string // what the interval means
	Min                   string // threshold, "" for none
	Standfirst            string
	Accused               []whose
	Warning               *warning
	Origins               originsPart
	Certainty             []sureRow
	Hedged, Sure          int
	Matrix                *sureMatrix
	Spread                *spreadPart
	Asserted, Denied      []voiceRow
	Denials               []denialRow
	Charge                *chargePart // nil where no other claim tells the charge
	Rivals                []viewRow
	Stories               []viewRow
	Quotes                []quoteRow
	JSON                  string
}

// sureRow is how sure one assertion is, in order of time.
type sureRow struct {
	quoteRow
	First bool // the first one without hedge, where others have some
}

// denialRow is a quote that rejects what others assert.
type denialRow struct {
	By  quoteRow
	Of  []quoteRow
	Why []string
	At  string // score
}

// threshold of a request: 0 unless ?min= is a number from 0 to 1.
func threshold01(r *http.Request) (float64, error) {
	x := r.FormValue("min")
	if x == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(x, 64)
	if err != nil || !(v >= 0 && v <= 1) {
		return 0, fmt.Errorf("%w: min %q is no number from 0 to 1", store.ErrQuery, x)
	}
	return v, nil
}

func (s *site) claim(w http.ResponseWriter, r *http.Request) {
	if id, ok := strings.CutSuffix(r.PathValue("id"), ".json"); ok {
		s.viewJSON(w, r, id, store.KindClaim)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	p, err := s.claimPage(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if moved(w, r, store.KindClaim, p.ID) {
		return
	}
	s.page(w, http.StatusOK, "claim", shell{Title: "Claim: " + quoted(shorten(p.Proposition, 90)), Nav: "claims", Counted: counted(len(p.Quotes), "quote"), Body: p, JSON: p.rows()})
}

// rows is where programs find what the page shows: with a least score of edges the origins counted so, else the claim.
func (p *claimPage) rows() string {
	if p.Min != "" {
		return p.JSON
	}
	return "/claims/" + p.ID + ".json"
}

func (s *site) claimPage(ctx context.Context, r *http.Request) (*claimPage, error) {
	min, err := threshold01(r)
	if err != nil {
		return nil, err
	}
	v, err := s.oneView(ctx, r.PathValue("id"), store.KindClaim)
	if err != nil {
		return nil, err
	}
	c, err := rows.Decode[view.Claim](&v)
	if err != nil {
		return nil, err
	}
	p := &claimPage{ID: v.ID, Judged: string(c.Judged), Proposition: c.Proposition, Kind: c.Kind, Days: days(v.First, v.Last)}
	edge, err := strconv.Atoi(r.FormValue("edge"))
	if err != nil || edge < 1 || edge > len(c.Graph.Edges) {
		edge = 0
	}
	part, tree := newOriginsPart(&c, v.ID, min, edge)
	p.Origins = part
	n := tree.count
	p.Lo, p.Hi, p.Effective = n.Min, n.Max, strconv.FormatFloat(n.Effective, 'f', 1, 64)
	p.Badge = newBadge(view.Tally{Reports: n.Reports, Publishers: n.Publishers, Origins: view.Count{Min: n.Min, Max: n.Max}}, n.Reports > 0, "#tree")
	p.JSON = "/claims/" + v.ID + "/origins.json"
	if min > 0 {
		p.Min = strconv.FormatFloat(min, 'g', -1, 64)
		p.JSON += "?min=" + p.Min
	}
	if edge > 0 {
		closed := "/claims/" + v.ID
		if p.Min != "" {
			closed += "?min=" + p.Min
		}
		if p.Origins.Proof, err = s.openProof(ctx, &c.Graph, edge, min, closed+"#tree"); err != nil && !isNone(err) {
			return nil, err
		}
	}
	for _, q := range byTime(c.Quotes) {
		row := newQuoteRow(q)
		row.beyond = len(p.Quotes) >= pageRows
		if s.o.Desk != nil && len(c.Quotes) > 1 {
			row.Split = v.ID + " " + row.Command
		}
		p.Quotes = append(p.Quotes, row)
	}
	p.certainty()
	p.Matrix, p.Spread = newSureMatrix(p.Certainty, tree), s.spread(v.ID, &c)
	p.Asserted, p.Denied = voices(c.AssertedBy, p.Quotes, view.Asserts), voices(c.DeniedBy, p.Quotes, view.Denies)
	p.denials(c.Denials)
	for _, a := range c.Accused {
		p.Accused = append(p.Accused, whose{a.Name, a.Key})
	}
	if len(p.Accused) > 0 || c.Kind == "attribution" {
		p.Warning = s.warning()
	}
	if p.Charge, err = s.chargePart(ctx, v.ID, &c); err != nil {
		return nil, err
	}
	p.Standfirst = standfirst(p)
	if p.Rivals, _, err = s.viewRows(ctx, c.Rivals); err == nil {
		p.Stories, _, err = s.viewRows(ctx, c.Stories)
	}
	return p, err
}

// certainty marks the first assertion without hedge.
func (p *claimPage) certainty() {
	first := -1
	for _, q := range p.Quotes {
		if q.Stance != view.Asserts {
			continue
		}
		if q.Doubt != "" {
			p.Hedged++
		} else {
			if p.Sure++; first < 0 {
				first = len(p.Certainty)
			}
		}
		p.Certainty = append(p.Certainty, sureRow{quoteRow: q})
	}
	if first >= 0 && p.Hedged > 0 {
		p.Certainty[first].First = true
	}
}

func (p *claimPage) denials(ds []view.Denial) {
	at := map[hearsay.QuoteID]quoteRow{}
	for _, q := range p.Quotes {
		at[q.ID] = q
	}
	for _, d := range ds {
		by, ok := at[d.By]
		if !ok {
			continue // it stands in another claim
		}
		row := denialRow{By: by, Why: d.Why, At: percentOf(d.Score)}
		for _, of := range d.Of {
			if q, ok := at[of]; ok {
				row.Of = append(row.Of, q)
			}
		}
		p.Denials = append(p.Denials, row)
	}
	slices.SortStableFunc(p.Denials, func(a, b denialRow) int { return strings.Compare(moment(a.By.Quote), moment(b.By.Quote)) })
}

// standfirst says who asserts and who rejects.
func standfirst(p *claimPage) string {
	own, others := 0, 0
	for _, v := range p.Asserted {
		if v.Own {
			own++
		} else {
			others++
		}
	}
	var s string
	switch {
	case others > 0 && own > 0:
		s = fmt.Sprintf("Asserted by %s and, without any source, by %s in %s own voice.", counted(others, "speaker"), counted(own, "outlet"), theirIts(own))
	case others > 0:
		s = fmt.Sprintf("Asserted by %s.", counted(others, "speaker"))
	case own > 0:
		s = fmt.Sprintf("Asserted, without any source, by %s in %s own voice.", counted(own, "outlet"), theirIts(own))
	default:
		s = "Nobody in the ledger asserts it."
	}
	if n := len(p.Denied); n > 0 {
		return s + " Rejected by " + number(n) + "."
	}
	if p.Charge != nil && len(p.Charge.Denied) > 0 {
		return s + " Rejected by nobody in these words; the same charge in other words by " + number(len(p.Charge.Denied)) + "."
	}
	return s + " Rejected by nobody in the ledger."
}

func theirIts(n int) string {
	if n == 1 {
		return "its"
	}
	return "their"
}

// originsJSON answers with the graph of a claim as `hearsay origins -o json` prints it.
func (s *site) originsJSON(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	min, err := threshold01(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v, err := s.oneView(ctx, r.PathValue("id"), store.KindClaim)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	texts := map[hearsay.ArticleID]*hearsay.Revision{}
	o, err := rows.OriginsOf(&v, min, func(id hearsay.ArticleID, f hearsay.Field) (string, error) {
		if texts[id] == nil {
			x, err := s.ledger.Article(ctx, string(id), "")
			if err != nil {
				return "", err
			}
			texts[id] = &x.Revision
		}
		return f.In(texts[id]), nil
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sendJSON(w, o)
}
