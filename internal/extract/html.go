package extract

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"hearsay"
)

// MaxPage is the longest page read, in bytes. The longest of the 89 pages of the
// benchmark has 1.4 MB; the extraction library takes seconds and some hundred times the
// page's size in memory on one of 8 MiB, so that more would endanger the run.
const MaxPage = 8 << 20

// HTML reads a web page: its main text, made of paragraphs with a blank line between
// them, and what its metadata say (see [PageStated]). pageURL is where the page was
// fetched, "" if unknown.
//
// The text comes from go-trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping
// Library and Command-Line Tool for Text Discovery and Extraction", ACL demos) without
// its fallback, which gained nothing in our measurement. Errors are [*Fault]: [TooLarge]
// beyond [MaxPage], [BadPage] where the library fails or panics, and those of
// [Stated.Article]. Cost is about 12 ms a page on the benchmark (with the library's own
// search for dates it was 80).
func HTML(page []byte, pageURL string, o Options) (hearsay.Article, hearsay.Status, error) {
	s, err := PageStated(page, pageURL)
	if err != nil {
		return hearsay.Article{}, "", err
	}
	return s.Article(o)
}

// PageStated is HTML before defaults: what page says of itself.
//
//   - Published: JSON-LD datePublished of the article, else article:published_time and its
//     kin, else <time datetime>, each with the precision it shows; else the day in the
//     page's address, else the day shown near the headline. A time of exactly midnight is what content
//     systems write for a day, so it counts as a day.
//   - URL: rel=canonical, else og:url, if in the registrable domain of pageURL, so that a
//     page cannot take the identity of another outlet's; else pageURL. Without pageURL, as
//     in a saved file, there is nothing to compare with and the page is believed.
//   - Outlet: og:site_name, else the publisher in JSON-LD; "" leaves it to the host.
//   - Genre: the JSON-LD type, where it is more than Article.
func PageStated(page []byte, pageURL string) (Stated, error) {
	s, _, err := readPage(page, pageURL)
	return s, err
}

// readPage is PageStated with what is needed to judge the page.
func readPage(b []byte, pageURL string) (s Stated, p *page, err error) {
	defer func() {
		if r := recover(); r != nil {
			s, err = Stated{}, &Fault{Reason: BadPage, Detail: clip(fmt.Sprint("panic: ", r))}
		}
	}()
	if len(b) > MaxPage {
		return s, nil, &Fault{Reason: TooLarge, Detail: fmt.Sprintf("page of more than %d bytes", MaxPage)}
	}
	doc, err := html.Parse(strings.NewReader(decodePage(b)))
	if err != nil {
		return s, nil, &Fault{Reason: BadPage, Detail: clip(err.Error())}
	}
	m := readMeta(doc)
	p = &page{meta: m}
	anchors := p.look(doc)
	s = Stated{
		Modified: m.changed(),
		Outlet:   first(m.siteName, m.publisher), Lang: m.lang, Genre: m.genre,
		URL: pageAddress(pageURL, m.canonical, m.ogURL),
	}
	s.Published, s.Precision = m.published()

	opt := trafilatura.Options{
		ExcludeComments:  true,
		HtmlDateOverride: &htmldate.Result{}, // dates are ours; the library's cost most and depend on its clock
	}
	if u, err := url.Parse(s.URL); err == nil && u.IsAbs() {
		opt.OriginalURL = u
	}
	res, err := trafilatura.ExtractDocument(doc, opt)
	if err != nil {
		// Nothing but a headline can still be an article; nothing at all is not.
		if s.Title = first(m.ogTitle, m.title); s.Title != "" {
			return s, p, nil
		}
		return s, p, &Fault{Reason: NoText, Detail: clip(err.Error())}
	}
	s.Title = withoutSite(first(m.headline, m.ogTitle, res.Metadata.Title, m.title), s.Outlet)
	s.Byline = res.Metadata.Author
	s.Text = withoutTitle(once(unglue(paragraphs(res.ContentNode), doc), s.Title, m.h1, m.title), s.Title, m.h1, m.title)
	if s.Published == "" {
		s.Published = first(addressDate(s.URL), shownDate(doc, s.URL))
	}
	s.Links = place(anchors, s.Text, first(pageURL, s.URL))
	return s, p, nil
}

// pageAddress returns the first of the page's own claims that pageURL allows.
func pageAddress(pageURL string, claims ...string) string {
	base, err := url.Parse(pageURL)
	if err != nil {
		base = &url.URL{}
	}
	for _, c := range claims {
		u, err := base.Parse(strings.TrimSpace(c))
		if c == "" || err != nil || u.Host == "" {
			continue
		}
		if claim := u.String(); pageURL == "" || SameDomain(claim, pageURL) {
			return claim
		}
	}
	return pageURL
}

// withoutSite drops an outlet's name that a title carries behind its last separator.
func withoutSite(title, outlet string) string {
	title = strings.Join(strings.Fields(title), " ")
	if outlet == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " :: "} {
		i := strings.LastIndex(title, sep)
		if i > 0 && strings.EqualFold(strings.TrimSpace(title[i+len(sep):]), outlet) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// addressDate returns the day (YYYY-MM-DD) that an address spells as /2026/03/05/ or
// /2026-03-05, or "". A year and month alone name no day.
func addressDate(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	path := strings.ReplaceAll(u.Path, "-", "/")
	parts := strings.Split(path, "/")
	for i := 0; i+2 < len(parts); i++ {
		day := parts[i] + "-" + pad(parts[i+1]) + "-" + pad(parts[i+2])
		if len(parts[i]) == 4 && isDay(day) {
			return day
		}
	}
	return ""
}

// latest bounds dates found on a page. Without it the library would ask the clock, and
// one page would give two articles.
var latest = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

// shownDate returns the day that a page's markup shows near its headline, or "".
func shownDate(doc *html.Node, address string) string {
	r, err := htmldate.FromDocument(doc, htmldate.Options{
		UseOriginalDate: true, SkipExtensiveSearch: true, URL: address, MaxDate: latest,
	})
	if err != nil || r.IsZero() {
		return ""
	}
	return r.DateTime.Format(time.DateOnly)
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
