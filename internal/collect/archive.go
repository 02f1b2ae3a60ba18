package collect

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"hearsay"
	"hearsay/internal/collect/warc"
	"hearsay/internal/extract"
)

// Reasons of refusals of records of web archives.
const (
	BrokenArchive = "broken archive" // what stood before was taken
	BrokenRecord  = "broken record"
	OtherRecords  = "records that are no pages" // one for the whole archive, with their number
)

// archive yields the pages of a web archive, each as seen when it was fetched. Answers with an
// error, and what is neither page nor text, are counted in one refusal at the end.
func (in *source) archive(r io.Reader, yield func(Record) bool) bool {
	others := 0
	for rec, err := range warc.Read(r, extract.MaxPage) {
		if in.ctx.Err() != nil {
			return false
		}
		if err != nil {
			if !yield(in.refuse(0, BrokenArchive, err.Error())) {
				return false
			}
			break
		}
		switch {
		case !in.o.Since.IsZero() && rec.At.Before(in.o.Since):
			continue
		case rec.Err == nil && (rec.Code != http.StatusOK || !isPage(rec.ContentType) || !strings.HasPrefix(rec.URL, "http")):
			others++
			continue
		}
		if !yield(in.archived(&rec)) {
			return false
		}
	}
	if others > 0 {
		return yield(in.refuse(0, OtherRecords, fmt.Sprintf("%d of them: answers with an error, pictures, scripts", others)))
	}
	return true
}

func isPage(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// archived makes a record of one page.
func (in *source) archived(rec *warc.Record) Record {
	if rec.Err != nil {
		reason := BrokenRecord
		if errors.Is(rec.Err, warc.ErrLong) {
			reason = extract.TooLarge
		}
		return in.refuse(rec.N, reason, rec.URL+": "+rec.Err.Error())
	}
	s, err := extract.Fetched(rec.Body, rec.ContentType, rec.URL)
	if err != nil {
		return in.record(rec.N, hearsay.Article{}, "", err)
	}
	o := in.options()
	if c, err := extract.CanonicalURL(rec.URL); err == nil && in.o.OutletAt != nil {
		if name := in.o.OutletAt(extract.Host(c)); name != "" {
			s.Outlet = name
		}
	}
	a, status, err := s.Article(o)
	out := in.record(rec.N, a, status, err)
	if !rec.At.IsZero() {
		out.At = rec.At
	}
	return out
}
