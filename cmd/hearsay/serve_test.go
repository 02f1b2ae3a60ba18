package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hearsay/sample"
)

// running starts a command inside the test and returns the address it prints, what it
// printed so far, and a function that interrupts it and returns its exit code.
func running(t *testing.T, args ...string) (addr string, out *bytes.Buffer, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	var stderr bytes.Buffer
	done := make(chan int, 1)
	go func() {
		code := run(&app{ctx: ctx, stdin: strings.NewReader(""), stdout: w, stderr: &stderr, width: 80, now: time.Now}, args)
		w.Close()
		done <- code
	}()
	out = new(bytes.Buffer)
	found := make(chan string, 1)
	go func() {
		for s := bufio.NewScanner(r); s.Scan(); {
			out.WriteString(s.Text() + "\n")
			if m := regexp.MustCompile(`http://(\S+)`).FindStringSubmatch(s.Text()); m != nil {
				found <- m[1]
			}
		}
		close(found)
	}()
	stop = func() int {
		cancel()
		select {
		case code := <-done:
			return code
		case <-time.After(10 * time.Second):
			t.Fatal("does not end when interrupted")
			return -1
		}
	}
	select {
	case addr = <-found:
	case <-time.After(time.Minute):
		t.Fatal("prints no address")
	}
	if addr == "" {
		t.Fatalf("%v ended: %s", args, &stderr)
	}
	t.Cleanup(func() { cancel() })
	return addr, out, stop
}

func fetchPage(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// The demo shows its pages, ends in peace when interrupted and leaves nothing behind.
func TestDemoServes(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	addr, _, stop := running(t, "demo", "--addr", "127.0.0.1:0")
	if code, body := fetchPage(t, "http://"+addr+"/articles"); code != 200 || !strings.Contains(body, demoNotice) || !strings.Contains(body, fmt.Sprintf("%d articles", sampleItems(t))) {
		t.Errorf("list of articles: %d %.200s", code, body)
	}
	if code, body := fetchPage(t, "http://"+addr+"/"); code != 200 || !strings.Contains(body, "Tuesday, 18 March 2025") || !strings.Contains(body, `id="say"`) {
		t.Errorf("first page: %d %.200s", code, body)
	}
	if code, _ := fetchPage(t, "http://"+addr+"/articles/fa-0304"); code != 200 {
		t.Errorf("article: %d", code)
	}
	if code := stop(); code != 0 {
		t.Errorf("interrupted: exit code %d", code)
	}
	if left, _ := filepath.Glob(filepath.Join(tmp, "hearsay-demo-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// serve only reads: a ledger can be shown while another process writes to it.
func TestServe(t *testing.T) {
	db := sampleLedger(t)
	addr, out, stop := running(t, "serve", "--db", db, "--addr", "localhost:0")
	if code, body := fetchPage(t, "http://"+addr+"/articles.csv"); code != 200 || strings.Count(body, "\n") != sampleItems(t)+1 {
		t.Errorf("rows: %d, %d lines", code, strings.Count(body, "\n"))
	}
	_, port, _ := net.SplitHostPort(addr)
	req, _ := http.NewRequest("GET", "http://"+addr+"/", nil)
	req.Host = "rebound.example:" + port
	if res, err := http.DefaultClient.Do(req); err != nil || res.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("a foreign name is answered: %v %v", res, err)
	}
	// A second one at the same port hears what to do.
	var stderr bytes.Buffer
	code := run(&app{ctx: context.Background(), stdout: io.Discard, stderr: &stderr, now: time.Now}, []string{"serve", "--db", db, "--addr", addr})
	if code != 1 || !strings.Contains(stderr.String(), "is in use") || !strings.Contains(stderr.String(), "hint: open http://"+addr) {
		t.Errorf("port in use: exit code %d, %s", code, &stderr)
	}
	if code := stop(); code != 0 || !strings.Contains(out.String(), "s.db is shown at http://127.0.0.1:") {
		t.Errorf("exit code %d, printed %s", code, out)
	}
}

func TestListenRefuses(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:1", ":1", "192.0.2.7:80", "[::]:1", "localhost.rebound.example:80", "8417", "127.0.0.1"} {
		var usage usageError
		if ln, err := listen(context.Background(), addr, false); !errors.As(err, &usage) {
			t.Errorf("listen(%q): %v, %v", addr, ln, err)
		}
	}
}

// sampleItems counts the articles of the sample world; its files hold some in two versions.
func sampleItems(t *testing.T) int {
	t.Helper()
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	refs := map[string]bool{}
	for _, a := range all {
		refs[a.Ref] = true
	}
	return len(refs)
}
