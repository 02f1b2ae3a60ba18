package text

import (
	"unicode"
	"unicode/utf8"
)

// Mark is one quotation: the tokens from its opening mark to its closing one, both
// included. A quotation that runs over several paragraphs, each opened again and only the
// last closed, is one Mark for each paragraph, with Continues set on all but the last and
// Continued on all but the first.
type Mark struct {
	Range
	Double    bool // “ ” " « » „ “ 「 」: speech; false for ‘ ’ and '
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

func quoteOf(src string, t Token) quoteChar {
	r, n := utf8.DecodeRuneInString(src[t.Start:t.End])
	if n != t.Len() {
		return quoteChar{}
	}
	switch r {
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
func marks(dst []Mark, toks []Token, paras []Range, src string) []Mark {
	cont := rune(0) // kind that the paragraph before left open
	for k, p := range paras {
		var stack [8]struct {
			mark   int
			pair   rune
			raw    rune
			double bool
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
			raw, _ := utf8.DecodeRuneInString(src[toks[i].Start:])
			// the innermost quotation this mark could close
			at := -1
			if q.close && canClose(src, toks, i, raw) {
				for d := depth - 1; d >= 0; d-- {
					if closes(stack[d].raw, raw) {
						at = d
						break
					}
					if !q.double && stack[d].double {
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
			if !q.open || raw == '"' && !canOpen(src, toks, i, raw) || !q.double && !canOpen(src, toks, i, raw) || raw == '»' && !canOpen(src, toks, i, raw) {
				continue
			}
			if depth == len(stack) && q.double { // apostrophes must not crowd out speech
				kept := 0
				for _, o := range stack {
					if o.double {
						stack[kept] = o
						kept++
					}
				}
				depth = kept
			}
			if depth < len(stack) {
				o := &stack[depth]
				o.mark, o.pair, o.raw, o.double = len(dst), q.pair, raw, q.double
				depth++
				dst = append(dst, Mark{Range: Range{i, p.End}, Double: q.double, Open: true,
					Continued: i == p.Start && cont == q.pair})
			}
		}
		// what stayed open: single marks were apostrophes; double ones go on or were left open
		cont = 0
		for d := range depth {
			if !stack[d].double {
				continue
			}
			if k+1 < len(paras) {
				next := quoteOf(src, toks[paras[k+1].Start])
				if next.open && next.pair == stack[d].pair {
					dst[stack[d].mark].Continues, cont = true, next.pair
				}
			}
			break
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
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' || r == '!' || r == '?' {
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
