package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text as it is compared.
type word struct {
	start, end int    // bytes of the text
	hash       uint64 // of the word in lower case, cut to its stem
	upper      bool   // begins with a capital
	opens      bool   // first of a sentence or headline, where a capital says nothing
	digits     bool   // holds a digit
	year       bool   // is a number from 1900 to 2099
}

// scanner cuts a text into words: runs of letters, digits and marks, without a possessive 's.
// Web addresses and handles are no words. Where a script writes no spaces, every pair of neighbouring characters is a word. One
// scanner is used for one text after the other; nothing is allocated per word.
type scanner struct {
	s     string
	at    int
	opens bool
	last  rune // the character before, of a script without spaces
	lang  string
	buf   []byte
}

func (sc *scanner) reset(s, lang string) {
	sc.s, sc.at, sc.opens, sc.last, sc.lang = s, 0, true, 0, lang
}

// next reads the next word; false at the end of the text.
func (sc *scanner) next(w *word) bool {
	for sc.at < len(sc.s) {
		if n := address(sc.s[sc.at:]); n > 0 {
			sc.at, sc.last = sc.at+n, 0
			continue
		}
		r, n := utf8.DecodeRuneInString(sc.s[sc.at:])
		switch {
		case alone(r):
			before := sc.last
			sc.last = r
			sc.at += n
			if before == 0 {
				continue
			}
			sc.buf = utf8.AppendRune(utf8.AppendRune(sc.buf[:0], before), r)
			*w = word{start: sc.at - n - utf8.RuneLen(before), end: sc.at, hash: hashOf(sc.buf)}
			return true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			sc.last = 0
			sc.read(w)
			return true
		}
		sc.last = 0
		switch r {
		case '.', '!', '?', '\n', ':', ';', '"', '“', '”', '«', '»', '–', '—', '|':
			sc.opens = true
		}
		sc.at += n
	}
	return false
}

// read reads the word at sc.at, which begins with a letter or digit.
func (sc *scanner) read(w *word) {
	*w = word{start: sc.at, opens: sc.opens}
	sc.opens = false
	sc.buf = sc.buf[:0]
	i := sc.at
	for i < len(sc.s) {
		r, n := utf8.DecodeRuneInString(sc.s[i:])
		switch {
		case unicode.IsDigit(r):
			w.digits = true
		case unicode.IsLetter(r):
			if alone(r) {
				r = -1
			}
		case unicode.Is(unicode.Mn, r):
		case (r == ',' || r == '.') && w.digits && i+n < len(sc.s) && sc.s[i+n] >= '0' && sc.s[i+n] <= '9':
			if r == '.' {
				sc.buf = append(sc.buf, '.')
			}
			i += n
			continue
		default:
			r = -1
		}
		if r < 0 {
			break
		}
		if i == sc.at {
			w.upper = unicode.IsUpper(r)
		}
		if r == 'ё' || r == 'Ё' {
			r = 'е' // written either way
		}
		sc.buf = utf8.AppendRune(sc.buf, unicode.ToLower(r))
		i += n
	}
	w.end, sc.at = i, i
	w.year = len(sc.buf) == 4 && (string(sc.buf[:2]) == "19" || string(sc.buf[:2]) == "20") && digit(sc.buf[2]) && digit(sc.buf[3])
	if !w.digits {
		sc.buf = stem(sc.buf, sc.lang)
	}
	w.hash = hashOf(sc.buf)
	// A possessive ending, or what a tokeniser left of it, is no word.
	if rest := sc.s[i:]; len(rest) > 1 && (rest[0] == '\'' || len(rest) > 4 && rest[:3] == "’") {
		k := 1
		if rest[0] != '\'' {
			k = 3
		}
		if (rest[k] == 's' || rest[k] == 'S') && (k+1 == len(rest) || !letter(rest[k+1])) {
			sc.at = i + k + 1
		}
	}
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 }

// alone reports whether a character belongs to a script written without spaces.
func alone(r rune) bool {
	return r >= 0x0E00 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Thai, r))
}

// hashOf is FNV-1a with Appleby's finaliser: every bit depends on every byte.
func hashOf(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h = (h ^ h>>33) * 0xFF51AFD7ED558CCD
	return h ^ h>>33
}

// address returns how many bytes at the start of s are a web address or a handle ("@name"): they tell
// who publishes, not what happened. 0 if none are.
func address(s string) int {
	switch {
	case s[0] == '@', strings.HasPrefix(s, "http://"), strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "t.me/"), strings.HasPrefix(s, "www."):
	default:
		return 0
	}
	n := 1
	for n < len(s) && s[n] > ' ' && s[n] != ')' && s[n] != ']' && s[n] != '"' && s[n] != '>' {
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}
