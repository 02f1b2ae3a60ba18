package web

import "strings"

// What a server that others reach shows of texts that belong to others: the headline, and in the text what
// carries marks with a few words around it. How many words are left out stands in their place.

// Words that stay: on each side of a mark, and of each side of a long passage that is compared.
const (
	excerptMargin = 8
	excerptLead   = 30
)

// excerpt cuts the rows of an article.
func excerpt(rows []row) []row {
	out, left, lead := []row{}, 0, true
	flush := func() {
		if left > 0 {
			out = append(out, row{Tokens: []token{{Text: leftOut(left)}}})
			left = 0
		}
	}
	for _, r := range rows {
		marked := len(r.Cards) > 0
		for _, t := range r.Tokens {
			marked = marked || t.marked()
		}
		switch {
		case r.Label != "": // the headline
		case !marked && !lead:
			for _, t := range r.Tokens {
				left += len(strings.Fields(t.Text))
			}
			continue
		default:
			keep := excerptMargin
			if lead && !marked {
				keep = excerptLead / 2
			}
			for i := range r.Tokens {
				if t := &r.Tokens[i]; !t.marked() {
					t.Text = cutMiddle(t.Text, keep, i > 0, i < len(r.Tokens)-1)
				}
			}
			lead = false
		}
		flush()
		out = append(out, r)
	}
	flush()
	return out
}

// marked reports whether a token is more than plain words.
func (t token) marked() bool {
	return t.Open > 0 || t.Close || len(t.Source)+len(t.Cue)+len(t.Content)+len(t.Hedge) > 0
}

func leftOut(n int) string { return "[… " + counted(n, "word") + " left out …]" }

// cutMiddle keeps so many words at the ends of s that touch a mark; at an end that touches none, none
// are kept unless no end does.
func cutMiddle(s string, keep int, before, after bool) string {
	words := strings.Fields(s)
	head, tail := keep, keep
	if before != after {
		if !before {
			head = 0
		} else {
			tail = 0
		}
	}
	if len(words) <= head+tail+4 {
		return s
	}
	first, last := "", ""
	if head > 0 {
		first = s[:strings.Index(s, words[0])] + strings.Join(words[:head], " ") + " "
	}
	if tail > 0 {
		last = " " + strings.Join(words[len(words)-tail:], " ")
		if end := strings.TrimRight(s, " \n\t"); len(end) < len(s) {
			last += s[len(end):]
		}
	}
	return first + leftOut(len(words)-head-tail) + last
}

// excerptStretches cuts the passages of a comparison.
func excerptStretches(list []stretch) []stretch {
	for i := range list {
		if x := &list[i]; x.Skip == 0 {
			x.Text = cutMiddle(x.Text, 2*excerptMargin, true, true)
		}
	}
	return list
}
