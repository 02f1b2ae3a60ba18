package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// pairPage is two states over time: what each says to the other, and is said to do to it.
type pairPage struct {
	A, B           string
	Heading, Stand string
	Form           askForm
	Rows           []pairRow
	Layers         []pairLayer
	Answers        []string
	Without        string // what leaving an outlet out changes, "" where none is left out
	Step           string // day or week
	Behind         *pairBehind
	Parties        []facetValue
	Notes          []string
	Command        string
	Exports        []facetValue
	Explore        string
}

// pairLayer is words or deeds over time.
type pairLayer struct {
	Layer, Heading string
	Wide, Narrow   *draw.Picture
	Points         []pairStretch
}

// pairStretch is a day or week with an act: both ways.
type pairStretch struct {
	First, Last, When, Href string
	Ways                    [2]pairWay
}

// pairWay is what one of the two did in it.
type pairWay struct {
	N, Publishers, Alleged     int
	Quads                      [4]int
	QuadWords, OfAll, Category string
	Open                       bool
}

func (s *site) pair(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	a, err := s.asks(r, "pairs")
	if err == nil && (a.vals.Has("a") || a.vals.Has("b")) {
		err = fmt.Errorf("%w: the address names the states", store.ErrQuery)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p, err := s.pairPages.get(ctx, r.URL.RequestURI(), func(ctx context.Context) (*pairPage, error) {
		return s.pairPage(ctx, &a, r.PathValue("a"), r.PathValue("b"))
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	n := 0
	for _, x := range p.Rows {
		n += x.N
	}
	s.page(w, http.StatusOK, "pair", shell{Title: p.A + " and " + p.B, Nav: "pairs", Counted: counted(n, "act"), Body: p, JSON: p.Exports[1].URL, CSV: p.Exports[0].URL})
}

// stateIn finds a state of the rows by name, key or code.
func stateIn(lines []pairLine, called string) (name, key string) {
	for i := range lines {
		l := &lines[i]
		if calledSo(l.From, l.FromKey, called) {
			return l.From, l.FromKey
		}
		if calledSo(l.To, l.ToKey, called) {
			return l.To, l.ToKey
		}
	}
	return "", ""
}

func (s *site) pairPage(ctx context.Context, a *asking, one, other string) (*pairPage, error) {
	list, err := s.pairLines(ctx, a.vals)
	if err != nil {
		return nil, err
	}
	known := list // a state may have no act in this cut, and is known all the same
	if _, x := stateIn(list.lines, one); len(a.vals) > 0 && (x == "" || cmp.Or(second(stateIn(list.lines, other)), "") == "") {
		if known, err = s.pairLines(ctx, url.Values{}); err != nil {
			return nil, err
		}
	}
	nameA, keyA := stateIn(known.lines, one)
	nameB, keyB := stateIn(known.lines, other)
	if keyA == "" || keyB == "" || keyA == keyB {
		return nil, fmt.Errorf("no pair %s, %s: %w", one, other, store.ErrNotFound)
	}
	vals := url.Values{}
	for k, v := range a.vals {
		vals[k] = v
	}
	vals.Set("a", keyA)
	vals.Set("b", keyB)
	self := "/pairs/" + url.PathEscape(codeOf(keyA)) + "/" + url.PathEscape(codeOf(keyB))
	p := &pairPage{A: nameA, B: nameB, Form: newAskForm(a, self, "a", "b"), Notes: list.notes, Step: cmp.Or(a.vals.Get("by"), "week"),
		Command: s.o.Asker.Command("pairs", vals), Exports: pairExports("pairs", vals), Explore: address("/explore/pairs", vals), Parties: []facetValue{{Label: nameA, URL: partyHref(keyA)}, {Label: nameB, URL: partyHref(keyB)}}}
	p.rows(list.lines, keyA, keyB)
	p.Heading, p.Stand = pairFinding(p)
	if len(p.Rows) == 0 {
		return p, nil
	}
	points, _, err := answered[pairPoint](ctx, s, "pairs", vals)
	if err != nil {
		return nil, err
	}
	if a.vals.Get("by") == "" && stretchCount(points) < fewWeeks { // days tell more of a short time
		vals.Set("by", "day")
		if points, _, err = answered[pairPoint](ctx, s, "pairs", vals); err != nil {
			return nil, err
		}
		p.Step, p.Command, p.Exports, p.Explore = "day", s.o.Asker.Command("pairs", vals), pairExports("pairs", vals), address("/explore/pairs", vals)
		for i := range p.Form.Fields {
			if p.Form.Fields[i].Name == "by" {
				p.Form.Fields[i].Value = "day"
			}
		}
	}
	opened := a.chosen["first"]
	if opened == "" {
		opened = busiestStretch(points)
	}
	p.layers(points, keyA, self, a.vals, opened)
	if p.Behind, err = s.pairBehind(ctx, p, points, keyA, opened); err != nil {
		return nil, err
	}
	return p, s.pairWithout(ctx, a, p, keyA, keyB)
}

// fewWeeks is how many weeks a time needs to be drawn by weeks unasked.
const fewWeeks = 9

// stretchCount counts the days or weeks of points.
func stretchCount(points []pairPoint) int {
	seen := map[string]bool{}
	for i := range points {
		seen[points[i].First] = true
	}
	return len(seen)
}

func second(_, x string) string { return x }

// rows words the lines of the pair, A → B before B → A, words before deeds.
func (p *pairPage) rows(lines []pairLine, a, b string) {
	for _, layer := range []string{"words", "deeds"} {
		for _, way := range [][2]string{{a, b}, {b, a}} {
			for i := range lines {
				l := &lines[i]
				if l.Layer != layer || l.FromKey != way[0] || l.ToKey != way[1] {
					continue
				}
				r := newPairRow(l, "#"+layer, way[0] == b)
				p.Rows = append(p.Rows, r)
				if l.Answer.Days > 0 {
					p.Answers = append(p.Answers, answerSentence(l, &r))
				}
			}
		}
	}
}

// answerSentence tells how often days of conflict were answered.
func answerSentence(l *pairLine, r *pairRow) string {
	a := &l.Answer
	s := fmt.Sprintf("%s turned against %s in %s on %s; %s turned against %s soon after %s of them, and had done so shortly before %s.", l.From, l.To, l.Layer, counted(a.Days, "day"), l.To, l.From, number(a.Answered), number(a.Before))
	if a.P == nil {
		return s + " Too few to test."
	}
	return s + fmt.Sprintf(" %s; p %s, q %s: %s.", upper(r.AnswerRange), r.P, r.Q, r.Verdict)
}

// pairFinding says what stands between two states.
func pairFinding(p *pairPage) (heading, stand string) {
	n := map[string]int{}
	against, all, top := 0, 0, ""
	var found []string
	for i := range p.Rows {
		r := &p.Rows[i]
		n[r.Layer] += r.N
		all += r.N
		against += r.Quads[2] + r.Quads[3]
		if r.Found {
			found = append(found, fmt.Sprintf("%s answers %s in %s beyond chance", r.To, r.From, r.Layer))
		}
		if top == "" && r.Highest != "none" {
			top = r.Highest
		}
	}
	switch {
	case all == 0:
		return fmt.Sprintf("No act between %s and %s in this cut", p.A, p.B), "Other days or outlets may have some; nothing here says that there was none."
	case len(found) > 0:
		heading = found[0]
	case against == all && all > 1:
		heading = fmt.Sprintf("%s and %s: all %s are conflict", p.A, p.B, counted(all, "act"))
	default:
		heading = fmt.Sprintf("%s and %s: %s of %s are conflict", p.A, p.B, number(against), counted(all, "act"))
	}
	return heading, fmt.Sprintf("%s that the two say to each other, %s that they are said to have done. An act counts once for each affair, day, direction and kind, however often it is told.", upper(counted(n["words"], "act")), counted(n["deeds"], "deed"))
}

// busiestStretch is the first day of the stretch with most acts.
func busiestStretch(points []pairPoint) string {
	n, best := map[string]int{}, ""
	for i := range points {
		n[points[i].First] += points[i].N
	}
	for i := range points {
		if f := points[i].First; best == "" || n[f] > n[best] || n[f] == n[best] && f < best {
			best = f
		}
	}
	return best
}

// layers draws words and deeds, and lists the stretches that have any.
func (p *pairPage) layers(points []pairPoint, keyA, self string, vals url.Values, opened string) {
	at := func(first string) string {
		v := url.Values{"f.first": {first}}
		for k, l := range vals {
			v[k] = l
		}
		return address(self, v) + "#behind"
	}
	for _, layer := range []string{"words", "deeds"} {
		l := pairLayer{Layer: layer}
		var facing []draw.Facing
		index := map[string]int{}
		sum := [2]int{}
		var all []pairStretch
		for i := range points {
			x := &points[i]
			if x.Layer != layer {
				continue
			}
			k, ok := index[x.First]
			if !ok {
				k = len(facing)
				index[x.First] = k
				t, _ := time.Parse(time.DateOnly, x.First)
				facing = append(facing, draw.Facing{At: t})
				all = append(all, pairStretch{First: x.First, Last: x.Last, When: stretchWords(x.First, x.Last), Href: at(x.First)})
			}
			way := 0
			if x.FromKey != keyA {
				way = 1
			}
			sum[way] += x.N
			st := &all[k]
			st.Ways[way] = newPairWay(x, x.First == opened)
			name := [2]string{p.A + " → " + p.B, p.B + " → " + p.A}[way]
			h := draw.Way{N: x.N, Against: x.Quads[2] + x.Quads[3], Href: st.Href, Title: st.When + ", " + name + ": " + st.Ways[way].QuadWords}
			if way == 0 {
				facing[k].Up = h
			} else {
				facing[k].Down = h
			}
		}
		if sum[0]+sum[1] == 0 {
			continue
		}
		for _, x := range all {
			if x.Ways[0].N+x.Ways[1].N > 0 {
				l.Points = append(l.Points, x)
			}
		}
		verb := map[string]string{"words": "says to", "deeds": "is said to have done to"}[layer]
		unit := map[string]string{"words": "act", "deeds": "deed"}[layer]
		l.Heading = fmt.Sprintf("%s: %s by %s, %s by %s", upper(layer), counted(sum[0], unit), p.A, number(sum[1]), p.B)
		finding := fmt.Sprintf("What %s %s %s by %s: %s above, %s below; filled is conflict. Every bar is in the table below", p.A, verb, p.B, p.Step, number(sum[0]), number(sum[1]))
		if wide, narrow, ok := draw.Face(facing, p.A+" → "+p.B, p.B+" → "+p.A, finding); ok {
			l.Wide, l.Narrow = &wide, &narrow
		}
		p.Layers = append(p.Layers, l)
	}
}

func newPairWay(x *pairPoint, open bool) pairWay {
	w := pairWay{N: x.N, Publishers: x.Publishers, Alleged: x.Alleged, Quads: x.Quads, Category: category(x.Highest), Open: open, OfAll: fmt.Sprintf("%s of %s", number(x.N), number(x.All))}
	var words []string
	for i, n := range x.Quads {
		if n > 0 {
			words = append(words, number(n)+" "+quadNames[i])
		}
	}
	w.QuadWords = strings.Join(words, ", ")
	return w
}

// stretchWords writes a day, or the days from first to last.
func stretchWords(first, last string) string {
	if last == "" || first == last {
		return shortDay(first)
	}
	return cmp.Or(period(first, last), shortDay(first))
}

// pairWithout tells what leaving an outlet out changes.
func (s *site) pairWithout(ctx context.Context, a *asking, p *pairPage, keyA, keyB string) error {
	name := a.vals.Get("without")
	if name == "" {
		return nil
	}
	with := url.Values{}
	for k, v := range a.vals {
		if k != "without" {
			with[k] = v
		}
	}
	all, err := s.pairLines(ctx, with)
	if err != nil {
		return err
	}
	had, has := 0, 0
	for i := range all.lines {
		if l := &all.lines[i]; slices.Contains([]string{keyA, keyB}, l.FromKey) && slices.Contains([]string{keyA, keyB}, l.ToKey) {
			had += l.N
		}
	}
	for i := range p.Rows {
		has += p.Rows[i].N
	}
	p.Without = fmt.Sprintf("Counted anew without %s: %s of %s remain.", name, number(has), counted(had, "act"))
	return nil
}
