package hedge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
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

func parse(s string) (*text.Doc, []tag.Tag) {
	d := &text.Doc{}
	d.Parse(s)
	return d, tagger.Tag(nil, new(tag.Work), d)
}

// certainty reads the content of a sentence of the form "Content" said by a body that uses
// the scale.
func certainty(s string, scale hearsay.Scale) hearsay.Certainty {
	in := hedge.Input{Assesses: true}
	switch scale {
	case hearsay.PHIA:
		in.Country = "GBR"
	case hearsay.Kent:
		s += " (Sherman Kent)"
	}
	d, pos := parse(s)
	q := hearsay.Quote{Field: hearsay.FieldText, Content: []hearsay.Span{{Start: 0, End: len(s)}}}
	hedge.Quote(&q, d, pos, tagger, in)
	return q.Certainty
}

// bands of each term on the three scales; "" for none.
var bands = []struct{ sentence, icd, phia, kent string }{
	{"There is almost no chance that the bridge holds", "1-5", "0-5", "2-12"},
	{"There is a remote chance that the bridge holds", "1-5", "0-5", "2-12"},
	{"It is very unlikely that the bridge holds", "5-20", "10-20", "2-12"},
	{"It is highly unlikely that the bridge holds", "5-20", "10-20", "2-12"},
	{"It is highly improbable that the bridge holds", "5-20", "10-20", "2-12"},
	{"It is very improbable that the bridge holds", "5-20", "10-20", "2-12"},
	{"It is extremely unlikely that the bridge holds", "5-20", "10-20", "2-12"},
	{"It is unlikely that the bridge holds", "20-45", "25-35", "20-40"},
	{"It is improbable that the bridge holds", "20-45", "25-35", "20-40"},
	{"It is quite unlikely that the bridge holds", "20-45", "25-35", "20-40"},
	{"The unlikelihood of a repeat was noted", "20-45", "25-35", "20-40"},
	{"The improbability of a repeat was noted", "20-45", "25-35", "20-40"},
	{"There is a roughly even chance that the bridge holds", "45-55", "", "40-60"},
	{"There are roughly even odds that the bridge holds", "45-55", "", "40-60"},
	{"The chances are about even", "45-55", "", "40-60"},
	{"It is 50-50 that the bridge holds", "45-55", "", "40-60"},
	{"It is as likely as not that the bridge holds", "45-55", "", "40-60"},
	{"There is a realistic possibility that the bridge holds", "", "40-50", ""},
	{"It is likely that the bridge holds", "55-80", "55-75", "63-87"},
	{"It is probable that the bridge holds", "55-80", "55-75", "63-87"},
	{"The bridge will probably hold", "55-80", "55-75", "63-87"},
	{"The bridge likely holds", "55-80", "55-75", "63-87"},
	{"It is quite likely that the bridge holds", "55-80", "55-75", "63-87"},
	{"It is more likely than not that the bridge holds", "55-80", "55-75", "63-87"},
	{"The likeliest cause is rust", "55-80", "55-75", "63-87"},
	{"It is very likely that the bridge holds", "80-95", "80-90", "87-99"},
	{"It is highly likely that the bridge holds", "80-95", "80-90", "87-99"},
	{"It is extremely likely that the bridge holds", "80-95", "80-90", "87-99"},
	{"It is highly probable that the bridge holds", "80-95", "80-90", "87-99"},
	{"It is very probable that the bridge holds", "80-95", "80-90", "87-99"},
	{"The bridge will very probably hold", "80-95", "80-90", "87-99"},
	{"In all likelihood the bridge holds", "80-95", "80-90", "87-99"},
	{"In all probability the bridge holds", "80-95", "80-90", "87-99"},
	{"It is almost certain that the bridge holds", "95-99", "95-100", "87-99"},
	{"The bridge almost certainly holds", "95-99", "95-100", "87-99"},
	{"It is nearly certain that the bridge holds", "95-99", "95-100", "87-99"},
	{"It is virtually certain that the bridge holds", "95-99", "95-100", "87-99"},
	{"It is all but certain that the bridge holds", "95-99", "95-100", "87-99"},
	{"The odds are overwhelming that the bridge holds", "95-99", "95-100", "87-99"},
	{"It is certain that the bridge holds", "", "", "100-100"},
	{"It is impossible that the bridge holds", "", "", "0-0"},
	{"It is virtually impossible that the bridge holds", "1-5", "0-5", "2-12"},
	{"It is almost impossible for the bridge to hold", "1-5", "0-5", "2-12"},
	{"There is some slight chance that the bridge holds", "1-5", "0-5", "2-12"},
	{"It is highly doubtful that the bridge holds", "5-20", "10-20", "2-12"},
	// negation
	{"It is not likely that the bridge holds", "20-45", "25-35", "20-40"},
	{"It isn't likely that the bridge holds", "20-45", "25-35", "20-40"},
	{"It isn’t probable that the bridge holds", "20-45", "25-35", "20-40"},
	{"It is not very likely that the bridge holds", "20-45", "25-35", "20-40"},
	{"It is not unlikely that the bridge holds", "", "", ""},
	{"It is not highly likely that the bridge holds", "", "", ""},
	{"It is not certain that the bridge holds", "", "", ""},
	{"It is not almost certain that the bridge holds", "", "", ""},
	{"The bridge will probably not hold", "20-45", "25-35", "20-40"},
	{"The bridge almost certainly did not hold", "1-5", "0-5", "2-12"},
	{"The bridge was very probably not safe", "5-20", "10-20", "2-12"},
	// recognised, without a band
	{"The likelihood of a repeat was noted", "", "", ""},
	{"The probability of a repeat was noted", "", "", ""},
	{"A second flood is likelier now", "", "", ""},
	{"A second flood is more likely now", "", "", ""},
}

func band(b []int) string {
	if b == nil {
		return ""
	}
	return fmt.Sprintf("%d-%d", b[0], b[1])
}

func TestBands(t *testing.T) {
	for _, c := range bands {
		for scale, want := range map[hearsay.Scale]string{hearsay.ICD203: c.icd, hearsay.PHIA: c.phia, hearsay.Kent: c.kent} {
			got := certainty(c.sentence, scale)
			if band(got.Band) != want || got.Scale != scale || len(got.Hedges) == 0 {
				t.Errorf("%q on %s: band %q scale %q hedges %v, want %q", c.sentence, scale, band(got.Band), got.Scale, got.Hedges, want)
			}
		}
	}
}

// TestTermsFile: each form of estimative.tsv alone gives its level's band or none.
func TestTermsFile(t *testing.T) {
	est, err := en.Estimative()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(est.Terms); n < 20 {
		t.Fatalf("%d terms", n)
	}
	for _, l := range est.Levels {
		for scale, b := range l.Band {
			if len(b) != 2 || b[0] > b[1] {
				t.Errorf("%s %s: %v", l.Name, scale, b)
			}
		}
	}
}

func TestHedges(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"The crew may have cut the cable", "may"},
		{"The crew might return", "might"},
		{"The crew could be behind the fire", "could"},
		{"The crew could not guard a henhouse", ""},
		{"It will open on 3 May", ""},
		{"Perhaps the crew slept; possibly it did not", "Perhaps possibly"},
		{"The fire was apparently set", "apparently"},
		{"Two alleged smugglers fled", "alleged"},
		{"The suspected arsonist fled", "suspected"},
		{"The intruder is widely believed to have fled", "is widely believed"},
		{"The boat is thought to be empty", "is thought"},
		{"The crew is understood to be safe", "is understood"},
		{"The crew, believed to be abroad, was silent", "believed"},
		{"It appears to be an accident", "appears to"},
		{"The traces are consistent with a fire", "consistent with"},
		{"A note points to the harbour gang", "points to"},
		{"We cannot rule out a second fire", "cannot rule out"},
		{"It is possible that the lamp fell", "It is possible that"},
		{"The report is unconfirmed", "unconfirmed"},
		{"The so-called council met", "so-called"},
		{"It costs about 40 crowns, more than 20 a head", ""},
		{"If the lamp fell, the fire was an accident", ""},
		{"“Highly likely” is a mood", ""},
		{"the finding of “highly likely” was read out", ""},
		{"The word is “perhaps”", ""},
		{"it was “highly likely” that the lamp fell", "highly likely"},
		{"the “independent” commission will meet", "“independent”"},
		{"Come as soon as possible", ""},
		{"We judge with moderate confidence that the lamp fell", "moderate confidence"},
	} {
		d, pos := parse(c.content)
		q := hearsay.Quote{Content: []hearsay.Span{{Start: 0, End: len(c.content)}}}
		hedge.Quote(&q, d, pos, tagger, hedge.Input{})
		var got []string
		for _, h := range q.Certainty.Hedges {
			got = append(got, h.Span.In(c.content))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: hedges %q, want %q", c.content, g, c.want)
		}
		if q.Certainty.Band != nil {
			t.Errorf("%q: band %v without scale", c.content, q.Certainty.Band)
		}
	}
}

func TestConfidenceIsNoBand(t *testing.T) {
	for s, want := range map[string]string{
		"We assess with high confidence that the lamp fell": "high", "We are highly confident that the lamp fell": "high",
		"We have moderate confidence in this": "moderate", "This is held with low confidence": "low", "The lamp fell": "",
	} {
		c := certainty(s, hearsay.ICD203)
		if c.Confidence != want || c.Band != nil {
			t.Errorf("%q: confidence %q band %v, want %q and no band", s, c.Confidence, c.Band, want)
		}
	}
}

func TestScale(t *testing.T) {
	s := "It is highly likely that the lamp fell"
	for _, c := range []struct {
		in   hedge.Input
		s    string
		want hearsay.Scale
	}{
		{hedge.Input{}, s, ""},
		{hedge.Input{Kind: hearsay.KindPerson, Role: "transport minister", Name: "Ola Brandt"}, s, ""},
		{hedge.Input{Kind: hearsay.KindOutlet, Name: "The Intelligence Gazette"}, s, ""},
		{hedge.Input{Kind: hearsay.KindPerson, Role: "head of the cyber intelligence bureau"}, s, hearsay.ICD203},
		{hedge.Input{Kind: hearsay.KindOrganisation, Name: "Joint Intelligence Committee", Country: "GBR"}, s, hearsay.PHIA},
		{hedge.Input{}, s + ", on the PHIA yardstick", hearsay.PHIA},
		{hedge.Input{Assesses: true, Country: "GBR"}, s + " as ICD 203 has it", hearsay.ICD203},
	} {
		d, pos := parse(c.s)
		q := hearsay.Quote{Content: []hearsay.Span{{Start: 0, End: len(c.s)}}}
		hedge.Quote(&q, d, pos, tagger, c.in)
		if q.Certainty.Scale != c.want {
			t.Errorf("%+v %q: scale %q, want %q", c.in, c.s, q.Certainty.Scale, c.want)
		}
	}
}

func TestFactuality(t *testing.T) {
	for _, c := range []struct {
		s, event string
		lo, hi   float64
	}{
		{"The boat sank off the pier.", "sank", 2.5, 3},
		{"The boat did not sink.", "sink", -3, -1},
		{"Nobody cut the cable.", "cut", -3, -1},
		{"The boat may sink.", "sink", .5, 2},
		{"The boat will sink.", "sink", 2, 3},
		{"If the boat sinks, the crew swims.", "sinks", 0, 2},
		{"The crew wants to sell the boat.", "sell", 1, 2.3},
		{"The crew failed to sell the boat.", "sell", -3, -1},
		{"The crew did not fail to sell the boat.", "sell", 1, 3},
		{"The crew managed to sell the boat.", "sell", 2.3, 3},
		{"The crew denied that it sold the boat.", "sold", -3, -1},
		{"Did the crew sell the boat?", "sell", 0, 2},
	} {
		d, pos := parse(c.s)
		i := slices.IndexFunc(d.Toks, func(k text.Token) bool { return k.Span.In(c.s) == c.event })
		if got := hedge.Factuality(d, pos, tagger, i); got < c.lo || got > c.hi {
			t.Errorf("%q, %s: %.1f, want %.1f to %.1f", c.s, c.event, got, c.lo, c.hi)
		}
	}
}

// TestElsewhere: a paragraph added elsewhere changes nothing.
func TestElsewhere(t *testing.T) {
	for _, c := range bands {
		d, pos := parse(c.sentence + ".\n\nNobody is likely to mind, if it may rain.")
		q := hearsay.Quote{Content: []hearsay.Span{{Start: 0, End: len(c.sentence)}}}
		hedge.Quote(&q, d, pos, tagger, hedge.Input{Assesses: true})
		alone := certainty(c.sentence, hearsay.ICD203)
		if fmt.Sprint(q.Certainty.Hedges, q.Certainty.Band) != fmt.Sprint(alone.Hedges, alone.Band) {
			t.Errorf("%q: %v, alone %v", c.sentence, q.Certainty, alone)
		}
	}
}

func TestCueHedges(t *testing.T) {
	for _, c := range []struct{ s, cue, want string }{
		{"The crew is believed to be safe", "is believed", "is believed"},
		{"Trains are expected to run", "are expected", "are expected"},
		{"The mayor suspects that the lamp fell", "suspects", "suspects"},
		{"The mayor suggested that the lamp fell", "suggested", ""},
		{"The mayor could not say whether the lamp fell", "could not say", ""},
		{"The mayor said the lamp fell", "said", ""},
	} {
		d, pos := parse(c.s)
		i := strings.Index(c.s, c.cue)
		q := hearsay.Quote{Cue: []hearsay.Span{{Start: i, End: i + len(c.cue)}}}
		hedge.Quote(&q, d, pos, tagger, hedge.Input{})
		got := ""
		for _, h := range q.Certainty.Hedges {
			got += h.Span.In(c.s)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

// TestQuoteFactuality: the cue turns what the content says.
func TestQuoteFactuality(t *testing.T) {
	for _, c := range []struct {
		before, cue, content string
		lo, hi               float64
	}{
		{"The office ", "said", "that the boat sank", 2, 3},
		{"The office ", "denied", "that the boat sank", -3, -2},
		{"The office ", "asked", "whether the boat sank", 0, 0},
		{"The office ", "believes", "that the boat sank", 1, 2.6},
		{"The office ", "did not confirm", "that the boat sank", 0, 0},
		{"The office ", "said", "that the boat did not sink", -3, -1},
		{"The office ", "said", "it is possible that the boat sank", 1, 1.6},
		{"The office ", "said", "that it was “conceivable” that the boat sank", 1, 1.6},
		{"The office ", "said", "perhaps the boat sank", 1, 1.6},
		{"The office ", "said", "it is highly likely that the boat sank", 2, 2.5},
		{"The office ", "said", "probably the boat sank", 2, 2.5},
		{"The office ", "said", "it is unlikely that the boat sank", 0, 0},
		{"The office ", "said", "it is clear that the boat sank", 2.6, 3},
		{"The office ", "said", "the boat made it possible", 2.6, 3},
	} {
		s := c.before + c.cue + " " + c.content
		d, pos := parse(s)
		at := len(c.before)
		q := hearsay.Quote{Cue: []hearsay.Span{{Start: at, End: at + len(c.cue)}}, Content: []hearsay.Span{{Start: at + len(c.cue) + 1, End: len(s)}}}
		hedge.Quote(&q, d, pos, tagger, hedge.Input{})
		if f := q.Certainty.Factuality; f < c.lo || f > c.hi {
			t.Errorf("%q: %.1f, want %.1f to %.1f", s, f, c.lo, c.hi)
		}
	}
}

// TestNoHedge: words that look like hedges and are none (doc/reading-errors.md).
func TestNoHedge(t *testing.T) {
	for _, s := range []string{
		"She lent them a boat so they could cross",
		"Why is the pier closed, you might ask",
		"The leak was first reported by the Velm Post",
		"There are certain things that Velm can do",
		"The party met potential candidates",
	} {
		if c := certainty(s, hearsay.ICD203); len(c.Hedges) != 0 {
			t.Errorf("%s: %v", s, c.Hedges)
		}
	}
}
