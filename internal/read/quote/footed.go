package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/text"
)

// longestFoot is how many tokens the headline in a feed's foot may have.
const longestFoot = 60

// Footed takes the foot that feeds put under or over a text out of quotes: "The post HEADLINE appeared first on SITE.", of which the end or the
// site's name may be cut off, repeats a headline, and nobody called "The post Osk" says anything. Quotes whose source or cue stands there go; contents end before it. dst holds the quotes of d from index first
// on. Cost is linear in the tokens.
func Footed(dst []hearsay.Quote, first int, d *text.Doc) []hearsay.Quote {
	for i := 2; i+1 < len(d.Toks) && len(dst) > first; i++ {
		if d.Text(i) != "appeared" || !appears(d, i+1) {
			continue
		}
		from := i - 2
		for from > 0 && i-from < longestFoot && !(d.Text(from) == "The" && d.Text(from+1) == "post") {
			from--
		}
		if d.Text(from) != "The" || d.Text(from+1) != "post" || from+2 == i || lowerWord(d, from+2) && d.Text(i+1) != "first" {
			continue // "The post office appeared on Monday"
		}
		foot := hearsay.Span{Start: d.Toks[from].Start, End: d.Toks[sentenceOf(d, i).End-1].End}
		if d.Text(i+1) == "com" {
			foot.End = d.Toks[i+1].End // the text may go on, in what looks like the same sentence
		}
		kept := slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
			return slices.ContainsFunc(q.Source, foot.Overlaps) || slices.ContainsFunc(q.Cue, foot.Overlaps)
		})
		dst = dst[:first+len(kept)]
		for k := first; k < len(dst); k++ {
			dst[k].Content = before(d, dst[k].Content, from, foot)
		}
		kept = slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool { return len(q.Content) == 0 && len(q.Cue) > 0 })
		dst = dst[:first+len(kept)]
	}
	return dst
}

// appears reports whether token i goes on as a feed's foot does behind "appeared": "first", "on Velm Daily", or what is left of "on velm.com".
func appears(d *text.Doc, i int) bool {
	switch d.Text(i) {
	case "first", "com":
		return true
	case "on":
		return i+1 < len(d.Toks) && !lowerWord(d, i+1)
	}
	return false
}

// before returns contents without the foot, which begins at token from, and without the "[…]" of a text that was cut there.
func before(d *text.Doc, contents []hearsay.Span, from int, foot hearsay.Span) []hearsay.Span {
	at := foot.Start
	if !slices.ContainsFunc(contents, foot.Overlaps) {
		return contents
	}
	out := make([]hearsay.Span, 0, len(contents))
	for _, s := range contents {
		if s.Start < at && s.End > at {
			r := text.Range{Start: d.Tokens(s).Start, End: from}
			for r.Len() > 0 && d.Toks[r.End-1].Kind == text.Punct && d.Double(r.End-1) == nil {
				r.End--
			}
			if s = d.Span(r); r.Len() < 2 { // "that"
				continue
			}
		} else if s.Start >= at && s.Start < foot.End {
			continue
		}
		out = append(out, s)
	}
	return out
}
