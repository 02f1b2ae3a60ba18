package embedded

import (
	"strings"
	"unicode"
)

// maxTerms bounds the words of one query; later ones are ignored. People type ten, and FTS5
// bounds the depth of its own expressions at 256.
const maxTerms = 64

// match is a query in the words of FTS5. Nothing a person typed is passed on as syntax:
// every term goes into double quotes.
type match struct {
	want string // terms that must all occur, minus the excluded ones; "" if there are none
	not  string // terms none of which may occur, where there is nothing to want
	none bool   // the query has no word at all and so matches nothing
}

// any reports whether the query restricts anything.
func (m match) any() bool { return m.want != "" || m.not != "" || m.none }

// parseMatch reads what a person typed: words are ANDed, "a phrase" stays together, -word
// (or -"a phrase") excludes, word* matches beginnings. Everything else is a word or, having
// neither letter nor digit, nothing. A quotation mark without partner runs to the end.
// Blank text restricts nothing. It never fails.
func parseMatch(s string) match {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '“' || r == '”' || r == '„':
			return '"'
		case unicode.IsControl(r): // FTS5 would stop reading at NUL
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	if strings.TrimSpace(s) == "" {
		return match{}
	}
	var want, not []string
	for n := 0; n < maxTerms; {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			break
		}
		var term string
		var exclude bool
		term, exclude, s = cutTerm(s)
		if term == "" {
			continue
		}
		n++
		if exclude {
			not = append(not, term)
		} else {
			want = append(want, term)
		}
	}
	switch {
	case len(want) == 0 && len(not) == 0:
		return match{none: true}
	case len(want) == 0:
		return match{not: strings.Join(not, " OR ")}
	case len(not) == 0:
		return match{want: strings.Join(want, " AND ")}
	}
	return match{want: "(" + strings.Join(want, " AND ") + ") NOT (" + strings.Join(not, " OR ") + ")"}
}

// cutTerm takes one term off the front of s, which does not start with space. term is an
// FTS5 string, "" if it has no word in it.
func cutTerm(s string) (term string, exclude bool, rest string) {
	if after, ok := strings.CutPrefix(s, "-"); ok && after != "" && !unicode.IsSpace(rune(after[0])) {
		exclude, s = true, after
	}
	var body string
	if after, ok := strings.CutPrefix(s, `"`); ok {
		body, rest, _ = strings.Cut(after, `"`)
	} else {
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if end < 0 {
			end = len(s)
		}
		body, rest = s[:end], s[end:]
	}
	prefix := strings.HasSuffix(body, "*")
	if after, ok := strings.CutPrefix(rest, "*"); ok { // "a phrase"*
		prefix, rest = true, after
	}
	if strings.IndexFunc(body, isWordRune) < 0 {
		return "", false, rest
	}
	term = `"` + body + `"` // body holds no quotation mark
	if prefix {
		term += " *"
	}
	return term, exclude, rest
}

// isWordRune tells which characters the tokenizer keeps: letters, numbers, private use.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}
