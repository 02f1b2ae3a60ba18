package speaker_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// kit reads texts with marks "[S source] [C cue] [Q content]", so that tests of speakers do
// not hang on where quotes are found.
type kit struct {
	tags *tag.Tagger
	who  *speaker.Resolver
}

func newKit(t testing.TB) *kit {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err = w.With(
		world.UserEntry{Table: "state", Cells: []string{"KES", "Kestria", "", "Kestrian", "Kestrians", "Aldmoor", "Gull House"}},
		world.UserEntry{Table: "state", Cells: []string{"TAR", "Tarnovia", "", "Tarnovian", "Tarnovians", "Velm", "Amber Hall"}},
		world.UserEntry{Table: "service", Cells: []string{"Kestrian Harbour Watch", "KHW", "KES", "security"}},
		world.UserEntry{Table: "service", Cells: []string{"Tarnovian Harbour Watch", "THW", "TAR", "security"}},
		world.UserEntry{Table: "body", Cells: []string{"Northline Agency", "Northline", "", "agency"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	who, err := speaker.New(w, tags)
	if err != nil {
		t.Fatal(err)
	}
	return &kit{tags, who}
}

// strip takes the marks out and returns the quotes in order of their content marks; a source
// or cue belongs to the content that shares its number, "[S2 …]", or to the nearest.
func strip(s string) (string, []hearsay.Quote) {
	var b strings.Builder
	quotes := map[byte]*hearsay.Quote{}
	var order []byte
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		end := i + strings.IndexByte(s[i:], ']')
		mark, words, _ := strings.Cut(s[i+1:end], " ")
		sp := hearsay.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		id := byte('1')
		if len(mark) > 1 {
			id = mark[1]
		}
		q := quotes[id]
		if q == nil {
			q = &hearsay.Quote{Field: hearsay.FieldText, Kind: hearsay.Indirect}
			quotes[id] = q
			order = append(order, id)
		}
		switch mark[0] {
		case 'S':
			q.Source = append(q.Source, sp)
		case 'C':
			q.Cue = append(q.Cue, sp)
		case 'Q':
			q.Content = append(q.Content, sp)
			if strings.HasPrefix(words, `"`) {
				q.Kind = hearsay.Direct
			}
		}
		s = s[end+1:]
	}
	out := make([]hearsay.Quote, len(order))
	for i, id := range order {
		out[i] = *quotes[id]
	}
	return b.String(), out
}

func (k *kit) read(marked, outlet string) ([]hearsay.Actor, []hearsay.Quote) {
	src, quotes := strip(marked)
	d := new(text.Doc)
	d.Parse(src)
	var tw tag.Work
	pos := k.tags.Tag(nil, &tw, d)
	f := speaker.Field{Field: hearsay.FieldText, Doc: d, Tags: pos, Names: k.who.Names().Find([]name.Name(nil), d, pos), Quotes: quotes}
	actors, _, _ := k.who.Resolve(speaker.Input{Fields: []speaker.Field{f}, Outlet: outlet})
	return speaker.Keep(actors, quotes), quotes
}

// told returns "name|via|kind|country" of the last quote's speaker, "-" if unknown.
func told(actors []hearsay.Actor, quotes []hearsay.Quote) string {
	s := quotes[len(quotes)-1].Speaker
	if s.Actor == "" {
		return "-"
	}
	for _, a := range actors {
		if a.ID == s.Actor {
			return s.Name + "|" + string(s.Via) + "|" + string(a.Kind) + "|" + a.Country
		}
	}
	return "no actor " + s.Actor
}

const voss = "[S1 Foreign Minister Ilan Voss] [C1 said] [Q1 the port was closed]. "

func TestRules(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ rule, text, want string }{
		{"full name with title", "[S Foreign Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|"},
		{"state in the title", "[S Kestrian Foreign Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|KES"},
		{"behind its verb at the head of a sentence", "[C Said] [S Foreign Minister Ilan Voss]: [Q no]", "Ilan Voss|name|person|"},
		{"apposition", "[S Ilan Voss, head of the Kestrian external service,] [C said] [Q no]", "Ilan Voss|name|person|KES"},
		{"surname", voss + "[S2 Voss] [C2 said] [Q2 no]", "Ilan Voss|name|person|"},
		{"surname of two", voss + "General Mara Voss was there. [S2 Voss] [C2 said] [Q2 no]", "Voss|name|unknown|"},
		{"title", voss + "[S2 The minister] [C2 said] [Q2 no]", "Ilan Voss|title|person|"},
		{"title with department", voss + "Interior Minister Hob Pell left. [S2 The foreign minister] [C2 said] [Q2 no]", "Ilan Voss|title|person|"},
		{"title nobody bears", voss + "[S2 The mayor] [C2 said] [Q2 no]", "-"},
		{"office of a state", "[S Kestria's interior minister] [C said] [Q no]", "Interior Minister of Kestria|title|office|KES"},
		{"pronoun", voss + "[Q2 No], [S2 he] [C2 said]", "Ilan Voss|pronoun|person|"},
		{"pronoun of the other gender", "[S1 Spokeswoman Mara Pell] [C1 said] [Q1 yes]. [Q2 No], [S2 he] [C2 said]", "-"},
		{"pronoun behind an unnamed speaker", voss + "[S2 A diplomat] [C2 said] [Q2 yes]. [S3 He] [C3 added] [Q3 no]", "-"},
		{"it", "[S1 The Kestrian foreign ministry] [C1 said] [Q1 yes]. [S2 It] [C2 added] [Q2 no]", "Ministry of Foreign Affairs of Kestria|pronoun|organisation|KES"},
		{"it is no dateline", "MERROW, 3 March (Northline) - On Monday [S it] [C said] [Q no]", "-"},
		{"her minister, named", "Mara Pell was silent, but [S her defence minister, Hob Lund,] [C said] [Q no]", "Hob Lund|name|person|"},
		{"they are a crowd", "[S1 Two officials] [C1 said] [Q1 yes]. [S2 They] [C2 added] [Q2 no]", "-"},
		{"relative pronoun", "Kestria, [S which] [C denies] [Q it]", "Kestria|pronoun|state|KES"},
		{"relative pronoun behind an apposition", "a report by the Vane Institute, a website monitoring Kestria, [S which] [C said] [Q it was late]", "Vane Institute|pronoun|organisation|"},
		{"relative pronoun behind what explains nobody", "a report by a firm, a body funded by Kestria, [S which] [C said] [Q it was late]", "-"},
		{"relative pronoun behind an example", "For the islands, a country such as Kestria, [S which] [C said] [Q it was late]", "Kestria|pronoun|state|KES"},
		{"relative pronoun behind where a person is from", "Ilan Voss, an envoy of Kestria, [S which] [C said] [Q it was late]", "Kestria|pronoun|state|KES"},
		{"continuation", `[Q1 "Yes,"] [S1 Foreign Minister Ilan Voss] [C1 said]. [Q2 "No."]`, "Ilan Voss|continuation|person|"},
		{"passive is no continuation", voss + "[Q2 Trains] [C2 are expected] [Q2 to run]", "-"},
		{"label in capitals", voss + "[S2 VOSS]: [Q2 We rebuild]", "Ilan Voss|name|person|"},
		{"full name in capitals", voss + "[S2 ILAN VOSS]: [Q2 We rebuild]", "Ilan Voss|name|person|"},
		{"capitals of two", voss + "General Mara Voss was there. [S2 VOSS]: [Q2 We rebuild]", "VOSS|name|organisation|"},
		{"acronym in brackets", "The National Tide Office (NTO) met. [S NTO] [C said] [Q no]", "National Tide Office|name|organisation|"},
		{"the office", "The National Tide Office met. [S The office] [C said] [Q no]", "National Tide Office|title|organisation|"},
		{"called so by apposition", "[S1 Merrow Works, the company that runs the port,] [C1 said] [Q1 yes]. [S2 The company] [C2 said] [Q2 no]", "Merrow Works|title|organisation|"},
		{"called so before its name", "[S1 The retailer Merrow] [C1 said] [Q1 yes]. [S2 The company] [C2 said] [Q2 no]", "Merrow|title|organisation|"},
		{"not called so", "[S1 Merrow] [C1 said] [Q1 yes]. [S2 The company] [C2 said] [Q2 no]", "-"},
		{"ministry with dateline", "ALDMOOR, March 3 (Northline) - [S The Transport Ministry] [C said] [Q no]", "Transport Ministry of Kestria|name|organisation|KES"},
		{"ministry of the state that speaks first", "ALDMOOR, March 3 (Northline) - [S1 Tarnovia] [C1 said] [Q1 yes]. [S2 The Transport Ministry] [C2 said] [Q2 no]", "Transport Ministry of Tarnovia|name|organisation|TAR"},
		{"ministry of either", "ALDMOOR, March 3 (Northline) - [S1 Tarnovia] [C1 said] [Q1 yes]. [S2 The Transport Ministry] [C2 said] [Q2 no]. Kestria waited.", "Transport Ministry|name|organisation|"},
		{"ministry at home beside another state", "ALDMOOR, March 3 (Northline) - [S1 Tarnovia] [C1 said] [Q1 Kestria had]. [S2 The Transport Ministry] [C2 said] [Q2 no]", "Transport Ministry of Kestria|name|organisation|KES"},
		{"he may be a name that nothing explains", "[S1 Mr Hob Lund] [C1 said] [Q1 yes]. [S2 Larkspur] [C2 said] [Q2 no]. [S3 He] [C3 said] [Q3 so]", "-"},
		{"embassy is not that of the dateline", "ALDMOOR, March 3 (Northline) - [S Its embassy in Velm] [C said] [Q no]", "embassy|name|organisation|"},
		{"it may be a name that looks like a person's", "[S1 Tarnovia's government] [C1 said] [Q1 yes]. [S2 Free Valley] [C2 said] [Q2 no]. [S3 It] [C3 said] [Q3 so]", "-"},
		{"who asks is not who answers", "[S1 Mara Pell] [C1 said] [Q1 yes]. Asked by [S2 Hob Lund] whether it rained, [S3 she] [C3 said] [Q3 no]", "Mara Pell|pronoun|person|"},
		{"it is the subject of its sentence", "[S1 Tarnovia] [C1 said] [Q1 yes]. A year later Kestria seized ships that [S2 it] [C2 said] [Q2 were old]", "Kestria|pronoun|state|KES"},
		{"it is not what stands behind a preposition", "[S1 Tarnovia] [C1 said] [Q1 yes]. A year later in Kestria ships sailed that [S2 it] [C2 said] [Q2 were old]", "Tarnovia|pronoun|state|TAR"},
		{"under secretary", "[S1 Treasury Under Secretary Mara Pell] [C1 said] [Q1 yes]", "Mara Pell|name|person|"},
		{"ministry without", "[S The Transport Ministry] [C said] [Q no]", "Transport Ministry|name|organisation|"},
		{"officials", "[S Kestrian officials] [C said] [Q no]", "-"},
		{"anonymous", "[S Two officials with knowledge of the talks] [C said] [Q no]", "-"},
		{"spokesman without name", "[S A spokesman for the National Tide Office] [C said] [Q no]", "-"},
		{"spokeswoman with name", "[S The ministry's spokeswoman, Mara Pell,] [C said] [Q no]", "Mara Pell|name|person|"},
		{"possessive person", "[S Ilan Voss's sister] [C said] [Q no]", "-"},
		{"secretary of state", "[S Kestrian Secretary of State Mara Pell] [C said] [Q no]", "Mara Pell|name|person|KES"},
		{"title with of, place behind", "[S Secretary of Defence Mara Pell in Velm] [C said] [Q no]", "Mara Pell|name|person|"},
		{"title of somebody else's man", "[S The Chief of President Hob Pell] [C said] [Q no]", "-"},
		{"spokesman of a person", voss + "[S2 Voss spokesman] [C2 said] [Q2 no]", "-"},
		{"spokesman of a person, named", voss + "[S2 Voss spokesman Hob Pell] [C2 said] [Q2 no]", "Hob Pell|name|person|"},
		{"leader of a state", "[S1 Kestrian President Mara Pell] [C1 said] [Q1 yes]. Tarnovian President Hob Lund left. [S2 The Kestrian leader] [C2 said] [Q2 no]", "Mara Pell|title|person|KES"},
		{"head of state", "[S1 Kestrian President Mara Pell] [C1 said] [Q1 yes]. [S2 The Kestrian Head of State] [C2 said] [Q2 no]", "Mara Pell|title|person|KES"},
		{"leader of no state", "[S1 Kestrian President Mara Pell] [C1 said] [Q1 yes]. [S2 The Kestrian rebel leader] [C2 said] [Q2 no]", "-"},
		{"turn of a transcript", "President Mara Pell: Friends, [S1 I] [C1 believe] [Q1 in ships]. [S2 We] [C2 know] [Q2 that].", "Mara Pell|pronoun|person|"},
		{"next turn of a transcript", "Mara Pell: We are here.\n\nIlan Lund: Thank you. [S I] [C believe] [Q in ships].", "Ilan Lund|pronoun|person|"},
		{"a headline is no turn", "Mara Pell: We will rebuild\n\nOn Monday [S I] [C saw] [Q the pier].", "-"},
		{"a question's turn", "Mara Pell: We are here.\n\nQuestion: Thank you. [S I] [C believe] [Q in ships].", "-"},
		{"turn behind a heading", "Speech at the harbour fair Kestrian President Mara Pell: Friends, [S I] [C believe] [Q in ships].", "Mara Pell|pronoun|person|KES"},
		{"no turn behind a verb", "He told Kestrian President Mara Pell: Friends, [S I] [C believe] [Q in ships].", "-"},
		{"translated turn", "Mara Pell: We are here.\n\nIlan Lund (translated): Thank you. [S I] [C believe] [Q in ships].", "Ilan Lund|pronoun|person|"},
		{"head of state told by no word", "[S1 Kestrian President Mara Pell] [C1 said] [Q1 yes]. Minister Hob Lund left. [S2 The Head of State] [C2 said] [Q2 no]", "Mara Pell|title|person|KES"},
		{"one of two heads of state", "Kestrian President Mara Pell met Tarnovian President Hob Lund. [S The head of state] [C said] [Q no]", "-"},
		{"head of state who spoke", "[S1 Kestrian President Mara Pell] [C1 told] Tarnovian President Hob Lund [Q1 yes]. [S2 The head of state] [C2 said] [Q2 no]", "Mara Pell|title|person|KES"},
		{"minister is no head of state", voss + "[S2 The head of state] [C2 said] [Q2 no]", "-"},
		{"president of another state", "Hob Lund met Kestrian President Mara Pell. [S The President of Tarnovia] [C said] [Q no]", "President of Tarnovia|title|office|TAR"},
		{"president of that state", "Tarnovian President Hob Lund met Kestrian President Mara Pell. [S The President of Tarnovia] [C said] [Q no]", "Hob Lund|title|person|TAR"},
		{"president whose state is not told", "President Mara Pell left. [S The Kestrian president] [C said] [Q no]", "Mara Pell|title|person|KES"},
		{"president beside one without a title", "Hob Lund met President Mara Pell. [S The Tarnovian president] [C said] [Q no]", "President of Tarnovia|title|office|TAR"},
		{"head of another body", "Hob Lund, head of the post office, left the town early in the morning. [S The head of the Harbour Board] [C said] [Q it was of no use to wait]", "-"},
		{"head of that body", "Hob Lund, head of the Harbour Board, left the town early in the morning. [S The head of the Harbour Board] [C said] [Q it was of no use to wait]", "Hob Lund|title|person|"},
		{"president of a body is no head of state", "President of the Harbour Commission Hob Lund left. [S The head of state] [C said] [Q no]", "-"},
		{"they are no office", "[S1 The President of Kestria] [C1 said] [Q1 no]. [S2 They] [C2 said] [Q2 no]", "-"},
		{"minister at home", "ALDMOOR, 3 March (Northline) - Hob Lund met Minister Mara Pell in the town early in the morning. [S The Kestrian minister] [C said] [Q it was of no use to wait]", "Mara Pell|title|person|KES"},
		{"minister of a department", "[S The Kestrian Minister of Foreign Affairs] [C said] [Q no]", "Foreign Minister of Kestria|title|office|KES"},
		{"minister of no department", "[S The Kestrian minister] [C said] [Q no]", "-"},
		{"former president", "Kestrian President Mara Pell left. [S The former Kestrian president] [C said] [Q no]", "-"},
		{"deputy minister is no minister", "Deputy Foreign Minister Hob Pell left. [S The foreign minister] [C said] [Q no]", "-"},
		{"the one who spoke before the one who is named", "[S1 President Mara Pell] [C1 told] President Hob Lund [Q1 yes]. [S2 The president] [C2 said] [Q2 no]", "Mara Pell|title|person|"},
		{"chairman is no chief of police", "[S1 Hob Pell, chief of the harbour police,] [C1 said] [Q1 yes]. [S2 The chairman] [C2 said] [Q2 no]", "-"},
		{"who behind somebody's spokeswoman", "A spokeswoman for Ilan Voss, [S who] [C said] [Q no], left.", "-"},
		{"who behind a name", "Foreign Minister Ilan Voss, [S who] [C said] [Q no], left.", "Ilan Voss|pronoun|person|"},
		{"no month is a mayor", "Mayor Mara Pell resigned. In June, [S the mayor] [C said] [Q no]", "Mara Pell|title|person|"},
		{"ambassador to", "[S Kestrian Ambassador to Tarnovia Hob Pell] [C said] [Q no]", "Hob Pell|name|person|KES"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if got := told(k.read(c.text, "")); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// frames in which only the state changes. X is the state's name in what comes out.
var frames = []struct{ text, want string }{
	{"[S {state}] [C said] [Q the port was closed]", "{name}|name|state|{code}"},
	{"[S {capital}] [C said] [Q the port was closed]", "Government of {name}|name|state|{code}"},
	{"[S The {seat}] [C said] [Q the port was closed]", "Government of {name}|name|state|{code}"},
	{"[S The {adj} foreign ministry] [C said] [Q the port was closed]", "Ministry of Foreign Affairs of {name}|name|organisation|{code}"},
	{"[S The {adj} Defence Ministry] [C said] [Q the port was closed]", "Defence Ministry of {name}|name|organisation|{code}"},
	{"[S {state}'s interior ministry] [C said] [Q the port was closed]", "Interior Ministry of {name}|name|organisation|{code}"},
	{"[S The Ministry of Foreign Affairs of {state}] [C said] [Q the port was closed]", "Ministry of Foreign Affairs of {name}|name|organisation|{code}"},
	{"[S The {adj} government] [C said] [Q the port was closed]", "Government of {name}|name|state|{code}"},
	{"[S {state}'s foreign minister] [C said] [Q the port was closed]", "Foreign Minister of {name}|title|office|{code}"},
	{"[S The {adj} embassy] [C said] [Q the port was closed]", "Embassy of {name}|name|organisation|{code}"},
	{"[S {adj} Prime Minister Ilan Voss] [C said] [Q the port was closed]", "Ilan Voss|name|person|{code}"},
	{"[S {adj} officials] [C said] [Q the port was closed]", "-"},
	{"[S {service}] [C said] [Q the port was closed]", "{servicename}|name|organisation|{code}"},
}

// TestAllStatesAlike puts every state of the gazetteer, real and invented, into the same
// sentences: the analysis must be the same but for the state.
// A ministry's own text names its minister without its state; another minister, another outlet or
// a deputy tells nothing of a state.
func TestOwnMinister(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ outlet, text, want string }{
		{"Ministry of Foreign Affairs of Kestria", "[S Foreign Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|KES"},
		{"Ministry of Foreign Affairs of Kestria", "[S Foreign Secretary Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|KES"},
		{"Ministry of Foreign Affairs of Kestria", "[S Interior Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|"},
		{"Ministry of Foreign Affairs of Kestria", "[S Tarnovian Foreign Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|TAR"},
		{"Ministry of Foreign Affairs of Kestria", "[S President Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|"},
		{"The Daily Reef", "[S Foreign Minister Ilan Voss] [C said] [Q no]", "Ilan Voss|name|person|"},
		// "the government" of a paper's own state, and that of the only states that its report names
		{"The Kestrian Reef", "[S The government] [C said] [Q no]", "Government of Kestria|name|state|KES"},
		{"The Kestrian Reef", "Kestria and Tarnovia met. [S The government] [C said] [Q no]", "Government of Kestria|name|state|KES"},
		{"The Kestrian Reef", "A port in Tarnovia burned. [S The government] [C said] [Q no]", "government|name|state|"},
		{"Ministry of Foreign Affairs of Kestria", "A port in Tarnovia burned. [S The government] [C said] [Q no]", "Government of Kestria|name|state|KES"},
	} {
		if got := told(k.read(c.text, c.outlet)); got != c.want {
			t.Errorf("%s: %s: got %s, want %s", c.outlet, c.text, got, c.want)
		}
	}
}

// Who speaks for an army is known by that, not by a rank.
func TestVoiceBeforeRank(t *testing.T) {
	k := newKit(t)
	actors, _ := k.read("[S The defence ministry's spokesperson, Colonel Ilan Voss,] [C said] [Q no]", "")
	for _, a := range actors {
		if a.Name == "Ilan Voss" && a.Role != "defence ministry's spokesperson" {
			t.Errorf("role %q", a.Role)
		}
	}
	if len(actors) == 0 {
		t.Error("nobody")
	}
}

func TestAllStatesAlike(t *testing.T) {
	k := newKit(t)
	w, _ := world.Load()
	services := map[string]string{"KES": "Kestrian Harbour Watch"}
	for _, s := range w.Services() {
		if _, ok := services[s.Country]; !ok {
			services[s.Country] = s.Name
		}
	}
	n := 0
	for _, s := range append(w.States(), world.StateEntry{Code: "KES", Name: "Kestria", Adjectives: []string{"Kestrian"}, Capitals: []string{"Aldmoor"}, Seats: []string{"Gull House"}}) {
		adj := s.Adjectives[0]
		if e := w.Find(adj); s.Code != "KES" && (e == nil || e.Country != s.Code) {
			continue // shared by two states: names neither
		}
		for _, f := range frames {
			seat := ""
			if len(s.Seats) > 0 {
				seat = s.Seats[0]
			}
			if strings.Contains(f.text, "{seat}") && seat == "" || strings.Contains(f.text, "{service}") && services[s.Code] == "" {
				continue
			}
			r := strings.NewReplacer("{state}", s.Name, "{adj}", adj, "{capital}", s.Capitals[0], "{seat}", seat, "{service}", services[s.Code], "{servicename}", services[s.Code], "{name}", s.Name, "{code}", s.Code)
			n++
			if got, want := told(k.read(r.Replace(f.text), "")), r.Replace(f.want); got != want {
				t.Errorf("%s\ngot  %s\nwant %s", r.Replace(f.text), got, want)
			}
		}
	}
	if n < 12*len(frames) {
		t.Errorf("only %d frames", n)
	}
}
