package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoted marks the words that stand between quotation marks: “ ”, „ “, « », » «, 「 」, 『 』 and
// " ". A paragraph that ends within marks was quoted to its end if the next one opens with a mark
// again, as those of one long quotation do; other marks that do not pair in their paragraph say
// nothing. Single marks are left alone: most are apostrophes.
func quoted(words []Word, s string) []bool {
	out := make([]bool, len(words))
	at := 0 // the first word behind the last range
	mark := func(from, to int) {
		for at < len(words) && int(words[at].Start) < from {
			at++
		}
		for ; at < len(words) && int(words[at].End) <= to; at++ {
			out[at] = true
		}
	}
	for start := 0; start < len(s); {
		end := len(s)
		if n := strings.IndexByte(s[start:], '\n'); n >= 0 {
			end = start + n
		}
		quotedIn(s, start, end, mark)
		start = end + 1
	}
	return out
}

// quotedIn calls mark for the inside of each pair of marks in the paragraph from start to end.
func quotedIn(s string, start, end int, mark func(from, to int)) {
	open, closers := -1, ""
	for i := start; i < end; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:end])
		}
		switch {
		case r == '"' && (open < 0 || closers == `"`):
			switch lean := leans(s, i); {
			case open >= 0 && lean <= 0:
				mark(open, i)
				open = -1
			case lean >= 0: // one that was open was never closed
				open, closers = i+1, `"`
			}
		case open >= 0 && strings.ContainsRune(closers, r):
			mark(open, i)
			open = -1
		case open < 0 && r >= utf8.RuneSelf:
			if c := closing(r); c != "" {
				open, closers = i+n, c
			}
		}
		i += n
	}
	if open >= 0 && opens(s[end:]) {
		mark(open, end)
	}
}

// leans tells what a straight mark at i looks like: 1 an opening one, with space before it and
// none behind, -1 a closing one, 0 either.
func leans(s string, i int) int {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	behind, _ := utf8.DecodeRuneInString(s[i+1:])
	loose := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before)
	end := i+1 == len(s) || unicode.IsSpace(behind) || strings.ContainsRune(".,;:!?)]", behind)
	switch {
	case loose && !end:
		return 1
	case end && !loose:
		return -1
	}
	return 0
}

// opens tells whether the first character that is no space is an opening mark.
func opens(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return closing(r) != ""
		}
	}
	return false
}

// closing returns what may close a mark, "" for no opening one.
func closing(r rune) string {
	switch r {
	case '"':
		return `"`
	case '“':
		return "”"
	case '„', '‟':
		return "“”"
	case '”':
		return "”"
	case '«':
		return "»"
	case '»':
		return "«»"
	case '「':
		return "」"
	case '『':
		return "』"
	}
	return ""
}
