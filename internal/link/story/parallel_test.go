package story

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// One word names an affair where a sentence sets it beside what the text is about.
func TestParallel(t *testing.T) {
	const dam, ferry = 0, 1
	const opening = "The ferry Skua has been adrift since noon, the harbour master says. Nobody is hurt. "
	f := affairsOf(t).Finder()
	for _, x := range []struct {
		text string
		own  []int
		at   time.Time
		want int // affair; -1 for none
		term string
	}{
		{opening + "He adds: \"First the sluice, now the ferry. We see a pattern.\"", []int{ferry}, referDay, dam, "sluice"},
		{opening + "“Yesterday the sluice; today the ferry,” he said.", []int{ferry}, referDay, dam, "sluice"},
		{opening + "First Ellerby, now the ferry.", []int{ferry}, referDay, dam, "Ellerby"},
		{opening + "First the sluice, now the ferry.", nil, referDay, dam, "sluice"},
		// No such sentence; halves the other way; the word elsewhere.
		{opening + "The sluice and the ferry are old.", []int{ferry}, referDay, -1, ""},
		{opening + "First the ferry, now the sluice.", []int{ferry}, referDay, -1, ""},
		{opening + "At first the sluice held, and now the ferry.", []int{ferry}, referDay, -1, ""},
		{opening + "First it rained, now the ferry. The sluice is old.", []int{ferry}, referDay, -1, ""},
		// The second half is not what the text is about, or only in this sentence.
		{opening + "First the sluice, now the sandwiches.", []int{ferry}, referDay, -1, ""},
		{"First the sluice, now the ferry.", []int{ferry}, referDay, -1, ""},
		{opening + "First the sluice, now France.", []int{ferry}, referDay, -1, ""},
		// A course of events.
		{opening + "First the sluice was opened by the two engineers on duty, now the ferry.", []int{ferry}, referDay, -1, ""},
		// A word of the text's own affair, or of two; an affair not told yet, or long past; another language.
		{opening + "First the power, now the ferry.", []int{ferry}, referDay, -1, ""},
		{opening + "First the sluice and the passengers, now the ferry.", nil, referDay, -1, ""},
		{opening + "First the sluice, now the ferry.", []int{ferry}, referDay.AddDate(0, 0, -4), -1, ""},
		{opening + "First the sluice, now the ferry.", []int{ferry}, referDay.AddDate(0, 0, 70), -1, ""},
		{opening + "Erst the sluice, jetzt the ferry.", []int{ferry}, referDay, -1, ""},
	} {
		got := f.Find(x.text, "en", x.at, sentencesOf(x.text), x.own)
		if x.want < 0 {
			for _, r := range got {
				if r.Weight < passageWeight || strings.HasPrefix(r.Span.In(x.text), "First") {
					t.Errorf("%q: %+v", x.text, r)
				}
			}
			continue
		}
		got = slices.DeleteFunc(got, func(r Reference) bool { return r.Span.Start < len(opening) }) // of the ferry, where it is not the text's own
		if len(got) != 1 || got[0].Affair != x.want || len(got[0].Terms) != 1 || got[0].Terms[0].In(x.text) != x.term || got[0].Weight < strongTerm {
			t.Errorf("%q: %+v, want affair %d by %q", x.text, got, x.want, x.term)
		}
	}
}

// A frame without an affair costs no memory, either.
func TestParallelAllocates(t *testing.T) {
	f := affairsOf(t).Finder()
	s := "The mayor of Ellerby retires. " + strings.Repeat("First the rain, now the mayor. ", 20)
	spans := sentencesOf(s)
	f.Find(s, "en", referDay, spans, nil)
	if n := testing.AllocsPerRun(20, func() { f.Find(s, "en", referDay, spans, nil) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// Whatever stands between, what is found lies in the text, on runes, and is one of the affairs.
func FuzzParallel(f *testing.F) {
	for _, s := range []string{"First the sluice, now the ferry.", "Now first", "first now first now", "“First — the sluice\nnow: ferry", "Сначала sluice, теперь ferry", "First \xff sluice, now \xf0 ferry"} {
		f.Add("The ferry is adrift. "+s, "en")
	}
	a := affairsOf(f)
	f.Fuzz(func(t *testing.T, s, lang string) {
		if len(s) > 1<<12 {
			return
		}
		for _, r := range a.Finder().Find(s, lang, referDay, sentencesOf(s), nil) {
			if r.Affair < 0 || r.Affair > 1 || r.Span.Start < 0 || r.Span.End > len(s) || r.Weight <= 0 || len(r.Terms) == 0 {
				t.Fatalf("%+v", r)
			}
			for _, x := range r.Terms {
				if x.Start < r.Span.Start || x.End > r.Span.End || x.Start >= x.End {
					t.Fatalf("%+v", r)
				}
			}
		}
	})
}
