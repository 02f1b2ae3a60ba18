package genre_test

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/genre"
	"hearsay/internal/text"
	"hearsay/sample"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		byline, title, text string
		want                hearsay.Genre
	}{
		{"", "Bridge shut", "Two words.", hearsay.GenreUnknown},
		{"Opinion", "Bridge shut", "The bridge is shut.", hearsay.GenreOpinion},
		{"", "Opinion: The bridge", "The bridge is shut.", hearsay.GenreOpinion},
		{"", "Live: fire at the pier", "The pier burns.", hearsay.GenreLive},
		{"", "Fire", "06:40 The pier burns.\n\n07:10 Boats come.\n\n08:05 It is out.", hearsay.GenreLive},
		{"", "Note", "The Ministry of Harbours condemns the raid. We regret every loss. Our boats stay in port.", hearsay.GenreStatement},
		{"", "Bridge shut", "VELMARK, 3 March — The bridge is shut, the mayor said. Buses run. The office said it would open on Friday.", hearsay.GenreNews},
		{"", "Bridges", "I miss the bridge. I think we all do. I walked there as a child. My mother sold fish.", hearsay.GenreOpinion},
		{"", "Interview", "Q: Who cut the cable?\n\nA: I do not know. I was asleep.\n\nQ: And the ship?\n\nA: I saw no ship. I told my office so.", hearsay.GenreUnknown},
		{"", "Briefing", "MS. HALE: I have two points for you. We know of the reports.\n\nQUESTION: Was it Velia?\n\nMS. HALE: I will not guess. Our experts look at it.", hearsay.GenreUnknown},
		{"", "Bridges", "I miss the bridge. I think we all do.\n\nMy view: it was the rust. I walked there as a child.\n\nMy mother sold fish.", hearsay.GenreOpinion},
	} {
		var d text.Doc
		d.Parse(c.text)
		if got := genre.Of(&hearsay.Revision{Byline: c.byline, Title: c.title, Text: c.text}, &d, false); got != c.want {
			t.Errorf("%q %q: %s, want %s", c.title, c.text, got, c.want)
		}
	}
}

// TestSample counts what is told of the sample world's articles, whose genres are stated:
// nothing stated as something else may be called news or opinion.
func TestSample(t *testing.T) {
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	right, told := 0, 0
	for _, a := range all {
		var d text.Doc
		d.Parse(a.Text)
		got := genre.Of(&hearsay.Revision{Title: a.Title, Text: a.Text, Byline: a.Byline}, &d, false)
		if got == hearsay.GenreUnknown {
			continue
		}
		told++
		if got == a.Genre {
			right++
		} else {
			t.Logf("%s %q: told %s, stated %s", a.Outlet, a.Title, got, a.Genre)
		}
	}
	t.Logf("%d of %d told, %d right", told, len(all), right)
	if right*10 < told*8 {
		t.Errorf("%d of %d right", right, told)
	}
}
