package name

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/world"
)

func finder(t *testing.T) *Finder {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(w, new(tag.Tagger))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A spokesperson speaks for one ministry that the role names; a minister heads one.
func TestVoice(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ role, voice, headed string }{
		{"foreign ministry spokeswoman", "Ministry of Foreign Affairs", ""},
		{"defence ministry's spokesperson", "Defence Ministry", ""},
		{"spokesperson for the Ministry of Defence", "Defence Ministry", ""},
		{"spokesman for the foreign ministry and the defence ministry", "", ""},
		{"spokesman for the Union of Rail Crews", "", ""},
		{"adviser to the defence ministry", "", ""},
		{"Foreign Minister", "", "Ministry of Foreign Affairs"},
		{"Foreign Secretary", "", "Ministry of Foreign Affairs"},
		{"Secretary", "", ""},
		{"Minister for Foreign Affairs", "", "Ministry of Foreign Affairs"},
		{"Defence Minister", "", "Defence Ministry"},
		{"deputy foreign minister", "", ""},
		{"former foreign minister", "", ""},
		{"Prime Minister", "", ""},
		{"Minister", "", ""},
		{"", "", ""},
	} {
		if got := f.Voice(c.role); got != c.voice {
			t.Errorf("voice of %q: %q, want %q", c.role, got, c.voice)
		}
		if got := f.Headed(c.role); got != c.headed {
			t.Errorf("headed by %q: %q, want %q", c.role, got, c.headed)
		}
	}
}
