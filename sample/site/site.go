// Package site serves invented outlets as real web sites: front pages, feeds of four kinds,
// news sitemaps, articles in six layouts, robots.txt, and articles that change while one
// looks. Tests and the live demo follow them; nothing of it is meant for the open net.
//
// What a site shows depends on its clock alone: an article is there from its first version's
// time on, in its latest version of that time. A site can be given faults (see [Fault]), so
// that a program that follows it meets what the net has to offer.
package site

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"hearsay"
	"hearsay/sample"
)

// Feed is what a site offers to those who follow it.
type Feed string

const (
	RSS     Feed = "rss"
	Atom    Feed = "atom"
	JSON    Feed = "json"
	Sitemap Feed = "sitemap"
	Front   Feed = "front" // nothing but its front page
)

// Path is where a feed stands at a site.
func (f Feed) Path() string {
	switch f {
	case RSS:
		return "/feed.xml"
	case Atom:
		return "/atom.xml"
	case JSON:
		return "/feed.json"
	case Sitemap:
		return "/news-sitemap.xml"
	}
	return "/"
}

// Version is one version of an article and when it came out.
type Version struct {
	At          time.Time
	Title, Text string
}

// Article is what stands at one path, its versions ascending in time.
type Article struct {
	Path      string
	Published time.Time
	DayOnly   bool // the page tells the day alone
	Author    string
	Versions  []Version
}

// Site is one outlet.
type Site struct {
	Host     string // as in the addresses
	Name     string
	Feed     Feed
	Layout   int    // 0 to [Layouts]−1
	Robots   string // text of robots.txt, "" for none
	Articles []Article

	mu    sync.Mutex
	fault Fault
	hits  int
}

// Layouts is how many forms a page may have.
const Layouts = 6

// Web is a set of sites behind one handler, told apart by the Host of a request.
type Web struct {
	// Clock says what time it is for all sites.
	Clock func() time.Time
	sites map[string]*Site
	list  []*Site
}

// New returns a web of sites.
func New(clock func() time.Time, sites ...*Site) *Web {
	w := &Web{Clock: clock, sites: map[string]*Site{}}
	for _, s := range sites {
		w.sites[strings.ToLower(s.Host)] = s
		w.list = append(w.list, s)
	}
	return w
}

// Sites returns the sites in the order given.
func (w *Web) Sites() []*Site { return w.list }

// ServeHTTP answers for the site that the request names.
func (w *Web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	s := w.sites[strings.ToLower(r.Host)]
	if s == nil {
		http.Error(rw, "no such site", http.StatusMisdirectedRequest)
		return
	}
	s.serve(rw, r, w.Clock())
}

// World returns the outlets of the sample world as sites at their domains: press rooms with a
// news sitemap or a front page, the others with one of three kinds of feed.
func World() ([]*Site, error) {
	outlets, err := sample.Outlets()
	if err != nil {
		return nil, err
	}
	articles, err := sample.Articles()
	if err != nil {
		return nil, err
	}
	byName := map[string]*Site{}
	var out []*Site
	for i, o := range outlets {
		s := &Site{Host: o.Domain, Name: o.Name, Layout: i % Layouts, Feed: []Feed{RSS, Atom, JSON}[i%3]}
		if o.Kind == "official" {
			if s.Feed = Sitemap; i%3 == 0 {
				s.Feed = Front
			}
		}
		if i%2 == 0 {
			s.Robots = "User-agent: *\nDisallow: /search\nCrawl-delay: 1\n"
		}
		byName[o.Name] = s
		out = append(out, s)
	}
	for i := range articles {
		a := &articles[i]
		s := byName[a.Outlet]
		if s == nil {
			return nil, fmt.Errorf("sample article %q: no outlet %q", a.Title, a.Outlet)
		}
		path := a.URL[strings.Index(a.URL, s.Host)+len(s.Host):]
		if !strings.Contains(a.URL, s.Host) || !strings.HasPrefix(path, "/") {
			return nil, fmt.Errorf("sample article %q is not at its outlet: %s", a.Title, a.URL)
		}
		s.put(path, a)
	}
	return out, nil
}

// put adds an article, or a version to one that is there.
func (s *Site) put(path string, a *hearsay.Article) {
	v := Version{At: sample.Seen(a), Title: a.Title, Text: a.Text}
	for i := range s.Articles {
		if s.Articles[i].Path == path {
			s.Articles[i].Versions = append(s.Articles[i].Versions, v)
			slices.SortFunc(s.Articles[i].Versions, func(a, b Version) int { return a.At.Compare(b.At) })
			return
		}
	}
	s.Articles = append(s.Articles, Article{Path: path, Published: v.At, DayOnly: a.Published.Precision == hearsay.PrecisionDay, Author: a.Byline, Versions: []Version{v}})
}

// current returns the article's latest version at now; ok is false before its first.
func (a *Article) current(now time.Time) (v Version, ok bool) {
	for _, x := range a.Versions {
		if !x.At.After(now) {
			v, ok = x, true
		}
	}
	return v, ok
}

// out returns the articles that are out at now, the newest first, at most n.
func (s *Site) out(now time.Time, n int) []shown {
	var all []shown
	for i := range s.Articles {
		if v, ok := s.Articles[i].current(now); ok {
			all = append(all, shown{&s.Articles[i], v})
		}
	}
	slices.SortStableFunc(all, func(a, b shown) int { return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Path, b.Path)) })
	return all[:min(n, len(all))]
}

type shown struct {
	*Article
	Version
}

// Out counts what all sites have published at now: articles, and versions of them.
func (w *Web) Out(now time.Time) (articles, versions int) {
	for _, s := range w.list {
		for _, a := range s.Articles {
			n := 0
			for _, v := range a.Versions {
				if !v.At.After(now) {
					n++
				}
			}
			if n > 0 {
				articles++
			}
			versions += n
		}
	}
	return articles, versions
}

// tag names a body, for conditional requests.
func tag(body string) string {
	h := fnv.New64a()
	h.Write([]byte(body))
	return fmt.Sprintf(`"%x"`, h.Sum64())
}
