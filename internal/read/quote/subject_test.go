package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Sources that were cut at the wrong comma, and what names nobody.
func TestSubjects(t *testing.T) {
	mend(t, []mended{
		{"[S1 Nobody] [C1 knows] [Q1 who set the fire].", "", ""},
		{"[S1 Osk] [C1 must also refrain from] [Q1 setting fires].", "", ""},
		{"[S1 No one] [C1 doubts] [Q1 that Osk set the fire].", "", "="},
		{"The clerk, [S1 who left in May,] [C1 said] [Q1 that the roof may fall].", "", "The clerk | said | that the roof may fall"},
		{"One clerk, [S1,2 who] [C1 declined] [Q1 to be named], [C2 said] [Q2 that the roof may fall].", "", "One clerk | said | that the roof may fall"},
		{"[Q1 The boats], which came from Velm, were sent by [S1 Velia, the mayor of Osk] [C1 said].", "", "the mayor of Osk | said | The boats, which came from Velm, were sent by Velia"},
		{"[S1 A clerk who] [C1 asked] [Q1 not to be named because of the matter said the roof may fall].", "", ""},
		{"Velia, which [S1,2 Osk] [C1 accuses] of neglect, [C2 says] [Q2 it had no roof].", "", "Osk | accuses | \nVelia | says | it had no roof"},
		{"[S1,2 Osk] [C1 accused] [Q1 Velia of neglect; the mayor, a roofer], [C2 denied] [Q2 the charge].", "", "Osk | accused | Velia of neglect\nthe mayor, a roofer | denied | the charge"},
		{"[S1,2 Velia] [C1 denies] [Q1 neglect], and its army in Osk [C2 accused] [Q2 Osk of lying].", "", "Velia | denies | neglect\nits army in Osk | accused | Osk of lying"},
		{"[S1,2 Velia] [C1 denies] [Q1 neglect], and after a day [C2 accused] [Q2 Osk of lying].", "", "="},
		{"A video seen by millions on [S1 the Lamp] [C1 claims] [Q1 to show the roof falling].", "", "A video seen by millions on the Lamp | claims | to show the roof falling"},
		{"Osk and [S1 Velia] [C1 say] [Q1 that the roof may fall].", "", "Osk and Velia | say | that the roof may fall"},
		{"The plan of Osk fell and [S1 Velia] [C1 says] [Q1 that the roof may fall].", "", "="},
		{"The report came after [S1 the Lamp] [C1 claimed] [Q1 to have seen it].", "", "="},
		{"A clerk met with [S1 the Lamp] [C1 to discuss] [Q1 the roof].", "", "="},
		{"[Q1 The council of Velia] [C1 has shared] [Q1 its view that the roof may fall].", "", "The council of Velia | has shared | its view that the roof may fall"},
		{"[Q1 The roof] [C1 seems] [Q1 to be old].", "", "="},
		{"[Q1 Velia] [C1 accused of] [Q1 selling the roof].", "", "="},
		{"[Q1 Velia] [C1 is suspected of] [Q1 having sold the roof].", "", "="},
		{"[S1 The Lamp], [C1 citing] [Q1 two clerks, reports that the roof may fall].", "", "The Lamp | reports | that the roof may fall"},
		{"[S1 The Lamp] left, [C1 citing] [Q1 two clerks, a roofer and the weather].", "", "="},
		{"The firm, [S1 which] first [C1 reported] [Q1 the leak in May, was more careful].", "", "which | reported | the leak in May"},
		{"The firm, [S1 which] [C1 said] [Q1 that the leak, old and small, was known], left.", "", "="},
		{"A clerk of [S1 the Lamp] [C1 claims] [Q1 to have seen it].", "", "="},
		{"[S1 Osk] [C1 said] [Q1 Velia cut the cable, while the mayor said a boat had cut it].", "", "Osk | said | Velia cut the cable"},
		{"Osk, backed by [S1 Velia], [C1 says] [Q1 that the roof may fall].", "", "Osk | says | that the roof may fall"},
		{"The plan, drawn up by [S1 Velia], [C1 seems] [Q1 to be new].", "", "="},
		{"[S1 The mayor] [C2 spoke] because Velia [C1 seems] [Q1 to be new].", "", "="},
		{"Osk, cheered on by [S1 Velia], [C1 says] [Q1 that the roof may fall].", "", "="},
		{"[S1,2 Velia] [C1 denies] [Q1 neglect] after Osk [C2 blamed] [Q2 it].", "", "Osk | blamed | it\nVelia | denies | neglect"},
		{"[S1,2 Velia] [C1 denies] [Q1 neglect] and, after a day, [C2 blamed] [Q2 Osk].", "", "="},
		{"Contrary to what [S1 Osk] [C1 says], [Q1 the roof did not fall].", "", ""},
		{"[S1 Velia] rejects the harbour [C1 claim] [Q1 it had cut the roof].", "", ""},
		{"[S1 The mayors] often [C1 claim] [Q1 it had cut the roof].", "", "="},
		{"The firm Osk, which was hired by [S1 Velia,] [C1 says] [Q1 that the roof may fall].", "", "The firm Osk | says | that the roof may fall"},
		{"The plan, [Q1 which] [S1 Osk] [C1 rejected], fell.", "", "="},
		{"The plan, [Q1 which] [C1 was backed] by [S1 Osk], fell.", "", ""},
		{"A clip viewed by thousands on the Lantern and [S1 Lamp] [C1 claims] [Q1 to show the roof falling].", "", "A clip viewed by thousands on the Lantern and Lamp | claims | to show the roof falling"},
		{"In the hall an old man who will not give [S1 his name] [C1 says] [Q1 that the roof may fall].", "", "an old man | says | that the roof may fall"},
		{"[S1,2 Osk] [C1 suspects] [Q1 that the crew], [C2 said] [Q2 to be Velian, cut the cable].", "", "Osk | suspects | that the crew, said to be Velian, cut the cable"},
		{"[S1 Osk] is angry, [C1 said] [Q1 to be honest that it is], and left.", "", ""},
		{"[S1 Osk], [C1 said] [Q1 that the crew cut the cable].", "", "="},
		{"The head of the crew, Ilan Osk, who has been charged in absentia by [S1 a court in Velm,] [C1 has denied] [Q1 having cut the cable].", "", "Ilan Osk | has denied | having cut the cable"},
		{"A villager who gave his name as [S1 Ilan] [C1 said] [Q1 that the roof may fall].", "", "A villager | said | that the roof may fall"},
		{"[S1 His name] [C1 says] [Q1 that he is a roofer].", "", "="},
		// these stay
		{"[S1 Osk] [C1 said] [Q1 Velia cut the cable, while the mayor slept].", "", "="},
		{"[S1 Osk] [C1 said] [Q1 the roof fell]; the mayor, a roofer, left.", "", "="},
		{"[S1,2 Osk] [C1 accused] [Q1 Velia of neglect]; and [C2 denied] [Q2 the charge].", "", "="},
		{"The clerk, [S1 who] [C1 said] [Q1 that the roof may fall], left.", "", "="},
		{"[C1 According to] [S1 Velia, the mayor of Osk] left.", "", "="},
		{"[S1 The clerk] [C1 asked] [Q1 to see the roof].", "", "="},
		{"[Q1 The roof may fall], and in Osk, [S1 the mayor] [C1 said].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Subjects(qs, 0, d, pos, tags)
	})
}
