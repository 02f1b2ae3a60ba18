package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Placed takes the source from quotes whose source, before a colon as cue, is where something happens or whom it is about, and nobody who
// speaks: a place, or a state or its capital alone. dst holds the quotes of d from index first on; places are the names of places, states those of
// states and capitals.
//
//	Port Velm: ferries are back      nobody says so
//	Velia: the ferries of the north  nor does Velia
//	Velia: we will sail again        whoever says "we" speaks for it
//
// Who speaks is then unknown. Cost is linear in the quotes.
func Placed(dst []hearsay.Quote, first int, d *text.Doc, places, states []text.Range) {
	var behind map[string][]int
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || q.Cue[0].In(d.Src) != ":" || len(q.Content) == 0 || q.Source[0].End > q.Cue[0].Start {
			continue
		}
		who := d.Tokens(q.Source[0])
		if behind == nil {
			behind = whereTold(d)
		}
		place := stands(d, who, behind) || slices.ContainsFunc(places, func(n text.Range) bool { return n.End == who.End && leadsTo(d, who.Start, n.Start) })
		state := slices.ContainsFunc(states, func(n text.Range) bool { return n.End == who.End && leadsTo(d, who.Start, n.Start) })
		if place || state && !ownWords(d, q.Content[0]) {
			q.Source = nil
		}
	}
}

// whereTold returns the tokens behind "in" and "near", ascending, by their text. Cost is linear in the tokens.
func whereTold(d *text.Doc) map[string][]int {
	out := map[string][]int{}
	for i := 1; i < len(d.Toks); i++ {
		if is(d, i-1, "in") || is(d, i-1, "near") {
			out[d.Text(i)] = append(out[d.Text(i)], i)
		}
	}
	return out
}

// stands reports whether the name who, to which nothing says that it is a person's, ends with a word for a place, or stands behind "in"
// or "near" elsewhere in d: "Gull Island: …", "Velm: the mills of … in Velm".
func stands(d *text.Doc, who text.Range, behind map[string][]int) bool {
	if who.Len() == 0 || !capital(d.Text(who.End-1)) {
		return false
	}
	words, err := en.Sources()
	if err != nil {
		return false // a test loads it
	}
	if who.Len() > 1 && words.Landmark[strings.ToLower(d.Text(who.End-1))] {
		return true
	}
	n := who.Len()
	if !capital(d.Text(who.Start)) && n > 1 { // "the", "occupied"
		n--
	}
	at := behind[d.Text(who.End-n)]
	from, _ := slices.BinarySearch(at, who.End+1)
	for _, i := range at[from:] {
		if i+n > len(d.Toks) {
			break
		}
		same := true
		for k := 1; k < n; k++ {
			same = same && d.Text(i+k) == d.Text(who.End-n+k)
		}
		if same && (i+n == len(d.Toks) || !capital(d.Text(i+n)) && d.Text(i+n) != "'s" && d.Text(i+n) != "’s") {
			return true
		}
	}
	return false
}

// leadsTo reports whether nothing but an article or one word that describes the place stands from token i to its name at to: "the Velm Sea",
// "occupied Velm".
func leadsTo(d *text.Doc, i, to int) bool {
	return i == to || i == to-1 && (articles[strings.ToLower(d.Text(i))] || strings.HasSuffix(d.Text(i), "ed"))
}

var articles = wordSet("the a an")

// ownWords reports whether a content is in the first person, or tells in its first clause who says it.
func ownWords(d *text.Doc, sp hearsay.Span) bool {
	r := d.Tokens(sp)
	for i := r.Start; i < r.End; i++ {
		if w := strings.ToLower(d.Text(i)); first[w] || spoken[w] {
			return true
		}
	}
	return false
}

// first are the words of who speaks for himself and others.
var first = wordSet("we us our ours i my")
