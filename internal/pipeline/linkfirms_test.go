package pipeline

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/lexicon/en"
)

// Whose head somebody is, by the words beside the name; PELL stands for it.
func TestHeadReader(t *testing.T) {
	heads, err := en.Heads()
	if err != nil {
		t.Fatal(err)
	}
	bodies := map[string]link.Party{}
	for _, n := range []string{"Dorrick Systems", "Merrow", "Tresk", "Harbour Board", "Tide Party", "Ferry Union", "Foreign Ministry"} {
		bodies[strings.ToLower(n)] = link.Party{Key: "org:" + strings.ToLower(n), Name: n, Kind: hearsay.KindOrganisation}
	}
	bodies["customs service"] = link.Party{Key: "org:customs service", Name: "Customs Service", Kind: hearsay.KindOrganisation, Country: "VEL"}
	f := headReader{heads, bodies, map[string]map[string]*bearer{"Tresk": {"Mara Tresk": {public: 1}}, "Merrow": {"Merrow": {public: 1}}}}
	for _, c := range []struct{ text, want string }{
		{"PELL, chief executive of Dorrick Systems, said", "Dorrick Systems"},
		{"PELL, the founder and CEO of Merrow, said", "Merrow"},
		{"PELL, a spokeswoman for Dorrick Systems, said", "Dorrick Systems"},
		{"PELL, president and chief executive of the Ferry Union, said", "Ferry Union"},
		{"PELL, Dorrick Systems’ chairman, said", "Dorrick Systems"},
		{"PELL, Merrow's interim chief executive, said", "Merrow"},
		{"Merrow's chief executive PELL said", "Merrow"},
		{"Merrow's chief executive, PELL, said", "Merrow"},
		{"Dorrick Systems CEO PELL said", "Dorrick Systems"},
		{"Dorrick Systems founder and CEO PELL said", "Dorrick Systems"},
		{"Dorrick Systems’ president, PELL, said", "Dorrick Systems"},
		{"PELL, head of Dorrick Systems, said", "Dorrick Systems"},
		{"PELL, president of Merrow, said", "Merrow"},
		{"Merrow boss PELL said", "Merrow"},
		{"The managing director of Dorrick Systems, PELL, said", "Dorrick Systems"},

		{"PELL, former chief executive of Dorrick Systems, said", ""},
		{"PELL, a lawyer for Dorrick Systems, said", ""},
		{"PELL, vice chairman of Dorrick Systems, said", ""},
		{"Dorrick Systems vice president PELL said", ""},
		{"PELL, president of the Harbour Board, said", ""}, // it votes
		{"PELL, head of research at Dorrick Systems, said", ""},
		{"PELL, an analyst at Dorrick Systems, said", ""},
		{"PELL, an employee of Dorrick Systems, said", ""},
		{"PELL, a member of the board of Dorrick Systems, said", ""},
		{"PELL, a founder of Merrow, said", ""}, // one of several
		{"PELL, the founder of a Merrow group called Low Tide, said", ""},
		{"PELL, who left Dorrick Systems, said", ""},
		{"former Dorrick Systems CEO PELL said", ""},
		{"Merrow's former chief executive PELL said", ""},
		{"Former chairman of Dorrick Systems, PELL, said", ""},
		{"the wife of the Dorrick Systems chairman. PELL said", ""},
		{"Dorrick Systems' deputy chairman PELL said", ""},
		{"PELL, chairman of the Harbour Board, said", ""}, // it votes
		{"Tide Party chairman PELL said", ""},
		{"PELL, spokesman for the Customs Service, said", ""}, // a state's
		{"PELL, chief executive of Tern Works, said", ""},     // nobody names it
		{"chief executive PELL said", ""},
		{"PELL, spokesman for Tresk, said", ""},       // a minister, whom some text takes for a body
		{"Velm County Merrow chairman PELL said", ""}, // of a part
		{"Velian Foreign Ministry spokesman PELL said", ""},
	} {
		before, behind, _ := strings.Cut(c.text, "PELL")
		p := f.behind(headWords(behind, false))
		if p.Key == "" {
			p = f.before(headWords(before, true))
		}
		if p.Name != c.want {
			t.Errorf("%s: %q, want %q", c.text, p.Name, c.want)
		}
	}
}

// The head of a firm answers for it, and is no origin beside it; its former head and its analyst do not.
func TestFirmsHead(t *testing.T) {
	for _, c := range []struct {
		who   string
		heard view.Heard
		side  string
	}{
		{"Fenella Dunnaker, chief executive of Dorrick Systems,", view.HeardYes, "org:dorrick systems"},
		{"Dorrick Systems chairman Fenella Dunnaker", view.HeardYes, "org:dorrick systems"},
		{"Fenella Dunnaker, former chief executive of Dorrick Systems,", view.HeardNo, ""},
		{"Fenella Dunnaker, an analyst at Merrow Bank,", view.HeardNo, ""},
	} {
		l := newLinked(t)
		l.take([]collect.Record{
			borderArticle(1, "The Gull", "Quillara accused Dorrick Systems of jamming the radios of ferries at Sollet. "+c.who+" said the radios were too old."),
		}...)
		in, err := ReadCharges(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		if len(in.Of) != 1 || in.Of[0].Accused.Heard != c.heard {
			t.Errorf("%s: %+v", c.who, in.Of)
		}
		side := ""
		if err := EachView(t.Context(), l, store.KindStory, func(_ *store.View, body *view.Story) {
			for _, s := range body.Spoken {
				if s.Name == "Fenella Dunnaker" {
					side = s.SpeaksFor
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
		if side != c.side {
			t.Errorf("%s speaks for %q, want %q", c.who, side, c.side)
		}
	}
}
