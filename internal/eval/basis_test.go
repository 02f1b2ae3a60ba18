package eval

import (
	"os"
	"testing"

	"hearsay"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

func TestBasisCounts(t *testing.T) {
	gold := &sample.GoldQuote{Basis: &sample.GoldBasis{
		Evidence: []hearsay.Evidence{hearsay.Document, hearsay.AnonymousSource}, Shown: hearsay.Cited,
		Chain:   []sample.GoldLink{{Name: "The Reed", Named: true}, {Name: "two clerks of the port", Count: 2}, {Name: "Ada Weir", Named: true}},
		Replies: []int{3, 4},
	}}
	made := func(e []hearsay.Evidence, shown hearsay.Showing, answers int, links ...hearsay.Link) BasisCase {
		q := &hearsay.Quote{}
		q.Evidence, q.EvidenceShown, q.Chain = e, shown, links
		return BasisCase{Gold: gold, Got: q, Answers: answers}
	}
	reed, clerks, weir := hearsay.Link{Name: "Reed", Named: true}, hearsay.Link{Name: "Two clerks of the port", Count: 2}, hearsay.Link{Name: "Ada Weir", Named: true}
	three := clerks
	three.Count = 3
	for _, c := range []struct {
		name string
		got  basisCount
		want basisCount
	}{
		{"all right", chainCount(made(nil, "", 0, reed, clerks, weir)), basisCount{3, 3, 3}},
		{"turned round", chainCount(made(nil, "", 0, weir, clerks, reed)), basisCount{3, 3, 1}},
		{"miscounted", chainCount(made(nil, "", 0, reed, three)), basisCount{3, 2, 1}},
		{"one too many", chainCount(made(nil, "", 0, reed, three, clerks)), basisCount{3, 3, 2}},
		{"no chain", chainCount(made(nil, "", 0)), basisCount{3, 0, 0}},
		{"one of two, one wrong", evidenceCount(made([]hearsay.Evidence{hearsay.Document, hearsay.Witness}, "", 0)), basisCount{2, 2, 1}},
		{"none given", evidenceCount(made([]hearsay.Evidence{hearsay.NoneGiven}, "", 0)), basisCount{2, 0, 0}},
		{"shown", shownCount(made(nil, hearsay.Shown, 0)), basisCount{1, 1, 0}},
		{"cited", shownCount(made(nil, hearsay.Cited, 0)), basisCount{1, 1, 1}},
		{"second answer", replyCount(made(nil, "", 4)), basisCount{1, 1, 1}},
		{"answers what is no quote", replyCount(made(nil, "", -1)), basisCount{1, 1, 0}},
		{"answers nothing", replyCount(made(nil, "", 0)), basisCount{1, 0, 0}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

// TestBasisOnSample prints what is wrong in the articles of odd number (SHOW=evidence, chain
// or replies) and holds the sample's figures.
func TestBasisOnSample(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	rep, err := Basis(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range rep.Order {
		f := rep.Figures[name]
		t.Logf("%-20s %5.1f [%.1f, %.1f] n=%d", name, f.Value, f.Lo, f.Hi, f.N)
	}
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	if under := rep.Under(floors); len(under) > 0 {
		t.Errorf("under the floor: %v", under)
	}
	count := map[string]func(BasisCase) basisCount{"evidence": evidenceCount, "shown": shownCount, "chain": chainCount, "replies": replyCount}[os.Getenv("SHOW")]
	if count == nil {
		return
	}
	odd, _, err := BasisCases(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range odd {
		for _, c := range d {
			if n := count(c); n.hit != n.want || n.hit != n.got {
				g, _ := sample.Gold(c.Article)
				src := g.Text
				if c.Gold.Field == hearsay.FieldTitle {
					src = g.Title
				}
				t.Logf("%s %d [%s] <%s> %s\n  act %s want %v/%s got %v/%s\n  chain want %+v got %s\n  replies %v got %d", c.Article[:2], c.Number,
					actsPieces(src, c.Gold.Source), actsPieces(src, c.Gold.Cue), actsPieces(src, c.Gold.Content), c.Got.Act,
					c.Gold.Basis.Evidence, c.Gold.Basis.Shown, c.Got.Evidence, c.Got.EvidenceShown, c.Gold.Basis.Chain, links(c.Got.Chain), c.Gold.Basis.Replies, c.Answers)
			}
		}
	}
}

func links(list []hearsay.Link) (out string) {
	for _, l := range list {
		out += l.Name + " < "
	}
	return out
}
