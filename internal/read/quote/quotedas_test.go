package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Who is quoted by somebody says it.
func TestQuotedAs(t *testing.T) {
	mend(t, []mended{
		{"[S1 The Gull] [C1 quoted] [Q1 mayor Ilan Voss as saying that the roof may fall].", "", "mayor Ilan Voss | quoted … as saying | that the roof may fall"},
		{"[Q1 “The roof may fall,”] [S1 the Gull] [C1 quoted] mayor Ilan Voss as saying.", "", "mayor Ilan Voss | quoted … as saying | “The roof may fall,”"},
		{"Ilan Voss [C1 was quoted] [Q1 by the Gull as saying that the roof may fall].", "", "Ilan Voss | was quoted … as saying | that the roof may fall"},
		{"[Q1 Ilan Voss] [C1 was quoted] as saying that the roof may fall.", "", "Ilan Voss | was quoted as saying | that the roof may fall"},
		{"The mayor, Ilan Voss, was cited by the Gull as saying the roof may fall.", "", "The mayor, Ilan Voss | was cited … as saying | the roof may fall"},
		{"[Q1 “The roof may fall,”] [S1 he] [C1 was quoted as saying] by the Gull.", "", "he | was quoted as saying | “The roof may fall,”"},
		{"The mayor, quoted by [S1 the Gull], [C1 said] [Q1 the roof may fall].", "", "The mayor | said | the roof may fall"},
		{"[Q1 The mayor], [C1 quoted] by [S1 the Gull], said the roof may fall.", "", ""},
		// these stay
		{"[S1 The Gull] [C1 quoted] [Q1 the mayor at length].", "", "="},
		{"[S1 The Gull] [C1 said] [Q1 the mayor was as saying goes a fool].", "", "="},
		{"He spoke to the Gull, which was quoted; she left as saying so is rude.", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return QuotedAs(qs, 0, d, pos, tags)
	})
}
