package event

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/schema"
)

type kit struct {
	c     *Coder
	tags  *tag.Tagger
	names *name.Finder
}

func newKit(t testing.TB) *kit {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse("state\tTRN\tTarnovia\t\tTarnovian\tTarnovians\tVelm\t\nstate\tKES\tKestria\t\tKestrian\tKestrians\tOrrin\t\n")
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(user...); err != nil {
		t.Fatal(err)
	}
	k := &kit{}
	if k.tags, err = tag.Load(en.Tags); err != nil {
		t.Fatal(err)
	}
	if k.c, err = New(k.tags); err != nil {
		t.Fatal(err)
	}
	if k.names, err = name.New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	return k
}

func (k *kit) code(s string) (*text.Doc, []name.Name, []Coded) {
	var d text.Doc
	var tw tag.Work
	var w Work
	d.Parse(s)
	pos := k.tags.Tag(nil, &tw, &d)
	names := k.names.Find(nil, &d, pos)
	var out []Coded
	for _, r := range d.Sents {
		out = k.c.Code(out, &w, &d, pos, names, r)
	}
	return &d, names, out
}

func TestCode(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, code, mode, actor, recipient string }{
		{"Tarnovia expelled two Kestrian diplomats.", "SANCTION", "expel", "TRN", "KES"},
		{"Tarnovia shelled a village in Kestria.", "ASSAULT", "heavy-weapons", "TRN", "KES"},
		{"A village in Kestria was shelled by Tarnovia.", "ASSAULT", "heavy-weapons", "TRN", "KES"},
		{"Tarnovia hacked the railways of Kestria.", "COERCE", "cyber", "TRN", "KES"},
		{"Tarnovia threatened to close its border.", "THREATEN", "restrict", "TRN", ""},
		{"Tarnovia agreed to withdraw its troops from Kestria.", "AGREE", "", "TRN", "KES"},
		{"Tarnovia withdrew its troops from Kestria.", "RETREAT", "withdraw", "TRN", "KES"},
		{"Tarnovia demanded an apology from Kestria.", "REQUEST", "change", "TRN", "KES"},
		{"Tarnovia rejected the proposal of Kestria.", "REJECT", "change", "TRN", "KES"},
		{"Tarnovia accused Kestria of spying.", "ACCUSE", "allege", "TRN", "KES"},
		{"Tarnovia will send aid to Kestria.", "AGREE", "", "TRN", "KES"},
		{"Tarnovia will bomb Velm.", "THREATEN", "violence", "TRN", "TRN"},
		{"Thousands marched through Velm.", "PROTEST", "demo", "", "TRN"},
		{"The weather was fine.", "", "", "", ""},
	} {
		_, names, got := k.code(c.text)
		if c.code == "" {
			if len(got) > 0 {
				t.Errorf("%q: got %s, want no event", c.text, got[0].Code)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%q: got %d events, want 1", c.text, len(got))
			continue
		}
		e, mode := got[0], ""
		if len(e.Mode) > 0 {
			mode = e.Mode[0]
		}
		country := func(l []int) string {
			if len(l) == 0 {
				return ""
			}
			return names[l[0]].Country
		}
		if e.Code != c.code || mode != c.mode || country(e.Actor) != c.actor || country(e.Recipient) != c.recipient {
			t.Errorf("%q: got %s/%s %s→%s, want %s/%s %s→%s", c.text, e.Code, mode, country(e.Actor), country(e.Recipient), c.code, c.mode, c.actor, c.recipient)
		}
	}
}

func TestQuoteTriggersLieInContent(t *testing.T) {
	k := newKit(t)
	s := "Kestria said Tarnovia had shelled the town. It rained."
	d, names, _ := k.code(s)
	var tw tag.Work
	pos := k.tags.Tag(nil, &tw, d)
	q := hearsay.Quote{Content: []hearsay.Span{{Start: 13, End: 42}}}
	var w Work
	k.c.Quote(&w, d, pos, names, nil, func(i int) string { return names[i].Name }, &q)
	if len(q.Events) != 1 || q.Events[0].Code != "ASSAULT" || !q.Content[0].Contains(q.Events[0].Trigger[0]) || len(q.Events[0].Actor) != 1 || q.Events[0].Actor[0] != "Tarnovia" {
		t.Errorf("got %+v", q.Events)
	}
}

// Every category of the lexicon is one of PLOVER's, and each of PLOVER's has words.
func TestCategories(t *testing.T) {
	all, err := schema.Plover()
	if err != nil {
		t.Fatal(err)
	}
	words, err := en.DeedWords()
	if err != nil {
		t.Fatal(err)
	}
	modes, err := schema.PloverModes()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range modes {
		known[m.Category+" "+m.Name] = true
	}
	seen := map[string]bool{}
	for _, l := range words {
		for _, d := range l {
			seen[d.Category] = true
			if d.Category == "context" && !slices.Contains(schema.PloverContexts(), d.Mode) || d.Category != "context" && d.Mode != "" && !known[d.Category+" "+d.Mode] {
				t.Errorf("deeds.tsv: unknown mode or context %s %s", d.Category, d.Mode)
			}
			if d.Category != "future" && d.Category != "context" && schema.Quad(d.Category) == "" {
				t.Errorf("deeds.tsv: unknown category %q", d.Category)
			}
		}
	}
	if len(all) != 16 {
		t.Errorf("%d categories, want 16", len(all))
	}
	for _, c := range all {
		if !seen[c.Name] {
			t.Errorf("no words for %s", c.Name)
		}
	}
}

func FuzzCode(f *testing.F) {
	k := newKit(f)
	f.Add("Tarnovia will set fire to _ the")
	f.Fuzz(func(t *testing.T, s string) {
		d, _, got := k.code(s)
		for _, e := range got {
			if e.Trigger.Start >= e.Trigger.End || e.Trigger.End > len(d.Toks) {
				t.Errorf("%q: trigger %v", s, e.Trigger)
			}
		}
	})
}

func BenchmarkCode(b *testing.B) {
	k := newKit(b)
	src := ""
	for len(src) < 3600 {
		src += "Tarnovia accused Kestria of shelling a village and threatened to expel its envoy from Velm. The weather was fine. "
	}
	var d text.Doc
	var tw tag.Work
	var w Work
	d.Parse(src)
	pos := k.tags.Tag(nil, &tw, &d)
	names := k.names.Find(nil, &d, pos)
	var out []Coded
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		out = out[:0]
		for _, r := range d.Sents {
			out = k.c.Code(out, &w, &d, pos, names, r)
		}
	}
}
