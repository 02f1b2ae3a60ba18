package web

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/phrase"
	"hearsay/internal/show/rows"
)

// badge is reports → publishers → origins, never one without the others. Origins is "–" where
// nothing was counted.
type badge struct {
	Reports, Publishers int
	Origins             string
	One                 bool   // exactly one origin
	Href                string // of the rows behind the figures
}

func newBadge(t view.Tally, counted bool, href string) badge {
	b := badge{Reports: t.Reports, Publishers: t.Publishers, Origins: "–", Href: href}
	if counted {
		b.Origins, b.One = between(t.Origins.Min, t.Origins.Max), t.Origins.Max == 1
	}
	return b
}

// between words an interval of counts: "3", "2–4".
func between(lo, hi int) string {
	if lo == hi {
		return number(lo)
	}
	return number(lo) + "–" + number(hi)
}

// warning is said where accusations are shown (DESIGN 2.2). 0 means not measured.
type warning struct{ OneIn int }

func (s *site) warning() *warning {
	return &warning{oneIn(s.o.Figures["accused.p"].Reached)}
}

// quoteRow is a quote as pages of claims and incidents show it.
type quoteRow struct {
	view.Quote
	Anchor  string // id of the row
	Who     string
	Unnamed bool
	How     string // stance with its sign: "asserts, hedged"
	Glyph   string
	When    string
	Doubt   string // hedges, "" for none
	Percent string
	Rests   string // evidence
	Sure    string // score
	Href    string // the article at the quote
	Command string // what judge calls it
	Split   string // the view that it can be taken out of, and what judge calls it; "" for none
	beyond  bool   // the page's table of quotes ends before it
}

// To is where a figure of the page leads for this quote: its row, or its article where the table ends before it.
func (q quoteRow) To() string {
	if q.beyond {
		return q.Href
	}
	return "#" + q.Anchor
}

// newQuoteRow words a quote.
func newQuoteRow(q view.Quote) quoteRow {
	r := quoteRow{Quote: q, Anchor: "q-" + string(q.ID), Who: q.Speaker, When: whenWords(q.At, q.Day), Doubt: rows.Hedged(&q), Sure: percentOf(q.Score), Href: quoteAddress(q.Article, q.Revision, q.ID), Command: nameOf(q.Ref, q.ID)}
	if r.Who == "" {
		r.Who, r.Unnamed = "unknown", true
	}
	if len(q.Band) == 2 {
		r.Percent = fmt.Sprintf("%d–%d %%", q.Band[0], q.Band[1])
	}
	r.Rests = phrase.Evidence(&hearsay.Claim{Evidence: q.Evidence, EvidenceShown: q.Shown})
	r.How, r.Glyph = stance(&q)
	r.Why = slices.Clone(q.Why)
	for i := range r.Why {
		r.Why[i] = ofStory.ReplaceAllString(r.Why[i], "the same story")
	}
	return r
}

func stance(q *view.Quote) (words, glyph string) {
	switch words = string(q.Stance); {
	case q.Stance == view.Denies:
		return words, "struck"
	case q.Stance == view.Mentions:
		return words, "dash"
	case q.Stance != view.Asserts:
		return words, "half"
	case len(q.Hedges) > 0:
		return words + ", hedged", "half"
	}
	return words, "full"
}

// byTime orders quotes by time, then reference; those without date come last.
func byTime(qs []view.Quote) []view.Quote {
	return slices.SortedStableFunc(slices.Values(qs), func(a, b view.Quote) int {
		return cmp.Or(strings.Compare(moment(a), moment(b)), strings.Compare(a.Ref, b.Ref), strings.Compare(string(a.ID), string(b.ID)))
	})
}

func moment(q view.Quote) string {
	if q.At.IsZero() {
		return cmp.Or(q.Day, "9")
	}
	return rows.Time(q.At)
}

// quoteAddress leads to a quote of one version of an article, at its sentence.
func quoteAddress(a hearsay.ArticleID, rev hearsay.RevisionID, q hearsay.QuoteID) string {
	return "/articles/" + string(a) + "/quotes/" + string(q) + "?rev=" + string(rev)
}

// nameOf is what judge calls a quote.
func nameOf(ref string, q hearsay.QuoteID) string { return ref + "#" + short(string(q)) }

// shellWord quotes s for a shell where it has characters that mean something there.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:@#", r)
	}
	if strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 && !strings.HasPrefix(s, "#") && !strings.HasPrefix(s, "-") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// short is as much of an id as people see; addresses and commands take it, too.
func short(id string) string { return id[:min(len(id), 8)] }

// whenWords writes a moment, or the day where only that is known.
func whenWords(t time.Time, day string) string {
	switch {
	case !t.IsZero():
		return t.UTC().Format("2 Jan 2006, 15:04")
	case day != "":
		return shortDay(day)
	}
	return noDate
}

const noDate = "no date"

// voiceName is how a page calls a voice that no text names.
func voiceName(name, key string) string {
	if name == "" || name == "unknown" && key == "" {
		return "somebody not named"
	}
	return name
}

// quoteTime writes a moment; where it is not known, the day of the quote that stands for it.
func quoteTime(t time.Time, q *quoteRow) string {
	if t.IsZero() && q != nil {
		return q.When
	}
	return whenWords(t, "")
}

// days words the time from the first to the last member of a view.
func days(first, last time.Time) string {
	if first.IsZero() {
		return "no date"
	}
	return period(first.UTC().Format(time.DateOnly), last.UTC().Format(time.DateOnly))
}

// lagWords writes how much later something was: "+24 min", "+6 h 34 min", "+3 d 6 h".
func lagWords(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "−", -d
	}
	two := func(a time.Duration, one string, b time.Duration, other string) string {
		s := fmt.Sprintf("%s%d %s", sign, d/a, one)
		if rest := d % a / b; rest > 0 {
			s += fmt.Sprintf(" %d %s", rest, other)
		}
		return s
	}
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%s%d s", sign, d/time.Second)
	case d < time.Hour:
		return fmt.Sprintf("%s%d min", sign, d/time.Minute)
	case d < 48*time.Hour:
		return two(time.Hour, "h", time.Minute, "min")
	}
	return two(24*time.Hour, "d", time.Hour, "h")
}

// voiceRow is a party that asserts or rejects something.
type voiceRow struct {
	Name  string
	Key   string // "" where it leads nowhere
	Own   bool
	Since string
	Until string // "" if it spoke once
	Times int
	Words []quoteRow // its quotes, the first of them shown
}

// voices words parties with the quotes of them that have one of two stances.
func voices(vs []view.Voice, quotes []quoteRow, stance view.Stance) []voiceRow {
	var out []voiceRow
	for _, v := range vs {
		r := voiceRow{Name: voiceName(v.Name, v.Key), Since: whenWords(v.First, ""), Times: v.Times}
		if !v.Last.Equal(v.First) {
			r.Until = whenWords(v.Last, "")
		}
		for _, q := range quotes {
			if q.Stance == stance && q.SaidBy(v.Key) && (v.Key != "" || q.Speaker == v.Name) {
				r.Words, r.Own = append(r.Words, q), r.Own || q.Own
			}
		}
		if !r.Own { // a press room that no article names has no page
			r.Key = v.Key
		}
		out = append(out, r)
	}
	return out
}

// piece is a stretch of words with the class it is drawn in, "" for none.
type piece struct{ Class, Text string }

// quoted puts words into quotation marks unless they bring their own around them.
func quoted(s string) string {
	s = strings.TrimRight(s, ",;: ")
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if utf8.RuneCountInString(s) > 1 && strings.ContainsRune(`"“„«`, first) && strings.ContainsRune(`"”“»`, last) {
		return s
	}
	if strings.ContainsRune(`"“„«`, first) && last == '…' && cutSpeech(s) { // cut before its own end
		return s + map[rune]string{'"': `"`, '“': "”", '„': "“", '«': "»"}[first]
	}
	if strings.ContainsAny(s, `"“”„`) {
		return "‘" + s + "’" // marks of its own stay as they were printed
	}
	return "“" + s + "”"
}

// cutSpeech reports whether more marks open in s than close, as where it was cut within words
// spoken; paragraphs of one speech each begin with a mark, and only the last ends with one.
func cutSpeech(s string) bool {
	open := 0
	for _, r := range s {
		switch r {
		case '„', '«':
			open++
		case '“':
			if !strings.ContainsRune(s, '„') {
				open++
			} else {
				open--
			}
		case '”', '»':
			open--
		}
	}
	return open > 0 || strings.Count(s, `"`)%2 == 1
}

// ofStory is how a reason names the story that two quotes share; a page says it in words.
var ofStory = regexp.MustCompile(`\bstory [0-9a-f]{32}\b`)

// slanted cuts words so that the hedges in them stand apart. hedges are joined by ", " as
// bodies have them; those that the words do not hold are passed over.
func slanted(words, hedges string) []piece {
	var out []piece
	for _, h := range strings.Split(hedges, ", ") {
		i := strings.Index(words, h)
		if h == "" || i < 0 {
			continue
		}
		if i > 0 {
			out = append(out, piece{"", words[:i]})
		}
		out = append(out, piece{"hedge", h})
		words = words[i+len(h):]
	}
	if words != "" {
		out = append(out, piece{"", words})
	}
	return out
}
