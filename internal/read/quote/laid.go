package quote

import (
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// party sets whom a charge is laid at and what it is, from token i on, link being the preposition between them.
func (r *telling) party(i int, link string) bool {
	d := r.d
	switch r.class(i) {
	case tag.Determiner, tag.Noun, tag.Proper, tag.Adjective, tag.Numeral, tag.Pronoun:
	default:
		return false
	}
	if d.Double(i) != nil {
		return false
	}
	for k := i + 1; k < min(r.s.End-1, i+18) && !r.tensed(k, k+1); k++ {
		if is(d, k, link) {
			end := r.until(k)
			for j := k + 2; j+1 < end; j++ {
				if d.Text(j) == "," && r.gloss(j+1) {
					end = j
				}
			}
			r.content = text.Range{Start: i, End: end}
			return end > k+1
		}
	}
	return false
}

// dismissed reads as content what somebody dismisses and what as, from token i on: `the report as "fabricated"`, "the paper as untrue".
func (r *telling) dismissed(i int) bool {
	d, p := r.d, r.short(i)
	if p == i || p+1 >= r.s.End || !is(d, p, "as") {
		return false
	}
	m := d.Double(p + 1)
	if m == nil && r.class(p+1) != tag.Adjective || m != nil && m.Start != p+1 {
		return false
	}
	r.content = text.Range{Start: i, End: p + 2}
	if m != nil {
		r.content.End = m.End
	}
	return r.content.End >= r.s.End-1 || m != nil || stops(d.Text(p+2)) || is(d, p+2, "and")
}

// alone sets whom somebody blames, from token i on, where nothing else follows: "the Free Roofers blame the builders."
func (r *telling) alone(i int) bool {
	d := r.d
	p := r.phrase(i, false)
	if p == i || p < r.s.End && d.Text(p) != "." && d.Text(p) != ";" || d.Double(i) != nil || r.class(i) == tag.Adposition {
		return false
	}
	for k := i; k < p; k++ {
		if is(d, k, "for") || is(d, k, "on") {
			return false
		}
	}
	r.content = text.Range{Start: i, End: p}
	return true
}

// gloss reports whether what begins at token i names the words before it once more: "a charge that", "something Velm denies".
func (r *telling) gloss(i int) bool {
	if w := r.d.Text(i); w == "which" || w == "something" {
		return true
	}
	for k := i; k < min(r.s.End, i+3); k++ {
		if accusation[r.d.Text(k)] {
			return true
		}
	}
	return false
}

// blames are the verbs of charges, and what stands before the deed.
var blames = map[string]string{"accused": "of", "accuses": "of", "accuse": "of", "blamed": "for", "blames": "for", "blame": "for"}
