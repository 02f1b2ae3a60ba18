package web

import (
	"regexp"
	"strings"
)

// markLinks are links as Markdown writes them, also where the words were cut within the address.
var markLinks = regexp.MustCompile(`\[([^\[\]]*)\]\((?:https?|tg|mailto):[^\s()]*\)?`)

// plainMarks leaves marks of Markdown out of words that stand as a heading: the first words of a post are shown as their
// readers see them. The text itself, and quotes, stay as they came.
func plainMarks(s string) string {
	if !strings.ContainsAny(s, "*_[~`") {
		return s
	}
	s = markLinks.ReplaceAllString(s, "$1")
	for _, m := range []string{"**", "__", "~~", "``"} {
		s = strings.ReplaceAll(s, m, "")
	}
	if i := strings.LastIndexByte(s, '['); i >= 0 && !strings.Contains(s[i:], "]") { // cut within a link's words
		s = s[:i] + s[i+1:]
	}
	return strings.Join(strings.Fields(s), " ")
}
