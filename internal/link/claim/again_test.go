package claim

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link"
)

// A denial told again without its charge goes to the denial whose charge is known: of one side, in like words, if nobody affirms it.
func TestDenialAgain(t *testing.T) {
	ministry := link.Party{Key: "org:foreign ministry of ustrand", Name: "Ministry of Foreign Affairs of Ustrand", Kind: hearsay.KindOffice, Country: "UTD"}
	first := said{id: "a", act: hearsay.Deny, text: "the remark printed in Omberlane that Ustrand shelters the smugglers of the Salt Court", by: ustrand, denied: ustrand}
	again := said{id: "b", hours: 30, act: hearsay.Deny, text: "the remark of a columnist in Omberlane that Ustrand shelters the smugglers", by: ministry}
	with := func(s said, f func(*said)) said { f(&s); return s }
	for _, c := range []struct {
		name string
		list []said
		want []string
	}{
		{"an office of the state", []said{first, again}, []string{"attribution: a denies b denies", "homeless: a"}},
		{"told again first", []said{with(first, func(s *said) { s.hours = 60 }), again}, []string{"attribution: b denies a denies", "homeless: a"}},
		{"twice again", []said{first, again, with(again, func(s *said) { s.id, s.hours = "c", 40 })}, []string{"attribution: a denies b denies c denies", "homeless: a"}},
		{"another state", []said{first, with(again, func(s *said) { s.by = quillara })}, []string{"statement: a denies b denies"}},
		{"nobody known", []said{first, with(again, func(s *said) { s.by = link.Party{Name: "a spokesman"} })}, []string{"statement: a denies b denies"}},
		{"another thing", []said{first, with(again, func(s *said) { s.text = "the report of a columnist that the tolls of the northern lock had doubled" })}, []string{"attribution: a denies", "homeless: a", "statement: b denies"}},
		{"too late", []said{first, with(again, func(s *said) { s.hours = 24 * 40 })}, []string{"attribution: a denies", "homeless: a", "statement: b denies"}},
		{"somebody affirms it", []said{first, again, {id: "c", hours: 31, text: "that Ustrand shelters the smugglers of the Salt Court, as the columnist in Omberlane remarked", by: quillara}}, []string{"statement: a denies b denies c asserts"}},
		{"no denial", []said{first, with(again, func(s *said) { s.act = hearsay.Condemn })}, []string{"attribution: a denies", "homeless: a", "skipped: b"}},
	} {
		qs := quotes(c.list...)
		r, err := Link(qs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, shape(qs, r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	qs := quotes(first, again)
	r, err := Link(qs, Options{Apart: [][2]hearsay.QuoteID{{"a", "b"}}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"attribution: a denies", "homeless: a", "statement: b denies"}, shape(qs, r)); diff != "" {
		t.Errorf("an analyst keeps them apart (-want +got):\n%s", diff)
	}
}
