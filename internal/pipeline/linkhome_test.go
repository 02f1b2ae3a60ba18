package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
)

// "The foreign ministry" is that of the outlet's state only where it rejects what is said of that state and of no other.
func TestAtHome(t *testing.T) {
	in := inWorld(t)
	r, err := read.In(in.world, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	in.reader = r
	full := link.Party{Key: "org:mfa", Name: "Ministry of Foreign Affairs of Caldrith", Kind: hearsay.KindOrganisation, Country: "CDT"}
	in.spokes = spokes{of: map[string]link.Party{}, bodies: map[string]link.Party{"ministry of foreign affairs of caldrith": full}}
	bare := link.Party{Name: "foreign ministry", Kind: hearsay.KindOrganisation}
	for _, c := range []struct {
		country string
		who     link.Party
		act     hearsay.Act
		content string
		want    string
	}{
		{"CDT", bare, hearsay.Deny, "the remark that Caldrith hides the barges", full.Key},
		{"CDT", bare, hearsay.RejectResponsibility, "that Caldrithi boats cut the chain", full.Key},
		{"CDT", bare, hearsay.Deny, "the remark, printed in Vettering, that Caldrith hides the barges", full.Key}, // a town
		{"CDT", bare, hearsay.Deny, "the Ustrandic charge that Caldrith hides the barges", ""},                    // whose it is stays open
		{"CDT", bare, hearsay.Deny, "that it hides the barges", ""},
		{"CDT", bare, hearsay.Assert, "that Caldrith hides no barges", ""},
		{"UTD", bare, hearsay.Deny, "the remark that Caldrith hides the barges", ""},
		{"", bare, hearsay.Deny, "the remark that Caldrith hides the barges", ""},
		{"CDT", link.Party{Name: "foreign ministry", Kind: hearsay.KindOrganisation, Country: "UTD"}, hearsay.Deny, "the remark that Caldrith hides the barges", ""},
		{"CDT", link.Party{Name: "ferry union", Kind: hearsay.KindOrganisation}, hearsay.Deny, "the remark that Caldrith hides the barges", ""},
		{"UTD", bare, hearsay.Deny, "that Ustrand hides the barges", "Ministry of Foreign Affairs of Ustrand, UTD"}, // which no article names
	} {
		q := cued("rejected", c.content, c.act)
		p := in.atHome(&link.Report{Outlet: link.Outlet{Name: "The Barge", Country: c.country}, Revision: q.Revision}, q.Q, c.who)
		got := p.Key
		if got == "" && p.Name != "" {
			got = p.Name + ", " + p.Country
		}
		if got != c.want {
			t.Errorf("%s, %s %s %q: %q, want %q", c.country, c.who.Name, c.act, c.content, got, c.want)
		}
	}
}
