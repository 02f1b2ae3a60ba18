package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/lexicon/en"
)

var starters = en.Starters()

// sentences appends the sentences of all paragraphs. A sentence ends after . ! ? … or an
// ideographic stop, with the closing marks that touch it, unless an abbreviation, an
// initial, a list number or a reporting clause says otherwise.
func sentences(dst []Range, d *Doc) []Range {
	for _, p := range d.Paras {
		start := p.Start
		for i := p.Start; i < p.End; i++ {
			if !d.stops(i, start) {
				continue
			}
			end := d.closers(i+1, p.End)
			if end >= p.End {
				break
			}
			if d.aside(start, end) || !d.ends(i, start, end, p) {
				if d.Toks[i].Abbr == en.NotAbbreviation {
					i = end - 1 // the marks of a run end no sentence, either
				}
				continue
			}
			dst = append(dst, Range{start, end})
			start, i = end, end-1
		}
		if start < p.End {
			dst = append(dst, Range{start, p.End})
		}
	}
	return dst
}

// stops reports whether token i can be the last word or mark of a sentence.
func (d *Doc) stops(i, start int) bool {
	t := d.Toks[i]
	if t.Abbr != en.NotAbbreviation {
		return true
	}
	switch d.Src[t.Start] {
	case '.', '!', '?':
		return t.Kind == Punct && !(i == start+1 && t.Len() == 1 && !t.Space && d.numbersList(start))
	}
	if t.Kind == Punct || t.Kind == Symbol {
		switch r, _ := utf8.DecodeRuneInString(d.Src[t.Start:]); r {
		case '…', '。', '！', '？', '؟', '۔', '।', '‼', '⁇', '⁉':
			return true
		}
	}
	return false
}

// numbersList reports whether the first token of a sentence, before a full stop, numbers a
// list: "1.", "a.", "II.".
func (d *Doc) numbersList(i int) bool {
	t, w := d.Toks[i], d.Text(i)
	if t.Kind == Number {
		return true
	}
	return len(w) == 1 && isLower(w) || len(w) > 1 && strings.Trim(w, "IVX") == ""
}

// closers returns the index after further stops, closing quotation marks and brackets that
// touch what stands before them.
func (d *Doc) closers(i, end int) int {
	for i < end {
		t := d.Toks[i]
		if n := d.note(i, end); n > 0 {
			i += n
			continue
		}
		if t.Space || t.Kind != Punct {
			break
		}
		switch r, _ := utf8.DecodeRuneInString(d.Src[t.Start:]); r {
		case '.', '!', '?', '…', ')', ']', '”', '’', '»', '」', '』', '›', '。', '！', '？':
		case '"', '\'', '“', '«':
			if m := d.Quoted(i); m == nil || m.End != i+1 || m.Start == i {
				return i
			}
		default:
			return i
		}
		i++
		d.steps++
	}
	return i
}

// note returns the number of tokens of a footnote mark or sign, such as "[2]", "¹" or an
// emoji, that touches a stop at i-1 and stands before white space; 0 if there is none.
func (d *Doc) note(i, end int) int {
	n := 0
	switch t := d.Toks[i]; {
	case t.Space:
		return 0
	case t.Kind == Symbol:
		n = 1
	case d.Src[t.Start] == '[' && i+2 < end && d.Toks[i+1].Kind == Number && !d.Toks[i+1].Space && d.Text(i+2) == "]":
		n = 3
	}
	if i+n < end && !d.Toks[i+n].Space {
		return 0
	}
	return n
}

// bracketReach is how many tokens an aside may hold, so that looking for its beginning
// costs a bounded time.
const bracketReach = 60

// aside reports whether the tokens before next, a stop and closing marks, end an aside in
// brackets that began within the sentence: "Gen. Doe (ret.) left."
func (d *Doc) aside(start, next int) bool {
	switch d.Src[d.Toks[next-1].Start] {
	case ')', ']':
	default:
		return false
	}
	depth := 0
	for k := next - 1; k > start && k > next-bracketReach; k-- {
		switch d.Src[d.Toks[k].Start] {
		case ')', ']':
			depth++
		case '(', '[':
			if depth--; depth == 0 {
				return d.note(k, next) == 0
			}
		}
	}
	return false
}

// markReach is how many marks may stand between a stop and the word that decides, so that
// looking for it costs a bounded time.
const markReach = 16

// ends reports whether the sentence from start whose last mark is token i ends before token next.
func (d *Doc) ends(i, start, next int, p Range) bool {
	last, t := d.Toks[i], d.Toks[next]
	j := next
	for j < p.End && j < next+markReach && (d.Toks[j].Kind == Punct || d.Toks[j].Kind == Symbol) {
		r, _ := utf8.DecodeRuneInString(d.Src[d.Toks[j].Start:])
		if r == ',' || r == ';' || r == ':' || (r == '-' || r == '–' || r == '—' || r == '―') && j == next && !starterAt(d, j+1, p.End) {
			return false
		}
		j++
	}
	d.steps += j - next
	if j >= p.End || j == next+markReach {
		return t.Space
	}
	r, _ := utf8.DecodeRuneInString(d.Src[d.Toks[j].Start:])
	if !t.Space {
		// no space after the stop: a sentence ends only before a capital, and not inside a name or number
		return last.Abbr == 0 && unicode.IsUpper(r) && last.Len() <= 3 && wideStop(d.Src[last.Start:last.End]) || !isASCII(d.Src[last.Start]) && last.Kind == Punct && d.Src[last.Start:last.End] != "…"
	}
	word := d.Text(j)
	if unicode.IsLower(r) && !innerCapital(word) {
		return false
	}
	if last.Abbr != en.NotAbbreviation {
		if i == start+1 && d.Toks[start].Kind == Number {
			return false // "9.15 a.m. The …": the time heads its entry
		}
		return d.abbrEnds(i, j, word, r)
	}
	if d.Src[last.Start] != '.' && next > i+1 && d.reporting(j, p.End) {
		return false // “Is it true?” Voss asked.
	}
	if d.Src[last.Start] == '.' && last.Len() > 1 || d.Src[last.Start:last.End] == "…" {
		return unicode.IsUpper(r) || r == '"' || r == '“'
	}
	return true
}

// innerCapital reports whether w is a name like "iWave".
func innerCapital(w string) bool {
	return len(w) > 2 && w[1] >= 'A' && w[1] <= 'Z'
}

func isASCII(b byte) bool { return b < utf8.RuneSelf }

func wideStop(s string) bool { return s == "." || s == "!" || s == "?" }

func starterAt(d *Doc, j, end int) bool {
	return j < end && starter(d.Text(j))
}

// abbrEnds decides for an abbreviation at i before the word at j.
func (d *Doc) abbrEnds(i, j int, word string, r rune) bool {
	switch d.Toks[i].Abbr {
	case en.Title:
		if d.Toks[i].Len() == 2 && d.Src[d.Toks[i].Start] != 'I' { // an initial; "Plan B. The …" ends, "J. Doe" does not
			return starter(word) && i > 0 && !initialBefore(d, i)
		}
		return false
	case en.Month:
		return starter(word)
	case en.Numero:
		return false
	case en.Mid:
		return false
	}
	return starter(word) || r == '“' || r == '"'
}

// initialBefore reports whether a capitalised name precedes the initial at i: "John F. The" is rare, "W. A. Doe" is not.
func initialBefore(d *Doc, i int) bool {
	t := d.Toks[i-1]
	return t.Abbr == en.Title
}

func starter(w string) bool {
	var buf [16]byte
	return len(w) <= len(buf) && starters[string(lowerASCII(buf[:0], w))]
}

// reporting reports whether a short reporting clause starts at j: a capitalised word or
// two, then a verb of saying.
func (d *Doc) reporting(j, end int) bool {
	for k := j + 1; k < end && k <= j+3; k++ {
		switch d.Text(k) {
		case "said", "says", "asked", "asks", "told", "wrote", "added", "replied", "tweeted", "demanded", "wondered", "exclaimed", "shouted":
			return true
		}
		if d.Toks[k].Kind != Word {
			return false
		}
	}
	return false
}
