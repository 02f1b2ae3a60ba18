package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"hearsay"
	"hearsay/internal/collect/follow"
	"hearsay/internal/eval"
	"hearsay/internal/ops"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/web"
)

// defaultAddr is where pages are shown unless told otherwise: this machine only.
const defaultAddr = "127.0.0.1:8417"

type serveCmd struct {
	ledgerFlag
	worldFlag
	fetchFlag
	memFlag
	Follow bool   `help:"Keep looking at what is followed (hearsay add) while serving."`
	Log    string `enum:",text,json" default:"" placeholder:"FORM" help:"Log every look on standard error: text or json."`
	Addr   string `default:"127.0.0.1:8417" placeholder:"HOST:PORT" help:"Where to listen. Default ${default}, this machine only; port 0 takes a free one. Other addresses need --token."`
	Token  string `placeholder:"WORDS" env:"HEARSAY_TOKEN" help:"Asked of everybody before anything is shown; at least 16 characters. Better in $$HEARSAY_TOKEN, which other users of the machine do not see."`
	Who    string `placeholder:"NAME" env:"HEARSAY_WHO" help:"Who says what is said in the pages; otherwise $$HEARSAY_WHO, otherwise the name of the user."`
}

// Help is shown by hearsay serve --help.
func (serveCmd) Help() string {
	return `Shows the ledger as pages: what is new, who says what, what goes back to whom. Another process
may ingest meanwhile. Lists also answer as .json and .csv. Ctrl-C ends it.
Why a quote was read as it was is found by reading its article again: name the --world that
ingest had. "This is wrong" beside a quote is kept as judge keeps it, and counts at once.

At an address that other machines reach, everybody is asked for the token, and of others' texts only
excerpts are shown. Put a server that speaks TLS before it, or a tunnel.

Figures for Prometheus are at /metrics; doc/operations.md tells them.

  hearsay serve
  curl -s http://127.0.0.1:8417/articles.json?q=heron`
}

// Run serves the ledger until it is interrupted.
func (c *serveCmd) Run(a *app) error {
	mem, err := c.bound(a)
	if err != nil {
		return err
	}
	if err := c.checkToken(); err != nil {
		return err
	}
	ln, err := listen(a.ctx, c.Addr, c.Token != "")
	if err != nil {
		return err
	}
	defer ln.Close()
	reader, err := c.reader()
	if err != nil {
		return err
	}
	o, err := pages(a, reader)
	if err != nil {
		return err
	}
	o.Token, o.Excerpts = c.Token, !isLoopbackAddr(c.Addr)
	if c.Follow {
		return c.follow(a, ln, reader, o, mem)
	}
	l, err := openReaderWith(a, c.ledgerFlag, ledgerOptions(mem))
	if err != nil {
		return err
	}
	defer l.Close()
	o.Metrics = metricsPage(newMetrics(a, l, reader.Version()))
	if o.Asker, err = newAsker(l.Path(), reader, a.now); err != nil {
		return err
	}
	o.Desk = &desk{ctx: a.ctx, read: l, path: l.Path(), reader: reader, who: whoOr(c.Who), now: a.now, relink: new(sync.Mutex)}
	fmt.Fprintf(a.stdout, "%s is shown at http://%s (Ctrl-C ends it)\n", l.Path(), ln.Addr())
	h := web.New(l, o)
	go web.Warm(a.ctx, h, ln.Addr().String(), c.Token)
	return serve(a.ctx, ln, h)
}

// follow serves and ingests in one process. Whichever fails first ends the other.
func (c *serveCmd) follow(a *app, ln net.Listener, reader *read.Reader, o web.Options, mem ops.Memory) (err error) {
	l, err := openWriterWith(a, c.ledgerFlag, ledgerOptions(mem))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	f, err := c.fetcher(a, l)
	if err != nil {
		return err
	}
	defer f.Close()
	feeds, err := l.Feeds(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	fmt.Fprintf(a.stdout, "%s is shown at http://%s, %d feeds are followed (Ctrl-C ends it)\n", l.Path(), ln.Addr(), len(feeds))
	if len(feeds) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: nothing is followed yet\nhint: hearsay add feed URL begins; stop this program first, it is the ledger's writer")
	}
	pace, err := c.pace()
	if err != nil {
		return err
	}
	m := newMetrics(a, l, reader.Version())
	o.Metrics = metricsPage(m)
	if o.Asker, err = newAsker(l.Path(), reader, a.now); err != nil {
		return err
	}
	one := new(sync.Mutex)
	o.Desk = &desk{ctx: a.ctx, read: l, write: l, reader: reader, who: whoOr(c.Who), now: a.now, relink: one}
	run := following{l: l, f: f, reader: reader, o: follow.Options{Pace: pace, Now: a.now, Log: logger(a, c.Log), Seen: seen(m)}}
	return both(a.ctx, func(ctx context.Context) error {
		h := web.New(l, o)
		go web.Warm(ctx, h, ln.Addr().String(), c.Token)
		return serve(ctx, ln, h)
	}, func(ctx context.Context) error {
		_, err := run.run(ctx, pipeline.Options{Progress: told(m), BatchBytes: mem.BatchBytes, After: lone(one, linking(l, reader))})
		return ledgerHint(err)
	})
}

// lone lets each job run only while it holds the lock.
func lone(one *sync.Mutex, jobs []func(context.Context) error) (out []func(context.Context) error) {
	for _, job := range jobs {
		out = append(out, func(ctx context.Context) error {
			one.Lock()
			defer one.Unlock()
			return job(ctx)
		})
	}
	return out
}

// leastToken is the shortest token that is taken.
const leastToken = 16

func (c *serveCmd) checkToken() error {
	if c.Token != "" && len(c.Token) < leastToken {
		return usageError{hintf(fmt.Errorf("--token has %d characters; it takes %d or more", len(c.Token), leastToken), "such as HEARSAY_TOKEN=$(openssl rand -hex 16) hearsay serve --addr …")}
	}
	return nil
}

func isLoopbackAddr(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err == nil && isLoopback(host)
}

// both runs two jobs until ctx ends or one of them fails, which ends the other.
func both(ctx context.Context, jobs ...func(context.Context) error) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, job := range jobs {
		g.Go(func() error { return job(ctx) })
	}
	return g.Wait()
}

// pages returns the options of the pages: reasons by reader, and the measured figures.
func pages(a *app, reader *read.Reader) (web.Options, error) {
	floors, err := eval.Floors()
	if err != nil {
		return web.Options{}, err
	}
	figures := make(map[string]web.Figure, len(floors))
	for name, f := range floors {
		figures[name] = web.Figure{Reached: f.Reached, Floor: f.Floor, Goal: f.Goal, Human: f.Human, Published: f.Published}
	}
	explain := func(rev *hearsay.Revision) (hearsay.Reading, bool) { return reader.Read(rev), true }
	return web.Options{Now: a.now, Figures: figures, Explain: explain, Reader: reader.Version(), Copies: pipeline.CopiesStage, Links: pipeline.LinkStage}, nil
}

// listen opens addr, which must be of this machine only unless a token is asked for: whoever reaches
// the pages reads the ledger.
func listen(ctx context.Context, addr string, token bool) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usageError{hintf(fmt.Errorf("--addr %q is no HOST:PORT", addr), "such as --addr %s", defaultAddr)}
	}
	if !isLoopback(host) && !token {
		return nil, usageError{hintf(fmt.Errorf("--addr %s can be reached from other machines; that needs --token", addr),
			"HEARSAY_TOKEN=$(openssl rand -hex 16) makes one; or use --addr %s, and a tunnel (ssh -L 8417:%[1]s) to read from elsewhere", defaultAddr)}
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, hintf(fmt.Errorf("%s is in use, perhaps by another hearsay", addr), "open http://%s, stop the other program, or take a free port with --addr 127.0.0.1:0", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, hintf(fmt.Errorf("not allowed to listen at %s", addr), "take a port above 1023, such as --addr %s", defaultAddr)
	case err != nil:
		return nil, fmt.Errorf("listen: %w", err)
	}
	return ln, nil
}

// Limits of a request. A page is read in milliseconds; a stream of all rows of a large
// ledger may take minutes.
const (
	headerTimeout = 5 * time.Second
	answerTimeout = 30 * time.Minute
	stopTimeout   = 3 * time.Second
	maxHeader     = 64 << 10
	maxBody       = 32 << 10 // the forms of a page
)

// serve answers requests until ctx ends, then lets those at hand finish.
func serve(ctx context.Context, ln net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler: http.MaxBytesHandler(h, maxBody), ReadHeaderTimeout: headerTimeout, ReadTimeout: 2 * headerTimeout,
		WriteTimeout: answerTimeout, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeader,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := srv.Shutdown(end); err != nil {
		srv.Close() // somebody reads a long stream
	}
	return nil
}
