package web

import (
	"context"
	"net/http"
	"slices"
	"testing"
)

func TestWarm(t *testing.T) {
	var asked []string
	busy := 1
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RequestURI())
		if _, token, _ := r.BasicAuth(); token != "secret" || r.Host != "127.0.0.1:1" {
			t.Errorf("%s at %s with token %q", r.URL, r.Host, token)
		}
		switch {
		case r.URL.Path == "/concert" && r.URL.RawQuery == "":
			http.Redirect(w, r, "/concert?since=2025-01-01", http.StatusFound)
		case r.URL.Path == "/outlets" && busy > 0:
			busy--
			w.WriteHeader(http.StatusAccepted)
		case r.URL.Path == "/explore/numbers":
			http.Redirect(w, r, "/explore/numbers?since=2025-01-01", http.StatusFound)
		case r.URL.Path == "/pairs":
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	Warm(t.Context(), h, "127.0.0.1:1", "secret")
	if want := []string{"/", "/outlets", "/outlets", "/parties", "/concert", "/concert?since=2025-01-01", "/pairs", "/narratives", "/explore/numbers", "/explore/commitments"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	asked = nil
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if Warm(ctx, h, "127.0.0.1:1", "secret"); len(asked) > 0 {
		t.Errorf("asked for %v after the end", asked)
	}
}
