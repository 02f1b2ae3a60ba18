package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Who may read and who may write.
//
// Without a token the server is for this machine: whoever reaches it reads and, where there is a desk,
// writes. With one (Options.Token) nothing but the style sheet is given before it was named, either at
// /login, which answers with a cookie, or by a program as "Authorization: Bearer TOKEN", or as the password of
// any user (RFC 7617), which is what feed readers can send.
//
// A form changes something only if it comes from a page of ours: the browser must not call it
// cross-site (Sec-Fetch-Site, else Origin), and it carries a word that only a page given to the same
// cookie could know. The word is an HMAC of the cookie; keys and sessions live in memory and end with
// the process. A login makes a new cookie, so that one planted before it is worth nothing.
const (
	cookieName  = "hearsay"
	sessionLife = 12 * time.Hour
	maxSessions = 1000
)

var errForm = errors.New("it was not made by a page of this server, or before the server was started anew")

// sessions are those who named the token, and what to tell a visitor on the next page.
type sessions struct {
	token [sha256.Size]byte
	open  bool // no token is asked for
	key   [32]byte
	now   func() time.Time
	tries *rate.Limiter // of logins, over all visitors
	wrong *rate.Limiter // of wrong tokens that programs send, over all of them

	mu    sync.Mutex
	until map[string]time.Time // by cookie
	flash map[string]string
}

func newSessions(token string, now func() time.Time) *sessions {
	s := &sessions{token: sha256.Sum256([]byte(token)), open: token == "", now: now, tries: rate.NewLimiter(rate.Every(2*time.Second), 10), wrong: rate.NewLimiter(rate.Every(200*time.Millisecond), 50), until: map[string]time.Time{}, flash: map[string]string{}}
	rand.Read(s.key[:])
	return s
}

// right compares in a time that does not depend on the token.
func (s *sessions) right(token string) bool {
	sum := sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(sum[:], s.token[:]) == 1
}

// cookie returns the visitor's cookie, "" for none that we could have made.
func cookie(r *http.Request) string {
	c, err := r.Cookie(cookieName)
	if err != nil || len(c.Value) != 64 || strings.Trim(c.Value, "0123456789abcdef") != "" {
		return ""
	}
	return c.Value
}

// give sets a new cookie and returns it.
func (s *sessions) give(w http.ResponseWriter, r *http.Request) string {
	var b [32]byte
	rand.Read(b[:])
	id := hex.EncodeToString(b[:])
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: id, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: int(sessionLife.Seconds())})
	return id
}

// admit opens a session for a new cookie.
func (s *sessions) admit(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	for k, t := range s.until {
		if now.After(t) {
			delete(s.until, k)
			delete(s.flash, k)
		}
	}
	if len(s.until) >= maxSessions {
		clear(s.until)
	}
	s.until[id] = now.Add(sessionLife)
}

func (s *sessions) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.until, id)
	delete(s.flash, id)
}

// in reports whether the visitor may read.
func (s *sessions) in(r *http.Request) bool {
	if s.open {
		return true
	}
	if t, ok := sent(r); ok {
		if s.guessed() {
			return false
		}
		if !s.right(t) {
			s.wrong.AllowN(s.now(), 1)
			return false
		}
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.until[cookie(r)]
	return ok && s.now().Before(t)
}

// sent is the token that a program sends with its request: as a bearer, or as the password of any user, which is what
// feed readers can send.
func sent(r *http.Request) (string, bool) {
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return t, true
	}
	_, password, ok := r.BasicAuth()
	return password, ok
}

// guessed reports whether so many wrong tokens came that none is looked at for now: 50 at once, and five a second. A
// token of 16 characters is then not found by trying in any lifetime.
func (s *sessions) guessed() bool { return s.wrong.TokensAt(s.now()) < 1 }

// word is what forms given to a cookie carry.
func (s *sessions) word(cookie string) string {
	m := hmac.New(sha256.New, s.key[:])
	m.Write([]byte(cookie))
	return hex.EncodeToString(m.Sum(nil))
}

// ours reports whether a form was made by a page that this visitor was given.
func (s *sessions) ours(r *http.Request) bool {
	c := cookie(r)
	return c != "" && hmac.Equal([]byte(r.PostFormValue("csrf")), []byte(s.word(c)))
}

// tell keeps what the visitor's next page says; told takes it.
func (s *sessions) tell(cookie, words string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.flash) >= maxSessions {
		clear(s.flash)
	}
	s.flash[cookie] = words
}

func (s *sessions) told(cookie string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.flash[cookie]
	delete(s.flash, cookie)
	return w
}

// visit is an answer with what its page knows of who asks.
type visit struct {
	http.ResponseWriter
	r *http.Request
	s *site
}

// Unwrap lets streams reach the connection.
func (v *visit) Unwrap() http.ResponseWriter { return v.ResponseWriter }

// around fills what a page shows of the visitor: the word of its forms, where they lead back to, and
// what was kept. It gives a cookie to whoever has none and could use one.
func (v *visit) around(sh *shell) {
	if v.s.o.Desk == nil && v.s.sessions.open {
		return
	}
	c := cookie(v.r)
	if c == "" {
		c = v.s.sessions.give(v.ResponseWriter, v.r)
	}
	sh.CSRF, sh.Back, sh.Told, sh.Session = v.s.sessions.word(c), v.r.URL.RequestURI(), v.s.sessions.told(c), !v.s.sessions.open && v.s.sessions.in(v.r)
	if v.s.o.Desk != nil {
		sh.Desk, sh.Busy = true, v.s.o.Desk.Busy()
	}
}

// back is an address of this server from a form, else "/".
func back(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return "/"
	}
	return s
}

// loginPage asks for the token.
type loginPage struct {
	Next, CSRF string
	Wrong      bool
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	s.page(w, http.StatusOK, "login", shell{Title: "Token", Nav: "login", Body: loginPage{Next: back(r.FormValue("next"))}})
}

func (s *site) enter(w http.ResponseWriter, r *http.Request) {
	next := back(r.PostFormValue("next"))
	if !s.sessions.tries.Allow() {
		w.Header().Set("Retry-After", "10")
		s.page(w, http.StatusTooManyRequests, "error", shell{Title: "Too many tries", Body: problem{Status: http.StatusTooManyRequests, Title: "Too many tries", Detail: "Wait ten seconds, then try once more."}})
		return
	}
	if !s.sessions.ours(r) {
		s.fail(w, r, errForm)
		return
	}
	if s.sessions.open || !s.sessions.right(r.PostFormValue("token")) {
		s.page(w, http.StatusForbidden, "login", shell{Title: "Token", Nav: "login", Body: loginPage{Next: next, Wrong: true}})
		return
	}
	s.sessions.end(cookie(r))
	s.sessions.admit(s.sessions.give(w, r))
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func (s *site) leave(w http.ResponseWriter, r *http.Request) {
	if !s.sessions.ours(r) {
		s.fail(w, r, errForm)
		return
	}
	s.sessions.end(cookie(r))
	s.sessions.give(w, r)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}
