package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/quote"
)

// headline returns title without what its page puts behind the headline: section and site ("… « News | Site", "… | The Site") and the
// time of day before them ("(04.11.26 19:05)"), the outlet's own name behind a dash, and what else there is to see ("PHOTOS"). A title stays where too little would be left, or where what stands behind the bar is
// a headline itself. The result is a prefix of title, so that offsets stay. Cost is linear.
func headline(title, outlet string) string {
	for range 3 {
		n := len(title)
		if i := strings.LastIndex(title, " | "); i > 0 && site(title[i+3:]) && words(title[:i]) >= leastHeadline {
			title = title[:i]
		}
		if i := strings.LastIndex(title, " « "); i > 0 && !strings.Contains(title[i:], "»") && words(title[i:]) <= mostSite+1 && words(title[:i]) >= leastHeadline {
			title = title[:i]
		}
		if len(title) == n {
			break
		}
	}
	if i := strings.LastIndexByte(title, '('); i > 0 && moment(strings.TrimSpace(title[i:])) {
		title = title[:i]
	}
	title = strings.TrimRight(title, " \t")
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.LastIndex(title, dash); i > 0 && called(title[i+len(dash):], outlet) && words(title[:i]) >= leastHeadline {
			title = title[:i]
		}
	}
	for _, see := range []string{"VIDEO", "VIDEOS", "PHOTO", "PHOTOS", "AUDIO", "INFOGRAPHIC", "INFOGRAPHICS", "DOCUMENT", "DOCUMENTS", "MAP", "MAPS", "GALLERY"} {
		if s, ok := strings.CutSuffix(title, ". "+see); ok {
			title = s
		}
	}
	return title
}

// labelled reports whether a heading begins with nothing but the name of a person, a state or a body and a colon: what follows may be its words, or
// about it. One or two words with a capital that may be a person's name count, too; in capitals they are a rubric ("LIVE: …").
func (t *field) labelled() bool {
	c := quote.Label(&t.doc)
	if c <= 0 || t.doc.Text(len(t.doc.Toks)-1) == "?" {
		return false
	}
	return c <= 2 && quote.MayBeSurname(&t.doc, c) || slices.ContainsFunc(t.names, func(n name.Name) bool {
		return n.Start == 0 && n.End == c && (n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindState || n.Kind == hearsay.KindOffice || n.Kind == hearsay.KindOrganisation)
	})
}

// called reports whether name is what the outlet is called, in part or as the host of its pages: "The Velm Post", "velmpost.example".
func called(name, outlet string) bool {
	a, b := letters(name), letters(outlet)
	return len(a) >= 3 && (strings.HasPrefix(b, a) || len(b) >= 3 && strings.HasPrefix(a, b) || strings.HasPrefix(b, strings.TrimPrefix(a, "the")) && len(a) > 6)
}

// letters are the letters and figures of s, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// leastHeadline words are a headline, up to mostSite capitalised ones the name of a site.
const leastHeadline, mostSite = 3, 4

// site reports whether s can be the name of a site or section: a few words, each with a capital, a figure or a full stop.
func site(s string) bool {
	if n := words(s); n == 0 || n > mostSite {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !strings.Contains(w, ".") && w != "of" && w != "the" && w != "and" {
			return false
		}
	}
	return true
}

// moment reports whether s is figures, points and colons in brackets, ten at least, as dates with times are.
func moment(s string) bool {
	return len(s) >= 10 && s[len(s)-1] == ')' && strings.Trim(s, "(0123456789.:/- )") == ""
}

func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}
