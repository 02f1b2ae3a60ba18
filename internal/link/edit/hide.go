package edit

import (
	"slices"

	"hearsay"
)

// Hidden stands for a name that only the sentence may show.
const Hidden = "a name"

// Hide replaces the text of name marks by [Hidden], unless a reading of the revision that the
// mark stands in knows the name as that of a public person or of something that is no person;
// then the words that name them stay. older and newer are the actors of those readings, nil
// where there is none, and must come from the same revisions as the marks.
func Hide(marks []Mark, older, newer []hearsay.Actor) []Mark {
	out := slices.Clone(marks)
	for i := range out {
		m := &out[i]
		if m.Kind != Name {
			continue
		}
		actors := older
		if m.Added {
			actors = newer
		}
		m.Text = shown(m, actors)
	}
	return out
}

// shown returns the words of m that name somebody who may be named, and nobody else.
func shown(m *Mark, actors []hearsay.Actor) string {
	text := Hidden
	for i := range actors {
		a := &actors[i]
		for _, x := range a.Mentions {
			if x.Field != m.Field || !x.Span.Overlaps(m.Span) {
				continue
			}
			if a.Kind == hearsay.KindUnknown || a.Kind == hearsay.KindPerson && !a.Public {
				return Hidden
			}
			from, to := max(x.Span.Start, m.Span.Start)-m.Span.Start, min(x.Span.End, m.Span.End)-m.Span.Start
			text = m.Text[from:to]
		}
	}
	return text
}
