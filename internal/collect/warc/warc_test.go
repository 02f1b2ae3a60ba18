package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func record(kind, url, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2026-03-05T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, contentType, len(block), block)
}

const answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>hello</p>"

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func archive() string {
	return record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
		record("request", "https://a.example/", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		record("response", "https://a.example/", "application/http; msgtype=response", answer) +
		record("response", "https://a.example/z", "application/http", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"+chunk(packed("<p>packed</p>"))) +
		record("revisit", "https://a.example/", "application/http", "HTTP/1.1 304 Not Modified\r\n\r\n") +
		record("response", "https://a.example/404", "application/http", "HTTP/1.1 404 Not Found\r\n\r\nnothing") +
		record("resource", "https://a.example/t", "text/plain", "just text")
}

func chunk(s string) string { return fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(s), s) }

func TestRead(t *testing.T) {
	var got []string
	for rec, err := range Read(strings.NewReader(archive()), 1<<20) {
		if err != nil || rec.Err != nil {
			t.Fatal(err, rec.Err)
		}
		if !rec.At.Equal(time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)) {
			t.Error(rec.At)
		}
		got = append(got, fmt.Sprint(rec.N, " ", rec.URL, " ", rec.Code, " ", rec.ContentType, " ", string(rec.Body)))
	}
	want := []string{"3 https://a.example/ 200 text/html; charset=utf-8 <p>hello</p>", "4 https://a.example/z 200  <p>packed</p>", "6 https://a.example/404 404  nothing", "7 https://a.example/t 200 text/plain just text"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestTruncated(t *testing.T) {
	all := archive()
	for n := range len(all) {
		records := 0
		var last error
		for rec, err := range Read(strings.NewReader(all[:n]), 1<<20) {
			if err != nil {
				last = err
				continue
			}
			if rec.Err == nil && rec.Code == 200 && rec.N == 3 && string(rec.Body) != "<p>hello</p>" {
				t.Fatalf("cut at %d: half a body passes: %q", n, rec.Body)
			}
			records++
		}
		if records < 4 && last == nil && n > 0 && !endsRecord(all[:n]) {
			t.Errorf("cut at %d: %d records and no error", n, records)
		}
	}
}

// endsRecord reports whether an archive cut there holds whole records only.
func endsRecord(s string) bool {
	return strings.TrimRight(s, "\r\n") == "" || strings.HasSuffix(strings.TrimRight(s, "\r\n"), strings.TrimRight(lastBlock(s), "\r\n")) && lastWhole(s)
}

func lastBlock(s string) string { return s[strings.LastIndex(s, "\r\n\r\n")+4:] }

// lastWhole counts the bytes behind the last record's head.
func lastWhole(s string) bool {
	i := strings.LastIndex(s, "WARC/1.0\r\n")
	if i < 0 {
		return false
	}
	head, block, ok := strings.Cut(s[i:], "\r\n\r\n")
	var n int
	if j := strings.Index(head, "Content-Length: "); !ok || j < 0 {
		return false
	} else if _, err := fmt.Sscanf(head[j:], "Content-Length: %d", &n); err != nil {
		return false
	}
	return len(block) >= n
}

func TestBad(t *testing.T) {
	for name, s := range map[string]string{
		"no archive":     "hello\r\n",
		"no length":      "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
		"minus":          "WARC/1.0\r\nContent-Length: -5\r\n\r\n",
		"no field":       "WARC/1.0\r\nnothing\r\n\r\n",
		"endless line":   "WARC/1.0\r\nX: " + strings.Repeat("x", maxHead+1),
		"endless fields": "WARC/1.0\r\n" + strings.Repeat("X: y\r\n", maxLines+2),
	} {
		var last error
		for _, err := range Read(strings.NewReader(s), 1<<20) {
			last = err
		}
		if last == nil {
			t.Errorf("%s passes", name)
		}
	}
	long := record("resource", "u", "text/plain", strings.Repeat("x", 5000)) + record("resource", "u", "text/plain", "short")
	var errs []error
	for rec, err := range Read(strings.NewReader(long), 1000) {
		if err != nil {
			t.Fatal(err)
		}
		errs = append(errs, rec.Err)
	}
	if len(errs) != 2 || !errors.Is(errs[0], ErrLong) || errs[1] != nil {
		t.Errorf("a long record: %v", errs)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(archive()))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 9223372036854775807\r\n\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for rec, err := range Read(bytes.NewReader(b), 1<<16) {
			if err == nil && len(rec.Body) > 1<<16 {
				t.Fatal("longer than the bound")
			}
		}
	})
}
