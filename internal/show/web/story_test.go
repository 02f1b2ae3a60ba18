package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// positionsAsker answers "positions" with lines that the test gives: of a window those whose quote was published inside,
// and silence.
type positionsAsker struct {
	lines []positionLine
	at    map[string]time.Time // by quote
}

func (positionsAsker) Questions() []Question {
	return []Question{{Name: "positions", Title: "Positions", Group: "One", Params: []Param{{Name: "story", Kind: "text"}, {Name: "from", Kind: "text"}, {Name: "to", Kind: "text"}}, Needs: "story"}}
}

func (a positionsAsker) Ask(_ context.Context, _ string, vals url.Values, _ string, _ int, w io.Writer) ([]string, error) {
	win, err := ParseSpan(vals.Get("from"), vals.Get("to"))
	if err != nil {
		return nil, err
	}
	e := json.NewEncoder(w)
	for _, l := range a.lines {
		if len(l.Quotes) > 0 && !win.Has(a.at[l.Quotes[0]], "") {
			l.Quotes, l.Stance = nil, "not_covered"
		}
		if err := e.Encode(l); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (positionsAsker) Command(name string, _ url.Values) string { return "hearsay " + name }

var storyID, heronID, lampID, deedID = strings.Repeat("5", 32), strings.Repeat("a", 32), strings.Repeat("b", 32), strings.Repeat("d", 32)

// someStory is a story of one evening: seven articles, of which one has a day alone and one no date, two claims and
// an incident. The heron is claimed at 18 and 20 hours and rejected at 23, the lamp at 18 only.
func someStory(t *testing.T) http.Handler {
	t.Helper()
	day := time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC)
	at := func(hour int) time.Time { return day.Add(time.Duration(hour)*time.Hour + 10*time.Minute) }
	article := func(id string, hour int) view.Article {
		return view.Article{ID: hearsay.ArticleID(id), Outlet: "The Lark", Title: "Heron " + id, At: at(hour), Day: "2025-03-03"}
	}
	story := view.Story{Articles: []view.Article{article("a20", 20), article("a18", 18), article("b18", 18), article("a19", 19), article("a23", 23), {ID: "day", Day: "2025-03-03"}, {ID: "none"}},
		Tally: view.Tally{Reports: 5, Publishers: 2, Origins: view.Count{Min: 1, Max: 1}}, Claims: []string{lampID, heronID, strings.Repeat("e", 32)}, Incidents: []string{deedID},
		Copies: []view.Link{{A: "a18", B: "a20", Kind: "copy", Words: 40}}, Spoken: []view.Spoken{{Key: "state:PRN", Name: "Pirrin", Said: []int{3}}}}
	quote := func(id, article string, hour int, who string, stance view.Stance) view.Quote {
		return view.Quote{ID: hearsay.QuoteID(id), Article: hearsay.ArticleID(article), Ref: article, At: at(hour), Day: "2025-03-03", Stance: stance, Speaker: who, SpeakerKey: "state:" + who, Words: "words of " + id}
	}
	heron := view.Claim{Kind: "attribution", Proposition: "that the heron did it", Accused: []link.Party{{Name: "the heron"}}, Tally: view.Tally{Reports: 2, Publishers: 1, Origins: view.Count{Min: 1, Max: 1}},
		AssertedBy: []view.Voice{{Name: "Quillara", Key: "state:Quillara", Times: 1}, {Name: "Caldrith", Key: "state:Caldrith", Times: 1}}, DeniedBy: []view.Voice{{Name: "Ustrand", Key: "state:Ustrand", Times: 1}},
		Quotes: []view.Quote{quote("q1", "a18", 18, "Quillara", view.Asserts), quote("q2", "a20", 20, "Caldrith", view.Asserts), quote("q3", "a23", 23, "Ustrand", view.Denies)}}
	lamp := view.Claim{Kind: "statement", Proposition: "that the lamp was out", Tally: view.Tally{Reports: 1, Publishers: 1, Origins: view.Count{Min: 1, Max: 1}},
		AssertedBy: []view.Voice{{Name: "Quillara", Key: "state:Quillara", Times: 1}}, Quotes: []view.Quote{quote("q4", "b18", 18, "Quillara", view.Asserts)}}
	deed := view.Incident{Kind: "cyber", Status: view.Contested, Quotes: []view.Quote{quote("q1", "a18", 18, "Quillara", view.Asserts), quote("q3", "a23", 23, "Ustrand", view.Denies)},
		Attributions: []view.Attribution{{Accuser: "Quillara", Accused: "the heron", Quotes: []hearsay.QuoteID{"q1"}}}}
	l := &fakeLedger{}
	for _, v := range []struct {
		id, kind, title string
		body            any
	}{{storyID, store.KindStory, "The evening of the heron", story}, {heronID, store.KindClaim, "", heron}, {lampID, store.KindClaim, "", lamp}, {deedID, store.KindIncident, "An intrusion", deed}} {
		b, err := json.Marshal(v.body)
		if err != nil {
			t.Fatal(err)
		}
		l.stored = append(l.stored, store.View{ID: v.id, Kind: v.kind, Title: v.title, First: at(18), Last: at(23), Size: 7, Body: b})
	}
	stand := func(who, claim, stance, id string) positionLine {
		return positionLine{who, "state:" + who, claim, "that it", stance, "2025-03-03", "2025-03-03", []string{id}}
	}
	asker := positionsAsker{lines: []positionLine{stand("Quillara", heronID, "asserts", "q1"), stand("Quillara", lampID, "asserts", "q4"), stand("Caldrith", heronID, "asserts", "q2"), stand("Ustrand", heronID, "denies", "q3"),
		{"Pirrin", "state:PRN", heronID, "that it", "silent", "2025-03-03", "2025-03-03", nil}}, at: map[string]time.Time{"q1": at(18), "q2": at(20), "q3": at(23), "q4": at(18)}}
	return New(l, Options{Asker: asker, Now: func() time.Time { return now }})
}

// inPage is the element of that id, nil where there is none.
func inPage(doc *html.Node, id string) *html.Node {
	for _, n := range htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == id }) {
		return n
	}
	return nil
}

// section are the words of a part of a page, "" where it has none.
func section(doc *html.Node, id string) string {
	if n := inPage(doc, id); n != nil {
		return htmlcheck.Words(n)
	}
	return ""
}

// A window shows what it says and nothing else: articles, claims, incidents, the matrix, the table beside the strip, what is cited.
func TestStoryWindow(t *testing.T) {
	h := someStory(t)
	self := "/stories/" + storyID
	for _, x := range []struct {
		query, note, perma string
		articles           string // heading of the list
		claims             []string
		not                string // stands nowhere
	}{
		{"", "", self, "7 articles, 1 with text of another", []string{"that the lamp was out", "that the heron did it"}, "in this window"},
		{"?from=2025-03-03T18&to=2025-03-03T19", "2 of 7 articles, from 3 Mar 2025, 18:00 to 19:00 UTC. 2 claims, none rejected in these articles.", self + "?from=2025-03-03T18&to=2025-03-03T19", "2 of 7 articles", []string{"that the lamp was out", "that the heron did it", "1 of its 3 articles in this window"}, "Ustrand"},
		{"?from=2025-03-03T20:00", "2 of 7 articles, from 3 Mar 2025, 20:00 UTC on. 1 of 1 claim is rejected by somebody.", self + "?from=2025-03-03T20", "2 of 7 articles, 1 with text of another", []string{"that the heron did it"}, "lamp"},
		{"?from=2025-03-03&to=2025-03-03", "6 of 7 articles, on 3 March 2025.", self + "?from=2025-03-03&to=2025-03-03", "6 of 7 articles", []string{"that the lamp was out"}, "1 of its 3"},
		{"?from=2025-03-03T21&to=2025-03-03T22", "0 of 7 articles, from 3 Mar 2025, 21:00 to 22:00 UTC.", self + "?from=2025-03-03T21&to=2025-03-03T22", "0 of 7 articles", nil, "that the heron did it"},
	} {
		doc := open(t, h, self+x.query, 200)
		words := htmlcheck.Words(htmlcheck.All(doc, "main")[0])
		note := ""
		if n := inPage(doc, "window"); n != nil {
			note = htmlcheck.Words(n)
		}
		if (x.note == "") != (note == "") || !strings.HasPrefix(note, x.note) {
			t.Errorf("%s: note %q, want %q", x.query, note, x.note)
		}
		if got := section(doc, "articles"); !strings.HasPrefix(got, x.articles) {
			t.Errorf("%s: articles %.60q, want %q", x.query, got, x.articles)
		}
		for _, c := range x.claims {
			if !strings.Contains(section(doc, "claims"), c) {
				t.Errorf("%s: no %q in %q", x.query, c, section(doc, "claims"))
			}
		}
		if strings.Contains(words, x.not) {
			t.Errorf("%s: %q stands in %q", x.query, x.not, words)
		}
		perma, foot := inPage(doc, "perma"), htmlcheck.Words(htmlcheck.Class(doc, "foot")[0])
		if got := htmlcheck.Attr(perma, "href"); got != x.perma {
			t.Errorf("%s: permalink %s, want %s", x.query, got, x.perma)
		}
		if made, _, _ := strings.Cut(x.note, "."); !strings.Contains(foot, made) {
			t.Errorf("%s: cited as %q", x.query, foot)
		}
	}
	if got := section(open(t, h, self, 200), "positions"); !strings.HasPrefix(got, "3 parties take a stand on 2 parts") || !strings.Contains(got, "1 other party is heard") {
		t.Errorf("positions of the whole: %q", got)
	}
	if got := section(open(t, h, self+"?from=2025-03-03T19&to=2025-03-03T21", 200), "positions"); !strings.HasPrefix(got, "1 party takes a stand on 1 part in this window") || strings.Contains(got, "Quillara") || !strings.Contains(got, "Caldrith") || !strings.Contains(got, "1 other party is heard") {
		t.Errorf("positions of a window: %q", got)
	}
}

// Bars, form and table name the same windows; each leads to a page that has as many articles as it says.
func TestStoryStrip(t *testing.T) {
	h := someStory(t)
	self := "/stories/" + storyID
	doc := open(t, h, self, 200)
	var bars []string
	for _, svg := range htmlcheck.All(doc, "svg") {
		if htmlcheck.Attr(svg, "data-brush") == "" && htmlcheck.Attr(svg, "data-bars") == "" {
			continue
		}
		var here []string
		for _, a := range htmlcheck.All(svg, "a") {
			here = append(here, htmlcheck.Attr(a, "href"))
		}
		if bars != nil && !slices.Equal(bars, here) {
			t.Errorf("the wide picture has %v, the narrow %v", bars, here)
		}
		bars = here
	}
	if len(bars) != 4 {
		t.Fatalf("bars %v", bars)
	}
	n := 0
	for _, tr := range htmlcheck.All(inPage(doc, "time"), "tr")[1:] {
		a := htmlcheck.All(tr, "a")[0]
		to, ok := strings.CutSuffix(htmlcheck.Attr(a, "href"), "#time")
		if !ok || htmlcheck.Attr(a, "href") != bars[n] {
			t.Errorf("row %d leads to %s, its bar to %s", n, htmlcheck.Attr(a, "href"), bars[n])
		}
		there := open(t, h, to, 200)
		if got := section(there, "articles"); !strings.HasPrefix(got, htmlcheck.Words(a)+" of 7 articles") {
			t.Errorf("%s says %s, %s has %.30q", htmlcheck.Words(tr), htmlcheck.Words(a), to, got)
		}
		var inside []string
		for _, tr := range htmlcheck.All(inPage(there, "time"), "tr")[1:] {
			tds := htmlcheck.All(tr, "td")
			inside = append(inside, htmlcheck.Words(tds[1]))
			if htmlcheck.Words(tds[1]) == "yes" && !strings.HasPrefix(htmlcheck.Attr(htmlcheck.All(tds[0], "a")[0], "href"), "#a") {
				t.Errorf("%s: the chosen bar leads away", to)
			}
		}
		want := slices.Repeat([]string{"no"}, 4)
		if want[n] = "yes"; !slices.Equal(inside, want) {
			t.Errorf("%s: inside %v", to, inside)
		}
		n++
	}
	chosen := func(doc *html.Node) (out []string) {
		for _, o := range htmlcheck.All(doc, "option") {
			for _, a := range o.Attr {
				if a.Key == "selected" {
					out = append(out, htmlcheck.Attr(o, "value"))
				}
			}
		}
		return out
	}
	for query, want := range map[string]string{"": "[2025-03-03T18 2025-03-04T00]", "?from=2025-03-03T19&to=2025-03-03T21": "[2025-03-03T19 2025-03-03T21]", "?from=2025-03-01": "[2025-03-01T00 2025-03-04T00]", "?to=2025-03-09": "[2025-03-03T18 2025-03-10T00]"} {
		if got := fmt.Sprint(chosen(open(t, h, self+query, 200))); got != want {
			t.Errorf("%s: the form has %s, want %s", query, got, want)
		}
	}
}

// An address that names no window is refused, and says how one is written.
func TestStoryWindowRefused(t *testing.T) {
	h := someStory(t)
	for _, bad := range []string{"from=tomorrow", "from=2025-03-05&to=2025-03-03", "to=2025-02-30", "from=2025-03-03T06:30", "from=%3Cscript%3E"} {
		doc := open(t, h, "/stories/"+storyID+"?"+bad, 400)
		if words := htmlcheck.Words(htmlcheck.All(doc, "main")[0]); !strings.Contains(words, "This window cannot be shown") || !strings.Contains(words, "from=2025-03-03T06&to=2025-03-03T18") {
			t.Errorf("%s: %q", bad, words)
		}
	}
}

// The page of a story in a real browser, whole, of a window, and of one without an article.
func TestBrowserStory(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(someStory(t))
	defer srv.Close()
	self := "/stories/" + storyID
	looksWell(t, ctx, srv.URL, "story", map[string]string{"whole": self, "window": self + "?from=2025-03-03T18&to=2025-03-03T21", "none": self + "?from=2025-03-03T21&to=2025-03-03T22", "beyond": self + "?from=2025-03-01&to=2025-03-09"})
}
