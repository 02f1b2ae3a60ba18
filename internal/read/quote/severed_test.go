package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// The subject before who says it is part of what is said.
func TestSevered(t *testing.T) {
	mend(t, []mended{
		{"The old bridge, [S1 the mayor] [C1 says], [Q1 is not safe].", "", "the mayor | says | The old bridge … is not safe"},
		{"But the bridge, as [S1 the mayor] [C1 has warned], [Q1 will fall].", "", "the mayor | has warned | the bridge … will fall"},
		{"The old bridge, [S1 the mayor] [C1 says], [Q1 rain or no rain].", "", "="},
		{"The bridge is old, [S1 the mayor] [C1 says], [Q1 is not safe].", "", "="},
		{"[S1 The mayor] [C1 says], [Q1 is not safe].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		Severed(qs, 0, d, pos, tags)
		return qs
	})
}
