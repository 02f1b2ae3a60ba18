package accuse

import "testing"

// TestFeint has those whom a text says are to be blamed for what others did, and charges that it calls false.
func TestFeint(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Tarnovia plans to stage a raid by Kestria as an excuse for a war.", ""},
		{"The ministry said Tarnovia staged an attack by Kestrian forces to justify the war.", "TRN"},
		{"Tarnovia intends to fabricate a strike by Kestrian gunners.", "supposed:TRN"},
		{"The attacks were staged by Tarnovia.", "TRN"},
		{"It was a false flag attack by Tarnovia.", "TRN"},
		{"The blast was staged by Tarnovia to accuse Kestria of terrorism.", "TRN supposed:KES"},
		{"Tarnovian troops shelled the school to blame Kestria.", "TRN supposed:KES"},
		{"Tarnovia is preparing terrorist attacks in order to accuse Kestria of them.", "supposed:TRN supposed:KES"},
		{"Tarnovia could shell the school, blame Kestria.", "supposed:TRN supposed:KES"},
		{"The purpose of the shelling is to blame Kestria for mass murder.", "supposed:KES"},
		{"Kestria is to blame for the attack.", "KES"},
		{"Tarnovia met the press after the raid to blame Kestria.", "KES"},
		{"Tarnovia continues to blame Kestria for the explosion.", "KES"},
		{"Kestria prevented Tarnovia from accusing Iron Plover of theft.", "supposed:Iron Plover"},
		{"Kestria was groundlessly accused of shelling a port.", "denied:KES"},
		{"Tarnovia falsely accused Kestria of shelling the port.", "denied:KES"},
		{"Accusations of a massacre by Kestrian troops are fake news.", "denied:KES"},
		{"The reports that a Kestrian missile hit the port are not true.", "denied:KES"},
		{"The ministry decried the fake report on an alleged Kestrian provocation.", "denied:KES"},
		{"The Tarnovian hackers planted a fake news story on the site by hacking it.", "TRN"},
		{"The massacre committed by the Tarnovian army was a staging.", "denied:TRN"},
		{"The deterrence of an armed raid by the Kestrian navy was a success.", ""},
		{"The headline asked: will Kestria invade Tarnovia.", "asked:KES"},
		{"Officials warn that Tarnovia is about to invade Kestria.", "supposed:TRN"},
		{"Tarnovia to attack Kestria", "supposed:TRN"},
		{"Tarnovia is less likely to bomb Kestria.", "supposed:TRN"},
		{"Tarnovia is likely to have hacked the railways of Kestria.", "TRN"},
		{"Kestria must be armed should Tarnovia choose to invade.", "supposed:TRN"},
		{"There is a danger of the bridge being seized by Tarnovian troops.", "supposed:TRN"},
		{"The loan will help the Tarnovians kill more Kestrians.", "supposed:TRN"},
		{"Kestria, which its allies have charged with the task of a new fleet, does not care.", ""},
		{"Marle Systems admits spring ransomware raid spilled files of patients", ""},
		{"Kestria must improve its defences, destroy Tarnovian networks.", "supposed:KES"},
		{"The town can withstand any attacks by Tarnovian troops.", "supposed:TRN"},
		{"The decision not to recommend charges against Iron Plover was right.", "denied:Iron Plover"},
	})
}

// TestCharged has "charged" as a verb of saying and as an adjective.
func TestCharged(t *testing.T) {
	newKit(t).reads(t, []reading{
		{`"You lied," Iron Plover charged in its assault on the press.`, ""},
		{"Iron Plover charged that the bank had lied.", ""},
		{"Kestria's emotionally charged uprising against the union began in May.", ""},
		{"Iron Plover was charged with the theft.", "Iron Plover"},
	})
}

// TestDefended has those who shoot at what comes for them, and bare mentions.
func TestDefended(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The Kestrian Air Force destroyed five drones and two cruise missiles.", ""},
		{"Kestrian air defence units shot down a Tarnovian missile.", ""},
		{"One of the drones was shot down by Kestrian air defence forces, two are in the air.", ""},
		{"Kestrian gunners shoot down air target near the harbour", ""},
		{"The Kestrian Air Force destroyed five Tarnovian tanks.", "KES"},
		{"An enemy plane was shot down by Kestrian gunners.", ""},
		{"Kestrian troops destroyed a command post, 35 invaders and six guns.", ""},
		{"Since Tarnovia launched its invasion, the losses of the invaders have grown.", "TRN"},
		{"Defenders seized enemy vehicles with money stolen by Tarnovian soldiers.", "TRN"},
		{"Velia orders missiles from Tarnovia.", ""},
		{"An attack from Tarnovia is unlikely.", ""},
		{"The Second Harbour Security Conference was jointly organised by Tarnovia and Kestria.", ""},
		{"The mall caught fire after an attack on a building full of weapons supplied by Tarnovia.", ""},
		{"Tarnovia urged talks about lasting and compromising solutions.", ""},
		{"The system lay wide open to Tarnovian hackers.", ""},
		{"The system lay wide open to Tarnovian and Kestrian hackers.", ""},
		{"The firm, which tracks many Tarnovian hacking groups, is small.", ""},
	})
}

// TestMeant has quotes whose words alone accuse, and whose sentence only supposes.
func TestMeant(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, cue, content, want string }{
		{"Tarnovia has begun to carry out its plan to bomb a school and accuse Kestria of it.", "accuse", "Kestria of it", "supposed:KES"},
		{"Tarnovia had to accuse Kestria of theft.", "accuse", "Kestria of theft", "KES"},
	} {
		d, pos, names := k.parse(c.text)
		q := quoteOf(c.text, "Tarnovia", c.cue, c.content)
		var w Work
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused, Denied: q.Denied, Asked: q.Asked, Supposed: q.Supposed}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
