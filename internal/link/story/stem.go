package story

import "unicode/utf8"

// Letters that the stem of a word keeps outside English. Inflected languages put what tells
// words apart first; cutting after five letters does as well as a stemmer in retrieval
// (McNamee and Mayfield 2004, "Character n-gram tokenization for European language text
// retrieval"). Six keep more names apart.
const stemLetters = 6

// stem cuts w, in lower case, to what its forms have in common: in English the endings of
// number, tense and the adverb (a cut of Porter 1980, "An algorithm for suffix stripping"),
// elsewhere all behind six letters. It changes w in place.
func stem(w []byte, lang string) []byte {
	if len(lang) < 2 || lang[:2] != "en" {
		k := 0
		for i := range w {
			if utf8.RuneStart(w[i]) {
				if k == stemLetters {
					return w[:i]
				}
				k++
			}
		}
		return w
	}
	n := len(w)
	if n < 4 {
		return w
	}
	switch {
	case ends(w, "sses"):
		w = w[:n-2]
	case ends(w, "ies"):
		w = append(w[:n-3], 'y')
	case ends(w, "ches"), ends(w, "shes"), ends(w, "xes"):
		w = w[:n-2]
	case w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		w = w[:n-1]
	}
	switch n = len(w); {
	case ends(w, "ied") && n > 4:
		w = append(w[:n-3], 'y')
	case ends(w, "eed"):
	case ends(w, "ed") && voiced(w[:n-2]):
		w = undouble(w[:n-2])
	case ends(w, "ing") && voiced(w[:n-3]):
		w = undouble(w[:n-3])
	case ends(w, "ly") && n > 5:
		w = w[:n-2]
	}
	switch n = len(w); {
	case ends(w, "ation") && n > 7:
		w = w[:n-3]
	case ends(w, "ment") && n > 7:
		w = w[:n-4]
	}
	if n = len(w); n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	if n = len(w); n > 3 && w[n-1] == 'y' {
		w[n-1] = 'i'
	}
	return w
}

func ends(w []byte, s string) bool { return len(w) >= len(s) && string(w[len(w)-len(s):]) == s }

// voiced reports whether what an ending leaves is a stem: two letters and a vowel.
func voiced(w []byte) bool {
	if len(w) < 3 {
		return false
	}
	for _, b := range w {
		switch b {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// undouble gives back the single consonant that an ending doubled.
func undouble(w []byte) []byte {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'z' {
		return w[:n-1]
	}
	return w
}
