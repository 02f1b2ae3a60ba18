package pipeline

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/position"
	"hearsay/internal/measure/reply"
	"hearsay/internal/store"
)

// kept holds views by id.
type keptViews map[string]store.View

func (k keptViews) View(_ context.Context, id string) (store.View, error) {
	v, ok := k[id]
	if !ok {
		return v, store.ErrNotFound
	}
	return v, nil
}

func (k keptViews) Views(_ context.Context, q store.ViewQuery) (store.ViewPage, error) {
	var p store.ViewPage
	for _, v := range k {
		if v.Kind == q.Kind {
			p.Rows = append(p.Rows, v)
		}
	}
	slices.SortFunc(p.Rows, func(a, b store.View) int { return strings.Compare(a.ID, b.ID) })
	return p, nil
}

func (k keptViews) put(t *testing.T, id, kind string, body any) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	k[id] = store.View{ID: id, Kind: kind, Body: b}
}

// chargedTwice is a story in which a state is charged with one deed in two wordings and denies the first; with charge they are known as one.
func chargedTwice(t *testing.T, charge *view.Charge) keptViews {
	k := keptViews{}
	asserts := func(id hearsay.QuoteID, article hearsay.ArticleID, day string) view.Quote {
		return view.Quote{ID: id, Article: article, Outlet: "The " + string(article), Day: day, Stance: view.Asserts, Speaker: "Velia", SpeakerKey: "state:VEL", SpeaksFor: "VEL",
			Charged: []view.Charged{{Key: "state:TRN", Name: "Tarnovia", SpeaksFor: "TRN", Score: 0.9}}}
	}
	denies := view.Quote{ID: "no", Article: "gull", Outlet: "The gull", Day: "2025-05-02", Stance: view.Denies, Speaker: "Tarnovia", SpeakerKey: "state:TRN", SpeaksFor: "TRN"}
	k.put(t, "s", store.KindStory, view.Story{Articles: []view.Article{{ID: "gull", Day: "2025-05-02"}, {ID: "tern", Day: "2025-05-04"}}, Claims: []string{"c1", "c2"},
		Spoken: []view.Spoken{{Name: "Tarnovia", Key: "state:TRN", SpeaksFor: "TRN", Said: []int{1}}}})
	k.put(t, "c1", store.KindClaim, view.Claim{Proposition: "cut the cable", Quotes: []view.Quote{asserts("a", "gull", "2025-05-02"), denies}, Charge: charge})
	k.put(t, "c2", store.KindClaim, view.Claim{Proposition: "damaged the line", Quotes: []view.Quote{asserts("b", "tern", "2025-05-04")}, Charge: charge})
	return k
}

// Who has denied a charge is not silent on another wording of it, and its answer was there to be had for who told the other wording.
func TestOneCharge(t *testing.T) {
	for _, c := range []struct {
		charge *view.Charge
		stance position.Stance
		answer bool
	}{{nil, position.Silent, false}, {&view.Charge{Incident: "i", Claims: []string{"c1", "c2"}}, position.Denies, true}} {
		k := chargedTwice(t, c.charge)
		v := k["s"]
		p, err := ReadStands(t.Context(), k, &v, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range position.Table(p.Parties, p.Claims, p.Quotes) {
			if x.Party == "state:TRN" && x.Claim == "c2" && x.Stance != c.stance {
				t.Errorf("charge %v: Tarnovia is told to be %s on the second wording, want %s", c.charge != nil, x.Stance, c.stance)
			}
		}
		in, err := ReadCharges(t.Context(), k)
		if err != nil {
			t.Fatal(err)
		}
		for i, o := range reply.Judge(in.List, in.Answers) {
			if in.List[i].Article == "tern" {
				in.List[i].Scopes = slices.DeleteFunc(in.List[i].Scopes, func(s string) bool { return s == "s" })
				o = reply.Judge(in.List[i:i+1], in.Answers)[0]
				if o.Available != c.answer {
					t.Errorf("charge %v: an answer was available: %v", c.charge != nil, o.Available)
				}
			}
		}
	}
}

// The quotes of a charge are those of all its claims, each once for a stance.
func TestReadCharge(t *testing.T) {
	k := chargedTwice(t, &view.Charge{Claims: []string{"c1", "c2"}})
	body, _, err := bodyOf[view.Claim](t.Context(), k, "c2")
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := ReadCharge(t.Context(), k, body)
	var got []hearsay.QuoteID
	for _, q := range quotes {
		got = append(got, q.ID)
	}
	if err != nil || !slices.Equal(got, []hearsay.QuoteID{"a", "no", "b"}) {
		t.Errorf("%v, %v", got, err)
	}
	body.Charge = nil
	if quotes, err = ReadCharge(t.Context(), k, body); quotes != nil || err != nil {
		t.Errorf("%v, %v: of a claim without a charge", quotes, err)
	}
}
