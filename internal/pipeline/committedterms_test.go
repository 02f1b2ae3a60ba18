package pipeline

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/measure/commitment"
)

// What a verb tells of its sentence.
func TestClause(t *testing.T) {
	for s, want := range map[string]string{
		"Ustrand *closed* the port, which pleased nobody":                       "Ustrand closed the port",
		"Ustrand *closed* the port after Quillara expelled four envoys":         "Ustrand closed the port",
		"Ustrand closed the port after Quillara *expelled* four envoys":         "Quillara expelled four envoys",
		"The drill, which was *held* by Ustrand, pleased nobody":                "The drill, which was held by Ustrand, pleased nobody",
		"In March, when Pirrin *reopened* the line, it rained; nobody came":     "Pirrin reopened the line, it rained",
		"The council met, but Pirrin *reopened* the line because nobody did so": "Pirrin reopened the line",
	} {
		text := strings.ReplaceAll(s, "*", "")
		at := strings.Index(s, "*")
		end := strings.LastIndex(s, "*") - 1
		if got := clause(text, hearsay.Span{End: len(text)}, hearsay.Span{Start: at, End: end}).In(text); got != want {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// Whom a deed is done to.
func TestTargets(t *testing.T) {
	quillara := link.Party{Key: "state:QLR", Name: "Quillara", Kind: hearsay.KindState, Country: "QLR"}
	ustrand := link.Party{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}
	for s, want := range map[string]string{
		"Ustrand expelled four diplomats of Quillara":                    "state:QLR",
		"Ustrand expelled four envoys in response to Quillara's charge":  "state:QLR",
		"Ustrand expelled four envoys after Quillara spoke":              "state:QLR",
		"Ustrand expelled four smugglers over the fire in Quillara":      "",
		"Ustrand expelled four smugglers from Quillara":                  "",
		"Four diplomats of Quillara were expelled by Ustrand on Tuesday": "state:QLR",
		"Ustrand expelled four diplomats of Ustrand":                     "",
	} {
		var named []Mentioned
		for _, p := range []link.Party{quillara, ustrand} {
			for from := 0; ; {
				k := strings.Index(s[from:], p.Name)
				if k < 0 {
					break
				}
				named = append(named, Mentioned{At: hearsay.Span{Start: from + k, End: from + k + len(p.Name)}, Party: p, Itself: true})
				from += k + 1
			}
		}
		verb, doer := place(s, "expelled"), place(s, "Ustrand")
		if got := strings.Join(targets(s, hearsay.Span{End: len(s)}, verb, doer, named, "state:UTD"), " "); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// Reports that look like a promise kept or taken back, and are none, with one that is.
func TestKeptOnlyByItsDeed(t *testing.T) {
	const promise = "Pirrin will reopen all its ferry lines to Stile Ford by Tuesday."
	for text, want := range map[string]string{
		"Pirrin reopened all its ferry lines to Stile Ford.":                        "kept",
		"Pirrin reopened two ferry lines to Stile Ford.":                            "open", // not all
		"Pirrin reopened all its ferry lines to Tembrough.":                         "open", // elsewhere
		"Quillara reopened all its ferry lines to Stile Ford.":                      "open", // somebody else
		"Pirrin asked Quillara to reopen all ferry lines to Stile Ford.":            "open",
		"Pirrin said that the ferry lines to Stile Ford will not reopen after all.": "open withdrawn", // either is right
		"Pirrin reopened all its ferry lines to Stile Ford in March 2019.":          "open",           // long before
	} {
		l := newLinked(t)
		first, later := borderArticle(1, "The Gull", promise), borderArticle(50, "The Wader", text)
		l.take(first, later)
		in, err := ReadCommitments(t.Context(), l, l.reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		k := slices.IndexFunc(in.Of, func(c Committed) bool { return c.Ref == "t1" })
		if k < 0 {
			t.Fatalf("the promise is not read: %+v", in.List)
		}
		if got := string(commitment.Judge(in.List, in.Reports, in.Last)[k].Status); !strings.Contains(want, got) {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Any sentence: the clause holds the verb and lies in it.
func FuzzClause(f *testing.F) {
	f.Add("In March, when it rained; but İ said, after all", 4, 9)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		from, to = max(0, min(from, len(s))), max(0, min(to, len(s)))
		if from > to {
			return
		}
		verb := hearsay.Span{Start: from, End: to}
		if c := clause(s, hearsay.Span{End: len(s)}, verb); c.Start < 0 || c.End > len(s) || !c.Contains(verb) {
			t.Errorf("%q: %v of %v", s, c, verb)
		}
		holding(s, verb, nil)
	})
}
