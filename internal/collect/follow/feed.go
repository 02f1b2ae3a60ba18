package follow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/collect/feed"
	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/index"
	"hearsay/internal/collect/sitemap"
	"hearsay/internal/extract"
	"hearsay/internal/store"
)

// maxChildren bounds the sitemaps of an index that one look reads, the newest first.
const maxChildren = 8

// feed looks at a feed, sitemap or index page, or at a page that is followed by itself.
func (r *runner) feed(f *store.Feed) ([]collect.Record, store.Visit) {
	v := store.Visit{Feed: f.ID, Check: f.Check}
	now := r.o.Now().UTC()
	if f.Kind == store.FeedPage { // the page is looked at, not the feed: it only names it
		v.Check.Last, v.Check.Status, v.Check.Due = now, "ok", time.Time{}
		if p, ok := r.found(f.URL, store.Page{}, now); ok {
			v.Found = []store.Page{p}
		}
		return nil, v
	}
	ans, hash, ok := r.get(&v, f.URL, now)
	if !ok {
		return nil, v
	}
	changed := false
	var recs []collect.Record
	if ans != nil && hash != f.Hash {
		var err error
		switch f.Kind {
		case store.FeedSitemap:
			err = r.sitemap(f, ans, &v, now)
		case store.FeedIndex:
			err = r.index(ans, &v, now)
		default:
			recs, err = r.syndicated(f, ans, &v, now)
		}
		if r.ctx.Err() != nil {
			return nil, v
		}
		if err != nil {
			v.Check = r.o.Pace.failed(f.Check, now, "not readable", err.Error(), 0)
			return nil, v
		}
		changed = true
		v.ETag, v.LastModified, v.Hash = ans.ETag, ans.LastModified, hash
	}
	fresh := time.Duration(0)
	if ans != nil {
		fresh = ans.MaxAge
	}
	v.Last, v.Fails, v.Detail = now, 0, ""
	v.Status = "unchanged"
	if changed {
		v.Status, v.Changed = "ok", now
	}
	v.Every = r.o.Pace.feed(f.Every, changed, fresh)
	v.Due = now.Add(fetch.Jitter(v.Every))
	return recs, v
}

// get fetches address for v. ans is nil where nothing changed; ok is false where v says why
// there is nothing to go on with.
func (r *runner) get(v *store.Visit, address string, now time.Time) (ans *fetch.Response, hash string, ok bool) {
	ans, err := r.f.Get(r.ctx, fetch.Request{URL: address, ETag: v.ETag, LastModified: v.LastModified})
	if err != nil {
		r.refused(v, err, now)
		return nil, "", false
	}
	if ans.NotModified {
		return nil, v.Hash, true
	}
	sum := sha256.Sum256(ans.Body)
	return ans, hex.EncodeToString(sum[:]), true
}

// refused turns an error of a fetch into v's state.
func (r *runner) refused(v *store.Visit, err error, now time.Time) {
	var no *fetch.Refused
	if !errors.As(err, &no) {
		if !errors.Is(err, context.Canceled) {
			v.Check = r.o.Pace.failed(v.Check, now, "failed", err.Error(), 0)
		}
		return
	}
	switch no.Reason {
	case fetch.Resting, fetch.RobotsSilent:
		v.Check = r.o.Pace.held(v.Check, now, no.Reason, no.Detail, no.Retry)
	case fetch.RobotsForbid:
		v.Check = r.o.Pace.failed(v.Check, now, no.Reason, no.Detail, longestRetry)
	default:
		v.Check = r.o.Pace.failed(v.Check, now, no.Reason, no.Detail, no.Retry)
	}
}

// found makes a page of an address that a feed named; ok is false for what is no web address.
func (r *runner) found(address string, p store.Page, now time.Time) (store.Page, bool) {
	canonical, err := extract.CanonicalURL(address)
	if err != nil {
		return p, false
	}
	p.URL, p.Canonical, p.Found = address, canonical, now
	p.Check = store.Check{Due: now, Status: "new"}
	return p, true
}

// syndicated reads RSS, Atom or JSON Feed. Entries that have words but no address become
// articles at once.
func (r *runner) syndicated(f *store.Feed, ans *fetch.Response, v *store.Visit, now time.Time) ([]collect.Record, error) {
	in, err := feed.Parse(ans.Body, ans.URL)
	if err != nil {
		return nil, err
	}
	v.Title = in.Title
	var recs []collect.Record
	for i, e := range in.Entries {
		summary := extract.Fragment(longer(e.Content, e.Summary))
		if e.URL == "" {
			if rec, ok := r.entry(f, in, e, summary, i+1, now); ok {
				recs = append(recs, rec)
			}
			continue
		}
		p := store.Page{Title: extract.Fragment(e.Title), Summary: cut(summary, 4000), Published: e.Published, Modified: first(e.Updated, e.Published)}
		if p, ok := r.found(e.URL, p, now); ok {
			v.Found = append(v.Found, p)
		}
	}
	return recs, nil
}

// entry makes an article of an entry without address.
func (r *runner) entry(f *store.Feed, in feed.Feed, e feed.Entry, text string, pos int, now time.Time) (collect.Record, bool) {
	s := extract.Stated{Ref: e.GUID, Outlet: first(f.Outlet, first(r.outlet(f.URL), in.Title)), OutletCountry: f.Country, Lang: first(f.Lang, in.Lang),
		Published: e.Published, Title: extract.Fragment(e.Title), Text: text, Byline: e.Author}
	a, status, err := s.Article(extract.Options{Zone: r.o.Zone, Now: now})
	if err != nil {
		return collect.Record{}, false
	}
	return collect.Record{Article: &a, Status: status, Source: f.URL, Pos: pos, At: now}, true
}

// sitemap reads a sitemap, or the newest sitemaps of an index. Of a map that is seen for the
// first time only what is younger than three days is looked at: it may list an outlet's
// whole past. Addresses without any time are taken as known then, and looked at when new.
func (r *runner) sitemap(f *store.Feed, ans *fetch.Response, v *store.Visit, now time.Time) error {
	maps := []*fetch.Response{ans}
	if m, _ := sitemap.Parse(ans.Body, ans.URL); m.Index { // an error comes again below
		var err error
		if maps, err = r.children(m, ans.URL); err != nil {
			return err
		}
	}
	first := f.Changed.IsZero()
	for _, one := range maps {
		m, err := sitemap.Parse(one.Body, one.URL)
		if err != nil && len(m.Entries) == 0 {
			return err
		}
		for _, e := range m.Entries {
			if !sameSite(e.URL, ans.URL) {
				continue // a map speaks for its own site only
			}
			at := later(e.Published, e.Modified)
			p := store.Page{Title: e.Title, Published: e.Published, Modified: e.Modified}
			p, ok := r.found(e.URL, p, now)
			if !ok || !at.IsZero() && now.Sub(at) > recent && first {
				continue
			}
			if first && at.IsZero() {
				p.Check = store.Check{Status: "before following"}
			}
			v.Found = append(v.Found, p)
		}
	}
	return nil
}

// recent is how old an address may be that a sitemap names when it is seen first.
const recent = 72 * time.Hour

// children fetches the sitemaps of an index that changed last. One that fails is left out, as
// long as another is read.
func (r *runner) children(m sitemap.Map, base string) (out []*fetch.Response, err error) {
	es := m.Entries
	sortNewest(es)
	for _, e := range es[:min(len(es), maxChildren)] {
		if !sameSite(e.URL, base) {
			continue
		}
		ans, gerr := r.f.Get(r.ctx, fetch.Request{URL: e.URL})
		if gerr != nil {
			err = fmt.Errorf("sitemap %s: %w", e.URL, gerr)
			continue
		}
		out = append(out, ans)
	}
	if len(out) > 0 {
		return out, nil
	}
	return nil, err
}

// index reads the links of a page that look like articles.
func (r *runner) index(ans *fetch.Response, v *store.Visit, now time.Time) error {
	links, title, err := index.Links(ans.Body, ans.ContentType, ans.URL)
	if err != nil {
		return err
	}
	v.Title = title
	for _, l := range links {
		if p, ok := r.found(l.URL, store.Page{Title: l.Title}, now); ok {
			p.Title = "" // the words of a link change with its place: no sign of an edit
			v.Found = append(v.Found, p)
		}
	}
	return nil
}

// outlet returns the outlet that the user's table has for an address, "" for none.
func (r *runner) outlet(address string) string {
	if r.o.Outlet == nil {
		return ""
	}
	canonical, err := extract.CanonicalURL(address)
	if err != nil {
		return ""
	}
	return r.o.Outlet(extract.Host(canonical))
}

func sameSite(a, b string) bool { return extract.SameDomain(a, b) }

func hostOf(t store.Target) string {
	if t.Feed != nil && t.Feed.Kind == store.FeedFolder {
		return ""
	}
	u, err := url.Parse(address(t))
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func longer(a, b string) string {
	if len(a) >= len(b) {
		return a
	}
	return b
}

func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + " …"
}
