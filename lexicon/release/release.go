// Package release knows the words that tell of a fixed time of release.
package release

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed release.tsv
var file string

var phrases = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	if err := en.Lines(file, func(line string) error {
		lang, phrase, ok := strings.Cut(line, "\t")
		if !ok || phrase == "" || phrase != strings.ToLower(phrase) {
			return fmt.Errorf("bad row %q", line)
		}
		out[lang] = append(out[lang], phrase)
		return nil
	}); err != nil {
		panic(err) // unreachable: embedded and tested
	}
	return out
})

// Fixed returns the words by which a text of a language tells that the time of its release was
// fixed, as they stand in it in lower case; "" where it tells nothing of the kind. Cost is linear.
func Fixed(text, lang string) string {
	lang, _, _ = strings.Cut(lang, "-")
	list := phrases()[lang]
	if len(list) == 0 {
		return ""
	}
	low := strings.ToLower(text)
	for _, p := range list {
		digit := strings.HasSuffix(p, "#")
		p = strings.TrimSuffix(p, "#")
		for from := 0; ; {
			i := strings.Index(low[from:], p)
			if i < 0 {
				break
			}
			i += from
			from = i + len(p)
			if (i == 0 || !letter(low[i-1])) && (digit && from < len(low) && low[from] >= '0' && low[from] <= '9' || !digit && (from == len(low) || !letter(low[from]))) {
				return strings.TrimSpace(p)
			}
		}
	}
	return ""
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }
