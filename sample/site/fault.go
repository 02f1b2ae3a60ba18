package site

import (
	"fmt"
	"net/http"
	"time"
)

// Fault is what a site does instead of answering.
type Fault string

const (
	Well     Fault = ""
	Stopped  Fault = "stopped"  // 503 with Retry-After
	Failing  Fault = "failing"  // 500
	Silent   Fault = "silent"   // no answer within the time that anybody waits
	Dripping Fault = "dripping" // an answer that never ends, slowly
	Broken   Fault = "broken"   // closes the connection in the middle of a body
	Garbled  Fault = "garbled"  // a feed without its beginning; pages are well
	Endless  Fault = "endless"  // more bytes than anybody takes
)

// Faults lists all but Well.
var Faults = []Fault{Stopped, Failing, Silent, Dripping, Broken, Garbled, Endless}

// Set gives the site a fault from now on.
func (s *Site) Set(f Fault) {
	s.mu.Lock()
	s.fault = f
	s.mu.Unlock()
}

// Hits returns how many requests came.
func (s *Site) Hits() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits
}

// Hit does what the fault does; false where the site answers as usual.
func (f Fault) Hit(w http.ResponseWriter, r *http.Request) bool {
	switch f {
	case Stopped:
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusServiceUnavailable)
	case Failing:
		w.WriteHeader(http.StatusInternalServerError)
	case Silent:
		<-r.Context().Done()
	case Dripping:
		for r.Context().Err() == nil {
			fmt.Fprint(w, "<p>")
			if fl, ok := w.(http.Flusher); ok {
				fl.Flush()
			}
			select {
			case <-r.Context().Done():
			case <-time.After(200 * time.Millisecond):
			}
		}
	case Broken:
		w.Header().Set("Content-Length", "100000")
		fmt.Fprint(w, "<html><body><p>Half of a page")
		panic(http.ErrAbortHandler)
	case Endless:
		b := make([]byte, 1<<16)
		for i := range b {
			b[i] = 'x'
		}
		for range 400 {
			if _, err := w.Write(b); err != nil {
				return true
			}
		}
	default:
		return false
	}
	return true
}
