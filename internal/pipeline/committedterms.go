package pipeline

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/claim/term"
	wordlist "hearsay/lexicon/tally"
)

// matter is what a piece of text is about, as commitments and later reports are compared by it. Words that name the parties
// of the ledger, and times, are in none of its lists: who it is and when is told elsewhere.
type matter struct {
	terms   []uint64 // particular words, ascending: neither names nor numbers nor thin words
	names   []uint64 // words with a capital inside a sentence: places, ships, treaties; ascending
	numbers []uint64 // ascending; "four" is 4
	all     bool     // it says "all", "every", "the last": a part is not it
}

// matter of spans of a field.
func (p *promising) matter(f hearsay.Field, spans []hearsay.Span) (m matter) {
	src := f.In(&p.rep.Revision)
	for _, sp := range spans {
		text := []byte(sp.In(src))
		blank := func(x hearsay.Span) {
			for i := max(x.Start, sp.Start); i < min(x.End, sp.End); i++ {
				text[i-sp.Start] = ' '
			}
		}
		for _, x := range p.who[f].in([]hearsay.Span{sp}) {
			if x.Itself || alike(x.At.In(src), x.Party.Name) { // a capital is a place
				blank(x.At)
			}
		}
		for _, w := range timesAt(p.facts.Times[f], sp) {
			blank(w.Span)
		}
		for _, at := range withinTerm.FindAllStringIndex(sp.In(src), -1) {
			blank(hearsay.Span{Start: sp.Start + at[0], End: sp.Start + at[1]})
		}
		p.buf = p.cut.Append(p.buf[:0], string(text))
		for i := range p.buf {
			t := &p.buf[i]
			w := strings.ToLower(string(text[t.Start:t.End]))
			digits := smallNumbers[w]
			switch {
			case t.Kind&term.Number != 0:
				m.numbers = append(m.numbers, term.Hash(w))
			case digits != "":
				m.numbers = append(m.numbers, term.Hash(digits))
			case wordlist.Commit()["whole"].Has(w):
				m.all = true
			case !t.Content():
			case t.Kind&term.Name != 0:
				m.names = append(m.names, t.Stem)
			case !p.thin[t.Word] && !p.thin[t.Stem]:
				m.terms = append(m.terms, t.Stem)
			}
		}
	}
	for _, l := range []*[]uint64{&m.terms, &m.names, &m.numbers} {
		slices.Sort(*l)
		*l = slices.Compact(*l)
	}
	return m
}

// alike reports whether two names begin alike, as "Ustrandic" and "Ustrand" do.
func alike(a, b string) bool {
	const letters = 4
	return len(a) >= letters && len(b) >= letters && strings.EqualFold(a[:letters], b[:letters])
}

// smallNumbers are numbers that are written out.
var smallNumbers = map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}

// apartWords begin what another verb of the sentence tells.
var apartWords = []string{"; ", " — ", " – ", ", who ", ", while ", ", although ", ", though ", ", but ", " but ", ", and ", " after ", " before ", " because ", " when ", " while ", ", as ", " where ", ", where ", " amid ", " despite ", " following ", " in response to "}

// clause is the part of a sentence that the verb at byte at tells, as far as conjunctions tell; a relative clause keeps what it
// describes.
func clause(src string, s hearsay.Span, verb hearsay.Span) hearsay.Span {
	before, after := src[s.Start:verb.Start], src[verb.End:s.End]
	for _, w := range apartWords {
		if k := strings.LastIndex(before, w); k >= 0 {
			before = before[k+len(w):]
		}
	}
	for _, w := range append([]string{", which "}, apartWords...) {
		if k := strings.Index(after, w); k >= 0 {
			after = after[:k]
		}
	}
	return hearsay.Span{Start: verb.Start - len(before), End: verb.End + len(after)}
}

// targets are the sides that a deed is done to, or is told to answer: those named behind its verb before any word of why or where, except
// "after" and "in response to"; before it, where who does it stands behind.
func targets(src string, at, verb, doer hearsay.Span, named []Mentioned, own string) (keys []string) {
	passive := doer.Start > verb.Start
	for _, m := range named {
		k := Side(m.Party.Key, answersFor(m.Party))
		if k == own || !at.Contains(m.At) || slices.Contains(keys, k) {
			continue
		}
		between := ""
		switch {
		case !passive && m.At.Start >= verb.End:
			between = src[verb.End:m.At.Start]
		case passive && m.At.End <= verb.Start:
			between = src[m.At.End:verb.Start]
		default:
			continue
		}
		if k := strings.LastIndex(between, " in response to "); k >= 0 {
			between = between[k+len(" in response to "):]
		}
		if !slices.ContainsFunc(lowerWords(between), wordlist.Commit()["why"].Has) {
			keys = append(keys, k)
		}
	}
	return keys
}

// lastTime is the latest day of the times in the first of the places that has one, "" where none has.
func (p *promising) lastTime(f hearsay.Field, places ...hearsay.Span) (day string) {
	for _, at := range places {
		for _, w := range timesOf(p.facts.Times[f], at) {
			day = max(day, firstDay(w.To))
		}
		if day != "" {
			break
		}
	}
	return day
}

// holding is the sentence of a place that holds one of the phrases: the whole place where none does.
func holding(src string, at hearsay.Span, l wordlist.Phrases) hearsay.Span {
	for from := at.Start; from < at.End; {
		to := at.End
		if k := strings.IndexAny(src[from:at.End], ".!?\n"); k >= 0 {
			to = from + k + 1
		}
		if _, _, ok := l.In(lowerWords(src[from:to])); ok {
			return hearsay.Span{Start: from, End: to}
		}
		from = to
	}
	return at
}

// opens is the condition that a sentence opens with, up to its comma: "Unless Velia answers, Caldrith will …", "Should Velia refuse, …".
func (s *sentence) opens() hearsay.Span {
	text := s.at.In(s.src)
	first, _, _ := strings.Cut(text, " ")
	switch first {
	case "If", "Unless", "Should":
		if k := strings.Index(text, ", "); k > 0 {
			return hearsay.Span{Start: s.at.Start, End: s.at.Start + k + 1}
		}
	}
	return hearsay.Span{}
}
