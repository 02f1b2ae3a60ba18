package incident

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// news makes what quote n says news of the outlet's own.
func (w *world) news(n int) int {
	w.quotes[n].Q.Speaker.Via = hearsay.ViaOutlet
	return n
}

// Deeds that an outlet tells as news of other days, towns or areas are other deeds, however alike the words; and what contradicts one
// of a group does not join it by way of another.
func TestDaily(t *testing.T) {
	type saying struct {
		day   int
		words string
		news  bool
	}
	for _, c := range []struct {
		name string
		told []saying
		want int
	}{
		{"another day", []saying{{1, "Tarnovia shells barns near Sollet", true}, {4, "Tarnovia shells barns near Sollet again", true}}, 2},
		{"the next day", []saying{{1, "Tarnovia shells barns near Sollet", true}, {2, "Tarnovia shells barns near Sollet again", true}}, 1},
		{"charges without a day", []saying{{1, "of shelling barns near Sollet", false}, {4, "of shelling barns near Sollet again", false}}, 1},
		{"a charge joins one of two days, not both", []saying{{1, "Tarnovia shells barns near Sollet", true}, {2, "of shelling barns near Sollet", false}, {4, "Tarnovia shells barns near Sollet again", true}}, 2},
		{"a sum is another", []saying{{1, "Tarnovia shells barns near Sollet", true}, {1, "Tarnovia has shelled barns near Sollet since spring", true}}, 2},
		{"another town, whatever the other words", []saying{{1, "Tarnovia shells barns of Sollet with old howitzers", true}, {1, "Tarnovia shells barns of Pierstow by night", true}}, 2},
		{"another area", []saying{{1, "Tarnovia shells barns in the Sollet region with old howitzers", true}, {1, "Tarnovia shells barns in the Pierstow region by night", true}}, 2},
		{"a town may lie in an area", []saying{{1, "Tarnovia shells barns in the Sollet region with old howitzers", true}, {1, "Tarnovia shells barns of Pierstow with old howitzers", true}}, 1},
	} {
		var w world
		for _, x := range c.told {
			n := w.said(x.day, "s", velia, hearsay.Accuse, x.words, tarnovia)
			if x.news {
				w.news(n)
			}
			w.claim(tarnovia, n)
		}
		if got := w.build(t); len(got) != c.want {
			t.Errorf("%s: %d incidents, want %d\n%s", c.name, len(got), c.want, told(&w, got))
		}
	}
}

// The name of a party of the article is no town.
func TestPartyIsNoTown(t *testing.T) {
	var w world
	for _, words := range []string{"Tarnovia shells barns in Velia with old howitzers", "Tarnovia shells barns of Sollet with old howitzers"} {
		n := w.news(w.said(1, "s", link.Party{}, hearsay.Accuse, words, tarnovia))
		w.quotes[n].Reading = &hearsay.Reading{Actors: []hearsay.Actor{{Name: "Velia", Kind: hearsay.KindState}}}
		w.claim(tarnovia, n)
	}
	if got := w.build(t); len(got) != 1 {
		t.Errorf("%d incidents, want 1", len(got))
	}
}
