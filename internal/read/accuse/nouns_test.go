package accuse

import "testing"

// TestDeedNouns: deeds told by a noun made of their verb are blamed, attributed and linked as others are.
func TestDeedNouns(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestrian officials attributed the cutting of a Kestrian data cable to Tarnovia.", "TRN"},
		{"Kestrian officials attributed the seizure of a Kestrian trawler to Tarnovia.", "TRN"},
		{"Kestrian officials tied Tarnovia to the ramming of a patrol boat.", "TRN"},
		{"Tarnovia carried out the sending of balloons into Kestrian airspace.", "TRN"},
		{"Kestria blamed the planting of a mine near Orrin on Tarnovia.", "TRN"},
		{"Kestria put the blame for the sending of dozens of balloons into Kestrian airspace on Tarnovia.", "TRN"},
		{"Kestria attributed spying on Kestrian lawmakers to Tarnovia.", "TRN"},
		{"Kestria blamed spying on Kestrian lawmakers on Tarnovia.", "TRN"},
		{"Tarnovia blamed spying on Kestrian lawmakers.", ""},
		{"Kestria honoured the men and women killed by Tarnovian soldiers.", "TRN"},
		{"Kestria attributed the planting of trees in Orrin to Tarnovia.", ""},
		{"Kestria attributed the writing of the poem to Tarnovia.", ""},
	})
}

// TestBlamedOn: of two "on" the last one before a day has whom it is blamed on; behind "for" stands what for.
func TestBlamedOn(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestrian prosecutors blamed Tarnovian soldiers for the arson attack on a Kestrian warehouse.", "TRN"},
		{"Kestria blamed a missile attack on a Kestrian tanker on Tarnovia on Tuesday.", "TRN"},
		{"Kestria attributed a missile attack on a Kestrian tanker to Tarnovia.", "TRN"},
		{"Kestria put the blame for a missile attack on a Kestrian tanker on Tarnovia.", "TRN"},
	})
}

// TestGerunds: a gerund behind a preposition that makes it a noun tells nothing of the subject.
func TestGerunds(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria cleared the Tarnovian navy of shooting down a Kestrian airliner.", "denied:TRN"},
		{"Kestria saw no reason to be silent about spying on its lawmakers.", ""},
		{"Kestria named Tarnovia as the culprit behind the hacking of the ministry.", "TRN"},
		{"Kestria refused to blame Tarnovia for spying on Kestrian lawmakers.", "supposed:TRN"},
		{"Kestria said that Tarnovia was not behind spying on Kestrian lawmakers.", "denied:TRN"},
		{"Orrin was the target of spying on Kestrian lawmakers.", ""},
		{"Kestria was hit by spying on Kestrian lawmakers.", ""},
	})
}

// TestFalseReports: what is spread falsely takes no charge back.
func TestFalseReports(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria said Tarnovia had spread false reports about vaccines.", "TRN"},
		{"Kestria said the spreading of false reports about vaccines was not the work of Tarnovia.", "denied:TRN"},
		{"Kestria said Tarnovian agents spread false reports about vaccines.", "TRN"},
	})
}

// TestPlainDeedsMore: trains that are derailed, bombs by post, arsonists who are paid, accounts that are run.
func TestPlainDeedsMore(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria said Tarnovia derailed a Kestrian freight train.", "TRN"},
		{"Tarnovia derailed the talks.", ""},
		{"Tarnovian military intelligence sent parcel bombs to Kestrian ministers.", "TRN"},
		{"Kestria said Tarnovia paid arsonists in Orrin.", "TRN"},
		{"Tarnovia ran a network of fake accounts against Kestria.", "TRN"},
		{"Kestria's Security Directorate set fire to a Tarnovian warehouse.", "KES"},
		{"Kestria said Tarnovia had used forged papers and bombed a fuel depot.", "TRN"},
	})
}

// TestArmedCompound: rebels whom a state backs do what they do, and announce what they announce.
func TestArmedCompound(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestrian prosecutors pointed the finger at Tarnovia-backed rebels over the raid.", "TRN"},
		{"The officials accused Tarnovia-backed rebels of spying on lawmakers.", "TRN"}, // no person of that name
		{"Kestria said that Grey Finch, a group linked to Tarnovia, knocked out the websites of banks.", "TRN"},
		{"Tarnovia-backed rebels rammed a Kestrian patrol boat.", "TRN"},
		{"The road links Orrin to territories controlled by Tarnovia-backed rebels.", ""},
		{"The raid, which Kestria blames on Tarnovia, killed nobody.", "TRN"},
		{"Tarnovia-backed rebels announced an evacuation of the town after the raid.", ""},
	})
}

// TestBodyBefore: a name before a word for people who act together is theirs.
func TestBodyBefore(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria blamed the Copper Shrike network for the theft of the letters.", "Copper Shrike"},
		{"Kestria blamed the Kestrian firm Orlo Maritime for the theft of the letters.", "Orlo Maritime"},
	})
}
