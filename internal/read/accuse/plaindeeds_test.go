package accuse

import "testing"

// Orders that are given, and what is known, is used and is done to people.
func TestPlainDeeds(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The Tarnovian army gave the order to shell the town.", "TRN"},
		{"The Tarnovian president gave the order for the attack.", "TRN"},
		{"The Tarnovian president gave the order to rebuild the town.", ""},
		{"The Tarnovian president ordered the attack.", "TRN"},
		{"The Tarnovian president attacked the plan.", ""},
		{"The army of Tarnovia used chemical weapons three times in the valley.", "TRN"},
		{"Tarnovia used cluster munitions in the valley.", "TRN"},
		{"Tarnovia used the weapons museum for its fair.", ""},
		{"Tarnovian soldiers shot dead twelve villagers.", "TRN"},
		{"Tarnovian guards beat prisoners in the camp.", "TRN"},
		{"Prisoners were beaten by Tarnovian soldiers.", "TRN"},
		{"Tarnovia beat Kestria in the final.", ""},
		{"Tarnovian runners beat the clock.", ""},
		{"Kestria had laid the mine on the line.", "KES"},
		{"Kestria laid the cable on the seabed.", ""},
		{"Tarnovian forces attacked a post near the river.", "TRN"},
		{"The defendants had been recruited by the Tarnovian army.", "TRN"},
		{"The choir had been hired by the Tarnovian army.", ""},
		{"Iron Plover was the main suspect.", "Iron Plover"},
		{"Malicious behaviour by the Tarnovian army had grown.", "TRN"},
		{"The ministry condemned Tarnovia's malign activity in the bay.", "TRN"},
		{"The ministry condemned Tarnovia's activity in the bay.", ""},
	})
}

// Members, those who are listed by name, spies that are run, lies that are paid for.
func TestDoersBehind(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Fighters of Iron Plover killed nine villagers.", "Iron Plover"},
		{"Members of Iron Plover met in the valley.", ""},
		{"Members of Iron Plover were killed in the valley.", ""},
		{"He told parliament that Kestrian saboteurs recruited by the company had attacked the port.", "KES"},
		{"The council said Tarnovia and Kestria ran spies in the port.", "KES TRN"},
		{"The Tarnovian army runs hotels in the port.", ""},
		{"Tarnovia paid bloggers to spread false stories.", "TRN"},
		{"Tarnovia paid bloggers to spread good cheer.", ""},
		{"Tarnovian forces committed war crimes in the valley.", "TRN"},
		{"The aim of the fire was to accuse Tarnovia of committing war crimes.", "supposed:TRN"},
		{"The treasury designated Iron Plover for materially supporting the raiders.", "Iron Plover"},
		{"The treasury designated Iron Plover for having shipped engines.", "Iron Plover"},
		{"The council said Kestria had destroyed its cluster bombs.", ""},
		{"A court sentenced a driver to nine years for spying for the Tarnovian army.", "TRN"},
		{"Grey Finch, a group linked to Iron Plover, attacked the bank.", "Grey Finch"},
		{"They hold a waiter, a citizen of Tarnovia, whom they suspect of the attack.", "TRN"},
		{"The treasury designated Iron Plover House for building homes.", ""},
	})
}
