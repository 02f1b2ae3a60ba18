package phrase

import (
	"slices"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

// manyOf are the plurals of nouns that follow no rule, from lexicon/en/lemmas.tsv: the first form of a row, the word itself
// where it has none.
var manyOf = sync.OnceValue(func() map[string]string {
	out := map[string]string{"person": "people", "aircraft": "aircraft", "spacecraft": "spacecraft", "hovercraft": "hovercraft", "personnel": "personnel", "staff": "staff", "police": "police",
		"percent": "percent", "fish": "fish", "sheep": "sheep", "euro": "euros", "zero": "zeros", "quiz": "quizzes"}
	tables, err := en.LemmaTables()
	if err != nil {
		return out // a test loads them
	}
	for form, one := range tables["noun"] {
		if old, taken := out[one]; !taken || old == one && form != one {
			out[one] = form
		}
	}
	return out
})

// sameMan end in -man and are no men.
var sameMan = []string{"human", "roman", "german", "shaman", "ottoman", "talisman", "caiman"}

// Many is the plural of an English noun as a count has it, its lemma: "2 allies", "3 men". Of several words the last one changes.
// Units without a vowel ("km") and words that end in a plural's s stay.
func Many(noun string) string {
	head, last := "", noun
	if i := strings.LastIndexAny(noun, " -"); i >= 0 {
		head, last = noun[:i+1], noun[i+1:]
	}
	low := strings.ToLower(last)
	if m, ok := manyOf()[low]; ok {
		return head + m
	}
	end := func(list ...string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return strings.HasSuffix(low, s) })
	}
	switch {
	case !strings.ContainsAny(low, "aeiouy"):
		return noun
	case end("man") && !slices.Contains(sameMan, low):
		return head + last[:len(last)-2] + "en"
	case end("ss", "us", "x", "z", "ch", "sh"), end("hero", "torpedo", "embargo", "veto", "echo", "tomato", "potato"):
		return noun + "es"
	case end("sis"):
		return noun[:len(noun)-2] + "es"
	case end("s"):
		return noun
	case end("y") && !end("ay", "ey", "oy", "uy"):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}
