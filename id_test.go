package hearsay

import (
	"strings"
	"testing"
	"time"
)

func day(t *testing.T, s string) Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return Time{UTC: d, Precision: PrecisionDay}
}

// TestIDsNeverChange pins ids: ledgers, links and other machines hold them. If this fails,
// the way ids are made has changed, and every ledger would be read as new. The values were
// computed apart from this code: SHA-256 over parts, each behind its length in 8 bytes.
func TestIDsNeverChange(t *testing.T) {
	url := Article{Outlet: "Harbour Post", Canonical: "https://post.example/a", Title: "T", Text: "X"}
	ref := Article{Outlet: "Harbour Post", Ref: "7", Title: "T", Text: "X"}
	text := Article{Title: "T", Text: "X", Published: day(t, "2025-03-04")}
	q := Quote{Field: FieldText, Source: []Span{{0, 3}}, Cue: []Span{{4, 8}}, Content: []Span{{9, 12}, {14, 20}}}
	q.Identify("r", "read/1-00000000")
	for _, c := range []struct{ what, got, want string }{
		{"by URL", string(url.ID()), "556ce337351888f2f5a97527bdab7afe"}, {"by ref", string(ref.ID()), "78a3da380b2f5220d304310071034846"}, {"by text", string(text.ID()), "f1be621126256c54a70da9531b891321"},
		{"revision", string(url.RevisionID()), "e5928eb464cac52d21f3188680b1ce2d"}, {"quote", string(q.ID), "fef818f41c2e45e2c70fe8ba101d19f9"},
		{"text hash", string(HashText("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}, // FIPS 180-2, B.1
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
		if n := len(c.got); n != 32 && n != 64 || strings.ToLower(c.got) != c.got {
			t.Errorf("%s: %q is not 32 or 64 lower-case digits", c.what, c.got)
		}
	}
}

// TestIDParts: what stands in one part never runs into the next.
func TestIDParts(t *testing.T) {
	sum := func(parts ...string) string {
		h := newID("k")
		for _, p := range parts {
			h.str(p)
		}
		return h.sum()
	}
	seen := map[string][]string{}
	for _, parts := range [][]string{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {"ab", "", "c"}, {}, {""}, {"", ""}} {
		s := sum(parts...)
		if other, ok := seen[s]; ok {
			t.Errorf("%q and %q share an id", parts, other)
		}
		seen[s] = parts
	}
	a, b := newID("a"), newID("b")
	if a.sum() == b.sum() {
		t.Error("two kinds share an id")
	}
}

func TestQuoteIDDependsOnAllItsParts(t *testing.T) {
	base := func() Quote {
		return Quote{Field: FieldText, Source: []Span{{0, 3}}, Cue: []Span{{4, 8}}, Content: []Span{{9, 12}}}
	}
	id := func(q Quote, rev RevisionID, v StageVersion) QuoteID { q.Identify(rev, v); return q.ID }
	want := id(base(), "r", "v")
	same := base()
	same.Score, same.Kind, same.Speaker = 0.5, Direct, Speaker{Name: "Ana Bel"}
	if id(same, "r", "v") != want {
		t.Error("score, kind or speaker change the id")
	}
	moved, title, regrouped := base(), base(), base()
	moved.Content[0].End++
	title.Field = FieldTitle
	regrouped.Source, regrouped.Cue = nil, []Span{{0, 3}, {4, 8}}
	for what, got := range map[string]QuoteID{
		"revision": id(base(), "r2", "v"), "version": id(base(), "r", "v2"), "span": id(moved, "r", "v"), "field": id(title, "r", "v"), "roles": id(regrouped, "r", "v"),
	} {
		if got == want {
			t.Errorf("another %s, the same id", what)
		}
	}
}

// TestArticleID follows the rules of the design: outlet and canonical URL; without URL,
// outlet and ref; without either, outlet, title, day and text.
func TestArticleID(t *testing.T) {
	base := Article{Outlet: "Harbour Post", Ref: "7", Canonical: "https://post.example/a", Title: "T", Text: "X", Published: day(t, "2025-03-04")}
	with := func(f func(*Article)) Article { a := base; f(&a); return a }
	noURL := func(f func(*Article)) Article { return with(func(a *Article) { a.Canonical = ""; f(a) }) }
	bare := func(f func(*Article)) Article { return noURL(func(a *Article) { a.Ref = ""; f(a) }) }
	none := func(*Article) {}
	other := day(t, "2025-03-05")
	later := Time{UTC: base.Published.UTC.Add(9 * time.Hour), Precision: PrecisionMinute}
	for _, c := range []struct {
		what string
		a, b Article
		same bool
	}{
		{"URL: another text and title", base, with(func(a *Article) { a.Text, a.Title = "Y", "U" }), true},
		{"URL: another ref", base, with(func(a *Article) { a.Ref = "8" }), true},
		{"URL: another day", base, with(func(a *Article) { a.Published = other }), true},
		{"URL: as given does not count", base, with(func(a *Article) { a.URL = "https://post.example/a?x=1" }), true},
		{"URL: another URL", base, with(func(a *Article) { a.Canonical += "b" }), false},
		{"URL: another outlet", base, with(func(a *Article) { a.Outlet = "Quay Herald" }), false},
		{"URL: space around the outlet", base, with(func(a *Article) { a.Outlet = " Harbour Post " }), true},
		{"ref: another text", noURL(none), noURL(func(a *Article) { a.Text = "Y" }), true},
		{"ref: another ref", noURL(none), noURL(func(a *Article) { a.Ref = "8" }), false},
		{"ref: another outlet", noURL(none), noURL(func(a *Article) { a.Outlet = "Quay Herald" }), false},
		{"ref: a URL that looks like it", noURL(func(a *Article) { a.Ref = "https://post.example/a" }), base, false},
		{"ref: unknown outlets, another text", noURL(func(a *Article) { a.Outlet = "unknown" }), noURL(func(a *Article) { a.Outlet, a.Text = "unknown", "Y" }), false},
		{"text: another text", bare(none), bare(func(a *Article) { a.Text = "Y" }), false},
		{"text: another title", bare(none), bare(func(a *Article) { a.Title = "U" }), false},
		{"text: another day", bare(none), bare(func(a *Article) { a.Published = other }), false},
		{"text: another hour of the day", bare(none), bare(func(a *Article) { a.Published = later }), true},
		{"text: another language", bare(none), bare(func(a *Article) { a.Lang, a.Genre, a.Byline = "xx", GenreOpinion, "Ana Bel" }), true},
		{"text: part of the title in the text", bare(func(a *Article) { a.Title, a.Text = "TX", "" }), bare(none), false},
	} {
		if got := c.a.ID() == c.b.ID(); got != c.same {
			t.Errorf("%s: same id %v, want %v", c.what, got, c.same)
		}
	}
}

func TestRevisionID(t *testing.T) {
	a := Article{Outlet: "Harbour Post", Canonical: "https://post.example/a", Title: "T", Text: "X"}
	title, text, seen := a, a, a
	title.Title, text.Text, seen.Lang, seen.Published = "T?", "X.", "en", day(t, "2025-03-05")
	if a.RevisionID() == title.RevisionID() || a.RevisionID() == text.RevisionID() {
		t.Error("another title or text, the same revision")
	}
	if a.RevisionID() != seen.RevisionID() {
		t.Error("language and date make another revision")
	}
}

func TestKnownOutlet(t *testing.T) {
	for _, c := range []struct {
		name string
		want bool
	}{
		{"", false}, {"  ", false}, {"-", false}, {"unknown", false}, {"Unknown", false}, {"(unknown outlet, QUI)", false}, {"[UNKNOWN]", false}, {"unknown source", false},
		{"Harbour Post", true}, {"(Harbour Post)", true}, {"7 Days", true}, {"Порт", true}, {"The Unknown", true},
	} {
		if got := KnownOutlet(c.name); got != c.want {
			t.Errorf("KnownOutlet(%q) = %v, want %v", c.name, got, c.want)
		}
	}
}

func TestParseGenre(t *testing.T) {
	for in, want := range map[string]Genre{"": GenreUnknown, "News": GenreNews, " opinion ": GenreOpinion, "LIVE": GenreLive, "statement": GenreStatement, "analysis": GenreAnalysis, "sport": GenreUnknown} {
		if got := ParseGenre(in); got != want {
			t.Errorf("ParseGenre(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestRefOrID(t *testing.T) {
	r := Revision{Article: "abc", Title: "T", Text: "X"}
	if r.RefOrID() != "abc" || FieldTitle.In(&r) != "T" || FieldText.In(&r) != "X" {
		t.Errorf("revision %+v", r)
	}
	if r.Ref = "7"; r.RefOrID() != "7" {
		t.Errorf("RefOrID = %q", r.RefOrID())
	}
}
