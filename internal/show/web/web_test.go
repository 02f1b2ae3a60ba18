package web

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

func TestList(t *testing.T) {
	h := handler(smallLedger(t))
	doc := open(t, h, "/", 200)
	text := htmlcheck.Words(doc)
	for _, want := range []string{
		"Thursday, 5 March 2026", "10:05 UTC", "09:00 zone unknown", "day only", "no date", "Without a date",
		"not read: other language", "headline only, not read yet", "“A note without a headline goes here.”", "unknown outlet",
		"news · English · read by the model", "French", "4 quotes", "0 quotes", "no reading", "nothing refused",
		"As of 9 March 2026, 18:00 UTC", "some quotes are wrong. Open the sentence before you quote.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("list lacks %q", want)
		}
	}
	if n := len(htmlcheck.Class(doc, "arts")); n != 3 {
		t.Errorf("%d days, want 3", n)
	}
	if strings.Contains(text, "Ilan Voss said") && strings.Contains(text, "Speakers") {
		t.Error("list has a facet of speakers")
	}
}

func TestFacetsAndChips(t *testing.T) {
	h := handler(smallLedger(t))
	doc := open(t, h, "/articles?outlet=Pell+Courier&lang=en", 200)
	chips := htmlcheck.All(htmlcheck.Class(doc, "chips")[0], "a")
	var got []string
	for _, c := range chips {
		got = append(got, htmlcheck.Attr(c, "href"))
	}
	if want := []string{"/articles?lang=en", "/articles?outlet=Pell+Courier", "/articles"}; !slices.Equal(got, want) {
		t.Errorf("chips lead to %q, want %q", got, want)
	}
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); h1 != "2 articles by Pell Courier" {
		t.Errorf("h1 %q", h1)
	}
	doc = open(t, h, "/articles?outlet=Nobody", 200)
	if w := htmlcheck.Words(doc); !strings.Contains(w, "No article fits all of these") || !strings.Contains(w, "remove all") {
		t.Errorf("a list without rows says %q", w)
	}
}

func TestPages(t *testing.T) {
	l := smallLedger(t)
	h := New(l, Options{PerPage: 2, OneIn: 14, Notice: "Invented."})
	doc := open(t, h, "/articles?outlet=", 200)
	text := htmlcheck.Words(doc)
	if !strings.Contains(text, "about 1 in 14 is wrong") || !strings.Contains(text, "Invented.") {
		t.Error("footer or notice is missing")
	}
	next := htmlcheck.Find(doc, func(n *htmlNode) bool { return htmlcheck.Attr(n, "rel") == "next" })
	if len(next) != 1 || htmlcheck.Attr(next[0], "href") != "/articles?after=p2" {
		t.Fatalf("next %v", next)
	}
	doc = open(t, h, htmlcheck.Attr(next[0], "href"), 200)
	if text = htmlcheck.Words(doc); !strings.Contains(text, "End of the list") || !strings.Contains(text, "Newest") {
		t.Error("last page does not say so")
	}
}

func TestEmptyAndSearch(t *testing.T) {
	if w := htmlcheck.Words(open(t, handler(&fakeLedger{}), "/", 200)); !strings.Contains(w, "The ledger is empty") || !strings.Contains(w, "hearsay ingest") {
		t.Errorf("empty ledger says %q", w)
	}
	h := handler(smallLedger(t))
	if w := htmlcheck.Words(open(t, h, "/search", 200)); !strings.Contains(w, "Search the ledger") || !strings.Contains(w, `"highly likely"`) {
		t.Errorf("search without words says %q", w)
	}
	doc := open(t, h, "/search?q=mill", 200)
	if marks := htmlcheck.All(doc, "mark"); len(marks) == 0 || htmlcheck.Text(marks[0]) != "mill" {
		t.Error("hits are not marked")
	}
	open(t, h, "/help", 200)
}

func TestArticle(t *testing.T) {
	l := smallLedger(t)
	h := handler(l)
	v := l.views[0]
	doc := open(t, h, "/articles/lm-1", 200)
	text := htmlcheck.Words(doc)
	for _, want := range []string{"By Ann Oat", "5 March 2026, 10:05 UTC", "4 quotes, 2 with a known speaker", string(hearsay.HashText(v.Revision.Text)),
		"not resolved: “mayor”", "by pronoun: “She”", "by name", "read/1-test", "0.91", "in/lm-1, record 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("article lacks %q", want)
		}
	}
	// A person without a public role is named nowhere, though the reading names him.
	if strings.Contains(text, "Tom Reed") || !strings.Contains(text, "“A boy”") {
		t.Error("a private person is named beside the sentence")
	}
	cards := htmlcheck.Class(doc, "card")
	if len(cards) != 4 || htmlcheck.Attr(cards[1], "id") != "q2" {
		t.Fatalf("%d cards", len(cards))
	}
	// Cards stand in the row of their paragraph: headline, first, second.
	var per []int
	for _, r := range htmlcheck.Class(doc, "prow")[1:] {
		per = append(per, len(htmlcheck.Class(r, "card")))
	}
	if !slices.Equal(per, []int{1, 1, 2}) {
		t.Errorf("cards by row %v, want [1 1 2]", per)
	}
	for i := range 4 {
		if n := len(htmlcheck.Find(doc, func(n *htmlNode) bool { return htmlcheck.Attr(n, "id") == fmt.Sprintf("m%d", i+1) })); n != 1 {
			t.Errorf("%d places for quote %d", n, i+1)
		}
	}
	for _, a := range htmlcheck.All(doc, "a") {
		if strings.HasPrefix(htmlcheck.Attr(a, "href"), "http") && htmlcheck.Attr(a, "rel") != "noreferrer noopener nofollow" {
			t.Errorf("link to %s has rel %q", htmlcheck.Attr(a, "href"), htmlcheck.Attr(a, "rel"))
		}
	}
	doc = open(t, h, "/articles/lm-1?plain=1", 200)
	if got := htmlcheck.Text(htmlcheck.Class(doc, "ptext")[0]); got != v.Revision.Text {
		t.Errorf("plain text %q, want %q", got, v.Revision.Text)
	}
	for _, ref := range []string{"pc-2", "pc-3", "x-4"} {
		open(t, h, "/articles/"+ref, 200)
	}
	open(t, h, "/articles/"+string(v.Item.ID)+"?rev="+string(v.Revision.ID), 200)
	open(t, h, "/articles/"+string(v.Item.ID)+"?rev=0", 404)
}

// What was taken out on request is told on the page and in its JSON.
func TestRedactedNotice(t *testing.T) {
	l := smallLedger(t)
	at := time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC)
	l.views[0].Redacted = []store.Redacted{{Hash: strings.Repeat("ab12", 16), Places: 2, At: at}, {Hash: strings.Repeat("cd34", 16), Places: 1, At: at}}
	h := handler(l)
	text := htmlcheck.Words(open(t, h, "/articles/lm-1", 200))
	for _, want := range []string{"3 passages removed on request: 2 on 9 March 2026 (hash ab12ab12ab12)", "1 on 9 March 2026 (hash cd34cd34cd34)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
	if body := get(t, h, "/articles/lm-1.json").Body.String(); !strings.Contains(body, `"redacted":[{"hash":"ab12`) {
		t.Errorf("JSON without notice: %s", body)
	}
	if body := get(t, h, "/articles/pc-2.json").Body.String(); strings.Contains(body, "redacted") {
		t.Errorf("JSON with a notice about nothing: %s", body)
	}
}

func TestArticleJSON(t *testing.T) {
	h := handler(smallLedger(t))
	w := get(t, h, "/articles/lm-1.json")
	var got struct {
		ID, Title, Text string
		Quotes          []struct {
			Field   string
			Content [][2]int
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.ID != "lm-1" || len(got.Quotes) != 4 || got.Quotes[1].Content[0] != [2]int{0, 16} {
		t.Errorf("%v: %s", err, w.Body)
	}
	if w = get(t, h, "/articles/pc-2.json"); w.Code != 200 || !strings.Contains(w.Body.String(), `"quotes":[]`) {
		t.Errorf("unread article: %d %s", w.Code, w.Body)
	}
}

func TestErrors(t *testing.T) {
	h := handler(smallLedger(t))
	for path, status := range map[string]int{
		"/nowhere": 404, "/articles/none": 404, "/articles/none.json": 404, "/articles?day=bad": 400, "/articles.json?day=bad": 400, "/articles.csv?day=bad": 400,
		"/search?q=x&after=x": 400, "/articles.json?limit=-1": 400, "/static/none.css": 404,
	} {
		w := get(t, h, path)
		if w.Code != status {
			t.Errorf("GET %s: %d, want %d", path, w.Code, status)
		}
		if strings.Contains(path, ".json") {
			var p problem
			if ct := w.Header().Get("Content-Type"); ct != "application/problem+json" || json.Unmarshal(w.Body.Bytes(), &p) != nil || p.Status != status || p.Title == "" {
				t.Errorf("GET %s: %s %s", path, ct, w.Body)
			}
		} else if !strings.Contains(path, "static") {
			open(t, h, path, status)
		}
	}
	broken := handler(&fakeLedger{err: errors.New("disk on fire at /home/secret")})
	for _, path := range []string{"/", "/articles.json", "/search?q=x"} {
		if w := get(t, broken, path); w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("GET %s of a broken ledger: %d %s", path, w.Code, w.Body)
		}
	}
	w := get(t, h, "/", func(r *http.Request) { r.Method = "POST" })
	if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestHeaders(t *testing.T) {
	h := New(smallLedger(t), Options{Hosts: []string{"box.example"}})
	for _, path := range []string{"/", "/articles/lm-1", "/search?q=x", "/nowhere", "/articles.json", "/articles.csv", "/static/" + loadAssets().names["hearsay.js"]} {
		head := get(t, h, path).Header()
		for k, want := range map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin"} {
			if head.Get(k) != want {
				t.Errorf("GET %s: %s %q", path, k, head.Get(k))
			}
		}
	}
	for _, bad := range []string{"unsafe", "http", "*", "data:"} {
		if strings.Contains(policy, bad) {
			t.Errorf("policy holds %q", bad)
		}
	}
	for host, status := range map[string]int{"localhost": 200, "LOCALHOST:1": 200, "127.0.0.1:8417": 200, "[::1]:8417": 200, "box.example:80": 200,
		"rebound.example:8417": 421, "127.0.0.1.rebound.example": 421, "": 421} {
		if w := get(t, h, "/", func(r *http.Request) { r.Host = host }); w.Code != status {
			t.Errorf("Host %q: %d, want %d", host, w.Code, status)
		}
	}
}

func TestStatic(t *testing.T) {
	h := handler(smallLedger(t))
	doc := open(t, h, "/", 200)
	css := ""
	for _, l := range htmlcheck.All(doc, "link") {
		if htmlcheck.Attr(l, "rel") == "stylesheet" {
			css = htmlcheck.Attr(l, "href")
		}
	}
	w := get(t, h, css)
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("GET %s: %d %v", css, w.Code, w.Header())
	}
	if body := w.Body.String(); strings.Contains(body, "@import") || strings.Contains(body, "url(") {
		t.Error("the style sheet loads something")
	}
	w = get(t, h, css, func(r *http.Request) { r.Header.Set("If-None-Match", w.Header().Get("ETag")) })
	if w.Code != 304 {
		t.Errorf("known ETag: %d", w.Code)
	}
}

// Rows for programs: all of them, whatever a page of the store holds, in the given form.
func TestRows(t *testing.T) {
	l := smallLedger(t)
	l.page = 1
	l.views[0].Revision.Title = "=HYPERLINK(\"x\")"
	l.views[1].Revision.Title = "-1, he said"
	h := handler(l)
	var got struct {
		AsOf     string `json:"as_of"`
		Total    int
		Articles []jsonRow
	}
	for path, n := range map[string]int{"/articles.json": 4, "/articles.json?limit=2": 2, "/articles.json?outlet=Pell+Courier": 2, "/search.json?q=x": 4, "/articles.json?outlet=none": 0} {
		got.Articles = nil
		if err := json.Unmarshal(get(t, h, path).Body.Bytes(), &got); err != nil || len(got.Articles) != n || got.AsOf != "2026-03-09T18:00:00Z" {
			t.Errorf("GET %s: %v, %d rows, want %d", path, err, len(got.Articles), n)
		}
	}
	json.Unmarshal(get(t, h, "/articles.json").Body.Bytes(), &got)
	if a := got.Articles[1]; a.Ref != "pc-2" || a.Published != "2026-03-05T09:00:00" || a.Status != "other-language" || a.Level != "" || a.Revisions != 1 {
		t.Errorf("row %+v", a)
	}
	w := get(t, h, "/articles.csv")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(rows) != 5 || !slices.Equal(rows[0], csvHeader) {
		t.Fatalf("csv: %v, %d rows", err, len(rows))
	}
	if rows[1][3] != `'=HYPERLINK("x")` || rows[2][3] != "'-1, he said" || rows[1][10] != "4" {
		t.Errorf("csv cells %q", rows[1:3])
	}
}

// hostile is a quote with x in every field that comes from a text or could.
func hostile(x string, sp hearsay.Span) hearsay.Quote {
	party := []hearsay.Accused{{Actor: "a2", Name: x, Country: x, Role: hearsay.Role(x), Span: sp, Rule: x}, {Name: x, Span: sp}, {Actor: "none", Name: x}}
	return hearsay.Quote{ID: hearsay.QuoteID(x), Field: hearsay.FieldText, Content: []hearsay.Span{sp}, Cue: []hearsay.Span{{Start: 3, End: 7}}, Speaker: hearsay.Speaker{Actor: "a2", Name: x, Via: hearsay.ViaTitle},
		Claim: hearsay.Claim{Act: hearsay.Accuse, Chain: []hearsay.Link{{Name: x, Named: true, Kind: hearsay.KindOutlet}, {Name: x, Count: 3}, {Name: x, Named: true, Kind: hearsay.KindPerson, Source: []hearsay.Span{sp}}},
			Certainty: hearsay.Certainty{Hedges: []hearsay.Hedge{{Span: sp, Term: x}}, Scale: hearsay.Scale(x), Band: []int{-40, 900}, Confidence: x},
			Evidence:  []hearsay.Evidence{hearsay.Evidence(x)}, EvidenceShown: hearsay.Showing(x), Accused: party, Denied: party, Asked: party, Supposed: party, RepliesTo: hearsay.QuoteID(x),
			Reasons: []hearsay.Reason{{Part: x, Value: x, Because: x, Span: sp, Next: x}, {Part: "accused", Value: x, Span: sp}, {Part: "act", Value: x, Next: x, Span: hearsay.Span{Start: -1, End: 999}}}}}
}

// Whatever comes from outside reaches the page as text.
func TestHostileText(t *testing.T) {
	attacks := []string{`x" width="9" onload="alert(1)`, `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, `</title><svg onload=alert(1)>`, `{{.Title}}`, "\x00<b>", `]]><a href="javascript:x">`, "Evil\u202eteltuo\u2066 press"}
	for _, x := range attacks {
		l := &fakeLedger{}
		text := "He said " + x + " today.\n\n" + x
		sp := span(t, text, x)
		v := l.put(hearsay.Article{Ref: x, Outlet: x, URL: x, Title: x, Text: text, Byline: x, Lang: x, Genre: hearsay.Genre(x)}, hearsay.StatusOK,
			&hearsay.Reading{Version: hearsay.StageVersion(x), Level: hearsay.L2, Actors: []hearsay.Actor{{ID: "a1", Name: x, Kind: hearsay.KindUnknown}, {ID: "a2", Name: x, Kind: hearsay.KindOrganisation, Role: x, Country: x}},
				Quotes: []hearsay.Quote{{Field: hearsay.FieldText, Content: []hearsay.Span{sp}, Source: []hearsay.Span{{Start: 0, End: 2}}, Kind: hearsay.QuoteKind(x), Speaker: hearsay.Speaker{Actor: "a1", Name: x, Via: hearsay.ViaName}}, hostile(x, sp)}})
		l.views[0].Sightings[0].Source = x
		h := New(l, Options{Notice: x, Explain: func(*hearsay.Revision) (hearsay.Reading, bool) { return *l.views[0].Reading, true },
			Reader: hearsay.StageVersion(x), Figures: map[string]Figure{x: {Reached: 1}, "quotes." + x: {}}})
		e := url.QueryEscape(x)
		for _, path := range []string{"/", "/?outlet=" + e, "/?day=" + e + "&lang=" + e + "&since=" + e + "&status=" + e, "/search?q=" + e, "/articles/" + string(v.Item.ID), "/articles/" + string(v.Item.ID) + "?plain=1",
			"/articles/" + string(v.Item.ID) + "?why=2", "/articles/" + string(v.Item.ID) + "?why=" + e, "/method", "/articles/" + string(v.Item.ID) + "?rev=" + e, "/articles/" + url.PathEscape(x), "/" + url.PathEscape(x)} {
			w := get(t, h, path)
			if strings.ContainsAny(w.Body.String(), "\u202e\u2066") {
				t.Errorf("%q at %s turns the words behind it", x, path)
			}
			doc, err := htmlcheck.Parse(w.Body.String())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range htmlcheck.Problems(doc) {
				t.Errorf("%q at %s: %s", x, path, p)
			}
			for _, tag := range []string{"img", "b"} {
				for _, n := range htmlcheck.All(doc, tag) {
					if tag == "img" || htmlcheck.Attr(n, "class") == "" && htmlcheck.Attr(n, "dir") == "" && !slices.Contains(filters, htmlcheck.Text(n)) && n.Parent.Data != "a" {
						t.Errorf("%q at %s became <%s>", x, path, tag)
					}
				}
			}
		}
	}
}

func TestWebAddress(t *testing.T) {
	for u, ok := range map[string]bool{"https://lark.example/a": true, "http://lark.example": true, "": false, "/a": false, "javascript:alert(1)": false, "JavaScript://x/%0aalert(1)": false,
		"data:text/html,x": false, "ftp://lark.example/": false, "https:/a": false, "https://": false, "https://lark.example/###-held": false, "%": false} {
		if got := webAddress(u); (got != "") != ok {
			t.Errorf("webAddress(%q) = %q", u, got)
		}
	}
}

func TestClock(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-05T10:05:00Z": "5 March 2026, 10:05 UTC", "2026-03-05T10:05:00+02:00": "5 March 2026, 08:05 UTC",
		"2026-03-05T10:05:00": "5 March 2026, 10:05 (zone unknown)", "2026-03-05": "5 March 2026 (day only)", "": "date unknown",
		"1970-01-01T00:00:00Z": "1 January 1970, 00:00 UTC (before 1990: doubtful)",
	} {
		if got := timeWords(published(t, in)); got != want {
			t.Errorf("timeWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestStrip(t *testing.T) {
	v := listAddress{path: "/articles", vals: url.Values{}}
	s := newStrip(v, []store.Facet{{Value: "2026-03-09", Count: 1}, {Value: "2026-03-05", Count: 4}, {Value: "2026-03-04", Count: 2}})
	if len(s.Wide.Bars) != 3 || len(s.Table) != 3 || !strings.Contains(s.Wide.Finding, "4 to 9 March 2026: most on 5 Mar 2026, 4") {
		t.Errorf("%+v", s)
	}
	if b := s.Wide.Bars[1]; b.URL != "/articles?day=2026-03-05" || b.H != "42.0" {
		t.Errorf("bar %+v", b)
	}
	long := []store.Facet{{Value: "2026-03-09", Count: 1}, {Value: "2026-03-08", Count: 1}, {Value: "1995-03-05", Count: 4}}
	if s = newStrip(v, long); len(s.Wide.Bars) != 2 || !strings.Contains(s.Caption, "Earlier days") {
		t.Errorf("a strip of 31 years has %d bars: %s", len(s.Wide.Bars), s.Caption)
	}
	if newStrip(v, long[:2]) != nil {
		t.Error("two days are a picture")
	}
}
