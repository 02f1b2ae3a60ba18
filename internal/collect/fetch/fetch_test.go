package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"hearsay/internal/store"
)

// clock is a clock that moves when somebody sleeps.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	slept time.Duration
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.slept = c.at.Add(d), c.slept+d
	return ctx.Err()
}

// site serves h on loopback, with a robots.txt that allows everything unless h has one.
func site(t *testing.T, h http.HandlerFunc) (*httptest.Server, *Fetcher, *clock) {
	t.Helper()
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" && r.Header.Get("Want-Robots") == "" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.Start()
	t.Cleanup(srv.Close)
	f, c := fetcher(t, Options{Allow: []string{"127.0.0.1"}, Timeout: 2 * time.Second})
	return srv, f, c
}

func fetcher(t *testing.T, o Options) (*Fetcher, *clock) {
	t.Helper()
	c := newClock()
	o.Agent, o.Now, o.Sleep = "Hearsay/test (+mailto:desk@courier.example)", c.now, c.sleep
	f := New(o)
	t.Cleanup(f.Close)
	return f, c
}

func refusal(t *testing.T, err error) *Refused {
	t.Helper()
	var no *Refused
	if !errors.As(err, &no) {
		t.Fatalf("no refusal: %v", err)
	}
	return no
}

func TestGet(t *testing.T) {
	srv, f, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.UserAgent(), "desk@courier.example") {
			t.Errorf("agent %q names no contact", r.UserAgent())
		}
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Cache-Control", "public, max-age=600")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, "<p>Hello</p>")
		z.Close()
	})
	ctx := context.Background()
	ans, err := f.Get(ctx, Request{URL: srv.URL + "/a"})
	if err != nil || string(ans.Body) != "<p>Hello</p>" || ans.ETag != `"v1"` || ans.MaxAge != 10*time.Minute || ans.NotModified {
		t.Fatalf("%+v, %v", ans, err)
	}
	before := c.slept
	ans, err = f.Get(ctx, Request{URL: srv.URL + "/a", ETag: ans.ETag})
	if err != nil || !ans.NotModified || len(ans.Body) != 0 {
		t.Fatalf("%+v, %v", ans, err)
	}
	if c.slept-before != 2*time.Second {
		t.Errorf("paused %v between two requests", c.slept-before)
	}
}

func TestOneRequestAtATime(t *testing.T) {
	var open, most atomic.Int32
	srv, f, _ := site(t, func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), open.Add(1)))
		time.Sleep(5 * time.Millisecond)
		open.Add(-1)
	})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := f.Get(context.Background(), Request{URL: fmt.Sprint(srv.URL, "/", i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at the same time", most.Load())
	}
}

// TestHostile: whatever a server does, the fetch ends with a reason of its own.
func TestHostile(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 80 {
		z.Write(zeros)
	}
	z.Close()
	hijack := func(w http.ResponseWriter, send string) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		io.WriteString(conn, send)
		conn.Close()
	}
	drip := func(w io.Writer, done <-chan struct{}, s string) {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
			if _, err := fmt.Fprintf(w, s, i); err != nil {
				return
			}
			if fl, ok := w.(http.Flusher); ok {
				fl.Flush()
			}
		}
	}
	for _, c := range []struct {
		name, want string
		h          http.HandlerFunc
	}{
		{"silent", TooSlow, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
		{"slow loris in the headers", TooSlow, func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			defer conn.Close()
			io.WriteString(conn, "HTTP/1.1 200 OK\r\n")
			drip(conn, nil, "X-Slow-%d: y\r\n")
		}},
		{"slow loris in the body", TooSlow, func(w http.ResponseWriter, r *http.Request) { drip(w, r.Context().Done(), "<p>%d") }},
		{"endless body", TooLarge, func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write(zeros); err != nil {
					return
				}
			}
		}},
		{"says it is huge", TooLarge, func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "99999999999") }},
		{"gzip bomb", TooLarge, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		}},
		{"broken gzip", BrokenBody, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes()[:200])
		}},
		{"no gzip at all", BrokenBody, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "<p>plain words, long enough to be no header</p>")
		}},
		{"unasked packing", BadAnswer, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "x")
		}},
		{"shorter than it says", BrokenBody, func(w http.ResponseWriter, r *http.Request) {
			hijack(w, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>half a")
		}},
		{"broken chunks", BrokenBody, func(w http.ResponseWriter, r *http.Request) {
			hijack(w, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc")
		}},
		{"no HTTP", BadAnswer, func(w http.ResponseWriter, r *http.Request) { hijack(w, "220 mail.example ESMTP\r\n") }},
		{"hangs up", NoConnection, func(w http.ResponseWriter, r *http.Request) { hijack(w, "") }},
		{"endless headers", BadAnswer, func(w http.ResponseWriter, r *http.Request) {
			hijack(w, "HTTP/1.1 200 OK\r\nX-Long: "+strings.Repeat("x", 1<<20)+"\r\n\r\n")
		}},
		{"two lengths", BadAnswer, func(w http.ResponseWriter, r *http.Request) {
			hijack(w, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello")
		}},
		{"redirect loop", TooManyHops, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }},
		{"redirect to nowhere", BadAnswer, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }},
		{"redirect to a file", BadAddress, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		}},
		{"redirect to a private name", PrivateAddress, func(w http.ResponseWriter, r *http.Request) {
			_, port, _ := net.SplitHostPort(r.Host)
			http.Redirect(w, r, "http://localhost:"+port+"/admin", http.StatusFound)
		}},
		{"redirect to link-local", PrivateAddress, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		}},
		{"gone", "http 410", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }},
		{"no content", "http 204", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }},
		{"teapot", "http 418", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			srv, f, _ := site(t, c.h)
			if c.want != TooSlow { // nothing to wait for, but a slow machine
				f, _ = fetcher(t, Options{Allow: []string{"127.0.0.1"}, Timeout: 25 * time.Second})
			}
			ans, err := f.Get(context.Background(), Request{URL: srv.URL + "/"})
			if err == nil {
				t.Fatalf("taken: %d bytes", len(ans.Body))
			}
			if no := refusal(t, err); no.Reason != c.want || strings.Contains(no.Detail, srv.URL) {
				t.Errorf("%v (%T), want %q", no, err, c.want)
			}
		})
	}
}

func TestBrokenTLS(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	defer srv.Close()
	f, _ := fetcher(t, Options{Allow: []string{"127.0.0.1"}})
	// robots.txt stands behind the same certificate, so that it is what cannot be reached.
	_, err := f.Get(context.Background(), Request{URL: srv.URL + "/robots.txt"})
	if no := refusal(t, err); no.Reason != BadCertificate {
		t.Error(no)
	}
	_, err = f.Get(context.Background(), Request{URL: srv.URL + "/a"})
	if no := refusal(t, err); no.Reason != RobotsSilent {
		t.Error(no)
	}
	plain := strings.Replace(srv.URL, "https:", "http:", 1)
	if _, err = f.Get(context.Background(), Request{URL: plain + "/robots.txt"}); err == nil {
		t.Error("plain HTTP to a TLS port was taken")
	}
}

func TestAddresses(t *testing.T) {
	f, _ := fetcher(t, Options{})
	for address, want := range map[string]string{
		"":                                  BadAddress,
		"ftp://a.example/":                  BadAddress,
		"javascript:alert(1)":               BadAddress,
		"http:///x":                         BadAddress,
		"http://user:secret@a.example/":     BadAddress,
		"http://127.0.0.1/":                 PrivateAddress,
		"http://localhost/":                 PrivateAddress,
		"http://[::1]/":                     PrivateAddress,
		"http://[::ffff:127.0.0.1]/":        PrivateAddress,
		"http://10.1.2.3/":                  PrivateAddress,
		"http://192.168.0.1:8080/":          PrivateAddress,
		"http://169.254.169.254/":           PrivateAddress,
		"http://100.64.0.1/":                PrivateAddress,
		"http://0.0.0.0/":                   PrivateAddress,
		"http://[fe80::1]/":                 PrivateAddress,
		"http://[fd00::1]/":                 PrivateAddress,
		"http://2130706433/":                NoHost, // a number is no address here
		"http://no-such-host-here.invalid/": NoHost,
	} {
		_, err := f.Get(context.Background(), Request{URL: address})
		no := refusal(t, err)
		if want == NoHost && (no.Reason == PrivateAddress || no.Reason == NoConnection || no.Reason == RobotsSilent) {
			continue // some resolvers do read the number; what counts is that nothing private was reached
		}
		if no.Reason != want {
			t.Errorf("%q: %v, want %q", address, no, want)
		}
	}
}

// TestRebinding has a name server that gives a public address first and loopback afterwards.
func TestRebinding(t *testing.T) {
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer pc.Close()
	var asked atomic.Int32
	go func() {
		b := make([]byte, 1500)
		for {
			n, from, err := pc.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.RCode, m.Additionals = true, dnsmessage.RCodeSuccess, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				ip := [4]byte{127, 0, 0, 1}
				if asked.Add(1) == 1 {
					ip = [4]byte{203, 0, 113, 7} // documentation addresses are refused as well
				}
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 0}, Body: &dnsmessage.AResource{A: ip}}}
			}
			if out, err := m.Pack(); err == nil {
				pc.WriteTo(out, from)
			}
		}
	}()
	reached := make(chan string, 10)
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { reached <- r.URL.Path }))
	defer srv.Close()
	u, _ := url.Parse(srv.URL)
	f, _ := fetcher(t, Options{Timeout: time.Second, resolver: &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", pc.LocalAddr().String())
	}}})
	for range 3 {
		_, err := f.Get(context.Background(), Request{URL: "http://rebind.example:" + u.Port() + "/"})
		refusal(t, err)
	}
	if asked.Load() < 2 {
		t.Errorf("the name server was asked %d times", asked.Load())
	}
	select {
	case p := <-reached:
		t.Errorf("loopback was reached: %s", p)
	default:
	}
}

func TestRetryAfterAndRest(t *testing.T) {
	code, after := http.StatusTooManyRequests, "120"
	hits := 0
	srv, f, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		hits++
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		w.WriteHeader(code)
	})
	ctx := context.Background()
	no := refusal(t, second(f.Get(ctx, Request{URL: srv.URL + "/"})))
	if no.Reason != "http 429" || no.Retry != 2*time.Minute {
		t.Fatal(no, no.Retry)
	}
	if no = refusal(t, second(f.Get(ctx, Request{URL: srv.URL + "/"}))); no.Reason != Resting || hits != 1 {
		t.Errorf("asked again within Retry-After: %v, %d requests", no, hits)
	}
	u, _ := url.Parse(srv.URL)
	if at := f.Ready(u.Host); !at.Equal(c.now().Add(2 * time.Minute)) {
		t.Errorf("ready at %v", at)
	}
	// Failures in a row open the breaker, and a good answer closes it.
	code, after = http.StatusInternalServerError, ""
	for range failsToRest {
		c.sleep(ctx, time.Hour)
		f.Get(ctx, Request{URL: srv.URL + "/"})
	}
	n := hits
	if no = refusal(t, second(f.Get(ctx, Request{URL: srv.URL + "/"}))); no.Reason != Resting || hits != n {
		t.Errorf("breaker is closed: %v", no)
	}
	code = http.StatusOK
	c.sleep(ctx, 12*time.Hour)
	for range 2 {
		if _, err := f.Get(ctx, Request{URL: srv.URL + "/"}); err != nil {
			t.Error(err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, robots string
		code         int
		want         map[string]string // path to reason
		pause        time.Duration
	}{
		{"rules", "User-agent: *\nDisallow: /private\nAllow: /private/open\n\nUser-agent: other\nDisallow: /\n", 200,
			map[string]string{"/a": "", "/private/x": RobotsForbid, "/private/open": ""}, 2 * time.Second},
		{"by name", "User-agent: hearsay\nDisallow: /\n\nUser-agent: *\nAllow: /\n", 200, map[string]string{"/a": RobotsForbid}, 0},
		{"query", "User-agent: *\nDisallow: /*?print=\n", 200, map[string]string{"/a?print=1": RobotsForbid, "/a": ""}, 0},
		{"delay", "User-agent: *\nCrawl-delay: 10\n", 200, map[string]string{"/a": ""}, 10 * time.Second},
		{"endless delay", "User-agent: *\nCrawl-delay: 100000\n", 200, map[string]string{"/a": ""}, 30 * time.Second},
		{"missing", "", 404, map[string]string{"/a": ""}, 0},
		{"forbidden file", "", 403, map[string]string{"/a": ""}, 0},
		{"server error", "", 500, map[string]string{"/a": RobotsSilent}, 0},
		{"too busy", "", 429, map[string]string{"/a": RobotsSilent}, 0},
		{"no robots file at all but a page", "<html><body>Welcome</body></html>", 200, map[string]string{"/a": ""}, 0},
		{"redirect", "", 302, map[string]string{"/a": RobotsForbid}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case "/robots.txt":
					asked++
					if c.code == 302 {
						http.Redirect(w, r, "/moved.txt", http.StatusFound)
						return
					}
					w.WriteHeader(c.code)
					io.WriteString(w, c.robots)
				case "/moved.txt":
					io.WriteString(w, "User-agent: *\nDisallow: /\n")
				}
			}))
			defer srv.Close()
			f, clk := fetcher(t, Options{Allow: []string{"127.0.0.1"}})
			for path, want := range c.want {
				_, err := f.Get(context.Background(), Request{URL: srv.URL + path})
				if want == "" && err != nil || want != "" && refusal(t, err).Reason != want {
					t.Errorf("%s: %v, want %q", path, err, want)
				}
			}
			if asked != 1 {
				t.Errorf("robots.txt was asked for %d times", asked)
			}
			if c.pause > 0 {
				before := clk.slept
				for p, want := range c.want {
					if want == "" {
						f.Get(context.Background(), Request{URL: srv.URL + p})
					}
				}
				if clk.slept-before < c.pause {
					t.Errorf("paused %v, want %v", clk.slept-before, c.pause)
				}
			}
		})
	}
}

func TestRedirect(t *testing.T) {
	srv, f, _ := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new#part", http.StatusMovedPermanently)
			return
		}
		io.WriteString(w, "here")
	})
	ans, err := f.Get(context.Background(), Request{URL: srv.URL + "/old"})
	if err != nil || ans.URL != srv.URL+"/new" || !ans.Permanent || string(ans.Body) != "here" {
		t.Errorf("%+v, %v", ans, err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	srv, f, _ := site(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := f.Get(ctx, Request{URL: srv.URL + "/"}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	u, _ := url.Parse(srv.URL)
	if f.hosts.get(u.Host).fails != 0 {
		t.Error("our own stop counts against the host")
	}
}

func FuzzRobots(f *testing.F) {
	for _, s := range []string{"User-agent: *\nDisallow: /", "\xef\xbb\xbfuser-agent:*\nallow:/a*b$", "Crawl-delay: -1e309", "Disallow: /%zz", strings.Repeat("User-agent: a\n", 100)} {
		f.Add([]byte(s), "/a?b")
	}
	ft := New(Options{Agent: "Hearsay/fuzz"})
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		x := ft.robots.parse(storeRobots(body))
		if x.group == nil {
			t.Fatal("a file that was read forbids everything")
		}
		x.group.Test(path)
	})
}

func storeRobots(body []byte) store.Robots { return store.Robots{Code: 200, Body: body} }
