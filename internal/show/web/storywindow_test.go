package web

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
)

func spanAt(query string) (Span, error) {
	return spanOf(httptest.NewRequest("GET", "/stories/x?"+query, nil))
}

func TestSpan(t *testing.T) {
	for _, x := range []struct{ query, words, vals string }{
		{"", "", ""},
		{"from=2025-03-03T06&to=2025-03-03T18", "from 3 Mar 2025, 06:00 to 18:00 UTC", "from=2025-03-03T06&to=2025-03-03T18"},
		{"from=2025-03-03T06:00Z&to=2025-03-04T02:00", "from 3 Mar 2025, 06:00 to 4 Mar 2025, 02:00 UTC", "from=2025-03-03T06&to=2025-03-04T02"},
		{"from=2025-03-03&to=2025-03-05", "from 3 to 5 March 2025", "from=2025-03-03&to=2025-03-05"},
		{"from=2025-03-03T00&to=2025-03-04T00", "on 3 March 2025", "from=2025-03-03&to=2025-03-03"},
		{"from=2025-03-03T06", "from 3 Mar 2025, 06:00 UTC on", "from=2025-03-03T06"},
		{"to=2025-03-03T06", "until 3 Mar 2025, 06:00 UTC", "to=2025-03-03T06"},
		{"from=2025-03-03", "from 3 March 2025 on", "from=2025-03-03"},
		{"to=2025-03-03", "until 3 March 2025", "to=2025-03-03"},
		{"from=2025-02-28&to=2025-02-28", "on 28 February 2025", "from=2025-02-28&to=2025-02-28"},
	} {
		w, err := spanAt(x.query)
		if err != nil {
			t.Errorf("%q: %v", x.query, err)
			continue
		}
		if w.Set() != (x.query != "") || w.Set() && w.Words() != x.words || w.vals().Encode() != x.vals {
			t.Errorf("%q: %q, %q; want %q, %q", x.query, w.Words(), w.vals().Encode(), x.words, x.vals)
		}
	}
	for _, bad := range []string{"from=x", "to=2025-13-01", "from=2025-03-03T06:30", "from=2025-03-03T25", "from=2025-03-05&to=2025-03-03", "from=2025-03-03T06&to=2025-03-03T06", "from=%00", "to=99999-01-01", "from=0000-01-01"} {
		if w, err := spanAt(bad); err == nil {
			t.Errorf("%q is %+v", bad, w)
		}
	}
}

// Whatever an address says, it is a window or an error, and a window's own address gives the same again.
func FuzzSpan(f *testing.F) {
	f.Add("2025-03-03", "2025-03-05")
	f.Add("2025-03-03T06", "2025-03-03T18:00Z")
	f.Add("", "9999-12-31")
	f.Fuzz(func(t *testing.T, from, to string) {
		r := httptest.NewRequest("GET", "/stories/x", nil)
		r.Form = map[string][]string{"from": {from}, "to": {to}}
		w, err := spanOf(r)
		if err != nil {
			return
		}
		r.Form = w.vals()
		if again, err := spanOf(r); err != nil || again != w && w.To.Year() < 10000 {
			t.Fatalf("%q to %q is %+v, its address %v gives %+v, %v", from, to, w, r.Form, again, err)
		}
	})
}

// What lies inside is what a clock says; a day alone lies inside if all of it does.
func TestSpanHas(t *testing.T) {
	begin := time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(0, 71).Draw(t, "from"), rapid.IntRange(1, 72).Draw(t, "to")
		if a >= b {
			return
		}
		w := Span{begin.Add(time.Duration(a) * time.Hour), begin.Add(time.Duration(b) * time.Hour)}
		at := rapid.IntRange(-60, 73*60).Draw(t, "minute")
		if got, want := w.Has(begin.Add(time.Duration(at)*time.Minute), ""), at >= a*60 && at < b*60; got != want {
			t.Fatalf("minute %d in hours %d to %d: %v", at, a, b, got)
		}
		day := rapid.IntRange(0, 2).Draw(t, "day")
		if got, want := w.Has(time.Time{}, fmt.Sprintf("2025-03-%02d", 3+day)), a <= day*24 && b >= day*24+24; got != want {
			t.Fatalf("day %d in hours %d to %d: %v", day, a, b, got)
		}
		if w.Has(time.Time{}, "") {
			t.Fatal("without a date")
		}
	})
	if !(Span{}).Has(time.Time{}, "") {
		t.Error("the whole story leaves something out")
	}
}

// Of articles that have a day alone, bars are days, which count also those of which more is known; the form then
// speaks of days.
func TestVolumeByDay(t *testing.T) {
	var articles []storyArticle
	for i, day := range []string{"2025-03-03", "2025-03-03", "2025-03-04", "2025-03-06", ""} {
		articles = append(articles, storyArticle{Article: view.Article{Day: day}, N: i + 1})
	}
	articles[1].At = time.Date(2025, 3, 3, 22, 0, 0, 0, time.UTC)
	w := Span{time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC), time.Date(2025, 3, 5, 0, 0, 0, 0, time.UTC)}
	p := newVolume(articles, w, "/stories/x")
	if p == nil || p.Hours != 24 || p.Finding != "At most 2 articles in a day: on 3 Mar 2025" || !strings.HasSuffix(p.Caption, " 1 article whose day is not known stands in no bar.") {
		t.Fatalf("%+v", p)
	}
	if p.Lit != (draw.Lit{From: 0, To: 2}) || fmt.Sprint(p.Bars) != "[{3 Mar 2025 2 /stories/x?from=2025-03-03&to=2025-03-03#time yes} {4 Mar 2025 1 /stories/x?from=2025-03-04&to=2025-03-04#time yes} {6 Mar 2025 1 /stories/x?from=2025-03-06&to=2025-03-06#time no}]" {
		t.Errorf("%v in %v", p.Bars, p.Lit)
	}
	if got := fmt.Sprint(p.From, p.To); got != "[{2025-03-03 3 Mar 2025 true} {2025-03-04 4 Mar 2025 false} {2025-03-05 5 Mar 2025 false} {2025-03-06 6 Mar 2025 false}] [{2025-03-03 3 Mar 2025 false} {2025-03-04 4 Mar 2025 true} {2025-03-05 5 Mar 2025 false} {2025-03-06 6 Mar 2025 false}]" {
		t.Errorf("form %s", got)
	}
	// An hour of one day says nothing of where an article of that day belongs.
	for i := range 3 {
		articles[i].At = time.Date(2025, 3, 3, 10+i, 0, 0, 0, time.UTC)
	}
	articles[3] = storyArticle{Article: view.Article{Day: "2025-03-03"}, N: 4}
	p = newVolume(articles, Span{}, "/stories/x")
	if p == nil || p.Hours != 1 || len(p.Bars) != 3 || !strings.HasSuffix(p.Caption, " 2 articles whose hour is not known stand in no bar.") {
		t.Errorf("%+v", p)
	}
	if p := newVolume(articles[4:], Span{}, "/stories/x"); p != nil {
		t.Errorf("a strip of nothing: %+v", p)
	}
}
