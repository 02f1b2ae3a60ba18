package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// outletPage is one outlet: where its reports have it from, whom they blame, who is heard, what it changes on the way and
// afterwards, and what of it was collected.
type outletPage struct {
	Name     string
	Country  string
	Stand    string // what the table of outlets says
	Family   []facetValue
	Labels   []labelRow
	Stats    []statCell
	Warning  *warning
	Mix      sharePart
	Blame    sharePart
	Heard    sharePart
	Where    string // in the text the accused is heard
	Drift    sharePart
	Edits    editsPart
	Days     daysPart
	Articles []latestRow
	Count    int
	ListHref string
	Late     []string
	Commands []string
}

// labelRow is what somebody else says of an outlet.
type labelRow struct{ Key, Value, SaidBy string }

// statCell is one large figure with the words below it.
type statCell struct{ Value, Href, Words string }

// sharePart is a picture of shares with its table.
type sharePart struct {
	Finding      string
	N            int
	NHref, Of    string // what N counts
	Wide, Narrow *draw.Picture
	Rows         []shareRow
	Kinds        []shareRow // of the source mix: apart by kind
	Note         string
	Exports      []facetValue
}

// shareRow is a row of the table: cases, share and interval, "n < 10" for both where there are too few, and the same of all.
type shareRow struct {
	Name, Href     string
	K              int
	Share, CI, All string
	Q              string // of drift: against the others
}

// latestRow is one of the latest articles.
type latestRow struct {
	facetValue
	When string
}

// editsPart lists the latest edits.
type editsPart struct {
	Finding   string
	N, Silent int
	Href      string
	Rows      []editRow
	Late      bool // not counted yet
}

type editRow struct {
	When, Title, Href string
	Silent            bool
	Notice            string
	Marks             []markWord
}

// markWord is a word that came or went.
type markWord struct {
	Added bool
	Kind  string
	Text  string
}

// Bounds of an outlet's page.
const (
	shownEdits  = 6
	shownMarks  = 6
	shownTitles = 8
	shownBlamed = 9
	shownFrom   = 9
)

func (s *site) outlet(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	p, err := s.outletPage(ctx, r.PathValue("name"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.page(w, http.StatusOK, "outlet", shell{Title: p.Name, Nav: "outlets", Counted: counted(p.Count, "article"), Body: p, Perma: outletHref(p.Name),
		JSON: exploring("sources.json", "outlet", p.Name), CSV: exploring("sources.csv", "outlet", p.Name)})
}

func (s *site) outletPage(ctx context.Context, name string) (*outletPage, error) {
	none := fmt.Errorf("no outlet %q: %w", name, store.ErrNotFound)
	if !hearsay.KnownOutlet(name) {
		return nil, none
	}
	table, err := s.outletTable(ctx)
	if err != nil {
		return nil, err
	}
	list, err := s.ledger.Articles(ctx, store.ArticleQuery{Outlet: name, Limit: shownTitles})
	if err != nil {
		return nil, err
	}
	if list.Total == 0 && table[name] == nil {
		return nil, none
	}
	p := &outletPage{Name: name, Count: list.Total, ListHref: articlesOf(name, ""), Warning: s.warning()}
	for i := range list.Rows {
		a := &list.Rows[i]
		p.Articles = append(p.Articles, latestRow{facetValue{Label: cmp.Or(a.Title, shorten(plainMarks(a.Excerpt), 80), "without headline"), URL: "/articles/" + string(a.ID)}, timeWords(a.Published)})
	}
	p.owner(table, name)
	if l, ok := s.ledger.(outletTable); ok {
		labels, err := l.Labels(ctx)
		if err != nil {
			return nil, err
		}
		p.label(labels, table[name])
	}
	if p.Days, err = s.daysPart(ctx, name); err != nil {
		return nil, err
	}
	soon, cancel := context.WithTimeout(ctx, countWait)
	defer cancel()
	if err := s.counts(soon, p); err != nil {
		return nil, err
	}
	p.stats()
	for _, c := range []struct {
		name string
		vals url.Values
	}{{"sources", url.Values{"outlet": {name}}}, {"blame", url.Values{"name": {name}, "states": {"1"}}}, {"replies", url.Values{"outlet": {name}}}, {"drift", nil}, {"edits", url.Values{"outlet": {name}}}, {"coverage", url.Values{"outlet": {name}}}} {
		p.Commands = append(p.Commands, s.o.Asker.Command(c.name, c.vals))
	}
	return p, nil
}

// counts fills the parts that are counted over the whole ledger.
func (s *site) counts(ctx context.Context, p *outletPage) error {
	mix, err := part(ctx, s, &p.Late, "where its reports have it from", "sources", url.Values{"by": {"name"}}, func(x *sourceOf) string { return x.Outlet })
	if err != nil {
		return err
	}
	p.Mix = mixPart(p.Name, mix[p.Name], mix[""])
	p.Mix.late(mix == nil, "Where its reports have it from")
	edits, err := part(ctx, s, &p.Late, "edits", "edits", nil, func(x *editOf) string { return x.Outlet })
	if err != nil {
		return err
	}
	if p.Edits = newEditsPart(p.Name, edits[p.Name]); edits == nil {
		p.Edits.Finding, p.Edits.Late = "Its edits"+counting, true
	}
	blame, err := part(ctx, s, &p.Late, "whom its reports blame", "blame", url.Values{"states": {"1"}}, func(x *blameOf) string { return x.Name })
	if err != nil {
		return err
	}
	p.Blame = blamePart(p.Name, blame)
	p.Blame.late(blame == nil, "Whom its reports blame")
	rates, err := part(ctx, s, &p.Late, "whether the accused is heard", "replies", nil, func(x *rateOf) string { return x.Outlet })
	if err != nil {
		return err
	}
	p.Heard, p.Where = heardPart(p.Name, rates)
	p.Heard.late(rates == nil, "Whether the accused is heard")
	drift, err := part(ctx, s, &p.Late, "how certainty changes", "drift", nil, func(x *driftOf) string { return x.Outlet })
	if err != nil {
		return err
	}
	p.Drift = driftPart(p.Name, drift[p.Name])
	p.Drift.late(drift == nil, "How certainty changes in what it takes over")
	return nil
}

// counting ends the heading of a part that is not counted yet, which has no finding to tell.
const counting = ": still being counted"

// late takes back what a part says of no rows where they are not counted yet.
func (p *sharePart) late(yes bool, what string) {
	if yes {
		p.Finding = what + counting
	}
}

// owner says what the table of outlets has of it, and which others belong to the same owner.
func (p *outletPage) owner(table map[string]*store.Outlet, name string) {
	o := table[name]
	if o == nil {
		p.Stand = "The table of outlets does not list it: its owner is not known."
		return
	}
	p.Country = o.Country
	var facts []string
	for _, x := range []string{o.Kind, o.Country, strings.ToLower(o.Domain)} {
		if x != "" {
			facts = append(facts, x)
		}
	}
	p.Stand = upper(strings.Join(facts, ", "))
	if p.Stand != "" {
		p.Stand += ". "
	}
	switch {
	case o.Owner == "" && o.OwnerKind != "":
		p.Stand += "Owner: " + o.OwnerKind + "."
	case o.Owner == "":
		p.Stand += "Its owner is not known."
	case o.OwnerKind == "" || o.OwnerKind == "unknown":
		p.Stand += "Owner: " + o.Owner + "."
	default:
		p.Stand += fmt.Sprintf("Owner: %s (%s).", o.Owner, o.OwnerKind)
	}
	if o.SpeaksFor != "" {
		p.Stand += " It speaks for " + o.SpeaksFor + "."
	}
	if o.Owner == "" {
		return
	}
	for _, x := range table {
		if x.Owner == o.Owner && x.Name != name {
			p.Family = append(p.Family, facetValue{Label: x.Name, URL: outletHref(x.Name)})
		}
	}
	slices.SortFunc(p.Family, func(a, b facetValue) int { return strings.Compare(a.Label, b.Label) })
}

// label takes what others say of the outlet, by its name or domain.
func (p *outletPage) label(all []store.Label, o *store.Outlet) {
	for _, x := range all {
		if x.Outlet == strings.ToLower(p.Name) || o != nil && o.Domain != "" && x.Outlet == strings.ToLower(o.Domain) {
			p.Labels = append(p.Labels, labelRow{x.Key, x.Value, x.SaidBy})
		}
	}
}

// stats are the figures at the head; what is not known is left out.
func (p *outletPage) stats() {
	add := func(value, href, words string) { p.Stats = append(p.Stats, statCell{value, href, words}) }
	words := plural(p.Count, "article")
	if p.Days.First != "" {
		words += ", " + period(p.Days.First, p.Days.Last)
	}
	add(number(p.Count), p.ListHref, words)
	if p.Mix.N > 0 {
		add(number(p.Mix.N), "#mix", plural(p.Mix.N, "report")+" of claims")
	}
	for _, r := range p.Mix.Kinds {
		if r.Name == kindNames["copy"] && r.CI != "" {
			add(r.Share, "#mix", "of them stand in another outlet’s text; all outlets "+r.All)
		}
	}
	if len(p.Heard.Rows) > 0 && p.Heard.Rows[0].CI != "" {
		add(p.Heard.Rows[0].Share, "#heard", "of accusations carry the accused’s answer; all outlets "+p.Heard.Rows[0].All)
	}
	if p.Heard.N > 0 && len(p.Heard.Rows) == 0 {
		add(number(p.Heard.N), p.Heard.NHref, plural(p.Heard.N, "accusation")+" of named parties")
	}
	if p.Edits.N > 0 {
		add(number(p.Edits.Silent), "#edits", fmt.Sprintf("silent of %s", counted(p.Edits.N, "edit")))
	}
	switch {
	case p.Days.Gaps > 0:
		add(counted(p.Days.GapDays, "day"), "#days", fmt.Sprintf("not collected, in %s", counted(p.Days.Gaps, "gap")))
	case p.Days.Expected > 0 && len(p.Stats) < 5:
		add(p.Days.Share, "#days", fmt.Sprintf("of the %d days on which it usually publishes were read", p.Days.Expected))
	}
	if len(p.Stats) > 5 { // a row of them; the number of reports stands again beside the source mix
		p.Stats = slices.Delete(p.Stats, 1, 2)
	}
}

// newEditsPart words the latest edits of an outlet.
func newEditsPart(name string, list []editOf) editsPart {
	p := editsPart{N: len(list), Href: exploring("edits", "outlet", name)}
	for i := range list {
		e := &list[i]
		if e.Silent {
			p.Silent++
		}
		if len(p.Rows) == shownEdits {
			continue
		}
		row := editRow{When: whenLine(e.Seen), Title: cmp.Or(e.Title, e.Ref), Silent: e.Silent, Href: "/articles/" + url.PathEscape(e.Ref) + "/changes?" + url.Values{"to": {e.Newer}}.Encode(), Notice: strings.Join(e.Notices, ", ")}
		for _, m := range e.Marks {
			if len(row.Marks) < shownMarks {
				row.Marks = append(row.Marks, markWord{m.Added, m.Kind, m.Text})
			}
		}
		p.Rows = append(p.Rows, row)
	}
	switch {
	case p.N == 0:
		p.Finding = "No edit after publication is known"
	case p.Silent == 0:
		p.Finding = upper(counted(p.N, "edit")) + " after publication, none of them silent"
	default:
		p.Finding = fmt.Sprintf("%d of %s after publication changed the meaning without saying so", p.Silent, counted(p.N, "edit"))
	}
	return p
}
