package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/show/web"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/htmlcheck"
)

// sampleOnce makes the ledger of the sample world as demo does, once for all tests: 2 MB.
var sampleOnce = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "hearsay-sampled-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "s.db")
	var said bytes.Buffer
	if code := run(&app{ctx: context.Background(), stdout: io.Discard, stderr: &said, now: time.Now}, []string{"demo", "--no-serve", "--keep", path}); code != 0 {
		return nil, fmt.Errorf("demo: exit code %d: %s", code, &said)
	}
	if more, err := filepath.Glob(path + "-wal"); err != nil || len(more) > 0 { // a copy of the file alone would not be the ledger
		return nil, fmt.Errorf("demo leaves %v, %v", more, err)
	}
	return os.ReadFile(path)
})

// sampleLedger is the path of a ledger of the sample world that is the test's own, to read and to change.
func sampleLedger(t *testing.T) string {
	t.Helper()
	b, err := sampleOnce()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "s.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampledPages are the pages of the sample world with the commands behind them, without a server.
type sampledPages struct {
	http.Handler
	asker  *asker
	reader hearsay.StageVersion
}

func samplePages(t *testing.T) *sampledPages {
	t.Helper()
	path := sampleLedger(t)
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	k, err := newAsker(path, reader, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	l, err := embedded.OpenReader(t.Context(), path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return &sampledPages{web.New(l, web.Options{Asker: k, Reader: reader.Version()}), k, reader.Version()}
}

// get is a page as it stands now: its status, what it is made of, its size in bytes.
func (p *sampledPages) get(t *testing.T, address string) (status int, doc *html.Node, size int) {
	t.Helper()
	r := httptest.NewRequest("GET", address, nil)
	r.Host = "127.0.0.1:8417"
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	doc, err := htmlcheck.Parse(w.Body.String())
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return w.Code, doc, w.Body.Len()
}

// open is a page that must be there.
func (p *sampledPages) open(t *testing.T, address string) (doc *html.Node, size int) {
	t.Helper()
	status, doc, size := p.get(t, address)
	if status != http.StatusOK {
		t.Fatalf("%s: %d, %.500s", address, status, htmlcheck.Words(doc))
	}
	return doc, size
}

// sound holds a page to its structure and to 300 kB.
func sound(t *testing.T, address string, doc *html.Node, size int) {
	t.Helper()
	if problems := htmlcheck.Problems(doc); len(problems) > 0 || size > 300<<10 {
		t.Errorf("%s: %d bytes, %q", address, size, problems)
	}
}
