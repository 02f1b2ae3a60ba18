package read

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// invented is a reader that knows two states which there are not.
func invented(t *testing.T) *Reader {
	t.Helper()
	w, err := world.Load()
	if err == nil {
		w, err = w.With(
			world.UserEntry{Table: "state", Cells: []string{"KES", "Kestria", "", "Kestrian", "Kestrians", "Aldmoor", "Gull House"}},
			world.UserEntry{Table: "state", Cells: []string{"TAR", "Tarnovia", "", "Tarnovian", "Tarnovians", "Velm", "Amber Hall"}},
		)
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Who judges how likely a deed is says so, and is as sure as the adjective.
func TestJudged(t *testing.T) {
	r := invented(t)
	for _, c := range []struct{ text, want string }{
		{"The Centre judges it highly likely that Tarnovia attacked the port.", "- accuse+ 2.4 highly likely; Tarnovia"},
		{"Kestria considers it possible that Tarnovia attacked the port.", "Kestria accuse+ 2.4 possible; Tarnovia"},
		{"Kestria thinks it almost certain that Tarnovia attacked the port.", "Kestria accuse+ 2.4 almost certain; Tarnovia"},
		{"Kestria called it very likely that Tarnovia attacked the port.", "Kestria accuse+ 2.4 very likely; Tarnovia"},
		{"Kestria deems it doubtful that Tarnovia attacked the port.", "Kestria believe+ 0.0 doubtful; asked Tarnovia"},
		{"Kestria believes it implausible that Tarnovia was behind the attack.", "Kestria believe+ 0.0; asked Tarnovia"},
		{"It is considered likely by officials that Tarnovia attacked the port.", "- accuse+ 2.4 likely; Tarnovia"},
		{"Kestria is sure that Tarnovia attacked the port.", "Kestria accuse+ 3.0; Tarnovia"},
		{"Kestria is not sure that Tarnovia attacked the port.", "Kestria believe+ 0.0 not sure; asked Tarnovia"},
		{"Kestria has no doubt that Tarnovia attacked the port.", "Kestria accuse+ 3.0; Tarnovia"},
		{"It is highly likely that Tarnovia attacked the port, Kestria said.", "Kestria accuse+ 2.4 highly likely; Tarnovia"},
		{"There is no doubt, Kestria said, that Tarnovia attacked the port.", "Kestria accuse+ 3.0; Tarnovia"},
		{"Tarnovia is likely to have attacked the port, Kestria said.", "Kestria accuse+ 2.8 likely; Tarnovia"},
		{"Tarnovia is unlikely to have attacked the port, Kestria said.", "Kestria estimate+ 2.8 unlikely; asked Tarnovia"},
	} {
		var got []string
		for _, q := range r.Read(&hearsay.Revision{Text: c.text, Lang: "en", Outlet: "The Gull"}).Quotes {
			who := q.Speaker.Name
			if who == "" {
				who = "-"
			}
			s := fmt.Sprintf("%s %s%s %.1f", who, q.Act, q.Polarity, q.Certainty.Factuality)
			for _, h := range q.Certainty.Hedges {
				s += " " + h.Span.In(c.text)
			}
			for _, a := range q.Accused {
				s += "; " + a.Name
			}
			for _, a := range q.Asked {
				s += "; asked " + a.Name
			}
			for _, a := range q.Denied {
				s += "; cleared " + a.Name
			}
			got = append(got, s)
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " | "), c.want)
		}
	}
}
