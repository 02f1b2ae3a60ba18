package accuse

import (
	"strings"
	"testing"

	"hearsay"
)

// Who ordered, paid for, gained by and did not prevent a deed, each with sentences that turn
// it round: sides swapped, negated, conditional, asked, passive.
var roleCases = []struct{ text, want string }{
	// instigator
	{"Tarnovia ordered the attack on Kestria.", "TRN/instigator"},
	{"The attack on Kestria was ordered by Tarnovia.", "TRN/instigator"},
	{"Tarnovia ordered a crew to break into the port of Kestria.", "TRN/instigator"},
	{"Tarnovia instructed the hackers to steal letters.", "TRN/instigator"},
	{"Tarnovia masterminded the attack.", "TRN/instigator"},
	{"Tarnovia incited the attack on the port.", "TRN/instigator"},
	{"The hackers broke into the bank on the orders of Tarnovia.", "TRN/instigator"},
	{"The hackers broke into the bank at the behest of Tarnovia.", "TRN/instigator"},
	{"Hackers directed by Tarnovia broke into the bank.", "TRN/perpetrator TRN/instigator"},
	{"Kestria accused Tarnovia of ordering the attack.", "TRN/instigator"},
	{"Kestria accused Tarnovia of masterminding the raid.", "TRN/instigator"},
	{"Kestria ordered the attack on Tarnovia.", "KES/instigator"},
	{"Tarnovia did not order the attack on Kestria.", "denied:TRN/instigator"},
	{"The attack was not ordered by Tarnovia.", "denied:TRN/instigator"},
	{"If Tarnovia ordered the attack, the port will close.", "supposed:TRN/instigator"},
	{"Tarnovia may order an attack on the port.", "supposed:TRN/instigator"},
	{"Did Tarnovia order the attack?", "asked:TRN/instigator"},
	{"Reporters asked whether Tarnovia had ordered the raid.", "asked:TRN/instigator"},
	{"Tarnovia denied ordering the attack.", "denied:TRN/perpetrator"},
	{"Tarnovia ordered an inquiry into the attack.", ""},
	{"Tarnovia ordered its troops to leave.", ""},
	{"Tarnovia ordered ten ferries.", ""},
	// sponsor
	{"Tarnovia funded the hackers.", "TRN/sponsor"},
	{"Tarnovia harboured the hackers.", "TRN/sponsor"},
	{"Tarnovia armed the rebels.", "TRN/sponsor"},
	{"The rebels were armed by Tarnovia.", "TRN/sponsor"},
	{"Tarnovia financed the attack on the port.", "TRN/sponsor"},
	{"The raid was financed by Tarnovia.", "TRN/sponsor"},
	{"Kestria accused Tarnovia of arming the militia.", "TRN/sponsor"},
	{"Tarnovia did not fund the hackers.", "denied:TRN/sponsor"},
	{"If Tarnovia funded the hackers, the port will close.", "supposed:TRN/sponsor"},
	{"Does Tarnovia fund the hackers?", "asked:TRN/sponsor"},
	{"Tarnovia supports the bank.", ""},
	{"Tarnovia supplies the island with water.", ""},
	{"Tarnovia trained ten nurses.", ""},
	{"Tarnovia funded an inquiry into the attack.", ""},
	// beneficiary: never a culprit
	{"Tarnovia benefits from the attack on Kestria.", "TRN/beneficiary"},
	{"Tarnovia stands to gain from the attack.", "TRN/beneficiary"},
	{"The attack was in the interest of Tarnovia.", "TRN/beneficiary"},
	{"The attack serves the interests of Tarnovia.", "TRN/beneficiary"},
	{"Tarnovia does not benefit from the attack.", "denied:TRN/beneficiary"},
	{"The attack was not in the interest of Tarnovia.", "denied:TRN/beneficiary"},
	{"Tarnovia benefits from the trade.", ""},
	// negligent: never a culprit
	{"Tarnovia failed to prevent the attack on the port.", "TRN/negligent"},
	{"Tarnovia failed to stop the hackers.", "TRN/negligent"},
	{"Tarnovia did nothing to stop the attack.", "TRN/negligent"},
	{"Tarnovia turned a blind eye to the hackers.", "TRN/negligent"},
	{"Tarnovia tolerated the hackers.", "TRN/negligent"},
	{"Tarnovia ignored warnings of the attack.", "TRN/negligent"},
	{"Kestria accused Tarnovia of negligence.", "TRN/negligent"},
	{"Kestria accused Tarnovia of failing to prevent the attack.", "TRN/negligent"},
	{"Kestria blamed Tarnovia for failing to stop the hackers.", "TRN/negligent"},
	{"Kestria accused Tarnovia of turning a blind eye to the hackers.", "TRN/negligent"},
	{"Tarnovia did not fail to stop the hackers.", ""},
	{"Tarnovia acted to prevent the attack.", ""},
	{"Tarnovia failed to win the race.", ""},
	{"If Tarnovia failed to stop the hackers, the port will close.", "supposed:TRN/negligent"},
	{"Did Tarnovia turn a blind eye to the hackers?", "asked:TRN/negligent"},
}

func showRoles(f Findings) string {
	var out []string
	for _, l := range []struct {
		prefix string
		list   []hearsay.Accused
	}{{"", f.Accused}, {"denied:", f.Denied}, {"asked:", f.Asked}, {"supposed:", f.Supposed}} {
		for _, a := range l.list {
			if a.Country != "" {
				out = append(out, l.prefix+a.Country+"/"+string(a.Role))
			}
		}
	}
	return strings.Join(out, " ")
}

func TestRoles(t *testing.T) {
	k := newKit(t)
	for _, c := range roleCases {
		d, pos, names := k.parse(c.text)
		if got := showRoles(k.f.All(d, pos, names)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	swap := strings.NewReplacer("Tarnovia", "Kestria", "Kestria", "Tarnovia", "TRN", "KES", "KES", "TRN")
	for _, c := range roleCases {
		d, pos, names := k.parse(swap.Replace(c.text))
		if got := showRoles(k.f.All(d, pos, names)); got != swap.Replace(c.want) {
			t.Errorf("%q: got %q, want %q", swap.Replace(c.text), got, swap.Replace(c.want))
		}
	}
}

func TestCulpritRoles(t *testing.T) {
	for r, want := range map[hearsay.Role]bool{hearsay.Perpetrator: true, hearsay.Sponsor: true, hearsay.Instigator: true, hearsay.UnknownRole: true, hearsay.Beneficiary: false, hearsay.Negligent: false} {
		if r.Culprit() != want {
			t.Errorf("%s: culprit %v", r, !want)
		}
	}
}
