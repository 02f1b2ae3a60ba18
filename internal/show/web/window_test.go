package web

import (
	"testing"
	"time"
)

// Of a large ledger the last sixty days are asked; words of who asks are kept, and days that are told hold.
func TestNarrowed(t *testing.T) {
	f := &fakeAsker{cols: claimCols}
	l := &fakeLedger{}
	l.totals.Last = "2026-03-08"
	questions := f.Questions()
	questions[0].Name = "bursts"
	h := New(l, Options{Asker: renamedAsker{f, questions}, Now: func() time.Time { return now }})
	if w := get(t, h, "/explore/bursts"); w.Code != 200 {
		t.Errorf("a small ledger: %d", w.Code)
	}
	l.totals.Articles = wideArticles
	for path, to := range map[string]string{
		"/explore/bursts":                  "/explore/bursts?since=2026-01-08",
		"/explore/bursts?kind=b":           "/explore/bursts?kind=b&since=2026-01-08",
		"/explore/bursts?since=2020-01-01": "",
		"/explore/blame":                   "",
		"/explore/bursts.csv":              "",
	} {
		w := get(t, New(l, Options{Asker: renamedAsker{f, questions}, Now: func() time.Time { return now }}), path)
		if got := w.Header().Get("Location"); got != to || (to == "") != (w.Code == 200) {
			t.Errorf("%s: %d to %q, want %q", path, w.Code, got, to)
		}
	}
}

type renamedAsker struct {
	*fakeAsker
	list []Question
}

func (r renamedAsker) Questions() []Question { return r.list }
