package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"hearsay"
	"hearsay/lexicon/en"
)

// Kind of a token.
type Kind uint8

const (
	Word   Kind = iota // letters, perhaps with digits, hyphens, full stops of an abbreviation
	Number             // starts with a digit and has no letters
	Punct              // punctuation
	Symbol             // everything else
)

// Token is one word, number or mark.
type Token struct {
	hearsay.Span
	Kind  Kind
	Space bool            // white space stands before it (or it is the first)
	Lines uint8           // line breaks before it, 2 meaning a blank line
	Abbr  en.Abbreviation // the token ends in the full stop of an abbreviation of this class
}

var abbreviations = func() map[string]en.Abbreviation {
	m, err := en.Abbreviations()
	if err != nil {
		panic(err) // misuse by our own data file; a test loads it
	}
	return m
}()

// tokens appends the tokens of src to dst.
func tokens(dst []Token, src string) []Token {
	seg := words.FromString(src)
	base := len(dst)
	space, lines := true, uint8(0)
	for seg.Next() {
		v, at := seg.Value(), seg.Start()
		if isSpace(v) {
			space = true
			lines = min(2, lines+lineBreaks(v))
			continue
		}
		kind := kindOf(v)
		t := Token{Span: hearsay.Span{Start: at, End: at + len(v)}, Kind: kind, Space: space, Lines: lines}
		space, lines = false, 0
		if !t.Space && len(dst) > base && join(src, &dst[len(dst)-1], t, dst[base:]) {
			if cut := clitic(v); kind == Word && cut > 0 && src[at-1] == '-' { // "Guinea-Bissau's"
				dst[len(dst)-1].End = at + cut
				dst = append(dst, Token{Span: hearsay.Span{Start: at + cut, End: at + len(v)}, Kind: Word})
			}
			continue
		}
		if cut := lostSpace(v); cut > 0 && kind == Word {
			head, stop := t, t
			head.End, stop.Start, stop.End = at+cut, at+cut, at+cut+1
			stop.Kind, stop.Space, stop.Lines = Punct, false, 0
			t.Start, t.Space, t.Lines = at+cut+1, false, 0
			dst = append(dst, head, stop)
		}
		dst = splitClitic(dst, src, t)
	}
	return dst
}

// lostSpace returns where a full stop stands in v after which a space was lost, "shut.The":
// behind a lower-case letter and before a capitalised word that usually starts a sentence.
// UAX #29 keeps such words whole, as it must for host names. 0 if there is none.
func lostSpace(v string) int {
	i := strings.LastIndexByte(v, '.')
	if i < 2 || i+2 >= len(v) || v[i-1] < 'a' || v[i-1] > 'z' || v[i+1] < 'A' || v[i+1] > 'Z' || v[i+2] < 'a' || !starter(v[i+1:]) {
		return 0
	}
	return i
}

// isSpace reports whether a UAX #29 segment is white space, control or format characters.
func isSpace(v string) bool {
	for _, r := range v {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return true
}

func lineBreaks(v string) uint8 {
	n := uint8(0)
	for i := 0; i < len(v); i++ {
		switch {
		case v[i] == '\n', v[i] == '\r' && (i+1 == len(v) || v[i+1] != '\n'):
			n = min(2, n+1)
		}
	}
	if strings.Contains(v, "\u2029") {
		n = 2
	}
	return n
}

func kindOf(v string) Kind {
	r, _ := utf8.DecodeRuneInString(v)
	switch {
	case unicode.IsLetter(r):
		return Word
	case unicode.IsDigit(r):
		if strings.IndexFunc(v, unicode.IsLetter) >= 0 {
			return Word
		}
		return Number
	case unicode.IsPunct(r):
		if len(v) > 1 && strings.IndexFunc(v, unicode.IsLetter) >= 0 {
			return Word
		}
		return Punct
	}
	return Symbol
}

// join appends t to the token before it, which it touches, where the two are one word:
// an abbreviation's full stop, a hyphen inside a word, a run of dots or dashes, an address.
func join(src string, last *Token, t Token, toks []Token) bool {
	b := src[t.Start]
	p := src[last.End-1]
	prev := src[last.Start:last.End]
	one := t.Len() == 1
	switch {
	case one && b == '.' && last.Kind == Word && !strings.HasSuffix(prev, "."):
		class := abbreviation(prev)
		if class == en.NotAbbreviation || class == en.Numero && !digitNext(src, t.End) {
			return false
		}
		last.Abbr = class
	case (strings.HasPrefix(prev, "http:") || strings.HasPrefix(prev, "https:")) && last.Abbr == 0,
		one && b == ':' && strings.HasPrefix(prev, "http") && strings.HasPrefix(src[t.End:], "//"):
		if b == ')' || b == '"' || b == '>' || one && strings.IndexByte(".,;!?", b) >= 0 && spaceNext(src, t.End) {
			return false
		}
	case one && b == '-' && p == '-' || one && b == '.' && p == '.' && last.Kind == Punct:
		// "--" and "..."
	case doubled(src, last, t):
		// "''", typed for a quotation mark
	case one && b == '-' && last.Kind != Punct && last.Kind != Symbol && wordNext(src, t.End):
		// "state-run", "15-year", "Jean-Luc": the part after the hyphen follows as a segment
	case (t.Kind == Word || t.Kind == Number) && p == '-' && last.Len() > 1 && last.Kind != Punct:
		if last.Kind == Number && t.Kind == Word {
			last.Kind = Word
		}
	case (t.Kind == Word || t.Kind == Number) && last.Abbr != 0 && p == '.' && last.Kind == Word && last.Len() <= 4 && t.Len() <= 2:
		last.Abbr = 0 // "U.S" + "." + "S": letters go on after the stop
	default:
		return false
	}
	last.End = t.End
	return true
}

// doubled reports whether two apostrophes or grave accents stand for a double quotation mark: alike, nothing of their kind on
// either side (of three that close, the last two), and not between letters, where they are an escaped apostrophe ("Voss”s").
func doubled(src string, last *Token, t Token) bool {
	m := src[t.Start:t.End]
	if m != "'" && m != "`" && m != "’" && m != "‘" || src[last.Start:last.End] != m {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(src[:last.Start])
	after, _ := utf8.DecodeRuneInString(src[t.End:])
	same, _ := utf8.DecodeRuneInString(m)
	if after == same {
		return last.Start == 0 || unicode.IsSpace(before)
	}
	return !(unicode.IsLetter(before) && unicode.IsLetter(after))
}

// abbreviation classifies a word before a full stop: listed, an initial, or letters
// with full stops between them.
func abbreviation(w string) en.Abbreviation {
	var buf [24]byte
	if len(w) <= len(buf) {
		if c := abbreviations[string(lowerASCII(buf[:0], w))]; c != 0 {
			if c != en.MayEnd || !isLower(w) || strings.IndexByte(w, '.') > 0 || len(w) == 2 || !ambiguous[w] {
				return c
			}
		}
	}
	r, n := utf8.DecodeRuneInString(w)
	if n == len(w) && unicode.IsUpper(r) && r != 'I' {
		return en.Title // an initial: "J. Doe"; sentence rules look again
	}
	for i := 0; i < len(w); i++ { // "U.N.E.S.C.O", "p.m"
		if i%2 == 1 && w[i] != '.' || i%2 == 0 && !letter(w[i]) {
			return en.NotAbbreviation
		}
	}
	if len(w) >= 3 && len(w)%2 == 1 {
		return en.MayEnd
	}
	return en.NotAbbreviation
}

// ambiguous are listed abbreviations that are also plain words in lower case.
var ambiguous = map[string]bool{
	"in": true, "co": true, "la": true, "pa": true, "ill": true, "sun": true, "sat": true, "wed": true, "mass": true, "miss": true,
	"wash": true, "min": true, "sec": true, "ore": true, "ind": true, "mo": true, "del": true, "fri": true, "ark": true, "al": false,
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isLower(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= 'A' && w[i] <= 'Z' {
			return false
		}
	}
	return true
}

func lowerASCII(dst []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		b := w[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		dst = append(dst, b)
	}
	return dst
}

func spaceNext(src string, i int) bool {
	return i >= len(src) || src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r'
}

func wordNext(src string, i int) bool {
	r, _ := utf8.DecodeRuneInString(src[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// digitNext reports whether a numeral follows, after at most one space.
func digitNext(src string, i int) bool {
	if i < len(src) && src[i] == ' ' {
		i++
	}
	return i < len(src) && src[i] >= '0' && src[i] <= '9'
}

// splitClitic appends t, cut before "'s", "'re", "'ve", "'ll", "'d", "'m" or "n't".
func splitClitic(dst []Token, src string, t Token) []Token {
	v := src[t.Start:t.End]
	if t.Kind == Word && len(v) > 2 {
		if cut := clitic(v); cut > 0 {
			rest := t
			t.End = t.Start + cut
			rest.Start, rest.Space, rest.Lines = t.End, false, 0
			return append(dst, t, rest)
		}
	}
	return append(dst, t)
}

// clitic returns where the clitic of v starts, 0 if it has none.
func clitic(v string) int {
	i := strings.LastIndexAny(v, "'’")
	if i <= 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(v[i:])
	switch tail := v[i+n:]; tail {
	case "s", "S", "re", "ve", "ll", "d", "m", "RE", "VE", "LL", "D", "M":
		return i
	case "t", "T":
		if i >= 2 && (v[i-1] == 'n' || v[i-1] == 'N') {
			return i - 1
		}
	}
	return 0
}
