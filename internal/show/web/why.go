package web

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/show/phrase"
	"hearsay/internal/store"
)

// why is the panel that says how one quote was read: a row for each part, with the words it
// rests on. Reasons are no part of a ledger; the reader at hand reads the article again and
// is believed only if it is the one that read it before.
type why struct {
	N      int
	Marks  []whyRow // source, cue, content: one score for them all
	Score  string
	Rows   []whyRow
	Note   string // why there are no reasons, "" if there are
	Stage  hearsay.StageVersion
	Where  string // "characters 101 to 226 of the text"
	Closed string // address without the panel
}

type whyRow struct{ Part, Value, Because, Words, Score, Next string }

func (s *site) why(v *store.ArticleView, c *card, self string) *why {
	q := &v.Reading.Quotes[c.N-1]
	text := q.Field.In(&v.Revision)
	w := &why{N: c.N, Score: c.Score, Stage: v.Reading.Version, Where: whereabouts(q, text), Closed: fmt.Sprintf("%s#q%d", self, c.N)}
	how := "marked by the trained reader"
	switch {
	case c.Own:
		how = "own voice: a sentence that tells a deed without a source"
	case v.Reading.Level == hearsay.L1:
		how = "quotation marks and a table of cues"
	}
	for _, m := range []struct {
		part  string
		spans []hearsay.Span
		none  string
	}{{"Source", q.Source, "none in the sentence"}, {"Cue", q.Cue, "none"}, {"Content", q.Content, "none"}} {
		row := whyRow{Part: m.part, Value: m.none}
		if words := said(m.spans, text); words != "" {
			row.Value, row.Because = "“"+shorten(words, 120)+"”", how
		}
		w.Marks = append(w.Marks, row)
	}
	w.Rows, w.Note = s.reasons(v, c)
	return w
}

// reasons reads the revision again and words the reasons of the quote of card c, or says
// why it cannot.
func (s *site) reasons(v *store.ArticleView, c *card) (rows []whyRow, note string) {
	if s.o.Explain == nil {
		return nil, "Reasons are not kept in a ledger, and this server has no reader to find them again."
	}
	again, ok := s.o.Explain(&v.Revision)
	switch {
	case !ok:
		return nil, "The reader of this server cannot read this article again."
	case again.Version != v.Reading.Version:
		return nil, fmt.Sprintf("This quote was read by %s. The reader of this server is %s, and its reasons may be others; they are shown when the ledger has been read again.", v.Reading.Version, again.Version)
	}
	stored := &v.Reading.Quotes[c.N-1]
	for i := range again.Quotes {
		if again.Quotes[i].ID == stored.ID && stored.ID != "" {
			return reasonRows(&again, i, c, &v.Revision), ""
		}
	}
	return nil, "The reader of this server does not find this quote again, though it has the version that found it."
}

// reasonRows words the reasons of quote i of g. Names that a card may not show do not
// appear here either: not as values, and not as words from other sentences.
func reasonRows(g *hearsay.Reading, i int, c *card, rev *hearsay.Revision) []whyRow {
	q, who := &g.Quotes[i], newCast(g.Actors)
	text, hide := q.Field.In(rev), who.hides()
	var out []whyRow
	for _, r := range q.Reasons {
		row := whyRow{Part: partWords(r.Part), Value: hide(r.Value), Because: hide(r.Because), Next: hide(r.Next), Score: "–", Words: "–"}
		if r.Score > 0 {
			row.Score = percentOf(r.Score)
		}
		if r.Span.Check(text) == nil && !r.Span.Empty() {
			row.Words = "“" + shorten(strings.TrimSpace(r.Span.In(text)), 90) + "”"
			if !within(r.Span, q) {
				row.Words = hide(row.Words)
			}
		}
		switch r.Part {
		case "speaker":
			if row.Value = c.Who; c.Unnamed {
				row.Words = "–"
			}
		case "accused":
			row.Part, row.Value = partyOf(q, r, who, text)
			if row.Value == suspect {
				row.Words = "in the sentence itself"
			}
		case "replies_to":
			if row.Value = "–"; c.Answers > 0 {
				row.Value = fmt.Sprintf("quote %d", c.Answers)
			}
			row.Score = "–" // a count of words, not a share
		case "certainty":
			row.Because = scaleNames.Replace(row.Because)
		default:
			row.Value, row.Next = valueWords(r.Part, row.Value), valueWords(r.Part, row.Next)
		}
		if row.Value == "" {
			row.Value = "–"
		}
		if row.Next == "" {
			row.Next = "none"
		}
		out = append(out, row)
	}
	return out
}

// scaleNames writes the scales that reasons name by their codes.
var scaleNames = strings.NewReplacer(string(hearsay.ICD203), "ICD 203", string(hearsay.PHIA), "PHIA", string(hearsay.Kent), "Kent")

// partWords names a part of a reading: "replies_to" is "Answers".
func partWords(part string) string {
	switch part {
	case "replies_to":
		return "Answers"
	case "shown":
		return "Evidence is"
	}
	return upper(strings.ReplaceAll(part, "_", " "))
}

// valueWords gives codes of acts and evidence their words; other values stay.
func valueWords(part, v string) string {
	words := ""
	switch part {
	case "act":
		words = phrase.Act(hearsay.Act(v))
	case "evidence":
		words = phrase.Evidence(&hearsay.Claim{Evidence: []hearsay.Evidence{hearsay.Evidence(v)}})
	}
	if words == "" {
		return v
	}
	return words
}

// partyOf finds whom a reason is about, with what is said of them.
func partyOf(q *hearsay.Quote, r hearsay.Reason, who cast, text string) (part, name string) {
	for _, l := range []struct {
		part string
		list []hearsay.Accused
	}{{"Accused", q.Accused}, {"Rejected as doer", q.Denied}, {"Asked about", q.Asked}, {"Supposed", q.Supposed}} {
		for k := range l.list {
			if a := &l.list[k]; a.Span == r.Span && a.Name == r.Value {
				return l.part, partyName(a, who, text)
			}
		}
	}
	return "Accused", suspect
}

// within reports whether sp lies in the quote itself.
func within(sp hearsay.Span, q *hearsay.Quote) bool {
	for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, s := range spans {
			if s.Contains(sp) {
				return true
			}
		}
	}
	return false
}

// whereabouts says where a quote stands, in characters as programs count them.
func whereabouts(q *hearsay.Quote, text string) string {
	from, to := len(text), 0
	for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, s := range spans {
			if s.Check(text) == nil && !s.Empty() {
				from, to = min(from, s.Start), max(to, s.End)
			}
		}
	}
	if from >= to {
		return ""
	}
	field := "text"
	if q.Field == hearsay.FieldTitle {
		field = "headline"
	}
	n := utf8.RuneCountInString(text[:from])
	return fmt.Sprintf("characters %s to %s of the stored %s", number(n), number(n+utf8.RuneCountInString(text[from:to])), field)
}
