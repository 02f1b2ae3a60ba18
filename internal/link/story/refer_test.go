package story

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// day is a Friday; the dam broke on the Tuesday before it.
var referDay = time.Date(2025, 4, 11, 9, 0, 0, 0, time.UTC)

// affairsOf are two affairs of three texts each: a dam and a ferry.
func affairsOf(t testing.TB, order ...int) *Affairs {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	table, err := NewTable(w)
	if err != nil {
		t.Fatal(err)
	}
	a := NewAffairs(table, []string{"The Gannet"})
	a.New(referDay.AddDate(0, 0, -3), 3)
	a.New(referDay.AddDate(0, 0, -2), 0) // not known
	texts := []struct {
		of          int
		title, text string
		days        int
	}{
		{0, "Dam at Ellerby bursts", "The sluice of the Ellerby dam burst on Tuesday, the Gannet has learned. Engineers fear for the turbines in France.", -2},
		{0, "Ellerby dam: sluice gave way", "After the sluice of the dam at Ellerby gave way on 8 April, engineers are looking for cracks.", -2},
		{0, "What broke at Ellerby", "Nobody knows yet why the sluice of the Ellerby dam burst on Tuesday.", -1},
		{1, "Ferry Skua adrift", "The ferry Skua drifted without power off Marsh Head for six hours with 512 passengers.", -1},
		{1, "Skua adrift: 512 wait", "The ferry Skua, adrift off Marsh Head, was towed in with all 512 passengers.", -1},
		{1, "Power cut on ferry", "Without power, the Skua drifted. Tugs brought the ferry and 512 passengers to Marsh Head.", 0},
	}
	if order == nil {
		order = []int{0, 1, 2, 3, 4, 5}
	}
	for _, i := range order {
		x := texts[i]
		a.Add([]int{x.of}, x.title, x.text, "en", referDay.AddDate(0, 0, x.days))
	}
	a.Add(nil, "Bread dearer", "Bread costs more, and nobody knows why. The Gannet asked six bakers with ferry tickets.", "en", referDay)
	a.Seal()
	return a
}

func sentencesOf(s string) (out []hearsay.Span) {
	var d text.Doc
	d.Parse(s)
	for _, x := range d.Sents {
		out = append(out, d.Span(x))
	}
	return out
}

func TestRefer(t *testing.T) {
	const dam, ferry = 0, 1
	a := affairsOf(t)
	f := a.Finder()
	for _, x := range []struct {
		text string
		own  []int
		at   time.Time
		want map[int]string
	}{
		{"The minister saw one hand in both. First the sluice on Tuesday, now the ferry.", []int{ferry}, referDay, map[int]string{dam: "First the sluice on Tuesday, now the ferry."}},
		{"The sluice of 8 April was blamed on Moles. It rained.", nil, referDay, map[int]string{dam: "The sluice of 8 April was blamed on Moles."}},
		{"It is like Ellerby, where a dam burst. Elsewhere a ferry with 512 aboard stood still.", nil, referDay, map[int]string{dam: "It is like Ellerby, where a dam burst.", ferry: "Elsewhere a ferry with 512 aboard stood still."}},
		// A name alone, a word alone, words of an outlet's name or of a state do not refer.
		{"The mayor of Ellerby retires. A sluice is a gate. The Gannet asks engineers about France.", nil, referDay, nil},
		// On Friday "Tuesday" is the 8th; on Tuesday itself, and a week later, it is another day.
		{"The sluice leaked on Tuesday.", nil, referDay.AddDate(0, 0, 7), nil},
		// The text's own affair, one that was not told yet, one long past.
		{"The sluice of the Ellerby dam burst on Tuesday.", []int{dam}, referDay, nil},
		{"The sluice of the Ellerby dam burst.", nil, referDay.AddDate(0, 0, -4), nil},
		{"The sluice of the Ellerby dam burst.", nil, referDay.AddDate(0, 0, 70), nil},
		{"", nil, referDay, nil},
	} {
		got := map[int]string{}
		for _, r := range f.Find(x.text, "en", x.at, sentencesOf(x.text), x.own) {
			got[r.Affair] = r.Span.In(x.text)
			for _, s := range r.Terms {
				if s.Start < r.Span.Start || s.End > r.Span.End || strings.TrimSpace(s.In(x.text)) == "" {
					t.Errorf("%q: term %v outside of %v", x.text, s, r.Span)
				}
			}
		}
		if len(got) != len(x.want) {
			t.Errorf("%q: %v, want %v", x.text, got, x.want)
			continue
		}
		for i, want := range x.want {
			if got[i] != want {
				t.Errorf("%q, affair %d: %q, want %q", x.text, i, got[i], want)
			}
		}
	}
}

// The order in which texts come does not matter.
func TestReferOrder(t *testing.T) {
	const s = "It is like Ellerby, where a dam burst on Tuesday. A ferry with 512 aboard stood still off Marsh Head."
	want := affairsOf(t).Finder().Find(s, "en", referDay, sentencesOf(s), nil)
	for _, order := range [][]int{{5, 4, 3, 2, 1, 0}, {2, 5, 0, 3, 1, 4}} {
		got := affairsOf(t, order...).Finder().Find(s, "en", referDay, sentencesOf(s), nil)
		if !slices.EqualFunc(got, want, func(a, b Reference) bool { return a.Affair == b.Affair && a.Span == b.Span && a.Weight == b.Weight }) {
			t.Errorf("%v: %v, want %v", order, got, want)
		}
	}
}

// Texts beyond the number that was told do not count.
func TestReferCounts(t *testing.T) {
	a := affairsOf(t)
	b := NewAffairs(a.table, []string{"The Gannet"})
	dam := b.New(referDay.AddDate(0, 0, -3), 2)
	for _, s := range []string{"The sluice of the Ellerby dam burst.", "At Ellerby a sluice of the dam burst.", "Bread costs more in Upper Marsh."} {
		b.Add([]int{dam}, s, s, "en", referDay)
	}
	b.Seal()
	if len(b.of[dam].terms) == 0 {
		t.Error("two texts give no terms")
	}
	Vocabulary("Bread Marsh", "en", func(h uint64) {
		if slices.ContainsFunc(b.of[dam].terms, func(s salient) bool { return s.hash == h }) {
			t.Error("the third of two texts counts")
		}
	})
	if b.of[dam].texts != 2 {
		t.Errorf("%d texts", b.of[dam].texts)
	}
}

// What two texts of an affair have is not known from one.
func TestReferNeedsTwoTexts(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	table, err := NewTable(w)
	if err != nil {
		t.Fatal(err)
	}
	a := NewAffairs(table, nil)
	a.Add([]int{a.New(referDay, 1)}, "Dam at Ellerby bursts", "The sluice of the Ellerby dam burst.", "en", referDay)
	a.Seal()
	const s = "The sluice of the Ellerby dam burst."
	if got := a.Finder().Find(s, "en", referDay.AddDate(0, 0, 1), sentencesOf(s), nil); len(got) > 0 {
		t.Errorf("found %v", got)
	}
}

// Nothing is allocated for a text that refers to nothing.
func TestReferAllocates(t *testing.T) {
	f := affairsOf(t).Finder()
	s := strings.Repeat("The mayor of Ellerby retires and the ferry is late. ", 40)
	spans := sentencesOf(s)
	f.Find(s, "en", referDay, spans, nil)
	if n := testing.AllocsPerRun(20, func() { f.Find(s, "en", referDay, spans, nil) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkRefer(b *testing.B) {
	f := affairsOf(b).Finder()
	s := strings.Repeat("The mayor of Ellerby retires and the ferry is late. ", 60)
	spans := sentencesOf(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		f.Find(s, "en", referDay, spans, nil)
	}
}

// A piece that is known otherwise to speak of an affair needs two strong terms of it, but neither name nor day, and may
// come before the affair is told.
func TestHas(t *testing.T) {
	const dam, ferry = 0, 1
	f := affairsOf(t).Finder()
	for _, x := range []struct {
		piece  string
		affair int
		own    []int
		at     time.Time
		want   bool
	}{
		{"that a sluice of the dam burst", dam, nil, referDay, true},
		{"that a sluice of the dam burst", dam, []int{ferry}, referDay.AddDate(0, 0, -30), true},
		{"that a sluice of the dam burst", dam, []int{dam}, referDay, false},
		{"that a sluice of the dam burst", ferry, nil, referDay, false},
		{"that the sluice, the sluice and the sluice", dam, nil, referDay, false}, // one term
		{"the sluice burst on Tuesday", dam, nil, referDay, true},
		{"Engineers in France fear for the Gannet", dam, nil, referDay, false},
		{"", dam, nil, referDay, false},
	} {
		f.Find("Bread costs more.", "en", x.at, nil, x.own)
		if got := f.Has(x.affair, x.piece, "en", x.at); (got > 0) != x.want || got > 0 && got < passageWeight {
			t.Errorf("%q of affair %d, own %v: %v, want %v", x.piece, x.affair, x.own, got, x.want)
		}
	}
}
