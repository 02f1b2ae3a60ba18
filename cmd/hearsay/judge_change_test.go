package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What an analyst sets right counts in the claims at once, and no longer when it is taken back.
func TestJudgeChange(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HEARSAY_DB", filepath.Join(dir, "l.db"))
	t.Setenv("HEARSAY_WORLD", "../../sample/world.tsv")
	input := filepath.Join(dir, "in.jsonl")
	var lines bytes.Buffer
	for _, x := range []struct{ id, outlet, text string }{
		{"g1", "The Gull", "Ustrand accused Quillara of cutting the sea cable off Port Ambry on Monday.\n\nThe cable was repaired by noon, and the lamps of the pier were counted."},
		{"t1", "The Tern", "Ustrand accused Quillara of cutting the sea cable off Port Ambry on Monday.\n\nShips waited in the bay until the evening."},
	} {
		b, err := json.Marshal(map[string]string{"id": x.id, "outlet": x.outlet, "title": "Cable off Port Ambry is cut", "text": x.text, "published": "2025-04-07T10:00:00Z"})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(b, '\n'))
	}
	if err := os.WriteFile(input, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	hearsay := func(code int, args ...string) string {
		t.Helper()
		var out, said bytes.Buffer
		if got := run(&app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &out, stderr: &said, width: 200, now: time.Now}, args); got != code {
			t.Fatalf("%v: %d\n%s%s", args, got, out.String(), said.String())
		}
		return out.String() + said.String()
	}
	hearsay(0, "ingest", input)
	accused := func() string { return hearsay(0, "incidents", "-o", "csv") }
	if s := accused(); !strings.Contains(s, ",Ustrand,Quillara,") {
		t.Fatalf("the sample of this test is read otherwise:\n%s", s)
	}
	var q struct{ ID string }
	if err := json.Unmarshal([]byte(strings.SplitN(hearsay(0, "quotes", "--article", "g1", "-o", "jsonl"), "\n", 2)[0]), &q); err != nil {
		t.Fatal(err)
	}
	one := "g1#" + q.ID[:8]
	hearsay(2, "judge", "change", one, "--speaker", "Nobody of that name")
	hearsay(2, "judge", "change", one)
	hearsay(2, "judge", "change", one, "--act", "sing")
	if s := hearsay(0, "judge", "change", one, "--speaker", "Quillara", "--accused", "Ustrand", "--why", "a test", "--who", "Ines"); !strings.Contains(s, "Ines says: change "+one+", accused: Ustrand, speaker: Quillara") {
		t.Error(s)
	}
	if s := accused(); !strings.Contains(s, ",Quillara,Ustrand,") || !strings.Contains(s, ",true\n") {
		t.Errorf("the change does not count:\n%s", s)
	}
	id, _, _ := strings.Cut(hearsay(0, "judge", "list", "-o", "csv"), ",")
	list := hearsay(0, "judge", "list", "-o", "jsonl")
	if !strings.Contains(list, `"set":{"accused":"Ustrand","speaker":"Quillara"}`) || !strings.Contains(list, `"state":"holds"`) {
		t.Errorf("%s %s", id, list)
	}
	var s struct{ ID string }
	if err := json.Unmarshal([]byte(list), &s); err != nil {
		t.Fatal(err)
	}
	hearsay(0, "judge", "undo", s.ID)
	if s := accused(); strings.Contains(s, ",Quillara,Ustrand,") {
		t.Errorf("taken back, it counts:\n%s", s)
	}

	hearsay(2, "judge", "add", "g1", "words that do not stand there")
	hearsay(0, "judge", "add", "g1", "the lamps of the pier were counted", "--speaker", "Quillara", "--act", "accuse", "--accused", "Ustrand")
	claims := hearsay(0, "claims", "--at-least", "1", "-o", "csv")
	if !strings.Contains(claims, "the lamps of the pier were counted") {
		t.Errorf("an added quote makes no claim:\n%s", claims)
	}
}
