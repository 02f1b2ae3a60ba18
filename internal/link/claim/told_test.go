package claim

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/claim/term"
)

// The day of publication of the quotes of this file, 3 March 2025, in days since 1970.
const today3 = 20150

func TestWhen(t *testing.T) {
	cut, err := term.New()
	if err != nil {
		t.Fatal(err)
	}
	fresh := Told{From: today3 - 1, To: today3}
	background := "A gate fell on Sunday night, the wardens of the lake said in their report. " + strings.Repeat("Wardens looked on. ", 30)
	for _, c := range []struct {
		name string
		text string
		via  hearsay.Via
		make func(*Quote)
		want Told
	}{
		{"an outlet's news is of the day", "Ustrand shells a barn near Sollet", hearsay.ViaOutlet, nil, fresh},
		{"a charge may be of any deed", "Ustrand shelled a barn near Sollet", hearsay.ViaName, nil, Told{}},
		{"so may an opinion", "Ustrand shells a barn near Sollet", hearsay.ViaOutlet, func(q *Quote) { q.Genre = hearsay.GenreOpinion }, Told{}},
		{"what was before", "Ustrand had shelled the barn near Sollet", hearsay.ViaOutlet, nil, Told{}},
		{"what may be", "Ustrand could shell the barn near Sollet", hearsay.ViaOutlet, nil, Told{}},
		{"a sum", "Ustrand has shelled forty barns since the truce ended", hearsay.ViaOutlet, nil, Told{today3 - longDays, today3, true}},
		{"a day of the words", "On Saturday Ustrand shelled a barn near Sollet", hearsay.ViaOutlet, nil, Told{From: today3 - 2, To: today3 - 2}},
		{"behind the lead of a long text stands background", "Ustrand shelled a barn near Sollet", hearsay.ViaOutlet, func(q *Quote) {
			n := len(q.Revision.Text)
			q.Revision.Text = background + q.Revision.Text
			q.Q.Content = []hearsay.Span{{Start: len(background), End: len(background) + n}}
		}, Told{}},
		{"unless it is the headline", "Ustrand shells a barn near Sollet", hearsay.ViaOutlet, func(q *Quote) {
			q.Q.Field, q.Revision.Title, q.Revision.Text = hearsay.FieldTitle, q.Revision.Text, background
		}, fresh},
		{"a day of publication is needed", "Ustrand shells a barn near Sollet", hearsay.ViaOutlet, func(q *Quote) { q.At = time.Time{} }, Told{}},
		{"the deed's clause counts first", "Ustrand shelled a barn near Sollet", hearsay.ViaName, func(q *Quote) {
			q.Q.Events = []hearsay.Event{{Code: "ASSAULT", When: &hearsay.When{From: "2025-02-20", To: "2025-02-20", Granularity: hearsay.ByDay}}}
		}, Told{From: today3 - 11, To: today3 - 11}},
		{"the day of talk is none", "Ustrand shelled a barn near Sollet", hearsay.ViaName, func(q *Quote) {
			q.Q.Events = []hearsay.Event{{Code: "ACCUSE", When: &hearsay.When{From: "2025-02-20", Granularity: hearsay.ByDay}}}
		}, Told{}},
		{"a range adds up", "Ustrand shelled ten barns", hearsay.ViaName, func(q *Quote) {
			q.Q.Events = []hearsay.Event{{Code: "ASSAULT", When: &hearsay.When{From: "2025-03-02", To: "2025-03-03", Granularity: hearsay.ByRange}}}
		}, Told{today3 - 1, today3, true}},
	} {
		q := quotes(said{id: "a", text: c.text})[0]
		q.Q.Speaker.Via = c.via
		if c.make != nil {
			c.make(&q)
		}
		if got := When(cut, &q); got != c.want {
			t.Errorf("%s: %q: %+v, want %+v", c.name, c.text, got, c.want)
		}
	}
}

func TestApart(t *testing.T) {
	day := func(n int) Told { return Told{From: n, To: n} }
	news := func(n int) Told { return Told{From: n - 1, To: n} }
	sum := func(from, to int) Told { return Told{from, to, true} }
	for _, c := range []struct {
		name string
		a, b Told
		want bool
	}{
		{"who tells nothing contradicts nobody", Told{}, day(9), false},
		{"one night", day(8), day(9), false},
		{"two days", day(7), day(9), true},
		{"news of one day and of the next", news(8), news(9), false},
		{"and of the one behind it", news(7), news(9), true},
		{"a day within the news", day(8), news(9), false},
		{"a day before it", day(7), news(9), true},
		{"a sum is no deed", sum(8, 9), news(9), true},
		{"a past day and the next", sum(7, 8), sum(8, 9), true},
		{"one past day", sum(8, 9), sum(8, 9), false},
		{"a long sum told a day later", sum(1, 20), sum(1, 21), false},
		{"and once more", sum(1, 20), sum(1, 22), true},
	} {
		if got := c.a.Apart(c.b); got != c.want || c.b.Apart(c.a) != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// What happens every day is told every day in the same words: each day has its own claim, and who charges
// without a day joins one of them.
func TestDaily(t *testing.T) {
	var list []said
	for d := range 4 {
		for _, outlet := range []string{"a", "b"} {
			list = append(list, said{id: outlet + string(rune('0'+d)), hours: 3*24*d + len(outlet), text: "Ustrand shells barns near Sollet", accused: ustrand})
		}
	}
	qs := quotes(list...)
	for i := range qs {
		qs[i].Q.Speaker.Via = hearsay.ViaOutlet
	}
	r, err := Link(qs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 4 {
		t.Errorf("%d claims, want one for each day: %v", len(r.Claims), shape(qs, r))
	}
}

// A word that only tells where joins no two deeds.
func TestPlaceNoun(t *testing.T) {
	b, err := newBuilder(quotes(
		said{id: "a", text: "Ustrand burned a hut below the Sollet dam", accused: ustrand, by: quillara},
		said{id: "b", text: "Ustrand moved stones below the Sollet dam", accused: ustrand, by: quillara}), Options{}.withDefaults())
	if err != nil {
		t.Fatal(err)
	}
	b.prepare()
	x, y := b.charges(0)[0], b.charges(1)[0]
	if s := cosine(&x.deed, &y.deed); s != 0 {
		t.Errorf("likeness of two deeds at one dam: %v, want 0", s)
	}
}
