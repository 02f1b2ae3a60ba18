package accuse

import "testing"

// TestBeyond has the nouns that stand between a subject and its verb: whom it was done to, and where.
func TestBeyond(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Tarnovian troops shelling Kestria killed ten people.", "TRN"},
		{"Tarnovian drones targeting Kestria hit a school.", "TRN"},
		{"The decision to attack Kestria killed ten people.", ""},
		{"Each month lost in helping Kestria hands the invaders a chance to kill more people.", ""},
		{"The man accused of helping Kestria attacked the bank.", ""},
		{"She said that supporting Kestria poisoned the talks.", ""},
		{"The ship owned by Kestria rammed a ferry and killed ten people.", ""},
		{"Officials saying Kestria attacked the port were mistaken.", "KES"},
		{"Velia, which is helping Kestria, attacked the port.", "Velia"},
		{"It is the first letter the two have sent since Tarnovia attacked the port.", "TRN"},
		{"Four to twelve Tarnovian missiles hit the port.", "TRN"},
	})
}

// TestContact has relative clauses without "that".
func TestContact(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The bomb Tarnovia planted in Kestria killed three.", "TRN"},
		{"The missile Tarnovia fired at Kestria hit a school.", "TRN"},
		{"The rockets the Tarnovian army fired at Kestria killed ten people.", "TRN"},
		{"The mine Kestrian sailors laid near Tarnovia sank a ferry.", ""},
		{"The drone Tarnovia flew over Kestria struck a hospital.", ""},
		{"The attack Tarnovia launched on Kestria killed ten people.", "TRN"},
		{"The neighbour Tarnovia attacked the port.", "TRN"},
		{"The murders the Tarnovian soldiers commit are no secret.", "TRN"},
	})
}

// TestApart has words before the subject that only say when.
func TestApart(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria in mourning as Tarnovia attacks a port", "TRN"},
		{"Prices rose in Romania as Tarnovia invaded Kestria.", "TRN"},
		{"Ferries flee Kestria by night as Tarnovia renews attack", "TRN"},
		{"She filmed the raid on the quay during the tours given by the Tarnovian army.", ""},
		{"The group known as Iron Plover hacked the bank.", "Iron Plover"},
		{"Fishermen from all over Kestria saw the raid.", ""},
	})
}
