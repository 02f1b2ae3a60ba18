package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"hearsay/internal/show/draw"
)

// concertPage says who publishes, or speaks, together beyond chance.
type concertPage struct {
	Heading, Stand string
	By             string // outlet, speaker
	Who            string // outlets, speakers
	Window         string // in words
	Several        bool   // windows were tried
	Fields         []askField
	Choices        []facetValue // some windows, and the other kind of pairs
	Command        string
	Notes          []string

	Findings    []concertLine // together and syndicated, by q
	Scale       int           // the right end of the pictures of findings
	RestScale   int           // of the others
	Syndicated  int
	Wide        *draw.Picture
	Narrow      *draw.Picture
	Groups      []string
	GroupHead   string
	Counts      []verdictLine
	Rest        []concertLine // tested, not found; the first by q
	RestLeft    int
	RestHref    string
	Few         []concertLine
	FewLeft     int
	FewHref     string
	Power       string
	Tested      int
	Carried     []carriedLine
	CarriedHead string
	CarriedSaid []string
	CarriedHref string
	Warning     *warning // where claims are shown
}

// concertLine is one pair as the tables show it.
type concertLine struct {
	concertRow
	Href      string // the page of the pair
	Within    string // "30 minutes": at which the pair is told
	Expect    string // "41.7 (31–53)"
	Effect    string
	PW, QW    string
	Own       string
	OwnPW     string
	First     string
	Why       string // of the verdict
	Bar, Mean string // places in the small picture, px
	Wide      string
	Dot       string
}

type verdictLine struct {
	Words string
	N     int
	Href  string
}

// carriedLine is a pair that carries the same claims.
type carriedLine struct {
	carriedRow
	QW, PW, Expect, Effect, Own string
	Links                       []facetValue // its claims, in their words
	Left                        int
}

// bounds of the page.
const (
	concertRest  = 12
	concertFew   = 40
	concertMany  = 60 // findings in the table; the others are a link away
	chancePx     = 150.0
	carriedMany  = 40
	carriedWords = 6 // claims that are shown of a pair; all are in the rows
)

// groupSign stands between the members of a group.
const groupSign = " · "

// verdictWords says what a verdict means.
var verdictWords = map[string]string{
	"together":   "together beyond chance, also by texts of their own",
	"syndicated": "together only where both have one text, or a release was fixed",
	"chance":     "tested: no more than chance allows",
	"scheduled":  "both publish at fixed hours: times tell nothing",
	"too_few":    "together at least once, too few common stories to test",
}

// concertNames are what the page takes of the question.
var concertNames = []string{"by", "window", "since", "until", "at-least"}

// askedConcert answers what a page of concert is asked.
func (s *site) askedConcert(ctx context.Context, r *http.Request) (*concertOf, url.Values, []askField, error) {
	vals, fields, err := s.told(r, "concert", concertNames...)
	if err != nil {
		return nil, nil, nil, err
	}
	c, err := s.concertsOf(ctx, vals)
	return c, vals, fields, err
}

func (s *site) concert(w http.ResponseWriter, r *http.Request) {
	if s.narrowed(w, r, "concert") {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	c, vals, fields, err := s.askedConcert(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := newConcertPage(c, vals)
	p.Fields, p.Command = fields, s.o.Asker.Command("concert", askWith(vals, "all", "1"))
	if len(p.Carried) > 0 {
		p.Warning = s.warning()
	}
	s.page(w, http.StatusOK, "concert", shell{Title: "Concert", Nav: "concert", Counted: counted(len(c.rows), "pair"), JSON: address("/explore/concert.json", askWith(vals, "all", "1")), CSV: address("/explore/concert.csv", askWith(vals, "all", "1")), Body: p,
		Cite: "Hearsay, Concert: " + p.Heading + "."})
}

func newConcertPage(c *concertOf, vals url.Values) *concertPage {
	p := &concertPage{By: "outlet", Window: windowWords(vals), Notes: c.notes}
	if vals.Get("by") == "speaker" {
		p.By = "speaker"
	}
	p.Who = p.By + "s"
	all := askWith(vals, "all", "1")
	filtered := func(verdict string) string { return address("/explore/concert", askWith(all, "f.verdict", verdict)) }
	count := map[string]int{}
	for i := range c.rows {
		row := &c.rows[i]
		count[row.Verdict]++
		if row.Verdict != "too_few" && row.Verdict != "scheduled" {
			p.Tested++
		}
		switch most := max(row.Together, row.Range95[1]); {
		case row.Verdict == "together" || row.Verdict == "syndicated":
			p.Scale = max(p.Scale, most)
		case row.Verdict == "chance" && len(p.Rest) < concertRest:
			p.RestScale = max(p.RestScale, most)
		}
		switch line := newConcertLine(row, vals); row.Verdict {
		case "together", "syndicated":
			p.Findings = append(p.Findings, line)
		case "chance", "scheduled":
			p.Rest = append(p.Rest, line)
		default:
			p.Few = append(p.Few, line)
		}
	}
	slices.SortStableFunc(p.Findings, func(a, b concertLine) int { return strings.Compare(b.Verdict, a.Verdict) }) // together before syndicated, by q
	p.Syndicated = count["syndicated"]
	p.network(vals)
	p.RestHref, p.FewHref = filtered("chance"), filtered("too_few")
	p.Findings = p.Findings[:min(len(p.Findings), concertMany)]
	p.RestLeft, p.FewLeft = max(0, len(p.Rest)-concertRest), max(0, len(p.Few)-concertFew)
	p.Rest, p.Few = p.Rest[:len(p.Rest)-p.RestLeft], p.Few[:len(p.Few)-p.FewLeft]
	for i := range p.Findings {
		p.Findings[i].place(p.Scale)
	}
	for i := range p.Rest {
		p.Rest[i].place(p.RestScale)
	}
	for _, v := range []string{"together", "syndicated", "chance", "scheduled", "too_few"} {
		if count[v] > 0 {
			p.Counts = append(p.Counts, verdictLine{verdictWords[v], count[v], filtered(v)})
		}
	}
	if power, ok := medianPower(c.rows); ok {
		each := ""
		if p.Several = strings.Contains(p.Window, " or "); p.Several {
			each = ", each at the window where it is surest"
		}
		p.Power = fmt.Sprintf("A pair that moved together in half of its common stories would have been found with probability %.2f (median of the %s tested%s).", power, counted(p.Tested, "pair"), each)
	}
	p.words(count["together"], vals)
	p.choices(vals)
	p.carried(c, vals)
	return p
}

// choices are some windows, and pairs of whom.
func (p *concertPage) choices(vals url.Values) {
	for _, by := range []string{"outlet", "speaker"} {
		v := askOnly(vals, "since", "until", "at-least")
		if by == "speaker" {
			v.Set("by", by)
		}
		p.Choices = append(p.Choices, facetValue{Label: by + "s", URL: address("/concert", v), Chosen: by == p.By})
	}
	list := []string{"1m", "5m", "30m", "2h"}
	if p.By == "outlet" {
		list = append([]string{""}, list...)
	}
	for _, window := range list {
		v := askWith(vals, "window", window)
		label := "within " + windowWords(v)
		if window == "" {
			v.Del("window")
			label = "three windows tried"
		}
		p.Choices = append(p.Choices, facetValue{Label: label, URL: address("/concert", v), Chosen: windowWords(v) == p.Window})
	}
}

// words sets heading and first sentences: what was found, or how sure it is that nothing was.
func (p *concertPage) words(n int, vals url.Values) {
	verb, verbs := "publish", "publishes"
	if p.By == "speaker" {
		verb, verbs = "speak", "speaks"
	}
	least := vals.Get("at-least")
	if least == "" {
		least = "5"
	}
	members := map[string]bool{}
	for i := range p.Findings {
		if l := &p.Findings[i]; l.Verdict == "together" {
			members[l.IDs[0]], members[l.IDs[1]] = true, true
		}
	}
	switch {
	case p.Tested == 0:
		p.Heading = fmt.Sprintf("No pair of %s has enough common stories to be tested", p.Who)
		p.Stand = fmt.Sprintf("A pair is tested from %s common stories on. Of those with fewer nothing is known; that is no sign that they keep apart.", least)
		return
	case n == 0:
		p.Heading = "No concert was found"
		p.Stand = fmt.Sprintf("Of %s of %s with %s common stories or more, none %s within %s of each other more often than chance allows. %s", counted(p.Tested, "pair"), p.Who, least, verbs, p.Window, p.Power)
		return
	case len(p.Groups) == 1 && strings.Count(p.Groups[0], groupSign)+1 == len(members):
		p.Heading = fmt.Sprintf("%s %s %s together beyond chance", upper(smallNumber(len(members))), p.Who, verb)
	case n == 1:
		p.Heading = fmt.Sprintf("One pair of %s %s together beyond chance", p.Who, verbs)
	default:
		p.Heading = fmt.Sprintf("%s pairs of %s %s together beyond chance", upper(smallNumber(n)), p.Who, verb)
	}
	p.Stand = fmt.Sprintf("%s of %s with %s common stories or more %s tested. These %s within %s of each other in more of them than others as quick, and awake at these hours, would; also without shared text and fixed releases. A finding says that two move together; it does not say why, nor who told them to.", upper(counted(p.Tested, "pair")), p.Who, least, map[bool]string{true: "was", false: "were"}[p.Tested == 1], verb, p.Window)
}

// newConcertLine words a row.
func newConcertLine(row *concertRow, vals url.Values) concertLine {
	l := concertLine{concertRow: *row, Href: meetAddress(row.IDs, vals), Within: ownWindow(row, vals), PW: "–", QW: "–", Own: "–", OwnPW: "–", Expect: "–", Effect: "–", First: "–", Why: row.Note}
	if row.Verdict == "too_few" || row.Verdict == "scheduled" {
		return l
	}
	l.Expect, l.Effect = fmt.Sprintf("%.1f (%d–%d)", row.Expected, row.Range95[0], row.Range95[1]), timesWords(row.Together, row.Expected)
	l.PW, l.QW, l.OwnPW = chanceWords(row.P), chanceWords(row.Q), chanceWords(row.OwnP)
	l.Own = fmt.Sprintf("%s of %s", number(row.OwnTogether), number(row.OwnCommon))
	if row.OwnCommon == 0 {
		l.Own, l.OwnPW = "none", "–"
	}
	if row.Leads != nil {
		l.First = *row.Leads
	}
	return l
}

// place sets the small picture: bar, tick and dot on a scale from 0.
func (l *concertLine) place(scale int) {
	if l.Expect == "–" || scale == 0 {
		return
	}
	x := func(v float64) float64 { return 5 + v/float64(scale)*(chancePx-10) }
	lo, hi := x(float64(l.Range95[0])), x(float64(l.Range95[1]))
	l.Bar, l.Wide, l.Mean, l.Dot = draw.Px(lo), draw.Px(max(hi-lo, 4)), draw.Px(x(l.Expected)), draw.Px(x(float64(l.Together)))
}

// meetAddress of the page of a pair.
func meetAddress(ids [2]string, vals url.Values) string {
	return address("/concert/"+url.PathEscape(ids[0])+"/"+url.PathEscape(ids[1]), vals)
}

// network draws the findings, and those of shared text beside them while there is room; and names the groups.
func (p *concertPage) network(vals url.Values) {
	var nodes []draw.NetNode
	var ties []draw.NetTie
	at, group := map[string]int{}, []int{}
	node := func(id, name string) int {
		k, ok := at[id]
		if !ok {
			k = len(nodes)
			at[id] = k
			nodes, group = append(nodes, draw.NetNode{Name: name, Href: whoAddress(p.By, id, name)}), append(group, k)
		}
		return k
	}
	find := func(x int) int {
		for group[x] != x {
			x = group[x]
		}
		return x
	}
	for pass, verdict := range []string{"together", "syndicated"} {
		if len(nodes) == 0 && pass > 0 {
			break
		}
		for i := range p.Findings {
			l := &p.Findings[i]
			if l.Verdict != verdict || pass > 0 && (len(nodes) > draw.MostNodes-2 || len(ties) >= draw.MostTies) {
				continue
			}
			a, b := node(l.IDs[0], l.A), node(l.IDs[1], l.B)
			t := draw.NetTie{A: a, B: b, Class: "tie", Href: l.Href, Title: fmt.Sprintf("%s and %s: %d of %d, %s expected", l.A, l.B, l.Together, l.Common, l.Expect)}
			if pass > 0 {
				t.Class = "tie dashed"
			} else if x, y := find(a), find(b); x != y {
				group[max(x, y)] = min(x, y)
			}
			ties = append(ties, t)
		}
	}
	parts := map[int][]string{}
	var order []int
	for k := range nodes {
		r := find(k)
		if parts[r] == nil {
			order = append(order, r)
		}
		parts[r] = append(parts[r], nodes[k].Name)
	}
	for _, r := range order {
		if len(parts[r]) > 2 {
			slices.Sort(parts[r])
			p.Groups = append(p.Groups, strings.Join(parts[r], groupSign))
		}
	}
	p.GroupHead = upper(smallNumber(len(p.Groups))) + " " + plural(len(p.Groups), "group")
	finding := fmt.Sprintf("%s of %s, %s between them; the table has the same", upper(counted(len(nodes), "dot")), p.Who, counted(len(ties), "line"))
	if wide, narrow, ok := draw.Network(nodes, ties, finding); ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
}

// whoAddress leads to the page of an outlet, or of a party; for one that has no page to what it said.
func whoAddress(by, id, name string) string {
	if by != "speaker" {
		return outletHref(id)
	}
	return cmp.Or(partyHref(id), address("/explore/quotes", url.Values{"speaker": {name}}))
}

// carried words the pairs that carry the same claims.
func (p *concertPage) carried(c *concertOf, vals url.Values) {
	if p.By != "outlet" {
		return
	}
	p.CarriedSaid, p.CarriedHref = c.said, address("/explore/concert", askWith(askWith(askOnly(vals, "since", "until"), "claims", "1"), "all", "1"))
	n := 0
	for i := range c.carried {
		row := &c.carried[i]
		if row.Verdict == "together" {
			n++
		}
		if len(p.Carried) == carriedMany {
			continue
		}
		l := carriedLine{carriedRow: *row, PW: chanceWords(row.P), QW: chanceWords(row.Q), Expect: fmt.Sprintf("%.1f", row.Expected), Effect: timesWords(row.Together, row.Expected), Own: number(row.OwnTogether)}
		if row.OwnP != nil {
			l.Own += ", p " + chanceWords(*row.OwnP)
		}
		for _, id := range row.IDs[:min(len(row.IDs), carriedWords)] {
			l.Links = append(l.Links, facetValue{Label: cmp.Or(c.words[id], short(id)), URL: "/claims/" + url.PathEscape(id)})
		}
		l.Left = len(row.IDs) - len(l.Links)
		p.Carried = append(p.Carried, l)
	}
	switch {
	case n == 0 && slices.ContainsFunc(c.said, func(s string) bool { return strings.Contains(s, "nothing could be tested") }):
		p.CarriedHead = "No two outlets carry enough claims to be tested"
	case n == 0 && len(c.carried) == 0:
		p.CarriedHead = "No two outlets carry the same claims more often than chance allows"
	case n == 0:
		p.CarriedHead = "Outlets carry the same claims beyond chance only by each other’s texts"
	default:
		p.CarriedHead = fmt.Sprintf("%s %s of outlets %s the same claims beyond chance", upper(smallNumber(n)), plural(n, "pair"), map[bool]string{true: "carries", false: "carry"}[n == 1])
	}
}
