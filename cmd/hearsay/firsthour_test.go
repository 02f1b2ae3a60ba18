package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
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
