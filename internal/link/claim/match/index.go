// Package match ranks known claims by how well they fit a text: it answers "which of these
// claims does this sentence make?".
//
// Candidates come from BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
// Framework") over title and text; a linear model over some twenty features, trained on
// CheckThat! 2020, orders them. Words decide: it knows no synonyms, and a claim told in other
// words is not found. An Index is read only once built and safe for concurrent use.
package match

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/link/claim/term"
)

// Doc is a known claim: what is claimed, and the headline it is filed under ("" without one).
type Doc struct{ Text, Title string }

// BM25's constants, chosen on CheckThat's train part.
const (
	saturation = 1.2
	lengthPull = 0.75
)

// Pool is how many candidates are looked at closely; of CheckThat's train posts 97 in 100
// have their claim among them.
const Pool = 60

// Index is a set of claims.
type Index struct {
	cut      *term.Cutter
	docs     []body
	postings map[uint64][]posting
	idf      map[uint64]float64
	gramIDF  map[uint32]float64
	mean     float64 // length of a claim in content words
	top      float64 // idf of a word that no claim holds
}

type posting struct {
	doc int32
	tf  float32
}

// body is a claim as the features see it.
type body struct {
	text, title field
	all         []uint64 // distinct content stems of both
	length      float64  // content words of both
	grams       []gram   // ascending
	gramNorm    float64
}

// field is one text: content stems in order, distinct ones, names and numbers among them.
type field struct {
	seq            []uint64
	set            []uint64 // ascending
	names, numbers []uint64
	norm           float64 // of the idf vector
}

// New builds an index. Cost is linear in the text.
func New(docs []Doc) (*Index, error) {
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	x := &Index{cut: cut, docs: make([]body, len(docs)), postings: map[uint64][]posting{}, idf: map[uint64]float64{}, gramIDF: map[uint32]float64{}}
	var terms []term.Term
	var sum float64
	for i, d := range docs {
		b := &x.docs[i]
		terms = cut.Append(terms[:0], d.Text)
		b.text = newField(terms)
		b.grams = grams(nil, terms, d.Text)
		terms = cut.Append(terms[:0], d.Title)
		b.title = newField(terms)
		b.grams = merge(b.grams, grams(nil, terms, d.Title))
		count := map[uint64]float32{}
		for _, s := range [][]uint64{b.text.seq, b.title.seq} {
			for _, h := range s {
				count[h]++
			}
		}
		for h, n := range count {
			b.all = append(b.all, h)
			x.postings[h] = append(x.postings[h], posting{int32(i), n})
		}
		slices.Sort(b.all)
		for _, g := range b.grams {
			x.gramIDF[g.id]++
		}
		b.length = float64(len(b.text.seq) + len(b.title.seq))
		sum += b.length
	}
	n := float64(len(docs))
	x.mean = max(sum/max(n, 1), 1)
	for h, p := range x.postings {
		x.idf[h] = math.Log(1 + (n-float64(len(p))+.5)/(float64(len(p))+.5))
	}
	x.top = math.Log(1 + (n+.5)/.5)
	for g, c := range x.gramIDF {
		x.gramIDF[g] = math.Log(1 + n/c)
	}
	for i := range x.docs {
		b := &x.docs[i]
		b.text.norm, b.title.norm = x.norm(b.text.set), x.norm(b.title.set)
		b.gramNorm = x.gramNorm(b.grams)
	}
	return x, nil
}

func newField(terms []term.Term) (f field) {
	for i := range terms {
		t := &terms[i]
		if !t.Content() {
			continue
		}
		f.seq = append(f.seq, t.Stem)
		if t.Kind&term.Number != 0 {
			f.numbers = append(f.numbers, t.Stem)
		} else if t.Kind&(term.Name|term.Inner) != 0 {
			f.names = append(f.names, t.Stem)
		}
	}
	f.set, f.names, f.numbers = distinct(f.seq), distinct(f.names), distinct(f.numbers)
	return f
}

func distinct(in []uint64) []uint64 {
	out := slices.Clone(in)
	slices.Sort(out)
	return slices.Compact(out)
}

func has(set []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(set, h)
	return ok
}

func (x *Index) weight(h uint64) float64 {
	if w, ok := x.idf[h]; ok {
		return w
	}
	return x.top
}

func (x *Index) norm(set []uint64) float64 {
	s := 0.0
	for _, h := range set {
		w := x.weight(h)
		s += w * w
	}
	return math.Sqrt(s)
}

// Hit is one claim found.
type Hit struct {
	Doc   int
	Score float64
}

// BM25 returns the k best claims by BM25 alone, best first; equal ones in the order of the
// index. It is the baseline of the evaluation and the source of candidates.
func (x *Index) BM25(query string, k int) []Hit {
	terms := x.cut.Append(nil, query)
	q := newField(terms)
	return x.bm25(&q, k)
}

func (x *Index) bm25(q *field, k int) []Hit {
	score := map[int32]float64{}
	for _, h := range q.set {
		w := x.idf[h]
		for _, p := range x.postings[h] {
			tf := float64(p.tf)
			score[p.doc] += w * tf * (saturation + 1) / (tf + saturation*(1-lengthPull+lengthPull*x.docs[p.doc].length/x.mean))
		}
	}
	hits := make([]Hit, 0, len(score))
	for d, s := range score {
		hits = append(hits, Hit{int(d), s})
	}
	sortHits(hits)
	return hits[:min(k, len(hits))]
}

func sortHits(hits []Hit) {
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Doc, b.Doc)) })
}
