// Package l1 reads languages that have no trained weights, at level L1: quotation marks and
// cue words only. A stretch in quotation marks of any style („…“, «…», »…«, “…”, "…", 「…」)
// or behind a dash that opens a line is a quotation if it has at least three words and a cue
// of lexicon/l1 stands beside it in the sentence, or opens the paragraph's next one.
//
// The source is the name beside the cue, with the title before it; where something else
// stands there, the quote has none. A speaker is named only if the name has two words or
// more, or the gazetteer knows it; a name in another case than the nominative, a pronoun, a
// noun alone name nobody. The act is the cue's, all else (polarity, certainty, evidence,
// accused, chain) is not read. Names of books, films, groups and other things that wear
// quotation marks are left out, as is what marks hold without a cue.
//
// It stands where tag to evidence stand for English. Nothing fails; a mark that is not
// closed within its paragraph opens nothing. Cost is linear in the text.
package l1

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lexicon/l1"
)

// score of all quotes of this level: nothing was measured but that they have a cue.
const score = .5

// MinWords of a quotation; what is shorter may be irony or a word spoken of.
const MinWords = 3

// Knows returns the table of a language given by its ISO 639-1 code, with or without a
// region ("de", "de-AT"); nil if it has none.
func Knows(lang string) *l1.Table {
	t, err := l1.Tables()
	if err != nil {
		panic(err) // misuse by our own data files; a test loads them
	}
	if i := strings.IndexAny(lang, "-_"); i > 0 {
		lang = lang[:i]
	}
	return t[lang]
}

// Find appends the quotations of src to dst, in their order. Speaker.Name is what the text
// calls them; known tells of a form that is one word whether a gazetteer has it. Spans lie in
// src; ids and actors are left to the caller.
func Find(dst []hearsay.Quote, t *l1.Table, src string, f hearsay.Field, known func(string) bool) []hearsay.Quote {
	for from := 0; from < len(src); {
		to := len(src)
		if i := strings.IndexByte(src[from:], '\n'); i >= 0 {
			to = from + i
		}
		if p := (para{t: t, src: src[:to], from: from, field: f, known: known}); to-from > 12 {
			dst = p.find(dst)
		}
		from = to + 1
	}
	return dst
}

// para is one paragraph: src[from:].
type para struct {
	t     *l1.Table
	src   string
	from  int
	field hearsay.Field
	known func(string) bool
	words []word
	pairs []pair
}

type word struct {
	hearsay.Span
	low   string
	upper bool // opens with a capital
}

// pair is a stretch in quotation marks, the marks included, or behind a dash.
type pair struct {
	hearsay.Span
	dash bool
}

func (p *para) find(dst []hearsay.Quote) []hearsay.Quote {
	p.pairs = pairs(p.pairs, p.src, p.from, p.t.Lang)
	p.dashes()
	if len(p.pairs) == 0 {
		return dst
	}
	p.split()
	for i := range p.pairs {
		q, ok := p.quote(i)
		if !ok {
			continue
		}
		dst = append(dst, q)
	}
	return dst
}

// split cuts the paragraph into words: letters, digits, and what joins them.
func (p *para) split() {
	start := -1
	for i, r := range p.src[p.from:] {
		i += p.from
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || start >= 0 && (r == '-' || r == '\'' || r == '’' || r == '‑') && i+utf8.RuneLen(r) < len(p.src) && letterAt(p.src, i+utf8.RuneLen(r))
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			p.add(start, i)
			start = -1
		}
	}
	if start >= 0 {
		p.add(start, len(p.src))
	}
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func (p *para) add(from, to int) {
	w := p.src[from:to]
	r, _ := utf8.DecodeRuneInString(w)
	p.words = append(p.words, word{hearsay.Span{Start: from, End: to}, strings.ToLower(strings.ReplaceAll(w, "’", "'")), unicode.IsUpper(r) && strings.Count(w, "-") < 2})
}

// between returns the words that lie in [from, to).
func (p *para) between(from, to int) (a, b int) {
	a = lower(p.words, from)
	for b = a; b < len(p.words) && p.words[b].End <= to; b++ {
	}
	return a, b
}

// lower returns the first word that starts at or behind at.
func lower(w []word, at int) int {
	lo, hi := 0, len(w)
	for lo < hi {
		if m := (lo + hi) / 2; w[m].Start < at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// quote makes a quotation of the i-th pair if it is one.
func (p *para) quote(i int) (hearsay.Quote, bool) {
	x := p.pairs[i]
	if a, b := p.between(x.Start, x.End); b-a < MinWords || p.named(x, a, b) {
		return hearsay.Quote{}, false
	}
	from, to := p.from, len(p.src)
	if i > 0 {
		from = p.pairs[i-1].End
	}
	if i+1 < len(p.pairs) {
		to = p.pairs[i+1].Start
	}
	var c found
	ok := false
	if colon := strings.HasSuffix(strings.TrimRight(p.src[from:x.Start], " \u00a0"), ":"); colon && !x.dash {
		c, ok = p.before(x, from) // a colon leads to the marks; what follows them is another sentence
	}
	if !ok {
		c, ok = p.behind(x, to)
	}
	if !ok && !x.dash {
		c, ok = p.before(x, from)
	}
	if !ok {
		return hearsay.Quote{}, false
	}
	q := hearsay.Quote{Field: p.field, Kind: hearsay.Direct, Score: score, Cue: []hearsay.Span{c.cue}, Content: []hearsay.Span{x.Span}}
	q.Act = hearsay.Act(c.act)
	q.Speaker.Via = hearsay.ViaNone
	q.Reasons = []hearsay.Reason{{Part: "act", Value: c.act, Because: "cue word beside quotation marks", Span: c.cue}}
	if !c.source.Empty() {
		q.Source = []hearsay.Span{c.source}
		if c.name != "" {
			q.Speaker.Name, q.Speaker.Via = c.name, hearsay.ViaName
		}
		q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Value: c.name, Because: "the name beside the cue", Span: c.source})
	}
	return q, true
}

// named reports whether the marks hold the name of a thing: a word for one stands before
// them, or all their longer words open with capitals (not in German, where nouns do).
func (p *para) named(x pair, a, b int) bool {
	if x.dash {
		return false
	}
	if a > 0 && strings.TrimSpace(p.src[p.words[a-1].End:x.Start]) == "" && p.t.Title[p.words[a-1].low] {
		return true
	}
	if p.t.Lang == "de" || b-a > 6 {
		return false
	}
	for _, w := range p.words[a:b] {
		if !w.upper && len(w.low) > 3 {
			return false
		}
	}
	return true
}
