package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// pairsPage is what states say to each other and are said to do to each other, pair by pair.
type pairsPage struct {
	Heading, Stand string
	Form           askForm
	Groups         []pairGroup
	Total, More    int // pairs, and those beyond the ones shown
	Acts           int
	Explore        string
	Notes          []string
	Command        string
	Exports        []facetValue
}

// pairGroup is two states, both ways.
type pairGroup struct {
	A, B, Href string
	N          int
	Rows       []pairRow // words A → B and back, deeds A → B and back; those with an act
}

// askForm is the form of a question as a page has it.
type askForm struct {
	Path   string
	Fields []askField
	Chips  []chip
}

// pairsShown bounds the page; exports have all.
const pairsShown = 60

// newAskForm is the form of what was asked, without the parameters that the address holds.
func newAskForm(a *asking, path string, without ...string) askForm {
	f := askForm{Path: path}
	for _, x := range a.q.Params {
		if slices.Contains(without, x.Name) {
			continue
		}
		v := a.vals.Get(x.Name)
		if v != "" {
			rest := url.Values{}
			for k, l := range a.vals {
				if k != x.Name && !slices.Contains(without, k) {
					rest[k] = l
				}
			}
			f.Chips = append(f.Chips, chip{Name: x.Name, Value: v, URL: address(path, rest)})
		} else if x.Kind == "choice" {
			v = x.Default
		}
		f.Fields = append(f.Fields, askField{x, v})
	}
	return f
}

// pairExports are the rows of a question to take along.
func pairExports(name string, vals url.Values) (out []facetValue) {
	for _, x := range []string{"csv", "json", "jsonl"} {
		out = append(out, facetValue{Label: strings.ToUpper(x), URL: address("/explore/"+name+"."+x, vals)})
	}
	return out
}

func (s *site) pairs(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	a, err := s.asks(r, "pairs")
	if err != nil {
		s.fail(w, r, err)
		return
	}
	list, err := s.pairLines(ctx, a.vals)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := &pairsPage{Form: newAskForm(&a, "/pairs", "a", "b"), Notes: list.notes, Command: s.o.Asker.Command("pairs", a.vals), Exports: pairExports("pairs", a.vals), Explore: address("/explore/pairs", a.vals)}
	p.fill(list, a.vals)
	s.page(w, http.StatusOK, "pairs", shell{Title: p.Heading, Nav: "pairs", Counted: counted(p.Acts, "act"), Body: p, JSON: p.Exports[1].URL, CSV: p.Exports[0].URL})
}

// fill groups the lines by pairs, those with most acts first.
func (p *pairsPage) fill(list *pairList, vals url.Values) {
	at := map[[2]string]int{}
	byGroup := [][]*pairLine{}
	for i := range list.lines {
		l := &list.lines[i]
		k := [2]string{min(l.FromKey, l.ToKey), max(l.FromKey, l.ToKey)}
		n, ok := at[k]
		if !ok {
			n = len(byGroup)
			at[k], byGroup = n, append(byGroup, nil)
		}
		byGroup[n] = append(byGroup[n], l)
	}
	rest := url.Values{}
	for k, v := range vals {
		if k != "a" && k != "b" {
			rest[k] = v
		}
	}
	for _, lines := range byGroup {
		g := pairGroup{A: lines[0].From, B: lines[0].To, Href: pairHref(lines[0].FromKey, lines[0].ToKey, rest)}
		if lines[0].FromKey > lines[0].ToKey {
			g.A, g.B = g.B, g.A
		}
		for _, layer := range []string{"words", "deeds"} {
			for _, back := range []bool{false, true} {
				for _, l := range lines {
					if l.Layer == layer && (l.FromKey > l.ToKey) == back {
						g.Rows, g.N = append(g.Rows, newPairRow(l, g.Href+"#"+layer, back)), g.N+l.N
					}
				}
			}
		}
		p.Acts += g.N
		p.Groups = append(p.Groups, g)
	}
	slices.SortStableFunc(p.Groups, func(x, y pairGroup) int { return y.N - x.N })
	p.Heading, p.Stand = pairsFinding(list.lines, p)
	if p.Total = len(p.Groups); p.Total > pairsShown {
		p.More, p.Groups = len(p.Groups)-pairsShown, p.Groups[:pairsShown]
	}
}

// pairsFinding says what the rows come to: who answers whom beyond chance, else what was looked at.
func pairsFinding(lines []pairLine, p *pairsPage) (heading, stand string) {
	tested := 0
	var found []string
	for i := range lines {
		l := &lines[i]
		if l.Answer.P != nil {
			tested++
		}
		if l.Answer.Verdict == "reciprocal" {
			if x := l.To + " answers " + l.From; !slices.Contains(found, x) {
				found = append(found, x)
			}
		}
	}
	switch n := len(found); {
	case p.Acts == 0:
		return "No act of one state toward another", "Nothing that these articles tell was read as words or a deed of one state toward another."
	case n == 1:
		heading = found[0] + " beyond chance"
	case n > 1:
		heading = number(n) + " states are answered by another beyond chance"
	case tested > 0:
		heading = "No state was found to answer another beyond chance"
	default:
		heading = "Too few days of conflict to tell whether states answer each other"
	}
	stand = fmt.Sprintf("%s between %s of states in these articles. ", upper(counted(p.Acts, "act")), counted(len(p.Groups), "pair"))
	if tested > 0 {
		stand += fmt.Sprintf("%s of %s and layers had ten days of conflict on both sides and could be tested.", number(tested), counted(len(lines), "ordered pair"))
	} else {
		stand += "A test needs ten days of conflict on both sides."
	}
	return heading, stand
}
