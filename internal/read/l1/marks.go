package l1

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// pairs appends the outermost stretches in quotation marks of src[from:]. Which marks open
// depends on the language and on what stands beside them: “ closes in German and Polish,
// » opens in German only where a word follows.
func pairs(dst []pair, src string, from int, lang string) []pair {
	open, start, depth := rune(0), 0, 0
	prev := ' '
	for i := from; i < len(src); {
		r, n := utf8.DecodeRuneInString(src[i:])
		next, _ := utf8.DecodeRuneInString(src[i+n:])
		switch {
		case open == 0:
			if opens(r, prev, next, lang) {
				open, start, depth = r, i, 1
			}
		case closes(r, open, prev, next, lang):
			if depth--; depth == 0 {
				dst = append(dst, pair{Span: hearsay.Span{Start: start, End: i + n}})
				open = 0
			}
		case r == open && r != '"' && opens(r, prev, next, lang):
			depth++
		}
		prev = r
		i += n
	}
	return dst
}

// opens reports whether r opens a quotation between prev and next.
func opens(r, prev, next rune, lang string) bool {
	free := unicode.IsSpace(prev) || strings.ContainsRune("([{—–-:…/", prev)
	switch r {
	case '„', '「', '『':
		return true
	case '«':
		return lang != "de" || free && !unicode.IsSpace(next)
	case '»':
		return lang == "de" && free && !unicode.IsSpace(next)
	case '“':
		return lang != "de" && lang != "pl" && lang != "ru" && lang != "uk" || free && !unicode.IsSpace(next)
	case '"':
		return free && !unicode.IsSpace(next)
	}
	return false
}

// closes reports whether r closes what open opened.
func closes(r, open, prev, next rune, lang string) bool {
	switch open {
	case '„':
		return r == '“' || r == '”' || r == '"' && !unicode.IsSpace(prev)
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '“':
		return r == '”' || r == '"' && !unicode.IsSpace(prev)
	case '"':
		return r == '"' && !unicode.IsSpace(prev) && !unicode.IsLetter(next)
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	}
	return false
}

// dashes adds the speech behind a dash that opens the paragraph, up to the dash before its
// cue: "— We will not go, — said X", "—No iremos —dijo X". Without a cue behind a second dash
// it is a list or a thought, and no quotation.
func (p *para) dashes() {
	s := p.src[p.from:]
	lead := len(s) - len(strings.TrimLeft(s, " \t"))
	r, n := utf8.DecodeRuneInString(s[lead:])
	if r != '—' && r != '–' && !(r == '-' && len(s) > lead+1 && s[lead+1] == ' ') || len(p.pairs) > 0 {
		return
	}
	start := p.from + lead + n
	for start < len(p.src) && p.src[start] == ' ' {
		start++
	}
	for i := start; i < len(p.src); {
		r, n := utf8.DecodeRuneInString(p.src[i:])
		if (r == '—' || r == '–' || r == '-' && spaced(p.src, i)) && i > start {
			end := i
			for end > start && (p.src[end-1] == ' ' || p.src[end-1] == ',') {
				end--
			}
			p.pairs = append(p.pairs, pair{Span: hearsay.Span{Start: start, End: end}, dash: true})
			return
		}
		i += n
	}
}

func spaced(s string, i int) bool { return i > 0 && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' ' }
