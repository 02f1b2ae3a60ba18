package quote

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

// An adverb of time ends no source, unless the source is nothing else.
func TestTrim(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Voss tonight", "Voss"},
		{"the minister again later", "the minister"},
		{"tonight", "tonight"},
		{"Velia and Kestria each", "Velia and Kestria"},
		{"today's speaker", "today's speaker"},
		{"Ilan Voss", "Ilan Voss"},
		{"", ""},
		{"18:15 Rescue workers", "Rescue workers"},
		{"6:05 The mayor tonight", "The mayor"},
		{"18:15", "18:15"},
		{"Siege of Velm: Ilan Osk", "Ilan Osk"},
		{"Velm: the 18:15 ferry", "the 18:15 ferry"},
		{"Ilan Osk:", "Ilan Osk:"},
		{"3:1 winners Rovers", "3:1 winners Rovers"},
		{"15 rescue workers", "15 rescue workers"},
		{"Ilan Voss, who", "Ilan Voss"},
		{"everybody who", "everybody who"},
		{"Last year Velia", "Velia"},
		{"this week the ministry", "the ministry"},
		{"This year's winner", "This year's winner"},
		{"last year ministers", "last year ministers"},
		{"Last week", "Last week"},
	} {
		var d text.Doc
		d.Parse(c.src)
		qs := []hearsay.Quote{{Source: []hearsay.Span{{Start: 0, End: len(c.src)}}}, {}}
		if c.src == "" {
			qs = qs[1:]
		}
		Trim(qs, &d)
		got := ""
		if len(qs[0].Source) > 0 {
			got = qs[0].Source[0].In(c.src)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.src, got, c.want)
		}
	}
}

// What was said in is not who said it.
func TestTrimBehindSetting(t *testing.T) {
	for src, want := range map[string]string{
		"In their statement the nine towns said the bridge was shut.":   "the nine towns",
		"For the statement the nine towns made the bridge was shut to.": "the statement the nine towns",
	} {
		var d text.Doc
		d.Parse(src)
		from, to := strings.Index(src, "the"), strings.Index(src, "towns")+len("towns")
		qs := []hearsay.Quote{{Source: []hearsay.Span{{Start: from, End: to}}}}
		Trim(qs, &d)
		if got := qs[0].Source[0].In(src); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// A source may begin within the time of day.
func TestTrimClock(t *testing.T) {
	const src = "18:15 Rescue workers say four are missing."
	var d text.Doc
	d.Parse(src)
	for _, from := range []int{0, 3, 6} {
		if from == 3 && d.Tokens(hearsay.Span{Start: 3, End: 20}).Len() == 0 {
			continue
		}
		qs := []hearsay.Quote{{Source: []hearsay.Span{{Start: from, End: 20}}}}
		Trim(qs, &d)
		if got := qs[0].Source[0].In(src); got != "Rescue workers" {
			t.Errorf("from %d: %q", from, got)
		}
	}
}

// For whom somebody speaks is no quote; what is said of it, or in somebody's name, is.
func TestSpeaks(t *testing.T) {
	for _, c := range []struct {
		src, cue, content string
		goes              bool
	}{
		{"Voss, who speaks for the port", "speaks", "for the port", true},
		{"Voss, who speaks for the port", "speaks for", "the port", true},
		{"Voss, who spoke for the port office", "spoke", "the port office", true},
		{"Voss spoke of the port", "spoke", "of the port", false},
		{"Voss said the port speaks for itself", "said", "the port speaks for itself", false},
	} {
		var d text.Doc
		d.Parse(c.src)
		span := func(w string) []hearsay.Span {
			at := strings.Index(c.src, w)
			return []hearsay.Span{{Start: at, End: at + len(w)}}
		}
		got := Speaks([]hearsay.Quote{{Kind: hearsay.Indirect, Cue: span(c.cue), Content: span(c.content)}}, &d)
		if (len(got) == 0) != c.goes {
			t.Errorf("%q: gone %v", c.src, !c.goes)
		}
	}
}

// Behind its cue a source does not tell what it was said in.
func TestTrimSetting(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"said Ilan Voss, the mayor, in an interview with the Gull", "Ilan Voss, the mayor"},
		{"said Ilan Voss, the mayor, in a Velian car", "Ilan Voss, the mayor, in a Velian car"},
	} {
		var d text.Doc
		d.Parse(c.src)
		qs := []hearsay.Quote{{Cue: []hearsay.Span{{Start: 0, End: 4}}, Source: []hearsay.Span{{Start: 5, End: len(c.src)}}}}
		Trim(qs, &d)
		if got := qs[0].Source[0].In(c.src); got != c.want {
			t.Errorf("%q: %q, want %q", c.src, got, c.want)
		}
	}
}
