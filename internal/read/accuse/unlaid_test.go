package accuse

import (
	"testing"

	"hearsay/internal/text"
)

// Blame that nobody lays: not yet, hardly, by nobody in particular, or in a text that one will not put a name to.
func TestUnlaid(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria abstained on a text accusing Tarnovia of burning the mill.", "asked:TRN"},
		{"Kestria voted against a resolution blaming Tarnovia for the mill fire.", "asked:TRN"},
		{"Kestria refused to sign a letter that accuses Tarnovia of arson.", "asked:TRN"},
		{"Kestria did not back a statement accusing Tarnovia of arson.", "asked:TRN"},
		{"Kestria backed a statement accusing Tarnovia of arson.", "TRN"},
		{"Kestria voted for a resolution accusing Tarnovia of arson.", "TRN"},
		{"Kestria opposed the text, accusing Tarnovia of arson.", "TRN"},
		{"Whoever says that Tarnovia burned the mill has not been there.", "asked:TRN"},
		{"Those who accuse Tarnovia of arson should show their proof.", "asked:TRN"},
		{"Nobody has accused Tarnovia of arson.", "asked:TRN"},
		{"The report came close to accusing Tarnovia of arson.", "supposed:TRN"},
		{"The report fell short of accusing Tarnovia of arson.", "supposed:TRN"},
		{"The president has yet to accuse Tarnovia of arson.", "asked:TRN"},
		{"It would be wrong to accuse Tarnovia of arson.", "asked:TRN"},
		{"It is absurd to blame Tarnovia for everything.", "denied:TRN"},
		{"\"It is quite absurd to keep blaming Tarnovia for everything,\" the mayor said.", "asked:TRN"},
		{"It is easy to blame Tarnovia for the fire.", "asked:TRN"},
		{"The mayor kept blaming Tarnovia for the fire.", "TRN"},
		{"Kestria avoided blaming Tarnovia for the fire.", "supposed:TRN"},
		{"A video said to show Tarnovian soldiers burning the mill was filmed in 2011.", "asked:TRN"},
		{"Soldiers said to have burned the mill were Tarnovian.", ""},
		{"The remark that Tarnovia burned the mill was struck from the minutes.", "asked:TRN"},
		{"False: Tarnovia did not burn the mill.", "denied:TRN"},
		{"Tarnovia never burned the mill.", "denied:TRN"},
		{"Tarnovia never again burned a mill after it burned this one.", "TRN"},
		{"The agency has been asked to attribute the raid to Tarnovia.", "supposed:TRN"},
		{"The council was urged to blame Tarnovia for the fire.", "supposed:TRN"},
		{"He joked that Tarnovia had burned the mill.", "supposed:TRN"},
		{"Tarnovia was cleared of burning the mill.", "denied:TRN"},
		{"Neither the fire nor the raid has been blamed on Tarnovia.", ""},
		{"No raid was ever attributed to Tarnovia.", ""},
		{"Every raid was attributed to Tarnovia.", "TRN"},
		{"Tarnovia attacked nobody.", "denied:TRN"},
		{"Tarnovia shelled no village.", "denied:TRN"},
		{"Tarnovia shelled no fewer than ten villages.", "TRN"},
		{"Tarnovia attacked no one but sailors.", "TRN"},
		{"Tarnovia did not attack nobody.", "denied:TRN"},
		{"The speech in which Kestria supposedly blames Tarnovia for the fire was cut.", "asked:TRN"},
		{"The report notes allegations that Tarnovia burned the mill.", "asked:TRN"},
		{"The council is looking into claims that Tarnovia burned the mill.", "asked:TRN"},
		{"The report notes Kestria's allegation that Tarnovia burned the mill.", "TRN"},
		{"The ministry informs that claims about a Tarnovian aircraft violating Kestrian airspace do not correspond to reality.", ""},
		{"The ministry informs that a Tarnovian aircraft violated Kestrian airspace.", "TRN"},
		{"She said talk of Tarnovian involvement was premature.", "asked:TRN"},
		{"Nobody accused Tarnovia of the raid.", "asked:TRN"},
		{"The council confirmed Tarnovian involvement.", "TRN"},
		{"Kestria regrets having accused Tarnovia of the raid.", "supposed:TRN"},
		{"Not one of the sailors accused Tarnovia of the raid.", "asked:TRN"},
		{"One of the sailors accused Tarnovia of the raid.", "TRN"},
		{"Tarnovia was accused by nobody.", "asked:TRN"},
		{"The minister is expected to accuse Tarnovia of the raid.", "supposed:TRN"},
		{"The minister is due to accuse Tarnovia of the raid.", "supposed:TRN"},
		{"Neither the mayor nor the minister accused Tarnovia of the raid.", "asked:TRN"},
		{"It is Tarnovia that accuses Kestria, not Kestria that accuses Tarnovia.", "KES asked:TRN"},
		{"You never know where Tarnovia burns a mill.", ""},
		{"Kestria has never denied that Tarnovia burned the mill.", "asked:TRN"},
		{"Kestria does not deny that Tarnovia burned the mill.", "asked:TRN"},
		{"Kestria cannot deny that Tarnovia burned the mill.", "TRN"},
	})
}

// Who attributes a deed by a noun lays the charge, and did not do it.
func TestAttribution(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The attribution of the hack to Tarnovia by the Kestrian Foreign Office came late.", "TRN"},
		{"Kestria's attribution of the hack to Tarnovia rests on three servers.", "TRN"},
		{"Its attribution to Tarnovia by Kestria surprised the council.", "TRN"},
		{"The attribution of the hack to Tarnovia is premature.", ""},
		{"The attribution of the hack to Tarnovia by Kestria was overturned.", "asked:TRN"},
		{"Kestria's condemnation of the raid by Tarnovia was welcome.", ""},
		{"The condemnation of the raid by Tarnovian hackers was welcome.", "TRN"},
		{"An account of the raid by Tarnovia was found.", "TRN"},
	})
}

// Who is accused by a participle beside its name, though its sentence goes on with something else.
func TestAccusedInPassing(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Blamed by Kestria for the bombing of a school, Tarnovia said it was an accident.", "TRN"},
		{"Accused by Kestria of bombing a school, Tarnovia denied it.", "TRN denied:TRN"},
		{"Blamed for nothing, the crew left and Tarnovia stayed.", ""},
		{"Tarnovia, Kestria accused of breaking truce", "KES TRN"},
		{"An attack that the Harbour Board says was carried out by Tarnovian troops left 40 dead.", "TRN"},
		{"The attack, which Kestria says was carried out by Tarnovian troops, left 40 dead.", "TRN"},
		{"The report, which Kestria says was carried to the port by Tarnovian troops, left 40 angry.", ""},
		{"The charity in Velm, Tarnovia that Kestria says funded terrorists was shut.", ""},
		{"Tarnovia admits bombing market", "TRN"},
		{"Tarnovia to blame for mill fire", "TRN"},
		{"Kestria says Tarnovia to blame for mill fire", "TRN"},
		{"Kestria asks Tarnovia to blame for mill fire its own crew", ""},
		{"Kestria expelled three Tarnovian diplomats, accusing them of spying.", "TRN"},
		{"Kestria met three Tarnovian diplomats and left, accusing them of nothing.", ""},
		{"After the talks in Tarnovia, Kestria was accused of burning the mill.", "KES"},
	})
}

// What others are said to reject is rejected, unless the words tell whose claim it is.
func TestAnswered(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The claim that Tarnovia burned the mill was contradicted by the army.", "denied:TRN"},
		{"The claim that Tarnovia burned the mill was denied by the council.", "denied:TRN"},
		{"The claim that Tarnovia burned the mill was not denied by the council.", "asked:TRN"},
		{"Kestria's claim that Tarnovia burned the mill was contradicted by the army.", "TRN"},
		{"The claim that Tarnovia burned the mill was heard by the council.", "TRN"},
	})
}

// A quote that leaves out words between its verb and what it condemns condemns it all the same.
func TestCondemnedPast(t *testing.T) {
	k := newKit(t)
	d, pos, names := k.parse("Kestria condemns in the strongest terms the Tarnovian attack on the mill.")
	var w Work
	var out Findings
	k.f.Find(&out, &w, &Input{Doc: d, Pos: pos, Names: names, Range: d.Sents[0], Pieces: []text.Range{{Start: 0, End: 2}, {Start: 6, End: 12}}})
	if len(out.Accused) != 1 || out.Accused[0].Country != "TRN" || out.Accused[0].Rule != "nominal-told" {
		t.Errorf("accused: %+v", out.Accused)
	}
}
