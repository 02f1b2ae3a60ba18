package quote

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// unfinished gives q the whole clause, where the field took its subject only and stopped at the aside behind it: "the mayor said Velia|, a neighbour,
// shut the bridge", "Velia|, which denies it, shut the bridge, the mayor said", "accused Velia|, a neighbour, of it".
func (r *telling) unfinished(q *hearsay.Quote) {
	d := r.d
	if len(q.Content) == 2 { // "Velia|, |which he links to Osk, shut the bridge"
		a, b := d.Tokens(q.Content[0]), d.Tokens(q.Content[1])
		if b.Start != a.End+1 || d.Text(a.End) != "," || !relates[d.Text(b.Start)] || a.Start < r.cue.End || r.behindAside(b.Start, b.End, "") == 0 {
			return
		}
		q.Content = []hearsay.Span{{Start: q.Content[0].Start, End: q.Content[1].End}}
		return
	}
	if len(q.Content) != 1 {
		return
	}
	c := d.Tokens(q.Content[0])
	if c.Start < r.s.Start || c.End+2 >= r.s.End || d.Text(c.End) != "," || !tellsClause(d, r.cue) {
		return
	}
	end := r.stop()
	switch {
	case c.Start >= r.cue.End:
		end = r.until(c.Start)
	case r.o.Start > c.End+3 && r.o.Start <= r.cue.Start && d.Text(r.o.Start-1) == ",":
		end = r.o.Start - 1
	case r.cue.Start > c.End+3 && r.cue.End == r.o.Start && d.Text(r.cue.Start-1) == ",":
		end = r.cue.Start - 1
	default:
		return
	}
	from := c.Start
	if is(d, from, "that") {
		from++
	}
	if last := r.class(c.End - 1); last != tag.Noun && last != tag.Proper && last != tag.Numeral {
		return // "declared the law void, among others, …"
	}
	if from == c.End || r.tensed(from, c.End) || r.phrase(from, false) != c.End || noSource[strings.ToLower(d.Text(from))] {
		return
	}
	of := blames[d.Text(r.cue.End-1)] // "accused Velia, a neighbour, of it"
	if v := r.behindAside(c.End+1, end, of); v > 0 && v+1 < end {
		q.Content[0].End = d.Toks[end-1].End
		q.Kind = kindOf(d, q.Content)
	}
}

// behindAside returns the verb with a tense, or where of is not empty that word, behind the comma that ends the aside from token i on, 0 if none is
// there before token end.
func (r *telling) behindAside(i, end int, of string) int {
	for k := i + 1; k < min(end-1, i+longAside); k++ {
		if r.d.Text(k) != "," {
			continue
		}
		v := k + 1
		if of != "" && is(r.d, v, of) || of == "" && (r.predicate(v) || r.transitive(v, end)) {
			if r.aside(i, k) {
				return v
			}
		}
	}
	return 0
}

// transitive reports whether token v is a form that a past and a participle share, with an object behind it, in a clause without another verb
// that has a tense: "attacked the ship".
func (r *telling) transitive(v, end int) bool {
	if r.tags.XPOS(r.pos[v]) != "VBN" || v+1 >= end || r.tensed(v+1, end) {
		return false
	}
	c := r.class(v + 1)
	return c == tag.Determiner || c == tag.Proper
}

// tellsClause reports whether a clause may stand behind the verb of a cue: "said", "has said", "believes".
func tellsClause(d *text.Doc, cue text.Range) bool {
	w := strings.ToLower(d.Text(cue.End - 1))
	if w == "that" && cue.Len() > 1 {
		w = strings.ToLower(d.Text(cue.End - 2))
	}
	return spoken[w] || verbs[w] && !denies[w] || thinks[w] || blames[w] != ""
}

// thinks are verbs of holding something to be so.
var thinks = wordSet("believe believes believed think thinks thought suspect suspects suspected assess assesses assessed conclude concludes concluded know knows knew")
