package verb

import (
	"strings"
	"testing"

	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

type kit struct {
	tags  *tag.Tagger
	names *name.Finder
	verbs *Finder
	d     text.Doc
	tw    tag.Work
	pos   []tag.Tag
	found []name.Name
	out   []Verb
}

func newKit(t testing.TB, w *world.World) *kit {
	t.Helper()
	k := &kit{}
	var err error
	if k.tags, err = tag.Load(en.Tags); err != nil {
		t.Fatal(err)
	}
	k.tags = k.tags.In(w)
	if k.names, err = name.New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	if k.verbs, err = New(k.tags); err != nil {
		t.Fatal(err)
	}
	return k
}

func (k *kit) find(s string, title bool) []Verb {
	k.d.Parse(s)
	k.pos = k.tags.Tag(k.pos[:0], &k.tw, &k.d)
	k.found = k.names.Find(k.found[:0], &k.d, k.pos)
	k.out = k.verbs.Find(k.out[:0], &k.d, k.pos, k.found, title)
	return k.out
}

// Deeds that are told as done, with who does them.
func TestDone(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t, w)
	for _, c := range []struct {
		text  string
		title bool
		want  string
	}{
		{"Ustrand expelled three diplomats.", false, "Ustrand expel"},
		{"Ustrand on Monday expelled three diplomats.", false, "Ustrand expel"},
		{"Three diplomats were expelled by Quillara.", false, "Quillara expel"},
		{"Quillara has closed the border.", false, "Quillara close"},
		{"Quillara sends four diplomats home", true, "Quillara send"},
		{"Quillara sends four diplomats home.", false, ""}, // present, no headline
		{"Ustrand will close the border.", false, ""},
		{"Ustrand has not closed the border.", false, ""},
		{"Ustrand threatened to close the border.", false, "Ustrand threaten"},
		{"If Ustrand closed the border, nobody would notice.", false, ""},
		{"The embassy of Ustrand closed the gate.", false, "embassy of Ustrand close"}, // an office is a name of its own
		{"The friends of Ustrand closed the gate.", false, ""},
		{"Ustrand closed.", false, "Ustrand close"},
		{"Ustrand, asked by Quillara, did not close the border.", false, ""},
		{"The Ustrandic harbour closed.", false, ""},
	} {
		var got []string
		for _, v := range k.find(c.text, c.title) {
			if v.Done && !v.Doer.Empty() {
				got = append(got, v.Doer.In(c.text)+" "+v.Lemma)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.text, s, c.want)
		}
	}
}

// What is to come, and what is told as it is.
func TestFuture(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t, w)
	for _, c := range []struct {
		text           string
		future, finite bool // of the first verb
	}{
		{"We will reopen the line.", true, false},
		{"It would not follow.", true, false},
		{"To reopen the line is easy.", true, false},
		{"The ships sailed at noon.", false, true},
		{"The country did not want a war.", false, true},
		{"The ships seized by the guard.", false, false}, // no predicate
		{"It never could reopen.", true, false},
	} {
		got := k.find(c.text, false)
		if len(got) == 0 || got[0].Future != c.future || got[0].Finite != c.finite {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

// Any text: no panic, spans lie in the text, doers are told of what is done only.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"Ustrand expelled three.", "was were been by the", "will not to if, by", "Three were expelled by Velia"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	w, err := world.Load()
	if err != nil {
		f.Fatal(err)
	}
	k := newKit(f, w)
	f.Fuzz(func(t *testing.T, s string, title bool) {
		if s = strings.ToValidUTF8(s, "\uFFFD"); len(s) > 2000 { // as kept texts are
			return
		}
		for _, v := range k.find(s, title) {
			for _, e := range []error{v.Span.Check(s), v.Sentence.Check(s)} {
				if e != nil {
					t.Error(e)
				}
			}
			if !v.Sentence.Contains(v.Span) || !v.Doer.Empty() && (!v.Done || v.Doer.Check(s) != nil) {
				t.Errorf("%q: %+v", s, v)
			}
		}
	})
}
