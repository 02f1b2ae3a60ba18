package event

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/read/where"
	"hearsay/internal/text"
)

// Facts are the times, places and quantities of one text, each ascending.
type Facts struct {
	Times   []when.Expr
	Places  []where.Place
	Numbers []number.Quantity
}

// A time or place is an event's if it stands in the clause of the event's trigger: no other
// verb, conjunction of a clause or relative pronoun lies between, and no other verb governs
// it. So "said on Tuesday that the town was shelled" gives Tuesday to the saying. What the
// rule leaves open belongs to nobody.

// clause is a sentence in which words are matched to the verb that governs them.
type clause struct {
	c   *Coder
	d   *text.Doc
	pos []tag.Tag
	s   text.Range // the sentence

	reach int // how many tokens from a verb its times and places are looked for
}

// whole is the reach of clauses that end where the grammar says, however long they are.
const whole = math.MaxInt / 2

// verb reports whether token i is a verb that may govern what stands around it. Participles
// that only describe ("killing two") are none.
func (cl *clause) verb(i int) bool {
	return cl.c.tags.Class(cl.pos[i]) == tag.Verb && !(cl.c.tags.XPOS(cl.pos[i]) == "VBG" && !auxBefore(cl.c, cl.pos, i, cl.s.Start))
}

// edge reports whether a clause begins at token i.
func (cl *clause) edge(i int) bool {
	if cl.c.tags.Class(cl.pos[i]) == tag.Subordinator {
		return true
	}
	switch t := cl.d.Text(i); t {
	case ";", ":", "—", "–", "(", ")":
		return true
	case "who", "which", "whose", "where", "when", "that", "because", "although", "though", "while", "after", "before":
		return true
	}
	return false
}

// around is t with the tokens on both sides of it, within r and in reach, up to the nearest verb or edge.
func (cl *clause) around(t, r text.Range) text.Range {
	a := t
	for from := max(r.Start, t.Start-cl.reach); a.Start > from && !cl.verb(a.Start-1) && !cl.edge(a.Start-1); {
		a.Start--
	}
	for end := min(r.End, t.End+cl.reach); a.End < end && !cl.verb(a.End) && !cl.edge(a.End); {
		a.End++
	}
	return a
}

// joins reports whether tokens f stand in the clause of tokens t; a is what is around those.
func (cl *clause) joins(f, t, a text.Range) bool {
	if f.Start >= t.Start && f.End <= t.End {
		return true
	}
	if f.Start >= t.End {
		if f.Start > a.End {
			return false
		}
		for k := f.Start - 1; k >= max(t.End, f.Start-2); k-- { // "…, saying on Tuesday"
			if cl.c.tags.XPOS(cl.pos[k]) == "VBG" {
				return false
			}
		}
		return true
	}
	if f.End > t.Start || f.End < a.Start || cl.comma(f.End, t.Start) && !cl.opens(f.Start) {
		return false
	}
	for k := f.Start - 1; k >= max(cl.s.Start, f.Start-cl.reach); k-- { // "said on Tuesday the town was shelled"
		if cl.edge(k) || cl.d.Text(k) == "," || cl.c.tags.Class(cl.pos[k]) == tag.Conjunction {
			return true
		}
		if cl.c.tags.Class(cl.pos[k]) == tag.Verb {
			return false
		}
	}
	return true
}

func (cl *clause) comma(i, j int) bool {
	for k := i; k < j; k++ {
		if cl.d.Text(k) == "," {
			return true
		}
	}
	return false
}

// opens reports whether the words at token i, with a preposition, begin a clause: "On Monday,
// the town …", but not "After the attack on Monday, the town …".
func (cl *clause) opens(i int) bool {
	if i > cl.s.Start && cl.c.tags.Class(cl.pos[i-1]) == tag.Adposition {
		i--
	}
	if i == cl.s.Start {
		return true
	}
	switch cl.d.Text(i - 1) {
	case ",", "“", "\"", "‘", "—", "–", ";", ":", "that", "and", "but":
		return true
	}
	return false
}

// apart is the number of tokens between a and b.
func apart(a, b text.Range) int {
	if a.Start >= b.End {
		return a.Start - b.End
	}
	return max(0, b.Start-a.End)
}

// first is the index of the first of n ascending ranges that may stand within r and reach of t.
func (cl *clause) first(n int, start func(k int) int, t, r text.Range) int {
	from := max(r.Start, t.Start-cl.reach)
	return sort.Search(n, func(k int) bool { return start(k) >= from })
}

// time returns the time nearest to t in its clause and within r, nil if there is none.
func (cl *clause) time(times []when.Expr, t, r text.Range) *when.Expr {
	var best *when.Expr
	k := cl.first(len(times), func(k int) int { return times[k].Start }, t, r)
	if k == len(times) || times[k].Start >= r.End {
		return nil
	}
	for a := cl.around(t, r); k < len(times) && times[k].Start <= a.End; k++ {
		x := &times[k]
		if x.End > r.End || !cl.joins(x.Range, t, a) {
			continue
		}
		if best == nil || apart(x.Range, t) < apart(best.Range, t) {
			best = x
		}
	}
	return best
}

// maxPlaces of one event.
const maxPlaces = 3

// places returns the places in the clause of t and within r.
func (cl *clause) places(places []where.Place, t, r text.Range) []hearsay.Place {
	var out []hearsay.Place
	k := cl.first(len(places), func(k int) int { return places[k].Start }, t, r)
	if k == len(places) || places[k].Start >= r.End {
		return nil
	}
	for a := cl.around(t, r); k < len(places) && places[k].Start <= a.End && len(out) < maxPlaces; k++ {
		if p := &places[k]; p.End <= r.End && cl.joins(p.Range, t, a) {
			out = append(out, hearsay.Place{Span: cl.d.Span(p.Range), Name: p.Name, Country: p.Country, Precision: p.Precision})
		}
	}
	return out
}

// speech are verbs whose doing counts nothing.
var speech = map[string]bool{"said": true, "says": true, "say": true, "told": true, "reported": true, "claimed": true, "put": true, "added": true, "estimated": true, "thinks": true, "believes": true}

// scope returns the verb whose doing the quantity q counts: that of which its noun is the
// subject, else the one before it. The empty range is none.
func (cl *clause) scope(q *number.Quantity, r text.Range) text.Range {
	for k := q.End; k < min(r.End, q.End+9); k++ {
		switch c := cl.c.tags.Class(cl.pos[k]); c {
		case tag.Aux:
			for v := k + 1; v < min(r.End, k+5); v++ {
				switch cl.c.tags.Class(cl.pos[v]) {
				case tag.Verb:
					return text.Range{Start: v, End: v + 1}
				case tag.Aux, tag.Adverb, tag.Particle:
					continue
				}
				break
			}
			return text.Range{}
		case tag.Verb:
			switch cl.c.tags.XPOS(cl.pos[k]) {
			case "VBD", "VBZ", "VBP":
				return text.Range{Start: k, End: k + 1}
			}
			k = r.End
		case tag.Noun, tag.Proper, tag.Adjective, tag.Determiner, tag.Adverb, tag.Pronoun:
		default:
			if cl.d.Text(k) != "of" {
				k = r.End
			}
		}
	}
	for k := q.Start - 1; k >= max(r.Start, q.Start-6); k-- {
		if cl.edge(k) || cl.d.Text(k) == "," {
			break
		}
		if cl.c.tags.Class(cl.pos[k]) == tag.Verb {
			if speech[strings.ToLower(cl.d.Text(k))] {
				break
			}
			return text.Range{Start: k, End: k + 1}
		}
	}
	return text.Range{}
}

// numbers appends the quantities that stand in r.
func (cl *clause) numbers(dst []hearsay.Number, f *Facts, r text.Range) []hearsay.Number {
	for k := range f.Numbers {
		q := &f.Numbers[k]
		if q.Start < r.Start || q.End > r.End {
			continue
		}
		n := hearsay.Number{Span: cl.d.Span(q.Range), Value: q.Value, Max: q.Max, Bound: q.Bound, Kind: q.Kind, Unit: q.Unit}
		t := cl.scope(q, r)
		if t.Len() > 0 {
			n.Scope = []hearsay.Span{cl.d.Span(t)}
		} else {
			t = q.Range
		}
		if x := cl.time(f.Times, t, r); x != nil {
			n.Period = x.Value(cl.d)
		}
		dst = append(dst, n)
	}
	return dst
}

// anchors in words.
var anchors = map[hearsay.Anchor]string{
	hearsay.AnchorPublished: "reckoned from the day of publication", hearsay.AnchorDateline: "reckoned from the dateline",
	hearsay.AnchorText: "reckoned from the last day named before it", hearsay.AnchorNone: "absolute",
}

// because words why a time was read as it was.
func because(w *hearsay.When) string {
	if w.From == "" && w.To == "" {
		return "rule “" + w.Rule + "”; nothing to reckon it from"
	}
	return "rule “" + w.Rule + "”, " + anchors[w.Anchor]
}

// explain gives the reasons of what stands beside events.
func explain(q *hearsay.Quote, e *hearsay.Event) {
	if w := e.When; w != nil {
		value := w.From
		if w.To != w.From {
			value += " to " + w.To
		}
		if w.Approx {
			value = "about " + value
		}
		if w.From == "" && w.To == "" {
			value = "no value"
		}
		q.Reasons = append(q.Reasons, hearsay.Reason{Part: "when", Value: value + ", by " + strings.ReplaceAll(string(w.Granularity), "_", " "), Because: because(w), Span: w.Span})
	}
	for i := range e.Where {
		p := &e.Where[i]
		why := "behind a word of place in the clause of the deed"
		if p.Country != "" {
			why += "; country " + p.Country + " by the gazetteer or the words beside it"
		}
		q.Reasons = append(q.Reasons, hearsay.Reason{Part: "where", Value: p.Name, Because: why, Span: p.Span})
	}
}

// explainNumber gives the reason of a quantity.
func explainNumber(q *hearsay.Quote, n *hearsay.Number, src string) {
	value := strconv.FormatFloat(n.Value, 'f', -1, 64)
	if n.Max > 0 {
		value += " to " + strconv.FormatFloat(n.Max, 'f', -1, 64)
	}
	why := fmt.Sprintf("%s, %s", n.Kind, strings.ReplaceAll(string(n.Bound), "_", " "))
	if n.Unit != "" {
		value += " " + n.Unit
	}
	if len(n.Scope) > 0 {
		why += "; counts what “" + n.Scope[0].In(src) + "” tells"
	}
	q.Reasons = append(q.Reasons, hearsay.Reason{Part: "number", Value: value, Because: why, Span: n.Span})
}
