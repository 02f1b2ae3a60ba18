package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"hearsay/sample"
)

// Of every claim of the sample world: each report but the first ones has its claim from another row, a doubt that is
// lost was there before and is gone, and the days add up to the reports. Neither these rows nor those
// of speakers, blocs, opinion and bundles name a private person.
func TestDriftOfSample(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	db := sampleLedger(t)
	public := func(args ...string) []byte {
		t.Helper()
		out := command(t, append(args, "-o", "jsonl", "--db", db)...)
		for _, p := range plot.Private {
			if bytes.Contains(out, []byte(p.Core)) {
				t.Errorf("%v names %s", args, p.Person)
			}
		}
		return out
	}
	lost, versions, edited, softened := 0, 0, 0, 0
	for _, v := range lines[struct{ ID string }](t, command(t, "claims", "-o", "jsonl", "--db", db)) {
		rows := lines[hopRow](t, public("drift", v.ID))
		by := map[string]*hopRow{}
		for i := range rows {
			if r := &rows[i]; r.Revision == "" {
				by[r.Ref] = r
			} else {
				if versions++; r.Lost {
					edited++
				}
			}
		}
		for i := range rows {
			r := &rows[i]
			if r.Revision != "" {
				continue
			}
			if (r.Before == "") != (r.Again == "") || r.Before != "" && (by[r.Before] == nil || by[r.Before].At >= r.At) {
				t.Errorf("%s: %s is %s since %q", v.ID, r.Ref, r.Again, r.Before)
			}
			if r.Again == "softened" {
				softened++
			}
			if (r.From == nil) != (r.Change == "first") || r.From != nil && by[*r.From] == nil {
				t.Errorf("%s: %s is %s from %v", v.ID, r.Ref, r.Change, r.From)
			}
			if r.Lost {
				if lost++; r.Words != "" || by[*r.From].Words == "" {
					t.Errorf("%s: %s loses %q, and says %q", v.ID, r.Ref, by[*r.From].Words, r.Words)
				}
			}
		}
		n := 0
		table := string(command(t, "drift", v.ID, "--by", "day", "--db", db))
		for _, d := range lines[dayRow](t, public("drift", v.ID, "--by", "day")) {
			if sure := fmt.Sprintf(" %.2f (%.2f–%.2f) ", d.Sure, d.Least, d.Most); !strings.Contains(table, sure) {
				t.Errorf("%s: rows have%s, the table not:\n%s", v.ID, sure, table)
			}
			if n += d.Reports; d.Hedged+d.Plain != d.Reports || d.Own > d.Plain || d.Least > d.Sure || d.Sure > d.Most || len(d.Quotes) != d.Reports {
				t.Errorf("%s: %+v", v.ID, d)
			}
		}
		if n != len(by) {
			t.Errorf("%s: %d reports by day, %d by hop", v.ID, n, len(by))
		}
	}
	if lost == 0 || versions == 0 || edited == 0 || softened == 0 {
		t.Errorf("%d doubts are lost, %d of them in %d versions shown; %d speakers soften their words", lost, edited, versions, softened)
	}
	for _, args := range []string{"concert --all --at-least 1", "concert --by speaker --all --at-least 1", "concert --claims --all", "blame --by bloc", "blame --per claim", "blame --opinion", "narratives --all --over days", "narratives --all --grow"} {
		if out := public(strings.Fields(args)...); len(out) == 0 {
			t.Errorf("%s prints nothing", args)
		}
	}
}
