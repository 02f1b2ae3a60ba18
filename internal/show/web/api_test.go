package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// jsonAsker answers as JSON lists, too.
type jsonAsker struct{ *fakeAsker }

func (f jsonAsker) Ask(ctx context.Context, name string, vals url.Values, form string, most int, w io.Writer) ([]string, error) {
	if form != "json" {
		return f.fakeAsker.Ask(ctx, name, vals, form, most, w)
	}
	var rows []map[string]string
	for _, r := range f.rows {
		rows = append(rows, map[string]string{"id": r[0]})
	}
	return f.notes, json.NewEncoder(w).Encode(rows)
}

func TestAPI(t *testing.T) {
	f := &fakeAsker{cols: claimCols, notes: []string{"three were left out"}, rows: [][]string{claimRow(1, "statement", "2026-03-08T10:00:00Z", "3"), claimRow(2, "figure", "2026-03-07T10:00:00Z", "12")}}
	l := &fakeLedger{}
	h := New(l, Options{Asker: jsonAsker{f}, Now: func() time.Time { return now }, Reader: "read/1", Links: "link/1"})
	w := get(t, h, "/api/v1/claims?denied=1")
	var a struct {
		AsOf     time.Time `json:"as_of"`
		Command  string
		Versions []string
		Notes    []string
		Rows     []map[string]any
	}
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if !a.AsOf.Equal(now) || a.Command != "hearsay claims" || len(a.Versions) != 2 || len(a.Notes) != 1 || len(a.Rows) != 2 || a.Rows[0]["id"] != f.rows[0][0] {
		t.Errorf("%+v", a)
	}
	if again := get(t, h, "/api/v1/claims?denied=1", func(r *http.Request) { r.Header.Set("If-None-Match", w.Header().Get("ETag")) }); again.Code != http.StatusNotModified {
		t.Errorf("again: %d", again.Code)
	}
	if err := json.Unmarshal(get(t, h, "/api/v1/claims?f.kind=figure").Body.Bytes(), &a); err != nil || len(a.Rows) != 1 || a.Rows[0]["reports"] != 12.0 {
		t.Errorf("one kind: %v %+v", err, a.Rows)
	}
	for path, status := range map[string]int{"/api/v1/none": 404, "/api/v1/claims?kin=a": 400} {
		w := get(t, h, path)
		if w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", path, w.Code, w.Header())
		}
	}
	var doc struct {
		OpenAPI string
		Paths   map[string]struct {
			Get struct {
				Parameters []struct {
					Name, In string
					Required bool
				}
			}
		}
	}
	if err := json.Unmarshal(get(t, h, "/api/v1/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) != 3 || len(doc.Paths["/api/v1/claims"].Get.Parameters) != 4 || !doc.Paths["/api/v1/spread"].Get.Parameters[0].Required {
		t.Errorf("%+v", doc)
	}
}

// Lists come one object a line as well, the same rows as in their JSON.
func TestJSONLines(t *testing.T) {
	h := handler(smallLedger(t))
	var list struct{ Articles []json.RawMessage }
	if err := json.Unmarshal(get(t, h, "/articles.json").Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(get(t, h, "/articles.jsonl").Body.String()), "\n")
	if len(lines) != len(list.Articles) || len(lines) < 2 {
		t.Fatalf("%d lines, %d articles", len(lines), len(list.Articles))
	}
	for i, line := range lines {
		if line != string(list.Articles[i]) {
			t.Errorf("line %d: %s", i, line)
		}
	}
	for _, path := range []string{"/stories.jsonl", "/claims.jsonl", "/incidents.jsonl?day=2026-03-05"} {
		if w := get(t, h, path); w.Code != 200 || w.Header().Get("Content-Type") != "application/jsonl" {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := get(t, h, "/articles.jsonl?limit=0"); w.Code != 400 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("no limit: %d", w.Code)
	}
}
