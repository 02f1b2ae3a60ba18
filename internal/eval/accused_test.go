package eval

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/event"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

// accuser returns a finder over a gazetteer with what it needs.
func accuser(t *testing.T, load func() (*world.World, error)) (*accuse.Finder, *tag.Tagger, *texts, *world.World) {
	t.Helper()
	w, err := load()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	f, err := accuse.New(w, tags)
	if err != nil {
		t.Fatal(err)
	}
	read, err := newTexts(w, tags)
	if err != nil {
		t.Fatal(err)
	}
	return f, tags, read, w
}

func corpora(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("HEARSAY_DATA is not set: no gold corpora")
	}
	return dir
}

// wants holds figures to bounds: floors, or ceilings where negative.
func wants(t *testing.T, rep *Report, bounds map[string]float64) {
	t.Helper()
	for _, name := range rep.Order {
		f := rep.Figures[name]
		t.Logf("%s: %-16s %5.1f [%5.1f, %5.1f] n=%d", rep.Corpus, name, f.Value, f.Lo, f.Hi, f.N)
		b, ok := bounds[name]
		if ok && b >= 0 && f.Value < b || ok && b < 0 && f.Value > -b {
			t.Errorf("%s: %s is %.1f, bound %.1f", rep.Corpus, name, f.Value, b)
		}
	}
}

func TestSwap(t *testing.T) {
	f, _, read, w := accuser(t, world.Load)
	rep, err := Swap(f, read, w)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, rep, map[string]float64{"swap.right": 98, "swap.wrong": -0.1, "swap.spread": -2})
}

func TestAccused(t *testing.T) {
	dir := corpora(t)
	f, tags, _, w := accuser(t, world.Load)
	for _, half := range []Half{HalfA, HalfB, Both} {
		rep, err := Accused(dir, f, tags, w, half)
		if err != nil {
			t.Fatal(err)
		}
		wants(t, rep, map[string]float64{"accused.p": 91, "accused.r": 64, "accused.f1": 75, "accused.false": -5, "accused.guessed": -1})
	}
}

func TestSwapCorpus(t *testing.T) {
	dir := corpora(t)
	f, _, read, w := accuser(t, world.Load)
	rep, err := SwapCorpus(dir, f, read, w, Both)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, rep, map[string]float64{"swap.changed": -1})
}

func TestEvents(t *testing.T) {
	dir := corpora(t)
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	c, err := event.New(tags)
	if err != nil {
		t.Fatal(err)
	}
	for _, half := range []Half{HalfA, HalfB} {
		rep, err := Events(dir, c, tags, half)
		if err != nil {
			t.Fatal(err)
		}
		wants(t, rep, map[string]float64{"events.category": 55, "events.quad": 72})
	}
}

// Odd files were looked at while rules were written, even ones were not: those are reported
// and held to nothing but order of magnitude.
func TestSampleAccused(t *testing.T) {
	f, tags, _, w := accuser(t, sample.World)
	for parity, floor := range []float64{0.65, 0.85} {
		rows, err := SampleAccused(f, tags, w, parity)
		if err != nil {
			t.Fatal(err)
		}
		want, pred, right := 0, 0, 0
		for _, r := range rows {
			want, pred, right = want+len(r.Want), pred+r.Pred, right+r.Right
		}
		t.Logf("sample gold, file numbers ≡ %d mod 2: %d culprits named, %d found, %d of them right", parity, want, pred, right)
		if float64(right) < floor*float64(pred) {
			t.Errorf("parity %d: %d of %d found are right, want %.0f %%", parity, right, pred, 100*floor)
		}
	}
}

func TestExchange(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	const src = "Quillaran hackers hit Ustrand; Quillara denied it. A Quillara-linked group spoke."
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	tags = tags.In(w)
	x, ok := exchange(w, tags, src)
	if want := "Ustrandic hackers hit Quillara; Ustrand denied it. A Ustrand-linked group spoke."; !ok || x.text != want || x.a == x.b {
		t.Errorf("got %q (%s, %s, %v), want %q", x.text, x.a, x.b, ok, want)
	}
	for _, word := range []string{"hackers hit", "; ", "denied it", "A ", "-linked group"} {
		at := strings.Index(src, word)
		if sp := x.span(hearsay.Span{Start: at, End: at + len(word)}); sp.In(x.text) != word {
			t.Errorf("%q moved to %q", word, sp.In(x.text))
		}
	}
	if sp := x.span(hearsay.Span{Start: 0, End: len(src)}); sp.Start != 0 || sp.End != len(x.text) {
		t.Errorf("the whole moved to %v of %d bytes", sp, len(x.text))
	}
	for _, c := range []struct {
		before, form string
		state        bool
		want         string
	}{
		{"He thanked the ", "Quillara", true, "He thanked "},
		{"He thanked the ", "United Kingdom", true, "He thanked the "},
		{"He thanked ", "United Kingdom", true, "He thanked the "},
		{"", "United Kingdom", true, "The "},
		{"It left. ", "United Kingdom", true, "It left. The "},
		{"It was an ", "Quillaran", false, "It was a "},
		{"It was a ", "Aldish", false, "It was an "},
	} {
		if got := article(c.before, c.form, c.state); got != c.want {
			t.Errorf("article(%q, %q): got %q, want %q", c.before, c.form, got, c.want)
		}
	}
	for _, c := range []struct {
		old, form, rest string
		drop            int
		put             string
	}{{"Quillara", "Quays", "'s boats", 2, "'"}, {"Quays", "Quillara", "’ boats", 3, "’s"}, {"Quays", "Quillara", "'", 1, "'s"}, {"Ustrand", "Quillara", "'s", 0, ""}} {
		if drop, put := possessive(c.old, c.form, c.rest); drop != c.drop || put != c.put {
			t.Errorf("possessive(%q, %q, %q): got %d, %q", c.old, c.form, c.rest, drop, put)
		}
	}
	for text, want := range map[string]bool{"the South Velia Sea": true, "read the Velia Daily": true, "In Velia it rained": false, "it left. Velia said": false, "over Velia, Ustrand": false, "the Velia-Ustrand road": true} {
		at := strings.Index(text, "Velia")
		if got := inName(text, hearsay.Span{Start: at, End: at + 5}, world.State); got != want {
			t.Errorf("inName(%q): got %v", text, got)
		}
	}
	if _, ok := exchange(w, tags, "Quillara alone."); ok {
		t.Error("one state was exchanged with nobody")
	}
}

func TestScoreAccused(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, want string }{
		{"Iran, Islamic Republic of", "IRN"}, {"Korea, Republic of", "KOR"}, {"Kenya", "KEN"}, {"Central America (region)", "Central America (region)"},
	} {
		if got := countryCode(w, c.name); got != c.want {
			t.Errorf("countryCode(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if !slices.Equal(appendNew([]string{"KEN"}, "KEN"), []string{"KEN"}) {
		t.Error("appendNew repeats")
	}
}
