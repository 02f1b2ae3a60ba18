package htmlcheck_test

import (
	"strings"
	"testing"

	"hearsay/internal/testutil/htmlcheck"
)

func TestProblems(t *testing.T) {
	const good = `<!doctype html><html lang="en"><title>t</title><body><main><h1 id="a">H</h1><a href="#a">x</a></main>`
	for _, tc := range []struct{ page, want string }{
		{good, ""},
		{strings.Replace(good, `lang="en"`, "", 1), "html has no lang"},
		{strings.Replace(good, "<h1", "<h2", 1), "0 <h1>"},
		{good + `<p id="a">`, `id "a" is used 2 times`},
		{good + `<a href="#b">x</a>`, "link to #b leads nowhere"},
		{good + `<a href="/"> </a>`, `link to "/" has no text`},
		{good + `<p style="color:red">`, "style attribute"},
		{good + `<p onclick="x()">`, "inline handler onclick"},
		{good + `<script>x()</script>`, "inline script"},
		{good + `<a href=" JavaScript:x()">x</a>`, "leads to"},
		{good + `<script src="https://elsewhere.example/x.js"></script>`, "loads"},
		{good + `<style>p{}</style>`, "<style> is not allowed"},
		{good + `<label for="z">z</label>`, "label for #z"},
		{good + `<table><tr><th>h</th></tr></table>`, "has no scope"},
		{good + `<img src="/x">`, "img without alt"},
		{good + `<svg></svg>`, "svg without label"},
	} {
		doc, err := htmlcheck.Parse(tc.page)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(htmlcheck.Problems(doc), "; ")
		if tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("Problems(%q) = %q, want %q", tc.page, got, tc.want)
		}
	}
}
