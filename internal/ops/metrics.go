package ops

import (
	"context"
	"os"
	"path/filepath"
	"runtime/metrics"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"hearsay"
	"hearsay/internal/store"
)

// Ledger is what the metrics need of a store.
type Ledger interface {
	Path() string
	Gauges(ctx context.Context, now time.Time) (store.Gauges, error)
}

// Metrics counts what a process does and gathers, when asked, what its ledger holds. It is
// safe for concurrent use. doc/operations.md lists the names; none of them holds a name of an
// outlet, person or address.
type Metrics struct {
	l     Ledger
	stage hearsay.StageVersion
	now   func() time.Time
	reg   *prometheus.Registry

	looks   *prometheus.CounterVec
	bytes   prometheus.Counter
	items   prometheus.Counter
	seconds prometheus.Histogram
	pending prometheus.Gauge
	read    prometheus.Counter
}

// scrapeTimeout bounds what one scrape asks of the ledger.
const scrapeTimeout = 5 * time.Second

// NewMetrics returns metrics over l; stage is the reader whose lag is told.
func NewMetrics(l Ledger, stage hearsay.StageVersion, version string, now func() time.Time) *Metrics {
	m := &Metrics{l: l, stage: stage, now: now, reg: prometheus.NewRegistry(),
		looks:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hearsay_looks_total", Help: "Looks at feeds, pages and folders since the start, by status."}, []string{"status"}),
		bytes:   prometheus.NewCounter(prometheus.CounterOpts{Name: "hearsay_fetched_bytes_total", Help: "Bytes of answers with content since the start, unpacked."}),
		items:   prometheus.NewCounter(prometheus.CounterOpts{Name: "hearsay_found_total", Help: "Articles and addresses that looks brought since the start, known ones included."}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "hearsay_look_seconds", Help: "Time of one look, waiting for the host included.", Buckets: []float64{.1, .3, 1, 3, 10, 30, 100}}),
		pending: prometheus.NewGauge(prometheus.GaugeOpts{Name: "hearsay_queue_entries", Help: "Entries that this process took in and has not read yet."}),
		read:    prometheus.NewCounter(prometheus.CounterOpts{Name: "hearsay_read_total", Help: "Entries read since the start."}),
	}
	info := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hearsay_build_info", Help: "1; version of the program and of its reader.",
		ConstLabels: prometheus.Labels{"version": version, "reader": string(stage)}}, func() float64 { return 1 })
	heap := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hearsay_heap_bytes", Help: "Live and not yet collected objects of the Go heap."}, func() float64 {
		return sample("/memory/classes/heap/objects:bytes")
	})
	memory := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hearsay_memory_bytes", Help: "Memory that Go has from the system; the ledger's page caches come on top."}, func() float64 {
		return sample("/memory/classes/total:bytes") - sample("/memory/classes/heap/released:bytes")
	})
	routines := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "hearsay_goroutines", Help: "Goroutines."}, func() float64 { return sample("/sched/goroutines:goroutines") })
	m.reg.MustRegister(m.looks, m.bytes, m.items, m.seconds, m.pending, m.read, info, heap, memory, routines, ledgerCollector{m})
	return m
}

// Gatherer gives the metrics to what serves them.
func (m *Metrics) Gatherer() prometheus.Gatherer { return m.reg }

// Looked counts one look at something followed.
func (m *Metrics) Looked(status string, items, bytes int, took time.Duration) {
	m.looks.WithLabelValues(status).Inc()
	m.items.Add(float64(max(0, items)))
	m.bytes.Add(float64(max(0, bytes)))
	m.seconds.Observe(took.Seconds())
}

// Progress tells how many entries were read since the last call and how many wait.
func (m *Metrics) Progress(read, pending int) {
	m.read.Add(float64(max(0, read)))
	m.pending.Set(float64(pending))
}

func sample(name string) float64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return float64(s[0].Value.Uint64())
}

// ledgerCollector asks the ledger at each scrape.
type ledgerCollector struct{ *Metrics }

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("hearsay_"+name, help, labels, nil)
}

var (
	descUp       = desc("ledger_up", "1 if the ledger answered this scrape; without an answer the other figures of the ledger are left out.")
	descArticles = desc("articles", "Articles in the ledger.")
	descRevs     = desc("revisions", "Versions of articles in the ledger.")
	descReadings = desc("readings", "Readings in the ledger, of all reader versions.")
	descQuotes   = desc("quotes", "Current quotes in the ledger.")
	descRefusals = desc("refusals", "Refusals in the ledger, by reason.", "reason")
	descFeeds    = desc("feeds", "What is followed, by status of the last look.", "status")
	descPages    = desc("pages", "Addresses found there, by status of the last look.", "status")
	descDue      = desc("due", "Feeds and pages whose time to be looked at has come.")
	descOverdue  = desc("overdue_seconds", "For how long the one that has waited longest is due.")
	descEntry    = desc("last_entry", "Number of the newest entry.")
	descLag      = desc("stage_lag_entries", "Entries that a stage has not dealt with yet.", "stage")
	descBytes    = desc("ledger_bytes", "Size of the ledger's files.", "part")
	descFree     = desc("disk_free_bytes", "Room on the ledger's disk that this user may fill.")
	descSeen     = desc("newest_seen_timestamp_seconds", "When the newest version came in.")
	descRedacted = desc("redactions", "Names and passages taken out on request.")
)

// Describe implements prometheus.Collector.
func (c ledgerCollector) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{descUp, descArticles, descRevs, descReadings, descQuotes, descRefusals, descFeeds, descPages, descDue, descOverdue,
		descEntry, descLag, descBytes, descFree, descSeen, descRedacted} {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (c ledgerCollector) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	path := c.l.Path()
	for part, name := range map[string]string{"file": path, "log": path + "-wal"} {
		size := int64(0)
		if fi, err := os.Stat(name); err == nil {
			size = fi.Size()
		}
		gauge(descBytes, float64(size), part)
	}
	if d, err := DiskOf(filepath.Dir(path)); err == nil {
		gauge(descFree, float64(d.Free))
	}
	ctx, cancel := context.WithTimeout(context.Background(), scrapeTimeout)
	defer cancel()
	now := c.now()
	g, err := c.l.Gauges(ctx, now)
	if err != nil {
		gauge(descUp, 0)
		return
	}
	gauge(descUp, 1)
	gauge(descArticles, float64(g.Articles))
	gauge(descRevs, float64(g.Revisions))
	gauge(descReadings, float64(g.Readings))
	gauge(descQuotes, float64(g.Quotes))
	gauge(descRedacted, float64(g.Redactions))
	gauge(descEntry, float64(g.LastSeq))
	gauge(descDue, float64(g.Due))
	if !g.OldestDue.IsZero() {
		gauge(descOverdue, max(0, now.Sub(g.OldestDue).Seconds()))
	}
	if !g.NewestSeen.IsZero() {
		gauge(descSeen, float64(g.NewestSeen.UnixMicro())/1e6)
	}
	gauge(descLag, float64(g.LastSeq-g.Cursors[c.stage]), string(c.stage))
	for d, facets := range map[*prometheus.Desc][]store.Facet{descRefusals: g.Refusals, descFeeds: g.FeedStatus, descPages: g.PageStatus} {
		for _, f := range facets {
			gauge(d, float64(f.Count), f.Value)
		}
	}
}
