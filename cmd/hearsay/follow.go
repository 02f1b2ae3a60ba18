package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/follow"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store/embedded"
)

// fetchFlag is embedded by commands that fetch.
type fetchFlag struct {
	Contact   string   `placeholder:"MAIL|URL" env:"HEARSAY_CONTACT" help:"Who fetches: a mail address or page that is sent with every request, so that a site can reach you. Remembered."`
	AllowHost []string `placeholder:"HOST" help:"A host that may have a private address, such as one in your own network. Remembered."`
	Every     string   `default:"5m" placeholder:"TIME" help:"Shortest pause between two looks at a feed; the longest is 72 times that, and fresh articles are looked at again after 2, 6, 24, 72, 288, 864 and 2,016 times that. Default ${default}."`
	Delay     string   `default:"2s" placeholder:"TIME" help:"Pause between two requests to one host. Default ${default}."`
}

// Names of settings.
const (
	settingContact = "contact"
	settingAllow   = "allow-hosts"
)

// fetcher returns a fetcher that keeps robots.txt in l, and remembers what the flags say.
func (c *fetchFlag) fetcher(a *app, l *embedded.Ledger) (*fetch.Fetcher, error) {
	delay, err := time.ParseDuration(c.Delay)
	if err != nil || delay < 0 {
		return nil, usageError{hintf(fmt.Errorf("--delay %q is no time", c.Delay), "such as --delay 5s")}
	}
	if err := c.remember(a.ctx, l); err != nil {
		return nil, err
	}
	allow, err := l.Setting(a.ctx, settingAllow)
	if err != nil {
		return nil, err
	}
	contact, err := l.Setting(a.ctx, settingContact)
	if err != nil {
		return nil, err
	}
	if contact == "" {
		return nil, usageError{hintf(errors.New("nobody is named who fetches"), "--contact desk@paper.example (or a page of yours) is sent to the sites that are followed; say it once")}
	}
	return fetch.New(fetch.Options{Agent: agent(contact), Delay: max(delay, time.Millisecond), Allow: strings.Fields(allow), Robots: l, Now: a.now}), nil
}

func agent(contact string) string { return "Hearsay/" + version + " (+" + contact + ")" }

// remember checks the flags and keeps them.
func (c *fetchFlag) remember(ctx context.Context, l *embedded.Ledger) error {
	if s := strings.TrimSpace(c.Contact); s != "" {
		u, uerr := url.Parse(s)
		_, merr := mail.ParseAddress(strings.TrimPrefix(s, "mailto:"))
		if web := uerr == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""; !web && merr != nil || strings.ContainsAny(s, "()\r\n") {
			return usageError{hintf(fmt.Errorf("--contact %q is neither a mail address nor a page", s), "such as --contact desk@paper.example")}
		}
		if err := l.PutSetting(ctx, settingContact, s); err != nil {
			return err
		}
	}
	if len(c.AllowHost) == 0 {
		return nil
	}
	old, err := l.Setting(ctx, settingAllow)
	if err != nil {
		return err
	}
	all := strings.Fields(old)
	known := map[string]bool{}
	for _, h := range all {
		known[h] = true
	}
	for _, h := range c.AllowHost {
		if u, err := url.Parse(h); err == nil && u.Host != "" {
			h = u.Host
		}
		if strings.ContainsAny(h, " /") || h == "" {
			return usageError{hintf(fmt.Errorf("--allow-host %q is no host", h), "such as --allow-host intranet.example or 127.0.0.1:8080")}
		}
		if !known[h] {
			all = append(all, strings.ToLower(h))
		}
	}
	return l.PutSetting(ctx, settingAllow, strings.Join(all, " "))
}

// pace returns how often things are looked at.
func (c *fetchFlag) pace() (follow.Pace, error) {
	e, err := time.ParseDuration(c.Every)
	if err != nil || e < 10*time.Millisecond || e > 24*time.Hour {
		return follow.Pace{}, usageError{hintf(fmt.Errorf("--every %q is no time between 10 ms and a day", c.Every), "such as --every 10m")}
	}
	p := follow.Pace{First: 3 * e, Min: e, Max: 72 * e, Folder: min(e, 10*time.Second)}
	for _, n := range []time.Duration{2, 6, 24, 72, 288, 864, 2016} {
		p.Fresh = append(p.Fresh, n*e)
	}
	return p, nil
}

// following is a run that looks at what is due.
type following struct {
	l      *embedded.Ledger
	f      *fetch.Fetcher
	reader *read.Reader
	o      follow.Options
}

// run looks and reads until ctx ends or, with Once, until nothing is due. The end of ctx is
// no error: it is how a run that follows ends.
func (r *following) run(ctx context.Context, o pipeline.Options) (pipeline.Summary, error) {
	var failed error
	r.o.Zone, r.o.Outlet = r.l.OutletZone, r.l.OutletAt
	r.o.Failed = func(err error) { failed = err }
	sum, err := pipeline.Ingest(ctx, r.l, follow.Records(ctx, r.l, r.f, r.o), r.reader, o)
	if err == nil {
		err = failed
	}
	if errors.Is(err, context.Canceled) && !r.o.Once {
		err = nil
	}
	return sum, err
}

// logger writes to stderr: words for people at a terminal or with --log text, JSON lines for
// collectors of logs.
func logger(a *app, format string) *slog.Logger {
	o := &slog.HandlerOptions{Level: slog.LevelInfo}
	switch format {
	case "json":
		return slog.New(slog.NewJSONHandler(a.stderr, o))
	case "text":
		return slog.New(slog.NewTextHandler(a.stderr, o))
	}
	return slog.New(slog.DiscardHandler)
}

// isLoopback reports whether host names this machine by number or as localhost.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
