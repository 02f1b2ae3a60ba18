package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// narrativesPage says which affairs are told as one beyond chance.
type narrativesPage struct {
	Heading, Stand string
	Days           bool // told by one outlet on one day, not in one article
	Choices        []facetValue
	Fields         []askField
	Ties           []tieLine
	TiesLeft       int
	TiesHref       string
	Bundles        []bundle
	Spoken         []spokenTie
	SpokenLeft     int
	SpokenHref     string
	Rest           []restTie // tested, not tied; the nearest
	RestLeft       int
	RestHref       string
	AllHref        string // those too few to test, too
	Command        string
	Notes          []string
	Warning        *warning
}

// restTie is a tested pair that chance explains.
type restTie struct {
	Sides    [2]affair
	Together int
	Href     string // of its row
	Expect   string
	PW, QW   string
	Needed   string
}

const tiesRest = 12

// narrativeNames are what the page takes of the question.
var narrativeNames = []string{"of", "over", "since", "until"}

func (s *site) narratives(w http.ResponseWriter, r *http.Request) {
	if s.narrowed(w, r, "narratives") {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	vals, fields, err := s.told(r, "narratives", narrativeNames...)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	n, err := s.narrativesOf(ctx, vals)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := newNarrativesPage(n, vals)
	p.Fields, p.Command = fields, s.o.Asker.Command("narratives", vals)
	if len(p.Ties)+len(p.Rest)+len(p.Spoken) > 0 {
		p.Warning = s.warning()
	}
	s.page(w, http.StatusOK, "narratives", shell{Title: "Narratives", Nav: "narratives", Counted: counted(n.tested, "tested pair"), JSON: address("/explore/narratives.json", vals), CSV: address("/explore/narratives.csv", vals), Body: p,
		Cite: "Hearsay, Narratives: " + p.Heading + "."})
}

func newNarrativesPage(n *narrativesOf, vals url.Values) *narrativesPage {
	days, where, given := vals.Get("over") == "days", "in the same articles", "how many articles tell of each, and how much each article tells"
	if days {
		where, given = "by one outlet on one day", "by which outlets and on which days each is told"
	}
	p := &narrativesPage{Days: days, Ties: n.ties, TiesLeft: n.all - len(n.ties), TiesHref: address("/explore/narratives", vals), Bundles: n.bundles, Notes: n.notes,
		RestHref: address("/explore/narratives", askWith(vals, "tested", "1")), AllHref: address("/explore/narratives", askWith(vals, "all", "1"))}
	said := askWith(vals, "spoken", "1")
	said.Set("of", "affairs")
	p.Spoken, p.SpokenLeft, p.SpokenHref = n.spoken, n.allSaid-len(n.spoken), address("/explore/narratives", said)
	what := map[string]string{"incidents": "incidents", "claims": "claims"}[cmp.Or(n.kind, vals.Get("of"))]
	if what == "" {
		what = "affairs"
	}
	switch {
	case n.all > 0:
		p.Heading = fmt.Sprintf("%s %s of %s %s told as one beyond chance", upper(smallNumber(n.all)), plural(n.all, "pair"), what, areIs(n.all))
		p.Stand = fmt.Sprintf("They stand together %s more often than chance allows, given %s. That says two affairs are told as one; it does not say that they are. A review of the week ties what it only lists: open the passages.", where, given)
	case n.tested > 0:
		p.Heading = "Nothing is told as one beyond chance here"
		p.Stand = fmt.Sprintf("%s of %s %s together %s twice or more and %s tested; chance explains %s.", upper(counted(n.tested, "pair")), what, wasWere(n.tested), where, wasWere(n.tested), map[bool]string{true: "it", false: "all of them"}[n.tested == 1])
	default:
		p.Heading = fmt.Sprintf("No two %s stand together often enough to be tested", what)
		p.Stand = fmt.Sprintf("A pair is tested when it is told together %s twice or more. What is together once cannot be told from chance.", where)
	}
	if n.all == 0 && n.allSaid > 0 {
		p.Heading = fmt.Sprintf("%s of affairs %s put together in a sentence, none beyond chance", upper(smallNumber(n.allSaid))+" "+plural(n.allSaid, "pair"), areIs(n.allSaid))
	}
	for i := range n.rest {
		t := &n.rest[i]
		if len(p.Rest) == tiesRest {
			p.RestLeft = len(n.rest) - tiesRest
			break
		}
		x := restTie{Sides: [2]affair{newAffair(t.Of, t.IDs[0], t.A), newAffair(t.Of, t.IDs[1], t.B)}, Together: t.Together, Href: p.RestHref, Expect: fmt.Sprintf("%.1f", *t.Expected), PW: chanceWords(*t.P), QW: "–", Needed: "–"}
		if t.Q != nil {
			x.QW = chanceWords(*t.Q)
		}
		if t.Needed != nil {
			x.Needed = number(*t.Needed)
		}
		p.Rest = append(p.Rest, x)
	}
	for _, c := range []struct{ name, value, words string }{{"of", "", "all"}, {"of", "affairs", "affairs"}, {"of", "incidents", "incidents"}, {"of", "claims", "claims"}, {"over", "", "in one article"}, {"over", "days", "by one outlet in one day"}} {
		v := askOnly(vals, narrativeNames...)
		v.Del(c.name)
		if c.value != "" {
			v.Set(c.name, c.value)
		}
		p.Choices = append(p.Choices, facetValue{Label: c.words, URL: address("/narratives", v), Chosen: vals.Get(c.name) == c.value})
	}
	return p
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
