package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
)

// adverbs tell when, in what turn or by how many something was said, never who said it.
var adverbs = []string{"tonight", "today", "yesterday", "tomorrow", "later", "earlier", "afterwards", "recently", "again", "overnight", "then", "meanwhile", "each", "both"}

// Trim takes adverbs of time off the end of sources: "said Voss tonight" is said by Voss; and the
// time of day that opens an entry of a live blog off their start: "18:15 Rescue workers say". A
// possessive ("today's") or a source of one word stays. So do "last year" and the like go before a name or an article. What a heading is about goes before its colon: "Siege of Velm: Ilan Voss says". So does the "who" that a source ends with go: "snaps Voss, who speaks
// for the ministry". Cost is linear in the quotes.
func Trim(quotes []hearsay.Quote, d *text.Doc) {
	for i := range quotes {
		if len(quotes[i].Source) == 0 {
			continue
		}
		begin := &quotes[i].Source[0]
		if r := d.Tokens(*begin); r.Len() > 0 {
			if n := behindClock(d, r.Start); n > r.Start && n < r.End {
				r.Start = n
				*begin = d.Span(r)
			}
			if n := behindSetting(d, r); n > r.Start {
				r.Start = n
				*begin = d.Span(r)
			}
			if n := behindTime(d, r); n > r.Start {
				r.Start = n
				*begin = d.Span(r)
			}
			if n := behindColon(d, r); n > r.Start && n < r.End {
				r.Start = n
				*begin = d.Span(r)
			}
		}
		last := &quotes[i].Source[len(quotes[i].Source)-1]
		r := d.Tokens(*last)
		n := r.End
		for n > r.Start+1 && slices.Contains(adverbs, d.Text(n-1)) {
			n--
		}
		if n > r.Start+2 && d.Text(n-1) == "who" && d.Text(n-2) == "," {
			n -= 2
		}
		if n > r.Start+1 && d.Text(n-1) == "who" && len(quotes[i].Cue) > 0 && d.Tokens(quotes[i].Cue[0]).Start > r.End+2 {
			n-- // "a clerk who asked for tea but warned"
		}
		if n < r.End {
			r.End = n
			*last = d.Span(r)
		}
		if k := setting(d, r); k > r.Start && len(quotes[i].Cue) > 0 && d.Tokens(quotes[i].Cue[0]).Start < r.Start {
			r.End = k
			*last = d.Span(r)
		}
	}
}

// setting returns the comma of r behind which it tells where its words were said: "Voss, the mayor, | in an interview with the Gull". 0 if it does not.
func setting(d *text.Doc, r text.Range) int {
	for k := r.Start + 1; k+3 < r.End; k++ {
		if d.Text(k) != "," || d.Text(k+1) != "in" && d.Text(k+1) != "on" && d.Text(k+1) != "at" && d.Text(k+1) != "during" {
			continue
		}
		for i := k + 2; i < min(r.End, k+6); i++ {
			if settings[d.Text(i)] {
				return k
			}
		}
	}
	return 0
}

// settings are nouns for what words are said in.
var settings = wordSet("interview statement letter post speech address briefing report message tweet video broadcast comment comments remarks conference note column article podcast testimony email e-mail")

// Speaks takes out what tells for whom somebody speaks, which is no quote: "Voss, who speaks for the ministry". Where the field
// joined it with words that follow in quotation marks, these stay, without a cue. Cost is linear in the quotes.
func Speaks(quotes []hearsay.Quote, d *text.Doc) []hearsay.Quote {
	kept := quotes[:0]
	for _, q := range quotes {
		if speaksFor(&q, d) {
			if q.Cue, q.Content = nil, q.Content[1:]; len(q.Content) == 0 {
				continue
			}
			q.Kind = kindOf(d, q.Content)
		}
		kept = append(kept, q)
	}
	return kept
}

// speaksFor reports whether the cue of q is "speaks for" and its first piece, outside quotation marks, for whom.
func speaksFor(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Cue) != 1 || len(q.Content) == 0 {
		return false
	}
	c, of := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
	for k := c.Start; k < c.End; k++ {
		if w := d.Text(k); w == "speaks" || w == "spoke" || w == "speak" {
			return is(d, k+1, "for") && of.Start > k && of.Start <= k+2 && of.Len() <= 8 && d.Double(of.Start) == nil
		}
	}
	return false
}

// Called completes contents that end before the words that name them: "rejects what it calls “a verdict by telegram”" rejects
// all that stands behind the verb, not "what". The inner quote stays. Cost is that of the quotes and their neighbours.
func Called(quotes []hearsay.Quote, d *text.Doc) {
	for i := range quotes {
		q := &quotes[i]
		if len(q.Content) == 0 {
			continue
		}
		last := &q.Content[len(q.Content)-1]
		r := d.Tokens(*last)
		if r.Len() != 1 || d.Text(r.Start) != "what" {
			continue
		}
		for j := max(0, i-2); j < min(len(quotes), i+3); j++ {
			x := &quotes[j]
			if j == i || len(x.Cue) == 0 || len(x.Content) == 0 {
				continue
			}
			if at := d.Tokens(x.Cue[0]).Start; at <= r.End || at > r.End+3 {
				continue // "what it calls", "what the city's mayor called"
			}
			if end := x.Content[len(x.Content)-1].End; end > last.End && slices.ContainsFunc(d.Sents, func(s text.Range) bool {
				return s.Start <= r.Start && d.Tokens(hearsay.Span{Start: end - 1, End: end}).End <= s.End && r.End <= s.End
			}) {
				last.End = end
				q.Kind = kindOf(d, q.Content)
			}
			break
		}
	}
}

// behindColon returns the token behind the last colon of r, a time of day apart, r's first if it has none.
func behindColon(d *text.Doc, r text.Range) int {
	for i := r.End - 2; i > r.Start; i-- {
		if d.Text(i) == ":" && d.Toks[i+1].Start > d.Toks[i].End && d.Double(i) == nil {
			return i + 1
		}
	}
	return r.Start
}

// behindClock returns the token behind a time of day such as 18:15 that token i is, or that i is the end of; i if it is none.
func behindClock(d *text.Doc, i int) int {
	w := d.Text(i)
	if k := strings.IndexByte(w, ':'); k > 0 {
		if number(w[:k], 1, 2) && number(w[k+1:], 2, 2) {
			return i + 1
		}
		return i
	}
	switch {
	case i >= 2 && number(w, 2, 2) && d.Text(i-1) == ":" && number(d.Text(i-2), 1, 2) && d.Toks[i].Start == d.Toks[i-2].End+1:
		return i + 1
	case i+2 < len(d.Toks) && number(w, 1, 2) && d.Text(i+1) == ":" && number(d.Text(i+2), 2, 2) && d.Toks[i+2].Start == d.Toks[i].End+1:
		return i + 3
	}
	return i
}

// behindTime returns the token behind "last year" and the like, with which r begins and before somebody's name or article; the beginning of r if it does
// not: "Last year Velia", not "this year's winner".
func behindTime(d *text.Doc, r text.Range) int {
	switch d.Text(r.Start) {
	case "Last", "last", "Next", "next", "This", "this":
	default:
		return r.Start
	}
	if r.Len() < 3 || !spansOfTime[d.Text(r.Start+1)] {
		return r.Start
	}
	if w := d.Text(r.Start + 2); capital(w) || w == "the" || w == "a" || w == "an" || possessive[w] {
		return r.Start + 2
	}
	return r.Start
}

// spansOfTime are nouns behind "last" and "this" that tell when.
var spansOfTime = wordSet("year month week weekend night autumn winter spring summer fall morning afternoon evening quarter Monday Tuesday Wednesday Thursday Friday Saturday Sunday " +
	"January February March April May June July August September October November December")

// behindSetting returns the token behind "their statement", with which r begins behind "in" and before an article: "In their statement the nine
// towns". The beginning of r if it does not.
func behindSetting(d *text.Doc, r text.Range) int {
	if r.Start == 0 || d.Text(r.Start-1) != "In" && d.Text(r.Start-1) != "in" {
		return r.Start
	}
	for i := r.Start; i+1 < min(r.End, r.Start+5); i++ {
		if settings[d.Text(i)] {
			if w := d.Text(i + 1); w == "the" || possessive[w] {
				return i + 1
			}
		}
	}
	return r.Start
}

// number reports whether s is least to most digits.
func number(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && strings.Trim(s, "0123456789") == ""
}
