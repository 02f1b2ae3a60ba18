package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hearsay/internal/collect/feed"
	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/index"
	"hearsay/internal/collect/opml"
	"hearsay/internal/collect/sitemap"
	"hearsay/internal/extract"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type addCmd struct {
	Feed    addFeedCmd    `cmd:"" help:"Follow an RSS, Atom or JSON feed."`
	Sitemap addSitemapCmd `cmd:"" help:"Follow a sitemap, a news sitemap or an index of them."`
	Index   addIndexCmd   `cmd:"" help:"Follow the articles that a page links to."`
	Page    addPageCmd    `cmd:"" help:"Follow one article and its changes."`
	Folder  addFolderCmd  `cmd:"" help:"Follow the files in a folder."`
	OPML    addOPMLCmd    `cmd:"" name:"opml" help:"Follow all feeds of a list of subscriptions."`
	List    addListCmd    `cmd:"" help:"Print what is followed, and how it goes."`
	Pause   addPauseCmd   `cmd:"" help:"Stop following something without forgetting it."`
	Resume  addResumeCmd  `cmd:"" help:"Go on with what was paused, at once."`
	Remove  addRemoveCmd  `cmd:"" help:"Forget what was followed; its articles stay."`
}

// whatFlag is embedded by commands that add something.
type whatFlag struct {
	ledgerFlag
	fetchFlag
	Outlet  string `placeholder:"NAME" help:"Outlet of its articles; otherwise the outlets table by domain, otherwise what the pages say."`
	Country string `placeholder:"CODE" help:"The outlet's country, three capital letters."`
	Lang    string `placeholder:"XX" help:"Language of its articles; otherwise what they say, otherwise detected."`
	NoCheck bool   `help:"Add without looking at it first."`
}

// Help is shown by hearsay add feed --help and its like.
func (whatFlag) Help() string {
	return `Looks at the address once, says what robots.txt allows and what stands there, and follows it
from then on: hearsay ingest --once looks at what is due, --follow and serve --follow keep looking.

  hearsay add feed https://courier.example/rss --contact desk@paper.example
  hearsay add list`
}

type (
	addFeedCmd struct {
		whatFlag
		URL string `arg:"" help:"Address of the feed, or of a page that names one."`
	}
	addSitemapCmd struct {
		whatFlag
		URL string `arg:"" help:"Address of the sitemap."`
	}
	addIndexCmd struct {
		whatFlag
		URL string `arg:"" help:"Address of the page."`
	}
	addPageCmd struct {
		whatFlag
		URL string `arg:"" help:"Address of the article."`
	}
)

func (c *addFeedCmd) Run(a *app) error    { return c.add(a, store.FeedSyndication, c.URL) }
func (c *addSitemapCmd) Run(a *app) error { return c.add(a, store.FeedSitemap, c.URL) }
func (c *addIndexCmd) Run(a *app) error   { return c.add(a, store.FeedIndex, c.URL) }
func (c *addPageCmd) Run(a *app) error    { return c.add(a, store.FeedPage, c.URL) }

// add looks at an address and follows it.
func (c *whatFlag) add(a *app, kind store.FeedKind, address string) (err error) {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	f, err := c.fetcher(a, l)
	if err != nil {
		return err
	}
	defer f.Close()
	found := "not looked at"
	if !c.NoCheck {
		if address, found, err = c.look(a, f, kind, address); err != nil {
			return err
		}
	}
	return c.put(a, l, kind, address, found)
}

func (c *whatFlag) put(a *app, l *embedded.Ledger, kind store.FeedKind, address, found string) error {
	if _, err := l.AddFeed(a.ctx, store.Feed{Kind: kind, URL: address, Outlet: c.Outlet, Country: c.Country, Lang: c.Lang, Added: a.now().UTC()}); err != nil {
		return ledgerHint(err)
	}
	fmt.Fprintf(a.stdout, "following  %s %s\nfound      %s\nnext       hearsay ingest --once, or hearsay serve --follow\n", kind, address, found)
	return nil
}

// look fetches the address once and says what stands there. A page that names a feed leads
// to that feed.
func (c *whatFlag) look(a *app, f *fetch.Fetcher, kind store.FeedKind, address string) (at, found string, err error) {
	rules, err := f.Robots(a.ctx, address)
	if err != nil {
		return "", "", addHint(address, err)
	}
	fmt.Fprintf(a.stdout, "robots     %s\n", robotsWords(rules))
	ans, err := f.Get(a.ctx, fetch.Request{URL: address})
	if err != nil {
		return "", "", addHint(address, err)
	}
	switch kind {
	case store.FeedSyndication:
		in, ferr := feed.Parse(ans.Body, ans.URL)
		if ferr == nil {
			return address, fmt.Sprintf("%q with %d entries", in.Title, len(in.Entries)), nil
		}
		named := extract.FeedLinks(ans.Body, ans.ContentType, ans.URL)
		if len(named) == 0 || named[0] == address {
			return "", "", hintf(fmt.Errorf("%s: %w", address, ferr), "hearsay add index follows the links of a page, hearsay add sitemap a sitemap (often /sitemap.xml or in robots.txt)")
		}
		fmt.Fprintf(a.stdout, "page names %s\n", named[0])
		return c.look(a, f, kind, named[0])
	case store.FeedSitemap:
		m, err := sitemap.Parse(ans.Body, ans.URL)
		if err != nil && len(m.Entries) == 0 {
			return "", "", fmt.Errorf("%s: %w", address, err)
		}
		if m.Index {
			return address, fmt.Sprintf("an index of %d sitemaps", len(m.Entries)), nil
		}
		return address, fmt.Sprintf("%d addresses; older than three days are left out", len(m.Entries)), nil
	case store.FeedIndex:
		links, title, err := index.Links(ans.Body, ans.ContentType, ans.URL)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", address, err)
		}
		return address, fmt.Sprintf("%q with %d links to articles", title, len(links)), nil
	}
	s, err := extract.Fetched(ans.Body, ans.ContentType, ans.URL)
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", address, err)
	}
	return address, fmt.Sprintf("%q, %d words", s.Title, len(strings.Fields(s.Text))), nil
}

func robotsWords(r store.Robots) string {
	switch {
	case r.Code == 200:
		return fmt.Sprintf("allows it (%s/robots.txt, %d bytes)", r.Origin, len(r.Body))
	case r.Code >= 400 && r.Code < 500:
		return fmt.Sprintf("allows it (%s has none)", r.Origin)
	}
	return "not asked"
}

func addHint(address string, err error) error {
	var no *fetch.Refused
	err2 := fmt.Errorf("%s: %w", address, err)
	if !errors.As(err, &no) {
		return err2
	}
	switch no.Reason {
	case fetch.RobotsForbid:
		return hintf(err2, "the site does not want programs there; another address of it may be allowed, or ask the outlet")
	case fetch.PrivateAddress:
		return hintf(err2, "if that host is yours, name it with --allow-host")
	case fetch.RobotsSilent:
		return hintf(err2, "try again later, or add it without a look (--no-check): it is then fetched once its robots.txt can be read")
	}
	return hintf(err2, "check the address; --no-check adds it all the same")
}

type addFolderCmd struct {
	ledgerFlag
	Outlet  string `placeholder:"NAME" help:"Outlet of files that state none."`
	Country string `placeholder:"CODE" help:"Country of outlets that state none."`
	Lang    string `placeholder:"XX" help:"Language of files that state none; otherwise detected."`
	Path    string `arg:"" help:"The folder."`
}

// Run follows a folder.
func (c *addFolderCmd) Run(a *app) (err error) {
	path, err := filepath.Abs(c.Path)
	if err != nil {
		return err
	}
	if st, err := os.Stat(path); err != nil || !st.IsDir() {
		return hintf(fmt.Errorf("%s is no folder", c.Path), "a single file is taken with hearsay ingest FILE")
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	w := whatFlag{Outlet: c.Outlet, Country: c.Country, Lang: c.Lang}
	return w.put(a, l, store.FeedFolder, path, "a folder")
}

type addOPMLCmd struct {
	ledgerFlag
	fetchFlag
	File string `arg:"" help:"OPML file, as other readers export it, or - for standard input."`
}

// Run adds every feed of the list without looking at them: hundreds would take a while.
func (c *addOPMLCmd) Run(a *app) (err error) {
	in := a.stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("add opml: %w", err)
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, 64<<20))
	if err != nil {
		return fmt.Errorf("add opml: %w", err)
	}
	feeds, err := opml.Parse(b)
	if err != nil {
		return fmt.Errorf("add opml: %s: %w", c.File, err)
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	f, err := c.fetcher(a, l)
	if err != nil {
		return err
	}
	f.Close()
	taken := 0
	for _, x := range feeds {
		if _, err := extract.CanonicalURL(x.URL); err != nil {
			fmt.Fprintf(a.stderr, "hearsay: %q is no web address\n", x.URL)
			continue
		}
		if _, err := l.AddFeed(a.ctx, store.Feed{Kind: store.FeedSyndication, URL: x.URL, Title: x.Title, Lang: extract.LangCode(x.Lang), Added: a.now().UTC()}); err != nil {
			return ledgerHint(err)
		}
		taken++
	}
	fmt.Fprintf(a.stdout, "%d feeds are followed; hearsay ingest --once looks at them\n", taken)
	if taken < len(feeds) {
		return partialError{fmt.Errorf("add opml: %d of %d were no web addresses", len(feeds)-taken, len(feeds))}
	}
	return nil
}

type addListCmd struct {
	ledgerFlag
	rowsFlag
}

// feedRow is one line of add list.
type feedRow struct {
	Kind    store.FeedKind `json:"kind"`
	URL     string         `json:"url"`
	Title   string         `json:"title"`
	Outlet  string         `json:"outlet"`
	Status  string         `json:"status"`
	Detail  string         `json:"detail"`
	Fails   int            `json:"fails"`
	Pages   int            `json:"pages"`
	Last    string         `json:"last"`
	Changed string         `json:"changed"`
	Due     string         `json:"due"`
	Every   int64          `json:"every_s"`
}

// Run prints what is followed.
func (c *addListCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	feeds, err := l.Feeds(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	rows := make([]feedRow, len(feeds))
	for i, f := range feeds {
		r := feedRow{Kind: f.Kind, URL: f.URL, Title: f.Title, Outlet: f.Outlet, Status: f.Status, Detail: f.Detail, Fails: f.Fails, Pages: f.Pages,
			Last: rfc(f.Last), Changed: rfc(f.Changed), Due: rfc(f.Due), Every: int64(f.Every / time.Second)}
		switch {
		case f.Paused:
			r.Status = "paused"
		case f.Last.IsZero():
			r.Status = "not yet looked at"
		}
		rows[i] = r
	}
	now := a.now()
	w := newRows(a, c.Output, column{"KIND", 8}, column{"STATUS", 24}, column{"PAGES", 6}, column{"LAST", 12}, column{"NEXT", 12}, column{"ADDRESS", 0})
	for i, r := range rows {
		status := r.Status
		if r.Fails > 0 {
			status = fmt.Sprintf("%s (%d times)", status, r.Fails)
		}
		if err := w.row(r, []string{string(r.Kind), status, fmt.Sprint(r.Pages), ago(now, feeds[i].Last), ago(now, feeds[i].Due), r.URL}, feedColumns,
			[]string{string(r.Kind), r.URL, r.Title, r.Outlet, r.Status, r.Detail, fmt.Sprint(r.Fails), fmt.Sprint(r.Pages), r.Last, r.Changed, r.Due, fmt.Sprint(r.Every)}); err != nil {
			return err
		}
	}
	if err := w.end(feedColumns); err != nil {
		return err
	}
	if c.Output == "table" && len(rows) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: nothing is followed\nhint: hearsay add feed URL begins")
	}
	return nil
}

var feedColumns = []string{"kind", "url", "title", "outlet", "status", "detail", "fails", "pages", "last", "changed", "due", "every_s"}

func rfc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// ago words the distance of t from now.
func ago(now, t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	d := now.Sub(t)
	abs := max(d, -d)
	s := fmt.Sprintf("%.0f s", abs.Seconds())
	switch {
	case abs >= 48*time.Hour:
		s = fmt.Sprintf("%.0f d", abs.Hours()/24)
	case abs >= 2*time.Hour:
		s = fmt.Sprintf("%.0f h", abs.Hours())
	case abs >= 2*time.Minute:
		s = fmt.Sprintf("%.0f min", abs.Minutes())
	}
	switch {
	case d >= 0:
		return s + " ago"
	default:
		return "in " + s
	}
}

// oneFlag names one thing that is followed.
type oneFlag struct {
	ledgerFlag
	URL string `arg:"" help:"Its address or path, as hearsay add list prints it."`
}

type (
	addPauseCmd  struct{ oneFlag }
	addResumeCmd struct{ oneFlag }
	addRemoveCmd struct{ oneFlag }
)

func (c *addPauseCmd) Run(a *app) error {
	return c.do(a, "paused", func(l *embedded.Ledger) error { return l.PauseFeed(a.ctx, c.URL, true) })
}

func (c *addResumeCmd) Run(a *app) error {
	return c.do(a, "followed again", func(l *embedded.Ledger) error { return l.PauseFeed(a.ctx, c.URL, false) })
}

func (c *addRemoveCmd) Run(a *app) error {
	return c.do(a, "forgotten; its articles stay", func(l *embedded.Ledger) error { return l.RemoveFeed(a.ctx, c.URL) })
}

func (c *oneFlag) do(a *app, done string, f func(*embedded.Ledger) error) (err error) {
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if err := f(l); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return hintf(fmt.Errorf("%s is not followed", c.URL), "hearsay add list prints what is")
		}
		return ledgerHint(err)
	}
	fmt.Fprintf(a.stdout, "%s: %s\n", c.URL, done)
	return nil
}
