package story

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/sample"
)

func table(t testing.TB) *Table {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	tab, err := NewTable(w)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestWords(t *testing.T) {
	read := func(s, lang string) string {
		var sc scanner
		sc.reset(s, lang)
		var out []string
		for w := (word{}); sc.next(&w); {
			mark := ""
			if w.upper && !w.opens {
				mark = "^"
			}
			if w.digits {
				mark += "#"
			}
			out = append(out, mark+s[w.start:w.end])
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct{ in, lang, want string }{
		{"The ferry of Sollet. It sank", "en", "The|ferry|of|^Sollet|It|sank"},
		{"Quillara's envoy’s note", "en", "Quillara|envoy|note"},
		{"1,200 of 3.5 on 12. May", "en", "#1,200|of|#3.5|on|#12|May"},
		{"see https://a.example/b?c (@fathom, t.me/x) now", "en", "see|now"},
		{"mail @ noon", "en", "mail|noon"},
		{"Міністр Єллі сказав: «Ні»", "uk", "Міністр|^Єллі|сказав|Ні"},
		{"鉄道停止 abc", "ja", "鉄道|道停|停止|abc"},
		{"", "en", ""},
	} {
		if got := read(c.in, c.lang); got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

// TestStem: forms of one word have one stem, other words another.
func TestStem(t *testing.T) {
	s := func(w, lang string) string { return string(stem([]byte(w), lang)) }
	for _, c := range []struct {
		lang  string
		forms string
		other string
	}{
		{"en", "attack attacks attacked attacking", "attach"}, {"en", "deny denies denied denying", "dent"},
		{"en", "expel expels", "expert"}, {"en", "stop stopped stopping stops", "step"}, {"en", "box boxes", "bow"},
		{"en", "minister ministers", "ministry"}, {"en", "crisis", "crises"}, {"en", "state states stated", "start"},
		{"ru", "правительство правительства правительством", "правда"}, {"uk", "залізниця залізниці залізницею", "залишити"},
		{"de", "Ministerium Ministeriums", "Minute"},
	} {
		forms := strings.Fields(c.forms)
		for _, f := range forms {
			if s(f, c.lang) != s(forms[0], c.lang) {
				t.Errorf("%s %q, %s %q", f, s(f, c.lang), forms[0], s(forms[0], c.lang))
			}
		}
		if s(c.other, c.lang) == s(forms[0], c.lang) {
			t.Errorf("%s and %s are both %q", c.other, forms[0], s(c.other, c.lang))
		}
	}
}

func report(title, text string) *link.Report {
	return &link.Report{Article: hearsay.ArticleID(title), Revision: &hearsay.Revision{Title: title, Text: text, Lang: "en"}}
}

// has reports whether f holds a term, and its kind.
func has(f Features, word string) (Kind, bool) {
	h := uint32(hashOf(stem([]byte(strings.ToLower(word)), "en")))
	for _, t := range f.Terms {
		if t.Hash == h {
			return t.Kind, true
		}
	}
	return 0, false
}

func TestFeatures(t *testing.T) {
	tab := table(t)
	r := report("Ferry adrift off Sollet", "The ferry Gannet lost its engine off Sollet on 3 March with 214 people aboard. See https://lamp.example/x for more.\nSubscribe to the Lamplighter!")
	foot := strings.Index(r.Revision.Text, "Subscribe")
	f := FeaturesOf(r, tab, hearsay.Span{Start: foot, End: len(r.Revision.Text)})
	for word, want := range map[string]Kind{"Sollet": Name, "Gannet": Name, "ferry": Word, "214": Number, "engine": Word} {
		if k, ok := has(f, word); !ok || k != want {
			t.Errorf("%s: kind %d, found %v; want %d", word, k, ok, want)
		}
	}
	for _, word := range []string{"https", "example", "subscribe", "Lamplighter"} {
		if _, ok := has(f, word); ok {
			t.Errorf("%s is a term", word)
		}
	}
	days := slices.IndexFunc(f.Terms, func(t Term) bool { return t.Kind == Date })
	if days < 0 {
		t.Fatal("3 March is no day")
	}
	g := FeaturesOf(report("", "It happened on March 3, they say."), tab)
	if !slices.ContainsFunc(g.Terms, func(x Term) bool { return x.Hash == f.Terms[days].Hash }) {
		t.Error("March 3 is another day than 3 March")
	}
}

// TestOwnName: a press room's own name and country weigh little in what it says.
func TestOwnName(t *testing.T) {
	tab := table(t)
	r := report("Statement", "The Harbour Board of Gullport regrets the delay of the Gannet.")
	weight := func(f Features, w string) uint8 {
		for _, x := range f.Terms {
			if x.Hash == uint32(hashOf(stem([]byte(w), "en"))) {
				return x.Weight
			}
		}
		return 0
	}
	before := FeaturesOf(r, tab)
	r.Outlet = link.Outlet{Name: "Harbour Board of Gullport"}
	after := FeaturesOf(r, tab)
	if a, b := weight(after, "gullport"), weight(before, "gullport"); a == 0 || a >= b/2 {
		t.Errorf("gullport weighs %d, without the outlet %d", a, b)
	}
	if a, b := weight(after, "gannet"), weight(before, "gannet"); a < b {
		t.Errorf("gannet weighs %d, without the outlet %d", a, b)
	}
}

// TestStatesAlike: the name of a state never weighs more than stateRarity allows.
func TestStatesAlike(t *testing.T) {
	tab := table(t)
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range w.States() {
		Vocabulary(s.Name, "en", func(h uint64) {
			if r := tab.rarity(h); r > stateRarity || r <= 0 {
				t.Errorf("%s: a word of its name has rarity %.2f", s.Name, r)
			}
		})
	}
}

func TestEncode(t *testing.T) {
	tab := table(t)
	long := strings.Repeat("The ferry Gannet drifts. ", 5)
	for i := range 400 {
		long += fmt.Sprintf("Word%d follows%d. ", i, i)
	}
	for _, f := range []Features{{}, FeaturesOf(report("Ferry adrift", "Off Sollet."), tab), FeaturesOf(report("", long), tab)} {
		b := f.Encode(nil)
		if len(b) > 1000 || len(f.Terms) > MaxTerms {
			t.Errorf("%d terms in %d bytes", len(f.Terms), len(b))
		}
		g, err := Decode(b)
		if err != nil || !reflect.DeepEqual(f, g) {
			t.Errorf("decoded %v, error %v; want %v", g, err, f)
		}
		for i := range b {
			if _, err := Decode(b[:i]); !errors.Is(err, ErrFormat) {
				t.Errorf("cut at %d: error %v", i, err)
			}
		}
		if _, err := Decode(append(b, 0)); !errors.Is(err, ErrFormat) {
			t.Errorf("a byte more: error %v", err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add(Features{Terms: []Term{{3, Name, 9}, {1 << 31, Date, 255}}}.Encode(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := Decode(b)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatalf("error %v", err)
			}
			return
		}
		y, err := Decode(x.Encode(nil))
		if err != nil || !reflect.DeepEqual(x, y) {
			t.Fatalf("%v became %v, error %v", x, y, err)
		}
		Cluster([]Doc{{ID: "a", Features: x}, {ID: "b", Features: y}}, Options{})
	})
}

func FuzzFeatures(f *testing.F) {
	tab := table(f)
	f.Add("Ferry adrift", "The ferry’s engine, 3 March; @x 1.2.3 鉄道 ё", "en")
	f.Add("", "\xff\xfe’s 's '", "uk")
	f.Fuzz(func(t *testing.T, title, text, lang string) {
		r := report(title, text)
		r.Revision.Lang = lang
		x := FeaturesOf(r, tab)
		if !reflect.DeepEqual(x, FeaturesOf(r, tab)) {
			t.Fatal("two runs differ")
		}
		if g, err := Decode(x.Encode(nil)); err != nil || !reflect.DeepEqual(x, g) {
			t.Fatalf("%v became %v, error %v", x, g, err)
		}
		sum := 0.0
		for _, y := range Explain(r, r, tab) {
			if !utf8.ValidString(y.Text) {
				t.Fatalf("%q", y.Text)
			}
			sum += y.Share
		}
		if len(x.Terms) > 0 && math.Abs(sum-1) > 1e-6 {
			t.Fatalf("shares sum to %f", sum)
		}
		if got := Title([]*link.Report{r}, []Features{x}); utf8.ValidString(title) && utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("title %q", got)
		}
	})
}

func TestTitle(t *testing.T) {
	tab := table(t)
	make := func(genre hearsay.Genre, title string) *link.Report {
		r := report(title, "The ferry Gannet drifted off Sollet for nine hours.")
		r.Revision.Genre = genre
		return r
	}
	private := func(title string) *link.Report {
		r := make(hearsay.GenreNews, title)
		r.Reading = &hearsay.Reading{Genre: hearsay.GenreNews, Private: []hearsay.Mention{{Field: hearsay.FieldTitle, Span: hearsay.Span{End: 3}}}}
		return r
	}
	for _, c := range []struct {
		members []*link.Report
		want    string
	}{
		{[]*link.Report{make(hearsay.GenreOpinion, "Ferry Gannet off Sollet"), make(hearsay.GenreNews, "Nine hours adrift")}, "Nine hours adrift"},
		{[]*link.Report{make(hearsay.GenreLive, "Gannet live"), make(hearsay.GenreAnalysis, "What it means")}, "What it means"},
		{[]*link.Report{make(hearsay.GenreNews, ""), make(hearsay.GenreOpinion, "Enough of ferries")}, "Enough of ferries"},
		{[]*link.Report{make(hearsay.GenreNews, "")}, "The ferry Gannet drifted off Sollet for nine hours."},
		{[]*link.Report{private("Ferry Gannet of Ida Pell off Sollet"), make(hearsay.GenreNews, "Ferry Gannet off Sollet")}, "Ferry Gannet off Sollet"},
		{[]*link.Report{private("Ferry Gannet of Ida Pell off Sollet")}, "Ferry Gannet of Ida Pell off Sollet"},
		{[]*link.Report{private("Ferry Gannet of Ida Pell off Sollet"), make(hearsay.GenreOpinion, "Ferry Gannet off Sollet")}, "Ferry Gannet of Ida Pell off Sollet"},
		{nil, ""},
	} {
		var fs []Features
		for _, r := range c.members {
			fs = append(fs, FeaturesOf(r, tab))
		}
		if got := Title(c.members, fs); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestExplain: public names and plain words are shown, other names are counted only.
func TestExplain(t *testing.T) {
	tab := table(t)
	a := report("", "Minister Ada Fenn met Tom Quist at the quarry. The quarry flooded.")
	b := report("", "The quarry flooded, Ada Fenn told Tom Quist.")
	a.Reading = &hearsay.Reading{Actors: []hearsay.Actor{
		{ID: "a1", Name: "Ada Fenn", Kind: hearsay.KindPerson, Public: true, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: 9, End: 17}}}},
		{ID: "a2", Name: "Tom Quist", Kind: hearsay.KindPerson, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: 22, End: 31}}}},
	}}
	var shown []string
	hidden := false
	for _, r := range Explain(a, b, tab) {
		shown = append(shown, r.Text)
		hidden = hidden || r.Text == "" && r.Kind == Name
	}
	for _, w := range []string{"quarry", "flooded", "Fenn"} {
		if !slices.Contains(shown, w) {
			t.Errorf("%s does not tie them: %q", w, shown)
		}
	}
	if slices.Contains(shown, "Quist") || slices.Contains(shown, "Tom") || !hidden {
		t.Errorf("%q", shown)
	}
	a.Reading = nil
	for _, r := range Explain(a, b, tab) {
		if strings.ToLower(r.Text) != r.Text {
			t.Errorf("without a reading %q is shown", r.Text)
		}
	}
	if got := Explain(a, report("", ""), tab); len(got) != 0 {
		t.Errorf("nothing in common gives %v", got)
	}
}

// BenchmarkFeatures takes the features of the sample articles, about 60,000 words.
func BenchmarkFeatures(b *testing.B) {
	reports, _ := sampleWorld(b)
	tab := table(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range reports {
			FeaturesOf(r, tab)
		}
	}
}
