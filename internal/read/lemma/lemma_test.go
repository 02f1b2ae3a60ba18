package lemma

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/read/tag"
)

func TestAppend(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		class tag.Class
		want  string // form:lemma
	}{
		{tag.Verb, "denied:deny accuses:accuse said:say Hit:hit visiting:visit hoping:hope admitted:admit went:go pushes:push dying:die passed:pass sing:sing bring:bring called:call rejected:reject threatened:threaten blamed:blame"},
		{tag.Aux, "was:be ’s:be had:have would:would wo:will"},
		{tag.Noun, "spokesmen:spokesman ministries:ministry attacks:attack buses:bus status:status crisis:crisis crises:crisis boxes:box press:press news:news"},
		{tag.Adjective, "worst:bad larger:large former:former honest:honest"},
		{tag.Adverb, "better:well sooner:soon"},
		{tag.Particle, "n’t:not not:not"},
		{tag.Proper, "Kestrians:Kestrians"},
		{tag.Pronoun, "them:they Us:we"},
		{tag.Punctuation, ",:,"},
	} {
		for pair := range strings.FieldsSeq(c.want) {
			form, want, _ := strings.Cut(pair, ":")
			if got := string(l.Append(nil, form, c.class)); got != want {
				t.Errorf("%s (%d): got %s, want %s", form, c.class, got, want)
			}
		}
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	dst := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		for _, w := range []string{"Threatened", "hoping", "went", "missiles"} {
			dst = l.Append(dst[:0], w, tag.Verb)
			dst = l.Append(dst, w, tag.Noun)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Any word has a lemma no longer than itself and an e, or one of the table; it is added behind dst.
func FuzzAppend(f *testing.F) {
	l, err := New()
	if err != nil {
		f.Fatal(err)
	}
	for _, w := range []string{"denied", "ing", "ed", "s", "’s", "é", "\xe2\x80", ""} {
		f.Add(w, byte(tag.Verb))
	}
	f.Fuzz(func(t *testing.T, w string, class byte) {
		got := string(l.Append([]byte("x "), w, tag.Class(class%15)))
		rest, ok := strings.CutPrefix(got, "x ")
		if !ok || len(rest) > len(w)+12 {
			t.Fatalf("%q: %q", w, got)
		}
		if w != "" && rest == "" {
			t.Fatalf("%q has an empty lemma", w)
		}
		if utf8.ValidString(w) && !utf8.ValidString(rest) {
			t.Fatalf("%q: broken text %q", w, rest)
		}
	})
}
