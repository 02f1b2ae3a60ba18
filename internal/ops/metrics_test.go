package ops

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

type fakeLedger struct {
	path string
	g    store.Gauges
	err  error
}

func (l *fakeLedger) Path() string { return l.path }
func (l *fakeLedger) Gauges(context.Context, time.Time) (store.Gauges, error) {
	return l.g, l.err
}

func TestMetrics(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	l := &fakeLedger{path: filepath.Join(t.TempDir(), "x.db"), g: store.Gauges{Articles: 7, Revisions: 8, Quotes: 30, LastSeq: 9, Due: 2,
		Cursors: map[hearsay.StageVersion]int64{"read/1": 6, "read/0": 9}, OldestDue: now.Add(-time.Minute),
		Refusals: []store.Facet{{Value: "bad JSON", Count: 3}}, FeedStatus: []store.Facet{{Value: "http 403", Count: 1}}}}
	m := NewMetrics(l, "read/1", "v1", func() time.Time { return now })
	m.Looked("ok", 3, 1000, 2*time.Second)
	m.Looked("timeout", 0, 0, 30*time.Second)
	m.Progress(4, 2)
	m.Progress(0, 0)
	got := values(t, m)
	for name, want := range map[string]float64{
		"hearsay_ledger_up": 1, "hearsay_articles": 7, "hearsay_revisions": 8, "hearsay_quotes": 30, "hearsay_due": 2, "hearsay_last_entry": 9, "hearsay_overdue_seconds": 60,
		"hearsay_stage_lag_entries{read/1}": 3, "hearsay_refusals{bad JSON}": 3, "hearsay_feeds{http 403}": 1,
		"hearsay_looks_total{ok}": 1, "hearsay_looks_total{timeout}": 1, "hearsay_fetched_bytes_total": 1000, "hearsay_found_total": 3, "hearsay_look_seconds": 2,
		"hearsay_read_total": 4, "hearsay_queue_entries": 0,
	} {
		if v, ok := got[name]; !ok || v != want {
			t.Errorf("%s is %v (%t), want %v", name, v, ok, want)
		}
	}
	if got["hearsay_heap_bytes"] < 1<<10 || got["hearsay_memory_bytes"] < got["hearsay_heap_bytes"] || got["hearsay_goroutines"] < 1 {
		t.Errorf("heap %v, memory %v, goroutines %v", got["hearsay_heap_bytes"], got["hearsay_memory_bytes"], got["hearsay_goroutines"])
	}
	if _, ok := got["hearsay_newest_seen_timestamp_seconds"]; ok {
		t.Error("a time that nobody knows is told")
	}

	// A ledger that does not answer is told of; what the process counted stays.
	l.err = errors.New("damaged")
	got = values(t, m)
	if _, ok := got["hearsay_articles"]; ok || got["hearsay_ledger_up"] != 0 || got["hearsay_read_total"] != 4 {
		t.Errorf("of a ledger that does not answer: %v", got)
	}
}

// values gathers all metrics, by name and labels; of a histogram the number of observations.
func values(t *testing.T, m *Metrics) map[string]float64 {
	t.Helper()
	all, err := m.Gatherer().Gather()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, f := range all {
		for _, x := range f.GetMetric() {
			name := f.GetName()
			for i, l := range x.GetLabel() {
				if name += "{" + l.GetValue(); i == len(x.GetLabel())-1 {
					name += "}"
				}
			}
			switch {
			case x.GetCounter() != nil:
				out[name] = x.GetCounter().GetValue()
			case x.GetHistogram() != nil:
				out[name] = float64(x.GetHistogram().GetSampleCount())
			default:
				out[name] = x.GetGauge().GetValue()
			}
		}
	}
	return out
}

// doc/operations.md names every metric.
func TestMetricsDocumented(t *testing.T) {
	doc := readDoc(t)
	m := NewMetrics(&fakeLedger{path: "x.db", g: store.Gauges{OldestDue: time.Now(), NewestSeen: time.Now(), Refusals: []store.Facet{{}}, FeedStatus: []store.Facet{{}}, PageStatus: []store.Facet{{}}}}, "s", "v", time.Now)
	m.Looked("ok", 1, 1, time.Second)
	all, err := m.Gatherer().Gather()
	if err != nil || len(all) < 20 {
		t.Fatalf("%d metrics, %v", len(all), err)
	}
	for _, f := range all {
		if !strings.Contains(doc, "`"+f.GetName()+"`") {
			t.Errorf("doc/operations.md does not tell of %s", f.GetName())
		}
	}
}
