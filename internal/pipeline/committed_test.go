package pipeline

import (
	"strings"
	"testing"

	"hearsay"
)

// What stands before a time makes it a deadline, or not; a day without year lies ahead.
func TestDueWords(t *testing.T) {
	for lead, want := range map[string][2]bool{ // until, past
		"to reopen it by ":                  {true, false},
		"to reopen it by the end of ":       {true, true}, // until decides
		"to reopen it no later than ":       {true, true},
		"growth after the ":                 {false, true},
		"not sooner than in ":               {false, true},
		"it will open on ":                  {false, false},
		"the harbour of ":                   {false, true},
		"they stood by. Nobody came until ": {true, false},
	} {
		if got := [2]bool{until.MatchString(lead), past.MatchString(lead)}; got != want {
			t.Errorf("%q: %v, want %v", lead, got, want)
		}
	}
	for _, c := range []struct{ to, day, words, want string }{
		{"2024-04-15", "2025-04-05", "by 15 April", "2025-04-15"},
		{"2024-04-15", "2025-04-05", "by 15 April 2024", ""}, // the year is told
		{"2025-04-03", "2025-04-05", "3 April", ""},          // two days ago
		{"2025-04-15", "2025-04-05", "15 April", ""},         // ahead already
		{"2024-12-31", "2025-04-05", "last year", ""},
		{"", "2025-04-05", "15 April", ""},
	} {
		if got := nextYear(c.to, c.day, c.words); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// A term is counted from the day that sets it.
func TestTermIn(t *testing.T) {
	for text, want := range map[string]string{
		"that it will hand over the papers within ten days":  "2025-04-15",
		"to answer within 48 hours":                          "2025-04-07",
		"to answer in the next 30 hours":                     "2025-04-07",
		"to rebuild the pier within a month":                 "2025-05-05",
		"to rebuild the pier within three weeks of the vote": "",
		"to be there in ten days":                            "",
		"to rebuild it within reason":                        "",
		"to speak of what happened within the last ten days": "",
	} {
		got := ""
		if w := termIn(text, []hearsay.Span{{End: len(text)}}, nil, "2025-04-05"); w != nil {
			got = w.To
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Who is the subject of "will", and what binds nobody.
func TestCommitWords(t *testing.T) {
	for lead, want := range map[string]bool{"you will ": true, "they'll ": true, "they will soon ": true, "which would ": true, "we will ": false, "the line will ": false, "there would be ": false, "closed ": false} {
		if got := others(lead); got != want {
			t.Errorf("others(%q): %v", lead, got)
		}
	}
	for cue, want := range map[string]bool{"were promised": true, "received a message of assurances": true, "had been offered": true, "promised": false, "has been planning": false, "is committed to": false} {
		if got := toldSo(lowerWords(cue)); got != want {
			t.Errorf("toldSo(%q): %v", cue, got)
		}
	}
	for lemma, want := range map[string]bool{"win": true, "tell": true, "reopen": false, "close": false} {
		if got := wishes(lemma); got != want {
			t.Errorf("wishes(%q): %v", lemma, got)
		}
	}
	s := `"Will we close the gate?" We will.`
	if !asked(s, hearsay.Span{End: strings.Index(s, " We")}) || asked(s, hearsay.Span{Start: strings.Index(s, "We "), End: len(s)}) {
		t.Error("questions")
	}
}

func TestConditions(t *testing.T) {
	for s, want := range map[string]string{
		"to close the border if the jamming goes on, and the port": "if the jamming goes on",
		"unless it stops we will stay":                             "unless it stops we will stay",
		"nobody knows, if not the keeper, why":                     "",
		"the gift and the cliff":                                   "",
		"If it rains, we stay; as long as it does":                 "If it rains|as long as it does",
	} {
		var got []string
		for _, c := range conditions([]hearsay.Span{{End: len(s)}}, s) {
			got = append(got, c.In(s))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// Any words: no panic; conditions lie in the text, ascending.
func FuzzConditions(f *testing.F) {
	for _, s := range []string{"if it rains, we will", "unless", "you'll see if ’ they will", "by the end of", "ÎF İf if"} {
		f.Add(s, 0, 9)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		from, to = max(0, min(from, len(s))), max(0, min(to, len(s)))
		if from > to {
			return
		}
		last := 0
		for _, c := range conditions([]hearsay.Span{{Start: from, End: to}}, s) {
			if c.Start < max(last, from) || c.End > to || c.Empty() {
				t.Errorf("%q: %v of [%d, %d)", s, c, from, to)
			}
			last = c.Start
		}
		others(s)
		toldSo(lowerWords(s))
		asked(s, hearsay.Span{Start: from, End: to})
		nextYear(s, "2025-04-05", s)
		until.MatchString(s)
	})
}
