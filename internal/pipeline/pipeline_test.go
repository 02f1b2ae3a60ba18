package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var t0 = time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)

func open(t testing.TB, path string) *embedded.Ledger {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "x.db")
	}
	l, err := embedded.Open(context.Background(), path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c, err := l.Check(context.Background())
		if err != nil || len(c.Problems) > 0 {
			t.Errorf("ledger unsound: %v %q", err, c.Problems)
		}
		l.Close()
	})
	return l
}

func record(i int, text string) collect.Record {
	return collect.Record{Source: "in.jsonl", Pos: i + 1, At: t0, Bytes: int64(i+1) * 100, Status: hearsay.StatusOK,
		Article: &hearsay.Article{Ref: fmt.Sprint("r", i), Outlet: "The Kestrel Post", Title: fmt.Sprint("Title ", i), Text: text, Lang: "en",
			Published: hearsay.Time{UTC: t0.Add(time.Duration(i) * time.Minute), Zone: hearsay.ZoneStated}}}
}

func refusal(i int) collect.Record {
	return collect.Record{Source: "in.jsonl", Pos: i + 1, At: t0, Refusal: &store.Refusal{Source: "in.jsonl", Pos: i + 1, At: t0, Reason: "bad JSON"}}
}

// records yields n articles; every tenth is refused.
func records(n int) iter.Seq[collect.Record] {
	return func(yield func(collect.Record) bool) {
		for i := range n {
			rec := record(i, fmt.Sprintf("Aro said number %d. Nothing else happened. The others said no.", i))
			if i%10 == 9 {
				rec = refusal(i)
			}
			if !yield(rec) {
				return
			}
		}
	}
}

// saidReader takes every "X said Y." for a quote.
type saidReader struct {
	version hearsay.StageVersion
	before  func(*hearsay.Revision)
	reads   atomic.Int64
}

func (r *saidReader) Version() hearsay.StageVersion { return r.version }

func (r *saidReader) Read(rev *hearsay.Revision) hearsay.Reading {
	r.reads.Add(1)
	if r.before != nil {
		r.before(rev)
	}
	g := hearsay.Reading{Revision: rev.ID, Version: r.version, Level: hearsay.L1, Lang: rev.Lang}
	at := 0
	for _, s := range strings.SplitAfter(rev.Text, ".") {
		if i := strings.Index(s, " said "); i > 0 {
			q := hearsay.Quote{Field: hearsay.FieldText, Source: []hearsay.Span{{Start: at, End: at + i}}, Cue: []hearsay.Span{{Start: at + i + 1, End: at + i + 5}},
				Content: []hearsay.Span{{Start: at + i + 6, End: at + len(s)}}, Kind: hearsay.Indirect, Speaker: hearsay.Speaker{Via: hearsay.ViaNone}}
			g.Quotes = append(g.Quotes, q)
		}
		at += len(s)
	}
	return g
}

// counts is the part of a summary that does not depend on the clock.
func counts(s Summary) Summary {
	return Summary{Lines: s.Lines, Articles: s.Articles, Refused: s.Refused, New: s.New, Same: s.Same, Updated: s.Updated, Quotes: s.Quotes, Failed: s.Failed}
}

func TestIngest(t *testing.T) {
	l := open(t, "")
	ctx := context.Background()
	reader := &saidReader{version: "said/1"}
	var last Progress
	s, err := Ingest(ctx, l, records(1000), reader, Options{Workers: 3, Progress: func(p Progress) { last = p }})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Summary{Lines: 1000, Articles: 900, Refused: 100, New: 900, Quotes: 1800}, counts(s)); d != "" {
		t.Error(d)
	}
	if len(s.FirstRefusals) != showFirst || s.FirstRefusals[0].Pos != 10 {
		t.Errorf("first refusals %+v", s.FirstRefusals)
	}
	if len(s.Shares) != stages || s.LimitedBy == "" || s.Seconds <= 0 {
		t.Errorf("shares %+v, limited by %q, %v s", s.Shares, s.LimitedBy, s.Seconds)
	}
	if last.Lines != 1000 || last.Read != 900 || last.Pending != 0 {
		t.Errorf("last progress %+v", last)
	}
	// Again: nothing new, nothing read.
	if s, err = Ingest(ctx, l, records(1000), reader, Options{}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Summary{Lines: 1000, Articles: 900, Refused: 100, Same: 900}, counts(s)); d != "" {
		t.Error(d)
	}
	if n := reader.reads.Load(); n != 900 {
		t.Errorf("read %d times, want 900", n)
	}
	// A new version of the reader reads everything anew and changes no article.
	if s, err = CatchUp(ctx, l, &saidReader{version: "said/2"}, Options{}); err != nil || s.Quotes != 1800 || s.Lines != 0 {
		t.Errorf("new version: %+v, %v", s, err)
	}
	n, err := l.Totals(ctx)
	if err != nil || n.Articles != 900 || n.Quotes != 1800 || n.Readings != 1800 || n.Refusals != 100 {
		t.Errorf("totals %+v, %v", n, err)
	}
}

func TestInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := open(t, path)
	ctx, cancel := context.WithCancel(context.Background())
	reader := &saidReader{version: "said/1"}
	reader.before = func(*hearsay.Revision) {
		if reader.reads.Load() == 300 {
			cancel()
		}
	}
	if _, err := Ingest(ctx, l, records(1500), reader, Options{Workers: 2}); !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	before, err := l.Totals(context.Background())
	if err != nil || before.Articles == 0 || before.Articles == 1350 {
		t.Fatalf("%+v, %v", before, err)
	}
	s, err := Ingest(context.Background(), l, records(1500), reader, Options{})
	if err != nil || s.New+before.Articles != 1350 || s.Same != before.Articles || s.Quotes+before.Quotes != 2700 {
		t.Errorf("second run %+v after %+v, %v", s, before, err)
	}
}

// An input that never gives anything does not keep an interrupted run waiting.
func TestInterruptedWhileInputBlocks(t *testing.T) {
	l := open(t, "")
	ctx, cancel := context.WithCancel(context.Background())
	release := make(chan struct{})
	blocking := func(yield func(collect.Record) bool) {
		if yield(record(0, "Aro said it.")) {
			<-release
		}
	}
	reader := &saidReader{version: "said/1", before: func(*hearsay.Revision) { cancel() }} // so the lone record went all the way
	s, err := Ingest(ctx, l, blocking, reader, Options{})
	close(release)
	if !errors.Is(err, context.Canceled) || s.New != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestReaderFails(t *testing.T) {
	l := open(t, "")
	reader := &saidReader{version: "said/1", before: func(r *hearsay.Revision) {
		if strings.Contains(r.Text, "number 7.") {
			panic("seven")
		}
	}}
	s, err := Ingest(context.Background(), l, records(100), reader, Options{})
	if err != nil || s.Failed != 1 || s.Articles != 90 || s.Quotes != 178 {
		t.Errorf("%+v, %v", s, err)
	}
	if len(s.FirstFailed) != 1 || !strings.Contains(s.FirstFailed[0].Detail, "seven") || !strings.Contains(s.FirstFailed[0].Detail, "r7") {
		t.Errorf("%+v", s.FirstFailed)
	}
	v, err := l.Article(context.Background(), "r7", "")
	if err != nil || v.Reading == nil || len(v.Reading.Quotes) != 0 || v.Reading.Level != hearsay.L0 {
		t.Errorf("%+v, %v", v.Reading, err)
	}
}

// fullLedger fails on its third batch.
type fullLedger struct {
	*embedded.Ledger
	calls int
}

func (f *fullLedger) Deliver(ctx context.Context, d store.Delivery) ([]store.Outcome, error) {
	if f.calls++; f.calls == 3 {
		return nil, fmt.Errorf("write: %w", store.ErrFull)
	}
	return f.Ledger.Deliver(ctx, d)
}

func TestLedgerFails(t *testing.T) {
	l := open(t, "")
	s, err := Ingest(context.Background(), &fullLedger{Ledger: l}, records(1500), &saidReader{version: "said/1"}, Options{})
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("%v", err)
	}
	n, _ := l.Totals(context.Background())
	if s.Articles != n.Articles || s.Lines != s.Articles+s.Refused || n.Articles == 0 {
		t.Errorf("summary %+v, ledger %+v", s, n)
	}
}

// A read stage that is far behind holds the input back.
func TestBackpressure(t *testing.T) {
	l := open(t, "")
	var given atomic.Int64
	input := func(yield func(collect.Record) bool) {
		for rec := range records(4000) {
			given.Add(1)
			if !yield(rec) {
				return
			}
		}
	}
	worst := int64(0)
	reader := &saidReader{version: "said/1"}
	reader.before = func(*hearsay.Revision) {
		if n := reader.reads.Load(); n == 200 {
			time.Sleep(300 * time.Millisecond) // long enough for the input to run off, were it free to
			worst = given.Load()
		}
	}
	if _, err := Ingest(context.Background(), l, input, reader, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if limit := int64(batchRecords * (aheadBatches + 6)); worst > limit {
		t.Errorf("%d records were taken while the 200th was read, want at most %d", worst, limit)
	}
}
