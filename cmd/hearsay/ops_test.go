package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// program starts the program as a process of its own.
func program(t *testing.T, args ...string) (cmd *exec.Cmd, stdin io.WriteCloser, stdout *bufio.Scanner, stderr *strings.Builder) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(exe, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	stderr = new(strings.Builder)
	cmd.Stderr = stderr
	if stdin, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	return cmd, stdin, bufio.NewScanner(out), stderr
}

// followed makes a ledger that follows an empty folder.
func followed(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "x.db")
	l, err := embedded.Open(context.Background(), db, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddFeed(context.Background(), store.Feed{Kind: store.FeedFolder, URL: t.TempDir(), Added: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return db
}

// While one process follows and serves, commands that write hear who holds the ledger and
// what to do, commands that read work, metrics are served; SIGTERM ends it in order.
func TestServeFollowBesideOthers(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("needs SIGTERM")
	}
	db := followed(t)
	cmd, _, out, stderr := program(t, "serve", "--db", db, "--follow", "--addr", "127.0.0.1:0", "--contact", "desk@paper.example", "--max-mem", "256M")
	if !out.Scan() {
		t.Fatalf("printed nothing: %s", stderr)
	}
	_, addr, _ := strings.Cut(out.Text(), "http://")
	addr, _, _ = strings.Cut(addr, ",")
	do := func(args ...string) (int, string) {
		var said strings.Builder
		code := run(&app{ctx: context.Background(), stdin: strings.NewReader("outlet,key,value\n"), stdout: &said, stderr: &said, width: 80, now: time.Now}, append(args, "--db", db))
		return code, said.String()
	}
	csv := filepath.Join(t.TempDir(), "o.csv")
	if err := os.WriteFile(csv, []byte("name\nThe Kestrel Post\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"ingest", csv}, {"add", "folder", t.TempDir()}, {"redact", "Hob Lund", "--apply"}, {"prune", "--apply"}, {"outlets", "import", csv},
		{"outlets", "edit", "A", "--new"}, {"outlets", "labels", "import", "-", "--said-by", "B"}} {
		code, said := do(args...)
		if code != 1 || !strings.Contains(said, "written by another process: "+db) || !strings.Contains(said, db+"-lock") || !strings.Contains(said, "hint: one process writes at a time: stop the other") {
			t.Errorf("%v beside a writer: exit code %d, %s", args, code, said)
		}
	}
	for _, args := range [][]string{{"search"}, {"quotes"}, {"doctor"}, {"redact", "Hob Lund"}, {"redact", "list"}, {"prune"}, {"outlets", "list"}, {"backup", db + ".copy"}} {
		if code, said := do(args...); code != 0 {
			t.Errorf("%v beside a writer: exit code %d, %s", args, code, said)
		}
	}
	code, body := fetchPage(t, "http://"+addr+"/metrics")
	for _, want := range []string{"hearsay_ledger_up 1", "hearsay_articles 0", `hearsay_feeds{status=`, "hearsay_heap_bytes ", "hearsay_stage_lag_entries{stage=\"read/"} {
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("metrics: %d, no %q", code, want)
		}
	}
	for deadline := time.Now().Add(time.Minute); !strings.Contains(body, "hearsay_looks_total{status="); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("looks are not counted")
		}
		_, body = fetchPage(t, "http://"+addr+"/metrics")
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for out.Scan() {
	}
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 0 {
		t.Errorf("SIGTERM: %v, %s", cmd.ProcessState, stderr)
	}
	if code, said := do("outlets", "import", csv); code != 0 {
		t.Errorf("after its end: %d, %s", code, said)
	}
}

// SIGTERM in the middle of an input keeps what was taken in, and says that it was cut short.
func TestIngestTerminated(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("needs SIGTERM")
	}
	ctx := context.Background()
	db := filepath.Join(t.TempDir(), "x.db")
	cmd, stdin, out, stderr := program(t, "ingest", "--db", db, "-")
	const n = 40
	for i := range n {
		fmt.Fprintf(stdin, `{"id":"a%d","outlet":"The Kestrel Post","lang":"en","published":"2026-03-05T10:00:00Z","title":"T","text":"Minister Ana Aro said pier %d was closed."}`+"\n", i, i)
	}
	// The input stays open: the program waits for more, with what came in committed.
	var last store.Totals
	for deadline := time.Now().Add(time.Minute); last.Quotes < n; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("only %+v came in: %s", last, stderr)
		}
		l, err := embedded.OpenReader(ctx, db, embedded.Options{})
		if err != nil {
			continue
		}
		if last, err = l.Totals(ctx); err != nil {
			t.Error(err)
		}
		l.Close()
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for out.Scan() {
	}
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 130 || !strings.Contains(stderr.String(), "what was finished is kept") {
		t.Errorf("SIGTERM: %v, %s", cmd.ProcessState, stderr)
	}
	l, err := embedded.Open(ctx, db, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if c, err := l.Check(ctx); err != nil || len(c.Problems) > 0 || c.Totals.Articles != n {
		t.Errorf("%+v, %v", c, err)
	}
}
