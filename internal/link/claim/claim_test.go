package claim

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link"
)

// a test quote: content with its slots, hours after 3 March 2025.
type said struct {
	id      string
	article string // id if empty
	hours   int
	story   string
	act     hearsay.Act
	text    string
	by      link.Party
	accused link.Party // of text; Key "" with a name is a culprit without a key
	denied  link.Party
	event   string // code/mode
	rest    string // of the article
	replies string
}

func state(code, name string) link.Party {
	return link.Party{Key: "state:" + code, Name: name, Kind: hearsay.KindState, Country: code}
}

var (
	ustrand  = state("UTD", "Ustrand")
	quillara = state("QLR", "Quillara")
	heron    = link.Party{Key: "group:glass heron", Name: "Glass Heron", Kind: hearsay.KindThreatActor}
)

// invented knows the names of two states.
func invented(name string) string {
	return map[string]string{"Ustrand": "state:UTD", "Ustrandic": "state:UTD", "Pirrin": "state:PRN"}[name]
}

func quotes(list ...said) []Quote {
	var out []Quote
	for _, s := range list {
		if s.article == "" {
			s.article = s.id
		}
		if s.act == "" {
			s.act = hearsay.Assert
		}
		q := &hearsay.Quote{ID: hearsay.QuoteID(s.id), Field: hearsay.FieldText, Score: .9, Cue: []hearsay.Span{{Start: 0, End: 1}},
			Content: []hearsay.Span{{Start: 0, End: len(s.text)}}, Claim: hearsay.Claim{Act: s.act, RepliesTo: hearsay.QuoteID(s.replies)}}
		if s.by.Key != "" {
			q.Speaker = hearsay.Speaker{Name: s.by.Name, Via: hearsay.ViaName}
		}
		if s.event != "" {
			code, mode, _ := strings.Cut(s.event, "/")
			q.Events = []hearsay.Event{{Code: code, Mode: []string{mode}}}
		}
		c := Quote{ID: q.ID, Article: hearsay.ArticleID(s.article), Story: s.story, At: time.Date(2025, 3, 3, s.hours, 0, 0, 0, time.UTC), Q: q, Speaker: s.by,
			Revision: &hearsay.Revision{Text: s.text + s.rest}, Reading: &hearsay.Reading{Lang: "en"}}
		for _, l := range []struct {
			p    link.Party
			to   *[]link.Party
			list *[]hearsay.Accused
		}{{s.accused, &c.Accused, &q.Accused}, {s.denied, &c.Denied, &q.Denied}} {
			if l.p.Name == "" {
				continue
			}
			at := max(strings.Index(s.text, l.p.Name), 0)
			*l.list = append(*l.list, hearsay.Accused{Name: l.p.Name, Country: l.p.Country, Role: hearsay.Perpetrator, Score: .9, Span: hearsay.Span{Start: at, End: at + min(len(l.p.Name), len(s.text))}})
			*l.to = append(*l.to, l.p)
		}
		out = append(out, c)
	}
	return out
}

// shape tells a result in words: claims with their members' ids and stances.
func shape(qs []Quote, r Result) (out []string) {
	for _, c := range r.Claims {
		s := string(c.Kind) + ":"
		for _, m := range c.Members {
			s += fmt.Sprintf(" %s %s", qs[m.Quote].ID, m.Stance)
		}
		out = append(out, s)
	}
	for name, l := range map[string][]int{"ambiguous": r.Ambiguous, "homeless": r.Homeless, "skipped": r.Skipped} {
		for _, i := range l {
			out = append(out, name+": "+string(qs[i].ID))
		}
	}
	slices.Sort(out)
	return out
}

func TestLink(t *testing.T) {
	private := link.Party{Name: hearsay.PrivateParty, Kind: hearsay.KindPerson}
	described := link.Party{Name: "a group working for Ustrand", Country: "UTD"}
	rail := said{id: "a", story: "rail", act: hearsay.Accuse, text: "Ustrand broke into the signalling network of the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"}
	for _, c := range []struct {
		name string
		list []said
		o    Options
		want []string
	}{
		{"one deed in two wordings", []said{rail,
			{id: "b", hours: 30, story: "rail", act: hearsay.Accuse, text: "that Ustrand was behind the intrusion into the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"}},
			Options{}, []string{"attribution: a asserts b asserts"}},
		{"two deeds of one accused", []said{rail,
			{id: "b", hours: 30, story: "fire", act: hearsay.Accuse, text: "that Ustrand burned the parcel depot", by: quillara, accused: ustrand, event: "ASSAULT/destroy"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"the same words about two deeds", []said{
			{id: "a", story: "rail", act: hearsay.Accuse, text: "that Ustrand was responsible", by: quillara, accused: ustrand, rest: ". The trains stood still for hours after the intrusion."},
			{id: "b", hours: 400, story: "fire", act: hearsay.Accuse, text: "that Ustrand was responsible", by: quillara, accused: ustrand, rest: ". The parcel depot at the harbour burned at night."}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"one deed, two accused", []said{rail,
			{id: "b", hours: 30, story: "rail", act: hearsay.Accuse, text: "Glass Heron broke into the signalling network of the railways", by: quillara, accused: heron, event: "COERCE/cyber"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"a description is nobody's name", []said{rail,
			{id: "b", hours: 30, story: "rail", act: hearsay.Accuse, text: "a group working for Ustrand broke into the signalling network of the railways", by: quillara, accused: described, event: "COERCE/cyber"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"private persons in two stories", []said{
			{id: "a", story: "one", act: hearsay.Accuse, text: "a man of 31 set fire to the parcel depot at night", accused: private, event: "ASSAULT/destroy", by: quillara},
			{id: "b", story: "two", act: hearsay.Accuse, text: "a man of 31 set fire to the parcel depot at night", accused: private, event: "ASSAULT/destroy", by: quillara}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"tickers: one deed, two places", []said{
			{id: "a", story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to a watchtower near Omberlane", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "b", hours: 20, story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to a watchtower at the Pierstow lock", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "c", hours: 21, story: "one", act: hearsay.Accuse, text: "Ustrand was behind the fire at the watchtower below Pierstow", by: quillara, accused: ustrand, event: "ASSAULT/destroy"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts c asserts"}},
		{"tickers: what an item is about is the item again", []said{
			{id: "a", story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to a watchtower", by: quillara, accused: ustrand, event: "ASSAULT/destroy", rest: ", the minister said."},
			{id: "b", hours: 20, story: "two", act: hearsay.Accuse, text: "Ustrand of firing flares at a survey boat", by: quillara, accused: ustrand, rest: ", the minister said."}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"one category is not one mode", []said{
			{id: "a", story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to a watchtower", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "b", hours: 20, story: "one", act: hearsay.Accuse, text: "Ustrand had moved the border stones", by: quillara, accused: ustrand, event: "ASSAULT/primitive"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"a denial of the same at another place", []said{
			{id: "a", story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to a watchtower near Omberlane", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "b", hours: 10, story: "one", act: hearsay.Accuse, text: "Ustrand had set fire to the watchtower", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "c", hours: 20, story: "one", act: hearsay.Deny, text: "that Ustrand had set fire to a watchtower near Pierstow", by: ustrand, denied: ustrand, event: "ASSAULT/destroy"}},
			Options{}, []string{"attribution: a asserts b asserts", "attribution: c denies", "homeless: c"}},
		{"a denial in another article", []said{rail,
			{id: "b", hours: 20, story: "rail", act: hearsay.Deny, text: "the charge", by: ustrand, denied: ustrand}},
			Options{}, []string{"attribution: a asserts b denies"}},
		{"a denial by the speaker alone", []said{rail,
			{id: "b", hours: 20, story: "rail", act: hearsay.RejectResponsibility, text: "any involvement", by: ustrand}},
			Options{}, []string{"attribution: a asserts b denies"}},
		{"somebody else's denial", []said{rail,
			{id: "b", hours: 20, story: "rail", act: hearsay.Deny, text: "the charge", by: state("PRN", "Pirrin")}},
			Options{}, []string{"attribution: a asserts", "homeless: b"}},
		{"too late to be denied", []said{rail,
			{id: "b", hours: 24 * 20, story: "rail", act: hearsay.Deny, text: "the charge", by: ustrand}},
			Options{}, []string{"attribution: a asserts", "homeless: b"}},
		{"before the charge", []said{
			{id: "b", story: "rail", act: hearsay.Deny, text: "the charge", by: ustrand},
			{id: "c", hours: 30, story: "rail", act: hearsay.Accuse, text: "Ustrand broke into the signalling network of the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"}},
			Options{}, []string{"attribution: c asserts", "homeless: b"}},
		{"it might answer two charges", []said{
			{id: "a", story: "x", act: hearsay.Accuse, text: "Ustrand broke into the signalling network of the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"},
			{id: "b", story: "x", act: hearsay.Accuse, text: "Ustrand burned the parcel depot of the harbour", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "c", hours: 9, story: "x", act: hearsay.Deny, text: "the charge", by: ustrand}},
			Options{}, []string{"ambiguous: c", "attribution: a asserts", "attribution: b asserts"}},
		{"the article tells which charge", []said{
			{id: "a", article: "x", story: "x", act: hearsay.Accuse, text: "Ustrand broke into the signalling network of the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"},
			{id: "b", article: "x", story: "x", act: hearsay.Accuse, text: "Ustrand burned the parcel depot of the harbour", by: quillara, accused: ustrand, event: "ASSAULT/destroy"},
			{id: "c", article: "x", story: "x", act: hearsay.Deny, text: "the charge", by: ustrand, replies: "b"}},
			Options{}, []string{"attribution: a asserts", "attribution: c denies b asserts"}},
		{"who rejects a denial does not deny", []said{rail,
			{id: "b", article: "x", hours: 20, story: "rail", act: hearsay.Deny, text: "that Ustrand broke into the signalling network of the railways", by: ustrand, denied: ustrand},
			{id: "c", article: "x", hours: 20, story: "rail", act: hearsay.Deny, text: "it as paper that any clerk can fill", by: state("PRN", "Pirrin"), replies: "b"}},
			Options{}, []string{"attribution: a asserts b denies", "homeless: c"}},
		{"nor who makes the charge", []said{rail,
			{id: "b", article: "x", hours: 40, story: "depot", act: hearsay.Accuse, text: "Ustrand was behind the fire at the parcel depot", by: state("PRN", "Pirrin"), accused: ustrand, event: "ASSAULT/destroy"},
			{id: "c", article: "x", hours: 40, story: "depot", act: hearsay.Deny, text: "it probable", by: quillara, replies: "b"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts", "homeless: c"}},
		{"an organ is not its state", []said{rail,
			{id: "b", hours: 30, story: "rail", act: hearsay.Accuse, text: "the Directorate broke into the signalling network of the railways", by: quillara,
				accused: link.Party{Key: "service:fid", Name: "the Directorate", Kind: hearsay.KindOrganisation, Country: "UTD"}, event: "COERCE/cyber"}},
			Options{}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"but at the level of states", []said{rail,
			{id: "b", hours: 30, story: "rail", act: hearsay.Accuse, text: "the Directorate broke into the signalling network of the railways", by: quillara,
				accused: link.Party{Key: "service:fid", Name: "the Directorate", Kind: hearsay.KindOrganisation, Country: "UTD"}, event: "COERCE/cyber"}},
			Options{Organs: func(p link.Party) link.Party {
				if p.Country == "UTD" {
					return ustrand
				}
				return p
			}}, []string{"attribution: a asserts b asserts"}},
		{"statements and their denial", []said{
			{id: "a", text: "the dam above the valley of Stile Ford has cracks in its eastern wall"},
			{id: "b", hours: 5, text: "that the eastern wall of the dam above the valley of Stile Ford has cracks"},
			{id: "c", hours: 9, act: hearsay.Deny, text: "that the dam above the valley of Stile Ford has cracks in its eastern wall"},
			{id: "d", hours: 9, text: "the harvest of wheat will be late in the whole lowland"}},
			Options{}, []string{"statement: a asserts b asserts c denies", "statement: d asserts"}},
		{"a description with its state in front and behind", []said{
			{id: "a", story: "fire", act: hearsay.Accuse, text: "an Ustrandic citizen set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "Ustrandic citizen", Country: "UTD"}, event: "ASSAULT/destroy"},
			{id: "b", hours: 5, story: "fire", act: hearsay.Accuse, text: "that a citizen of Ustrand set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "citizen of Ustrand", Country: "UTD"}, event: "ASSAULT/destroy"},
			{id: "c", hours: 6, story: "fire", act: hearsay.Accuse, text: "Ustrand’s citizen set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "Ustrand’s citizen", Country: "UTD"}, event: "ASSAULT/destroy"},
			{id: "d", hours: 7, story: "fire", act: hearsay.Accuse, text: "an Ustrandic clerk set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "Ustrandic clerk", Country: "UTD"}, event: "ASSAULT/destroy"},
			{id: "e", hours: 8, story: "fire", act: hearsay.Accuse, text: "a citizen of Pirrin set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "citizen of Pirrin", Country: "PRN"}, event: "ASSAULT/destroy"}},
			Options{Names: invented}, []string{"attribution: a asserts b asserts c asserts", "attribution: d asserts", "attribution: e asserts"}},
		{"but not of forces", []said{
			{id: "a", story: "fire", act: hearsay.Accuse, text: "Ustrandic troops set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "Ustrandic troops", Country: "UTD"}, event: "ASSAULT/destroy"},
			{id: "b", hours: 5, story: "fire", act: hearsay.Accuse, text: "that troops of Ustrand set fire to the parcel depot of the harbour", by: quillara, accused: link.Party{Name: "troops of Ustrand", Country: "UTD"}, event: "ASSAULT/destroy"}},
			Options{Names: invented}, []string{"attribution: a asserts", "attribution: b asserts"}},
		{"one place, two apostrophes", []said{
			{id: "a", story: "rail", text: "every train stood still on Ustrand's main lines for a whole night after the storm"},
			{id: "b", hours: 5, story: "rail", text: "every train stood still on Ustrand’s main lines for a whole night after that storm"},
			{id: "c", hours: 5, story: "rail", text: "every train stood still on Pirrin’s main lines for a whole night after that storm"}},
			Options{}, []string{"statement: a asserts b asserts", "statement: c asserts"}},
		{"too little to assert", []said{{id: "a", text: "it"}, {id: "b", act: hearsay.NoComment, text: "to say whether the dam above the valley was ever inspected"}},
			Options{}, []string{"skipped: a", "skipped: b"}},
		{"months apart", []said{
			{id: "a", text: "the dam above the valley has cracks in its eastern wall"},
			{id: "b", hours: 24 * 40, text: "the dam above the valley has cracks in its eastern wall"}},
			Options{}, []string{"statement: a asserts", "statement: b asserts"}},
		{"an analyst says the same", []said{
			{id: "a", text: "the dam above the valley has cracks in its eastern wall"},
			{id: "b", text: "water runs where no water should run in that old masonry"}},
			Options{Same: [][2]hearsay.QuoteID{{"b", "a"}}}, []string{"statement: a asserts b asserts"}},
		{"an analyst says apart", []said{
			{id: "a", text: "the dam above the valley has cracks in its eastern wall"},
			{id: "b", text: "the dam above the valley has cracks in its eastern wall"}},
			Options{Apart: [][2]hearsay.QuoteID{{"b", "a"}}, Same: [][2]hearsay.QuoteID{{"a", "b"}}}, []string{"statement: a asserts", "statement: b asserts"}},
	} {
		qs := quotes(c.list...)
		r, err := Link(qs, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, shape(qs, r)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Figures of one quantity part by value and know each other.
func TestRivals(t *testing.T) {
	qs := quotes(
		said{id: "a", text: "the operator cancelled 412 trains on Monday"}, said{id: "b", hours: 3, text: "412 trains were cancelled on Monday"},
		said{id: "c", hours: 6, text: "142 trains were cancelled on Monday"})
	for i, v := range []float64{412, 412, 142} {
		q := qs[i].Q
		text := qs[i].Revision.Text
		n, verb := strings.Index(text, fmt.Sprint(v)), strings.Index(text, "cancelled")
		q.Numbers = []hearsay.Number{{Value: v, Bound: hearsay.Exact, Kind: hearsay.Count, Unit: "train", Span: hearsay.Span{Start: n, End: n + 3}, Scope: []hearsay.Span{{Start: verb, End: verb + len("cancelled")}}}}
	}
	r, err := Link(qs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 2 || len(r.Claims[0].Members) != 2 || r.Claims[0].Number.Value != 412 ||
		!slices.Equal(r.Claims[0].Rivals, []int{1}) || !slices.Equal(r.Claims[1].Rivals, []int{0}) {
		t.Errorf("%d claims: %+v", len(r.Claims), r.Claims)
	}
}

// A charge and a statement that five hundred papers carry are one claim each,
// without stories, too.
func TestCopies(t *testing.T) {
	var list []said
	for i := range 500 {
		list = append(list, said{id: fmt.Sprintf("a%03d", i), hours: i / 10, act: hearsay.Accuse, text: "Ustrand broke into the signalling network of the railways", by: quillara, accused: ustrand, event: "COERCE/cyber"},
			said{id: fmt.Sprintf("b%03d", i), hours: i / 10, text: "the dam above the valley has cracks in its eastern wall"})
	}
	qs := quotes(list...)
	r, err := Link(qs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 2 || len(r.Claims[0].Members) != 500 || len(r.Claims[1].Members) != 500 {
		t.Errorf("%d claims", len(r.Claims))
	}
}

// The proposition is taken from a member that names no private person; where all do, the claim
// says so.
func TestPrivateProposition(t *testing.T) {
	list := []said{{id: "a", text: "that Alma Brook saw the old ferry burn at the pier of Pierstow"}, {id: "b", hours: 2, text: "that she saw the old ferry burn at the pier of Pierstow"}}
	for n, want := range map[int]bool{1: true, 2: false} {
		qs := quotes(list[:n]...)
		qs[0].Reading.Actors = []hearsay.Actor{{ID: "a1", Name: "Alma Brook", Kind: hearsay.KindPerson, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: 5, End: 15}}}}}
		r, err := Link(qs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Claims) != 1 || r.Claims[0].Private != want || strings.Contains(r.Claims[0].Proposition, "Alma") != want {
			t.Errorf("%d quotes: %+v", n, r.Claims)
		}
	}
}

// The proposition is no member that takes something back, where another stands for the claim as well.
func TestPropositionTakesNothingBack(t *testing.T) {
	r, err := Link(quotes(said{id: "a", text: "that the old ferry, no longer named, was seen burning at the pier of Pierstow harbour"}, said{id: "b", hours: 2, text: "that the old ferry was seen burning at the pier of Pierstow"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 1 || strings.Contains(r.Claims[0].Proposition, "no longer") {
		t.Errorf("%+v", r.Claims)
	}
}

// many makes n quotes of a few dozen propositions, in articles of their own.
func many(n int) []Quote {
	rng := rand.New(rand.NewPCG(7, 7))
	doers := []link.Party{ustrand, quillara, state("CDT", "Caldrith"), state("PRN", "Pirrin"), heron}
	deeds := []struct{ words, event string }{{"broke into the signalling network", "COERCE/cyber"}, {"burned the parcel depot", "ASSAULT/destroy"},
		{"jammed the radios of the survey boats", "COERCE/cyber"}, {"laid mines before the harbour", "ASSAULT/explosives"}}
	things := strings.Fields("bridge dam harbour ferry school mine refinery airport hospital market tunnel lighthouse quarry archive mill orchard cable pier depot tower")
	defects := strings.Fields("cracked flooded burned closed empty guarded sold painted broken unlit haunted rented insured searched repaired shelled")
	var out []said
	for i := range n {
		s := said{id: fmt.Sprintf("q%06d", i), hours: rng.IntN(24 * 60), story: fmt.Sprint("s", rng.IntN(n/20+1))}
		if rng.IntN(4) == 0 {
			p, d := doers[rng.IntN(len(doers))], deeds[rng.IntN(len(deeds))]
			s.by, s.event = doers[rng.IntN(len(doers))], d.event
			s.act, s.text, s.accused = hearsay.Accuse, p.Name+" "+d.words+" of "+things[rng.IntN(len(things))], p
			if rng.IntN(3) == 0 {
				s.act, s.denied, s.accused, s.by = hearsay.Deny, p, link.Party{}, p
			}
		} else {
			s.text = fmt.Sprintf("the %s behind the old %s near the %s was %s again", things[rng.IntN(len(things))], things[rng.IntN(len(things))], things[rng.IntN(len(things))], defects[rng.IntN(len(defects))])
		}
		out = append(out, s)
	}
	return quotes(out...)
}

// The order of the input does not matter: shuffled quotes give the same claims, members,
// stances, scores and denials.
func TestOrder(t *testing.T) {
	qs := many(400)
	first, err := Link(qs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := full(qs, first)
	for seed := range uint64(3) {
		other := slices.Clone(qs)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		r, err := Link(other, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, full(other, r)); diff != "" {
			t.Fatalf("order %d (-want +got):\n%s", seed, diff)
		}
	}
}

// Ids change with the reader's version: which quotes are one claim may not.
func TestIDsDecideNothing(t *testing.T) {
	qs := many(400)
	tell := func(qs []Quote) (out []string) {
		r, err := Link(qs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Claims {
			s := string(c.Kind)
			for _, m := range c.Members {
				s += fmt.Sprintf(" %d %s %.9f", m.Quote, m.Stance, m.Score)
			}
			out = append(out, s)
		}
		return out
	}
	want := tell(qs)
	other := slices.Clone(qs)
	id := func(old hearsay.QuoteID) hearsay.QuoteID {
		s := sha256.Sum256([]byte(old))
		return hearsay.QuoteID(hex.EncodeToString(s[:16]))
	}
	for i := range other {
		q := *other[i].Q
		q.ID = id(q.ID)
		if q.Claim.RepliesTo != "" {
			q.Claim.RepliesTo = id(q.Claim.RepliesTo)
		}
		other[i].Q, other[i].ID = &q, q.ID
	}
	if diff := cmp.Diff(want, tell(other)); diff != "" {
		t.Errorf("-ids +other ids:\n%s", diff)
	}
}

// full tells a result without indices of the input, claims in their order.
func full(qs []Quote, r Result) (out []string) {
	for n, c := range r.Claims {
		s := fmt.Sprintf("%d %s %q %v %v %v", n, c.Kind, c.Proposition, c.Accused, c.Codes, c.Rivals)
		for _, m := range c.Members {
			s += fmt.Sprintf(" | %s %s %.9f %v", qs[m.Quote].ID, m.Stance, m.Score, m.Why)
		}
		for _, d := range c.Denials {
			s += fmt.Sprintf(" | %s denies", qs[d.Quote].ID)
			for _, i := range d.Of {
				s += " " + string(qs[i].ID)
			}
		}
		out = append(out, s)
	}
	return append(out, shape(qs, r)...)
}

// Renaming the parties renames the claims and changes nothing else.
func TestRenamed(t *testing.T) {
	qs := many(300)
	first, err := Link(qs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	other := map[string]string{"Ustrand": "Quillara", "Quillara": "Ustrand"}
	swap := func(p link.Party) link.Party {
		if n, ok := other[p.Name]; ok {
			return map[string]link.Party{"Ustrand": ustrand, "Quillara": quillara}[n]
		}
		return p
	}
	renamed := many(300)
	for i := range renamed {
		q := &renamed[i]
		// Both names have letters of their own, so spans move.
		text := q.Revision.Text
		for from, to := range other {
			if strings.HasPrefix(text, from) {
				q.Revision.Text = to + text[len(from):]
				q.Q.Content[0].End += len(to) - len(from)
				for _, l := range [][]hearsay.Accused{q.Q.Accused, q.Q.Denied} {
					for k := range l {
						l[k].Name, l[k].Span.End = to, len(to)
						l[k].Country = swap(link.Party{Name: from}).Country
					}
				}
			}
		}
		q.Speaker = swap(q.Speaker)
		for _, l := range [][]link.Party{q.Accused, q.Denied} {
			for k := range l {
				l[k] = swap(l[k])
			}
		}
	}
	second, err := Link(renamed, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shape(qs, first), shape(renamed, second)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func BenchmarkLink(b *testing.B) {
	qs := many(20000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Link(qs, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(qs))*float64(b.N)/b.Elapsed().Seconds(), "quotes/s")
}
