package eval

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/sample"
)

// BasisCase is one quote of the sample gold whose evidence, chain and reply the gold tells,
// with what was read of it.
type BasisCase struct {
	Article string
	Number  int
	Gold    *sample.GoldQuote
	Got     *hearsay.Quote
	Answers int // number of the gold quote that the read one answers, 0 for none, -1 for one that the gold does not have
}

// BasisCases reads the sample's articles with r, as ingest does, and pairs quotes as acts are
// paired; gold quotes that were not found and files without these cells are left out. Rules
// were written looking at articles of odd number only; nobody looked at the even ones.
func BasisCases(r QuoteReader) (odd, even [][]BasisCase, err error) {
	articles, err := sample.Articles()
	if err != nil {
		return nil, nil, err
	}
	for i, name := range sample.Names() {
		g, err := sample.Gold(name)
		if err != nil {
			return nil, nil, err
		}
		cases := basisCases(name, &g, r.Read(&hearsay.Revision{Title: g.Title, Text: g.Text, Lang: "en", Outlet: articles[i].Outlet}).Quotes)
		switch {
		case len(cases) == 0:
		case oddSlot(name):
			odd = append(odd, cases)
		default:
			even = append(even, cases)
		}
	}
	return odd, even, nil
}

func basisCases(name string, g *sample.GoldArticle, found []hearsay.Quote) (out []BasisCase) {
	numbers := map[hearsay.QuoteID]int{}
	for i := range g.Quotes {
		q := &g.Quotes[i]
		if k := pair(q, found); k >= 0 {
			numbers[found[k].ID] = q.Number
			if q.Basis != nil {
				out = append(out, BasisCase{Article: name, Number: q.Number, Gold: q, Got: &found[k]})
			}
		}
	}
	for i := range out {
		to := out[i].Got.RepliesTo
		if to == "" {
			continue
		}
		out[i].Answers = -1
		if n := numbers[to]; n > 0 {
			out[i].Answers = n
		}
		for k := range found {
			if found[k].ID == to && own(&found[k]) {
				out[i].Answers = 0 // gold marks no own voice: neither right nor wrong
			}
		}
	}
	return out
}

// pair returns the index of the found quote of the same field whose content shares most
// bytes with q's, at least half of either; -1 if there is none.
func pair(q *sample.GoldQuote, found []hearsay.Quote) int {
	best, at := 0, -1
	for k := range found {
		if n := sharedBytes(q.Content, found[k].Content); !own(&found[k]) && found[k].Field == q.Field && n > best && 2*n >= min(byteLen(q.Content), byteLen(found[k].Content)) {
			best, at = n, k
		}
	}
	return at
}

// Basis scores evidence, chains and replies on the sample gold: precision, recall and F1 in
// per cent, ".odd" for the articles that rules were written on, ".even" for the others.
// evidence counts pairs of quote and basis other than none_given, evidence.shown those of
// quote and showing; chain counts links in their order, chain.exact the quotes whose whole
// chain is right; replies counts pairs of quotes.
func Basis(r QuoteReader) (*Report, error) {
	odd, even, err := BasisCases(r)
	if err != nil {
		return nil, err
	}
	rep := &Report{Version: string(r.Version()), Corpus: "sample gold, articles with evidence, chain and replies", Figures: map[string]Figure{}}
	for _, half := range []struct {
		name string
		docs [][]BasisCase
	}{{"odd", odd}, {"even", even}} {
		for _, f := range []struct {
			name string
			of   func(BasisCase) basisCount
		}{{"evidence", evidenceCount}, {"evidence.shown", shownCount}, {"chain", chainCount}, {"replies", replyCount}} {
			rep.prf(f.name, half.name, half.docs, f.of)
		}
		exact := func(docs []int) (hit, all int) {
			for _, d := range docs {
				for _, c := range half.docs[d] {
					n := chainCount(c)
					hit, all = hit+oneIf(n.hit == n.want && n.hit == n.got), all+1
				}
			}
			return hit, all
		}
		rep.share("chain.exact."+half.name, len(half.docs), exact)
	}
	return rep, nil
}

// basisCount counts what the gold has, what was read, and what is in both.
type basisCount struct{ want, got, hit int }

// prf adds name.p.half, name.r.half and name.f1.half; N is what the share is of.
func (rep *Report) prf(name, half string, docs [][]BasisCase, of func(BasisCase) basisCount) {
	total := func(ids []int) (n basisCount) {
		for _, id := range ids {
			for _, c := range docs[id] {
				x := of(c)
				n.want, n.got, n.hit = n.want+x.want, n.got+x.got, n.hit+x.hit
			}
		}
		return n
	}
	rep.share(name+".p."+half, len(docs), func(ids []int) (int, int) { n := total(ids); return n.hit, n.got })
	rep.share(name+".r."+half, len(docs), func(ids []int) (int, int) { n := total(ids); return n.hit, n.want })
	rep.share(name+".f1."+half, len(docs), func(ids []int) (int, int) { n := total(ids); return 2 * n.hit, n.got + n.want })
}

// share adds a share in per cent with its interval over n documents.
func (rep *Report) share(name string, n int, of func(docs []int) (hit, all int)) {
	stat := func(docs []int) float64 { return percent(of(docs)) }
	docs := make([]int, n)
	for i := range docs {
		docs[i] = i
	}
	lo, hi := bootstrap(n, stat)
	_, all := of(docs)
	rep.add(name, Figure{Value: stat(docs), Lo: lo, Hi: hi, N: all})
}

func evidenceCount(c BasisCase) (n basisCount) {
	for _, e := range c.Gold.Basis.Evidence {
		n.want += oneIf(e != hearsay.NoneGiven)
	}
	for _, e := range c.Got.Evidence {
		n.got += oneIf(e != hearsay.NoneGiven)
		n.hit += oneIf(e != hearsay.NoneGiven && slices.Contains(c.Gold.Basis.Evidence, e))
	}
	return n
}

func shownCount(c BasisCase) basisCount {
	want, got := c.Gold.Basis.Shown, c.Got.EvidenceShown
	return basisCount{oneIf(want != ""), oneIf(got != ""), oneIf(want != "" && want == got)}
}

func replyCount(c BasisCase) basisCount {
	want := c.Gold.Basis.Replies
	return basisCount{oneIf(len(want) > 0), oneIf(c.Answers != 0), oneIf(slices.Contains(want, c.Answers))}
}

// chainCount counts links; those right are the longest common subsequence, so that a link out
// of its place is wrong.
func chainCount(c BasisCase) basisCount {
	want, got := c.Gold.Basis.Chain, c.Got.Chain
	row := make([]int, len(got)+1)
	for _, w := range want {
		left := 0 // row[k] of the line above
		for k := range got {
			up := row[k+1]
			switch {
			case sameLink(w, got[k]):
				row[k+1] = left + 1
			default:
				row[k+1] = max(up, row[k])
			}
			left = up
		}
	}
	return basisCount{len(want), len(got), row[len(got)]}
}

// sameLink compares names as speakers are compared; an unnamed source is the same where at
// least half of the gold's content words stand in its words, and where both count alike.
func sameLink(w sample.GoldLink, g hearsay.Link) bool {
	if w.Named != g.Named {
		return false
	}
	if w.Named {
		return sameSpeaker(w.Name, g.Name)
	}
	got := strings.Fields(strings.ToLower(g.Name))
	all, hit := 0, 0
	for _, x := range strings.FieldsFunc(strings.ToLower(w.Name), func(r rune) bool { return r == ' ' || r == ',' }) {
		if len(x) < 4 || strings.Contains(" with their from that ", " "+x+" ") {
			continue
		}
		all++
		hit += oneIf(slices.ContainsFunc(got, func(y string) bool { return strings.Trim(y, ",.\"“”’'") == x }))
	}
	return 2*hit >= all && hit > 0 && w.Count == g.Count
}
