package web

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"context"
	"hearsay"
	"hearsay/internal/testutil/htmlcheck"
)

// Nothing is said, whatever the verb, by a form that this visitor was not given.
func TestSayNeedsOurForm(t *testing.T) {
	d := &fakeDesk{}
	h := New(smallLedger(t), Options{Desk: d})
	mine, other := &visitor{t: t, h: h}, &visitor{t: t, h: h}
	word, foreign := mine.word("/help"), other.word("/help")
	if word == foreign {
		t.Fatal("two visitors have one word")
	}
	form := func(csrf, say string) url.Values {
		return says(csrf, say, "speaker:x#1", "Pell", "words:a1", "lamps", "with", "77b0")
	}
	for _, say := range []string{"right x#1", "wrong x#1", "unsure x#1", "change x#1", "add a1", "split 1f3a x#1", "join 1f3a", "undo 01234567"} {
		for name, try := range map[string]func() *httptest.ResponseRecorder{
			"no word":        func() *httptest.ResponseRecorder { return mine.do("POST", "/say", form("", say)) },
			"another's word": func() *httptest.ResponseRecorder { return mine.do("POST", "/say", form(foreign, say)) },
			"in the address": func() *httptest.ResponseRecorder { return mine.do("POST", "/say?csrf="+word, form("", say)) },
			"no cookie":      func() *httptest.ResponseRecorder { return (&visitor{t: t, h: h}).do("POST", "/say", form(word, say)) },
			"another site": func() *httptest.ResponseRecorder {
				return (&visitor{t: t, h: h, cookie: mine.cookie, head: map[string]string{"Sec-Fetch-Site": "cross-site"}}).do("POST", "/say", form(word, say))
			},
			"another site's": func() *httptest.ResponseRecorder {
				return (&visitor{t: t, h: h, cookie: mine.cookie, head: map[string]string{"Origin": "http://localhost.evil.example"}}).do("POST", "/say", form(word, say))
			},
			"read as an image": func() *httptest.ResponseRecorder { return mine.do("GET", "/say?"+form(word, say).Encode(), nil) },
		} {
			if w := try(); w.Code < 400 || w.Code >= 500 || len(d.said)+len(d.undone) > 0 {
				t.Errorf("%s, %s: %d, kept %q %q", say, name, w.Code, d.said, d.undone)
			}
		}
		if w := mine.do("POST", "/say", form(word, say)); w.Code != http.StatusSeeOther || len(d.said)+len(d.undone) != 1 {
			t.Errorf("%s, as it should be: %d, %q %q", say, w.Code, d.said, d.undone)
		}
		d.said, d.undone = nil, nil
	}
}

// A cookie that somebody else chose is never a session, whatever is entered with it.
func TestSessionFixation(t *testing.T) {
	h := New(smallLedger(t), Options{Token: "correct horse battery"})
	planted := &http.Cookie{Name: cookieName, Value: strings.Repeat("ab", 32)}
	victim := &visitor{t: t, h: h, cookie: planted}
	if w := victim.do("POST", "/login", url.Values{"csrf": {victim.word("/login")}, "token": {"correct horse battery"}, "next": {"//evil.example"}}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Fatalf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	if w := (&visitor{t: t, h: h, cookie: planted}).do("GET", "/articles.json", nil); w.Code != http.StatusUnauthorized {
		t.Errorf("who planted the cookie reads: %d", w.Code)
	}
	if w := victim.do("GET", "/articles.json", nil); w.Code != http.StatusOK || victim.cookie.Value == planted.Value || !victim.cookie.HttpOnly || victim.cookie.SameSite != http.SameSiteStrictMode {
		t.Errorf("who entered: %d, %+v", w.Code, victim.cookie)
	}
}

// Feed readers send the token as a password; those that send wrong ones too often are not listened to for a while.
func TestFeedPassword(t *testing.T) {
	const token = "correct horse battery"
	at := now
	f := &fakeAsker{cols: claimCols, rows: [][]string{claimRow(1, "statement", "2026-03-08T10:00:00Z", "3")}}
	h := New(&fakeLedger{}, Options{Asker: f, Token: token, Now: func() time.Time { return at }})
	ask := func(path, user, password string) *httptest.ResponseRecorder {
		return get(t, h, path, func(r *http.Request) {
			if password != "" {
				r.SetBasicAuth(user, password)
			}
		})
	}
	for _, ext := range []string{".rss", ".atom", ".feed"} {
		if w := ask("/explore/claims"+ext, "", ""); w.Code != http.StatusUnauthorized || !strings.Contains(strings.Join(w.Header().Values("WWW-Authenticate"), ", "), "Basic realm=") || strings.Contains(w.Body.String(), "lamp") {
			t.Errorf("%s without: %d, %v", ext, w.Code, w.Header().Values("WWW-Authenticate"))
		}
		for _, user := range []string{"", "any", "Ilka"} {
			if w := ask("/explore/claims"+ext, user, token); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "lamp 1") {
				t.Errorf("%s of %q: %d", ext, user, w.Code)
			}
		}
		if w := ask("/explore/claims"+ext, token, "nearly "+token); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "lamp") {
			t.Errorf("%s, wrong: %d", ext, w.Code)
		}
	}
	code := 0
	for range 60 {
		code = ask("/explore/claims.rss", "x", "guess").Code
	}
	if w := ask("/explore/claims.rss", "x", token); code != http.StatusTooManyRequests || w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("after sixty guesses: %d, with the token %d", code, w.Code)
	}
	if w := get(t, h, "/explore/claims.rss", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }); w.Code != http.StatusTooManyRequests {
		t.Errorf("guesses go on as bearer: %d", w.Code)
	}
	at = at.Add(10 * time.Second)
	if w := ask("/explore/claims.rss", "x", token); w.Code != http.StatusOK {
		t.Errorf("ten seconds later: %d", w.Code)
	}
}

// No address leads out of the pages, and none breaks them.
func TestTraversal(t *testing.T) {
	f := gullAsker()
	h := New(knownOutlets(t), Options{Asker: f, Desk: &fakeDesk{}, Now: func() time.Time { return now }})
	explore := exploreSite(&fakeAsker{cols: claimCols})
	for _, dir := range []string{"/go/", "/explore/", "/watch/", "/outlets/", "/concert/a/", "/pairs/a/", "/parties/", "/articles/", "/claims/", "/stories/", "/incidents/", "/static/", "/articles/lm-1/quotes/"} {
		for _, x := range []string{"..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fweb.go", "..%5c..%5cweb.go", "....//web.go", "..%252fweb.go", "%00", "hearsay.css%00.png", "web.go", "%2fetc%2fpasswd", "~", strings.Repeat("a", 9000), strings.Repeat("%2e%2e%2f", 900)} {
			for _, h := range []http.Handler{h, explore} {
				w := get(t, h, dir+x)
				if to := w.Header().Get("Location"); w.Code == http.StatusOK || w.Code >= 500 || strings.HasPrefix(to, "//") || strings.Contains(to, ":") {
					t.Errorf("%s%.40s: %d to %.40q", dir, x, w.Code, to)
				}
				if b := w.Body.String(); strings.Contains(b, "package web") || strings.Contains(b, "root:") {
					t.Errorf("%s%.40s gives a file", dir, x)
				}
			}
		}
	}
	for _, x := range []string{"/go/%2f%2fevil.example", "/go/https:%2f%2fevil.example", "/go/%5cevil.example", "//evil.example/..", "/\\evil.example"} {
		w := get(t, h, "/", func(r *http.Request) { r.URL.Path, _ = url.PathUnescape(x); r.URL.RawPath = x })
		if to := w.Header().Get("Location"); w.Code >= 500 || strings.HasPrefix(to, "//") || strings.Contains(to, "\\") || strings.Contains(to, "://") {
			t.Errorf("%s: %d to %q", x, w.Code, to)
		}
	}
}

// attacks are words that would be markup, a script or another address if anything took them for more than words.
var attacks = []string{`x" onload="alert(1)`, `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `</title><svg onload=alert(1)>`, `]]></title><item><link>https://evil.example/</link></item>`, "\x00\x0b<b>", "{{.Title}}", "https://evil.example/"}

// Feeds have as many entries as rows, and their links lead here, whatever stands in the rows.
func TestHostileFeeds(t *testing.T) {
	for _, x := range attacks {
		row := []string{x, x, x, x, x, x, x, x, x, "2026-03-08T10:00:00Z", x, x}
		h := exploreSite(&fakeAsker{cols: claimCols, rows: [][]string{row}, notes: []string{x}})
		for _, path := range []string{"/explore/claims.rss", "/explore/claims.atom", "/explore/claims.rss?f.kind=" + url.QueryEscape(x), "/explore/claims.atom?f.kind=" + url.QueryEscape(x)} {
			w := get(t, h, path)
			entries, d := 0, xml.NewDecoder(w.Body)
			for {
				tok, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%q at %s: %v", x, path, err)
				}
				s, ok := tok.(xml.StartElement)
				if !ok {
					continue
				}
				if s.Name.Local == "item" || s.Name.Local == "entry" {
					entries++
				}
				for _, a := range s.Attr {
					if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http://127.0.0.1:8417/") {
						t.Errorf("%q at %s: leads to %q", x, path, a.Value)
					}
				}
				if s.Name.Local == "link" && len(s.Attr) == 0 {
					var to string
					if err := d.DecodeElement(&to, &s); err != nil || !strings.HasPrefix(to, "http://127.0.0.1:8417/") {
						t.Errorf("%q at %s: leads to %q, %v", x, path, to, err)
					}
				}
			}
			if entries != 1 || w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(w.Header().Get("Content-Type"), "xml") {
				t.Errorf("%q at %s: %d entries, %v", x, path, entries, w.Header())
			}
		}
		var got struct{ Items []struct{ URL string } }
		if err := json.Unmarshal(get(t, h, "/explore/claims.feed").Body.Bytes(), &got); err != nil || len(got.Items) != 1 || !strings.HasPrefix(got.Items[0].URL, "http://127.0.0.1:8417/go/") {
			t.Errorf("%q: %v, %+v", x, err, got)
		}
	}
}

// hostileDesk has one statement with x in every field, and keeps whatever it is told.
type hostileDesk struct {
	fakeDesk
	x string
}

func (d *hostileDesk) Statements(context.Context) ([]hearsay.Statement, error) {
	x := d.x
	return []hearsay.Statement{{ID: x, Who: x, Verb: hearsay.Change, Why: x, State: x, Set: map[string]string{"speaker": x, "accused": x, "act": x, "source": x, "cue": x},
		About: []hearsay.Target{{Kind: x, Article: hearsay.ArticleID(x), Revision: hearsay.RevisionID(x), Quote: hearsay.QuoteID(x), Words: x}, {Kind: x, View: x}, {Kind: "link", Article: hearsay.ArticleID(x), To: hearsay.ArticleID(x)}, {Kind: "name", Name: x}}}}, nil
}

func (d *hostileDesk) About(ctx context.Context, _ hearsay.ArticleID) ([]hearsay.Statement, error) {
	all, err := d.Statements(ctx)
	add := all[0]
	add.Verb = hearsay.Add
	return append(all, add), err
}

// What analysts write, what a page tells of it, and what a citation names are words.
func TestHostileStatements(t *testing.T) {
	for _, x := range attacks {
		l := smallLedger(t)
		l.views[0].Revision.Title += " " + x
		v := &visitor{t: t, h: New(l, Options{Desk: &hostileDesk{x: x}, Now: func() time.Time { return now }})}
		word := v.word("/help")
		for _, form := range []url.Values{says(word, "wrong x#1", "why", x), says(word, "change "+x, "speaker:"+x, x), says(word, "join 1f3a", "with", x), says(word, "add a1", "words:a1", x)} {
			if w := v.do("POST", "/say", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/help" {
				t.Errorf("%q: %d to %q", x, w.Code, w.Header().Get("Location"))
			}
			for _, path := range []string{"/statements", "/articles/" + string(l.views[0].Item.ID), "/search?q=" + url.QueryEscape(x)} { // the first tells what was kept
				doc, err := htmlcheck.Parse(v.do("GET", path, nil).Body.String())
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range htmlcheck.Problems(doc) {
					t.Errorf("%q at %s: %s", x, path, p)
				}
				if n := len(htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "script" || n.Data == "img" })); n != 1 {
					t.Errorf("%q at %s: %d scripts and images", x, path, n)
				}
				for _, a := range htmlcheck.All(doc, "a") {
					if to := htmlcheck.Attr(a, "href"); !strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "?") && !strings.HasPrefix(to, "https://lark.example/") || strings.HasPrefix(to, "//") {
						t.Errorf("%q at %s leads to %q", x, path, to)
					}
				}
			}
		}
	}
}
