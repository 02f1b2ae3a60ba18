package quote

import (
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What the field found stands in found, "" for a plain sentence.
func TestJudged(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct{ found, want string }{
		{want: "[S1 The Centre] [C1 judges it highly likely] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The Harbour Watch Centre (HWC)] [C1 judges it highly likely] [Q1 that Velia shut the bridge]."},
		{want: "[S1 Officials] [C1 consider it possible] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The firm] [C1 now deems it doubtful] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The head of the office] [C1 does not find it likely] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The agency] [C1 regards it as all but certain] [Q1 that Velia shut the bridge]."},
		{want: "On Monday, [S1 the ministry] [C1 called it very unlikely] [Q1 that Velia shut the bridge]."},
		{want: "It [C1 is considered likely] by [S1 officials] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The minister] [C1 is quite sure] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The minister] [C1 was not convinced] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The minister] [C1 has no doubt] [Q1 that Velia shut the bridge]."},
		{want: "[S1 Osk Labs] [C1 assesses with moderate confidence] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The office and its neighbour] [C1 have assessed with high confidence] [Q1 that Velia shut the bridge]."},
		{want: "[S1 The service] [C1 concluded, with a high degree of confidence,] [Q1 that Velia shut the bridge]."},
		{want: "[S1 It] [C1 says with low confidence] [Q1 that Velia shut the bridge]."},
		{"[S1 The service] [C1 judged] [Q1 with low confidence that Velia shut the bridge].", "[S1 The service] [C1 judged with low confidence] [Q1 that Velia shut the bridge]."},
		// the field cut it elsewhere
		{"[S1 Officials] [C1 consider] [Q1 it possible that Velia shut the bridge].", "[S1 Officials] [C1 consider it possible] [Q1 that Velia shut the bridge]."},
		{"[Q1 Velia] [C1 is sure] [Q1 that the bridge is shut].", "[S1 Velia] [C1 is sure] [Q1 that the bridge is shut]."},
		{"[S1 The mayor] [C1 said] [Q1 officials consider it possible that Velia shut the bridge].", "[S1 The mayor] [C1 said] [Q1 officials consider it possible that Velia shut the bridge]."},
		// somebody is quoted, with half a pair of marks
		{want: "I am confident that Velia shut the bridge,\" the mayor told them."},
		{want: "\"I am confident that Velia shut the bridge, the mayor told them."},
		// nobody judges
		{want: "The minister met with confidence that the bridge would hold."},
		{want: "The bank lost the confidence that it had."},
		{want: "It is certain that Velia shut the bridge."},
		{want: "This makes it likely that Velia shut the bridge."},
		{want: "You can be sure that Velia shut the bridge."},
		{want: "The minister found it funny that Velia shut the bridge."},
		{want: "Does the agency consider it likely that Velia shut the bridge?"},
		{want: "The letter “the agency considers it likely that Velia shut the bridge” is a hoax."},
	} {
		src, want := gold(t, c.want)
		var got []hearsay.Quote
		if c.found != "" {
			_, got = gold(t, c.found)
		}
		var d text.Doc
		d.Parse(src)
		got = Judged(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		for i := range got {
			got[i].Score, got[i].Kind = 0, ""
		}
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(src, want))
		}
	}
}

func TestTailed(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct{ found, want string }{
		{"[Q1 Velia] [C1 is likely to have shut] [Q1 the bridge], [S1 the mayor] said.", "[Q1 Velia is likely to have shut the bridge], [S1 the mayor] [C1 said]."},
		{"[C1 There is no doubt] [Q1 that Velia shut the bridge], [S1 the mayor] said on Monday.", "[Q1 There is no doubt that Velia shut the bridge], [S1 the mayor] [C1 said] on Monday."},
		{"It is highly likely [Q1 that Velia shut the bridge], [S1 the mayor] [C1 said].", "[Q1 It is highly likely that Velia shut the bridge], [S1 the mayor] [C1 said]."},
		{"There is no doubt, [S1 the mayor] [C1 said], [Q1 that Velia shut the bridge].", "[Q1 There is no doubt], [S1 the mayor] [C1 said], [Q1 that Velia shut the bridge]."},
		{"The crew, [Q1 which] sails for Velia, shut [Q1 the bridge], [S1 the mayor] [C1 said].", "[Q1 The crew, which sails for Velia, shut the bridge], [S1 the mayor] [C1 said]."},
		{"On Friday, two wary councils in eastern [S1 Velia] [C1 accused] [Q1 Osk of shutting the bridge].", "On Friday, [S1 two wary councils in eastern Velia] [C1 accused] [Q1 Osk of shutting the bridge]."},
		// as the field has it
		{"In [S1 Velia] [C1 said] [Q1 the mayor that it is shut].", "In [S1 Velia] [C1 said] [Q1 the mayor that it is shut]."},
		{"The crew left, and [Q1 the roof] and [Q1 the bridge stay], [S1 the mayor] [C1 said].", "The crew left, and [Q1 the roof] and [Q1 the bridge stay], [S1 the mayor] [C1 said]."},
		{"[S1 Velia] [C1 claims] [Q1 that the bridge is shut], the mayor said.", "[S1 Velia] [C1 claims] [Q1 that the bridge is shut], the mayor said."},
		{"The letter [S1 the mayor] [C1 wrote] tells [Q1 that Velia shut the bridge].", "The letter [S1 the mayor] [C1 wrote] tells [Q1 that Velia shut the bridge]."},
		{"The old tale [Q1 that Velia shut the bridge] is false, [S1 the mayor] [C1 said].", "The old tale [Q1 that Velia shut the bridge] is false, [S1 the mayor] [C1 said]."},
		{"Velia shot down [Q1 the old mail plane], [S1 the mayor] [C1 said].", "[Q1 Velia shot down the old mail plane], [S1 the mayor] [C1 said]."},
		{"Velia could impose [Q1 further duties on salt], [S1 the mayor] [C1 says].", "[Q1 Velia could impose further duties on salt], [S1 the mayor] [C1 says]."},
		{"When Velia raises [Q1 the duty on salt], [S1 the mayor] [C1 says].", "When Velia raises [Q1 the duty on salt], [S1 the mayor] [C1 says]."},
		{"Velia had lent them [Q1 the old mail plane], [S1 the crew] [C1 flew].", "Velia had lent them [Q1 the old mail plane], [S1 the crew] [C1 flew]."},
		{"It was “likely”, [S1 the mayor] [C1 said], [Q1 that Velia had shut the bridge].", "[Q1 It was “likely”], [S1 the mayor] [C1 said], [Q1 that Velia had shut the bridge]."},
		{"The “bridge” fell, [S1 the mayor] [C1 said], [Q1 that much was clear].", "The “bridge” fell, [S1 the mayor] [C1 said], [Q1 that much was clear]."},
		{"“Velia” [C1 is likely to have shut] [Q1 the bridge], [S1 the mayor] said.", "“Velia” [C1 is likely to have shut] [Q1 the bridge], [S1 the mayor] said."},
	} {
		src, got := gold(t, c.found)
		_, want := gold(t, c.want)
		var d text.Doc
		d.Parse(src)
		got = Tailed(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(src, want))
		}
	}
}

// Whatever the text: spans lie in it, and no piece is empty.
func FuzzJudged(f *testing.F) {
	for _, s := range []string{"The Centre judges it highly likely that a van fled the fire.", "It is seen as likely by the by officials that that that x y z.", "that that has no doubt that a b c d"} {
		f.Add(s)
	}
	tags := tagger(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || !utf8.ValidString(s) {
			return
		}
		var d text.Doc
		d.Parse(s)
		pos := tags.Tag(nil, new(tag.Work), &d)
		for _, q := range Tailed(Judged(nil, 0, &d, pos, tags), 0, &d, pos, tags) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for _, sp := range list {
					if sp.Len() <= 0 || sp.Check(s) != nil {
						t.Fatalf("%q: %v", s, q)
					}
				}
			}
		}
	})
}
