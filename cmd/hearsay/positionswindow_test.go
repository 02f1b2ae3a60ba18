package main

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/position"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
)

// held are views by their ids.
type held map[string]store.View

func (h held) View(_ context.Context, id string) (store.View, error) {
	v, ok := h[id]
	if !ok {
		return v, store.ErrNotFound
	}
	return v, nil
}

// A window leaves the stands inside; who spoke inside, of the day on which the claim came up or later, is silent.
func TestPositionsWithin(t *testing.T) {
	put := func(h held, id, kind string, body any) store.View {
		b, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		h[id] = store.View{ID: id, Kind: kind, Body: b}
		return h[id]
	}
	h := held{}
	story := put(h, "s", store.KindStory, view.Story{Claims: []string{"c1", "c2"},
		Articles: []view.Article{{ID: "a1", Day: "2025-03-03"}, {ID: "a2", Day: "2025-03-04"}, {ID: "a3", Day: "2025-03-05"}},
		Spoken:   []view.Spoken{{Key: "org:ministry", SpeaksFor: "PRN", Name: "Ministry", Said: []int{1}}, {Key: "state:CDT", Name: "Caldrith", Said: []int{0}}}})
	incident := put(h, "i", store.KindIncident, view.Incident{Stories: []string{"s"}, Claims: []string{"c1", "c2"}})
	say := func(id, article, day, who string, stance view.Stance) view.Quote {
		return view.Quote{ID: hearsay.QuoteID(id), Article: hearsay.ArticleID(article), Day: day, Stance: stance, Speaker: who, SpeakerKey: "state:" + who}
	}
	put(h, "c1", store.KindClaim, view.Claim{Quotes: []view.Quote{say("q5", "a1", "2025-03-03", "UTD", view.Asserts), say("q1", "a2", "2025-03-04", "QLR", view.Asserts), say("q2", "a3", "2025-03-05", "QLR", view.Asserts), say("q3", "a2", "2025-03-04", "UTD", view.Denies)}})
	put(h, "c2", store.KindClaim, view.Claim{Quotes: []view.Quote{say("q4", "a3", "2025-03-05", "UTD", view.Asserts), say("q6", "a3", "2025-03-05", "QLR", view.Denies)}})
	for _, x := range []struct{ from, to, want string }{
		{"", "", "QLR c1 asserts [q1 q2]; QLR c2 denies [q6]; UTD c1 asserts [q5]; UTD c1 denies [q3]; UTD c2 asserts [q4]; PRN c1 silent []; PRN c2 not_covered []; CDT c1 silent []; CDT c2 not_covered []"},
		// c2 came up the day after; c1 the day before, so that whoever spoke on the 4th is silent on it.
		{"2025-03-04", "2025-03-04", "QLR c1 asserts [q1]; QLR c2 not_covered []; UTD c1 denies [q3]; UTD c2 not_covered []; PRN c1 silent []; PRN c2 not_covered []; CDT c1 not_covered []; CDT c2 not_covered []"},
		{"2025-03-05", "", "QLR c1 asserts [q2]; QLR c2 denies [q6]; UTD c1 silent []; UTD c2 asserts [q4]; PRN c1 not_covered []; PRN c2 not_covered []; CDT c1 not_covered []; CDT c2 not_covered []"},
	} {
		w, err := web.ParseSpan(x.from, x.to)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []store.View{story, incident} {
			p, err := pipeline.ReadStands(t.Context(), h, &v, 2)
			if err == nil {
				err = within(t.Context(), h, &v, p, w)
			}
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, who := range []string{"QLR", "UTD", "PRN", "CDT"} {
				for _, c := range position.Table(p.Parties, p.Claims, p.Quotes) {
					if c.Party == "state:"+who {
						got += fmt.Sprintf("; %s %s %s %v", who, c.Claim, c.Stance, c.Quotes)
					}
				}
			}
			if got = got[2:]; got != x.want {
				t.Errorf("%s from %q to %q:\n got %s\nwant %s", v.Kind, x.from, x.to, got, x.want)
			}
		}
	}
}
