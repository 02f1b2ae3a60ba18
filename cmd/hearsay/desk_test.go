package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// What is said in the pages counts at once, and is refused while another process writes.
func TestDesk(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sample.db")
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	w, err := embedded.Open(ctx, path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loadSample(ctx, w, reader); err != nil {
		t.Fatal(err)
	}
	l, err := embedded.OpenReader(ctx, path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d := &desk{ctx: ctx, read: l, path: path, reader: reader, who: "Edda", now: time.Now, relink: new(sync.Mutex)}

	var name string
	find := func() (quotes, wrong int) {
		if err := pipeline.EachView(ctx, l, store.KindClaim, func(v *store.View, c *view.Claim) {
			for _, q := range c.Quotes {
				if n := q.Ref + "#" + string(q.ID)[:8]; name == "" && len(c.Quotes) > 2 || n == name {
					name = n
					quotes++
					if q.Reviewed == hearsay.Wrong {
						wrong++
					}
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
		return quotes, wrong
	}
	before, _ := find()
	if before == 0 {
		t.Fatal("no claim of three quotes")
	}

	var refused *web.DeskError
	if _, err := d.Say(ctx, hearsay.Wrong, []string{name}, "not his words", nil); !errors.As(err, &refused) || !strings.Contains(refused.Problem, "writes") {
		t.Fatalf("while another writes: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := d.Say(ctx, hearsay.Wrong, []string{name}, "not his words", nil)
	if err != nil {
		t.Fatal(err)
	}
	wait := func() {
		t.Helper()
		for range 600 {
			if !d.Busy() {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatal("views are made for half a minute")
	}
	wait()
	if n, wrong := find(); n > 0 && wrong != n {
		t.Errorf("%d of %d places of the quote know the word", wrong, n)
	}
	all, err := d.Statements(ctx)
	if err != nil || len(all) != 1 || all[0].Who != "Edda" || all[0].Why != "not his words" || all[0].State != "holds" {
		t.Fatalf("%+v, %v", all, err)
	}
	if _, err := d.Say(ctx, hearsay.Wrong, []string{"nowhere#ab12cd34"}, "", nil); !errors.As(err, &refused) {
		t.Errorf("about nothing: %v", err)
	}
	if err := d.Undo(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	wait()
	if n, wrong := find(); n != before || wrong != 0 {
		t.Errorf("after it was taken back: %d places, %d wrong; were %d", n, wrong, before)
	}
	// Nothing holds the ledger now.
	again, err := embedded.Open(ctx, path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}
