package main

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Each trouble has its next step, and a ledger without trouble has none.
func TestAdvise(t *testing.T) {
	fine := func() (doctorReport, store.Health) {
		return doctorReport{Reader: "read/2", Stages: []doctorStage{{Stage: "read/2", Readings: 5}}, Counts: map[string]int{"articles": 5}, Bytes: 1 << 20,
			Disk: doctorDisk{Free: 1 << 40}, Backup: doctorBackup{At: "2026-03-05T10:00:00Z", Days: 1}}, store.Health{}
	}
	if r, h := fine(); true {
		if r.advise(h); len(r.Next) != 0 {
			t.Errorf("nothing is wrong, but: %q", r.Next)
		}
	}
	for _, tt := range []struct {
		name   string
		change func(*doctorReport, *store.Health)
		want   string
	}{
		{"unfinished redaction", func(_ *doctorReport, h *store.Health) { h.Scrub = true }, "--apply again"},
		{"clock", func(r *doctorReport, _ *store.Health) { r.Clock.NowBefore = true }, "clock is before"},
		{"network disk", func(r *doctorReport, _ *store.Health) { r.Disk.Network, r.Disk.Kind = true, "NFS" }, "network file system (NFS)"},
		{"perhaps a network disk", func(r *doctorReport, _ *store.Health) { r.Disk.Kind = "FUSE" }, "if that reaches over a network"},
		{"little room", func(r *doctorReport, _ *store.Health) { r.Disk.Free = 1 << 20 }, "make room"},
		{"room smaller than the ledger", func(r *doctorReport, _ *store.Health) { r.Bytes = 1 << 40 }, "make room"},
		{"room unknown", func(r *doctorReport, _ *store.Health) { r.Disk.Free = -1; r.Clock.Early = 1 }, "seen before they say"},
		{"no backup", func(r *doctorReport, _ *store.Health) { r.Backup = doctorBackup{} }, "no backup is known"},
		{"old backup", func(r *doctorReport, _ *store.Health) { r.Backup.Days = 20 }, "20 days old"},
		{"failing", func(r *doctorReport, _ *store.Health) { r.Follow.Failing = make([]doctorFeed, 2) }, "2 feeds failed 5 times"},
		{"silent", func(r *doctorReport, _ *store.Health) { r.Follow.Silent = make([]doctorFeed, 3) }, "3 feeds brought nothing new for 7 days"},
		{"zones", func(r *doctorReport, _ *store.Health) { r.Clock.ZoneLess = make([]store.Facet, 1) }, "outlets edit NAME --zone"},
		{"old readings", func(r *doctorReport, _ *store.Health) {
			r.Stages = append(r.Stages, doctorStage{Stage: hearsay.StageVersion("read/1"), Readings: 4})
		}, "4 readings are of other versions"},
	} {
		r, h := fine()
		tt.change(&r, &h)
		if r.advise(h); len(r.Next) != 1 || !strings.Contains(r.Next[0], tt.want) {
			t.Errorf("%s: %q, want one step with %q", tt.name, r.Next, tt.want)
		}
	}
}

// A ledger that was read with a table of states is not to be read again without it by mistake.
func TestDoctorOtherWorld(t *testing.T) {
	c := store.Checkup{LastSeq: 9, Totals: store.Totals{Articles: 9}}
	for _, tt := range []struct {
		stage hearsay.StageVersion
		seq   int64
		want  string
	}{{"read/7-aaaaaaaa", 9, "the same reader with another table of states: name it (--world FILE"}, {"read/7-aaaaaaaa", 8, "9 entries are not read by read/7-bbbbbbbb; any hearsay ingest"}, {"read/6-aaaaaaaa", 9, "any hearsay ingest reads them"}} {
		c.Cursors = []store.CursorRow{{Stage: tt.stage, Seq: tt.seq}, {Stage: "link/views/2", Seq: 9}}
		r := reportOf("x.db", c, "read/7-bbbbbbbb")
		if len(r.Next) == 0 || !strings.Contains(r.Next[0], tt.want) {
			t.Errorf("%s at %d: %q, want %q", tt.stage, tt.seq, r.Next, tt.want)
		}
		var b strings.Builder
		r.print(&b)
		if strings.Count(b.String(), "not this program's reader") != 1 {
			t.Errorf("linking is no reader:\n%s", b.String())
		}
	}
}

func TestDoctorFeed(t *testing.T) {
	now := time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)
	day := 24 * time.Hour
	for _, tt := range []struct {
		name            string
		f               store.Feed
		failing, silent bool
	}{
		{"new", store.Feed{Added: now.Add(-day)}, false, false},
		{"never brought anything", store.Feed{Added: now.Add(-9 * day)}, false, true},
		{"brought something", store.Feed{Added: now.Add(-90 * day), Check: store.Check{Changed: now.Add(-day)}}, false, false},
		{"silent", store.Feed{Added: now.Add(-90 * day), Check: store.Check{Changed: now.Add(-8 * day)}}, false, true},
		{"a single page may rest", store.Feed{Kind: store.FeedPage, Added: now.Add(-90 * day)}, false, false},
		{"failing", store.Feed{Added: now.Add(-90 * day), Check: store.Check{Fails: failsMany, Status: "http 403"}}, true, false},
		{"failed now and then", store.Feed{Added: now.Add(-day), Check: store.Check{Fails: failsMany - 1}}, false, false},
		{"paused", store.Feed{Added: now.Add(-90 * day), Paused: true, Check: store.Check{Fails: 99}}, false, false},
	} {
		var r doctorReport
		r.feed(&tt.f, now)
		if len(r.Follow.Failing) > 0 != tt.failing || len(r.Follow.Silent) > 0 != tt.silent {
			t.Errorf("%s: failing %v, silent %v", tt.name, r.Follow.Failing, r.Follow.Silent)
		}
	}
}

// Statuses are told by their own words, the special before the general.
func TestAdviceOn(t *testing.T) {
	for status, want := range map[string]string{"http 403": "refuses Hearsay", "http 418": "does not accept", "http 503": "server fails", "robots.txt forbids": "asks programs not to",
		"timeout": "slow", "not readable": "another kind", "ok": "", "unchanged": "", "new": "", "paused": ""} {
		if got := adviceOn(status); !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("advice on %q: %q, want %q", status, got, want)
		}
	}
	for i, a := range statusAdvice {
		if got := adviceOn(a.status); got != a.what {
			t.Errorf("advice %d on %q is hidden by an earlier one", i, a.status)
		}
	}
}
