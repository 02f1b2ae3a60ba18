package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Whose view it is may be told by a noun alone.
func TestViewed(t *testing.T) {
	tags := tagger(t)
	for _, marked := range []string{
		"In [S1 the harbour board]'s [C1 view], [Q1 Velia cut the mooring lines of the ferry].",
		"In the [C1 view of] [S1 the harbour board], [Q1 Velia cut the mooring lines of the ferry].",
		"[Q1 Velia], in the [C1 opinion of] [S1 the harbour board], [Q1 cut the mooring lines].",
		"[Q1 Velia cut the mooring lines], in the [C1 opinion of] [S1 the harbour board].",
		"It was the [C1 assessment of] [S1 the harbour board] [Q1 that Velia cut the mooring lines].",
		"[S1 The harbour board]'s [C1 conclusion] is [Q1 that Velia cut the mooring lines].",
		"The [C1 conclusion of] [S1 the harbour board] was [Q1 that Velia cut the mooring lines].",
		"[Q1 Velia cut the mooring lines of the ferry], if [S1 the harbour board] [C1 is to be believed].",
		"[Q1 Velia cut the mooring lines of the ferry], or so [S1 the harbour board] [C1 says].",
		"By [S1 the harbour board]'s [C1 account], [Q1 Velia cut the mooring lines of the ferry].",
		"In [S1 the harbour board]'s [C1 version] of events, [Q1 Velia cut the mooring lines of the ferry].",
		"[Q1 Velia cut the mooring lines of the ferry], at least in [S1 the harbour board]'s [C1 telling].",
		"As [S1 the harbour board] [C1 tells it], [Q1 Velia cut the mooring lines of the ferry].",
		"To hear [S1 the harbour board] [C1 tell it], [Q1 Velia cut the mooring lines of the ferry].",

		"As the harbour board tells its men, Velia cut the mooring lines of the ferry.",
		"To hear the harbour bells, Velia cut the mooring lines of the ferry.",
		"It is the board's version that has drawn the mayor to its corner.",
		"In our view, Velia cut the mooring lines of the ferry.",
		"In the theory of tides, the moon pulls the sea.",
		"In the conclusion of the book, Velia cuts the lines.",
		"In the harbour board's view, “Velia” cut the mooring lines.",
		"In the harbour board's view over the bay, a ferry and two tugs.",
		"Is it the view of the harbour board that Velia cut the lines?",
		"The view of the harbour is that of a painter.",
		"As far as the ferry is concerned, Velia cut the mooring lines.",
	} {
		src, want := gold(t, marked)
		var d text.Doc
		d.Parse(src)
		got := Viewed(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", marked, draw(src, got), draw(src, want))
		}
	}
}
