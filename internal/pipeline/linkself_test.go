package pipeline

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/sample"
)

// Nobody accuses itself: whoever would, by what was read, says nothing. Parties charge others, bodies of their state, and themselves where they
// own up.
func TestNoSelf(t *testing.T) {
	velia := link.Party{Key: "state:VEL", Name: "Velia", Kind: hearsay.KindState, Country: "VEL"}
	kestria := link.Party{Key: "state:KES", Name: "Kestria", Kind: hearsay.KindState, Country: "KES"}
	body := func(name string, kind hearsay.ActorKind) link.Party {
		return link.Party{Key: "org:" + name, Name: name, Kind: kind, Country: "VEL"}
	}
	ministry, police, court := body("Ministry of Defence of Velia", hearsay.KindOrganisation), body("Velian Police", hearsay.KindOrganisation), body("Supreme Court of Velia", hearsay.KindOrganisation)
	crews := func(name string) link.Party { return link.Party{Name: name, Kind: hearsay.KindArmedGroup} }
	for _, c := range []struct {
		who, accused link.Party
		act          hearsay.Act
		via          hearsay.Via
		unknown      bool
	}{
		{who: velia, accused: velia, act: hearsay.Condemn, unknown: true},
		{who: velia, accused: velia, act: hearsay.Accuse, unknown: true},
		{who: velia, accused: velia, act: hearsay.Admit},
		{who: velia, accused: velia, act: hearsay.ClaimResponsibility},
		{who: velia, accused: velia, act: hearsay.Confirm},
		{who: velia, accused: velia, act: hearsay.Deny},
		{who: velia, accused: velia, act: hearsay.Accuse, via: hearsay.ViaOutlet},
		{who: kestria, accused: velia, act: hearsay.Accuse},
		{who: ministry, accused: velia, act: hearsay.Accuse, unknown: true},
		{who: ministry, accused: kestria, act: hearsay.Accuse},
		{who: ministry, accused: police, act: hearsay.Accuse},
		{who: velia, accused: police, act: hearsay.Accuse},
		{who: court, accused: velia, act: hearsay.Accuse},
		{who: crews("The Velian crews"), accused: crews("Velian crews"), act: hearsay.Assert, unknown: true},
		{who: crews("Velian crews"), accused: crews("Kestrian crews"), act: hearsay.Assert},
		{who: link.Party{Name: hearsay.PrivateParty}, accused: link.Party{Name: hearsay.PrivateParty}, act: hearsay.Accuse}, // two persons, or one
	} {
		q := claim.Quote{Speaker: c.who, Accused: []link.Party{c.accused}, Q: &hearsay.Quote{Speaker: hearsay.Speaker{Via: c.via}, Claim: hearsay.Claim{Act: c.act, Accused: []hearsay.Accused{{Name: c.accused.Name, Role: hearsay.Perpetrator}}}}}
		if noSelf(&q); (q.Speaker == link.Party{}) != c.unknown {
			t.Errorf("%s, %s of %s: said by %q", c.who.Name, c.act, c.accused.Name, q.Speaker.Name)
		}
	}
	q := claim.Quote{Speaker: velia, Accused: []link.Party{velia}, Q: &hearsay.Quote{Claim: hearsay.Claim{Act: hearsay.Accuse, Accused: []hearsay.Accused{{Name: "Velia", Role: hearsay.Beneficiary}}}}}
	if noSelf(&q); q.Speaker != velia {
		t.Error("who says what is good for itself accuses nobody")
	}
}

// incidents are the bodies of a ledger's incidents.
func (l *linked) incidents() (out []view.Incident) {
	l.t.Helper()
	if err := EachView(context.Background(), l, store.KindIncident, func(_ *store.View, body *view.Incident) { out = append(out, *body) }); err != nil {
		l.t.Fatal(err)
	}
	return out
}

// What an incident, a claim and the counts tell of a charge that was misread as one against oneself agree: somebody unknown makes it.
func TestNoSelfTold(t *testing.T) {
	l := newLinked(t)
	var rs []collect.Record
	for i, text := range []string{
		"By attacking Quillara, Ustrand attacked the values of all.",
		"Ustrand has confirmed on television that it is stealing Quillaran metal and grain.",
	} {
		rs = append(rs, collect.Record{Source: "in", Pos: i + 1, At: t0, Status: hearsay.StatusOK, Article: &hearsay.Article{Ref: fmt.Sprint("r", i), Outlet: "Harbour Post", Text: text, Lang: "en",
			URL: fmt.Sprintf("https://x.example/%d", i), Published: hearsay.Time{UTC: time.Date(2025, 3, 4+30*i, 9, 0, 0, 0, time.UTC), Zone: hearsay.ZoneStated}}})
	}
	l.take(rs...)
	var got []string
	for _, x := range l.incidents() {
		for _, a := range x.Attributions {
			got = append(got, a.Accuser+" > "+a.Accused+", "+a.Standing)
		}
	}
	slices.Sort(got)
	if want := []string{"Ustrand > Ustrand, admitted", "unknown > Ustrand, standing"}; !slices.Equal(got, want) {
		t.Errorf("told: %v, want %v", got, want)
	}
	claims, _ := l.claims()
	for _, c := range claims {
		for _, q := range c.Quotes {
			if own := q.SpeakerKey == "state:UTD"; len(q.Charged) > 0 && (own != (q.Act == hearsay.Confirm) || own != q.Charged[0].Self) {
				t.Errorf("%q by %q, self %v", q.Words, q.Speaker, q.Charged[0].Self)
			}
		}
	}
}

// ownsUp reports whether every quote of an attribution is one of a deed of one's own; it may be withdrawn since.
func ownsUp(x *view.Incident, a *view.Attribution) bool {
	return !slices.ContainsFunc(x.Quotes, func(q view.Quote) bool {
		return slices.Contains(a.Quotes, q.ID) && q.Act != hearsay.Admit && q.Act != hearsay.ClaimResponsibility && q.Act != hearsay.Confirm
	})
}

// In the sample world and the ticker nobody is told to accuse itself, but who owns up.
func TestNobodyAccusesItself(t *testing.T) {
	world, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	ticker, _ := sample.Ticker(1)
	for name, articles := range map[string][]hearsay.Article{"world": world, "ticker": ticker[:600]} {
		l := newLinked(t)
		var rs []collect.Record
		for i := range articles {
			rs = append(rs, collect.Record{Source: name, Pos: i + 1, At: t0, Status: hearsay.StatusOK, Article: &articles[i]})
		}
		l.take(rs...)
		n := 0
		for _, x := range l.incidents() {
			for _, a := range x.Attributions {
				n++
				if a.AccuserKey != "" && a.AccuserKey == a.AccusedKey && !ownsUp(&x, &a) {
					t.Errorf("%s: %s accuses itself: %q", name, a.Accuser, a.Words)
				}
			}
		}
		if n == 0 {
			t.Errorf("%s: no attributions", name)
		}
	}
}
