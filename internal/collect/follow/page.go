package follow

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/sitemap"
	"hearsay/internal/extract"
	"hearsay/internal/store"
)

// page looks at one address where an article was said to stand.
func (r *runner) page(t store.Target) ([]collect.Record, store.Visit) {
	p := t.Page
	v := store.Visit{Page: p.ID, Check: p.Check}
	now := r.o.Now().UTC()
	ans, hash, ok := r.get(&v, p.URL, now)
	if r.ctx.Err() != nil {
		return nil, v
	}
	if !ok {
		if v.Fails >= pageTries || v.Status == fetch.RobotsForbid || v.Status == "http 404" || v.Status == "http 410" {
			v.Due = time.Time{}
		}
		// Trouble passes; only what will not be read gets its headline kept instead.
		shut := v.Status == "http 401" || v.Status == "http 402" || v.Status == "http 403" || v.Status == "http 451"
		return r.teaser(t, now, shut || v.Due.IsZero()), v
	}
	if ans == nil || hash == p.Hash {
		r.again(&v, p, now, false)
		v.Status = "unchanged"
		return nil, v
	}
	r.cpu <- struct{}{}
	a, status, err := r.extract(t, ans, now)
	<-r.cpu
	v.Raw = &store.Raw{SHA256: hash, URL: ans.URL, ContentType: ans.ContentType, Body: ans.Body}
	v.ETag, v.LastModified, v.Hash = ans.ETag, ans.LastModified, hash
	if err != nil {
		var fault *extract.Fault
		if errors.As(err, &fault) {
			r.again(&v, p, now, false)
			v.Status, v.Detail = fault.Reason, fault.Detail
			return r.teaser(t, now, true), v
		}
		v.Check = r.o.Pace.failed(v.Check, now, "not readable", err.Error(), 0)
		return nil, v
	}
	r.again(&v, p, now, p.Visits > 0 && p.Article != "")
	v.Changed, v.Status = now, string(status)
	if !a.Published.IsZero() && now.Sub(a.Published.UTC) > r.o.Pace.Old && p.Visits == 0 {
		v.Due, v.Every = time.Time{}, 0
	}
	return []collect.Record{{Article: &a, Status: status, Source: t.Of.URL, Pos: int(p.ID), At: now, Page: p.ID}}, v
}

// again sets when an address that could be read is looked at next.
func (r *runner) again(v *store.Visit, p *store.Page, now time.Time, changed bool) {
	v.Last, v.Fails, v.Detail = now, 0, ""
	if v.Every = r.o.Pace.page(p.Every, changed); v.Every > 0 {
		v.Due = now.Add(fetch.Jitter(v.Every))
	} else {
		v.Due = time.Time{}
	}
}

// extract makes the article of a page that was fetched. What the user said of the feed goes
// before what the page says; what the feed said stands in where the page says nothing.
func (r *runner) extract(t store.Target, ans *fetch.Response, now time.Time) (hearsay.Article, hearsay.Status, error) {
	return Extract(ans.Body, ans.ContentType, ans.URL, t, r.outlet(ans.URL), extract.Options{Zone: r.o.Zone, Now: now})
}

// Extract makes the article of what a followed page sent; also used when what was kept is
// extracted once more. outlet is what the user's table has for the address.
func Extract(body []byte, contentType, address string, t store.Target, outlet string, o extract.Options) (hearsay.Article, hearsay.Status, error) {
	s, err := extract.Fetched(body, contentType, address)
	if err != nil {
		return hearsay.Article{}, "", err
	}
	if movedToRoot(t.Page.URL, address) {
		return hearsay.Article{}, "", &extract.Fault{Reason: extract.SoftMissing, Detail: "leads to the front page"}
	}
	s.Outlet = first(t.Of.Outlet, first(outlet, s.Outlet))
	s.OutletCountry = first(t.Of.Country, s.OutletCountry)
	s.Lang = first(t.Of.Lang, s.Lang)
	s.Title = first(s.Title, t.Page.Title)
	if s.Published == "" {
		s.Published = t.Page.Published
	}
	a, status, err := s.Article(o)
	var fault *extract.Fault
	if errors.As(err, &fault) && fault.Reason == extract.BadTime {
		s.Published, s.Precision = "", ""
		a, status, err = s.Article(o)
	}
	return a, status, err
}

// teaser makes an article of what the feed said where its page gives none, once: a paywalled
// or forbidden report was still published, and its headline says what it claims.
func (r *runner) teaser(t store.Target, now time.Time, final bool) []collect.Record {
	p := t.Page
	if p.Article != "" || p.Title == "" || !final {
		return nil
	}
	s := extract.Stated{Outlet: first(t.Of.Outlet, r.outlet(p.URL)), OutletCountry: t.Of.Country, Lang: t.Of.Lang, Published: p.Published, URL: p.URL, Title: p.Title, Text: p.Summary}
	a, status, err := s.Article(extract.Options{Zone: r.o.Zone, Now: now})
	if err != nil {
		return nil
	}
	if status == hearsay.StatusOK || status == hearsay.StatusHeadlineOnly {
		status = hearsay.StatusTeaser
	}
	return []collect.Record{{Article: &a, Status: status, Source: t.Of.URL, Pos: int(p.ID), At: now, Page: p.ID}}
}

// movedToRoot reports that an address below a site led to the site's front page, which is how
// many sites say that there is nothing.
func movedToRoot(from, to string) bool {
	a, err := url.Parse(from)
	b, err2 := url.Parse(to)
	return err == nil && err2 == nil && len(a.Path) > 1 && (b.Path == "" || b.Path == "/") && b.RawQuery == ""
}

// later returns the later of two W3C dates that can be read.
func later(a, b string) time.Time {
	var out time.Time
	for _, s := range []string{a, b} {
		if t, err := hearsay.ParseTime(s, "", nil, time.Now()); err == nil && t.UTC.After(out) {
			out = t.UTC
		}
	}
	return out
}

// sortNewest puts sitemaps that changed last first; those that do not say come in their
// reverse order, since maps are numbered upwards.
func sortNewest(es []sitemap.Entry) {
	slices.Reverse(es)
	slices.SortStableFunc(es, func(a, b sitemap.Entry) int { return cmp.Compare(b.Modified, a.Modified) })
}
