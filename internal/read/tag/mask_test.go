package tag

import (
	"strings"
	"testing"

	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// A sentence has the same tags whichever state it names.
func TestStatesAlike(t *testing.T) {
	g := load(t)
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	tags := func(g *Tagger, src string) string {
		var d text.Doc
		d.Parse(src)
		var out []string
		for _, x := range g.Tag(nil, new(Work), &d) {
			out = append(out, g.UPOS(x))
		}
		return strings.Join(out, " ")
	}
	fill := func(s *world.StateEntry) string {
		return s.Name + " said the " + s.Adjectives[0] + " port near " + s.Capitals[0] + " was hit by " + s.Name + ", and " + s.Peoples[0] + " read of it."
	}
	want, n, told := "", 0, false
	states := w.States()
	for i := range states {
		s := &states[i]
		plain := len(s.Adjectives) > 0 && len(s.Peoples) > 0 && len(s.Capitals) > 0
		for _, f := range []struct {
			form  []string
			class world.Class
		}{{[]string{s.Name}, world.State}, {s.Adjectives, world.Adjective}, {s.Peoples, world.People}, {s.Capitals, world.Capital}} {
			plain = plain && len(f.form) > 0 && !strings.ContainsAny(f.form[0], " -'’.")
			if plain {
				e := w.Find(f.form[0])
				plain = e != nil && e.Class == f.class
			}
		}
		if !plain {
			continue
		}
		n++
		got := tags(g, fill(s))
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s\n got  %s\n want %s", fill(s), got, want)
		}
		told = told || tags(g.In(nil), fill(s)) != want
	}
	if n < 30 {
		t.Errorf("%d states fit the sentence, want 30 at least", n)
	}
	if !told {
		t.Error("without the mask no state is tagged otherwise: the test shows nothing")
	}
}
