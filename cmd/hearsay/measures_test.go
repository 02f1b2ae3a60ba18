package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"hearsay/sample"
)

// lines decodes JSON lines.
func lines[T any](t *testing.T, b []byte) (out []T) {
	t.Helper()
	for dec := json.NewDecoder(bytes.NewReader(b)); dec.More(); {
		var x T
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// What adds up over articles names no private person, and each of its rows leads to quotes or
// articles of the ledger. Positions show both sides of a planted quarrel.
func TestMeasuresOfSample(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	db := sampleLedger(t)
	quotes := map[string]bool{}
	for _, q := range lines[struct{ ID string }](t, command(t, "quotes", "-o", "jsonl", "--db", db)) {
		quotes[q.ID] = true
	}
	public := func(what string, out []byte) {
		t.Helper()
		for _, p := range plot.Private {
			if bytes.Contains(out, []byte(p.Core)) {
				t.Errorf("%s names %s", what, p.Person)
			}
		}
	}
	for _, args := range [][]string{{"replies"}, {"replies", "--detail"}, {"blame"}, {"blame", "--by", "speaker"}, {"narratives", "--all"}} {
		out := command(t, append(args, "-o", "jsonl", "--db", db)...)
		public(strings.Join(args, " "), out)
		rows := lines[struct {
			Quote  string
			Quotes []string
			Key    string `json:"accused_key"`
			Refs   []string
		}](t, out)
		if len(rows) == 0 {
			t.Errorf("%v prints nothing", args)
		}
		for _, r := range rows {
			if r.Quote != "" {
				r.Quotes = append(r.Quotes, r.Quote)
			}
			for _, id := range r.Quotes {
				if !quotes[id] {
					t.Errorf("%v: no quote %s", args, id)
				}
			}
			if len(r.Quotes)+len(r.Refs) == 0 && (args[0] != "blame" || r.Key != "") {
				t.Errorf("%v: nothing stands behind %+v", args, r)
			}
		}
	}
	both := false
	var ids []string
	for _, kind := range []string{"stories", "incidents"} {
		for _, v := range lines[struct{ ID string }](t, command(t, kind, "-o", "jsonl", "--db", db)) {
			ids = append(ids, v.ID)
		}
	}
	for _, id := range ids {
		public("positions", command(t, "positions", id, "--at-least", "1", "--db", db))
		out := command(t, "positions", id, "--at-least", "1", "-o", "jsonl", "--db", db)
		public("positions", out)
		stance := map[[2]string][]string{} // by party and claim
		for _, r := range lines[positionRow](t, out) {
			k := [2]string{r.Party, r.Subclaim}
			stance[k] = append(stance[k], string(r.Stance))
			if strings.HasPrefix(r.Key, "outlet:") || r.Party == "" {
				t.Errorf("%s: a party %q, %q", id, r.Key, r.Party)
			}
			if stands := r.Stance == "asserts" || r.Stance == "denies"; stands != (len(r.Quotes) > 0) {
				t.Errorf("%s: %s with %d quotes", id, r.Stance, len(r.Quotes))
			}
			for _, q := range r.Quotes {
				if !quotes[q] {
					t.Errorf("positions: no quote %s", q)
				}
			}
		}
		for k, s := range stance {
			both = both || k[0] == "Quillara" && slices.Contains(s, "asserts") && slices.Contains(stance[[2]string{"Ustrand", k[1]}], "denies")
		}
	}
	if !both {
		t.Error("nowhere does one planted party assert what the other denies")
	}
}
