package match

import (
	"fmt"
	"math"

	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// Features of a pair of query and claim, in the order of [Pair]. All lie within [0, 1] but
// length, which is a logarithm.
var Features = []string{"bm25", "best", "rank", "claim_held", "title_held", "query_held", "claim_cosine", "title_cosine", "grams",
	"pairs", "names_held", "names_missing", "numbers_shared", "numbers_missing", "run", "both", "length", "title_pairs", "rare", "sentence"}

// Pair is the values of [Features] for one candidate.
type Pair [20]float64

// Ranker orders candidates by a linear model over [Features].
type Ranker struct{ weights Pair }

// NewRanker returns the ranker with the shipped weights.
func NewRanker() (*Ranker, error) {
	w, err := match.Ranker()
	if err != nil {
		return nil, err
	}
	r := &Ranker{}
	known := 0
	for i, name := range Features {
		if v, ok := w[name]; ok {
			r.weights[i] = v
			known++
		}
	}
	if known != len(w) {
		return nil, fmt.Errorf("ranker.tsv: weights of features that are none")
	}
	return r, nil
}

// With returns a ranker of these weights.
func With(weights Pair) *Ranker { return &Ranker{weights} }

// Score is the model's value, with no unit: only differences mean something.
func (r *Ranker) Score(p *Pair) float64 {
	s := 0.0
	for i, v := range p {
		s += v * r.weights[i]
	}
	return s
}

// Rank returns the k claims that fit query best, best first; equal ones in the order of the index.
func (r *Ranker) Rank(x *Index, query string, k int) []Hit {
	hits, pairs := x.Candidates(query)
	for i := range hits {
		hits[i].Score = r.Score(&pairs[i])
	}
	sortHits(hits)
	return hits[:min(k, len(hits))]
}

// Candidates returns up to [Pool] claims with the features of each.
func (x *Index) Candidates(query string) ([]Hit, []Pair) {
	terms := x.cut.Append(nil, query)
	var parts []field
	for part := range sentences(query) {
		f := newField(x.cut.Append(nil, part))
		if len(f.set) > 2 {
			f.norm = x.norm(f.set)
			parts = append(parts, f)
		}
	}
	q := newField(terms)
	q.norm = x.norm(q.set)
	qg := grams(nil, terms, query)
	qn := x.gramNorm(qg)
	total := x.sum(q.set)
	hits := x.bm25(&q, Pool)
	pairs := make([]Pair, len(hits))
	for i, h := range hits {
		d := &x.docs[h.Doc]
		best := 0.0
		for k := range parts {
			best = max(best, x.cosine(&parts[k], &d.text), x.cosine(&parts[k], &d.title))
		}
		title := &d.title
		if len(title.set) == 0 {
			title = &d.text // a claim without a headline stands under its own words
		}
		heldText, heldTitle := x.held(d.text.set, q.set), x.held(title.set, q.set)
		pair := Pair{
			h.Score / max(hits[0].Score, 1e-9),
			h.Score / max(total*(saturation+1), 1e-9),
			1 / float64(i+1),
			heldText, heldTitle,
			x.held(q.set, d.all),
			x.cosine(&q, &d.text), x.cosine(&q, title),
			x.gramDot(qg, d.grams) / max(qn*d.gramNorm, 1e-9),
			x.runs(&d.text, &q, 2),
			x.held(d.text.names, q.set), missing(d.text.names, q.set),
			share(d.text.numbers, q.set), missing(d.text.numbers, q.set),
			longest(d.text.seq, q.seq) / max(float64(len(d.text.seq)), 1),
			math.Sqrt(max(heldText*heldTitle, 0)),
			math.Log(float64(1+len(d.text.seq))) - math.Log(float64(1+len(q.seq))),
			x.runs(title, &q, 2),
			x.rarest(d.text.set, q.set),
			best,
		}
		pairs[i] = pair
	}
	return hits, pairs
}

func (x *Index) sum(set []uint64) float64 {
	s := 0.0
	for _, h := range set {
		s += x.weight(h)
	}
	return s
}

// held is the share of set, by weight, that other holds.
func (x *Index) held(set, other []uint64) float64 {
	hit, all := 0.0, 0.0
	for _, h := range set {
		w := x.weight(h)
		all += w
		if has(other, h) {
			hit += w
		}
	}
	if all == 0 {
		return 0
	}
	return hit / all
}

// rarest is the weight of the rarest word shared, against that of a word no claim holds.
func (x *Index) rarest(set, other []uint64) float64 {
	best := 0.0
	for _, h := range set {
		if has(other, h) {
			best = max(best, x.weight(h))
		}
	}
	return best / x.top
}

func share(set, other []uint64) float64 {
	n := 0
	for _, h := range set {
		if has(other, h) {
			n++
		}
	}
	return float64(n) / float64(len(set)+1)
}

func missing(set, other []uint64) float64 {
	n := 0
	for _, h := range set {
		if !has(other, h) {
			n++
		}
	}
	return float64(n) / float64(len(set)+1)
}

func (x *Index) cosine(a, b *field) float64 {
	dot := 0.0
	for _, h := range b.set {
		if has(a.set, h) {
			w := x.weight(h)
			dot += w * w
		}
	}
	return dot / max(a.norm*b.norm, 1e-9)
}

// runs is the share of a's runs of n content words that b holds too, by weight.
func (x *Index) runs(a, b *field, n int) float64 {
	in := map[uint64]bool{}
	for i := 0; i+n <= len(b.seq); i++ {
		in[mix(b.seq[i:i+n])] = true
	}
	hit, all := 0.0, 0.0
	for i := 0; i+n <= len(a.seq); i++ {
		w := x.sum(a.seq[i : i+n])
		all += w
		if in[mix(a.seq[i:i+n])] {
			hit += w
		}
	}
	if all == 0 {
		return 0
	}
	return hit / all
}

func mix(l []uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range l {
		h = (h ^ x) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// longest is the length of the longest run of words that both hold.
func longest(a, b []uint64) float64 {
	best := 0
	prev, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			row[j+1] = 0
			if x == y {
				row[j+1] = prev[j] + 1
				best = max(best, row[j+1])
			}
		}
		prev, row = row, prev
	}
	return float64(best)
}

// Terms returns the words of a text, for callers that compare texts themselves.
func (x *Index) Terms(s string) []term.Term { return x.cut.Append(nil, s) }

// sentences cuts a text after full stops, marks and lines.
func sentences(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i < len(s); i++ {
			if (s[i] == '.' || s[i] == '!' || s[i] == '?' || s[i] == '\n') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n') {
				if !yield(s[from : i+1]) {
					return
				}
				from = i + 1
			}
		}
		if from < len(s) {
			yield(s[from:])
		}
	}
}
