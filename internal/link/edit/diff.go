// Package edit compares two revisions of an article, word by word, and says what an edit did:
// which hedges, names, numbers and negations came or went, whether the outlet says that it
// changed something, and whether the edit was silent.
//
// The comparison is Myers' (1986, "An O(ND) Difference Algorithm and Its Variations"), first
// over paragraphs and then over the words of those that differ, so that cost follows the size
// of the change. White space and the form of quotation marks and dashes are no change.
//
// An edit is silent where meaning-bearing words changed and the newer revision carries no
// notice that the older one had not. What is true is not said, nor why an outlet edits.
package edit

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"hearsay"
	"hearsay/internal/text"
)

// Kind of a piece.
type Kind string

const (
	Same  Kind = "same"
	Cut   Kind = "cut"   // stood in the older revision only
	Added Kind = "added" // stands in the newer one only
)

// Piece is a run of words. Old and New are bytes of the two texts; one is empty where nothing
// stands, at the place where it would. Pieces follow each other and cover both texts.
type Piece struct {
	Kind     Kind
	Old, New hearsay.Span
}

// maxRun bounds the words of one run of changed paragraphs that are compared one by one; a
// longer run counts as replaced. 4,000 words cost at most some 50 ms.
const maxRun = 4000

// Compare returns the pieces of two texts.
func Compare(older, newer string) []Piece {
	var a, b text.Doc
	a.Parse(older)
	b.Parse(newer)
	return compare(&a, &b)
}

func compare(a, b *text.Doc) []Piece {
	d := differ{a: a, b: b, ids: map[string]rune{}}
	paraA, paraB := d.paragraphs(a), d.paragraphs(b)
	i, j := 0, 0 // paragraphs
	for _, run := range diff(paraA, paraB) {
		cut, added := run.cut, run.added
		d.words(a.Paras[i:i+cut], b.Paras[j:j+added])
		i, j = i+cut, j+added
		for range run.same {
			d.same(a.Paras[i], b.Paras[j])
			i, j = i+1, j+1
		}
	}
	return d.out
}

// change is a stretch of differences followed by a stretch that is the same.
type change struct{ cut, added, same int }

// diff runs the library over sequences of ids.
func diff(a, b []rune) []change {
	m := diffmatchpatch.New()
	m.DiffTimeout = 0 // the clock must not decide
	var out []change
	at := change{}
	for _, d := range m.DiffMainRunes(a, b, false) {
		n := len([]rune(d.Text))
		switch d.Type {
		case diffmatchpatch.DiffDelete, diffmatchpatch.DiffInsert:
			if at.same > 0 {
				out = append(out, at)
				at = change{}
			}
			if d.Type == diffmatchpatch.DiffDelete {
				at.cut += n
			} else {
				at.added += n
			}
		default:
			at.same += n
		}
	}
	return append(out, at)
}

type differ struct {
	a, b *text.Doc
	ids  map[string]rune
	out  []Piece
}

// id numbers a folded string. The library wants characters: surrogates are none.
func (d *differ) id(s string) rune {
	r, ok := d.ids[s]
	if !ok {
		if r = rune(len(d.ids) + 1); r >= 0xD800 {
			r += 0x800
		}
		d.ids[s] = min(r, 0x10FFFF)
	}
	return r
}

func (d *differ) paragraphs(doc *text.Doc) []rune {
	out := make([]rune, len(doc.Paras))
	for i, p := range doc.Paras {
		var b strings.Builder
		for k := p.Start; k < p.End; k++ {
			b.WriteString(fold(doc.Text(k)))
			b.WriteByte(0)
		}
		out[i] = d.id(b.String())
	}
	return out
}

// words compares runs of paragraphs word by word.
func (d *differ) words(as, bs []text.Range) {
	if len(as) == 0 && len(bs) == 0 {
		return
	}
	ra, rb := whole(as), whole(bs)
	if len(as) == 0 || len(bs) == 0 || ra.Len() > maxRun || rb.Len() > maxRun {
		d.piece(ra, rb, false)
		return
	}
	ta, tb := d.tokens(d.a, ra), d.tokens(d.b, rb)
	i, j := ra.Start, rb.Start
	runs := tidy(diff(ta, tb), func(k int) bool { return weak(d.a.Text(k)) }, ra.Start)
	for _, run := range runs {
		d.piece(text.Range{Start: i, End: i + run.cut}, text.Range{Start: j, End: j + run.added}, false)
		i, j = i+run.cut, j+run.added
		d.piece(text.Range{Start: i, End: i + run.same}, text.Range{Start: j, End: j + run.same}, true)
		i, j = i+run.same, j+run.same
	}
}

// tidy joins changes that only a weak word parts: "the" between two new phrases says less than
// one longer change does.
func tidy(in []change, weak func(tok int) bool, at int) []change {
	var out []change
	for _, c := range in {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.same == 1 && last.cut+last.added > 0 && weak(at-1) && c.cut+c.added > 0 {
				last.cut, last.added, last.same = last.cut+1+c.cut, last.added+1+c.added, c.same
				at += c.cut + c.same
				continue
			}
		}
		out = append(out, c)
		at += c.cut + c.same
	}
	return out
}

func weak(w string) bool {
	switch strings.ToLower(w) {
	case "the", "a", "an", "of", "to", "in", "and", ",", "’s", "'s":
		return true
	}
	return false
}

func whole(ps []text.Range) text.Range {
	if len(ps) == 0 {
		return text.Range{}
	}
	return text.Range{Start: ps[0].Start, End: ps[len(ps)-1].End}
}

func (d *differ) tokens(doc *text.Doc, r text.Range) []rune {
	out := make([]rune, 0, r.Len())
	for k := r.Start; k < r.End; k++ {
		out = append(out, d.id(fold(doc.Text(k))))
	}
	return out
}

func (d *differ) same(a, b text.Range) { d.piece(a, b, true) }

// piece adds what ranges of tokens cover.
func (d *differ) piece(a, b text.Range, same bool) {
	so, sn := d.span(d.a, a, true), d.span(d.b, b, false)
	switch {
	case same && a.Len() > 0:
		d.add(Piece{Same, so, sn})
	case !same:
		if a.Len() > 0 {
			d.add(Piece{Cut, so, hearsay.Span{Start: sn.Start, End: sn.Start}})
		}
		if b.Len() > 0 {
			d.add(Piece{Added, hearsay.Span{Start: so.End, End: so.End}, sn})
		}
	}
}

// span of a range; an empty one stands where the pieces before have come to.
func (d *differ) span(doc *text.Doc, r text.Range, old bool) hearsay.Span {
	if r.Len() > 0 {
		return doc.Span(r)
	}
	at := 0
	if n := len(d.out); n > 0 {
		if at = d.out[n-1].New.End; old {
			at = d.out[n-1].Old.End
		}
	}
	return hearsay.Span{Start: at, End: at}
}

func (d *differ) add(p Piece) {
	if n := len(d.out); n > 0 && d.out[n-1].Kind == p.Kind {
		last := &d.out[n-1]
		last.Old.End, last.New.End = max(last.Old.End, p.Old.End), max(last.New.End, p.New.End)
		return
	}
	d.out = append(d.out, p)
}

// fold makes one of the forms that content systems change by themselves.
func fold(w string) string {
	return folding.Replace(w)
}

var folding = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "`", "'", "–", "-", "—", "-", "‑", "-", "…", "...", "\u00a0", " ")
