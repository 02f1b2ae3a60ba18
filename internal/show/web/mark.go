package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
)

// A token is one step of drawing a marked text, in order: a bracket that opens or closes a
// content, or a stretch of text with the roles it plays. The texts of all tokens, joined,
// are the text that was marked. Brackets and numbers are drawn by the style sheet and are
// no text: whoever copies a sentence from the page copies what was stored.
type token struct {
	Open   int    // quote whose content starts here, 0 otherwise
	Close  bool   // a content ends here
	Anchor bool   // with Open: this is where #m{Open} leads
	Bare   bool   // with Open: a number without bracket, for a quote without content
	Text   string // "" with Open and Close

	Source, Cue, Content, Hedge []int // numbers of the quotes Text belongs to in that role
}

// To is the quote that a stretch of content leads to: the one that opened last, which is
// the innermost where contents nest.
func (t token) To() int { return t.Content[len(t.Content)-1] }

// Blank reports whether Text is only space, such as between two hedges: no link to follow.
func (t token) Blank() bool { return strings.TrimSpace(t.Text) == "" }

// Data lists the quotes of a stretch for the script, which lights them up together.
func (t token) Data() string {
	all := slices.Concat(t.Source, t.Cue, t.Content, t.Hedge)
	slices.Sort(all)
	var b strings.Builder
	for _, n := range slices.Compact(all) {
		b.WriteString(strconv.Itoa(n) + " ")
	}
	return strings.TrimSuffix(b.String(), " ")
}

// Says describes a stretch of source, cue or hedge to those who do not see its line.
func (t token) Says(role string, quotes []int) string {
	s := make([]string, len(quotes))
	for i, n := range quotes {
		s[i] = strconv.Itoa(n)
	}
	return role + " of " + plural(len(quotes), "quote") + " " + strings.Join(s, ", ")
}

// role of a span in a quote, in the order in which marks nest.
type role int

const (
	asContent role = iota
	asSource
	asCue
	asHedge
)

// marked is one span of one quote.
type marked struct {
	hearsay.Span
	n    int // number of the quote, from 1
	role role
}

// marks lists the spans of the quotes of field f, each cut to the text: a page must not
// fail where a reading does not fit its text.
func marks(quotes []hearsay.Quote, f hearsay.Field, text string) []marked {
	var out []marked
	for i := range quotes {
		q := &quotes[i]
		if q.Field != f {
			continue
		}
		var hedges []hearsay.Span
		for _, h := range q.Certainty.Hedges {
			hedges = append(hedges, h.Span)
		}
		for r, spans := range [][]hearsay.Span{asContent: q.Content, asSource: q.Source, asCue: q.Cue, asHedge: hedges} {
			for _, sp := range spans {
				if sp.Check(text) == nil {
					if sp = trim(sp, text); !sp.Empty() {
						out = append(out, marked{sp, i + 1, role(r)})
					}
				}
			}
		}
	}
	out = byOpening(out)
	return slices.Compact(out) // a span given twice is one mark, and has one anchor
}

// trim takes space off both ends of sp, so that every mark begins and ends in a paragraph.
func trim(sp hearsay.Span, text string) hearsay.Span {
	w := sp.In(text)
	sp.Start += len(w) - len(strings.TrimLeftFunc(w, unicode.IsSpace))
	return hearsay.Span{Start: sp.Start, End: max(sp.Start, sp.End-(len(w)-len(strings.TrimRightFunc(w, unicode.IsSpace))))}
}

// anchors returns for each quote the mark that its card leads to: its first content, else
// its first cue, else its first source. A hedge is no place of its own.
func anchors(all []marked) map[int]marked {
	best := map[int]marked{}
	rank := map[role]int{asContent: 0, asCue: 1, asSource: 2}
	for _, m := range all {
		b, ok := best[m.n]
		if m.role == asHedge {
			continue
		}
		if !ok || cmp.Or(cmp.Compare(rank[m.role], rank[b.role]), cmp.Compare(m.Start, b.Start)) < 0 {
			best[m.n] = m
		}
	}
	return best
}

// tokens draws block, a stretch of text, with the marks that touch it. Spans may overlap,
// nest, cross or be equal: the text is cut wherever any of them begins or ends, and each
// piece carries all its roles. Cost is O(b·m) for m marks with b different ends in a block.
func tokens(text string, block hearsay.Span, all []marked, anchor map[int]marked) []token {
	var here []marked
	cuts := []int{block.Start, block.End}
	for _, m := range all {
		if m.Overlaps(block) {
			here = append(here, m)
			cuts = append(cuts, max(m.Start, block.Start), min(m.End, block.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []token
	for i, at := range cuts {
		for _, m := range here {
			if m.role == asContent && m.End == at {
				out = append(out, token{Close: true})
			}
		}
		if i+1 == len(cuts) {
			break
		}
		out = append(out, opening(here, at, anchor)...)
		piece := token{Text: text[at:cuts[i+1]]}
		for _, m := range byOpening(here) {
			if m.Start <= at && at < m.End {
				into := [...]*[]int{asContent: &piece.Content, asSource: &piece.Source, asCue: &piece.Cue, asHedge: &piece.Hedge}[m.role]
				*into = append(*into, m.n)
			}
		}
		out = append(out, piece)
	}
	return out
}

// opening returns the brackets that open at a place, the longest content first, so that
// what it holds opens inside it, and the bare numbers of quotes without content.
func opening(here []marked, at int, anchor map[int]marked) []token {
	var out []token
	for _, m := range byOpening(here) {
		if m.Start != at {
			continue
		}
		first := anchor[m.n] == m
		switch {
		case m.role == asContent:
			out = append(out, token{Open: m.n, Anchor: first})
		case first:
			out = append(out, token{Open: m.n, Anchor: true, Bare: true})
		}
	}
	return out
}

// byOpening orders marks by start, at one start the longest first, then by number.
func byOpening(ms []marked) []marked {
	return slices.SortedFunc(slices.Values(ms), func(a, b marked) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.n, b.n), cmp.Compare(a.role, b.role))
	})
}

// blocks cuts a text into paragraphs: at blank lines, or at every line end in a text that
// has none. Spans are of the paragraphs without the space around them, ascending; white
// space is all that lies between them.
func blocks(text string) []hearsay.Span {
	var lines, paras []hearsay.Span
	at, open := 0, false
	for l := range strings.Lines(text) {
		body := strings.TrimSpace(l)
		if body != "" {
			sp := hearsay.Span{Start: at + strings.Index(l, body)}
			sp.End = sp.Start + len(body)
			lines = append(lines, sp)
			if open {
				paras[len(paras)-1].End = sp.End
			} else {
				paras = append(paras, sp)
			}
		}
		open = body != ""
		at += len(l)
	}
	if len(paras) == 1 {
		return lines
	}
	return paras
}
