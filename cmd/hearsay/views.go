package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// viewFilter is embedded by commands that list views.
type viewFilter struct {
	Since   string `placeholder:"DAY" help:"With an article of this day (YYYY-MM-DD) or later."`
	Until   string `placeholder:"DAY" help:"With an article of this day or earlier."`
	Article string `placeholder:"REF" help:"Only those that this article is in."`
}

// listViews prints the views of one kind that pass keep, as row makes them.
func listViews[R any](a *app, f ledgerFlag, r rowsFlag, q viewFilter, kind string, columns []column, header []string,
	row func(*store.View) (R, error), keep func(*R) bool, cells func(*store.View, *R) (table []string, csv [][]string)) error {
	if err := r.check(); err != nil {
		return err
	}
	l, err := openReader(a, f)
	if err != nil {
		return err
	}
	defer l.Close()
	vq := store.ViewQuery{Kind: kind, Since: q.Since, Until: q.Until, Limit: 200}
	if q.Article != "" {
		v, err := l.Article(a.ctx, q.Article, "")
		if errors.Is(err, store.ErrNotFound) {
			return hintf(err, "hearsay search lists articles with their refs")
		}
		if err != nil {
			return ledgerHint(err)
		}
		vq.Article = v.Item.ID
	}
	w := newRows(a, r.Output, columns...)
	limit, cut := r.limit(a), false
	for !cut {
		p, err := l.Views(a.ctx, vq)
		if err != nil {
			return ledgerHint(err)
		}
		for i := range p.Rows {
			x, err := row(&p.Rows[i])
			if err != nil {
				return err
			}
			if !keep(&x) {
				continue
			}
			if cut = limit > 0 && w.n == limit; cut {
				break
			}
			table, csv := cells(&p.Rows[i], &x)
			if r.Output != "csv" {
				csv = [][]string{nil}
			}
			for _, line := range csv { // a view may have several lines there
				if err := w.row(x, table, header, line); err != nil {
					return err
				}
			}
		}
		if vq.After = p.Next; p.Next == "" {
			break
		}
	}
	if err := w.end(header); err != nil {
		return err
	}
	if r.Output == "table" {
		switch {
		case cut:
			fmt.Fprintf(a.stderr, "hearsay: %d shown, there are more; --limit N or -o jsonl shows them\n", w.n)
		case w.n == 0:
			fmt.Fprintln(a.stderr, "hearsay: nothing found"+unlinked(a, l))
		}
	}
	return nil
}

// unlinked says so if the ledger was never linked, which is why lists are empty.
func unlinked(a *app, l *embedded.Ledger) string {
	if mark, err := l.ViewMark(a.ctx); err == nil && mark == "" {
		return ": this ledger has not been linked yet; hearsay ingest does it, also without files"
	}
	return ""
}

// findView opens the ledger and finds one view of a kind ("" for any).
func findView(a *app, f ledgerFlag, id, kind string) (*embedded.Ledger, store.View, error) {
	l, err := openReader(a, f)
	if err != nil {
		return nil, store.View{}, err
	}
	v, err := l.View(a.ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		lists := "hearsay " + plural(2, kind) + " lists"
		if kind == "" {
			lists = "hearsay claims, hearsay stories and hearsay incidents list"
		}
		err = hintf(err, "%s them with their ids%s", lists, unlinked(a, l))
	}
	if err == nil && kind != "" && v.Kind != kind {
		err = usageError{fmt.Errorf("%s is %s, not %s", id, aKind(v.Kind), aKind(kind))}
	}
	if err != nil {
		l.Close()
		return nil, v, ledgerHint(err)
	}
	return l, v, nil
}

// aKind is the kind of a view with its article: "a claim", "an incident".
func aKind(kind string) string {
	if strings.ContainsAny(kind[:1], "aeiou") {
		return "an " + kind
	}
	return "a " + kind
}

// short is as much of an id as a table shows; commands take it as well.
func short(id string) string { return id[:min(len(id), 8)] }

// span of days as a table shows it.
func spanOf(from, to time.Time) string {
	switch {
	case from.IsZero():
		return "–"
	case from.Format(time.DateOnly) == to.Format(time.DateOnly):
		return from.Format(time.DateOnly)
	case from.Year() == to.Year():
		return from.Format(time.DateOnly) + "/" + to.Format("01-02")
	}
	return from.Format(time.DateOnly) + "/" + to.Format(time.DateOnly)
}

// between words an interval of counts: "3", "2–4".
func between(lo, hi int) string {
	if lo == hi {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d–%d", lo, hi)
}

type storiesCmd struct {
	ledgerFlag
	viewFilter
	rowsFlag
	AtLeast int `default:"2" placeholder:"N" help:"Only stories of so many articles or more. Default 2."`
}

// Help is shown by hearsay stories --help.
func (storiesCmd) Help() string {
	return `Lists stories, the latest first: articles about one happening, told by words, names, places,
numbers and dates. Reports are articles; publishers are owners, where the table of outlets
names them; origins say how many independent sources stand behind the story's claims.

  hearsay stories --since 2026-03-01
  hearsay stories -o jsonl | jq -c '[.reports, .origins.max, .title]'`
}

// Run lists stories.
func (c *storiesCmd) Run(a *app) error {
	return listViews(a, c.ledgerFlag, c.rowsFlag, c.viewFilter, store.KindStory,
		[]column{{"ID", 8}, {"WHEN", 16}, {"REPORTS", 7}, {"PUBLISHERS", 10}, {"ORIGINS", 7}, {"TITLE", 0}},
		[]string{"id", "title", "first", "last", "reports", "publishers", "origins_min", "origins_max", "origins_effective", "articles"},
		rows.StoryOf, func(r *rows.Story) bool { return len(r.Articles) >= c.AtLeast },
		func(v *store.View, r *rows.Story) ([]string, [][]string) {
			return []string{short(r.ID), spanOf(v.First, v.Last), fmt.Sprint(r.Reports), fmt.Sprint(r.Publishers), between(r.Origins.Min, r.Origins.Max), r.Title},
				[][]string{{r.ID, r.Title, r.First, r.Last, fmt.Sprint(r.Reports), fmt.Sprint(r.Publishers), fmt.Sprint(r.Origins.Min), fmt.Sprint(r.Origins.Max), fmt.Sprint(r.Origins.Effective), strings.Join(r.Articles, " ")}}
		})
}

type claimsCmd struct {
	ledgerFlag
	viewFilter
	rowsFlag
	Kind    string `enum:",attribution,figure,statement" default:"" placeholder:"KIND" help:"attribution, figure or statement."`
	Denied  bool   `help:"Only claims that somebody rejects."`
	AtLeast int    `default:"2" placeholder:"N" help:"Only claims with so many quotes or more. Default 2."`
}

// Help is shown by hearsay claims --help.
func (claimsCmd) Help() string {
	return `Lists claims, the latest first: propositions that quotes assert or reject, in the words of one
of them. An attribution says who did it, a figure how many, a statement anything else. REPORTS counts
news articles that assert it: none where it is only rejected, asked about or supposed, or asserted in
statements and opinion, which are no reports. Nothing here says that a claim is true.

  hearsay claims --kind attribution
  hearsay origins ID`
}

// Run lists claims.
func (c *claimsCmd) Run(a *app) error {
	return listViews(a, c.ledgerFlag, c.rowsFlag, c.viewFilter, store.KindClaim,
		[]column{{"ID", 8}, {"WHEN", 16}, {"REPORTS", 7}, {"ORIGINS", 7}, {"ASSERTED BY", 28}, {"DENIED BY", 20}, {"CLAIM", 0}},
		[]string{"id", "kind", "proposition", "accused", "asserted_by", "denied_by", "reports", "publishers", "origins_min", "origins_max", "origins_effective", "quotes", "first", "last"},
		rows.ClaimOf, func(r *rows.Claim) bool {
			return len(r.Quotes) >= c.AtLeast && (c.Kind == "" || c.Kind == r.Kind) && (!c.Denied || len(r.DeniedBy) > 0)
		},
		func(v *store.View, r *rows.Claim) ([]string, [][]string) {
			reports, origins := fmt.Sprint(r.Reports), between(r.Origins.Min, r.Origins.Max)
			if r.Reports == 0 {
				reports, origins = "none", "–"
			}
			return []string{short(r.ID), spanOf(v.First, v.Last), reports, origins, strings.Join(r.AssertedBy, "; "), strings.Join(r.DeniedBy, "; "), marked(r.Proposition)},
				[][]string{{r.ID, r.Kind, r.Proposition, strings.Join(r.Accused, "; "), strings.Join(r.AssertedBy, "; "), strings.Join(r.DeniedBy, "; "), fmt.Sprint(r.Reports), fmt.Sprint(r.Publishers), fmt.Sprint(r.Origins.Min), fmt.Sprint(r.Origins.Max), fmt.Sprint(r.Origins.Effective), fmt.Sprint(len(r.Quotes)), r.First, r.Last}}
		})
}

type incidentsCmd struct {
	ledgerFlag
	viewFilter
	rowsFlag
	Status string `enum:",reported,attributed,contested,admitted,withdrawn" default:"" placeholder:"STATUS" help:"reported, attributed, contested, admitted or withdrawn."`
	Long   bool   `short:"l" help:"In a table, show every attribution with its words."`
}

// Help is shown by hearsay incidents --help.
func (incidentsCmd) Help() string {
	return `Lists incidents, the latest first: deeds that somebody is said to have done, with every accuser
and accused side by side, their first and last words, who denies it, and how late. The status
says what has been said (reported, attributed, contested, admitted, withdrawn), never what is
true. Read by a program: open the sentence before you quote.

  hearsay incidents --long
  hearsay incidents -o jsonl | jq '.attributions[] | [.accuser, .accused, .standing]'`
}

// Run lists incidents.
func (c *incidentsCmd) Run(a *app) error {
	return listViews(a, c.ledgerFlag, c.rowsFlag, c.viewFilter, store.KindIncident,
		[]column{{"ID", 8}, {"WHEN", 16}, {"STATUS", 10}, {"REPORTS", 7}, {"ACCUSED", 34}, {"INCIDENT", 0}},
		[]string{"id", "kind", "title", "when_from", "when_to", "where", "status", "accuser", "accused", "role", "first", "last", "words", "basis", "denied_by", "standing", "score", "reviewed"},
		rows.IncidentOf, func(r *rows.Incident) bool { return c.Status == "" || c.Status == string(r.Status) },
		func(v *store.View, r *rows.Incident) ([]string, [][]string) {
			when, from, to := spanOf(v.First, v.Last), "", ""
			if r.When != nil {
				from, to = r.When.From, r.When.To
				if when = from; from != to {
					when += "/" + to
				}
			}
			var where, accused []string
			for _, p := range r.Where {
				where = append(where, p.Name)
			}
			var long []string
			var csv [][]string
			for _, x := range r.Attributions {
				if s := unnamed(x.Accused); !strings.Contains(strings.Join(accused, "; ")+"; ", s+"; ") {
					accused = append(accused, s)
				}
				csv = append(csv, []string{r.ID, r.Kind, r.Title, from, to, strings.Join(where, "; "), string(r.Status), x.Accuser, x.Accused, string(x.Role), x.First, x.Last, x.Words, listed(x.Basis), strings.Join(x.DeniedBy, "; "), x.Standing, fmt.Sprint(x.Score), fmt.Sprint(x.Reviewed)})
				if c.Long {
					long = append(long, fmt.Sprintf("%s → %s (%s): %s", cmp.Or(x.Accuser, "unknown"), unnamed(x.Accused), x.Standing, marked(x.Words)))
				}
			}
			if len(csv) == 0 { // nobody is accused: the incident has a line all the same
				csv = [][]string{{r.ID, r.Kind, r.Title, from, to, strings.Join(where, "; "), string(r.Status), "", "", "", "", "", "", "", strings.Join(r.RejectedBy, "; "), "", "", ""}}
				if len(r.RejectedBy) > 0 {
					accused = []string{"nobody; rejected by " + strings.Join(r.RejectedBy, "; ")}
				}
			}
			return append([]string{short(r.ID), when, string(r.Status), fmt.Sprint(r.Reports), strings.Join(accused, "; "), r.Title}, long...), csv
		})
}

// unnamed puts a culprit that a text gives no name into marks: “group”.
func unnamed(name string) string {
	if r, _ := utf8.DecodeRuneInString(name); unicode.IsLower(r) && !strings.Contains(name, hearsay.PrivateParty) && !strings.Contains(name, " of ") && name != "unknown" {
		return "“" + name + "”"
	}
	return name
}

func listed[S ~string](list []S) string {
	s := ""
	for i, x := range list {
		if i > 0 {
			s += " "
		}
		s += string(x)
	}
	return s
}

type originsCmd struct {
	ledgerFlag
	Claim    string  `arg:"" help:"Id of a claim, or its first eight characters; hearsay claims lists them."`
	MinScore float64 `name:"min-score" placeholder:"S" help:"Follow only edges that score S or more, from 0 to 1: what remains if weaker ones are wrong."`
	Output   string  `short:"o" enum:"table,json,jsonl" default:"table" help:"table, json or jsonl."`
}

// Help is shown by hearsay origins --help.
func (originsCmd) Help() string {
	return `Shows how many independent origins stand behind the reports of a claim, and the way from every
report to them. Each edge rests on words of the report it leads from; in JSON, "from" has it
from "to". The number is an interval: at least, if unnamed sources of one description and offices of
one state are one and reports that name nobody have it from the others; at most, if all are apart.

  hearsay origins 1f3a90c2
  hearsay origins 1f3a90c2 --min-score 0.7
  hearsay origins 1f3a90c2 -o json | jq '.roots'`
}

// Run prints the origins of one claim.
func (c *originsCmd) Run(a *app) error {
	if c.MinScore < 0 || c.MinScore > 1 {
		return usageError{fmt.Errorf("--min-score %v lies outside 0 to 1", c.MinScore)}
	}
	l, v, err := findView(a, c.ledgerFlag, c.Claim, store.KindClaim)
	if err != nil {
		return err
	}
	defer l.Close()
	texts := map[hearsay.ArticleID][2]string{}
	o, err := rows.OriginsOf(&v, c.MinScore, func(id hearsay.ArticleID, f hearsay.Field) (string, error) {
		t, ok := texts[id]
		if !ok {
			x, err := l.Article(a.ctx, string(id), "")
			if err != nil {
				return "", err
			}
			t = [2]string{x.Revision.Title, x.Revision.Text}
			texts[id] = t
		}
		if f == hearsay.FieldTitle {
			return t[0], nil
		}
		return t[1], nil
	})
	if err != nil {
		return ledgerHint(err)
	}
	if c.Output != "table" {
		b, err := marshal(o)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		return err
	}
	return printOrigins(a, &v, &o)
}
