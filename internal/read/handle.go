package read

import (
	"strings"

	"hearsay/internal/text"
)

// handle reports whether the tokens of r name somebody by what they call themselves on a network: "@marle_truth", "a user called drylake". Whose it is
// nobody knows, so that it may be a private person's.
func (t *field) handle(r text.Range) bool {
	user := false
	for i := r.Start; i < r.End; i++ {
		switch w := strings.ToLower(t.doc.Text(i)); w {
		case "@":
			return true
		case "user", "account", "blogger", "poster", "commenter", "reader", "man", "woman", "handle":
			user = true
		case "called", "named", "nicknamed", "dubbed":
			if user && i+1 < r.End {
				return true
			}
		default:
			if w[0] == '@' || i > 0 && i == r.Start && t.doc.Text(i-1) == "@" && t.doc.Toks[i-1].End == t.doc.Toks[i].Start {
				return true
			}
		}
	}
	return false
}
