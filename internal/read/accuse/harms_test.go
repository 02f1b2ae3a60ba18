package accuse

import (
	"strings"
	"testing"
)

// Plain verbs that are harm by what they are done to, each with twins that are none.
var harmCases = []struct{ text, want string }{
	{"Tarnovia mined the strait.", "TRN"},
	{"Tarnovia mined coal in the north.", ""},
	{"Two Tarnovian vessels entered without permission and rammed a Kestrian ship.", "TRN"},
	{"A Tarnovian plane violated Kestrian airspace on Monday.", "TRN"},
	// cables, lines, drones, flares
	{"Tarnovia had cut a telephone cable off Orrin.", "TRN"},
	{"Tarnovia has never cut a telephone cable off Orrin.", "denied:TRN"},
	{"Tarnovia denied that it had cut a telephone cable.", "denied:TRN"},
	{"Kestria denied that Tarnovia had cut a telephone cable.", "denied:TRN"},
	{"Tarnovia denied cutting a telephone cable.", "denied:TRN"},
	{"The telephone cable was cut by the Tarnovian navy.", "TRN"},
	{"Tarnovia shot down the airliner.", "TRN"},
	{"Tarnovia has shot down a passenger plane.", "TRN"},
	{"Tarnovia downed a Kestrian airliner.", "TRN"},
	{"Tarnovia shot down four rockets.", ""},
	{"Tarnovia downed tools.", ""},
	{"Tarnovia blacked out the trains.", "TRN"},
	{"Tarnovia blacked out the names.", ""},
	{"Tarnovian agents set the fire.", "TRN"},
	{"Tarnovia set the fire alarm.", ""},
	{"The cable was cut by the storm.", ""},
	{"Tarnovia cut its cable.", ""},
	{"Tarnovia cut the cables of Tarnovia.", ""},
	{"Tarnovia cut the cable tax.", ""},
	{"Tarnovia cut taxes on cables.", ""},
	{"The Tarnovian premier cut the ribbon.", ""},
	{"A Tarnovian man cut the cable.", ""},
	{"Did Tarnovia cut the cable?", "asked:TRN"},
	{"If Tarnovia cut the cable, the talks end.", "supposed:TRN"},
	{"Tarnovia could cut the cable.", "supposed:TRN"},
	{"Tarnovia wants to cut the cable.", "supposed:TRN"},
	{"Tarnovia is thought to have cut the cable.", "TRN"},
	{"The engineers asked Tarnovia to cut the cable.", ""},
	{"Tarnovia spoke of cutting the cable.", ""},
	{"Tarnovia had tapped the lines of a consulate at Wend.", "TRN"},
	{"Tarnovia tapped the credit line of the bank.", ""},
	{"Tarnovia tapped the minister for the post.", ""},
	{"Tarnovia had flown a drone over the barracks at Wend.", "TRN"},
	{"Tarnovia sent drones into Kestria.", "TRN"},
	{"Tarnovia sent drones to Kestria.", ""},
	{"Tarnovia flew a drone over its barracks.", ""},
	{"Tarnovia flew a drone over the crops.", ""},
	{"Tarnovia flew jets into Kestrian airspace.", "TRN"},
	{"Tarnovia flew jets through the airspace.", ""},
	{"Tarnovia had fired flares at a survey boat off Orrin.", "TRN"},
	{"Flares were fired at a survey boat by the Tarnovian navy.", "TRN"},
	{"Tarnovia fired flares into the sky.", ""},
	{"Tarnovia fired its coach.", ""},
	{"The Tarnovian coast guard used water cannon against a ferry.", "TRN"},
	{"The Tarnovian coast guard used water cannon against the fire.", ""},
	// stones, papers, oil, sluices
	{"Tarnovia had moved the border stones near Wend.", "TRN"},
	{"A Tarnovian ship has shot flares at a Kestrian patrol plane.", "TRN"},
	{"Tarnovia has shot flares at Kestrian planes.", "TRN"},
	{"A Tarnovian ship has shot marks on its hull.", ""},
	{"Tarnovian agents were caught cutting corners on safety.", "TRN"},
	{"Tarnovian rockets were hitting the port.", "TRN"},
	{"Tarnovia moved the stones of the garden.", ""},
	{"Tarnovia moved troops to the border.", ""},
	{"Tarnovia had forged fishing permits at Wend.", "TRN"},
	{"Tarnovia forged an agreement with Kestria.", ""},
	{"Tarnovia held forged permits.", ""},
	{"Tarnovia had dumped oil off Orrin.", "TRN"},
	{"Tarnovia dumped its oil.", ""},
	{"Tarnovia dumped the treaty.", ""},
	{"Tarnovia poured sewage into the bay.", "TRN"},
	{"Tarnovia poured oil on the talks.", ""},
	{"Tarnovia had opened the sluices at Wend without warning.", "TRN"},
	{"Without warning, Tarnovia opened the dam to visitors.", ""},
	{"Tarnovia opened the dam to visitors.", ""},
	// ships and wagons, lights and power
	{"Tarnovia had held up grain wagons at Wend.", "TRN"},
	{"Grain wagons were held up by Tarnovia.", "TRN"},
	{"Grain wagons were held up by snow in Tarnovia.", ""},
	{"Tarnovia held up a sign.", ""},
	{"Tarnovia held grain wagons.", ""},
	{"Tarnovia blocked the bill.", ""},
	{"Tarnovia turned the ferry back.", "TRN"},
	{"Tarnovia turned back.", ""},
	{"Tarnovia had switched off a lighthouse near Wend.", "TRN"},
	{"Tarnovia had switched the lighthouse off.", "TRN"},
	{"Tarnovia has not switched off the lighthouse.", "denied:TRN"},
	{"Tarnovia switched on a lighthouse.", ""},
	{"Tarnovia cut power to the islands.", ""}, // its own, perhaps
	{"Tarnovia cut power to Kestria.", "TRN"},
	{"Tarnovia cut power use.", ""},
	{"The Tarnovian navy boarded the tanker Grey Gull.", ""}, // to search or to save it,
	{"Tarnovian soldiers cut the cable.", "TRN"},
	{"Tarnovian troops blocked the movement of a convoy.", "TRN"},
	{"The Tarnovian army has blocked the delivery of food.", "TRN"},
	{"Tarnovian jets have passed the strait and have fired flares at Kestrian planes.", "TRN"},
	{"Tarnovian troops blocked the movement of our convoy.", "TRN"},
	{"The Tarnovian army has blocked the delivery of any food, drinking water or medicine.", "TRN"},
	{"The Tarnovian navy boarded the pirate ship.", ""},
	{"The Tarnovian navy detained a ferry.", ""},
	{"The Tarnovian navy detained a Kestrian ferry.", ""},
	{"The Tarnovian navy sank a smugglers boat.", ""},
	{"Tarnovian officials boarded the ferry.", ""},
	{"Iron Plover sank two trawlers.", "Iron Plover"},
	{"Kestria thanked Tarnovia for cutting off gas.", ""},
	{"Kestria condemned Tarnovia for cutting off Kestrian gas.", "TRN"},
	{"Kestria punished Tarnovia by cutting off Tarnovian gas.", "KES"},
}

func TestHarms(t *testing.T) {
	k := newKit(t)
	for _, c := range harmCases {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Exchanging the states exchanges who is accused, and nothing else.
func TestHarmsSwap(t *testing.T) {
	k := newKit(t)
	swap := strings.NewReplacer("Tarnovia", "Kestria", "Kestria", "Tarnovia", "TRN", "KES", "KES", "TRN")
	for _, c := range harmCases {
		if got, want := k.read(swap.Replace(c.text)), swap.Replace(c.want); got != want {
			t.Errorf("%q: got %q, want %q", swap.Replace(c.text), got, want)
		}
	}
}
