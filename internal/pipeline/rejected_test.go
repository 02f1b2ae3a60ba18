package pipeline

import (
	"testing"

	"hearsay/internal/collect"
)

// Whoever only tells that a side rejects a charge carries the charge: once a side, beside no other against it, and never as one
// against the person or the organ that speaks.
func TestRejected(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a state", "Ustrand denied that its services had jammed the radios of ferries at Sollet. Nobody was hurt.", "Ustrand yes"},
		{"an organ of it", "The Ustrandic embassy rejected the charge on Monday. Nobody was hurt.", "Ustrand yes"},
		{"a minister", "Interior Minister Harl Dunnaker denied the charge on Monday. Nobody was hurt.", ""},
		{"beside the charge", "Quillara accused Ustrand of jamming the radios of ferries at Sollet. \"We had no part in it,\" the Ustrandic foreign ministry said.", "Ustrand yes"},
		{"for another", "Caldrith denied that Ustrand had jammed the radios of ferries at Sollet.", ""},
	} {
		l := newLinked(t)
		l.take([]collect.Record{borderArticle(1, "The Gull", c.text)}...)
		in, err := ReadCharges(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i := range in.Of {
			got += in.Of[i].Accused.Name + " " + string(in.Of[i].Accused.Heard)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
