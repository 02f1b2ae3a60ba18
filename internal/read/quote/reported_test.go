package quote

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

// at returns the tokens of d that words stand on, each of them once.
func at(t testing.TB, d *text.Doc, words ...string) (out []text.Range) {
	t.Helper()
	for _, w := range words {
		i := strings.Index(d.Src, w)
		if i < 0 {
			t.Fatalf("no %q in %q", w, d.Src)
		}
		out = append(out, d.Tokens(hearsay.Span{Start: i, End: i + len(w)}))
	}
	slices.SortFunc(out, func(a, b text.Range) int { return a.Start - b.Start })
	return out
}

// Sentences in which the field found nothing; the outlet is the Velm Courier, the organ the Harbour Board.
func TestReported(t *testing.T) {
	for _, marked := range []string{
		"[Q1 A grey lorry left the fire in haste], [C1 reports] [S1 the Velm Courier], citing a source close to the inquiry.",
		"[Q1 A grey lorry left the fire in haste], [C1 wrote] [S1 the Velm Courier].",
		"[Q1 A grey lorry left the fire in haste], as [S1 the Velm Courier], a paper close to the mayor, [C1 now confirms].",
		"[Q1 A grey lorry left the fire in haste], [S1 the Velm Courier] [C1 can reveal].",
		"[Q1 A grey lorry left the fire in haste], [S1 the Velm Courier] [C1 reported] on Monday.",
		"As [S1 the Velm Courier] [C1 reported] on Monday, [Q1 a grey lorry left the fire in haste].",
		"[S1 The Velm Courier], the best seller of the town, [C1 reported] on Saturday [Q1 that a \"grey lorry\" left the fire in haste].",
		"[S1 The Velm Courier] [C1 understands] [Q1 that a grey lorry left the fire].",
		"[S1 The Velm Courier] [C1 has learned] [Q1 that a grey lorry left the fire].",
		"/VTA/ [Q1 A grey lorry left the fire in haste], [C1 reports] [S1 the Velm Courier].",
		"[S1 The Harbour Board] [C1 now assesses] [Q1 that it is likely, no longer certain, that the crew did it].",
		// nobody reports
		"Has the Velm Courier reported that a grey lorry left the fire?",
		"The Velm Courier has not reported that a grey lorry left the fire.",
		"If the Velm Courier reported that a grey lorry left the fire, the mayor would know.",
		"The editor of the Velm Courier reported that the roof of his house was gone.",
		"The Velm Courier reported a loss of two millions on Saturday.",
		"The lorry left the fire, and the Velm Courier was late.",
		"He left, reports the Velm Courier.",
		"\"The lorry left the fire in haste, reports the Velm Courier,\" said the mayor.",
		"If a lorry left the fire in haste, reports the Velm Courier, the mayor would know.",
		"The Harbour Board reported that the quay was closed to the public.",
	} {
		src, want := gold(t, marked)
		var d text.Doc
		d.Parse(src)
		var outlets, organs []text.Range
		if strings.Contains(src, "Velm Courier") {
			outlets = at(t, &d, "Velm Courier")
		} else {
			organs = at(t, &d, "Harbour Board")
		}
		got := Reported(nil, 0, &d, outlets, organs)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", marked, draw(src, got), draw(src, want))
		}
	}
}

// What the field found stays, but for the tail that tells whom the outlet rests on.
func TestReportedKeeps(t *testing.T) {
	var d text.Doc
	d.Parse("A grey lorry left the fire in haste, reports the Velm Courier, citing a source.")
	outlets := at(t, &d, "Velm Courier")
	span := func(w string) []hearsay.Span { return []hearsay.Span{d.Span(at(t, &d, w)[0])} }
	tail := hearsay.Quote{Source: span("the Velm Courier"), Cue: span("citing"), Content: span("a source")}
	if got := Reported([]hearsay.Quote{tail}, 0, &d, outlets, nil); len(got) != 1 || got[0].Cue[0].In(d.Src) != "reports" {
		t.Errorf("the tail: %s", draw(d.Src, got))
	}
	found := hearsay.Quote{Source: span("the Velm Courier"), Cue: span("reports"), Content: span("A grey lorry left the fire")}
	if got := Reported([]hearsay.Quote{found}, 0, &d, outlets, nil); len(got) != 1 || got[0].Score != 0 {
		t.Errorf("what the field found: %s", draw(d.Src, got))
	}
	other := hearsay.Quote{Cue: span("left"), Content: span("the fire in haste")}
	if got := Reported([]hearsay.Quote{other}, 0, &d, outlets, nil); len(got) != 1 {
		t.Errorf("somebody else's words: %s", draw(d.Src, got))
	}
	if got := Reported([]hearsay.Quote{found}, 1, &d, outlets, nil); len(got) != 2 {
		t.Errorf("a quote of another field counts: %s", draw(d.Src, got))
	}
}

// A paragraph's heading is no speaker of a transcript.
func TestHeadings(t *testing.T) {
	for s, want := range map[string]bool{
		"THE CLAIM: the fleet has sailed from the port.": false, "OUR FINDING: it has not sailed at all.": false, "What We Did: we asked the pilots.": false,
		"LUND: the fleet has sailed from the port.": true, "Odo Lund: the fleet has sailed from the port.": true, "QUESTION: where is the fleet of the town?": true,
		"Spokesperson: The fleet has not sailed from the port.": true, "ODO LUND (translated): the fleet has sailed.": true, "Odo Lund (by telephone): the fleet has sailed.": true,
		"Update: the fleet has sailed from the port.": false, "Lamp: Has the fleet sailed from the port?": false, "Lund (left the room)": false,
	} {
		var d text.Doc
		d.Parse(s)
		if n, _ := turnOf(&d, d.Paras[0], false); n > 0 != want {
			t.Errorf("%q: a turn %v, want %v", s, n > 0, want)
		}
	}
}

// Whatever the text and wherever outlets are said to stand: spans lie in it, pieces are not empty,
// and no quote is made twice.
func FuzzReported(f *testing.F) {
	for _, s := range []string{"A lorry left the fire in haste, reports the Courier, citing a source.", "The Courier, a daily, reported on Monday that \"it\" burned down.", "As the Courier wrote, , .", "/A/ (B) – x, wrote C."} {
		f.Add(s, 3, 2)
	}
	f.Fuzz(func(t *testing.T, s string, from, n int) {
		if len(s) > 2000 {
			return
		}
		var d text.Doc
		d.Parse(s)
		if from < 0 || n <= 0 || n > 5 || from+n > len(d.Toks) {
			return
		}
		o := []text.Range{{Start: from, End: from + n}}
		got := Reported(nil, 0, &d, o, nil)
		for _, q := range got {
			for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(role) != 1 || role[0].Check(s) != nil || role[0].Empty() {
					t.Fatalf("%q: %+v", s, q)
				}
			}
		}
		if again := Reported(slices.Clone(got), 0, &d, o, nil); len(again) != len(got) {
			t.Fatalf("%q: %d quotes, then %d", s, len(got), len(again))
		}
	})
}
