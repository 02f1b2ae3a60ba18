package when

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay"
)

// Civil days agree with package time over four centuries.
func TestCivil(t *testing.T) {
	at := time.Date(1799, 12, 28, 0, 0, 0, 0, time.UTC)
	for range 110000 {
		d := Day(at.Unix() / 86400)
		if at.Unix()%86400 != 0 {
			t.Fatal("not midnight")
		}
		y, m, n := d.Civil()
		if y != at.Year() || m != int(at.Month()) || n != at.Day() || date(y, m, n) != d || d.weekday() != (int(at.Weekday())+6)%7 || !valid(y, m, n) {
			t.Fatalf("%v: got %d-%d-%d weekday %d", at, y, m, n, d.weekday())
		}
		at = at.AddDate(0, 0, 1)
	}
	if valid(2025, 2, 29) || !valid(2024, 2, 29) || valid(1900, 2, 29) || valid(2025, 13, 1) {
		t.Error("leap years")
	}
	if got := date(2025, 3, 31).addMonths(-1); got != date(2025, 2, 28) {
		t.Errorf("a month before 31 March: %s", appendDay(nil, got))
	}
}

// The base is the civil day in the offset that the article carries.
func TestPublished(t *testing.T) {
	at := time.Date(2025, 3, 5, 23, 30, 0, 0, time.UTC)
	for offset, want := range map[int]Day{0: date(2025, 3, 5), 60: date(2025, 3, 6), -1439: date(2025, 3, 4)} {
		if got := Published(hearsay.Time{UTC: at, Offset: offset}); got.Day != want || !got.Known {
			t.Errorf("offset %d: got %s", offset, appendDay(nil, got.Day))
		}
	}
	if got := Published(hearsay.Time{UTC: time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)}); got.Day != -1 {
		t.Errorf("an hour before 1970: day %d", got.Day)
	}
	if Published(hearsay.Time{}).Known {
		t.Error("no time is no base")
	}
}

// A later anchor moves every relative day by as much: nothing hangs on one week.
func TestRelativeMovesWithBase(t *testing.T) {
	k := newKit(t)
	const s = "It burned yesterday, on Tuesday, last Friday, three days ago and last night."
	start := date(2024, 2, 20)
	for n := Day(0); n < 40; n++ {
		base := Base{Day: start + n, Known: true, Anchor: hearsay.AnchorPublished}
		got := k.find(s, base)
		if len(got) != 5 {
			t.Fatalf("%d expressions, want 5", len(got))
		}
		for i, back := range []Day{1, 0, 0, 3, 1} {
			e, d := got[i], base.Day-got[i].From
			switch i {
			case 1:
				if e.From.weekday() != 1 || d < 0 || d > 6 {
					t.Errorf("Tuesday is %d days back, a %d", d, e.From.weekday())
				}
			case 2:
				if e.From.weekday() != 4 || d < 1 || d > 7 {
					t.Errorf("last Friday is %d days back, a %d", d, e.From.weekday())
				}
			default:
				if d != back {
					t.Errorf("%d: %d days back, want %d", i, d, back)
				}
			}
		}
	}
}

func TestDateline(t *testing.T) {
	k := newKit(t)
	base := Base{Day: date(2025, 3, 6), Known: true}
	for _, c := range []struct{ text, place, agency, date string }{
		{"HALVERN, 4 March (Northline) — It rained.", "HALVERN", "Northline", "2025-03-04"},
		{"TEMBROUGH, March 3 (Waystone) - Every train stood still.", "TEMBROUGH", "Waystone", "2025-03-03"},
		{"PORT AMBRY, December 30, 2024 (UTS) -- It rained.", "PORT AMBRY", "UTS", "2024-12-30"},
		{"VETTERING (UTS) – It rained.", "VETTERING", "UTS", ""},
		{"Vettering, Ustrand, 31 December – It rained.", "Vettering", "", "2024-12-31"},
		{"Quillara - whose army left - kept silent.", "", "", ""},
		{"It rained (a lot) - on Tuesday.", "", "", ""},
		{"", "", "", ""},
		{"4 March - It rained.", "", "", ""},
	} {
		k.d.Parse(c.text)
		l := k.f.Dateline(&k.w, &k.d, base)
		on := ""
		if l.Date != None {
			on = string(appendDay(nil, l.Date))
		}
		if p, a := k.d.Span(l.Place).In(c.text), k.d.Span(l.Agency).In(c.text); p != c.place || a != c.agency || on != c.date {
			t.Errorf("%q: got %q %q %q", c.text, p, a, on)
		}
	}
}

func TestAllocations(t *testing.T) {
	k := newKit(t)
	const s = "Rain fell on the harbour and the ships stayed where they were. On Tuesday, 4 March, three men left; two days later they were back."
	base := Base{Day: date(2025, 3, 6), Known: true}
	k.find(s, base)
	if n := testing.AllocsPerRun(100, func() {
		k.out = k.f.Find(k.out[:0], &k.w, &k.d, k.pos, base, Line{Date: None})
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

// A run of words that open expressions in expressions is read in linear time: the test would
// not end otherwise.
func TestNested(t *testing.T) {
	k := newKit(t)
	for _, s := range []string{"early ", "the end of the ", "earlier ", "the early hours of ", "between ", "mid late "} {
		k.find(strings.Repeat(s, 500)+"March", Base{})
	}
}

func FuzzWhen(f *testing.F) {
	for _, s := range []string{
		"HALVERN, 4 March (Northline) — On Tuesday at 04:20 GMT, between 3 and 7 May.", "from 2022 to 2024, mid-March 2025, 31/12/2024 and 04/03/2025",
		"the second half of last year; the early 1990s; Q4 2024; two days later", "early mid late March to the end of the beginning of the year", "since until by 29 February 2023",
	} {
		f.Add(s, int64(1741219200), true)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, s string, at int64, known bool) {
		if !utf8.ValidString(s) { // package extract lets no other text in
			return
		}
		var base Base
		if known {
			base = Published(hearsay.Time{UTC: time.Unix(at%(1<<36), 0).UTC()})
		}
		end := 0
		for _, e := range k.find(s, base) {
			if e.Start < end || e.End <= e.Start || e.End > len(k.d.Toks) {
				t.Fatalf("%q: tokens %v behind %d", s, e.Range, end)
			}
			end = e.End
			if e.From != None && e.To != None && e.From > e.To {
				t.Fatalf("%q: from %d to %d, rule %s", s, e.From, e.To, e.Rule)
			}
			v := e.Value(&k.d)
			if err := v.Span.Check(s); err != nil {
				t.Fatal(err)
			}
			if v.Granularity == "" || v.Rule == "" || v.Anchor == "" {
				t.Fatalf("%q: %+v", s, v)
			}
			if v.From == "" && v.To == "" && v.Anchor != hearsay.AnchorNone {
				t.Fatalf("%q: an anchor without value: %+v", s, v)
			}
			if e.Minute >= 0 && v.From != "" && at >= 0 && at < 1<<37 {
				if _, err := time.Parse("2006-01-02T15:04", v.From[:16]); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
