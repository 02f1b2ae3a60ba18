package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"hearsay/internal/store"
)

// A copy made while batches of ten come in and are read is a state between two of them, whole
// and sound, and can be written to.
func TestBackupWhileWriting(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	r, err := OpenReader(ctx, l.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	begun, done := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range 200 {
			var batch []store.Incoming
			for j := range 10 {
				batch = append(batch, article("A", fmt.Sprint(i, "/", j), "Minister Aro said words.", i*10+j))
			}
			add(t, l, batch...)
			readAll(t, l, stageOne)
			if i == 3 {
				close(begun)
			}
			select {
			case <-done:
				return
			default:
			}
		}
	})
	<-begun
	dir := t.TempDir()
	last := 0
	for i := range 4 {
		to := filepath.Join(dir, fmt.Sprintf("copy%d.db", i))
		c, err := r.Backup(ctx, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.Totals.Articles%10 != 0 || c.Totals.Articles < last || c.Totals.Articles == 0 || int(c.LastSeq) != c.Totals.Articles {
			t.Errorf("copy %d holds %d articles and %d entries after %d", i, c.Totals.Articles, c.LastSeq, last)
		}
		last = c.Totals.Articles
		copied, err := Open(ctx, to, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, copied)
		n := mustTotals(t, copied)
		if n.Articles != c.Totals.Articles || n.Quotes != c.Totals.Quotes || list(t, copied, store.ArticleQuery{Text: "words"}).Total != n.Articles {
			t.Errorf("copy says %+v, holds %+v", c.Totals, n)
		}
		readAll(t, copied, stageOne) // what was not read yet is read there
		if n := mustTotals(t, copied); n.Quotes != n.Articles {
			t.Errorf("%d quotes of %d articles", n.Quotes, n.Articles)
		}
		if err := copied.Close(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
	es, err := os.ReadDir(dir)
	if err != nil || len(es) != 4+4 { // each copy with its lock file
		t.Errorf("left behind: %v, %v", es, err)
	}
}

// A copy that cannot be made leaves what was there, and nothing else.
func TestBackupFails(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	add(t, l, article("A", "1", "Minister Aro said words.", 0))
	dir := t.TempDir()
	to := filepath.Join(dir, "old.db")
	if err := os.WriteFile(to, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	ended, stop := context.WithCancel(ctx)
	stop()
	if _, err := l.Backup(ended, to, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	// A ledger whose counts are wrong gives no backup.
	if err := l.w.exec(`UPDATE counters SET n = 7 WHERE name = 'revisions'`); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Backup(ctx, to, nil); !errors.Is(err, ErrCopy) {
		t.Errorf("wrong counts: %v", err)
	}
	if err := l.w.exec(`UPDATE counters SET n = 1 WHERE name = 'revisions'`); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(to); err != nil || string(b) != "old" {
		t.Errorf("the old copy is now %q, %v", b, err)
	}
	if es, err := os.ReadDir(dir); err != nil || len(es) != 1 {
		t.Errorf("left behind: %v, %v", es, err)
	}
	if _, err := l.Backup(ctx, to, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenReader(ctx, to, Options{}); err != nil {
		t.Error(err)
	}
}
