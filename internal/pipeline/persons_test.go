package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// naming is a report of an outlet that names somebody in full, by a public role or not.
func naming(outlet, name string, public bool, text string) *link.Report {
	r := &link.Report{Outlet: link.Outlet{Name: outlet}, Revision: &hearsay.Revision{Title: name + " is here", Text: text}, Reading: &hearsay.Reading{}}
	if public {
		r.Reading.Actors = []hearsay.Actor{{Name: name, Kind: hearsay.KindPerson, Public: true}}
		return r
	}
	r.Reading.Private = []hearsay.Mention{{Field: hearsay.FieldTitle, Span: hearsay.Span{End: len(name)}}}
	return r
}

// Who has a role in twenty reports of three outlets is shown without one, and by the surname alone if hardly anybody else bears it.
func TestWellKnown(t *testing.T) {
	long := strings.Repeat("nothing of note ", 80)
	for _, c := range []struct {
		what                          string
		reports, outlets              int
		headlines, whole, otherPeople int // without role: in headlines, in whole articles; and of a namesake
		full, short                   bool
	}{
		{"known", 20, 3, 0, 0, 0, true, true},
		{"few reports", 19, 3, 0, 0, 0, false, false},
		{"few outlets", 30, 2, 0, 0, 0, false, false},
		{"headlines have no room", 20, 3, 40, 0, 0, true, true},
		{"whole articles without role", 20, 3, 0, 3, 0, false, false},
		{"a namesake", 20, 3, 0, 0, 2, true, false},
		{"a namesake in one of twenty", 20, 3, 0, 0, 1, true, true},
	} {
		var p persons
		for i := range c.reports {
			p.note(naming(fmt.Sprint("Outlet ", i%c.outlets), "Mara Pell", true, ""))
		}
		for range c.headlines {
			p.note(naming("Gull", "Mara Pell", false, ""))
		}
		for range c.whole {
			p.note(naming("Gull", "Mara Pell", false, long))
		}
		for range c.otherPeople {
			p.note(naming("Gull", "Ida Pell", false, ""))
		}
		for name, want := range map[string]bool{"Mara Pell": c.full, "Pell": c.short, "Ida Pell": false, "Mara": false, "Tresk": false} {
			if got := p.wellKnown(name); got != want {
				t.Errorf("%s: %s: %v", c.what, name, got)
			}
		}
	}
}

// One reading in ten takes the sea for somebody: it is shown everywhere. Who has a given name or a title, or is taken for a person more often, stays
// hidden, also where readings miss it.
func TestNobody(t *testing.T) {
	roles, err := world.LoadPersons()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		stands, hidden int
		want           string
	}{
		{"Norvel Sea", 20, 2, "Norvel Sea is here"}, {"Norvel Sea", 20, 4, "[a name] is here"}, {"Norvel Sea", 11, 1, "[a name] is here"},
		{"Mary Tresk", 20, 2, "[a name] is here"}, {"Mr Tresk", 20, 2, "[a name] is here"},
	} {
		in := linking{roles: roles}
		for i := range c.stands {
			r := naming("Gull", c.name, false, "")
			if i >= c.hidden {
				r.Reading.Private = nil
			}
			in.persons.note(r)
			in.reports = append(in.reports, r)
		}
		in.privates()
		for i, r := range in.reports {
			if got := headline(r); got != c.want {
				t.Errorf("%d of %d: report %d: %q, want %q", c.hidden, c.stands, i, got, c.want)
				break
			}
		}
	}
}
