package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// exchange is a clause in which two sides accuse each other: "Kestria and Tarnovia blamed each other for the raid".
type exchange struct {
	cue, content text.Range
	sides        [2]side
	frame        string // of the table: accuse or blame
}

// mutual reads one sentence for an exchange.
type mutual struct {
	f     *Finder
	d     *text.Doc
	pos   []tag.Tag
	names []name.Name
	s     text.Range
	title bool // a headline, where a comma joins: "Kestria, Tarnovia trade blame"
}

// Mutual makes two quotes of each sentence of field in which two parties that are named accuse each other, one for each of them, with the
// other as whom it accuses (Quote finds it again): the reciprocal pronoun stands for the other member of the subject (Dalrymple et al. 1998,
// "Reciprocal Expressions and the Concept of Reciprocity", Linguistics and Philosophy 21). With three parties it does not tell who accuses whom, nor does
// "both sides": these stay one quote that accuses nobody. The two have cue and content in common, each has its own source. A quote that
// has the verb as its cue is what they are made of. dst holds the quotes of the field from index from on; title says that it is a headline. Cost is a look at each word.
func (f *Finder) Mutual(dst []hearsay.Quote, from int, d *text.Doc, pos []tag.Tag, names []name.Name, title bool) []hearsay.Quote {
	n := len(dst)
	for _, s := range d.Sents {
		m := mutual{f: f, d: d, pos: pos, names: names, s: s, title: title}
		x, ok := m.read()
		if !ok {
			continue
		}
		cue := d.Span(x.cue)
		at := func(q hearsay.Quote) bool { return slices.ContainsFunc(q.Cue, cue.Overlaps) }
		q := hearsay.Quote{Cue: []hearsay.Span{cue}, Content: []hearsay.Span{d.Span(x.content)}, Kind: hearsay.Indirect, Score: blamingScore}
		if k := slices.IndexFunc(dst[from:], at); k >= 0 {
			if old := &dst[from+k]; len(old.Content) == 1 && old.Content[0].Start == q.Content[0].Start {
				q.Content[0].End = min(q.Content[0].End, old.Content[0].End)
				q.Cue, q.Kind, q.Score = old.Cue, old.Kind, max(q.Score, old.Score)
			}
			dst = append(dst[:from], slices.DeleteFunc(dst[from:], at)...)
		}
		for _, side := range x.sides {
			one := q
			one.Source, one.Cue, one.Content = side.source(d), slices.Clone(q.Cue), slices.Clone(q.Content)
			dst = append(dst, one)
		}
		n = -1
	}
	if n < 0 {
		slices.SortStableFunc(dst[from:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// other returns whom the source of q accuses where q is one side of an exchange.
func (f *Finder) other(d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) (hearsay.Accused, bool) {
	if len(q.Source) == 0 || len(q.Cue) != 1 || len(q.Content) == 0 || q.Kind != hearsay.Indirect {
		return hearsay.Accused{}, false
	}
	cue := d.Tokens(q.Cue[0])
	switch at := d.Text(d.Tokens(q.Content[0]).Start); {
	case at == "each", at == "one", at == "the", at == "Each", at == "One", tradedWords[d.Text(cue.End-1)], trades[strings.ToLower(d.Text(cue.Start))]:
	default:
		return hearsay.Accused{}, false // most quotes
	}
	for _, s := range d.Over(text.Range{Start: cue.Start, End: cue.Start + 1}) {
		m := mutual{f: f, d: d, pos: pos, names: names, s: s, title: q.Field == hearsay.FieldTitle}
		x, ok := m.read()
		if !ok || x.cue.Start >= cue.End || cue.Start >= x.cue.End {
			continue
		}
		for k := range x.sides {
			if slices.Equal(x.sides[k].source(d), q.Source) {
				return m.accused(&x, &x.sides[1-k]), true
			}
		}
	}
	return hearsay.Accused{}, false
}

// accused is the side y of x as whom the other side accuses.
func (m *mutual) accused(x *exchange, y *side) hearsay.Accused {
	fr := m.f.table.Frame[x.frame]
	return hearsay.Accused{Name: y.called, Country: y.name.Country, Role: hearsay.Role(fr.Role), Rule: x.frame, Score: fr.Score, Span: m.d.Span(y.name.Range)}
}

// read finds the first exchange of the sentence.
func (m *mutual) read() (x exchange, ok bool) {
	for i := m.s.Start + 3; i < m.s.End; i++ {
		var v int
		switch w := m.d.Text(i); {
		case len(w) < 5 || w[0]|0x20 > 'r':
			continue
		case w == "other" || w == "another" || w == "Other" || w == "Another":
			v = m.reciprocal(i, &x)
		case tradedWords[w]:
			v = m.traded(i, &x)
		default:
			continue
		}
		if v > 0 && m.d.Double(v) == nil && m.subject(v, &x) {
			return x, true
		}
	}
	return x, false
}

// lower is the word at token i in lower case, "" outside of the sentence.
func (m *mutual) lower(i int) string {
	if i < m.s.Start || i >= m.s.End {
		return ""
	}
	return strings.ToLower(m.d.Text(i))
}

// reciprocal reads "accused each other", "blamed one another", "each accused the other", "laid the blame on each other", "hold each other
// responsible", whose last word stands at token i: it sets cue, content and frame, and returns the token of the verb, 0 if there is none.
func (m *mutual) reciprocal(i int, x *exchange) int {
	w := m.lower(i - 1)
	if !(w == "each" && m.lower(i) == "other" || w == "one" && m.lower(i) == "another" || w == "the" && m.lower(i) == "other") || m.lower(i+1) == "'s" || m.lower(i+1) == "’s" {
		return 0
	}
	v := i - 2
	x.cue = text.Range{Start: v, End: v + 1}
	x.content = text.Range{Start: i - 1, End: m.end(i + 1)}
	switch verb := m.lower(v); {
	case accusing[verb]:
		x.frame = "accuse"
	case verb == "blame" || verb == "blames" || verb == "blamed" || verb == "blaming":
		x.frame = "blame"
	case (verb == "hold" || verb == "held" || verb == "holding") && m.lower(i+1) == "responsible":
		x.frame = "blame"
	case verb == "on" || verb == "at":
		k := v - 1
		if n := m.lower(k); n != "blame" && n != "finger" && n != "fingers" {
			return 0
		}
		if m.lower(k-1) == "the" {
			k--
		}
		if !lays[m.lower(k-1)] {
			return 0
		}
		x.frame, x.cue.Start = "blame", k-1
		v = k - 1
	default:
		return 0
	}
	if w == "the" { // "each accused the other": "the other" alone may be anybody
		for k := v - 1; k >= m.s.Start && k > v-4; k-- {
			if m.lower(k) == "each" {
				return v
			}
		}
		return 0
	}
	return v
}

// traded reads "traded accusations", "exchanged fresh charges", with the noun at token i.
func (m *mutual) traded(i int, x *exchange) int {
	v := i - 1
	for v > m.s.Start && v > i-4 && (m.class(v) == tag.Adjective || m.lower(v) == "mutual" || m.lower(v) == "and" || tradedWords[m.d.Text(v)]) {
		v--
	}
	if !trades[m.lower(v)] || i+1 >= m.s.End || m.d.Toks[i+1].Kind == text.Punct || m.lower(i+1) == "with" || m.lower(i+1) == "and" {
		return 0 // "traded accusations with the press"
	}
	x.frame, x.cue = "accuse", text.Range{Start: v, End: i + 1}
	x.content = text.Range{Start: i + 1, End: m.end(i + 1)}
	return v
}

// end is where what somebody is accused of ends: at the end of the sentence, or before who tells of it.
func (m *mutual) end(i int) int {
	for k := i; k < m.s.End; k++ {
		switch m.d.Text(k) {
		case ";", ":", "—", "–":
			return k
		case ",":
			switch m.lower(k + 1) {
			case "according", "but", "while", "as", "which", "after", "with", "a", "the", "said", "amid":
				return k
			}
		}
	}
	e := m.s.End
	for e > i && m.d.Toks[e-1].Kind == text.Punct {
		e--
	}
	return e
}

func (m *mutual) class(i int) tag.Class { return m.f.tags.Class(m.pos[i]) }

// words returns a set.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

var (
	accusing    = words("accuse accuses accused accusing")
	trades      = words("trade trades traded trading exchange exchanges exchanged exchanging swap swaps swapped swapping")
	tradedWords = words("accusations blame charges recriminations allegations counter-accusations Accusations Blame Charges Recriminations Allegations")
	lays        = words("lay laid laying put puts putting pin pinned pinning place placed placing cast casting point points pointed pointing")
)
