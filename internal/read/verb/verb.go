// Package verb lists the verbs of a text: their base form, whether they tell what was done, and
// which name does it.
//
// It stands after tag and name and is no part of a reading: it is asked for when promises are
// compared with later deeds (package measure/commitment), the article's own words included. A verb tells what
// was done if it is finite, past or perfect (in a headline also present), without negation, modal
// or condition in its clause; its doer is the name right before it, as "Ustrand on Monday expelled",
// or behind "by" in the passive. It does not know pronouns or whole sentences of supposition.
// Nothing fails. Cost is linear.
package verb

import (
	"slices"
	"sort"
	"strings"

	"hearsay"
	"hearsay/internal/read/lemma"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Verb is one verb.
type Verb struct {
	Span     hearsay.Span
	Sentence hearsay.Span
	Lemma    string
	Done     bool         // it is told as done
	Future   bool         // a modal or "to" stands before it
	Finite   bool         // present or past, without modal
	Doer     hearsay.Span // the name that does it, empty for none; only where Done
}

// Finder finds verbs. It is read only and safe for concurrent use.
type Finder struct {
	tags   *tag.Tagger
	lemmas *lemma.Table
}

// New returns a finder for texts that t has tagged.
func New(t *tag.Tagger) (*Finder, error) {
	l, err := lemma.New()
	if err != nil {
		return nil, err
	}
	return &Finder{t, l}, nil
}

// near is how many tokens may stand between a doer and its verb.
const near = 8

// Find appends the verbs of d, ascending, to dst; auxiliaries are none. Tags are pos, names those of
// package name; title says that d is a headline.
func (f *Finder) Find(dst []Verb, d *text.Doc, pos []tag.Tag, names []name.Name, title bool) []Verb {
	var buf []byte
	n := 0
	for _, s := range d.Sents {
		for n < len(names) && names[n].Start < s.Start {
			n++
		}
		last := n
		for last < len(names) && names[last].Start < s.End {
			last++
		}
		lone := -1
		if !title {
			lone = f.lone(d, pos, s)
		}
		supposed := false // what is told between the last mark and token i
		for i := s.Start; i < s.End; i++ {
			if i > s.Start {
				supposed = supposing(d.Text(i-1)) || supposed && f.tags.Class(pos[i-1]) != tag.Punctuation
			}
			if f.tags.Class(pos[i]) != tag.Verb {
				continue
			}
			buf = f.lemmas.Append(buf[:0], d.Text(i), tag.Verb)
			v := Verb{Span: d.Span(text.Range{Start: i, End: i + 1}), Sentence: d.Span(s), Lemma: string(buf)}
			x := f.tags.XPOS(pos[i])
			if i == lone {
				x = "VBD"
			}
			f.told(&v, d, pos, s, i, x, title)
			v.Done = v.Done && !supposed
			if v.Done {
				f.doer(&v, d, pos, s, i, x == "VBN", names[n:last])
			}
			dst = append(dst, v)
		}
	}
	return dst
}

// supposing reports whether a word opens a clause that is supposed.
func supposing(w string) bool {
	switch len(w) {
	case len("if"):
		return strings.EqualFold(w, "if")
	case len("unless"):
		return strings.EqualFold(w, "unless")
	case len("whether"):
		return strings.EqualFold(w, "whether")
	}
	return false
}

var unreal = []string{"not", "n't", "n’t", "never", "to", "if", "unless", "whether", "would", "could", "may", "might", "should", "must", "will", "shall", "can", "cannot", "ca", "wo", "'ll", "’ll", "'d", "’d", "without"}

// lone returns the only verb of a sentence that may be its predicate where that looks like a
// participle, as in "The ships sailed at noon", which is often tagged as one; -1 for none.
func (f *Finder) lone(d *text.Doc, pos []tag.Tag, s text.Range) int {
	at := -1
	for i := s.Start; i < s.End; i++ {
		switch f.tags.XPOS(pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return -1
		case "VBN":
			if at >= 0 || i == s.Start || i+1 < s.End && strings.EqualFold(d.Text(i+1), "by") {
				return -1
			}
			if c := f.tags.Class(pos[i-1]); c != tag.Noun && c != tag.Proper {
				return -1
			}
			at = i
		}
		if f.tags.Class(pos[i]) == tag.Aux {
			return -1
		}
	}
	return at
}

// told sets what the words before token i make of its verb, whose tag is x; its clause must not be supposed.
func (f *Finder) told(v *Verb, d *text.Doc, pos []tag.Tag, s text.Range, i int, x string, title bool) {
	have, be, do, off := false, false, false, false
	for k := i - 1; k >= max(s.Start, i-5); k-- {
		w := strings.ToLower(d.Text(k))
		c := f.tags.Class(pos[k])
		if slices.Contains(unreal, w) {
			off = true
			if w == "not" || w == "n't" || w == "n’t" || w == "never" { // "would not": a modal may stand before it
				continue
			}
			v.Future = v.Future || w != "if" && w != "unless" && w != "whether" && w != "without"
			break
		}
		switch w {
		case "has", "have", "had", "'ve", "’ve":
			have = true
		case "was", "were", "been", "is", "are", "be", "being":
			be = true
		case "do", "does", "did":
			do = true
		}
		if c != tag.Aux && c != tag.Adverb && c != tag.Particle {
			break
		}
	}
	v.Finite = (do && x == "VB" || x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && (have || be)) && !v.Future
	past := x == "VBD" || x == "VBN" && (have || be) || x == "VBN" && title || title && (x == "VBZ" || x == "VBP")
	if !past || off {
		return
	}
	v.Done = true
}

// doer sets the name that does the verb at token i; passive says that it may be one, as a participle.
func (f *Finder) doer(v *Verb, d *text.Doc, pos []tag.Tag, s text.Range, i int, passive bool, names []name.Name) {
	for k := i - 1; passive && k >= max(s.Start, i-3); k-- {
		switch strings.ToLower(d.Text(k)) {
		case "has", "have", "had":
			passive = false
		case "was", "were", "been", "is", "are", "being":
			k = s.Start
		}
	}
	if passive {
		k := sort.Search(len(names), func(k int) bool { return names[k].Start > i+1 })
		for ; k < len(names) && names[k].Start-1 <= i+near; k++ {
			if b := names[k].Start - 1; b > i && b <= i+near && (strings.EqualFold(d.Text(b), "by") || strings.EqualFold(d.Text(b), "the") && strings.EqualFold(d.Text(b-1), "by")) {
				v.Doer = d.Span(names[k].Range)
				return
			}
		}
		return
	}
	k := sort.Search(len(names), func(k int) bool { return names[k].Start >= i }) - 1
	for ; k >= 0 && i-names[k].End <= near; k-- {
		n := &names[k]
		if n.End > i {
			continue
		}
		if !f.subject(d, pos, s, n.Range, i) {
			continue
		}
		v.Doer = d.Span(n.Range)
		return
	}
}

// subject reports whether name n may be the subject of the verb at token i: only adverbs, times and
// asides stand between, and no preposition before it.
func (f *Finder) subject(d *text.Doc, pos []tag.Tag, s, n text.Range, i int) bool {
	for k := n.Start - 1; k >= max(s.Start, n.Start-2); k-- {
		switch f.tags.Class(pos[k]) {
		case tag.Determiner:
			continue
		case tag.Adposition, tag.Verb:
			return false
		}
		break
	}
	for k := n.End; k < i; k++ {
		switch f.tags.Class(pos[k]) {
		case tag.Verb, tag.Subordinator, tag.Pronoun, tag.Particle:
			return false
		case tag.Noun:
			if k == n.End { // "the Ustrand embassy": the embassy does
				return false
			}
		case tag.Conjunction:
			return false
		case tag.Punctuation:
			if t := d.Text(k); t != "," {
				return false
			}
		}
	}
	return true
}
