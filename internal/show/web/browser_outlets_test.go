package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hearsay/internal/store"
)

// The pages of outlets and of collection in a real browser, in both themes and three widths: nothing on the
// console, no sideways scroll, no word of a picture under 11 px, on another or outside.
func TestBrowserOutlets(t *testing.T) {
	ctx := browser(t)
	f := gullAsker()
	for k, rows := range f.rows { // a long name must not push anything aside
		f.rows[k] = strings.ReplaceAll(rows, "Harbour Wire", "The Harbour Wire and Northern Telegraph Service of Ormet")
	}
	l := knownOutlets(t)
	l.totals.ByStatus, l.totals.Last = []store.Facet{{Value: "ok", Count: 12}}, "2026-03-08"
	l.feeds = []store.Feed{{Kind: store.FeedSyndication, URL: "https://lark.example/" + strings.Repeat("path/", 30), Outlet: "The Lark", Check: store.Check{Status: "timeout", Detail: strings.Repeat("no answer ", 20), Fails: 7}}}
	l.follow = store.FollowTotals{Feeds: 1, Pages: 2, Due: 1}
	f.rows["edits silent"] = f.rows["edits"]
	srv := httptest.NewServer(New(l, Options{Asker: f, Now: func() time.Time { return now }}))
	defer srv.Close()
	looksWell(t, ctx, srv.URL, "outlets", map[string]string{"outlets": "/outlets", "outlet": "/outlets/The%20Lark", "few": "/outlets/Pell%20Courier", "ops": "/ops"})
}
