package quote

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Astray mends quotes whose source the field found in a sentence behind the cue's: who begins the next sentence is the subject of that one's
// verb. "“Shut it,” concludes the lead author, Dr Voss. The board says otherwise" is not the board's: the phrase right behind the cue is the
// source, none if there is none. Of 18,360 sources in PolNeAR's training part none stands so. dst holds the quotes of d from index first on;
// pos are the tags of its tokens.
func Astray(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) == 0 || len(q.Content) == 0 || q.Source[0].Start < q.Cue[len(q.Cue)-1].End {
			continue
		}
		cue := d.Tokens(q.Cue[len(q.Cue)-1])
		s := sentenceOf(d, cue.Start)
		if d.Tokens(q.Source[0]).Start < s.End || cue.End > s.End {
			continue
		}
		q.Source = nil
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if to := r.inverted(cue.End); to > cue.End {
			q.Source = []hearsay.Span{d.Span(text.Range{Start: cue.End, End: to})}
		}
	}
	return dst
}

// inverted returns the token behind the noun phrase that follows a cue at token i, with its apposition, i if none ends its clause.
func (r *telling) inverted(i int) int {
	to := r.phrase(i, false)
	if to == i || r.d.Double(i) != nil {
		return i
	}
	if to < r.s.End-1 && r.d.Text(to) == "," {
		if more := r.phrase(to+1, false); more > to+1 {
			to = more
		}
	}
	if to < r.s.End && !stops(r.d.Text(to)) && r.class(to) != tag.Adposition {
		return i
	}
	return to
}
