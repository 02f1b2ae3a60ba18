// Package fetch gets pages and feeds from the web, politely and safely.
//
// Politely: robots.txt is asked first and kept (RFC 9309), the User-Agent names a contact,
// validators of the last answer are sent, one request at a time goes to a host with a pause
// behind it, Retry-After is obeyed, and a host that fails again and again is left to rest
// (see host.go). Nothing is tried twice in a row: the caller comes back when it is due.
//
// Safely: an address is looked at after its name was resolved, at the moment of connecting,
// so that no name can lead to a private, loopback or link-local one, neither at first nor by
// a redirect nor by changing its mind in between (DNS rebinding). Time, redirects, headers
// and bodies are bounded, compressed and unpacked.
//
// Failure policy: whatever gives no body is a [*Refused] with a short, countable reason.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Bounds of one fetch. Options may narrow them, never widen.
const (
	MaxBody      = 16 << 20 // bytes as sent; the longest of the 89 benchmark pages has 1.4 MB
	MaxUnpacked  = 64 << 20 // bytes after decompression
	MaxTime      = 30 * time.Second
	MaxRedirects = 5
	maxHeader    = 64 << 10
)

// Reasons of refusals besides "http NNN".
const (
	BadAddress     = "bad address"
	PrivateAddress = "private address"
	RobotsForbid   = "robots.txt forbids"
	RobotsSilent   = "robots.txt not reachable"
	TooLarge       = "too large"
	TooSlow        = "timeout"
	TooManyHops    = "too many redirects"
	NoHost         = "host not found"
	NoConnection   = "no connection"
	BadCertificate = "bad certificate"
	BadAnswer      = "bad answer"
	BrokenBody     = "broken body"
	Resting        = "host is resting"
)

// Refused says why a fetch gave nothing. It is no verdict on later attempts unless Gone.
type Refused struct {
	Reason string        // short and countable
	Detail string        // for people
	Code   int           // HTTP status, 0 where none came
	Retry  time.Duration // how long the host asks to be left alone, 0 where it does not say
}

func (r *Refused) Error() string {
	if r.Detail == "" {
		return r.Reason
	}
	return r.Reason + ": " + r.Detail
}

// Gone reports that the host says there is nothing (404, 410), and means it.
func (r *Refused) Gone() bool { return r.Code == http.StatusNotFound || r.Code == http.StatusGone }

// Request is what to get. The validators are those of the last answer with content.
type Request struct {
	URL                string
	ETag, LastModified string
}

// Response is an answer with content, or one that says that nothing changed.
type Response struct {
	URL                string // after redirects
	At                 time.Time
	NotModified        bool
	ContentType        string // as sent
	Body               []byte // unpacked
	ETag, LastModified string
	MaxAge             time.Duration // how long the host calls it fresh, 0 where it does not say
	Permanent          bool          // all redirects on the way were permanent
}

// Options of a fetcher. The zero value works but for Agent.
type Options struct {
	Agent   string        // User-Agent with a contact; required
	Delay   time.Duration // pause between two requests to one host; default 2 s
	Timeout time.Duration // of one fetch, redirects included; default and limit [MaxTime]
	Robots  RobotsCache   // default: memory
	// Allow lists hosts ("name" or "name:port") that may have private addresses.
	Allow []string
	// Dial, if not nil, opens all connections: sites of a world of its own, as in the demo
	// and in tests. No address is looked at then.
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)
	// Now and Sleep are the clock, for tests and for worlds whose time runs faster.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error

	resolver *net.Resolver // for tests
}

// Fetcher gets addresses. It is safe for concurrent use.
type Fetcher struct {
	o      Options
	client *http.Client
	hosts  hosts
	robots robots
}

// New returns a fetcher. It panics without an agent: that is misuse by our own code.
func New(o Options) *Fetcher {
	if o.Agent == "" {
		panic("fetch: no User-Agent")
	}
	if o.Delay <= 0 {
		o.Delay = 2 * time.Second
	}
	if o.Timeout <= 0 || o.Timeout > MaxTime {
		o.Timeout = MaxTime
	}
	if o.Robots == nil {
		o.Robots = newMemory()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	f := &Fetcher{o: o}
	f.hosts.init(&f.o)
	f.robots.init(f)
	f.client = &http.Client{
		Transport: transport(&f.o),
		// Redirects are followed here, since each may lead to another host.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return f
}

// Close drops idle connections.
func (f *Fetcher) Close() { f.client.CloseIdleConnections() }

// Ready returns when the host of an address may be asked again; zero or a past time means now.
func (f *Fetcher) Ready(host string) time.Time { return f.hosts.ready(host) }

// Get fetches one address. The error is ctx's or a [*Refused]. It waits for its turn at the
// host, so that callers who ask for many hosts at once wait for none in vain.
func (f *Fetcher) Get(ctx context.Context, r Request) (*Response, error) {
	u, err := address(r.URL)
	if err != nil {
		return nil, err
	}
	permanent := true
	for hop := 0; ; hop++ {
		if err := f.robots.allow(ctx, u); err != nil {
			return nil, err
		}
		ans, err := f.one(ctx, u, r)
		if err != nil {
			return nil, err
		}
		if ans.to == nil {
			ans.Permanent = permanent && hop > 0
			return &ans.Response, nil
		}
		if hop == MaxRedirects {
			return nil, &Refused{Reason: TooManyHops, Detail: fmt.Sprintf("%d, and still not there", hop)}
		}
		permanent = permanent && ans.permanent
		if ans.to.Host != u.Host {
			r.ETag, r.LastModified = "", "" // validators are the other host's
		}
		u = ans.to
	}
}

// address parses and checks what may be asked for at all.
func address(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return nil, &Refused{Reason: BadAddress, Detail: "not a URL"}
	}
	if err := checkURL(u); err != nil {
		return nil, err
	}
	return u, nil
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return &Refused{Reason: BadAddress, Detail: fmt.Sprintf("%q is neither http nor https", u.Scheme)}
	case u.Hostname() == "":
		return &Refused{Reason: BadAddress, Detail: "no host"}
	case u.User != nil:
		return &Refused{Reason: BadAddress, Detail: "holds a password"}
	}
	return nil
}

// answer is a response or a redirect.
type answer struct {
	Response
	to        *url.URL
	permanent bool
}

// one does one request and reads its body.
func (f *Fetcher) one(ctx context.Context, u *url.URL, r Request) (*answer, error) {
	release, err := f.hosts.turn(ctx, u.Host)
	if err != nil {
		return nil, err
	}
	ans, err := f.exchange(ctx, u, r)
	var no *Refused
	errors.As(err, &no)
	if ctx.Err() != nil {
		release(nil, true)
		return nil, ctx.Err()
	}
	release(no, false)
	return ans, err
}

func (f *Fetcher) exchange(ctx context.Context, u *url.URL, r Request) (*answer, error) {
	inner, cancel := context.WithTimeout(ctx, f.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(inner, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Refused{Reason: BadAddress, Detail: err.Error()}
	}
	req.Header.Set("User-Agent", f.o.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	res, err := f.client.Do(req)
	if err != nil {
		return nil, trouble(err)
	}
	defer res.Body.Close()
	ans := &answer{Response: Response{URL: u.String(), At: f.o.Now().UTC(), ContentType: res.Header.Get("Content-Type"),
		ETag: bounded(res.Header.Get("ETag")), LastModified: bounded(res.Header.Get("Last-Modified")), MaxAge: maxAge(res.Header)}}
	switch code := res.StatusCode; {
	case code == http.StatusNotModified:
		ans.NotModified = true
		return ans, nil
	case code == 301 || code == 302 || code == 303 || code == 307 || code == 308:
		ans.permanent = code == 301 || code == 308
		ans.to, err = u.Parse(res.Header.Get("Location"))
		if err != nil || res.Header.Get("Location") == "" {
			return nil, &Refused{Reason: BadAnswer, Code: code, Detail: "redirect to nowhere"}
		}
		ans.to.Fragment = ""
		return ans, checkURL(ans.to)
	case code != http.StatusOK:
		return nil, &Refused{Reason: "http " + strconv.Itoa(code), Code: code, Retry: f.retryAfter(res.Header)}
	}
	ans.Body, err = body(res)
	return ans, err
}

// bounded drops a validator that is too long to be sent back for ever.
func bounded(s string) string {
	if len(s) > 1024 {
		return ""
	}
	return s
}

// retryAfter reads seconds or a date (RFC 9110 §10.2.3), at most a day.
func (f *Fetcher) retryAfter(h http.Header) time.Duration {
	s := strings.TrimSpace(h.Get("Retry-After"))
	d := time.Duration(0)
	if n, err := strconv.Atoi(s); err == nil {
		d = time.Duration(min(max(n, 0), 86400)) * time.Second
	} else if at, err := http.ParseTime(s); err == nil {
		d = at.Sub(f.o.Now())
	}
	return min(max(d, 0), 24*time.Hour)
}

// maxAge reads Cache-Control's max-age, at most a day; no-cache and no-store give 0.
func maxAge(h http.Header) time.Duration {
	out := time.Duration(0)
	for _, d := range strings.Split(h.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(d)), "=")
		switch name {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if n, err := strconv.Atoi(strings.Trim(value, `"`)); err == nil && n > 0 {
				out = time.Duration(min(n, 86400)) * time.Second
			}
		}
	}
	return out
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
