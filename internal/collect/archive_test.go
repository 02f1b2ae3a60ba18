package collect

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func warcRecord(url, at, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, at, len(block), block)
}

func TestArchive(t *testing.T) {
	page := func(title string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>" +
			strings.Repeat("<p>The harbour office of Port Ambry said on Monday that the pier had been closed after a crane fell.</p>", 6) + "</article></body></html>"
	}
	records := []string{
		warcRecord("https://courier.example/a", "2026-03-01T10:00:00Z", page("First of them")),
		warcRecord("https://courier.example/b", "2026-03-05T10:00:00Z", page("Second of them")),
		warcRecord("https://courier.example/c.png", "2026-03-05T10:00:00Z", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecord("https://courier.example/d", "2026-03-05T10:00:00Z", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno"),
		warcRecord("https://courier.example/e", "2026-03-05T10:00:00Z", "no HTTP at all"),
	}
	var packed bytes.Buffer
	for _, r := range records { // compressed record by record, as archives are
		z := gzip.NewWriter(&packed)
		z.Write([]byte(r))
		z.Close()
	}
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	plain := strings.Join(records, "")
	for _, c := range []struct {
		name  string
		file  []byte
		since time.Time
		want  string
	}{
		{"plain.warc", []byte(plain), time.Time{}, "a First of them 2026-03-01|a Second of them 2026-03-05|r broken record|r records that are no pages"},
		{"packed.warc.gz", packed.Bytes(), time.Time{}, "a First of them 2026-03-01|a Second of them 2026-03-05|r broken record|r records that are no pages"},
		{"since.warc", []byte(plain), time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), "a Second of them 2026-03-05|r broken record|r records that are no pages"},
		{"cut.warc", []byte(plain[:len(records[0])+300]), time.Time{}, "a First of them 2026-03-01|r broken archive"},
		{"cut.warc.gz", packed.Bytes()[:packed.Len()-20], time.Time{}, "a First of them 2026-03-01|a Second of them 2026-03-05|r broken archive|r records that are no pages"},
	} {
		var got []string
		for rec := range Open(context.Background(), []string{write(c.name, c.file)}, nil, Options{Since: c.since, Now: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)}) {
			if rec.Refusal != nil {
				got = append(got, "r "+rec.Refusal.Reason)
			} else {
				got = append(got, "a "+rec.Article.Title+" "+rec.At.Format(time.DateOnly))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, s, c.want)
		}
	}
}
