package eval

import (
	"regexp"
	"strings"

	"hearsay/internal/eval/checkthat"
	"hearsay/internal/link/claim/match"
	"hearsay/sample"
)

// Matching measures how well known claims are found for a post: CheckThat! 2020 task 2, dev,
// mean average precision of the first five (links.matching.map5), beside BM25 over the same
// words (links.matching.bm25) and BM25 over words as they stand, which is the usual baseline
// (links.matching.bm25.plain). The ranker was trained, and everything chosen, on train.
//
// It also tells how quotes come together as claims: own hard cases of even number
// (links.claims.together, .opposite, .apart: shares that come out so), the sample world
// (links.claims.sample.found: planted slots with a quote of the claim that lie in one claim;
// .pure: slots of these claims that the plan names; .denials: slots of planted denials
// where a rejection was read, that are attached to a charge), and
// English claims that people clustered by theme (links.claims.themes.p and .r, B³).
func Matching(dir string, reader QuoteReader) (*Report, error) {
	docs, err := checkthat.Claims(dir)
	if err != nil {
		return nil, err
	}
	posts, err := checkthat.Posts(dir, "dev", len(docs))
	if err != nil {
		return nil, err
	}
	x, err := match.New(docs)
	if err != nil {
		return nil, err
	}
	r, err := match.NewRanker()
	if err != nil {
		return nil, err
	}
	plain := newPlainBM25(docs)
	rep := &Report{Version: "match/1", Corpus: "CheckThat! 2020 task 2, dev posts; own hard cases; sample world; claims by theme", Figures: map[string]Figure{}}
	for _, m := range []struct {
		name string
		rank func(string) []match.Hit
	}{
		{"links.matching.map5", func(s string) []match.Hit { return r.Rank(x, s, 5) }},
		{"links.matching.bm25", func(s string) []match.Hit { return x.BM25(s, 5) }},
		{"links.matching.bm25.plain", func(s string) []match.Hit { return plain.rank(s, 5) }},
	} {
		ap := make([]float64, len(posts))
		for i, p := range posts {
			for k, h := range m.rank(p.Text) {
				if h.Doc == p.Claim {
					ap[i] = 1 / float64(k+1) // one claim is right, so this is the average precision
				}
			}
		}
		mean := func(ids []int) float64 {
			s := 0.0
			for _, i := range ids {
				s += ap[i]
			}
			return 100 * s / float64(max(len(ids), 1))
		}
		all := make([]int, len(posts))
		for i := range all {
			all[i] = i
		}
		lo, hi := bootstrap(len(posts), mean)
		rep.add(m.name, Figure{Value: mean(all), Lo: lo, Hi: hi, N: len(posts)})
	}
	if err := claimFigures(rep, dir, reader); err != nil {
		return nil, err
	}
	return rep, nil
}

// claimFigures adds the figures of package claim.
func claimFigures(rep *Report, dir string, reader QuoteReader) error {
	w, err := sample.World()
	if err != nil {
		return err
	}
	o := StandInOptions(w)
	outcomes, err := HardClaims(reader, w, 0, o)
	if err != nil {
		return err
	}
	hardFigures(rep, outcomes)
	plot, err := sample.LoadPlot()
	if err != nil {
		return err
	}
	quotes, slots, res, err := SampleClaims(reader, w, o)
	if err != nil {
		return err
	}
	var found, read, extra, attached, denials int
	for _, p := range PlotClaims(plot, quotes, slots, res.Claims) {
		found, read, extra = found+len(p.Found), read+len(p.Read), extra+len(p.Extra)
	}
	for _, d := range PlotDenials(plot, quotes, slots, res.Claims) {
		attached, denials = attached+len(d.Attached), denials+len(d.Read)
	}
	rep.parts("links.claims.sample.found", found, read)
	rep.parts("links.claims.sample.pure", found, found+extra)
	rep.parts("links.claims.sample.denials", attached, denials)
	got, want, err := clusteredClaims(dir)
	if err != nil {
		return err
	}
	all := make([]int, len(got))
	for i := range all {
		all[i] = i
	}
	for _, f := range []struct {
		name string
		of   func(ids []int) float64
	}{
		{"links.claims.themes.p", func(ids []int) float64 { p, _ := bCubed(got, want, ids); return 100 * p }},
		{"links.claims.themes.r", func(ids []int) float64 { _, r := bCubed(got, want, ids); return 100 * r }},
	} {
		lo, hi := bootstrap(len(got), f.of)
		rep.add(f.name, Figure{Value: f.of(all), Lo: lo, Hi: hi, N: len(got)})
	}
	return nil
}

// parts adds the share of n out of all, in percent, with the bootstrap interval of its parts.
func (r *Report) parts(name string, n, all int) {
	mean := func(ids []int) float64 {
		s := 0
		for _, i := range ids {
			if i < n {
				s++
			}
		}
		return 100 * float64(s) / float64(max(all, 1))
	}
	lo, hi := bootstrap(all, mean)
	r.add(name, Figure{Value: 100 * float64(n) / float64(max(all, 1)), Lo: lo, Hi: hi, N: all})
}

// plainBM25 is BM25 over lower-cased words, all of them, with the customary constants.
type plainBM25 struct {
	x *match.Plain
}

var plainWord = regexp.MustCompile(`[\p{L}\p{N}]+`)

func newPlainBM25(docs []match.Doc) plainBM25 {
	words := make([][]string, len(docs))
	for i, d := range docs {
		words[i] = plainWord.FindAllString(strings.ToLower(d.Text+" "+d.Title), -1)
	}
	return plainBM25{match.NewPlain(words)}
}

func (p plainBM25) rank(s string, k int) []match.Hit {
	return p.x.Rank(plainWord.FindAllString(strings.ToLower(s), -1), k)
}
