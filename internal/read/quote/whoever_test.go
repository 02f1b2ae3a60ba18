package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What the field found, and what is made of it.
func TestWhoever(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct{ found, want string }{
		{"But a man who works at the lock told Velm Daily that the gates of the bridge were open.", "But [S1 a man who works at the lock] [C1 told] Velm Daily [Q1 that the gates of the bridge were open]."},
		{"But a man who works at the lock [C1 told] Velm Daily [Q1 that the gates were \"wide open\" at noon]. A spokesman disputed it.", "But [S1 a man who works at the lock] [C1 told] Velm Daily [Q1 that the gates were \"wide open\" at noon]. A spokesman disputed it."},
		{"Two clerks who had seen the letter said that the gates of the bridge were open.", "[S1 Two clerks who had seen the letter] [C1 said] [Q1 that the gates of the bridge were open]."},
		// nobody, or found already
		{"A man who said that the gates of the bridge were open has been fined.", "A man who said that the gates of the bridge were open has been fined."},
		{"A man who works at the lock told [S1 Velm Daily] [C1 writes] [Q1 that the gates were open].", "A man who works at the lock told [S1 Velm Daily] [C1 writes] [Q1 that the gates were open]."},
		{"Nobody knew the man, who works there and told them that the gates were open.", "Nobody knew the man, who works there and told them that the gates were open."},
	} {
		src, got := gold(t, x.found)
		wanted, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got = Whoever(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		for i := range got {
			got[i].Score, got[i].Kind = 0, ""
		}
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}
