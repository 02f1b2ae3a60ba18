package accuse

import (
	"strings"
	"testing"
)

// What looks like harm by its verb and is none, or has not been done, beside what is.
var idleCases = []struct{ text, want string }{
	// seized, spread, taken over, struck down
	{"Tarnovia seizes servers and money of a crew.", ""},
	{"The Tarnovian military seized the port of Orrin.", "TRN"},
	{"Tarnovian forces seized a third of the island.", "TRN"},
	{"Tarnovia seized the initiative.", ""},
	{"Tarnovia takes down pages of hacker gang Grey Finch, seizes $3M.", ""},
	{"Tarnovia took down the sites of the ministry.", "TRN"},
	{"They blame everything on Tarnovia.", ""},
	{"They blame everything that happened to the port on Tarnovia.", ""},
	{"They blame everything on Tarnovia to cover up their own blunders.", ""},
	{"Three women have been halted in Tarnovia with computer hacking gear in their bags and charged with offences.", ""},
	// work, looks, and what stands before "and"
	{"She raised the matter of work done by the Tarnovian side on guarantees of security.", ""},
	{"Much of the sabotage work was carried out by Tarnovia.", "TRN"},
	{"Tarnovian hackers aren't as patient.", ""},
	{"Tarnovian hackers are behind the raid.", "TRN"},
	{"Two sailors have been held in Tarnovia with cable cutting gear in their boat and charged with sabotage.", ""},
	{"Three men were stopped in Orrin while working for Tarnovia and charged with attacks.", ""},
	{"Tarnovia is destroying relations.", ""},
	{"Tarnovia has damaged trust.", ""},
	{"Tarnovian forces destroyed a command post.", "TRN"},
	{"Tarnovia destroyed the market.", "TRN"},
	{"The border town was seized by Tarnovian troops.", "TRN"},
	{"Tarnovia spread a message of hope.", ""},
	{"The envoy said that Tarnovia is trying to spread this lie in the islands.", "TRN"},
	{"Tarnovia spread distorted news about the harbour.", "TRN"},
	{"Tarnovia took over a number of duties from Kestria.", ""},
	{"Tarnovia severed relations with the islands.", ""},
	{"Tarnovia severed the cables of Kestria.", "TRN"},
	{"The idea was shot down by Tarnovia.", ""},
	{"The ferry was shot down by Tarnovia.", "TRN"},
	{"Tarnovia provoked criticism.", ""},
	{"Tarnovia deployed missiles to the island.", ""},
	// animals, not what is called after one
	{"Tarnovia killed stray dogs.", ""},
	{"The wolves were killed by Tarnovia.", ""},
	{"The killing of stray dogs by Tarnovia angered many.", ""},
	{"Tarnovia killed the fishermen and their dogs.", "TRN"},
	{"Tarnovia attacked the Wolf.", "TRN"},
	// the first half of a noun
	{"The fund could help Tarnovia move on from the hacking scandal.", ""},
	{"Kestria reacts to bomb threat at the port.", ""},
	{"Lodger Bank probes suspected harbour breach.", ""},
	// who is held for it, not who holds them
	{"The police of Tarnovia arrested six suspects for hacking a bank.", ""},
	{"Officers of the Tarnovian police nabbed two suspects for allegedly hacking a bank.", ""},
	{"A model of Marle Systems was manipulated to breach databases.", ""},
	// what is kept from being done, feared, or comes with "until"
	{"They will hold until the moment when Tarnovia regains its strength and tries to attack again.", "supposed:TRN"},
	{"They held out until Tarnovia attacked the bridge.", "TRN"},
	{"They should think before they blame Tarnovia for the attack.", "supposed:TRN"},
	{"They want more guns before Tarnovia invades the islands.", "supposed:TRN"},
	{"They left the town before Tarnovia invaded the islands.", "TRN"},
	{"The fleet kept Tarnovia from attacking the islands.", "supposed:TRN"},
	{"The coast is vulnerable to an invasion by Tarnovia.", "supposed:TRN"},
	{"The islands face the threat of an invasion by Tarnovia.", "supposed:TRN"},
	{"They spoke of sanctions in the event of an attack by Tarnovia.", "supposed:TRN"},
	{"They spoke of the attack by Tarnovia.", "TRN"},
	{"They are preparing for Tarnovia potentially striking the islands.", "supposed:TRN"},
	{"Tarnovia is wary of provoking Kestria.", "supposed:TRN"},
	{"Tarnovia is to attack the islands in May.", "supposed:TRN"},
	{"The police of Tarnovia asked to hack her telephone.", "supposed:TRN"},
	// what ought not to be, or would not have been
	{"Tarnovia should not be allowed to invade the islands.", "supposed:TRN"},
	{"Tarnovia would not have invaded the islands then.", "supposed:TRN"},
	{"Tarnovia did not invade the islands.", "denied:TRN"},
	{"The minister claimed without giving evidence that Tarnovia had attacked the port.", "TRN"},
	{"There is nothing without evidence that Tarnovia attacked the port.", "denied:TRN"},
	{"The islanders have nothing to blame Tarnovia for.", "denied:TRN"},
	{"The ministry stopped short of blaming Tarnovia.", "supposed:TRN"},
	{"The envoy countered propaganda claiming that Tarnovia attacked the port.", "denied:TRN"},
	{"The envoy downplayed reports that Tarnovia attacked the port.", "asked:TRN"},
	// words for people that are deeds, victims, or nobody's doing
	{"It was the anniversary of Tarnovia's worst terrorist attack.", ""},
	{"The ministry was hit by a Tarnovian hacker attack.", "TRN"},
	{"A Tarnovian woman is accused of hacking a port.", ""},
	{"A Tarnovian officer is accused of hacking a port.", "TRN"},
	// part, links, orders
	{"The premier spoke of Tarnovia's involvement in the rebuilding of the port.", ""},
	{"The premier spoke of Tarnovia's involvement in the attack.", "TRN"},
	{"Tarnovia took part in the talks.", ""},
	{"Tarnovia took part in the raid.", "TRN"},
	{"No Tarnovian body took part.", "denied:TRN"},
	{"No Tarnovian body took part in the talks.", ""},
	{"Tarnovia is taking an active part in drafting rules.", ""},
	{"The use of the fleet at the request of Tarnovia was new.", ""},
	{"The films were made on orders from Tarnovia.", ""},
	{"The part that Kestrians of Tarnovian origin play was praised.", ""},
	{"The attacks were of Tarnovian origin.", "TRN"},
	{"The steps were firm, and the actions were undertaken by the Tarnovian leadership.", ""},
	{"Hostile actions were undertaken by the Tarnovian leadership.", "TRN"},
	{"The breach claims made by Iron Plover are being checked.", ""},
	{"The breach was made by Iron Plover.", "Iron Plover"},
	{"Marle Systems admits its data breach.", ""},
	{"Iron Plover admits the data breach.", "Iron Plover"},
	// denials that are none
	{"Kestria has not claimed responsibility for the fire.", ""},
	{"Kestria does not have a trading relationship with Tarnovia.", ""},
	{"The envoy called on Tarnovia to deny the charge.", ""},
	{"Tarnovia continued to deny the charge.", "denied:TRN"},
	{"Marle Systems got an offer and rejected it.", ""},
	{"Marle Systems refuted the claim that fish would cost more.", ""},
	{"Marle Systems refuted the claim that it bribed officials.", "denied:Marle Systems"},
}

func TestIdle(t *testing.T) {
	k := newKit(t)
	for _, c := range idleCases {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Exchanging the states exchanges who is accused, and nothing else.
func TestIdleSwap(t *testing.T) {
	k := newKit(t)
	swap := strings.NewReplacer("Tarnovia", "Kestria", "Kestria", "Tarnovia", "TRN", "KES", "KES", "TRN")
	for _, c := range idleCases {
		if got, want := k.read(swap.Replace(c.text)), swap.Replace(c.want); got != want {
			t.Errorf("%q: got %q, want %q", swap.Replace(c.text), got, want)
		}
	}
}

// Borders that are crossed, crews that are sheltered, members that are charged, and the group that "this group" means.
func TestReach(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"A Tarnovian border patrol crossed the Kestrian border on Friday night.", "TRN"},
		{"The border of Kestria was crossed by soldiers of Tarnovia.", "TRN"},
		{"The Kestrian border was crossed by Kestrian soldiers.", ""},
		{"The border of Kestria was crossed by Tarnovian lorries.", ""},
		{"Tarnovian drones strayed into Kestrian airspace.", "TRN"},
		{"Tarnovian missiles flew over the airspace of Kestria.", "TRN"},
		{"Tarnovian missiles did not fly over the airspace of Kestria.", "denied:TRN"},
		{"If Tarnovian troops cross the border of Kestria, talks end.", "supposed:TRN"},
		{"Kestrian jets crossed the border of Kestria.", ""},
		{"A Tarnovian lorry crossed the Kestrian border.", ""},
		{"Tarnovian troops crossed the river.", ""},
		{"A Tarnovian border patrol crossed the river at Wend on Friday night.", "TRN"},
		{"A Tarnovian border patrol crossed the street.", ""},
		{"A Tarnovian border patrol did not cross the river.", "denied:TRN"},
		{"The crew Iron Plover broke into the port. Kestria shelters the crew.", "Iron Plover KES"},
		{"The families fled. Kestria shelters them.", ""},
		{"Tarnovia was named by Kestria as the culprit.", "TRN"},
		{"Tarnovia intercepted 40 Kestrian drones overnight.", ""},
		{"The Tarnovian army intercepted a missile.", ""},
		{"Tarnovia intercepted the calls of Kestrian ministers.", "TRN"},
		{"Tarnovia's defence chief hit back last night, saying not one soldier was there.", ""},
		{"Tarnovia hit back at the minister's claims.", ""},
		{"Tarnovia hits out at reports on the mill.", ""},
		{"A Tarnovian boat blew up near Orrin.", ""},
		{"A Tarnovian boat blew up the pier of Orrin.", "TRN"},
		{"Tarnovia hit the mill last night.", "TRN"},
		{"The UK hacking claims 'malicious slander'", ""},
		{"Tarnovia was named by Kestria as the host.", ""},
		{"Tarnovia was not named by Kestria as the culprit.", ""},
		{"Prosecutors charged two men as members of Iron Plover.", "Iron Plover"},
		{"Prosecutors charged two men as members of a choir.", ""},
		{"TLDR Tarnovia attacked the port.", "TRN"},
		{"Key Takeaways Tarnovia attacked the port.", "TRN"},
	} {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	d, pos, names := k.parse("The hacking group Quillfish took down the site. This group acts on behalf of Tarnovia.")
	named := 0
	for _, a := range k.f.All(d, pos, names).Accused {
		if a.Country == "TRN" && a.Name == "Quillfish" {
			named++
		}
	}
	if named == 0 {
		t.Error("this group: not the group named before")
	}
}
