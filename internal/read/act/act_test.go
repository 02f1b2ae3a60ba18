package act_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/act"
	"hearsay/internal/read/evidence"
	"hearsay/internal/read/genre"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

var tagger = func() *tag.Tagger {
	t, err := tag.Load(en.Tags)
	if err != nil {
		panic(err)
	}
	return t
}()

// marked parses a sentence with its source in {}, its cue in <> and its content in [], and
// returns the quote.
func marked(s string) (hearsay.Quote, *text.Doc, []tag.Tag) {
	var q hearsay.Quote
	var b strings.Builder
	start := 0
	for _, r := range s {
		switch r {
		case '<', '[', '{':
			start = b.Len()
		case '}':
			q.Source = append(q.Source, hearsay.Span{Start: start, End: b.Len()})
		case '>':
			q.Cue = append(q.Cue, hearsay.Span{Start: start, End: b.Len()})
		case ']':
			q.Content = append(q.Content, hearsay.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	d := &text.Doc{}
	d.Parse(b.String())
	q.Field = hearsay.FieldText
	return q, d, tagger.Tag(nil, new(tag.Work), d)
}

var actCases = []struct {
	s        string
	act      hearsay.Act
	polarity hearsay.Polarity
}{
	{"The mayor <said> [the bridge was open].", hearsay.Assert, "+"},
	{"The mayor <said> [the bridge was not open].", hearsay.Assert, "-"},
	{"The mayor <said> [nobody was hurt].", hearsay.Assert, "-"},
	{"The ministry <denied> [that its boats were near].", hearsay.Deny, "+"},
	{"The ministry <denies> [any part in it].", hearsay.Deny, "+"},
	{"The ministry <did not deny> [that its boats were near].", hearsay.NoComment, "+"},
	{"The ministry <dismissed> [the report].", hearsay.Deny, "+"},
	{"The ministry <said> [it had no part in the raid].", hearsay.Deny, "-"},
	{"The ministry <said> [its crew was not behind the raid].", hearsay.Deny, "-"},
	{"The ministry <said> [it had nothing to do with the raid].", hearsay.Deny, "-"},
	{"The ministry <called> [the charge “a fairy tale”].", hearsay.Deny, "+"},
	{"The mayor <called> [the raid “cowardly”].", hearsay.Condemn, "+"},
	{"The ministry <called> [it probable].", hearsay.Estimate, "+"},
	{"The ministry <called> [the charge not credible].", hearsay.Deny, "-"},
	{"The ministry <called> [it improbable].", hearsay.Deny, "+"},
	{"The ministry <described> [the finding of “probable” as “a mood”].", hearsay.Deny, "+"},
	{"The ministry <called> [it a step to be taken as soon as possible].", hearsay.Deny, "+"},
	{"The office <denied responsibility> for [the raid].", hearsay.RejectResponsibility, "+"},
	{"Velmark <accused> [Ostrava Bay of cutting the cable].", hearsay.Accuse, "+"},
	{"The office <blamed> [Velmark].", hearsay.Accuse, "+"},
	{"The office <said> [Velmark was behind the raid].", hearsay.Accuse, "+"},
	{"The office <said> [Velmark was not behind the raid].", hearsay.Deny, "-"},
	{"The office <suggested> [that Velmark was behind the raid].", hearsay.Accuse, "+"},
	{"The mayor <confirmed> [that the bridge was shut].", hearsay.Confirm, "+"},
	{"The mayor <has not confirmed> [that the bridge was shut].", hearsay.NoComment, "+"},
	{"The mayor <admitted> [that the bridge was old].", hearsay.Admit, "+"},
	{"The group <claimed responsibility> for [the raid].", hearsay.ClaimResponsibility, "+"},
	{"The mayor <warned> [that the bridge was old].", hearsay.Warn, "+"},
	{"The office <warned> [that Velmark would bear the consequences if a boat was lost].", hearsay.Threaten, "+"},
	{"The office <threatened> [to close the strait].", hearsay.Threaten, "+"},
	{"The office <said> [the raid would not go unanswered, and there will be consequences].", hearsay.Threaten, "-"},
	{"The mayor <demanded> [an inquiry].", hearsay.Demand, "+"},
	{"The mayor <called> [it the worst fire in years].", hearsay.Assert, "+"},
	{"The mayor <called> [it a lie].", hearsay.Deny, "+"},
	{"The mayor <called for> [calm].", hearsay.Demand, "+"},
	{"The mayor <called> [for calm].", hearsay.Demand, "+"},
	{"The mayor <urged> [both sides to stop].", hearsay.Demand, "+"},
	{"The mayor <said> [both sides must stop].", hearsay.Demand, "+"},
	{"“[We call on both sides to stop],” <said> the mayor.", hearsay.Demand, "+"},
	{"The mayor <promised> [to mend the bridge].", hearsay.Promise, "+"},
	{"“[We will mend the bridge],” <said> the mayor.", hearsay.Promise, "+"},
	{"The mayor <condemned> [the raid].", hearsay.Condemn, "+"},
	{"The mayor <praised> [the crew].", hearsay.Praise, "+"},
	{"The office <announced> [a new bridge].", hearsay.Announce, "+"},
	{"The office <estimates> [that 40 boats were lost].", hearsay.Estimate, "+"},
	{"The office <said> [it was likely that 40 boats were lost].", hearsay.Estimate, "+"},
	{"The office <put> [the number at 40].", hearsay.Estimate, "+"},
	{"The mayor <speculated> [that a lamp fell].", hearsay.Speculate, "+"},
	{"The mayor <said> [a lamp may have fallen].", hearsay.Speculate, "+"},
	{"The mayor <asked> [who had seen it].", hearsay.Ask, "+"},
	{"“[Who has seen it?]” <said> the mayor.", hearsay.Ask, "+"},
	{"The paper <retracted> [its report].", hearsay.Retract, "+"},
	{"The group <withdrew> [its claim].", hearsay.Retract, "+"},
	{"The mayor <declined> [to comment].", hearsay.NoComment, "+"},
	{"The mayor <refused> [to talk to the paper].", hearsay.NoComment, "+"},
	{"The mayor <would not say> [whether the bridge was open].", hearsay.NoComment, "+"},
	{"The mayor <did not respond>.", hearsay.NoComment, "+"},
	{"The mayor <believes> [that the bridge is safe].", hearsay.Believe, "+"},
	{"The mayor <hopes> [that the bridge is safe].", hearsay.Believe, "+"},
	{"The mayor <does not believe> [that the bridge is safe].", hearsay.Believe, "+"},
	{"The office <plans> [to close the bridge].", hearsay.Intend, "+"},
	{"The office <did not rule out> [a second raid].", hearsay.Speculate, "+"},
	{"The office <ruled out> [a second raid].", hearsay.Deny, "+"},
	{"The mayor <never said> [that the bridge was safe].", hearsay.Assert, "+"},
	{"The mayor <refused> [to open the bridge].", hearsay.Intend, "+"},
	{"The mayor <may not let> [the paper rest].", hearsay.Assert, "+"},
	{"The mayor <said> [the bridge was shut on Monday by the crew, which was probably wise].", hearsay.Assert, "+"},
	{"“[Come and see the bridge],” <said> the mayor.", hearsay.Demand, "+"},
	{"“[Look, it is shut],” <said> the mayor.", hearsay.Assert, "+"},
	{"<According to> the mayor, [the bridge is open].", hearsay.Assert, "+"},
}

func TestActs(t *testing.T) {
	for _, c := range actCases {
		q, d, pos := marked(c.s)
		act.Quote(&q, d, pos, tagger, act.Input{})
		if q.Act != c.act || q.Polarity != c.polarity {
			t.Errorf("%s: %s %s (%s), want %s %s", c.s, q.Act, q.Polarity, q.Reasons[0].Because, c.act, c.polarity)
		}
		if q.Reasons[0].Part != "act" || q.Reasons[0].Because == "" {
			t.Errorf("%s: no reason", c.s)
		}
	}
}

// TestRenaming: other names, and a paragraph elsewhere, change nothing.
func TestRenaming(t *testing.T) {
	swap := strings.NewReplacer("Velmark", "Ostrava Bay", "Ostrava Bay", "Velmark")
	for _, c := range actCases {
		q, d, pos := marked(swap.Replace(c.s) + "\n\nShe must not say who may have done it?")
		act.Quote(&q, d, pos, tagger, act.Input{})
		if q.Act != c.act || q.Polarity != c.polarity {
			t.Errorf("%s: renamed, with a paragraph behind: %s %s", c.s, q.Act, q.Polarity)
		}
	}
}

func TestCondition(t *testing.T) {
	q, d, pos := marked("The office <warned> [that it would close the strait if a boat was lost].")
	act.Quote(&q, d, pos, tagger, act.Input{})
	got := map[string]string{}
	for _, r := range q.Reasons {
		got[r.Part] = r.Value
	}
	if got["condition"] != "if a boat was lost" || got["object"] != "the strait" {
		t.Errorf("reasons %v", got)
	}
}

func TestTable(t *testing.T) {
	c, err := en.Cues()
	if err != nil {
		t.Fatal(err)
	}
	if c.Lemmas < 400 {
		t.Errorf("%d cue lemmas and phrases", c.Lemmas)
	}
	known := map[string]bool{"label": true}
	for _, a := range hearsay.Acts {
		known[string(a)] = true
	}
	for _, r := range c.Rows {
		if !known[r.Act] || !known[r.Negated] {
			t.Errorf("row %+v: unknown act", r)
		}
	}
	for _, p := range c.Patterns {
		if !known[p.Act] || p.Where != "start" && p.Where != "any" && p.Where != "main" && p.Where != "negated" && p.Where != "doer" && p.Where != "open" {
			t.Errorf("pattern %+v", p)
		}
	}
}

func TestReplies(t *testing.T) {
	src := "The harbour office blamed Velmark for the raid on the pier. Trains ran late, a guard said. Velmark denied the raid on the pier. It called it a fairy tale."
	span := func(s string) []hearsay.Span {
		i := strings.Index(src, s)
		return []hearsay.Span{{Start: i, End: i + len(s)}}
	}
	quote := func(id, who, content string, a hearsay.Act) hearsay.Quote {
		return hearsay.Quote{ID: hearsay.QuoteID(id), Field: hearsay.FieldText, Content: span(content), Speaker: hearsay.Speaker{Actor: who}, Claim: hearsay.Claim{Act: a}}
	}
	qs := []hearsay.Quote{
		quote("q1", "a1", "Velmark for the raid on the pier", hearsay.Accuse),
		quote("q2", "a3", "Trains ran late", hearsay.Assert),
		quote("q3", "a2", "the raid on the pier", hearsay.Deny),
		quote("q4", "a2", "it a fairy tale", hearsay.Deny),
	}
	qs[0].Accused = []hearsay.Accused{{Actor: "a2", Name: "Velmark"}}
	act.Replies(qs, &hearsay.Revision{Text: src})
	for i, want := range []hearsay.QuoteID{"", "", "q1", "q1"} {
		if qs[i].RepliesTo != want {
			t.Errorf("%s answers %q, want %q", qs[i].ID, qs[i].RepliesTo, want)
		}
	}
}

// article is 600 words with 25 quotes of our own.
func article() (*text.Doc, []tag.Tag, []hearsay.Quote) {
	line := "The harbour office <said> [on Monday it was highly likely that a crew from Velmark cut the cable near the pier, citing satellite images]. "
	var b strings.Builder
	var qs []hearsay.Quote
	for range 25 {
		q, d, _ := marked(line)
		for _, role := range [][]hearsay.Span{q.Cue, q.Content} {
			for i := range role {
				role[i].Start, role[i].End = role[i].Start+b.Len(), role[i].End+b.Len()
			}
		}
		q.Source = []hearsay.Span{{Start: b.Len(), End: b.Len() + len("The harbour office")}}
		b.WriteString(d.Src)
		qs = append(qs, q)
	}
	d := &text.Doc{}
	d.Parse(b.String())
	return d, tagger.Tag(nil, new(tag.Work), d), qs
}

// BenchmarkClaims runs certainty, act, evidence, genre and replies over an article of 600
// words with 25 quotes; 0.7 ms are allowed.
func BenchmarkClaims(b *testing.B) {
	d, pos, qs := article()
	rev := &hearsay.Revision{Text: d.Src}
	work := make([]hearsay.Quote, len(qs))
	b.ReportAllocs()
	b.SetBytes(int64(len(d.Src)))
	for b.Loop() {
		copy(work, qs)
		for i := range work {
			q := &work[i]
			hedge.Quote(q, d, pos, tagger, hedge.Input{Assesses: true})
			act.Quote(q, d, pos, tagger, act.Input{})
			evidence.Quote(q, d, evidence.Input{})
		}
		act.Replies(work, rev)
		genre.Of(rev, d, false)
	}
}

// TestAsked: what is answered in the sentence of a question answers the question.
func TestAsked(t *testing.T) {
	src := "The harbour office blamed Velmark for the raid on the pier. Asked whether the raid was theirs, a clerk denied the raid on the pier."
	span := func(s string) []hearsay.Span {
		i := strings.LastIndex(src, s)
		return []hearsay.Span{{Start: i, End: i + len(s)}}
	}
	qs := []hearsay.Quote{
		{ID: "q1", Field: hearsay.FieldText, Content: span("Velmark for the raid on the pier"), Speaker: hearsay.Speaker{Actor: "a1"}, Claim: hearsay.Claim{Act: hearsay.Accuse}},
		{ID: "q2", Field: hearsay.FieldText, Content: span("whether the raid was theirs"), Claim: hearsay.Claim{Act: hearsay.Ask}},
		{ID: "q3", Field: hearsay.FieldText, Content: span("the raid on the pier"), Claim: hearsay.Claim{Act: hearsay.Deny}},
	}
	act.Replies(qs, &hearsay.Revision{Text: src})
	if qs[2].RepliesTo != "q2" {
		t.Errorf("answers %q, want q2", qs[2].RepliesTo)
	}
}
