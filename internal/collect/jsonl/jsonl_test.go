package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/extract"
)

const max = 1 << 20

// all renders lines in short: "1 ok", "2 bad JSON".
func all(r io.Reader, max int64) []string {
	var out []string
	for l := range Read(r, max) {
		switch {
		case l.Err != nil:
			out = append(out, fmt.Sprintf("%d error %v", l.N, l.Err))
		case l.Fault != nil:
			out = append(out, fmt.Sprintf("%d %s", l.N, l.Fault.Reason))
		default:
			out = append(out, fmt.Sprintf("%d %+v", l.N, l.Stated))
		}
	}
	return out
}

func TestParse(t *testing.T) {
	type S = extract.Stated
	for _, tc := range []struct {
		in     string
		want   S
		reason string
	}{
		{`{}`, S{}, ""},
		{`{"id":"a1","outlet":"The Meridian Courier","outlet_country":"MER","lang":"en","published":"2026-03-05","precision":"day","url":"https://courier.example/1","title":"T","text":"X","genre":"news"}`,
			S{Ref: "a1", Outlet: "The Meridian Courier", OutletCountry: "MER", Lang: "en", Published: "2026-03-05", Precision: "day", URL: "https://courier.example/1", Title: "T", Text: "X", Genre: "news"}, ""},
		{` { "id" : 12 , "text" : "x" } `, S{Ref: "12", Text: "x"}, ""},
		{`{"id":1e3}`, S{Ref: "1e3"}, ""},
		{`{"id":null,"text":null,"title":""}`, S{}, ""},
		{`{"text":"a","text":"b"}`, S{Text: "b"}, ""},
		{`{"text":"a","text":null}`, S{}, ""},
		{`{"Text":"a","TEXT":"b"}`, S{}, ""},
		{`{"te\u0078t":"a"}`, S{Text: "a"}, ""},
		{`{"tags":["}",{"text":"no","x":"\\\""}],"text":"yes","n":-1.5,"b":true}`, S{Text: "yes"}, ""},
		{`{"text":"a\r\nb\tc\"d\\e\/f\u00e9\b\f"}`, S{Text: "a\r\nb\tc\"d\\e/fé\b\f"}, ""},
		{`{"text":"\ud83d\ude00"}`, S{Text: "😀"}, ""},
		{`{"text":"\ud83d"}`, S{Text: "\ufffd"}, ""},
		{`{"text":"\ud83d\ud83d\ude00\ude00x"}`, S{Text: "\ufffd😀\ufffdx"}, ""},
		{"{\"text\":\"a\xffb\xff\xfec\xe2\x82d\"}", S{Text: "a\ufffdb\ufffd\ufffdc\ufffd\ufffdd"}, ""},
		{"{\"text\":\"\\n\xff\"}", S{Text: "\n\ufffd"}, ""},
		{"{\"text\":\"\\u0000\ufeff\"}", S{Text: "\x00\ufeff"}, ""},
		{`{"text":5}`, S{}, WrongType},
		{`{"title":["a"]}`, S{}, WrongType},
		{`{"id":{}}`, S{}, WrongType},
		{`{"id":true}`, S{}, WrongType},
		{`{"published":1772700000}`, S{}, WrongType},
		{`[]`, S{}, NotObject},
		{`"text"`, S{}, NotObject},
		{`7`, S{}, NotObject},
		{`null`, S{}, NotObject},
		{`{"text":"a"`, S{}, BadJSON},
		{`{"text":"a"} x`, S{}, BadJSON},
		{`{'text':'a'}`, S{}, BadJSON},
		{"{\"text\":\"a\x01\"}", S{}, BadJSON},
		{`{"text":"\u12"}`, S{}, BadJSON},
		{strings.Repeat(`{"x":`, 20000), S{}, BadJSON},
	} {
		got, fault := Parse([]byte(tc.in))
		if fault != nil {
			if fault.Reason != tc.reason {
				t.Errorf("Parse(%.60q) fault %v, want %q", tc.in, fault, tc.reason)
			}
			continue
		}
		if tc.reason != "" {
			t.Errorf("Parse(%.60q) passed, want %q", tc.in, tc.reason)
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("Parse(%.60q) -want +got:\n%s", tc.in, d)
		}
	}
}

func TestRead(t *testing.T) {
	ok := func(n int, text string) string { return fmt.Sprintf("%d %+v", n, extract.Stated{Text: text}) }
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"blank", "\n \t\r\n\n", nil},
		{"blank lines count", "\n{\"text\":\"a\"}\n\n\n{\"text\":\"b\"}", []string{ok(2, "a"), ok(5, "b")}},
		{"mark", "\ufeff{\"text\":\"a\"}\n", []string{ok(1, "a")}},
		{"mark only once", "{\"text\":\"a\"}\n\ufeff{\"text\":\"b\"}\n", []string{ok(1, "a"), "2 bad JSON"}},
		{"crlf", "{\"text\":\"a\"}\r\n{\"text\":\"b\"}\r\n", []string{ok(1, "a"), ok(2, "b")}},
		{"bad line between", "{\"text\":\"a\"}\n{oops\n{\"text\":\"b\"}\n", []string{ok(1, "a"), "2 bad JSON", ok(3, "b")}},
		{"half a line at the end", "{\"text\":\"a\"}\n{\"text\":\"b", []string{ok(1, "a"), "2 bad JSON"}},
		{"array", "[\n{\"text\":\"a\"}\n]", []string{"1 bad JSON", ok(2, "a"), "3 bad JSON"}},
	} {
		if d := cmp.Diff(tc.want, all(strings.NewReader(tc.in), max)); d != "" {
			t.Errorf("%s: -want +got:\n%s", tc.name, d)
		}
	}
}

// A line exactly as long as allowed passes whatever its end, one byte more does not, on
// both sides of the reading window.
func TestLongLine(t *testing.T) {
	for _, n := range []int64{100, window - 1, window, window + 1, 3 * window} {
		for _, end := range []string{"", "\n", "\r\n"} {
			line := func(n int64) string {
				return `{"text":"` + strings.Repeat("a", int(n)-len(`{"text":""}`)) + `"}` + end
			}
			next := "{\"text\":\"b\"}\n"
			if end == "" {
				next = ""
			}
			if got := all(strings.NewReader(line(n)+next), n); len(got) == 0 || !strings.HasPrefix(got[0], "1 {") {
				t.Errorf("line of %d bytes with end %q: %.60q", n, end, got)
			}
			got := all(strings.NewReader(line(n+1)+next), n)
			if got[0] != "1 "+LongLine {
				t.Errorf("line of %d bytes with end %q, limit %d: %.60q", n+1, end, n, got)
			}
			if next != "" && (len(got) != 2 || !strings.HasPrefix(got[1], "2 {")) {
				t.Errorf("after a long line: %.60q", got)
			}
		}
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	in := "{\"text\":\"a\"}\n{\"text\":\"b\"}"
	for cut, want := range map[int][]string{
		len(in):     {"1", "2", "2 error broken"}, // whole, though its line end is missing
		len(in) - 1: {"1", "2 error broken"},
		13:          {"1", "2 error broken"},
		5:           {"1 error broken"},
		0:           {"1 error broken"},
	} {
		got := all(io.MultiReader(strings.NewReader(in[:cut]), iotest.ErrReader(broken)), max)
		for i := range got {
			got[i], _, _ = strings.Cut(got[i], " {")
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("cut at %d: -want +got:\n%s", cut, d)
		}
	}
}

// endless gives n bytes of one line and then a good line, without holding any of it.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	k := min(int64(len(p)), e.n)
	for i := range p[:k] {
		p[i] = 'a'
	}
	e.n -= k
	return int(k), nil
}

// A line of 300 MB is refused with a few megabytes allocated in all.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := all(io.MultiReader(&endless{300 << 20}, strings.NewReader("\n{\"text\":\"b\"}\n")), max)
	runtime.ReadMemStats(&after)
	if len(got) != 2 || got[0] != "1 "+LongLine || !strings.HasPrefix(got[1], "2 {") {
		t.Errorf("got %.80q", got)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
		t.Errorf("allocated %d MB for a line that is not kept", n>>20)
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{
		"", "\n\n", "{}", "{\"text\":\"a\"}\n{\"id\":1}\n", "\ufeff{\"title\":\"\\ud83d\"}\r\n", "{\"text\":\"\xff\\n\"}",
		"[1]\n", `{"a":{"text":"x"},"text":["]"]}`, `{"text":"a","text":null}`, `{"Text":"a","id":-0.5e+10 , "tex\u0074":"z\\"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		whole := all(bytes.NewReader(in), 200)
		if d := cmp.Diff(whole, all(iotest.OneByteReader(bytes.NewReader(in)), 200)); d != "" {
			t.Errorf("split input differs: %s", d)
		}
		// The walk must agree with the standard library, which keeps the last of two
		// values in a map and knows no other case.
		var std map[string]json.RawMessage
		s, fault := Parse(in)
		if err := json.Unmarshal(in, &std); (err != nil || std == nil) != (fault != nil && fault.Reason != WrongType) {
			t.Fatalf("Parse fault %v, json error %v", fault, err)
		}
		if fault != nil {
			return
		}
		var title *string
		if raw, ok := std["title"]; ok {
			if err := json.Unmarshal(raw, &title); err != nil {
				t.Fatalf("title %s: %v", raw, err)
			}
		}
		if title == nil {
			title = new(string)
		}
		if *title != s.Title || !utf8.ValidString(s.Title) {
			t.Errorf("title %q, json %q", s.Title, *title)
		}
		// Round trip: what was read and written again reads the same.
		back, _ := json.Marshal(map[string]string{"title": s.Title, "text": s.Text, "id": s.Ref})
		again, fault := Parse(back)
		if fault != nil || again.Title != s.Title || again.Text != s.Text || again.Ref != s.Ref {
			t.Errorf("round trip of %+v: %+v, %v", s, again, fault)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := fmt.Sprintf(`{"id":"a1","outlet":"The Meridian Courier","lang":"en","published":"2026-03-05T10:05:00Z","title":"Port closed","text":%q}`+"\n",
		strings.Repeat("The harbour office said on Thursday that the port would stay closed. \"We wait,\" it added.\n\n", 40))
	data := []byte(strings.Repeat(line, 2000))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for l := range Read(bytes.NewReader(data), 1<<20) {
			if l.Fault != nil {
				b.Fatal(l.Fault)
			}
		}
	}
}
