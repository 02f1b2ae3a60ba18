package incident

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// The order of claims, of their members and of quotes changes nothing; no charge is lost or stands
// in two incidents; every step names a quote of its incident.
func TestAnyOrder(t *testing.T) {
	stories, words := []string{"s", "u", ""}, []string{ofGroup, ofState, ofJamming, "that agents set the blaze: arson", "any part in it", "We were never there", "a treaty", "of burning the watchtower near Omberlane", "of burning the watchtower at the Pierstow lock", "of firing flares off Sollet"}
	parties := []link.Party{velia, tarnovia, kestria, ministry, plover, bureau, nobody}
	acts := []hearsay.Act{hearsay.Accuse, hearsay.Accuse, hearsay.Deny, hearsay.Retract, hearsay.ClaimResponsibility, hearsay.Admit}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		var w world
		for range 4 + r.IntN(12) {
			act := acts[r.IntN(len(acts))]
			who := parties[r.IntN(len(parties))]
			accused := parties[r.IntN(len(parties)-1)]
			if act == hearsay.ClaimResponsibility {
				accused = who
			}
			n := w.said(1+r.IntN(28), stories[r.IntN(3)], who, act, words[r.IntN(len(words))], accused)
			if act == hearsay.Retract || r.IntN(4) == 0 {
				w.quotes[n].Accused, w.quotes[n].Q.Accused = nil, nil
				continue // in no claim
			}
			switch {
			case act == hearsay.Deny:
				w.claim(accused, -1, n)
			case len(w.claims) > 0 && r.IntN(3) == 0 && w.claims[len(w.claims)-1].Accused[0] == accused:
				c := &w.claims[len(w.claims)-1]
				c.Members = append(c.Members, claim.Member{Quote: n, Stance: claim.Asserts})
			default:
				w.claim(accused, n)
			}
		}
		want := w.build(t)
		if s := shuffled(r, &w); told(s, s.build(t)) != told(&w, want) {
			t.Fatalf("seed %d: another order:\n%s", seed, cmp.Diff(told(&w, want), told(s, s.build(t))))
		}
		held := map[int]int{}
		for i := range want {
			x := &want[i]
			for _, c := range x.Claims {
				held[c]++
			}
			in := append(slices.Clone(x.Admitted), x.Confirmed...)
			for _, s := range x.Said {
				in = append(in, s.Quote)
			}
			for _, s := range x.Steps {
				if !slices.Contains(in, s.Quote) {
					t.Fatalf("seed %d: step %s names quote %d of no stance in it", seed, s.Status, s.Quote)
				}
			}
			if len(x.Steps) > 0 && x.Steps[len(x.Steps)-1].Status != x.Status {
				t.Fatalf("seed %d: status %s after steps %v", seed, x.Status, x.Steps)
			}
			for _, a := range x.Attributions {
				if len(a.Said) == 0 {
					t.Fatalf("seed %d: an attribution that nobody said", seed)
				}
			}
		}
		for c, n := range held {
			if n != 1 {
				t.Fatalf("seed %d: claim %d stands in %d incidents", seed, c, n)
			}
		}
	}
}

// shuffled is w with its quotes, claims and members in another order.
func shuffled(r *rand.Rand, w *world) *world {
	to := r.Perm(len(w.quotes))
	out := &world{quotes: make([]claim.Quote, len(w.quotes))}
	for i, n := range to {
		out.quotes[n] = w.quotes[i]
	}
	for _, k := range r.Perm(len(w.claims)) {
		c := w.claims[k]
		c.Members = slices.Clone(c.Members)
		for i := range c.Members {
			c.Members[i].Quote = to[c.Members[i].Quote]
		}
		slices.Reverse(c.Members)
		out.claims = append(out.claims, c)
	}
	return out
}
