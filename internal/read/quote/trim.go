package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/text"
)

// adverbs tell when or in what turn something was said, never who said it.
var adverbs = []string{"tonight", "today", "yesterday", "tomorrow", "later", "earlier", "afterwards", "recently", "again", "overnight", "then", "meanwhile"}

// Trim takes adverbs of time off the end of sources: "said Voss tonight" is said by Voss. A
// possessive ("today's") or a source of one word stays. Cost is linear in the quotes.
func Trim(quotes []hearsay.Quote, d *text.Doc) {
	for i := range quotes {
		if len(quotes[i].Source) == 0 {
			continue
		}
		last := &quotes[i].Source[len(quotes[i].Source)-1]
		r := d.Tokens(*last)
		n := r.End
		for n > r.Start+1 && slices.Contains(adverbs, d.Text(n-1)) {
			n--
		}
		if n < r.End {
			r.End = n
			*last = d.Span(r)
		}
	}
}
