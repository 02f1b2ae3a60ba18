package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Astray mends quotes whose source the field found in a sentence behind the cue's: who begins the next sentence is the subject of that one's
// verb. "“Shut it,” concludes the lead author, Dr Voss. The board says otherwise" is not the board's: the phrase right behind the cue is the
// source, none if there is none. Of 18,360 sources in PolNeAR's training part none stands so. dst holds the quotes of d from index first on;
// pos are the tags of its tokens. Nor does a quote that the cue's sentence begins go on in the middle of another one: "“We are tired,” wrote Voss. Voss
// is sanctioned for “helping the war”". Of 22,026 quotes of PolNeAR's train and dev parts five have such a piece, tweets apart.
func Astray(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		atHome(q, d, pos, tags)
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

// atHome lets go the content pieces of q that stand in the middle of a sentence in which no other part of it stands, where the cue's sentence has one. A
// quoted clause may be of who was just quoted: "If nobody stops it, “then we are all in trouble”".
func atHome(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	if len(q.Content) < 2 || len(q.Cue) == 0 {
		return
	}
	home := sentenceOf(d, d.Tokens(q.Cue[0]).Start)
	in := func(s hearsay.Span, of text.Range) bool {
		t := d.Tokens(s)
		return t.Start < of.End && t.End > of.Start
	}
	if !slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return in(s, home) }) {
		return
	}
	var kept []hearsay.Span
	for k, x := range q.Content {
		at := d.Tokens(x)
		s := sentenceOf(d, at.Start)
		if in(x, home) || quotes(d, at) && slices.ContainsFunc(pos[at.Start:at.End], func(t tag.Tag) bool { return finite(tags.XPOS(t)) }) || opens(d, s, at.Start) || slices.ContainsFunc(q.Source, func(y hearsay.Span) bool { return in(y, s) }) || slices.ContainsFunc(q.Cue, func(y hearsay.Span) bool { return in(y, s) }) {
			if kept != nil {
				kept = append(kept, x)
			}
			continue
		}
		if kept == nil {
			kept = append(make([]hearsay.Span, 0, len(q.Content)-1), q.Content[:k]...)
		}
	}
	if kept != nil {
		q.Content = kept
		q.Kind = kindOf(d, kept)
	}
}

// finite reports whether xpos, of the Penn tag set, is that of a finite verb.
func finite(xpos string) bool {
	return xpos == "VBZ" || xpos == "VBD" || xpos == "VBP" || xpos == "MD"
}

// opens reports whether nothing but punctuation stands in sentence s before token i.
func opens(d *text.Doc, s text.Range, i int) bool {
	for k := s.Start; k < i; k++ {
		if d.Toks[k].Kind != text.Punct {
			return false
		}
	}
	return true
}
