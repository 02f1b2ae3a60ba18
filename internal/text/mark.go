package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is one quotation: the tokens from its opening mark to its closing one, both
// included. A quotation that runs over several paragraphs, each opened again and only the
// last closed, is one Mark for each paragraph, with Continues set on all but the last and
// Continued on all but the first.
type Mark struct {
	Range
	Double    bool // speech: “ ” " « » „ “ 「 」 '' '' `` '', and ‘ ’ ' ' in a text that uses these for it; else false
	Open      bool // no closing mark: the quotation was cut at its paragraph's end
	Continues bool // goes on in the next paragraph
	Continued bool // began in an earlier paragraph
}

// quoteChar classifies a token that is one quotation mark.
type quoteChar struct {
	pair   rune // kind: the opening mark's typical form; 0 if the token is no mark
	double bool
	open   bool // can open
	close  bool // can close
}

// markOf returns the mark that a token is, 0 if it is none: a doubled apostrophe or grave accent is
// the double mark that it was typed for.
func markOf(src string, t Token) rune {
	r, n := utf8.DecodeRuneInString(src[t.Start:t.End])
	if n == t.Len() {
		return r
	}
	switch src[t.Start:t.End] {
	case "''":
		return '"'
	case "``", "‘‘":
		return '“'
	case "’’":
		return '”'
	}
	return 0
}

func quoteOf(src string, t Token) quoteChar {
	switch markOf(src, t) {
	case '"', '＂':
		return quoteChar{'"', true, true, true}
	case '“':
		return quoteChar{'“', true, true, true} // closes „…“
	case '”':
		return quoteChar{'“', true, false, true}
	case '„', '‟':
		return quoteChar{'„', true, true, false}
	case '«':
		return quoteChar{'«', true, true, true} // closes »…«
	case '»':
		return quoteChar{'«', true, true, true}
	case '「', '『':
		return quoteChar{'「', true, true, false}
	case '」', '』':
		return quoteChar{'「', true, false, true}
	case '‘':
		return quoteChar{'‘', false, true, true} // closes ‚…‘
	case '‚':
		return quoteChar{'‘', false, true, false}
	case '’':
		return quoteChar{'‘', false, false, true}
	case '\'':
		return quoteChar{'\'', false, true, true}
	case '‹':
		return quoteChar{'‹', false, true, false}
	case '›':
		return quoteChar{'‹', false, false, true}
	}
	return quoteChar{}
}

// marks appends the quotations of all paragraphs, in order of their openings. Marks are
// paired by kind within a paragraph; straight marks open or close by the white space
// around them, then by turns. A mark that cannot be paired stays unpaired: an opening one
// gives an Open quotation to the paragraph's end (double marks only), a closing one nothing.
// The open mark of a paragraph whose successor starts with the same mark continues there.
// Single marks are double ones in a text that sets speech in them, as British papers do.
func marks(dst []Mark, toks []Token, paras []Range, src string) []Mark {
	first := len(dst)
	dst = pair(dst, toks, paras, src, false)
	if singleSpeech(dst[first:], toks, paras, src) {
		dst = pair(dst[:first], toks, paras, src, true)
	}
	return dst
}

// singleSpeech reports whether single marks hold a text's speech: more quotations of three words and
// more in single marks begin or end as speech does (at a paragraph's start, behind a comma or colon; with a
// stop or comma before the closing mark) than stand in double marks.
func singleSpeech(found []Mark, toks []Token, paras []Range, src string) bool {
	speech, double, end, k := 0, 0, 0, 0
	for _, m := range found {
		if m.Start < end {
			continue // inside another
		}
		end = m.End
		if m.Double {
			double++
			continue
		}
		for k+1 < len(paras) && paras[k].End <= m.Start {
			k++
		}
		if m.Len() >= 5 && (m.Start == paras[k].Start || stops(src, toks[m.Start-1], ",:") || stops(src, toks[m.End-2], ",.!?…")) {
			speech++
		}
	}
	return speech > double
}

// stops reports whether a token is one of the marks.
func stops(src string, t Token, marks string) bool {
	return t.Kind == Punct && strings.Contains(marks, src[t.Start:t.End])
}

// pair is one pass of marks; single tells it to take single marks for double ones.
func pair(dst []Mark, toks []Token, paras []Range, src string, single bool) []Mark {
	cont := rune(0) // kind that the paragraph before left open
	for k, p := range paras {
		var stack [8]struct {
			mark  int
			pair  rune
			raw   rune
			apart bool // a single mark
		}
		depth := 0
		first := len(dst)
		for i := p.Start; i < p.End; i++ {
			if toks[i].Kind != Punct && toks[i].Kind != Symbol {
				continue
			}
			q := quoteOf(src, toks[i])
			if q.pair == 0 {
				continue
			}
			raw := markOf(src, toks[i])
			apart := !q.double // an apostrophe, if it pairs with nothing
			q.double = q.double || single
			// the innermost quotation this mark could close
			at := -1
			if q.close && canClose(src, toks, i, raw) {
				for d := depth - 1; d >= 0; d-- {
					if closes(stack[d].raw, raw) {
						if !apart || !genitive(src, toks, i, p.End) {
							at = d
						}
						break
					}
					if apart && !stack[d].apart {
						break // “the dogs’ bowl”: an apostrophe ends nothing around it
					}
				}
			}
			if at >= 0 && q.open && at < depth-1 && (toks[i].Space || raw != '“') && canOpen(src, toks, i, raw) {
				at = -1
			}
			if at >= 0 {
				dst[stack[at].mark].End = i + 1
				dst[stack[at].mark].Open = false
				for d := at + 1; d < depth; d++ {
					dst[stack[d].mark].End = i // left open inside
				}
				depth = at
				continue
			}
			if !q.open || raw == '"' && !canOpen(src, toks, i, raw) || apart && !canOpen(src, toks, i, raw) || raw == '»' && !canOpen(src, toks, i, raw) {
				continue
			}
			if depth == len(stack) && !apart { // apostrophes must not crowd out speech
				kept := 0
				for _, o := range stack {
					if !o.apart {
						stack[kept] = o
						kept++
					}
				}
				depth = kept
			}
			if depth < len(stack) {
				o := &stack[depth]
				o.mark, o.pair, o.raw, o.apart = len(dst), q.pair, raw, apart
				depth++
				dst = append(dst, Mark{Range: Range{i, p.End}, Double: q.double, Open: true,
					Continued: i == p.Start && cont == q.pair})
			}
		}
		// what stayed open: single marks were apostrophes; double ones go on or were left open
		cont = 0
		for d := range depth {
			o := &stack[d]
			if o.apart && !single {
				continue
			}
			goes := false
			if k+1 < len(paras) {
				next := quoteOf(src, toks[paras[k+1].Start])
				goes = next.open && next.pair == o.pair && (!o.apart || o.raw == '‘')
			}
			if goes {
				dst[o.mark].Continues, cont = true, o.pair
			}
			if !o.apart || goes {
				break
			}
		}
		for d := range depth {
			if m := &dst[stack[d].mark]; stack[d].apart && !m.Continues {
				m.Double = false // an apostrophe
			}
		}
		kept := dst[:first]
		for _, m := range dst[first:] {
			if m.Double || !m.Open {
				kept = append(kept, m)
			}
		}
		dst = kept
	}
	return dst
}

// genitive reports whether the single mark i, which could close a quotation, is an apostrophe in it: behind a
// letter and before a word in lower case, and a mark further on in the paragraph, with a stop or comma before it and no
// opening one between, closes it ("‘The dogs’ bowl is here,’ he said"). It looks at sixty tokens at most.
func genitive(src string, toks []Token, i, end int) bool {
	if i+1 >= end || i == 0 || !toks[i+1].Space || src[toks[i+1].Start] < 'a' || src[toks[i+1].Start] > 'z' || toks[i-1].Kind != Word {
		return false
	}
	for k := i + 1; k < min(end, i+61); k++ {
		q := quoteOf(src, toks[k])
		switch {
		case q.pair == 0 || q.double:
		case canOpen(src, toks, k, markOf(src, toks[k])):
			return false
		case q.close && stops(src, toks[k-1], ",.!?…") && !toks[k].Space:
			return true
		}
	}
	return false
}

// closes reports whether mark c ends what mark o began.
func closes(o, c rune) bool {
	switch o {
	case '“':
		return c == '”' || c == '"'
	case '"', '＂':
		return c == '"' || c == '＂' || c == '”'
	case '„', '‟':
		return c == '“' || c == '”' || c == '"'
	case '«':
		return c == '»'
	case '»':
		return c == '«' || c == '»'
	case '「', '『':
		return c == '」' || c == '』'
	case '‘':
		return c == '’'
	case '‚':
		return c == '’' || c == '‘'
	case '\'':
		return c == '\''
	case '‹':
		return c == '›'
	}
	return false
}

// canOpen: no letter or digit touches the mark from the left, and something touches it from the right.
func canOpen(src string, toks []Token, i int, raw rune) bool {
	if raw == '“' || raw == '„' || raw == '«' || raw == '「' {
		return true
	}
	if !toks[i].Space {
		r, _ := utf8.DecodeLastRuneInString(src[:toks[i].Start])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' && toks[i-1].Len() == 1 || r == '.' || r == ',' || r == '!' || r == '?' {
			return false
		}
	}
	return i+1 < len(toks) && !toks[i+1].Space
}

// canClose: something touches the mark from the left. Typographic closing marks always can.
func canClose(src string, toks []Token, i int, raw rune) bool {
	switch raw {
	case '”', '」', '』', '›':
		return true
	case '“', '‘', '«', '»':
		return !toks[i].Space
	case '’', '\'':
		if toks[i].Space {
			return false
		}
		r, _ := utf8.DecodeRuneInString(src[toks[i].End:])
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	if !toks[i].Space {
		return true
	}
	return i+1 >= len(toks) || toks[i+1].Space // a mark between spaces: by turns
}

// cover appends, for each of n tokens, 1 + the index of its innermost quotation and of its
// outermost double one, or 0. Time is O(n + marks·depth·length) with depth at most eight.
func cover(inner, double []int32, marks []Mark, n int) ([]int32, []int32) {
	for range n {
		inner, double = append(inner, 0), append(double, 0)
	}
	for k, m := range marks { // later marks open further in
		for i := m.Start; i < m.End; i++ {
			inner[i] = int32(k + 1)
			if m.Double && double[i] == 0 {
				double[i] = int32(k + 1)
			}
		}
	}
	return inner, double
}
