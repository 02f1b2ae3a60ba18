package act_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/act"
)

// A bare denial answers what somebody else said right before it.
func TestAnswersJust(t *testing.T) {
	for _, c := range []struct {
		src, said, who, denied string
		want                   bool
	}{
		{"The mayor said the ferry sank there. The harbour office said it did not.", "the ferry sank there", "The harbour office", "it did not", true},
		{"The mayor said the ferry sank there, but the harbour office denied this.", "the ferry sank there", "the harbour office", "this", true},
		{"The mayor said the ferry sank there, which angered many in Velm. The harbour office denied this.", "the ferry sank there", "The harbour office", "this", false},
		{"The mayor said the ferry sank there. The harbour office rejected him.", "the ferry sank there", "The harbour office", "him", false},
		{"The mayor said the ferry sank there.\nThe harbour office denied this.", "the ferry sank there", "The harbour office", "this", false},
		{"The mayor said the ferry sank there. The harbour office denied that any cable was cut.", "the ferry sank there", "The harbour office", "that any cable was cut", false},
	} {
		span := func(s string) []hearsay.Span {
			i := strings.LastIndex(c.src, s)
			return []hearsay.Span{{Start: i, End: i + len(s)}}
		}
		qs := []hearsay.Quote{
			{ID: "q1", Field: hearsay.FieldText, Source: span("The mayor"), Cue: span("said the"), Content: span(c.said), Speaker: hearsay.Speaker{Actor: "a1"}, Claim: hearsay.Claim{Act: hearsay.Assert}},
			{ID: "q2", Field: hearsay.FieldText, Source: span(c.who), Content: span(c.denied), Speaker: hearsay.Speaker{Actor: "a2"}, Claim: hearsay.Claim{Act: hearsay.Deny}},
		}
		qs[0].Cue[0].End -= len(" the")
		act.Replies(qs, &hearsay.Revision{Text: c.src})
		if got := qs[1].RepliesTo == "q1"; got != c.want {
			t.Errorf("%q: answers %q", c.src, qs[1].RepliesTo)
		}
	}
}

// Not by us: a denial in the passive.
func TestNotOurs(t *testing.T) {
	for s, want := range map[string]hearsay.Act{
		"The minister <said> [that the card had not been issued by his country].":     hearsay.Deny,
		"The general <said> [the depot was not hit by our missiles].":                 hearsay.Deny,
		"The ministry <said> [the cable had never been cut on purpose by its ships].": hearsay.Deny,
		"The minister <said> [that the card had been issued by his country].":         hearsay.Assert,
		"The minister <said> [that the card had not been signed by the clerk].":       hearsay.Assert,
		"The minister <said> [that he was not surprised by his son].":                 hearsay.Assert,
		"The minister <said> [that he was not on the ferry chartered by his party].":  hearsay.Assert,
	} {
		q, d, pos := marked(s)
		act.Quote(&q, d, pos, tagger, act.Input{})
		if q.Act != want {
			t.Errorf("%s: %s (%s), want %s", s, q.Act, q.Reasons[0].Because, want)
		}
	}
}
