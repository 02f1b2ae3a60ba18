package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// everyView calls f with each view of a ledger and the path of its page.
func everyView(t *testing.T, l Ledger, f func(v *store.View, path string)) {
	t.Helper()
	for path, kind := range kindOf {
		q := store.ViewQuery{Kind: kind, Limit: 7}
		n := 0
		for {
			p, err := l.Views(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			for i := range p.Rows {
				f(&p.Rows[i], path+"/"+p.Rows[i].ID)
				n++
			}
			if q.After = p.Next; p.Next == "" {
				break
			}
		}
		if n < 5 {
			t.Errorf("%d %s", n, path)
		}
	}
}

// follow gets a page, and where it leads if it only leads on.
func follow(t *testing.T, h http.Handler, path string) int {
	t.Helper()
	w := get(t, h, path)
	if w.Code == http.StatusFound {
		to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
		w = get(t, h, to)
	}
	return w.Code
}

// Every page of a view is well formed, says the same twice, and whatever it links to is
// there: articles at their quotes, proofs, comparisons, other views, rows for programs.
func TestViewPages(t *testing.T) {
	l, o := readWorld(t)
	h := New(l, o)
	l2, o2 := readWorld(t)
	h2 := New(l2, o2) // an equal ledger
	known := map[string]bool{}
	links := func(doc *html.Node, path string) {
		for _, a := range htmlcheck.All(doc, "a") {
			to, _, _ := strings.Cut(htmlcheck.Attr(a, "href"), "#")
			if !strings.HasPrefix(to, "/") || known[to] {
				continue
			}
			known[to] = true
			if code := follow(t, h, to); code != 200 {
				t.Errorf("%s leads to %s: %d", path, to, code)
			}
		}
	}
	for _, path := range []string{"/stories", "/claims", "/incidents"} {
		links(open(t, h, path, 200), path)
	}
	everyView(t, l, func(v *store.View, path string) {
		doc := open(t, h, path, 200)
		links(doc, path)
		if a, b := get(t, h, path).Body.Bytes(), get(t, h2, path).Body.Bytes(); !bytes.Equal(a, b) {
			t.Errorf("%s differs in an equal ledger", path)
		}
		h1, words := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]), htmlcheck.Words(doc)
		warned := strings.Contains(words, "accusations is wrong")
		switch v.Kind {
		case store.KindClaim:
			c, err := rows.Decode[view.Claim](v)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(h1, "Claim: ") || !strings.ContainsAny(h1[7:11], `“"„‘`) || !strings.ContainsAny(h1[len(h1)-3:], `”"»’`) {
				t.Errorf("%s states its claim: %s", path, h1)
			}
			if len(c.Accused) > 0 && !warned {
				t.Errorf("%s accuses without a warning", path)
			}
			if n := len(htmlcheck.All(htmlcheck.Class(doc, "said")[0], "tr")) - 1; n != len(c.Quotes) {
				t.Errorf("%s shows %d of %d quotes", path, n, len(c.Quotes))
			}
		case store.KindIncident:
			if !warned || len(htmlcheck.Class(doc, "ladder")) != 1 || len(htmlcheck.Class(doc, "now")) != 1 {
				t.Errorf("%s: warned %v, %d ladders, %d steps that are now", path, warned, len(htmlcheck.Class(doc, "ladder")), len(htmlcheck.Class(doc, "now")))
			}
		case store.KindStory:
			s, err := rows.Decode[view.Story](v)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "tr" && strings.HasPrefix(htmlcheck.Attr(n, "id"), "a") })); n != len(s.Articles) {
				t.Errorf("%s shows %d of %d articles", path, n, len(s.Articles))
			}
		}
		if v.Kind != store.KindStory && strings.Count(words, "hearsay judge wrong ") == 0 {
			t.Errorf("%s does not say how to call a quote wrong", path)
		}
		if short := get(t, h, path[:strings.LastIndexByte(path, '/')+9]+"?x=1"); short.Code != 302 || short.Header().Get("Location") != path+"?x=1" {
			t.Errorf("the first eight characters of %s: %d to %q", path, short.Code, short.Header().Get("Location"))
		}
	})
	if len(known) < 500 {
		t.Errorf("only %d links", len(known))
	}
}

// Every edge of every claim opens the words it rests on.
func TestProofs(t *testing.T) {
	l, o := readWorld(t)
	h := New(l, o)
	edges, compared := 0, 0
	everyView(t, l, func(v *store.View, path string) {
		if v.Kind != store.KindClaim {
			return
		}
		c, err := rows.Decode[view.Claim](v)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range c.Graph.Edges {
			edges++
			at := path + "?edge=" + number(i+1)
			doc := open(t, h, at, 200)
			a, err := l.Article(context.Background(), string(e.Proof.Article), "")
			if err != nil {
				t.Fatal(err)
			}
			marks := htmlcheck.All(doc, "mark")
			want := strings.Join(strings.Fields(e.Proof.Span.In(e.Proof.Field.In(&a.Revision))), " ")
			if len(marks) != 1 || !strings.HasPrefix(want, strings.Split(htmlcheck.Words(marks[0]), " …")[0]) {
				t.Errorf("%s marks %d passages, want %.80s", at, len(marks), want)
			}
			if w := htmlcheck.Words(htmlcheck.Class(doc, "edge")[0]); strings.Contains(w, "Open both texts") {
				compared++
			}
		}
		open(t, h, path+"?min=0.9&edge=1", 200)
		if len(c.Graph.Edges) > 0 {
			if w := htmlcheck.Words(open(t, h, path+"?min=1", 200)); !strings.Contains(w, "left out") {
				t.Errorf("%s?min=1 does not say what it leaves out", path)
			}
		}
	})
	if edges < 30 || compared == 0 {
		t.Errorf("%d edges, %d between reports", edges, compared)
	}
}

// Private persons are named on no page of views, nor in what an article's page says of
// other articles.
func TestViewsNamePrivatePersonsNowhere(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil || len(plot.Private) < 4 {
		t.Fatalf("%d private persons: %v", len(plot.Private), err)
	}
	l, o := readWorld(t)
	h := New(l, o)
	clean := func(what, text string) {
		for _, p := range plot.Private {
			if strings.Contains(text, p.Core) {
				t.Errorf("%s names %s", what, p.Person)
			}
		}
	}
	for _, path := range []string{"/stories", "/claims", "/incidents"} {
		for _, ext := range []string{"", ".json", ".csv"} {
			clean(path+ext, get(t, h, path+ext).Body.String())
		}
	}
	everyView(t, l, func(v *store.View, path string) {
		clean(path, get(t, h, path).Body.String())
		clean(path+".json", get(t, h, path+".json").Body.String())
		if v.Kind == store.KindClaim {
			clean(path+"/origins.json", get(t, h, path+"/origins.json").Body.String())
		}
	})
	page, err := l.Articles(context.Background(), store.ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	linked := 0
	for _, a := range page.Rows {
		doc := open(t, h, "/articles/"+string(a.ID), 200)
		for _, n := range htmlcheck.Find(doc, func(n *html.Node) bool {
			id := htmlcheck.Attr(n, "id")
			return id == "claims" || id == "copies" || htmlcheck.Attr(n, "class") == "instory" || htmlcheck.Attr(n, "class") == "wrong"
		}) {
			linked++
			clean("what "+a.Ref+" is linked with", htmlcheck.Words(n))
		}
	}
	if linked < 50 {
		t.Errorf("%d parts of articles that link", linked)
	}
}

func TestViewLists(t *testing.T) {
	l, o := readWorld(t)
	o.PerPage = 3
	h := New(l, o)
	for path, kind := range kindOf {
		all, err := l.Views(context.Background(), store.ViewQuery{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		// Page by page the list holds every view once, in the ledger's order.
		var got, want []string
		for _, v := range all.Rows {
			want = append(want, path+"/"+v.ID)
		}
		for at := path; at != ""; {
			doc := open(t, h, at, 200)
			for _, li := range htmlcheck.All(htmlcheck.Class(doc, "views")[0], "li") {
				got = append(got, htmlcheck.Attr(li, "data-href"))
			}
			at = ""
			for _, a := range htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "rel") == "next" }) {
				at = htmlcheck.Attr(a, "href")
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s lists %d of %d", path, len(got), len(want))
		}
		var rowsOf map[string]json.RawMessage
		if err := json.Unmarshal(get(t, h, path+".json").Body.Bytes(), &rowsOf); err != nil {
			t.Fatalf("%s.json: %v", path, err)
		}
		var list []struct{ ID string }
		if json.Unmarshal(rowsOf[path[1:]], &list); len(list) != len(want) || path+"/"+list[0].ID != want[0] {
			t.Errorf("%s.json has %d rows of %d", path, len(list), len(want))
		}
		lines, err := csv.NewReader(get(t, h, path+".csv?limit=2").Body).ReadAll()
		if err != nil || len(lines) < 2 || !slices.Equal(lines[0], viewHeaders[kind]) {
			t.Errorf("%s.csv: %v, %d lines", path, err, len(lines))
		}
		for _, bad := range []string{"?since=2025-13-01", "?after=nonsense", ".json?limit=0", ".csv?day=x"} {
			if w := get(t, h, path+bad); w.Code != 400 {
				t.Errorf("%s%s: %d", path, bad, w.Code)
			}
		}
		day := open(t, h, path+"?day=2025-03-04", 200)
		if w := htmlcheck.Words(day); !strings.Contains(w, "4 Mar 2025") {
			t.Errorf("%s of one day: %.200s", path, w)
		}
		if w := htmlcheck.Words(open(t, h, path+"?day=1999-01-01", 200)); !strings.Contains(w, "Nothing fits all of these") {
			t.Errorf("%s of a day without any: %.200s", path, w)
		}
		open(t, h, path+"/00000000", 404)
		if other := all.Rows[0].ID; kind != store.KindClaim {
			open(t, h, "/claims/"+other, 404)
		}
		open(t, h, path+"?article=nobody", 404)
		open(t, h, path+"?article=w-0001", 200)
	}
	claim := get(t, h, "/claims.json?limit=1").Body.String()
	id := claim[strings.Index(claim, `"id":"`)+6:][:32]
	for _, bad := range []string{"?min=2", "?min=x", "?min=NaN", "/origins.json?min=-1"} {
		if w := get(t, h, "/claims/"+id+bad); w.Code != 400 {
			t.Errorf("/claims/%s%s: %d", id, bad, w.Code)
		}
	}
}

// What comes from outside reaches the pages of views as text.
func TestHostileViews(t *testing.T) {
	for _, x := range []string{`x" onload="alert(1)`, `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `javascript:alert(1)`, `</title><svg onload=alert(1)>`, "{{.Title}}", "\x00<b>"} {
		l := &fakeLedger{}
		for kind, body := range hostileBodies(x) {
			b, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			l.stored = append(l.stored, store.View{ID: strings.Repeat(kind[:1], 32), Kind: kind, Title: x, Size: 2, Body: b})
		}
		v := l.put(hearsay.Article{Ref: x, Outlet: x, Title: x, Text: x + " one two three"}, hearsay.StatusOK, nil)
		l.shared = []store.SharedRow{{A: store.Head{ID: v.Item.ID}, B: store.Head{ID: "b", Ref: x, Outlet: x, Title: x}, Kind: x}}
		h := New(l, Options{Copies: "x"})
		e := url.QueryEscape(x)
		for _, path := range []string{"/stories", "/claims", "/incidents", "/stories/" + strings.Repeat("s", 32), "/stories/" + strings.Repeat("s", 32) + "?from=2025-03-03T17&to=2025-03-03T19", "/stories/" + strings.Repeat("s", 32) + "?from=" + e + "&to=" + e, "/claims/" + strings.Repeat("c", 32), "/claims/" + strings.Repeat("c", 32) + "?edge=1&min=0.1", "/incidents/" + strings.Repeat("i", 32),
			"/stories?day=" + e + "&since=" + e, "/compare?a=" + e + "&b=" + e, "/compare?a=" + string(v.Item.ID) + "&b=" + e, "/articles/" + string(v.Item.ID)} {
			doc, err := htmlcheck.Parse(get(t, h, path).Body.String())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range htmlcheck.Problems(doc) {
				t.Errorf("%q at %s: %s", x, path, p)
			}
			if n := len(htmlcheck.All(doc, "img")); n > 0 {
				t.Errorf("%q at %s became <img>", x, path)
			}
		}
	}
}

// copiesStage and sharedAll ask a ledger for all text that its articles share.
const copiesStage = pipeline.CopiesStage

var sharedAll store.SharedQuery

func decode(t *testing.T, b []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}
