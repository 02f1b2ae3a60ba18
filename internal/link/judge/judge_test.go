package judge

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

const text = "The Centre said the group was highly likely to have done it. The Ministry denied any part."

// report reads text with quotes given as "source|cue|content".
func report(id, rev, text string, quotes ...string) *link.Report {
	r := &link.Report{Article: hearsay.ArticleID(id), Ref: id, Revision: &hearsay.Revision{ID: hearsay.RevisionID(rev), Text: text}, Reading: &hearsay.Reading{}}
	for i, s := range quotes {
		q := hearsay.Quote{ID: hearsay.QuoteID(rev + string(rune('a'+i))), Field: hearsay.FieldText}
		for k, part := range strings.Split(s, "|") {
			at := strings.Index(text, part)
			if at < 0 {
				panic(part)
			}
			span := []hearsay.Span{{Start: at, End: at + len(part)}}
			switch k {
			case 0:
				q.Source = span
			case 1:
				q.Cue = span
			default:
				q.Content = span
			}
		}
		r.Reading.Quotes = append(r.Reading.Quotes, q)
	}
	return r
}

func only(r *link.Report) func(hearsay.ArticleID) *link.Report {
	return func(id hearsay.ArticleID) *link.Report {
		if id == r.Article {
			return r
		}
		return nil
	}
}

func TestAttach(t *testing.T) {
	old := report("x", "r1", text, "The Centre|said|the group was highly likely to have done it", "The Ministry|denied|any part")
	s := hearsay.Statement{ID: "s", Verb: hearsay.Wrong, About: []hearsay.Target{About(old, &old.Reading.Quotes[0])}}
	edited := "Corrected. " + text
	for _, c := range []struct {
		name, state string
		r           *link.Report
		quote       hearsay.QuoteID
	}{
		{"the same reading", Holds, old, "r1a"},
		{"another reader, content shorter", Moved, report2("r1", "z", text, "The Centre|said|the group was highly likely"), "z"},
		{"another reader, another quote", Lost, report2("r1", "z", text, "The Ministry|denied|any part"), ""},
		{"another revision", Moved, report("x", "r2", edited, "The Centre|said|the group was highly likely to have done it"), "r2a"},
		{"a revision without the words", Lost, report("x", "r3", "The Ministry denied any part.", "The Ministry|denied|any part"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Resolve([]hearsay.Statement{s}, only(c.r))
			if v.State["s"] != c.state {
				t.Errorf("state %q", v.State["s"])
			}
			if got := v.Quote[c.quote]; c.quote != "" && got != hearsay.Wrong || c.quote == "" && len(v.Quote) > 0 {
				t.Errorf("verdicts %v", v.Quote)
			}
		})
	}
	if v := Resolve([]hearsay.Statement{s}, only(report("y", "r9", text))); v.State["s"] != Holds || v.Quote["r1a"] != hearsay.Wrong {
		t.Errorf("an article that is not at hand: %+v", v)
	}
}

func report2(rev, id, text string, quote string) *link.Report {
	r := report("x", rev, text, quote)
	r.Reading.Quotes[0].ID = hearsay.QuoteID(id)
	return r
}

// Of two statements that contradict each other the later one counts; one that was taken back
// counts for nothing.
func TestLastWord(t *testing.T) {
	a, b := hearsay.Target{Kind: "article", Article: "a"}, hearsay.Target{Kind: "article", Article: "b"}
	same := hearsay.Statement{ID: "1", Verb: hearsay.Same, About: []hearsay.Target{a, b}}
	apart := hearsay.Statement{ID: "2", Verb: hearsay.NotSame, About: []hearsay.Target{b, a}}
	none := func(hearsay.ArticleID) *link.Report { return nil }
	if v := Resolve([]hearsay.Statement{same, apart}, none); len(v.SameArticles) != 0 || len(v.ApartArticles) != 1 {
		t.Errorf("%+v", v)
	}
	if v := Resolve([]hearsay.Statement{apart, same}, none); len(v.SameArticles) != 1 || len(v.ApartArticles) != 0 {
		t.Errorf("%+v", v)
	}
	apart.Undone = apart.At.AddDate(2025, 0, 0)
	if v := Resolve([]hearsay.Statement{same, apart}, none); len(v.SameArticles) != 1 {
		t.Errorf("%+v", v)
	}
}

// A split takes every member named out of the rest.
func TestSplit(t *testing.T) {
	q := func(id string) hearsay.Target {
		return hearsay.Target{Kind: "claim", Article: hearsay.ArticleID(id), Quote: hearsay.QuoteID("q" + id)}
	}
	s := hearsay.Statement{ID: "1", Verb: hearsay.Split, About: []hearsay.Target{q("a"), q("b"), q("c")}}
	v := Resolve([]hearsay.Statement{s}, func(hearsay.ArticleID) *link.Report { return nil })
	if len(v.ApartQuotes) != 2 || v.ApartQuotes[0] != [2]hearsay.QuoteID{"qa", "qb"} || v.ApartQuotes[1] != [2]hearsay.QuoteID{"qa", "qc"} {
		t.Errorf("%+v", v.ApartQuotes)
	}
}
