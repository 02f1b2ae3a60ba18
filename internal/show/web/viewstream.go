package web

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

func isNone(err error) bool { return errors.Is(err, store.ErrNotFound) }

// viewStream yields all views of q, batch by batch. The first page is had at once, so that a
// bad question fails before anything is sent.
func (s *site) viewStream(r *http.Request) (q store.ViewQuery, total int, seq iter.Seq2[*store.View, error], err error) {
	ctx := r.Context()
	_, q, err = s.asViews(ctx, r)
	limit := 0
	if x := r.FormValue("limit"); x != "" && err == nil {
		if limit, err = strconv.Atoi(x); err != nil || limit < 1 {
			err = fmt.Errorf("%w: limit %q is no positive number", store.ErrQuery, x)
		}
	}
	if err != nil {
		return q, 0, nil, err
	}
	q.Limit = batch
	page, err := s.ledger.Views(ctx, q)
	if err != nil {
		return q, 0, nil, err
	}
	return q, page.Total, func(yield func(*store.View, error) bool) {
		for n := 0; ; {
			for i := range page.Rows {
				if n++; limit > 0 && n > limit || !yield(&page.Rows[i], nil) {
					return
				}
			}
			if q.After = page.Next; page.Next == "" {
				return
			}
			if page, err = s.ledger.Views(ctx, q); err != nil {
				yield(nil, err)
				return
			}
		}
	}, nil
}

// rowOf is the row of a view that programs rely on, and its lines for CSV.
func rowOf(v *store.View) (row any, lines [][]string, err error) {
	switch v.Kind {
	case store.KindStory:
		x, err := rows.StoryOf(v)
		return x, [][]string{{x.ID, x.Title, x.First, x.Last, strconv.Itoa(x.Reports), strconv.Itoa(x.Publishers), strconv.Itoa(x.Origins.Min), strconv.Itoa(x.Origins.Max), fmt.Sprint(x.Origins.Effective), strings.Join(x.Articles, " ")}}, err
	case store.KindClaim:
		x, err := rows.ClaimOf(v)
		return x, [][]string{{x.ID, x.Kind, x.Proposition, strings.Join(x.Accused, "; "), strings.Join(x.AssertedBy, "; "), strings.Join(x.DeniedBy, "; "), strconv.Itoa(x.Reports), strconv.Itoa(x.Publishers),
			strconv.Itoa(x.Origins.Min), strconv.Itoa(x.Origins.Max), fmt.Sprint(x.Origins.Effective), strconv.Itoa(len(x.Quotes)), x.First, x.Last}}, err
	}
	x, err := rows.IncidentOf(v)
	var from, to string
	if x.When != nil {
		from, to = x.When.From, x.When.To
	}
	var where []string
	for _, p := range x.Where {
		where = append(where, p.Name)
	}
	for _, a := range x.Attributions {
		var basis []string
		for _, e := range a.Basis {
			basis = append(basis, string(e))
		}
		lines = append(lines, []string{x.ID, x.Kind, x.Title, from, to, strings.Join(where, "; "), string(x.Status), a.Accuser, a.Accused, string(a.Role), a.First, a.Last, a.Words, strings.Join(basis, " "), strings.Join(a.DeniedBy, "; "), a.Standing, fmt.Sprint(a.Score), strconv.FormatBool(a.Reviewed)})
	}
	return x, lines, err
}

// viewHeaders are the columns of CSV, those of the command line. An incident has a line for
// each attribution.
var viewHeaders = map[string][]string{
	store.KindStory:    {"id", "title", "first", "last", "reports", "publishers", "origins_min", "origins_max", "origins_effective", "articles"},
	store.KindClaim:    {"id", "kind", "proposition", "accused", "asserted_by", "denied_by", "reports", "publishers", "origins_min", "origins_max", "origins_effective", "quotes", "first", "last"},
	store.KindIncident: {"id", "kind", "title", "when_from", "when_to", "where", "status", "accuser", "accused", "role", "first", "last", "words", "basis", "denied_by", "standing", "score", "reviewed"},
}

// viewsJSON answers with one object: as_of, cut (the restrictions), total and the rows, the latest first.
func (s *site) viewsJSON(w http.ResponseWriter, r *http.Request) {
	_, total, seq, err := s.viewStream(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	b := bufio.NewWriter(w)
	name := strings.TrimSuffix(r.URL.Path[1:], ".json")
	fmt.Fprintf(b, "{\"as_of\":%q,\"cut\":%s,\"total\":%d,%q:[", s.o.Now().UTC().Format("2006-01-02T15:04:05Z"), cutJSON(viewCut(r)), total, name)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	sep := "\n"
	for v, err := range seq {
		var row any
		if err == nil {
			row, _, err = rowOf(v)
		}
		if err != nil {
			s.cutOff(r, err)
		}
		b.WriteString(sep)
		e.Encode(row)
		sep = ","
	}
	b.WriteString("]}\n")
	b.Flush()
}

func (s *site) viewsCSV(w http.ResponseWriter, r *http.Request) {
	q, _, seq, err := s.viewStream(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="`+fileName(strings.TrimSuffix(r.URL.Path[1:], ".csv"), viewCut(r))+`.csv"`)
	w.Header().Set("Cache-Control", "no-cache")
	c := csv.NewWriter(w)
	c.Write(viewHeaders[q.Kind])
	for v, err := range seq {
		var lines [][]string
		if err == nil {
			_, lines, err = rowOf(v)
		}
		if err != nil {
			s.cutOff(r, err)
		}
		for _, cells := range lines {
			for i := range cells {
				cells[i] = harmless(cells[i])
			}
			if c.Write(cells) != nil {
				return // the reader went away
			}
		}
	}
	c.Flush()
}

// viewJSON answers with the row of one view.
func (s *site) viewJSON(w http.ResponseWriter, r *http.Request, id, kind string) {
	v, err := s.oneView(r.Context(), id, kind)
	if err == nil {
		var row any
		if row, _, err = rowOf(&v); err == nil {
			sendJSON(w, row)
			return
		}
	}
	s.fail(w, r, err)
}

func sendJSON(w http.ResponseWriter, x any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the type is JSON and nosniff is set
	e.Encode(x)
}
