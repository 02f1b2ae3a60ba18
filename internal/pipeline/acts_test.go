package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/measure/escalation"
	"hearsay/internal/store"
)

// Who says what toward whom, and who is said to have done what: with the sides as written and swapped. A state that is only
// spoken of, citizens, what is denied, asked, supposed, wanted or to come make no act.
func TestActs(t *testing.T) {
	swap := strings.NewReplacer("Ustrand One", "The Tembrough Register", "The Tembrough Register", "Ustrand One", "Ustrandic", "Quillaran", "Ustrand", "Quillara", "Quillaran", "Ustrandic", "Quillara", "Ustrand", "UTD", "QLR", "QLR", "UTD")
	for name, c := range map[string]struct {
		text string
		want []string // each must be there; none if empty
	}{
		"accused":           {"Quillara accused Ustrand of jamming the radio mast at Stile Ford. Nobody was hurt.", []string{"QLR>UTD words ACCUSE"}},
		"denied":            {"Quillara accused Ustrand of jamming the radio mast. Ustrand denied the charge.", []string{"QLR>UTD words ACCUSE", "UTD>QLR words REJECT answer"}},
		"called on":         {"The Quillaran foreign ministry called on Ustrand to open the crossing at Stile Ford.", []string{"QLR>UTD words REQUEST"}},
		"demanded that":     {"The Quillaran foreign ministry demanded that Ustrand explain what its ships were doing.", []string{"QLR>UTD words REQUEST"}},
		"threatened":        {"The Quillaran foreign ministry warned Ustrand that it would close the crossing at Stile Ford.", []string{"QLR>UTD words THREATEN"}},
		"thanked":           {"The Quillaran foreign ministry thanked Ustrand for the help of its fire crews.", []string{"QLR>UTD words SUPPORT"}},
		"deed":              {"The foreign ministry of Caldrith confirmed that Quillara expelled three Ustrandic diplomats on Monday.", []string{"QLR>UTD deeds SANCTION"}},
		"only spoken of":    {"The Quillaran foreign ministry said that the road through Ustrand was closed by snow.", nil},
		"condemned in":      {"The Quillaran foreign ministry condemned the attack on its residence in Ustrand.", nil},
		"its own":           {"The Quillaran foreign ministry accused Quillara of sleeping.", nil},
		"wanted deed":       {"The foreign ministry of Caldrith said that Quillara wanted to expel three Ustrandic diplomats.", nil},
		"deed of citizens":  {"The foreign ministry of Caldrith confirmed that citizens of Quillara attacked an Ustrandic ship.", nil},
		"no deed":           {"The foreign ministry of Caldrith said that Quillara had not expelled any Ustrandic diplomats.", nil},
		"supposed deed":     {"The foreign ministry of Caldrith asked whether Quillara expelled three Ustrandic diplomats.", nil},
		"private speaker":   {"Milda Overy, a baker, accused Ustrand of jamming the radio mast at Stile Ford.", nil},
		"own words":         {"Quillara on Monday expelled three Ustrandic diplomats. Nobody was hurt.", []string{"QLR>UTD deeds SANCTION own"}},
		"sent home":         {"Nobody was hurt. Quillara has sent three Ustrandic diplomats home.", []string{"QLR>UTD deeds SANCTION own"}},
		"asked to leave":    {"The foreign ministry of Caldrith announced that an attaché of the embassy of Quillara has been asked to leave Ustrand within a week.", []string{"UTD>QLR deeds SANCTION"}},
		"by passive":        {"Three Ustrandic diplomats were expelled by Quillara on Monday.", []string{"QLR>UTD deeds SANCTION own"}},
		"its firms":         {"Quillara on Monday imposed sanctions on two Ustrandic shipping firms.", nil},
		"long ago":          {"In March 2019 Quillara expelled three Ustrandic diplomats.", nil},
		"to come":           {"Quillara will expel three Ustrandic diplomats.", nil},
		"may come":          {"Quillara may have expelled three Ustrandic diplomats.", nil},
		"not done":          {"Quillara has not expelled three Ustrandic diplomats.", nil},
		"by its citizens":   {"Citizens of Quillara attacked the Ustrandic embassy on Monday.", nil},
		"asked of nobody":   {"Three Ustrandic diplomats were asked to leave the room of the foreign minister.", nil},
		"correspondent":     {"Quillara on Monday sent home a correspondent of Ustrand One.", []string{"QLR>UTD deeds SANCTION own"}},
		"press card":        {"Quillara on Monday withdrew the press card of Ustrand One's correspondent in the capital.", []string{"QLR>UTD deeds SANCTION own"}},
		"two clauses":       {"Caldrith on Tuesday expelled two diplomats of Quillara, a day after Quillara sent home a correspondent of Ustrand One.", []string{"CDT>QLR deeds SANCTION own", "QLR>UTD deeds SANCTION own"}},
		"officials":         {"Ustrandic officials said that Quillara had attacked the port.", []string{"UTD>QLR words ACCUSE"}},
		"whose officials":   {"Officials in Vettering said that Quillara had attacked the port.", nil},
		"its parcel":        {"Quillara on Monday sent home a parcel of Ustrand One.", nil},
		"to stay":           {"Quillara on Monday promised not to send home a correspondent of Ustrand One.", nil},
		"in nobody's voice": {"A report accused Ustrand of jamming the radio mast at Stile Ford.", nil},
	} {
		for _, swapped := range []bool{false, true} {
			text, want := c.text, slices.Clone(c.want)
			if swapped {
				text = swap.Replace(text)
				for i := range want {
					want[i] = swap.Replace(want[i])
				}
			}
			l := newLinked(t)
			if err := l.PutOutlets(t.Context(), []store.Outlet{{Name: "Ustrand One", Country: "UTD"}, {Name: "The Tembrough Register", Country: "QLR"}}); err != nil {
				t.Fatal(err)
			}
			l.take(borderArticle(1, "The Gull", text))
			in, err := ReadActs(t.Context(), l, ActQuery{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range in.List {
				s := fmt.Sprintf("%s>%s %s %s", a.From, a.To, a.Layer, a.Category)
				if a.Answer {
					s += " answer"
				}
				got = append(got, s)
				if in.Own[a.ID] != "" {
					got[len(got)-1] += " own"
				}
				if a.Layer == escalation.Deeds && a.Category == "SANCTION" && a.Quad != 4 {
					t.Errorf("%s: a sanction that is done is no word: %+v", name, a)
				}
				if a.Cluster == "" || in.Refs[a.ID] != "t1" || a.Quad == 0 || a.Score == 0 {
					t.Errorf("%s: %+v leads nowhere", name, a)
				}
			}
			for _, w := range want {
				if !slices.Contains(got, w) {
					t.Errorf("%s, swapped %v: no %s in %q", name, swapped, w, got)
				}
			}
			if len(want) == 0 && len(got) > 0 {
				t.Errorf("%s, swapped %v: %q, want none", name, swapped, got)
			}
		}
	}
}

// What an opinion piece says is no act; copies count on the day of the first; without an outlet is
// without it.
func TestReadActs(t *testing.T) {
	text := "The Quillaran foreign ministry called on Ustrand to open the crossing at Stile Ford. " + strings.Repeat("The mist over the ford lifted late and the ferry went twice to the mill and once to the old customs house. ", 6)
	opinion := borderArticle(3, "The Gull", "The Quillaran foreign ministry called on Ustrand to go home. Quillara expelled three Ustrandic diplomats.")
	opinion.Article.Genre = hearsay.GenreOpinion
	copied := borderArticle(30, "The Wader", text) // the day after
	l := newLinked(t)
	l.take(borderArticle(1, "The Gull", text), copied, opinion)
	in, err := ReadActs(t.Context(), l, ActQuery{})
	if err != nil {
		t.Fatal(err)
	}
	ones := escalation.Once(in.List, in.Days)
	if len(in.List) != 2 || len(ones) != 1 || ones[0].Publishers != 2 || in.Date(ones[0].Day) != "2025-05-01" || in.Days != 2 || !slices.Equal(in.News, []int{2, 1}) {
		t.Errorf("%+v from %+v, days %d, news %v", ones, in.List, in.Days, in.News)
	}
	in, err = ReadActs(t.Context(), l, ActQuery{Without: []string{"The Gull"}})
	if err != nil || len(in.List) != 1 || in.List[0].Outlet != "The Wader" {
		t.Errorf("without the Gull: %+v, %v", in.List, err)
	}
	if in, err = ReadActs(t.Context(), l, ActQuery{Since: "2030-01-01"}); err != nil || len(in.List) != 0 || in.Days != 0 {
		t.Errorf("in a window without articles: %+v, %v", in, err)
	}
	if in, err = ReadActs(t.Context(), l, ActQuery{Outlet: "The Wader", Until: "2025-05-01"}); err != nil || len(in.News) > 0 && in.News[0] > 0 {
		t.Errorf("%+v, %v", in, err)
	}
}

// A window's coverage: what is held in part is not read, and the window is the ledger's also for one outlet.
func TestReadCoverage(t *testing.T) {
	l := newLinked(t)
	for d := range 20 {
		r := borderArticle(24*d, "The Gull", fmt.Sprintf("Prices of rope rose for the %dth time, the harbour master said.", d))
		if d >= 10 {
			r.Status = hearsay.StatusPaywall
		}
		l.take(r)
	}
	l.take(borderArticle(24*29, "The Wader", "The rope maker closed."))
	c, err := ReadCoverage(t.Context(), l, "", "", "The Gull")
	if err != nil {
		t.Fatal(err)
	}
	if c.Date(c.From) != "2025-05-01" || c.Result.Days != 30 || len(c.Outlets) != 1 || c.Outlets[0].Read != 10 || c.Outlets[0].Part != 10 {
		t.Errorf("%+v", c)
	}
	if !strings.Contains(c.Sentence(), "nothing could be read") || c.Covered >= c.Expected {
		t.Error(c.Sentence())
	}
	if c, err = ReadCoverage(t.Context(), l, "2026-01-01", "", ""); err != nil || len(c.Outlets) != 0 || !strings.Contains(c.Sentence(), "cannot be told") {
		t.Errorf("an empty window: %+v, %v", c, err)
	}
}

// A clause that tells how much later something else happened gives the day of what it tells.
func TestLaterBy(t *testing.T) {
	for clause, want := range map[string]int{"a day after Quillara expelled two": 1, "Two days after Quillara expelled two": 2, "a week after the fire": 7, "after Quillara expelled two": 0, "a day before the fire": 0, "a": 0, "": 0} {
		if got := laterBy(clause); got != want {
			t.Errorf("%q: %d, want %d", clause, got, want)
		}
	}
	if d := daysBefore("2025-03-01", 1); d != "2025-02-28" {
		t.Error(d)
	}
}
