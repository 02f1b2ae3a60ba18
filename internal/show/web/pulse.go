package web

import (
	"context"
	"io"
	"net/http"
	"time"
)

// pulser is a ledger that tells when something came in; see embedded.Ledger.Pulse.
type pulser interface {
	Pulse(ctx context.Context) (string, error)
}

// pulseTimeout bounds what a question that comes every few seconds may cost.
const pulseTimeout = 2 * time.Second

// pulse answers with the ledger's pulse. Open lists ask for it and draw themselves again when
// it changed.
func (s *site) pulse(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pulseTimeout)
	defer cancel()
	p, ok := s.ledger.(pulser)
	if !ok {
		http.Error(w, "this ledger has no pulse", http.StatusNotFound)
		return
	}
	word, err := p.Pulse(ctx)
	if err != nil {
		http.Error(w, "the ledger did not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	io.WriteString(w, word)
}
