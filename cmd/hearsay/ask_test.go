package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/show/web"
)

// A question is a command line that cannot name files, other ledgers or forms, whatever its values are.
func TestAskArguments(t *testing.T) {
	k, err := newAsker("l.db", nil, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range k.Questions() {
		if q.Title == "" || q.Group == "" || q.Help == "" || q.Detail == "" {
			t.Errorf("%s is not described: %+v", q.Name, q)
		}
		for _, p := range q.Params {
			if slices.Contains([]string{"db", "output", "limit", "world", "compat", "help"}, p.Name) || p.Help == "" {
				t.Errorf("%s may be told %+v", q.Name, p)
			}
		}
	}
	for _, c := range []struct {
		name, query string
		flags, args string // with blanks between; "!" for refused
	}{
		{"search", "words=--db%3Dother.db+-o+csv&since=2025-03-01", "--since=2025-03-01", "--db=other.db -o csv"},
		{"edits", "silent=1&outlet=--help", "--silent --outlet=--help", ""},
		{"edits", "silent=no", "", ""},
		{"blame", "by=bloc&bloc=country", "--by=bloc --bloc=country", ""},
		{"blame", "by=bloc&bloc=%2Fetc%2Fpasswd", "!", ""},
		{"pairs", "b=Ustrand&a=Quillara", "", "Quillara Ustrand"},
		{"spread", "", "!", ""},
		{"concert", "compat=coortweet", "!", ""},
		{"quotes", "db=x", "!", ""},
		{"quotes", "words=a%0Ab", "!", ""},
		{"quotes", "words=" + strings.Repeat("x", 301), "!", ""},
		{"ingest", "", "!", ""},
		{"serve", "", "!", ""},
	} {
		vals, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		flags, args, err := k.argument(c.name, vals)
		if err != nil {
			if !errors.Is(err, web.ErrAsked) || c.flags != "!" {
				t.Errorf("%s %s: %v", c.name, c.query, err)
			}
			continue
		}
		if f, a := strings.Join(flags, " "), strings.Join(args, " "); f != c.flags && !sameWords(f, c.flags) || a != c.args {
			t.Errorf("%s %s: %q -- %q", c.name, c.query, f, a)
		}
	}
	if got := k.Command("quotes", url.Values{"words": {"it's -x"}, "outlet": {"The Gull"}}); got != `hearsay quotes '--outlet=The Gull' 'it'\''s -x'` {
		t.Error(got)
	}
}

func sameWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// Every question is answered from the sample world in every form, with the rows that the command prints.
func TestAskSample(t *testing.T) {
	path := sampleLedger(t)
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	k, err := newAsker(path, reader, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(name string, vals url.Values, form string, most int) string {
		var b bytes.Buffer
		if _, err := k.Ask(t.Context(), name, vals, form, most, &b); err != nil {
			t.Errorf("%s %v: %v", name, vals, err)
		}
		return b.String()
	}
	first := func(csv string) string {
		id, _, _ := strings.Cut(strings.SplitN(csv, "\n", 3)[1], ",")
		return id
	}
	ids := map[string]string{"claim": first(ask("claims", nil, "csv", 1)), "story": first(ask("incidents", url.Values{"status": {"contested"}}, "csv", 1))}
	for _, q := range k.Questions() {
		vals := url.Values{}
		if q.Needs != "" {
			vals.Set(q.Needs, ids[q.Needs])
		}
		if slices.ContainsFunc(q.Params, func(p web.Param) bool { return p.Name == "all" }) {
			vals.Set("all", "1")
		}
		rows := ask(q.Name, vals, "jsonl", 0)
		for line := range strings.Lines(rows) {
			if !json.Valid([]byte(line)) {
				t.Errorf("%s: %s", q.Name, line)
			}
		}
		all := strings.Count(rows, "\n")
		if all == 0 && !slices.Contains([]string{"positions", "drift"}, q.Name) {
			t.Errorf("%s: nothing", q.Name)
		}
		if head := ask(q.Name, vals, "csv", 1); !strings.Contains(head, ",") || q.At != "" && !strings.Contains(","+strings.SplitN(head, "\n", 2)[0]+",", ","+q.At+",") {
			t.Errorf("%s: %s", q.Name, head)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := k.Ask(ctx, "quotes", nil, "csv", 0, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("asked in vain: %v", err)
	}
	if _, err := k.Ask(t.Context(), "quotes", url.Values{"since": {"yesterday"}}, "csv", 0, &bytes.Buffer{}); !errors.Is(err, web.ErrAsked) || !strings.Contains(err.Error(), "yesterday") {
		t.Errorf("no day: %v", err)
	}
	k.path = filepath.Join(t.TempDir(), "none.db")
	if _, err := k.Ask(t.Context(), "quotes", nil, "csv", 0, &bytes.Buffer{}); err == nil || errors.Is(err, web.ErrAsked) {
		t.Errorf("no ledger: %v", err)
	}
}
