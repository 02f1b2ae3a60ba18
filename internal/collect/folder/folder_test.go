package folder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSniff(t *testing.T) {
	for _, tc := range []struct {
		head, name string
		want       Kind
	}{
		{"", "a.txt", Empty},
		{" \n\t\r\n", "a.jsonl", Empty},
		{"{\"id\":1}\n", "", JSONL},
		{"\n\n {\n", "a.jsonl", JSONL},
		{"\ufeff{\"text\":\"a\"}", "a.txt", JSONL},
		{"{}", "", JSONL},
		{"{broken", "", JSONL},
		{"{broken", "a.txt", Text},
		{"garbage", "a.jsonl", JSONL},
		{"garbage", "a.NDJSON.gz", JSONL},
		{"[ {\"text\": 1}]", "", JSONL},
		{"[Update] The port reopened.", "", Text},
		{"<!DOCTYPE html><p>x", "a.txt", HTML},
		{"\ufeff \n<html lang=en>", "", HTML},
		{"<?xml version=\"1.0\"?>\n<!-- saved -->\n<html>", "", HTML},
		{"<!-- saved --><!doctype HTML>", "", HTML},
		{"<div>x</div>", "a.htm", HTML},
		{"<div>x</div>", "a.html.gz", HTML},
		{"<htmlish>", "", Text},
		{"<?xml version=\"1.0\"?><rss>", "feed.xml", Other},
		{"WARC/1.0\r\n", "a.warc", WARC},
		{`{\rtf1\ansi`, "a.rtf", Other},
		{"# Port closed\n\nText", "", Markdown},
		{"---\ntitle: Port closed\n---\n", "", Markdown},
		{"---\n\nText", "", Text},
		{"Port closed", "README.md", Markdown},
		{"id,text\n1,The ministry said so.", "articles.csv", Other},
		{"id\ttext\n1\tThe ministry said so.", "articles.TSV.gz", Other},
		{"id,text\n1,The ministry said so.", "articles.txt", Text},
		{"Port closed\n\nText", "a.txt", Text},
		{"\x1f\x8b\x08", "a.txt", Gzip},
		{"\xff\xfeP\x00o\x00", "", UTF16},
		{"a\x00b", "a.txt", Binary},
		{"\x89PNG\r\n\x1a\n", "a.txt", Binary},
		{"GIF89a", "", Binary},
		{"%PDF-1.7", "a.html", Binary},
		{"PK\x03\x04", "a.jsonl", Binary},
		{"BZh91AY", "", Binary},
		{"Stray \x02 control", "", Text},
		{"caf\xe9 in an old set", "", Text},
	} {
		if got := Sniff([]byte(tc.head), tc.name); got != tc.want {
			t.Errorf("Sniff(%q, %q) = %s, want %s", tc.head, tc.name, got, tc.want)
		}
	}
}

func FuzzSniff(f *testing.F) {
	f.Add([]byte("{\"id\":1}"), "a.jsonl")
	f.Add([]byte("<!-- x --><html>"), "a.gz")
	f.Fuzz(func(t *testing.T, head []byte, name string) { Sniff(head, name) })
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"in/b.txt", "in/a/2.txt", "in/a/10.txt", "in/.hidden.txt", "in/.git/x.txt", "in/c.txt", "out/secret.txt", "single.txt"} {
		write(t, filepath.FromSlash(name), "x")
	}
	link := func(target, name string) {
		if err := os.Symlink(target, name); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	link("../out/secret.txt", "in/escape.txt")
	link("../out", "in/escapedir")
	link("b.txt", "in/inner.txt")
	link("a", "in/innerdir")
	link("nowhere", "in/dangling")

	var got []string
	for f := range Files(context.Background(), []string{"single.txt", "missing.txt", "in"}) {
		switch {
		case errors.Is(f.Err, ErrLink):
			got = append(got, f.Name+" link")
		case f.Err != nil:
			got = append(got, f.Name+" error")
		default:
			r, err := f.Open()
			if err != nil {
				t.Errorf("open %s: %v", f.Name, err)
				continue
			}
			r.Close()
			if f.At.IsZero() || f.Size != 1 {
				t.Errorf("%s: size %d, time %v", f.Name, f.Size, f.At)
			}
			got = append(got, f.Name)
		}
	}
	want := []string{
		"single.txt", "missing.txt error", "in/a/10.txt", "in/a/2.txt", "in/b.txt", "in/c.txt",
		"in/dangling link", "in/escape.txt link", "in/escapedir link", "in/inner.txt", "in/innerdir link",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestFilesStops(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range strings.Fields("in/a in/b in/c") {
		write(t, name, "x")
	}
	n := 0
	for range Files(context.Background(), []string{"in", "in"}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("yielded %d files after the caller stopped", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for f := range Files(ctx, []string{"in"}) {
		t.Errorf("cancelled run yields %s", f.Name)
	}
}
