package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/reply"
	"hearsay/internal/store"
)

// borderArticle is an article of an invented outlet.
func borderArticle(n int, outlet, text string) collect.Record {
	at := time.Date(2025, 5, 1, 10, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour)
	a := &hearsay.Article{Ref: fmt.Sprint("t", n), Title: "Word from the border", Text: text, Outlet: outlet, Lang: "en",
		Published: hearsay.Time{UTC: at, Precision: hearsay.PrecisionSecond, Zone: hearsay.ZoneStated}}
	return collect.Record{Source: "test", Pos: n, At: at, Status: hearsay.StatusOK, Article: a}
}

// Whether an article that accuses one state hears it, with the sides as written and swapped.
func TestHeard(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want view.Heard
	}{
		"silent":                  {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Nobody was hurt.", view.HeardNo},
		"denied":                  {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand denied the charge, saying that its ships had stayed in port.", view.HeardYes},
		"heard before":            {"The Ustrandic foreign ministry said in a statement that its ships had stayed in port.\n\nQuillara accused Ustrand of jamming the radio mast at Stile Ford.", view.HeardYes},
		"would not answer":        {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. The Ustrandic foreign ministry declined to comment.", view.HeardAsked},
		"unnamed officials":       {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrandic officials dismissed the charge.", view.HeardYes},
		"a spokesman for it":      {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. A spokesman for the Ustrandic foreign ministry called the charge absurd.", view.HeardYes},
		"passive":                 {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. The charge was rejected by the Ustrandic foreign ministry.", view.HeardYes},
		"again and again":         {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand has repeatedly denied jamming anything.", view.HeardYes},
		"its officials elsewhere": {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrandic officials in Omberlane rejected the claim.", view.HeardYes},
		"did not respond":         {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. The Ustrandic embassy in Omberlane did not immediately respond to a request for comment.", view.HeardAsked},
		"not reached":             {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand's foreign ministry could not be reached for comment.", view.HeardAsked},
		"no comment from":         {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. There was no immediate comment from Ustrand.", view.HeardAsked},
		"unanswered":              {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. A request for comment from the Ustrandic embassy went unanswered.", view.HeardAsked},
		"officials refused":       {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrandic officials refused to comment.", view.HeardAsked},
		"did not comment":         {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand did not comment.", view.HeardAsked},
		"no answer to a deed":     {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand did not respond to the blockade of its port.", view.HeardNo},
		"another did not comment": {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Caldrith did not comment. A lamp was repaired.", view.HeardNo},
		"what it wants":           {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand wants to destroy the mast.", view.HeardNo},
		"what it knows":           {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand knows that its ships are seen.", view.HeardNo},
		"what it has not claimed": {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrand has not claimed responsibility.", view.HeardNo},
		"in the accuser's words":  {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Quillara said that Ustrand denies everything.", view.HeardNo},
		"who was its minister":    {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. A former Ustrandic minister called the charge absurd.", view.HeardNo},
		"who is paid by it":       {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Ustrandic-backed officials dismissed the charge.", view.HeardNo},
		"another state":           {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Caldrith said that it had seen no ships.", view.HeardNo},
	} {
		for _, swapped := range []bool{false, true} {
			text, key := c.text, "state:UTD"
			if swapped {
				text, key = strings.NewReplacer("Ustrandic", "Quillaran", "Ustrand", "Quillara", "Quillara", "Ustrand").Replace(text), "state:QLR"
			}
			l := newLinked(t)
			l.take(borderArticle(1, "The Gull", text))
			in, err := ReadCharges(t.Context(), l)
			if err != nil {
				t.Fatal(err)
			}
			if len(in.Of) != 1 || in.Of[0].Accused.Key != key {
				t.Errorf("%s, swapped %v: accusations %+v", name, swapped, in.Of)
				continue
			}
			if got := in.Of[0].Accused.Heard; got != c.want {
				t.Errorf("%s, swapped %v: heard %s, want %s", name, swapped, got, c.want)
			}
		}
	}
}

// An answer in another article of the story counts as one that was there; official statements
// and private persons are no accusations and no accused.
func TestCharges(t *testing.T) {
	l := newLinked(t)
	statement := borderArticle(3, "The Gull", "Quillara accused Jory Pennick, a baker, of setting fire to the radio mast at Stile Ford.")
	l.take(
		borderArticle(1, "The Wader", "Ustrand denied jamming the radio mast at Stile Ford, a charge that Quillara had brought. Ustrand said that its ships had stayed in port."),
		borderArticle(2, "The Gull", "Quillara accused Ustrand of jamming the radio mast at Stile Ford. The radio mast at Stile Ford fell silent on Monday."),
		statement)
	in, err := ReadCharges(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	gull := -1
	for i, c := range in.Of {
		if c.Accused.Key != "state:UTD" {
			t.Errorf("accused %+v", c.Accused)
		}
		if c.Quote.Outlet == "The Gull" {
			gull = i
		}
	}
	if gull < 0 {
		t.Fatalf("no accusation in The Gull: %+v", in.Of)
	}
	o := reply.Judge(in.List, in.Answers)[gull]
	together := false
	if err := EachView(t.Context(), l, store.KindStory, func(_ *store.View, s *view.Story) { together = together || len(s.Articles) > 1 }); err != nil {
		t.Fatal(err)
	}
	if o.Same || o.Day || !o.Timed || o.Available != together || !together {
		t.Errorf("outcome %+v, in one story: %v", o, together)
	}
}

// What an outlet says in a notice that it wrote is told of the article, and charged by nobody; elsewhere it is a charge.
func TestNoticeCharges(t *testing.T) {
	const wrote = "On 2 May the Gull wrote that Ustrand had cut the cable at Stile Ford."
	for _, c := range []struct {
		text string
		want int
	}{
		{"The mast at Stile Ford was repaired.\n\nCORRECTION: " + wrote, 0},
		{"The mast at Stile Ford was repaired.\n\n" + wrote, 1},
	} {
		l := newLinked(t)
		l.take(borderArticle(1, "The Gull", c.text))
		in, err := ReadCharges(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		if len(in.Of) != c.want {
			t.Errorf("%s: accusations %+v", c.text, in.Of)
		}
	}
}
