package accuse

import "testing"

// Constructions that name a culprit by where it sits, whom it belongs to or what somebody calls it, each with twins that must not.
var sitCases = []struct{ text, want string }{
	// where hackers sit when they do it
	{"Hackers in Tarnovia defaced pages of the harbour.", "TRN"},
	{"Hackers in Tarnovia and Kestria began defacing pages of the harbour.", "TRN KES"},
	{"Hackers from countries such as Tarnovia and Kestria have breached the ministry.", "TRN KES"},
	{"The police arrested hackers in Tarnovia for stealing letters.", ""},
	{"Hackers in Tarnovia were arrested for stealing letters.", ""},
	{"Rebels in Tarnovia attacked the port.", ""},
	{"Hackers in Tarnovia did not deface the pages.", "denied:TRN"},
	{"Hackers (allegedly from Tarnovia) stole letters.", "TRN"},
	{"Hackers (four of them) stole letters from Tarnovia.", ""},
	{"A crew of hackers claiming to be from Tarnovia broke into the bank.", ""},
	// whose they are
	{"Hackers from the Tarnovian army stole letters.", "TRN"},
	{"Members of the Tarnovian intelligence service hacked the letters of officials.", "TRN"},
	{"Members of the Tarnovian parliament bombed in the polls.", ""},
	{"The telephone was hacked by an operator linked to Tarnovia.", "TRN"},
	{"The ferry was hacked by an operator in Tarnovia.", ""},
	{"Banks were hacked by Tarnovian-aligned Grey Finch.", "TRN"},
	// whose work it is
	{"They spoke of a breach thought to be Tarnovia's work.", "TRN"},
	{"The breach is not Tarnovia's work.", "denied:TRN"},
	{"The bridge is Tarnovia's work.", ""},
	{"The operation, attributed to Tarnovia, hit banks.", "TRN"},
	// harm that goes on
	{"Tarnovia stepped up its attacks on the islands.", "TRN"},
	{"Tarnovian troops continued the shelling of the port.", "TRN"},
	{"Tarnovia stepped up its efforts to rebuild the bridge.", ""},
	{"The islanders fled to Tarnovia to save themselves from intensifying attacks.", ""},
	{"Signs point to Tarnovia escalating its attacks.", ""},
	// who is charged, not who charges
	{"The Tarnovian ministry filed charges against Oleg Marten for carrying out attacks.", "Oleg Marten"},
	{"Kestria filed a complaint against Tarnovia for attacking the port.", "TRN"},
	{"Kestria imposed sanctions on Tarnovia for attacking the port.", "TRN"},
	{"A bank of Orrin was fined 500 million for hacking letters.", ""},
	// who did it with what, and who was seen at it
	{"Tarnovia spied on Kestrian citizens using malware.", "TRN"},
	{"Tarnovian spies were seen stealing letters.", "TRN"},
	{"Tarnovia was not seen attacking the port.", "denied:TRN"},
	// a relative clause between a deed and what is said of it
	{"The cyberattack on the bank that exposed thousands of clients was part of a Tarnovian spying campaign.", "TRN"},
	{"The shortage that arose after Tarnovian missiles hit the depot is over.", "TRN"},
	// access
	{"Tarnovian hackers gained access to the network of the ministry.", "TRN"},
	{"A Tarnovian actor gained access to the network of the ministry.", "TRN"},
	{"The Tarnovian ministry gained access to the records of the court.", ""},
	{"The Tarnovian ministry gained unlawful access to the records of the court.", "TRN"},
	{"A Tarnovian actor gained no access to the network of the ministry.", ""},
	// what is fired, and at whom
	{"Tarnovia fired rockets at Orrin.", "TRN"},
	{"Tarnovia fired rockets into the sea.", ""},
	{"Tarnovia launched a wave of drones against Kestria.", "TRN"},
	{"Tarnovia launched a wave of talks against Kestria.", ""},
	{"A Tarnovian warship rammed a ferry.", "TRN"},
	// who takes it on, at whose bidding
	{"Tarnovia took responsibility for the strike.", "TRN"},
	{"Tarnovia took responsibility for the budget.", ""},
	{"Tarnovia took no responsibility for the strike.", "denied:TRN"},
	{"The hackers stole letters at Tarnovia's direction.", "TRN"},
	{"The crew rebuilt the bridge at Tarnovia's direction.", ""},
	{"The raid was awaited, the head of Tarnovia's service says.", ""},
	{"Tarnovia is recovering from crippling raids.", ""},
	{"Tarnovian rockets hit the port.", "TRN"},
	{"A Tarnovian projectile will hit the port.", ""},
	{"Three sailors were killed by Tarnovian fire.", "TRN"},
	{"The town came under Tarnovian fire.", ""},
	{"The police seized Tarnovian rockets.", ""},
	// blame put on somebody
	{"The theft was pinned on Tarnovia.", "TRN"},
	{"Blame for the theft was placed on Tarnovia.", "TRN"},
	{"The badge was pinned on Tarnovia.", ""},
	{"Tarnovia stands accused of the theft.", "TRN"},
	{"Kestria linked Tarnovian agents to the killing.", "TRN"},
	{"Kestria linked Tarnovian agents to the talks.", ""},
	{"Saboteurs were recruited by the Tarnovian army.", "TRN"},
	// headlines
	{"Tarnovia-Linked Hacking Group Targets Banks", "TRN"},
	{"Tarnovian Hackers Breach Kestrian Banks", "TRN"},
	{"Harbour Group Targets Growth", ""},
	// a name in place of a group
	{"A hacking group that Harbour Watch calls Grey Finch breached the bank.", "Grey Finch"},
	{"A hacking group that officials call Tarnovian breached the bank.", ""},
}

func TestSit(t *testing.T) {
	k := newKit(t)
	for _, c := range sitCases {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
