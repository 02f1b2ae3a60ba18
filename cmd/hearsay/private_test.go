package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hearsay/sample"
)

// TestPrivatePersons reads the whole sample world and requires that the private persons in
// it are named nowhere but in the words of the articles that name them: not as speaker,
// accused, victim or link of a chain, not in a list of edits, not in a facet.
func TestPrivatePersons(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	if len(plot.Private) < 4 {
		t.Fatalf("%d private persons", len(plot.Private))
	}
	db := sampleLedger(t)
	for _, args := range [][]string{{"quotes", "-o", "jsonl"}, {"edits", "-o", "jsonl"}, {"outlets", "list", "-o", "jsonl"}, {"copies", "-o", "jsonl"},
		{"stories", "-o", "jsonl"}, {"claims", "-o", "jsonl", "--at-least", "1"}, {"incidents", "-o", "jsonl"}} {
		out := command(t, append(args, "--db", db)...)
		rows := 0
		for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); rows++ {
			var row any
			if err := dec.Decode(&row); err != nil {
				t.Fatal(err)
			}
			if args[0] == "quotes" || args[0] == "edits" { // elsewhere not even words may name them
				row = withoutWords(row)
			}
			b, err := json.Marshal(row)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range plot.Private {
				if strings.Contains(string(b), p.Core) {
					t.Errorf("%s names %s: %.600s", args[0], p.Person, b)
				}
			}
		}
		if rows == 0 {
			t.Errorf("%v prints nothing", args)
		}
	}
	for dec := json.NewDecoder(bytes.NewReader(command(t, "claims", "-o", "jsonl", "--db", db))); dec.More(); {
		var claim struct{ ID string }
		if err := dec.Decode(&claim); err != nil {
			t.Fatal(err)
		}
		out := command(t, "origins", claim.ID, "-o", "json", "--db", db)
		for _, p := range plot.Private {
			if bytes.Contains(out, []byte(p.Core)) {
				t.Errorf("origins %s names %s", claim.ID, p.Person)
			}
		}
	}
}

// withoutWords drops what a row quotes from its article: the words that name whoever they name.
func withoutWords(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = withoutWords(v[i])
		}
	case map[string]any:
		for k, x := range v {
			switch k {
			case "source_text", "cue_text", "content_text", "title", "old_title", "text":
				delete(v, k)
			default:
				v[k] = withoutWords(x)
			}
		}
	}
	return v
}

// command runs the program in this process and returns what it printed.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &out, stderr: &errs, width: 80, now: time.Now}
	if code := run(a, args); code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
	}
	return out.Bytes()
}
