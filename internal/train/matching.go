package train

import (
	"fmt"
	"math"
	"strings"

	"hearsay/internal/eval/checkthat"
	"hearsay/internal/link/claim/match"
)

// matchFolds is the number of parts of the train posts that are held out by turns.
const matchFolds = 5

// Matching trains the ranker of known claims on CheckThat! 2020's train posts under dir and
// returns the table lexicon/match/ranker.tsv. Progress, if not nil, is told MAP@5 in parts of
// train that were held out by turns, of BM25 and of the ranker, in percent.
func Matching(dir string, progress func(bm25, ranker float64)) ([]byte, error) {
	docs, err := checkthat.Claims(dir)
	if err != nil {
		return nil, err
	}
	posts, err := checkthat.Posts(dir, "train", len(docs))
	if err != nil {
		return nil, err
	}
	x, err := match.New(docs)
	if err != nil {
		return nil, err
	}
	var qs []query
	for _, p := range posts {
		q := query{right: -1}
		q.hits, q.pairs = x.Candidates(p.Text)
		for i, h := range q.hits {
			if h.Doc == p.Claim {
				q.right = i
			}
		}
		qs = append(qs, q)
	}
	var bm25, held float64
	for fold := range matchFolds {
		var in []query
		for i, q := range qs {
			if i%matchFolds != fold {
				in = append(in, q)
			}
		}
		r := match.With(fitRanker(in))
		for i, q := range qs {
			if i%matchFolds == fold && q.right >= 0 {
				held += q.precision(r)
				if q.right < 5 {
					bm25 += 1 / float64(q.right+1)
				}
			}
		}
	}
	n := float64(len(qs))
	if progress != nil {
		progress(100*bm25/n, 100*held/n)
	}
	w := fitRanker(qs)
	var b strings.Builder
	fmt.Fprintf(&b, `# what: weights by which known claims are ranked for a text
# origin: hearsay train matching, on the %d train posts of CheckThat! 2020 task 2 (github.com/sshaar/clef2020-factchecking-task2); MAP@5 of posts held out by turns %.1f, BM25 %.1f
# licence: Apache-2.0 for the numbers; no text of the corpus is in them (its terms: research use)
# columns: feature (package link/claim/match), weight
# version: 1
`, len(qs), 100*held/n, 100*bm25/n)
	for i, name := range match.Features {
		fmt.Fprintf(&b, "%s\t%.4f\n", name, w[i])
	}
	return []byte(b.String()), nil
}

// query is one post with its candidates; right is the place of its claim among them, -1 if none.
type query struct {
	hits  []match.Hit
	pairs []match.Pair
	right int
}

// precision is the average precision among the first five.
func (q *query) precision(r *match.Ranker) float64 {
	rank := 1
	mine := r.Score(&q.pairs[q.right])
	for i := range q.pairs {
		if s := r.Score(&q.pairs[i]); i != q.right && (s > mine || s == mine && q.hits[i].Doc < q.hits[q.right].Doc) {
			rank++
		}
	}
	if rank > 5 {
		return 0
	}
	return 1 / float64(rank)
}

// The recipe, chosen on train by turns: steps of full-batch Adam (Kingma and Ba 2015), its
// rate, and the pull to zero.
const (
	rankSteps = 1500
	rankRate  = .05
	rankPull  = 0.0002
)

// fitRanker maximises the likelihood of the right candidate under a softmax over all of its
// post (ListNet with one relevant item; Cao et al. 2007, "Learning to Rank").
func fitRanker(qs []query) match.Pair {
	var w, m, v match.Pair
	for step := 1; step <= rankSteps; step++ {
		var g match.Pair
		r := match.With(w)
		n := 0.0
		for _, q := range qs {
			if q.right < 0 {
				continue
			}
			n++
			s := make([]float64, len(q.pairs))
			top := math.Inf(-1)
			for i := range q.pairs {
				s[i] = r.Score(&q.pairs[i])
				top = max(top, s[i])
			}
			z := 0.0
			for i := range s {
				s[i] = math.Exp(s[i] - top)
				z += s[i]
			}
			for i := range s {
				d := s[i] / z
				if i == q.right {
					d--
				}
				for k, x := range q.pairs[i] {
					g[k] += d * x
				}
			}
		}
		for k := range w {
			g[k] = g[k]/max(n, 1) + rankPull*w[k]
			m[k] = .9*m[k] + .1*g[k]
			v[k] = .999*v[k] + .001*g[k]*g[k]
			w[k] -= rankRate * m[k] / (1 - math.Pow(.9, float64(step))) / (math.Sqrt(v[k]/(1-math.Pow(.999, float64(step)))) + 1e-8)
		}
	}
	return w
}
