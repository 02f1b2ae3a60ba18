package chain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// show writes a chain as "name/kind/count" joined by " < ".
func show(links []hearsay.Link) string {
	var out []string
	for _, l := range links {
		s := fmt.Sprintf("%s/%s", l.Name, l.Kind)
		if !l.Named {
			s += fmt.Sprintf("/%d", l.Count)
		}
		out = append(out, s)
	}
	return strings.Join(out, " < ")
}

func TestChain(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err = w.With(
		world.UserEntry{Table: "state", Cells: []string{"KES", "Kestria", "", "Kestrian", "Kestrians", "Aldmoor", "Gull House"}},
		world.UserEntry{Table: "body", Cells: []string{"Northline Agency", "Northline", "", "agency"}},
		world.UserEntry{Table: "body", Cells: []string{"The Meridian Courier", "the Courier;Courier", "", "outlet"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, outlet, want string }{
		{`The minister resigned on Monday. Foreign Minister Ilan Voss said the port was closed.`, "", ""},
		{`Two officials with knowledge of the inquiry told Northline that the port was closed.`, "", "Northline Agency/outlet < Two officials with knowledge of the inquiry/unknown/2"},
		{`Foreign Minister Ilan Voss told Northline on Monday that the port was closed.`, "", "Northline Agency/outlet"},
		{`The 2022 breach revealed that the port was closed.`, "", ""},
		{`Key Points The harbour crew said that the port was closed.`, "", "The harbour crew/unknown/0"},
		{`The 60-second spot, which is airing on national cable, starts with claims that the port was closed.`, "", "The 60-second spot/unknown/0"},
		{`The clerks of the port revealed that it was closed.`, "", "The clerks of the port/unknown/0"},
		{`Foreign Minister Ilan Voss told Northline on Monday that the port was closed.`, "Northline Agency", ""},
		{`A diplomat told Tamblin on condition of anonymity that the port was closed.`, "", "Tamblin/outlet < A diplomat/unknown/1"},
		{`The Courier reported, citing Northline, that the port was closed.`, "", "The Meridian Courier/outlet < Northline Agency/outlet"},
		{`"The port is closed," Foreign Minister Ilan Voss said in an interview with the Courier.`, "", "The Meridian Courier/outlet"},
		{"ALDMOOR, March 3 (Northline) - Foreign Minister Ilan Voss said the port was closed.", "", "Northline Agency/outlet"},
		{"The Free Roofers of Velm (FRV) said the port was closed.", "", ""},
		{"ALDMOOR, March 3 (ALD) - Foreign Minister Ilan Voss said the port was closed.", "", "ALD/outlet"},
		{"ALDMOOR, March 3 (Tamblin) - Foreign Minister Ilan Voss said the port was closed.", "", "Tamblin/outlet"},
		{"Foreign Minister Ilan Voss said the port was closed.\n\n(Northline; reporting by A. Poole)", "", "Northline Agency/outlet"},
		{"According to him, the port was closed.", "", ""},
		{"Everyone says that the port was closed.", "", ""},
		{"The old owner's claim that the port was closed is false.", "", "The old owner/unknown/0"},
		{`Two officials told Northline that the port was closed. "The gate is locked," they said.`, "", "Two officials/unknown/2"},
		{`Two officials said the port was closed. The gate was locked, one of them said.`, "", "one of two officials/unknown/1"},
		{`A diplomat in Aldmoor said the port was closed. The diplomat said the gate was locked.`, "", "A diplomat in Aldmoor/unknown/1"},
		{`A diplomat in Aldmoor said the port was closed. Foreign Minister Ilan Voss said the gate was open.`, "", ""},
		{`Northline had it first. A diplomat told the agency that the port was closed.`, "", "Northline Agency/outlet < A diplomat/unknown/1"},
		{`Northline had it first. A diplomat told the agency that the port was closed.`, "Northline Agency", "A diplomat/unknown/1"},
		{`A senior official, who asked not to be named, said the port was closed.`, "", "A senior official/unknown/1"},
		{`Foreign Minister Ilan Voss said through a spokesman that the port was closed.`, "", "a spokesman/unknown/1 < Ilan Voss/person"},
		{`Foreign Minister Ilan Voss said that nobody in the palace had told him.`, "", ""},
		{`The Courier wrote that Kestrian officials had confirmed the closure.`, "", "The Meridian Courier/outlet < Kestrian officials/unknown/0"},
		{`The Courier quoted Foreign Minister Ilan Voss as saying that the port was closed.`, "", "The Meridian Courier/outlet"},
		{`The Courier quoted an unnamed official as saying that the port was closed.`, "", "The Meridian Courier/outlet < an unnamed official/unknown/1"},
		{`A former engineer quoted by the Courier said the port was closed.`, "", "The Meridian Courier/outlet < A former engineer/unknown/1"},
		{`Foreign Minister Ilan Voss said that the army had told him that the port was closed.`, "", "Ilan Voss/person < army/organisation"},
	} {
		got := r.Read(&hearsay.Revision{Text: c.text, Lang: "en", Outlet: c.outlet})
		if len(got.Quotes) == 0 {
			t.Errorf("%s\nno quote found", c.text)
			continue
		}
		if d := cmp.Diff(c.want, show(got.Quotes[len(got.Quotes)-1].Chain)); d != "" {
			t.Errorf("%s\n%s", c.text, d)
		}
	}
}
