package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"hearsay"
	"hearsay/internal/collect/follow"
	"hearsay/internal/ops"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// metrics counts what this process does with l.
func newMetrics(a *app, l *embedded.Ledger, reader hearsay.StageVersion) *ops.Metrics {
	return ops.NewMetrics(l, reader, version, a.now)
}

// metricsPage serves them.
func metricsPage(m *ops.Metrics) http.Handler {
	return promhttp.HandlerFor(m.Gatherer(), promhttp.HandlerOpts{MaxRequestsInFlight: 2})
}

// seen returns what follow tells of each look.
func seen(m *ops.Metrics) func(follow.Look) {
	return func(k follow.Look) { m.Looked(k.Status, k.Items, k.Bytes, k.Took) }
}

// told returns what pipeline tells after each transaction. Calls do not overlap.
func told(m *ops.Metrics) func(pipeline.Progress) {
	last := 0
	return func(p pipeline.Progress) {
		m.Progress(p.Read-last, p.Pending)
		last = p.Read
	}
}
