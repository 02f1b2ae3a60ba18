package web

import (
	"encoding/json"
	"strings"
	"testing"

	"hearsay/internal/testutil/htmlcheck"
)

// The sample world's silent edit is shown as one, from the article's page on.
func TestChanges(t *testing.T) {
	h := handler(sampleWorld(t))
	doc := open(t, h, "/articles/fa-0304", 200)
	link := ""
	for _, a := range htmlcheck.All(doc, "a") {
		if to := htmlcheck.Attr(a, "href"); strings.Contains(to, "/changes?to=") {
			link = to
		}
	}
	if link == "" {
		t.Fatal("the article's page does not lead to its changes")
	}
	page := open(t, h, link, 200)
	words := htmlcheck.Words(page)
	for _, want := range []string{"Silent edit", "highly likely", "not certain", "words came or went"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	cut := ""
	for _, d := range htmlcheck.All(page, "del") {
		cut += htmlcheck.Words(d) + "|"
	}
	if !strings.Contains(cut, "That is why we say highly likely and not certain.") {
		t.Errorf("taken out: %s", cut)
	}
	var got struct {
		Silent       bool
		Marks        []struct{ Kind, Text string }
		Title, Text  []struct{ Kind string }
		Older, Newer string
	}
	if err := json.Unmarshal(get(t, h, strings.Replace(link, "/changes?", "/changes.json?", 1)).Body.Bytes(), &got); err != nil || !got.Silent || len(got.Marks) == 0 || len(got.Text) < 3 || got.Older == got.Newer {
		t.Errorf("%+v, %v", got, err)
	}
	open(t, h, "/articles/fa-0304/changes", 200)
	open(t, h, "/articles/wh-0001/changes", 404) // one version only
	open(t, h, "/articles/none/changes", 404)
}
