package name_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/model"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

func TestSorts(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text string
		want string // names with their sorts
	}{
		{"She was born in Tembrough, and moved to Quellmouth in May.", "Tembrough:place Quellmouth:place"},
		{"Kestria signed it in Aldmoor.", "Kestria:place Aldmoor:place"},
		{"A Kestrian boat sank.", ""},
		{"Foreign Minister Ilan Voss spoke.", "Ilan Voss:person"},
		{"Northline Broadcasting Corporation bought the studio.", "Northline Broadcasting Corporation:organisation"},
	} {
		d, found := k.find(c.text)
		var got []string
		for i := range found {
			if s := found[i].Sort(); s != name.NoSort {
				got = append(got, d.Span(found[i].Core).In(d.Src)+":"+[...]string{"", "person", "organisation", "place"}[s])
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got  %q\n want %q", c.text, s, c.want)
		}
	}
}

// What the gazetteer knows stays as it is, whatever the model says.
func TestModelLeavesGazetteer(t *testing.T) {
	k := newKit(t)
	bare := k.names.With(nil)
	for _, src := range []string{
		"Kestria denied it. The Kestrian foreign ministry spoke to NATO and to Reuters about Iron Wren in Aldmoor.",
		"Mr. Kestria of Aldmoor met Mr. NATO at the Reuters house, said Iron Wren.",
	} {
		var d text.Doc
		d.Parse(src)
		pos := k.tags.Tag(nil, new(tag.Work), &d)
		settled := func(f *name.Finder) (out []string) {
			for _, n := range f.Find(nil, &d, pos) {
				if n.Class != world.None {
					out = append(out, n.ID+n.Name+string(n.Kind)+n.Country)
				}
			}
			return out
		}
		if with, without := settled(k.names), settled(bare); !slices.Equal(with, without) || len(with) < 3 {
			t.Errorf("%s\n with the model %q\n without        %q", src, with, without)
		}
	}
}

// Which state stands beside a name does not matter for what the name is taken for.
func TestModelBlind(t *testing.T) {
	k := newKit(t)
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	var first []string
	states := w.States()
	for i := 0; i < len(states); i += 7 {
		s := states[i]
		if e := w.Find(s.Adjectives[0]); e == nil || e.Class != world.Adjective || strings.Contains(s.Name, " ") || strings.Contains(s.Adjectives[0], " ") {
			continue
		}
		_, found := k.find("In " + s.Name + ", the " + s.Adjectives[0] + " firm Oskel Marine met Tam Orrick near Quellmouth, and Brightwater said no.")
		var got []string
		for j := range found {
			if n := &found[j]; n.Class == world.None {
				got = append(got, n.ID, string(n.Kind), string(rune('0'+n.Sort())))
			}
		}
		if first == nil {
			first = got
		}
		if !slices.Equal(got, first) {
			t.Errorf("%s: %q, for another state %q", s.Name, got, first)
		}
	}
	if len(first) < 9 {
		t.Fatalf("too few names: %q", first)
	}
}

// A person that no rule knows is never made an organisation that may be shown.
func TestPersonsStayHidden(t *testing.T) {
	k := newKit(t)
	for _, src := range []string{
		"Orla Benn, 34, was seen near the depot, neighbours said. Benn has not been charged.",
		"Police questioned Wick Tarrow over the fire. Tarrow said nothing.",
		"The suspect, Enno Sool, worked at the harbour.",
	} {
		_, found := k.find(src)
		for i := range found {
			if n := &found[i]; n.Class == world.None && n.Kind != hearsay.KindPerson && n.Kind != hearsay.KindUnknown {
				t.Errorf("%s: %s is %s", src, n.Name, n.Kind)
			}
		}
	}
}

func TestLoadModel(t *testing.T) {
	m, err := name.LoadModel(en.Names)
	if err != nil || m == nil {
		t.Fatal(m, err)
	}
	b, err := m.Pack(map[string]string{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := name.LoadModel(b); err != nil {
		t.Errorf("packed again: %v", err)
	}
	if _, err := name.LoadModel(b[:len(b)/2]); !errors.Is(err, model.ErrFormat) {
		t.Errorf("half a file: %v", err)
	}
	if _, err := name.LoadModel(en.Tags); !errors.Is(err, model.ErrFeatures) {
		t.Errorf("another model's file: %v", err)
	}
	if m, err := name.LoadModel(nil); m != nil || err != nil {
		t.Errorf("no file: %v, %v", m, err)
	}
}

func TestFit(t *testing.T) {
	k := newKit(t)
	span := func(src, w string) hearsay.Span {
		at := strings.Index(src, w)
		return hearsay.Span{Start: at, End: at + len(w)}
	}
	var docs []name.Labelled
	for _, w := range []string{"Osk", "Brell", "Tarn", "Quell", "Wick", "Sool"} {
		a, b := "The boats went to "+w+"mouth yesterday.", "The boats met "+w+"er Corp yesterday."
		docs = append(docs, name.Labelled{Text: a, Names: map[hearsay.Span]name.Sort{span(a, w+"mouth"): name.Place}},
			name.Labelled{Text: b, Names: map[hearsay.Span]name.Sort{span(b, w+"er Corp"): name.Organisation}})
	}
	one, err1 := k.names.Fit(docs).Pack(map[string]string{})
	two, err2 := k.names.Fit(docs).Pack(map[string]string{})
	if err1 != nil || err2 != nil || !slices.Equal(one, two) {
		t.Fatalf("two trainings differ: %v, %v", err1, err2)
	}
	k.names = k.names.With(k.names.Fit(docs))
	if _, found := k.find("The boats went to Hexmouth yesterday."); len(found) != 1 || found[0].Sort() != name.Place {
		t.Errorf("found %+v, want a place", found)
	}
}

// Beyond the strings that names are composed of, judging allocates nothing: twice the text
// without new names costs no more.
func TestJudgeAllocatesNothing(t *testing.T) {
	k := newKit(t)
	bare := k.names.With(nil)
	var d text.Doc
	d.Parse(strings.Repeat("Oskel met Brightwater near Quellmouth, and Tam Orrick said so. ", 30))
	pos := k.tags.Tag(nil, new(tag.Work), &d)
	var dst []name.Name
	with := testing.AllocsPerRun(20, func() { dst = k.names.Find(dst[:0], &d, pos) })
	without := testing.AllocsPerRun(20, func() { dst = bare.Find(dst[:0], &d, pos) })
	if with > without*1.5+8 {
		t.Errorf("%v allocations with the model, %v without", with, without)
	}
}
