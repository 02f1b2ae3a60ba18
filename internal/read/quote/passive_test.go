package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

func addressed(t testing.TB) *en.AddressedTable {
	t.Helper()
	w, err := en.Addressed()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// What the field found, and what is made of it.
func TestPassive(t *testing.T) {
	tags, words := tagger(t), addressed(t)
	for _, x := range []struct{ found, want string }{
		{"[S1 Tarnovia] [C1 has been accused of] [Q1 jamming the radios of three ships].", "[Q1 Tarnovia] [C1 has been accused of] [Q1 jamming the radios of three ships]."},
		{"[S1 Tarnovia] [C1 has been accused] [Q1 by Velia of cutting the cable].", "[Q1 Tarnovia] [C1 has been accused] by [S1 Velia] [Q1 of cutting the cable]."},
		{"[S1 The firm] [C1 was widely blamed by] [Q1 the Union of Rail Crews for the stoppage].", "[Q1 The firm] [C1 was widely blamed by] [S1 the Union of Rail Crews] [Q1 for the stoppage]."},
		{"[S1 The minister] [C1 was asked] [Q1 whether he knew].", "The minister [C1 was asked] [Q1 whether he knew]."},
		{"[S1 Tarnovia] [C1 accused of] [Q1 jamming radios].", "[Q1 Tarnovia] [C1 accused of] [Q1 jamming radios]."},
		{"[S1 Tarnovia] has [C1 long been suspected of] [Q1 lending ships].", "[Q1 Tarnovia] has [C1 long been suspected of] [Q1 lending ships]."},
		{"[S1 Tarnovia] [C1 was identified by] [Q1 Velia as the source of the signal].", "[Q1 Tarnovia] [C1 was identified by] [S1 Velia] [Q1 as the source of the signal]."},
		{"[S1 Tarnovia] [C1 has been singled out] [Q1 by Velia as the country behind it].", "[Q1 Tarnovia] [C1 has been singled out] by [S1 Velia] [Q1 as the country behind it]."},
		{"[S1 The firm] [C1 known for] [Q1 its slow ships].", "[Q1 The firm] [C1 known for] [Q1 its slow ships]."},
		{"[S1 Mara Pell], [C1 also known as] [Q1 the Heron].", "[Q1 Mara Pell], [C1 also known as] [Q1 the Heron]."},
		{"[S1 The firm] [C1 is known] [Q1 by its slow ships].", "[Q1 The firm] [C1 is known] [Q1 by its slow ships]."},
		{"[S1 The firm] has [C1 known] [Q1 for years that the ships are slow].", "[S1 The firm] has [C1 known] [Q1 for years that the ships are slow]."},
		{"[Q1 The intrusion] [C1 was attributed] to [S1 the Velian government by two researchers].", "[Q1 The intrusion] [C1 was attributed] to [Q1 the Velian government] by [S1 two researchers]."},
		{"[C1 Asked] [Q1 whether he knew], [S1 the minister] left.", "[C1 Asked] [Q1 whether he knew], the minister left."},
		{"[C1 Asked about] [Q1 the roof], [S1 he] declined to comment.", "[C1 Asked about] [Q1 the roof], he declined to comment."},
		{"[C1 Asked] by [S1 the Gull] [Q1 whether he knew], the minister left.", "[C1 Asked] by [S1 the Gull] [Q1 whether he knew], the minister left."},
		// What was reported, and who reports.
		{"[Q1 Velia shells the port], [S1 civilian casualties] [C1 reported]", "[Q1 Velia shells the port], civilian casualties [C1 reported]"},
		{"[Q1 Velia shells the port], [S1 its mayor] [C1 reported]", "[Q1 Velia shells the port], [S1 its mayor] [C1 reported]"},
		// Nobody, or who speaks behind the verb: as it was.
		{"[Q1 The firm] [C1 was criticised by] [S1 its own crews].", "[Q1 The firm] [C1 was criticised by] [S1 its own crews]."},
		{"[Q1 The firm] [C1 was blamed] [Q1 for the stoppage].", "[Q1 The firm] [C1 was blamed] [Q1 for the stoppage]."},
		// The active.
		{"[S1 The ministers] [C1 have identified] [Q1 as a risk what nobody saw].", "[S1 The ministers] [C1 have identified] [Q1 as a risk what nobody saw]."},
		{"[S1 Tarnovia] [C1 accused] [Q1 Velia of jamming radios].", "[S1 Tarnovia] [C1 accused] [Q1 Velia of jamming radios]."},
		{"[Q1 Tarnovia], which [S1 the minister] [C1 blamed] [Q1 for the fire], is dry.", "[Q1 Tarnovia], which [S1 the minister] [C1 blamed] [Q1 for the fire], is dry."},
		{"[Q1 Tarnovia], whom [S1 the minister] [C1 blamed] [Q1 for the fire], is dry.", "[Q1 Tarnovia], whom [S1 the minister] [C1 blamed] [Q1 for the fire], is dry."},
		{"[S1 The mayor] [C1 had warned] [Q1 that the roof was old].", "[S1 The mayor] [C1 had warned] [Q1 that the roof was old]."},
		{"[S1 The mayor] [C1 told] [Q1 of two fires].", "[S1 The mayor] [C1 told] [Q1 of two fires]."},
		{"[S1 Officials] [C1 were quoted as saying] [Q1 that the roof was old].", "[S1 Officials] [C1 were quoted as saying] [Q1 that the roof was old]."},
		{"[Q1 The intrusion] [C1 was attributed] [Q1 to Velia by two researchers].", "[Q1 The intrusion] [C1 was attributed] [Q1 to Velia] by [S1 two researchers]."},
		{"[Q1 The intrusion] [C1 was attributed] to Velian agents by Tarnovia.", "[Q1 The intrusion] [C1 was attributed] [Q1 to Velian agents] by [S1 Tarnovia]."},
		{"[Q1 The crash] [C1 was attributed] to an error by the pilot.", "[Q1 The crash] [C1 was attributed] to an error by the pilot."},
		// The field found nothing.
		{"The theft of the files was attributed to Velia by a court in Velm.", "[Q1 The theft of the files] [C1 was attributed] [Q1 to Velia] by [S1 a court in Velm]."},
		{"The theft of the files was attributed to Velia by Monday.", "The theft of the files was attributed to Velia by Monday."},
		{"Tarnovia has been accused by Velia of cutting the cable, and it rained.", "[Q1 Tarnovia] [C1 has been accused] by [S1 Velia] [Q1 of cutting the cable], and it rained."},
		{"The harbour firm was blamed by the Rail Inspectorate for the nine hours.", "[Q1 The harbour firm] [C1 was blamed] by [S1 the Rail Inspectorate] [Q1 for the nine hours]."},
		{"If Tarnovia is accused by Velia of cutting the cable, it will rain.", "If Tarnovia is accused by Velia of cutting the cable, it will rain."},
		{"Was Tarnovia accused by Velia of cutting the cable last year?", "Was Tarnovia accused by Velia of cutting the cable last year?"},
		{"The fire was followed by rain of a kind that nobody had seen.", "The fire was followed by rain of a kind that nobody had seen."},
	} {
		src, found := gold(t, x.found)
		_, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got := Passive(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, words, nil, false)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", x.found, draw(src, got), draw(src, want))
		}
	}
}

// Headlines leave "be" out.
func TestPassiveHeadlines(t *testing.T) {
	tags, words := tagger(t), addressed(t)
	for _, x := range []struct{ found, want string }{
		{"[S1 Sailors] [C1 feared] [Q1 dead after ferry sinks]", "[Q1 Sailors] [C1 feared] [Q1 dead after ferry sinks]"},
		{"[S1 Divers] [C1 feared] [Q1 as 40 boats are lost]", "[Q1 Divers] [C1 feared] [Q1 as 40 boats are lost]"},
		{"[S1 Tarnovia] [C1 said] [Q1 to be behind harbour blaze]", "[Q1 Tarnovia] [C1 said] [Q1 to be behind harbour blaze]"},
		{"[S1 Tarnovia] [C1 warned over] [Q1 drone flights]", "Tarnovia [C1 warned over] [Q1 drone flights]"},
		{"[S1 Tarnovia] [C1 urged] [Q1 to explain drone flights]", "Tarnovia [C1 urged] [Q1 to explain drone flights]"},
		{"[S1 Tarnovia] [C1 told] [Q1 by Velia to pay for lock]", "Tarnovia [C1 told] by [S1 Velia] [Q1 to pay for lock]"},
		{"[S1 Tarnovia] [C1 suspected] [Q1 in harbour blaze]", "[Q1 Tarnovia] [C1 suspected] [Q1 in harbour blaze]"},
		// The active.
		{"[S1 Villagers] [C1 feared] [Q1 that the dam would break]", "[S1 Villagers] [C1 feared] [Q1 that the dam would break]"},
		{"[S1 Villagers] [C1 feared] [Q1 the worst]", "[S1 Villagers] [C1 feared] [Q1 the worst]"},
		{"[S1 General] [C1 ordered] [Q1 to open fire]", "[S1 General] [C1 ordered] [Q1 to open fire]"},
		{"[S1 Tarnovia] [C1 threatened] [Q1 to close the lock]", "[S1 Tarnovia] [C1 threatened] [Q1 to close the lock]"},
		{"[S1 Tarnovia] [C1 warned of] [Q1 a flood]", "[S1 Tarnovia] [C1 warned of] [Q1 a flood]"},
		{"[S1 Mayor] [C1 said] [Q1 the lock would stay shut]", "[S1 Mayor] [C1 said] [Q1 the lock would stay shut]"},
		{"[S1 Mayor] [C1 warns] [Q1 over drone flights]", "[S1 Mayor] [C1 warns] [Q1 over drone flights]"},
	} {
		src, found := gold(t, x.found)
		_, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got := Passive(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, words, nil, true)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", x.found, draw(src, got), draw(src, want))
		}
	}
}
