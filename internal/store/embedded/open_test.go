package embedded

import (
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"hearsay/internal/store"
)

func TestSecondWriterIsRefused(t *testing.T) {
	l := open(t, Options{})
	if _, err := Open(context.Background(), l.Path(), Options{}); !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), l.Path()) {
		t.Errorf("second writer: %v", err)
	}
	r, err := OpenReader(context.Background(), l.Path(), Options{})
	if err != nil {
		t.Fatalf("reader beside a writer: %v", err)
	}
	defer r.Close()
	if _, err := r.Append(context.Background(), []store.Incoming{article("A", "a", "x", 0)}); err == nil {
		t.Error("a reader could write")
	}
}

func TestLockEndsWithTheWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "er", "x.db") // folders are made
	for range 2 {
		l, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if hasLog(path) {
		t.Error("a log was left behind")
	}
}

func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "a?mode=memory.db", "a#b.db", "100%.db", "é&x=y.db"} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "?") {
			continue
		}
		path := filepath.Join(t.TempDir(), name)
		l, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		add(t, l, article("A", "a", "x", 0))
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		if fi, err := os.Stat(path); err != nil || fi.Size() == 0 {
			t.Errorf("%s: not at its path: %v", name, err)
		}
	}
}

func TestNotALedger(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE songs (name)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, path := range []string{file("text.db", "This is a text, no database."), file("short.db", "x"),
		file("torn.db", "SQLite format 3\x00 and then nonsense"+strings.Repeat("x", 5000)), foreign} {
		before, _ := os.ReadFile(path)
		for _, open := range []func(context.Context, string, Options) (*Ledger, error){Open, OpenReader} {
			if _, err := open(context.Background(), path, Options{}); !errors.Is(err, store.ErrNotLedger) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v", path, err)
			}
		}
		if after, _ := os.ReadFile(path); string(before) != string(after) {
			t.Errorf("%s was changed", path)
		}
	}
	for _, path := range []string{filepath.Join(dir, "none.db"), file("empty.db", "")} {
		if _, err := OpenReader(context.Background(), path, Options{}); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("reader of %s: %v", path, err)
		}
	}
	if l, err := Open(context.Background(), filepath.Join(dir, "empty.db"), Options{}); err != nil {
		t.Errorf("an empty file is a ledger to be: %v", err)
	} else {
		l.Close()
	}
}

// newer is a program of the format after ours.
func newer(t *testing.T, next string) Options {
	t.Helper()
	all := fstest.MapFS{fmt.Sprintf("%04d_more.sql", Format()+1): {Data: []byte("-- +goose Up\n" + next)}}
	names, err := fs.Glob(migrationsOf(nil), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(migrationsOf(nil), name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: b}
	}
	return Options{migrations: all}
}

// TestCompat opens a ledger of every format that was ever released.
func TestCompat(t *testing.T) {
	files, err := filepath.Glob("testdata/compat/*.db.gz")
	if err != nil || len(files) == 0 {
		t.Fatal("no ledgers of earlier formats", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ctx := context.Background()
			path := filepath.Join(t.TempDir(), "x.db")
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			z, err := gzip.NewReader(f)
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			l, err := Open(ctx, path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			if n := mustTotals(t, l); n.Articles != 4 || n.Revisions != 5 || n.Quotes == 0 || n.Outlets != 19 {
				t.Errorf("after upgrade: %+v", n)
			}
			sound(t, l)
			add(t, l, article("A", "a", "Minister Aro said words.", 0))
			if n := mustTotals(t, l); n.Articles != 5 {
				t.Errorf("after an article more: %+v", n)
			}
		})
	}
}

func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "x.db")
	l, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, l, article("A", "a", "Minister Aro said words.", 0))
	readAll(t, l, stageOne)
	l.Close()
	next := fmt.Sprintf("PRAGMA user_version = %d;", Format()+1)

	if _, err := OpenReader(ctx, path, newer(t, next)); !errors.Is(err, store.ErrOlder) {
		t.Errorf("newer reader: %v", err)
	}
	// A migration that fails leaves the ledger as it was, with the copy.
	if _, err := Open(ctx, path, newer(t, "CREATE TABLE more (x); "+next+" SELECT nonsense;")); err == nil {
		t.Fatal("a broken migration went through")
	}
	if l, err = Open(ctx, path, newer(t, "CREATE TABLE more (x); "+next)); err != nil {
		t.Fatal(err)
	}
	if n := mustTotals(t, l); n.Articles != 1 || n.Quotes != 1 {
		t.Errorf("after upgrade: %+v", n)
	}
	sound(t, l)
	l.Close()

	copied := fmt.Sprintf("%s.before-%04d", path, Format()+1)
	if l, err = OpenReader(ctx, copied, Options{}); err != nil {
		t.Fatalf("the copy: %v", err)
	}
	if n := mustTotals(t, l); n.Articles != 1 || n.Quotes != 1 {
		t.Errorf("copy: %+v", n)
	}
	sound(t, l)
	l.Close()
	if _, err := os.Stat(copied + ".part"); err == nil {
		t.Error("an unfinished copy was left")
	}
	for _, open := range []func(context.Context, string, Options) (*Ledger, error){Open, OpenReader} {
		_, err := open(ctx, path, Options{})
		if !errors.Is(err, store.ErrNewer) || !strings.Contains(err.Error(), fmt.Sprint("format ", Format()+1)) || !strings.Contains(err.Error(), fmt.Sprint("up to ", Format())) {
			t.Errorf("older program: %v", err)
		}
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have other permissions there")
	}
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	l, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, l, article("A", "a", "x", 0))
	l.Close()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if l, err = OpenReader(ctx, path, Options{}); err != nil { // root can write there all the same
		t.Fatal(err)
	}
	defer l.Close()
	if p := list(t, l, store.ArticleQuery{}); p.Total != 1 {
		t.Errorf("%d articles", p.Total)
	}
}

func TestReadersSeeWholeBatches(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for last := 0; ; {
				p, err := l.Articles(ctx, store.ArticleQuery{Text: "words", Limit: 5})
				if err != nil {
					t.Error(err)
					return
				}
				if p.Total%10 != 0 || p.Total < last {
					t.Errorf("a reader saw %d articles after %d", p.Total, last)
				}
				last = p.Total
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range 20 {
		var batch []store.Incoming
		for j := range 10 {
			batch = append(batch, article("A", fmt.Sprint(i, "/", j), "Minister Aro said words.", i*10+j))
		}
		add(t, l, batch...)
		readAll(t, l, stageOne)
	}
	close(done)
	wg.Wait()
}

// A ledger that meets its bound keeps what was committed and goes on once there is room.
func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	fillAndRecover(t, path, Options{MaxPages: 100}, func() {})
}

// The same on a file system that is really full, where mounting one is allowed.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small file system: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", out)
		}
	})
	fillAndRecover(t, filepath.Join(dir, "x.db"), Options{}, func() {
		if out, err := exec.Command("mount", "-o", "remount,size=64m", dir).CombinedOutput(); err != nil {
			t.Fatalf("remount: %s", out)
		}
	})
}

func fillAndRecover(t *testing.T, path string, o Options, makeRoom func()) {
	t.Helper()
	ctx := context.Background()
	l, err := Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("Minister Aro said the harbour was closed. ", 60)
	record := func(i int) store.Incoming { return article("A", fmt.Sprint(i), fmt.Sprint(i, " ", text), i) }
	kept := 0
	for ; kept < 5000; kept += 5 {
		var batch []store.Incoming
		for j := range 5 {
			batch = append(batch, record(kept+j))
		}
		if _, err = l.Append(ctx, batch); err != nil {
			break
		}
	}
	if !errors.Is(err, store.ErrFull) || !strings.Contains(err.Error(), path) {
		t.Fatalf("after %d articles: %v", kept, err)
	}
	if _, err := l.Append(ctx, []store.Incoming{record(9000)}); err != nil && !errors.Is(err, store.ErrFull) {
		t.Errorf("and again: %v", err)
	}
	l.Close() // may fail to fold the log in; the next opening does

	makeRoom()
	l, err = Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	sound(t, l)
	n := mustTotals(t, l).Articles
	if n < kept || n > kept+1 {
		t.Errorf("%d articles after a full disk, want %d", n, kept)
	}
	for i := range kept + 20 {
		add(t, l, record(i))
	}
	readAll(t, l, stageOne)
	sound(t, l)
	if n := mustTotals(t, l).Articles; n < kept+20 || n > kept+21 {
		t.Errorf("%d articles after going on, want %d", n, kept+20)
	}
}

// A damaged page is found, not served.
func TestDamage(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "x.db")
	l, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		add(t, l, article("A", fmt.Sprint(i), strings.Repeat("words and words. ", 100), i))
	}
	l.Close()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	fi, _ := f.Stat()
	for at := fi.Size() / 2; at < fi.Size(); at += 8192 {
		if _, err := f.WriteAt([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), at); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	l, err = OpenReader(ctx, path, Options{})
	if err == nil {
		defer l.Close()
		var c store.Checkup
		if c, err = l.Check(ctx); err == nil && len(c.Problems) == 0 {
			t.Error("damage was not found")
		}
	}
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		t.Errorf("damage reported as %v", err)
	}
}
