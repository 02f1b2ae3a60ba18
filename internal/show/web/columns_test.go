package web

import (
	"strings"
	"testing"

	"hearsay/internal/testutil/htmlcheck"
)

func TestColumnWords(t *testing.T) {
	for _, x := range []struct{ question, column, want string }{
		{"claims", "origins_min", "Origins, at least"},
		{"claims", "reports", "Reports"},
		{"pairs", "q1", "Cooperation in words"},
		{"concert", "q", "q"},
		{"replies", "first_third_share", "Answer in the first third, share"},
		{"drift", "hardened_expected", "Hardened, expected"},
		{"concert", "own_expected", "Expected, own texts"},
		{"nothing", "some_new_name", "Some new name"},
		{"nothing", "_of", " of"},
	} {
		if got := columnWords(x.question, x.column); got != x.want {
			t.Errorf("%s of %s is %q, want %q", x.column, x.question, got, x.want)
		}
	}
	for at, w := range columnTable().words {
		if strings.Contains(w, "_") || strings.TrimSpace(w) != w {
			t.Errorf("%v is worded %q", at, w)
		}
	}
}

// Heads and facets have the words, with the name of the export beside; a private person is never counted, and what only
// leads elsewhere stands last.
func TestExploreHeads(t *testing.T) {
	cols := []string{"id", "accused", "refs", "origins_min", "by_ref"}
	f := &fakeAsker{cols: cols}
	for i := range 6 {
		f.rows = append(f.rows, []string{strings.Repeat("a", 32), []string{"no_comment", "a person (named in the source)"}[i%2], "x-1 x-2", "2", "x-1"})
	}
	f.rows = append(f.rows, []string{strings.Repeat("a", 32), "the heron", "x-1 x-2", "2", "x-1"})
	doc := open(t, exploreSite(f), "/explore/claims", 200)
	var heads []string
	for _, th := range htmlcheck.All(doc, "th") {
		a := htmlcheck.All(th, "a")[0]
		heads = append(heads, htmlcheck.Words(a)+"="+htmlcheck.Attr(a, "title"))
	}
	if got := strings.Join(heads, ", "); got != "Claim=id, Accused=accused, Origins, at least=origins_min, Articles=refs, By ref=by_ref" {
		t.Errorf("heads %s", got)
	}
	rail := htmlcheck.Words(htmlcheck.Class(doc, "rail")[0])
	if !strings.Contains(rail, "Accusedno comment3") || strings.Contains(rail, "named in the source") {
		t.Errorf("facets %q", rail)
	}
}

func TestPlainCode(t *testing.T) {
	for in, want := range map[string]string{
		"too_few": "too few", "official_statement witness": "official statement, witness", "witness media_report": "witness, media report", "plain": "plain", "two words": "two words",
		"A name_x": "A name_x", "": "", "snake_case.": "snake_case.", "a_b c_d e": "a b, c d, e",
	} {
		if got := plainCode(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
