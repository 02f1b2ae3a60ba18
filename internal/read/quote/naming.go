package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Naming mends quotes that the field cut at words which only say what a group is called: "analysts reckon crooks called Brass Moth did it" is
// no quote of "analysts reckon crooks", nor is "a gang called Salt Lantern ordered the fire" all that a ministry says before it orders anything. A quote
// whose cue is such a word goes, unless its source holds a verb of opinion, at which it is cut anew; a content that ends there goes on to the
// end of its clause, and what the same source was made to say or do in the rest of it goes. dst holds the quotes of d from index first on, pos the tags of its tokens. Cost is a look
// at each word.
func Naming(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	bodies, err := en.Bodies()
	if err != nil {
		return dst // a test loads it
	}
	for i := 1; i < len(d.Toks)-1; i++ {
		w := d.Text(i)
		if len(w) < 4 || w[0] < 'c' || w[0] > 'n' || !naming[w] {
			continue
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, i)}, pos: pos, tags: tags}
		if n, ok := r.introduces(i, bodies); ok {
			for k := first; k < len(dst); k++ {
				if r.misnamed(&dst[k], n) {
					dst = slices.Delete(dst, k, k+1)
					k--
				} else if r.goesOnBehind(&dst[k], n) {
					whole, by := d.Tokens(dst[k].Content[0]), dst[k].Source
					dst = dst[:first+len(slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
						return len(q.Cue) > 0 && d.Tokens(q.Cue[0]).Start >= n.to && d.Tokens(q.Cue[0]).Start < whole.End && slices.Equal(q.Source, by)
					}))]
				}
			}
		}
	}
	return dst
}

// called is a phrase that says what a group is called: "crooks", "called", behind "Brass Moth".
type called struct {
	noun, at, to int // tokens: the word for the group, the naming word, the one behind the name and a comma that closes it
}

// introduces reads the phrase whose naming word stands at token i: a word for a group before it, a name of its own behind it.
func (r *telling) introduces(i int, bodies map[string]en.Body) (n called, ok bool) {
	d := r.d
	n = called{noun: i - 1, at: i, to: i + 1}
	switch d.Text(i) {
	case "known":
		if n.to >= r.s.End || d.Text(n.to) != "as" {
			return n, false
		}
		n.to++
	case "call", "calls": // "crooks who call themselves"
		if n.to >= r.s.End || d.Text(n.to) != "themselves" && d.Text(n.to) != "itself" || !relative[d.Text(n.noun)] {
			return n, false
		}
		n.to++
		n.noun--
	}
	comma := d.Text(n.noun) == ","
	if comma {
		n.noun--
	}
	if n.noun < r.s.Start || bodies[strings.ToLower(d.Text(n.noun))]&(en.BodyGroup|en.BodyArmed|en.BodyPeople) == 0 {
		return n, false
	}
	from := n.to
	for n.to < r.s.End && (capital(d.Text(n.to)) || n.to == from && (d.Text(n.to) == "the" || d.Toks[n.to].Kind == text.Punct && d.Text(n.to) != ",") || n.to > from && d.Toks[n.to].Kind == text.Punct && d.Double(n.to) != nil) {
		n.to++
	}
	if n.to == from || d.Double(i) != nil {
		return n, false
	}
	if comma {
		if n.to >= r.s.End || d.Text(n.to) != "," {
			return n, false
		}
		n.to++
	}
	return n, true
}

// misnamed reports whether the cue of q is the naming word of n, and no more can be made of it: a source with a verb of opinion is cut there.
func (r *telling) misnamed(q *hearsay.Quote, n called) bool {
	d := r.d
	if len(q.Cue) != 1 || len(q.Content) == 0 {
		return false
	}
	if c := d.Tokens(q.Cue[0]); c.Start != n.at || c.Len() > 2 {
		return false
	}
	if len(q.Source) != 1 {
		return true
	}
	src := d.Tokens(q.Source[0])
	for v := src.Start + 1; v < n.noun; v++ {
		if opinion[d.Text(v)] && r.phrase(src.Start, false) == v {
			q.Source = []hearsay.Span{d.Span(text.Range{Start: src.Start, End: v})}
			q.Cue = []hearsay.Span{d.Span(text.Range{Start: v, End: v + 1})}
			q.Content = []hearsay.Span{d.Span(text.Range{Start: v + 1, End: d.Tokens(q.Content[len(q.Content)-1]).End})}
			q.Kind = kindOf(d, q.Content)
			return false
		}
	}
	return src.End <= n.at && src.End > n.noun || src.Start >= n.at
}

// goesOnBehind extends the content of q, which stands behind its cue and ends at the name of n or before it, to the end of the clause, where a
// verb with a tense follows; it reports whether it did.
func (r *telling) goesOnBehind(q *hearsay.Quote, n called) bool {
	d := r.d
	if len(q.Content) != 1 || len(q.Cue) == 0 || len(q.Source) == 0 || q.Cue[0].Start > q.Content[0].Start || q.Source[0].Start > q.Content[0].Start || n.to >= r.s.End {
		return false
	}
	c := d.Tokens(q.Content[0])
	if c.Start < r.s.Start || c.End < n.noun+1 || c.End > n.to || !r.tensed(n.to, min(n.to+2, r.s.End)) {
		return false
	}
	q.Content[0] = d.Span(text.Range{Start: c.Start, End: r.until(n.to)})
	q.Kind = kindOf(d, q.Content)
	return true
}

var (
	naming  = wordSet("call calls called dubbed nicknamed known named")
	opinion = wordSet("reckon reckons reckoned figure figures figured hold holds held contend contends contended surmise surmises surmised guess guesses guessed gather gathered believe believes believed think thinks thought say says said suspect suspects suspected claim claims claimed")
)
