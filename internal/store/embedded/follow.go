package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// checkList names the columns of a store.Check in feeds and pages.
const checkList = "due, every, last, changed, fails, status, detail, etag, modified, hash"

// checkColumns receives them.
type checkColumns struct {
	due, last, changed sql.NullInt64
	every              int64
	c                  store.Check
}

func (c *checkColumns) into() []any {
	return []any{&c.due, &c.every, &c.last, &c.changed, &c.c.Fails, &c.c.Status, &c.c.Detail, &c.c.ETag, &c.c.LastModified, &c.c.Hash}
}

func (c *checkColumns) check() store.Check {
	out := c.c
	out.Every = time.Duration(c.every) * time.Second
	for _, t := range []struct {
		from sql.NullInt64
		to   *time.Time
	}{{c.due, &out.Due}, {c.last, &out.Last}, {c.changed, &out.Changed}} {
		if t.from.Valid {
			*t.to = micro(t.from.Int64)
		}
	}
	return out
}

// checkValues are the values of checkList.
func checkValues(c *store.Check) []any {
	return []any{timeOrNull(c.Due), int64(c.Every / time.Second), timeOrNull(c.Last), timeOrNull(c.Changed), c.Fails, c.Status, c.Detail, c.ETag, c.LastModified, c.Hash}
}

func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// hostOf returns host and port of an address, "" for what has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// AddFeed follows f from now on and returns it with its id; one that was added before keeps
// its state and takes what the user says of it now. A feed that has no Due is due at once.
func (l *Ledger) AddFeed(ctx context.Context, f store.Feed) (store.Feed, error) {
	if f.Due.IsZero() && f.Last.IsZero() {
		f.Due = f.Added
	}
	err := l.write(ctx, "write feeds to", func(tx *writer) error {
		_, err := tx.one(`INSERT INTO feeds (kind, url, host, title, outlet, country, lang, added, paused, `+checkList+`)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, paused = 0,
			outlet = iif(excluded.outlet <> '', excluded.outlet, outlet), country = iif(excluded.country <> '', excluded.country, country),
			lang = iif(excluded.lang <> '', excluded.lang, lang) RETURNING id`,
			append([]any{string(f.Kind), f.URL, hostOf(f.URL), f.Title, f.Outlet, f.Country, f.Lang, f.Added.UnixMicro()}, checkValues(&f.Check)...), &f.ID)
		return err
	})
	return f, err
}

// RemoveFeed forgets a feed and the addresses found there. Articles stay. The error wraps
// [store.ErrNotFound] where no feed has this address.
func (l *Ledger) RemoveFeed(ctx context.Context, address string) error {
	return l.oneFeed(ctx, `DELETE FROM feeds WHERE url = ?`, address)
}

// PauseFeed stops following a feed, or goes on with it, without forgetting anything.
func (l *Ledger) PauseFeed(ctx context.Context, address string, paused bool) error {
	return l.oneFeed(ctx, `UPDATE feeds SET paused = ?2 WHERE url = ?1`, address, paused)
}

func (l *Ledger) oneFeed(ctx context.Context, query, address string, args ...any) error {
	found := int64(0)
	err := l.write(ctx, "write feeds to", func(tx *writer) (err error) {
		found, err = tx.changed(query, append([]any{address}, args...)...)
		return err
	})
	if err == nil && found == 0 {
		return fmt.Errorf("feed %q: %w", address, store.ErrNotFound)
	}
	return err
}

const feedList = `f.id, f.kind, f.url, f.title, f.outlet, f.country, f.lang, f.added, f.paused, f.due, f.every, f.last, f.changed, f.fails, f.status, f.detail, f.etag, f.modified, f.hash`

func scanFeed(scan func(...any) error, more ...any) (store.Feed, error) {
	var f store.Feed
	var c checkColumns
	var added int64
	err := scan(append(append([]any{&f.ID, &f.Kind, &f.URL, &f.Title, &f.Outlet, &f.Country, &f.Lang, &added, &f.Paused}, c.into()...), more...)...)
	f.Added, f.Check = micro(added), c.check()
	return f, err
}

// Feeds returns all feeds by address.
func (l *Ledger) Feeds(ctx context.Context) ([]store.Feed, error) {
	var out []store.Feed
	err := l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+feedList+`, (SELECT count(*) FROM pages p WHERE p.feed = f.id) FROM feeds f ORDER BY f.url`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var pages int
			f, err := scanFeed(rows.Scan, &pages)
			if err != nil {
				return err
			}
			f.Pages = pages
			out = append(out, f)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

const pageList = `p.id, p.url, p.canonical, p.feed, p.title, p.summary, p.published, p.altered, p.found, coalesce(p.article, ''), p.visits, p.due, p.every, p.last, p.changed, p.fails, p.status, p.detail, p.etag, p.modified, p.hash`

func scanPage(scan func(...any) error) (store.Page, error) {
	var p store.Page
	var c checkColumns
	var found int64
	err := scan(append([]any{&p.ID, &p.URL, &p.Canonical, &p.Feed, &p.Title, &p.Summary, &p.Published, &p.Modified, &found, &p.Article, &p.Visits}, c.into()...)...)
	p.Found, p.Check = micro(found), c.check()
	return p, err
}

// Due returns at most one target of each host that has something due at now, the longest
// waiting host first: a feed where one is due, else a page never fetched, else the page due
// longest. Hosts that busy reports are passed over. It also returns when the next thing of
// any other host becomes due, zero for never. Cost is linear in the rows that have a due time.
func (l *Ledger) Due(ctx context.Context, now time.Time, limit int, busy func(host string) bool) (out []store.Target, next time.Time, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		hosts, err := dueHosts(ctx, tx)
		if err != nil {
			return err
		}
		for _, h := range hosts {
			switch {
			case h.at.After(now):
				if next.IsZero() || h.at.Before(next) {
					next = h.at
				}
			case len(out) < limit && !busy(h.name):
				t, err := dueTarget(ctx, tx, h.name, now)
				if err != nil {
					return err
				}
				out = append(out, t)
			}
		}
		return nil
	})
	return out, next, l.fail("read", err)
}

type dueHost struct {
	name string
	at   time.Time
}

func dueHosts(ctx context.Context, tx *sql.Tx) ([]dueHost, error) {
	rows, err := tx.QueryContext(ctx, `SELECT host, min(due) AS first FROM (
			SELECT host, min(due) AS due FROM feeds WHERE due IS NOT NULL AND paused = 0 GROUP BY host
			UNION ALL SELECT host, min(due) FROM pages WHERE due IS NOT NULL GROUP BY host)
		GROUP BY host ORDER BY first, host`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []dueHost
	for rows.Next() {
		var h dueHost
		var at int64
		if err := rows.Scan(&h.name, &at); err != nil {
			return nil, err
		}
		h.at = micro(at)
		out = append(out, h)
	}
	return out, rows.Err()
}

func dueTarget(ctx context.Context, tx *sql.Tx, host string, now time.Time) (store.Target, error) {
	f, err := scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedList+` FROM feeds f WHERE host = ? AND due <= ? AND paused = 0 ORDER BY due, id LIMIT 1`, host, now.UnixMicro()).Scan)
	if err == nil {
		return store.Target{Feed: &f}, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return store.Target{}, err
	}
	p, err := scanPage(tx.QueryRowContext(ctx, `SELECT `+pageList+` FROM pages p WHERE host = ? AND due <= ? ORDER BY visits > 0, due, id LIMIT 1`, host, now.UnixMicro()).Scan)
	if err != nil {
		return store.Target{}, err
	}
	f, err = scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedList+` FROM feeds f WHERE id = ?`, p.Feed).Scan)
	return store.Target{Page: &p, Of: &f}, err
}

// Robots returns what a host's robots.txt said last; found is false where none is kept.
func (l *Ledger) Robots(ctx context.Context, origin string) (r store.Robots, found bool, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		var fetched, expires int64
		err := tx.QueryRowContext(ctx, `SELECT origin, fetched, expires, code, body FROM robots WHERE origin = ?`, origin).Scan(&r.Origin, &fetched, &expires, &r.Code, &r.Body)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		found = err == nil
		r.Fetched, r.Expires = micro(fetched), micro(expires)
		return err
	})
	return r, found, l.fail("read", err)
}

// PutRobots keeps a host's robots.txt.
func (l *Ledger) PutRobots(ctx context.Context, r store.Robots) error {
	if r.Body == nil {
		r.Body = []byte{}
	}
	return l.write(ctx, "write robots.txt to", func(tx *writer) error {
		return tx.exec(`INSERT INTO robots (origin, fetched, expires, code, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET
			fetched = excluded.fetched, expires = excluded.expires, code = excluded.code, body = excluded.body`,
			r.Origin, r.Fetched.UnixMicro(), r.Expires.UnixMicro(), r.Code, r.Body)
	})
}

// Following counts what is followed.
func (l *Ledger) Following(ctx context.Context, now time.Time) (t store.FollowTotals, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM feeds), (SELECT count(*) FROM pages),
			(SELECT count(*) FROM feeds WHERE due <= ?1 AND paused = 0) + (SELECT count(*) FROM pages WHERE due <= ?1),
			(SELECT count(*) FROM raw), (SELECT coalesce(sum(length(body)), 0) FROM raw)`, now.UnixMicro()).
			Scan(&t.Feeds, &t.Pages, &t.Due, &t.RawBodies, &t.RawBytes); err != nil {
			return err
		}
		var err error
		if t.FeedStatus, err = facet(ctx, tx, `SELECT iif(paused, 'paused', status), count(*) FROM feeds GROUP BY 1 ORDER BY 2 DESC, 1`); err != nil {
			return err
		}
		t.PageStatus, err = facet(ctx, tx, `SELECT status, count(*) FROM pages GROUP BY 1 ORDER BY 2 DESC, 1`)
		return err
	})
	return t, l.fail("read", err)
}

// Pages returns the addresses found by a feed, the newest first, at most limit (0: all).
func (l *Ledger) Pages(ctx context.Context, feed int64, limit int) (out []store.Page, err error) {
	if limit <= 0 {
		limit = -1
	}
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+pageList+` FROM pages p WHERE feed = ? ORDER BY found DESC, id DESC LIMIT ?`, feed, limit)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			p, err := scanPage(rows.Scan)
			if err != nil {
				return err
			}
			out = append(out, p)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// Links returns the links of a revision's text, ascending.
func (l *Ledger) Links(ctx context.Context, rev hearsay.RevisionID) (out []hearsay.Hyperlink, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		var id int64
		err := tx.QueryRowContext(ctx, `SELECT id FROM revisions WHERE rid = ?`, string(rev)).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			out, err = linksOf(ctx, tx, id)
		}
		return err
	})
	return out, l.fail("read", err)
}

func linksOf(ctx context.Context, tx *sql.Tx, revision int64) (out []hearsay.Hyperlink, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT start, end, url FROM links WHERE revision = ? ORDER BY n`, revision)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var h hearsay.Hyperlink
		if err := rows.Scan(&h.Span.Start, &h.Span.End, &h.URL); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rows.Err()
}

func facet(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]store.Facet, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []store.Facet
	for rows.Next() {
		var f store.Facet
		if err := rows.Scan(&f.Value, &f.Count); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, rows.Err()
}
