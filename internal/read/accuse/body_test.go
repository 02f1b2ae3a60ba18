package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// Parties that are no states: firms, parties, groups, boards. Half of the sentences are traps:
// victims, places, hosts, those who accuse, comment or look into it, negation, questions,
// conditions, duties.
var bodyCases = []struct{ text, want string }{
	// fault, blame, responsibility
	{"The ministry maintains that the fault lies with Marle Systems.", "Marle Systems"},
	{"Blame for the crash rests with Northwing Airlines, the inquiry found.", "Northwing Airlines"},
	{"Responsibility for the leak lies with Orrin Chemical Company.", "Orrin Chemical Company"},
	{"Marle Systems bears the blame for the outage.", "Marle Systems"},
	{"Northwing Airlines carries full responsibility for the crash.", "Northwing Airlines"},
	{"Marle Systems is to blame for the outage.", "Marle Systems"},
	{"Marle Systems was at fault, the court ruled.", "Marle Systems"},
	{"The mayor pinned the blame for the flood on the Orrin Water Board.", "Orrin Water Board"},
	{"Investigators found Northwing Airlines responsible for the crash.", "Northwing Airlines"},
	{"The court found Marle Systems guilty of fraud.", "Marle Systems"},
	{"Suspicion fell on Marle Systems.", "Marle Systems"},
	{"The fault does not lie with Marle Systems.", "denied:Marle Systems"},
	{"Marle Systems is not to blame for the outage.", "denied:Marle Systems"},
	{"Is Marle Systems to blame for the outage?", "asked:Marle Systems"},
	{"If the fault lies with Marle Systems, it will pay.", "supposed:Marle Systems"},
	{"The decision lies with Marle Systems.", ""},
	{"Responsibility for the timetable lies with the Orrin Railway Board.", ""},
	{"Northwing Airlines is responsible for ten routes.", ""},
	{"Marle Systems bears the cost of the repair.", ""},
	{"The town of Marle bears the scars of the flood.", ""},
	{"Marle Systems carries responsibility for the signals.", ""},
	{"The fault was repaired by Marle Systems.", ""},
	{"The fault at Marle Systems lasted nine hours.", ""},
	// accuse, charge, name
	{"Prosecutors charged Marle Systems with bribery.", "Marle Systems"},
	{"Prosecutors accused Northwing Airlines of hiding the defects.", "Northwing Airlines"},
	{"Marle Systems was fined for dumping waste.", "Marle Systems"},
	{"The Harbour Authority fined Marle Systems for bribing officials.", "Marle Systems"},
	{"The Harbour Authority sued Orrin Chemical Company over the leak.", "Orrin Chemical Company"},
	{"The Reed Party was accused of buying votes.", "Reed Party"},
	{"The report names Marle Systems as the probable cause of the outage.", "Marle Systems"},
	{"The report points to Marle Systems as the culprit.", "Marle Systems"},
	{"All the evidence points to Iron Plover.", "Iron Plover"},
	{"Prosecutors charged two members of Iron Plover with breaking into computers.", "Iron Plover"},
	{"Prosecutors suspect two members of Iron Plover of having bought the key.", "Iron Plover"},
	{"Two members of the Reed Party were charged with theft.", ""},
	{"Marle Systems accused the Reed Party of theft.", "Reed Party"},
	{"Prosecutors did not charge Marle Systems with bribery.", ""},
	{"Marle Systems was not accused of anything.", ""},
	{"Northwing Airlines was fined for late filing.", ""},
	{"Marle Systems charged customers twice for repairs.", ""},
	{"The Orrin Court cleared Marle Systems of bribery.", "denied:Marle Systems"},
	{"The Harbour Authority opened an inquiry into Marle Systems.", ""},
	{"Marle Systems commented on the attack.", ""},
	{"Marle Systems analysed the attack on the bank.", ""},
	{"The attack, which Marle Systems discovered on Monday, hit the port.", ""},
	{"Hackers broke into Marle Systems.", ""},
	{"Marle Systems was hacked on Monday.", ""},
	{"Marle Systems lost data in an attack by Iron Plover.", "Iron Plover"},
	{"The attack on Marle Systems was attributed to Iron Plover.", "Iron Plover"},
	{"She still considers Iron Plover the probable author.", "Iron Plover"},
	{"The director holds Iron Plover to be the likely author.", "Iron Plover"},
	{"She considers Marle Systems the best employer.", ""},
	{"He does not consider Iron Plover the culprit.", "denied:Iron Plover"},
	{"Police reckon a gang called Iron Plover did it for the money.", "Iron Plover"},
	{"Did Tarnovia do it?", ""},
	{"Tarnovia did it, the minister said.", "TRN"},
	{"Tarnovia did not do it.", ""},
	{"Tarnovia did it again in the final.", ""},
	{"A faulty update by Marle Systems caused the failure.", "Marle Systems"},
	{"Northwing Airlines caused the accident.", "Northwing Airlines"},
	{"The crash was caused by Northwing Airlines.", "Northwing Airlines"},
	{"The crash was not caused by Northwing Airlines.", "denied:Northwing Airlines"},
	{"Fog caused the crash of Northwing Airlines.", ""},
	{"A fire at Marle Systems caused the failure.", ""},
	{"Marle Systems caused a sensation.", ""},
	{"Tarnovia took part in the talks.", ""},
	{"Tarnovia was involved in the attack on the port.", "TRN"},
	{"Tarnovia was not involved in the attack.", "denied:TRN"},
	{"Marle Systems was involved in the rescue.", ""},
	{"The port was hacked by hackers of Iron Plover.", "Iron Plover"},
	{"Kestria and its allies attributed this to Iron Plover.", "Iron Plover"},
	{"Kestria attributed this to Marle Systems.", ""},
	{"Tarnovia put the port at risk of hacking.", ""},
	// omissions and breaches
	{"The inquiry said that the contractor Marle Systems had left a maintenance account open for eleven months.", "Marle Systems/negligent"},
	{"Marle Systems failed to inspect the brakes.", "Marle Systems/negligent"},
	{"Northwing Airlines ignored warnings about the engines.", "Northwing Airlines/negligent"},
	{"Marle Systems cut corners, the report says.", "Marle Systems"},
	{"The report accuses Marle Systems of negligence.", "Marle Systems/negligent"},
	{"Marle Systems broke safety rules.", "Marle Systems"},
	{"Tarnovia broke the ceasefire with Kestria.", "TRN"},
	{"The ceasefire with Kestria was broken by Tarnovia.", "TRN"},
	{"Tarnovia did not break the ceasefire with Kestria.", "denied:TRN"},
	{"They help Tarnovia break the embargo.", ""},
	{"Northwing Airlines covered up the defects.", "Northwing Airlines"},
	{"Marle Systems left the door open for talks.", ""},
	{"Marle Systems left the market.", ""},
	{"Marle Systems failed to win the contract.", ""},
	{"Marle Systems failed to answer a request for comment.", ""},
	{"Marle Systems did not ignore warnings.", "denied:Marle Systems/negligent"},
	{"Did Marle Systems fail to inspect the brakes?", "asked:Marle Systems/negligent"},
	{"Marle Systems broke the record for sales.", ""},
	// shelter
	{"Tarnovia shelters the extortion crew Iron Plover.", "TRN"},
	{"I maintain that Kestria shelters Iron Plover.", "KES"},
	{"Kestria rejects the remark that it shelters Iron Plover.", "denied:KES"},
	{"Kestria shelters ten thousand refugees.", ""},
	// from a shore, on orders
	{"The signal came from the Tarnovian shore.", "TRN"},
	{"The shots came from the Tarnovian side of the river.", "TRN"},
	{"The shells were fired from Tarnovian positions.", "TRN"},
	{"The refugees came from the Tarnovian shore.", ""},
	{"The signal did not come from the Tarnovian shore.", "denied:TRN"},
	{"The rescue boats came from the Tarnovian side.", ""},
	{"The fire was carried out on orders from Tarnovia.", "TRN"},
	{"Officials have no doubt that Tarnovia ordered the intrusion which stopped the trains.", "TRN"},
	{"Officials doubt that Tarnovia ordered the intrusion.", "asked:TRN"},
}

func TestBodies(t *testing.T) {
	k := newKit(t)
	for _, c := range bodyCases {
		d, pos, names := k.parse(c.text)
		if got := showBodies(k.f.All(d, pos, names)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Exchanging the states exchanges who is accused, and nothing else.
func TestBodiesSwap(t *testing.T) {
	k := newKit(t)
	swap := strings.NewReplacer("Tarnovia", "Kestria", "Kestria", "Tarnovia", "TRN", "KES", "KES", "TRN")
	for _, c := range bodyCases {
		d, pos, names := k.parse(swap.Replace(c.text))
		if got, want := showBodies(k.f.All(d, pos, names)), swap.Replace(c.want); got != want {
			t.Errorf("%q: got %q, want %q", swap.Replace(c.text), got, want)
		}
	}
}

// showBodies is show with the roles of those who are no culprits.
func showBodies(f Findings) string {
	mark := func(list []hearsay.Accused) (out []hearsay.Accused) {
		for _, a := range list {
			if !a.Role.Culprit() {
				if a.Country != "" {
					a.Name, a.Country = a.Country, ""
				}
				a.Name += "/" + string(a.Role)
			}
			out = append(out, a)
		}
		return out
	}
	return show(Findings{Accused: mark(f.Accused), Denied: mark(f.Denied), Asked: mark(f.Asked), Supposed: mark(f.Supposed)})
}
