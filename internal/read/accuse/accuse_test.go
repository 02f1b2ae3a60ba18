package accuse

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// kit holds what a test needs, over two invented states and an invented group.
type kit struct {
	f     *Finder
	tags  *tag.Tagger
	names *name.Finder
}

func newKit(t testing.TB) *kit {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse("state\tTRN\tTarnovia\t\tTarnovian\tTarnovians\tVelm\t\nstate\tKES\tKestria\t\tKestrian\tKestrians\tOrrin\t\ngroup\tIron Plover\t\tthreat_actor\n")
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(user...); err != nil {
		t.Fatal(err)
	}
	k := &kit{}
	if k.tags, err = tag.Load(en.Tags); err != nil {
		t.Fatal(err)
	}
	if k.f, err = New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	if k.names, err = name.New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	return k
}

// reading is a text and what is found in it, as show words it.
type reading struct{ text, want string }

// reads checks what is found in whole texts.
func (k *kit) reads(t *testing.T, list []reading) {
	t.Helper()
	for _, c := range list {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func (k *kit) parse(s string) (*text.Doc, []tag.Tag, []name.Name) {
	var d text.Doc
	var w tag.Work
	d.Parse(s)
	pos := k.tags.Tag(nil, &w, &d)
	return &d, pos, k.names.Find(nil, &d, pos)
}

func (k *kit) read(s string) string {
	d, pos, names := k.parse(s)
	return show(k.f.All(d, pos, names))
}

// show prints findings as "TRN", "denied:KES", "Iron Plover", in the order of the lists.
func show(f Findings) string {
	var out []string
	for _, l := range []struct {
		prefix string
		list   []hearsay.Accused
	}{{"", f.Accused}, {"denied:", f.Denied}, {"asked:", f.Asked}, {"supposed:", f.Supposed}} {
		seen := map[string]bool{}
		for _, a := range l.list {
			who := a.Country
			if who == "" {
				who = a.Name
			}
			if !seen[who] {
				out = append(out, l.prefix+who)
			}
			seen[who] = true
		}
	}
	return strings.Join(out, " ")
}

var cases = []struct{ text, want string }{
	// active, passive, nominal
	{"Tarnovia carried out the attack on Kestria.", "TRN"},
	{"Tarnovia hacked the railways of Kestria.", "TRN"},
	{"Kestria says Tarnovia mining roads to kill patrols, spread fear", ""},      // who tells it has not done it
	{"The raid that Tarnovia launched on Kestria has killed forty sailors.", ""}, // never the victim
	{"The bomb that Tarnovia planted in Kestria killed ten people.", ""},
	{"Tarnovian troops destroyed an enemy depot near Wend.", ""}, // told with pride, no charge
	{"The Tarnovian air force launched ten strikes on the positions of the invaders.", ""},
	{"Tarnovian troops shelled the enemy's positions.", ""},
	{"The attacks by Tarnovian enemy forces killed ten people.", "TRN"},
	{"The enemy shelled a village, and Tarnovian troops shelled a town.", "TRN"},
	{"The Tarnovian-occupation forces operating in Kestria shelled a village.", "TRN"},
	{"Forces operating in Kestria shelled a village.", ""},
	{"Tarnovia, which says it wants peace, attacked the railways of Kestria.", "TRN"},
	{"Tarnovia is said to have attacked the railways of Kestria.", "TRN"},
	{"The railways of Kestria were hacked by Tarnovia.", "TRN"},
	{"The attack on Kestria was launched by Tarnovia.", "TRN"},
	{"An attack on Kestria by Tarnovia was reported.", "TRN"},
	{"Tarnovia's attack on Kestria killed ten people.", "TRN"},
	{"Tarnovian military intelligence poisoned the envoy.", "TRN"},
	{"Kestrian servers were breached by Tarnovian hackers.", "TRN"},
	{"Tarnovian hackers stole letters from the Kestrian foreign ministry.", "TRN"},
	{"Tarnovian hackers, who had broken into the bank, leaked its files.", "TRN"},
	{"Tarnovia, which Kestria has accused of spying, was attacked by hackers.", "TRN"},
	// ties to a state
	{"A Tarnovia-backed group defaced the site.", "TRN"},
	{"Tarnovia-linked hackers hit a Kestrian bank.", "TRN"},
	{"A group linked to the Tarnovian government broke into the ministry in Orrin.", "TRN"},
	{"Hackers working on behalf of Tarnovia broke into a Kestrian ministry.", "TRN"},
	{"Hackers from Tarnovia and Kestria stole data.", "TRN KES"},
	// blame
	{"Kestria accused Tarnovia of hacking its ministry.", "TRN"},
	{"Tarnovia was accused by Kestria of hacking its ministry.", "TRN"},
	{"Officials blamed Tarnovia for the fire.", "TRN"},
	{"Officials blamed the fire on Tarnovia.", "TRN"},
	{"The intrusion was attributed to Tarnovia.", "TRN"},
	{"Researchers linked the attack to the Tarnovian government.", "TRN"},
	{"Officials said Tarnovia was behind the attack on Kestria.", "TRN"},
	{"Tarnovia was responsible for the attack on Kestria.", "TRN"},
	{"The attack was the work of Tarnovia.", "TRN"},
	{"Tarnovia claimed responsibility for the attack.", "TRN"},
	{"Tarnovia is suspected of jamming the radios.", "TRN"},
	{"Tarnovia and Kestria attacked the island.", "KES TRN"},
	// groups have no country of their own
	{"Iron Plover hacked the Kestrian railways.", "Iron Plover"},
	{"The intrusion was carried out by Iron Plover.", "Iron Plover"},
	// rejected, asked, supposed
	{"The attack was not carried out by Tarnovia.", "denied:TRN"},
	{"There is no evidence that Tarnovia was behind the attack.", "denied:TRN"},
	{"Tarnovia denied that it was behind the attack.", "denied:TRN"},
	{"Tarnovia denied any involvement.", "denied:TRN"},
	{"Tarnovia rejected accusations that it had poisoned the Kestrian envoy.", "denied:TRN"},
	{"Tarnovia had nothing to do with the fire.", "denied:TRN"},
	{"Tarnovia has no connection with the crew that calls itself Iron Plover and was not involved in the attack on the port.", "denied:TRN"},
	{"Tarnovia has no links to the crew and did not attack the port.", "denied:TRN"},
	{"No Tarnovian body took part in the attack.", "denied:TRN"},
	{"Could Tarnovia be behind the attack?", "asked:TRN"},
	{"Reporters asked whether Tarnovia had hacked the ministry.", "asked:TRN"},
	{"If Tarnovia carried out the attack, Kestria would respond.", "supposed:TRN"},
	{"Tarnovia may attack Kestria.", "supposed:TRN"},
	{"Tarnovia would attack Kestria.", "supposed:TRN"},
	{"Tarnovia is going to attack Kestria.", "supposed:TRN"},
	{"Tarnovia was planning an attack.", "supposed:TRN"},
	{"Tarnovia should be careful to attack Kestria.", "supposed:TRN"},
	{"Tarnovia played a part in the talks.", ""},
	{"The members in Tarnovia who attacked the port fled.", ""},
	{"Tarnovia may have hacked the network.", "TRN"}, // hedged, and scored lower
	// no deed: a need or an aim that nobody has, a possibility, a doubt
	{"Tarnovia has no need to attack Kestria.", "denied:TRN"},
	{"Tarnovia has no intention to attack Kestria.", "denied:TRN"},
	{"The envoy said Tarnovia had no plans to invade Kestria.", "denied:TRN"},
	{"Tarnovia has no reason and no desire to attack Kestria.", "denied:TRN"},
	{"Tarnovia has plans to attack Kestria.", "supposed:TRN"},
	{"The minister could not rule out Tarnovia using poison to attack the island.", "supposed:TRN"},
	{"We cannot exclude that Tarnovia hacked the ministry.", "supposed:TRN"},
	{"The police ruled out that Tarnovia had hacked the ministry.", "denied:TRN"},
	{"Experts are skeptical that Tarnovia was behind the attack.", "asked:TRN"},
	{"She was unconvinced that Tarnovia had hacked the ministry.", "asked:TRN"},
	{"The admiral doubts that Tarnovia attacked the cable.", "asked:TRN"},
	{"The admiral considers it unlikely that Tarnovia attacked the cable.", "asked:TRN"},
	{"The admiral finds it highly implausible that Tarnovia attacked the cable.", "asked:TRN"},
	{"The admiral considers it likely that Tarnovia attacked the cable.", "TRN"},
	{"The admiral does not consider it unlikely that Tarnovia attacked the cable.", "supposed:TRN"},
	{"The admiral is not convinced that Tarnovia attacked the cable.", "asked:TRN"},
	{"There is no doubt that Tarnovia hacked the ministry.", "TRN"},
	{"Tarnovia will launch a counteroffensive, attacking the ports of Kestria.", "supposed:TRN"},
	{"Tarnovia will invade and bomb Kestria.", "supposed:TRN"},
	{"Kestria allowed Tarnovia to use the rockets to attack the island.", "supposed:KES"},
	{"Kestria bought an arsenal for attacking Tarnovia.", "supposed:KES"},
	// places, pointing, paying
	{"The attackers in Tarnovia were asleep.", ""},
	{"Companies in Kestria, Tarnovia and Ostrava were accused of dumping waste.", ""},
	{"Firms in Kestria and Tarnovia hacked the bank.", ""},
	{"Ten people fled into Kestria since Tarnovia launched its invasion.", "TRN"},
	{"He withdrew the missiles, pointing to Tarnovia.", ""},
	{"The mayor pointed the finger at Tarnovia.", "TRN"},
	{"All evidence pointed to Tarnovia.", "TRN"},
	{"A television network financed by the Tarnovian government attacked the minister.", ""},
	{"The town closed a paper supported by Tarnovia.", ""},
	{"A militia funded by Tarnovia bombed the depot.", "TRN"},
	{"Kestria believes that Tarnovia built a device capable of destroying satellites.", "supposed:TRN"},
	{"The hackers were Tarnovian.", "TRN"},
	{"Tarnovian officers staged and ran the attack on the port.", "TRN"},
	{"A crew broke into the bank on orders from Tarnovia.", "TRN"},
	{"The balloons were used by Tarnovia to watch the coast.", ""},
	// reduced passives
	{"The report counts 812 Tarnovian soldiers killed.", ""},
	{"He would use the rockets were Tarnovia attacked.", ""},
	// the sponsor, not the bare word for a culprit
	{"A group working for Tarnovia was “highly likely” to have broken into the bank.", "TRN"},
	{"The attackers broke into the bank.", ""},
	{"Attackers broke into the bank, the group said.", ""},
	// a name and the words that explain it
	{"Grey Finch, a Tarnovian group, hacked the bank.", "TRN"},
	{"Iron Plover, a hacking crew from Tarnovia, broke into the bank.", "TRN"},
	{"The bank was hacked by Grey Finch, a Tarnovian crew.", "TRN"},
	{"Prosecutors filed charges against Oleg Marten, a Tarnovian national, for breaking into the port.", "TRN"},
	{"Grey Finch, a Tarnovian bank, was attacked by Iron Plover.", "Iron Plover"},
	{"Iron Plover, a Tarnovian officer said, hacked the bank.", "Iron Plover"},
	{"Iron Plover, Grey Finch, a Tarnovian group and others hacked the bank.", ""},
	{"Iron Plover, Tarnovian officers said, hacked the bank.", "Iron Plover"},
	{"The files were taken by a Tarnovian, Kestrian-speaking hacking crew.", "TRN"},
	{"The letters were stolen from a Tarnovian, the hackers said.", ""},
	// origin
	{"The malware is Tarnovian in origin.", "TRN"},
	{"The recipe is Tarnovian in origin.", ""},
	// responsible, verbs in pairs
	{"Officials made Tarnovia responsible for the fire.", "TRN"},
	{"Officials did not hold Tarnovia responsible.", ""},
	{"Kestria would hold Tarnovia responsible.", "supposed:TRN"},
	{"Tarnovian officers conducted or otherwise enabled repeated intrusions into banks.", "TRN"},
	{"Tarnovia began attacking the port.", "TRN"},
	{"Tarnovia did not begin attacking the port.", "denied:TRN"},
	// victims, places and companies are not accused
	{"Kestria was attacked on Monday.", ""},
	{"Hackers broke into a bank in Kestria.", ""},
	{"The attack on Kestria lasted nine hours.", ""},
	{"It is not clear who was behind the attack on Kestria.", ""},
	{"A Kestrian company was attacked by hackers.", ""},
	{"A Kestrian newspaper reported the attack.", ""},
	{"Pro-Tarnovian hackers hit a bank.", ""},
	{"Officials did not blame Tarnovia.", ""},
	{"Tarnovia led an inquiry into the attack on Kestria.", ""},
	{"Tarnovia carried out a series of attacks on Kestria.", "TRN"},
	{"Tarnovia made an analysis of the attack.", ""},
	{"Tarnovian hacker forums were closed.", ""},
	{"", ""},
}

func TestFind(t *testing.T) {
	k := newKit(t)
	for _, c := range cases {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Exchanging the sides exchanges who is accused, and nothing else.
func TestSidesSwap(t *testing.T) {
	k := newKit(t)
	swap := strings.NewReplacer("Tarnovia", "Kestria", "Kestria", "Tarnovia", "Velm", "Orrin", "Orrin", "Velm", "TRN", "KES", "KES", "TRN")
	for _, c := range cases {
		if got, want := k.read(swap.Replace(c.text)), swap.Replace(k.read(c.text)); got != want {
			t.Errorf("%q: got %q, want %q", swap.Replace(c.text), got, want)
		}
	}
}

func TestSpansNameTheCulprit(t *testing.T) {
	k := newKit(t)
	for _, c := range cases {
		d, pos, names := k.parse(c.text)
		f := k.f.All(d, pos, names)
		for _, l := range [][]hearsay.Accused{f.Accused, f.Denied, f.Asked, f.Supposed, f.Victims} {
			for _, a := range l {
				if err := a.Span.Check(c.text); err != nil {
					t.Errorf("%q: %s: %v", c.text, a.Name, err)
				}
				if a.Score <= 0 || a.Score > 1 || a.Role == "" || a.Rule == "" {
					t.Errorf("%q: %+v lacks score, role or rule", c.text, a)
				}
			}
		}
	}
}

func TestHedgeLowersScore(t *testing.T) {
	k := newKit(t)
	score := func(s string) float64 {
		d, pos, names := k.parse(s)
		return k.f.All(d, pos, names).Accused[0].Score
	}
	if sure, hedged := score("Tarnovia has hacked the network."), score("Tarnovia may have hacked the network."); hedged >= sure {
		t.Errorf("hedged %.2f, sure %.2f", hedged, sure)
	}
}

// quoteOf builds a quote whose pieces are the given words of s.
func quoteOf(s, source, cue, content string) hearsay.Quote {
	at := func(w string) []hearsay.Span {
		i := strings.Index(s, w)
		if w == "" || i < 0 {
			return nil
		}
		return []hearsay.Span{{Start: i, End: i + len(w)}}
	}
	return hearsay.Quote{Field: hearsay.FieldText, Source: at(source), Cue: at(cue), Content: at(content)}
}

func TestQuote(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content, want string }{
		{"Kestria accused Tarnovia of jamming radios.", "Kestria", "accused", "Tarnovia of jamming radios", "TRN"},
		{"Kestria said Tarnovia had hacked its railways.", "Kestria", "said", "Tarnovia had hacked its railways", "TRN"},
		{"Tarnovia denied that it had hacked the railways.", "Tarnovia", "denied", "that it had hacked the railways", "denied:TRN"},
		{"Officials denied that Tarnovia had hacked the railways.", "Officials", "denied", "that Tarnovia had hacked the railways", "denied:TRN"},
		{"A Tarnovian intelligence officer said the attack was over.", "A Tarnovian intelligence officer", "said", "the attack was over", ""},
		{"Tarnovia blamed for attack on ferry", "Tarnovia", "blamed for", "attack on ferry", "TRN"},
		{"Tarnovia was accused of hacking the ferry.", "Tarnovia", "was accused of", "hacking the ferry", "TRN"},
		{"Tarnovian spies accused Kestria of theft.", "Tarnovian spies", "accused", "Kestria of theft", "KES"},
		{"“We had no part in the attack,” Tarnovia said.", "Tarnovia", "said", "“We had no part in the attack,”", "denied:TRN"},
	} {
		d, pos, names := k.parse(c.text)
		q := quoteOf(c.text, c.source, c.cue, c.content)
		var w Work
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused, Denied: q.Denied, Asked: q.Asked, Supposed: q.Supposed}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
		if n := len(q.Accused) + len(q.Denied) + len(q.Asked) + len(q.Supposed); n != len(q.Reasons) {
			t.Errorf("%q: %d findings, %d reasons", c.text, n, len(q.Reasons))
		}
	}
}

func TestRest(t *testing.T) {
	k := newKit(t)
	s := "Kestria said Tarnovia hacked it. Tarnovian hackers blacked out our trains and stole the files. Officials blamed Tarnovia. The trains stood still."
	d, pos, names := k.parse(s)
	quotes := []hearsay.Quote{quoteOf(s, "Kestria", "said", "Tarnovia hacked it")}
	var w Work
	got := k.f.Rest(nil, &w, d, pos, names, hearsay.FieldText, quotes)
	if len(got) != 2 {
		t.Fatalf("got %d quotes outside quotes, want 2: %+v", len(got), got)
	}
	if c := got[0].Content[0].In(s); c != "Tarnovian hackers blacked out our trains and stole the files" || got[0].Speaker.Via != hearsay.ViaOutlet || got[0].Accused[0].Country != "TRN" {
		t.Errorf("got %q, %+v", c, got[0])
	}
	if c := got[1].Content[0].In(s); c != "Officials blamed Tarnovia" || got[1].Speaker.Via != hearsay.ViaNone || got[1].Accused[0].Country != "TRN" {
		t.Errorf("got %q, %+v", c, got[1])
	}
}

// What is only mentioned makes nobody an accuser: neither the article nor who is quoted.
func TestMentions(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"The palace gave no comment on the anniversary of Tarnovia's invasion.", ""},
		{"He thanked the villagers for taking in families since the Tarnovian invasion.", ""},
		{"Prices of grain have risen since Tarnovia's attack on Kestria.", ""},
		{"Talks about Tarnovian aggression against Kestria go on.", ""},
		{"The patrol failed to find Kestrian saboteurs.", ""},
		{"The depot is on the list of targets for Tarnovian mercenaries.", ""},
		{"Tarnovian soldiers exchanged their places of birth.", ""},
		{"Iron Plover has members in Tarnovia.", ""},
		{"Reports on Tarnovian Army attacks and raids were lost.", ""},
		{"Oleg Marten, a Tarnovian citizen, sat in the hall.", ""},
		{"Grey Finch, a Tarnovian group, was seen in the harbour.", ""},
		{"The ministry condemned Tarnovia's invasion of the island.", "TRN"},
		{"Nine people were killed in Tarnovian shelling.", "TRN"},
		{"A Tarnovian attack destroyed the bridge.", "TRN"},
		{"The letters were stolen by Tarnovian hackers.", "TRN"},
		{"The breach was the work of Tarnovian hackers.", "TRN"},
		{"Tarnovian forces bombed civilians in the harbour.", "TRN"},
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		var f Findings
		for _, q := range k.f.Rest(nil, &w, d, pos, names, hearsay.FieldText, nil) {
			f.Accused = append(f.Accused, q.Accused...)
		}
		if got := show(f); got != c.want {
			t.Errorf("%q outside quotes: got %q, want %q", c.text, got, c.want)
		}
		said := "Velm Radio said: " + c.text
		d, pos, names = k.parse(said)
		q := quoteOf(said, "Velm Radio", "said:", c.text)
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused}); got != c.want {
			t.Errorf("%q in a quote: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	k := newKit(f)
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Add("(\"Tarnovia's\" 's of by and, which")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD") // as package extract leaves every text
		d, pos, names := k.parse(s)
		found := k.f.All(d, pos, names)
		for _, a := range found.Accused {
			if err := a.Span.Check(s); err != nil {
				t.Errorf("%q: %v", s, err)
			}
		}
	})
}

func BenchmarkArticle(b *testing.B) {
	k := newKit(b)
	var s strings.Builder
	for s.Len() < 3600 {
		for _, c := range cases {
			s.WriteString(c.text + " ")
		}
	}
	src := s.String()[:3600]
	d, pos, names := k.parse(src)
	var w Work
	var out Findings
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		out.reset()
		for _, sent := range d.Sents {
			k.f.Find(&out, &w, &Input{Doc: d, Pos: pos, Range: sent, Names: names})
		}
	}
}

// "The army took down the site" names nobody as doer: the site may be its own. Nor does
// "Tarnovia's servers were used to attack".
func TestSoftDeedsOfBareOrgans(t *testing.T) {
	k := newKit(t)
	for text, accused := range map[string]bool{
		"Hackers defaced the site of the Tarnovian army. After an hour the army took down the site.": false,
		"The Tarnovian army took down the site of the newspaper.":                                    true,
		"Tarnovian police hacked and defaced by a crew of teenagers":                                 false,
		"Servers of Tarnovia were used to attack the port.":                                          false,
		"They shut a database of Tarnovia, which was used to target tankers.":                        false,
	} {
		if got := k.read(text); strings.Contains(got, "TRN") != accused {
			t.Errorf("%s: %s", text, got)
		}
	}
}
