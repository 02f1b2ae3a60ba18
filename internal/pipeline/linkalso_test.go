package pipeline

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/collect"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// Two who say something together are both heard: in claims, incidents, stories, positions, replies and origins.
func TestAlso(t *testing.T) {
	l := newLinked(t)
	l.take([]collect.Record{
		borderArticle(1, "The Gull", "Quillara and Caldrith accused Ustrand of jamming the radios of ferries at Sollet. Caldrithi Foreign Minister Harl Dunnaker and the Ustrandic embassy denied that Ustrand had jammed the radios of ferries at Sollet."),
	}...)
	var accusers, asserted, said []string
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	origins := 0
	must(EachView(t.Context(), l, store.KindIncident, func(_ *store.View, body *view.Incident) {
		for _, a := range body.Attributions {
			accusers = append(accusers, a.Accuser)
		}
	}))
	must(EachView(t.Context(), l, store.KindClaim, func(_ *store.View, body *view.Claim) {
		for _, v := range body.AssertedBy {
			asserted = append(asserted, v.Name)
		}
		for i := range body.Quotes {
			if q := &body.Quotes[i]; q.Stance == view.Asserts && !(q.SaidBy("state:QLR") && q.SaidBy("state:CDT")) {
				t.Errorf("%q is not said by both: %s, %v", q.Words, q.SpeakerKey, q.Also)
			}
		}
		origins = max(origins, body.Origins.Max)
	}))
	must(EachView(t.Context(), l, store.KindStory, func(_ *store.View, body *view.Story) {
		for _, s := range body.Spoken {
			said = append(said, s.Name)
		}
	}))
	slices.Sort(said)
	for _, c := range []struct{ what, got, want string }{
		{"accusers", strings.Join(accusers, ", "), "Quillara, Caldrith"},
		{"asserted by", strings.Join(asserted, ", "), "Quillara, Caldrith"},
		{"spoken", strings.Join(said, ", "), "Caldrith, Embassy of Ustrand, Harl Dunnaker, Quillara"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	in, err := ReadCharges(t.Context(), l)
	must(err)
	if len(in.Of) != 1 || in.Of[0].Accused.Heard != view.HeardYes {
		t.Errorf("charges: %+v", in.Of)
	}
	if origins < 2 {
		t.Errorf("%d origins of what two say", origins)
	}
}
