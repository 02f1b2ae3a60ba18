package judge

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// The tables of these tests know two states and nobody else.
func tables(name string) (hearsay.Actor, bool) {
	for _, x := range []hearsay.Actor{{Name: "Quillara", Kind: hearsay.KindState, Country: "QLR", Public: true}, {Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD", Public: true}} {
		if strings.EqualFold(x.Name, name) {
			return x, true
		}
	}
	return hearsay.Actor{}, false
}

const told = `The minister said that the line was cut. "We saw lamps," Ilka Dorn added.`

// reported is an article with one quote, of the minister.
func reported(rev string) *link.Report {
	text := told
	if rev != "r1" {
		text = "Updated. " + told
	}
	r := &hearsay.Revision{ID: hearsay.RevisionID(rev), Article: "a", Text: text}
	at := func(w string) []hearsay.Span {
		i := strings.Index(text, w)
		return []hearsay.Span{{Start: i, End: i + len(w)}}
	}
	q := hearsay.Quote{Field: hearsay.FieldText, Source: at("The minister"), Cue: at("said"), Content: at("that the line was cut"), Claim: hearsay.Claim{Act: hearsay.Assert}}
	q.Identify(r.ID, "read/1")
	g := &hearsay.Reading{Revision: r.ID, Quotes: []hearsay.Quote{q}, Actors: []hearsay.Actor{{ID: "a1", Name: "Ilka Dorn", Kind: hearsay.KindPerson}, {ID: "a2", Name: "Interior Ministry", Kind: hearsay.KindOffice, Public: true, Country: "QLR"}}}
	return &link.Report{Article: "a", Ref: "a", Revision: r, Reading: g}
}

func TestCorrect(t *testing.T) {
	r := reported("r1")
	change := func(set map[string]string) *hearsay.Statement {
		return &hearsay.Statement{ID: "s", Verb: hearsay.Change, Set: set, About: []hearsay.Target{About(r, &r.Reading.Quotes[0])}}
	}
	g := Correct(r, []*hearsay.Statement{change(map[string]string{SetSpeaker: "interior ministry", SetAccused: "Ustrand; Ilka Dorn", SetAct: "accuse"})}, tables)
	q := g.Quotes[0]
	if q.Speaker != (hearsay.Speaker{Actor: "a2", Name: "Interior Ministry", Via: hearsay.ViaName}) || q.Act != hearsay.Accuse || len(q.Accused) != 2 {
		t.Fatalf("%+v", q)
	}
	if a := q.Accused[0]; a.Name != "Ustrand" || a.Country != "UTD" || a.Score != 1 || a.Role != hearsay.Perpetrator || a.Span.Empty() || a.Actor == "" {
		t.Errorf("%+v", a)
	}
	if a := q.Accused[1]; a.Name != hearsay.PrivateParty || a.Actor != "a1" {
		t.Errorf("a private person is named: %+v", a)
	}
	if q.ID != r.Reading.Quotes[0].ID || len(g.Actors) != 3 {
		t.Errorf("id %s, %d actors", q.ID, len(g.Actors))
	}
	if x := r.Reading.Quotes[0]; x.Speaker.Actor != "" || len(x.Accused) != 0 || len(r.Reading.Actors) != 2 {
		t.Errorf("what was read has changed: %+v", x)
	}
	// The later word counts; nobody and unknown take away.
	g = Correct(r, []*hearsay.Statement{change(map[string]string{SetSpeaker: "Ustrand", SetAccused: "Quillara"}), change(map[string]string{SetSpeaker: Unknown, SetAccused: Nobody})}, tables)
	if q := g.Quotes[0]; q.Speaker.Actor != "" || len(q.Accused) != 0 {
		t.Errorf("%+v", q)
	}
	g = Correct(r, []*hearsay.Statement{change(map[string]string{SetAct: "deny", SetAccused: "Ustrand"})}, tables)
	if q := g.Quotes[0]; len(q.Accused) != 0 || len(q.Denied) != 1 {
		t.Errorf("who denies accuses: %+v", q)
	}
	if Correct(r, nil, tables) != r.Reading {
		t.Error("a copy without need")
	}
	// Another version of the article: the words are found again, or the statement has no effect.
	s := change(map[string]string{SetSpeaker: "Ustrand"})
	if g := Correct(reported("r2"), []*hearsay.Statement{s}, tables); g.Quotes[0].Speaker.Name != "Ustrand" {
		t.Errorf("not found again: %+v", g.Quotes[0].Speaker)
	}
	s.About[0].Words, s.About[0].Quote = "words that nobody wrote", "q"
	if g := Correct(reported("r2"), []*hearsay.Statement{s}, tables); g.Quotes[0].Speaker.Name != "" {
		t.Error("lost, and has an effect")
	}
}

func TestAdded(t *testing.T) {
	r := reported("r1")
	s := &hearsay.Statement{ID: "s", Verb: hearsay.Add, Set: map[string]string{SetSpeaker: "Ilka Dorn", SetSource: "Ilka Dorn", SetCue: "added", SetAccused: "Ustrand", SetAct: "accuse"}, About: []hearsay.Target{{Kind: "quote", Article: "a", Revision: "r1", Field: hearsay.FieldText, Words: "We saw lamps"}}}
	g := Correct(r, []*hearsay.Statement{s}, tables)
	if len(g.Quotes) != 2 || len(r.Reading.Quotes) != 1 {
		t.Fatalf("%d quotes, %d before", len(g.Quotes), len(r.Reading.Quotes))
	}
	q := g.Quotes[1]
	in := func(s []hearsay.Span) string { return s[0].In(told) }
	if in(q.Content) != "We saw lamps" || in(q.Source) != "Ilka Dorn" || in(q.Cue) != "added" || q.Kind != hearsay.Direct || q.Speaker.Actor != "a1" || q.Act != hearsay.Accuse || len(q.Accused) != 1 || q.ID == "" {
		t.Errorf("%+v", q)
	}
	find := func(r *link.Report) func(hearsay.ArticleID) *link.Report {
		return func(hearsay.ArticleID) *link.Report { return r }
	}
	for rev, want := range map[string]string{"r1": Holds, "r2": Moved} {
		v := Resolve([]hearsay.Statement{*s}, find(reported(rev)))
		if v.State["s"] != want || len(v.Now["s"]) != 1 || v.Quote[v.Now["s"][0]] != hearsay.Right {
			t.Errorf("%s: %+v", rev, v)
		}
	}
	s.About[0].Words = "We saw nothing"
	if v := Resolve([]hearsay.Statement{*s}, find(r)); v.State["s"] != Lost {
		t.Errorf("lost: %v", v.State)
	}
	if g := Correct(r, []*hearsay.Statement{s}, tables); len(g.Quotes) != 1 {
		t.Error("lost, and added")
	}
}

func TestCheck(t *testing.T) {
	r := reported("r1")
	for set, ok := range map[[2]string]bool{
		{SetSpeaker, "Ustrand"}: true, {SetSpeaker, "ilka dorn"}: true, {SetSpeaker, Unknown}: true, {SetAccused, "Ustrand; Quillara"}: true, {SetAccused, Nobody}: true, {SetAct, "deny"}: true,
		{SetSpeaker, "Mattie Oldacre"}: false, {SetAccused, "Ustrand; Nowhere"}: false, {SetAct, "sing"}: false, {"score", "1"}: false,
	} {
		if err := Check(map[string]string{set[0]: set[1]}, r, tables); (err == nil) != ok {
			t.Errorf("%v: %v", set, err)
		}
	}
	if len(r.Reading.Actors) != 2 {
		t.Error("checking changed the reading")
	}
}
