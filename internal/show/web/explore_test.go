package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"pgregory.net/rapid"

	"hearsay/internal/testutil/htmlcheck"
)

// fakeAsker answers "claims" and "blame" with rows that the test gives.
type fakeAsker struct {
	cols  []string
	rows  [][]string
	notes []string
	err   error
	asked []string // every question, with its words
}

func (f *fakeAsker) Questions() []Question {
	params := []Param{{Name: "since", Kind: "day"}, {Name: "kind", Kind: "choice", Choices: []string{"a", "b"}, Default: "a"}, {Name: "denied", Kind: "flag"}, {Name: "at-least", Kind: "number"}}
	return []Question{
		{Name: "claims", Title: "Claims", Group: "One", Help: "Lists claims.", Detail: "First.\n\nSecond.", Params: params, At: "last"},
		{Name: "blame", Title: "Blame", Group: "Two", Help: "Shares."},
		{Name: "spread", Title: "Spread", Group: "Two", Params: []Param{{Name: "claim", Kind: "text"}}, Needs: "claim"},
	}
}

func (f *fakeAsker) Ask(_ context.Context, name string, vals url.Values, form string, most int, w io.Writer) ([]string, error) {
	f.asked = append(f.asked, name+"?"+vals.Encode()+" "+form)
	if f.err != nil {
		return nil, f.err
	}
	if form != "csv" {
		for _, row := range f.rows {
			fmt.Fprintf(w, "{\"id\":%q}\n", row[0])
		}
		return f.notes, nil
	}
	c := csv.NewWriter(w)
	c.Write(f.cols)
	for i, row := range f.rows {
		if most == 0 || i < most {
			c.Write(row)
		}
	}
	c.Flush()
	return f.notes, c.Error()
}

func (f *fakeAsker) Command(name string, _ url.Values) string { return "hearsay " + name }

func claimRow(n int, kind, last string, reports string) []string {
	return []string{fmt.Sprintf("%032x", n), kind, fmt.Sprintf("that lamp %d was out", n), "Maud Ellis", "", reports, "2", "1", "2", last, "true", ""}
}

var claimCols = []string{"id", "kind", "proposition", "asserted_by", "denied_by", "reports", "publishers", "origins_min", "origins_max", "last", "own", "share"}

func exploreSite(f *fakeAsker) http.Handler {
	l := &fakeLedger{}
	l.totals.Last = "2026-03-08"
	return New(l, Options{Asker: f, Now: func() time.Time { return now }})
}

func TestExplore(t *testing.T) {
	f := &fakeAsker{cols: claimCols, notes: []string{"three were left out"}, rows: [][]string{
		claimRow(1, "statement", "2026-03-08T10:00:00Z", "3"), claimRow(2, "figure", "2026-03-07T10:00:00Z", "12"), claimRow(3, "statement", "2026-01-01T10:00:00Z", "1"), claimRow(4, "statement", "2026-03-06T10:00:00Z", ""),
	}}
	h := exploreSite(f)
	words := htmlcheck.Words(open(t, h, "/explore", 200))
	if !strings.Contains(words, "Claims") || !strings.Contains(words, "Lists claims.") {
		t.Error(words)
	}
	page := open(t, h, "/explore/claims?denied=1&sort=reports", 200)
	words = htmlcheck.Words(page)
	for _, want := range []string{"4 rows", "Three were left out", "hearsay claims", "that lamp 2 was out", "2026-03-08 10:00", "Without any value, and so left out: Rejected by, Share", "statement3", "Second."} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
	}
	if a, b, c := strings.Index(words, "lamp 2"), strings.Index(words, "lamp 1 "), strings.Index(words, "lamp 4"); a > b || b > c {
		t.Errorf("not sorted by reports, nothing last: %d %d %d", a, b, c)
	}
	if !strings.Contains(f.asked[0], "claims?denied=1 csv") {
		t.Errorf("asked %q", f.asked)
	}
	words = htmlcheck.Words(open(t, h, "/explore/claims?f.kind=figure&chart=reports", 200))
	if !strings.Contains(words, "1 row") || strings.Contains(words, "lamp 1 ") || !strings.Contains(words, "statement3") {
		t.Errorf("one kind: %s", words)
	}
	for path, status := range map[string]int{"/explore/none": 404, "/explore/claims?kin=a": 400, "/explore/claims.csv?kin=a": 400, "/explore/blame.rss": 400, "/watch/blame": 400, "/explore/none.json": 404} {
		if w := get(t, h, path); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	if w := get(t, h, "/explore/spread"); !strings.Contains(w.Body.String(), "Tell which claim") {
		t.Error("a question that needs a claim was asked without")
	}
	f.err = fmt.Errorf("%w: --since x is no day", ErrAsked)
	if words := htmlcheck.Words(open(t, h, "/explore/claims?since=x", 200)); !strings.Contains(words, "--since x is no day") {
		t.Errorf("the mistake is not told: %s", words)
	}
	if w := get(t, h, "/explore/claims.csv?since=x"); w.Code != 400 {
		t.Errorf("rows of a mistake: %d", w.Code)
	}
}

// Exports hold all rows with the chosen values, in three forms.
func TestExploreExports(t *testing.T) {
	f := &fakeAsker{cols: claimCols}
	for n := range 2500 {
		f.rows = append(f.rows, claimRow(n, []string{"statement", "figure"}[n%2], "2026-03-08T10:00:00Z", "7"))
	}
	f.rows[1][2] = "=cmd()"
	h := exploreSite(f)
	all, err := csv.NewReader(get(t, h, "/explore/claims.csv?f.kind=figure").Body).ReadAll()
	if err != nil || len(all) != 1251 || all[1][2] != "'=cmd()" {
		t.Errorf("csv: %d rows, %v, %q", len(all), err, all[1][2])
	}
	var objects []map[string]any
	if err := json.Unmarshal(get(t, h, "/explore/claims.json?f.kind=figure").Body.Bytes(), &objects); err != nil || len(objects) != 1250 || objects[0]["reports"] != 7.0 || objects[0]["own"] != true || objects[0]["denied_by"] != nil || objects[0]["proposition"] != "=cmd()" {
		t.Errorf("json: %d, %v, %v", len(objects), err, objects[0])
	}
	if n := bytes.Count(get(t, h, "/explore/claims.jsonl?f.kind=figure").Body.Bytes(), []byte("\n")); n != 1250 {
		t.Errorf("jsonl: %d lines", n)
	}
	if got := get(t, h, "/explore/claims.json?f.kind=none").Body.String(); got != "[]\n" {
		t.Errorf("nothing: %q", got)
	}
	if n := bytes.Count(get(t, h, "/explore/claims.jsonl").Body.Bytes(), []byte("\n")); n != 2500 {
		t.Errorf("all: %d lines", n)
	}
	words := htmlcheck.Words(open(t, h, "/explore/claims", 200))
	if !strings.Contains(words, "The first 1,000 rows") || !strings.Contains(words, "the ledger has more") {
		t.Error("a page of more rows than it takes does not say so")
	}
}

// A feed of each form is read by a feed reader; the same rows give the same bytes and ids.
func TestFeeds(t *testing.T) {
	f := &fakeAsker{cols: claimCols, rows: [][]string{claimRow(1, "statement", "2026-03-08T10:00:00Z", "3"), claimRow(2, "figure", "2026-03-07T10:00:00Z", "12"), claimRow(3, "figure", "no time", "12")}}
	f.rows[0][2] = `<script>alert(1)</script> & "more" ` + "\x01"
	h := exploreSite(f)
	ids := map[string]bool{}
	for _, ext := range []string{"rss", "atom", "feed"} {
		w := get(t, h, "/explore/claims."+ext)
		x, err := gofeed.NewParser().Parse(bytes.NewReader(w.Body.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", ext, err)
		}
		if len(x.Items) != 2 || !strings.Contains(x.Items[0].Title, "<script>alert(1)</script> & \"more\"") || !strings.HasSuffix(x.Items[1].Link, "/go/"+f.rows[1][0]) {
			t.Errorf("%s: %+v", ext, x.Items)
		}
		ids[strings.TrimPrefix(strings.TrimPrefix(x.Items[0].GUID, "urn:"), "hearsay:")] = true
		tag := w.Header().Get("ETag")
		if again := get(t, h, "/explore/claims."+ext, func(r *http.Request) { r.Header.Set("If-None-Match", tag) }); again.Code != http.StatusNotModified {
			t.Errorf("%s again: %d", ext, again.Code)
		}
	}
	if len(ids) != 1 {
		t.Errorf("one row has %d ids", len(ids))
	}
	words := htmlcheck.Words(open(t, h, "/watch/claims", 200))
	if !strings.Contains(words, "2 entries in thirty days") || !strings.Contains(words, "/explore/claims.rss") || strings.Contains(words, "ledger's last") {
		t.Error(words)
	}
	f.rows = [][]string{claimRow(3, "statement", "2025-01-01T10:00:00Z", "3")}
	if words := htmlcheck.Words(open(t, exploreSite(f), "/watch/claims?at-least=9", 200)); !strings.Contains(words, "Nothing in thirty days") {
		t.Error(words)
	}
}

// Words from texts cannot become part of a page; what is no number is none.
func TestExploreHostile(t *testing.T) {
	const x = `"><img src=x onerror=alert(1)>`
	f := &fakeAsker{cols: append([]string{x}, claimCols[1:]...), notes: []string{x}, rows: [][]string{{x, x, x, x, x, x, x, x, x, "2026-03-08T10:00:00Z", x, x}, {"1e999", "-5", "NaN", "Inf", "", "", "", "", "", "", "", ""}}}
	h := exploreSite(f)
	for _, path := range []string{"/explore/claims", "/explore/claims?chart=kind&sort=" + url.QueryEscape(x), "/watch/claims", "/explore/claims?f.kind=" + url.QueryEscape(x)} {
		page := open(t, h, path, 200)
		if n := len(htmlcheck.All(page, "img")); n > 0 {
			t.Errorf("%s: %d images", path, n)
		}
	}
}

// A watch's id is a function of its row, and of nothing else.
func TestEntries(t *testing.T) {
	a := asking{q: &Question{Name: "claims", At: "last"}}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 9).Draw(t, "n")
		k := rapid.IntRange(0, 9).Draw(t, "k")
		tab := &table{cols: claimCols, rows: [][]string{claimRow(n, "a", "2026-03-08", "1"), claimRow(k, "b", "2026-03-09", rapid.String().Draw(t, "reports"))}}
		e := a.entries(tab)
		if len(e) != 2 || (e[0].ID == e[1].ID) != (n == k) {
			t.Fatalf("%+v", e)
		}
	})
}

func TestRoundCell(t *testing.T) {
	for in, want := range map[string]string{"12345": "12,345", "-3": "−3", "0.12345": "0.123", "0.0004": "< 0.001", "-0.5": "−0.5", "1e999": "1e999", "x": "x"} {
		if got := roundCell(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// A quote is found by its article; ids that are in no index lead nowhere.
func TestQuoteCells(t *testing.T) {
	q, id := strings.Repeat("a", 32), strings.Repeat("b", 32)
	tab := &table{cols: []string{"ref", "quote", "by_ref", "by_quote", "id", "quotes"}, rows: [][]string{{"g 1", q, "", q, id, q + " " + id}}}
	tab.look()
	a := asking{q: &Question{Name: "x"}, vals: url.Values{}}
	cols, _ := a.columns(tab)
	got := map[string]exploreCell{}
	for i := range cols {
		got[cols[i].Name] = cols[i].cell(tab, tab.rows[0], nil)
	}
	if got["quote"].Href != "/articles/g%201/quotes/"+q || got["by_quote"].Href != "" || got["id"].Href != "/go/"+id || len(got["quotes"].Links) != 0 || got["quotes"].Text != "2" || got["ref"].Href != "/go/g%201" {
		t.Errorf("%+v", got)
	}
}

// Places in articles are told apart from words, and lead to the article.
func TestPlaces(t *testing.T) {
	const id = "484dfbaf02243252503fede9645e1010"
	for v, want := range map[string]int{id + "/text/560": 1, id + "/text/560 " + id + "/title/3": 2, id: 0, "": 0, id + "/text/560 trains": 0, id + "/body/3": 0, "484dfbaf/text/560": 0, id + "/text/x": 0} {
		if got, what := places(v); len(got) != want || want > 0 && got[0] != id || what != "" {
			t.Errorf("%q: %q %q", v, got, what)
		}
	}
	if got, what := places("plays_down:" + id + "/text/5 plays_down:" + id + "/text/6"); len(got) != 2 || what != "plays down" {
		t.Errorf("%q %q", got, what)
	}
	if got, what := places("plays_down:" + id + "/text/5 played_down_by:" + id + "/text/6"); len(got) != 2 || what != "" {
		t.Errorf("%q %q", got, what)
	}
}
