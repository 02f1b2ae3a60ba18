package pipeline

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// A story's headline shows a name that another of its reports gives a public role, and a surname that nobody else bears.
func TestKnown(t *testing.T) {
	minister := []hearsay.Actor{{Name: "Mara Pell", Kind: hearsay.KindPerson, Public: true}}
	for _, c := range []struct {
		what, title, hidden, want string
		actors                    []hearsay.Actor // of the other report
		private                   string          // named in the other report
	}{
		{"full name", "Mara Pell visits the pier", "Mara Pell", "Mara Pell visits the pier", minister, ""},
		{"surname", "Pell visits the pier", "Pell", "Pell visits the pier", minister, ""},
		{"first name", "Mara visits the pier", "Mara", "[a name] visits the pier", minister, ""},
		{"nobody public", "Pell visits the pier", "Pell", "[a name] visits the pier", []hearsay.Actor{{Name: "Mara Pell", Kind: hearsay.KindPerson}}, ""},
		{"namesake among the speakers", "Pell visits the pier", "Pell", "[a name] visits the pier", append([]hearsay.Actor{{Name: "Ida Pell", Kind: hearsay.KindPerson}}, minister...), ""},
		{"namesake who is only named", "Pell visits the pier", "Pell", "[a name] visits the pier", minister, "Ida Pell"},
		{"two public ones", "Pell visits the pier", "Pell", "[a name] visits the pier", append([]hearsay.Actor{{Name: "Hob Pell", Kind: hearsay.KindPerson, Public: true}}, minister...), ""},
		{"an organisation's last word", "Pell visits the pier", "Pell", "[a name] visits the pier", []hearsay.Actor{{Name: "Harbour Pell", Kind: hearsay.KindOrganisation, Public: true}}, ""},
	} {
		at := strings.Index(c.title, c.hidden)
		r := &link.Report{Revision: &hearsay.Revision{Title: c.title}, Reading: &hearsay.Reading{Private: []hearsay.Mention{{Field: hearsay.FieldTitle, Span: hearsay.Span{Start: at, End: at + len(c.hidden)}}}}}
		other := &link.Report{Revision: &hearsay.Revision{Text: c.private}, Reading: &hearsay.Reading{Actors: c.actors}}
		if c.private != "" {
			other.Reading.Private = []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{End: len(c.private)}}}
		}
		if got := known(r, []*link.Report{r, other}); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// Names of the ledger's private persons are hidden where they stand as whole words.
func TestHide(t *testing.T) {
	names := map[string][]string{"Ida": {"Ida Pel"}}
	for title, want := range map[string]int{"Ida Pel fled": 1, "Ida Pel's boat": 1, "Ida Pell fled": 0, "Ida Pelö fled": 0, "Idas Pel": 0, "Ida Pel": 1} {
		r := &link.Report{Revision: &hearsay.Revision{Title: title}, Reading: &hearsay.Reading{}}
		if got := places(r, names); len(got) != want {
			t.Errorf("%q: %d hidden, want %d", title, len(got), want)
		}
	}
}
