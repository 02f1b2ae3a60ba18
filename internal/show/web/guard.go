package web

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
)

// policy lets a page load this server's style sheet, script and icon and nothing else: no
// inline script or style, no frame, no form that leads elsewhere. A sentence in an article
// that managed to become markup could still do nothing.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"

var errMethod = errors.New("method not allowed")

// guard sets the headers that every answer carries and turns away what no page is for.
//
// The Host header is checked because a page of another site can point its own name at the
// loopback address (DNS rebinding) and would then read the ledger as its own. Names that
// are not ours get 421 before anything is looked up.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()")
		w = &visit{w, r, s}
		reads := r.Method == http.MethodGet || r.Method == http.MethodHead
		switch {
		case !s.ours(r.Host):
			http.Error(w, "hearsay answers only under localhost or the address it was given", http.StatusMisdirectedRequest)
		case !reads && (r.Method != http.MethodPost || !forms[r.URL.Path]):
			s.fail(w, r, errMethod)
		case !reads && cross.Check(r) != nil:
			s.fail(w, r, errForm)
		case !s.sessions.in(r) && !strings.HasPrefix(r.URL.Path, "/static/") && r.URL.Path != "/login":
			s.closed(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// forms are the only addresses that change something.
var forms = map[string]bool{"/say": true, "/login": true, "/logout": true}

// cross tells requests that the browser says come from another site.
var cross = http.NewCrossOriginProtection()

// closed sends people to the login, and programs away.
func (s *site) closed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodGet && path.Ext(r.URL.Path) == "" && r.URL.Path != "/pulse" && r.URL.Path != "/metrics" {
		http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	if _, ok := sent(r); ok && s.sessions.guessed() {
		w.Header().Set("Retry-After", "10")
		problem{Status: http.StatusTooManyRequests, Title: "Too many wrong tokens", Hint: "Wait ten seconds."}.send(w)
		return
	}
	w.Header().Set("WWW-Authenticate", "Bearer")
	if feedForms[path.Ext(r.URL.Path)] != "" { // many readers send a password only where it is asked for
		w.Header().Add("WWW-Authenticate", `Basic realm="Hearsay", charset="UTF-8"`)
	}
	problem{Status: http.StatusUnauthorized, Title: "A token is needed", Hint: "Send it as Authorization: Bearer TOKEN."}.send(w)
}

// ours reports whether a Host header names this server. The port plays no part: another
// port of this machine is another server, and it was asked by that name. Where a token is asked for, any
// name will do: a site that points its own name here has no cookie of ours.
func (s *site) ours(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	return !s.sessions.open || host == "localhost" || host == "127.0.0.1" || host == "::1" || slices.Contains(s.o.Hosts, host)
}

// problem is an error as people and, in the form of RFC 9457, programs see it.
type problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"`
	Hint   string `json:"hint,omitempty"`
}

func (p problem) send(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p)
}
