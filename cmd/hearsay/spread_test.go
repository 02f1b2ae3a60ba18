package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/show/rows"
)

// The planted figure that an agency got wrong reaches those who print it in their own words, and those who corrected it
// are told to have dropped it. Each charge of an incident travels by itself.
func TestSpreadOfSample(t *testing.T) {
	db := sampleLedger(t)
	type idRow struct{ ID, Proposition, Title string }
	var wrong string
	for _, c := range lines[idRow](t, command(t, "claims", "--kind", "figure", "--at-least", "1", "-o", "jsonl", "--db", db)) {
		if strings.Contains(c.Proposition, "412 trains are axed") {
			wrong = c.ID
		}
	}
	if wrong == "" {
		t.Fatal("the claim of 412 trains is not listed")
	}
	var outlets []string
	dropped := 0
	for _, d := range lines[spreadRow](t, command(t, "spread", wrong, "-o", "jsonl", "--db", db)) {
		outlets = append(outlets, d.New...)
		if d.Dropped != nil {
			dropped += *d.Dropped
		}
		if d.Accused != "" || d.Of != ofWording {
			t.Errorf("a claim's day has an accused, or is of a charge: %+v", d)
		}
	}
	for _, o := range []string{"The Tembrough Register", "The Morning Fathom", "Caldrith Broadcasting Trust", "The Vettering Examiner"} {
		if !slices.Contains(outlets, o) {
			t.Errorf("412 trains are not told to reach %s, only %v", o, outlets)
		}
	}
	if dropped != 3 { // the Fathom, the Trust and the Examiner print 142 in a later version
		t.Errorf("%d articles dropped it", dropped)
	}

	var rail string
	for _, i := range lines[idRow](t, command(t, "incidents", "--article", "mfaq-031", "-o", "jsonl", "--db", db)) {
		rail = i.ID
	}
	all := lines[spreadRow](t, command(t, "spread", rail, "-o", "jsonl", "--db", db))
	one := lines[spreadRow](t, command(t, "spread", rail, "--accused", "ustrand", "-o", "jsonl", "--db", db))
	denying := 0
	for _, d := range one {
		denying += d.Denying
		if d.Dropped != nil {
			t.Errorf("%s: %d dropped, where no earlier version is looked at", d.Day, *d.Dropped)
		}
	}
	for id, want := range map[string]bool{wrong: true, rail: false} {
		if got := bytes.Contains(command(t, "spread", id, "--db", db), []byte("DROPPED")); got != want {
			t.Errorf("%s: a column for what was dropped: %v", id, got)
		}
	}
	if len(one) == 0 || len(one) >= len(all) || denying == 0 || slices.ContainsFunc(one, func(d spreadRow) bool { return d.Accused != "Ustrand" }) {
		t.Errorf("%d days of the charge against Ustrand, %d articles that deny it, of %d in all", len(one), denying, len(all))
	}
	var out, said bytes.Buffer
	if code := run(&app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &out, stderr: &said, width: 80, now: time.Now}, []string{"spread", rail, "--limit", "3", "--db", db}); code != 0 {
		t.Fatal(said.String())
	}
	if s := said.String(); !strings.Contains(s, "the first 3 are shown") || !regexp.MustCompile(`[0-9] of 1[0-9] outlets reached ha(s|ve) no country in the table of outlets, and counts? in none`).MatchString(s) || strings.Contains(s, "no owner") {
		t.Errorf("beside three rows: %s", s)
	}
	for _, args := range [][]string{{"spread", rail, "--accused", "Nob", "--db", db}, {"spread", wrong, "--accused", "Ustrand", "--db", db}} {
		var out, errs bytes.Buffer
		a := &app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &out, stderr: &errs, width: 80, now: time.Now}
		if code := run(a, args); code != 2 || !strings.Contains(errs.String(), "ccused") {
			t.Errorf("%v: %d, %s", args, code, errs.String())
		}
	}
}

// A claim that others tell in other words has the days of the charge beside its own; they reach all that its own do, and more.
func TestSpreadOfCharge(t *testing.T) {
	db := sampleLedger(t)
	type charged struct {
		ID     string
		Charge *rows.Charged
	}
	seen := false
	for _, c := range lines[charged](t, command(t, "claims", "--kind", "attribution", "--at-least", "1", "-o", "jsonl", "--db", db)) {
		if c.Charge == nil {
			continue
		}
		seen = true
		reached := map[string][]string{}
		for _, d := range lines[spreadRow](t, command(t, "spread", c.ID, "-o", "jsonl", "--db", db)) {
			reached[d.Of] = append(reached[d.Of], d.New...)
			if (d.Dropped == nil) != (d.Of == ofCharge) {
				t.Errorf("earlier versions are looked at for a wording only: %+v", d)
			}
		}
		for _, o := range reached[ofWording] {
			if !slices.Contains(reached[ofCharge], o) {
				t.Errorf("the charge does not reach %s, its wording does", o)
			}
		}
		if len(reached[ofCharge]) <= len(reached[ofWording]) || !slices.Contains(c.Charge.Claims, c.ID) || len(c.Charge.Claims) < 2 {
			t.Errorf("%+v: %v", *c.Charge, reached)
		}
		if table := string(command(t, "spread", c.ID, "--db", db)); !regexp.MustCompile(`(?m)^charge +\S+ .* – `).MatchString(table) || !strings.Contains(table, "\nwording ") {
			t.Error(table)
		}
	}
	if !seen {
		t.Error("no claim of the sample world has a charge in other words")
	}
}

// The page of any claim leads to its spread with earlier versions, which a page has no time to look at.
func TestSpreadFromPage(t *testing.T) {
	p := serveDemo(t)
	claim := everyPage(t, p)["claim"]
	code, body := fetchPage(t, p.URL+claim)
	id := strings.TrimPrefix(claim, "/claims/")
	if code != 200 || !strings.Contains(body, "/explore/spread?claim="+id) || !strings.Contains(body, "told it in an earlier version and dropped it") || strings.Contains(body, "give the number") {
		t.Errorf("%s: %d, no way to its spread", claim, code)
	}
}
