package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"hearsay/internal/ops"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// Bounds from which doctor calls something trouble.
const (
	failsMany   = 5                   // looks at a feed that failed in a row
	silentAfter = 7 * 24 * time.Hour  // a feed that brings nothing new
	backupOld   = 14 * 24 * time.Hour // the last backup
	clockSlack  = 10 * time.Minute    // two machines' clocks
	manyBadRows = 10                  // rows of a list that a table shows
	diskShare   = 2                   // free room should hold this many copies of the ledger …
	diskLeast   = int64(512 << 20)    // … or at least so many bytes
)

// doctorFollow is what doctor tells of what is followed.
type doctorFollow struct {
	Feeds    int           `json:"feeds"`
	Pages    int           `json:"pages"`
	Due      int           `json:"due"`
	ByFeed   []store.Facet `json:"feeds_by_status"`
	ByPage   []store.Facet `json:"pages_by_status"`
	Failing  []doctorFeed  `json:"failing"`
	Silent   []doctorFeed  `json:"silent"`
	Raw      int           `json:"raw_bodies"`
	RawBytes int64         `json:"raw_bytes"`
}

type doctorFeed struct {
	URL     string `json:"url"`
	Status  string `json:"status"`
	Detail  string `json:"detail"`
	Fails   int    `json:"fails"`
	Last    string `json:"last"`    // looked at, "" never
	Changed string `json:"changed"` // brought something new, "" never
}

// doctorClock is what does not fit together in time.
type doctorClock struct {
	Ahead     int           `json:"ahead"`
	Early     int           `json:"early"`
	TooOld    int           `json:"too_old"`
	Undated   int           `json:"undated"`
	ZoneLess  []store.Facet `json:"without_zone"`
	NowBefore bool          `json:"now_before_newest"`
	Newest    string        `json:"newest"`
}

type doctorDisk struct {
	Free    int64  `json:"free"` // -1: not told
	Kind    string `json:"kind"`
	Network bool   `json:"network"`
}

type doctorBackup struct {
	At   string `json:"at"` // "" if none is known
	File string `json:"file"`
	Days int    `json:"days"`
}

// health adds what does not go well though the file is sound.
func (r *doctorReport) health(ctx context.Context, l *embedded.Ledger, now time.Time) error {
	h, err := l.Health(ctx)
	if err != nil {
		return err
	}
	t, err := l.Following(ctx, now)
	if err != nil {
		return err
	}
	feeds, err := l.Feeds(ctx)
	if err != nil {
		return err
	}
	r.Troubles, r.Counts["redactions"] = list(h.Troubles), h.Redactions
	r.Follow = doctorFollow{Feeds: t.Feeds, Pages: t.Pages, Due: t.Due, ByFeed: list(t.FeedStatus), ByPage: list(t.PageStatus), Failing: []doctorFeed{}, Silent: []doctorFeed{}, Raw: t.RawBodies, RawBytes: t.RawBytes}
	for i := range feeds {
		r.feed(&feeds[i], now)
	}
	c := h.Clock
	r.Clock = doctorClock{Ahead: c.Ahead, Early: c.Early, TooOld: c.TooOld, Undated: c.Undated, ZoneLess: list(c.ZoneLess), NowBefore: c.Newest.After(now.Add(clockSlack)), Newest: stamp(c.Newest)}
	r.Disk.Free = -1
	if d, err := ops.DiskOf(filepath.Dir(r.Ledger)); err == nil {
		r.Disk = doctorDisk{d.Free, d.Kind, d.Network}
	}
	if b, ok := lastBackup(r.Ledger); ok {
		r.Backup = doctorBackup{stamp(b.At), b.File, int(now.Sub(b.At) / (24 * time.Hour))}
	}
	r.advise(h)
	return nil
}

func (r *doctorReport) feed(f *store.Feed, now time.Time) {
	row := doctorFeed{f.URL, f.Status, f.Detail, f.Fails, stamp(f.Last), stamp(f.Changed)}
	since := f.Changed
	if since.IsZero() {
		since = f.Added
	}
	switch {
	case f.Paused:
	case f.Fails >= failsMany:
		r.Follow.Failing = append(r.Follow.Failing, row)
	case now.Sub(since) > silentAfter && f.Kind != store.FeedPage && f.Kind != store.FeedFolder:
		r.Follow.Silent = append(r.Follow.Silent, row)
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// statusAdvice says what to do about a status of feeds or pages, by its beginning; "" where
// nothing is to be done.
var statusAdvice = []struct{ status, what string }{
	{"http 401", "the site asks for a login, which Hearsay has not; hearsay add pause, or remove it"},
	{"http 402", "the site asks for payment; remove it, or look for a free feed"},
	{"http 403", "the site refuses Hearsay: look whether its terms allow it, ask its editors (they see your --contact), or remove it"},
	{"http 404", "the address is gone; look for the new one on the site"},
	{"http 410", "the outlet took it down for good"},
	{"http 429", "the site wants fewer requests: a longer --delay"},
	{"http 4", "the site does not accept the request; open the address in a browser"},
	{"http 5", "the site's server fails; it is tried again by itself, ever more seldom"},
	{"robots.txt forbids", "the site asks programs not to read it there; Hearsay keeps to that. Look for a feed it offers"},
	{"robots.txt not reachable", "nothing is fetched while robots.txt cannot be read; it is tried again by itself"},
	{"timeout", "the site or the line is slow; it is tried again by itself"},
	{"no connection", "nobody answers there; if it is so for all, look at this machine's line and firewall"},
	{"host not found", "no such host; look at the spelling, and at this machine's DNS if it is so for all"},
	{"bad certificate", "the site's certificate is not valid, or this machine's clock or certificates are wrong"},
	{"private address", "the name leads into a private network; --allow-host NAME if it is yours"},
	{"too large", "more than a page can sensibly have; is it an article?"},
	{"not readable", "not what it was added as; hearsay add again with another kind (feed, sitemap, page, index)"},
	{"bad address", "not an address that can be fetched"},
	{"too many redirects", "the site sends on and on, often for want of a cookie; Hearsay keeps none"},
	{"bad answer", "the site answers in a way that is no HTTP; it is tried again by itself"},
	{"broken body", "the answer broke off; it is tried again by itself"},
	{"host is resting", "the host failed several times and is left alone for a while"},
	{"consent", "the site shows a consent wall instead of the article; look for its feed with full text"},
	{"soft", "the site says “not found” in words"},
	{"not an article", "a list, a video, a front page; nothing to do"},
}

func adviceOn(status string) string {
	for _, a := range statusAdvice {
		if strings.HasPrefix(status, a.status) {
			return a.what
		}
	}
	return ""
}

// advise adds next steps, the most urgent first.
func (r *doctorReport) advise(h store.Health) {
	say := func(format string, args ...any) { r.Next = append(r.Next, fmt.Sprintf(format, args...)) }
	if h.Scrub {
		say("a redaction did not get to its end: run the same hearsay redact … --apply again, so that the words leave the file's freed room")
	}
	if r.Clock.NowBefore {
		say("this machine's clock is before what the ledger has seen (%s): set it right before anything else is taken in", r.Clock.Newest)
	}
	if r.Disk.Network {
		say("the ledger lies on a network file system (%s): move it to a disk of this machine; locks are not reliable there", r.Disk.Kind)
	}
	if r.Disk.Kind != "" && !r.Disk.Network {
		say("the ledger lies on a file system that a program serves (%s): if that reaches over a network, move the ledger to a disk of this machine", r.Disk.Kind)
	}
	if r.Disk.Free >= 0 && (r.Disk.Free < diskLeast || r.Disk.Free < diskShare*r.Bytes) {
		say("%s are free on its disk, the ledger has %s: make room, or hearsay prune", mib(r.Disk.Free), mib(r.Bytes))
	}
	switch {
	case r.Counts["articles"] == 0:
	case r.Backup.At == "":
		say("no backup is known: hearsay backup FILE makes one, also while serving")
	case time.Duration(r.Backup.Days)*24*time.Hour >= backupOld:
		say("the last backup is %d days old: hearsay backup FILE", r.Backup.Days)
	}
	if n := len(r.Follow.Failing); n > 0 {
		say("%d feeds failed %d times in a row or more: see them above", n, failsMany)
	}
	if n := len(r.Follow.Silent); n > 0 {
		say("%d feeds brought nothing new for %d days: did the outlet move its feed? hearsay add list", n, int(silentAfter.Hours()/24))
	}
	if len(r.Clock.ZoneLess) > 0 {
		say("times of %d outlets have no zone and are left out of timing tests: hearsay outlets edit NAME --zone ZONE; it holds for what comes in later", len(r.Clock.ZoneLess))
	}
	if r.Clock.Early > 0 {
		say("%d versions were seen before they say they were published: outlets that date ahead, a wrong zone in the outlets table, or a clock that was wrong", r.Clock.Early)
	}
	if old := r.staleReadings(); old > 0 {
		say("%d readings are of other versions of the reader: hearsay prune says which may go", old)
	}
}

// staleReadings counts the readings of other stages than this program's reader.
func (r *doctorReport) staleReadings() (n int) {
	for _, s := range r.Stages {
		if s.Stage != r.Reader {
			n += s.Readings
		}
	}
	return n
}

func (r *doctorReport) printHealth(w io.Writer) {
	facets := func(name string, rows []store.Facet) {
		if len(rows) > 0 {
			fmt.Fprintf(w, "\n%s\n", name)
		}
		for _, f := range rows {
			fmt.Fprintf(w, "  %-24s %6d", f.Value, f.Count)
			if what := adviceOn(f.Value); what != "" {
				fmt.Fprintf(w, "  %s", what)
			}
			fmt.Fprintln(w)
		}
	}
	if r.Follow.Feeds > 0 {
		fmt.Fprintf(w, "\nfollowing\n  %-20s %10d\n  %-20s %10d\n  %-20s %10d\n", "feeds", r.Follow.Feeds, "pages", r.Follow.Pages, "due now", r.Follow.Due)
	}
	if r.Follow.Raw > 0 {
		fmt.Fprintf(w, "  %-20s %10d  %s\n", "fetched bodies kept", r.Follow.Raw, mib(r.Follow.RawBytes))
	}
	facets("feeds by status", r.Follow.ByFeed)
	facets("pages by status", r.Follow.ByPage)
	feeds := func(name string, rows []doctorFeed, tell func(doctorFeed) string) {
		if len(rows) > 0 {
			fmt.Fprintf(w, "\n%s\n", name)
		}
		for i, f := range rows {
			if i == manyBadRows {
				fmt.Fprintf(w, "  … and %d more; -o json lists all\n", len(rows)-i)
				break
			}
			fmt.Fprintf(w, "  %s\n      %s\n", f.URL, tell(f))
		}
	}
	feeds("feeds that fail", r.Follow.Failing, func(f doctorFeed) string {
		return strings.TrimSuffix(fmt.Sprintf("%s, %d times in a row: %s", f.Status, f.Fails, f.Detail), ": ")
	})
	feeds("feeds without anything new", r.Follow.Silent, func(f doctorFeed) string {
		if f.Changed == "" {
			return "never anything; " + f.Status
		}
		return "since " + f.Changed + "; " + f.Status
	})
	for i, t := range r.Troubles {
		if i == 0 {
			fmt.Fprintln(w, "\noutlets by status other than ok")
		}
		if i == manyBadRows {
			fmt.Fprintf(w, "  … and %d more; -o json lists all\n", len(r.Troubles)-i)
			break
		}
		name := t.Outlet
		if name == "" {
			name = "(unknown)"
		}
		fmt.Fprintf(w, "  %-28s %-18s %6d of %d\n", name, t.Status, t.Count, t.Of)
	}
	r.printClock(w)
	fmt.Fprintln(w, "\nkeeping")
	if r.Disk.Free >= 0 {
		fmt.Fprintf(w, "  %-20s %10s\n", "free on the disk", mib(r.Disk.Free))
	}
	switch {
	case r.Backup.At != "":
		fmt.Fprintf(w, "  %-20s %s, %d days ago, %s\n", "last backup", r.Backup.At, r.Backup.Days, r.Backup.File)
	default:
		fmt.Fprintf(w, "  %-20s %10s\n", "last backup", "none known")
	}
}

func (r *doctorReport) printClock(w io.Writer) {
	c := r.Clock
	if c.Ahead+c.Early+c.TooOld+c.Undated+len(c.ZoneLess) == 0 {
		return
	}
	fmt.Fprintln(w, "\nclock")
	for _, row := range []struct {
		n    int
		what string
	}{{c.Undated, "articles without date"}, {c.Ahead, "versions dated over a day after they were seen: unused in timing"}, {c.Early, "versions seen before they say they were published"}, {c.TooOld, "versions dated before 1990: unused in timing"}} {
		if row.n > 0 {
			fmt.Fprintf(w, "  %6d %s\n", row.n, row.what)
		}
	}
	for i, z := range c.ZoneLess {
		if i == manyBadRows {
			break
		}
		name := z.Value
		if name == "" {
			name = "(unknown outlet)"
		}
		fmt.Fprintf(w, "  %6d times without zone: %s\n", z.Count, name)
	}
}
