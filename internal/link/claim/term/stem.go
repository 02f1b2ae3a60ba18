package term

func ends(w []byte, s string) bool { return len(w) >= len(s) && string(w[len(w)-len(s):]) == s }

// vowels reports whether w holds one.
func vowels(w []byte) bool {
	for _, b := range w {
		switch b {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// stem cuts w in place and returns what is left. Words under four bytes and words with
// letters beyond ASCII stay.
func stem(w []byte) []byte {
	if len(w) < 4 {
		return w
	}
	for _, b := range w {
		if b >= 0x80 {
			return w
		}
	}
	switch { // plurals
	case ends(w, "ies") && len(w) > 4:
		w = append(w[:len(w)-3], 'y')
	case ends(w, "sses"), ends(w, "shes"), ends(w, "ches"), ends(w, "xes"), ends(w, "zes"):
		w = w[:len(w)-2]
	case ends(w, "ss"), ends(w, "us"), ends(w, "is"):
	case ends(w, "s"):
		w = w[:len(w)-1]
	}
	switch { // verbs
	case ends(w, "ied") && len(w) > 4:
		w = append(w[:len(w)-3], 'y')
	case ends(w, "freed"), ends(w, "agreed"):
		w = w[:len(w)-1]
	case ends(w, "eed"):
	case ends(w, "ed") && vowels(w[:len(w)-2]) && len(w) > 4:
		w = undouble(w[:len(w)-2])
	case ends(w, "ing") && vowels(w[:len(w)-3]) && len(w) > 5:
		w = undouble(w[:len(w)-3])
	case ends(w, "ly") && len(w) > 5:
		w = w[:len(w)-2]
	}
	switch { // nouns of verbs
	case ends(w, "ation") && len(w) > 7:
		w = w[:len(w)-5]
	case ends(w, "ion") && len(w) > 5 && (w[len(w)-4] == 's' || w[len(w)-4] == 't'):
		w = w[:len(w)-3]
	case ends(w, "ment") && len(w) > 7:
		w = w[:len(w)-4]
	}
	if n := len(w); n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	} else if n > 2 && w[n-1] == 'y' {
		w[n-1] = 'i'
	}
	return w
}

func undouble(w []byte) []byte {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'z' {
		return w[:n-1]
	} else if n > 4 && w[n-1] == 'l' && w[n-2] == 'l' && vowels(w[n-3:n-2]) && vowels(w[:n-3]) {
		return w[:n-1] // cancelled, but "killed" keeps both
	}
	return w
}
