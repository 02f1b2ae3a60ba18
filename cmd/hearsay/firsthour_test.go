package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hearsay/internal/show/rows"
)

// TestFirstHour runs the commands of doc/first-hour.md as they stand there, in their order.
func TestFirstHour(t *testing.T) {
	doc, err := os.ReadFile("../../doc/first-hour.md")
	if err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Glob("../../sample/articles/93-*.txt")
	if err != nil || len(articles) != 1 {
		t.Fatal(articles, err)
	}
	statement, err := os.ReadFile(articles[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("HEARSAY_DB", "world.db")
	if err := os.WriteFile("statement.txt", statement, 0o600); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	seen := map[string]bool{}
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(doc), -1) {
		for line := range strings.Lines(block[1]) {
			line = strings.TrimSpace(line)
			if !strings.HasPrefix(line, "hearsay ") || line == "hearsay demo" {
				continue
			}
			var args []string
			for _, w := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1)[1:] {
				w = strings.Trim(w, `"`)
				if id, ok := ids[w]; ok {
					w = id
				}
				args = append(args, w)
			}
			var out, said bytes.Buffer
			if code := run(&app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &out, stderr: &said, width: 120, now: time.Now}, args); code != 0 {
				t.Errorf("%s: exit %d\n%s", line, code, said.String())
			}
			if out.Len() == 0 && !strings.HasPrefix(line, "hearsay concert") {
				t.Errorf("%s: prints nothing", line)
			}
			seen[args[0]] = true
			if second := strings.SplitN(out.String(), "\n", 3); len(second) > 1 {
				for cmd, name := range map[string]string{"claims": "CLAIM", "incidents": "INCIDENT", "stories": "STORY"} {
					if args[0] == cmd && len(second[1]) > 8 {
						ids[name] = second[1][:8]
					}
				}
			}
		}
	}
	for _, want := range []string{"origins", "drift", "positions", "judge", "export", "concert", "read"} {
		if !seen[want] {
			t.Errorf("the first hour knows no %s", want)
		}
	}
}

// The figures that doc/first-hour.md tells of the sample world are those that the commands print.
func TestFirstHourFigures(t *testing.T) {
	b, err := os.ReadFile("../../doc/first-hour.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := strings.Join(strings.Fields(string(b)), " ")
	db := sampleLedger(t)
	var want []string
	most := rows.Claim{}
	for _, c := range lines[rows.Claim](t, command(t, "claims", "--kind", "attribution", "-o", "jsonl", "--db", db)) {
		if c.Reports > most.Reports {
			most = c
		}
	}
	want = append(want, fmt.Sprintf("**%d reports → %d publishers → %d to %d origins**", most.Reports, most.Publishers, most.Origins.Min, most.Origins.Max))
	var said bytes.Buffer
	if code := run(&app{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &said, stderr: &said, width: 120, now: time.Now}, []string{"demo", "--no-serve"}); code != 0 {
		t.Fatal(said.String())
	}
	who := regexp.MustCompile(`Who did it\? (\d+) accusers, (\d+) accused`).FindStringSubmatch(said.String())
	if who == nil || who[2] != "5" {
		t.Fatalf("%q, and the text has five accused", who)
	}
	want = append(want, fmt.Sprintf("sets %s accusers and five accused", who[1]))
	n, heard := 0, rateRow{}
	for _, r := range lines[rateRow](t, command(t, "replies", "-o", "jsonl", "--db", db)) {
		if n += r.N; r.Same.Share != nil {
			heard = r
		}
	}
	want = append(want, fmt.Sprintf("only %d accusations", n))
	if heard.N != 10 || heard.Same.K != 9 || !strings.HasSuffix(heard.Same.text(), " (60–98)") {
		t.Errorf("%+v, and the text has ten, nine and 60–98", heard)
	}
	for _, w := range want {
		if !strings.Contains(doc, w) {
			t.Errorf("the first hour does not have %q", w)
		}
	}
}
