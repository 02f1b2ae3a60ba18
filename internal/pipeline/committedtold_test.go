package pipeline

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/store"
)

// What an article tells in its own words of what a party is to do: whose it is and what it is; and what binds nobody.
func TestCommittedTold(t *testing.T) {
	const press = "Ministry of Foreign Affairs of Caldrith"
	cases := []struct {
		name, outlet, text string
		want               []string // kind, party, words; of all that the article commits to
	}{
		{"ready", "The Gull", "Caldrith is ready to lend two fireboats to Quillara. Nobody was hurt.", []string{"promise Caldrith: to lend two fireboats to Quillara"}},
		{"right", "The Gull", "Quillara reserves the right to close the crossing at Stile Ford.", []string{"threat Quillara: to close the crossing at Stile Ford"}},
		{"offers", "The Gull", "Pirrin offers Quillara forty beds and a ship of nurses.", []string{"promise Pirrin: Quillara forty beds and a ship of nurses"}},
		{"by a day", "The Gull", "Pirrin will reopen its harbour by Tuesday, which pleased nobody.", []string{"plan Pirrin: reopen its harbour by Tuesday"}},
		{"our office", press, "Our harbour office stands ready to lend pilots to Pirrin.", []string{"promise " + press + ": ready to lend pilots to Pirrin"}},
		{"our office, which has a name", press, "Our computer emergency office is prepared to lend pilots to Pirrin.", []string{"promise Caldrith Computer Emergency Office: to lend pilots to Pirrin"}},
		{"our office, which is another's", press, "Our Centre for Digital Safety is prepared to lend pilots to Pirrin.", []string{"promise " + press + ": to lend pilots to Pirrin"}}, // of Ustrand
		{"the ministry, it", press, "The ministry thanks Pirrin for its pilots and it reserves the right to close the strait.", []string{"threat " + press + ": to close the strait"}},
		{"own will", press, "The ministry will publish the letters of the harbour master.", []string{"plan " + press + ": publish the letters of the harbour master"}},
		{"just spoken", press, "Chancellor Jessamy Thole told the meeting: “I have come with a lamp and without a stone. I do not ask anybody to take my word.\n\n“I ask the Premier to open the letters to the same experts.\n\n“On the fire I owe him a sentence. We named his citizens, and I am sorry.”\n\nShe announced that the harbour letters would be published by Tuesday.",
			[]string{"plan Jessamy Thole: that the harbour letters would be published by Tuesday"}},
		{"threatened", "The Gull", "Quillara threatened to close the crossing at Stile Ford.", []string{"threat Quillara: to close the crossing at Stile Ford"}},
		{"behind a condition", "The Gull", "Unless Pirrin answers within five days, Quillara will close the crossing at Stile Ford.", []string{"threat Quillara: close the crossing at Stile Ford"}},
		{"behind an inverted one", press, "Should Pirrin refuse, Caldrith will lend its pilots to Quillara.", []string{"plan Caldrith: lend its pilots to Quillara"}},
		{"behind one without a day", "The Gull", "Unless Pirrin answers, Quillara will close the crossing at Stile Ford.", nil},
		{"will without a day", "The Gull", "Pirrin will reopen its harbour.", nil},
		{"was a day", "The Gull", "Pirrin reopened its harbour on Tuesday.", nil},
		{"if", "The Gull", "If Quillara is ready to talk, the crossing may open.", nil},
		{"asked", "The Gull", "Is Quillara ready to lend two fireboats? Pirrin is ready to do what?", nil},
		{"nobody's will", "The Gull", "Pirrin will win the boat race on Tuesday.", nil},
		{"idle offer", "The Gull", "Pirrin offered Quillara its condolences after the fire.", nil},
		{"not the party", "The Gull", "The baker of Pirrin is ready to sell his oven.", nil},
		{"not ready", "The Gull", "Caldrith is not ready to lend two fireboats.", nil},
	}
	l := newLinked(t)
	if err := l.PutOutlets(t.Context(), []store.Outlet{{Name: press, Country: "CDT", Kind: "official", SpeaksFor: "CDT"}}); err != nil {
		t.Fatal(err)
	}
	var rs []collect.Record
	for i, c := range cases {
		r := borderArticle(i, c.outlet, c.text)
		if c.outlet == press {
			r.Article.Genre = hearsay.GenreStatement
			r.Article.Text = "The " + press + " thanked its neighbours. " + c.text
		}
		rs = append(rs, r)
	}
	l.take(rs...)
	in, err := ReadCommitments(t.Context(), l, l.reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for i := range in.Of {
		if err := in.Word(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		x := &in.Of[i]
		got[x.Ref] = append(got[x.Ref], string(x.Kind)+" "+x.Who.Name+": "+x.Words)
		if x.Who.Key == "" && x.Party != "state:CDT" {
			t.Errorf("%+v counts as nobody's", x)
		}
		if x.Quote == "" && (x.Cue == "" || !strings.Contains(x.ID, "/")) {
			t.Errorf("%+v is told by nothing", x)
		}
	}
	for i, c := range cases {
		if ref := rs[i].Article.Ref; !slices.Equal(got[ref], c.want) {
			t.Errorf("%s: %q, want %q", c.name, got[ref], c.want)
		}
	}
}

// Words keep their places, whatever the text.
func FuzzPlaced(f *testing.F) {
	f.Add("Our Centre’s office — is ready", 5)
	f.Add("İst", 1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		last := 0
		for _, w := range placed(s, n) {
			if w.from < last || w.to > len(s) || w.from >= w.to || w.s != strings.ToLower(s[w.from:w.to]) {
				t.Errorf("%q: %+v", s, w)
			}
			last = w.to
		}
	})
}
