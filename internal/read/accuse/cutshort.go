package accuse

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// goesOn gives a, whom the sentence s clears behind the end of a quote's content, to that quote, with the clause that clears it: "We reject
// the remark", read without ", made in Velm, that Tarnovia shelters the crew". It reports whether there is such a quote: the only one that
// begins in the sentence, its cue a verb of denial, its words before the clause, nobody accused or cleared in it so far.
func (f *Finder) goesOn(d *text.Doc, s text.Range, quotes []hearsay.Quote, field hearsay.Field, a hearsay.Accused) bool {
	in, sp := d.Span(s), a.Span
	var one *hearsay.Quote
	for i := range quotes {
		q := &quotes[i]
		if q.Field != field || len(q.Cue) == 0 || len(q.Content) == 0 || !in.Overlaps(q.Cue[0]) {
			continue
		}
		if one != nil || q.Content[0].Start < q.Cue[0].End || q.Content[len(q.Content)-1].End > sp.Start {
			return false
		}
		one = q
	}
	if one == nil || len(one.Accused)+len(one.Denied) > 0 || !f.disowns(d, d.Tokens(one.Cue[0])) {
		return false
	}
	from := d.Tokens(sp).Start - 1
	for ; from >= s.Start && !strings.EqualFold(d.Text(from), "that"); from-- {
	}
	if from < d.Tokens(one.Content[len(one.Content)-1]).End {
		return false
	}
	end := s.End
	for end > from+1 && d.Toks[end-1].Kind == text.Punct {
		end--
	}
	one.Content = append(one.Content, d.Span(text.Range{Start: from, End: end}))
	add(one, 1, a)
	return true
}

// disowns reports whether a cue holds a verb of denial.
func (f *Finder) disowns(d *text.Doc, cue text.Range) bool {
	for i := cue.Start; i < cue.End; i++ {
		if f.words.Get(strings.ToLower(d.Text(i))).blame&en.VDeny != 0 {
			return true
		}
	}
	return false
}
