package collect

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/collect/jsonl"
	"hearsay/internal/extract"
)

var now = time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

// short renders a record: "name:pos status ref|title|text" or "name:pos reason".
func short(r Record) string {
	at := fmt.Sprintf("%s:%d ", r.Source, r.Pos)
	if r.Refusal != nil {
		return at + r.Refusal.Reason
	}
	return at + fmt.Sprintf("%s %s|%s|%s", r.Status, r.Article.Ref, r.Article.Title, r.Article.Text)
}

func read(t *testing.T, o Options, stdin string, paths ...string) []string {
	t.Helper()
	o.Now = now
	var got []string
	for r := range Open(context.Background(), paths, strings.NewReader(stdin), o) {
		if (r.Article == nil) == (r.Refusal == nil) {
			t.Errorf("record %+v is not one of article and refusal", r)
		}
		if r.Refusal != nil && (r.Refusal.Source != r.Source || r.Refusal.Pos != r.Pos || !r.Refusal.At.Equal(r.At)) {
			t.Errorf("refusal %+v does not stand where its record does: %+v", r.Refusal, r)
		}
		got = append(got, short(r))
	}
	return got
}

// Standard input takes every form that a file takes.
func TestForms(t *testing.T) {
	const line = `{"id":1,"text":"x"}` + "\n"
	utf16 := "\xff\xfe"
	for _, r := range line {
		utf16 += string([]byte{byte(r), 0})
	}
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"jsonl", line + "\n{oops\n" + `{"title":"T"}`, []string{"-:1 ok 1||x", "-:3 bad JSON", "-:4 headline-only |T|"}},
		{"mark", "\ufeff" + line, []string{"-:1 ok 1||x"}},
		{"gzip", zip(line + line), []string{"-:1 ok 1||x", "-:2 ok 1||x"}},
		{"gzip of two members", zip(line) + zip(line), []string{"-:1 ok 1||x", "-:2 ok 1||x"}},
		{"utf-16", utf16, []string{"-:1 ok 1||x"}},
		{"text", "Port closed\n\nThe port is closed.\r\n", []string{"-:1 ok |Port closed|The port is closed.\r\n"}},
		{"zipped text", zip("Port closed\n\nIt is."), []string{"-:1 ok |Port closed|It is."}},
		{"markdown", "---\ntitle: Port closed\nref: p1\n---\n# Head\n", []string{"-:1 ok p1|Port closed|# Head\n"}},
		{"nothing stated", `{"id":"a","title":" ","text":"\n"}`, []string{"-:1 no text or title"}},
		{"bad time", `{"text":"x","published":"yesterday"}`, []string{"-:1 bad time"}},
		{"bad time in a header", "title: A\npublished: noon\n\nText", []string{"-:1 bad time"}},
		{"wrong type", `{"text":1}`, []string{"-:1 wrong type"}},
		{"empty", "", []string{"-:0 empty file"}},
		{"blank", " \n", []string{"-:0 empty file"}},
		{"nothing zipped", zip(""), []string{"-:0 empty file"}},
		{"binary", "a\x00b", []string{"-:0 binary file"}},
		{"zipped twice", zip(zip(line)), []string{"-:0 binary file"}},
		{"feed", "<?xml version='1.0'?><rss/>", []string{"-:0 kind of file not read"}},
		{"truncated gzip", zip(line)[:20], []string{"-:1 truncated gzip"}},
		{"only the magic of gzip", "\x1f\x8b", []string{"-:0 truncated gzip"}},
		{"dust behind gzip", zip(line) + "dust-dust-dust", []string{"-:1 ok 1||x", "-:2 corrupt gzip"}},
	} {
		if d := cmp.Diff(tc.want, read(t, Options{}, tc.in, "-")); d != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, d)
		}
	}
}

// A document that other programs turn into text is refused with the way there.
func TestDocument(t *testing.T) {
	for head, want := range map[string]string{"%PDF-1.4\n": "pdftotext", `{\rtf1 The port is closed.}`: "pandoc", "PK\x03\x04\x14\x00": "pandoc", "\xd0\xcf\x11\xe0\xa1\x00": "soffice", "a\x00b": ""} {
		n := 0
		for r := range Open(t.Context(), []string{"-"}, strings.NewReader(head), Options{}) {
			n++
			if r.Refusal == nil || !strings.Contains(r.Refusal.Detail, want) || want == "" && r.Refusal.Detail != "" {
				t.Errorf("%q: %+v, want %q", head, r.Refusal, want)
			}
		}
		if n != 1 {
			t.Errorf("%q: %d records", head, n)
		}
	}
}

// What was read before an archive breaks stays, and the refusal says where it broke.
func TestTruncatedGzip(t *testing.T) {
	var lines strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&lines, `{"id":%d,"lang":"en","text":"%x"}`+"\n", i, i*i*7919)
	}
	whole := zip(lines.String())
	for _, corrupt := range []bool{false, true} {
		in, want := whole[:len(whole)/2], TruncatedGzip
		if corrupt {
			b := []byte(whole)
			copy(b[len(b)/2:], strings.Repeat("\xff", 64))
			in, want = string(b), CorruptGzip
		}
		var last Record
		n := 0
		for r := range Open(context.Background(), []string{"-"}, strings.NewReader(in), Options{Now: now}) {
			// Damage shows late: before it does, lines can be lost in one that is refused.
			if n++; !corrupt && r.Article != nil && r.Article.Ref != fmt.Sprint(n-1) {
				t.Fatalf("record %d has ref %s", n, r.Article.Ref)
			}
			last = r
		}
		if last.Refusal == nil || last.Refusal.Reason != want || last.Pos < n || !strings.Contains(last.Refusal.Detail, "after ") {
			t.Errorf("corrupt %v: last record %d is %+v, want %s", corrupt, n, last.Refusal, want)
		}
		if n < 5000 || !corrupt && n > 15000 {
			t.Errorf("corrupt %v: %d records of 20000 out of half an archive", corrupt, n)
		}
	}
}

func TestFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{
		"in/b.jsonl":      `{"text":"one"}` + "\n" + `{"text":"two"}`,
		"in/a/page.html":  page,
		"in/a/note.md":    "# Note\n\nBody.",
		"in/c.txt":        "outlet: The Meridian Courier\npublished: 2026-03-05\n\nA body.",
		"in/d.png":        "\x89PNG\r\n\x1a\n\x00",
		"in/.hidden":      "x",
		"in/e.jsonl.gz":   zip(`{"text":"three"}`),
		"in/large.txt":    strings.Repeat("x", 5000),
		"in/largegz.txt":  zip(strings.Repeat("x", 5000)),
		"in/zz/large.htm": "<html>" + strings.Repeat(" ", 5000),
	}
	for name, text := range files {
		os.MkdirAll(filepath.Dir(name), 0o755)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now, now.Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		"in/a/note.md:1 ok in/a/note.md|Note|Body.",
		"in/a/page.html:1 ok in/a/page.html|Harbour of Lissen stays closed|" + pageText,
		"in/b.jsonl:1 ok ||one",
		"in/b.jsonl:2 ok ||two",
		"in/c.txt:1 ok in/c.txt||A body.",
		"in/d.png:0 binary file",
		"in/e.jsonl.gz:1 ok ||three",
		"in/large.txt:0 too large",
		"in/largegz.txt:0 too large",
		"in/zz/large.htm:0 too large",
		"missing:0 not found",
	}
	if d := cmp.Diff(want, read(t, Options{MaxBytes: 4000}, "", "in", "missing")); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	var total int64
	for name, text := range files {
		if name != "in/.hidden" {
			total += int64(len(text))
		}
	}
	if got := Size([]string{"in"}); got != total {
		t.Errorf("Size = %d, want %d", got, total)
	}
	if got := Size([]string{"in", "-"}); got != 0 {
		t.Errorf("Size with standard input = %d, want 0", got)
	}
	for r := range Open(context.Background(), []string{"in/b.jsonl"}, nil, Options{Now: now}) {
		if !r.At.Equal(now.Add(-time.Hour)) || r.Bytes != int64(len(files["in/b.jsonl"])) {
			t.Errorf("record at %v after %d bytes", r.At, r.Bytes)
		}
	}
	last := int64(0)
	for r := range Open(context.Background(), []string{"in/b.jsonl", "in/b.jsonl"}, nil, Options{Now: now}) {
		if r.Bytes < last {
			t.Errorf("%d bytes after %d: a bar would go back", r.Bytes, last)
		}
		last = r.Bytes
	}
	if want := Size([]string{"in/b.jsonl", "in/b.jsonl"}); last != want {
		t.Errorf("%d bytes of two files, want %d", last, want)
	}
}

const page = `<!doctype html><html lang="en"><head><title>Harbour of Lissen stays closed | The Meridian Courier</title>
<meta property="og:site_name" content="The Meridian Courier"><link rel="canonical" href="https://www.courier.example/lissen?utm_source=x">
<meta property="article:published_time" content="2026-03-05T10:05:00+02:00"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Harbour of Lissen stays closed</h1><p>The harbour office of Lissen said on Thursday that the port would stay closed until the
inquiry into the fire had ended, and asked ships to wait outside.</p><p>&ldquo;We do not know who did it,&rdquo; said Ilan Voss, who heads the office. He spoke
to reporters at the gate of the port, where a crowd had gathered since the morning.</p></article><footer>All rights reserved</footer></body></html>`

const pageText = "The harbour office of Lissen said on Thursday that the port would stay closed until the inquiry into the fire had ended, and asked ships to wait outside.\n\n" +
	"“We do not know who did it,” said Ilan Voss, who heads the office. He spoke to reporters at the gate of the port, where a crowd had gathered since the morning."

func TestArticle(t *testing.T) {
	east := time.FixedZone("", 3*3600)
	o := Options{
		Outlet: "Northline Agency", OutletCountry: "KES", Lang: "de", Now: now,
		Zone: func(outlet string) *time.Location {
			if outlet == "courier.example" {
				return east
			}
			return nil
		},
	}
	type A = hearsay.Article
	for _, tc := range []struct {
		name, in string
		o        Options
		want     A
	}{
		{"defaults", `{"text":"x"}`, o, A{Outlet: "Northline Agency", OutletCountry: "KES", Lang: "de", Text: "x", Genre: "unknown"}},
		{"stated beats default", `{"text":"x","outlet":"O","outlet_country":"TAR","lang":"en-GB","genre":"News"}`, o,
			A{Outlet: "O", OutletCountry: "TAR", Lang: "en", Text: "x", Genre: "news"}},
		{"host", `{"text":"x","url":"http://www.courier.example/a?b=1&utm_source=z","published":"2026-03-05T10:05:00"}`, Options{Zone: o.Zone, Now: now},
			A{Outlet: "courier.example", URL: "http://www.courier.example/a?b=1&utm_source=z", Canonical: "https://courier.example/a?b=1", Text: "x", Genre: "unknown",
				Published: hearsay.Time{UTC: time.Date(2026, 3, 5, 7, 5, 0, 0, time.UTC), Offset: 180, Zone: hearsay.ZoneOutlet, Precision: hearsay.PrecisionSecond}}},
		{"no zone known", `{"text":"x","published":"2026-03-05 10:05","precision":"hour"}`, Options{Now: now},
			A{Text: "x", Genre: "unknown",
				Published: hearsay.Time{UTC: time.Date(2026, 3, 5, 10, 5, 0, 0, time.UTC), Zone: hearsay.ZoneUnknown, Precision: hearsay.PrecisionHour}}},
		{"ahead", `{"text":"x","published":"2026-03-12"}`, Options{Now: now},
			A{Text: "x", Genre: "unknown",
				Published: hearsay.Time{UTC: time.Date(2026, 3, 12, 0, 0, 0, 0, time.UTC), Zone: hearsay.ZoneUnknown, Precision: hearsay.PrecisionDay, Doubt: hearsay.DoubtAhead}}},
		{"bad address", `{"text":"x","url":"mailto:a@courier.example"}`, Options{Now: now}, A{URL: "mailto:a@courier.example", Text: "x", Genre: "unknown"}},
		{"language told", `{"text":"The harbour office said on Thursday that the port would stay closed until the inquiry ends."}`, Options{Now: now},
			A{Lang: "en", Text: "The harbour office said on Thursday that the port would stay closed until the inquiry ends.", Genre: "unknown"}},
		{"crlf and outer space stay", `{"text":" a\r\nb ","title":"t "}`, Options{Now: now}, A{Title: "t ", Text: " a\r\nb ", Genre: "unknown"}},
	} {
		for r := range Open(context.Background(), []string{"-"}, strings.NewReader(tc.in), tc.o) {
			if r.Article == nil {
				t.Errorf("%s: refused: %+v", tc.name, r.Refusal)
				continue
			}
			if d := cmp.Diff(tc.want, *r.Article); d != "" {
				t.Errorf("%s: -want +got:\n%s", tc.name, d)
			}
		}
	}
}

func TestTooLargeText(t *testing.T) {
	in := `{"text":"` + strings.Repeat("a", extract.MaxText+1) + `"}`
	for r := range Open(context.Background(), []string{"-"}, strings.NewReader(in), Options{Now: now}) {
		if r.Status != hearsay.StatusTooLarge || len(r.Article.Text) != extract.MaxText+1 {
			t.Errorf("status %q", r.Status)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := strings.Repeat(`{"text":"x"}`+"\n", 100000)
	n := 0
	for r := range Open(ctx, []string{"-", "missing"}, strings.NewReader(in), Options{Now: now}) {
		if n++; r.Refusal != nil {
			t.Errorf("cancelled run refuses: %+v", r.Refusal)
		}
		cancel()
	}
	if n == 0 || n > 50000 {
		t.Errorf("%d records after cancelling at the first", n)
	}
}

// Inputs made to hurt are refused before they are read to their end, where a line has none, and in memory that the bound on a record sets, not the input.
func TestBombs(t *testing.T) {
	// One member of 1 MB, many times over, costs nothing to make and unpacks as one stream.
	pack := func(head string, c byte, megabytes int) string {
		return zip(head) + strings.Repeat(zip(strings.Repeat(string(rune(c)), 1<<20)), megabytes)
	}
	html := t.TempDir() + "/page.html"
	if err := os.WriteFile(html, []byte("<!doctype html><p>"+strings.Repeat("x", 8<<10)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(html, 100<<20); err != nil { // a hole: takes no room on disk
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, in, reason string
		read             float64 // of the packed bytes at most; those of one buffer are always read
		allocated        uint64  // bytes at most, what was let go on the way included
	}{
		{"page of 100 MB", "", extract.TooLarge, 0, 1 << 20},
		{"1 GB of zeros", pack("", 0, 1<<10), BinaryFile, .1, 1 << 20},
		{"200 MB of text", pack("", 'x', 200), extract.TooLarge, .7, 4 * DefaultMaxBytes},
		{"200 MB of page", pack("<html>", 'x', 200), extract.TooLarge, .4, DefaultMaxBytes},
		{"a line of 200 MB", pack("{\"text\":\"", 'x', 200), jsonl.LongLine, 1, 6 * DefaultMaxBytes}, // the next line is looked for
	} {
		path := "-"
		if tc.in == "" {
			path = html
		}
		in := &counting{r: strings.NewReader(tc.in)}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		refused := 0
		for r := range Open(context.Background(), []string{path}, in, Options{Now: now}) {
			if r.Refusal == nil || r.Refusal.Reason != tc.reason {
				t.Errorf("%s: %s, want %s", tc.name, short(r)[:40], tc.reason)
			}
			refused++
		}
		if refused != 1 {
			t.Errorf("%s: %d refusals", tc.name, refused)
		}
		runtime.ReadMemStats(&after)
		if float64(in.n) > tc.read*float64(len(tc.in)) {
			t.Errorf("%s: %d of %d packed bytes read, at most %.0f %%", tc.name, in.n, len(tc.in), 100*tc.read)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > tc.allocated {
			t.Errorf("%s: %d bytes allocated, at most %d", tc.name, n, tc.allocated)
		}
	}
}

// counting counts the bytes that are read.
type counting struct {
	r io.Reader
	n int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

func BenchmarkOpen(b *testing.B) {
	line := fmt.Sprintf(`{"id":"a1","outlet":"The Meridian Courier","lang":"en","published":"2026-03-05T10:05:00Z","url":"https://courier.example/1","title":"Port closed","text":%q}`+"\n",
		strings.Repeat("The harbour office said on Thursday that the port would stay closed. \"We wait,\" it added.\n\n", 40))
	data := strings.Repeat(line, 2000)
	for _, form := range []struct{ name, in string }{{"plain", data}, {"gzip", zip(data)}} {
		b.Run(form.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				for r := range Open(context.Background(), []string{"-"}, strings.NewReader(form.in), Options{Now: now}) {
					if r.Refusal != nil {
						b.Fatal(r.Refusal)
					}
				}
			}
		})
	}
}
