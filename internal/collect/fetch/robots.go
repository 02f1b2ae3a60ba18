package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"hearsay/internal/store"
)

// Ages of a robots.txt: RFC 9309 §2.4 allows a day; one that could not be reached is asked
// for again sooner.
const (
	robotsAge    = 24 * time.Hour
	robotsRetry  = 10 * time.Second // doubled by each failure in a row
	robotsAtMost = time.Hour
	robotsLength = 500 << 10 // §2.5: at least so much is read
)

// RobotsCache keeps what robots.txt files said.
type RobotsCache interface {
	Robots(ctx context.Context, origin string) (r store.Robots, found bool, err error)
	PutRobots(ctx context.Context, r store.Robots) error
}

// robots decides by robots.txt (RFC 9309): a client error allows everything, a server error
// or silence forbids everything until it can be reached.
type robots struct {
	f      *Fetcher
	mu     sync.Mutex
	parsed map[string]*rules // by origin
}

type rules struct {
	until time.Time
	code  int
	group *robotstxt.Group // nil forbids everything
}

func (r *robots) init(f *Fetcher) { r.f, r.parsed = f, map[string]*rules{} }

// Robots says what u's robots.txt holds for this program: whether u may be fetched, and the
// file as kept. The error is ctx's or a [*Refused] that says why not.
func (f *Fetcher) Robots(ctx context.Context, address string) (store.Robots, error) {
	u, err := url.Parse(address)
	if err != nil {
		return store.Robots{}, &Refused{Reason: BadAddress, Detail: err.Error()}
	}
	if err := checkURL(u); err != nil {
		return store.Robots{}, err
	}
	err = f.robots.allow(ctx, u)
	kept, _, cacheErr := f.o.Robots.Robots(ctx, origin(u))
	return kept, errors.Join(err, cacheErr)
}

func origin(u *url.URL) string { return u.Scheme + "://" + strings.ToLower(u.Host) }

// allow returns nil if u may be fetched.
func (r *robots) allow(ctx context.Context, u *url.URL) error {
	if u.Path == "/robots.txt" {
		return nil
	}
	x, err := r.rules(ctx, u)
	if err != nil {
		return err
	}
	switch {
	case x.group == nil:
		return &Refused{Reason: RobotsSilent, Detail: "it forbids everything until it can be read", Code: x.code, Retry: max(0, x.until.Sub(r.f.o.Now()))}
	case !x.group.Test(pathOf(u)):
		return &Refused{Reason: RobotsForbid, Detail: pathOf(u)}
	}
	return nil
}

func pathOf(u *url.URL) string {
	p := u.EscapedPath()
	if p == "" {
		p = "/"
	}
	if u.RawQuery != "" {
		p += "?" + u.RawQuery
	}
	return p
}

func (r *robots) rules(ctx context.Context, u *url.URL) (*rules, error) {
	name, now := origin(u), r.f.o.Now()
	r.mu.Lock()
	x := r.parsed[name]
	r.mu.Unlock()
	if x != nil && now.Before(x.until) {
		return x, nil
	}
	kept, found, err := r.f.o.Robots.Robots(ctx, name)
	if err != nil {
		return nil, err
	}
	if !found || !now.Before(kept.Expires) {
		if kept, err = r.fetch(ctx, u, kept); err != nil {
			return nil, err
		}
		if err := r.f.o.Robots.PutRobots(ctx, kept); err != nil {
			return nil, err
		}
	}
	x = r.parse(kept)
	if x.group != nil {
		r.f.hosts.slow(u.Host, x.group.CrawlDelay)
	}
	r.mu.Lock()
	if len(r.parsed) >= maxHosts {
		clear(r.parsed)
	}
	r.parsed[name] = x
	r.mu.Unlock()
	return x, nil
}

// silent reports whether a host's answer says nothing about its rules.
func silent(code int) bool { return code == 0 || code >= 500 }

func (r *robots) parse(kept store.Robots) *rules {
	x := &rules{until: kept.Expires, code: kept.Code}
	if silent(kept.Code) {
		return x
	}
	data, err := robotstxt.FromStatusAndBytes(kept.Code, kept.Body)
	if err != nil { // §2.3: what cannot be parsed restricts nothing
		data, _ = robotstxt.FromBytes(nil)
	}
	agent, _, _ := strings.Cut(r.f.o.Agent, "/")
	x.group = data.FindGroup(agent)
	return x
}

// fetch gets robots.txt, up to five redirects on (§2.3.1.2), without asking for leave. old is
// what was kept, the zero Robots if nothing was.
func (r *robots) fetch(ctx context.Context, u *url.URL, old store.Robots) (store.Robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	now := r.f.o.Now().UTC()
	again := robotsRetry
	if silent(old.Code) && !old.Fetched.IsZero() {
		again = min(2*old.Expires.Sub(old.Fetched), robotsAtMost)
	}
	out := store.Robots{Origin: origin(u), Fetched: now, Expires: now.Add(again)}
	for hop := 0; hop <= MaxRedirects; hop++ {
		ans, err := r.f.one(ctx, at, Request{})
		var no *Refused
		switch {
		case ctx.Err() != nil:
			return out, ctx.Err()
		case errors.As(err, &no):
			if no.Reason == Resting || no.Reason == PrivateAddress || no.Reason == NoHost {
				return out, no // says more than that robots.txt is silent
			}
			out.Code = no.Code
			if no.Code >= 400 && no.Code < 500 && no.Code != http.StatusTooManyRequests {
				out.Expires = now.Add(robotsAge)
			} else if no.Code == http.StatusTooManyRequests {
				out.Code = 503
			}
			return out, nil
		case err != nil:
			return out, err
		case ans.to != nil:
			at = ans.to
			continue
		}
		out.Code, out.Body, out.Expires = 200, ans.Body[:min(len(ans.Body), robotsLength)], now.Add(robotsAge)
		if ans.MaxAge > 0 {
			out.Expires = now.Add(max(ans.MaxAge, time.Hour))
		}
		return out, nil
	}
	out.Code, out.Expires = http.StatusNotFound, now.Add(robotsAge) // §2.3.1.2: more redirects mean unavailable
	return out, nil
}

// memory is a cache that ends with the program.
type memory struct {
	mu sync.Mutex
	m  map[string]store.Robots
}

func newMemory() *memory { return &memory{m: map[string]store.Robots{}} }

func (m *memory) Robots(_ context.Context, origin string) (store.Robots, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.m[origin]
	return r, ok, nil
}

func (m *memory) PutRobots(_ context.Context, r store.Robots) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.m[r.Origin] = r
	return nil
}
