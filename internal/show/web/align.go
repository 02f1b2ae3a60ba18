package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/edit"
	"hearsay/internal/link/reuse"
	"hearsay/internal/store"
)

// alignedRow is a passage that both texts have, with a number, or what one of them has alone.
type alignedRow struct {
	N    int // 0: one side only
	Same int // words
	A, B []stretch
	Note string // what of weight was dropped and added

	weight int      // how many words of weight
	hedges []string // that were dropped
}

// rows sets passages and what lies between them in the order of the first text; what only the
// second has stands before the passage that follows it there.
func (t *twoTexts) rows() (out []alignedRow) {
	a, b := t.a.Revision.Text, t.b.Revision.Text
	byB := slices.Clone(t.ps)
	slices.SortFunc(byB, func(x, y reuse.Passage) int { return cmp.Compare(x.B[0], y.B[0]) })
	before := map[int]int{} // start in b → where the passage before it ends
	end := 0
	for _, p := range byB {
		_, sb := t.spans(p)
		before[p.B[0]] = end
		end = widen(b, sb).End
	}
	at := 0
	for i, p := range t.ps {
		sa, sb := t.spans(p)
		sa, sb = widen(a, sa), widen(b, sb)
		out = append(out, only(&t.a, hearsay.Span{Start: at, End: sa.Start}, false)...)
		out = append(out, only(&t.b, hearsay.Span{Start: before[p.B[0]], End: sb.Start}, true)...)
		at = sa.End
		r := t.aligned(sa, sb)
		r.N, r.Same = i+1, p.Shared
		out = append(out, r)
	}
	out = append(out, only(&t.a, hearsay.Span{Start: at, End: len(a)}, false)...)
	return append(out, only(&t.b, hearsay.Span{Start: end, End: len(b)}, true)...)
}

// widen takes in the marks that stand around words without space.
func widen(s string, sp hearsay.Span) hearsay.Span {
	for sp.End < len(s) {
		r, n := utf8.DecodeRuneInString(s[sp.End:])
		if unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		sp.End += n
	}
	for sp.Start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:sp.Start])
		if !strings.ContainsRune(`"“„«‘'([`, r) {
			break
		}
		sp.Start -= n
	}
	return sp
}

// only is a row of what one text has alone, none if that is less than two words. A long one
// is cut in the middle.
func only(v *store.ArticleView, sp hearsay.Span, second bool) []alignedRow {
	if sp.End <= sp.Start {
		return nil
	}
	words := strings.TrimSpace(v.Revision.Text[sp.Start:sp.End])
	if len(strings.Fields(words)) < 2 {
		return nil
	}
	class := "cut"
	if second {
		class = "added"
	}
	ss := middle(words, true, true)
	for i := range ss {
		if ss[i].Skip == 0 {
			ss[i].Class = class
		}
	}
	if second {
		return []alignedRow{{B: ss}}
	}
	return []alignedRow{{A: ss}}
}

// aligned compares a passage word by word.
func (t *twoTexts) aligned(sa, sb hearsay.Span) (r alignedRow) {
	a, b := sa.In(t.a.Revision.Text), sb.In(t.b.Revision.Text)
	rep := edit.Edit(&hearsay.Revision{Lang: t.a.Revision.Lang, Text: a}, &hearsay.Revision{Lang: t.b.Revision.Lang, Text: b})
	var pa, pb []hearsay.Span
	for _, p := range rep.Text {
		switch p.Kind {
		case edit.Cut:
			pa = append(pa, p.Old)
		case edit.Added:
			pb = append(pb, p.New)
		}
	}
	r.A, r.B = side(a, pa, "cut", rep.Marks, false), side(b, pb, "added", rep.Marks, true)
	for i := range rep.Marks {
		m := &rep.Marks[i]
		by := sa.Start
		if m.Added {
			by = sb.Start
		}
		m.Span.Start, m.Span.End = m.Span.Start+by, m.Span.End+by
	}
	shown := edit.Hide(rep.Marks, actors(t.a), actors(t.b))
	r.weight = len(shown)
	var dropped, added []string
	for _, m := range shown {
		words := string(m.Kind) + " “" + oneLine(m.Text) + "”"
		if m.Kind == edit.Name && m.Text == edit.Hidden {
			words = edit.Hidden
		}
		switch into := &dropped; {
		case m.Added:
			if into = &added; !slices.Contains(*into, words) {
				*into = append(*into, words)
			}
		default:
			if m.Kind == edit.Hedge {
				r.hedges = append(r.hedges, oneLine(m.Text))
			}
			if !slices.Contains(*into, words) {
				*into = append(*into, words)
			}
		}
	}
	if len(dropped) > 0 {
		r.Note = "dropped: " + strings.Join(dropped, ", ")
	}
	if len(added) > 0 {
		r.Note = strings.TrimPrefix(r.Note+"; added: "+strings.Join(added, ", "), "; ")
	}
	return r
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// side cuts one text of a passage into what is shared, changed, and of weight.
func side(s string, changed []hearsay.Span, class string, marks []edit.Mark, added bool) (out []stretch) {
	cuts := []int{0, len(s)}
	for _, c := range changed {
		cuts = append(cuts, c.Start, c.End)
	}
	for _, m := range marks {
		if m.Added == added && m.Field == hearsay.FieldText {
			cuts = append(cuts, m.Span.Start, m.Span.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		sp := hearsay.Span{Start: cuts[i], End: cuts[i+1]}
		if sp.Start < 0 || sp.End > len(s) {
			continue
		}
		x := stretch{Class: "same", Text: sp.In(s)}
		if slices.ContainsFunc(changed, func(c hearsay.Span) bool { return c.Contains(sp) }) {
			x.Class = class
		}
		for _, m := range marks {
			if m.Added == added && m.Field == hearsay.FieldText && m.Span.Contains(sp) && x.Class != "same" {
				x.Class = class + " weight"
			}
		}
		out = append(out, x)
	}
	return out
}
