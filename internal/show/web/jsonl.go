package web

import (
	"bufio"
	"encoding/json"
	"net/http"
)

// jsonLines begins an answer of one object a line.
func jsonLines(w http.ResponseWriter) (*bufio.Writer, *json.Encoder) {
	w.Header().Set("Content-Type", "application/jsonl")
	w.Header().Set("Cache-Control", "no-cache")
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return b, e
}

// listJSONL streams the articles of a list, newest first.
func (s *site) listJSONL(w http.ResponseWriter, r *http.Request) {
	_, rows, ok := s.listed(w, r)
	if !ok {
		return
	}
	b, e := jsonLines(w)
	for a, err := range rows {
		if err != nil {
			s.cutOff(r, err)
		}
		if e.Encode(newJSONRow(a)) != nil {
			return // the reader went away
		}
	}
	b.Flush()
}

// viewsJSONL streams views as the commands print them, the latest first.
func (s *site) viewsJSONL(w http.ResponseWriter, r *http.Request) {
	_, _, seq, err := s.viewStream(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	b, e := jsonLines(w)
	for v, err := range seq {
		var row any
		if err == nil {
			row, _, err = rowOf(v)
		}
		if err != nil {
			s.cutOff(r, err)
		}
		if e.Encode(row) != nil {
			return
		}
	}
	b.Flush()
}
