package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// What stands between subject and verb.
func TestPlain(t *testing.T) {
	mend(t, []mended{
		{"The agency, known as the Lamp, said on the radio that the roof of the theatre had fallen.", "", "The agency | said | that the roof of the theatre had fallen"},
		{"A guard who asked for tea said the roof of the theatre had fallen.", "", "A guard who asked for tea | said | the roof of the theatre had fallen"},
		{"Velia's government on Thursday accused the old region of launching a boat that damaged the quay, a charge that it dismissed.", "", "Velia's government | accused | the old region of launching a boat that damaged the quay"},
		{"The mayor, once a roofer, blamed the builders for the fall of the roof, but the council did not.", "", "The mayor | blamed | the builders for the fall of the roof"},
		{"The builders, accused of neglect, deny nothing, and the owner, accused of greed, has denied it.", "", "the owner | has denied | it"},
		{"The owner, accused of greed, has denied it.", "", "The owner | has denied | it"},
		{"The owners denied having seen the roof.", "", "The owners | denied | having seen the roof"},
		{"A guard who asked for tea said the roof \"is no roof at all\" but [C1 warned] [Q1 that he was no roofer].", "", " | warned | that he was no roofer\nA guard who asked for tea | said | the roof \"is no roof at all\""},
		{"The council, which has no roof, rejected the accusation.", "", "The council | rejected | the accusation"},
		{"[S1 Osk] [C1 said] [Q1 a rope broke], while the mayor said a boat had cut it.", "", "Osk | said | a rope broke\nthe mayor | said | a boat had cut it"},
		{"A guard who asked not to be named said the roof of the theatre had fallen.", "", "A guard | said | the roof of the theatre had fallen"},
		{"But a man who works at the lock told Velm Daily that the gates were open.", "", "a man who works at the lock | told | that the gates were open"},
		{"But a man who works at the lock [C1 told] Velm Daily [Q1 that the gates were \"wide open\" at noon].", "", "a man who works at the lock | told | that the gates were \"wide open\" at noon"},
		{"The Free Roofers of Velm (FRV) blame the builders.", "", "The Free Roofers of Velm | blame | the builders"},
		{"The Free Roofers (FR) blame the builders for the fall.", "", "The Free Roofers | blame | the builders for the fall"},
		{"A post shared widely on the Lamp claims the builders had used old wood.", "", "A post shared widely on the Lamp | claims | the builders had used old wood"},
		{"A bridge closed by the council said to be safe stood for years.", "", ""},
		{"The council, which owns the theatre, attributes the fall of the roof to the builders.", "", "The council | attributes | the fall of the roof to the builders"},
		{"The council determined that the builders had used old wood.", "", "The council | determined | that the builders had used old wood"},
		{"Velia on Friday accused unnamed agencies of \"oiling\" the lock.", "", "Velia | accused | unnamed agencies of \"oiling\" the lock"},
		{"Velia's then government denied having seen the roof.", "", "Velia's then government | denied | having seen the roof"},
		{"Velia, its ally, dismissed the report's findings as \"rubbish\" and went home.", "", "Velia | dismissed | the report's findings as \"rubbish\""},
		{"The council, which has no roof, dismissed the paper as untrue.", "", "The council | dismissed | the paper as untrue"},
		{"In May the council determined that the builders had used old wood.", "", "the council | determined | that the builders had used old wood"},
		{"The mayor, once a roofer, said Velm, Osk and Marle shut their gates.", "", "The mayor | said | Velm, Osk and Marle shut their gates"},
		{"The builders, the mayor of Osk alleged, opened the roof of the theatre.", "", "the mayor of Osk | alleged | The builders … opened the roof of the theatre"},
		{"The builders, the mayor alleged, quietly opened the roof of the theatre.", "", "the mayor | alleged | The builders … quietly opened the roof of the theatre"},
		{"After the storm, the mayor alleged, with the council behind him, nothing.", "", ""},
		// nobody tells
		{"The council, which has no roof, dismissed the man as its chairman.", "", ""},
		{"Builders accused on Friday of greed went home.", "", ""},
		{"The council determined the weight of the old roof.", "", ""},
		{"The owners took the blame for the roof.", "", ""},
		{"A man who said that the gates of the bridge were open has been fined.", "", ""},
		{"A man who works at the lock told [S1 Velm Daily] [C1 writes] [Q1 that the gates were open].", "", "="},
		{"Nobody knew the man, who works there and told them that the gates were open.", "", ""},
		{"Three builders accused of neglect walked free on Monday.", "", ""},
		{"The roof of the theatre was said to be safe for years.", "", ""},
		{"That said, the roof of the theatre was safe for years.", "", ""},
		{"The owner denied the town a theatre for years.", "", ""},
		{"Common sense is said by roofers to be rare.", "", ""},
		{"[S1 The mayor] [C1 said] [Q1 the roof had fallen].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Plain(qs, 0, d, pos, tags)
	})
}

// Who tells of somebody else's words is heard beside these.
func TestToldOfWords(t *testing.T) {
	mend(t, []mended{
		{"[S1 The mayor] [C1 fears] [Q1 that the roof may fall], his wife said.", "", "The mayor | fears | that the roof may fall\nhis wife | said | The mayor fears that the roof may fall"},
		{"[S1 Osk] [C1 condemns] [Q1 the plan for the bridge], warns Velia.", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Told(qs, 0, d, pos, tags)
	})
}
