package text

// paragraphs appends the paragraphs: stretches between blank lines, and single lines
// unless the text is hard-wrapped, where a single line break is only a space.
func paragraphs(dst []Range, toks []Token, src string) []Range {
	if len(toks) == 0 {
		return dst
	}
	need := uint8(1)
	if hardWrapped(toks, src) {
		need = 2
	}
	start := 0
	for i := 1; i < len(toks); i++ {
		if toks[i].Lines >= need {
			dst = append(dst, Range{start, i})
			start = i
		}
	}
	return append(dst, Range{start, len(toks)})
}

// hardWrapped reports whether single line breaks are wraps: most lines before one are
// 40 to 100 bytes long, end within a sentence, and go on in lower case. Texts with fewer
// than three single breaks are not.
func hardWrapped(toks []Token, src string) bool {
	breaks, soft := 0, 0
	lineStart := toks[0].Start
	for i := 1; i < len(toks); i++ {
		if toks[i].Lines == 0 {
			continue
		}
		end := toks[i-1].End
		if toks[i].Lines == 1 {
			breaks++
			n, last, next := end-lineStart, src[end-1], src[toks[i].Start]
			if n >= 40 && n <= 100 && last != '.' && last != '!' && last != '?' && last != ':' && (next >= 'a' && next <= 'z' || last == ',' || n >= 60) {
				soft++
			}
		}
		lineStart = toks[i].Start
	}
	return breaks >= 3 && soft*10 >= breaks*6
}
