package pipeline

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/measure/number"
	"hearsay/internal/read"
	"hearsay/internal/read/figure"
	"hearsay/internal/read/verb"
	"hearsay/internal/store"
	wordlist "hearsay/lexicon/tally"
)

// longText is a random text whose sentences hold names, numbers, times and deeds, and what stands between them, with their places.
type longText struct {
	rep   store.Report
	facts read.Facts
	who   []Mentioned
	given []Given
}

// pieces of which texts are put together: N names somebody, # a number, T a time, V a verb; the others are words, some of which change their length in lower case.
var longPieces = []string{"N", "N", "#", "#", "#", "T", "V", " ", " ", "      ", " speaks of ", " spoke of about ", " has put the losses at ", ", put it on ", " of ", " OF “", ", the fire service of ", " and its night watch of ",
	"; the İron Guard of ", "the harbour was told of ", " is told often, ", "were informed about", "being told of", "was told of ", " only ", " just ", " not even ", "mere", ". ", ";", "?", " trains ", " K’s ", "Ⱥn ", "that", " and ", " a-b ", "1,2", "’"}

func newLongText(rng *rand.Rand, n int) *longText {
	t := &longText{}
	var b strings.Builder
	var sentences []hearsay.Span
	from := 0
	place := func(words string) hearsay.Span {
		b.WriteString(words)
		return hearsay.Span{Start: b.Len() - len(words), End: b.Len()}
	}
	f := hearsay.FieldText
	t.facts = read.Facts{Times: map[hearsay.Field][]hearsay.When{}, Verbs: map[hearsay.Field][]verb.Verb{}, Names: map[hearsay.Field][]read.Named{}}
	last := ""
	for range n {
		x := longPieces[rng.IntN(len(longPieces))]
		switch { // what belongs together, more often than by chance
		case last == "N" && rng.IntN(3) > 0:
			x = longPieces[10+rng.IntN(6)]
		case strings.HasSuffix(last, "of ") && rng.IntN(3) > 0:
			x = "#"
		}
		last = x
		switch x {
		case "N":
			name := []string{"Ravelin Freight", "Ilan Voss", "Port Ambry Fire Service", "Night Watch"}[rng.IntN(4)]
			sp, kind := place(name), []hearsay.ActorKind{hearsay.KindPerson, hearsay.KindUnknown, hearsay.KindOrganisation}[rng.IntN(3)]
			if rng.IntN(2) == 0 {
				t.who = append(t.who, Mentioned{At: sp, Itself: rng.IntN(4) > 0, Party: link.Party{Key: fmt.Sprint("org:", rng.IntN(3), strings.ToLower(name)), Name: name, Kind: hearsay.KindOrganisation}})
			}
			t.facts.Names[f] = append(t.facts.Names[f], read.Named{Span: sp, Name: name, Kind: kind})
		case "#":
			g := Given{Figure: number.Figure{Article: "a", Voice: "outlet:gull"}, Own: rng.IntN(3) > 0, Field: f, Number: hearsay.Number{Span: place([]string{"9,000", "three", "under 60"}[rng.IntN(3)]), Bound: []hearsay.Bound{hearsay.Exact, hearsay.AtMost, hearsay.AtLeast}[rng.IntN(3)]}}
			if !g.Own {
				g.Quote = "q"
			}
			if v := t.facts.Verbs[f]; len(v) > 0 {
				g.Number.Scope = []hearsay.Span{v[rng.IntN(len(v))].Span}
			}
			g.Sentence.Start = len(sentences) // its number, until it ends
			t.given = append(t.given, g)
		case "T":
			w := hearsay.When{Span: place("in May"), From: "2025-05-01", To: []string{"", "2025-05-31", "2024-05-31"}[rng.IntN(3)]}
			t.facts.Times[f] = append(t.facts.Times[f], w)
		case "V":
			v := verb.Verb{Span: place("sank")}
			if len(t.who) > 0 {
				v.Doer = t.who[rng.IntN(len(t.who))].At
			}
			t.facts.Verbs[f] = append(t.facts.Verbs[f], v)
		default:
			b.WriteString(x)
			if x == ". " && rng.IntN(3) == 0 {
				sentences, from = append(sentences, hearsay.Span{Start: from, End: b.Len()}), b.Len()
			}
		}
	}
	sentences = append(sentences, hearsay.Span{Start: from, End: b.Len()})
	for i := range t.given {
		t.given[i].Sentence = sentences[t.given[i].Sentence.Start]
	}
	rng.Shuffle(len(t.who), func(i, j int) { t.who[i], t.who[j] = t.who[j], t.who[i] })
	t.rep.Revision.Text = b.String()
	t.rep.Reading = &hearsay.Reading{}
	t.rep.Revision.Published = borderArticle(1, "The Gull", "").Article.Published
	return t
}

// What is remembered along a sentence is what each number finds when it goes through the whole of it anew.
func TestFigureTextSlow(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	said, heardOf, small := 0, 0, 0
	for range 3000 {
		x := newLongText(rng, 1+rng.IntN(60))
		text := newFigureText(&x.rep, hearsay.FieldText, &x.facts, x.who)
		var fast, slow []Given
		for _, g := range x.given {
			w := g
			text.reach(&g)
			g.Hint, g.Doer, g.Past = text.line.hint, text.doer(&g), text.line.past
			text.speaks(&g, fast)
			text.somebody(&g)
			text.heard(&g)
			g.Small = text.small(&g)
			fast = append(fast, g)
			slowly(&w, x, slow)
			slow = append(slow, w)
			if got, want := fmt.Sprintf("%+v", g), fmt.Sprintf("%+v", w); got != want {
				t.Fatalf("%q\nnumber at %d:\n%s, want\n%s", x.rep.Revision.Text, g.Number.Span.Start, got, want)
			}
			said, heardOf, small = said+oneIf(g.said), heardOf+oneIf(g.Voice == ""), small+oneIf(g.Small)
		}
	}
	if said < 100 || heardOf < 100 || small < 100 {
		t.Errorf("%d numbers are somebody's, %d heard of, %d small: too few to tell", said, heardOf, small)
	}
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

var slowHearing = regexp.MustCompile(`\b(?:is|are|was|were|been|being) (?:told|informed) (?:of|about|that)\b[^.;:!?]*$`)

// slowly sets what a number's sentence tells, each time from its beginning.
func slowly(g *Given, x *longText, before []Given) {
	src, f := x.rep.Revision.Text, hearsay.FieldText
	lead := src[g.Sentence.Start:g.Number.Span.Start]
	var times []hearsay.When
	for _, w := range x.facts.Times[f] {
		if g.Sentence.Contains(w.Span) {
			times = append(times, w)
		}
	}
	g.Hint, g.Past = onlyTime(times), slices.ContainsFunc(times, func(w hearsay.When) bool { return w.To != "" && w.To < "2025-04-17" })
	for _, v := range x.facts.Verbs[f] {
		if len(g.Number.Scope) > 0 && v.Span == g.Number.Scope[0] {
			if k := slices.IndexFunc(x.who, func(m Mentioned) bool { return !v.Doer.Empty() && m.At.Overlaps(v.Doer) }); k >= 0 {
				g.Doer = x.who[k].Party.Key
			}
		}
	}
	slowSpeaks(g, x, before)
	if g.Own && !g.said {
		for _, n := range x.facts.Names[f] {
			if (n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindUnknown) && n.Span.End <= g.Number.Span.Start && n.Span.Start >= g.Sentence.Start && speaking.MatchString(strings.ToLower(strings.TrimLeft(src[n.Span.End:g.Number.Span.Start], " "))) {
				g.Who, g.Own, g.said, g.unknown = link.Party{Name: hearsay.PrivateParty, Kind: n.Kind}, false, true, strings.ToLower(n.Name)
				g.Voice = "in:a:" + g.unknown
				break
			}
		}
	}
	if g.Own && slowHearing.MatchString(strings.ToLower(lead)) {
		g.Who, g.Own, g.Voice = link.Party{}, false, ""
	}
	words, own, p := lowerWords(lead), lowerWords(g.Number.Span.In(src)), wordlist.Downplay()
	g.Small = g.Number.Bound == hearsay.AtMost && (p["bound"].Begins(own) || p["bound"].Ends(own)) && !p["near"].Ends(words) || g.Number.Bound == hearsay.Exact && p["only"].Ends(words)
}

func slowSpeaks(g *Given, x *longText, before []Given) {
	src := x.rep.Revision.Text
	again := len(before) > 0 && before[len(before)-1].Sentence == g.Sentence && before[len(before)-1].said
	for _, m := range x.who {
		if m.At.End > g.Number.Span.Start || m.At.Start < g.Sentence.Start {
			continue
		}
		words := strings.ToLower(strings.TrimLeft(src[m.At.End:g.Number.Span.Start], " "))
		if speaking.MatchString(words) || again && strings.TrimRight(words, ` "“‘'«`) == "of" {
			g.Who, g.Own, g.Voice, g.said = m.Party, false, m.Party.Key, true
			return
		}
	}
	if !again || g.Quote != "" && !g.Own {
		return
	}
	if m := another.FindStringSubmatch(strings.ToLower(src[g.Sentence.Start:g.Number.Span.Start])); m != nil {
		g.Who, g.Own, g.said = called(x.who, m[1]), false, true
		if g.Voice = g.Who.Key; g.Voice == "" {
			g.unknown, g.Voice = m[1], "in:a:"+m[1]
		}
	}
}

// A phrase of downplay.tsv fits into the words that are kept, and words of speaking into the bytes that are looked at.
func TestFigureLineBounds(t *testing.T) {
	for class, phrases := range wordlist.Downplay() {
		for _, p := range phrases {
			if class != "self" && len(p) > lineWords {
				t.Errorf("%q has more than %d words", p, lineWords)
			}
		}
	}
	longest := ", have put the " + strings.Repeat("K", 30) + " at nearly “"
	if !speaking.MatchString(strings.ToLower(longest)) || len(longest) > speakingBytes {
		t.Errorf("%d bytes of %d", len(longest), speakingBytes)
	}
	if s := " and the a" + strings.Repeat("b", 40) + " of “"; !another.MatchString(s) || len([]rune(s)) > anotherRunes {
		t.Errorf("%d of %d characters", len([]rune(s)), anotherRunes)
	}
}

// Words of the last hours are found by their parts wherever the whole pattern finds them.
func TestRolls(t *testing.T) {
	for s, want := range map[string]bool{"Over the PAST night three trains stood.": true, "in the laſt day": true, "within the last 24 hours": true, "in the previous twenty-four hours": true, "An Operational Update": true,
		"the last day of May": false, "operations": false, "for 24 hours": false} {
		if rolls(s) != want || rolling.MatchString(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// A number is shown with its noun where that stands close behind it.
func TestPhrase(t *testing.T) {
	for s, want := range map[string]string{
		"60 coastal trains.":                          "60 coastal trains",
		"60 trains-and-ferries were late":             "60 trains-and-ferries",
		"60; trains":                                  "60",
		"60 " + strings.Repeat("old ", 14) + "trains": "60 " + strings.Repeat("old ", 14) + "trains",
		"60 " + strings.Repeat("old ", 15) + "trains": "60",
		"60 İ trains":                                 "60",
		"60 TRAINSÉ, and " + strings.Repeat("x", 200): "60 TRAINSÉ",
	} {
		x := figure.Figure{Number: hearsay.Number{Span: hearsay.Span{End: 2}}, What: "train", Sentence: hearsay.Span{End: len(s)}}
		if got := phrase(&x, s).In(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
