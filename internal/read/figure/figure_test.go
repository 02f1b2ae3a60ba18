package figure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/read/event"
	"hearsay/internal/read/name"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/read/where"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// monday is the day of publication.
var monday = time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC)

type kit struct {
	tags    *tag.Tagger
	numbers *number.Finder
	times   *when.Finder
	places  *where.Finder
	figures *Finder
	d       text.Doc
	tw      tag.Work
	ww      when.Work
	pos     []tag.Tag
	facts   event.Facts
	out     []Figure
}

func newKit(t testing.TB) *kit {
	t.Helper()
	k := &kit{}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := world.Load()
	must(err)
	k.tags, err = tag.Load(en.Tags)
	must(err)
	k.tags = k.tags.In(w)
	k.numbers, err = number.New(k.tags)
	must(err)
	k.times, err = when.New(k.tags)
	must(err)
	k.places, err = where.New(w, k.tags)
	must(err)
	deeds, err := event.New(k.tags)
	must(err)
	k.figures, err = New(k.tags, deeds)
	must(err)
	return k
}

func (k *kit) find(s string) []Figure {
	k.d.Parse(s)
	k.pos = k.tags.Tag(k.pos[:0], &k.tw, &k.d)
	base := when.Published(hearsay.Time{UTC: monday, Precision: hearsay.PrecisionDay})
	k.facts.Times = k.times.Find(k.facts.Times[:0], &k.ww, &k.d, k.pos, base, when.Line{Date: when.None})
	k.facts.Places = k.places.Find(k.facts.Places[:0], &k.d, k.pos, []name.Name(nil), k.facts.Times)
	k.facts.Numbers = k.numbers.Find(k.facts.Numbers[:0], &k.d, k.pos, k.facts.Times)
	k.out = k.figures.Find(k.out[:0], &k.d, k.pos, &k.facts)
	return k.out
}

// short writes a figure as the table does: value, what describes it and what it counts, "/" and the
// deed, "@" and the years or days of its period.
func short(f *Figure) string {
	s := strconv.FormatFloat(f.Value, 'g', 4, 64) + " " + strings.Join(append(f.Of, f.What), " ")
	if f.Deed != "" {
		s += " / " + f.Deed
	}
	if f.Period != nil && f.Period.From != "" {
		s += " @ " + f.Period.From[:4]
		if f.Period.To != "" && f.Period.To[:4] != f.Period.From[:4] {
			s += "-" + f.Period.To[:4]
		}
	}
	return s
}

func TestFigures(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"The operator cancelled 412 trains.", "412 train / cancelled"},
		{"The ministry said 142 trains were cancelled.", "142 train / cancelled"},
		{"The report gave the number of cancelled trains as 412.", "412 train / cancelled"},
		{"The operator cancelled 412 trains. The union put the figure at more than 500.", "412 train / cancelled; 500 train / cancelled"},
		{"More than 500 trains did not run.", "500 train / cancelled"},
		{"Fewer than 60 of the trains were late.", "60 train / late"},
		{"The police expelled four Velian officers.", "4 Velian officer / expelled"},
		{"The firm speaks of 9,000 parcels lost, the fire service of \"three to four thousand\".", "9000 parcel / lost; 3000 parcel / lost"},
		{"At least 12 people died in the fire.", "12 person / killed"},
		{"The blast wounded 30 dock workers.", "30 dock worker / injured"},
		{"The mayor said 30 dock workers had been badly injured.", "30 dock worker / injured"},
		{"The arrest of 14 men was announced.", "14 man / arrested"},
		{"Attacks on ships nearly tripled between 2022 and 2023.", "3 ship attack @ 2022-2023"},
		{"The number of attacks doubled in 2024.", "2 attack @ 2024"},
		{"Prices are five times as high.", "5 price"},
		{"Sales rose by 40 per cent last year.", "1.4 sale / rise @ 2024"},
		{"A rise of 40 per cent in burglaries was told.", "1.4 burglary"},
		{"The mayor told of a 30 per cent drop in burglaries.", "0.7 burglary"},
		{"The guild spoke of a 5 per cent rise.", ""}, // of what?
		{"At least 24 elected officials resigned.", "24 elected official / resign"},
		{"The port counted 23 arson attacks in 2024.", "23 arson attack / recorded @ 2024"},
		{"The storm knocked out the trains of the valley. 412 of them stood still.", "412 train / stood still"},
		{"The gang knocked out the trains of the valley on Saturday. 412 of them.", "412 train / cancelled @ 2025"},
		{"The storm halted the ferries between Monday and the flood of 2021. Nine of them.", "9 ferry / cancelled"}, // two times
		{"Two sailors were killed and 13 wounded in the strait.", "2 sailor / killed; 13 sailor / injured"},
		{"In the valley 339 children died and more than 613 were injured.", "339 child / killed; 613 child / injured"},
		{"Nobody counted. More than 613 were injured.", ""}, // of whom, is not told
		{"About 600 kilograms of powder were used.", "600 powder kilogram"},
		{"Two tonnes of powder burned.", "2 powder tonne"},
		{"He put the amount of powder at no more than 200 kg.", "200 powder kilogram"},
		{"There were 31 wounded.", "31 person / injured"},
		{"Nine dead were found in the ruins.", "9 person / killed"},
		{"The number of injured stood at 14.", "14 person / injured"},
		{"Nine wounded sailors were found in the ruins.", "9 sailor / injured"},
		{"Hospitals treated nine wounded people after the fire.", "9 person / injured"},
		{"Ustrand sent four Velian officers home.", "4 Velian officer / expelled"},
		{"The council asked four officers of the guard to leave the island.", "4 guard officer / expelled"},
		{"The trains stood still for nine hours.", "9 hour / stood still"},
		{"The trains had not moved until 11 hours after the failure.", "11 hour / stood still"},
		{"The operator called off 40 sailings.", "40 sailing / cancelled"},
		{"Twice as many ferries sailed.", "2 ferry / sail"},
		{"The gains bear a 36 percent rate.", "36 rate"},
		{"The town has 40 ballot counting machines.", "40 ballot counting machine"},
		{"Twice the number of ferries sailed.", "2 ferry / sail"},
		{"Accidents were ten times the coastal average.", "10 accident"},
		{"40 registered voters came.", "40 registered voter"},
		{"The port held 412 ferries. 60 of the 412 were lost.", "412 ferry / hold; 60 ferry / lost"},
		{"The storm halted 412 ferries. Some 40 of these were lost.", "412 ferry / cancelled; 40 ferry / lost"},
		{"The storm halted 412 ferries. The other 20 stayed in port.", "412 ferry / cancelled; 20 ferry / stay"},
		{"The keeper counted the lamps of the harbour. Some 40 of those were lost.", "40 lamp / lost"},
		{"The keeper counted lamps and boats. Some 40 of those were lost.", ""}, // of which?
		{"The storm halted 412 ferries and 90 trains. Some 40 of these were lost.", "412 ferry / cancelled; 90 train / cancelled"},
		{"The storm halted 412 ferries and 90 trains. 60 of the 412 were lost.", "412 ferry / cancelled; 90 train / cancelled; 60 ferry / lost"},
		{"The storm killed 263 and injured 491 sailors.", "263 sailor / killed; 491 sailor / injured"},
		{"The island keeps a target of 2 per cent harbour spending.", "2 harbour spending / keep"},
		{"They are 80 per cent of the total number of pilots.", "80 pilot"},
		// What is none.
		{"The fee fell from 2005 levels.", ""},
		{"The fee fell over six years.", ""},
		{"The harbour spends twice as much as all the villages combined.", ""},
		{"Oddny Marrick won by 44 percent to his 34 percent.", ""},
		{"The 2020 breach is not forgotten.", ""},
		{"There is one pattern in it.", ""},
		{"The two embassies said nothing.", ""},
		{"The siren sounded five times.", ""},
		{"It happened within 24 hours.", ""},
		{"Nobody came.", ""},
		{"The harbour earned it in three quarters of last year.", ""},
		{"The mill cut its output by one half.", ""},
		{"He sent 4K videos.", ""},
		{"It lit 40 lamps, against 28 the week before.", "40 lamp / light"},
		{"Some 800 children attending nurseries were hurt.", "800 child"},
		{"The keeper lit 33.6 mln lamps.", "3.36e+07 lamp / light"},
		{"The keeper turned 40 today.", ""},
		{"The other 20 stayed in port.", ""}, // of what?
		{"Two members were charged. The union wants pay for every lamp. Nine of them were lit.", "2 member / charge; 9 lamp / lit"},
	} {
		var got []string
		for _, f := range k.find(c.text) {
			got = append(got, short(&f))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, s, c.want)
		}
	}
}

// A number that opens a text is that of its headline, where it says nothing of its own and the headline has one such.
func TestPicked(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ headline, text, want string }{
		{"Velia sends four officers home", "Four for three. The others stay.", "4 officer / expelled"},
		{"Velia sends four officers home", "Three for two.", ""},
		{"Velia sends four officers home", "Four were told on Monday.", ""},
		{"Velia sends four officers home", "It is so. Four for three.", ""},
		{"Velia sends four officers home and cancels four ferries", "Four for three.", ""}, // which?
		{"Officers go home", "Four for three.", ""},
	} {
		head := slices.Clone(k.find(c.headline))
		k.find(c.text)
		var got []string
		for _, f := range k.figures.Find(slices.Clone(head), &k.d, k.pos, &k.facts)[len(head):] {
			if got = append(got, short(&f)); !f.Carried {
				t.Errorf("%s: %s is not carried", c.text, short(&f))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s\n got %q\nwant %q", c.headline, c.text, s, c.want)
		}
	}
}

// States are alike: the same sentence about each gives the same figure, but for the name.
func TestStatesAlike(t *testing.T) {
	k := newKit(t)
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range w.States() {
		got := k.find(fmt.Sprintf("Officials in %s said 142 trains were cancelled.", e.Name))
		n++
		if len(got) != 1 || got[0].What != "train" || got[0].Deed != "cancelled" || got[0].Value != 142 {
			t.Errorf("%s: %+v", e.Name, got)
		}
	}
	if n < 190 {
		t.Errorf("%d states", n)
	}
}

// Any text: no panic, spans lie in the text and on characters, and the number stands in its sentence.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"The operator cancelled 412 trains.", "more than 500 of them", "142 of the 1,100 trains, 12 dead; 3bn", "Nearly tripled between 2022 and 2023", "“412” – 5 %", "of 3 of 4 of 5 of them"} {
		f.Add(s)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, s string) {
		if s = strings.ToValidUTF8(s, "\uFFFD"); len(s) > 2000 { // as kept texts are
			return
		}
		for _, x := range k.find(s) {
			if err := x.Span.Check(s); err != nil || !x.Sentence.Contains(x.Span) {
				t.Errorf("%q: %+v: %v", s, x, err)
			}
			if x.What == "" {
				t.Errorf("%q: %v counts nothing", s, x.Value)
			}
			for _, sp := range x.Scope {
				if err := sp.Check(s); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
