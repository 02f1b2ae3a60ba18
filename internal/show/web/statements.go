package web

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// statementRow is one statement of the list.
type statementRow struct {
	hearsay.Statement
	Short, When, What string
	Sets              []string // "speaker: X"
	Links             []statementLink
	Stands            string // what became of it, in words
	Open              bool   // can be taken back
}

// statementLink is something that a statement is about; Kind says what it is, "" where the one before was of the same.
type statementLink struct{ Href, Words, Kind string }

// statementsPage is the list of statements.
type statementsPage struct {
	Heading string
	Rows    []statementRow
	Exports []facetValue
}

// verbWords say what a statement says, and standWords what became of it.
var (
	verbWords = map[hearsay.Verb]string{hearsay.Right: "read rightly", hearsay.Wrong: "read wrongly", hearsay.Unsure: "cannot be told", hearsay.Same: "these are one", hearsay.NotSame: "these are not one",
		hearsay.Join: "made one", hearsay.Split: "taken out", hearsay.Change: "set right", hearsay.Add: "a quote that was missed"}
	standWords = map[string]string{"holds": "holds", "moved": "holds, found again elsewhere", "lost": "lost: its words are not read any more", "undone": "taken back"}
)

func (s *site) statements(w http.ResponseWriter, r *http.Request) {
	if s.o.Desk == nil {
		s.fail(w, r, store.ErrNotFound)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	all, err := s.o.Desk.Statements(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := statementsPage{Exports: formsOf("/statements", nil)}
	open := 0
	for i := len(all) - 1; i >= 0; i-- {
		x := statementRow{Statement: all[i], Short: short(all[i].ID), When: whenWords(all[i].At, ""), What: cmp.Or(verbWords[all[i].Verb], string(all[i].Verb)), Stands: cmp.Or(standWords[all[i].State], all[i].State, "–"), Open: all[i].Undone.IsZero()}
		x.Sets = sets(all[i].Set)
		kind := ""
		for k, t := range all[i].About {
			if k == 4 {
				x.Links = append(x.Links, statementLink{Words: "and " + number(len(all[i].About)-k) + " more"})
				break
			}
			l := targetLink(&t)
			if l.Kind == kind {
				l.Kind = ""
			} else {
				kind = l.Kind
			}
			x.Links = append(x.Links, l)
		}
		if x.Open {
			open++
		}
		p.Rows = append(p.Rows, x)
	}
	p.Heading = "What analysts say"
	if n := len(p.Rows); n > 0 {
		p.Heading = counted(n, "statement") + " by analysts"
		if open < n {
			p.Heading += ", " + number(n-open) + " taken back"
		}
	}
	s.page(w, http.StatusOK, "statements", shell{Title: p.Heading, Nav: "statements", Counted: counted(len(p.Rows), "statement"), Body: p, JSON: p.Exports[1].URL, CSV: p.Exports[0].URL})
}

// statementRows sends all statements, the latest first.
func (s *site) statementRows(ext string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.o.Desk == nil {
			s.fail(w, r, store.ErrNotFound)
			return
		}
		all, err := s.o.Desk.Statements(r.Context())
		if err != nil {
			s.fail(w, r, err)
			return
		}
		e := export{name: "statements", cols: []string{"id", "at", "who", "verb", "about", "set", "why", "state"}}
		for _, x := range slices.Backward(all) {
			var about []string
			for i := range x.About {
				t := &x.About[i]
				about = append(about, strings.TrimSpace(t.Kind+" "+cmp.Or(t.Ref, t.Name)+" "+shorten(t.Words, 120)))
			}
			e.rows = append(e.rows, exportRow{x, []string{x.ID, rows.Time(x.At), x.Who, string(x.Verb), strings.Join(about, " | "), strings.Join(sets(x.Set), "; "), x.Why, x.State}})
		}
		e.send(w, s, ext)
	}
}

// targetLink leads to what a statement is about.
func targetLink(t *hearsay.Target) statementLink {
	l := statementLink{Words: cmp.Or(shorten(t.Words, 120), t.Ref, t.Name, t.Kind), Kind: t.Kind}
	switch {
	case t.View != "":
		l.Href = pathOf(t.Kind) + "/" + t.View
	case t.Quote != "":
		l.Href = quoteAddress(t.Article, t.Revision, t.Quote)
	case t.Kind == "link":
		l.Href, l.Words = "/compare?a="+string(t.Article)+"&b="+string(t.To), "the texts of "+cmp.Or(t.Ref, short(string(t.Article)))+" and another, side by side"
	case t.Article != "":
		l.Href = "/articles/" + string(t.Article)
	}
	return l
}

// sets words what a statement sets, in a fixed order.
func sets(set map[string]string) (out []string) {
	for _, k := range slices.Sorted(maps.Keys(set)) {
		out = append(out, k+": "+set[k])
	}
	return out
}
