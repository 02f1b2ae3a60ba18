package incident

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// world is quotes and claims in the making. A quote is one article's text.
type world struct {
	quotes []claim.Quote
	claims []claim.Claim
}

var (
	velia    = link.Party{Key: "state:VEL", Name: "Velia", Kind: hearsay.KindState, Country: "VEL"}
	tarnovia = link.Party{Key: "state:TRN", Name: "Tarnovia", Kind: hearsay.KindState, Country: "TRN"}
	kestria  = link.Party{Key: "state:KES", Name: "Kestria", Kind: hearsay.KindState, Country: "KES"}
	ministry = link.Party{Key: "org:tarnovian ministry", Name: "Ministry of Tarnovia", Kind: hearsay.KindOffice, Country: "TRN"}
	plover   = link.Party{Key: "group:iron plover", Name: "Iron Plover", Kind: hearsay.KindThreatActor}
	bureau   = link.Party{Key: "org:bureau", Name: "the bureau", Kind: hearsay.KindOrganisation}
	nobody   = link.Party{}
)

// said adds a quote of day d and returns its number.
func (w *world) said(d int, story string, who link.Party, act hearsay.Act, words string, accused ...link.Party) int {
	n := len(w.quotes)
	id := "q" + string(rune('a'+n))
	q := &hearsay.Quote{ID: hearsay.QuoteID(id), Field: hearsay.FieldText, Content: []hearsay.Span{{Start: 0, End: len(words)}}, Speaker: hearsay.Speaker{Name: who.Name, Via: hearsay.ViaName}, Claim: hearsay.Claim{Act: act}}
	c := claim.Quote{ID: q.ID, Article: hearsay.ArticleID("article " + id), Story: story, At: time.Date(2025, 5, d, 9, 0, 0, 0, time.UTC), Q: q, Revision: &hearsay.Revision{Text: words}, Speaker: who}
	for _, p := range accused {
		a := hearsay.Accused{Name: p.Name, Country: p.Country, Role: hearsay.Perpetrator, Score: 0.9}
		if act == hearsay.Deny {
			q.Denied, c.Denied = append(q.Denied, a), append(c.Denied, p)
		} else {
			q.Accused, c.Accused = append(q.Accused, a), append(c.Accused, p)
		}
	}
	w.quotes = append(w.quotes, c)
	return n
}

// claim makes an attribution to a party of quotes, those that deny after "-1".
func (w *world) claim(accused link.Party, members ...int) {
	c := claim.Claim{Kind: claim.Attribution, Accused: []link.Party{accused}}
	stance := claim.Asserts
	for _, n := range members {
		if n < 0 {
			stance = claim.Denies
			continue
		}
		c.Members = append(c.Members, claim.Member{Quote: n, Stance: stance, Score: 1})
	}
	w.claims = append(w.claims, c)
}

func (w *world) build(t *testing.T) []Incident {
	t.Helper()
	out, err := Build(w.claims, w.quotes)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told draws incidents: kind, status, attributions with their standing, steps.
func told(w *world, list []Incident) string {
	var out []string
	for i := range list {
		x := &list[i]
		s := x.Kind + " " + string(x.Status) + ":"
		for _, a := range x.Attributions {
			s += " " + a.Accuser.Name + ">" + a.Accused.Name + "=" + a.Standing
		}
		s += " |"
		for _, p := range x.Steps {
			s += " " + string(p.Status)
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

// The words of one intrusion, as several tell it.
const (
	ofGroup   = "that the group broke into the railway network and stopped the trains"
	ofState   = "that the state ordered the intrusion into the railway network which stopped the trains"
	ofJamming = "of jamming the radios of three boats on the lake on Thursday night"
)

func TestBuild(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(w *world)
		want string
	}{
		{"rivals are one incident", func(w *world) {
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, ofState, tarnovia))
		}, "cyber contested: Velia>Iron Plover=standing Kestria>Tarnovia=standing | attributed contested"},
		{"who did it and for whom is no contest", func(w *world) {
			a, b := w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover), w.said(2, "s", velia, hearsay.Accuse, ofState, tarnovia)
			w.claim(plover, a)
			w.claim(tarnovia, b)
		}, "cyber attributed: Velia>Iron Plover=standing Velia>Tarnovia=standing | attributed"},
		{"the accused denies", func(w *world) {
			a, b := w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), w.said(2, "s", ministry, hearsay.Deny, "any part in it", tarnovia)
			w.claim(tarnovia, a, -1, b)
		}, "cyber contested: Velia>Tarnovia=denied | attributed contested"},
		{"the accused confirms it", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), w.said(2, "s", tarnovia, hearsay.Confirm, ofState, tarnovia))
		}, "cyber admitted: Velia>Tarnovia=standing Tarnovia>Tarnovia=admitted | attributed admitted"},
		{"an office of its state confirms what others do", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), w.said(2, "s", ministry, hearsay.Confirm, ofState, tarnovia))
		}, "cyber attributed: Velia>Tarnovia=standing Ministry of Tarnovia>Tarnovia=standing | attributed"},
		{"somebody else denies", func(w *world) {
			a, b := w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), w.said(2, "s", kestria, hearsay.Deny, "any part of its neighbour", tarnovia)
			w.claim(tarnovia, a, -1, b)
		}, "cyber contested: Velia>Tarnovia=contested | attributed contested"},
		{"the twin: one deed, sides exchanged, other days", func(w *world) {
			a, b := w.said(8, "s", velia, hearsay.Accuse, ofJamming, tarnovia), w.said(10, "s", tarnovia, hearsay.Accuse, ofJamming, velia)
			w.claim(tarnovia, a)
			w.claim(velia, b)
			for n, day := range map[int]string{a: "2025-05-07", b: "2025-05-10"} {
				w.quotes[n].Q.Events = []hearsay.Event{{Code: "COERCE", When: &hearsay.When{From: day, Granularity: hearsay.ByDay}}}
			}
		}, "jamming attributed: Velia>Tarnovia=standing | attributed\njamming attributed: Tarnovia>Velia=standing | attributed"},
		{"kinds that rule each other out", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "that its agents set the blaze in the depot: arson", tarnovia))
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, "that the hackers broke into computers of the depot", plover))
		}, "fire attributed: Velia>Tarnovia=standing | attributed\ncyber attributed: Velia>Iron Plover=standing | attributed"},
		{"three weeks apart", func(w *world) {
			w.claim(plover, w.said(1, "", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(tarnovia, w.said(29, "", kestria, hearsay.Accuse, ofGroup, tarnovia))
		}, "cyber attributed: Velia>Iron Plover=standing | attributed\ncyber attributed: Kestria>Tarnovia=standing | attributed"},
		{"the same at another place, in one story", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of setting fire to the watchtower near Omberlane", tarnovia))
			w.claim(tarnovia, w.said(2, "s", velia, hearsay.Accuse, "of setting fire to the watchtower at the Pierstow lock", tarnovia))
		}, "fire attributed: Velia>Tarnovia=standing | attributed\nfire attributed: Velia>Tarnovia=standing | attributed"},
		{"another deed at that place, in one story", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of tapping the consulate's lines at the Pierstow lock", tarnovia))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, "of holding up grain wagons at the Pierstow lock", tarnovia))
		}, "unknown attributed: Velia>Tarnovia=standing | attributed\nblockade attributed: Kestria>Tarnovia=standing | attributed"},
		{"flares that are fired are no fire", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "of firing flares at a survey boat", tarnovia))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, "that a fire at the watchtower was its work", tarnovia))
		}, "unknown attributed: Velia>Tarnovia=standing | attributed\nfire attributed: Kestria>Tarnovia=standing | attributed"},
		{"sanctions are no incident", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Announce, "the expulsion of three envoys", tarnovia))
			w.claims[0].Codes = []string{"SANCTION"}
		}, ""},
		{"a rejected invitation opens nothing", func(w *world) {
			w.said(1, "s", tarnovia, hearsay.Deny, "the invitation to the summit")
		}, ""},
		{"a claimant takes it back", func(w *world) {
			w.claim(plover, w.said(1, "s", plover, hearsay.ClaimResponsibility, "We stopped the trains", plover))
			w.said(4, "t", plover, hearsay.Retract, "rail claim")
		}, "unknown withdrawn: Iron Plover>Iron Plover=withdrawn | admitted withdrawn"},
		{"a claimant denies in plain words", func(w *world) {
			w.claim(plover, w.said(1, "s", plover, hearsay.ClaimResponsibility, "We stopped the trains", plover))
			w.said(4, "t", plover, hearsay.Deny, "We were never in the network")
		}, "unknown withdrawn: Iron Plover>Iron Plover=withdrawn | admitted withdrawn"},
		{"another's plain denial takes nothing back", func(w *world) {
			w.claim(plover, w.said(1, "s", plover, hearsay.ClaimResponsibility, "We stopped the trains", plover))
			w.said(4, "t", bureau, hearsay.Deny, "We were never in the network")
		}, "unknown admitted: Iron Plover>Iron Plover=admitted | admitted"},
		{"the accuser takes it back, others stand by theirs", func(w *world) {
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(tarnovia, w.said(2, "s", kestria, hearsay.Accuse, ofState, tarnovia), w.said(6, "s", kestria, hearsay.Accuse, ofState, tarnovia))
			w.said(4, "t", velia, hearsay.Retract, "what was said of the group")
		}, "cyber contested: Velia>Iron Plover=withdrawn Kestria>Tarnovia=standing | attributed contested withdrawn contested"},
		{"what was taken back before it was said stands", func(w *world) {
			w.claim(plover, w.said(5, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.said(4, "s", velia, hearsay.Retract, "what was said of the group")
		}, "cyber attributed: Velia>Iron Plover=standing | attributed"},
		{"one that may mean either means neither", func(w *world) {
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(tarnovia, w.said(1, "u", velia, hearsay.Accuse, "that agents set the blaze in the depot: arson", tarnovia))
			w.said(4, "t", velia, hearsay.Retract, "an earlier statement")
		}, "cyber attributed: Velia>Iron Plover=standing | attributed\nfire attributed: Velia>Tarnovia=standing | attributed"},
		{"the accused side denies in words of its own", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia))
			w.said(2, "s", ministry, hearsay.Deny, "It is not ours")
		}, "cyber contested: Velia>Tarnovia=denied | attributed contested"},
		{"and of another story by the culprit's name", func(w *world) {
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia))
			w.said(2, "other", ministry, hearsay.Deny, "Iron Plover does not exist. If it does, it is not ours")
		}, "cyber contested: Velia>Iron Plover=standing Velia>Tarnovia=denied | attributed contested"},
		{"and of another story it does not", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia))
			w.said(2, "other", ministry, hearsay.Deny, "The castle is not ours")
		}, "cyber attributed: Velia>Tarnovia=standing | attributed"},
		{"an accuser softens its charge", func(w *world) {
			a, b := w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover), w.said(9, "s", velia, hearsay.Accuse, ofGroup, plover)
			w.quotes[a].Q.Certainty.Band, w.quotes[b].Q.Certainty.Band = []int{80, 95}, []int{55, 75}
			w.claim(plover, a, b)
		}, "cyber contested: Velia>Iron Plover=softened | attributed contested"},
		{"and hardens it", func(w *world) {
			a, b := w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover), w.said(9, "s", velia, hearsay.Accuse, ofGroup, plover)
			w.quotes[a].Q.Certainty.Band, w.quotes[b].Q.Certainty.Band = []int{55, 75}, []int{95, 99}
			w.claim(plover, a, b)
		}, "cyber attributed: Velia>Iron Plover=hardened | attributed"},
		{"an ally denies a part in the same words", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "that Tarnovia stopped the trains of the northern railways", tarnovia))
			w.said(2, "t", bureau, hearsay.Deny, "that a member took part in the failure of the northern railways and trains")
		}, "unknown contested: Velia>Tarnovia=contested | attributed contested"},
		{"who denies something else denies nothing here", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, "that Tarnovia stopped the trains of the northern railways", tarnovia))
			w.said(2, "t", bureau, hearsay.Deny, "that a member took part in the choice of the new anthem")
		}, "unknown attributed: Velia>Tarnovia=standing | attributed"},
		{"who rejects the denial denies nothing", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), -1, w.said(2, "t", ministry, hearsay.Deny, "that the logs of the railway tell of any intrusion", tarnovia))
			n := w.said(2, "t", velia, hearsay.Deny, "the logs as a clerk's invention")
			w.quotes[n].Article = w.quotes[n-1].Article
		}, "cyber contested: Velia>Tarnovia=denied | attributed contested"},
		{"nor who charges another with it, whatever its office", func(w *world) {
			w.claim(tarnovia, w.said(1, "s", velia, hearsay.Accuse, ofState, tarnovia), -1, w.said(2, "t", ministry, hearsay.Deny, "that the logs of the railway tell of any intrusion", tarnovia))
			n := w.said(2, "t", link.Party{Key: "org:velian ministry", Name: "Ministry of Velia", Kind: hearsay.KindOffice, Country: "VEL"}, hearsay.Deny, "the logs as a clerk's invention")
			w.quotes[n].Article = w.quotes[n-1].Article
			if x := w.build(t)[0].Attributions[0]; len(x.DeniedBy) != 1 {
				t.Errorf("denied by %v, want the ministry alone", x.DeniedBy)
			}
		}, "cyber contested: Velia>Tarnovia=denied | attributed contested"},
		{"talk is an incident of its own kind", func(w *world) {
			w.claim(plover, w.said(1, "s", velia, hearsay.Accuse, ofGroup, plover))
			w.claim(velia, w.said(1, "s", tarnovia, hearsay.Accuse, "of promoting a rumour", velia))
		}, "cyber attributed: Velia>Iron Plover=standing | attributed\nwords attributed: Tarnovia>Velia=standing | attributed"},
	} {
		var w world
		c.make(&w)
		if got := told(&w, w.build(t)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Where the same thing happens every day somewhere, a word and a place that are common each for itself, but rare together,
// bring two accusers of one deed into one incident, without a story.
func TestJoint(t *testing.T) {
	var w world
	for _, place := range []string{"Omberlane", "Pierstow", "Sollet", "Vettering"} {
		for range 5 {
			w.claim(tarnovia, w.said(1, "", velia, hearsay.Accuse, "of seizing a trawler near "+place, tarnovia))
			w.claim(plover, w.said(2, "", kestria, hearsay.Accuse, "of burning a barn near "+place, plover))
			w.claim(bureau, w.said(2, "", kestria, hearsay.Accuse, "of forging fishing permits near "+place, bureau))
		}
	}
	got := w.build(t)
	if len(got) != 12 {
		t.Errorf("%d incidents, want one for each deed and place:\n%s", len(got), told(&w, got))
	}
	for _, x := range got {
		if len(x.Claims) != 5 {
			t.Errorf("an incident of %d claims, want 5", len(x.Claims))
		}
	}
}

// Groups that no pair ties are one where all pairs agree, and never against a contradiction.
func TestAgree(t *testing.T) {
	for _, c := range []struct {
		name string
		sim  map[[2]int]float64
		want [][]int
	}{
		{"all agree a little", map[[2]int]float64{{0, 2}: 0.25, {1, 2}: 0.2}, [][]int{{0, 1, 2}, {3}}},
		{"the mean counts pairs without likeness", map[[2]int]float64{{0, 2}: 0.29}, [][]int{{0, 1}, {2}, {3}}},
		{"one contradiction", map[[2]int]float64{{0, 2}: 0.29, {1, 2}: -1}, [][]int{{0, 1}, {2}, {3}}},
		{"the best first, each once", map[[2]int]float64{{0, 2}: 0.25, {1, 2}: 0.25, {2, 3}: 0.29}, [][]int{{0, 1}, {2, 3}}},
	} {
		of, members := []int{0, 0, 2, 3}, [][]int{{0, 1}, nil, {2}, {3}}
		agree(c.sim, of, members)
		var got [][]int
		for _, m := range members {
			if m != nil {
				slices.Sort(m)
				got = append(got, m)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

// What the accused side says right after its denial belongs to it; what it says elsewhere, or
// somebody else there, does not.
func TestExplains(t *testing.T) {
	const text = "Tarnovia denied the charge. \"Our masts were off,\" its spokesman said."
	for _, c := range []struct {
		who   link.Party
		same  bool
		words string
		kind  hearsay.QuoteKind
		want  int
	}{
		{ministry, true, "\"Our masts were off,\"", hearsay.Direct, 2},
		{ministry, true, "\"Our masts were off,\"", hearsay.Indirect, 1},
		{kestria, true, "\"Our masts were off,\"", hearsay.Direct, 1},
		{ministry, false, "\"Our masts were off,\"", hearsay.Direct, 1},
	} {
		var w world
		a, b := w.said(1, "s", velia, hearsay.Accuse, ofJamming, tarnovia), w.said(2, "s", tarnovia, hearsay.Deny, "the charge", tarnovia)
		n := w.said(2, "s", c.who, hearsay.Assert, c.words)
		w.claim(tarnovia, a, -1, b)
		at := func(q int, words string) {
			i := strings.Index(text, words)
			w.quotes[q].Revision, w.quotes[q].Q.Content = &hearsay.Revision{Text: text}, []hearsay.Span{{Start: i, End: i + len(words)}}
		}
		at(b, "the charge")
		at(n, c.words)
		w.quotes[n].Q.Kind = c.kind
		if c.same {
			w.quotes[n].Article = w.quotes[b].Article
		}
		if x := w.build(t); len(x) != 1 || len(x[0].Attributions) != 1 || len(x[0].Attributions[0].DeniedBy) != c.want {
			t.Errorf("%s, %s, same article %v: %+v, want %d denials", c.who.Name, c.kind, c.same, x[0].Attributions, c.want)
		}
	}
}

// A confession in the article that tells the charge is an admission, one elsewhere is not.
func TestConfession(t *testing.T) {
	for _, c := range []struct {
		same bool
		want string
	}{{true, "attributed admitted"}, {false, "attributed"}} {
		var w world
		a := w.said(1, "s", velia, hearsay.Accuse, "that a citizen set the blaze: arson", tarnovia)
		w.claim(tarnovia, a)
		n := w.said(1, "s", link.Party{Name: hearsay.PrivateParty, Kind: hearsay.KindPerson}, hearsay.Admit, "carrying the fuel")
		w.quotes[n].Q.Evidence = []hearsay.Evidence{hearsay.ArrestOrConfession}
		if c.same {
			w.quotes[n].Article = w.quotes[a].Article
			w.quotes[n].Q.Content = []hearsay.Span{{Start: 2, End: 10}} // it stands behind the charge
			w.quotes[n].ID, w.quotes[n].Q.ID = "0", "0"                 // its id must not decide
		}
		x := w.build(t)
		var got []string
		for _, s := range x[0].Steps {
			got = append(got, string(s.Status))
		}
		if s := strings.Join(got, " "); len(x) != 1 || s != c.want {
			t.Errorf("same article %v: steps %q, want %q", c.same, s, c.want)
		}
		if len(x[0].Attributions) != 1 {
			t.Errorf("a confession is no charge: %d attributions", len(x[0].Attributions))
		}
	}
}

func TestLags(t *testing.T) {
	var w world
	a, b := w.said(2, "s", velia, hearsay.Accuse, ofState, tarnovia), w.said(3, "s", ministry, hearsay.Deny, "any part in it", tarnovia)
	c := w.said(5, "s", velia, hearsay.Accuse, ofState, tarnovia)
	w.quotes[c].Q.EvidenceShown = hearsay.Shown
	w.claim(tarnovia, a, c, -1, b)
	x := w.build(t)
	at := func(q int) time.Time { return w.quotes[q].At }
	day := 24 * time.Hour
	if got, want := x[0].LagsOf(w.quotes, at, w.quotes[a].At.Add(-day)), (Lags{day, day, 3 * day}); got != want {
		t.Errorf("lags %v, want %v", got, want)
	}
	if got, want := x[0].LagsOf(w.quotes, func(int) time.Time { return time.Time{} }, time.Time{}), (Lags{-1, -1, -1}); got != want {
		t.Errorf("without times %v, want %v", got, want)
	}
}

// What a charge in a relative clause speaks of stands before the clause: the article's own deed is another.
func TestRelativeClause(t *testing.T) {
	var w world
	a := w.said(1, "s", kestria, hearsay.Accuse, "that the state hacked the land register of the northern towns", tarnovia)
	w.claim(tarnovia, a)
	n := w.said(1, "s", tarnovia, hearsay.Accuse, "which Velia", kestria)
	text := "Relations are cold since an explosion in the flour mill, which Tarnovia blames on Kestria."
	which, who := strings.Index(text, "which"), strings.Index(text, "Kestria")
	w.quotes[n].Revision = &hearsay.Revision{Title: "Land register of the northern towns hacked", Text: text}
	w.quotes[n].Q.Content = []hearsay.Span{{Start: which, End: which + 5}, {Start: who, End: who + 7}}
	w.claim(kestria, n)
	m := w.said(2, "r", tarnovia, hearsay.Accuse, "of the explosion in the flour mill", kestria)
	w.claim(kestria, m)
	want := "cyber attributed: Kestria>Tarnovia=standing | attributed\nexplosion attributed: Tarnovia>Kestria=standing | attributed"
	if got := told(&w, w.build(t)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
