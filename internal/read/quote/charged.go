package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Charged appends what the plainest sentences of d about a charge tell, where the field found nothing: it loses its way in long
// subjects and where an adverb stands before "with". pos are the tags of d's tokens; dst holds its quotes from index first on. N is a
// noun phrase at the beginning of the sentence, with an apposition between commas:
//
//	N V it              Velia denied it
//	N V the charge      a lawyer for one of them, Merrin Osk, denied the charge
//	N V P [when] with … prosecutors in Velm charged two men yesterday with breaking into computers
//	N suspects P of …ing the police suspect Velia of having paid for it
//
// Questions, conditions and what another quote holds are none. The score is that of layouts. Cost is linear in the tokens.
func Charged(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	found := false
	for _, s := range d.Sents {
		if s.Len() < leastClause || d.Text(s.End-1) == "?" {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if !r.charged() {
			continue
		}
		dst = dst[:first+len(slices.DeleteFunc(dst[first:], r.within))]
		if r.kept(dst[first:]) {
			continue
		}
		dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
		dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
		found = true
	}
	if found {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// longSubject are the tokens from a sentence's beginning among which its verb is looked for.
const longSubject = 40

// charged looks for a sentence that begins with who speaks and goes on with the verb.
func (r *telling) charged() bool {
	d := r.d
	told := false
	for i := r.s.Start + 1; i < min(r.s.End, r.s.Start+longSubject) && !told; i++ {
		if w := d.Text(i); w[0] >= 'c' && w[0] <= 's' && len(w) > 3 {
			told = rejects[w] || charges[w] || indicts[w] || suspects[w]
		}
	}
	if !told {
		return false
	}
	r.content = r.s
	r.dateline()
	i := r.content.Start
	if i >= r.s.End || d.Double(i) != nil || subject[strings.ToLower(d.Text(i))] {
		return false
	}
	end := r.phrase(i, false)
	if end == i {
		return false
	}
	for k := i + 1; k < min(end, i+4); k++ {
		if w := d.Text(k); (charges[w] || indicts[w]) && k+1 < end && (r.class(k+1) == tag.Numeral || r.class(k+1) == tag.Determiner) {
			end = k // the verb was taken for a noun: "Osk charges two men"
		} else if suspects[w] && k+1 < end && r.class(k-1) != tag.Adjective && (d.Text(k-1) == "police" || (w == "suspects") != strings.HasSuffix(d.Text(k-1), "s")) {
			end = k // "the police suspect Velia of"
		}
	}
	v := end
	if v < r.s.End && d.Text(v) == "," { // ", Merrin Osk,"
		if v = r.phrase(v+1, false); v == end+1 || v >= r.s.End || d.Text(v) != "," {
			return false
		}
		v++
	}
	if v+1 >= r.s.End {
		return false
	}
	r.o, r.cue = text.Range{Start: i, End: v}, text.Range{Start: v, End: v + 1}
	if d.Text(v-1) == "," && v > end {
		r.o.End = v - 1
	}
	switch w := d.Text(v); {
	case rejects[w]:
		return r.charge(v+1) || disowns[w] && r.pointed(v+1)
	case charges[w] || indicts[w]:
		return r.with(v+1, indicts[w])
	case suspects[w]:
		return r.of(v + 1)
	}
	return false
}

// within reports whether q gives the same speaker what is a verb of the charge: "prosecutors suspect Velia of having ordered the raid" is no order
// of theirs.
func (r *telling) within(q hearsay.Quote) bool {
	in := r.d.Span(r.content)
	return len(q.Source) == 1 && len(q.Cue) == 1 && len(q.Content) == 1 && q.Source[0] == r.d.Span(r.o) && in.Contains(q.Cue[0]) && in.Contains(q.Content[0])
}

// pointed reads "it", "this" or "that" as the content, where nothing else follows.
func (r *telling) pointed(i int) bool {
	if w := r.d.Text(i); w != "it" && w != "this" && w != "that" || i+1 < r.s.End && !stops(r.d.Text(i+1)) {
		return false
	}
	r.content = text.Range{Start: i, End: i + 1}
	return true
}

// charge reads "the charge" as the content, to the end of its noun phrase.
func (r *telling) charge(i int) bool {
	k := i
	for k < min(r.s.End, i+6) && !accusation[r.d.Text(k)] {
		switch c := r.class(k); {
		case c == tag.Determiner || c == tag.Adjective || c == tag.Noun || c == tag.Proper || c == tag.Particle || possessive[r.d.Text(k)] || is(r.d, k, "of") && k > i:
			k++
		default:
			return false
		}
	}
	if k >= r.s.End || !accusation[r.d.Text(k)] {
		return false
	}
	r.content = text.Range{Start: i, End: k + 1}
	return true
}

// with reads whom somebody charges, and of what, to the end of the clause.
func (r *telling) with(i int, indicts bool) bool {
	d := r.d
	switch r.class(i) {
	case tag.Determiner, tag.Noun, tag.Proper, tag.Adjective, tag.Numeral:
	default:
		return false
	}
	k := r.phrase(i, false)
	if k == i {
		// "charged two men yesterday with": the phrase may go on with its own "with"
		return false
	}
	of := -1
	for j := i + 1; j < min(r.s.End, k+4); j++ {
		if d.Double(j) != nil || stops(d.Text(j)) && j >= k {
			break
		}
		if w := d.Text(j); w == "with" || w == "over" || indicts && (w == "for" || w == "on") {
			of = j
			break
		}
	}
	if of < 0 || of+1 >= r.s.End || d.Toks[of+1].Kind == text.Number {
		return false
	}
	r.content = text.Range{Start: i, End: r.stop()}
	return true
}

// of reads whom somebody suspects of having done what, to the end of the clause.
func (r *telling) of(i int) bool {
	d := r.d
	if k := r.phrase(i, false); k == i || possessive[strings.ToLower(d.Text(i))] {
		return false
	}
	for j := i + 1; j+1 < r.s.End && j < i+8 && !stops(d.Text(j)); j++ {
		if d.Text(j) == "of" && strings.HasSuffix(d.Text(j+1), "ing") && r.class(j+1) != tag.Noun {
			r.content = text.Range{Start: i, End: r.stop()}
			for k := j; k < r.content.End; k++ {
				if d.Text(k) == ";" {
					r.content.End = k
				}
			}
			return true
		}
	}
	return false
}

var (
	suspects   = wordSet("suspect suspects suspected")
	rejects    = wordSet("denied denies deny rejected rejects reject dismissed dismisses dismiss disputed disputes dispute refuted refutes refute")
	charges    = wordSet("charged charges")
	indicts    = wordSet("indicted indicts")
	accusation = wordSet("charge charges accusation accusations allegation allegations claim claims")
)
