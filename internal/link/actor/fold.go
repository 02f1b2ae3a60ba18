package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hearsay/lexicon/world"
)

// folder brings spellings of one name to one form.
type folder struct{ latin map[rune]world.Latin }

func newFolder() (folder, error) {
	m, err := world.Cyrillic()
	return folder{m}, err
}

// fold returns name in lower case and Latin letters, without marks, punctuation, possessive
// endings and a leading article: what two spellings of one name share that differ in
// nothing but dress. Empty for a name without letters and digits.
func (f folder) fold(name, lang string) string {
	var b strings.Builder
	gap := false
	put := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(s)
	}
	rs := []rune(strings.ToLower(name))
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		if l, ok := f.latin[r]; ok {
			if lang == "uk" {
				put(l.Ukrainian)
			} else {
				put(l.Any)
			}
			continue
		}
		switch {
		case r == '\'' || r == '’' || r == 'ʼ' || r == '`':
			if i+1 < len(rs) && rs[i+1] == 's' && (i+2 == len(rs) || !unicode.IsLetter(rs[i+2])) {
				i++ // a possessive
			}
		case r == '&':
			gap = true
			put("and")
			gap = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			for _, x := range norm.NFKD.String(string(r)) {
				if unicode.IsLetter(x) || unicode.IsDigit(x) {
					put(plain(x))
				}
			}
		case unicode.Is(unicode.Mn, r):
		case r == '.':
			// "U.N." and "UN" are one, "J. Hale" keeps its gap
			if i+1 < len(rs) && rs[i+1] == ' ' {
				gap = true
			}
		default:
			gap = true
		}
	}
	s := b.String()
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, article); ok && rest != "" {
			return rest
		}
	}
	return s
}

// plain gives letters that decomposition leaves whole.
func plain(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	}
	return string(r)
}

// variants are spellings that systems of transliteration give one Cyrillic letter, in the
// order in which they are replaced; at the end of a word, several endings are one.
var variants = strings.NewReplacer(
	"shch", "shch", "sch", "sh", "tch", "ch", "zh", "j", "kh", "h", "tz", "ts",
	"yu", "iu", "ju", "iu", "ya", "ia", "ja", "ia", "ye", "e", "je", "e", "ie", "e", "yo", "e", "x", "ks", "w", "v", "y", "i",
)

// skeleton returns what the common transliterations of one name share, of a folded name.
func skeleton(folded string) string {
	words := strings.Fields(folded)
	for k, w := range words {
		w = variants.Replace(w)
		var b strings.Builder
		last := byte(0)
		for i := 0; i < len(w); i++ {
			if w[i] != last { // double letters, "ii" of "iy"
				b.WriteByte(w[i])
			}
			last = w[i]
		}
		words[k] = b.String()
	}
	return strings.Join(words, " ")
}

// initials returns the first letters of a name's capitalised words, in capitals.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// acronym reports whether a name is written in capitals alone: two to eight of them.
func acronym(name string) bool {
	n := 0
	for _, r := range name {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 8
}
