package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// fakeDesk keeps what is said.
type fakeDesk struct {
	said   []string
	undone []string
	busy   bool
}

func (d *fakeDesk) Say(_ context.Context, verb hearsay.Verb, names []string, why string, set map[string]string) (hearsay.Statement, error) {
	if names[0] == "nothing" {
		return hearsay.Statement{}, &DeskError{"there is no such quote", "Open the page again."}
	}
	d.said = append(d.said, strings.Join(append([]string{string(verb) + "|" + strings.Join(names, "|") + "|" + why}, sets(set)...), "|"))
	return hearsay.Statement{ID: "0123456789abcdef"}, nil
}

func (d *fakeDesk) Undo(_ context.Context, id string) error {
	if id == "" {
		return store.ErrNotFound
	}
	d.undone = append(d.undone, id)
	return nil
}

func (d *fakeDesk) Statements(context.Context) ([]hearsay.Statement, error) {
	return []hearsay.Statement{{ID: "0123456789abcdef", Who: "<script>alert(1)</script>", Verb: hearsay.Wrong, Why: `"><img src=x onerror=alert(1)>`, State: "holds", About: []hearsay.Target{{Kind: "quote", Article: "a", Revision: "r", Quote: "q", Words: "</td><script>"}}}}, nil
}

func (d *fakeDesk) About(ctx context.Context, _ hearsay.ArticleID) ([]hearsay.Statement, error) {
	return d.Statements(ctx)
}

func (d *fakeDesk) Busy() bool { return d.busy }

// visitor is a browser with a cookie jar of its own.
type visitor struct {
	t      *testing.T
	h      http.Handler
	cookie *http.Cookie
	head   map[string]string
}

func (v *visitor) do(method, to string, form url.Values) *httptest.ResponseRecorder {
	v.t.Helper()
	r := httptest.NewRequest(method, "http://localhost"+to, strings.NewReader(form.Encode()))
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for k, x := range v.head {
		r.Header.Set(k, x)
	}
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	w := httptest.NewRecorder()
	v.h.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		v.cookie = c
	}
	return w
}

// word reads the word of the page's form.
func (v *visitor) word(to string) string {
	v.t.Helper()
	doc, err := htmlcheck.Parse(v.do("GET", to, nil).Body.String())
	if err != nil {
		v.t.Fatal(err)
	}
	for _, in := range htmlcheck.All(doc, "input") {
		if htmlcheck.Attr(in, "name") == "csrf" {
			return htmlcheck.Attr(in, "value")
		}
	}
	return ""
}

func says(csrf, say string, more ...string) url.Values {
	f := url.Values{"csrf": {csrf}, "say": {say}, "back": {"/help"}}
	for i := 0; i+1 < len(more); i += 2 {
		f.Add(more[i], more[i+1])
	}
	return f
}

// A statement is kept from a form of ours and from nothing else.
func TestSay(t *testing.T) {
	d := &fakeDesk{}
	v := &visitor{t: t, h: New(smallLedger(t), Options{Desk: d})}
	word := v.word("/help")
	if word == "" || v.cookie == nil || !v.cookie.HttpOnly || v.cookie.SameSite != http.SameSiteStrictMode {
		t.Fatalf("word %q, cookie %+v", word, v.cookie)
	}
	for _, c := range []struct {
		form url.Values
		code int
		said string
	}{
		{says(word, "wrong lm-1#ab12cd34", "why", "", "why", " a reason "), 303, "wrong|lm-1#ab12cd34|a reason"},
		{says(word, "unsure a ref with spaces#ab12cd34"), 303, "unsure|a ref with spaces#ab12cd34|"},
		{says(word, "split 1f3a lm-1#ab12cd34"), 303, "split|1f3a|lm-1#ab12cd34|"},
		{says(word, "join 1f3a", "with", "http://localhost/claims/77b0?min=.5"), 303, "join|1f3a|77b0|"},
		{says(word, "join 1f3a"), 409, ""},
		{says(word, "burn 1f3a"), 409, ""},
		{says(word, ""), 409, ""},
		{says(word, "wrong nothing"), 409, ""},
		{says(word, "wrong x#1", "why", strings.Repeat("x", 1001)), 409, ""},
		{says("", "wrong x#1"), 403, ""},
		{says(strings.Repeat("0", 64), "wrong x#1"), 403, ""},
	} {
		n := len(d.said)
		w := v.do("POST", "/say", c.form)
		if w.Code != c.code || (c.said != "") != (len(d.said) > n) || c.said != "" && d.said[n] != c.said {
			t.Errorf("%v: %d, said %q; want %d %q", c.form, w.Code, d.said[n:], c.code, c.said)
		}
	}
	if w := v.do("POST", "/say", says(word, "undo 01234567")); w.Code != 303 || w.Header().Get("Location") != "/help" || !slices.Equal(d.undone, []string{"01234567"}) {
		t.Errorf("undo: %d to %q, %v", w.Code, w.Header().Get("Location"), d.undone)
	}
	if words := v.do("GET", "/help", nil).Body.String(); !strings.Contains(words, "Taken back") {
		t.Error("the next page does not say so")
	}
	if words := v.do("GET", "/help", nil).Body.String(); strings.Contains(words, "Taken back") {
		t.Error("the page after it says so, too")
	}
	// Somebody else's page, cookie, or word.
	n := len(d.said)
	v.head = map[string]string{"Sec-Fetch-Site": "cross-site"}
	if w := v.do("POST", "/say", says(word, "wrong x#1")); w.Code != 403 {
		t.Errorf("cross-site: %d", w.Code)
	}
	v.head = map[string]string{"Origin": "https://evil.example"}
	if w := v.do("POST", "/say", says(word, "wrong x#1")); w.Code != 403 {
		t.Errorf("other origin: %d", w.Code)
	}
	other := &visitor{t: t, h: v.h}
	other.word("/help")
	if w := other.do("POST", "/say", says(word, "wrong x#1")); w.Code != 403 {
		t.Errorf("word of another visitor: %d", w.Code)
	}
	if len(d.said) != n {
		t.Errorf("kept: %v", d.said[n:])
	}
	for _, m := range []string{"PUT", "DELETE", "PATCH", "POST"} {
		if w := v.do(m, "/articles", nil); w.Code != 405 && w.Code != 403 {
			t.Errorf("%s /articles: %d", m, w.Code)
		}
	}
	v.head = nil
	if w := v.do("GET", "/say?say=wrong+x%231&csrf="+word, nil); w.Code != 404 && w.Code != 405 || len(d.said) != n {
		t.Errorf("GET /say: %d", w.Code)
	}
}

// Where a form leads back to is an address of ours.
func TestBack(t *testing.T) {
	for to, want := range map[string]string{"/claims/1?min=.5#q": "/claims/1?min=.5#q", "https://evil.example/": "/", "//evil.example": "/", "/\\evil.example": "/", "javascript:alert(1)": "/", "": "/", "/x\r\nSet-Cookie: a=b": "/", "claims": "/"} {
		if got := back(to); got != want {
			t.Errorf("%q: %q, want %q", to, got, want)
		}
	}
}

// Without the token nothing is given but the style sheet and the login; a session ends.
func TestToken(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	const token = "correct horse battery"
	v := &visitor{t: t, h: New(smallLedger(t), Options{Token: token, Desk: &fakeDesk{}, Now: func() time.Time { return now }})}
	for _, to := range []string{"/", "/articles", "/articles/lm-1", "/stories", "/method", "/statements", "/nowhere", "/compare?a=x&b=y"} {
		if w := v.do("GET", to, nil); w.Code != 303 || !strings.HasPrefix(w.Header().Get("Location"), "/login?next=%2F") {
			t.Errorf("%s: %d %q", to, w.Code, w.Header().Get("Location"))
		}
	}
	for _, to := range []string{"/articles.json", "/articles.csv", "/articles/lm-1.json", "/pulse", "/metrics"} {
		if w := v.do("GET", to, nil); w.Code != 401 || w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %d", to, w.Code)
		}
	}
	if w := v.do("GET", "/static/"+loadAssets().names["hearsay.css"], nil); w.Code != 200 {
		t.Errorf("style sheet: %d", w.Code)
	}
	enter := func(word, token string) *httptest.ResponseRecorder {
		return v.do("POST", "/login", url.Values{"csrf": {word}, "token": {token}, "next": {"/stories"}})
	}
	word := v.word("/login?next=/stories")
	planted := v.cookie.Value
	if w := enter(word, "wrong"); w.Code != 403 {
		t.Errorf("wrong token: %d", w.Code)
	}
	if w := enter("", token); w.Code != 403 {
		t.Errorf("without a word: %d", w.Code)
	}
	if w := enter(word, token); w.Code != 303 || w.Header().Get("Location") != "/stories" {
		t.Fatalf("right token: %d %q", w.Code, w.Header().Get("Location"))
	}
	if v.cookie.Value == planted {
		t.Error("the cookie from before the login is the session")
	}
	if w := v.do("GET", "/articles.json", nil); w.Code != 200 {
		t.Errorf("with a session: %d", w.Code)
	}
	if w := v.do("GET", "/articles", nil); w.Code != 200 || !strings.Contains(w.Body.String(), "Leave") {
		t.Errorf("with a session: %d", w.Code)
	}
	old := &visitor{t: t, h: v.h, cookie: &http.Cookie{Name: cookieName, Value: planted}}
	if w := old.do("GET", "/articles.json", nil); w.Code != 401 {
		t.Errorf("the planted cookie: %d", w.Code)
	}
	program := &visitor{t: t, h: v.h, head: map[string]string{"Authorization": "Bearer " + token}}
	if w := program.do("GET", "/articles.json", nil); w.Code != 200 {
		t.Errorf("a program: %d", w.Code)
	}
	program.head["Authorization"] = "Bearer nearly"
	if w := program.do("GET", "/articles.json", nil); w.Code != 401 {
		t.Errorf("a program without it: %d", w.Code)
	}
	mine := v.cookie
	if w := v.do("POST", "/logout", url.Values{"csrf": {v.word("/help")}}); w.Code != 303 {
		t.Errorf("leave: %d", w.Code)
	}
	gone := &visitor{t: t, h: v.h, cookie: mine}
	if w := gone.do("GET", "/articles.json", nil); w.Code != 401 {
		t.Errorf("after leaving: %d", w.Code)
	}
	enter(v.word("/login"), token)
	if w := v.do("GET", "/articles.json", nil); w.Code != 200 {
		t.Errorf("entered again: %d", w.Code)
	}
	now = now.Add(13 * time.Hour)
	if w := v.do("GET", "/articles.json", nil); w.Code != 401 {
		t.Errorf("after thirteen hours: %d", w.Code)
	}
	code := 0
	for range 30 {
		code = enter(v.word("/login"), "guess").Code
	}
	if code != 429 {
		t.Errorf("after thirty guesses: %d", code)
	}
}

// What analysts write is text, too.
func TestStatementsPage(t *testing.T) {
	d := &fakeDesk{busy: true}
	v := &visitor{t: t, h: New(smallLedger(t), Options{Desk: d})}
	w := v.do("GET", "/statements", nil)
	doc, err := htmlcheck.Parse(w.Body.String())
	if err != nil || w.Code != 200 {
		t.Fatal(w.Code, err)
	}
	for _, p := range htmlcheck.Problems(doc) {
		t.Error(p)
	}
	if n := len(htmlcheck.All(doc, "script")); n != 1 {
		t.Errorf("%d scripts", n)
	}
	if len(htmlcheck.All(doc, "img")) > 0 || !strings.Contains(htmlcheck.Words(doc), "being made anew") {
		t.Error("an image, or silence about what is being made")
	}
	if w := get(t, New(smallLedger(t), Options{}), "/statements"); w.Code != 404 {
		t.Errorf("without a desk: %d", w.Code)
	}
}

// A server that others reach gives no whole text.
func TestExcerpts(t *testing.T) {
	long := strings.Repeat("harbour water stones ", 40)
	for _, rows := range [][]row{
		{{Tokens: []token{{Text: long}}}, {Tokens: []token{{Text: long}}}, {Tokens: []token{{Text: long + "she said "}, {Text: "that it burned", Content: []int{1}}, {Text: " " + long}}, Cards: []card{{N: 1}}}, {Tokens: []token{{Text: long}}}},
	} {
		got, words := excerpt(rows), 0
		said := false
		for _, r := range got {
			for _, tok := range r.Tokens {
				words += len(strings.Fields(tok.Text))
				said = said || tok.Text == "that it burned"
			}
		}
		if words > 100 || !said {
			t.Errorf("%d words, marked ones kept: %v", words, said)
		}
	}
	ledger := smallLedger(t)
	ledger.views[0].Revision.Text = "First words. " + long
	ledger.views[0].Reading = nil
	h := New(ledger, Options{Excerpts: true})
	for _, to := range []string{"", "?plain=1", ".json"} {
		w := get(t, h, "/articles/"+string(ledger.views[0].Item.ID)+to)
		if n := strings.Count(w.Body.String(), "stones"); w.Code != 200 || n > 15 {
			t.Errorf("%s: %d, %d words of the text", to, w.Code, n)
		}
	}
}
