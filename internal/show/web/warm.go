package web

import (
	"context"
	"net/http"
	"time"
)

// warmed are the pages that add up a whole ledger: at 200,000 articles the first to ask waits for seconds.
var warmed = []string{"/", "/outlets", "/parties", "/concert", "/pairs", "/narratives", "/explore/numbers", "/explore/commitments"}

// texts are those that read all texts again: of a ledger so large that they are sent on to its last days ([site.narrowed]), nobody's page is worth that.
var texts = map[string]bool{"/explore/numbers": true, "/explore/commitments": true}

// warmPause is how long it is waited between asking for a page that is still being worked out.
const warmPause = time.Second

// Warm asks for the pages that take longest, one after the other, so that whoever comes first does not wait for them. It
// ends when they are there, or with ctx. Token is that of the options; host is one that the pages are shown at.
func Warm(ctx context.Context, h http.Handler, host, token string) {
	for _, path := range warmed {
		for hops := 0; hops < 600 && ctx.Err() == nil; hops++ {
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+path, nil)
			if err != nil {
				return
			}
			if token != "" {
				r.SetBasicAuth("", token)
			}
			w := &nowhere{header: http.Header{}}
			h.ServeHTTP(w, r)
			to := w.header.Get("Location")
			if w.status == http.StatusFound && texts[path] {
				break
			}
			if w.status == http.StatusFound && to != "" && to != path {
				path = to
				continue
			}
			if w.status != http.StatusAccepted && w.status != http.StatusServiceUnavailable {
				break
			}
			select {
			case <-ctx.Done():
			case <-time.After(warmPause):
			}
		}
	}
}

// nowhere drops what is written.
type nowhere struct {
	header http.Header
	status int
}

func (w *nowhere) Header() http.Header { return w.header }

func (w *nowhere) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *nowhere) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return len(b), nil
}
