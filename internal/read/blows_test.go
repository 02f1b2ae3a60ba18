package read

import (
	"strings"
	"testing"

	"hearsay"
)

// Blows of states and armed groups are deeds that the article tells, not words; blows at plans and critics are words, and
// nobody accuses itself by them.
func TestBlows(t *testing.T) {
	r := inSample(t)
	for text, speaks := range map[string]bool{
		"Ustrand attacked the harbour of Port Ambry overnight.":        false,
		"Ustrandic forces struck a hospital in Sollet.":                false,
		"Quillara attacked the plan of the river council as reckless.": true,
	} {
		g := r.Read(&hearsay.Revision{ID: "r", Article: "a", Title: "A night on the river", Text: text + " Nobody slept in the town, and the lamps burned until dawn.", Lang: "en", Genre: hearsay.GenreNews})
		for _, q := range g.Quotes {
			if len(q.Cue) == 0 {
				continue
			}
			cue := q.Cue[0].In(q.Field.In(&hearsay.Revision{Title: "A night on the river", Text: text + " Nobody slept in the town, and the lamps burned until dawn."}))
			if (cue == "attacked" || cue == "struck") && !speaks {
				t.Errorf("%s: taken for words", text)
			}
			for _, a := range q.Accused {
				if speaks && strings.Contains(a.Name, "Quillara") {
					t.Errorf("%s: accuses itself", text)
				}
			}
		}
	}
}
