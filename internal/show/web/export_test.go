package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// The name of a file says what its rows were cut to, and holds nothing that a file system or a header would take amiss.
func TestFileName(t *testing.T) {
	for _, x := range []struct{ query, want string }{
		{"", "claims"},
		{"until=2025-03-08&since=2025-03-05", "claims-since-2025-03-05-until-2025-03-08"},
		{"to=2025-03-06T18&from=2025-03-06T06&at-least=3", "claims-from-2025-03-06T06-to-2025-03-06T18-at-least-3"},
		{"day=2025-03-05&outlet=The+Lark", "claims-day-2025-03-05-outlet-The_Lark"},
		{"f.kind=a%22%0d%0ax&q=../..//%5C%3B", "claims-kind-ax-q-...."},
		{"q=%D0%BC", "claims-q"},
	} {
		vals, err := url.ParseQuery(x.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := fileName("claims", vals); got != strings.TrimRight(x.want, "-.") {
			t.Errorf("%q: %q, want %q", x.query, got, x.want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("since", "2025-03-05")
	f.Add("q", "\"\r\nX: y/../\x00")
	f.Fuzz(func(t *testing.T, key, value string) {
		got := fileName("rows", url.Values{key: {value}})
		if len(got) > 120 || !strings.HasPrefix(got, "rows") || strings.ContainsAny(got, "\"\\/\r\n\x00;") {
			t.Fatalf("%q", got)
		}
	})
}

// One table in three forms has the same rows; JSON says when and what it was cut to; a formula is none in CSV.
func TestExportForms(t *testing.T) {
	e := export{name: "birds", cut: url.Values{"since": {"2025-03-05"}}, cols: []string{"name", "n"}}
	for _, n := range []string{"heron", "=1+1"} {
		e.rows = append(e.rows, exportRow{map[string]any{"name": n, "n": 2}, []string{n, "2"}})
	}
	s := &site{o: Options{Now: func() time.Time { return now }}}
	for _, ext := range exportForms {
		w := httptest.NewRecorder()
		e.send(w, s, ext)
		if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="birds-since-2025-03-05`+ext+`"` {
			t.Errorf("%s: %s", ext, got)
		}
		var names []string
		switch ext {
		case ".csv":
			all, err := csv.NewReader(w.Body).ReadAll()
			if err != nil || len(all) != 3 || all[0][1] != "n" {
				t.Fatalf("%v, %v", all, err)
			}
			names = []string{all[1][0], strings.TrimPrefix(all[2][0], "'")}
			if all[2][0] == names[1] {
				t.Error("a formula goes out")
			}
		case ".json":
			var got struct {
				AsOf  time.Time `json:"as_of"`
				Cut   map[string]string
				Birds []struct{ Name string }
			}
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Cut["since"] != "2025-03-05" || !got.AsOf.Equal(now.Truncate(time.Second)) {
				t.Fatalf("%+v, %v", got, err)
			}
			for _, b := range got.Birds {
				names = append(names, b.Name)
			}
		default:
			for line := range strings.Lines(w.Body.String()) {
				var b struct{ Name string }
				if err := json.Unmarshal([]byte(line), &b); err != nil {
					t.Fatal(err)
				}
				names = append(names, b.Name)
			}
		}
		if strings.Join(names, " ") != "heron =1+1" {
			t.Errorf("%s: %v", ext, names)
		}
	}
	w := httptest.NewRecorder()
	(&export{name: "birds"}).send(w, s, ".json")
	if !json.Valid(w.Body.Bytes()) || !strings.Contains(w.Body.String(), `"cut":{},"birds":[`) {
		t.Errorf("no rows: %s", w.Body)
	}
}
