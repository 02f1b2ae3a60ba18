package web

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"strconv"

	"hearsay"
	"hearsay/internal/store"
)

// jsonRow is an article in a list for programs.
type jsonRow struct {
	ID        hearsay.ArticleID `json:"id"`
	Ref       string            `json:"ref"`
	Outlet    string            `json:"outlet"`
	Title     string            `json:"title"`
	Published string            `json:"published"`
	Precision hearsay.Precision `json:"precision"`
	Lang      string            `json:"lang"`
	Level     hearsay.Level     `json:"level"`
	Status    hearsay.Status    `json:"status"`
	Genre     hearsay.Genre     `json:"genre"`
	Quotes    int               `json:"quotes"`
	Revisions int               `json:"revisions"`
	URL       string            `json:"url"`
}

var csvHeader = []string{"id", "ref", "outlet", "title", "published", "precision", "lang", "level", "status", "genre", "quotes", "revisions", "url"}

func newJSONRow(a store.ArticleRow) jsonRow {
	return jsonRow{a.ID, a.Ref, a.Outlet, a.Title, a.Published.String(), a.Published.Precision, a.Lang, a.Level, a.Status, a.Genre, a.Quotes, a.Revisions, a.URL}
}

func (r jsonRow) cells() []string {
	return []string{string(r.ID), r.Ref, r.Outlet, r.Title, r.Published, string(r.Precision), r.Lang, string(r.Level), string(r.Status), string(r.Genre),
		strconv.Itoa(r.Quotes), strconv.Itoa(r.Revisions), r.URL}
}

// batch is the number of rows asked for at a time: a stream holds no more than these.
const batch = 500

// stream yields all rows of q, batch by batch, at most limit if that is positive. The
// first page comes with the total, so that a bad question fails before anything is sent.
func (s *site) stream(ctx context.Context, q store.ArticleQuery, limit int) (total int, rows iter.Seq2[store.ArticleRow, error], err error) {
	q.Limit = batch
	page, err := s.ledger.Articles(ctx, q)
	if err != nil {
		return 0, nil, err
	}
	return page.Total, func(yield func(store.ArticleRow, error) bool) {
		for n := 0; ; {
			for _, a := range page.Rows {
				if n++; limit > 0 && n > limit || !yield(a, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			q.After = page.Next
			if page, err = s.ledger.Articles(ctx, q); err != nil {
				yield(store.ArticleRow{}, err)
				return
			}
		}
	}, nil
}

// asked reads the query of a list for programs. A search without words and restrictions
// gives all articles, as /articles does.
func asked(r *http.Request) (q store.ArticleQuery, limit int, err error) {
	q = viewOf(r).query()
	q.After = r.FormValue("after")
	if x := r.FormValue("limit"); x != "" {
		if limit, err = strconv.Atoi(x); err != nil || limit < 1 {
			return q, 0, fmt.Errorf("%w: limit %q is no positive number", store.ErrQuery, x)
		}
	}
	return q, limit, nil
}

// listed begins to answer a list for programs: its rows, and how many they are; false where the question was at fault
// and that has been said.
func (s *site) listed(w http.ResponseWriter, r *http.Request) (total int, rows iter.Seq2[store.ArticleRow, error], ok bool) {
	q, limit, err := asked(r)
	if err == nil {
		total, rows, err = s.stream(r.Context(), q, limit)
	}
	if err != nil {
		s.fail(w, r, err)
		return 0, nil, false
	}
	return total, rows, true
}

// listJSON answers with one object: as_of, cut (the restrictions), total (null where more than 10,000 match a
// search) and the rows, newest first.
func (s *site) listJSON(w http.ResponseWriter, r *http.Request) {
	total, rows, ok := s.listed(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	b := bufio.NewWriter(w)
	count := "null"
	if total >= 0 {
		count = strconv.Itoa(total)
	}
	fmt.Fprintf(b, "{\"as_of\":%q,\"cut\":%s,\"total\":%s,\"articles\":[", s.o.Now().UTC().Format("2006-01-02T15:04:05Z"), cutJSON(viewOf(r).vals), count)
	sep := "\n"
	for a, err := range rows {
		if err != nil {
			s.cutOff(r, err)
		}
		line, err := json.Marshal(newJSONRow(a))
		if err != nil {
			s.cutOff(r, err) // unreachable: strings and numbers
		}
		b.WriteString(sep)
		b.Write(line)
		sep = ",\n"
	}
	b.WriteString("\n]}\n")
	b.Flush()
}

func (s *site) listCSV(w http.ResponseWriter, r *http.Request) {
	_, rows, ok := s.listed(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="`+fileName("articles", viewOf(r).vals)+`.csv"`)
	w.Header().Set("Cache-Control", "no-cache")
	c := csv.NewWriter(w)
	c.Write(csvHeader)
	for a, err := range rows {
		if err != nil {
			s.cutOff(r, err)
		}
		cells := newJSONRow(a).cells()
		for i := range cells {
			cells[i] = harmless(cells[i])
		}
		if c.Write(cells) != nil {
			return // the reader went away
		}
	}
	c.Flush()
}

// cutOff ends a stream in the middle, so that the reader's client sees a broken transfer.
func (s *site) cutOff(r *http.Request, err error) {
	if r.Context().Err() == nil {
		s.o.Log.Error("rows cut off", "path", r.URL.Path, "err", err)
	}
	panic(http.ErrAbortHandler)
}

// harmless puts an apostrophe before a cell that a spreadsheet would take for a formula
// (OWASP, "CSV Injection"): headlines come from anywhere.
func harmless(cell string) string {
	if cell != "" {
		switch cell[0] {
		case '=', '+', '-', '@', '\t', '\r', '\n':
			return "'" + cell
		}
	}
	return cell
}
