package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Furniture takes out quotes in sentences that an outlet prints on every page (lexicon/en/furniture.tsv): "The views expressed in this article
// are the author's", "you agree to our terms". dst holds the quotes of d from index first on. Cost is linear in the sentences of quotes.
func Furniture(dst []hearsay.Quote, first int, d *text.Doc, words *en.Phrases) []hearsay.Quote {
	var last text.Range // the sentence that was asked about before, and what came of it
	printed := false
	kept := slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
		at := q.Start()
		if len(q.Cue) > 0 {
			at = q.Cue[0].Start
		}
		if s := sentenceOf(d, d.Tokens(hearsay.Span{Start: at, End: at + 1}).Start); s != last {
			last, printed = s, prints(d, s, words)
		}
		return printed
	})
	return dst[:first+len(kept)]
}

// prints reports whether a sentence holds one of the phrases.
func prints(d *text.Doc, s text.Range, words *en.Phrases) bool {
	for i := s.Start; i < s.End; i++ {
		node := int32(0)
		for k := i; k < s.End; k++ {
			if node = words.Step(node, en.HashWord(d.Text(k))); node == 0 {
				break
			}
			if words.Entry(node) >= 0 {
				return true
			}
		}
	}
	return false
}
