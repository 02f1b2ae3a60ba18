package quote

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Subjects that a participle describes: "a video seen by millions on the Lamp claims" is the video's claim.

// carrier sets as source the noun that a participle behind it describes, where the field took the place or paper in that description: "a video seen by
// millions on | the Lamp | claims".
func (r *telling) carrier(src text.Range) bool {
	if src.Start < r.s.Start+3 || src.End != r.cue.Start {
		return false
	}
	at := src.Start - 1
	if is(r.d, at, "and") && capital(r.d.Text(at-1)) && capital(r.d.Text(src.Start)) {
		if at -= 2; r.class(at) == tag.Determiner { // "on the Lamp and Lantern"
			at--
		}
	}
	switch r.d.Text(at) {
	case "on", "in", "at", "by", "from":
	default:
		return false // "came after Velia said", "met with Velia to discuss", "known as the Lamp"
	}
	n := telling{reporting: r.reporting, pos: r.pos, tags: r.tags}
	if n.subjectOf(r.cue.Start) < 0 || n.o.Start >= src.Start-2 || n.o.End < src.End || n.phrase(n.o.Start, false) >= src.Start {
		return false
	}
	r.o = n.o
	return true
}

// nameless sets as source who does something with "his name" in a relative clause, where the field took that for who speaks: "an old man who will not give
// | his name | says", "a villager who gave his name as | Ilan | says".
func (r *telling) nameless(src text.Range) bool {
	d := r.d
	if k := src.Start; k > r.s.Start+4 && src.End == r.cue.Start && is(d, k-1, "as") && is(d, k-2, "name") { // "who gave his name as | Jan |"
		src.Start = k - 3
		src.End = k - 1
	} else if src.Len() != 2 || src.End != r.cue.Start || src.Start < r.s.Start+4 || !possessive[strings.ToLower(d.Text(src.Start))] || !is(d, src.Start+1, "name") && !is(d, src.Start+1, "names") {
		return false
	}
	for who := src.Start - 1; who > r.s.Start && who > src.Start-7; who-- {
		if !is(d, who, "who") {
			continue
		}
		i := who
		for i > r.s.Start && (r.class(i-1) == tag.Noun || r.class(i-1) == tag.Adjective || r.class(i-1) == tag.Proper || r.class(i-1) == tag.Numeral) {
			i--
		}
		if i > r.s.Start && r.class(i-1) == tag.Determiner {
			i--
		}
		if i == who {
			return false
		}
		r.o = text.Range{Start: i, End: who}
		return true
	}
	return false
}

// modified reports whether the words from p to e tell no more than what became of the noun before them, by a participle: "a video | seen by millions on
// the Lamp | claims".
func (r *telling) modified(p, e int) bool {
	if e-p < 2 || e-p >= longAside {
		return false
	}
	switch r.tags.XPOS(r.pos[p]) {
	case "VBN":
	case "VBD": // what the tagger takes it for
		if c := r.class(p + 1); c != tag.Adverb && c != tag.Adposition && !is(r.d, p+2, "times") && !is(r.d, p+3, "times") {
			return false
		}
	default:
		return false
	}
	for k := p + 1; k < e; k++ {
		switch r.d.Text(k) {
		case "after", "as", "before", "since", "while", "when", "until", "because":
			return false
		}
		if is(r.d, k, "and") && k+1 < e && capital(r.d.Text(k-1)) && capital(r.d.Text(k+1)) {
			continue
		}
		if c := r.class(k); r.tensed(k, k+1) || c == tag.Conjunction || c == tag.Subordinator || c == tag.Punctuation || r.d.Double(k) != nil {
			return false
		}
	}
	return true
}
