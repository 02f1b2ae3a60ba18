package embedded

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/store"
)

func TestListSecond(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, tt := range []struct {
		t   hearsay.Time
		day string
	}{
		{hearsay.Time{}, ""},
		{hearsay.Time{UTC: at("2026-03-05T23:59:59Z"), Precision: hearsay.PrecisionSecond}, "2026-03-05"},
		{hearsay.Time{UTC: at("2026-03-05T22:00:00Z"), Offset: 120, Precision: hearsay.PrecisionDay}, "2026-03-06"}, // the day as stated
		{hearsay.Time{UTC: at("2026-03-05T05:00:00Z"), Offset: -300, Precision: hearsay.PrecisionDay}, "2026-03-05"},
		{hearsay.Time{UTC: at("1969-12-31T23:00:00Z")}, "1969-12-31"},
		{hearsay.Time{UTC: at("1500-01-01T00:00:00Z")}, "1700-01-02"}, // the first day a list knows
		{hearsay.Time{UTC: at("9000-01-01T00:00:00Z")}, "2244-05-30"},
	} {
		place, err := ord(listSecond(tt.t), 7)
		if err != nil || place < 0 {
			t.Fatal(place, err)
		}
		if got := dayName(dayOf(place)); got != tt.day {
			t.Errorf("%v is listed under %q, want %q", tt.t, got, tt.day)
		}
		if tt.day == "" {
			continue
		}
		lo, hi, err := window(tt.day, tt.day, "")
		if err != nil || place < lo || place >= hi {
			t.Errorf("%v is not in the window of its day %s: %v", tt.t, tt.day, err)
		}
	}
	if _, err := ord(1, maxSerial+1); err == nil {
		t.Error("a serial beyond its bits was taken")
	}
}

func TestSpansRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := func(name string) []hearsay.Span {
			var out []hearsay.Span
			at := 0
			for _, d := range rapid.SliceOfN(rapid.IntRange(0, 1<<20), 0, 6).Draw(t, name) {
				out = append(out, hearsay.Span{Start: at + d, End: at + d + d%50})
				at += d + d%50
			}
			return out
		}
		q := hearsay.Quote{Source: spans("source"), Cue: spans("cue"), Content: spans("content")}
		var got hearsay.Quote
		if err := setQuoteSpans(&got, quoteSpans(&q)); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(q.Source, got.Source) || !slices.Equal(q.Cue, got.Cue) || !slices.Equal(q.Content, got.Content) {
			t.Fatalf("%+v came back as %+v", q, got)
		}
	})
}

func FuzzSpans(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var q hearsay.Quote
		_ = setQuoteSpans(&q, b) // damage is an error, never a panic or a large allocation
		_, _ = mentionsOf(b)
	})
}

// contentOf is what a ledger holds whatever the order of arrival: items, revisions, sightings.
func contentOf(t *rapid.T, l *Ledger) string {
	var s string
	for _, q := range []string{
		`SELECT group_concat(aid || outlet || url || revisions, char(10) ORDER BY aid) FROM items`,
		`SELECT group_concat(r.rid || i.aid || x.text, char(10) ORDER BY r.rid) FROM revisions r JOIN items i ON i.id = r.item JOIN texts x ON x.id = r.id`,
		`SELECT group_concat(r.rid || o.name || s.pos || '-' || s.at, char(10) ORDER BY r.rid, o.name, s.pos, s.at) FROM sightings s JOIN revisions r ON r.id = s.revision JOIN sources o ON o.id = s.source`,
	} {
		var part *string
		if err := l.r.QueryRow(q).Scan(&part); err != nil {
			t.Fatal(err)
		}
		if part != nil {
			s += *part + "\n\n"
		}
	}
	return s
}

// Any order and any batching of the same records give the same items, revisions and
// sightings; taking them again adds nothing and changes nothing.
func TestArrival(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		var in []store.Incoming
		for i, k := range rapid.SliceOfN(rapid.IntRange(0, 11), 1, 25).Draw(rt, "records") {
			rec := article([]string{"A", "B"}[k%2], fmt.Sprint(k%3), fmt.Sprintf("Text %d. Minister Aro said so %d.", k/6, k), k%3)
			rec.Source, rec.Pos = "f", i/2+1 // some stand at the same place
			in = append(in, rec)
		}
		fill := func(records []store.Incoming, batch int) *Ledger {
			l := open(t, Options{})
			for c := range slices.Chunk(records, batch) {
				if _, err := l.Append(ctx, c); err != nil {
					rt.Fatal(err)
				}
				if batch%2 == 0 {
					readAll(t, l, stageOne)
				}
			}
			readAll(t, l, stageOne)
			return l
		}
		one := fill(in, len(in))
		other := fill(rapid.Permutation(in).Draw(rt, "order"), rapid.IntRange(1, 5).Draw(rt, "batch"))
		want := contentOf(rt, one)
		if got := contentOf(rt, other); got != want {
			rt.Fatalf("another order gives\n%s\nwant\n%s", got, want)
		}
		before := mustTotals(t, one)
		page := list(t, one, store.ArticleQuery{})
		out, err := one.Append(ctx, in)
		if err != nil {
			rt.Fatal(err)
		}
		for i, o := range out {
			if o.Fate != store.FateSame {
				rt.Fatalf("record %d again: %s", i, o.Fate)
			}
		}
		seq, _ := one.LastSeq(ctx)
		if after := mustTotals(t, one); fmt.Sprint(after) != fmt.Sprint(before) || fmt.Sprint(page) != fmt.Sprint(list(t, one, store.ArticleQuery{})) {
			rt.Fatalf("again: %+v, before %+v", after, before)
		}
		if cur, _ := one.Cursor(ctx, stageOne); cur != seq {
			rt.Fatalf("again: last seq %d, read up to %d", seq, cur)
		}
		sound(t, one)
		sound(t, other)
		one.Close()
		other.Close()
	})
}
