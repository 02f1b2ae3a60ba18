package pipeline

import (
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/measure/commitment"
)

// What is announced with a verb may be done with its noun; in a live report the present tells it.
func TestToldByNoun(t *testing.T) {
	const plan = "Prosecutor Vera Lindow promised to charge him with forgery concealing smuggling."
	for _, c := range []struct {
		name, text string
		genre      hearsay.Genre
		want       commitment.Status
	}{
		{"live", "10:05 The hall is full.\n\n10:20 Prosecutor Vera Lindow reads the charge: forgery concealing smuggling, by one clerk.\n\n10:40 It rains.", hearsay.GenreLive, commitment.Kept},
		{"past", "Prosecutor Vera Lindow filed the charge of forgery concealing smuggling on Friday. Nobody was in the hall.", hearsay.GenreNews, commitment.Kept},
		{"present of no live report", "Prosecutor Vera Lindow reads the charge: forgery concealing smuggling, by one clerk.", hearsay.GenreNews, commitment.Open},
		{"another's", "Prosecutor Aurel Tamsin filed the charge of forgery concealing smuggling on Friday.", hearsay.GenreNews, commitment.Open},
		{"no object", "Prosecutor Vera Lindow filed papers on the charge of forgery concealing smuggling on Friday.", hearsay.GenreNews, commitment.Open},
		{"not done", "Prosecutor Vera Lindow has not filed the charge of forgery concealing smuggling.", hearsay.GenreNews, commitment.Open},
	} {
		l := newLinked(t)
		later := borderArticle(2, "The Tern", c.text+"\n\nProsecutor Vera Lindow said that nobody had fled.")
		later.Article.Genre, later.Article.Published.UTC = c.genre, later.Article.Published.UTC.Add(3*24*time.Hour)
		l.take([]collect.Record{borderArticle(1, "The Gull", plan), later}...)
		in, err := ReadCommitments(t.Context(), l, l.reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		out := commitment.Judge(in.List, in.Reports, in.Last)
		if len(out) == 0 || out[0].Status != c.want {
			t.Errorf("%s: %+v of %d, want %s", c.name, out, len(in.List), c.want)
		}
	}
}
