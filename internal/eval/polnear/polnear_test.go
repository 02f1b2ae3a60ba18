package polnear

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func write(t *testing.T, lines string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.jsonl.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	z.Write([]byte(lines))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	got, err := Load(write(t, `{"id":"a","publisher":"p","title":"Ürst shut","text":"Ürst shut.\n“No,” said Bel.","attributions":[{"source":[[22,25]],"cue":[[17,21]],"content":[[11,16]],"kind":"direct"}],"other":[["note",[[0,4]]],["x","y"]]}
{"id":"b","title":"Elsewhere","text":"First line.\nSecond."}
`))
	if err != nil {
		t.Fatal(err)
	}
	// Ü and the quotation marks are 2 and 3 bytes: 11 code points are 12 bytes, 16 are 21
	want := []Article{
		{ID: "a", Publisher: "p", Text: "Ürst shut.\n“No,” said Bel.", Body: 11, Headline: hearsay.Span{Start: 0, End: 10},
			Quotes: []Quote{{Source: []hearsay.Span{{Start: 27, End: 30}}, Cue: []hearsay.Span{{Start: 22, End: 26}}, Content: []hearsay.Span{{Start: 12, End: 21}}, Kind: hearsay.Direct}},
			Aside:  []hearsay.Span{{Start: 0, End: 5}}},
		{ID: "b", Text: "First line.\nSecond."},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestLoadErrors(t *testing.T) {
	if _, err := Load(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("no file: %v", err)
	}
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(plain); err == nil {
		t.Error("a file without gzip was taken")
	}
	for _, c := range []struct{ lines, want string }{
		{"{\"id\":\"a\"}\n{", "article 2"}, {`{"id":"a","text":"abc","attributions":[{"cue":[[0,4]]}]}`, "outside the text"},
		{`{"id":"a","text":"abc","attributions":[{"cue":[[-1,2]]}]}`, "outside the text"}, {`{"id":"a","text":"abc","attributions":[{"cue":[[2,2]]}]}`, "outside the text"},
	} {
		if _, err := Load(write(t, c.lines)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.lines, err, c.want)
		}
	}
}
