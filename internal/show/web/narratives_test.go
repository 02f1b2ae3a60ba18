package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

func tieJSON(of, a, b string, together int, q float64) string {
	tied := q <= 0.05
	return fmt.Sprintf(`{"of":%q,"a":%q,"b":%q,"together":%d,"expected":0.4,"p":%g,"q":%g,"tied":%v,"same_incident":false,"first_by":{"outlet":"The Gull","ref":"g-1","at":"2025-03-04T10:00:00Z"},"ids":["i1","i2"],"refs":["g-1"],"over":"articles","needed":3,"passages":[{"ref":"g-1","a":["q1","gone"],"b":["q2"]},{"ref":"g-2","a":["gone"],"b":[]}]}`+"\n", of, a, b, together, q/20, q, tied)
}

// affairJSON is a pair of affairs; the article is one of the first, and refers to the second.
func affairJSON(x string) string {
	s := strings.TrimSuffix(tieJSON("affairs", "Lamp out"+x, "Ferry stopped"+x, 2, 0.01), "\n")
	return s[:strings.Index(s, `"passages"`)] + fmt.Sprintf(`"passages":[{"ref":"g-1","a":[],"b":[],"refers":[{"to":"i2","ref":"g-1","outlet":"The Gull","words":%q,"score":1.2}]}]}`, "First the lamp, now Monday's ferry"+x) + "\n"
}

func growJSON(day string, texts, all int, outlets string) string {
	return fmt.Sprintf(`{"of":"incidents","bundle":1,"day":%q,"texts":%d,"new_ties":1,"outlets":[%s],"all_texts":%d,"all_ties":1,"all_outlets":2,"things":["Lamp out at the lock","Ferry stopped"],"ids":["i1","i2"],"refs":["g/1"]}`+"\n", day, texts, outlets, all)
}

// tiedLedger has the two incidents of tieJSON, with a quote each.
func tiedLedger(t *testing.T, x string) *fakeLedger {
	t.Helper()
	l := &fakeLedger{}
	for k, id := range []string{"i1", "i2"} {
		q := view.Quote{Article: "a", Revision: "r", ID: "q1", Outlet: "The Gull" + x, At: time.Date(2025, 3, 4, 10, 0, 0, 0, time.UTC), Speaker: "Harbour Office" + x, Words: "the lamp was out" + x}
		if k == 1 {
			q.ID, q.Words, q.Speaker = "q2", "the ferry was stopped", ""
		}
		b, err := json.Marshal(view.Incident{Quotes: []view.Quote{q}})
		if err != nil {
			t.Fatal(err)
		}
		l.stored = append(l.stored, store.View{ID: id, Kind: store.KindIncident, Body: b})
	}
	return l
}

func TestNarrativesPage(t *testing.T) {
	tie := tieJSON("incidents", "Lamp out at the lock", "Ferry stopped", 3, 0.01)
	f := &beyondAsker{notes: []string{"left out: one"}, rows: map[string]string{"narratives tested": tie + strings.ReplaceAll(tieJSON("claims", "that the lamp was out", "that it rained", 2, 0.4), `"i1"`, `"c1"`),
		"narratives grow": growJSON("2025-03-04", 1, 1, `"The Gull"`) + growJSON("2025-03-05", 3, 4, `"The Tern"`) + growJSON("2025-03-08", 1, 5, "")}}
	h := New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return now }})
	doc := open(t, h, "/narratives", 200)
	words := htmlcheck.Words(doc)
	for _, want := range []string{"One pair of incidents is told as one beyond chance", "3 together, 0.4 expected, 7.5×", "q 0.010", "first by The Gull, 4 Mar 2025, 10:00", "“the lamp was out”", "Harbour Office", "“the ferry was stopped”", "its quotes have changed since it was tied", "The passages side by side: 2 texts",
		"Two incidents, 1 tie, 5 texts", "most on 5 Mar 2025, 3", "“that the lamp was out” + “that it rained”", "Left out: one", "some accusations are wrong", "hearsay narratives"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
	}
	links := map[string]bool{}
	for _, a := range htmlcheck.All(doc, "a") {
		links[htmlcheck.Attr(a, "href")] = true
	}
	for _, want := range []string{"/incidents/i1", "/incidents/i2", "/claims/c1", "/go/g-1", "/go/g%2F1", "/articles/a/quotes/q1?rev=r", "/explore/narratives.json", "/explore/narratives?all=1", "/explore/narratives?tested=1", "#incidents-1-day2", "/narratives?over=days"} {
		if !links[want] {
			t.Errorf("no link to %s in %v", want, links)
		}
	}
	// The strip has a bar for each day of the table that has texts.
	bars := 0
	for _, n := range htmlcheck.All(doc, "rect") {
		if htmlcheck.Attr(n, "class") == "bar" && n.Parent.Data == "a" {
			bars++
		}
	}
	if bars != 2*3 {
		t.Errorf("%d bars in two pictures of three days", bars)
	}
	f.rows["narratives tested"], f.rows["narratives spoken"] = "", affairJSON("")
	later := now.Add(time.Hour)
	fresh := New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return later }})
	doc = open(t, fresh, "/narratives?of=affairs", 200)
	if words := htmlcheck.Words(doc); !strings.Contains(words, "First the lamp, now Monday's ferry") || !strings.Contains(words, "the article’s own affair") || !strings.Contains(words, "two affairs") {
		t.Errorf("affairs: %s", words)
	}
	for _, want := range []string{"/go/i2", "/go/g-1"} {
		if !slices.ContainsFunc(htmlcheck.All(doc, "a"), func(a *html.Node) bool { return htmlcheck.Attr(a, "href") == want }) {
			t.Errorf("no link to %s", want)
		}
	}
	f.rows["narratives spoken"] = strings.ReplaceAll(affairJSON(""), `"tied":true`, `"tied":false`) + strings.ReplaceAll(affairJSON(" again"), `"same_incident":false`, `"same_incident":true`)
	fresh = New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return later }})
	words = htmlcheck.Words(open(t, fresh, "/narratives", 200))
	if !strings.Contains(words, "Lamp out + Ferry stopped together in 2 texts “First the lamp, now Monday's ferry”The Gull, of “Ferry stopped”") || strings.Contains(words, "again") || !strings.Contains(words, "One pair of affairs is put together in a sentence, none beyond chance") {
		t.Errorf("affairs that a sentence ties: %s", words)
	}
	for path, status := range map[string]int{"/narratives?max-q=1": 400, "/narratives?x=1": 400, "/narratives/i1": 404} {
		if w := get(t, h, path); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	f.rows = map[string]string{"narratives tested": strings.ReplaceAll(tie, `"tied":true`, `"tied":false`)}
	h = New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return now }})
	if words := htmlcheck.Words(open(t, h, "/narratives?of=incidents", 200)); !strings.Contains(words, "Nothing is told as one beyond chance here") || !strings.Contains(words, "1 pair of incidents was together in the same articles twice or more and was tested; chance explains it") {
		t.Errorf("nothing found: %s", words)
	}
	f.rows = nil
	h = New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return now }})
	if words := htmlcheck.Words(open(t, h, "/narratives?of=claims", 200)); !strings.Contains(words, "No two claims stand together often enough to be tested") {
		t.Errorf("nothing tested: %s", words)
	}
}

// Nothing that names, titles or words hold becomes markup in the pages of what is beyond chance.
func TestBeyondHostile(t *testing.T) {
	for _, x := range []string{`x" onload="alert(1)`, `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, `</title><svg onload=alert(1)>`, "{{.Title}}", "../../etc", "a/b?c#d%2e"} {
		j := func(s string) string { b, _ := json.Marshal(s); return strings.Trim(string(b), `"`) }
		bad := func(rows string) string {
			return strings.NewReplacer("The Gull", j(x), "The Tern", j(x)+" 2", "Story", j(x), "Lamp out", j(x), `"g-1"`, `"`+j(x)+`"`).Replace(rows)
		}
		f := &beyondAsker{notes: []string{x}, rows: map[string]string{"concert all": bad(concertJSON("The Gull", "The Tern", 3, 5, 0.8, 0, 2, 0.04, "together", "note") + concertJSON("The Gull", "The Auk", 3, 5, 0.8, 0, 2, 0.04, "chance", "")),
			"concert claims": bad(`{"a":"The Gull","b":"The Tern","verdict":"together","ids":["The Gull"]}` + "\n"), "concert with": bad(meetingJSON(1, "60", true, "0.2", "") + meetingJSON(2, "null", false, "null", "The Gull")),
			"narratives tested": bad(tieJSON("claims", "Lamp out", "The Gull", 3, 0.01) + tieJSON("incidents", "Lamp out", "The Gull", 3, 0.2) + affairJSON("Lamp out")), "narratives spoken": bad(affairJSON("Lamp out")), "narratives grow": bad(growJSON("2025-03-04", 1, 1, `"The Gull"`) + growJSON("The Gull", 1, 1, `"The Gull"`))}}
		h := New(tiedLedger(t, x), Options{Asker: f, Now: func() time.Time { return now }})
		for _, path := range []string{"/concert", "/concert?by=speaker", "/concert/a/b", "/narratives", "/narratives?over=days"} {
			doc := open(t, h, path, 200)
			if n := len(htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "script" || n.Data == "img" })); n != 1 {
				t.Errorf("%s with %q: %d scripts and images", path, x, n)
			}
		}
	}
}
